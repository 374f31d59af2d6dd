//! Headers of what is measured of one side and is no count: `Barrier rating (1-5)`, `Facilitator strength`.
//!
//! Takes a header; says whether it is one.

use super::{ColumnReason, heads, other_measures};
use crate::valence::Valence;

/// True for the header of a measure of barriers or of facilitators.
pub fn measures_a_side(header: &str) -> bool {
    let head = heads::read(header);
    head.valence != Valence::Missing
        && other_measures::reason(&head.group) == Some(ColumnReason::OtherCount)
}
