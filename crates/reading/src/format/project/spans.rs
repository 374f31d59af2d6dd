//! What a passage is a part of its source by.

use std::collections::HashMap;

use crate::format::table::SegmentRange;
use crate::schema::project::{self as words, PositionUnit};

/// The part of a source that a passage is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::format) enum Span {
    /// The source itself.
    Whole,
    /// A range of characters in one of its texts. Positions are as the file has them, so they may lie
    /// outside; `None` where the file has no number.
    Text {
        /// Position of the text in [`super::model::Project::texts`].
        text: usize,
        /// Where it begins.
        start: Option<i64>,
        /// Where it ends, exclusive.
        end: Option<i64>,
    },
    /// A range of time, in milliseconds.
    Time {
        /// Where it begins.
        start: Option<i64>,
        /// Where it ends.
        end: Option<i64>,
    },
    /// A part of a picture or of a page, in words that are the same for the same part.
    Area(String),
    /// A range of a transcript between two of its points, until they are known.
    Points {
        /// Position of the transcript.
        text: usize,
        /// Identifier of the first point.
        from: String,
        /// Identifier of the last point.
        to: String,
    },
}

/// A point at which a transcript and its recording meet.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::format) struct Point {
    /// Position in the transcript.
    pub position: Option<i64>,
    /// Time in the recording, in milliseconds.
    pub time: Option<i64>,
}

impl Span {
    /// A range between points as the range of characters that they stand at, or of time where they have
    /// no position.
    pub fn resolved(self, points: &HashMap<String, Point>) -> Self {
        let Self::Points { text, from, to } = self else { return self };
        let of = |id: &str| points.get(id).copied().unwrap_or_default();
        let (from, to) = (of(&from), of(&to));
        if from.position.is_none() && to.position.is_none() && from.time.or(to.time).is_some() {
            return Self::Time { start: from.time, end: to.time };
        }
        Self::Text { text, start: from.position, end: to.position }
    }

    /// What is shown in the columns of the segment, its start and its end. `ordinals` says which of its
    /// source's texts a text is, from 1.
    pub fn cells(&self, ordinals: &HashMap<usize, u32>) -> [String; 3] {
        let none = String::new;
        let unit = self.unit(ordinals);
        let shown = |number: &Option<i64>| {
            number.zip(unit).map_or(String::new(), |(one, unit)| words::position(one, unit))
        };
        match self {
            Self::Whole => [words::WHOLE_SOURCE.to_owned(), none(), none()],
            Self::Area(area) => [area.clone(), none(), none()],
            Self::Text { start, end, .. } | Self::Time { start, end } => {
                [none(), shown(start), shown(end)]
            }
            Self::Points { .. } => [none(), none(), none()],
        }
    }

    /// Where it stands in its source, `ordinals` as in [`Self::cells`]; `None` for what is no range of
    /// positions that a source can have.
    pub fn segment_range(&self, ordinals: &HashMap<usize, u32>) -> Option<SegmentRange> {
        let (_, start, end) = self.range()?;
        SegmentRange::new(self.unit(ordinals)?, start, end)
    }

    /// What its positions count, where it has any.
    fn unit(&self, ordinals: &HashMap<usize, u32>) -> Option<PositionUnit> {
        match self {
            Self::Text { text, .. } => {
                let text = ordinals.get(text).copied().unwrap_or(1);
                Some(PositionUnit::Characters { text })
            }
            Self::Time { .. } => Some(PositionUnit::Milliseconds),
            _ => None,
        }
    }

    /// The range in its text or in time, with the text; `None` for what is no range.
    pub fn range(&self) -> Option<(Option<usize>, i64, i64)> {
        match self {
            Self::Text { text, start: Some(start), end: Some(end) } => {
                Some((Some(*text), *start, *end))
            }
            Self::Time { start: Some(start), end: Some(end) } => Some((None, *start, *end)),
            _ => None,
        }
    }
}
