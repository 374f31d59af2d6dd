//! Options of questions that take several answers, a column each: codes of their own question.

use super::{check, read};
use crate::support::engine::table;
use steelyard_core::engine::Settings;
use steelyard_core::valence::Valence::{Barrier, Facilitator};
use steelyard_core::words::table::row_label;

/// The rows of a table with their barriers and facilitators.
fn rows(text: &str) -> String {
    let (mut engine, _) = read(&[("table.csv", text)], Settings::default());
    let table = table(&mut engine, serde_json::json!({ "rows": "code" }));
    let rows = table.rows.iter().zip(&table.cells).map(|(row, cells)| {
        let cell = cells.first().unwrap();
        let count = |valence| cell.get(valence).count.shown().unwrap();
        format!("{} {}/{}", row_label(&row.label), count(Barrier), count(Facilitator))
    });
    rows.collect::<Vec<_>>().join("; ")
}

#[test]
fn options_of_two_questions_are_codes_apart() {
    for (text, expected) in [
        (
            "record_id|barriers___1|barriers___2|facilitators___1\n1|1|0|1\n2|1|1|0\n3|0|0|1\n",
            "barriers___1 2/0; barriers___2 1/0; facilitators___1 0/2",
        ),
        (
            "Record ID|Barriers (choice=Time)|Barriers (choice=Cost)|Facilitators (choice=Time)\n1|Checked|Unchecked|Checked\n2|Checked|Checked|Unchecked\n3|Unchecked|Unchecked|Checked\n",
            "Time 2/2; Cost 1/0",
        ),
        (
            "id|Barriers_1|Barriers_2|Facilitators_1|Facilitators_2\n1|1|0|0|1\n2|1|1|1|0\n3|0|0|1|0\n",
            "Barriers_1 2/0; Barriers_2 1/0; Facilitators_1 0/2; Facilitators_2 0/1",
        ),
        (
            "record_id|hinder___tid|hinder___lon|framjande___tid\n1|1|0|1\n2|1|1|0\n3|0|0|1\n",
            "tid 2/2; lon 1/0",
        ),
        // The options are the sides of a code.
        (
            "Record ID|Time (choice=Barrier)|Time (choice=Facilitator)|Cost (choice=Barrier)|Cost (choice=Facilitator)\n1|Checked|Unchecked|Unchecked|Checked\n2|Checked|Checked|Checked|Unchecked\n",
            "Time 2/1; Cost 1/1",
        ),
    ] {
        assert_eq!(rows(text), expected, "{text}");
    }
    check(&[
        // Of no direction.
        (
            "record_id|themes___1|themes___2|themes___3\n1|1|0|1\n2|1|1|0\n3|0|0|1\n",
            "0 0 0 0 0; column?",
        ),
        // A code that names the valence at its end.
        ("ID|1.1_barrier|1.1_facilitator|1.2_barrier\n1|1|0|1\n2|1|1|0\n", "3 1 0 0 0"),
    ]);
}

#[test]
fn who_ticked_that_nothing_applies_named_nothing() {
    let answers = |none: &str, unsure: &str| {
        format!(
            "Respondent|Role|Which barriers did you experience?|Which facilitators did you experience?
1|Nurse|Lack of time;Lack of staff|Manager;Training
2|Nurse|{none}|Training
3|GP|Lack of time;Other|{none}
4|GP|{unsure}|Manager
"
        )
    };
    for (none, unsure) in [
        ("None of the above", "Don't know"),
        ("None of these", "I don’t know"),
        ("Nothing really", "Not sure"),
        ("No major barriers", "no comment"),
        ("Inget särskilt", "Vet inte"),
        ("Aucun de ces éléments", "Ne sait pas"),
        ("Geen van deze", "Weet niet"),
        ("Ninguno de los anteriores", "No sé"),
        ("Keine der genannten", "weiß nicht"),
    ] {
        check(&[(
            &answers(none, unsure),
            "4 4 0 0 0; cells_divided 2; cells_divided 1; findings_are_codings 8; nothing_found 3",
        )]);
    }
    // Options of their own.
    check(&[(
        "Respondent|Role|Barriers: Lack of time|Barriers: None of the above|Facilitators: Training|Facilitators: Not sure
1|Nurse|x||x|
2|Nurse||x|x|
3|GP|x|||x
4|GP|x||x|
",
        "3 3 0 0 0; columns_not_counted 2",
    )]);
    // What begins so and goes on is an answer.
    check(&[(
        "Respondent|Role|Which barriers did you experience?|Which facilitators did you experience?
1|Nurse|Not sure how to bill;No major changes allowed|Training
2|GP|None of the nurses was asked|Nothing was imposed
",
        "3 2 0 0 0; cells_divided 1; findings_are_codings 5",
    )]);
}

#[test]
fn topics_that_go_with_the_valences_one_to_one_are_the_codes() {
    for name in ["Topic", "Determinant", "CFIR", "TDF/CFIR", "What was said", "Inner/outer setting"]
    {
        let text = format!(
            "Participant|{name}|Valence
P1|Time|barrier
P1|Team|facilitator
P2|Time|barrier
P3|Team|facilitator
P3|Time|barrier
"
        );
        check(&[(&text, "3 2 0 0 0")]);
        assert_eq!(rows(&text), "Time 3/0; Team 0/2", "{name}");
    }
    // Other words for the valence are no codes beside codes, nor is anything else that repeats it.
    check(&[(
        "Participant|Theme|B/F|Valence\nP1|Time|B|Barrier\nP1|Team|F|Facilitator\nP2|Cost|B|Barrier\n",
        "2 1 0 0 0",
    )]);
}
