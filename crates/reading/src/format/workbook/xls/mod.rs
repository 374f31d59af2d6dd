//! Workbooks in the binary form of Excel 97 to 2003 (BIFF8), in a compound file.
//!
//! Takes the bytes; gives the sheets that may be read, with the rules of all workbooks. Values only: no
//! formula is evaluated. Encrypted workbooks and those of older versions are refused. The format is
//! Microsoft's \[MS-XLS\].

mod globals;
mod records;
mod sheet;
mod strings;

use super::{Book, in_sheet};
use crate::diag::{Error, ErrorKind, Result, Warned};
use crate::format::sniff::Content;
use crate::format::table::Arena;
use crate::format::{Opened, Reader, SheetInfo, Source, WorkbookKind};
use sheet::Shared;

/// The stream of a workbook.
pub(in crate::format) const WORKBOOK: &str = "Workbook";

/// The reader of workbooks.
pub(in crate::format) const READER: Reader = Reader {
    extensions: &["xls"],
    claims: |content| matches!(content, Content::Compound(compound) if compound.has(WORKBOOK)),
    read,
};

/// The error of a workbook that is cut short or contradicts itself.
fn damaged() -> Error {
    ErrorKind::DamagedWorkbook.into()
}

/// Reads a workbook.
///
/// # Errors
/// The file is damaged, encrypted or of an older version, a limit is passed, or there is no sheet to read.
fn read(opened: Opened<'_, '_>, progress: &mut dyn FnMut(f64)) -> Result<Warned<Source>> {
    let Opened { file, content, options, .. } = opened;
    let Content::Compound(compound) = content else { return Err(ErrorKind::NotAWorkbook.into()) };
    let stream = compound.read(WORKBOOK)?.ok_or(ErrorKind::NotAWorkbook)?;
    let mut arena = Arena::default();
    let globals = globals::read(&stream, &mut arena)?;
    let shared =
        Shared { strings: &globals.strings, dates: &globals.dates, dates_1904: globals.dates_1904 };
    let infos = globals.sheets.iter();
    let infos = infos.map(|sheet| SheetInfo { name: sheet.name.clone(), hidden: sheet.hidden });
    let mut book = Book::new(WorkbookKind::Xls, infos.collect(), arena);
    let candidates = book.candidates(options.sheet.as_deref())?;
    // Sheets lie beside each other: together they are no longer than the stream.
    let mut left = stream.len();
    for candidate in candidates {
        let Some(listed) = globals.sheets.get(candidate) else { continue };
        let start = listed.position as usize;
        let sheet = sheet::read(&stream, start, &shared, &mut book.arena, &mut left);
        book.add(candidate, sheet.map_err(in_sheet(&listed.name))?);
        progress(1.0 - left as f64 / stream.len().max(1) as f64);
    }
    book.into_source(file, options)
}
