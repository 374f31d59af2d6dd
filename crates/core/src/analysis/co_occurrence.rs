//! Which rows stand on the same segments.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::placed::{count, must_be_had, placed, unit_of};
use super::plan::TablePlan;
use super::{Mapping, RowLabel, Statistic, TableSpec, Unit};
use crate::dataset::CodedDataset;
use crate::diag::{ErrorKind, Limit, Result};
use crate::ids::{Id as _, IdVec, RowIdx};
use crate::pulse;
use crate::statistics::Overlap;

/// Pairs that a list of them has at most.
pub const MOST_PAIRS_LISTED: usize = 500;
/// Pairs on all segments that are counted at most. A hundred thousand segments with ten rows each have
/// 4,500,000; a whole text that was coded as one passage may have more by itself, and says nothing.
const MOST_COUNTED: u64 = 5_000_000;

/// Pairs of rows on one segment.
#[derive(Debug, Clone, PartialEq)]
pub struct CoOccurrence {
    /// Segments with a coding in the table.
    pub segments: u32,
    /// Rows that occur on them by their keys, in the order of the table, with how many segments each has.
    pub rows: Vec<(String, u32)>,
    /// Pairs that occur, the most frequent first.
    pub pairs: Vec<Pair>,
    /// Pairs that occur and are not listed.
    pub unlisted: u32,
}

/// Two rows on the segments of a study.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// Label of the row that stands first in the table.
    pub first: RowLabel,
    /// Label of the other.
    pub second: RowLabel,
    /// Keys of both.
    pub keys: [String; 2],
    /// Segments with each and with both.
    pub overlap: Overlap,
}

/// Counts on how many segments two rows of a table stand together, whoever coded them and whatever their
/// valence; columns are taken together. `most` pairs are given at most.
///
/// # Errors
/// `NotAvailable` where segments cannot be told apart; `TooLarge` where more than five million pairs stand
/// on them; those of [`super::resolve()`] where `spec` was not
/// made for this dataset.
pub fn co_occurrence(
    spec: &TableSpec,
    dataset: &CodedDataset,
    mapping: &Mapping,
    most: usize,
) -> Result<CoOccurrence> {
    must_be_had(Statistic::CoOccurrence, spec, dataset)?;
    let plan = TablePlan::new(spec, dataset, mapping)?;
    let on_passages = OnPassages::of(&plan, dataset);
    if on_passages.pairs() > MOST_COUNTED {
        return Err(
            ErrorKind::TooLarge { what: Limit::PairsOnPassages, limit: MOST_COUNTED }.into()
        );
    }
    let rows = plan.rows.rows.len();
    let places = on_passages.places(rows);
    let mut together: IdVec<RowIdx, u32> = IdVec::of_size(rows);
    let mut others = Vec::new();
    // The most frequent first, then in the order of the table.
    let mut listed: BTreeSet<(Reverse<u32>, RowIdx, RowIdx)> = BTreeSet::new();
    let mut different = 0_usize;
    for (first, places) in places.iter() {
        for &place in places {
            pulse::beat(1);
            for other in on_passages.after(place) {
                let both = &mut together[other];
                if *both == 0 {
                    others.push(other);
                }
                *both += 1;
            }
        }
        different += others.len();
        for other in others.drain(..) {
            let both = std::mem::take(&mut together[other]);
            listed.insert((Reverse(both), first, other));
            if listed.len() > most {
                listed.pop_last();
            }
        }
    }
    let of = |row: RowIdx| count(places[row].len());
    let unlisted = count(different - listed.len());
    let key = |row: RowIdx| plan.rows.rows[row].head.key.clone();
    let pairs = listed.into_iter().map(|(Reverse(both), first, second)| Pair {
        first: plan.rows.label(first),
        second: plan.rows.label(second),
        keys: [first, second].map(key),
        overlap: Overlap { first: of(first), second: of(second), both },
    });
    let occurring = places.iter().filter(|(_, places)| !places.is_empty());
    Ok(CoOccurrence {
        segments: on_passages.segments(),
        rows: occurring.map(|(row, places)| (key(row), count(places.len()))).collect(),
        pairs: pairs.collect(),
        unlisted,
    })
}

/// Segment and row of every coding in a table, each once and in order, as one number: the segment above,
/// the row below.
struct OnPassages(Vec<u64>);

impl OnPassages {
    fn of(plan: &TablePlan<'_>, dataset: &CodedDataset) -> Self {
        let on_a_segment = placed(plan, dataset)
            .filter_map(|one| Some((unit_of(Unit::Segments, one.record)?, one.row)));
        let mut all: Vec<u64> = on_a_segment
            .map(|(segment, row)| (segment.position() as u64) << 32 | row.position() as u64)
            .collect();
        all.sort_unstable();
        all.dedup();
        Self(all)
    }

    /// The rows of each segment.
    fn passages(&self) -> impl Iterator<Item = &[u64]> {
        self.0.chunk_by(|one, other| one >> 32 == other >> 32)
    }

    fn segments(&self) -> u32 {
        count(self.passages().count())
    }

    /// How many pairs of rows there are on all segments, each counted on each.
    fn pairs(&self) -> u64 {
        let on_one = |rows: &[u64]| {
            let rows = rows.len() as u64;
            rows * rows.saturating_sub(1) / 2
        };
        self.passages().map(on_one).fold(0, u64::saturating_add)
    }

    /// For each row where it stands: a place for each segment.
    fn places(&self, rows: usize) -> IdVec<RowIdx, Vec<usize>> {
        let mut places: IdVec<RowIdx, Vec<usize>> = IdVec::of_size(rows);
        for (place, one) in self.0.iter().enumerate() {
            places[row_of(*one)].push(place);
        }
        places
    }

    /// The later rows of the segment of a place.
    fn after(&self, place: usize) -> impl Iterator<Item = RowIdx> {
        let mut from = self.0.iter().skip(place).copied();
        let segment = from.next().map(|one| one >> 32);
        from.take_while(move |one| Some(one >> 32) == segment).map(row_of)
    }
}

/// The row of a segment and row.
fn row_of(one: u64) -> RowIdx {
    RowIdx::new((one & u64::from(u32::MAX)) as usize)
}
