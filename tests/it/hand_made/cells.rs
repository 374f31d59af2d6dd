//! Cells that say more than a count: shares, wholes, and which of the numbers is the count.

use steelyard_core::engine::Settings;

use super::{check, read, told};

#[test]
fn the_count_is_read_beside_its_share_and_its_whole() {
    let plain = "8 4 0 0 0";
    for (cells, expected) in [
        (["5 (41.7%)", "1 (8.3%)", "3 (25.0%)", "3 (25.0%)"], plain),
        (["5 (42)", "1 (8)", "3 (25)", "3 (25)"], plain),
        (["5 [41.7]", "1 [8.3]", "3 [25]", "3 [25]"], plain),
        (["5 (41,7 %)", "1 (8,3 %)", "3 (25,0 %)", "3 (25 %)"], plain),
        (["41.7% (5)", "8.3% (1)", "25% (3)", "25% (3)"], plain),
        (["41,7 % [5]", "8,3 % [1]", "25 % [3]", "25 % [3]"], plain),
        (["5 of 12", "1 of 12", "3 of 12", "3 of 12"], plain),
        (["5 von 12", "1 von 12", "3 von 12", "3 von 12"], plain),
        (["5 (of 12)", "1 (of 12)", "3 (of 12)", "3 (of 12)"], plain),
        (["5/12 (42%)", "1/12 (8%)", "3/12 (25%)", "3/12 (25%)"], plain),
        (["5, 41.7%", "1, 8.3%", "3, 25%", "3, 25%"], plain),
        (["5\u{a0}(41.7\u{a0}%)", "1 (8.3 %)", "–", "3 (25 %)"], "5 4 0 0 0; dashes_as_zero 1"),
        (["5/12", "1/12", "3/12", "3/12"], "8 4 0 0 0; parts_counted 4"),
        (["5/12", "1/9", "3/12", "3/9"], "8 4 0 0 0; parts_counted 4"),
        (["5", "1/12", "3", "3"], "8 4 0 0 0; parts_counted 1"),
        // Shares alone count nothing.
        (["41.7%", "8.3%", "25%", "25%"], "0 0 0 0 0; percentages?"),
    ] {
        let [a, b, c, d] = cells;
        let text = format!("Theme|Barriers|Facilitators\nCost|{a}|{b}\nTime|{c}|{d}\n");
        check(&[(&text, expected)]);
    }
}

#[test]
fn fractions_beside_counts_are_not_counted_again() {
    check(&[
        (
            "Theme|Barriers|Barriers (n/N)|Facilitators|Facilitators (n/N)\nCost|5|5/12|1|1/12\nTime|3|3/12|3|3/12\n",
            "8 4 0 0 0; counts_left_out 2",
        ),
        (
            "Theme|Studies|Barriers|Facilitators\nCost|2/12|5|1\nTime|3/12|3|3\n",
            "8 4 0 0 0; counts_left_out 1",
        ),
    ]);
}

#[test]
fn words_for_nothing_among_the_codes_of_a_cell_are_said_and_follow_what_is_decided() {
    for (csv, counted, none) in [
        (
            "Participant|Codes|Valence\nP1|Cost; None|barrier\nP2|Time; Cost|facilitator\nP3|None|barrier\n",
            "3 2 0 0 0; cells_divided 2; nothing_among_codes 2",
            "1 2 0 0 0; no_code 1; cells_divided 2; not_stated 2",
        ),
        (
            "Deltagare|Koder|Valens\nP1|Lön; Inga|hinder\nP2|Tid; Lön|främjande\nP3|Tid|hinder\n",
            "3 2 0 0 0; cells_divided 2; nothing_among_codes 1",
            "2 2 0 0 0; cells_divided 2; not_stated 1",
        ),
        // What no code is called is none of itself.
        (
            "Participant|Codes|Valence\nP1|Cost; n/a|barrier\nP2|Time; Cost|facilitator\n",
            "1 2 0 0 0; cells_divided 2; not_stated 1",
            "1 2 0 0 0; cells_divided 2; not_stated 1",
        ),
        (
            "Participant|Codes|Valence\nP1|Cost; Time|barrier\nP2|Time; Cost|facilitator\n",
            "2 2 0 0 0; cells_divided 2",
            "2 2 0 0 0; cells_divided 2",
        ),
    ] {
        let (_, view) = read(&[("table.csv", csv)], Settings::default());
        assert_eq!(told(&view), counted, "{csv}");
        let settings = Settings { nothing_among_codes: Some(false), ..Settings::default() };
        let (_, view) = read(&[("table.csv", csv)], settings);
        assert_eq!(told(&view), none, "{csv}");
    }
}
