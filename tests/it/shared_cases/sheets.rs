//! Sheets and files with what became of them, codebooks, and frameworks.

use super::{Case, Check, Input};

pub(super) const CASES: &[Case] = &[
    Case {
        name: "09_one_column_more",
        files: &[Input::Stored("09_other_sheets_not_mentioned/one_column_more.xlsx")],
        ways: &[
            &[
                Check::All("barrier 3, facilitator 2"),
                Check::Who(&[("A", "1"), ("B", "1"), ("C", "2"), ("D", "1")]),
            ],
            &[
                Check::All("barrier 2, facilitator 1"),
                Check::Names("warning:sheets_left_out", &["March"]),
                Check::NotSilent,
            ],
        ],
    },
    Case {
        name: "10_codebook",
        files: &[Input::Stored("10_codebook_counted/codebook.csv")],
        ways: &[&[Check::NoCodings, Check::ListOf(4)]],
    },
    Case {
        name: "10_codebook_levels",
        files: &[Input::Stored("10_codebook_counted/codebook_levels.csv")],
        ways: &[&[Check::NoCodings, Check::ListOf(4)]],
    },
    Case {
        name: "10_codebook_beside_codings",
        files: &[
            Input::Written(
                "codings.csv",
                "participant,code,valence\nP1,Trust,facilitator\nP2,Personal Barriers,barrier\nP2,Trust,barrier\n",
            ),
            Input::Stored("10_codebook_counted/codebook.csv"),
        ],
        ways: &[&[
            Check::All("barrier 2, facilitator 1"),
            Check::Participants(2),
            Check::Has(&[("Trust", "barrier 1, facilitator 1")]),
            Check::NoGroup(&["A priori", "Emergent"]),
        ]],
    },
    Case {
        name: "19_numbers",
        files: &[Input::Stored("19_framework_by_number_word_or_prefix/numbers.csv")],
        ways: &[&[
            Check::All("barrier 2, facilitator 2"),
            Check::Rows(&[("1", "barrier 2"), ("2", "facilitator 1"), ("3", "facilitator 1")]),
            Check::DoesNotAsk("framework"),
            Check::Framework("none"),
        ]],
    },
    Case {
        name: "19_one_word",
        files: &[Input::Stored("19_framework_by_number_word_or_prefix/one_word.csv")],
        ways: &[&[
            Check::Shown(&[("Training", "barrier 1, facilitator 1"), ("Time", "barrier 2")]),
            Check::Framework("none"),
        ]],
    },
    Case {
        name: "19_lettered_cfir",
        files: &[Input::Stored("19_framework_by_number_word_or_prefix/lettered_cfir.tsv")],
        ways: &[&[
            Check::All("barrier 10, facilitator 27"),
            Check::Framework("cfir-2009"),
            Check::Rows(&[
                ("Intervention Characteristics", "barrier 5, facilitator 7"),
                ("Inner Setting", "barrier 5, facilitator 20"),
            ]),
            Check::Rows(&[
                (
                    "Design Quality & Packaging|Design Quality and Packaging",
                    "barrier 1, facilitator 2",
                ),
                ("Cost", "barrier 4, facilitator 5"),
                ("Structural Characteristics", "barrier 2, facilitator 8"),
                (
                    "Networks & Communications|Networks and Communications",
                    "barrier 3, facilitator 12",
                ),
            ]),
        ]],
    },
];
