//! Agreement between coders: what is one passage, what a coder said of it, and the coefficients, against
//! the same worked out unit by unit.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::{Value, json};
use steelyard_core::analysis::{
    CoderAgreement, Mapping, RowAgreement, Statistic, TableOptions, coder_agreement, resolve,
};
use steelyard_core::dataset::CodedDataset;
use steelyard_core::diag::Unavailable;
use steelyard_core::diag::{ErrorKind, Result};
use steelyard_core::engine::{Engine, Request, Response, Settings};
use steelyard_core::ids::IdVec;
use steelyard_core::statistics::{
    Agreement, Alpha, Metric, Weights, cohen, fleiss, fleiss_of_kinds, gwet, gwet_of_kinds,
    krippendorff, krippendorff_of_kinds,
};
use steelyard_core::valence::Valence;
use steelyard_core::words::numbers::Sheet;

use super::support::engine::{ask, load, study};
use super::support::random::Random;

fn engine(csv: &str, percent: u8) -> Engine {
    let mut settings = Settings { framework: Some("none".into()), ..Settings::default() };
    settings.numbers.agreement_overlap_percent = Some(percent);
    let mut engine = Engine::new();
    study(&mut engine, load(&[("study.csv", csv.as_bytes())], settings));
    engine
}

fn sheet(csv: &str, percent: u8) -> Sheet {
    let request = Request::Numbers { kind: Statistic::Agreement, table: TableOptions::default() };
    match ask(&mut engine(csv, percent), request) {
        Response::Numbers(sheet) => *sheet,
        other => panic!("{other:?}"),
    }
}

fn asked(csv: &str, percent: u8, options: Value) -> Result<(CoderAgreement, CodedDataset)> {
    let data = engine(csv, percent).dataset().unwrap().clone();
    let mapping = Mapping { codebook: None, items: IdVec::of_size(data.code_keys.len()) };
    let options: TableOptions = serde_json::from_value(options).unwrap();
    let spec = resolve(&options, &data, &mapping).unwrap();
    coder_agreement(&spec, &data, &mapping, percent).map(|found| (found, data))
}

fn agreement(csv: &str, percent: u8) -> CoderAgreement {
    asked(csv, percent, json!({"rows": "code"})).unwrap().0
}

const CODED: &str = "segment id,coder,code,type\n";

#[test]
fn barrier_and_facilitator_are_mixed_and_neutral_yields_to_either() {
    use Valence::{Barrier, Facilitator, Missing, Mixed, Neutral};
    for (given, expected) in [
        ("barrier", Barrier),
        ("neutral", Neutral),
        ("", Missing),
        ("barrier,facilitator", Mixed),
        ("barrier,mixed", Mixed),
        ("mixed,facilitator", Mixed),
        ("mixed,neutral", Mixed),
        ("mixed,", Mixed),
        ("barrier,neutral", Barrier),
        ("facilitator,neutral", Facilitator),
        ("barrier,", Barrier),
        ("facilitator,", Facilitator),
        ("neutral,", Neutral),
        ("barrier,neutral,facilitator", Mixed),
        ("neutral,,facilitator", Facilitator),
    ] {
        let given: Vec<&str> = given.split(',').collect();
        for backwards in [false, true] {
            let mut given = given.clone();
            if backwards {
                given.reverse();
            }
            let mut csv = CODED.to_owned();
            given.iter().for_each(|one| writeln!(csv, "1,ann,Cost,{one}").unwrap());
            csv.push_str("1,bob,Time,barrier\n");
            let found = agreement(&csv, 100);
            let said = &found.disagreements[0].said;
            let expected = [("ann".to_owned(), Some(expected)), ("bob".to_owned(), None)];
            assert_eq!(said, &expected, "{given:?}");
        }
    }

    let csv = format!("{CODED}1,ann,Cost,barrier\n1,ann,Cost,neutral\n1,bob,Cost,mixed\n");
    let found = agreement(&csv, 100);
    assert_eq!(found.disagreements.len(), 1, "a barrier is not mixed because it is neutral too");
    assert_eq!(found.valences.unwrap().ac1.observed, 0.0);
    let rule = "What a coder said of a row several times in one passage is taken together: barrier and facilitator are mixed, what is mixed stays so, and neutral yields to any other.";
    assert!(sheet(&csv, 100).limits.iter().any(|limit| limit == rule));
}

#[test]
fn who_gives_no_valence_does_not_differ_on_it() {
    let unvalued = "1,ann,Cost,barrier\n1,bob,Cost,\n2,ann,Cost,\n2,bob,Cost,\n";
    let valued =
        "3,ann,Cost,barrier\n3,bob,Cost,facilitator\n4,ann,Cost,barrier\n4,bob,Cost,barrier\n";
    let csv = format!("{CODED}{unvalued}{valued}");
    let (found, data) = asked(&csv, 100, json!({"rows": "code"})).unwrap();
    let listed: Vec<u32> =
        found.disagreements.iter().map(|one| data.records[one.record].row).collect();
    assert_eq!(listed, [6], "the table and the list tell of one disagreement");
    let valences = found.valences.unwrap();
    assert_eq!((valences.units, valences.ac1.observed), (2, 0.5));
    let note = "In 2 cases fewer than two of the coders who applied a row to a passage gave it a valence. These are not in the line of the valence, and nobody differs on it there.";
    assert!(sheet(&csv, 100).notes.iter().any(|one| one == note), "{:?}", sheet(&csv, 100).notes);
    // Nothing is said where all gave one, or where the study has none.
    let none = format!("{CODED}{valued}").replace("barrier", "").replace("facilitator", "");
    for csv in [format!("{CODED}{valued}"), none] {
        assert!(!sheet(&csv, 100).notes.iter().any(|one| one.contains("gave it a valence")));
    }

    // Two of three gave one: they are compared.
    let csv = format!("{CODED}1,ann,Cost,barrier\n1,bob,Cost,\n1,eve,Cost,facilitator\n");
    let found = agreement(&csv, 100);
    assert_eq!((found.disagreements.len(), found.valences.unwrap().units), (1, 1));
    assert!(!sheet(&csv, 100).notes.iter().any(|one| one.contains("gave it a valence")));
}

const RANGES: &str = "doc_name,segment_start,segment_end,code_name,segment_text,user_name\n";

fn ranges(coded: &[(&str, u32, u32)]) -> String {
    coded.iter().fold(RANGES.to_owned(), |csv, (coder, start, end)| {
        format!("{csv}A,{start},{end},Cost,,{coder}\n")
    })
}

#[test]
fn all_ranges_of_a_passage_overlap_each_other() {
    let chain = [("ann", 0, 100), ("bob", 40, 140), ("ann", 80, 180), ("bob", 120, 220)];
    let halves = [("ann", 0, 100), ("bob", 0, 50), ("bob", 50, 100)];
    let three = [("ann", 0, 100), ("bob", 30, 130), ("eve", 60, 160)];
    let nearest = [("ann", 0, 100), ("bob", 30, 130), ("ann", 20, 130)];
    for (coded, percent, expected) in [
        (&chain[..], 50, (2, 2)),
        (&chain, 61, (4, 0)),
        // One coder told two passages apart.
        (&halves, 50, (2, 1)),
        // The first and the last share 40 %.
        (&three, 50, (2, 1)),
        (&three, 40, (1, 1)),
        // What overlaps most is joined first, wherever it starts.
        (&nearest, 50, (2, 1)),
    ] {
        for turn in 0..coded.len() {
            let mut coded = coded.to_vec();
            coded.rotate_left(turn);
            for _ in 0..2 {
                coded.reverse();
                let what = format!("{coded:?} at {percent} %");
                match asked(&ranges(&coded), percent, json!({"rows": "code"})) {
                    Ok((found, _)) => {
                        assert_eq!((found.passages, found.double_coded), expected, "{what}");
                    }
                    Err(error) => {
                        assert_eq!(expected.1, 0, "{what}: {error:?}");
                        assert!(is_nothing_coded_twice(&error.kind), "{what}: {error:?}");
                    }
                }
            }
        }
    }
    // Equal ranges are one passage whatever else overlaps them.
    let equal = [("ann", 0, 100), ("bob", 0, 100), ("eve", 0, 60), ("eve", 0, 100)];
    let found = agreement(&ranges(&equal), 50);
    assert_eq!((found.passages, found.double_coded), (2, 1));
}

fn is_nothing_coded_twice(kind: &ErrorKind) -> bool {
    matches!(kind, ErrorKind::NotAvailable { reason: Unavailable::NothingCodedTwice, .. })
}

#[test]
fn ranges_of_two_texts_are_two_passages() {
    // No source: the text is the participant's.
    let csv = "doc_name,participant,segment_start,segment_end,code_name,segment_text,user_name
,P1,0,100,Cost,,ann
,P2,0,90,Cost,,bob
";
    let error = asked(csv, 50, json!({"rows": "code"})).unwrap_err();
    assert!(is_nothing_coded_twice(&error.kind), "{error:?}");
}

#[test]
fn who_is_left_out_joins_no_passages() {
    // Eve's range is nearer to Ann's, and does not go with Bob's.
    let csv = ranges(&[("ann", 0, 100), ("bob", 30, 130), ("eve", 0, 90)]);
    let found = agreement(&csv, 65);
    assert_eq!((found.passages, found.double_coded), (2, 1));
    let kept = json!({"rows": "code", "filter": [{"by": "coder", "keep": ["ann", "bob"]}]});
    let (found, _) = asked(&csv, 65, kept).unwrap();
    assert_eq!((found.passages, found.double_coded), (1, 1));
}

#[test]
fn too_many_overlaps_are_not_joined_and_that_is_said() {
    let mut csv = RANGES.to_owned();
    for at in 0..1_500 {
        for (coder, shift) in [("ann", 0), ("bob", 1)] {
            let start = 2 * at + shift;
            writeln!(csv, "A,{start},{},Cost,,{coder}", start + 100_000).unwrap();
        }
    }
    let said = "The coders’ ranges overlap each other too often to be compared, so only what is equal is one passage here.";
    let sheet_of_all = sheet(&csv, 1);
    assert!(sheet_of_all.notes.iter().any(|note| note == said), "{:?}", sheet_of_all.notes);
    assert!(sheet_of_all.notes.iter().any(|note| note.starts_with("0 of 3,000 passages")));
    assert!(!sheet_of_all.notes.iter().any(|note| note.contains("of the longer range")));

    // Nor are ranges of one coder looked through without end.
    let mut csv = RANGES.to_owned();
    for at in 0..6_500 {
        writeln!(csv, "A,{at},{},Cost,,ann", at + 100_000).unwrap();
    }
    csv.push_str("A,0,100000,Cost,,bob\n");
    assert!(sheet(&csv, 1).notes.iter().any(|note| note == said));

    // Ranges of whole documents over many small ones are no such case.
    let mut csv = RANGES.to_owned();
    for coder in ["ann", "bob"] {
        writeln!(csv, "A,0,100000,Cost,,{coder}").unwrap();
        for at in 0..1_500 {
            writeln!(csv, "A,{},{},Cost,,{coder}", at * 50, at * 50 + 49).unwrap();
        }
    }
    let sheet = sheet(&csv, 50);
    assert!(sheet.notes.iter().any(|note| note.starts_with("1,501 of 1,501 passages")));
    let says = "Segments are one passage where their ranges, identifiers or texts are equal, or where the ranges of different coders all overlap each other by at least 50% of the longer range. Those that overlap most are joined first, and no coder has two ranges in one passage.";
    assert!(sheet.notes.iter().any(|note| note == says), "{:?}", sheet.notes);
}

/// A coding of a made-up study: coder, range, code, valence.
type Made = (usize, (u32, u32), usize, &'static str);

fn made_up(random: &mut Random, coders: usize) -> Vec<Made> {
    let of_all = random.below(80);
    (0..20 + of_all)
        .map(|_| {
            let start = 10 * random.below(12);
            let range = (start as u32, (start + 10 + 10 * random.below(6)) as u32);
            let valence = *random.of(&["barrier", "facilitator", "mixed", "neutral", ""]);
            (random.below(coders), range, random.below(4), valence)
        })
        .collect()
}

fn written(coded: &[Made]) -> String {
    let mut csv =
        "doc_name,segment_start,segment_end,code_name,type,segment_text,user_name\n".to_owned();
    for (coder, (start, end), code, valence) in coded {
        writeln!(csv, "A,{start},{end},K{code},{valence},,C{coder}").unwrap();
    }
    csv
}

/// The share of the longer of two ranges that they have in common.
fn share(one: (u32, u32), other: (u32, u32)) -> f64 {
    let shared = one.1.min(other.1).saturating_sub(one.0.max(other.0));
    f64::from(shared) / f64::from((one.1 - one.0).max(other.1 - other.0))
}

/// The ranges of each passage, found by looking through all pairs again and again.
fn passages_by_looking(coded: &[Made], percent: u8) -> Vec<BTreeSet<(u32, u32)>> {
    let mut coders_of: BTreeMap<(u32, u32), BTreeSet<usize>> = BTreeMap::new();
    for (coder, range, _, _) in coded {
        coders_of.entry(*range).or_default().insert(*coder);
    }
    let ranges: Vec<(u32, u32)> = coders_of.keys().copied().collect();
    let mut passages: Vec<BTreeSet<(u32, u32)>> =
        ranges.iter().map(|range| BTreeSet::from([*range])).collect();
    let mut pairs: Vec<((u32, u32), (u32, u32))> = Vec::new();
    for (at, one) in ranges.iter().enumerate() {
        pairs.extend(ranges[at + 1..].iter().map(|other| (*one, *other)));
    }
    pairs.sort_by(|one, other| share(other.0, other.1).total_cmp(&share(one.0, one.1)));
    let reaches = |one, other| share(one, other) * 100.0 >= f64::from(percent) - 1e-9;
    for (one, other) in pairs.into_iter().filter(|(one, other)| reaches(*one, *other)) {
        let place = |range| passages.iter().position(|passage| passage.contains(range)).unwrap();
        let (at, with) = (place(&one), place(&other));
        let fits = at != with
            && passages[at].iter().all(|one| {
                passages[with].iter().all(|other| {
                    reaches(*one, *other) && coders_of[one].is_disjoint(&coders_of[other])
                })
            });
        if fits {
            let moved = std::mem::take(&mut passages[with]);
            passages[at].extend(moved);
        }
    }
    passages.retain(|passage| !passage.is_empty());
    passages
}

/// Every number of a sheet that the order of the rows must not change.
fn numbers(found: &CoderAgreement) -> Vec<String> {
    let digits = |value: Option<f64>| value.map(|value| format!("{value:.9}"));
    let of_row = |row: &RowAgreement| {
        let values = &row.values;
        let kappa = digits(values.kappa.and_then(|one| one.value));
        let fleiss = digits(values.fleiss.and_then(|one| one.value));
        let alpha = digits(values.alpha.and_then(|one| one.value));
        let ac1 = (digits(Some(values.ac1.observed)), digits(values.ac1.value));
        format!(
            "{} {} {} {kappa:?} {fleiss:?} {ac1:?} {alpha:?}",
            row.label.name(),
            row.applied,
            values.units
        )
    };
    let mut all: Vec<String> = found.rows.iter().map(of_row).collect();
    let listed = found.disagreements.iter().map(|one| {
        let mut said = one.said.clone();
        said.sort();
        format!("{} {said:?}", one.row.name())
    });
    all.extend(listed);
    all.push(format!("{} {}", found.passages, found.double_coded));
    all.sort();
    all
}

#[test]
fn numbers_are_those_worked_out_unit_by_unit() {
    let (mut tried, mut joined) = (0, 0);
    for seed in 0..120 {
        let mut random = Random::new(seed);
        let size = 2 + random.below(3);
        let coded = made_up(&mut random, size);
        let percent = *random.of(&[100, 90, 50, 50, 34, 10]);
        let what = format!("seed {seed} at {percent} %");
        let Ok((found, _)) = asked(&written(&coded), percent, json!({"rows": "code"})) else {
            continue;
        };
        let mut turned = coded.clone();
        turned.reverse();
        turned.rotate_left(coded.len() / 3);
        assert_eq!(numbers(&found), numbers(&agreement(&written(&turned), percent)), "{what}");

        let passages = passages_by_looking(&coded, percent);
        assert_eq!(found.passages as usize, passages.len(), "{what}");
        let of_passage = |ranges: &BTreeSet<(u32, u32)>| -> Vec<Made> {
            coded.iter().filter(|coding| ranges.contains(&coding.1)).copied().collect()
        };
        let double: Vec<(BTreeSet<usize>, Vec<Made>)> = passages
            .iter()
            .map(|ranges| {
                joined += usize::from(ranges.len() > 1);
                let codings = of_passage(ranges);
                (codings.iter().map(|coding| coding.0).collect::<BTreeSet<_>>(), codings)
            })
            .filter(|(coders, _)| coders.len() > 1)
            .collect();
        assert_eq!(found.double_coded as usize, double.len(), "{what}");
        let coders: BTreeSet<usize> = double.iter().flat_map(|one| one.0.clone()).collect();
        for code in 0..4 {
            let units: Vec<Vec<usize>> = double
                .iter()
                .map(|(coders, codings)| {
                    let applied = |coder: &usize| {
                        codings.iter().any(|coding| (coding.0, coding.2) == (*coder, code))
                    };
                    coders.iter().map(|coder| usize::from(applied(coder))).collect()
                })
                .collect();
            let applied = units.iter().filter(|unit| unit.contains(&1)).count();
            let Some(row) = found.rows.iter().find(|row| row.label.name() == format!("K{code}"))
            else {
                assert_eq!(applied, 0, "{what}");
                continue;
            };
            assert_eq!((row.applied, row.values.units), (applied as u32, double.len() as u32));
            compare(row, &units, coders.len() > 2, &what);
            tried += 1;
        }
    }
    assert!(tried > 200 && joined > 100, "{tried} rows, {joined} joined passages");
}

/// Compares the coefficients of a row with those of units written out one by one.
fn compare(row: &RowAgreement, units: &[Vec<usize>], several: bool, what: &str) {
    let near = |seen: Option<f64>, expected: Option<f64>, name: &str| {
        assert_eq!(seen.is_some(), expected.is_some(), "{what}: {name} of {}", row.label.name());
        let apart = seen.unwrap_or(0.0) - expected.unwrap_or(0.0);
        assert!(apart.abs() < 1e-12, "{what}: {name}: {seen:?}, {expected:?}");
    };
    let counts: Vec<Vec<u32>> = units
        .iter()
        .map(|unit| {
            let applied = unit.iter().filter(|value| **value == 1).count() as u32;
            vec![unit.len() as u32 - applied, applied]
        })
        .collect();
    let values: Vec<Vec<f64>> =
        units.iter().map(|unit| unit.iter().map(|value| *value as f64).collect()).collect();
    let ac1 = gwet(&counts, 2, Weights::Identity).unwrap();
    near(Some(row.values.ac1.observed), Some(ac1.observed), "agreement");
    near(row.values.ac1.value, ac1.value, "AC1");
    let alpha = krippendorff(&values, Metric::Nominal).unwrap();
    near(row.values.alpha.unwrap().value, alpha.value, "alpha");
    assert_eq!(row.values.alpha.unwrap().pairable, alpha.pairable, "{what}");
    let fleiss = fleiss(&counts, 2, Weights::Identity).filter(|_| several);
    near(
        row.values.fleiss.and_then(|one| one.value),
        fleiss.and_then(|one| one.value),
        "Fleiss’ kappa",
    );
    let mut table = vec![vec![0; 2]; 2];
    for unit in units.iter().filter(|_| !several) {
        table[unit[0]][unit[1]] += 1;
    }
    let kappa = cohen(&table, Weights::Identity);
    assert_eq!(row.values.kappa.is_some(), kappa.is_some(), "{what}");
    near(
        row.values.kappa.and_then(|one| one.value),
        kappa.and_then(|one| one.0.value),
        "Cohen’s kappa",
    );
}

#[test]
fn units_that_are_alike_count_as_if_written_out() {
    for seed in 0..40 {
        let mut random = Random::new(seed);
        let categories = 2 + random.below(4);
        let kinds: Vec<(Vec<u32>, u32)> = (0..1 + random.below(8))
            .map(|_| {
                let chosen = (0..categories).map(|_| random.below(3) as u32).collect();
                (chosen, random.below(6) as u32)
            })
            .collect();
        let written_out: Vec<Vec<u32>> = kinds
            .iter()
            .flat_map(|(chosen, units)| std::iter::repeat_n(chosen.clone(), *units as usize))
            .collect();
        let values: Vec<Vec<f64>> = written_out
            .iter()
            .map(|chosen| {
                let values = chosen.iter().enumerate();
                values.flat_map(|(at, count)| vec![at as f64; *count as usize]).collect()
            })
            .collect();
        let near = |seen: Option<[f64; 3]>, expected: Option<[f64; 3]>| {
            assert_eq!(seen.is_some(), expected.is_some(), "seed {seed}");
            for (seen, expected) in seen.iter().flatten().zip(expected.iter().flatten()) {
                assert!((seen - expected).abs() < 1e-9, "seed {seed}: {seen}, {expected}");
            }
        };
        for weights in [Weights::Identity, Weights::Quadratic] {
            let three =
                |one: Agreement| [one.observed, one.expected, one.value.unwrap_or(f64::MAX)];
            let of_kinds = gwet_of_kinds(&kinds, categories, weights);
            near(of_kinds.map(three), gwet(&written_out, categories, weights).map(three));
            let of_kinds = fleiss_of_kinds(&kinds, categories, weights);
            near(of_kinds.map(three), fleiss(&written_out, categories, weights).map(three));
        }
        for metric in [Metric::Nominal, Metric::Ordinal, Metric::Interval, Metric::Ratio] {
            let three = |one: Alpha| [one.observed, one.expected, one.value.unwrap_or(f64::MAX)];
            let (one, other) =
                (krippendorff_of_kinds(&kinds, metric), krippendorff(&values, metric));
            near(one.map(three), other.map(three));
            assert_eq!(one.map(|one| one.pairable), other.map(|one| one.pairable), "seed {seed}");
        }
    }
}

#[test]
fn a_thousand_rows_on_many_passages_are_each_of_all_passages() {
    let mut csv = CODED.replace(",type", "");
    for passage in 0..4_000 {
        writeln!(csv, "{passage},x,K{}", passage % 1_000).unwrap();
        // On every tenth passage y applied the next code.
        let next = usize::from(passage % 10 == 0);
        writeln!(csv, "{passage},y,K{}", (passage + next) % 1_000).unwrap();
    }
    let found = agreement(&csv, 100);
    assert_eq!((found.rows.len(), found.double_coded), (1_000, 4_000));
    for row in &found.rows {
        let code: usize = row.label.name()[1..].parse().unwrap();
        // Four passages of a code, of which x or y has all where it stands at a ten or one after.
        let (both, only_one, applied) = match code % 10 {
            0 => (0, 4, 4),
            1 => (4, 4, 8),
            _ => (4, 0, 4),
        };
        assert_eq!((row.values.units, row.applied), (4_000, applied), "{}", row.label.name());
        let table = match code % 10 {
            0 => vec![vec![4_000 - 4, 0], vec![only_one, both]],
            _ => vec![vec![4_000 - both - only_one, only_one], vec![0, both]],
        };
        let expected = cohen(&table, Weights::Identity).unwrap().0;
        assert_eq!(row.values.kappa, Some(expected), "{}", row.label.name());
    }
    // 400 passages differ, each on two rows.
    assert_eq!((found.disagreements.len(), found.unlisted), (500, 300));
}

#[test]
fn a_disagreement_names_its_passage_without_a_text() {
    let passages = |csv: &str, percent: u8| -> Vec<String> {
        let list = sheet(csv, percent).list.unwrap();
        let mut passages: Vec<String> = list.rows.iter().map(|row| row[2].clone()).collect();
        passages.dedup();
        passages
    };
    assert_eq!(passages(&format!("{CODED}s 7,x,Cost,\ns 7,y,Time,\n"), 100), ["s 7"]);
    let csv = format!("{RANGES}A,10,90,Cost,,x\nA,10,90,Time,,y\n");
    assert_eq!(passages(&csv, 100), ["10\u{2013}90"]);
    let csv = csv.replace("10,90", "0:01:02,0:01:03");
    assert_eq!(passages(&csv, 100), ["62000\u{2013}63000 ms"]);
    let csv = "segment id,coder,code,excerpt\n1,x,Cost,\n1,y,Time,What was said\n";
    assert_eq!(passages(csv, 100), ["What was said"], "a text says more, whoever has it");
}

#[test]
fn a_line_with_uneven_values_is_marked_whatever_its_values_are() {
    let mut csv = CODED.to_owned();
    for passage in 0..40 {
        let (cost, of_y) = match passage {
            0 => ("x", "facilitator"),
            1 => ("y", "barrier"),
            _ => ("", "barrier"),
        };
        writeln!(csv, "{passage},x,Time,barrier\n{passage},y,Time,{of_y}").unwrap();
        if !cost.is_empty() {
            writeln!(csv, "{passage},{cost},Cost,barrier").unwrap();
        }
    }
    let sheet = sheet(&csv, 100);
    let marks: Vec<(&str, &str)> = sheet
        .rows
        .iter()
        .map(|row| (row[0].text.as_str(), row.last().unwrap().text.as_str()))
        .collect();
    let mark = "uneven: kappa is low, agreement is not";
    let both = "Valence, where several applied the row";
    assert_eq!(marks, [("Time", ""), ("Cost", mark), (both, mark)]);
    for limit in [
        "Where one value is far more frequent than the others, as in a row that is rare, kappa is low although coders agree (Feinstein and Cicchetti 1990); AC1 hardly is. Such lines are marked as uneven.",
        "AC1 depends on how many values were offered: for a row two, applied or not; for the valence four, barrier, facilitator, mixed and neutral.",
    ] {
        assert!(sheet.limits.iter().any(|one| one == limit), "{:?}", sheet.limits);
    }
}
