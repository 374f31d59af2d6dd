//! Where passages begin and end, passages that overlap or touch, and lines that an export tore.

use super::{Case, Check, Input};

const PASSAGES: &[Check] = &[
    Check::All("barrier 2, facilitator 1"),
    Check::Rows(&[("Time", "barrier 2"), ("Leadership", "facilitator 1")]),
];

const TORN: &[Check] = &[
    Check::All("barrier 2, facilitator 1"),
    Check::Documents(3),
    Check::NoRow(&["and nobody covers the ward", "a lot"]),
    Check::Tells(&["warning:torn_lines 2", "left_out:torn_line 2"]),
    Check::NotSilent,
];

const OVERLAPS: Check = Check::Tells(&[
    "double:same_code_overlapping",
    "double:same_code_twice",
    "warning:overlaps_itself",
]);

pub(super) const CASES: &[Case] = &[
    Case {
        name: "08_start_end",
        files: &[Input::Stored("08_start_end_not_used/passages.csv")],
        ways: &[
            PASSAGES,
            &[
                Check::Asks(&["column:range_start"]),
                Check::After(
                    r#"{"files": {"@": {"roles": {"start": "range_start", "end": "range_end"}}}}"#,
                    PASSAGES,
                ),
            ],
        ],
    },
    Case {
        name: "08_start_end_by_setting",
        files: &[Input::Stored("08_start_end_not_used/passages.csv")],
        ways: &[&[Check::After(
            r#"{"files": {"@": {"roles": {"start": "range_start", "end": "range_end"}}}}"#,
            PASSAGES,
        )]],
    },
    Case {
        name: "R03_overlapping_same_code",
        files: &[Input::Stored("reports/R03_overlapping_same_code.csv")],
        ways: &[&[
            Check::All("barrier 3|4"),
            Check::Rows(&[("Cost", "barrier 3|4")]),
            Check::Documents(2),
            OVERLAPS,
            Check::NotSilent,
        ]],
    },
    Case {
        name: "R04_touching",
        files: &[Input::Stored("reports/R04_touching_segments.csv")],
        ways: &[&[Check::Has(&[("Time", "missing 1"), ("Leadership", "facilitator 1")])]],
    },
    Case {
        name: "R13_case_portions",
        files: &[Input::Stored("reports/R13_case_portions.csv")],
        ways: &[&[
            Check::All("barrier 2, facilitator 1"),
            Check::Who(&[("Anna", "barrier 1, facilitator 1"), ("Ben", "barrier 1")]),
            Check::Tells(&["double:same_code_twice 2"]),
            Check::NotSilent,
        ]],
    },
    Case {
        name: "R19_requal",
        files: &[Input::Stored("reports/R19_requal_segments.csv")],
        ways: &[&[
            Check::All("barrier 1|2, facilitator 1"),
            Check::Rows(&[("Staffing", "barrier 1|2"), ("Leadership", "facilitator 1")]),
            Check::Coders(&[("anna", "2"), ("ben", "1")]),
            Check::Passages(&[
                "no time, no staff",
                "no time, no staff",
                "no time, no staff",
                "good \"champion\"",
                "good \"champion\"",
            ]),
        ]],
    },
    Case {
        name: "17_torn_lines_R01",
        files: &[Input::Stored("reports/R01_unquoted_newlines.csv")],
        ways: &[TORN],
    },
];
