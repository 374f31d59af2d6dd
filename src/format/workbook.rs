//! What is common to workbooks of all formats.
//!
//! Takes the sheets that a reader found, each with its rows and what was noticed in it; gives the
//! table of one sheet: the one asked for, else the visible one with the most filled cells under a row
//! that looks like a header. Never opens a file.

use super::deep_header::{self, Spans};
use super::header::{self, Found};
use super::merged;
use super::number::MarkEvidence;
use super::table::{Arena, Rows, Table};
use super::{FileKind, ReadOptions, Reading, SheetInfo, Source};
use crate::diag::{ColumnPlace, Error, ErrorKind, Place, Result, Warned, Warning, WarningKind};

/// Rows of the grid that spreadsheets have.
pub(super) const GRID_ROWS: u32 = 1_048_576;
/// Columns of that grid.
pub(super) const GRID_COLUMNS: u32 = 16_384;
/// Bytes of a part between two reports of progress.
pub(super) const PROGRESS_BYTES: u64 = 4 << 20;
/// Rows whose numbers tell the decimal mark.
const MARK_ROWS: usize = 1_000;

/// How often something was met, and where first.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    /// How often.
    pub count: u64,
    /// Row and 0-based column of the first.
    pub first: Option<(u32, u32)>,
}

impl Tally {
    /// Adds so many, the first of them at a row and 0-based column.
    pub fn add(&mut self, count: u64, row: u32, column: u32) {
        if count == 0 {
            return;
        }
        self.count += count;
        self.first.get_or_insert((row, column));
    }
}

/// The rows of a sheet that have a filled cell, and what was noticed.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// The rows, each as wide as its last filled cell.
    pub rows: Rows,
    /// Filled cells.
    pub filled: usize,
    /// Merged cells.
    pub merged: Vec<Merged>,
    /// Rows and columns that are hidden.
    pub hidden: Tally,
    /// Formulas without a stored value.
    pub formulas: Tally,
    /// Errors, references to no string, and numbers that are none.
    pub errors: Tally,
}

/// Cells that are merged into one: rows from 1, columns from 0, first and last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Merged {
    /// First and last row.
    pub rows: (u32, u32),
    /// First and last column.
    pub columns: (u32, u32),
}

impl Sheet {
    /// The first rows that have cells.
    fn sample(&self, arena: &Arena) -> Sample {
        let rows = (0..header::SAMPLE).map_while(|index| self.rows.get(index));
        let (numbers, records): (Vec<u32>, Vec<Vec<String>>) = rows
            .map(|(number, cells)| {
                let texts = cells.iter().map(|cell| arena.text_of(*cell).to_owned());
                (number, texts.collect())
            })
            .unzip();
        Sample { spans: merged::spans(&self.merged, &numbers), records }
    }
}

/// The first rows of a sheet.
struct Sample {
    records: Vec<Vec<String>>,
    /// The merged cells of each.
    spans: Vec<Spans>,
}

/// A workbook whose sheets are being read.
pub(super) struct Book {
    kind: FileKind,
    infos: Vec<SheetInfo>,
    /// The texts of all cells.
    pub arena: Arena,
    /// The best sheet so far: its place among all, its rows and its rank.
    best: Option<(usize, Sheet, (bool, usize))>,
}

impl Book {
    /// A workbook with these sheets, none of which is read yet.
    pub fn new(kind: FileKind, infos: Vec<SheetInfo>, arena: Arena) -> Self {
        Self { kind, infos, arena, best: None }
    }

    /// Places of the sheets that are to be read: the one asked for, else the visible ones, else all.
    ///
    /// # Errors
    /// There is no sheet of the name asked for.
    pub fn candidates(&self, asked: Option<&str>) -> Result<Vec<usize>> {
        if let Some(name) = asked {
            let sheet = self.infos.iter().position(|sheet| sheet.name == name);
            return sheet.map(|sheet| vec![sheet]).ok_or_else(|| {
                let sheets = self.infos.iter().map(|sheet| sheet.name.clone()).collect();
                ErrorKind::UnknownSheet { name: name.to_owned(), sheets }.into()
            });
        }
        let all = 0..self.infos.len();
        let visible: Vec<usize> = all
            .clone()
            .filter(|&at| self.infos.get(at).is_some_and(|sheet| !sheet.hidden))
            .collect();
        Ok(if visible.is_empty() { all.collect() } else { visible })
    }

    /// Name of the sheet at a place.
    pub fn name(&self, at: usize) -> &str {
        self.infos.get(at).map_or("", |sheet| &sheet.name)
    }

    /// Takes a sheet that was read.
    pub fn add(&mut self, at: usize, sheet: Sheet) {
        let sample = sheet.sample(&self.arena);
        let found = header::find(&sample.records, &sample.spans);
        let has_header = found.rows > 1
            || sample
                .records
                .get(found.index)
                .is_some_and(|record| header::looks_like_header(record));
        let rank = (has_header, sheet.filled);
        if sheet.filled > 0 && self.best.as_ref().is_none_or(|(_, _, best)| rank > *best) {
            self.best = Some((at, sheet, rank));
        }
    }

    /// The table of the best sheet.
    ///
    /// # Errors
    /// No sheet has a filled cell, nothing stands under the header, or the header row asked for is
    /// not there.
    pub fn into_source(self, file: &str, options: &ReadOptions) -> Result<Warned<Source>> {
        let Some((at, sheet, _)) = self.best else { return Err(ErrorKind::NoUsableSheet.into()) };
        let Some(info) = self.infos.get(at).cloned() else {
            return Err(ErrorKind::NoUsableSheet.into());
        };
        let reading = Reading {
            file: file.to_owned(),
            kind: self.kind,
            encoding: None,
            delimiter: None,
            delimiter_candidates: Vec::new(),
            encoding_is_guess: false,
            sheets: self.infos,
            sheet: Some(info.name.clone()),
            header_row: 0,
            header_rows: 1,
            rows: 0,
            filled_down: 0,
            decimal_mark: options.decimal_mark.unwrap_or_default(),
            project: None,
        };
        table_of(&info, sheet, self.arena, reading, options).map_err(in_sheet(&info.name))
    }
}

/// Names the sheet in an error.
pub(super) fn in_sheet(name: &str) -> impl Fn(Error) -> Error {
    move |mut error| {
        error.at.get_or_insert_with(Place::default).sheet = Some(name.to_owned());
        error
    }
}

/// Takes the header off the rows of a sheet, and says what was noticed.
fn table_of(
    part: &SheetInfo,
    mut sheet: Sheet,
    arena: Arena,
    mut reading: Reading,
    options: &ReadOptions,
) -> Result<Warned<Source>> {
    let mut above_header = 0;
    let last = sheet.rows.get(sheet.rows.len().saturating_sub(1)).map_or(0, |(number, _)| number);
    let first = sheet.rows.get(0).map_or(0, |(first, _)| first);
    if let Some(asked) = options.header_row {
        let above = (0..sheet.rows.len())
            .take_while(|index| {
                sheet.rows.get(*index).is_some_and(|(number, _)| u64::from(number) < asked)
            })
            .count();
        sheet.rows.drop_first(above);
        above_header = above;
    }
    let sample = sheet.sample(&arena);
    let mut found = match options.header_row {
        None => header::find(&sample.records, &sample.spans),
        Some(_) => {
            Found { index: 0, rows: deep_header::rows_at(&sample.records, &sample.spans, 0) }
        }
    };
    found.rows = header::asked_rows(options).unwrap_or(found.rows);
    let end = (found.index + found.rows).min(sample.records.len());
    let Some((number, _)) = sheet.rows.get(found.index) else {
        let row = options.header_row.unwrap_or(1);
        return Err(ErrorKind::NoSuchHeaderRow { row, rows: last.into() }.into());
    };
    let records = sample.records.get(found.index..end).unwrap_or(&[]);
    for record in records {
        header::check(&mut record.iter().map(String::as_str), number.into())?;
    }
    let headers = deep_header::joined(records, sample.spans.get(found.index..).unwrap_or(&[]));
    header::check(&mut headers.iter().map(String::as_str), number.into())?;
    above_header += found.index;
    sheet.rows.drop_first(end);
    if sheet.rows.len() == 0 {
        return Err(Error::new(ErrorKind::NoRows).at(row_place(number)));
    }
    reading.filled_down = merged::fill_down(&mut sheet.rows, &sheet.merged, &arena)?;
    let mut mark = MarkEvidence::default();
    for (_, cells) in (0..MARK_ROWS).map_while(|index| sheet.rows.get(index)) {
        cells.iter().for_each(|cell| mark.see(arena.text_of(*cell)));
    }
    reading.decimal_mark = options.decimal_mark.unwrap_or_else(|| mark.mark(false));
    reading.header_row = number.into();
    reading.header_rows = records.len() as u64;
    reading.rows = sheet.rows.len() as u64;

    let mut hidden = sheet.hidden;
    hidden.count += u64::from(part.hidden);
    let above = Tally { count: above_header as u64, first: Some((first, 0)) };
    let warnings = [
        (WarningKind::RowsAboveHeader, above, false),
        (WarningKind::HiddenContent, hidden, false),
        (WarningKind::FormulaWithoutValue, sheet.formulas, true),
        (WarningKind::ErrorCells, sheet.errors, true),
    ];
    let warnings = warnings.into_iter().filter(|(_, tally, _)| tally.count > 0);
    let warnings = warnings.map(|(kind, tally, of_cells)| {
        let column = tally.first.filter(|_| of_cells).map(|(_, column)| ColumnPlace {
            index: column,
            name: headers.get(column as usize).map_or("", |name| header::trimmed(name)).to_owned(),
        });
        let place = Place {
            sheet: Some(part.name.clone()),
            row: tally.first.map(|(row, _)| row.into()),
            column,
            ..Place::default()
        };
        Warning::new(kind).at(place).times(tally.count)
    });
    let warnings = warnings.collect();
    let table = Table::assemble(Some(part.name.clone()), arena.into_text(), headers, sheet.rows);
    Ok(Warned { value: Source { reading, table, codes: Vec::new() }, warnings })
}

fn row_place(row: u32) -> Place {
    Place { row: Some(row.into()), ..Place::default() }
}
