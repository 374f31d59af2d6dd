//! Tables taken otherwise: labels filled down, headings beside their rows, what stands below left out.

use std::borrow::Cow;

use super::{Arena, Cell, Found, Origin, SheetRun, Table};
use crate::format::{header, limits};
use crate::schema;

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

    /// The same table with the rows of `headings` taken out and the label of each written, under a header of its
    /// own, beside the rows below it; no label holds beyond the end of a sheet. `title` is the label of the rows above
    /// the first.
    #[must_use]
    pub fn under_headings(&self, header: &str, title: &str, headings: &[(usize, &str)]) -> Self {
        let width = self.width();
        let mut text = self.text.clone();
        let (mut cells, mut row_numbers) = (Vec::new(), Vec::new());
        let mut labels: Vec<(&str, Cell)> = Vec::new();
        let mut above = Cell::new(text.len(), title.len()).unwrap_or_default();
        text.push_str(title);
        let mut sheet = self.sheet_index(0);
        let mut ends: Vec<usize> = vec![0; self.sheets.len()];
        for (row, number) in self.row_numbers.iter().enumerate() {
            if self.sheet_index(row) != sheet {
                (sheet, above) = (self.sheet_index(row), Cell::default());
            }
            let own = self.cells.get(row * width..(row + 1) * width).unwrap_or(&[]);
            let heading = headings.binary_search_by_key(&row, |(row, _)| *row).ok();
            if let Some((_, label)) = heading.and_then(|at| headings.get(at)) {
                let known = labels.iter().find(|(known, _)| known == label);
                above = known.map_or_else(
                    || {
                        let start = text.len();
                        text.push_str(label);
                        Cell::new(start, label.len()).unwrap_or_default()
                    },
                    |(_, cell)| *cell,
                );
                labels.push((label, above));
                continue;
            }
            let blank = own.iter().all(|cell| cell.text(&self.text).trim().is_empty());
            cells.push(if blank { Cell::default() } else { above });
            cells.extend_from_slice(own);
            row_numbers.push(*number);
            if let Some(end) = ends.get_mut(sheet) {
                *end = row_numbers.len();
            }
        }
        let headers = std::iter::once(header.to_owned()).chain(self.headers.iter().cloned());
        let sheets = self.sheets.iter().zip(ends).map(|(run, end)| {
            let own = (0..width).map(|column| run.column(column));
            let columns = std::iter::once(None).chain(own).collect();
            SheetRun { name: run.name.clone(), end, columns }
        });
        Self {
            sheets: sheets.collect(),
            text,
            headers: header::distinct(headers.collect(), width + 1),
            header_fields: self.header_fields + 1,
            cells,
            row_numbers,
            short_rows: Vec::new(),
            origin: Origin::default(),
            ranges: None,
            sheets_say_more: self.sheets_say_more,
            title: self.title.clone(),
            found: Found::default(),
        }
    }

    /// The same table with the names of its sheets in a column like others, under a header that says what they are.
    #[must_use]
    pub fn with_sheets_under(&self, header: &str) -> Self {
        Self { sheets_say_more: true, ..self.with_header(0, header) }
    }

    /// The same table with a column before the others of what is said of each row, blank in blank rows.
    #[must_use]
    pub fn with_column<'t>(&self, header: &str, text_of: impl Fn(usize) -> &'t str) -> Self {
        let mut taken = self.under_headings(header, "", &[]);
        let width = taken.width().max(1);
        let mut known: Vec<(&str, Cell)> = Vec::new();
        for (at, row) in taken.cells.chunks_mut(width).enumerate() {
            if row.iter().all(|cell| cell.text(&self.text).trim().is_empty()) {
                continue;
            }
            let text = text_of(at);
            let cell = known.iter().find(|(one, _)| *one == text).map(|(_, cell)| *cell);
            let cell = cell.unwrap_or_else(|| {
                let cell = Cell::new(taken.text.len(), text.len()).unwrap_or_default();
                taken.text.push_str(text);
                known.push((text, cell));
                cell
            });
            if let Some(first) = row.first_mut() {
                *first = cell;
            }
        }
        taken
    }

    /// The same table with another header of a column.
    #[must_use]
    pub fn with_header(&self, column: usize, header: &str) -> Self {
        let own = self.headers.iter().enumerate();
        let headers = own.map(|(at, own)| if at == column { header } else { own }.to_owned());
        self.with_headers(headers.collect())
    }

    /// The same table with other headers.
    #[must_use]
    pub fn with_headers(&self, headers: Vec<String>) -> Self {
        let headers = header::distinct(headers, self.width());
        Self { headers, ..self.clone() }
    }

    /// The texts of the headers as they stand in the file: blank where there is none, and without the number of what
    /// is called the same.
    pub fn header_cells(&self) -> Vec<&str> {
        let cells = self.headers.iter().enumerate().map(|(at, header)| {
            let earlier = || self.headers.iter().take(at);
            let again = header.rsplit_once(" (").filter(|(bare, _)| {
                let is_again =
                    |nth: usize| (2..=nth).any(|nth| schema::repeated(bare, nth) == *header);
                earlier().any(|other| other == bare) && is_again(at + 1)
            });
            match again {
                Some((bare, _)) => bare,
                None if *header == schema::unnamed(at + 1) => "",
                None => header,
            }
        });
        cells.collect()
    }

    /// The same table with its headers as the first row below headers without a name; `None` where it is not to be had
    /// within the limits of tables.
    #[must_use]
    pub fn with_headers_below(&self) -> Option<Self> {
        let mut arena = Arena { text: self.text.clone() };
        let cells = self.header_cells().into_iter().map(|header| arena.intern(header).ok());
        let mut cells: Vec<Cell> = cells.collect::<Option<_>>()?;
        cells.extend_from_slice(&self.cells);
        let first = self.row_numbers.first().map_or(1, |first| first.saturating_sub(1).max(1));
        let row_numbers: Vec<u32> =
            std::iter::once(first).chain(self.row_numbers.iter().copied()).collect();
        if row_numbers.len() > limits::ROWS || cells.len() > limits::CELLS {
            return None;
        }
        let mut taken = Self {
            headers: header::distinct(Vec::new(), self.width()),
            text: arena.into_text(),
            cells,
            row_numbers,
            ..self.clone()
        };
        taken.sheets.iter_mut().for_each(|run| run.end += 1);
        taken.short_rows.iter_mut().for_each(|(row, _)| *row += 1);
        Some(taken)
    }

    /// The same table with only a part of the cells of some columns: for each the text that `part`, given its column, finds in it,
    /// where it finds one.
    #[must_use]
    pub fn with_parts<'a>(
        &'a self,
        columns: &[usize],
        part: impl Fn(usize, &'a str) -> Option<&'a str>,
    ) -> Self {
        let mut taken = self.clone();
        let width = self.width().max(1);
        for (at, cell) in taken.cells.iter_mut().enumerate() {
            let column = at % width;
            if !columns.contains(&column) {
                continue;
            }
            let whole = cell.text(&self.text);
            let Some(found) = part(column, whole) else { continue };
            let start = (found.as_ptr() as usize).wrapping_sub(whole.as_ptr() as usize);
            if let Some(part) = cell.part(start..start.saturating_add(found.len())) {
                *cell = part;
            }
        }
        taken
    }

    /// The same table with what `text` gives for each row in place of the cells of a column, under a header of its own;
    /// `None` where it is not to be had within the limits of tables.
    #[must_use]
    pub fn with_texts(
        &self,
        column: usize,
        header: &str,
        text: impl Fn(usize) -> String,
    ) -> Option<Self> {
        let mut changed = self.clone();
        let mut arena = Arena { text: self.text.clone() };
        for row in 0..self.rows() {
            let cell = arena.intern(&text(row)).ok()?;
            *changed.cells.get_mut(row * self.width() + column)? = cell;
        }
        changed.text = arena.into_text();
        header.clone_into(changed.headers.get_mut(column)?);
        Some(changed)
    }

    /// The same table with each row as often as `texts` gives texts for a column of it, one of them in each; `None`
    /// where it is not to be had within the limits of tables.
    #[must_use]
    pub fn with_rows_for_each<'t>(
        &'t self,
        column: usize,
        texts: impl Fn(&'t str) -> Vec<Cow<'t, str>>,
    ) -> Option<Self> {
        let mut changed = self.clone();
        let width = self.width();
        let mut arena = Arena { text: self.text.clone() };
        (changed.cells, changed.row_numbers) = (Vec::new(), Vec::new());
        changed.short_rows.clear();
        let mut ends = vec![0; self.sheets.len()];
        for (row, number) in self.row_numbers.iter().enumerate() {
            let own = self.cells.get(row * width..(row + 1) * width)?;
            for text in texts(self.text(row, column)) {
                let cell = arena.intern(&text).ok()?;
                let start = changed.cells.len();
                changed.cells.extend_from_slice(own);
                *changed.cells.get_mut(start + column)? = cell;
                changed.row_numbers.push(*number);
                if changed.row_numbers.len() > limits::ROWS {
                    return None;
                }
            }
            for (end, run) in ends.iter_mut().zip(&self.sheets) {
                if row < run.end {
                    *end = changed.row_numbers.len();
                }
            }
        }
        changed.text = arena.into_text();
        changed.sheets.iter_mut().zip(ends).for_each(|(run, end)| run.end = end);
        Some(changed)
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
