//! Columns of counts: never dropped in silence, never each row as one.

use super::{Case, Check, Input};

pub(super) const CASES: &[Case] = &[
    Case {
        name: "m10_half_unreadable",
        files: &[Input::Stored("wrong-numbers/m10_count_half_bad.csv")],
        ways: &[
            &[
                Check::Who(&[("P1", "barrier 3"), ("P2", "barrier 2")]),
                Check::Tells(&["left_out:bad_count 3"]),
                Check::NotSilent,
            ],
            &[
                Check::Asks(&["column:count"]),
                Check::After(
                    r#"{"files": {"@": {"roles": {"count": "count"}}}}"#,
                    &[Check::AmongWho(&[("P1", "barrier 3"), ("P2", "barrier 2"), ("P3", "0")])],
                ),
            ],
        ],
    },
    Case {
        name: "m11_all_fractions",
        files: &[Input::Stored("wrong-numbers/m11_count_all_decimal.csv")],
        ways: &[
            &[Check::NoCodings, Check::Tells(&["left_out:bad_count 3"]), Check::NotSilent],
            &[Check::NoCodings, Check::Asks(&["column:count"])],
        ],
    },
    Case {
        name: "m12_all_negative",
        files: &[Input::Stored("wrong-numbers/m12_count_neg.csv")],
        ways: &[
            &[Check::NoCodings, Check::Tells(&["left_out:bad_count 3"]), Check::NotSilent],
            &[Check::NoCodings, Check::Asks(&["column:count"])],
        ],
    },
    Case {
        name: "m14_too_large",
        files: &[Input::Stored("wrong-numbers/m14_count_big.csv")],
        ways: &[
            &[Check::NoCodings, Check::Tells(&["left_out:bad_count 2"]), Check::NotSilent],
            &[Check::All("barrier 9007204254740991"), Check::SameEverywhere],
            &[Check::NoCodings, Check::Tells(&["error:too_large", "error:out_of_range"])],
        ],
    },
    Case {
        name: "counts_weird",
        files: &[Input::Stored("wrong-numbers/counts_weird.csv")],
        ways: &[
            &[
                Check::AmongWho(&[
                    ("P0", "1"),
                    ("P1", "0"),
                    ("P2", "0"),
                    ("P3", "0"),
                    ("P4", "0|12"),
                    ("P5", "0"),
                    ("P6", "0"),
                    ("P7", "0|1"),
                    ("P8", "0"),
                    ("P9", "0"),
                    ("P10", "0"),
                    ("P11", "0"),
                    ("P12", "0"),
                    ("P13", "0"),
                    ("P14", "1000"),
                    ("P15", "1000"),
                    ("P16", "0|3"),
                    ("P17", "0"),
                    ("P18", "0"),
                    ("P19", "0|4"),
                    ("P20", "0|4"),
                    ("P21", "0"),
                    ("P22", "0|10"),
                    ("P23", "0"),
                    ("P24", "0|4294967296"),
                    ("P25", "0|2147483648"),
                    ("P26", "0|9007199254740993"),
                ]),
                Check::Tells(&["left_out:bad_count"]),
                Check::SameEverywhere,
                Check::NotSilent,
            ],
            &[Check::NoCodings, Check::Asks(&["column:count"])],
        ],
    },
    Case {
        name: "count_1e6_rows_sum",
        files: &[Input::Stored("wrong-numbers/count_1e6_rows_sum.csv")],
        ways: &[
            &[Check::All("barrier 90071992547409910"), Check::SameEverywhere],
            &[Check::NoCodings, Check::Tells(&["left_out:bad_count 10"]), Check::NotSilent],
            &[Check::NoCodings, Check::Tells(&["error:too_large", "error:out_of_range"])],
        ],
    },
    Case {
        name: "k36_sum_overflow",
        files: &[Input::Stored("wrong-numbers/k36_sum_overflow.csv")],
        ways: &[
            &[Check::All("barrier 21474836475"), Check::SameEverywhere],
            &[Check::NoCodings, Check::Tells(&["left_out:bad_count 5"]), Check::NotSilent],
            &[Check::Tells(&["error:too_large", "error:out_of_range"])],
        ],
    },
    Case {
        name: "k08_spaces_in_counts",
        files: &[Input::Stored("wrong-numbers/k08_count_space.csv")],
        ways: &[&[
            Check::AmongWho(&[
                ("P1", "0"),
                ("P2", "0"),
                ("P3", "2000"),
                ("P4", "1200"),
                ("P5", "0"),
                ("P6", "0"),
                ("P7", "0|2"),
                ("P8", "0"),
                ("P9", "0|12"),
            ]),
            Check::Tells(&["left_out:bad_count"]),
            Check::NotSilent,
        ]],
    },
    Case {
        name: "m26_size_of_group",
        files: &[Input::Stored("wrong-numbers/m26_n_size_col.csv")],
        ways: &[&[
            Check::All("barrier 2, facilitator 1"),
            Check::Asks(&["column:count", "group_size"]),
            Check::After(
                r#"{"files": {"@": {"roles": {"N": "count"}}}}"#,
                &[Check::All("barrier 40, facilitator 15")],
            ),
            Check::After(
                r#"{"files": {"@": {"roles": {"N": "ignored"}}}}"#,
                &[Check::All("barrier 2, facilitator 1")],
            ),
        ]],
    },
    Case {
        name: "k27_size_of_study",
        files: &[Input::Stored("wrong-numbers/k27_n_of_columns.csv")],
        ways: &[&[
            Check::All("barrier 1, facilitator 1"),
            Check::Asks(&["column:count", "group_size"]),
            Check::After(
                r#"{"files": {"@": {"roles": {"n": "count"}}}}"#,
                &[Check::All("barrier 12, facilitator 12")],
            ),
        ]],
    },
    // Ambiguous on purpose: whatever is read is said.
    Case {
        name: "k07_wide_numbers",
        files: &[Input::Stored("wrong-numbers/k07_neg_decimal_wide.csv")],
        ways: &[
            &[
                Check::Who(&[
                    ("P1", "facilitator 1"),
                    ("P2", "facilitator 2"),
                    ("P3", "facilitator 1"),
                    ("P4", "facilitator 1"),
                    ("P5", "facilitator 1"),
                ]),
                Check::Tells(&["left_out:bad_count", "warning:bad_count"]),
                Check::NotSilent,
            ],
            &[Check::NoCodings, Check::Asks(&["column:code", "column_family"])],
        ],
    },
    Case {
        name: "k35_false_marks",
        files: &[Input::Stored("wrong-numbers/k35_false_marks.csv")],
        ways: &[&[Check::NotSilent]],
    },
    Case {
        name: "k38_decimal_comma",
        files: &[Input::Stored("wrong-numbers/k38_decimal_comma_semicolon.csv")],
        ways: &[&[
            Check::AmongWho(&[("P1", "0|1"), ("P2", "0|1200"), ("P3", "2")]),
            Check::NotSilent,
        ]],
    },
    Case {
        name: "k39_point_thousand",
        files: &[Input::Stored("wrong-numbers/k39_point_thousand.csv")],
        ways: &[&[Check::AmongWho(&[("P1", "0|1|1000"), ("P2", "2")]), Check::NotSilent]],
    },
];
