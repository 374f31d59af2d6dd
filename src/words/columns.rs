//! Names of columns that a file leaves without a name of their own.

/// A column without a header; `position` is 1-based.
pub fn unnamed(position: usize) -> String {
    format!("Column {position}")
}

/// The `nth` column of one name, from the second on.
pub fn repeated(name: &str, nth: usize) -> String {
    format!("{name} ({nth})")
}
