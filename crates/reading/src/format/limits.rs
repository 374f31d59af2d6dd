//! The sizes beyond which nothing is read, checked before memory is taken.

use crate::diag::{Error, ErrorKind, Limit};

/// Bytes of a file.
pub const FILE_BYTES: usize = 512 << 20;
/// Bytes of all files of a study together, which the page and the engine both hold.
pub const STUDY_BYTES: usize = 1 << 30;
/// Rows of a table, which is what a spreadsheet's grid has.
pub const ROWS: usize = 1_048_576;
/// Cells of a table, empty ones counted: as many rows as there may be, of 60 columns.
pub const CELLS: usize = ROWS * 60;
/// Cells of a sheet that are there because others say that they are repeated, which costs a file nothing.
pub const REPEATED_CELLS: usize = 5_000_000;
/// Cells of a sheet that is kept beside the table of its workbook: a list of people, not a second study.
pub const CELLS_BESIDE: usize = 200_000;
/// Columns of a table.
pub const COLUMNS: usize = 2_000;
/// Bytes of one field.
pub const FIELD_BYTES: usize = 1 << 20;
/// Bytes of one header; a spreadsheet's cell holds no more characters than this.
pub const HEADER_BYTES: usize = 32_767;
/// Entries of an archive.
pub const ARCHIVE_ENTRIES: usize = 1_000;
/// Bytes that may come out of an archive, over all entries.
pub const INFLATED_BYTES: usize = 1 << 30;
/// Inflated bytes for each packed byte of an entry.
pub const INFLATION_RATIO: usize = 200;
/// Bytes up to which the ratio is not looked at.
pub const RATIO_FREE_BYTES: usize = 1 << 20;
/// Bytes that a reader makes out of parts of a project: paths of codes, lists of names, excerpts, and
/// texts that are looked through again.
pub const MADE_BYTES: usize = 256 << 20;
/// Levels of codes: deeper than any tree that people make.
pub const CODE_LEVELS: usize = 32;
/// Depth of nested XML elements.
pub const XML_DEPTH: usize = 256;
/// Attributes of an XML element.
pub const XML_ATTRIBUTES: usize = 256;

/// The error of a limit passed.
pub(super) fn passed(what: Limit, limit: usize) -> Error {
    ErrorKind::TooLarge { what, limit: limit as u64 }.into()
}
