//! Words of documents for a word processor: headings, captions of tables, what is said of quotations.

use super::places::{counted, number};
use crate::analysis::Unit;
use crate::valence::Valence;

/// Heading over the figure.
pub const FIGURE: &str = "Figure";
/// Heading over the table.
pub const TABLE: &str = "Table";
/// Heading over the methods.
pub const METHODS: &str = "Methods";
/// Heading over the quotations.
pub const QUOTATIONS: &str = "Quotations";
/// What the document is named after the study.
pub const FILE: &str = "for the paper";
/// Head of the column of passages.
pub const QUOTATION: &str = "Quotation";
/// Head of the column of who said it.
pub const SPEAKER: &str = "Speaker";
/// Head of the column of valences.
pub const VALENCE: &str = "Coded as";
/// Stands where it is not known who said something.
pub const NOBODY: &str = "\u{2013}";

/// The rows of a quotation that stands in several.
pub fn several(rows: &[&str]) -> String {
    rows.join("; ")
}

/// What a figure shows, for who does not see it.
pub fn alternative_text(text: &str) -> String {
    format!("Alternative text: {text}")
}

/// The title of a part of a table that is too wide for a page.
pub fn part_of_table(title: &str, part: usize, of: usize) -> String {
    if of == 1 {
        return format!("{title}.");
    }
    format!("{title} (part {} of {}).", number(part as u64), number(of as u64))
}

/// The title of the table of quotations.
pub fn quotations(rows: &str, columns: Option<&str>) -> String {
    let rows = rows.to_lowercase();
    match columns {
        Some(columns) => format!("Quotations by {rows} and {}.", columns.to_lowercase()),
        None => format!("Quotations by {rows}."),
    }
}

/// In place of quotations while small numbers are protected.
pub const PROTECTED: &str =
    "The passages that were collected are left out: small numbers are protected.";
/// In place of quotations beside a table whose columns name who spoke.
pub const NAMED: &str = "The passages that were collected are left out: the table names each participant or source, so that no pseudonym would hold.";

/// What must be told below the quotations.
pub fn about_quotations() -> [&'static str; 2] {
    [
        "P and S are pseudonyms of participants and of sources. They were made for this document, in the order of its quotations, and are written nowhere else.",
        "Quotations stand as they were coded: names and places in them were not replaced.",
    ]
}

/// That passages which were collected are not there any more.
pub fn lost(count: usize) -> String {
    let passages = counted(count as u64, "passage", "passages");
    format!("Not in the data any more, and left out: {passages} that had been collected.")
}

/// That some passages that were collected were set aside as wrongly coded.
pub fn aside(count: usize) -> String {
    let passages = counted(count as u64, "passage", "passages");
    format!("Set aside as wrongly coded, and left out: {passages} that had been collected.")
}

/// A pseudonym: what is named, and the number of it within a document.
pub fn pseudonym(unit: Unit, number: usize) -> String {
    let letter = if unit == Unit::Sources { 'S' } else { 'P' };
    format!("{letter}{number:02}")
}

/// How a passage was coded.
pub fn valence(valence: Valence) -> &'static str {
    match valence {
        Valence::Barrier => "Barrier",
        Valence::Facilitator => "Facilitator",
        Valence::Mixed => "Mixed",
        Valence::Neutral => "Neutral",
        Valence::Missing => "No valence",
    }
}
