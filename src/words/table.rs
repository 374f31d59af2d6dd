//! Words of tables: row and column labels, units, bases, captions, notes, alternative text.

/// Heading of columns by stakeholder group.
pub const GROUP: &str = "Group";
/// Heading of columns by source.
pub const SOURCE: &str = "Source";
/// Heading of columns by site.
pub const SITE: &str = "Site";
/// Heading of columns by coder.
pub const CODER: &str = "Coder";
/// The one column of a table that compares nothing.
pub const ALL: &str = "All";
/// The column, and the filter's value, of what has no value.
pub const NO_VALUE: &str = "Not stated";
/// The row of codings that the framework does not know.
pub const UNMAPPED_ROW: &str = "Not mapped to the framework";

/// The row, among constructs, of codings that name the domain alone.
pub fn domain_only(domain: &str) -> String {
    format!("{domain} (domain only)")
}
