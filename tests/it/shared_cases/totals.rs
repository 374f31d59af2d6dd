//! Sums beside what they add up.

use super::{Case, Check, Input};

pub(super) const CASES: &[Case] = &[
    Case {
        name: "02_subtotals",
        files: &[Input::Stored("02_subtotals_beside_a_column_of_fractions/table.tsv")],
        ways: &[&[
            Check::All("barrier 4, facilitator 14"),
            Check::NoRow(&["None found", "a = a statement"]),
            Check::NoGroup(&["3/8", "0/8"]),
            Check::Tells(&["left_out:totals_row"]),
            Check::NotSilent,
        ]],
    },
    Case {
        name: "m29_references",
        files: &[Input::Stored("wrong-numbers/m29_references_col.csv")],
        ways: &[&[
            Check::All("barrier 9"),
            Check::Rows(&[("Cost", "barrier 5"), ("Time", "barrier 4")]),
            Check::Tells(&[
                "double:parent_with_child",
                "double:sum_of_children",
                "left_out:totals_row",
            ]),
            Check::NotSilent,
        ]],
    },
    Case {
        name: "k17b_rows_below_a_total",
        files: &[Input::Stored("wrong-numbers/k17b_total_row_named_sum.csv")],
        ways: &[&[
            Check::All("barrier 4, facilitator 6"),
            Check::Who(&[("P1", "barrier 1, facilitator 2"), ("P2", "barrier 3, facilitator 4")]),
            Check::Tells(&["left_out:totals_row 3"]),
            Check::NotSilent,
        ]],
    },
];
