//! Which rows of a table are of which sheet, and where its columns stand there.

/// Rows of a table that are of one sheet.
#[derive(Debug, Clone, Default)]
pub(in crate::format) struct SheetRun {
    /// Name of the sheet.
    pub name: String,
    /// Table row behind the last.
    pub end: usize,
    /// For each column of the table its 0-based column in the sheet, `None` for one that was made;
    /// empty where they are the same.
    pub columns: Vec<Option<u32>>,
}

impl SheetRun {
    /// The column of the sheet in which a column of the table stands.
    pub(super) fn column(&self, of_table: usize) -> Option<u32> {
        match self.columns.get(of_table) {
            Some(known) => *known,
            None => u32::try_from(of_table).ok(),
        }
    }
}
