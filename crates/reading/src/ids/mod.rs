//! Positions in tables, each table's of a type of its own, so that a row is never looked for among columns.
//! The ground floor, which every layer may name.

mod id_vec;

use std::fmt;
use std::hash::Hash;
use std::num::NonZeroU32;

pub use id_vec::IdVec;

/// A position in the table of its type. `Option` of it takes the same four bytes.
pub trait Id: Copy + Eq + Hash {
    /// The id of a position, counted from 0. Tables hold fewer than 2^32 - 1 entries, which the limits of
    /// the readers see to; a position beyond is one that no table has.
    fn new(position: usize) -> Self;

    /// Its position, counted from 0.
    fn position(self) -> usize;
}

macro_rules! ids {
    ($($(#[$doc:meta])+ $name:ident;)+) => {$(
        $(#[$doc])+
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(NonZeroU32);

        impl Id for $name {
            fn new(position: usize) -> Self {
                Self(number(position))
            }

            fn position(self) -> usize {
                self.0.get() as usize - 1
            }
        }

        /// An id that no table has.
        impl Default for $name {
            fn default() -> Self {
                Self(NonZeroU32::MAX)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{} {}", stringify!($name), self.position())
            }
        }
    )+};
}

ids! {
    /// A row of the input as a record of the study.
    RecordId;
    /// A combination of domain, construct, theme and code to which codings point.
    CodeId;
    /// A text of a domain, construct, theme or code.
    CodeTextId;
    /// A range that somebody coded, in the order in which ranges are compared.
    SpanIdx;
    /// A group of such ranges.
    SpanGroupIdx;
    /// A coding of the study.
    CodingId;
    /// A participant.
    ParticipantId;
    /// A source: interview, focus group, document, study.
    SourceId;
    /// A site or case.
    SiteId;
    /// A coder.
    CoderId;
    /// A segment, where the data tells them apart.
    SegmentId;
    /// A text in which segments stand.
    TextId;
    /// What positions in a text count.
    ScaleId;
    /// A row of a table of counts before its rows are put in order.
    RowIdx;
    /// A column of a table of counts.
    ColumnIdx;
    /// A cell of a table of counts: all its valences.
    CellIdx;
    /// A number of a table of counts, each valence of a cell, row or column having its own.
    PlaceIdx;
    /// A value of an attribute, or of the field by which columns are made.
    ValueIdx;
    /// Who or what is counted: a participant, source, site or segment, as the table asks.
    UnitId;
}

/// The value at a position that the program worked out itself, to be changed. One that is not there can only
/// come of a mistake in the program: a debug build, as the tests are, ends there.
pub fn slot_mut<T>(values: &mut [T], at: usize) -> Option<&mut T> {
    debug_assert!(at < values.len(), "{at} is not among {}", values.len());
    values.get_mut(at)
}

/// What stands for a position: one more, since 0 is kept for what is not there.
fn number(position: usize) -> NonZeroU32 {
    let number = u32::try_from(position).ok().and_then(|position| position.checked_add(1));
    debug_assert!(
        number.is_some_and(|number| number < u32::MAX),
        "no table is so long: {position}"
    );
    number.and_then(NonZeroU32::new).unwrap_or(NonZeroU32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[should_panic(expected = "2 is not among 2")]
    #[cfg(debug_assertions)]
    fn an_impossible_position_ends_a_debug_build() {
        slot_mut(&mut [1, 2], 2);
    }

    #[test]
    fn an_id_is_its_position_and_takes_no_more_room_where_it_may_be_absent() {
        for position in [0, 1, 41, u32::MAX as usize - 2] {
            assert_eq!(RowIdx::new(position).position(), position);
        }
        assert!(RowIdx::new(1) < RowIdx::new(2));
        assert_eq!(size_of::<Option<RowIdx>>(), 4);
        assert_eq!(format!("{:?}", ColumnIdx::new(3)), "ColumnIdx 3");
    }
}
