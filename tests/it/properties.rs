//! What must hold of every study and of every number, tried on many made-up ones: the order of the input
//! and its division into files change nothing, shares add up or the table says why not, and statistics
//! keep the laws that they are known by.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use serde_json::{Value, json};
use steelyard_core::analysis::{
    Basis, CrossTab, MOST_PAIRS_LISTED, Mapping, NoteKind, SaturationRule, StatisticsSettings,
    TableOptions, TableSpec, Unit, co_occurrence, coder_agreement, compare, cross_tabulate,
    equal_groups, rank, ratings, resolve, saturation, spread,
};
use steelyard_core::dataset::CodedDataset;
use steelyard_core::engine::{Engine, Response, Settings};
use steelyard_core::ids::IdVec;
use steelyard_core::statistics::{
    Metric, Overlap, Share, Weights, benjamini_hochberg, brennan_prediger, cohen, conger, fisher,
    fleiss, freeman_halton, guest, gwet, holm, krippendorff, permute_shares, scott, wilson,
    wilson_corrected,
};
use steelyard_core::valence::Valence;

use super::support::engine::{ask, load};
use super::support::random::Random;

pub const HEADER: &str = "participant,source,site,group,coder,segment id,domain,code,type,rating";
const STUDIES: u64 = 12;

/// The rows of a made-up study: blanks, several codes on a segment, two coders, people in two groups, and
/// ratings that contradict each other.
pub fn rows(seed: u64) -> Vec<String> {
    let mut random = Random::new(seed);
    let size = 30 + random.below(60);
    (0..size)
        .map(|_| {
            // A segment stands in one source and is one person's, whoever codes it; a person may be of
            // two groups or of none.
            let segment = random.below(17);
            let named = |prefix: &str, of: usize| {
                if segment % of == of - 1 {
                    String::new()
                } else {
                    format!("{prefix}{}", segment % of)
                }
            };
            let who = named("P", 7);
            let group = match segment {
                0..=5 => "G0",
                6..=11 => "G1",
                12 => "",
                _ => "G2",
            };
            let source = format!("S{}", segment % 6);
            let site = named("North", 4);
            let coder = *random.of(&["C0", "C1", "C2", "C0", "C1", ""]);
            let code = random.below(7);
            let side = *random.of(&["barrier", "facilitator", "mixed", "neutral", ""]);
            let rating = *random.of(&["-2", "-1", "0", "1", "2", "", ""]);
            format!(
                "{who},{source},{site},{group},{coder},{segment},D{},K{code},{side},{rating}",
                code % 3
            )
        })
        .collect()
}

fn shuffled(rows: &[String], random: &mut Random) -> Vec<String> {
    let mut rows = rows.to_vec();
    for last in (1..rows.len()).rev() {
        rows.swap(last, random.below(last + 1));
    }
    rows
}

/// The dataset of files of rows under one header, counted by its own labels.
pub fn dataset(files: &[&[String]]) -> (CodedDataset, Mapping) {
    let csv = |rows: &[String]| format!("{HEADER}\n{}\n", rows.join("\n"));
    let named: Vec<(String, String)> =
        files.iter().enumerate().map(|(at, rows)| (format!("part {at}.csv"), csv(rows))).collect();
    let files: Vec<(&str, &[u8])> =
        named.iter().map(|(name, csv)| (name.as_str(), csv.as_bytes())).collect();
    let settings = Settings { framework: Some("none".into()), ..Settings::default() };
    let mut engine = Engine::new();
    let answer = ask(&mut engine, load(&files, settings));
    assert!(matches!(answer, Response::Study(_)), "{answer:?}");
    let data = engine.dataset().unwrap().clone();
    let items = IdVec::of_size(data.code_keys.len());
    (data, Mapping { codebook: None, items })
}

/// A specification for a dataset.
pub fn spec(data: &CodedDataset, mapping: &Mapping, options: Value) -> TableSpec {
    let asked: TableOptions = serde_json::from_value(options).unwrap();
    resolve(&asked, data, mapping).unwrap()
}

pub const UNITS: [&str; 5] = ["codings", "segments", "participants", "sources", "sites"];
const BASES: [&str; 5] =
    ["count", "share_of_valence", "share_of_group", "share_of_domain", "share_of_units"];
pub const COLUMNS: [&str; 5] = ["all", "group", "source", "site", "coder"];

fn is_of_people(unit: &str) -> bool {
    matches!(unit, "participants" | "sources" | "sites")
}

/// Every number of a table by its labels, with its notes.
fn numbers_of_table(table: &CrossTab) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (row, cells) in table.rows.iter().zip(&table.cells) {
        found.insert(row.key.clone(), format!("{:?} {:?}", row.totals, row.total));
        for (column, cell) in table.columns.iter().zip(cells) {
            found.insert(format!("{} | {}", row.key, column.key), format!("{cell:?}"));
        }
    }
    for column in &table.columns {
        found.insert(format!("column {}", column.key), format!("{column:?}"));
    }
    let mut notes: Vec<String> = table.notes.iter().map(|note| format!("{note:?}")).collect();
    notes.sort();
    found.insert("all".to_owned(), format!("{:?} {notes:?}", table.totals));
    found
}

/// Every number of the tables of a study, whatever their rows and columns, units and bases.
fn tables(data: &CodedDataset, mapping: &Mapping) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for (rows, columns) in
        [("domain", "group"), ("code", "coder"), ("code", "site"), ("code", "all")]
    {
        for unit in UNITS {
            for basis in BASES {
                if basis == "share_of_units" && !is_of_people(unit) {
                    continue;
                }
                let asked = json!({"rows": rows, "columns": columns, "unit": unit, "basis": basis});
                let table = cross_tabulate(&spec(data, mapping, asked.clone()), data, mapping);
                let numbers = numbers_of_table(&table.unwrap());
                all.extend(
                    numbers.into_iter().map(|(at, number)| (format!("{asked} {at}"), number)),
                );
            }
        }
    }
    all
}

/// Floating-point sums may come in another order; nothing is told apart by the last digits.
fn digits(value: Option<f64>) -> String {
    value.map_or_else(String::new, |value| format!("{value:.9}"))
}

/// Every number of the sheets of a study in an order of its own. Left out is what depends on the order of
/// the input by design: the label of the largest contributor among several alike, new codes by source, and
/// which of two rows of a pair is named first.
fn sheets(data: &CodedDataset, mapping: &Mapping) -> Vec<String> {
    let asked = |columns: &str, unit: &str| {
        spec(data, mapping, json!({"rows": "code", "columns": columns, "unit": unit}))
    };
    let mut all = Vec::new();
    for columns in ["group", "site"] {
        let by = asked(columns, "participants");
        let found = spread(&by, data, mapping).unwrap();
        all.push(format!("nameless {}", found.nameless));
        all.extend(found.bars.into_iter().map(|mut bar| {
            bar.largest_label.clear();
            format!("{bar:?}")
        }));
        let found = rank(&by, data, mapping).unwrap();
        all.extend(found.rows.iter().map(|row| format!("{row:?}")));
        let found = ratings(&by, data, mapping, &StatisticsSettings::default()).unwrap();
        for row in found.rows {
            all.push(format!("{} {:?} {:?}", row.key, row.range, row.median));
            let cells = row.cells.iter().zip(&found.sites);
            all.extend(cells.map(|(cell, site)| format!("{} {site:?} {cell:?}", row.key)));
        }
        for unit in ["participants", "sources", "codings"] {
            let by = asked(columns, unit);
            let found = equal_groups(&by, data, mapping).unwrap();
            for line in found.lines {
                let mut groups: Vec<_> = found.groups.iter().zip(line.groups).collect();
                groups.sort_by_key(|group| format!("{group:?}"));
                let (mean, pooled) = (digits(line.mean_percent), line.pooled);
                all.push(format!(
                    "{} {:?} {groups:?} {mean} {pooled:?}",
                    line.row.name(),
                    line.valence
                ));
            }
            let found = compare(&by, data, mapping, true, 1).unwrap();
            all.push(format!("{unit} {columns} {:?}", found.refused));
            for line in found.lines {
                let mut groups: Vec<_> = found
                    .groups
                    .iter()
                    .zip(line.groups.iter().map(|one| format!("{one:?}")))
                    .collect();
                groups.sort_by_key(|group| format!("{group:?}"));
                let p = [line.p, line.holm, line.benjamini_hochberg].map(digits);
                all.push(format!("{} {:?} {groups:?} {p:?}", line.row.name(), line.valence));
            }
        }
        let rule = SaturationRule { base: 2, run: 2, threshold_percent: 5, seed: 1 };
        for part in saturation(&by, data, mapping, rule).unwrap().parts {
            let mut sources: Vec<&String> = part.sources.iter().map(|source| &source.0).collect();
            sources.sort();
            let codes = (part.codes(), &part.codes_by_sources);
            all.push(format!("{:?} {sources:?} {codes:?}", part.label));
        }
    }
    let by = asked("all", "codings");
    let found = coder_agreement(&by, data, mapping, 100).unwrap();
    all.push(format!("{} {} {}", found.passages, found.double_coded, found.unlisted));
    for row in found.rows {
        let values = row.values;
        let value = |one: Option<steelyard_core::statistics::Agreement>| {
            digits(one.and_then(|one| one.value))
        };
        all.push(format!(
            "{} {} {} {} {} {} {}",
            row.label.name(),
            row.applied,
            values.units,
            value(values.kappa),
            value(values.fleiss),
            value(Some(values.ac1)),
            digits(values.alpha.and_then(|alpha| alpha.value)),
        ));
    }
    let of_ratings = found.ratings.map(|(ordinal, interval)| {
        (ordinal.pairable, digits(ordinal.value), digits(interval.value))
    });
    all.push(format!("{of_ratings:?} {}", found.disagreements.len()));
    let found = co_occurrence(&by, data, mapping, MOST_PAIRS_LISTED).unwrap();
    all.push(format!("{} {}", found.segments, found.unlisted));
    all.extend(found.pairs.iter().map(|pair| {
        let mut two = [(&pair.first, pair.overlap.first), (&pair.second, pair.overlap.second)];
        two.sort_by_key(|one| format!("{one:?}"));
        format!("{two:?} {}", pair.overlap.both)
    }));
    all.sort();
    all
}

fn assert_same<T: PartialEq + std::fmt::Debug>(one: &[T], other: &[T], what: &str) {
    assert_eq!(one.len(), other.len(), "{what}");
    for (one, other) in one.iter().zip(other) {
        assert_eq!(one, other, "{what}");
    }
}

#[test]
fn the_order_of_the_rows_changes_no_number() {
    for seed in 0..STUDIES {
        let mut random = Random::new(seed + 1_000);
        let rows = rows(seed);
        let (data, mapping) = dataset(&[&rows]);
        let (turned, turned_mapping) = dataset(&[&shuffled(&rows, &mut random)]);
        let (one, other) = (tables(&data, &mapping), tables(&turned, &turned_mapping));
        assert_same(
            &one.into_iter().collect::<Vec<_>>(),
            &other.into_iter().collect::<Vec<_>>(),
            &format!("tables of {seed}"),
        );
        let (one, other) = (sheets(&data, &mapping), sheets(&turned, &turned_mapping));
        assert_same(&one, &other, &format!("sheets of {seed}"));
    }
}

#[test]
fn a_file_in_two_parts_is_the_same_study() {
    for seed in 0..STUDIES {
        let rows = rows(seed);
        let (data, mapping) = dataset(&[&rows]);
        let at = 1 + Random::new(seed).below(rows.len() - 1);
        let (split, split_mapping) = dataset(&[&rows[..at], &rows[at..]]);
        let (one, other) = (tables(&data, &mapping), tables(&split, &split_mapping));
        assert_same(
            &one.into_iter().collect::<Vec<_>>(),
            &other.into_iter().collect::<Vec<_>>(),
            &format!("tables of {seed} in parts at {at}"),
        );
        let (one, other) = (sheets(&data, &mapping), sheets(&split, &split_mapping));
        assert_same(&one, &other, &format!("sheets of {seed} in parts at {at}"));
    }
}

/// Sums that a basis must make 100 %: of what stands under one denominator.
fn whole(table: &CrossTab, spec: &TableSpec) -> Vec<(u64, u64)> {
    let mut sums: BTreeMap<(usize, usize), (u64, u64)> = BTreeMap::new();
    for (row, cells) in table.cells.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            for valence in Valence::ALL {
                let number = cell.get(valence);
                let key = match spec.basis {
                    Basis::ShareOfValence => (valence.index(), 0),
                    Basis::ShareOfGroup => (column, valence.index()),
                    Basis::ShareOfDomain => (row, 0),
                    Basis::ShareOfUnits | Basis::Count => (column, 0),
                };
                let of = u64::from(number.denominator.unwrap());
                let sum = sums.entry(key).or_insert((0, of));
                assert_eq!(sum.1, of, "one denominator under one sum");
                sum.0 += u64::from(number.count.shown().unwrap());
            }
        }
    }
    sums.into_values().collect()
}

#[test]
fn shares_of_a_basis_make_a_whole_or_the_table_says_why_not() {
    let mut overlapped = 0;
    for seed in 0..STUDIES {
        let (data, mapping) = dataset(&[&rows(seed)]);
        for columns in COLUMNS {
            for unit in UNITS {
                for basis in &BASES[1..] {
                    if *basis == "share_of_units" && !is_of_people(unit) {
                        continue;
                    }
                    let asked =
                        json!({"rows": "code", "columns": columns, "unit": unit, "basis": basis});
                    let spec = spec(&data, &mapping, asked.clone());
                    let table = cross_tabulate(&spec, &data, &mapping).unwrap();
                    let says = table.notes.contains(&NoteKind::UnitsOverlap.into());
                    assert_eq!(says, spec.unit != Unit::Codings, "{asked}");
                    for (sum, of) in whole(&table, &spec) {
                        if *basis != "share_of_units" && spec.unit == Unit::Codings {
                            assert_eq!(sum, of, "{asked}");
                        } else if *basis != "share_of_units" {
                            // Everything in the denominator stands in some cell.
                            assert!(sum >= of, "{asked}: {sum} of {of}");
                        }
                        overlapped += u32::from(sum > of);
                        assert!(sum <= of || says, "{asked}: {sum} of {of}");
                    }
                    let alone =
                        table.cells.iter().flatten().flat_map(|cell| cell.valences.values());
                    for number in alone {
                        assert!(
                            number.count.shown().unwrap() <= number.denominator.unwrap(),
                            "{asked}: {number:?}"
                        );
                    }
                }
            }
        }
    }
    assert!(overlapped > 0, "no made-up study has what the note is for");
}

/// Made-up categories of each coder of each unit, some missing.
fn coded(
    random: &mut Random,
    coders: usize,
    categories: usize,
    missing: bool,
) -> Vec<Vec<Option<usize>>> {
    let units = 5 + random.below(30);
    (0..units)
        .map(|_| {
            let likely = random.below(categories);
            let value = |random: &mut Random| match random.below(6) {
                0 if missing => None,
                1 | 2 => Some(random.below(categories)),
                _ => Some(likely),
            };
            (0..coders).map(|_| value(random)).collect()
        })
        .collect()
}

fn counts(units: &[Vec<Option<usize>>], categories: usize) -> Vec<Vec<u32>> {
    let of = |unit: &Vec<Option<usize>>, category| {
        unit.iter().flatten().filter(|value| **value == category).count() as u32
    };
    units.iter().map(|unit| (0..categories).map(|category| of(unit, category)).collect()).collect()
}

fn values(units: &[Vec<Option<usize>>]) -> Vec<Vec<f64>> {
    units.iter().map(|unit| unit.iter().flatten().map(|value| *value as f64).collect()).collect()
}

fn square(units: &[Vec<Option<usize>>], categories: usize) -> Vec<Vec<u32>> {
    let mut table = vec![vec![0; categories]; categories];
    for unit in units {
        if let (Some(one), Some(other)) = (unit[0], unit[1]) {
            table[one][other] += 1;
        }
    }
    table
}

/// Every coefficient of some units; ordinal ones only where `ordered`, for their categories have names that
/// mean something.
fn coefficients(
    units: &[Vec<Option<usize>>],
    categories: usize,
    ordered: bool,
) -> Vec<Option<f64>> {
    let counts = counts(units, categories);
    let weights: &[Weights] =
        if ordered { &[Weights::Identity, Weights::Quadratic] } else { &[Weights::Identity] };
    let mut all = Vec::new();
    for weights in weights {
        let table = square(units, categories);
        let two = units[0].len() == 2;
        all.extend([
            cohen(&table, *weights).filter(|_| two).map(|one| one.0),
            scott(&table, *weights).filter(|_| two),
            conger(units, categories, *weights),
            fleiss(&counts, categories, *weights),
            gwet(&counts, categories, *weights),
            brennan_prediger(&counts, categories, *weights),
        ]);
    }
    let metrics: &[Metric] = if ordered {
        &[Metric::Nominal, Metric::Ordinal, Metric::Interval, Metric::Ratio]
    } else {
        &[Metric::Nominal]
    };
    let alphas = metrics.iter().map(|metric| krippendorff(&values(units), *metric));
    let alphas: Vec<Option<f64>> = alphas.map(|alpha| alpha.and_then(|one| one.value)).collect();
    all.into_iter().map(|one| one.and_then(|one| one.value)).chain(alphas).collect()
}

fn assert_near(one: &[Option<f64>], other: &[Option<f64>], what: &str) {
    assert_eq!(one.len(), other.len());
    for (at, (one, other)) in one.iter().zip(other).enumerate() {
        assert_eq!(one.is_some(), other.is_some(), "{what}, coefficient {at}");
        let apart = one.unwrap_or(0.0) - other.unwrap_or(0.0);
        assert!(apart.abs() < 1e-9, "{what}, coefficient {at}: {one:?} and {other:?}");
    }
}

#[test]
fn agreement_keeps_its_laws() {
    for seed in 0..60 {
        let mut random = Random::new(seed);
        let (coders, categories) = (2 + random.below(3), 2 + random.below(4));
        let units = coded(&mut random, coders, categories, seed % 2 == 0);
        let ordered = coefficients(&units, categories, true);
        let what = format!("seed {seed}");
        assert!(ordered.iter().flatten().all(|value| *value <= 1.0 + 1e-12), "{what}: {ordered:?}");
        let mut turned = units.clone();
        turned.reverse();
        turned.rotate_left(units.len() / 3);
        assert_near(&ordered, &coefficients(&turned, categories, true), &format!("{what}, units"));
        let mut turned = units.clone();
        turned.iter_mut().for_each(|unit| unit.reverse());
        assert_near(&ordered, &coefficients(&turned, categories, true), &format!("{what}, coders"));
        let mut renamed = units.clone();
        for value in renamed.iter_mut().flatten().flatten() {
            *value = (*value + 1) % categories;
        }
        assert_near(
            &coefficients(&units, categories, false),
            &coefficients(&renamed, categories, false),
            &format!("{what}, names"),
        );
        // Turned round, an order is the same order, and its distances the same.
        let mut mirrored = units.clone();
        for value in mirrored.iter_mut().flatten().flatten() {
            *value = categories - 1 - *value;
        }
        for metric in [Metric::Ordinal, Metric::Interval] {
            let of = |units: &[Vec<Option<usize>>]| {
                krippendorff(&values(units), metric).and_then(|one| one.value)
            };
            assert_near(&[of(&units)], &[of(&mirrored)], &format!("{what}, mirrored"));
        }

        // All say what the first says, and at least two things are said.
        let mut agreed = units.clone();
        for (at, unit) in agreed.iter_mut().enumerate() {
            let said = Some(at % categories);
            unit.iter_mut().for_each(|value| *value = value.and(said));
            unit[0] = said;
            unit[1] = said;
        }
        let perfect = coefficients(&agreed, categories, true);
        for (at, value) in perfect.iter().enumerate() {
            let is_of_two = coders == 2 || !matches!(at, 0 | 1 | 6 | 7);
            // Cohen's and Conger's, where values are missing, take margins over other units than they
            // take agreement over; perfect agreement is 1 all the same.
            assert_eq!(value.is_some(), is_of_two, "{what}, coefficient {at}");
            assert!(
                value.is_none_or(|value| (value - 1.0).abs() < 1e-9),
                "{what}, {at}: {value:?}"
            );
        }

        // Without missing values nominal alpha is Fleiss' kappa but for a term that goes with 1/n.
        let whole = coded(&mut random, coders, categories, false);
        let alpha = krippendorff(&values(&whole), Metric::Nominal).unwrap();
        let kappa = fleiss(&counts(&whole, categories), categories, Weights::Identity).unwrap();
        if let (Some(alpha_value), Some(kappa)) = (alpha.value, kappa.value) {
            let n = f64::from(alpha.pairable);
            let corrected = kappa + (1.0 - kappa) / n;
            assert!((alpha_value - corrected).abs() < 1e-9, "{what}: {alpha_value}, {corrected}");
        }
    }
}

/// Ways to choose, by Pascal's triangle.
fn choose(all: usize, few: usize) -> f64 {
    let mut row = vec![1.0];
    for _ in 0..all {
        let mut next = vec![1.0; row.len() + 1];
        for at in 1..row.len() {
            next[at] = row[at - 1] + row[at];
        }
        row = next;
    }
    row.get(few).copied().unwrap_or(0.0)
}

fn of_any_size(table: &[Vec<u32>]) -> Option<f64> {
    freeman_halton(table, &mut 2_000_000)
}

#[test]
fn exact_tests_keep_their_laws() {
    let mut random = Random::new(1);
    for _ in 0..150 {
        let [a, b, c, d] = [0; 4].map(|_: u32| random.below(8) as u32);
        let (row, other, column) = (a + b, c + d, a + c);
        let all = row + other;
        if all == 0 {
            continue;
        }
        // The tables of these margins, by counting ways.
        let tables = column.saturating_sub(other)..=row.min(column);
        let probability = |x: u32| {
            choose(row as usize, x as usize) * choose(other as usize, (column - x) as usize)
                / choose(all as usize, column as usize)
        };
        let sum: f64 = tables.clone().map(probability).sum();
        assert!((sum - 1.0).abs() < 1e-12);
        let seen = fisher([[a, b], [c, d]]).unwrap();
        let own = probability(a);
        let expected: f64 =
            tables.clone().map(probability).filter(|one| *one <= own * (1.0 + 1e-7)).sum();
        let less: f64 = tables.clone().filter(|x| *x <= a).map(probability).sum();
        let near = |seen: f64, expected: f64, what: &str| {
            assert!((seen - expected).abs() < 1e-9, "{what} {a} {b} {c} {d}: {seen}, {expected}");
        };
        near(seen.two_sided, expected, "two-sided");
        near(seen.less, less, "less");
        // Both tails hold the table itself.
        near(seen.less + seen.greater, 1.0 + own, "tails");
        for (what, turned) in [
            ("groups", [[c, d], [a, b]]),
            ("yes and no", [[b, a], [d, c]]),
            ("rows and columns", [[a, c], [b, d]]),
        ] {
            near(fisher(turned).unwrap().two_sided, seen.two_sided, what);
        }
        near(of_any_size(&[vec![a, b], vec![c, d]]).unwrap(), seen.two_sided, "any size");
        // Of three groups, turned every way.
        let e = random.below(5) as u32;
        let wide = [vec![a, c, e], vec![b, d, 2]];
        let p = of_any_size(&wide).unwrap();
        assert!((0.0..=1.0).contains(&p), "{p}");
        near(of_any_size(&[vec![e, a, c], vec![2, b, d]]).unwrap(), p, "columns");
        near(of_any_size(&[vec![b, d, 2], vec![a, c, e]]).unwrap(), p, "rows");
        near(of_any_size(&[vec![a, b], vec![c, d], vec![e, 2]]).unwrap(), p, "turned");
    }
}

#[test]
fn permutations_are_counted_as_by_hand() {
    for seed in 0..40 {
        let mut random = Random::new(seed);
        let mut people = |size: usize| -> Vec<Share> {
            let person = |random: &mut Random| {
                let of = random.below(5) as u32;
                Share { count: random.below(of as usize + 1) as u32, of }
            };
            (0..size).map(|_| person(&mut random)).collect()
        };
        let (first, second) = (people(2 + seed as usize % 4), people(3 + seed as usize % 3));
        let all: Vec<Share> = first.iter().chain(&second).copied().collect();
        let share = |keep: &dyn Fn(usize) -> bool| {
            let kept = all.iter().enumerate().filter(|(at, _)| keep(*at));
            let (count, of) = kept.fold((0, 0), |sum, one| (sum.0 + one.1.count, sum.1 + one.1.of));
            (of > 0).then(|| f64::from(count) / f64::from(of))
        };
        let difference = |mask: u32| {
            let is_first = |at: usize| mask >> at & 1 == 1;
            Some(share(&is_first)? - share(&|at| !is_first(at))?)
        };
        let observed = difference((1 << first.len()) - 1);
        let found = permute_shares(&first, &second, 1);
        assert_eq!(found.is_some(), observed.is_some());
        let (Some(found), Some(observed)) = (found, observed) else { continue };
        let masks =
            (0_u32..1 << all.len()).filter(|mask| mask.count_ones() as usize == first.len());
        let extreme = masks
            .clone()
            .filter(|mask| difference(*mask).is_some_and(|one| one.abs() >= observed.abs() - 1e-9));
        let undefined = masks.clone().filter(|mask| difference(*mask).is_none());
        assert_eq!(
            (found.extreme, found.undefined, found.divisions),
            (extreme.count() as u64, undefined.count() as u64, masks.count() as u64)
        );
        assert!(found.exact && found.p() > 0.0 && found.p() <= 1.0);
        let turned = permute_shares(&second, &first, 1).unwrap();
        assert_eq!((turned.extreme, turned.divisions), (found.extreme, found.divisions));
        assert!((turned.difference + found.difference).abs() < 1e-12);
    }
}

#[test]
fn adjusted_probabilities_keep_their_order() {
    for seed in 0..40 {
        let mut random = Random::new(seed);
        let size = random.below(30);
        let p: Vec<f64> = (0..size).map(|_| random.below(1_001) as f64 / 1_000.0).collect();
        let (strict, mild) = (holm(&p), benjamini_hochberg(&p));
        for at in 0..size {
            assert!(p[at] <= mild[at] + 1e-12 && mild[at] <= strict[at] + 1e-12, "{p:?}");
            assert!(strict[at] <= 1.0, "{p:?}");
            for other in 0..size {
                // What was smaller stays no larger.
                let ordered = p[at] > p[other]
                    || strict[at] <= strict[other] + 1e-12 && mild[at] <= mild[other] + 1e-12;
                assert!(ordered, "{p:?}");
            }
        }
        let mut turned = p.clone();
        turned.reverse();
        let mut back = holm(&turned);
        back.reverse();
        assert_eq!(back, strict);
        let mut back = benjamini_hochberg(&turned);
        back.reverse();
        assert_eq!(back, mild);
    }
}

#[test]
fn intervals_hold_their_share() {
    for of in 1..=60 {
        for count in 0..=of {
            let share = f64::from(count) / f64::from(of);
            let (low, high) = wilson(count, of).unwrap();
            assert!(0.0 <= low && low <= share && share <= high && high <= 1.0, "{count}/{of}");
            let (wide_low, wide_high) = wilson_corrected(count, of).unwrap();
            assert!(wide_low <= low && high <= wide_high, "{count}/{of}");
            for interval in [wilson, wilson_corrected] {
                let (low, high) = interval(count, of).unwrap();
                let (other_low, other_high) = interval(of - count, of).unwrap();
                assert!((low + other_high - 1.0).abs() < 1e-12, "{count}/{of}");
                assert!((high + other_low - 1.0).abs() < 1e-12, "{count}/{of}");
                assert!(0.0 <= low && high <= 1.0, "{count}/{of}");
            }
        }
    }
}

#[test]
fn saturation_and_pairs_keep_their_laws() {
    for seed in 0..40 {
        let mut random = Random::new(seed);
        let size = 6 + random.below(15);
        let new: Vec<u32> =
            (0..size).map(|at| random.below(12_usize.saturating_sub(at) + 1) as u32).collect();
        for run in 1..=3 {
            let reached =
                |threshold: u32| guest(&new, 4, run, threshold).map(|one| one.reached_after);
            for threshold in 0..100 {
                let (strict, mild) = (reached(threshold), reached(threshold + 1));
                assert_eq!(strict.is_some(), mild.is_some());
                // A milder threshold is reached no later.
                let (strict, mild) = (strict.flatten(), mild.flatten());
                assert!(strict.is_none_or(|strict| mild.is_some_and(|mild| mild <= strict)));
            }
        }
        let (first, second) = (1 + random.below(20) as u32, 1 + random.below(20) as u32);
        let both = random.below(first.min(second) as usize + 1) as u32;
        let (one, other) =
            (Overlap { first, second, both }, Overlap { first: second, second: first, both });
        let all = first + second;
        for (seen, turned) in [
            (one.jaccard(), other.jaccard()),
            (one.dice(), other.dice()),
            (one.overlap(), other.overlap()),
            (one.cosine(), other.cosine()),
        ] {
            assert_eq!(seen, turned);
            assert!((0.0..=1.0).contains(&seen.unwrap()), "{one:?}");
        }
        assert_near(&[one.phi(all)], &[other.phi(all)], "phi");
        assert_near(&[one.lift(all)], &[other.lift(all)], "lift");
        assert!(one.jaccard() <= one.dice() && one.dice() <= one.overlap(), "{one:?}");
    }
}
