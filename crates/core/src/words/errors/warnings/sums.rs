//! Sentences for rows and columns that hold what others hold already: sums of them, and earlier versions.

use super::was;
use crate::words::places;

pub(super) fn rows_may_be_sums(count: u64) -> String {
    format!(
        "{} above others that belong to {}, holds no less than any of them and {} counted beside them. If what is counted there holds theirs, leave {} out.",
        places::counted(count, "row stands", "rows stand"),
        if count == 1 { "it" } else { "them" },
        was(count),
        if count == 1 { "the row" } else { "those rows" }
    )
}

pub(super) fn rows_add_up_others(count: u64) -> String {
    format!(
        "{} in each column of counts what all others come to, in sum, in the mean or at most, and {} counted beside them. If {}, leave {} out.",
        places::counted(count, "row holds", "rows hold"),
        was(count),
        if count == 1 { "it is a row of totals" } else { "they are rows of totals" },
        if count == 1 { "it" } else { "them" }
    )
}

pub(super) fn rows_below_table(count: u64, label: &str) -> String {
    format!(
        "{} at the end of the table, from {} on, {} filled otherwise than the rows above, and {} counted. If {} no {} of the table, leave {} out.",
        places::counted(count, "row", "rows"),
        places::quoted(label),
        if count == 1 { "is" } else { "are" },
        was(count),
        if count == 1 { "it is" } else { "they are" },
        if count == 1 { "row" } else { "rows" },
        if count == 1 { "it" } else { "them" }
    )
}

pub(super) fn table_below_left_out(count: u64, columns: &[String]) -> String {
    format!(
        "{} left out that {} another table below, of shares or ratings: {}. Take the table as it is if that is wrong.",
        places::counted(count, "row was", "rows were"),
        if count == 1 { "is" } else { "are" },
        places::list(columns)
    )
}

pub(super) fn sum_columns_left_out(count: u64, columns: &[String]) -> String {
    format!(
        "{} in every row to the sum of others and {} left out of the table of counts: {}. Count {} too if that is chance.",
        places::counted(count, "column comes", "columns come"),
        was(count),
        places::list(columns),
        if count == 1 { "it" } else { "them" }
    )
}

pub(super) fn total_differs(name: &str, of: &str, stated: u64, sum: u64) -> String {
    format!(
        "{} says {} of {}, and what it would sum up comes to {}. It was taken for a total and not counted. Correct the table, or count it too if it is no total.",
        places::quoted(name),
        places::number(stated),
        places::quoted(of),
        places::number(sum)
    )
}

pub(super) fn last_of_versions(count: u64, taken: &str, others: &[String], filled: u64) -> String {
    let blank = match filled {
        0 => String::new(),
        filled => format!(
            " Where it is blank ({}), what stood before it was taken.",
            places::counted(filled, "row", "rows")
        ),
    };
    format!(
        "{} of {}, which alone was taken: {}.{blank} Take the table as it is if that is wrong.",
        places::counted(count, "column holds an earlier version", "columns hold earlier versions"),
        places::quoted(taken),
        places::list(others)
    )
}
