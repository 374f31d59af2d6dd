//! What is said of a sheet has a button, and what it does makes the numbers right.

use steelyard::page::remedies::of_finding;
use steelyard_core::engine::{Settings, StudyView};

use super::{innermost, read, told};

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
