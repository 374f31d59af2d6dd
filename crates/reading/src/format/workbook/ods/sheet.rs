//! The cells of one OpenDocument sheet.
//!
//! Takes the nodes inside a sheet; gives its rows. A row or cell may say that it is repeated: that is
//! checked against the limits before anything is kept, and blank repeats cost nothing.

use std::borrow::Cow;

use super::super::merged;
use super::super::value;
use super::super::{GRID_COLUMNS, GRID_ROWS, Merged, Sheet};
use crate::diag::{ColumnPlace, Error, ErrorKind, Limit, Result};
use crate::format::container::xml::{Element, Node};
use crate::format::limits;
use crate::format::table::{Arena, Cell};

/// Reads one sheet, node by node.
#[derive(Default)]
pub(super) struct Reader {
    /// What was read.
    pub sheet: Sheet,
    /// Elements that are open inside the sheet.
    depth: usize,
    /// Rows before the open one; the first row has the number 1.
    rows_before: u64,
    row: Option<OpenRow>,
    cell: Option<OpenCell>,
    /// Columns told of before the rows.
    columns_before: u64,
    /// Cells that stand here because others are repeated.
    repeated: u64,
}

struct OpenRow {
    repeated: u64,
    hidden: bool,
    cells: Vec<Cell>,
    /// Columns before the next cell.
    column: u64,
}

struct OpenCell {
    depth: usize,
    repeated: u64,
    kind: Option<String>,
    /// The value as an attribute says it.
    value: Option<String>,
    has_formula: bool,
    text: Paragraphs,
}

/// The text of a cell: its paragraphs, one a line.
#[derive(Default)]
struct Paragraphs {
    text: String,
    /// Number of paragraphs begun.
    begun: usize,
    /// Inside a paragraph.
    open: bool,
    /// Depth of an element inside the paragraph whose text is not the cell's.
    passing_over: Option<usize>,
    /// A blank was written last, or nothing yet: further blanks are dropped (part 3, 6.1.2).
    after_blank: bool,
}

impl Reader {
    /// The error with the cell or row at which it was met.
    pub fn here(&self, error: Error) -> Error {
        let mut at = error.at.clone().unwrap_or_default();
        if let Some(row) = &self.row {
            at.row.get_or_insert(self.rows_before + 1);
            if self.cell.is_some() {
                let index = u32::try_from(row.column).unwrap_or(u32::MAX);
                at.column.get_or_insert(ColumnPlace { index, name: String::new() });
            }
        }
        error.at(at)
    }

    /// Goes on by one node.
    ///
    /// # Errors
    /// A number of repeats is none, a cell lies outside the grid, or a limit is passed.
    pub fn see(&mut self, node: &Node<'_>, arena: &mut Arena) -> Result<()> {
        match node {
            Node::Start(element) => {
                self.depth += 1;
                self.start(element)
            }
            Node::End(element) => {
                match element.name() {
                    "table-cell" | "covered-table-cell" if self.closes_cell() => {
                        self.end_cell(arena)?;
                    }
                    "table-row" if self.cell.is_none() => self.end_row()?,
                    _ => {
                        if let Some(cell) = &mut self.cell {
                            cell.text.end(cell.depth, self.depth);
                        }
                    }
                }
                self.depth = self.depth.saturating_sub(1);
                Ok(())
            }
            Node::Text(text) => match &mut self.cell {
                Some(cell) => cell.text.push(text),
                None => Ok(()),
            },
        }
    }

    fn closes_cell(&self) -> bool {
        self.cell.as_ref().is_some_and(|cell| cell.depth == self.depth)
    }

    fn start(&mut self, element: &Element<'_>) -> Result<()> {
        if let Some(cell) = &mut self.cell {
            return cell.text.start(element, cell.depth, self.depth);
        }
        match element.name() {
            "table-column" => self.see_column(element),
            "table-row" => {
                let [repeated, visibility] =
                    element.attributes(["number-rows-repeated", "visibility"])?;
                self.row = Some(OpenRow {
                    repeated: count(repeated)?,
                    hidden: is_hidden(visibility.as_deref()),
                    cells: Vec::new(),
                    column: 0,
                });
                Ok(())
            }
            "table-cell" | "covered-table-cell" if self.row.is_some() => self.start_cell(element),
            _ => Ok(()),
        }
    }

    fn see_column(&mut self, element: &Element<'_>) -> Result<()> {
        let [repeated, visibility] =
            element.attributes(["number-columns-repeated", "visibility"])?;
        let repeated = count(repeated)?;
        if is_hidden(visibility.as_deref()) {
            let first = u32::try_from(self.columns_before).unwrap_or(u32::MAX);
            let within = u64::from(GRID_COLUMNS).saturating_sub(self.columns_before);
            self.sheet.hidden.add(repeated.min(within), 1, first);
        }
        self.columns_before = self.columns_before.saturating_add(repeated);
        Ok(())
    }

    fn start_cell(&mut self, element: &Element<'_>) -> Result<()> {
        let [columns, rows] =
            element.attributes(["number-columns-spanned", "number-rows-spanned"])?;
        self.see_merged(count(columns)?, count(rows)?)?;
        let [repeated, kind, formula, number, date, time, boolean, string] =
            element.attributes([
                "number-columns-repeated",
                "value-type",
                "formula",
                "value",
                "date-value",
                "time-value",
                "boolean-value",
                "string-value",
            ])?;
        let value = number.or(date).or(time).or(boolean).or(string);
        self.cell = Some(OpenCell {
            depth: self.depth,
            repeated: count(repeated)?,
            kind: kind.map(Cow::into_owned),
            value: value.map(Cow::into_owned),
            has_formula: formula.is_some(),
            text: Paragraphs::default(),
        });
        Ok(())
    }

    /// The next cell reaches over so many columns and rows.
    fn see_merged(&mut self, columns: u64, rows: u64) -> Result<()> {
        let Some(row) = self.row.as_ref().filter(|_| columns > 1 || rows > 1) else {
            return Ok(());
        };
        let within = |from: u64, count: u64| {
            let narrow = |value: u64| u32::try_from(value).unwrap_or(u32::MAX);
            (narrow(from), narrow(from.saturating_add(count - 1)))
        };
        let merged = Merged {
            rows: within(self.rows_before + 1, rows),
            columns: within(row.column, columns),
        };
        merged::note(&mut self.sheet.merged, merged)
    }

    fn end_cell(&mut self, arena: &mut Arena) -> Result<()> {
        // The cell stays open until it is placed, for errors to name it.
        let (Some(row), Some(cell)) = (&mut self.row, &self.cell) else { return Ok(()) };
        let number = u32::try_from(self.rows_before + 1).unwrap_or(u32::MAX);
        let column = u32::try_from(row.column).unwrap_or(u32::MAX);
        let found = match cell.found() {
            Found::Text(text) => Some(text),
            Found::Blank => None,
            Found::NoValue => {
                self.sheet.formulas.add(1, number, column);
                None
            }
            Found::Error => {
                self.sheet.errors.add(1, number, column);
                None
            }
        };
        let end = row.column.saturating_add(cell.repeated);
        if let Some(text) = found.filter(|text| !text.is_empty()) {
            if end > u64::from(GRID_COLUMNS) || self.rows_before + row.repeated > GRID_ROWS.into() {
                return Err(ErrorKind::CellOutsideGrid.into());
            }
            let cells = cell.repeated.saturating_mul(row.repeated);
            self.repeated = self.repeated.saturating_add(cell.repeated.saturating_sub(1));
            check_repeated(self.repeated.max(cells.saturating_sub(1)))?;
            if end > limits::COLUMNS as u64 {
                return Err(limits::passed(Limit::Columns, limits::COLUMNS));
            }
            let content = arena.intern(&text)?;
            row.cells.resize(usize::try_from(row.column).unwrap_or(0), Cell::default());
            row.cells.resize(usize::try_from(end).unwrap_or(0), content);
            self.sheet.filled += usize::try_from(cells).unwrap_or(0);
        }
        row.column = end;
        self.cell = None;
        Ok(())
    }

    fn end_row(&mut self) -> Result<()> {
        let Some(row) = &self.row else { return Ok(()) };
        // Rows that are there for their looks alone are no data.
        if !row.cells.is_empty() {
            // Blank cells before a filled one take as much room in each of the rows.
            let again = row.repeated.saturating_sub(1).saturating_mul(row.cells.len() as u64);
            self.repeated = self.repeated.saturating_add(again);
            check_repeated(self.repeated)?;
            let repeated = usize::try_from(row.repeated).unwrap_or(usize::MAX);
            self.sheet.rows.check(repeated, row.cells.len())?;
            let first = self.rows_before + 1;
            for number in first..first + row.repeated {
                let number = u32::try_from(number).map_err(|_| ErrorKind::CellOutsideGrid)?;
                self.sheet.rows.push(number, &row.cells)?;
                if row.hidden {
                    self.sheet.hidden.add(1, number, 0);
                }
            }
        }
        self.rows_before = self.rows_before.saturating_add(row.repeated);
        self.row = None;
        Ok(())
    }
}

/// What a cell holds.
enum Found {
    Text(String),
    Blank,
    /// A formula whose value is not stored.
    NoValue,
    /// An error, or a value that is none of its kind.
    Error,
}

impl OpenCell {
    /// The cell as text, as a spreadsheet shows it without a format.
    fn found(&self) -> Found {
        let text = || self.text.text.clone();
        let value = self.value.as_deref();
        let read = match (self.kind.as_deref(), value) {
            (Some("error"), _) => None,
            (Some("float" | "percentage" | "currency"), Some(value)) => value::number(value),
            (Some("date"), Some(value)) => Some(value.to_owned()),
            (Some("time"), Some(value)) => time(value).or_else(|| Some(text())),
            (Some("boolean"), Some(value)) => match value {
                "true" => Some("TRUE".to_owned()),
                "false" => Some("FALSE".to_owned()),
                _ => None,
            },
            // The paragraphs are the text as it is shown; the attribute stands where there are none.
            (_, Some(value)) if self.text.begun == 0 => Some(value.to_owned()),
            (None, None) if self.text.begun == 0 => {
                return if self.has_formula { Found::NoValue } else { Found::Blank };
            }
            _ => Some(text()),
        };
        read.map_or(Found::Error, Found::Text)
    }
}

impl Paragraphs {
    /// An element begins at a depth, in a cell at another.
    fn start(&mut self, element: &Element<'_>, cell: usize, depth: usize) -> Result<()> {
        if depth == cell + 1 {
            if matches!(element.name(), "p" | "h") {
                if self.begun > 0 {
                    self.text.push('\n');
                }
                self.begun += 1;
                self.open = true;
                self.after_blank = true;
            }
            return Ok(());
        }
        if !self.open || self.passing_over.is_some() {
            return Ok(());
        }
        match element.name() {
            "s" => {
                let [blanks] = element.attributes(["c"])?;
                let blanks = usize::try_from(count(blanks)?).unwrap_or(usize::MAX);
                if self.text.len().saturating_add(blanks) > limits::FIELD_BYTES {
                    return Err(limits::passed(Limit::FieldBytes, limits::FIELD_BYTES));
                }
                self.text.extend(std::iter::repeat_n(' ', blanks));
                self.after_blank = false;
            }
            "tab" => self.text.push('\t'),
            "line-break" => {
                self.text.push('\n');
                self.after_blank = true;
            }
            "annotation" | "frame" | "note" | "ruby-text" => self.passing_over = Some(depth),
            _ => {}
        }
        Ok(())
    }

    /// An element ends at a depth, in a cell at another.
    fn end(&mut self, cell: usize, depth: usize) {
        if depth == cell + 1 {
            self.open = false;
        }
        if self.passing_over == Some(depth) {
            self.passing_over = None;
        }
    }

    fn push(&mut self, text: &str) -> Result<()> {
        if !self.open || self.passing_over.is_some() {
            return Ok(());
        }
        if self.text.len().saturating_add(text.len()) > limits::FIELD_BYTES {
            return Err(limits::passed(Limit::FieldBytes, limits::FIELD_BYTES));
        }
        for character in text.chars() {
            if matches!(character, ' ' | '\t' | '\r' | '\n') {
                if !self.after_blank {
                    self.text.push(' ');
                }
                self.after_blank = true;
            } else {
                self.text.push(character);
                self.after_blank = false;
            }
        }
        Ok(())
    }
}

/// That no more cells of a sheet are there by being repeated than may be.
///
/// # Errors
/// There are more.
fn check_repeated(cells: u64) -> Result<()> {
    if cells > limits::REPEATED_CELLS as u64 {
        return Err(limits::passed(Limit::RepeatedCells, limits::REPEATED_CELLS));
    }
    Ok(())
}

/// How often something is repeated: once unless an attribute says otherwise.
fn count(said: Option<Cow<'_, str>>) -> Result<u64> {
    let Some(said) = said else { return Ok(1) };
    let count = said.trim().parse::<u32>().ok().filter(|count| *count > 0);
    count.map(u64::from).ok_or_else(|| ErrorKind::CellOutsideGrid.into())
}

/// True where a row or column is folded away or filtered out.
fn is_hidden(visibility: Option<&str>) -> bool {
    matches!(visibility, Some("collapse" | "filter"))
}

/// A duration such as `PT18H05M00S` as a time of day; hours may be more than 24.
fn time(duration: &str) -> Option<String> {
    let (hours, rest) = duration.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?.split(['.', ',']).next()?;
    let parse = |part: &str| part.parse::<u32>().ok();
    let (hours, minutes, seconds) = (parse(hours)?, parse(minutes)?, parse(seconds)?);
    Some(format!("{hours:02}:{minutes:02}:{seconds:02}"))
}

#[cfg(test)]
mod tests {
    use super::time;

    #[test]
    fn durations_are_times() {
        let cases = [
            ("PT18H05M00S", Some("18:05:00")),
            ("PT100H00M09.5S", Some("100:00:09")),
            ("PT5M", None),
            ("18:05", None),
            ("PT-1H0M0S", None),
        ];
        for (duration, expected) in cases {
            assert_eq!(time(duration).as_deref(), expected, "{duration}");
        }
    }
}
