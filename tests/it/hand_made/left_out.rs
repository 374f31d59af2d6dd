//! What is taken apart or left out of a table of counts is said, and can be changed.

use std::collections::BTreeMap;

use steelyard_core::engine::{FileSettings, Settings};

use super::{check, read, told};

const REVIEW: &str = "Study|Country|Barriers|Facilitators\nSmith 2020|UK|Lack of time; High cost|Good leaders\nJones 2021|US|No training|Funding; Champions\n";

#[test]
fn columns_that_count_something_else_are_named() {
    check(&[
        (
            "Theme|Studies|Barriers|Facilitators\nCost|4|5|1\nTime|3|3|3\n",
            "8 4 0 0 0; counts_left_out 1",
        ),
        (
            "Theme|Utterances: barrier|Utterances: enabler|Participants: barrier|Participants: enabler\nCost|3|0|2|0\nTime|2|5|2|4\n",
            "5 5 0 0 0; counts_left_out 2",
        ),
        // Sums and shares of what is counted are not.
        (
            "Theme|Barriers|%|Facilitators|%|Total\nCost|5|63|1|25|6\nTime|3|37|3|75|6\n",
            "8 4 0 0 0",
        ),
    ]);
}

#[test]
fn a_review_taken_apart_says_so_and_its_cells_can_be_left_whole() {
    check(&[(REVIEW, "3 3 0 0 0; cells_divided 1; cells_divided 1; findings_are_codings 6")]);
    let whole = |headers: &[&str]| {
        let divided = headers.iter().map(|header| ((*header).to_owned(), false)).collect();
        let file = FileSettings { divided, ..FileSettings::default() };
        let files = BTreeMap::from([("table.csv".to_owned(), file)]);
        let (_, view) = read(&[("table.csv", REVIEW)], Settings { files, ..Settings::default() });
        told(&view)
    };
    assert_eq!(whole(&["Barriers"]), "2 3 0 0 0; cells_divided 1; findings_are_codings 5");
    assert_eq!(whole(&["Barriers", "Facilitators"]), "2 2 0 0 0; findings_are_codings 4");
}
