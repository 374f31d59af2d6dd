//! Tables taken otherwise: labels filled down, headings beside their rows, what stands below left out.

use super::{Cell, Origin, SheetRun, Table};
use crate::format::header;

impl Table {
    /// The same table with the blanks of some columns filled from above. Nothing is filled over the edge
    /// of a sheet, and a row of blanks stays one.
    #[must_use]
    pub fn filled_down(&self, columns: &[usize]) -> Self {
        let mut filled = self.clone();
        let width = self.width();
        let is_blank =
            |row: usize| (0..width).all(|column| self.text(row, column).trim().is_empty());
        let mut last = 0;
        for row in (1..self.rows()).filter(|row| !is_blank(*row)) {
            let before = std::mem::replace(&mut last, row);
            for column in columns.iter().filter(|column| **column < width) {
                let (from, to) = (before * width + column, row * width + column);
                let above = filled
                    .cells
                    .get(from)
                    .copied()
                    .filter(|_| self.sheet_index(row) == self.sheet_index(before));
                if let (Some(above), Some(cell)) = (above, filled.cells.get_mut(to))
                    && cell.text(&self.text).trim().is_empty()
                {
                    *cell = above;
                }
            }
        }
        filled
    }

    /// The same table with the rows of `headings` taken out and what stands in a column of theirs written, under
    /// a header of its own, beside the rows below each; of one sheet.
    #[must_use]
    pub fn under_headings(&self, header: &str, column: usize, headings: &[usize]) -> Self {
        let width = self.width();
        let (mut cells, mut row_numbers) = (Vec::new(), Vec::new());
        let mut above = Cell::default();
        for (row, number) in self.row_numbers.iter().enumerate() {
            let own = self.cells.get(row * width..(row + 1) * width).unwrap_or(&[]);
            if headings.binary_search(&row).is_ok() {
                above = own.get(column).copied().unwrap_or_default();
                continue;
            }
            let blank = own.iter().all(|cell| cell.text(&self.text).trim().is_empty());
            cells.push(if blank { Cell::default() } else { above });
            cells.extend_from_slice(own);
            row_numbers.push(*number);
        }
        let headers = std::iter::once(header.to_owned()).chain(self.headers.iter().cloned());
        let rows = row_numbers.len();
        let sheets = self.sheets.iter().map(|run| {
            let own = |column| match run.columns.get(column) {
                Some(known) => *known,
                None => u32::try_from(column).ok(),
            };
            let columns = std::iter::once(None).chain((0..width).map(own)).collect();
            SheetRun { name: run.name.clone(), end: rows, columns }
        });
        Self {
            sheets: sheets.collect(),
            text: self.text.clone(),
            headers: header::distinct(headers.collect(), width + 1),
            header_fields: self.header_fields + 1,
            cells,
            row_numbers,
            short_rows: Vec::new(),
            origin: Origin::default(),
            ranges: None,
        }
    }

    /// The same table without the rows behind the first so many; of one sheet.
    #[must_use]
    pub fn first_rows(&self, rows: usize) -> Self {
        let mut kept = self.clone();
        kept.cells.truncate(rows * self.width());
        kept.row_numbers.truncate(rows);
        kept.short_rows.retain(|(row, _)| (*row as usize) < rows);
        kept.sheets.iter_mut().for_each(|run| run.end = run.end.min(rows));
        kept
    }
}
