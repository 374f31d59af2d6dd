//! Sums and distinct units over a grid of rows, columns and valences.

use std::collections::BTreeMap;

use super::Unit;
use crate::ids::{CellIdx, ColumnIdx, Id, IdVec, PlaceIdx, RowIdx, UnitId};
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
    pub row: RowIdx,
    /// Column.
    pub column: ColumnIdx,
    /// Valence.
    pub valence: Valence,
    /// How many codings it stands for.
    pub count: u32,
    /// The unit counted, where the record names one.
    pub unit: Option<UnitId>,
    /// True for a coding that stands in an earlier row too: no sum over rows counts it again.
    pub again: bool,
}

/// Everything counted of one unit.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    /// By row, column and valence; see [`Grid::cell`].
    pub cells: IdVec<CellIdx, ByValence<u32>>,
    /// By row and valence.
    pub rows_by_valence: IdVec<RowIdx, ByValence<u32>>,
    /// By row.
    pub rows: IdVec<RowIdx, u32>,
    /// By column and valence.
    pub columns_by_valence: IdVec<ColumnIdx, ByValence<u32>>,
    /// By valence.
    pub valences: ByValence<u32>,
}

impl Grid {
    /// The cell of a row and a column; those of a row stand together.
    pub fn cell(self, row: RowIdx, column: ColumnIdx) -> CellIdx {
        CellIdx::new(row.position() * self.columns + column.position())
    }

    /// Counts: codings are summed, of everything else the distinct units are counted.
    pub fn tally(self, unit: Unit, hits: &[Hit]) -> Tally {
        let count = if unit == Unit::Codings { sum } else { distinct };
        let row = |hit: &Hit| hit.row.position();
        let once: Vec<Hit>;
        let over_rows = if unit == Unit::Codings && hits.iter().any(|hit| hit.again) {
            once = hits.iter().filter(|hit| !hit.again).copied().collect();
            &once
        } else {
            hits
        };
        Tally {
            cells: by_valence(count, hits, self.rows * self.columns, &|hit| self.cell_of(hit)),
            rows_by_valence: by_valence(count, hits, self.rows, &row),
            rows: count(hits, self.rows, &row).values().iter().copied().collect(),
            columns_by_valence: by_valence(count, over_rows, self.columns, &|hit| {
                hit.column.position()
            }),
            valences: in_fives(count(over_rows, VALENCES, &|hit| hit.valence.index()).values())
                .next()
                .unwrap_or_default(),
        }
    }

    /// Distinct units in each cell alone.
    pub fn distinct_in_cells(self, hits: &[Hit]) -> IdVec<CellIdx, ByValence<u32>> {
        by_valence(distinct, hits, self.rows * self.columns, &|hit| self.cell_of(hit))
    }

    fn cell_of(self, hit: &Hit) -> usize {
        self.cell(hit.row, hit.column).position()
    }
}

/// Where a unit has barriers and facilitators in one row and column, or a mixed coding, all three of them
/// become mixed: so it counts once among them. Hits without a unit stay as they are.
pub(super) fn both_as_mixed(hits: &mut [Hit]) {
    let side = |hit: &Hit| match hit.valence {
        _ if hit.unit.is_none() => 0_u8,
        Valence::Barrier => 1,
        Valence::Facilitator => 2,
        Valence::Mixed => 3,
        Valence::Neutral | Valence::Missing => 0,
    };
    let place = |hit: &Hit| (hit.row, hit.column, hit.unit);
    let mut sides: BTreeMap<(RowIdx, ColumnIdx, Option<UnitId>), u8> = BTreeMap::new();
    for hit in hits.iter() {
        *sides.entry(place(hit)).or_default() |= side(hit);
    }
    for hit in hits {
        if side(hit) > 0 && sides.get(&place(hit)) == Some(&3) {
            hit.valence = Valence::Mixed;
        }
    }
}

/// How many different ids each of `size` places is paired with, of pairs in any order.
pub(super) fn distinct_pairs<P: Id, U: Id>(
    pairs: impl Iterator<Item = (P, U)>,
    size: usize,
) -> IdVec<P, u32> {
    let mut pairs: Vec<u64> =
        pairs.map(|(place, of)| (place.position() as u64) << 32 | of.position() as u64).collect();
    pairs.sort_unstable();
    pairs.dedup();
    let mut counts = IdVec::of_size(size);
    for pair in pairs {
        counts[P::new((pair >> 32) as usize)] += 1;
    }
    counts
}

/// Number of the valences.
pub(super) const VALENCES: usize = Valence::ALL.len();

/// Where a hit stands.
type PlaceOf<'a> = &'a dyn Fn(&Hit) -> usize;

/// What `count` counts at each of `size` places, each valence apart.
fn by_valence<I: Id>(
    count: fn(&[Hit], usize, PlaceOf<'_>) -> IdVec<PlaceIdx, u32>,
    hits: &[Hit],
    size: usize,
    place: PlaceOf<'_>,
) -> IdVec<I, ByValence<u32>> {
    let counts = count(hits, size * VALENCES, &|hit| place(hit) * VALENCES + hit.valence.index());
    in_fives(counts.values()).collect()
}

fn in_fives(counts: &[u32]) -> impl Iterator<Item = ByValence<u32>> {
    counts.as_chunks::<VALENCES>().0.iter().copied().map(ByValence::new)
}

fn distinct(hits: &[Hit], size: usize, place: PlaceOf<'_>) -> IdVec<PlaceIdx, u32> {
    let pairs = hits.iter().filter_map(|hit| Some((PlaceIdx::new(place(hit)), hit.unit?)));
    distinct_pairs(pairs, size)
}

fn sum(hits: &[Hit], size: usize, place: PlaceOf<'_>) -> IdVec<PlaceIdx, u32> {
    let mut sums: IdVec<PlaceIdx, u32> = IdVec::of_size(size);
    for hit in hits {
        let sum = &mut sums[PlaceIdx::new(place(hit))];
        *sum = sum.saturating_add(hit.count);
    }
    sums
}
