//! Sums and distinct units over a grid of rows, columns and valences.

use std::collections::BTreeMap;

use super::Unit;
use crate::dataset::NONE;
use crate::valence::{ByValence, Valence};

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
    /// By row, column and valence, the columns of a row together; see [`Grid::cell`].
    pub cells: Vec<ByValence<u32>>,
    /// By row and valence.
    pub rows_by_valence: Vec<ByValence<u32>>,
    /// By row.
    pub rows: Vec<u32>,
    /// By column and valence.
    pub columns_by_valence: Vec<ByValence<u32>>,
    /// By valence.
    pub valences: ByValence<u32>,
}

impl Grid {
    /// Position of a cell.
    pub fn cell(self, row: usize, column: usize) -> usize {
        row * self.columns + column
    }

    /// Counts: codings are summed, of everything else the distinct units are counted.
    pub fn tally(self, unit: Unit, hits: &[Hit]) -> Tally {
        let count = if unit == Unit::Codings { sum } else { distinct };
        Tally {
            cells: by_valence(count, hits, self.rows * self.columns, &|hit| self.cell_of(hit)),
            rows_by_valence: by_valence(count, hits, self.rows, &|hit| hit.row as usize),
            rows: count(hits, self.rows, &|hit| hit.row as usize),
            columns_by_valence: by_valence(count, hits, self.columns, &|hit| hit.column as usize),
            valences: by_valence(count, hits, 1, &|_| 0).pop().unwrap_or_default(),
        }
    }

    /// Distinct units in each cell alone.
    pub fn distinct_in_cells(self, hits: &[Hit]) -> Vec<ByValence<u32>> {
        by_valence(distinct, hits, self.rows * self.columns, &|hit| self.cell_of(hit))
    }

    fn cell_of(self, hit: &Hit) -> usize {
        self.cell(hit.row as usize, hit.column as usize)
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

/// Where a hit stands.
type PlaceOf<'a> = &'a dyn Fn(&Hit) -> usize;

/// What `count` counts at each of `size` places, each valence apart.
fn by_valence(
    count: fn(&[Hit], usize, PlaceOf<'_>) -> Vec<u32>,
    hits: &[Hit],
    size: usize,
    place: PlaceOf<'_>,
) -> Vec<ByValence<u32>> {
    const VALENCES: usize = Valence::ALL.len();
    let counts = count(hits, size * VALENCES, &|hit| place(hit) * VALENCES + hit.valence.index());
    counts.as_chunks::<VALENCES>().0.iter().copied().map(ByValence::new).collect()
}

fn distinct(hits: &[Hit], size: usize, place: PlaceOf<'_>) -> Vec<u32> {
    let pairs = hits.iter().filter_map(|hit| Some((u32::try_from(place(hit)).ok()?, hit.unit)));
    distinct_pairs(pairs, size)
}

fn sum(hits: &[Hit], size: usize, place: PlaceOf<'_>) -> Vec<u32> {
    let mut sums = vec![0_u32; size];
    for hit in hits {
        if let Some(sum) = sums.get_mut(place(hit)) {
            *sum = sum.saturating_add(hit.count);
        }
    }
    sums
}
