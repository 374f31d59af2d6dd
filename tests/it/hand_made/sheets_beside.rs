//! Sheets beside that of the codings: pivot tables of it, and what is not to be used any more.

use super::{read_bytes, told, workbook};
use steelyard_core::engine::Settings;

const CODINGS: &str = "Code|Valence\nTime|Barrier\nCost|Barrier\nTime|Barrier\nSupport|Facilitator\nSupport|Facilitator\nTime|Facilitator\nCost|Barrier\n";
const PIVOT: &str = "Row Labels|Barrier|Facilitator|Grand Total\nCost|2||2\nSupport||2|2\nTime|2|1|3\nGrand Total|4|3|7\n";

#[track_caller]
fn check(sheets: &[(&str, &str)], expected: &str) {
    let bytes = workbook(sheets);
    let (_, view) = read_bytes(&[("book.xlsx", &bytes)], Settings::default());
    assert_eq!(told(&view), expected, "{sheets:?}");
}

#[test]
fn codings_go_before_a_pivot_table_of_them() {
    for sheets in [[("Data", CODINGS), ("Pivot", PIVOT)], [("Sheet2", PIVOT), ("Sheet1", CODINGS)]]
    {
        check(&sheets, "4 3 0 0 0; sheets_not_read 1");
    }
    for head in [
        "Zeilenbeschriftungen|Barriere|Förderfaktor|Gesamtergebnis",
        "Theme|Barriers|Facilitators|Total",
    ] {
        let pivot = PIVOT.replace("Row Labels|Barrier|Facilitator|Grand Total", head);
        check(&[("Data", CODINGS), ("Pivot", &pivot)], "4 3 0 0 0; sheets_not_read 1");
    }
    // A coding was added since.
    let newer = format!("{CODINGS}Time|Barrier\n");
    check(&[("Data", &newer), ("Pivot", PIVOT)], "5 3 0 0 0; sheets_not_read 1");
    // With who said it.
    let of_people: String = CODINGS
        .lines()
        .enumerate()
        .map(
            |(at, line)| {
                if at == 0 { format!("Participant|{line}\n") } else { format!("P{at}|{line}\n") }
            },
        )
        .collect();
    check(&[("Data", &of_people), ("Pivot", PIVOT)], "4 3 0 0 0; sheets_not_read 1");
}

#[test]
fn counts_go_before_examples_of_them() {
    let counts =
        "Theme|Barriers|Facilitators|Papers\nTime|12|3|9\nCost|8|1|7\nSupport|2|9|8\nTrust|4|4|5\n";
    let examples = "Code|Valence|Quote\nTime|Barrier|no time\nCost|Barrier|too expensive\n";
    check(
        &[("Counts", counts), ("Examples", examples)],
        "26 17 0 0 0; sheets_not_read 1; counts_left_out 1",
    );
    let pivot = "Row Labels|Barrier|Facilitator\nTime|12|3\nCost|8|1\nSupport|2|9\nTrust|4|4\n";
    check(&[("Pivot", pivot), ("Examples", examples)], "26 17 0 0 0; sheets_not_read 1");
}

#[test]
fn sheets_that_say_not_to_use_them_do_not_count() {
    let list = "Participant|Code|Valence\nP1|Time|Barrier\nP1|Cost|Barrier\nP2|Time|Barrier\nP3|Support|Facilitator\n";
    let old = "Participant|Code|Valence\nP1|Time|Barrier\nP1|Money|Barrier\nP4|Team|Facilitator\n";
    for (one, other) in [
        ("Final", "OLD do not use"),
        ("Coding", "Do not use"),
        ("Coding", "Coding (don't use)"),
        ("Kodning", "Använd ej"),
        ("Codierung", "nicht verwenden"),
        ("Coding", "Superseded"),
        ("Coding", "Coding backup"),
        ("Codage", "NE PAS UTILISER"),
    ] {
        check(&[(one, list), (other, old)], "3 1 0 0 0; earlier_version 3");
        check(&[(other, old), (one, list)], "3 1 0 0 0; earlier_version 3");
    }
    // Whoever they are of.
    let others = old.replace("P1", "P8").replace("P4", "P9");
    check(&[("Final", list), ("OLD do not use", &others)], "3 1 0 0 0; earlier_version 3");
    check(&[("North", list), ("South", &others)], "5 2 0 0 0");
}
