//! The counting against a brute-force oracle on made-up studies: nothing is lost, nothing is counted
//! twice, and the order of the input does not matter.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use steelyard_core::analysis::{
    Basis, ColumnHead, Columns, CrossTab, Filter, Mapping, Note, NoteKind, Order, Rows,
    TableOptions, Unit, codings_behind, cross_tabulate, resolve, round_percent,
};
use steelyard_core::dataset::{Attribute, CodeKey, CodedDataset, Coding, Labels, Record, Standing};
use steelyard_core::diag::ErrorKind;
use steelyard_core::diag::Unavailable;
use steelyard_core::framework::{Citation, Codebook, Item, Status};
use steelyard_core::ids::{Id, ValueIdx};
use steelyard_core::valence::Valence;
use steelyard_core::words::table::{column_label, row_label};

/// One row of a study, in plain words; empty texts say nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    participant: String,
    source: String,
    site: String,
    group: String,
    coder: String,
    domain: String,
    construct: String,
    code: String,
    valence: Valence,
    count: u32,
}

/// A small generator of numbers (xorshift), so that a failing case can be run again by its seed.
struct Statistic(u64);

impl Statistic {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }

    fn name(&mut self, prefix: &str, most: u64, blank_one_in: u64) -> String {
        if self.below(blank_one_in) == 0 {
            return String::new();
        }
        format!("{prefix}{}", self.below(most))
    }
}

fn study(seed: u64) -> Vec<Row> {
    let mut numbers = Statistic(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    (0..numbers.below(120))
        .map(|_| Row {
            participant: numbers.name("P", 7, 9),
            source: numbers.name("S", 5, 9),
            site: numbers.name("Site", 3, 9),
            group: numbers.name("G", 3, 6),
            coder: numbers.name("C", 2, 6),
            domain: numbers.name("D", 4, 8),
            construct: numbers.name("K", 3, 4),
            code: numbers.name("code", 6, 20),
            valence: Valence::ALL[numbers.below(5) as usize],
            count: numbers.below(4) as u32,
        })
        .filter(|row| !(row.domain.is_empty() && row.construct.is_empty() && row.code.is_empty()))
        .collect()
}

/// Rows with a count of 0 give a record and no coding.
fn dataset(rows: &[Row]) -> CodedDataset {
    let mut data = CodedDataset::default();
    data.attributes.push(Attribute {
        name: "Group".into(),
        is_group: true,
        ..Attribute::default()
    });
    for (at, row) in rows.iter().enumerate() {
        fn id<I: Id>(labels: &mut Labels<I>, text: &str) -> Option<I> {
            (!text.is_empty()).then(|| labels.intern(text))
        }
        let record = Record {
            participant: id(&mut data.participants, &row.participant),
            source: id(&mut data.sources, &row.source),
            site: id(&mut data.sites, &row.site),
            segment: None,
            text: None,
            range: None,
            sheet: 0,
            file: 0,
            row: at as u32 + 2,
            column: None,
            excerpt_start: 0,
            excerpt_len: 0,
        };
        let record = data.records.push(record);
        data.attribute_values.push(id(&mut data.attributes[0].labels, &row.group));
        let coder = id(&mut data.coders, &row.coder);
        if row.count == 0 {
            continue;
        }
        let code = id(&mut data.code_texts, &row.code);
        let key = CodeKey {
            domain: id(&mut data.code_texts, &row.domain),
            construct: id(&mut data.code_texts, &row.construct),
            theme: None,
            code,
            bare_code: code,
        };
        let code_key = data.code_keys.find(|known| *known == key);
        let code_key = code_key.unwrap_or_else(|| data.code_keys.push(key));
        data.codings.push(Coding {
            record,
            code_key,
            coder,
            valence: row.valence,
            rating: None,
            count: row.count,
            standing: Standing::Counts,
        });
    }
    data
}

/// D0 with K0 and K1 under it, D1 with K0, and D9 that nothing is coded to.
fn codebook() -> Codebook {
    let item = |id: &str, label: &str, parent: Option<u32>| Item {
        id: id.into(),
        code: String::new(),
        label: label.into(),
        short: label.into(),
        definition: String::new(),
        aliases: Vec::new(),
        parent,
        depth: u8::from(parent.is_some()),
        status: Status::Verified,
    };
    Codebook {
        id: "made-up".into(),
        name: "Made up for tests".into(),
        abbrev: "MADE".into(),
        version: "1".into(),
        citation: Citation {
            authors: String::new(),
            year: 2026,
            title: String::new(),
            journal: String::new(),
            reference: String::new(),
            doi: String::new(),
        },
        items: vec![
            item("d0", "D0", None),
            item("d0.k0", "K0", Some(0)),
            item("d0.k1", "K1", Some(0)),
            item("d1", "D1", None),
            item("d1.k0", "K0", Some(3)),
            item("d9", "D9", None),
            item("d9.k9", "K9", Some(5)),
        ],
        ..Codebook::default()
    }
}

/// Under which items of [`codebook`] a row stands: two domains, two constructs of one, one or none.
fn items_of(domain: &str, construct: &str) -> Vec<u32> {
    match (domain, construct) {
        ("D0", "K0") => vec![1],
        ("D0", "K1") => vec![2],
        ("D1", "K0") => vec![4],
        ("D0", _) => vec![0],
        ("D1", _) => vec![3],
        ("D2", "K0") => vec![4, 1],
        ("D2", "K1") => vec![1, 2],
        _ => Vec::new(),
    }
}

fn mapping(data: &CodedDataset, framework: bool) -> Mapping {
    if !framework {
        return Mapping::default();
    }
    let text = |id| data.code_texts.text(id).unwrap_or("");
    Mapping {
        codebook: Some(Rc::new(codebook())),
        items: data
            .code_keys
            .values()
            .iter()
            .map(|key| items_of(text(key.domain), text(key.construct)))
            .collect(),
    }
}

/// The rows in which the oracle puts a coding.
fn oracle_rows(row: &Row, level: Rows, framework: bool) -> BTreeSet<String> {
    if framework && level != Rows::Code {
        let items = codebook().items;
        let of_items = items_of(&row.domain, &row.construct).into_iter().map(|item| match level {
            Rows::Construct => items[item as usize].id.clone(),
            _ => items[codebook().domain_of(item) as usize].id.clone(),
        });
        let rows: BTreeSet<String> = of_items.collect();
        return if rows.is_empty() { ["unmapped".to_owned()].into() } else { rows };
    }
    let (domain, construct) = (row.domain.as_str(), row.construct.as_str());
    let row = match level {
        Rows::Domain => (!domain.is_empty()).then(|| format!("domain:{domain}")),
        Rows::Construct => match (domain.is_empty(), construct.is_empty()) {
            (false, false) => Some(format!("construct:{domain} > {construct}")),
            (true, false) => Some(format!("construct:{construct}")),
            (false, true) => Some(format!("domain:{domain}")),
            (true, true) => None,
        },
        Rows::Code if row.code.is_empty() => None,
        Rows::Code if domain.is_empty() => Some(format!("code:{}", row.code)),
        Rows::Code => Some(format!("code:{domain} > {}", row.code)),
        Rows::Theme => None,
    };
    row.into_iter().collect()
}

fn oracle_column(row: &Row, columns: &Columns) -> String {
    let (prefix, value) = match columns {
        Columns::All => return "all".into(),
        Columns::Crossed(..) => {
            return match row.group.is_empty() || row.site.is_empty() {
                true => "no_value".into(),
                false => format!("crossed:{} × {}", row.group, row.site),
            };
        }
        Columns::Participant => ("participant", &row.participant),
        Columns::Source => ("source", &row.source),
        Columns::Site => ("site", &row.site),
        Columns::Coder => ("coder", &row.coder),
        Columns::Group | Columns::Attribute(_) => ("value", &row.group),
    };
    if value.is_empty() { "no_value".into() } else { format!("{prefix}:{value}") }
}

fn oracle_unit(row: &Row, unit: Unit) -> &str {
    match unit {
        Unit::Participants => &row.participant,
        Unit::Sources => &row.source,
        Unit::Sites => &row.site,
        Unit::Codings | Unit::Segments => unreachable!("not counted as distinct units here"),
    }
}

/// Row, column and valence; `None` for all of them together.
type Key = (Option<String>, Option<String>, Option<usize>);

/// Counts by row, column and valence, and by every coarser combination, the plain way.
fn oracle(
    rows: &[Row],
    level: Rows,
    framework: bool,
    columns: &Columns,
    unit: Unit,
) -> BTreeMap<Key, u32> {
    let mut sums = BTreeMap::new();
    let mut sets: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.count > 0) {
        let in_rows = oracle_rows(row, level, framework);
        let column = oracle_column(row, columns);
        let valence = row.valence.index();
        let of_each =
            in_rows.iter().flat_map(|row| [(1, 1), (0, 1), (0, 0)].map(|to| (Some(row), to)));
        let of_all = [(1, 1), (0, 1)].map(|to| (None, to));
        for (in_row, (c, v)) in of_each.chain(of_all.into_iter().filter(|_| !in_rows.is_empty())) {
            let key =
                (in_row.cloned(), (c == 1).then(|| column.clone()), (v == 1).then_some(valence));
            if unit == Unit::Codings {
                *sums.entry(key).or_insert(0) += row.count;
            } else if !oracle_unit(row, unit).is_empty() {
                sets.entry(key).or_default().insert(oracle_unit(row, unit).into());
            }
        }
    }
    sums.extend(sets.into_iter().map(|(key, set)| (key, set.len() as u32)));
    sums
}

fn options(rows: Rows, columns: &Columns, unit: Unit, basis: Basis) -> TableOptions {
    TableOptions {
        rows: Some(rows),
        columns: Some(columns.clone()),
        unit: Some(unit),
        basis: Some(basis),
        ..TableOptions::default()
    }
}

fn count(data: &CodedDataset, mapping: &Mapping, options: &TableOptions) -> CrossTab {
    let spec = resolve(options, data, mapping).expect("the data can give it");
    cross_tabulate(&spec, data, mapping).expect("it is small")
}

/// Every combination of level, columns and unit that a made-up study can give.
fn combinations(data: &CodedDataset, framework: bool) -> Vec<TableOptions> {
    let mapping = mapping(data, framework);
    let mut all = Vec::new();
    for rows in [Rows::Domain, Rows::Construct, Rows::Code] {
        for columns in [
            Columns::All,
            Columns::Group,
            Columns::Participant,
            Columns::Source,
            Columns::Site,
            Columns::Coder,
            Columns::Crossed(Box::new(Columns::Group), Box::new(Columns::Site)),
        ] {
            for unit in [Unit::Codings, Unit::Participants, Unit::Sources, Unit::Sites] {
                let asked = options(rows, &columns, unit, Basis::Count);
                if resolve(&asked, data, &mapping).is_ok() {
                    all.push(asked);
                }
            }
        }
    }
    all
}

#[test]
fn every_number_is_the_oracles() {
    let mut compared = 0_u64;
    for seed in 1..14 {
        let rows = study(seed);
        let data = dataset(&rows);
        for framework in [false, true] {
            let mapping = mapping(&data, framework);
            for asked in combinations(&data, framework) {
                let table = count(&data, &mapping, &asked);
                let columns = table.spec.columns.clone();
                let unit = table.spec.unit;
                let expected = oracle(&rows, table.spec.rows, framework, &columns, unit);
                let get = |row: Option<&str>, column: Option<&str>, valence: Option<usize>| {
                    let key = (row.map(str::to_owned), column.map(str::to_owned), valence);
                    expected.get(&key).copied().unwrap_or(0)
                };
                for (row, cells) in table.rows.iter().zip(&table.cells) {
                    assert_eq!(cells.len(), table.columns.len());
                    assert_eq!(row.total, get(Some(&row.key), None, None), "{seed} {asked:?}");
                    for valence in Valence::ALL {
                        let of_row = get(Some(&row.key), None, Some(valence.index()));
                        assert_eq!(row.totals[valence], of_row, "{seed} {asked:?} {}", row.key);
                        for (column, cell) in table.columns.iter().zip(cells) {
                            let of_cell =
                                get(Some(&row.key), Some(&column.key), Some(valence.index()));
                            assert_eq!(cell.valences[valence].count, of_cell, "{seed} {asked:?}");
                            compared += 1;
                        }
                    }
                }
                for valence in Valence::ALL {
                    assert_eq!(table.totals[valence], get(None, None, Some(valence.index())));
                    for column in &table.columns {
                        let of_column = get(None, Some(&column.key), Some(valence.index()));
                        assert_eq!(column.totals[valence], of_column, "{seed} {asked:?}");
                    }
                }
            }
        }
    }
    assert!(compared > 15_000, "only {compared} numbers compared");
}

/// What a person says in a cell under the rule that who says both is mixed: barrier, facilitator and
/// mixed at most one of them, the others as they are.
fn said(valences: &BTreeSet<Valence>) -> BTreeSet<Valence> {
    use Valence::{Barrier, Facilitator, Mixed};
    let both = valences.contains(&Barrier) && valences.contains(&Facilitator);
    let side = if both || valences.contains(&Mixed) { Some(Mixed) } else { None };
    let kept = valences.iter().copied();
    kept.filter(|one| side.is_none() || ![Barrier, Facilitator].contains(one)).chain(side).collect()
}

#[test]
fn who_has_both_valences_counts_for_both_or_as_mixed() {
    let mut compared = 0_u64;
    let mut turned = 0_u64;
    for seed in 1..20 {
        let rows = study(seed);
        let data = dataset(&rows);
        for (unit, columns) in [
            (Unit::Participants, Columns::Group),
            (Unit::Sources, Columns::All),
            (Unit::Sites, Columns::Coder),
        ] {
            let mapping = mapping(&data, true);
            let plain = options(Rows::Domain, &columns, unit, Basis::ShareOfValence);
            let asked = TableOptions { both_as_mixed: Some(true), ..plain.clone() };
            let Ok(spec) = resolve(&asked, &data, &mapping) else { continue };
            let table = cross_tabulate(&spec, &data, &mapping).unwrap();
            let plain = count(&data, &mapping, &plain);
            assert!(table.notes.contains(&NoteKind::BothAsMixed.into()));
            assert!(!plain.notes.contains(&NoteKind::BothAsMixed.into()));
            // The plain way: what each says in each cell, then who says what.
            let mut of_cell: BTreeMap<(String, String), BTreeMap<String, BTreeSet<Valence>>> =
                BTreeMap::new();
            for row in rows.iter().filter(|row| row.count > 0) {
                let who = oracle_unit(row, unit).to_owned();
                for at in
                    oracle_rows(row, Rows::Domain, true).into_iter().filter(|_| !who.is_empty())
                {
                    let cell = of_cell.entry((at, oracle_column(row, &columns))).or_default();
                    cell.entry(who.clone()).or_default().insert(row.valence);
                }
            }
            let mut all: BTreeMap<Valence, BTreeSet<String>> = BTreeMap::new();
            for cell in of_cell.values() {
                for (who, valences) in cell {
                    for valence in said(valences) {
                        all.entry(valence).or_default().insert(who.clone());
                    }
                }
            }
            for valence in Valence::ALL {
                let expected = all.get(&valence).map_or(0, BTreeSet::len) as u32;
                assert_eq!(table.totals[valence], expected, "{seed} {unit:?} {valence:?}");
            }
            for (at, row) in table.rows.iter().enumerate() {
                for (to, column) in table.columns.iter().enumerate() {
                    let key = (row.key.clone(), column.key.clone());
                    let none = BTreeMap::new();
                    let cell = of_cell.get(&key).unwrap_or(&none);
                    let mut sides = 0;
                    for valence in Valence::ALL {
                        let who = |of: &dyn Fn(&BTreeSet<Valence>) -> BTreeSet<Valence>| {
                            cell.values().filter(|one| of(one).contains(&valence)).count() as u32
                        };
                        let number = table.cells[at][to].get(valence);
                        assert_eq!(number.count, who(&said), "{seed} {unit:?} {key:?} {valence:?}");
                        let before = plain.cells[at][to].get(valence).count;
                        assert_eq!(before, who(&BTreeSet::clone), "{seed} {unit:?} {key:?}");
                        assert!(
                            number.denominator.is_some_and(|of| number.count.shown() <= Some(of))
                        );
                        turned += u64::from(number.count != before);
                        compared += 1;
                        if valence.index() < 3 {
                            sides += number.count.shown().unwrap();
                        }
                        let behind = codings_behind(
                            &spec,
                            &data,
                            &mapping,
                            &row.key,
                            Some(&column.key),
                            Some(valence),
                        );
                        let people: BTreeSet<&str> = behind
                            .unwrap()
                            .iter()
                            .map(|&at| oracle_unit(&rows[data.codings[at].record.position()], unit))
                            .filter(|who| !who.is_empty())
                            .collect();
                        assert_eq!(number.count, people.len() as u32, "those behind the number");
                    }
                    assert!(sides as usize <= cell.len(), "each once among the three");
                }
            }
        }
    }
    assert!(
        compared > 2_000 && turned > 200,
        "{compared} numbers compared, {turned} of them others"
    );
}

#[test]
fn what_was_read_is_shown_or_reported_as_left_out() {
    let mut overlaps = 0;
    for seed in 1..30 {
        let rows = study(seed);
        let data = dataset(&rows);
        let all: u64 = data.codings.iter().map(|coding| u64::from(coding.count)).sum();
        for framework in [false, true] {
            let mapping = mapping(&data, framework);
            for mut asked in combinations(&data, framework) {
                if asked.unit != Some(Unit::Codings) {
                    continue;
                }
                if let Some(group) = data.attributes[0].labels.text(ValueIdx::new(0)) {
                    asked.filter =
                        Some(vec![Filter { by: Columns::Group, keep: vec![group.into()] }]);
                }
                let table = count(&data, &mapping, &asked);
                let cells = table.cells.iter().flatten().flat_map(|cell| cell.valences.values());
                let shown: u64 = cells.map(|cell| u64::from(cell.count.shown().unwrap())).sum();
                let totals = table.totals.values().map(|total| u64::from(total.shown().unwrap()));
                let told = |is_it: fn(&NoteKind) -> bool| -> u64 {
                    let notes = table.notes.iter().filter(|note| is_it(&note.kind));
                    notes.map(|note| note.count.unwrap()).sum()
                };
                let left_out =
                    told(|kind| matches!(kind, NoteKind::Filtered | NoteKind::NotAtThisLevel));
                assert_eq!(totals.sum::<u64>() + left_out, all, "{seed} {asked:?}");
                // None stands in more than two rows.
                let again = told(|kind| matches!(kind, NoteKind::RowsOverlap { .. }));
                assert_eq!(shown + left_out, all + again, "{seed} {asked:?}");
                overlaps += u64::from(again > 0);
            }
        }
    }
    assert!(overlaps > 20, "only {overlaps} tables with codings in two rows");
}

/// Codings of some valences are counted as they are among all, and nobody leaves the n of a column with the others.
#[test]
fn what_is_kept_of_the_valences_is_what_it_is_among_all() {
    let mut compared = 0_u64;
    for seed in 1..10 {
        let data = dataset(&study(seed));
        for framework in [false, true] {
            let mapping = mapping(&data, framework);
            for asked in combinations(&data, framework) {
                let whole = count(&data, &mapping, &asked);
                let kept = vec![Valence::Barrier, Valence::Neutral];
                let some = TableOptions { valences: Some(kept.clone()), ..asked.clone() };
                let some = count(&data, &mapping, &some);
                assert_eq!(some.columns.len(), whole.columns.len(), "{seed} {asked:?}");
                for (one, all) in some.columns.iter().zip(&whole.columns) {
                    let sizes = |of: &ColumnHead| (of.participants, of.sources, of.sites);
                    assert_eq!(sizes(one), sizes(all), "{seed} {asked:?}");
                }
                for (row, cells) in whole.rows.iter().zip(&whole.cells) {
                    let at = some.rows.iter().position(|one| one.key == row.key);
                    for (column, cell) in cells.iter().enumerate() {
                        for valence in Valence::ALL {
                            let found = at.map_or(0, |at| {
                                some.cells[at][column].get(valence).count.shown().unwrap()
                            });
                            let is_kept = kept.contains(&valence);
                            let of_all = cell.get(valence).count.shown().unwrap();
                            assert_eq!(found, if is_kept { of_all } else { 0 }, "{seed} {asked:?}");
                            compared += u64::from(is_kept && of_all > 0);
                        }
                    }
                }
                let left_out = Valence::ALL.into_iter().filter(|valence| !kept.contains(valence));
                let shown = some.shown_valences();
                assert!(left_out.into_iter().all(|valence| !shown.contains(&valence)));
            }
        }
    }
    assert!(compared > 5_000, "only {compared} numbers compared");
}

#[test]
fn the_order_of_the_input_changes_only_the_order() {
    let sorted = |table: &CrossTab| {
        let mut numbers = Vec::new();
        for (row, cells) in table.rows.iter().zip(&table.cells) {
            for (column, cell) in table.columns.iter().zip(cells) {
                numbers.push((row.key.clone(), column.key.clone(), cell.valences.clone()));
            }
        }
        numbers.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
        numbers
    };
    for seed in 1..16 {
        let rows = study(seed);
        let mut turned = rows.clone();
        turned.reverse();
        turned.rotate_left(rows.len() / 3);
        let (data, other) = (dataset(&rows), dataset(&turned));
        for framework in [false, true] {
            for asked in combinations(&data, framework) {
                let here = count(&data, &mapping(&data, framework), &asked);
                let there = count(&other, &mapping(&other, framework), &asked);
                assert_eq!(sorted(&here), sorted(&there), "{seed} {asked:?}");
                assert_eq!(here.totals, there.totals);
                assert_eq!(here.notes, there.notes);
            }
        }
    }
}

#[test]
fn every_share_is_of_the_denominator_that_its_basis_names() {
    for seed in 1..30 {
        let data = dataset(&study(seed));
        let mapping = mapping(&data, true);
        for (unit, basis) in [
            (Unit::Codings, Basis::ShareOfValence),
            (Unit::Codings, Basis::ShareOfGroup),
            (Unit::Codings, Basis::ShareOfDomain),
            (Unit::Participants, Basis::ShareOfUnits),
        ] {
            let asked = options(Rows::Domain, &Columns::Group, unit, basis);
            if resolve(&asked, &data, &mapping).is_err() {
                continue;
            }
            let table = count(&data, &mapping, &asked);
            for (row, cells) in table.rows.iter().zip(&table.cells) {
                for (column, cell) in table.columns.iter().zip(cells) {
                    for valence in Valence::ALL {
                        let of = match basis {
                            Basis::ShareOfValence => table.totals[valence],
                            Basis::ShareOfGroup => column.totals[valence],
                            Basis::ShareOfDomain => row.total,
                            _ => column.participants.unwrap().into(),
                        };
                        let number = cell.get(valence);
                        let (of, counted) = (of.shown().unwrap(), number.count.shown().unwrap());
                        assert_eq!(number.denominator, Some(of));
                        assert_eq!(number.percent, round_percent(counted, of));
                        assert!(counted <= of, "{basis:?}: {number:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_codings_behind_a_number_sum_to_it() {
    for seed in 1..20 {
        let data = dataset(&study(seed));
        let mapping = mapping(&data, true);
        let asked = options(Rows::Construct, &Columns::Group, Unit::Codings, Basis::Count);
        let Ok(spec) = resolve(&asked, &data, &mapping) else { continue };
        let table = cross_tabulate(&spec, &data, &mapping).unwrap();
        for (row, cells) in table.rows.iter().zip(&table.cells) {
            for (column, cell) in table.columns.iter().zip(cells) {
                for valence in Valence::ALL {
                    let behind = codings_behind(
                        &spec,
                        &data,
                        &mapping,
                        &row.key,
                        Some(&column.key),
                        Some(valence),
                    )
                    .unwrap();
                    let sum: u32 = behind.iter().map(|&at| data.codings[at].count).sum();
                    assert_eq!(cell.get(valence).count, sum);
                }
            }
        }
    }
}

/// P1 (G0) and P2 (G1) speak of D0 and D1; P3 (G1) says nothing that is coded; P4 has no group.
fn small() -> Vec<Row> {
    let row = |participant: &str, group: &str, domain: &str, construct: &str, valence, count| Row {
        participant: participant.into(),
        source: format!("S of {participant}"),
        site: String::new(),
        group: group.into(),
        coder: String::new(),
        domain: domain.into(),
        construct: construct.into(),
        code: String::new(),
        valence,
        count,
    };
    vec![
        row("P1", "G0", "D1", "K0", Valence::Barrier, 3),
        row("P2", "G1", "D0", "", Valence::Facilitator, 1),
        row("P2", "G1", "D0", "K1", Valence::Barrier, 1),
        row("P3", "G1", "D0", "K0", Valence::Barrier, 0),
        row("P4", "", "Elsewhere", "", Valence::Missing, 2),
    ]
}

#[test]
fn zero_rows_unmapped_rows_and_columns_without_a_value_are_shown() {
    let data = dataset(&small());
    let mapping = mapping(&data, true);
    let table = count(&data, &mapping, &TableOptions::default());
    let keys: Vec<_> = table.rows.iter().map(|row| row.key.as_str()).collect();
    assert_eq!(keys, ["d0", "d1", "d9", "unmapped"]);
    assert_eq!(table.rows[2].total, 0);
    assert!(table.rows[3].unmapped);
    let columns: Vec<_> = table
        .columns
        .iter()
        .map(|column| (column.key.as_str(), column.participants, column.codings.shown().unwrap()))
        .collect();
    assert_eq!(
        columns,
        [("value:G0", Some(1), 3), ("value:G1", Some(2), 2), ("no_value", Some(1), 2)]
    );
    assert_eq!(table.framework.as_deref(), Some("MADE 1"));
    assert_eq!(table.columns[0].sites, None);
    assert_eq!(table.cells[1][0].get(Valence::Barrier).contributors, Some(1));
    assert_eq!(
        table.notes,
        [
            Note::of(NoteKind::Unmapped, 2),
            Note::of(NoteKind::NoColumnValue, 2),
            Note::of(NoteKind::WithoutValence, 2)
        ]
    );

    let hidden = TableOptions { zero_rows: Some(false), ..TableOptions::default() };
    let table = count(&data, &mapping, &hidden);
    assert_eq!(table.rows.iter().filter(|row| row.total == 0).count(), 0);
}

#[test]
fn a_coding_of_a_domain_alone_stands_above_its_constructs() {
    let data = dataset(&small());
    let asked = TableOptions { rows: Some(Rows::Construct), ..TableOptions::default() };
    let table = count(&data, &mapping(&data, true), &asked);
    let rows: Vec<_> = table
        .rows
        .iter()
        .map(|row| (row.key.as_str(), row.parent.as_deref(), row.total.shown().unwrap()))
        .collect();
    assert_eq!(
        rows,
        [
            ("d0", None, 1),
            ("d0.k0", Some("D0"), 0),
            ("d0.k1", Some("D0"), 1),
            ("d1.k0", Some("D1"), 3),
            ("unmapped", None, 2)
        ],
        "constructs of D9, which carries nothing, are not listed"
    );
    assert_eq!(row_label(&table.rows[0].label), "D0 (domain only)");
}

#[test]
fn rows_are_ordered_as_asked_and_the_unmapped_one_stays_last() {
    let mut rows = small();
    rows[4].count = 50;
    rows[4].valence = Valence::Barrier;
    let data = dataset(&rows);
    let mapping = mapping(&data, true);
    for (order, expected) in [
        (Order::Framework, ["d0", "d1", "d9", "unmapped"]),
        (Order::Total, ["d1", "d0", "d9", "unmapped"]),
        (Order::Difference, ["d1", "d0", "d9", "unmapped"]),
    ] {
        let table =
            count(&data, &mapping, &TableOptions { order: Some(order), ..TableOptions::default() });
        let keys: Vec<_> = table.rows.iter().map(|row| row.key.as_str()).collect();
        assert_eq!(keys, expected, "{order:?}");
    }
}

#[test]
fn a_filter_names_a_value_as_shown_or_as_read() {
    let mut data = dataset(&small());
    // As after renaming both groups alike.
    let mut group = Attribute { name: "Group".into(), is_group: true, ..Attribute::default() };
    group.labels.intern("Everybody");
    group.values = vec![("G0".into(), ValueIdx::new(0)), ("G1".into(), ValueIdx::new(0))];
    data.attributes = vec![group];
    data.attribute_values.iter_mut().flatten().for_each(|value| *value = ValueIdx::new(0));
    let mapping = mapping(&data, false);
    let table = count(&data, &mapping, &TableOptions::default());
    let columns: Vec<_> = table
        .columns
        .iter()
        .map(|column| (column_label(&column.label), column.participants))
        .collect();
    assert_eq!(columns, [("Everybody", Some(3)), ("Not stated", Some(1))]);
    for keep in ["Everybody", "G1"] {
        let filter = Some(vec![Filter { by: Columns::Group, keep: vec![keep.into()] }]);
        let asked = TableOptions { filter, ..TableOptions::default() };
        let table = count(&data, &mapping, &asked);
        assert_eq!(table.columns.len(), 1);
        assert_eq!(table.notes[0], Note::of(NoteKind::Filtered, 2));
    }
}

#[test]
fn what_the_data_cannot_give_is_refused_with_the_reason() {
    let data = dataset(&small());
    let mapping = mapping(&data, false);
    let refused = |asked: TableOptions| resolve(&asked, &data, &mapping).unwrap_err().kind;
    let unavailable = |setting: &str, given: &str, reason| ErrorKind::NotAvailable {
        setting: setting.into(),
        given: given.into(),
        reason,
    };
    let none = TableOptions::default;
    for (asked, kind) in [
        (
            TableOptions { unit: Some(Unit::Sites), ..none() },
            unavailable("unit", "sites", Unavailable::NoSites),
        ),
        (
            TableOptions { unit: Some(Unit::Segments), ..none() },
            unavailable("unit", "segments", Unavailable::NoSegments),
        ),
        (
            TableOptions { rows: Some(Rows::Theme), ..none() },
            unavailable("rows", "theme", Unavailable::NoSuchLevel),
        ),
        (
            TableOptions { basis: Some(Basis::ShareOfUnits), ..none() },
            unavailable("basis", "share_of_units", Unavailable::NeedsUnitOfPeople),
        ),
        (
            TableOptions { both_as_mixed: Some(true), ..none() },
            unavailable("both_as_mixed", "true", Unavailable::NeedsUnitOfPeople),
        ),
        (
            TableOptions { columns: Some(Columns::Coder), ..none() },
            unavailable("columns", "coder", Unavailable::NoCoders),
        ),
        (
            TableOptions { columns: Some(Columns::Attribute("Age".into())), ..none() },
            ErrorKind::UnknownValue {
                setting: "columns.attribute".into(),
                given: "Age".into(),
                allowed: vec!["Group".into()],
            },
        ),
        (
            TableOptions {
                filter: Some(vec![Filter { by: Columns::Group, keep: vec!["G7".into()] }]),
                ..none()
            },
            ErrorKind::UnknownValue {
                setting: "filter.keep".into(),
                given: "G7".into(),
                allowed: vec!["G0".into(), "G1".into(), "Not stated".into()],
            },
        ),
    ] {
        assert_eq!(refused(asked.clone()), kind, "{asked:?}");
    }
}
