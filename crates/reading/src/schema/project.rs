//! Headers of the table that a project of a tool is read as, one row a coding; and what its positions count.

use std::borrow::Cow;

/// Name of the source.
pub const SOURCE: &str = "Source";
/// Identifier of the source, which tells sources of one name apart.
pub const SOURCE_ID: &str = "Source ID";
/// A selection that is no range of text or time: a part of a picture, a page, the whole source.
pub const SEGMENT: &str = "Segment";
/// Where the selection begins: a position in the text, with the text where it is another than the
/// source's first (`120 text 2`), or a time with its unit (`1200 ms`).
pub const START: &str = "Start";
/// Where it ends; the end itself is not part of it.
pub const END: &str = "End";
/// Code with its path (`Parent > Child`).
pub const CODE: &str = "Code";
/// Sets of codes that the code is a member of, divided by ` | `.
pub const CODE_SETS: &str = "Code sets";
/// Who coded.
pub const CODER: &str = "Coder";
/// The selected text.
pub const EXCERPT: &str = "Excerpt";
/// Case that the source, or the passage, belongs to.
pub const CASE: &str = "Case";
/// Set of sources, where every source is in one at most.
pub const SOURCE_SET: &str = "Document group";
/// Project that the source belongs to, where a file holds several.
pub const PROJECT: &str = "Project";
/// What stands under [`SEGMENT`] for a code that was applied to a source as a whole.
pub const WHOLE_SOURCE: &str = "whole source";
/// What divides several names in one cell.
pub const BETWEEN: &str = " | ";
/// What stands in the column of a set for its members.
pub const MEMBER: &str = "yes";
/// What stands there for others.
pub const NOT_MEMBER: &str = "no";

/// Label of the unit of times.
pub const MILLISECONDS: &str = "ms";

/// What the positions of a source count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PositionUnit {
    /// Characters of one of its texts: which of them, from 1.
    Characters {
        /// Number of the text within the source.
        text: u32,
    },
    /// Time in a recording.
    Milliseconds,
}

impl PositionUnit {
    /// Its name to people; empty for characters of a source's first text, which is mostly its only one.
    pub fn label(self) -> Cow<'static, str> {
        match self {
            Self::Characters { text: 1 } => Cow::Borrowed(""),
            Self::Characters { text } => Cow::Owned(format!("text {text}")),
            Self::Milliseconds => Cow::Borrowed(MILLISECONDS),
        }
    }
}

/// A position as it is shown under [`START`] and [`END`].
pub fn position(position: i64, unit: PositionUnit) -> String {
    match unit.label() {
        label if label.is_empty() => position.to_string(),
        label => format!("{position} {label}"),
    }
}

/// A rectangle of a picture, or of a page, by two corners: first x and y, second x and y.
pub fn area(page: Option<i64>, [x, y, other_x, other_y]: [i64; 4]) -> String {
    let corners = format!("({x}, {y})–({other_x}, {other_y})");
    match page {
        Some(page) => format!("page {page} {corners}"),
        None => corners,
    }
}
