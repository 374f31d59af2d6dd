//! The cells of one sheet.

use super::super::{Merged, Sheet, Tally, beyond, merged, value};
use super::damaged;
use super::records::{BEGIN, END, Record, Records, VERSION, f64_at, u16_at, u32_at};
use super::strings::Pieces;
use crate::diag::{ColumnPlace, Error, Limit, Place, Result, WorkbookList};
use crate::format::limits;
use crate::format::table::{Arena, Cell};
use crate::pulse;

/// A row, with whether it is hidden (2.4.221).
const ROW: u16 = 0x0208;
/// Columns, with whether they are hidden (2.4.53).
const COLUMNS: u16 = 0x007d;
/// A shared text (2.4.149).
const SHARED_TEXT: u16 = 0x00fd;
/// A text of the cell's own (2.4.148), and one with formats (2.4.226).
const TEXT: [u16; 2] = [0x0204, 0x00d6];
/// A number in four bytes (2.4.220).
const SHORT_NUMBER: u16 = 0x027e;
/// Several of them in cells beside each other (2.4.175).
const SHORT_NUMBERS: u16 = 0x00bd;
/// A number (2.4.180).
const NUMBER: u16 = 0x0203;
/// A formula with its last value (2.4.127).
const FORMULA: u16 = 0x0006;
/// The text that the formula before it gave (2.4.268).
const FORMULA_TEXT: u16 = 0x0207;
/// True, false or an error (2.4.24).
const BOOLEAN: u16 = 0x0205;
/// Merged cells (2.4.168).
const MERGED: u16 = 0x00e5;

/// What a sheet shares with the workbook.
pub(super) struct Shared<'a> {
    /// The shared texts.
    pub strings: &'a [Cell],
    /// For each style whether it shows a date.
    pub dates: &'a [bool],
    /// Dates count from 1904.
    pub dates_1904: bool,
}

/// Reads the sheet that begins at a place of the stream. `left` are the bytes that this and further sheets
/// may still take.
///
/// # Errors
/// The sheet is damaged, a cell stands twice or refers to what the workbook has not, or a limit is passed.
pub(super) fn read(
    stream: &[u8],
    start: usize,
    shared: &Shared<'_>,
    arena: &mut Arena,
    left: &mut usize,
) -> Result<Sheet> {
    let mut records = Records::from(stream, start);
    let begin = records.next()?;
    if begin.kind != BEGIN || u16_at(begin.data, 0)? != VERSION {
        return Err(damaged());
    }
    let mut reader = Reader {
        shared,
        arena,
        sheet: Sheet::default(),
        cells: Vec::new(),
        waiting: None,
        without_text: Tally::default(),
        has_values: false,
    };
    // Charts in a sheet are parts of their own within it.
    let mut depth = 0_usize;
    loop {
        pulse::beat(1);
        let before = records.position();
        let record = records.next()?;
        let pieces = records.whole(&record)?;
        *left = left.checked_sub(records.position() - before).ok_or_else(damaged)?;
        match record.kind {
            BEGIN => depth += 1,
            END if depth == 0 => break,
            END => depth -= 1,
            _ if depth == 0 => reader.see(&record, pieces)?,
            _ => {}
        }
    }
    reader.finish()
}

/// A cell with its place: row and column, from 0.
type Placed = (u16, u16, Cell);

struct Reader<'a> {
    shared: &'a Shared<'a>,
    arena: &'a mut Arena,
    sheet: Sheet,
    cells: Vec<Placed>,
    /// The formula whose text comes in a record of its own.
    waiting: Option<(u16, u16)>,
    /// Formulas with an empty text.
    without_text: Tally,
    /// True where a formula has any other value.
    has_values: bool,
}

impl Reader<'_> {
    fn see(&mut self, record: &Record<'_>, pieces: Vec<&[u8]>) -> Result<()> {
        let data = record.data;
        match record.kind {
            ROW if u32_at(data, 12)? & 0x20 != 0 => {
                self.sheet.hidden.add(1, u32::from(u16_at(data, 0)?) + 1, 0);
            }
            COLUMNS if u16_at(data, 8)? & 1 != 0 => {
                let (first, last) = (u16_at(data, 0)?, u16_at(data, 2)?);
                let count = (u64::from(last) + 1).saturating_sub(first.into());
                self.sheet.hidden.add(count, 1, first.into());
            }
            MERGED => self.merged(data)?,
            FORMULA_TEXT => {
                if let Some((row, column)) = self.waiting.take() {
                    let text = Pieces::of(pieces).text(2)?;
                    let cell = self.arena.intern(&text)?;
                    self.place(row, column, cell)?;
                }
            }
            SHORT_NUMBERS => self.short_numbers(data)?,
            kind if is_of_one_cell(kind) => {
                let (row, column) = (u16_at(data, 0)?, u16_at(data, 2)?);
                self.cell(kind, data, pieces, row, column)
                    .map_err(|error| at(error, row, column))?;
            }
            _ => {}
        }
        Ok(())
    }

    fn cell(
        &mut self,
        kind: u16,
        data: &[u8],
        pieces: Vec<&[u8]>,
        row: u16,
        column: u16,
    ) -> Result<()> {
        let style = u16_at(data, 4)?;
        let cell = match kind {
            SHARED_TEXT => {
                let index = u32_at(data, 6)? as usize;
                let strings = self.shared.strings;
                let beyond = || beyond(WorkbookList::Strings, index, strings.len());
                Some(strings.get(index).copied().ok_or_else(beyond)?)
            }
            SHORT_NUMBER => self.number(short(u32_at(data, 6)?), style)?,
            NUMBER => self.number(f64_at(data, 6)?, style)?,
            BOOLEAN => match (data.get(6), data.get(7)) {
                (Some(value), Some(0)) => Some(self.boolean(*value)?),
                (Some(_), Some(_)) => None,
                _ => return Err(damaged()),
            },
            FORMULA => return self.formula(data, style, row, column),
            _ => {
                let mut pieces = Pieces::of(pieces);
                pieces.skip(6)?;
                Some(self.arena.intern(&pieces.text(2)?)?)
            }
        };
        self.take(row, column, cell)
    }

    /// Takes the content of a cell; one without any is an error.
    fn take(&mut self, row: u16, column: u16, cell: Option<Cell>) -> Result<()> {
        match cell {
            Some(cell) => self.place(row, column, cell),
            None => {
                self.sheet.errors.add(1, u32::from(row) + 1, column.into());
                Ok(())
            }
        }
    }

    fn short_numbers(&mut self, data: &[u8]) -> Result<()> {
        let (row, first) = (u16_at(data, 0)?, u16_at(data, 2)?);
        let numbers = data.get(4..data.len().saturating_sub(2)).unwrap_or(&[]);
        for (number, column) in numbers.chunks_exact(6).zip(first..) {
            let cell = self.number(short(u32_at(number, 2)?), u16_at(number, 0)?);
            let cell = cell.map_err(|error| at(error, row, column))?;
            self.take(row, column, cell)?;
        }
        Ok(())
    }

    /// The last value of a formula, which is no number where its upper bytes are all ones.
    fn formula(&mut self, data: &[u8], style: u16, row: u16, column: u16) -> Result<()> {
        self.no_text();
        let value = data.get(6..14).ok_or_else(damaged)?;
        let cell = match value {
            [kind, _, byte, _, _, _, 0xff, 0xff] => match kind {
                0 => {
                    self.has_values = true;
                    self.waiting = Some((row, column));
                    return Ok(());
                }
                1 => Some(self.boolean(*byte)?),
                2 => None,
                _ => {
                    self.without_text.add(1, u32::from(row) + 1, column.into());
                    return Ok(());
                }
            },
            _ => self.number(f64_at(data, 6)?, style)?,
        };
        self.has_values = true;
        self.take(row, column, cell)
    }

    /// A formula whose text did not come has no value.
    fn no_text(&mut self) {
        if let Some((row, column)) = self.waiting.take() {
            self.sheet.formulas.add(1, u32::from(row) + 1, column.into());
        }
    }

    fn boolean(&mut self, value: u8) -> Result<Cell> {
        self.arena.intern(if value == 0 { "FALSE" } else { "TRUE" })
    }

    /// The text of a number, or of the date that its style shows; none where it is no number.
    fn number(&mut self, number: f64, style: u16) -> Result<Option<Cell>> {
        let dates = self.shared.dates;
        let is_date = match dates.get(usize::from(style)) {
            Some(is_date) => *is_date,
            None if dates.is_empty() => false,
            None => return Err(beyond(WorkbookList::Styles, style.into(), dates.len())),
        };
        let date = is_date.then(|| value::date(number, self.shared.dates_1904)).flatten();
        let text = date.or_else(|| value::shown(number));
        text.map(|text| self.arena.intern(&text)).transpose()
    }

    fn merged(&mut self, data: &[u8]) -> Result<()> {
        for range in data.get(2..).unwrap_or(&[]).chunks_exact(8) {
            let [top, bottom, left, right] =
                [0, 2, 4, 6].map(|at| u16_at(range, at).map(u32::from));
            let merged = Merged { rows: (top? + 1, bottom? + 1), columns: (left?, right?) };
            merged::note(&mut self.sheet.merged, merged)?;
        }
        Ok(())
    }

    fn place(&mut self, row: u16, column: u16, cell: Cell) -> Result<()> {
        if cell.is_empty() {
            return Ok(());
        }
        if usize::from(column) >= limits::COLUMNS {
            return Err(limits::passed(Limit::Columns, limits::COLUMNS));
        }
        if self.cells.len() >= limits::CELLS {
            return Err(limits::passed(Limit::Cells, limits::CELLS));
        }
        self.cells.push((row, column, cell));
        Ok(())
    }

    /// The sheet, its cells in order: programs write them in blocks of rows.
    fn finish(mut self) -> Result<Sheet> {
        self.no_text();
        // Programs that work nothing out give all their formulas an empty text, which then is no value.
        if !self.has_values
            && let Some((row, column)) = self.without_text.first
        {
            self.sheet.formulas.add(self.without_text.count, row, column);
        }
        self.cells.sort_unstable_by_key(|(row, column, _)| (*row, *column));
        let mut sheet = self.sheet;
        sheet.filled = self.cells.len();
        let mut row: Vec<Cell> = Vec::new();
        for cells in self.cells.chunk_by(|(one, ..), (other, ..)| one == other) {
            row.clear();
            let mut number = 0;
            for &(at_row, column, cell) in cells {
                number = u32::from(at_row) + 1;
                if row.len() > usize::from(column) {
                    // Two cells of one place: to take either would lose the other.
                    return Err(at(damaged(), at_row, column));
                }
                row.resize(usize::from(column), Cell::default());
                row.push(cell);
            }
            sheet.rows.push(number, &row)?;
        }
        Ok(sheet)
    }
}

fn is_of_one_cell(kind: u16) -> bool {
    matches!(kind, SHARED_TEXT | SHORT_NUMBER | NUMBER | BOOLEAN | FORMULA) || TEXT.contains(&kind)
}

/// A number in four bytes: the upper bits of one with a fraction or a whole one, perhaps of hundredths
/// (2.5.217).
fn short(bits: u32) -> f64 {
    let number = match bits & 2 {
        0 => f64::from_bits(u64::from(bits & !3) << 32),
        _ => f64::from(bits as i32 >> 2),
    };
    if bits & 1 == 0 { number } else { number / 100.0 }
}

/// The error with the cell at which it was met.
fn at(error: Error, row: u16, column: u16) -> Error {
    let place = Place {
        row: Some(u64::from(row) + 1),
        column: Some(ColumnPlace { index: column.into(), name: String::new() }),
        ..Place::default()
    };
    error.at(place)
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn numbers_in_four_bytes_are_read() {
        for (bits, expected) in [
            (0x3ff0_0000, 1.0),
            (0x3ff0_0001, 0.01),
            ((123 << 2) | 2, 123.0),
            ((12_345 << 2) | 3, 123.45),
            (((-7_i32 as u32) << 2) | 2, -7.0),
            (0x4093_4a00, 1_234.5),
        ] {
            assert_eq!(short(bits), expected, "{bits:#x}");
        }
    }
}
