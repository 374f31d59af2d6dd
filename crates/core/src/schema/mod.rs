//! The names that a reader gives to columns and cells of its own making, and that `dataset` reads back.
//!
//! They are data, not words to people: what is written here in one layer is recognised in another. Names
//! no layer but the ground floor.

pub mod counts;
pub mod project;

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

/// The value by which a filter of the settings, and so a saved study, names what has no value.
pub const NOT_STATED: &str = "Not stated";

/// Column of a workbook whose sheets were read as one table: the sheet's name.
pub const SHEET: &str = "Sheet";
