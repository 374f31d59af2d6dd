//! Pivot tables: sums in rows and columns under names in any language, levels of rows under each other, and what
//! stands above the header.

use super::{check, read_bytes, told, workbook};
use steelyard_core::engine::Settings;

#[test]
fn labels_of_rows_are_codes_under_any_name() {
    for header in [
        "Row Labels",
        "Zeilenbeschriftungen",
        "Etiquetas de fila",
        "Étiquettes de lignes",
        "Radetiketter",
        "Etichette di riga",
        "行标签",
        "Topic",
        "Item",
        "Issue",
    ] {
        for (columns, all) in [
            ("Barrier|Facilitator|Grand Total", "Grand Total"),
            ("Barriere|Förderfaktor|Gesamtergebnis", "Gesamtergebnis"),
            ("Barrera|Facilitador|Total general", "Total general"),
            ("Frein|Levier|Total général", "Total général"),
            ("Barriera|Facilitatore|Totale complessivo", "Totale complessivo"),
            ("障碍|促进|总计", "总计"),
            // No word that is known; both sums bear it.
            ("Barrier|Facilitator|Loppusumma", "Loppusumma"),
        ] {
            let text =
                format!("{header}|{columns}\nAlfa|4|1|5\nBeta|2|3|5\nGamma|1|5|6\n{all}|7|9|16\n");
            check(&[(&text, "7 9 0 0 0; totals_row 1")]);
        }
    }
    check(&[
        // Without sums.
        ("Row Labels|Barrier|Facilitator\nAlfa|4|1\nBeta|2|3\n", "6 4 0 0 0"),
        // Marks of one person each, and people by name or by number, are none.
        (
            "Colour|Barrier|Facilitator\nred|1|0\nblue|0|1\ngreen|1|1\n",
            "0 0 0 0 0; column_aside 1; column?; column?",
        ),
        (
            "Row Labels|Barrier|Facilitator\nP01|4|1\nP02|2|3\nP03|1|5\n",
            "0 0 0 0 0; column_aside 1; column_aside 1; column?",
        ),
    ]);
}

#[test]
fn rows_above_others_are_told_by_what_they_come_to() {
    check(&[
        (
            "Row Labels|Barrier|Facilitator|Grand Total\nA|5|4|9\nAlfa|4|1|5\nBeta|1|3|4\nB|3|2|5\nGamma|1|1|2\nDelta|2|1|3\nGrand Total|8|6|14\n",
            "8 6 0 0 0; totals_row 3",
        ),
        // One row under another.
        (
            "Zeilenbeschriftungen|Barriere|Förderfaktor|Gesamtergebnis\nA|5|4|9\nAlfa|4|1|5\nBeta|1|3|4\nB|3|2|5\nGamma|3|2|5\nGesamtergebnis|8|6|14\n",
            "8 6 0 0 0; totals_row 3",
        ),
        // Three levels.
        (
            "Etiquetas de fila|Barrera|Facilitador|Total general\nA|5|4|9\nA uno|4|1|5\nAlfa|3|1|4\nBeta|1|0|1\nA dos|1|3|4\nGamma|1|3|4\nB|3|2|5\nB uno|3|2|5\nDelta|3|2|5\nTotal general|8|6|14\n",
            "8 6 0 0 0; totals_row 6",
        ),
        // Sums below what they add up.
        (
            "Row Labels|Barrier|Facilitator|Grand Total\nAlfa|4|1|5\nBeta|1|3|4\nA Total|5|4|9\nGamma|1|1|2\nDelta|2|1|3\nB Total|3|2|5\nGrand Total|8|6|14\n",
            "8 6 0 0 0; totals_row 3",
        ),
        // Rows that happen to hold as much as those below them, where all of them come to the row of all.
        (
            "Row Labels|Barrier|Facilitator|Grand Total\nAlfa|5|4|9\nBeta|4|1|5\nGamma|1|3|4\nGrand Total|10|8|18\n",
            "10 8 0 0 0; totals_row 1",
        ),
    ]);
}

#[test]
fn what_a_pivot_table_has_above_its_header_is_left_out() {
    let below = "\nAlfa|4|1|5\nBeta|2|3|5\nGrand Total|6|4|10\n";
    for above in ["Count of ID|Column Labels", "Anzahl von ID|Spaltenbeschriftungen||"] {
        let text = format!("{above}\nRow Labels|Barrier|Facilitator|Grand Total{below}");
        check(&[(&text, "6 4 0 0 0; rows_above_header 1; totals_row 1")]);
        let book = workbook(&[("Pivot", &text)]);
        let (_, view) = read_bytes(&[("pivot.xlsx", &book)], Settings::default());
        assert_eq!(told(&view), "6 4 0 0 0; rows_above_header 1; totals_row 1");
    }
    check(&[
        // A field of filters above it, and groups above the valences.
        (
            "Site|(All)||\n\nCount of ID|Column Labels||\nRow Labels|Barrier|Facilitator|Grand Total\nAlfa|4|1|5\nBeta|2|3|5\nGrand Total|6|4|10\n",
            "6 4 0 0 0; rows_above_header 2; totals_row 1",
        ),
        (
            "Count of ID|Column Labels||||\n|Nurse||Doctor||Grand Total\nRow Labels|Barrier|Facilitator|Barrier|Facilitator|\nAlfa|2|1|2|0|5\nBeta|1|3|1|0|5\nGrand Total|3|4|3|0|10\n",
            "6 4 0 0 0; rows_above_header 1; totals_row 1",
        ),
    ]);
}
