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
