//! Workbooks in Office Open XML.
//!
//! Takes the bytes of an archive; gives the sheets that may be read. Values only: no formula is
//! evaluated, no link followed.

mod package;
mod sheet;
mod strings;
mod styles;

use super::{Book, in_sheet};
use crate::diag::{ErrorKind, Result, Warned};
use crate::format::container::archive::Archive;
use crate::format::sniff::Content;
use crate::format::table::Arena;
use crate::format::{Opened, Reader, SheetInfo, Source, WorkbookKind};
use package::{SheetPart, in_part, part};
use sheet::Shared;

/// The reader of workbooks.
pub(in crate::format) const READER: Reader = Reader {
    extensions: &["xlsx", "xlsm", "xlsb"],
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
    let styles = match shared_part(&mut archive, workbook.styles.as_deref())? {
        Some((path, text)) => styles::styles(&text).map_err(in_part(&path))?,
        None => Vec::new(),
    };
    let shared = Shared { strings: &strings, styles: &styles, dates_1904: workbook.dates_1904 };

    let infos = workbook.sheets.iter();
    let infos = infos.map(|sheet| SheetInfo { name: sheet.name.clone(), hidden: sheet.hidden });
    let mut book = Book::new(WorkbookKind::Xlsx, infos.collect(), arena);
    let candidates = book.candidates(options.sheet.as_deref())?;
    let total = candidates.len().max(1) as f64;
    for (index, candidate) in candidates.into_iter().enumerate() {
        let Some(SheetPart { name, path, .. }) = workbook.sheets.get(candidate) else { continue };
        let in_sheet = in_sheet(name);
        let text = part(&mut archive, path)
            .map_err(&in_sheet)?
            .ok_or_else(|| in_sheet(package::missing(&archive, path)))?;
        let mut report = |share: f64| progress(((index as f64 + share) / total).min(1.0));
        let sheet = sheet::read(&text, &shared, &mut book.arena, &mut report).map_err(&in_sheet)?;
        book.add(candidate, sheet);
    }
    book.into_source(file, options)
}

/// Path and text of a part that the workbook may have.
fn shared_part(archive: &mut Archive<'_>, path: Option<&str>) -> Result<Option<(String, String)>> {
    let Some(path) = path else { return Ok(None) };
    Ok(part(archive, path)?.map(|text| (path.to_owned(), text)))
}
