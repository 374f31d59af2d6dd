//! Columns to roles and tables to a dataset.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use steelyard::dataset::{
    CodedDataset, ColumnGuess, Input, Reason, Role, Roles, Valence, Words, build, guess_roles,
};
use steelyard::diag::{Warned, WarningKind};
use steelyard::format::{DecimalMark, Table, TableBuilder};

/// A table of rows whose cells are parted by `|`.
pub fn table(header: &str, rows: &[&str]) -> Table {
    let cells = |line: &str| line.split('|').map(str::to_owned).collect::<Vec<_>>();
    table_of(cells(header), rows.iter().map(|row| cells(row)))
}

fn table_of(headers: Vec<String>, rows: impl IntoIterator<Item = Vec<String>>) -> Table {
    let mut builder = TableBuilder::new(None, headers);
    for (number, row) in (2..).zip(rows) {
        let cells: Vec<_> = row.iter().map(|text| builder.intern(text).unwrap()).collect();
        builder.push_row(number, &cells).unwrap();
    }
    builder.finish()
}

fn roles(guesses: &[ColumnGuess]) -> Roles {
    Roles { columns: guesses.iter().map(|guess| guess.role.clone()).collect() }
}

fn load(tables: &[Table]) -> Warned<CodedDataset> {
    let roles: Vec<Roles> =
        tables.iter().map(|table| roles(&guess_roles(table, DecimalMark::Point))).collect();
    load_as(tables, &roles)
}

fn load_as(tables: &[Table], roles: &[Roles]) -> Warned<CodedDataset> {
    let inputs: Vec<Input<'_>> = tables
        .iter()
        .zip(roles)
        .map(|(table, roles)| Input {
            file: "study.csv",
            table,
            roles,
            decimal: DecimalMark::Point,
        })
        .collect();
    let none = (BTreeMap::new(), BTreeMap::new());
    build(&inputs, Words { valences: &none.0, value_labels: &none.1 }).unwrap()
}

/// Codings as texts: participant, group, code key, valence, count.
fn codings(dataset: &CodedDataset) -> Vec<String> {
    let text = |id| dataset.code_texts.text(id).unwrap_or("");
    dataset
        .codings
        .iter()
        .map(|coding| {
            let record = &dataset.records[coding.record as usize];
            let key = dataset.code_keys[coding.code_key as usize];
            let group = dataset.attributes.iter().position(|attribute| attribute.is_group);
            let group = group.and_then(|at| {
                let value = dataset.attribute_value(coding.record as usize, at);
                dataset.attributes[at].labels.text(value)
            });
            format!(
                "{}|{}|{}/{}/{}/{}|{:?}|{}",
                dataset.participants.text(record.participant).unwrap_or(""),
                group.unwrap_or(""),
                text(key.domain),
                text(key.construct),
                text(key.theme),
                text(key.bare_code),
                coding.valence,
                coding.count
            )
        })
        .collect()
}

fn shared(path: &str) -> Option<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let text = std::fs::read_to_string(root.join(path)).ok();
    if text.is_none() {
        println!("skipped: {path} needs the folder ../shared, which is not here");
    }
    text
}

/// A comma table whose quotes only keep commas together, as in those files.
fn simple_csv(text: &str) -> Table {
    let mut lines = text.lines().map(|line| {
        let mut cells = vec![String::new()];
        let mut quoted = false;
        for letter in line.chars() {
            match letter {
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(String::new()),
                _ => cells.last_mut().unwrap().push(letter),
            }
        }
        cells
    });
    let mut headers = lines.next().unwrap();
    for (at, header) in headers.iter_mut().enumerate() {
        if header.is_empty() {
            *header = format!("Column {}", at + 1);
        }
    }
    table_of(headers, lines)
}

#[test]
fn the_real_study_by_domain_and_participant() {
    let Some(text) = shared("data/tdf_hf_pa/data_per_domain_per_participant.csv") else { return };
    let table = simple_csv(&text);
    let guesses = guess_roles(&table, DecimalMark::Point);
    let found: Vec<&Role> = guesses.iter().map(|guess| &guess.role).collect();
    assert_eq!(
        found,
        [
            &Role::Ignored,
            &Role::Participant,
            &Role::Group,
            &Role::Attribute,
            &Role::Count,
            &Role::Construct,
            &Role::Valence
        ]
    );
    assert_eq!(guesses[2].rivals, ["PA_status"]);
    let Warned { value: dataset, warnings } = load(&[table]);
    assert_eq!(warnings, []);
    assert_eq!(dataset.records.len(), 1344);
    assert_eq!(dataset.participants.len(), 48);
    assert_eq!(dataset.account.rows_without_coding, 600);
    let mut of_humans = [0; 5];
    for coding in &dataset.codings {
        let human = dataset.attribute_value(coding.record as usize, 0);
        if dataset.attributes[0].labels.text(human) == Some("Human participants") {
            of_humans[coding.valence.index()] += coding.count;
        }
    }
    assert_eq!(of_humans, [274, 328, 0, 0, 0]);
    let keys: Vec<&str> =
        dataset.code_keys.iter().filter_map(|key| dataset.code_texts.text(key.construct)).collect();
    assert_eq!(keys.len(), 14, "{keys:?}");
}

#[test]
fn the_real_study_by_belief() {
    let Some(text) = shared("data/tdf_hf_pa/coded_long.csv") else { return };
    let table = simple_csv(&text);
    let guesses = guess_roles(&table, DecimalMark::Point);
    let found: Vec<&Role> = guesses.iter().map(|guess| &guess.role).collect();
    assert_eq!(
        found,
        [
            &Role::Participant,
            &Role::Group,
            &Role::Domain,
            &Role::Ignored,
            &Role::Valence,
            &Role::Code,
            &Role::Count
        ]
    );
    assert_eq!(guesses[3].reason, Reason::SameAs { column: "domain".to_owned() });
    assert!(guesses.iter().all(|guess| guess.rivals.is_empty()), "{guesses:?}");
    let Warned { value: dataset, warnings } = load(&[table]);
    assert_eq!(warnings, []);
    assert_eq!(dataset.account.codings, 609);
    assert_eq!(dataset.account.rows_used, 308);
}

#[test]
fn a_long_table() {
    let table = table(
        "participant|group|code|type",
        &[
            "P1|Nurse|Cost|Hinder",
            "P1|Nurse|Time|möjliggörare",
            "P2|GP||Hinder",
            "P2|GP|Cost|perhaps",
        ],
    );
    let Warned { value: dataset, warnings } = load(&[table]);
    assert_eq!(
        codings(&dataset),
        ["P1|Nurse|///Cost|Barrier|1", "P1|Nurse|///Time|Facilitator|1", "P2|GP|///Cost|Missing|1"]
    );
    let kinds: Vec<&WarningKind> = warnings.iter().map(|warning| &warning.kind).collect();
    assert_eq!(
        kinds,
        [
            &WarningKind::RowsWithoutCode,
            &WarningKind::UnknownValence { word: "perhaps".to_owned() }
        ]
    );
    assert_eq!(dataset.codings[0].valence, Valence::Barrier);
}
