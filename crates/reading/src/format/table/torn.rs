//! Rows of a table joined and taken out: what a file tore at line breaks within a text.

use super::origin::Origin;
use super::{Cell, Found, SheetRun, Table};
use crate::format::limits;

/// How the last of the rows that one row was torn into ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TornEnd {
    /// All of it is text, also where its marks made fields of it.
    InText {
        /// How many.
        fields: usize,
    },
    /// The text ends with its first cell; the others are those of the columns behind the text.
    WithCellsBehind,
}

impl Table {
    /// Fields that the header was written with; wider rows have columns without a name behind them.
    pub fn header_fields(&self) -> usize {
        self.header_fields
    }

    /// Rows that were written with fewer fields than the header, in order, each with how many it has.
    pub fn short_rows(&self) -> impl Iterator<Item = (usize, usize)> {
        self.short_rows.iter().map(|(row, fields)| (*row as usize, *fields as usize))
    }

    /// Joins rows that one row was torn into: the text of the first one's cell in `column` goes on with the
    /// whole of the rows between and ends with the first cell of the last one, whose other cells stand in the
    /// columns behind. The rows behind the first are blank then. False where something else than line breaks
    /// lies between them in the file, or the text would be too long; then nothing has changed.
    pub fn join_torn(
        &mut self,
        rows: std::ops::Range<usize>,
        column: usize,
        last: TornEnd,
    ) -> bool {
        let width = self.width();
        let Some(end_row) = rows.end.checked_sub(1).filter(|end| *end > rows.start) else {
            return false;
        };
        let cell = |row: usize, column: usize| self.cells.get(row * width + column).copied();
        let end_column = match last {
            TornEnd::InText { fields } => fields.saturating_sub(1),
            TornEnd::WithCellsBehind => 0,
        };
        let (Some(from), Some(to)) = (cell(rows.start, column), cell(end_row, end_column)) else {
            return false;
        };
        let Some(joined) =
            Cell::new(from.start(), (to.start() + to.len as usize).saturating_sub(from.start()))
        else {
            return false;
        };
        let gap_is_blank = rows.clone().skip(1).zip(rows.start..).all(|(below, above)| {
            let above =
                if above == rows.start { cell(above, column) } else { self.last_cell(above) };
            let (Some(above), Some(below)) = (above, cell(below, 0)) else { return false };
            let gap = (above.start() + above.len as usize)..below.start();
            self.text
                .get(gap)
                .is_some_and(|gap| !gap.is_empty() && gap.chars().all(char::is_whitespace))
        });
        if !gap_is_blank || joined.len as usize > limits::FIELD_BYTES {
            return false;
        }
        let behind: Vec<Cell> = match last {
            TornEnd::InText { .. } => Vec::new(),
            TornEnd::WithCellsBehind => {
                (1..width - column).filter_map(|behind| cell(end_row, behind)).collect()
            }
        };
        self.found = Found::default();
        let mut cells = std::iter::once(joined).chain(behind);
        for slot in self.cells.iter_mut().skip(rows.start * width + column).take(width - column) {
            match cells.next() {
                Some(cell) => *slot = cell,
                None => break,
            }
        }
        for slot in self.cells.iter_mut().take(rows.end * width).skip((rows.start + 1) * width) {
            *slot = Cell::default();
        }
        // It is whole now.
        self.short_rows.retain(|(row, _)| *row as usize != rows.start);
        true
    }

    /// The last cell that a row was written with.
    fn last_cell(&self, row: usize) -> Option<Cell> {
        let at = self.short_rows.binary_search_by_key(&row, |(row, _)| *row as usize).ok();
        let fields = at
            .and_then(|at| self.short_rows.get(at))
            .map_or(self.header_fields, |(_, f)| *f as usize);
        self.cells.get(row * self.width() + fields.checked_sub(1)?).copied()
    }

    /// The same table without some columns; for a table as it was read.
    #[must_use]
    pub fn without_columns(&self, gone: &[usize]) -> Self {
        let kept: Vec<usize> = (0..self.width()).filter(|column| !gone.contains(column)).collect();
        let cells = (0..self.rows()).flat_map(|row| {
            let at = row * self.width();
            kept.iter().map(move |column| self.cells.get(at + column).copied().unwrap_or_default())
        });
        let sheets = self.sheets.iter().map(|run| {
            let own = |column: &usize| run.column(*column);
            SheetRun { columns: kept.iter().map(own).collect(), ..run.clone() }
        });
        Self {
            sheets: sheets.collect(),
            text: self.text.clone(),
            headers: kept.iter().filter_map(|&column| self.headers.get(column)).cloned().collect(),
            cells: cells.collect(),
            row_numbers: self.row_numbers.clone(),
            short_rows: Vec::new(),
            header_fields: self.header_fields.saturating_sub(gone.len()),
            origin: Origin::default(),
            ranges: None,
            sheets_say_more: self.sheets_say_more,
            title: self.title.clone(),
            found: Found::default(),
        }
    }

    /// The same table without some rows, given in order; for a table as it was read, that is of no other's
    /// cells and whose segments' ranges are in its cells.
    #[must_use]
    pub fn without_rows(&self, gone: &[usize]) -> Self {
        let is_gone = |row: &usize| gone.binary_search(row).is_ok();
        let before = |row: usize| gone.partition_point(|one| *one < row);
        let kept = || (0..self.rows()).filter(|row| !is_gone(row));
        let width = self.width();
        let cells =
            kept().flat_map(|row| self.cells.get(row * width..(row + 1) * width).unwrap_or(&[]));
        let short = self.short_rows.iter().filter(|(row, _)| !is_gone(&(*row as usize)));
        let short = short.map(|(row, fields)| {
            (row.saturating_sub(u32::try_from(before(*row as usize)).unwrap_or(0)), *fields)
        });
        let sheets = self
            .sheets
            .iter()
            .map(|run| SheetRun { end: run.end.saturating_sub(before(run.end)), ..run.clone() });
        Self {
            sheets: sheets.collect(),
            text: self.text.clone(),
            headers: self.headers.clone(),
            cells: cells.copied().collect(),
            row_numbers: kept().filter_map(|row| self.row_numbers.get(row).copied()).collect(),
            short_rows: short.collect(),
            header_fields: self.header_fields,
            origin: Origin::default(),
            ranges: None,
            sheets_say_more: self.sheets_say_more,
            title: self.title.clone(),
            found: Found::default(),
        }
    }
}
