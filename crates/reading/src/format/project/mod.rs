//! A project of a tool: what it holds besides its codings, how it was understood, and its table.
//!
//! Takes what a reader of projects found, flat lists that name each other by identifiers; gives one row a
//! coding under the headers of `schema::project`. Opens no file and knows no tool.

mod attributes;
mod cases;
pub(super) mod codes;
pub(super) mod model;
pub(super) mod spans;
pub(super) mod table;

use super::limits;
use crate::diag::{Limit, Result, Warning, WarningKind};
use serde::{Deserialize, Serialize};

/// A code of a list of codes: a codebook's, or the code tree of a project.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CodeEntry {
    /// Its name under those of its parents, the top one first; never empty.
    pub path: Vec<String>,
    /// Its description; empty where there is none.
    pub description: String,
    /// The short name (`1.1`) by which codings refer to it; empty where it has none.
    pub short: String,
}

/// What was found in a project, for the account.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ProjectReading {
    /// What it is kept in.
    pub form: ProjectForm,
    /// The program that wrote it, as it names itself (`NVivo for Windows 12.6`); empty where it does not.
    pub origin: String,
    /// Sources: documents, recordings, pictures.
    pub sources: u32,
    /// Sources without any coding.
    pub sources_without_coding: u32,
    /// Selections in sources, coded or not.
    pub selections: u32,
    /// Distinct coded ranges: two selections of one range are one passage.
    pub ranges: u32,
    /// Codings: one code applied to one selection or source.
    pub codings: u32,
    /// Users who coded.
    pub coders: u32,
    /// Codes in the code tree.
    pub codes: u32,
    /// How the positions of the text sources were understood, one entry for each source that has any.
    pub offsets: Vec<Offsets>,
}

/// What a project is kept in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum ProjectForm {
    /// The exchange format REFI-QDA: an archive, or the project file alone.
    #[default]
    Refi,
    /// The database of the program that made it.
    Database,
}

/// How the positions of one text were understood: the standard says code points, programs differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Offsets {
    /// Name of the source.
    pub source: String,
    /// What is counted.
    pub unit: OffsetUnit,
    /// True where a line end of CR and LF counts as two.
    pub line_end_is_two: bool,
    /// True where the byte order mark at the start of the text is counted.
    pub mark_is_counted: bool,
    /// Positions, or quotes where the project repeats their text, that could be checked.
    pub checked: u32,
    /// Those of them that fit: the quote's own text stands there, or the position is a word's edge.
    pub fitting: u32,
    /// True where the check was against the quotes' own text.
    pub by_quotes: bool,
}

/// What positions in a text count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum OffsetUnit {
    /// Unicode code points, as the standard says.
    CodePoints,
    /// UTF-16 code units.
    Utf16,
}

/// A name that labels something.
///
/// # Errors
/// It is longer than a header may be.
pub(in crate::format) fn label(value: Option<impl AsRef<str>>) -> Result<String> {
    let value = value.as_ref().map_or("", |value| value.as_ref()).trim();
    if value.len() > limits::HEADER_BYTES {
        return Err(limits::passed(Limit::FieldBytes, limits::HEADER_BYTES));
    }
    Ok(value.to_owned())
}

/// A warning that counts, where there is something to count.
pub(in crate::format) fn counted(kind: WarningKind, count: u64) -> Option<Warning> {
    (count > 0).then(|| Warning::new(kind).times(count))
}

/// Bytes that may still be made out of parts of a file: paths, lists of names, excerpts. A file can
/// ask for far more of them than it holds.
pub(in crate::format) struct Budget {
    left: usize,
}

impl Budget {
    /// The whole of it.
    pub fn new() -> Self {
        Self { left: limits::MADE_BYTES }
    }

    /// Takes bytes before they are made.
    ///
    /// # Errors
    /// There are not so many left.
    pub fn take(&mut self, bytes: usize) -> Result<()> {
        self.left = self
            .left
            .checked_sub(bytes)
            .ok_or_else(|| limits::passed(Limit::InflatedBytes, limits::MADE_BYTES))?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_is_made_of_parts_is_bounded() {
        let mut budget = Budget::new();
        budget.take(limits::MADE_BYTES - 1).unwrap();
        assert!(budget.take(2).is_err());
        assert!(label(Some("x".repeat(limits::HEADER_BYTES + 1))).is_err());
    }
}
