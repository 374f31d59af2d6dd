//! Who stands behind each number of a counted table, so that several numbers can be asked about together.

use super::tally::VALENCES;
use crate::ids::{Id, UnitId};
use crate::valence::Valence;

/// The people behind the numbers of a table (sources where the data names no participants), by position of
/// row and column in the table. Nobody where the data names neither.
#[derive(Debug, Clone, Default)]
pub struct Contributors {
    columns: usize,
    /// The number's place in the upper half, who stands behind it in the lower; in order, each pair once.
    pairs: Vec<u64>,
}

impl Contributors {
    /// Of a table with so many columns, from row, column, valence and person of each coding, in any order.
    pub fn of(
        columns: usize,
        codings: impl IntoIterator<Item = (usize, usize, Valence, UnitId)>,
    ) -> Self {
        let pair = |(row, column, valence, who): (usize, usize, Valence, UnitId)| {
            place(columns, row, column, valence) << 32 | who.position() as u64
        };
        let mut pairs: Vec<u64> = codings.into_iter().map(pair).collect();
        pairs.sort_unstable();
        pairs.dedup();
        Self { columns, pairs }
    }

    /// The people behind a number, each once, in order.
    pub fn behind(
        &self,
        row: usize,
        column: usize,
        valence: Valence,
    ) -> impl Iterator<Item = UnitId> {
        let place = place(self.columns, row, column, valence);
        let from = self.pairs.partition_point(|pair| pair >> 32 < place);
        let of_place = self.pairs.iter().skip(from).take_while(move |pair| *pair >> 32 == place);
        of_place.map(|pair| UnitId::new((pair & u64::from(u32::MAX)) as usize))
    }
}

/// Where a number stands; a table has a million cells at most.
fn place(columns: usize, row: usize, column: usize, valence: Valence) -> u64 {
    ((row * columns + column) * VALENCES + valence.index()) as u64
}
