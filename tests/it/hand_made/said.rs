//! What is counted or left out on a guess that no header and no word makes sure: said, or asked.

use std::collections::BTreeMap;

use steelyard_core::dataset::{Counting, DuplicateKind, FamilyKind};
use steelyard_core::engine::{FileSettings, Settings};
use steelyard_core::valence::Valence;

use super::{check, read, told};

#[test]
fn totals_that_are_no_sums_are_said_with_both_numbers() {
    check(&[
        (
            "Code|Barrier|Facilitator\nPay|3|1\nRota|2|2\nHeat|4|0\nTotal|9|4\n",
            "9 3 0 0 0; total_differs 1; totals_row 1",
        ),
        (
            "Code|Barrieren|Förderfaktoren\nLohn|3|1\nDienst|2|2\nGesamt|7|3\n",
            "5 3 0 0 0; total_differs 1; totals_row 1",
        ),
        (
            "Participant|Pay|Rota|Heat\nP1|1|0|1\nP2|0|1|1\nP3|1|1|0\nTotal|3|2|2\n",
            "0 0 0 0 6; total_differs 1; totals_row 1",
        ),
        (
            "Code|Valence|Count\nPay|barrier|3\nRota|facilitator|2\nSum||6\n",
            "3 2 0 0 0; total_differs 1; totals_row 1",
        ),
        // A column: some of its rows are the sums, and one is not.
        ("Code|Barrier|Facilitator|Total\nPay|3|1|4\nRota|2|2|5\n", "5 3 0 0 0; total_differs 1"),
        ("Code|Barrier|Facilitator|Total\nPay|3|1|4\nRota|2|2|4\n", "5 3 0 0 0"),
        // Sums, of parts and of all.
        (
            "Code|Barrieren|Förderfaktoren\nLohn|3|1\nDienst|2|2\nGesamt|5|3\n",
            "5 3 0 0 0; totals_row 1",
        ),
        (
            "Domain|Code|Barrier\nA|Pay|3\nA|Rota|2\nA|Total|5\nB|Heat|2\nB|Cold|2\nB|Total|4\n|Grand total|9\n",
            "9 0 0 0 0; totals_row 3",
        ),
    ]);
    let csv = "Code|Barrier|Facilitator\nPay|3|1\nRota|2|2\nTotal|5|4\n";
    let (_, view) = read(&[("table.csv", csv)], Settings::default());
    let said = steelyard::page::words::findings::finding(view.findings.first().unwrap());
    assert!(said.contains("“Total” says 4 of “Facilitator”"), "{said}");
    assert!(said.contains("comes to 3"), "{said}");
}

#[test]
fn rows_that_read_the_same_without_a_passage_are_said() {
    let csv = "Participant|Code|Valence\nP1|Pay|barrier\nP1|Pay|barrier\nP2|Rota|facilitator\n";
    check(&[
        (csv, "2 1 0 0 0; counted_each 1"),
        (
            "Deltagare|Kod|Valens|Antal citat\nP1|Lön|hinder|2\nP1|Lön|hinder|2\nP2|Schema|främjande|1\nP2|Tid|hinder|3\n",
            "7 1 0 0 0; counted_each 2",
        ),
        // Nobody is named, something tells them apart, or they have passages of their own.
        ("Code|Valence\nPay|barrier\nPay|barrier\nRota|facilitator\n", "2 1 0 0 0"),
        ("Participant|Code|Valence\nP1|Pay|barrier\nP2|Pay|barrier\n", "2 0 0 0 0"),
        (
            "Participant|Code|Valence|Excerpt\nP1|Pay|barrier|too little\nP1|Pay|barrier|late\n",
            "2 0 0 0 0",
        ),
    ]);
    let once = Settings {
        doubles: BTreeMap::from([(DuplicateKind::SameRow, Counting::Once)]),
        ..Settings::default()
    };
    assert_eq!(told(&read(&[("table.csv", csv)], once).1), "1 1 0 0 0");
    let each = Settings {
        doubles: BTreeMap::from([(DuplicateKind::SameRow, Counting::Each)]),
        ..Settings::default()
    };
    assert_eq!(told(&read(&[("table.csv", csv)], each).1), "2 1 0 0 0");
}

#[test]
fn flags_that_describe_people_and_places_are_asked() {
    let csv = "Participant|Urban|Female|Teaching hospital|Cost|Time|Training\nP1|1|1|0|1|0|1\nP2|0|1|1|0|1|1\nP3|1|0|0|1|1|0\n";
    check(&[
        (csv, "0 0 0 0 6; columns_not_counted 1; column_family?"),
        (
            "Teilnehmer|Stadt|Kosten|Zeit|Schulung\nP1|1|1|0|1\nP2|0|0|1|1\nP3|1|1|1|0\n",
            "0 0 0 0 6; column_family?",
        ),
        // The same in all rows of a person.
        (
            "Participant|Chain|Cost|Time|Training\nP1|1|1|0|1\nP1|1|0|1|1\nP2|0|1|1|0\nP2|0|0|1|1\n",
            "0 0 0 0 8; column_family?",
        ),
        // Each row is one or the other.
        (
            "Participant|Day|Night|Cost|Time|Heat\nP1|1|0|1|0|1\nP2|0|1|1|1|0\nP3|1|0|0|0|1\nP4|0|1|1|0|1\nP5|1|0|1|1|0\nP6|1|0|0|0|1\nP7|0|1|1|1|0\nP8|1|0|0|1|1\n",
            "0 0 0 0 14; column_family?",
        ),
        // Codes may be called after places.
        (
            "Participant|Community support|Hospital policy|Cost|Time\nP1|1|1|1|0\nP2|0|1|0|1\nP3|1|0|1|1\n",
            "0 0 0 0 8",
        ),
        ("Participant|Cost|Time|Training\nP1|1|0|1\nP2|0|1|1\nP3|1|1|0\n", "0 0 0 0 6"),
    ]);
    for (kind, expected) in [
        (FamilyKind::Codes, "0 0 0 0 9; columns_not_counted 1"),
        (FamilyKind::Aside, "0 0 0 0 6; columns_not_counted 1"),
    ] {
        let mut settings = Settings::default();
        let families = BTreeMap::from([("Urban".to_owned(), kind)]);
        settings.files.entry("table.csv".to_owned()).or_default().families = families;
        assert_eq!(told(&read(&[("table.csv", csv)], settings).1), expected);
    }
}

#[test]
fn sentences_are_no_codes() {
    check(&[
        (
            "Speaker|Text\nI|How did it go with the form?\nP1|Well, it was a barrier for us.\nI|And what helped you with it?\n",
            "0 0 0 0 0; column?",
        ),
        (
            "Time|Sprecher|Text\n00:01|I|Wie ging es mit dem Bogen?\n00:07|B1|Das war schwierig für uns alle.\n00:15|I|Und was hat geholfen?\n",
            "0 0 0 0 0; column?",
        ),
        (
            "Date|Observation\n2024-05-01|We went to the ward on Monday.\n2024-05-08|Nobody had time for the form.\n2024-05-09|We saw two patients then.\n",
            "0 0 0 0 0; column?",
        ),
        (
            "Participant|What was said|Valence\nP1|We never have enough people here.|barrier\nP2|The manager gave us an hour.|facilitator\n",
            "0 0 0 0 0; column?",
        ),
        // Names of codes that are long, come again, or end in no full stop.
        (
            "Participant|Topic|Valence\nP1|Pay is far too low here|barrier\nP2|Pay is far too low here|barrier\nP3|Rota changes all the time|barrier\n",
            "3 0 0 0 0",
        ),
    ]);
}

#[test]
fn one_valence_of_all_rows_holds_beside_columns_that_only_speak_of_one() {
    let all = |text: &str| {
        let file = FileSettings { valence: Some(Valence::Barrier), ..FileSettings::default() };
        let files = BTreeMap::from([("a.csv".to_owned(), file)]);
        told(&read(&[("a.csv", text)], Settings { files, ..Settings::default() }).1)
    };
    for (text, expected) in [
        ("Participant|Code|Type\nP1|Time|Zeug\nP2|Cost|Dings\n", "2 0 0 0 0"),
        (
            "Participant|Code|Barrier quote\nP1|Time|we have no time\nP2|Cost|it costs a lot\n",
            "2 0 0 0 0",
        ),
        (
            "Deltagare|Kod|Hinder i citat\nP1|Tid|vi hinner inte\nP2|Kostnad|det är dyrt\n",
            "2 0 0 0 0",
        ),
        // What rows say themselves stays.
        ("Participant|Code|Type\nP1|Time|facilitator\nP2|Cost|barrier\n", "1 1 0 0 0"),
        ("Code|Barriers|Facilitators\nTime|3|4\nCost|1|2\n", "4 6 0 0 0"),
    ] {
        let found = all(text);
        assert_eq!(found.split(';').next(), Some(expected), "{text}: {found}");
    }
}
