//! Workbooks in Office Open XML.
//!
//! Takes the bytes of an archive; gives the table of one sheet: the one asked for, else the visible one
//! with the most filled cells under a row that looks like a header. Values only: no formula is
//! evaluated, no link followed.

mod package;
mod sheet;
mod strings;
mod styles;
mod value;

use super::archive::Archive;
use super::number::MarkEvidence;
use super::sniff::Content;
use super::table::{Arena, Table};
use super::{FileKind, Opened, ReadOptions, Reader, Reading, SheetInfo, Source, header, limits};
use crate::diag::{
    ColumnPlace, Error, ErrorKind, Limit, Place, Result, Warned, Warning, WarningKind,
};
use package::{SheetPart, in_part, part};
use sheet::{Shared, Sheet, Tally};

/// Rows whose numbers tell the decimal mark.
const MARK_ROWS: usize = 1_000;

/// The reader of workbooks.
pub(super) const READER: Reader = Reader {
    extensions: &["xlsx", "xlsm", "xls", "xlsb"],
    claims: |content| matches!(content, Content::Archive(archive) if archive.has(package::CONTENT_TYPES)),
    read,
};

/// Reads a workbook.
///
/// # Errors
/// The archive is damaged or no workbook, a limit is passed, or there is no sheet to read.
fn read(opened: Opened<'_, '_>, progress: &mut dyn FnMut(f64)) -> Result<Warned<Source>> {
    let Opened { file, content, options, .. } = opened;
    let Content::Archive(mut archive) = content else {
        return Err(ErrorKind::NotAWorkbook.into());
    };
    let path = package::workbook_path(&mut archive)?;
    let workbook = package::workbook(&mut archive, &path)?;
    let mut arena = Arena::default();
    let strings = match shared_part(&mut archive, workbook.strings.as_deref())? {
        Some((path, text)) => strings::shared(&text, &mut arena).map_err(in_part(&path))?,
        None => Vec::new(),
    };
    let dates = match shared_part(&mut archive, workbook.styles.as_deref())? {
        Some((path, text)) => styles::dates(&text).map_err(in_part(&path))?,
        None => Vec::new(),
    };
    let shared = Shared { strings: &strings, dates: &dates, dates_1904: workbook.dates_1904 };

    let candidates = candidates(&workbook.sheets, options.sheet.as_deref())?;
    let total = candidates.len().max(1) as f64;
    let mut chosen: Option<(&SheetPart, Sheet, (bool, usize))> = None;
    for (index, candidate) in candidates.into_iter().enumerate() {
        let in_sheet = |mut error: Error| {
            error.at.get_or_insert_with(Place::default).sheet = Some(candidate.name.clone());
            error
        };
        let text = part(&mut archive, &candidate.path)
            .map_err(in_sheet)?
            .ok_or_else(|| in_sheet(in_part(&candidate.path)(ErrorKind::DamagedArchive.into())))?;
        let mut report = |share: f64| progress(((index as f64 + share) / total).min(1.0));
        let sheet = sheet::read(&text, &shared, &mut arena, &mut report).map_err(in_sheet)?;
        let sample = sheet.sample(&arena);
        let has_header = sample
            .get(header::find(&sample))
            .is_some_and(|record| header::looks_like_header(record));
        let rank = (has_header, sheet.filled);
        if sheet.filled > 0 && chosen.as_ref().is_none_or(|(_, _, best)| rank > *best) {
            chosen = Some((candidate, sheet, rank));
        }
    }
    let Some((part, sheet, _)) = chosen else { return Err(ErrorKind::NoUsableSheet.into()) };
    let sheets = workbook
        .sheets
        .iter()
        .map(|sheet| SheetInfo { name: sheet.name.clone(), hidden: sheet.hidden });
    let reading = Reading {
        file: file.to_owned(),
        kind: FileKind::Xlsx,
        encoding: None,
        delimiter: None,
        delimiter_candidates: Vec::new(),
        encoding_is_guess: false,
        sheets: sheets.collect(),
        sheet: Some(part.name.clone()),
        header_row: 0,
        rows: 0,
        decimal_mark: options.decimal_mark.unwrap_or_default(),
        project: None,
    };
    table_of(part, sheet, arena, reading, options).map_err(|error| {
        let mut at = error.at.clone().unwrap_or_default();
        at.sheet = Some(part.name.clone());
        error.at(at)
    })
}

/// Path and text of a part that the workbook may have.
fn shared_part(archive: &mut Archive<'_>, path: Option<&str>) -> Result<Option<(String, String)>> {
    let Some(path) = path else { return Ok(None) };
    Ok(part(archive, path)?.map(|text| (path.to_owned(), text)))
}

/// The sheets among which one is chosen.
fn candidates<'a>(sheets: &'a [SheetPart], asked: Option<&str>) -> Result<Vec<&'a SheetPart>> {
    if let Some(name) = asked {
        let sheet = sheets.iter().find(|sheet| sheet.name == name);
        return sheet.map(|sheet| vec![sheet]).ok_or_else(|| {
            let sheets = sheets.iter().map(|sheet| sheet.name.clone()).collect();
            ErrorKind::UnknownSheet { name: name.to_owned(), sheets }.into()
        });
    }
    let visible: Vec<&SheetPart> = sheets.iter().filter(|sheet| !sheet.hidden).collect();
    Ok(if visible.is_empty() { sheets.iter().collect() } else { visible })
}

/// Takes the header off the rows of a sheet, and says what was noticed.
fn table_of(
    part: &SheetPart,
    mut sheet: Sheet,
    arena: Arena,
    mut reading: Reading,
    options: &ReadOptions,
) -> Result<Warned<Source>> {
    let last = sheet.rows.get(sheet.rows.len().saturating_sub(1)).map_or(0, |(number, _)| number);
    let index = match options.header_row {
        None => Some(header::find(&sheet.sample(&arena))),
        Some(asked) => (0..sheet.rows.len()).find(|index| {
            sheet.rows.get(*index).is_some_and(|(number, _)| u64::from(number) >= asked)
        }),
    };
    let found = index.and_then(|index| sheet.rows.get(index).map(|row| (index, row)));
    let Some((index, (number, cells))) = found else {
        let row = options.header_row.unwrap_or(1);
        return Err(ErrorKind::NoSuchHeaderRow { row, rows: last.into() }.into());
    };
    let headers: Vec<String> = cells.iter().map(|cell| arena.text_of(*cell).to_owned()).collect();
    if headers.iter().any(|header| header.len() > limits::HEADER_BYTES) {
        return Err(limits::passed(Limit::FieldBytes, limits::HEADER_BYTES).at(row_place(number)));
    }
    let first = sheet.rows.get(0).map_or(number, |(first, _)| first);
    sheet.rows.drop_first(index + 1);
    if sheet.rows.len() == 0 {
        return Err(Error::new(ErrorKind::NoRows).at(row_place(number)));
    }
    let mut mark = MarkEvidence::default();
    for (_, cells) in (0..MARK_ROWS).map_while(|index| sheet.rows.get(index)) {
        cells.iter().for_each(|cell| mark.see(arena.text_of(*cell)));
    }
    reading.decimal_mark = options.decimal_mark.unwrap_or_else(|| mark.mark(false));
    reading.header_row = number.into();
    reading.rows = sheet.rows.len() as u64;

    let mut hidden = sheet.hidden;
    hidden.count += u64::from(part.hidden);
    let above = Tally { count: index as u64, first: Some((first, 0)) };
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
