//! Which rows stand on the same segments.

use std::collections::{BTreeMap, BTreeSet};

use super::placed::{count, must_be_had, placed};
use super::plan::Plan;
use super::{Mapping, Numbers, TableSpec};
use crate::dataset::{CodedDataset, Id, NONE};
use crate::diag::Result;
use crate::statistics::Overlap;

/// Pairs that are listed at most.
const MOST_PAIRS: usize = 500;

/// Pairs of rows on one segment.
#[derive(Debug, Clone, PartialEq)]
pub struct CoOccurrence {
    /// Segments with a coding in the table.
    pub segments: u32,
    /// Pairs that occur, the most frequent first.
    pub pairs: Vec<Pair>,
    /// Pairs that occur and are not listed.
    pub unlisted: u32,
}

/// Two rows on the segments of a study.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// Label of the row that stands first in the table.
    pub first: String,
    /// Label of the other.
    pub second: String,
    /// Segments with each and with both.
    pub overlap: Overlap,
}

/// Counts on how many segments two rows of a table stand together, whoever coded them and whatever their
/// valence; columns are taken together.
///
/// # Errors
/// `NotAvailable` where segments cannot be told apart; those of [`super::resolve()`] where `spec` was not
/// made for this dataset.
pub fn co_occurrence(
    spec: &TableSpec,
    dataset: &CodedDataset,
    mapping: &Mapping,
) -> Result<CoOccurrence> {
    must_be_had(Numbers::CoOccurrence, &spec.columns, dataset)?;
    let plan = Plan::new(spec, dataset, mapping)?;
    let mut rows_of: BTreeMap<Id, BTreeSet<u32>> = BTreeMap::new();
    for one in placed(&plan, dataset).filter(|one| one.record.segment != NONE) {
        rows_of.entry(one.record.segment).or_default().insert(one.row);
    }
    let mut single: BTreeMap<u32, u32> = BTreeMap::new();
    let mut both: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    for rows in rows_of.values() {
        for (at, row) in rows.iter().enumerate() {
            *single.entry(*row).or_insert(0) += 1;
            for other in rows.iter().skip(at + 1) {
                *both.entry((*row, *other)).or_insert(0) += 1;
            }
        }
    }
    let label = |row: u32| {
        plan.rows.rows.get(row as usize).map_or_else(String::new, |row| row.head.label.clone())
    };
    let of = |row: u32| single.get(&row).copied().unwrap_or(0);
    let mut pairs: Vec<Pair> = both
        .into_iter()
        .map(|((first, second), both)| Pair {
            first: label(first),
            second: label(second),
            overlap: Overlap { first: of(first), second: of(second), both },
        })
        .collect();
    crate::order::sort_by_key(&mut pairs, |pair| std::cmp::Reverse(pair.overlap.both));
    let unlisted = count(pairs.len().saturating_sub(MOST_PAIRS));
    pairs.truncate(MOST_PAIRS);
    Ok(CoOccurrence { segments: count(rows_of.len()), pairs, unlisted })
}
