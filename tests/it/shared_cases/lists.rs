//! Cells that hold lists: divided column by column, said with its count, and never within an entity.

use super::{Case, Check, Input};

const DIVIDED: &[Check] = &[
    Check::Rows(&[
        ("interview", "5"),
        ("survey", "4"),
        ("diary study", "1"),
        ("work sessions", "1"),
        ("data logging", "1"),
    ]),
    Check::Who(&[
        ("P1", "2"),
        ("P2", "1"),
        ("P3", "1"),
        ("P4", "3"),
        ("P5", "2"),
        ("P6", "2"),
        ("P7", "1"),
    ]),
];

const WHOLE: Check = Check::After(
    r#"{"files": {"@": {"divided": {"Code": false}}}}"#,
    &[Check::Rows(&[
        ("interview, survey", "1"),
        ("interview", "2"),
        ("survey", "1"),
        ("interview, diary study, survey", "1"),
        ("interview, work sessions", "1"),
        ("survey, data logging", "1"),
    ])],
);

const NOT_DIVIDED: Check = Check::After(
    r#"{"files": {"@": {"divided": {"code": false}}}}"#,
    &[Check::Rows(&[("Lack of time; staffing", "barrier 2"), ("Cost", "barrier 1")])],
);

pub(super) const CASES: &[Case] = &[
    Case {
        name: "13_review",
        files: &[Input::Stored("13_lists_under_barriers_and_facilitators/review.xlsx")],
        ways: &[&[
            Check::All("barrier 5, facilitator 5"),
            Check::Rows(&[
                ("Slow network, at the edge", "barrier 2"),
                ("High cost of the first year", "barrier 1"),
                ("No training", "barrier 1"),
                ("No power", "barrier 1"),
                ("Saves travel", "facilitator 2"),
                ("Helpful staff", "facilitator 2"),
                ("Free device", "facilitator 1"),
            ]),
            Check::Documents(3),
            Check::By(&[("High", "barrier 3, facilitator 5"), ("Low", "barrier 2")]),
            Check::Names("warning:sheets_left_out", &["Excluded"]),
            Check::Tells(&["warning:cells_divided"]),
            Check::NotSilent,
        ]],
    },
    Case {
        name: "18_papers",
        files: &[Input::Stored("18_comma_lists_partly_split/papers.csv")],
        ways: &[
            &[
                Check::All("missing 12"),
                DIVIDED[0],
                DIVIDED[1],
                Check::Tells(&["warning:cells_divided 4"]),
                Check::NotSilent,
                WHOLE,
            ],
            &[
                Check::Asks(&["divided_cells"]),
                Check::After(r#"{"files": {"@": {"divided": {"Code": true}}}}"#, DIVIDED),
                WHOLE,
            ],
        ],
    },
    Case {
        name: "k15_code_semicolon",
        files: &[Input::Stored("wrong-numbers/k15_code_semicolon.csv")],
        ways: &[
            &[
                Check::Rows(&[
                    ("Lack of time", "barrier 2"),
                    ("staffing", "barrier 2"),
                    ("Cost", "barrier 1"),
                ]),
                Check::Tells(&["warning:cells_divided 2"]),
                Check::NotSilent,
                NOT_DIVIDED,
            ],
            &[Check::Asks(&["divided_cells"]), NOT_DIVIDED],
        ],
    },
    Case {
        name: "k15b_html_entity",
        files: &[Input::Stored("wrong-numbers/k15b_html_entity.csv")],
        ways: &[&[Check::Rows(&[("Training & support", "barrier 2"), ("Cost", "barrier 1")])]],
    },
    Case {
        name: "html_entities",
        files: &[Input::Stored("wrong-numbers/html_entities.csv")],
        ways: &[&[Check::Rows(&[("Training & support", "barrier 2")])]],
    },
    Case {
        name: "m23_semicolon_in_domain",
        files: &[Input::Stored("wrong-numbers/m23_semicolon_in_domain.csv")],
        ways: &[
            &[
                Check::Tells(&["warning:cells_divided 2"]),
                Check::NotSilent,
                Check::After(
                    r#"{"files": {"@": {"divided": {"domain": false, "construct": false}}}}"#,
                    &[
                        Check::All("barrier 2"),
                        Check::Rows(&[("Culture", "barrier 1"), ("Culture; climate", "barrier 1")]),
                    ],
                ),
            ],
            &[Check::Asks(&["divided_cells"])],
        ],
    },
    Case {
        name: "k32_equal_lists",
        files: &[Input::Stored("wrong-numbers/k32_multi_codes_multi_valence.csv")],
        ways: &[&[
            Check::Rows(&[("Cost", "barrier 1"), ("Time", "facilitator 1")]),
            Check::Tells(&["warning:lists_paired 1"]),
            Check::NotSilent,
        ]],
    },
    Case {
        name: "k32_unequal_lists",
        files: &[Input::Written(
            "unequal.csv",
            "participant,group,code,type\nP1,N,Cost; Time; Trust,barrier; facilitator\n",
        )],
        ways: &[&[Check::Asks(&["unequal_lists"]), Check::NotSilent]],
    },
];
