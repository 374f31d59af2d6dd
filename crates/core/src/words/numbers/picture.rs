//! What is drawn beside a number in its cell, on one scale for all of a column.

use serde::{Deserialize, Serialize};

use super::SheetCell;
use crate::valence::Valence;

/// A small picture of a number, on a scale from 0 to 1 that is the same for the whole column. It says nothing that the
/// text does not.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum CellPicture {
    /// A bar from 0 on.
    Bar {
        /// Where it ends.
        to: f64,
        /// Where a part of it ends that is told apart, where there is one.
        part: Option<f64>,
        /// The valence whose number it is.
        valence: Option<Valence>,
    },
    /// A line from one end of a range to the other.
    Range {
        /// Where it begins.
        from: f64,
        /// Where it ends.
        to: f64,
        /// A point upon it.
        at: Option<f64>,
        /// The valence whose number it is.
        valence: Option<Valence>,
    },
}

/// A number as its place on the scale; `None` for what has none.
fn place(of: f64) -> Option<f64> {
    of.is_finite().then(|| of.clamp(0.0, 1.0))
}

/// How large a number is beside the largest of its column.
pub(super) fn beside(number: u32, largest: u32) -> f64 {
    if largest == 0 { 0.0 } else { f64::from(number) / f64::from(largest) }
}

impl SheetCell {
    /// The cell with a bar, of a valence where it is one's.
    pub(super) fn bar(self, to: f64, valence: Option<Valence>) -> Self {
        let picture = place(to).map(|to| CellPicture::Bar { to, part: None, valence });
        Self { picture, ..self }
    }

    /// The cell with a bar of which a part is told apart.
    pub(super) fn bar_with_part(self, to: f64, part: f64, valence: Option<Valence>) -> Self {
        let picture = place(to).map(|to| CellPicture::Bar {
            to,
            part: place(part).map(|part| part.min(to)),
            valence,
        });
        Self { picture, ..self }
    }

    /// The cell with a range and a point upon it.
    pub(super) fn range(
        self,
        (from, to): (f64, f64),
        at: Option<f64>,
        valence: Option<Valence>,
    ) -> Self {
        let ends = place(from).zip(place(to)).filter(|(from, to)| from <= to);
        let at = at.and_then(place);
        let picture = ends.map(|(from, to)| CellPicture::Range { from, to, at, valence });
        Self { picture, ..self }
    }
}
