//! Tables without a header: the first row is a row, and what the columns are is said or asked.

use steelyard_core::engine::{FileSettings, Settings};

use super::{check, read, told};

#[test]
fn a_first_row_like_the_others_is_a_row() {
    check(&[
        ("P1|Pay|barrier\nP2|Pay|barrier\nP3|Rota|facilitator\n", "2 1 0 0 0; no_header 1"),
        (
            "P1|Cook|Heat|facilitator\nP2|Cook|Pay|barrier\nP3|Maid|Rota|barrier\nP4|Maid|Pay|barrier\n",
            "0 0 0 0 0; no_header 1; column?; column?",
        ),
        (
            "Deltagare 1|Kock|Lön|hinder\nDeltagare 2|Kock|Lön|hinder\nDeltagare 3|Städ|Schema|främjande\n",
            "0 0 0 0 0; no_header 1; column?; column?",
        ),
        // Of what the others are nobody knows.
        (
            "Pay|6|2\nRota|3|4\nHeat|1|5\n",
            "0 0 0 0 3; no_header 1; column_without_name 3; column_without_name 3",
        ),
    ]);
}

#[test]
fn headers_are_told_from_rows() {
    check(&[
        (
            "Participant|Code|Valence\nP1|Pay|barrier\nP2|Pay|barrier\nP3|Rota|facilitator\n",
            "2 1 0 0 0",
        ),
        // Years, people and answers in numbers; marks that say the name of their column.
        ("Code|2019|2020|2021\nPay|3|1|2\nRota|4|2|2\n", "0 0 0 0 14; column_family?"),
        ("Code|P1|P2|P3\nPay|3|1|2\nRota|4|2|2\n", "0 0 0 0 14; column_family?"),
        // A header that comes again.
        (
            "Participant|Code|Valence\nP1|Pay|barrier\nParticipant|Code|Valence\nP3|Rota|facilitator\n",
            "1 1 0 0 0; repeated_header 1",
        ),
        ("Participant|Code\nP1|Pay\n", "0 0 0 0 1"),
    ]);
}

#[test]
fn a_row_that_names_the_columns_does_so_where_the_user_says() {
    let files = [("a.csv", "P1|Pay|barrier\nP2|Pay|barrier\nP3|Rota|facilitator\n")];
    let settings = FileSettings { as_it_is: true, ..FileSettings::default() };
    let settings =
        Settings { files: [("a.csv".to_owned(), settings)].into(), ..Settings::default() };
    let (_, view) = read(&files, settings);
    assert_eq!(view.summary.codings, 2, "{}", told(&view));
}

#[test]
fn a_side_above_both_sides_is_no_header() {
    check(&[
        (
            "Time|Barrier|3\nCost|Barrier|2\nSupport|Facilitator|4\nTraining|Facilitator|1\n",
            "2 2 0 0 0; no_header 1; column_without_name 4",
        ),
        ("Zeit|Barriere\nGeld|Barriere\nHilfe|Förderfaktor\n", "2 1 0 0 0; no_header 1"),
        // A column that is called by the one side which it marks, and one called by both.
        (
            "Code|Barrier|Facilitator\nTime|Barrier|\nCost|Barrier|\nTeam||Facilitator\n",
            "2 1 0 0 0; column_family?",
        ),
        ("Code|Barrier/facilitator\nTime|Barrier\nTeam|Facilitator\n", "1 1 0 0 0"),
    ]);
}
