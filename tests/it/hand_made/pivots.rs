//! Pivot tables: sums in rows and columns under names in any language, levels of rows under each other, and what
//! stands above the header.

use super::{check, read_bytes, told, workbook};
use crate::support::engine::table;
use steelyard_core::engine::Settings;
use steelyard_core::words::table::row_label;

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

#[test]
fn rows_that_add_up_a_label_typed_once_are_left_out_and_the_label_is_filled_down() {
    check(&[
        (
            "Row Labels|Type|Count of Code\nTime|Barrier|5\n|Facilitator|2\nTime Total||7\nCost|Barrier|3\n\
             |Facilitator|1\nCost Total||4\nGrand Total||11\n",
            "8 3 0 0 0; labels_filled_down 1; totals_row 3",
        ),
        (
            "Radetiketter|Typ|Antal\nTid|Hinder|5\n|Möjliggörare|2\nTid Summa||7\nKostnad|Hinder|3\n\
             |Möjliggörare|1\nKostnad Summa||4\nTotalsumma||11\n",
            "8 3 0 0 0; labels_filled_down 1; totals_row 3",
        ),
        (
            "Kode|Gruppe|Barriere|Förderfaktor|Gesamtergebnis\nZeit|Pflege|5|1|6\n|Ärzte|2|0|2\n\
             Zeit Ergebnis||7|1|8\nGeld|Pflege|3|1|4\nGeld Ergebnis||3|1|4\nGesamtergebnis||10|2|12\n",
            "10 2 0 0 0; labels_filled_down 1; totals_row 3",
        ),
        // Groups below themes, each with its own.
        (
            "Theme|Group|Type|n\nTime|Nurse|Barrier|5\n||Facilitator|1\n|Nurse Total||6\n|GP|Barrier|2\n\
             |GP Total||2\nTime Total|||8\nCost|Nurse|Barrier|3\n||Facilitator|1\n|Nurse Total||4\n\
             Cost Total|||4\nGrand Total|||12\n",
            "10 2 0 0 0; labels_filled_down 2; totals_row 6",
        ),
    ]);
}

#[test]
fn a_tree_of_codes_under_no_name_keeps_its_codes_below_the_sides() {
    check(&[
        (
            "|Nurse|GP\nBarriers|8|3\nTime|5|2\nCost|3|1\nFacilitators|3|1\nTeam|3|1\n",
            "11 4 0 0 0; sections_are_valences 2; heading_row 2; column_family?",
        ),
        (
            "|Sjuksköterskor|Läkare|Totalt\nHinder|8|3|11\nTid|5|2|7\nKostnad|3|1|4\nMöjliggörare|3|1|4\nTeam|3|1|4\n",
            "11 4 0 0 0; sections_are_valences 2; heading_row 2; column_family?",
        ),
    ]);
    let text = "|Nurse|GP|Total\nBarriers|8|3|11\nTime|5|2|7\nCost|3|1|4\nFacilitators|3|1|4\nTeam|3|1|4\n";
    let (mut engine, _) = super::read(&[("a.csv", text)], Default::default());
    let table = table(&mut engine, serde_json::json!({}));
    let codes: Vec<String> = table.rows.iter().map(|row| row_label(&row.label).into()).collect();
    assert_eq!(codes, ["Time", "Cost", "Team"]);
}

#[test]
fn titles_of_tables_with_their_numbers_say_the_sides_of_their_rows() {
    check(&[
        (
            "Table 1. Barriers||\nTheme|Nurses|GPs\nTime|5|2\nCost|3|1\n||\nTable 2. Facilitators||\n\
             Theme|Nurses|GPs\nTeam|3|1\nSupport|2|2\n",
            "11 8 0 0 0; sections_are_valences 2; rows_above_header 1; repeated_header 1; column_family?",
        ),
        (
            "Tabelle 1: Barrieren|\nThema|n\nZeit|5\nGeld|3\n|\nTabelle 2: Förderfaktoren|\nThema|n\nTeam|3\nLeitung|2\n",
            "8 5 0 0 0; sections_are_valences 2; rows_above_header 1; repeated_header 1",
        ),
    ]);
}

#[test]
fn numbers_of_studies_are_counts_beside_lists_of_references() {
    check(&[
        (
            "Theme|Barrier (n studies)|Facilitator (n studies)|References\nTime|3|1|12, 14, 15, 18\nCost|2|0|3, 4\n\
             Team|0|4|5, 6, 7, 8\n",
            "5 5 0 0 0",
        ),
        (
            "Tema|Hinder (antal studier)|Möjliggörare (antal studier)|Referenser\nTid|3|1|12, 14, 15, 18\nKostnad|2|0|3, 4\n",
            "5 1 0 0 0",
        ),
        (
            "Thema|Barriere (Anzahl Studien)|Förderfaktor (Anzahl Studien)|References\nZeit|3|1|[12], [14]\nGeld|2|0|[3]\n",
            "5 1 0 0 0",
        ),
        // Numbers below it count.
        ("Theme|Type|References\nTime|barrier|9\nCost|facilitator|4\n", "9 4 0 0 0"),
    ]);
    let text = "Theme|Barrier (n studies)|Facilitator (n studies)\nTime|3|1\nCost|2|0\n";
    let (_, view) = super::read(&[("a.csv", text)], Default::default());
    assert!(view.attributes.is_empty(), "{:?}", view.attributes);
}
