//! The cells of one sheet.
//!
//! Takes the text of a sheet's part; gives its rows. What the part says of its own size is not looked
//! at; rows and cells may lack their references, as some programs leave them out.

use super::super::merged;
use super::super::value;
use super::super::{GRID_COLUMNS, GRID_ROWS, Merged, PROGRESS_BYTES, Sheet, beyond};
use super::strings::RichText;
use super::styles::Style;
use crate::diag::{ColumnPlace, Error, ErrorKind, Limit, Place, Result, WorkbookList};
use crate::format::container::xml::{Element, Node, Xml, is_true};
use crate::format::limits;
use crate::format::table::{Arena, Cell};

/// What a sheet shares with the workbook.
pub(super) struct Shared<'a> {
    /// The shared strings.
    pub strings: &'a [Cell],
    /// The cell styles.
    pub styles: &'a [Style],
    /// Dates count from 1904.
    pub dates_1904: bool,
}

impl Shared<'_> {
    /// The shared string at a position.
    ///
    /// # Errors
    /// There is none.
    fn string(&self, index: usize) -> Result<Cell> {
        let beyond = || beyond(WorkbookList::Strings, index, self.strings.len());
        self.strings.get(index).copied().ok_or_else(beyond)
    }

    /// Whether a number in a style is a date; one without style, or in a workbook without any, is none.
    ///
    /// # Errors
    /// The workbook has styles and not this one.
    fn is_date(&self, style: Option<usize>) -> Result<bool> {
        let Some(index) = style.filter(|_| !self.styles.is_empty()) else { return Ok(false) };
        let beyond = || beyond(WorkbookList::Styles, index, self.styles.len());
        self.styles.get(index).map(|style| style.is_date).ok_or_else(beyond)
    }
}

/// Reads a sheet.
///
/// # Errors
/// The part is not well formed, a cell lies outside the grid, stands twice or refers to what the workbook
/// has not, or a limit is passed.
pub(super) fn read(
    text: &str,
    shared: &Shared<'_>,
    arena: &mut Arena,
    progress: &mut dyn FnMut(f64),
) -> Result<Sheet> {
    let mut reader = Reader::new(shared, arena);
    let mut xml = Xml::new(text);
    let mut next_report = PROGRESS_BYTES;
    loop {
        let node = xml.next().map_err(|error| reader.here(error))?;
        let Some(node) = node else { return Ok(reader.sheet) };
        reader.see(&node).map_err(|error| reader.here(error))?;
        if xml.position() >= next_report {
            next_report = xml.position() + PROGRESS_BYTES;
            progress(xml.position() as f64 / text.len().max(1) as f64);
        }
    }
}

struct Reader<'a> {
    shared: &'a Shared<'a>,
    arena: &'a mut Arena,
    sheet: Sheet,
    in_data: bool,
    /// Number of the row, 1-based; 0 before the first.
    row: u32,
    cells: Vec<Cell>,
    /// Column of the next cell without a reference.
    next_column: u32,
    /// The cell that is open.
    cell: Option<OpenCell>,
    stored: String,
    rich: RichText,
}

#[derive(Debug, Default)]
struct OpenCell {
    column: u32,
    kind: Kind,
    /// Position of its format among those of the workbook.
    style: Option<usize>,
    in_value: bool,
    has_value: bool,
    in_string: bool,
    has_formula: bool,
}

/// How a cell's value is stored (ECMA-376 part 1, 18.18.11).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Number,
    SharedString,
    Text,
    Boolean,
    Error,
}

impl<'a> Reader<'a> {
    fn new(shared: &'a Shared<'a>, arena: &'a mut Arena) -> Self {
        Self {
            shared,
            arena,
            sheet: Sheet::default(),
            in_data: false,
            row: 0,
            cells: Vec::new(),
            next_column: 0,
            cell: None,
            stored: String::new(),
            rich: RichText::default(),
        }
    }

    /// The error with the cell or row at which it was met.
    fn here(&self, error: Error) -> Error {
        let mut at = error.at.clone().unwrap_or_default();
        if self.in_data && self.row > 0 {
            at.row.get_or_insert(self.row.into());
            if let Some(cell) = &self.cell {
                at.column.get_or_insert(ColumnPlace { index: cell.column, name: String::new() });
            }
        }
        error.at(at)
    }

    fn see(&mut self, node: &Node<'_>) -> Result<()> {
        match node {
            Node::Start(element) => self.start(element)?,
            Node::End(element) => match element.name() {
                "sheetData" => self.in_data = false,
                "row" if self.in_data => self.end_row()?,
                "c" if self.in_data => self.end_cell()?,
                "v" => self.in_cell(|cell| cell.in_value = false),
                "is" => self.in_cell(|cell| cell.in_string = false),
                _ => {}
            },
            Node::Text(text) => {
                if self.cell.as_ref().is_some_and(|cell| cell.in_value) {
                    self.stored.push_str(text);
                }
            }
        }
        if self.cell.as_ref().is_some_and(|cell| cell.in_string) {
            self.rich.see(node);
        }
        Ok(())
    }

    fn in_cell(&mut self, change: impl FnOnce(&mut OpenCell)) {
        if let Some(cell) = self.cell.as_mut() {
            change(cell);
        }
    }

    fn start(&mut self, element: &Element<'_>) -> Result<()> {
        match element.name() {
            "sheetData" => self.in_data = true,
            "col" => self.see_columns(element)?,
            "mergeCell" => self.see_merged(element)?,
            "row" if self.in_data => self.start_row(element)?,
            "c" if self.in_data => self.start_cell(element)?,
            "v" => self.in_cell(|cell| {
                cell.in_value = true;
                cell.has_value = true;
            }),
            "is" => self.in_cell(|cell| {
                cell.in_string = true;
                cell.has_value = true;
            }),
            "f" => self.in_cell(|cell| cell.has_formula = true),
            _ => {}
        }
        Ok(())
    }

    /// Hidden columns, which stand before the data.
    fn see_columns(&mut self, element: &Element<'_>) -> Result<()> {
        let [hidden, from, to] = element.attributes(["hidden", "min", "max"])?;
        if is_true(hidden.as_deref()) {
            let parse = |value: Option<std::borrow::Cow<'_, str>>| {
                value.and_then(|value| value.parse::<u32>().ok()).unwrap_or(1)
            };
            let (from, to) = (parse(from).max(1), parse(to).min(GRID_COLUMNS));
            self.sheet.hidden.add((to + 1).saturating_sub(from).into(), 1, from - 1);
        }
        Ok(())
    }

    /// Merged cells, which stand behind the data. A reference that is none merges nothing.
    fn see_merged(&mut self, element: &Element<'_>) -> Result<()> {
        let [reference] = element.attributes(["ref"])?;
        let corners = reference.as_deref().and_then(|reference| reference.split_once(':'));
        let corners = corners.and_then(|(from, to)| Some((cell_of(from)?, cell_of(to)?)));
        let Some(((top, left), (bottom, right))) = corners else { return Ok(()) };
        let merged = Merged { rows: (top, bottom), columns: (left, right) };
        merged::note(&mut self.sheet.merged, merged)
    }

    fn start_row(&mut self, element: &Element<'_>) -> Result<()> {
        let [number, hidden] = element.attributes(["r", "hidden"])?;
        self.row = match number {
            None => self.row + 1,
            Some(number) => number.trim().parse().map_err(|_| ErrorKind::CellOutsideGrid)?,
        };
        if !(1..=GRID_ROWS).contains(&self.row) {
            return Err(ErrorKind::CellOutsideGrid.into());
        }
        if is_true(hidden.as_deref()) {
            self.sheet.hidden.add(1, self.row, 0);
        }
        self.cells.clear();
        self.next_column = 0;
        Ok(())
    }

    fn end_row(&mut self) -> Result<()> {
        // Cells that are there for their looks alone are no data.
        if !self.cells.is_empty() {
            self.sheet.rows.push(self.row, &self.cells)?;
        }
        Ok(())
    }

    fn start_cell(&mut self, element: &Element<'_>) -> Result<()> {
        let [reference, kind, style] = element.attributes(["r", "t", "s"])?;
        let column = match reference {
            None => self.next_column,
            // The row in it is not looked at: it is the row's own number that counts.
            Some(reference) => cell_of(&reference).ok_or(ErrorKind::CellOutsideGrid)?.1,
        };
        if column >= GRID_COLUMNS {
            return Err(ErrorKind::CellOutsideGrid.into());
        }
        self.next_column = column + 1;
        self.cell = Some(OpenCell {
            column,
            kind: match kind.as_deref() {
                Some("s") => Kind::SharedString,
                // Dates in ISO 8601 are read as they stand.
                Some("str" | "inlineStr" | "d") => Kind::Text,
                Some("b") => Kind::Boolean,
                Some("e") => Kind::Error,
                _ => Kind::Number,
            },
            style: style.and_then(|style| style.parse().ok()),
            ..OpenCell::default()
        });
        self.stored.clear();
        Ok(())
    }

    fn end_cell(&mut self) -> Result<()> {
        let Some(cell) = &self.cell else { return Ok(()) };
        let rich = self.rich.take();
        let (row, column) = (self.row, cell.column);
        if !cell.has_value {
            if cell.has_formula {
                self.sheet.formulas.add(1, row, column);
            }
            self.cell = None;
            return Ok(());
        }
        let stored = self.stored.trim();
        // Some programs write the value of a formula that they did not work out as an empty one.
        if cell.has_formula && cell.kind == Kind::Number && stored.is_empty() {
            self.sheet.formulas.add(1, row, column);
        }
        let content = match cell.kind {
            Kind::SharedString => match stored.parse() {
                Ok(index) => Some(self.shared.string(index)?),
                Err(_) => None,
            },
            // Inline strings stand in `is`, those that formulas give in `v`.
            Kind::Text if rich.is_empty() => Some(self.arena.intern(&self.stored)?),
            Kind::Text => Some(self.arena.intern(&rich)?),
            Kind::Boolean => match stored {
                "1" | "true" => Some(self.arena.intern("TRUE")?),
                "0" | "false" => Some(self.arena.intern("FALSE")?),
                _ => None,
            },
            Kind::Error => None,
            Kind::Number if stored.is_empty() => Some(Cell::default()),
            Kind::Number => {
                let is_date = self.shared.is_date(cell.style)?;
                let date = is_date.then(|| stored.parse().ok()).flatten();
                let text = date
                    .and_then(|serial| value::date(serial, self.shared.dates_1904))
                    .or_else(|| value::number(stored));
                text.map(|text| self.arena.intern(&text)).transpose()?
            }
        };
        let style = cell.style.and_then(|index| self.shared.styles.get(index));
        let is_struck = style.is_some_and(|style| style.is_struck);
        match content {
            Some(content) => {
                if is_struck && !content.is_empty() {
                    self.sheet.struck.add(1, row, column);
                }
                self.place(column, content)?;
            }
            None => self.sheet.errors.add(1, row, column),
        }
        self.cell = None;
        Ok(())
    }

    fn place(&mut self, column: u32, content: Cell) -> Result<()> {
        if content.is_empty() {
            return Ok(());
        }
        let column = column as usize;
        if column >= limits::COLUMNS {
            return Err(limits::passed(Limit::Columns, limits::COLUMNS));
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, Cell::default());
        }
        let Some(slot) = self.cells.get_mut(column) else { return Ok(()) };
        if !slot.is_empty() {
            // Two cells of one place: to take either would lose the other.
            let place = Place { row: Some(self.row.into()), ..Place::default() };
            return Err(Error::new(ErrorKind::MalformedXml).at(place));
        }
        *slot = content;
        self.sheet.filled += 1;
        Ok(())
    }
}

/// Row, 1-based, and 0-based column of a reference such as `AB12`; `None` where it is no reference
/// inside any grid.
fn cell_of(reference: &str) -> Option<(u32, u32)> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = reference.split_at_checked(letters)?;
    let row = digits.parse().ok().filter(|row| (1..=GRID_ROWS).contains(row))?;
    // Three letters reach beyond the grid already.
    if !(1..=3).contains(&letters.len()) || digits.starts_with('+') {
        return None;
    }
    let column = letters
        .bytes()
        .fold(0, |column, letter| column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    Some((row, column - 1))
}

#[cfg(test)]
mod tests {
    use super::cell_of;

    #[test]
    fn references_are_read_or_refused() {
        let cases = [
            ("A1", Some(0)),
            ("z9", Some(25)),
            ("AA10", Some(26)),
            ("XFD1048576", Some(16_383)),
            ("XFE1", Some(16_384)),
            ("A1048577", None),
            ("A0", None),
            ("1A", None),
            ("A", None),
            ("", None),
            ("ZZZZ1", None),
            ("A-1", None),
            ("A+1", None),
            ("ZZZZZZZZ99999999999", None),
        ];
        for (reference, expected) in cases {
            assert_eq!(cell_of(reference).map(|(_, column)| column), expected, "{reference}");
        }
    }
}
