//! Attributes side by side in one matrix divide the same codings: one of them counts, which can be chosen; and totals
//! that are none can be counted.

use std::collections::BTreeMap;

use steelyard_core::engine::{FileSettings, Settings};

use super::{check, read, told};

fn told_with(csv: &str, file: FileSettings) -> String {
    let files = BTreeMap::from([("table.csv".to_owned(), file)]);
    let (_, view) = read(&[("table.csv", csv)], Settings { files, ..Settings::default() });
    told(&view)
}

#[test]
fn one_attribute_counts_of_several_side_by_side() {
    let headed = "Code|Role: Nurse|Role: Doctor|Setting: Hospital|Setting: Clinic\n";
    let above = "|Role|Role|Setting|Setting\nCode|Nurse|Doctor|Hospital|Clinic\n";
    let german = "Thema|Beruf = Pflege|Beruf = Arzt|Region = Nord|Region = Süd\n";
    let tool = "|A : Role = Nurse|B : Role = Doctor|C : Setting = Hospital|D : Setting = Clinic\n";
    for (header, other, first) in [
        (headed, "Setting", "0 0 0 0 10; one_of_attributes 2; column_family?"),
        (above, "Setting", "0 0 0 0 10; one_of_attributes 2; column_family?"),
        (german, "Region", "0 0 0 0 10; one_of_attributes 2; column_family?"),
        (tool, "Setting", "0 0 0 0 10; one_of_attributes 2"),
    ] {
        let rows = if header == tool {
            "1 : Pay|4|2|3|3\n2 : Rota|1|3|2|1\n"
        } else {
            "Pay|4|2|3|3\nRota|1|3|2|1\n"
        };
        let csv = format!("{header}{rows}");
        assert_eq!(told_with(&csv, FileSettings::default()), first, "{csv}");
        let chosen = FileSettings { attribute: Some(other.to_owned()), ..FileSettings::default() };
        let expected = first.replace("10; one_of_attributes 2", "9");
        assert_eq!(told_with(&csv, chosen), expected, "{csv}");
    }
    check(&[
        // Domains over codes, groups over valences, the same groups twice.
        (
            "Participant|Inner: Culture|Inner: Climate|Outer: Policy|Outer: Peers\nP1|1|0|1|0\nP2|0|1|1|1\nP3|1|1|0|0\n",
            "0 0 0 0 7",
        ),
        (
            "Code|Nurses: Barrier|Nurses: Facilitator|Doctors: Barrier|Doctors: Facilitator\nPay|4|2|3|3\nRota|1|3|2|1\n",
            "10 9 0 0 0",
        ),
        (
            "Code|Before: Nurses|Before: Doctors|After: Nurses|After: Doctors\nPay|4|2|3|3\nRota|1|3|2|1\n",
            "0 0 0 0 19; column_family?",
        ),
    ]);
}

#[test]
fn rows_called_totals_that_are_no_sums_can_be_counted() {
    for (csv, left_out, counted) in [
        (
            "Code|Barrier|Facilitator\nPay|3|1\nRota|2|2\nHeat|4|0\nTotal|9|4\n",
            "9 3 0 0 0; total_differs 1; totals_row 1",
            "18 7 0 0 0",
        ),
        (
            "Kod|Hinder|Främjande\nLön|3|1\nTid|2|2\nSumma|6|3\n",
            "5 3 0 0 0; total_differs 1; totals_row 1",
            "11 6 0 0 0",
        ),
        (
            "Code|Valence|Count\nPay|barrier|3\nRota|facilitator|2\nSum||6\n",
            "3 2 0 0 0; total_differs 1; totals_row 1",
            "3 2 0 0 6",
        ),
        (
            "Participant|Pay|Rota|Heat\nP1|1|0|1\nP2|0|1|1\nP3|1|1|0\nTotal|3|2|2\n",
            "0 0 0 0 6; total_differs 1; totals_row 1",
            "0 0 0 0 13",
        ),
        // What is a sum stays out.
        (
            "Code|Barrier|Facilitator\nPay|3|1\nRota|2|2\nTotal|5|3\n",
            "5 3 0 0 0; totals_row 1",
            "5 3 0 0 0; totals_row 1",
        ),
    ] {
        assert_eq!(told_with(csv, FileSettings::default()), left_out, "{csv}");
        let counts = FileSettings { totals_counted: true, ..FileSettings::default() };
        assert_eq!(told_with(csv, counts), counted, "{csv}");
    }
}

#[test]
fn a_column_called_a_total_of_codes_in_columns_is_no_question() {
    check(&[
        (
            "Participant|Pay|Rota|Heat|Total\nP1|1|0|1|2\nP2|0|1|1|2\nP3|1|1|0|3\n",
            "0 0 0 0 6; total_differs 1",
        ),
        (
            "Teilnehmer|Lohn|Dienst|Hitze|Gesamt\nP1|3|0|1|4\nP2|0|2|1|3\nP3|1|1|0|3\n",
            "0 0 0 0 9; total_differs 1",
        ),
        ("Participant|Pay|Rota|Heat|Total\nP1|1|0|1|2\nP2|0|1|1|2\nP3|1|1|0|2\n", "0 0 0 0 6"),
        (
            "Participant|Pay|Rota|Total\nP1|1|0|1\nP2|0|1|1\nP3|1|1|3\n",
            "0 0 0 0 4; total_differs 1",
        ),
    ]);
}
