//! Coders whose names stand in the names of files and sheets, and codings of two coders.

use super::{Case, Check, Input};

/// As often as each coder gave them.
const EACH: &str = r#"{"doubles": {"two_coders": "each"}}"#;
/// What two coders gave the same passage counts once.
const ONCE: &str = r#"{"doubles": {"two_coders": "once"}}"#;

const AB: &[Check] = &[
    Check::Coders(&[("A", "3"), ("B", "3")]),
    Check::Agreement(&["Time", "2", "100.0%"]),
    Check::Agreement(&["Cost", "2", "50.0%"]),
    Check::After(
        EACH,
        &[Check::All("missing 6"), Check::Rows(&[("Time", "3"), ("Cost", "2"), ("Trust", "1")])],
    ),
    Check::After(
        ONCE,
        &[Check::All("missing 5"), Check::Rows(&[("Time", "2"), ("Cost", "2"), ("Trust", "1")])],
    ),
];

const RANGES: &[Check] = &[
    Check::Coders(&[("A", "barrier 2, facilitator 1"), ("B", "barrier 2, facilitator 1")]),
    Check::After(EACH, &[Check::All("barrier 4, facilitator 2")]),
    Check::After(ONCE, &[Check::All("barrier 3, facilitator 2")]),
];

const SHEETS: &[Check] = &[
    Check::Coders(&[("P|P_matrix", "3"), ("J|J_matrix", "3")]),
    Check::After(EACH, &[Check::All("missing 6")]),
];

pub(super) const CASES: &[Case] = &[
    Case {
        name: "07_coder_in_file_name",
        files: &[
            Input::Stored("07_coder_only_in_file_name/codes_coder_A.csv"),
            Input::Stored("07_coder_only_in_file_name/codes_coder_B.csv"),
        ],
        ways: &[
            AB,
            &[
                Check::Asks(&["coders_from_names"]),
                Check::After(r#"{"coders_from": "file_names"}"#, AB),
            ],
        ],
    },
    Case {
        name: "R11_coder_in_file_name",
        files: &[
            Input::Stored("reports/R11_coder_A.csv"),
            Input::Stored("reports/R11_coder_B.csv"),
        ],
        ways: &[
            RANGES,
            &[
                Check::Asks(&["coders_from_names"]),
                Check::After(r#"{"coders_from": "file_names"}"#, RANGES),
            ],
        ],
    },
    Case {
        name: "09_one_sheet_a_coder",
        files: &[Input::Stored("09_other_sheets_not_mentioned/one_sheet_a_coder.xlsx")],
        ways: &[
            SHEETS,
            &[
                Check::All("missing 3"),
                Check::Names("warning:sheets_left_out", &["J_matrix"]),
                Check::NotSilent,
            ],
        ],
    },
    // Two coders said the same of three passages; what only one of them said counts too.
    Case {
        name: "figures_coders",
        files: &[Input::Stored("figures/coders.csv")],
        ways: &[
            &[
                Check::All("barrier 3, facilitator 4"),
                Check::Coders(&[
                    ("Anna", "barrier 3, facilitator 2"),
                    ("Ben", "barrier 2, facilitator 3"),
                ]),
                Check::After(EACH, &[Check::All("barrier 5, facilitator 5")]),
            ],
            &[
                Check::All("barrier 5, facilitator 5"),
                Check::Tells(&["double:two_coders 3"]),
                Check::NotSilent,
                Check::After(ONCE, &[Check::All("barrier 3, facilitator 4")]),
            ],
        ],
    },
    // The items of 06_coders with a row a coder: agreement by hand 5 of 8, expected by chance 22 of 64.
    Case {
        name: "06_agreement_over_all_codes",
        files: &[Input::Written(
            "rows.csv",
            "segment id,coder,code\n1,C1,Cost\n1,C2,Cost\n2,C1,Cost\n2,C2,Time\n3,C1,Time\n3,C2,Time\n\
             4,C1,Praise\n4,C2,Praise\n5,C1,Time\n5,C2,Time\n6,C1,Praise\n6,C2,Cost\n7,C1,Cost\n7,C2,Cost\n\
             8,C1,Time\n8,C2,Praise\n",
        )],
        ways: &[&[Check::Agreement(&["62.5%", "0.429"])]],
    },
];
