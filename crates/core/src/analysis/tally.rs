//! Sums and distinct units over a grid of rows, columns and valences.

use std::collections::BTreeMap;

use super::Unit;
use crate::dataset::NONE;
use crate::valence::Valence;

/// Positions in a grid of `rows` x `columns` x five valences.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grid {
    /// Number of rows.
    pub rows: usize,
    /// Number of columns.
    pub columns: usize,
}

/// One coding in the grid.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    /// Row.
    pub row: u32,
    /// Column.
    pub column: u32,
    /// Valence.
    pub valence: Valence,
    /// How many codings it stands for.
    pub count: u32,
    /// The unit counted, or [`NONE`].
    pub unit: u32,
}

/// Everything counted of one unit.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    /// By row, column and valence: `(row * columns + column) * 5 + valence`.
    pub cells: Vec<u32>,
    /// By row and valence: `row * 5 + valence`.
    pub rows_by_valence: Vec<u32>,
    /// By row.
    pub rows: Vec<u32>,
    /// By column and valence: `column * 5 + valence`.
    pub columns_by_valence: Vec<u32>,
    /// By valence.
    pub valences: Vec<u32>,
}

impl Grid {
    /// Position of a cell.
    pub fn cell(self, row: usize, column: usize, valence: usize) -> usize {
        (row * self.columns + column) * 5 + valence
    }

    /// Counts: codings are summed, of everything else the distinct units are counted.
    pub fn tally(self, unit: Unit, hits: &[Hit]) -> Tally {
        let count = if unit == Unit::Codings { sum } else { distinct };
        let by = |size: usize, place: fn(&Hit, usize) -> usize| {
            count(hits, size, &|hit| place(hit, self.columns))
        };
        Tally {
            cells: by(self.rows * self.columns * 5, |hit, columns| {
                (hit.row as usize * columns + hit.column as usize) * 5 + hit.valence.index()
            }),
            rows_by_valence: by(self.rows * 5, |hit, _| hit.row as usize * 5 + hit.valence.index()),
            rows: by(self.rows, |hit, _| hit.row as usize),
            columns_by_valence: by(self.columns * 5, |hit, _| {
                hit.column as usize * 5 + hit.valence.index()
            }),
            valences: by(5, |hit, _| hit.valence.index()),
        }
    }

    /// Distinct units in each cell alone.
    pub fn distinct_in_cells(self, hits: &[Hit]) -> Vec<u32> {
        distinct(hits, self.rows * self.columns * 5, &|hit| {
            self.cell(hit.row as usize, hit.column as usize, hit.valence.index())
        })
    }
}

/// Where a unit has barriers and facilitators in one row and column, or a mixed coding, all three of them
/// become mixed: so it counts once among them. Hits without a unit stay as they are.
pub(super) fn both_as_mixed(hits: &mut [Hit]) {
    let side = |hit: &Hit| match hit.valence {
        _ if hit.unit == NONE => 0_u8,
        Valence::Barrier => 1,
        Valence::Facilitator => 2,
        Valence::Mixed => 3,
        Valence::Neutral | Valence::Missing => 0,
    };
    let place = |hit: &Hit| (hit.row, hit.column, hit.unit);
    let mut sides: BTreeMap<(u32, u32, u32), u8> = BTreeMap::new();
    for hit in hits.iter() {
        *sides.entry(place(hit)).or_default() |= side(hit);
    }
    for hit in hits {
        if side(hit) > 0 && sides.get(&place(hit)) == Some(&3) {
            hit.valence = Valence::Mixed;
        }
    }
}

/// Distinct units at each of `size` places, of pairs of place and unit in any order.
pub(super) fn distinct_pairs(pairs: impl Iterator<Item = (u32, u32)>, size: usize) -> Vec<u32> {
    let mut pairs: Vec<u64> = pairs
        .filter(|&(_, unit)| unit != NONE)
        .map(|(place, unit)| u64::from(place) << 32 | u64::from(unit))
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    let mut counts = vec![0_u32; size];
    for pair in pairs {
        if let Some(count) = counts.get_mut((pair >> 32) as usize) {
            *count += 1;
        }
    }
    counts
}

fn distinct(hits: &[Hit], size: usize, place: &dyn Fn(&Hit) -> usize) -> Vec<u32> {
    let pairs = hits.iter().filter_map(|hit| Some((u32::try_from(place(hit)).ok()?, hit.unit)));
    distinct_pairs(pairs, size)
}

fn sum(hits: &[Hit], size: usize, place: &dyn Fn(&Hit) -> usize) -> Vec<u32> {
    let mut sums = vec![0_u32; size];
    for hit in hits {
        if let Some(sum) = sums.get_mut(place(hit)) {
            *sum = sum.saturating_add(hit.count);
        }
    }
    sums
}
