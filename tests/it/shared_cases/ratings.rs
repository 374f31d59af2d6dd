//! Ratings and strengths, their marks, and headers of several rows above them.

use super::{Case, Check, Input};

const STRENGTHS: &[Check] = &[
    Check::All("barrier 4, facilitator 2, neutral 1, missing 1"),
    Check::Participants(3),
    Check::NoRow(&["-3", "-2", "-1", "+2", "+3"]),
];

const SCHOOLS: &[Check] = &[
    Check::All("barrier 5, facilitator 7, mixed 1, neutral 1, missing ?"),
    Check::By(&[
        ("1|Low 1", "barrier 2, facilitator 1, missing ?"),
        ("2|Low 2", "barrier 2, facilitator 1, mixed 1"),
        ("3|High 3", "barrier 1, facilitator 2, neutral 1"),
        ("4|High 4", "facilitator 3, missing ?"),
    ]),
];

const STAFF: &[Check] = &[
    Check::All("barrier 8, facilitator 13"),
    Check::By(&[
        ("Nurses|Hospital staff Nurses", "barrier 5, facilitator 3"),
        ("Doctors|Hospital staff Doctors", "barrier 1, facilitator 5"),
        ("Pharmacists|Community Pharmacists", "barrier 2, facilitator 5"),
    ]),
    Check::Rows(&[
        ("Knowledge", "barrier 5, facilitator 10"),
        ("Skills", "barrier 3, facilitator 3"),
    ]),
    Check::NoRow(&["Total", "Note"]),
    Check::Tells(&["left_out:totals_row"]),
    Check::NotSilent,
];

pub(super) const CASES: &[Case] = &[
    Case {
        name: "01_strengths",
        files: &[Input::Stored("01_strength_becomes_code/interviews.csv")],
        ways: &[
            STRENGTHS,
            &[
                Check::Asks(&["column:code", "column:rating", "column_family"]),
                Check::NoRow(&["-3", "-2", "-1", "+2", "+3"]),
                Check::After(
                    r#"{"files": {"@": {"roles":
                        {"Quality Factor 1": "code", "Impact 1": "rating", "P": "participant"}}}}"#,
                    STRENGTHS,
                ),
            ],
        ],
    },
    Case {
        name: "01_strengths_as_rating",
        files: &[Input::Stored("01_strength_becomes_code/interviews.csv")],
        ways: &[&[Check::After(
            r#"{"files": {"@": {"roles":
                {"Quality Factor 1": "code", "Impact 1": "rating", "P": "participant"}}}}"#,
            &[
                Check::All("barrier 4, facilitator 2, neutral 1, missing 1"),
                Check::Participants(3),
                Check::Rows(&[
                    ("parking", "barrier 2"),
                    ("opening hours", "barrier 1"),
                    ("nurse on site", "facilitator 2"),
                    ("reception", "neutral 1, missing 1"),
                    ("signs", "barrier 1"),
                ]),
            ],
        )]],
    },
    // A cell that rates nothing (`Missing`, a dash alone) is a coding without valence or none at all.
    Case {
        name: "04_letters",
        files: &[Input::Stored("04_ratings_with_footnote_marks/letters.tsv")],
        ways: &[&[
            Check::All("barrier 5, facilitator 5, neutral 1, missing 0|1"),
            Check::By(&[
                ("Site A", "barrier 2, facilitator 2"),
                ("Site B", "barrier 1, facilitator 2, neutral 1"),
                ("Site C", "barrier 2, facilitator 1, missing 0|1"),
            ]),
        ]],
    },
    Case {
        name: "04_stars",
        files: &[Input::Stored("04_ratings_with_footnote_marks/stars.tsv")],
        ways: &[&[
            Check::All("barrier 6, facilitator 4, neutral 1, missing 0|1"),
            Check::By(&[
                ("Site A", "barrier 2, facilitator 2"),
                ("Site B", "barrier 2, facilitator 1, missing 0|1"),
                ("Site C", "barrier 2, facilitator 1, neutral 1"),
            ]),
        ]],
    },
    Case {
        name: "05_ratings",
        files: &[Input::Stored("05_header_of_several_rows/ratings.tsv")],
        ways: &[SCHOOLS],
    },
    Case {
        name: "05_ratings_two_header_rows",
        files: &[Input::Stored("05_header_of_several_rows/ratings.tsv")],
        ways: &[&[Check::After(r#"{"files": {"@": {"read": {"header_rows": 2}}}}"#, SCHOOLS)]],
    },
    Case {
        name: "05_three_rows_R18",
        files: &[Input::Stored("reports/R18_three_header_rows.xlsx")],
        ways: &[STAFF],
    },
    Case {
        name: "05_three_rows_by_setting",
        files: &[Input::Stored("reports/R18_three_header_rows.xlsx")],
        ways: &[&[Check::After(r#"{"files": {"@": {"read": {"header_rows": 3}}}}"#, STAFF)]],
    },
];
