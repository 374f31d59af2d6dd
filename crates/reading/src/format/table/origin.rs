//! Where the rows of a table come from whose rows are the cells of another.

use crate::diag::ColumnPlace;

/// Columns of the table of which another's rows are the cells.
#[derive(Debug, Clone, Default)]
pub(in crate::format) struct Origin {
    /// Where its columns stand in the sheet or file.
    pub places: Vec<Option<ColumnPlace>>,
    /// Its column for each row; empty for a table that was made of no other.
    pub columns: Vec<u32>,
}
