//! The ranges of segments, known to the reader of a table as ranges and not as text.

use crate::schema::project::PositionUnit;

/// Where a segment stands in its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SegmentRange {
    /// What the positions count.
    pub unit: PositionUnit,
    /// First position, from 0.
    pub start: u32,
    /// Position after the last, not before `start`.
    pub end: u32,
}

impl SegmentRange {
    /// The range between two positions as a file has them; `None` for an end before its start and for
    /// positions that no source has: below 0, or beyond what 32 bits count.
    pub fn new(unit: PositionUnit, start: i64, end: i64) -> Option<Self> {
        let (start, end) = (u32::try_from(start).ok()?, u32::try_from(end).ok()?);
        (start <= end).then_some(Self { unit, start, end })
    }
}

/// The ranges of a table's rows, with the columns whose cells show them.
#[derive(Debug, Clone)]
pub struct SegmentRanges {
    columns: [usize; 2],
    of_rows: Vec<Option<SegmentRange>>,
}

impl SegmentRanges {
    /// Of the table's rows in order; `columns` show the start and the end, 0-based.
    pub(in crate::format) fn new(columns: [usize; 2], of_rows: Vec<Option<SegmentRange>>) -> Self {
        Self { columns, of_rows }
    }

    /// Columns whose cells show the start and the end to people, 0-based.
    pub fn columns(&self) -> [usize; 2] {
        self.columns
    }

    /// The range of a row's segment; `None` where the segment is no range, or lies in no text.
    pub fn of_row(&self, row: usize) -> Option<SegmentRange> {
        self.of_rows.get(row).copied().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_a_range_or_none() {
        let most = i64::from(u32::MAX);
        for (start, end, expected) in [
            (454, 552, Some((454, 552))),
            (7, 7, Some((7, 7))),
            (0, most, Some((0, u32::MAX))),
            (7, 6, None),
            (-1, 6, None),
            (i64::MIN, i64::MAX, None),
            (most, most + 1, None),
        ] {
            let range = SegmentRange::new(PositionUnit::Milliseconds, start, end);
            assert_eq!(range.map(|one| (one.start, one.end)), expected, "{start} {end}");
        }
    }
}
