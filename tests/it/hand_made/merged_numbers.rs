//! Counts and marks in merged cells count once, and that is said.

use steelyard_core::engine::Settings;

use super::{check, read_bytes, told};
use crate::support::zip::{Workbook, row};

/// What is told of a workbook of one sheet with these merged cells.
fn of(text: &str, merged: &[&str]) -> String {
    let rows: String = text.lines().map(|line| row(&line.split('|').collect::<Vec<_>>())).collect();
    let bytes = Workbook::of_rows(&rows).merged(merged).bytes();
    told(&read_bytes(&[("table.xlsx", &bytes)], Settings::default()).1)
}

#[test]
fn counts_that_are_merged_count_in_their_first_cell() {
    let pairs = ["A2:A3", "B2:B3", "A4:A5", "B4:B5"];
    for (text, merged, expected) in [
        // Beside quotes of one theme: 5 and 3.
        (
            "Theme|n|Quote\nTime|5|No time at all today\n||Always late with it\nCost|3|Too expensive for us\n||We cannot pay it\n",
            &pairs[..],
            "0 0 0 0 8; numbers_merged 2; merged_cells_filled 4",
        ),
        (
            "Thema|Anzahl|Zitat\nZeit|5|Keine Zeit heute gehabt\n||Immer zu spät damit\nKosten|3|Zu teuer für uns alle\n||Wir zahlen das nicht\n",
            &pairs[..],
            "0 0 0 0 8; numbers_merged 2; merged_cells_filled 4",
        ),
        (
            "Tema|Hinder|Främjande|Citat\nTid|5|1|Ingen tid alls i dag\n|||Alltid sen med det\nPengar|3|2|För dyrt för oss\n|||Vi kan inte betala\n",
            &["A2:A3", "B2:B3", "C2:C3", "A4:A5", "B4:B5", "C4:C5"],
            "8 3 0 0 0; numbers_merged 4; merged_cells_filled 6",
        ),
        (
            "Domain|n|Code|Valence\nInner|7|Time|barrier\n||Cost|barrier\nOuter|2|Law|facilitator\n",
            &["A2:A3", "B2:B3"],
            "7 2 0 0 0; numbers_merged 1; merged_cells_filled 2",
        ),
        // Behind labels that are not merged, and over columns.
        (
            "Theme|Subtheme|Barriers|Facilitators\nInner|Time|5|1\n|Cost||2\nOuter|Law|2|3\n",
            &["A2:A3", "C2:C3"],
            "7 6 0 0 0; numbers_merged 1; merged_cells_filled 1",
        ),
        (
            "Theme|Barriers|Facilitators\nTime|5|1\nCost|4|\nTeam|1|3\n",
            &["B3:C3"],
            "10 4 0 0 0; numbers_merged 1",
        ),
        (
            "Theme|Barriers||Facilitators|\n|Nurses|GPs|Nurses|GPs\nTime|5||1|2\nCost|4|3|2|\nTeam|1|0|3|1\n",
            &["B1:C1", "D1:E1", "A1:A2", "B3:C3", "D4:E4"],
            "13 9 0 0 0; numbers_merged 2",
        ),
        (
            "Theme|P1|P2|P3\nTime|x||\nCost|x||x\nTeam||x|\n",
            &["B2:D2"],
            "0 0 0 0 4; numbers_merged 1; columns_are_people 3",
        ),
        // Numbers that describe people, places and sources, number the rows, or are headings.
        (
            "ID|Age|Code|Valence\nP1|45|Time|barrier\n||Cost|barrier\nP2|51|Team|facilitator\n||Law|barrier\n",
            &pairs[..],
            "3 1 0 0 0; merged_cells_filled 4",
        ),
        (
            "Teilnehmer|Jahre im Beruf|Thema|Richtung\nP1|12|Zeit|Barriere\n||Kosten|Barriere\nP2|7|Team|Förderfaktor\n||Recht|Barriere\n",
            &pairs[..],
            "3 1 0 0 0; merged_cells_filled 4",
        ),
        (
            "Site|Participant|Code|Valence\n1|1|Time|barrier\n||Cost|barrier\n|2|Team|facilitator\n2|3|Law|barrier\n",
            &["A2:A4", "B2:B3"],
            "3 1 0 0 0; merged_cells_filled 3",
        ),
        (
            "Participant|Theme|Valence|Age\nP1|Time|barrier|45\n|Cost|barrier|\nP2|Team|facilitator|50\n",
            &["A2:A3", "D2:D3"],
            "2 1 0 0 0; merged_cells_filled 1",
        ),
        (
            "Theme|Barriers|Facilitators\n2019||\nTime|5|1\nCost|4|2\n2020||\nTeam|1|3\n",
            &["A2:C2", "A5:C5"],
            "10 6 0 0 0",
        ),
    ] {
        assert_eq!(of(text, merged), expected, "{text}");
    }
}

#[test]
fn numbers_that_say_something_of_each_row_are_in_all_rows_of_their_cell() {
    for (text, merged, expected) in [
        // A valence or a rating in numbers, in the last column, of two rows and of three.
        (
            "Code|Quote|Valence\nTime|no time at all|-1\nStaff|few people|\nCost|it is cheap|1\nSupport|boss helps|\nTeam|we are good|\n",
            &["C2:C3", "C4:C6"][..],
            "2 3 0 0 0; labels_filled_down 1",
        ),
        (
            "Code|Quote|Rating\nTime|no time at all|-2\nStaff|few people|\nCost|it is cheap|2\nSupport|boss helps|\nTeam|we are good|\n",
            &["C2:C3", "C4:C6"],
            "2 3 0 0 0; labels_filled_down 1",
        ),
        (
            "Kod|Citat|Valens\nTid|ingen tid alls|-1\nPersonal|få personer|\nPengar|det är billigt|1\nStöd|chefen hjälper|\n",
            &["C2:C3", "C4:C5"],
            "2 2 0 0 0; labels_filled_down 1",
        ),
        // Counts stand once, whatever is merged.
        (
            "Code|Quote|n\nTime|no time at all|4\nStaff|few people|\nCost|it is cheap|2\nSupport|boss helps|\n",
            &["C2:C3", "C4:C5"],
            "0 0 0 0 6; numbers_merged 2; bad_count 2",
        ),
        // The valence above another one is not that of cells below which are not merged.
        (
            "Code|Quote|Valence\nTime|no time at all|-1\nStaff|few people|\nCost|it is cheap|1\nSupport|boss helps|\nTeam|we are good|1\n",
            &["C2:C3"],
            "2 2 0 0 1; labels_filled_down 1",
        ),
    ] {
        assert_eq!(of(text, merged), expected, "{text}");
    }
}

#[test]
fn a_valence_over_several_people_is_said() {
    for (text, merged, expected) in [
        (
            "Code|P1|P2|P3\nTime|B||F\nStaff|B|F|F\nCost|F|B|\n",
            &["B2:C2"][..],
            "3 4 0 0 0; numbers_merged 1; columns_are_people 3",
        ),
        (
            "Code|P1|P2|P3\nTime|Barrier||Facilitator\nStaff|Barrier|Facilitator|Barrier\nCost|Facilitator|Barrier|\n",
            &["B2:C2"],
            "4 3 0 0 0; numbers_merged 1; columns_are_people 3",
        ),
        (
            "Thema|P1|P2|P3\nZeit|Barriere||Förderfaktor\nTeam|Barriere|Förderfaktor|Barriere\nGeld|Förderfaktor|Barriere|\n",
            &["B2:C2"],
            "4 3 0 0 0; numbers_merged 1; columns_are_people 3",
        ),
        // A remark over several columns is no mark of anybody.
        (
            "Code|P1|P2|P3\nTime|not asked||F\nStaff|B|F|F\nCost|F|B|\n",
            &["B2:C2"],
            "2 4 0 0 1; columns_are_people 3; unknown_valence_words?",
        ),
    ] {
        assert_eq!(of(text, merged), expected, "{text}");
    }
}

#[test]
fn counts_typed_once_beside_a_label_count_once() {
    check(&[
        (
            "Theme|n|Quote\nTime|5|No time at all today\n||Always late with it\nCost|3|Too expensive for us\n||We cannot pay it\n",
            "0 0 0 0 8; bad_count 2; labels_filled_down 1",
        ),
        (
            "Domän|Antal|Kod|Valens\nInre|7|Tid|hinder\n||Kostnad|hinder\nYttre|2|Lag|främjande\n||Regler|hinder\n",
            "7 2 0 0 0; bad_count 2; labels_filled_down 1",
        ),
        // What describes people and studies is of all of their rows.
        (
            "Participant|Age|Theme|Valence\nP1|20|Time|barrier\n||Cost|barrier\nP2|31|Law|facilitator\n||Lead|barrier\n",
            "3 1 0 0 0; labels_filled_down 2",
        ),
        (
            "Study|n|Theme|Valence\nAdams|20|Time|barrier\n||Cost|barrier\nBrown|31|Law|facilitator\n||Lead|barrier\n",
            "3 1 0 0 0; labels_filled_down 2; group_size?",
        ),
        (
            "Theme|No|Code|Valence\nInner|1|Time|barrier\n||Cost|barrier\nOuter|2|Law|facilitator\n||Rules|barrier\n",
            "3 1 0 0 0; labels_filled_down 2",
        ),
    ]);
}
