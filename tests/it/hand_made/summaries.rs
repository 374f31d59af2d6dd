//! Tables made of codings and kept beside them, and earlier versions of a list: what is counted already counts once.

use std::collections::BTreeMap;

use steelyard_core::dataset::{Counting, DuplicateKind};
use steelyard_core::engine::Settings;

use super::{read, read_bytes, told, workbook};

const CODINGS: &str = "Participant|Role|Code|Valence\nP1|Nurse|Cost|barrier\nP1|Nurse|Team|facilitator\nP2|Nurse|Cost|barrier\nP3|GP|Time|barrier\nP4|GP|Team|facilitator\n";

#[test]
fn counts_of_codings_beside_them_count_once() {
    let summary = "Code|Barrier|Facilitator\nCost|2|0\nTeam|0|2\nTime|1|0\n";
    for (other, expected) in [
        (summary, "3 2 0 0 0; summary_of_codings 5"),
        // Under another name for codes, for each group, in rows, and without valences.
        (
            "Theme|Valence|n\nCost|barrier|2\nTeam|facilitator|2\nTime|barrier|1\n",
            "3 2 0 0 0; summary_of_codings 5",
        ),
        (
            "Code|Role|Valence|Count\nCost|Nurse|barrier|2\nTeam|Nurse|facilitator|1\nTeam|GP|facilitator|1\nTime|GP|barrier|1\n",
            "3 2 0 0 0; summary_of_codings 5",
        ),
        (
            "Tema|Hinder|Främjande\nCost|2|0\nTeam|0|2\nTime|1|0\nTotalt|3|2\n",
            "3 2 0 0 0; summary_of_codings 5; totals_row 1",
        ),
        // A slip in it, or a part that is older: said.
        (
            "Code|Barrier|Facilitator\nCost|2|0\nTeam|0|2\nTime|1|0\nHelp|0|1\n",
            "6 5 0 0 0; summary_of_codings 6",
        ),
        // Other codings.
        ("Code|Barrier|Facilitator\nCost|4|0\nTeam|0|5\nTime|2|2\n", "9 9 0 0 0"),
        ("Code|Barrier|Facilitator\nPay|2|0\nRota|0|2\nHeat|1|0\n", "6 4 0 0 0"),
        (
            "Participant|Code|Valence\nP7|Cost|barrier\nP7|Team|facilitator\nP8|Time|barrier\n",
            "5 3 0 0 0",
        ),
    ] {
        for files in
            [[("a.csv", CODINGS), ("b.csv", other)], [("b.csv", other), ("a.csv", CODINGS)]]
        {
            let (_, view) = read(&files, Settings::default());
            assert_eq!(told(&view), expected, "{other}");
        }
    }
    let each = Settings {
        doubles: BTreeMap::from([(DuplicateKind::Summary, Counting::Each)]),
        ..Settings::default()
    };
    let files = [("a.csv", CODINGS), ("b.csv", summary)];
    assert_eq!(told(&read(&files, each).1), "6 4 0 0 0");
    let (_, view) = read(&files, Settings::default());
    let said = steelyard::page::words::findings::finding(view.findings.first().unwrap());
    assert!(said.contains("“b.csv” holds the numbers of the codings in “a.csv”"), "{said}");
}

#[test]
fn earlier_versions_of_a_list_do_not_count_beside_the_later() {
    let head = "Participant|Code|Valence\n";
    let first = format!("{head}P1|Cost|barrier\nP1|Team|facilitator\nP2|Cost|barrier\n");
    let second = format!("{head}P1|Cost|barrier\nP1|Team|facilitator\nP2|Cost|facilitator\n");
    let renamed = format!("{head}P1|Money|barrier\nP1|Boss|facilitator\nP2|Money|barrier\n");
    let of_others = format!("{head}P5|Cost|barrier\nP6|Team|facilitator\nP7|Cost|barrier\n");
    for (names, later, expected) in [
        (["Coding v1", "Coding v2"], &second, "1 2 0 0 0; earlier_version 3"),
        (["Utkast", "Slutlig"], &renamed, "2 1 0 0 0; earlier_version 3"),
        (["Coding", "Coding (revised)"], &second, "1 2 0 0 0; earlier_version 3"),
        (["Round 1", "Round 2"], &second, "3 3 0 0 0; earlier_version 3"),
        (["Runde 1", "Runde 2"], &renamed, "4 2 0 0 0"),
        (["Coding v1", "Coding v2"], &of_others, "4 2 0 0 0"),
        (["Nurses", "Doctors"], &second, "3 3 0 0 0"),
        (["Interview 1", "Interview 2"], &renamed, "4 2 0 0 0"),
    ] {
        let book = workbook(&[(names[0], &first), (names[1], later)]);
        let (_, view) = read_bytes(&[("book.xlsx", &book)], Settings::default());
        // The sheets are groups too, and somebody may be in both.
        assert_eq!(told(&view).replace("; several_values 2", ""), expected, "{names:?}");
        let [one, other] = names.map(|name| format!("{name}.csv"));
        // In whatever order they are loaded; what differs in the names of others may be coders.
        for files in [
            [(&*one, &*first), (&*other, later.as_str())],
            [(&*other, later.as_str()), (&*one, &*first)],
        ] {
            let (_, view) = read(&files, Settings::default());
            assert_eq!(told(&view).replace("; coders_from_names?", ""), expected, "{names:?}");
        }
    }
    let files = [("coding_v1.csv", &*first), ("coding_v2.csv", &*second)];
    for (counting, expected) in [(Counting::Each, "3 3 0 0 0"), (Counting::Once, "1 2 0 0 0")] {
        let doubles = BTreeMap::from([(DuplicateKind::EarlierVersion, counting)]);
        let settings = Settings { doubles, ..Settings::default() };
        assert_eq!(told(&read(&files, settings).1), expected);
    }
}

#[test]
fn counts_by_code_beside_the_codings_of_a_sheet_are_left_out() {
    for (csv, expected) in [
        (
            "Participant|Code|Valence||Code|Barrier|Facilitator\nP1|Cost|barrier||Cost|2|0\nP1|Team|facilitator||Team|0|1\nP2|Cost|barrier||Time|0|0\n",
            "2 1 0 0 0; table_beside_left_out 3",
        ),
        (
            "Deltagare|Kod|Valens||Kod|Antal\nP1|Lön|hinder||Lön|2\nP2|Lön|hinder||Chef|1\nP2|Chef|främjande||Tid|0\n|||| Rum|0\n",
            "2 1 0 0 0; table_beside_left_out 2",
        ),
    ] {
        let (_, view) = read(&[("table.csv", csv)], Settings::default());
        assert_eq!(told(&view), expected, "{csv}");
    }
}
