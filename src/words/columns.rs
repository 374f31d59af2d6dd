//! Names of columns that a file leaves without a name of their own.

/// A column without a header; `position` is 1-based.
pub fn unnamed(position: usize) -> String {
    format!("Column {position}")
}

/// The `nth` column of one name, from the second on.
pub fn repeated(name: &str, nth: usize) -> String {
    format!("{name} ({nth})")
}

/// What stands between the parts of a column's name where the header has several rows.
pub const LEVELS: &str = " / ";

/// Column of a workbook whose sheets were read as one table: the sheet's name.
pub const SHEET: &str = "Sheet";

/// Headers of the table that a project of a tool is read as, one row a coding.
pub mod project {
    /// Name of the source.
    pub const SOURCE: &str = "Source";
    /// Identifier of the source, which tells sources of one name apart.
    pub const SOURCE_ID: &str = "Source ID";
    /// A selection that is no range of text or time: a part of a picture, a page, the whole source.
    pub const SEGMENT: &str = "Segment";
    /// Where the selection begins: a position in the text, or a time with its unit (`1200 ms`).
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
    /// What stands under [`SEGMENT`] for a code that was applied to a source as a whole.
    pub const WHOLE_SOURCE: &str = "whole source";
}
