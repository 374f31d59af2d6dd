//! The strings of passages that are collected to be quoted.

/// Label of the box beside a passage.
pub const COLLECT: &str = "Collect to quote";
/// Heading over those that were collected.
pub const TITLE: &str = "Quotations";
/// What becomes of them, and where they are kept.
pub const HINT: &str = "These passages go into the Word document, by row and column of the table, with pseudonyms that are made for that document alone. The study file keeps which they are, by where they stand.";
/// Where none was collected.
pub const NONE: &str = "Open the passages behind a number and tick those that you want to quote.";
/// While small numbers are protected.
pub const PROTECTED: &str = "While small numbers are protected, passages are neither shown nor written into any file. Those that you collected are kept.";
/// In place of a passage that is not found.
pub const LOST: &str = "This passage is not in the data any more.";
/// Button: one place up.
pub const UP: &str = "Up";
/// Button: one place down.
pub const DOWN: &str = "Down";
/// Button: out of the list.
pub const REMOVE: &str = "Remove";

/// What a button does, and to which passage, for who hears it alone.
pub fn button(does: &str, number: usize) -> String {
    format!("{does}: quotation {number}")
}
