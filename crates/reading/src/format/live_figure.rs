//! A live figure, or the archive of one, that comes back: the counts that it carries.
//!
//! Takes a document of HTML of which one element matters; gives the text of that element, unpacked. Never reads
//! anything else of the document, and unpacks nothing before its checksum is right.

use super::container::archive::Archive;
use super::sniff::{Content, has_figure};
use super::{DecimalMark, How, Opened, Reader, Reading, Source, TableBuilder, limits};
use crate::checksum::crc32;
use crate::diag::{ContentKind, Error, ErrorKind, Limit, LiveFigureFault, Place, Result, Warned};
use crate::packing::{Damage, unpack};
use crate::schema::live_figure as schema;

/// The reader of live figures.
pub(super) const READER: Reader = Reader {
    extensions: &["html", "htm", "zip"],
    claims: |content| match content {
        Content::LiveFigure => true,
        Content::Archive(archive) => archive.has(schema::DOCUMENT) || is_for_journal(archive),
        _ => false,
    },
    read,
};

/// Reads it.
///
/// # Errors
/// `LiveFigure` with what became of its counts; those of the archive; `TooLarge` for more than a figure holds.
fn read(opened: Opened<'_, '_>, progress: &mut dyn FnMut(f64)) -> Result<Warned<Source>> {
    let carried = match opened.content {
        Content::Archive(mut archive) => {
            let is_own = archive.has(schema::DOCUMENT);
            let name = if is_own { schema::DOCUMENT } else { schema::JOURNAL_DOCUMENT };
            let bytes = archive.read(name)?.ok_or(ErrorKind::DamagedArchive)?;
            if !is_own && !has_figure(&bytes) {
                return Err(ErrorKind::NotATable { found: ContentKind::Archive }.into());
            }
            carried(&bytes).map_err(|error: Error| {
                error.at(Place { entry: Some(name.to_owned()), ..Place::default() })
            })?
        }
        Content::LiveFigure => carried(opened.bytes)?,
        _ => return Err(ErrorKind::NotATable { found: ContentKind::Html }.into()),
    };
    progress(1.0);
    let table = TableBuilder::new(None, Vec::new()).finish();
    let reading = Reading::new(opened.file, 0, DecimalMark::Point, How::LiveFigure);
    let carried = Some(carried);
    let value = Source { reading, table, codes: Vec::new(), beside: Vec::new(), carried };
    Ok(Warned { value, warnings: Vec::new() })
}

/// Whether an archive has the entries of the one that journals take, and no others.
fn is_for_journal(archive: &Archive<'_>) -> bool {
    let known = [schema::JOURNAL_DOCUMENT, schema::JOURNAL_DATA];
    archive.has(schema::JOURNAL_DOCUMENT) && archive.names().all(|name| known.contains(&name))
}

/// What the document of a live figure carries.
fn carried(document: &[u8]) -> Result<String> {
    let fault = |fault| Error::from(ErrorKind::LiveFigure { fault });
    let (cut, changed) = (|| fault(LiveFigureFault::Cut), || fault(LiveFigureFault::Changed));
    let (_, element) = split(document, schema::BEGINNING).ok_or_else(cut)?;
    if split(element, schema::BEGINNING).is_some() {
        return Err(fault(LiveFigureFault::Several));
    }
    let (version, rest) = split(element, schema::CHECKSUM).ok_or_else(cut)?;
    let version: Option<u32> = number(version, 10);
    match version.filter(|version| *version > 0).ok_or_else(changed)? {
        schema::VERSION => {}
        _ => return Err(fault(LiveFigureFault::Newer)),
    }
    let (checksum, rest) = split(rest, schema::CONTENT).ok_or_else(cut)?;
    let (lines, _) = split(rest, schema::END).ok_or_else(cut)?;
    // Line ends are nothing of it, whichever a program on the way made of them.
    let packed: Vec<u8> =
        lines.iter().copied().filter(|byte| !matches!(byte, b'\n' | b'\r')).collect();
    if number(checksum, 16) != Some(crc32(&packed)) {
        return Err(changed());
    }
    let packed = String::from_utf8(packed).map_err(|_| changed())?;
    unpack(&packed, schema::MOST_LETTERS).map_err(|damage| match damage {
        Damage::Broken => changed(),
        Damage::TooLong => limits::passed(Limit::InflatedBytes, schema::MOST_LETTERS),
    })
}

/// What stands before a mark and behind it.
fn split<'a>(text: &'a [u8], mark: &str) -> Option<(&'a [u8], &'a [u8])> {
    let at = memchr::memmem::find(text, mark.as_bytes())?;
    Some((text.get(..at)?, text.get(at + mark.len()..)?))
}

fn number(digits: &[u8], radix: u32) -> Option<u32> {
    let digits = std::str::from_utf8(digits).ok()?;
    u32::from_str_radix(digits, radix).ok()
}
