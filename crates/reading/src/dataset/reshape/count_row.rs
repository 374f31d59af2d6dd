//! A row of a table of counts, and the sums of such rows.

use super::names_total;
use crate::dataset::total_words::names_total_of_rows;

/// A row as it stands: what it is called, and its counts; `None` for a blank cell.
#[derive(Debug, Clone, Default)]
pub(super) struct Row<'a> {
    pub label: &'a str,
    pub counts: Vec<Option<u32>>,
    /// How far its label is set in.
    pub depth: usize,
    /// True where its numbers are known to be the sums of others'.
    pub is_sum: bool,
}

/// Adds what a row counts, column by column.
pub(super) fn add(sums: &mut [u64], row: Option<&Row<'_>>) {
    for (sum, count) in sums.iter_mut().zip(row.into_iter().flat_map(|row| &row.counts)) {
        *sum = sum.saturating_add(u64::from(count.unwrap_or(0)));
    }
}

/// Whether a row counts what the sums are, column by column; a blank cell counts nothing.
pub(super) fn equals(row: &Row<'_>, sums: &[u64]) -> bool {
    row.counts.iter().zip(sums).all(|(count, sum)| u64::from(count.unwrap_or(0)) == *sum)
}

/// True where a sum is greater than what the row counts, so that it can only be passed further.
pub(super) fn is_passed(row: &Row<'_>, sums: &[u64]) -> bool {
    row.counts.iter().zip(sums).any(|(count, sum)| u64::from(count.unwrap_or(0)) < *sum)
}

/// True for a label of a row that is a word for sums.
pub(super) fn names_sum(label: &str) -> bool {
    names_total(label) || names_total_of_rows(label)
}
