//! Labels that were typed once and stand for the rows below.

use super::{Case, Check, Input};

const CONSTRUCTS: &[Check] = &[
    Check::All("barrier 3, facilitator 3, mixed 1"),
    Check::Rows(&[
        ("Culture", "barrier 1, facilitator 1, mixed 1"),
        ("Leadership|Leadership Engagement", "barrier 1, facilitator 1"),
        ("Planning", "barrier 1, facilitator 1"),
    ]),
];

pub(super) const CASES: &[Case] = &[
    Case {
        name: "03_theme_behind_an_id",
        files: &[Input::Stored("03_label_typed_once_not_filled/theme_behind_an_id.csv")],
        ways: &[&[
            Check::All("missing 4"),
            Check::Rows(&[("Money", "2"), ("Time", "2")]),
            Check::Tells(&["filled_down"]),
            Check::NotSilent,
        ]],
    },
    Case {
        name: "03_theme_filled_by_setting",
        files: &[Input::Stored("03_label_typed_once_not_filled/theme_behind_an_id.csv")],
        ways: &[&[Check::After(
            r#"{"files": {"@": {"fill_down": ["Theme"]}}}"#,
            &[Check::All("missing 4"), Check::Rows(&[("Money", "2"), ("Time", "2")])],
        )]],
    },
    Case {
        name: "03_construct_under_domain_rows",
        files: &[Input::Stored("03_label_typed_once_not_filled/construct_under_domain_rows.tsv")],
        ways: &[&[CONSTRUCTS[0], CONSTRUCTS[1], Check::NotSilent]],
    },
];
