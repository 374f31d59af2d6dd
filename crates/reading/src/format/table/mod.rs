//! A table of text cells: one arena of text, one span per cell.
//!
//! A text that many cells share (a workbook's shared strings) is stored once, so a small file
//! cannot ask for much memory.

mod builder;
mod digits;
mod entities;
mod fields;
mod origin;
mod ranges;
mod sheet_run;
mod taken;
mod torn;
mod values;

use super::{header, limits};
use crate::diag::{ColumnPlace, Limit, Place, Result};
use crate::pulse;
pub use builder::TableBuilder;
pub(super) use fields::Fields;
use origin::Origin;
pub use ranges::{SegmentRange, SegmentRanges};
pub(super) use sheet_run::SheetRun;
pub use torn::TornEnd;
use values::Found;
pub use values::{ColumnTexts, RowsOfTexts};

/// A cell's place in the arena; copied freely, meaningless without its [`Table`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cell {
    start: u32,
    len: u32,
}

impl Cell {
    /// The span of `len` bytes from `start`; `None` where the arena cannot reach that far.
    pub(super) fn new(start: usize, len: usize) -> Option<Self> {
        let end = start.checked_add(len)?;
        u32::try_from(end).ok()?;
        Some(Self { start: u32::try_from(start).ok()?, len: u32::try_from(len).ok()? })
    }

    /// True where the cell has no text.
    pub(super) fn is_empty(self) -> bool {
        self.len == 0
    }

    /// Where the text begins in the arena.
    pub(super) fn start(self) -> usize {
        self.start as usize
    }

    /// The span as seen from `bytes` further behind.
    pub(super) fn moved_back(self, bytes: usize) -> Self {
        Self { start: self.start.saturating_sub(u32::try_from(bytes).unwrap_or(u32::MAX)), ..self }
    }

    /// The cell of a part of the text; `None` where the text does not reach that far.
    pub(super) fn part(self, bytes: std::ops::Range<usize>) -> Option<Self> {
        let len = bytes.end.checked_sub(bytes.start)?;
        (bytes.end <= self.len as usize).then(|| Self::new(self.start() + bytes.start, len))?
    }

    /// The text of the cell in its arena.
    pub(super) fn text(self, arena: &str) -> &str {
        let start = self.start as usize;
        arena.get(start..start + self.len as usize).unwrap_or("")
    }
}

/// Header and rows of one sheet or text file, or of several sheets that have the same headers. Every row has [`Table::width`] cells.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The sheets that the rows are of, one behind the other; none for text files.
    sheets: Vec<SheetRun>,
    text: String,
    headers: Vec<String>,
    cells: Vec<Cell>,
    /// Row of the sheet or file for each table row, 1-based.
    row_numbers: Vec<u32>,
    /// Rows that were written with fewer fields than the header, and how many they have.
    short_rows: Vec<(u32, u32)>,
    /// Fields that the header was written with.
    header_fields: usize,
    /// The columns of another table, where each row here is a cell of it.
    origin: Origin,
    /// The ranges of the rows' segments, where the reader knew them as ranges.
    ranges: Option<SegmentRanges>,
    /// True where no column holds the names of the sheets as such: what they say stands in a column like others.
    sheets_say_more: bool,
    /// What stands alone in the last row above the header; empty for nothing.
    title: String,
    /// The distinct texts of columns, as far as somebody asked.
    found: Found,
}

impl Table {
    /// The same table whose cells come from another.
    pub(super) fn with_origin(self, origin: Origin) -> Self {
        Self { origin, ..self }
    }

    /// The same table with the ranges of its rows' segments.
    pub(super) fn with_ranges(self, ranges: SegmentRanges) -> Self {
        Self { ranges: Some(ranges), ..self }
    }

    /// The same table below a title.
    pub(super) fn below(self, title: String) -> Self {
        Self { title, ..self }
    }

    /// What stands alone in the last row above the header, of one sheet; empty for nothing.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The ranges of the rows' segments as the reader knew them, whose columns only show them; `None`
    /// where the cells are all that was read.
    pub fn ranges(&self) -> Option<&SegmentRanges> {
        self.ranges.as_ref()
    }

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
        pulse::beat(1);
        self.cells
            .get(row * self.width() + column)
            .filter(|_| column < self.width())
            .map_or("", |cell| cell.text(&self.text))
    }

    /// Name of the sheet in which a table row stands, for workbooks.
    pub fn sheet(&self, row: usize) -> Option<&str> {
        self.sheet_name(self.sheet_index(row))
    }

    /// Which of the table's sheets a row is of, 0-based.
    pub fn sheet_index(&self, row: usize) -> usize {
        self.sheets.partition_point(|run| run.end <= row)
    }

    /// Name of one of the table's sheets.
    pub fn sheet_name(&self, index: usize) -> Option<&str> {
        self.sheets.get(index).map(|run| run.name.as_str())
    }

    /// The column that holds the sheet's name, where several sheets were read as one table.
    pub fn sheet_column(&self) -> Option<usize> {
        (self.sheets.len() > 1 && !self.sheets_say_more).then_some(0)
    }

    /// Row of the sheet or file (1-based, header counted) in which a table row stands.
    pub fn row_number(&self, row: usize) -> u64 {
        self.row_numbers.get(row).copied().unwrap_or(0).into()
    }

    /// The table row that stands in a row of a sheet or of the file.
    pub fn find_row(&self, sheet: Option<&str>, row_number: u64) -> Option<usize> {
        let row_number = u32::try_from(row_number).ok()?;
        let at = self.sheets.iter().position(|run| Some(run.name.as_str()) == sheet);
        let (start, end) = match at {
            None => (0, self.rows()),
            Some(at) => {
                let before = at.checked_sub(1).and_then(|before| self.sheets.get(before));
                (before.map_or(0, |run| run.end), self.sheets.get(at)?.end)
            }
        };
        let numbers = self.row_numbers.get(start..end.min(self.rows()))?;
        numbers.binary_search(&row_number).ok().map(|found| start + found)
    }

    /// Place of a cell, for a complaint; in a table that was made of another's cells the place of the
    /// cell that the row was.
    pub fn place(&self, row: usize, column: usize) -> Place {
        if let Some(column) = self.origin_column(row) {
            let sheet = self.sheet(row).map(str::to_owned);
            let (row, column) = (Some(self.row_number(row)), self.origin_place(column));
            return Place { sheet, row, column, ..Place::default() };
        }
        let run = self.sheets.get(self.sheet_index(row));
        let index = match run {
            Some(run) => run.column(column),
            None => u32::try_from(column).ok(),
        };
        let column = self.headers.get(column).zip(index);
        Place {
            sheet: run.map(|run| run.name.clone()),
            row: Some(self.row_number(row)),
            column: column.map(|(name, index)| ColumnPlace { index, name: name.clone() }),
            ..Place::default()
        }
    }

    /// Moves the last `count` cells of each row that was shorter than the table to the row's end;
    /// true where any row was. A row of `count` cells or fewer stays as it is.
    pub fn align_ends(&mut self, count: usize) -> bool {
        let width = self.width();
        let mut moved = false;
        self.found = Found::default();
        for (row, written) in self.short_rows.drain(..) {
            let (row, written) = (row as usize * width, written as usize);
            if let Some(cells) = self.cells.get_mut(row..row + width)
                && count < written
                && written < width
                && let Some(from) = cells.get_mut(written - count..)
            {
                from.rotate_right(width - written);
                moved = true;
            }
        }
        moved
    }

    /// Column of the other table whose cell a row was; `None` where a row is a row.
    pub fn origin_column(&self, row: usize) -> Option<u32> {
        self.origin.columns.get(row).copied()
    }

    /// Place of a column of the other table.
    pub fn origin_place(&self, column: u32) -> Option<ColumnPlace> {
        self.origin.places.get(column as usize).cloned().flatten()
    }

    /// A table of rows whose cells point into `text`. Rows shorter than the widest are filled with
    /// empty cells, headers that are missing or alike are named.
    pub(super) fn assemble(
        sheets: Vec<SheetRun>,
        text: String,
        headers: Vec<String>,
        rows: Rows,
    ) -> Self {
        let header_fields = headers.len();
        let width = header_fields.max(rows.widest);
        let headers = header::distinct(headers, width);
        let row_numbers = rows.numbers;
        let regular = rows.ends.iter().zip(1..).all(|(&end, count)| end as usize == width * count);
        let cells = if regular {
            rows.cells
        } else {
            let mut filled = Vec::with_capacity(width * row_numbers.len());
            let mut from = 0;
            for (end, count) in rows.ends.iter().zip(1..) {
                filled.extend_from_slice(rows.cells.get(from..*end as usize).unwrap_or(&[]));
                filled.resize(width * count, Cell::default());
                from = *end as usize;
            }
            filled
        };
        Self {
            sheets,
            text,
            headers,
            cells,
            row_numbers,
            short_rows: rows.short,
            header_fields,
            origin: Origin::default(),
            ranges: None,
            sheets_say_more: false,
            title: String::new(),
            found: Found::default(),
        }
    }
}

/// Rows of unequal length, kept as short as they are until the widest is known.
#[derive(Debug, Default)]
pub(super) struct Rows {
    cells: Vec<Cell>,
    /// Where each row ends in `cells`.
    ends: Vec<u32>,
    numbers: Vec<u32>,
    widest: usize,
    /// Rows that were written with fewer fields than the header, and how many they have.
    short: Vec<(u32, u32)>,
}

impl Rows {
    /// No rows yet, of a table that will have at least `width` columns.
    pub(super) fn of_width(width: usize) -> Self {
        Self { widest: width, ..Self::default() }
    }

    /// Number of rows.
    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Cells of the widest row.
    pub(super) fn widest(&self) -> usize {
        self.widest
    }

    /// Cells that are kept, blank ones before the last of a row counted.
    pub(super) fn cells(&self) -> usize {
        self.cells.len()
    }

    /// A row and its number in the sheet or file.
    pub(super) fn get(&self, index: usize) -> Option<(u32, &[Cell])> {
        let from = match index.checked_sub(1) {
            None => 0,
            Some(before) => *self.ends.get(before)? as usize,
        };
        let cells = self.cells.get(from..*self.ends.get(index)? as usize)?;
        Some((*self.numbers.get(index)?, cells))
    }

    /// Takes the first rows off.
    pub(super) fn drop_first(&mut self, rows: usize) {
        let rows = rows.min(self.numbers.len());
        let gone = rows.checked_sub(1).and_then(|last| self.ends.get(last)).copied().unwrap_or(0);
        self.cells.drain(..gone as usize);
        self.ends.drain(..rows);
        self.ends.iter_mut().for_each(|end| *end -= gone);
        self.numbers.drain(..rows);
        let gone = u32::try_from(rows).unwrap_or(u32::MAX);
        self.short.retain_mut(|(row, _)| {
            let stays = *row >= gone;
            *row = row.saturating_sub(gone);
            stays
        });
    }

    /// Notes of the row added last that it was written with so few fields, empty ones counted.
    pub(super) fn is_short(&mut self, fields: usize) {
        let row = self.numbers.len().checked_sub(1).and_then(|row| u32::try_from(row).ok());
        if let (Some(row), Ok(fields)) = (row, u32::try_from(fields)) {
            self.short.push((row, fields));
        }
    }

    /// Makes sure that so many rows of so many cells may still be added.
    ///
    /// # Errors
    /// The limit of rows, columns or cells would be passed.
    pub(super) fn check(&self, rows: usize, width: usize) -> Result<()> {
        let rows = self.numbers.len().saturating_add(rows);
        if rows > limits::ROWS {
            return Err(limits::passed(Limit::Rows, limits::ROWS));
        }
        if width > limits::COLUMNS {
            return Err(limits::passed(Limit::Columns, limits::COLUMNS));
        }
        if rows * self.widest.max(width) > limits::CELLS {
            return Err(limits::passed(Limit::Cells, limits::CELLS));
        }
        Ok(())
    }

    /// Adds a row.
    ///
    /// # Errors
    /// The limit of rows, columns or cells is passed.
    pub(super) fn push(&mut self, number: u32, cells: &[Cell]) -> Result<()> {
        self.check(1, cells.len())?;
        self.widest = self.widest.max(cells.len());
        self.cells.extend_from_slice(cells);
        self.ends.push(u32::try_from(self.cells.len()).unwrap_or(u32::MAX));
        self.numbers.push(number);
        Ok(())
    }
}

/// Texts one behind the other, to which cells point.
#[derive(Debug, Default)]
pub(super) struct Arena {
    text: String,
}

impl Arena {
    /// Stores a text and gives its span, which any number of cells may bear.
    ///
    /// # Errors
    /// The field is too long, or the arena is full.
    pub(super) fn intern(&mut self, text: &str) -> Result<Cell> {
        pulse::beat(1 + text.len() / 64);
        if text.len() > limits::FIELD_BYTES {
            return Err(limits::passed(Limit::FieldBytes, limits::FIELD_BYTES));
        }
        self.store(text)
    }

    /// Stores a text of any length, of which cells will be parts.
    ///
    /// # Errors
    /// The arena is full.
    pub(super) fn store(&mut self, text: &str) -> Result<Cell> {
        let cell = Cell::new(self.text.len(), text.len())
            .ok_or_else(|| limits::passed(Limit::InflatedBytes, u32::MAX as usize))?;
        self.text.push_str(text);
        Ok(cell)
    }

    /// Text of a cell.
    pub(super) fn text_of(&self, cell: Cell) -> &str {
        cell.text(&self.text)
    }

    /// All texts.
    pub(super) fn into_text(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::format::TableBuilder;

    #[test]
    fn rows_of_unequal_length_keep_their_columns() {
        let mut builder = TableBuilder::new(None, vec!["a".into(), "b".into()]);
        let x = builder.intern("x").unwrap();
        let y = builder.intern("y").unwrap();
        builder.push_row(2, &[x]).unwrap();
        builder.push_row(3, &[x, y, x]).unwrap();
        builder.push_row(5, &[]).unwrap();
        let table = builder.finish();
        let rows: Vec<Vec<&str>> = (0..table.rows())
            .map(|row| (0..table.width()).map(|column| table.text(row, column)).collect())
            .collect();
        assert_eq!(rows, [["x", "", ""], ["x", "y", "x"], ["", "", ""]]);
        assert_eq!(table.headers(), ["a", "b", "Column 3"]);
        assert_eq!((table.row_number(2), table.text(0, 3), table.text(9, 0)), (5, "", ""));
    }

    #[test]
    fn the_ends_of_short_rows_move_under_the_last_headers() {
        let headers = ["code", "above", "above", "x", "y"].map(str::to_owned);
        let mut builder = TableBuilder::new(None, headers.into());
        let [code, a, b, x, y] =
            ["C", "A", "B", "1", "2"].map(|text| builder.intern(text).unwrap());
        builder.push_row(2, &[code, a, b, x, y]).unwrap();
        builder.push_row(3, &[code, a, x, y]).unwrap();
        builder.rows.is_short(4);
        builder.push_row(4, &[code, x, y]).unwrap();
        builder.rows.is_short(3);
        builder.push_row(5, &[code, a]).unwrap();
        builder.rows.is_short(2);
        // Empty fields at the end are fields.
        builder.push_row(6, &[code, a, x]).unwrap();
        builder.rows.is_short(4);
        let mut table = builder.finish();
        assert!(table.align_ends(2));
        let rows: Vec<String> = (0..table.rows())
            .map(|row| (0..5).map(|column| table.text(row, column)).collect::<Vec<_>>().join(","))
            .collect();
        assert_eq!(rows, ["C,A,B,1,2", "C,A,,1,2", "C,,,1,2", "C,A,,,", "C,A,,1,"]);
        assert!(!table.align_ends(2), "they move once");
    }

    #[test]
    fn limits_hold_before_memory_is_taken() {
        let mut rows = Rows::of_width(limits::COLUMNS);
        let most = limits::CELLS / limits::COLUMNS;
        for number in 0..most {
            rows.push(number as u32, &[]).unwrap();
        }
        assert!(rows.push(0, &[]).is_err());
        assert!(Rows::default().push(1, &vec![Cell::default(); limits::COLUMNS + 1]).is_err());
        assert_eq!(Cell::new(u32::MAX as usize, 1), None);
    }
}
