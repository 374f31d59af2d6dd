//! Percentages and fractions are neither counts nor groups.

use super::{Case, Check, Input};

pub(super) const CASES: &[Case] = &[
    Case {
        name: "12_percent_R22",
        files: &[Input::Stored("reports/R22_percent_decimal_comma.csv")],
        ways: &[&[
            Check::NoCodings,
            Check::Tells(&["question:percentages", "warning:percentages", "error:percentages"]),
        ]],
    },
    // Counted in documents; the last three rows count documents, not codes.
    Case {
        name: "12_maxqda_frequencies",
        files: &[Input::Stored("12_percentages_as_groups/maxqda_frequencies.csv")],
        ways: &[&[
            Check::Rows(&[("Experience", "2"), ("Design", "2"), ("Adoption", "1")]),
            Check::NoRow(&["DOCUMENTS"]),
            Check::NoGroup(&["100", "50", "0", "-"]),
            Check::Tells(&["left_out:totals_row 3"]),
            Check::NotSilent,
        ]],
    },
    Case {
        name: "m13_count_percent",
        files: &[Input::Stored("wrong-numbers/m13_count_percent.csv")],
        ways: &[
            &[Check::NoCodings, Check::Tells(&["left_out:bad_count 2"]), Check::NotSilent],
            &[Check::NoCodings, Check::Asks(&["column:count", "percentages"])],
            &[Check::NoCodings, Check::Tells(&["error:percentages"])],
        ],
    },
];
