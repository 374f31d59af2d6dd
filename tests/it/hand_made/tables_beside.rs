//! Tables of counts that stand side by side, with and without a row above their headers that names each.

use steelyard_core::engine::Settings;

use super::{check, read, told};
use crate::support::engine::table;

#[test]
fn tables_side_by_side_count_once_each_under_their_own_codes() {
    check(&[
        (
            "Nurses||||Doctors||\nCode|Barrier|Facilitator||Code|Barrier|Facilitator\nPay|3|1||Pay|2|0\nRota|2|2||Heat|1|4\n",
            "8 7 0 0 0; tables_side_by_side 4",
        ),
        (
            "Nurses|||Doctors||\nCode|Barrier|Facilitator|Code|Barrier|Facilitator\nPay|3|1|Pay|2|0\nRota|2|2|Heat|1|4\nDesk|1|0|||\n",
            "9 7 0 0 0; tables_side_by_side 3",
        ),
        (
            "Pflege|||Ärzte||\nThema|Barrieren|Förderfaktoren|Thema|Barrieren|Förderfaktoren\nLohn|3|1|Lohn|2|0\nDienst|2|2|Hitze|1|4\n",
            "8 7 0 0 0; tables_side_by_side 3",
        ),
        (
            "Code|Barrier|Facilitator|Code|Barrier|Facilitator\nPay|3|1|Pay|2|0\nRota|2|2|Heat|1|4\n",
            "8 7 0 0 0; tables_side_by_side 3",
        ),
        (
            "Barriers||Facilitators|\nCode|n|Code|n\nPay|3|Pay|2\nRota|2|Heat|1\n",
            "5 3 0 0 0; tables_side_by_side 2",
        ),
        (
            "Nurses||||Doctors||\nParticipant|Code|Valence||Participant|Code|Valence\nP1|Pay|barrier||P3|Pay|barrier\nP2|Rota|facilitator||P4|Heat|barrier\n",
            "3 1 0 0 0; tables_side_by_side 4",
        ),
        // One column of codes, and counts of groups beside it.
        (
            "|Nurses||Doctors|\nCode|Barrier|Facilitator|Barrier|Facilitator\nPay|3|1|2|0\nRota|2|2|1|4\n",
            "8 7 0 0 0",
        ),
    ]);
}

#[test]
fn what_stands_above_the_headers_is_the_group() {
    let csv = "Nurses|||Doctors||\nCode|Barrier|Facilitator|Code|Barrier|Facilitator\nPay|3|1|Pay|2|0\nRota|2|2|Heat|1|4\n";
    let (mut engine, view) = read(&[("table.csv", csv)], Settings::default());
    assert_eq!(told(&view), "8 7 0 0 0; tables_side_by_side 3");
    let counted = table(&mut engine, serde_json::json!({"columns": "group"}));
    let labels = counted.columns.iter();
    let labels =
        labels.map(|head| steelyard_core::words::table::column_label(&head.label).to_owned());
    let mut labels: Vec<String> = labels.collect();
    labels.sort();
    assert_eq!(labels, ["Doctors", "Nurses"]);
}
