//! A table of text cells: one arena of text, one span per cell.
//!
//! A text that many cells share (a workbook's shared strings) is stored once, so a small file
//! cannot ask for much memory.

use crate::diag::{ColumnPlace, Place};

/// A cell's place in the arena; copied freely, meaningless without its [`Table`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cell {
    start: u32,
    len: u32,
}

/// Header and rows of one sheet or text file. Every row has [`Table::width`] cells.
#[derive(Debug, Clone, Default)]
pub struct Table {
    sheet: Option<String>,
    text: String,
    headers: Vec<String>,
    cells: Vec<Cell>,
    /// Row of the sheet or file for each table row, 1-based.
    row_numbers: Vec<u32>,
}

impl Table {
    /// Column headers, distinct and never empty (a second `Code` is `Code (2)`, a nameless one `Column 3`).
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// Number of columns.
    pub fn width(&self) -> usize {
        self.headers.len()
    }

    /// Number of rows, the header not counted.
    pub fn rows(&self) -> usize {
        self.row_numbers.len()
    }

    /// Text of a cell; empty where there is none.
    pub fn text(&self, row: usize, column: usize) -> &str {
        self.cells
            .get(row * self.width() + column)
            .filter(|_| column < self.width())
            .and_then(|cell| {
                self.text.get(cell.start as usize..cell.start as usize + cell.len as usize)
            })
            .unwrap_or("")
    }

    /// Name of the sheet, for workbooks.
    pub fn sheet(&self) -> Option<&str> {
        self.sheet.as_deref()
    }

    /// Row of the sheet or file (1-based, header counted) in which a table row stands.
    pub fn row_number(&self, row: usize) -> u64 {
        self.row_numbers.get(row).copied().unwrap_or(0).into()
    }

    /// Place of a cell, for a complaint.
    pub fn place(&self, row: usize, column: usize) -> Place {
        Place {
            sheet: self.sheet.clone(),
            row: Some(self.row_number(row)),
            column: self.headers.get(column).map(|name| ColumnPlace {
                index: u32::try_from(column).unwrap_or(u32::MAX),
                name: name.clone(),
            }),
            ..Place::default()
        }
    }
}

/// Builds a [`Table`] row by row.
#[derive(Debug, Default)]
pub struct TableBuilder {
    table: Table,
}

impl TableBuilder {
    /// An empty table with these headers, made distinct and never empty.
    pub fn new(sheet: Option<String>, headers: Vec<String>) -> Self {
        Self { table: Table { sheet, headers, ..Table::default() } }
    }

    /// Stores a text and gives its span, which any number of cells may bear.
    pub fn intern(&mut self, text: &str) -> Cell {
        let start = u32::try_from(self.table.text.len()).unwrap_or(u32::MAX);
        self.table.text.push_str(text);
        Cell { start, len: u32::try_from(text.len()).unwrap_or(0) }
    }

    /// Adds a row; missing cells are empty, surplus ones are dropped (widen the headers first).
    pub fn push_row(&mut self, row_number: u32, cells: &[Cell]) {
        let width = self.table.width();
        self.table
            .cells
            .extend(cells.iter().copied().chain(std::iter::repeat(Cell::default())).take(width));
        self.table.row_numbers.push(row_number);
    }

    /// The finished table.
    pub fn finish(self) -> Table {
        self.table
    }
}
