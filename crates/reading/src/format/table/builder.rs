//! Making a table row by row.

use super::origin::Origin;
use super::{Arena, Cell, Rows, SheetRun, Table};
use crate::diag::Result;

/// Builds a [`Table`] row by row, in an arena of its own.
#[derive(Debug, Default)]
pub struct TableBuilder {
    /// The sheets that the rows are of, each with the row behind its last but for the open one.
    sheets: Vec<(String, usize)>,
    arena: Arena,
    headers: Vec<String>,
    pub(super) rows: Rows,
    origin: Origin,
}

impl TableBuilder {
    /// An empty table with these headers, made distinct and never empty.
    pub fn new(sheet: Option<String>, headers: Vec<String>) -> Self {
        let rows = Rows::of_width(headers.len());
        let sheets = sheet.into_iter().map(|name| (name, 0)).collect();
        Self { sheets, arena: Arena::default(), headers, rows, origin: Origin::default() }
    }

    /// An empty table whose rows will each be a cell of `other`; of those of another sheet than the first the sheet
    /// is named before ([`Self::of_sheet`]).
    pub fn of_cells(other: &Table, headers: Vec<String>) -> Self {
        let places = (0..other.width()).map(|column| other.place(0, column).column).collect();
        let origin = Origin { places, columns: Vec::new() };
        Self { origin, ..Self::new(other.sheet(0).map(str::to_owned), headers) }
    }

    /// Stores a text and gives its span, which any number of cells may bear.
    ///
    /// # Errors
    /// The field is too long, or the arena is full.
    pub fn intern(&mut self, text: &str) -> Result<Cell> {
        self.arena.intern(text)
    }

    /// Adds a row; missing cells are empty, surplus ones widen the table by columns without a header.
    ///
    /// # Errors
    /// The limit of rows, columns or cells is passed.
    pub fn push_row(&mut self, row_number: u32, cells: &[Cell]) -> Result<()> {
        self.rows.push(row_number, cells)
    }

    /// Adds what a cell of the other table says, by the row in which it stands and its column.
    ///
    /// # Errors
    /// The limit of rows, columns or cells is passed.
    pub fn push_cell(&mut self, row_number: u32, column: u32, cells: &[Cell]) -> Result<()> {
        self.rows.push(row_number, cells)?;
        self.origin.columns.push(column);
        Ok(())
    }

    /// The rows that follow are of this sheet. What the names of several sheets say stands in a column like others.
    pub fn of_sheet(&mut self, name: Option<&str>) {
        let Some(name) = name else { return };
        let rows = self.rows.len();
        match self.sheets.last_mut() {
            Some((open, _)) if open == name => {}
            Some((_, end)) => {
                *end = rows;
                self.sheets.push((name.to_owned(), rows));
            }
            None => self.sheets.push((name.to_owned(), rows)),
        }
    }

    /// The finished table.
    pub fn finish(mut self) -> Table {
        let rows = self.rows.len();
        if let Some((_, end)) = self.sheets.last_mut() {
            *end = rows;
        }
        let sheets = self.sheets.into_iter();
        let sheets = sheets.map(|(name, end)| SheetRun { name, end, columns: Vec::new() });
        let mut table =
            Table::assemble(sheets.collect(), self.arena.into_text(), self.headers, self.rows);
        table.sheets_say_more = true;
        table.with_origin(self.origin)
    }
}
