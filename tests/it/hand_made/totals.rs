//! Rows that add up others by their place: numbers of an outline, and upper labels with nothing below them.

use serde_json::json;
use steelyard_core::engine::Settings;

use super::{check, read, told};

#[test]
fn rows_above_others_by_outline_numbers_are_their_sums() {
    check(&[
        (
            "Theme|Barriers|Facilitators\n1. Inner setting|6|3\n1.1 Culture|4|1\n1.2 Climate|2|2\n2. Outer setting|2|3\n2.1 Policy|1|3\n2.2 Network|1|0\n",
            "8 6 0 0 0; totals_row 2",
        ),
        (
            "Theme|Barriers|Facilitators\n1 Inner setting|6|3\n1.1 Culture|4|1\n1.2 Climate|2|2\n2 Outer setting|3|1\n2.1 Policy|3|1\n",
            "9 4 0 0 0; totals_row 2",
        ),
        (
            "Theme|Barriers|Facilitators\nI. Inner|6|3\nI.A Culture|4|1\nI.B Climate|2|2\nII. Outer|3|1\nII.A Policy|3|1\nTotal|9|4\n",
            "9 4 0 0 0; totals_row 3",
        ),
        (
            "Thema|Barrieren|Förderfaktoren\nA Innen|6|3\nA1 Kultur|4|1\nA2 Klima|2|2\nB Außen|3|1\nB1 Politik|3|1\n",
            "9 4 0 0 0; totals_row 2",
        ),
        (
            "Tema|Barreras|Facilitadores\n1) Interno|6|3\n1a) Cultura|4|1\n1b) Clima|2|2\n2) Externo|3|1\n",
            "9 4 0 0 0; totals_row 1",
        ),
        (
            "Theme|Barriers|Facilitators\n1 Inner|7|4\n1.1 Culture|5|2\n1.1.1 Norms|3|1\n1.1.2 Values|2|1\n1.2 Climate|2|2\n",
            "7 4 0 0 0; totals_row 2",
        ),
        // The numbers in a column of their own.
        (
            "No.|Theme|Barriers|Facilitators\n1|Inner setting|6|3\n1.1|Culture|4|1\n1.2|Climate|2|2\n2|Outer setting|3|1\n2.1|Policy|3|1\n",
            "9 4 0 0 0; totals_row 2",
        ),
        // Sums of a column a group.
        (
            "Theme|Nurses|Doctors\n1 Inner|6|3\n1.1 Culture|4|1\n1.2 Climate|2|2\n2 Outer|3|1\n2.1 Policy|3|1\n",
            "0 0 0 0 13; totals_row 2; column_family?",
        ),
        // A heading without numbers.
        (
            "Theme|Barriers|Facilitators\n1 Inner||\n1.1 Culture|4|1\n1.2 Climate|2|2\n2 Outer||\n2.1 Policy|3|1\n",
            "9 4 0 0 0",
        ),
        // What holds more than the sum, or another number, counts and is said.
        (
            "Theme|Barriers|Facilitators\n1 Inner|7|3\n1.1 Culture|4|1\n1.2 Climate|2|2\n2 Outer|3|1\n2.1 Policy|3|1\n",
            "16 7 0 0 0; rows_may_be_sums 1; totals_row 1",
        ),
        // Numbers that only number the rows, or stand in no order, add up nothing.
        ("Theme|Barriers|Facilitators\n1 Cost|6|3\n2 Time|4|1\n3 Trust|2|2\n", "12 6 0 0 0"),
        ("Theme|Barriers|Facilitators\n1.1 Cost|6|3\n1.2 Time|4|1\n1.3 Trust|2|2\n", "12 6 0 0 0"),
        ("Theme|Barriers|Facilitators\n2 jobs at once|6|3\nA lack of time|6|3\n", "12 6 0 0 0"),
        // A code above others that was applied by itself, less often than they.
        (
            "Theme|Barriers|Facilitators\n1 Inner|1|0\n1.1 Culture|4|1\n1.2 Climate|2|2\n",
            "7 3 0 0 0",
        ),
    ]);
}

#[test]
fn rows_of_an_upper_label_alone_are_the_sums_of_its_rows() {
    check(&[
        (
            "Domain|Theme|Barriers|Facilitators\nInner||6|3\nInner|Culture|4|1\nInner|Climate|2|2\nOuter||3|1\nOuter|Policy|3|1\n",
            "9 4 0 0 0; totals_row 2",
        ),
        (
            "Domain|Theme|Barriers|Facilitators\nInner||6|3\n|Culture|4|1\n|Climate|2|2\nOuter||3|1\n|Policy|3|1\n",
            "9 4 0 0 0; totals_row 2",
        ),
        (
            "Domain|Theme|Barriers|Facilitators\nInner|Culture|4|1\nInner|Climate|2|2\nInner||6|3\nOuter|Policy|3|1\nOuter||3|1\n",
            "9 4 0 0 0; totals_row 2",
        ),
        (
            "Domain|Construct|Theme|Barriers|Facilitators\nInner|||7|4\nInner|Culture||5|2\nInner|Culture|Norms|3|1\nInner|Culture|Values|2|1\nInner|Climate||2|2\nInner|Climate|Tension|2|2\n",
            "7 4 0 0 0; totals_row 3",
        ),
        (
            "Domain|Theme|Nurses|Doctors\nInner||6|3\nInner|Culture|4|1\nInner|Climate|2|2\n",
            "0 0 0 0 9; totals_row 1; column_family?",
        ),
        (
            "Domain|Theme|Barriers|Facilitators\nInner|Culture|4|1\nInner|Total|4|1\nOuter|Policy|3|1\nOuter|Total|3|1\n",
            "7 2 0 0 0; totals_row 2",
        ),
        // Headings alone.
        (
            "Domain|Theme|Barriers|Facilitators\nInner|||\n|Culture|4|1\n|Climate|2|2\nOuter|||\n|Policy|3|1\n",
            "9 4 0 0 0",
        ),
        // Another number than the sum.
        (
            "Domain|Theme|Barriers|Facilitators\nInner||5|3\nInner|Culture|4|1\nInner|Climate|2|2\n",
            "11 6 0 0 0; rows_may_be_sums 1",
        ),
        (
            "Domain|Theme|Barriers|Facilitators\nInner||1|0\nInner|Culture|4|1\nInner|Climate|2|2\n",
            "7 3 0 0 0",
        ),
        // The label of a domain that has rows of its own nowhere.
        ("Domain|Theme|Barriers|Facilitators\nInner||6|3\nOuter|Culture|6|3\n", "12 6 0 0 0"),
    ]);
}

#[test]
fn one_column_of_counts_has_its_headings_and_sums() {
    check(&[
        (
            "Theme|n\n1 Inner|6\n1.1 Culture|4\n1.2 Climate|2\n2 Outer|3\n2.1 Policy|3\n",
            "0 0 0 0 9; totals_row 2",
        ),
        (
            "Thema|Anzahl|%\n1. Innen|6|67\n1.1 Kultur|4|45\n1.2 Klima|2|22\n2. Außen|3|33\n2.1 Politik|3|33\n",
            "0 0 0 0 9; totals_row 2",
        ),
        ("Theme|n\nInner setting|\nCulture|4\nClimate|2\nOuter setting|\nPolicy|3\n", "0 0 0 0 9"),
        (
            "Domain|Theme|Frequency\nInner||6\n|Culture|4\n|Climate|2\nOuter||3\n|Policy|3\n",
            "0 0 0 0 9; totals_row 2",
        ),
        (
            "Theme|n\n1 Inner|7\n1.1 Culture|4\n1.2 Climate|2\n2 Outer|3\n2.1 Policy|3\n",
            "0 0 0 0 16; rows_may_be_sums 1; totals_row 1",
        ),
        // Rows of each valence, of each group, or of no order.
        (
            "Theme|Valence|n\n1 Inner|barrier|6\n1 Inner|facilitator|3\n2 Outer|barrier|1\n",
            "7 3 0 0 0",
        ),
        ("Theme|n\nCost|6\nTime|4\nTrust|2\n", "0 0 0 0 12"),
        ("Theme|Age\n1 Inner|6\n1.1 Culture|4\n1.2 Climate|2\n", "0 0 0 0 3"),
    ]);
}

#[test]
fn rows_of_all_themes_are_their_sums() {
    check(&[
        (
            "Theme|Barriers|Facilitators\nAll themes|8|4\nCost|5|1\nTime|3|3\n",
            "8 4 0 0 0; totals_row 1",
        ),
        (
            "Thema|Barrieren|Förderfaktoren\nKosten|5|1\nZeit|3|3\nAlle Themen|8|4\n",
            "8 4 0 0 0; totals_row 1",
        ),
        ("Theme|Barriers|Facilitators\nAll staff meetings|5|1\nTime|3|3\n", "8 4 0 0 0"),
    ]);
}

#[test]
fn groups_that_divide_the_same_codings_once_more_are_left_out() {
    check(&[
        (
            "Theme|Nurses: Barriers|Nurses: Facilitators|Doctors: Barriers|Doctors: Facilitators|Women: Barriers|Women: Facilitators|Men: Barriers|Men: Facilitators\nCost|3|1|2|2|4|2|1|1\nTime|2|2|1|3|1|4|2|1\n",
            "8 8 0 0 0; counts_left_out 4",
        ),
        // Groups that come to other sums are groups.
        (
            "Theme|Nurses: Barriers|Nurses: Facilitators|Doctors: Barriers|Doctors: Facilitators|Managers: Barriers|Managers: Facilitators|Patients: Barriers|Patients: Facilitators\nCost|3|1|2|2|4|2|1|1\nTime|2|2|1|3|1|4|3|1\n",
            "17 16 0 0 0",
        ),
    ]);
}

#[test]
fn a_parent_that_holds_no_less_than_its_only_child_is_told_of() {
    let list = "Name|Files|References\nBarriers|6|9\nBarriers\\Time|6|9\n";
    check(&[
        (list, "18 0 0 0 0; rows_may_be_sums 1"),
        (
            "Name|Files|References\nBarriers|6|13\nBarriers\\Time|6|7\nBarriers\\Cost|3|5\n",
            "25 0 0 0 0; rows_may_be_sums 1",
        ),
        (
            "Name|Files|References\nBarriers|0|0\nBarriers\\Time|6|7\nBarriers\\Cost|3|5\n",
            "12 0 0 0 0",
        ),
    ]);
    let files = json!({ "table.csv": { "sums_left_out": true } });
    let settings =
        Settings { files: serde_json::from_value(files).unwrap(), ..Settings::default() };
    let (_, view) = read(&[("table.csv", list)], settings);
    assert_eq!(told(&view), "9 0 0 0 0; totals_row 1");
}
