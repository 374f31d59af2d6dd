//! Workbooks in OpenDocument (ODF 1.3 part 3), packed (.ods) or flat (.fods).
//!
//! Takes the bytes; gives the sheets that may be read. Values only: no formula is evaluated, no link
//! followed.

mod content;
mod sheet;

use super::Book;
use crate::diag::{ContentKind, Error, ErrorKind, Place, Result, Warned};
use crate::format::container::archive::Archive;
use crate::format::container::xml::{Node, Xml, text_of};
use crate::format::sniff::Content;
use crate::format::table::Arena;
use crate::format::{Opened, Reader, Source, WorkbookKind};

const MIMETYPE: &str = "mimetype";
const CONTENT: &str = "content.xml";
const MANIFEST: &str = "META-INF/manifest.xml";
/// What a document that is encrypted as a whole is packed as.
const ENCRYPTED_PACKAGE: &str = "encrypted-package";

/// The reader of OpenDocument sheets.
pub(in crate::format) const READER: Reader = Reader {
    extensions: &["ods", "ots", "fods"],
    claims: |content| match content {
        Content::Archive(archive) => {
            archive.has(MIMETYPE) && (archive.has(CONTENT) || archive.has(ENCRYPTED_PACKAGE))
        }
        Content::Xml { root, .. } => root == "document",
        Content::Compound(_) | Content::Database(_) | Content::LiveFigure | Content::Text => false,
    },
    read,
};

/// Reads a workbook.
///
/// # Errors
/// The document is damaged, encrypted or no workbook, a limit is passed, or there is no sheet to read.
fn read(opened: Opened<'_, '_>, progress: &mut dyn FnMut(f64)) -> Result<Warned<Source>> {
    let Opened { file, content, options, .. } = opened;
    let text = match content {
        Content::Archive(mut archive) => packed(&mut archive)?,
        Content::Xml { text, .. } => text,
        Content::Compound(_) | Content::Database(_) | Content::LiveFigure | Content::Text => {
            return Err(ErrorKind::NotAWorkbook.into());
        }
    };
    let sheets = content::sheets(&text)?;
    let mut book = Book::new(WorkbookKind::Ods, sheets, Arena::default());
    let candidates = book.candidates(options.sheet.as_deref())?;
    content::read(&text, &candidates, &mut book, progress)?;
    book.into_source(file, options)
}

/// The content of a packed workbook.
fn packed(archive: &mut Archive<'_>) -> Result<String> {
    if let Some(manifest) = part(archive, MANIFEST)?
        && is_encrypted(&manifest).map_err(in_part(MANIFEST))?
    {
        return Err(ErrorKind::Encrypted.into());
    }
    let kind = part(archive, MIMETYPE)?.unwrap_or_default();
    let kind = kind.trim().rsplit('.').next().unwrap_or("");
    match kind.split('-').next().unwrap_or("") {
        "spreadsheet" => {}
        "text" => return Err(ErrorKind::NotATable { found: ContentKind::WordDocument }.into()),
        "presentation" => {
            return Err(ErrorKind::NotATable { found: ContentKind::Presentation }.into());
        }
        _ => return Err(ErrorKind::NotATable { found: ContentKind::OpenDocument }.into()),
    }
    part(archive, CONTENT)?.ok_or_else(|| in_part(CONTENT)(ErrorKind::DamagedArchive.into()))
}

/// The text of a part; `None` where there is none of that name.
fn part(archive: &mut Archive<'_>, path: &'static str) -> Result<Option<String>> {
    let Some(bytes) = archive.read(path)? else { return Ok(None) };
    text_of(bytes).map(Some).map_err(in_part(path))
}

/// Names the part in an error.
fn in_part(path: &'static str) -> impl Fn(Error) -> Error {
    move |mut error| {
        error.at.get_or_insert_with(Place::default).entry = Some(path.to_owned());
        error
    }
}

/// True where the list of parts says how one of them is encrypted (part 2, 4.4).
fn is_encrypted(manifest: &str) -> Result<bool> {
    let mut xml = Xml::new(manifest);
    while let Some(node) = xml.next()? {
        if matches!(&node, Node::Start(element) if element.name() == "encryption-data") {
            return Ok(true);
        }
    }
    Ok(false)
}
