//! Columns to roles and tables to a dataset.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use steelyard_core::dataset::{
    CellsSaid, Choices, CodedDataset, ColumnGuess, Input, LeftOutReason, Rating, Reason, Role,
    Roles, build, guess_roles, reshape,
};
use steelyard_core::diag::{ErrorKind, Warned, WarningKind};
use steelyard_core::format::{DecimalMark, Table, TableBuilder};
use steelyard_core::ids::{CodeId, Id, RecordId};
use steelyard_core::valence::Valence;

use crate::support::random::Random;
use crate::support::{kind, read, shared};

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
            is_project: false,
            coder: None,
            divided: None,
            codes: &[],
        })
        .collect();
    build(&inputs, Choices::default()).unwrap()
}

/// Codings as texts: participant, group, code key, valence, count.
fn codings(dataset: &CodedDataset) -> Vec<String> {
    let text = |id| dataset.code_texts.text(id).unwrap_or("");
    dataset
        .codings
        .iter()
        .map(|coding| {
            let record = &dataset.records[coding.record];
            let key = dataset.code_keys[coding.code_key];
            let group = dataset.attributes.iter().position(|attribute| attribute.is_group);
            let group = group.and_then(|at| {
                let value = dataset.attribute_value(coding.record, at);
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

fn shared_table(path: &str) -> Option<Table> {
    let path = shared(path)?;
    Some(read("study.csv", &std::fs::read(path).unwrap()).unwrap().value.table)
}

#[test]
fn the_real_study_by_domain_and_participant() {
    let Some(table) = shared_table("data/tdf_hf_pa/data_per_domain_per_participant.csv") else {
        return;
    };
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
        let human = dataset.attribute_value(coding.record, 0);
        if dataset.attributes[0].labels.text(human) == Some("Human participants") {
            of_humans[coding.valence.index()] += coding.count;
        }
    }
    assert_eq!(of_humans, [274, 328, 0, 0, 0]);
    let keys: Vec<&str> = dataset
        .code_keys
        .values()
        .iter()
        .filter_map(|key| dataset.code_texts.text(key.construct))
        .collect();
    assert_eq!(keys.len(), 14, "{keys:?}");
}

#[test]
fn the_real_study_by_belief() {
    let Some(table) = shared_table("data/tdf_hf_pa/coded_long.csv") else { return };
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

/// Short forms of the warnings: kind, first row, count.
fn noticed(loaded: &Warned<CodedDataset>) -> Vec<String> {
    loaded
        .warnings
        .iter()
        .map(|warning| {
            let row = warning.at.as_ref().and_then(|at| at.row);
            format!("{} {row:?} {}", kind(&warning.kind), warning.count)
        })
        .collect()
}

#[track_caller]
fn check(tables: &[Table], expected: &[&str], warnings: &[&str]) -> CodedDataset {
    let loaded = load(tables);
    assert_eq!(codings(&loaded.value), expected);
    assert_eq!(noticed(&loaded), warnings);
    balanced(&loaded.value);
    loaded.value
}

#[track_caller]
fn balanced(dataset: &CodedDataset) {
    let account = &dataset.account;
    let gone = u64::try_from(account.left_out.len()).unwrap();
    assert_eq!(account.rows_read, account.rows_used + account.rows_without_coding + gone);
    let records = u64::try_from(dataset.records.len()).unwrap();
    assert_eq!(records, account.rows_used + account.rows_without_coding);
    let codings = |counts: bool| -> u64 {
        let of = dataset.codings.iter().filter(|coding| coding.counts(false) == counts);
        of.map(|coding| u64::from(coding.count)).sum()
    };
    assert_eq!(codings(true), account.codings);
    let kept = codings(true) + codings(false);
    assert_eq!(account.codings_read + account.ratings_aside, kept + account.joined.given);
    assert!(dataset.codings.iter().all(|coding| coding.count > 0));
    assert_eq!(dataset.attribute_values.len(), dataset.records.len() * dataset.attributes.len());
}

#[test]
fn counts_stand_for_codings() {
    let dataset = check(
        &[table(
            "participant|code|valence|n_quotes",
            &[
                "P1|a|barrier|3",
                "P2|a|barrier|0",
                "P3|a|barrier|",
                "P4|a|barrier|2.5",
                "P5||barrier|x",
                "P6|a|facilitator|4.0",
                "|||",
                "P7|b|barrier|0",
            ],
        )],
        &["P1||///a|Barrier|3", "P6||///a|Facilitator|4"],
        &["bad_count Some(4) 2", "rows_without_code Some(6) 1"],
    );
    assert!(dataset.counted);
    assert_eq!(dataset.participants.iter().collect::<Vec<_>>(), ["P1", "P2", "P6", "P7"]);
    assert_eq!((dataset.account.rows_read, dataset.account.rows_without_coding), (7, 2));
    // A code whose every count is 0 is still known: zero is a finding.
    assert_eq!(dataset.code_keys.len(), 2);
    let left: Vec<_> =
        dataset.account.left_out.iter().map(|left| (left.at.row.unwrap(), left.reason)).collect();
    assert_eq!(
        left,
        [(4, LeftOutReason::BadCount), (5, LeftOutReason::BadCount), (6, LeftOutReason::NoCode)]
    );
}

#[test]
fn rows_of_totals_are_left_out() {
    let cases: [(&str, &[&str], &[u64]); 14] = [
        ("Participant|BR+|BR-", &["P1|3|1", "P2|1|0", "Total|4|1"], &[4]),
        ("Theme|Barriers|Facilitators", &["Cost|3|1", "Time|1|", "SUMMA:|4|1"], &[4]),
        (
            "Participant|Theme|Type|Count",
            &["P1|Cost|Barrier|2", "P2|Time|Barrier|3", "|Yhteensä||5"],
            &[4],
        ),
        // Totals of parts and of all, a blank row before them.
        (
            "Theme|Barriers|Facilitators",
            &[
                "Cost|3|1",
                "Pay|1|1",
                "Sum|4|2",
                "Time|1|0",
                "Staff|2|2",
                "Sum|3|2",
                "||",
                "Grand total|7|4",
            ],
            &[4, 7, 9],
        ),
        // Columns that are not summed.
        ("Theme|Barriers|Facilitators", &["Cost|3|1", "Time|1|2", "Totalt|4|"], &[4]),
        // The last row, though its numbers count something else (participants, or a slip).
        ("Theme|Barriers|Facilitators", &["Cost|3|1", "Time|1|2", "Total|3|3"], &[4]),
        // Not so: the numbers are no sums and rows follow.
        ("Theme|Barriers|Facilitators", &["Cost|3|1", "Total|1|2", "Time|1|2"], &[]),
        // Nothing to sum up.
        ("Theme|Barriers|Facilitators", &["Total|3|1", "Cost|3|1"], &[]),
        // A name that several rows bear is a code.
        (
            "Participant|Theme|Type|Count",
            &["P1|Cost|Barrier|2", "|Overall||7", "P2|Time|Barrier|1", "|Overall||1"],
            &[],
        ),
        // Sums that are not called so, and a label that is more than the word.
        ("Theme|Barriers|Facilitators", &["Cost|3|1", "Time|1|2", "Pay|4|3"], &[]),
        ("Theme|Barriers|Facilitators", &["Cost|3|1", "Time|1|2", "Total cost of care|4|3"], &[]),
        // A participant's own code.
        ("Participant|Theme|Type|Count", &["P1|Cost|Barrier|2", "P2|Total|Barrier|2"], &[]),
        // A table without counts.
        ("Participant|Theme|Type", &["P1|Cost|Barrier", "|Total|"], &[]),
        ("Theme|Barriers|Facilitators", &["Cost|3|1", "Total||"], &[]),
    ];
    for (header, rows, expected) in cases {
        let dataset = load(&[table(header, rows)]).value;
        let left: Vec<u64> = dataset
            .account
            .left_out
            .iter()
            .filter(|one| one.reason == LeftOutReason::TotalsRow)
            .map(|one| one.at.row.unwrap())
            .collect();
        assert_eq!(left, expected, "{header} {rows:?}");
        let account = &dataset.account;
        let all = account.rows_used + account.rows_without_coding + account.left_out.len() as u64;
        assert_eq!(account.rows_read, all);
    }
}

#[test]
fn wide_tables_give_a_coding_a_cell() {
    let dataset = check(
        &[table(
            "participant|group|BR+|BR-|ECRbrrier_environment",
            &["P1|Nurse|3|0|", "P2|GP|||", "P3|GP|0|1|2"],
        )],
        &[
            "P1|Nurse|///BR|Facilitator|3",
            "P3|GP|///BR|Barrier|1",
            "P3|GP|///ECR > environment|Barrier|2",
        ],
        &[],
    );
    assert!(dataset.counted);
    assert_eq!(dataset.participants.len(), 3);
    assert_eq!(dataset.account.rows_without_coding, 1);
    assert_eq!(dataset.code_keys.len(), 3);
    let key = dataset.code_keys[CodeId::new(0)];
    assert_eq!(dataset.code_texts.text(key.code), Some("BR+"));
    assert_eq!(dataset.code_texts.text(key.bare_code), Some("BR"));
}

#[test]
fn a_bad_cell_of_a_wide_table_takes_nothing_with_it() {
    let table = table("participant|BR+|BR-", &["P1|2|many", "P2|some|many", "P3|1|0"]);
    let roles = Roles {
        columns: vec![
            Role::Participant,
            Role::CodeColumn { code: "BR".to_owned(), valence: Valence::Facilitator },
            Role::CodeColumn { code: "BR".to_owned(), valence: Valence::Barrier },
        ],
    };
    let loaded = load_as(&[table], &[roles]);
    assert_eq!(codings(&loaded.value), ["P1||///BR|Facilitator|2", "P3||///BR|Facilitator|1"]);
    assert_eq!(noticed(&loaded), ["cells_not_counted Some(2) 3", "bad_count Some(3) 1"]);
    assert_eq!(loaded.value.account.left_out.len(), 1);
    balanced(&loaded.value);
}

#[test]
fn sums_by_valence() {
    check(
        &[table(
            "construct|group|Barriers|Facilitators",
            &["Cost|Nurse|3|4", "Time|GP|0|2", "|GP|1|1", "Trust|GP|0|0"],
        )],
        &["|Nurse|/Cost//|Barrier|3", "|Nurse|/Cost//|Facilitator|4", "|GP|/Time//|Facilitator|2"],
        &["rows_without_code Some(4) 1"],
    );
}

#[test]
fn where_the_valence_comes_from() {
    // The column before the name; a contradiction is noticed.
    check(
        &[table(
            "participant|construct|valence",
            &["P1|BR+|Enabler", "P2|BR-|Enabler", "P3|BR-|", "P4|BR+|n/a", "P5|BR-|who knows"],
        )],
        &[
            "P1||/BR//|Facilitator|1",
            "P2||/BR//|Facilitator|1",
            "P3||/BR//|Barrier|1",
            "P4||/BR//|Missing|1",
            "P5||/BR//|Missing|1",
        ],
        &["valence_contradicted Some(3) 1", "unknown_valence Some(6) 1"],
    );
    // The rating's sign where there is no column; its 0 is neutral and its blank missing.
    let dataset = check(
        &[table(
            "site|participant|construct|rating",
            &[
                "A|P1|Cost|-2",
                "A|P2|Cost|0",
                "B|P3|Cost|+1",
                "B|P4|Cost|X",
                "B|P5|Cost|",
                "B|P6|Cost|7",
                "B|P7|Cost|0 (mixed)",
                "B|P8|Cost|-1",
                "B|P9|Cost|-1",
                "B|P10|Cost|-1",
            ],
        )],
        &[
            "P1||/Cost//|Barrier|1",
            "P2||/Cost//|Neutral|1",
            "P3||/Cost//|Facilitator|1",
            "P4||/Cost//|Mixed|1",
            "P5||/Cost//|Missing|1",
            "P6||/Cost//|Missing|1",
            "P7||/Cost//|Mixed|1",
            "P8||/Cost//|Barrier|1",
            "P9||/Cost//|Barrier|1",
            "P10||/Cost//|Barrier|1",
        ],
        &["bad_rating Some(7) 1"],
    );
    let ratings: Vec<_> = dataset.codings.iter().take(5).map(|coding| coding.rating).collect();
    // X is 0 (mixed), and not the 0 of what has no influence.
    let value = |value| Some(Rating::Value(value));
    assert_eq!(ratings, [value(-2), value(0), value(1), Some(Rating::Mixed), None]);
    // The name, where nothing else says it: a path, an ending; people are people.
    check(
        &[table(
            "participant|code",
            &[
                "P1|Barriers > Cost",
                "P2|Cost - facilitator",
                "P3|Individuals > Implementation Facilitators",
                "P4|Cost",
                "P5|LGBTQ+",
            ],
        )],
        &[
            "P1||///Cost|Barrier|1",
            "P2||///Cost|Facilitator|1",
            "P3||///Individuals > Implementation Facilitators|Missing|1",
            "P4||///Cost|Missing|1",
            "P5||///LGBTQ+|Missing|1",
        ],
        &[],
    );
    // The header of a column of codes.
    let table = table("participant|Barrier|Enablers", &["P1|Cost|", "P2||Time", "P3|Trust|Hope"]);
    let roles = Roles { columns: vec![Role::Participant, Role::Code, Role::Code] };
    assert_eq!(
        codings(&load_as(&[table], &[roles]).value),
        [
            "P1||///Cost|Barrier|1",
            "P2||///Time|Facilitator|1",
            "P3||///Trust|Barrier|1",
            "P3||///Hope|Facilitator|1"
        ]
    );
}

#[test]
fn the_user_has_the_last_word() {
    let table = table(
        "participant|group|code|valence",
        &["P1|0|Cost|Röd", "P2|1|Cost|barrier", "P3|2|Cost|röd", "P4|2|Time|grön"],
    );
    let roles = roles(&guess_roles(&table, DecimalMark::Point));
    let valences = BTreeMap::from([
        ("rod".to_owned(), Valence::Barrier),
        ("barrier".to_owned(), Valence::Neutral),
    ]);
    let labels = BTreeMap::from([(
        "group".to_owned(),
        BTreeMap::from([
            ("0".to_owned(), "Sedentary".to_owned()),
            ("1".to_owned(), "Active".to_owned()),
            ("2".to_owned(), "Active".to_owned()),
        ]),
    )]);
    let input = Input {
        file: "f.csv",
        table: &table,
        roles: &roles,
        decimal: DecimalMark::Point,
        is_project: false,
        coder: None,
        divided: None,
        codes: &[],
    };
    let loaded = build(
        &[input],
        Choices { valences: &valences, value_labels: &labels, ..Choices::default() },
    )
    .unwrap();
    assert_eq!(
        codings(&loaded.value),
        [
            "P1|Sedentary|///Cost|Barrier|1",
            "P2|Active|///Cost|Neutral|1",
            "P3|Active|///Cost|Barrier|1",
            "P4|Active|///Time|Missing|1"
        ]
    );
    let words: Vec<_> = loaded
        .value
        .valence_words
        .iter()
        .map(|found| (found.word.as_str(), found.key.as_str(), found.valence, found.rows))
        .collect();
    assert_eq!(
        words,
        [
            ("Röd", "rod", Some(Valence::Barrier), 2),
            ("barrier", "barrier", Some(Valence::Neutral), 1),
            ("grön", "gron", None, 1)
        ]
    );
    let values: Vec<_> = loaded.value.attributes[0]
        .values
        .iter()
        .map(|(value, id)| (value.as_str(), loaded.value.attributes[0].labels.text(*id).unwrap()))
        .collect();
    assert_eq!(values, [("0", "Sedentary"), ("1", "Active"), ("2", "Active")]);
}

#[test]
fn levels_join_and_several_codes_count_each() {
    check(
        &[table(
            "participant|theme|sub-theme|code 1|code 2",
            &["P1|Trust|In people|a|b", "P2|Trust||a|", "P3|Time|Hours||"],
        )],
        &[
            "P1||//Trust > In people/a|Missing|1",
            "P1||//Trust > In people/b|Missing|1",
            "P2||//Trust/a|Missing|1",
            "P3||//Time > Hours/|Missing|1",
        ],
        &[],
    );
}

#[test]
fn a_row_of_several_codes_counts_each_under_its_flags() {
    let dataset = check(
        &[table(
            "participant|code|barriers|facilitators",
            &["P1|Cost; Time|1|0", "P1|Trust|0|1", "P2|Time; Trust; Cost|1|1", "P3|Cost||"],
        )],
        &[
            "P1||///Cost|Barrier|1",
            "P1||///Time|Barrier|1",
            "P1||///Trust|Facilitator|1",
            "P2||///Time|Barrier|1",
            "P2||///Trust|Barrier|1",
            "P2||///Cost|Barrier|1",
            "P2||///Time|Facilitator|1",
            "P2||///Trust|Facilitator|1",
            "P2||///Cost|Facilitator|1",
        ],
        &["cells_divided Some(2) 2"],
    );
    assert_eq!(dataset.account.rows_without_coding, 1);
}

#[test]
fn labels_of_counts_are_not_divided() {
    check(
        &[table(
            "participant|code|count",
            &["P1|Roles; identity|5", "P1|Inner\nsetting|2", "P2|Roles; identity|1"],
        )],
        &[
            "P1||///Roles; identity|Missing|5",
            "P1||///Inner\nsetting|Missing|2",
            "P2||///Roles; identity|Missing|1",
        ],
        &[],
    );
    check(
        &[table("participant|code|barriers|facilitators", &["P1|Roles; identity|5|1"])],
        &["P1||///Roles; identity|Barrier|5", "P1||///Roles; identity|Facilitator|1"],
        &[],
    );
    let ratings = table(
        "Construct|Site A|Site B",
        &["Roles; identity|-1|2", "Cost|1|-2", "Time|0|1", "Leadership engagement|2|1"],
    );
    let known = |labels: &[&str]| labels.len();
    let long = reshape(&ratings, DecimalMark::Point, &known, CellsSaid::default()).unwrap().table;
    let dataset = load(&[long]).value;
    assert_eq!((dataset.codings.len(), dataset.code_keys.len()), (8, 4));
}

#[test]
fn segments_are_told_apart_within_their_source() {
    let segments = |table: Table| {
        let dataset = load(&[table]).value;
        assert!(!dataset.counted);
        let ids = dataset.records.values().iter().map(|one| one.segment.map(Id::position));
        let ids: Vec<Option<usize>> = ids.collect();
        (ids, dataset.segments.len())
    };
    let (ids, count) = segments(table(
        "document|segment id|code",
        &["D1|1|a", "D1|1|b", "D2|1|a", "D2||b", "D2|2|b"],
    ));
    assert_eq!((ids, count), (vec![Some(0), Some(0), Some(1), None, Some(2)], 3));
    let (ids, count) = segments(table(
        "document|excerpt|code",
        &["D1|no money at all|a", "D1|no money at all |b", "D2|no money at all|a", "D2||b"],
    ));
    assert_eq!((ids, count), (vec![Some(0), Some(0), Some(1), None], 2));
    let dataset =
        load(&[table("document|excerpt|code", &["D1|no money at all|a", "D2|no money at all|b"])]);
    assert_eq!(dataset.value.excerpt(&dataset.value.records[RecordId::new(1)]), "no money at all");
    assert_eq!(dataset.value.excerpt_text, "no money at all");
}

#[test]
fn blank_and_conflicting_labels_are_noticed() {
    check(
        &[table(
            "participant|group|code",
            &["P1|GP|a", "P1|Nurse|b", "\u{a0}|GP|a", "P2||\u{200b}", "P3|GP|a", "P4||a"],
        )],
        &[
            "P1|GP|///a|Missing|1",
            "P1|Nurse|///b|Missing|1",
            "|GP|///a|Missing|1",
            "P3|GP|///a|Missing|1",
            "P4||///a|Missing|1",
        ],
        &[
            "rows_without_code Some(5) 1",
            "blank_labels Some(4) 1",
            "blank_labels Some(7) 1",
            "several_values None 1",
        ],
    );
}

#[test]
fn look_alikes_are_named_and_only_the_same_text_is_merged() {
    let dataset = check(
        &[table(
            "participant|code",
            &["P1|\u{d6}kad", "P2|O\u{308}kad", "P3|\u{f6}kad", "P4|\u{d6}kad\u{ad}", "p1|x"],
        )],
        &[
            "P1||///\u{d6}kad|Missing|1",
            "P2||///\u{d6}kad|Missing|1",
            "P3||///\u{f6}kad|Missing|1",
            "P4||///\u{d6}kad\u{ad}|Missing|1",
            "p1||///x|Missing|1",
        ],
        &["look_alikes None 1", "look_alikes None 1", "look_alikes None 1"],
    );
    assert_eq!(dataset.code_keys.len(), 4);
}

#[test]
fn files_become_one_study() {
    let one = table("participant|Role|age|code|type", &["P1|GP|40|Cost|+", "P2|Nurse|40|Time|-"]);
    let two = table("code|Group|Participant|type", &["Cost|GP|P1|-", "Trust|Patient|P3|+"]);
    let dataset = check(
        &[one, two],
        &[
            "P1|GP|///Cost|Facilitator|1",
            "P2|Nurse|///Time|Barrier|1",
            "P1|GP|///Cost|Barrier|1",
            "P3|Patient|///Trust|Facilitator|1",
        ],
        &[],
    );
    let files: Vec<u32> = dataset.records.values().iter().map(|record| record.file).collect();
    assert_eq!(files, [0, 0, 1, 1]);
    assert_eq!(dataset.records[RecordId::new(2)].row, 2);
    let names: Vec<&str> = dataset.attributes.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Role", "age"]);
    assert_eq!(dataset.attribute_value(RecordId::new(3), 1), None);
    assert_eq!(dataset.participants.len(), 3);
}

#[test]
fn a_file_without_codes_is_refused_by_name() {
    let table = table("participant|group", &["P1|GP"]);
    let roles = Roles { columns: vec![Role::Participant, Role::Group] };
    let input = Input {
        file: "ages.csv",
        table: &table,
        roles: &roles,
        decimal: DecimalMark::Point,
        is_project: false,
        coder: None,
        divided: None,
        codes: &[],
    };
    let error = build(&[input], Choices::default()).unwrap_err();
    assert_eq!(error.kind, ErrorKind::NoCodes);
    assert_eq!(error.at.unwrap().file.as_deref(), Some("ages.csv"));
}

/// Rows of a made-up study, with every oddity a cell may have.
fn random_rows(random: &mut Random, rows: usize) -> Vec<Vec<String>> {
    let columns: [&[&str]; 7] = [
        &["P1", "P2", "P3", "", " ", "p1"],
        &["Nurse", "GP", "", "gp"],
        &["Inner", "Outer > Policy", "", "Inner"],
        &["Cost+", "Cost-", "Time", "", "Barriers > Trust", " "],
        &["barrier", "Möjliggörare", "-", "", "?", "mixed"],
        &["0", "1", "2", "17", "", "-1", "x", "2.0"],
        &["it costs too much", "there was no time", ""],
    ];
    (0..rows)
        .map(|_| columns.iter().map(|values| (*random.of(values)).to_owned()).collect())
        .collect()
}

const RANDOM_HEADER: &str = "participant|group|domain|code|valence|n_quotes|excerpt";

fn random_roles() -> Roles {
    use Role::{Code, Count, Domain, Excerpt, Group, Participant, Valence};
    Roles { columns: vec![Participant, Group, Domain, Code, Valence, Count, Excerpt] }
}

fn random_table(rows: &[Vec<String>]) -> Table {
    table_of(RANDOM_HEADER.split('|').map(str::to_owned).collect(), rows.iter().cloned())
}

fn sorted(mut lines: Vec<String>) -> Vec<String> {
    lines.sort();
    lines
}

#[test]
fn neither_the_order_of_rows_nor_the_split_into_files_changes_what_is_counted() {
    for seed in 0..60 {
        let mut random = Random::new(seed);
        let size = 1 + random.below(40);
        let rows = random_rows(&mut random, size);
        let whole = load_as(&[random_table(&rows)], &[random_roles()]).value;
        balanced(&whole);

        let mut shuffled = rows.clone();
        for at in (1..shuffled.len()).rev() {
            shuffled.swap(at, random.below(at + 1));
        }
        let other = load_as(&[random_table(&shuffled)], &[random_roles()]).value;
        balanced(&other);
        assert_eq!(sorted(codings(&whole)), sorted(codings(&other)), "seed {seed}");
        assert_eq!(whole.segments.len(), other.segments.len(), "seed {seed}");

        let (head, tail) = rows.split_at(random.below(rows.len() + 1));
        let parts = [random_table(head), random_table(tail)];
        let split = load_as(&parts, &[random_roles(), random_roles()]).value;
        balanced(&split);
        assert_eq!(codings(&whole), codings(&split), "seed {seed}");
        assert_eq!(whole.account.rows_read, split.account.rows_read);
        assert_eq!(whole.account.left_out.len(), split.account.left_out.len());
        assert_eq!(whole.participants.len(), split.participants.len());
        assert_eq!(whole.segments.len(), split.segments.len());
    }
}

#[test]
fn any_table_gets_roles_and_any_roles_a_dataset_or_an_error() {
    let words = [
        "",
        " ",
        "P1",
        "barrier",
        "+",
        "-",
        "0",
        "1",
        "-2",
        "2,5",
        "x",
        "✓",
        "Cost > Time",
        ">",
        "\\",
        "(barrier)",
        "Barriers > ",
        "\u{308}",
        "e\u{301}",
        "\u{200b}",
        "İ",
        "😀 - barrier",
        "- ",
        "[+]",
        "99999999999999999999",
        "1 000",
        "TRUE",
        "a_B",
        "a_F",
        "ECRbrrier_x",
        "ßarrier",
        "Ⅷ",
        "\u{202e}+",
        "participant",
        "code",
        "valence",
        "quotes",
        "rating",
        "id",
        "theme",
        "sub-theme",
        "Code: A\\B Applied",
        "n",
        "group",
        "+Cost",
        "±",
        "--",
        "/",
        "Barriers",
        "0 (mixed)",
        "Implementation Facilitators",
    ];
    let roles = [
        Role::Ignored,
        Role::Participant,
        Role::Source,
        Role::Group,
        Role::Site,
        Role::Segment,
        Role::Code,
        Role::Domain,
        Role::Construct,
        Role::Theme,
        Role::Valence,
        Role::Rating,
        Role::Weight,
        Role::CodeSets,
        Role::SourceKey,
        Role::RangeStart,
        Role::RangeEnd,
        Role::Coder,
        Role::Excerpt,
        Role::Count,
        Role::Attribute,
        Role::CodeColumn { code: String::new(), valence: Valence::Barrier },
        Role::CodeColumn { code: "A > B".to_owned(), valence: Valence::Missing },
    ];
    for seed in 0..400 {
        let mut random = Random::new(seed);
        let width = random.below(8);
        let rows = random.below(12);
        let line = |random: &mut Random| -> Vec<String> {
            (0..width).map(|_| (*random.of(&words)).to_owned()).collect()
        };
        let headers = line(&mut random);
        let rows: Vec<Vec<String>> = (0..rows).map(|_| line(&mut random)).collect();
        let table = table_of(headers, rows);
        let decimal = *random.of(&[DecimalMark::Point, DecimalMark::Comma]);
        let guessed = self::roles(&guess_roles(&table, decimal));
        assert_eq!(guessed.columns.len(), table.width(), "seed {seed}");
        let some = random.below(10);
        let chosen = Roles { columns: (0..some).map(|_| random.of(&roles).clone()).collect() };
        for roles in [guessed, chosen] {
            let input = Input {
                file: "any.csv",
                table: &table,
                roles: &roles,
                decimal,
                is_project: false,
                coder: None,
                divided: None,
                codes: &[],
            };
            match build(&[input, input], Choices::default()) {
                Ok(loaded) => balanced(&loaded.value),
                Err(error) => assert_eq!(error.kind, ErrorKind::NoCodes, "seed {seed}"),
            }
        }
    }
}

#[test]
fn hostile_labels_load_and_are_suggested_for_merging() {
    for (file, rows, labels, look_alikes) in [
        ("nfc_nfd_dup.csv", 2, Some(1), 0),
        ("zero_width_dup.csv", 3, Some(3), 2),
        ("case_dup.csv", 3, Some(3), 2),
        ("turkish_i.csv", 3, None, 0),
        ("bidi_override.csv", 1, None, 0),
        ("rtl_labels.csv", 1, None, 0),
        ("emoji_zwj.csv", 1, None, 0),
        ("zalgo.csv", 1, None, 0),
        ("long_label_10k.csv", 1, None, 0),
        ("whitespace_only_labels.csv", 3, Some(0), 0),
        ("codes_10000.csv", 10_000, Some(10_000), 0),
    ] {
        let Some(table) = shared_table(&format!("data/hostile/{file}")) else { return };
        let loaded = load(&[table]);
        balanced(&loaded.value);
        assert!(loaded.value.account.rows_read >= rows, "{file}");
        if let Some(labels) = labels {
            assert_eq!(loaded.value.code_keys.len(), labels, "{file}");
        }
        let alike = loaded
            .warnings
            .iter()
            .filter(|warning| matches!(warning.kind, WarningKind::LookAlikes { .. }))
            .count();
        if labels.is_some() {
            assert_eq!(alike, look_alikes, "{file}");
        }
    }
}
