//! The sizes beyond which nothing is read, checked before memory is taken.

use crate::diag::{Error, ErrorKind, Limit};

/// Bytes of a file.
pub const FILE_BYTES: usize = 512 << 20;
/// Cells of a table, empty ones counted.
pub const CELLS: usize = 5_000_000;
/// Rows of a table, which is what a spreadsheet's grid has.
pub const ROWS: usize = 1_048_576;
/// Columns of a table.
pub const COLUMNS: usize = 2_000;
/// Bytes of one field.
pub const FIELD_BYTES: usize = 1 << 20;
/// Bytes of one header; a spreadsheet's cell holds no more characters than this.
pub const HEADER_BYTES: usize = 32_767;

/// The error of a limit passed.
pub(super) fn passed(what: Limit, limit: usize) -> Error {
    ErrorKind::TooLarge { what, limit: limit as u64 }.into()
}
