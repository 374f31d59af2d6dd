//! What is said of a sheet has a button, and what it does makes the numbers right.

use serde_json::json;
use steelyard::page::remedies::of_finding;
use steelyard_core::engine::{Finding, FindingKind, Settings, StudyView};
use steelyard_core::valence::Valence;
use steelyard_core::words::table::{column_label, row_label};

use super::{innermost, read, told};
use crate::support::engine::table;

/// What is told of a sheet once the button beside its first finding of a kind is pressed.
#[track_caller]
fn pressed(name: &str, text: &str, kind: &str) -> String {
    let (_, view) = read(&[(name, text)], Settings::default());
    let found = view
        .findings
        .iter()
        .find(|found| innermost(&serde_json::to_value(&found.kind).unwrap()) == kind);
    let found = found.unwrap_or_else(|| panic!("{kind} is not said of {text}: {}", told(&view)));
    let edit = of_finding(found, &view).1;
    let edit = edit.unwrap_or_else(|| panic!("{kind} has no button: {text}"));
    told(&read(&[(name, text)], edit.apply(&view.settings)).1)
}

/// Checks of sheets what is told of them, and what once the button of a kind of findings is pressed.
#[track_caller]
fn check(name: &str, kind: &str, sheets: &[(&str, &str, &str)]) {
    for (text, before, after) in sheets {
        assert_eq!(told(&as_read(name, text)), *before, "{text}");
        assert_eq!(pressed(name, text, kind), *after, "{text}");
    }
}

/// Checks what is told of sheets to which a rule does not apply.
#[track_caller]
fn unsaid(name: &str, sheets: &[(&str, &str)]) {
    for (text, expected) in sheets {
        assert_eq!(told(&as_read(name, text)), *expected, "{text}");
    }
}

fn as_read(name: &str, text: &str) -> StudyView {
    read(&[(name, text)], Settings::default()).1
}

#[test]
fn names_joined_in_a_cell_are_said_and_divided() {
    check(
        "table.csv",
        "taken_as_one_code",
        &[
            (
                "participant|code|valence\nP1|Cost|barrier\nP2|Time|barrier\nP3|Cost and time|barrier\nP4|Time/cost|facilitator\n",
                "3 1 0 0 0; taken_as_one_code 2",
                "4 2 0 0 0",
            ),
            (
                "deltagare|kod|valens\nP1|Tid|hinder\nP2|Kostnad|hinder\nP3|Tid och kostnad|hinder\n",
                "3 0 0 0 0; taken_as_one_code 1",
                "4 0 0 0 0",
            ),
            (
                "Teilnehmer|Code|Valenz\nP1|Zeit|Barriere\nP2|Geld + Zeit|Barriere\nP3|Geld|Förderfaktor\nP4|Zeit sowie Geld|Förderfaktor\n",
                "2 2 0 0 0; taken_as_one_code 2",
                "3 3 0 0 0",
            ),
            (
                "valence|code\nbarrier|temps\nbarrier|coût\nfacilitator|temps & coût & chef\nfacilitator|chef\n",
                "2 2 0 0 0; taken_as_one_code 1",
                "2 4 0 0 0",
            ),
            // A part that stands in a divided cell, and a name with a mark of its own.
            (
                "participant|code|valence\nP1|Pay; Rota|barrier\nP2|Pay & Rota|barrier\nP3|R&D|facilitator\nP4|R&D/Pay|barrier\n",
                "4 1 0 0 0; cells_divided 1; taken_as_one_code 2",
                "6 1 0 0 0",
            ),
            // What commas hold stays whole where nothing in it stands alone.
            (
                "participant|code|valence\nP1|Cost|barrier\nP2|Time|barrier\nP3|Cost and time|barrier\nP4|Memory, attention and decisions|facilitator\n",
                "3 1 0 0 0; taken_as_one_code 1",
                "4 1 0 0 0",
            ),
        ],
    );
    unsaid(
        "table.csv",
        &[
            // A part that stands nowhere alone, and names with a mark.
            (
                "participant|code|valence\nP1|Cost|barrier\nP2|Cost and place|barrier\nP3|Knowledge/skills|facilitator\n",
                "2 1 0 0 0",
            ),
            // Counts of a name cannot be divided.
            ("Code|Barriers|Facilitators\nCost|3|1\nTime|2|1\nCost and time|4|2\n", "9 4 0 0 0"),
        ],
    );
    // Themes are asked about.
    unsaid(
        "table.csv",
        &[(
            "participant|theme|code|valence\nP1|Leaders|Pay|barrier\nP2|Culture|Rota|barrier\nP3|Leaders/Culture|Heat|barrier\n",
            "3 0 0 0 0; divided_cells?",
        )],
    );
}

#[test]
fn all_of_a_file_named_for_a_valence_can_be_of_it() {
    let list =
        "Participant|Code|Quote\nP1|Cost|it is dear\nP2|Time|no time for that\nP3|Cost|too dear\n";
    for (name, after) in [
        ("barriers.csv", "3 0 0 0 0"),
        ("study-Enablers-v2.csv", "0 3 0 0 0"),
        ("Hinder.csv", "3 0 0 0 0"),
        ("Förderfaktoren.csv", "0 3 0 0 0"),
        ("freins 2024.csv", "3 0 0 0 0"),
    ] {
        check(name, "no_valence", &[(list, "0 0 0 0 3; no_valence 3", after)]);
    }
    let counts = "Code|Count\nCost|4\nTime|2\n";
    check("barriers.csv", "no_valence", &[(counts, "0 0 0 0 6; no_valence 6", "6 0 0 0 0")]);
    let grid = "ID|Cost|Time|Trust\n1|1|0|1\n2|0|1|1\n3|1|1|0\n";
    check("hinder.csv", "no_valence", &[(grid, "0 0 0 0 6; no_valence 6", "6 0 0 0 0")]);
    // A name of both offers neither, and a column that says it keeps its word.
    let (_, view) = read(&[("Hinder och möjligheter.csv", list)], Settings::default());
    assert!(view.findings.iter().all(|found| of_finding(found, &view).1.is_none()));
    let said = "Participant|Code|Valence\nP1|Cost|barrier\nP2|Time|facilitator\n";
    let files = serde_json::from_str(r#"{"barriers.csv": {"valence": "barrier"}}"#).unwrap();
    let (_, view) = read(&[("barriers.csv", said)], Settings { files, ..Settings::default() });
    assert_eq!(told(&view), "1 1 0 0 0");
}

#[test]
fn rows_that_may_be_sums_can_be_left_out() {
    check(
        "table.csv",
        "rows_may_be_sums",
        &[
            (
                "Code|Barriers|Facilitators\nPay|6|3\n  Low pay|3|2\n  Late pay|2|1\nRota|2|1\n",
                "13 7 0 0 0; rows_may_be_sums 1",
                "7 4 0 0 0; totals_row 1",
            ),
            (
                "Kod|Hinder|Främjande\nLön|6|3\n  Låg lön|3|2\n  Sen lön|2|1\nSchema|2|1\n",
                "13 7 0 0 0; rows_may_be_sums 1",
                "7 4 0 0 0; totals_row 1",
            ),
        ],
    );
    check(
        "table.csv",
        "rows_add_up_others",
        &[
            (
                "Code|Barriers|Facilitators\nPay|2|1\nRota|1|1\nHeat|0|2\nWork|3|4\n",
                "6 8 0 0 0; rows_add_up_others 1",
                "3 4 0 0 0; totals_row 1",
            ),
            (
                "ID|Role|Cost barrier|Leaders facilitator\nA|Nurse|2|1\nB|Nurse|0|1\nC|Doctor|1|0\nD|Doctor|0|1\nE|Doctor|3|3\n",
                "6 6 0 0 0; rows_add_up_others 1",
                "3 3 0 0 0; totals_row 1",
            ),
        ],
    );
}

#[test]
fn letters_at_codes_in_rows_can_be_valences() {
    check(
        "table.csv",
        "no_valence",
        &[
            (
                "Participant|Code\nP1|B: time\nP1|F: boss\nP2|B: cost\nP3|F: team\n",
                "0 0 0 0 4; no_valence 4",
                "2 2 0 0 0",
            ),
            (
                "Deltagare|Kod\nP1|tid (H)\nP1|chef (F)\nP2|kostnad (H)\n",
                "0 0 0 0 3; no_valence 3",
                "2 1 0 0 0",
            ),
            (
                "Participant|Code\nP1|B_time; F_boss\nP2|B_time\nP3|F_boss\nP3|B_cost\n",
                "0 0 0 0 5; no_valence 5; cells_divided 1",
                "3 2 0 0 0; cells_divided 1",
            ),
        ],
    );
    unsaid(
        "table.csv",
        &[
            ("Participant|Code\nP1|A: time\nP1|B: boss\nP2|C: cost\nP3|F: team\n", "0 0 0 0 4"),
            ("Participant|Code\nP1|B: time\nP2|B: boss\nP3|B: team\n", "0 0 0 0 3"),
        ],
    );
}

#[test]
fn what_stands_before_colons_can_be_the_codes_or_not() {
    check(
        "table.csv",
        "codes_before_colons",
        &[
            (
                "Study|Barriers|Facilitators\nA 2019|Knowledge: not aware; Money: too dear|Leaders: they help\nB 2020|Money: no budget|Knowledge: trained\n",
                "3 2 0 0 0; cells_divided 1; findings_are_codings 5; codes_before_colons 5",
                "3 2 0 0 0; cells_divided 1; findings_are_codings 5",
            ),
            // Some have one, and it comes again.
            (
                "Study|Barriers|Facilitators\nA 2019|Knowledge: not aware; Long hours|Leaders: they help\nB 2020|Knowledge: none|Knowledge: trained\n",
                "3 2 0 0 0; cells_divided 1; findings_are_codings 5; codes_before_colons 4",
                "3 2 0 0 0; cells_divided 1; findings_are_codings 5",
            ),
        ],
    );
    // Who spoke, and one colon.
    unsaid(
        "table.csv",
        &[
            (
                "Study|Barriers|Facilitators\nA 2019|Nurse: no time; Doctor: too dear|Nurse: they help\nB 2020|Doctor: no budget|Nurse: trained\n",
                "3 2 0 0 0; cells_divided 1; findings_are_codings 5",
            ),
            (
                "Study|Barriers|Facilitators\nA 2019|Time: none at all|Leaders help\nB 2020|No budget|Training\n",
                "2 2 0 0 0; findings_are_codings 4",
            ),
        ],
    );
}

/// Barriers and facilitators by column of the table.
fn by_column(text: &str) -> Vec<(String, [u64; 2])> {
    let (mut engine, _) = read(&[("table.csv", text)], Settings::default());
    let table = table(&mut engine, json!({"columns": "group", "unit": "codings"}));
    let heads = table.columns.iter().enumerate();
    heads
        .map(|(at, head)| {
            let sum = |valence| {
                let cells = table.cells.iter().filter_map(|cells| cells.get(at));
                cells.map(|cell| u64::from(cell.get(valence).count.shown().unwrap_or(0))).sum()
            };
            let label = column_label(&head.label).to_string();
            (label, [Valence::Barrier, Valence::Facilitator].map(sum))
        })
        .collect()
}

#[test]
fn titles_of_tables_below_each_other_are_groups() {
    for (text, expected, groups) in [
        (
            "Nurses||\nCode|Barriers|Facilitators\nPay|3|1\nRota|2|2\n||\nDoctors||\nCode|Barriers|Facilitators\nPay|4|0\nRota|1|2\n",
            "10 5 0 0 0; titles_are_groups 2; rows_above_header 1; repeated_header 1",
            [("Nurses", [5, 3]), ("Doctors", [5, 2])],
        ),
        (
            "Skola A||\nKod|Hinder|Främjande\nLön|3|1\nSchema|2|2\nTotalt|5|3\n||\nSkola B||\nKod|Hinder|Främjande\nLön|4|0\nTotalt|4|0\n",
            "9 3 0 0 0; titles_are_groups 2; rows_above_header 1; totals_row 2; repeated_header 1",
            [("Skola A", [5, 3]), ("Skola B", [4, 0])],
        ),
        (
            "Ward A||\nParticipant|Code|Valence\nP1|Pay|barrier\nP2|Rota|facilitator\n||\nWard B||\nParticipant|Code|Valence\nP3|Pay|barrier\nP4|Rota|barrier\n",
            "3 1 0 0 0; titles_are_groups 2; rows_above_header 1; repeated_header 1",
            [("Ward A", [1, 1]), ("Ward B", [2, 0])],
        ),
        // Under one header, above people.
        (
            "Participant|Code|Valence\nNurses||\nP1|Pay|barrier\nP2|Rota|facilitator\nDoctors||\nP3|Pay|barrier\nP4|Rota|barrier\n",
            "3 1 0 0 0; titles_are_groups 2",
            [("Nurses", [1, 1]), ("Doctors", [2, 0])],
        ),
        // Titles that say the valence too.
        (
            "Nurses: barriers|\nCode|Count\nPay|3\nRota|2\n|\nNurses: facilitators|\nCode|Count\nPay|1\n|\nDoctors: barriers|\nCode|Count\nPay|4\n|\nDoctors: facilitators|\nCode|Count\nRota|2\n",
            "9 3 0 0 0; titles_are_groups 4; rows_above_header 1; repeated_header 3",
            [("Nurses", [5, 1]), ("Doctors", [4, 2])],
        ),
    ] {
        assert_eq!(told(&as_read("table.csv", text)), expected, "{text}");
        let groups: Vec<(String, [u64; 2])> =
            groups.iter().map(|(name, counts)| ((*name).to_owned(), *counts)).collect();
        assert_eq!(by_column(text), groups, "{text}");
    }
    unsaid(
        "table.csv",
        &[
            // Headers that come again on each page, titles of valences, somebody without codings.
            (
                "Code|Barriers|Facilitators\nPay|3|1\nRota|2|2\n||\nCode|Barriers|Facilitators\nHeat|4|0\nNoise|1|2\n",
                "10 5 0 0 0; repeated_header 1",
            ),
            (
                "Barriers|\nCode|Count\nPay|3\nRota|2\n|\nFacilitators|\nCode|Count\nPay|1\nHeat|2\n",
                "5 3 0 0 0; sections_are_valences 2; rows_above_header 1; repeated_header 1",
            ),
            (
                "Participant|Code|Valence\nP1|Pay|barrier\nP2||\nP3|Rota|facilitator\n",
                "1 1 0 0 0; no_code 1",
            ),
            // Headings of codes.
            (
                "Code|Barriers|Facilitators\nProviders||\nPay|3|1\nRota|2|2\nPatients||\nAge|1|0\n",
                "6 3 0 0 0",
            ),
        ],
    );
}

#[test]
fn numbers_of_people_without_codes_can_be_counted() {
    check(
        "table.csv",
        "column_aside",
        &[
            (
                "Participant|Barriers|Facilitators|Total\nP1|3|1|4\nP2|2|2|4\nP3|5|0|5\n",
                "0 0 0 0 0; column_aside 1; column_aside 1; column?",
                "10 0 0 0 0; column_aside 1",
            ),
            (
                "Deltagare|Hinder|Främjande\nP1|3|1\nP2|2|2\nP3|5|0\n",
                "0 0 0 0 0; column_aside 1; column_aside 1; column?",
                "10 0 0 0 0; column_aside 1",
            ),
        ],
    );
    let roles = json!({"table.csv": {"roles": {
        "Barriers": {"code_column": {"code": "", "valence": "barrier"}},
        "Facilitators": {"code_column": {"code": "", "valence": "facilitator"}},
    }}});
    let settings =
        Settings { files: serde_json::from_value(roles).unwrap(), ..Settings::default() };
    let text = "Participant|Barriers|Facilitators|Total\nP1|3|1|4\nP2|2|2|4\nP3|5|0|5\n";
    let (_, view) = read(&[("table.csv", text)], settings);
    assert_eq!((told(&view), view.summary.participants), ("10 3 0 0 0".to_owned(), Some(3)));
}

#[test]
fn words_for_nothing_among_codes_can_be_no_codes() {
    check(
        "table.csv",
        "nothing_among_codes",
        &[
            (
                "participant|code|valence\nP1|Cost|barrier\nP2|None|barrier\nP3|Time|facilitator\n",
                "2 1 0 0 0; nothing_among_codes 1",
                "1 1 0 0 0; no_code 1; not_stated 1",
            ),
            (
                "deltagare|kod|valens\nP1|Kostnad|hinder\nP2|Inga|hinder\nP3|Inga|främjande\nP4|Tid|hinder\n",
                "3 1 0 0 0; nothing_among_codes 2",
                "2 0 0 0 0; no_code 2; not_stated 2",
            ),
            (
                "participant|code|valence\nP1|None of the above|barrier\nP2|No time|barrier\nP3|Nothing new|facilitator\n",
                "2 1 0 0 0; nothing_among_codes 1",
                "1 1 0 0 0; no_code 1; not_stated 1",
            ),
        ],
    );
    unsaid(
        "table.csv",
        &[(
            "participant|code|valence\nP1|None of the nurses|barrier\nP2|No time|barrier\nP3|Nothing new|facilitator\n",
            "2 1 0 0 0",
        )],
    );
    let text = "participant|code|valence\nP1|Cost|barrier\nP2|None|barrier\n";
    let settings = Settings { nothing_among_codes: Some(true), ..Settings::default() };
    assert_eq!(told(&read(&[("table.csv", text)], settings).1), "2 0 0 0 0");
}

#[test]
fn labels_that_look_alike_are_said_where_they_are_kept_apart() {
    let within = "participant|construct|code|valence\nP1|Process|planning|barrier\nP2|Process|Planning|barrier\nP3|Process|Time|facilitator\n";
    assert_eq!(told(&as_read("table.csv", within)), "2 1 0 0 0");
    let options = serde_json::from_value(json!({"rows": "code"})).unwrap();
    let (_, view) =
        read(&[("table.csv", within)], Settings { table: options, ..Settings::default() });
    assert_eq!(told(&view), "2 1 0 0 0; look_alikes 1");
    unsaid(
        "table.csv",
        &[
            (
                "participant|construct|code|valence\nP1|Process|planning|barrier\nP2|Setting|Planning|barrier\nP3|Process|Time|facilitator\n",
                "2 1 0 0 0; look_alikes 1",
            ),
            (
                "participant|code|valence\nP1|planning|barrier\nP2|Planning|barrier\nP3|Time|facilitator\n",
                "2 1 0 0 0; look_alikes 1",
            ),
        ],
    );
}

#[test]
fn ratings_open_at_constructs() {
    for (text, rows) in [
        (
            "Domain|Construct|Site A|Site B|Site C\nInner Setting|Culture|+1|-2|0\nInner Setting|Tension|-1|+2|+1\nProcess|Planning|+2|-1|X\n",
            vec!["Culture", "Tension", "Planning"],
        ),
        (
            "Domain|Construct|Rating\nInner Setting|Culture|+1\nInner Setting|Tension|-1\nProcess|Planning|+2\n",
            vec!["Culture", "Tension", "Planning"],
        ),
        // Codings open at the coarsest level.
        (
            "Participant|Domain|Construct|Valence\nP1|Inner Setting|Culture|barrier\nP2|Inner Setting|Tension|facilitator\nP3|Process|Planning|barrier\n",
            vec!["Inner Setting", "Process"],
        ),
    ] {
        let (mut engine, _) = read(&[("table.csv", text)], Settings::default());
        let table = table(&mut engine, json!({}));
        let labels = table.rows.iter().map(|head| row_label(&head.label).to_string());
        assert_eq!(labels.collect::<Vec<_>>(), rows, "{text}");
    }
}

#[test]
fn codes_typed_once_between_other_columns_can_be_filled_down() {
    check(
        "table.csv",
        "no_code",
        &[
            (
                "Participant|Code|Valence|Quote\nP1|Pay|barrier|it is too little\nP2||barrier|not enough at all\nP3|Rota|facilitator|we choose our days\nP4||barrier|they change it late\n",
                "1 1 0 0 0; no_code 2",
                "3 1 0 0 0",
            ),
            (
                "Valens|Kod|Deltagare\nhinder|Lön|P1\nhinder||P2\nfrämjande|Schema|P3\nfrämjande||P4\n",
                "1 1 0 0 0; no_code 2",
                "2 2 0 0 0",
            ),
        ],
    );
    // Words for no code are no blanks.
    let text = "participant|code|valence\nP1|Pay|barrier\nP2|n/a|barrier\nP3|Rota|facilitator\n";
    let view = as_read("table.csv", text);
    let is_left_out = |found: &&Finding| matches!(found.kind, FindingKind::LeftOut { .. });
    let found = view.findings.iter().find(is_left_out).unwrap();
    assert_eq!(of_finding(found, &view).1, None);
}
