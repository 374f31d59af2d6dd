//! Tables of tools and people, line ends, encodings, and columns without a name.

use super::{Case, Check, Input};

const ANSWERS: &[Check] = &[
    Check::All("barrier 2, facilitator 3"),
    Check::People(&[("Funding", "barrier 1, facilitator 1"), ("Volunteers", "barrier 1")]),
    Check::Groups(&[("large", "facilitator 3"), ("small", "barrier 2")]),
];

pub(super) const CASES: &[Case] = &[
    Case {
        name: "R02_cat_columns",
        files: &[Input::Stored("reports/R02_cat_columns.csv")],
        ways: &[&[
            Check::All("barrier 2, facilitator 2"),
            Check::Who(&[("I01", "barrier 2"), ("I02", "facilitator 2")]),
            Check::Rows(&[
                ("Time", "barrier 1, facilitator 1"),
                ("Cost", "barrier 1"),
                ("Leadership", "facilitator 1"),
            ]),
        ]],
    },
    Case {
        name: "R10_parent_codes",
        files: &[Input::Stored("reports/R10_openqda_parent_codes.csv")],
        ways: &[&[
            Check::All("barrier 3, facilitator 2"),
            Check::Documents(2),
            Check::Rows(&[
                ("Barriers", "barrier 1"),
                ("Time", "barrier 2"),
                ("Facilitators", "facilitator 1"),
                ("Training", "facilitator 1"),
            ]),
        ]],
    },
    Case {
        name: "R12_answer_in_two_cells",
        files: &[Input::Stored("reports/R12_answer_in_two_cells.xlsx")],
        ways: &[
            ANSWERS,
            &[
                Check::Asks(&["unknown_valence_words"]),
                Check::After(
                    r#"{"valence_words": {"success": "facilitator", "challenge": "barrier"}}"#,
                    ANSWERS,
                ),
            ],
        ],
    },
    Case {
        name: "R14_bare_cr",
        files: &[Input::Stored("reports/R14_bare_cr.csv")],
        ways: &[&[
            Check::All("barrier 7, facilitator 9"),
            Check::Rows(&[
                ("Time", "barrier 6, facilitator 1"),
                ("Training", "barrier 1, facilitator 8"),
            ]),
        ]],
    },
    Case {
        name: "R15_cp1252",
        files: &[Input::Stored("reports/R15_cp1252_quotes.csv")],
        ways: &[&[
            Check::All("barrier 2, facilitator 1"),
            Check::Groups(&[("Hebamme", "barrier 1"), ("Ärztin", "barrier 1, facilitator 1")]),
            Check::Rows(&[("Zeit – Übergabe", "barrier 2"), ("Unterstützung", "facilitator 1")]),
            Check::Participants(2),
        ]],
    },
    Case {
        name: "R17_counts_and_presence",
        files: &[Input::Stored("reports/R17_counts_vs_presence.csv")],
        ways: &[&[
            Check::Rows(&[
                ("Time", "barrier 4"),
                ("Cost", "barrier 1"),
                ("Training", "facilitator 3"),
            ]),
            Check::People(&[
                ("Time", "barrier 2"),
                ("Cost", "barrier 1"),
                ("Training", "facilitator 2"),
            ]),
            Check::Participants(4),
        ]],
    },
    Case {
        name: "R20_column_without_name",
        files: &[Input::Stored("reports/R20_column_without_name.csv")],
        ways: &[&[
            Check::Rows(&[("Time", "barrier 2"), ("Training", "facilitator 2")]),
            Check::Participants(3),
            Check::Tells(&["warning:column_without_name", "question:column_without_name"]),
            Check::NotSilent,
        ]],
    },
    Case {
        name: "k30_header_repeated",
        files: &[Input::Stored("wrong-numbers/k30_header_repeated.csv")],
        ways: &[&[
            Check::Rows(&[("Cost", "barrier 1"), ("Time", "facilitator 1")]),
            Check::Who(&[("P1", "barrier 1"), ("P2", "facilitator 1")]),
            Check::Tells(&["left_out:repeated_header 1"]),
            Check::NotSilent,
        ]],
    },
    Case {
        name: "figures_hierarchy",
        files: &[Input::Stored("figures/hierarchy.csv")],
        ways: &[&[
            Check::All("barrier 7, facilitator 2"),
            Check::Parents(&[
                ("Trust in staff", "Trust"),
                ("Trust in device", "Trust"),
                ("Money", "none"),
                ("Time at work", "Time"),
                ("Weather", "none"),
            ]),
        ]],
    },
    Case {
        name: "zip64_full",
        files: &[Input::Stored("wrong-numbers/zip64_full.xlsx")],
        ways: &[&[
            Check::Rows(&[("Cost", "barrier 1"), ("Time", "facilitator 1")]),
            Check::Participants(2),
        ]],
    },
    Case {
        name: "fake_xlsb",
        files: &[Input::Stored("wrong-numbers/fake.xlsb")],
        ways: &[&[Check::Names("error:not_a_table", &["binary_workbook"])]],
    },
];
