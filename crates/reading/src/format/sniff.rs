//! What a file is, by its content; its name is only compared afterwards.

use super::container::archive::Archive;
use super::container::compound::{self, Compound};
use super::container::sqlite::{self, Database};
use super::container::xml::{self, Node, Xml};
use super::encoding::{self, Detected};
use crate::diag::{ContentKind, ErrorKind, LiveFigureFault, Result};
use crate::schema::live_figure::{BEGINNING as BEGINNING_OF_COUNTS, FIGURE, MODULE};

/// Bytes in which the beginning of a document is sought.
const BEGINNING: usize = 4096;

/// The entry by which documents of Numbers, Pages and Keynote are known.
const APPLE_DOCUMENT: &str = "Index/Document.iwa";

/// The stream in which Office packs a document with a password.
const ENCRYPTED: &str = "EncryptedPackage";

/// Streams by which the documents in compound files are known.
const IN_COMPOUND: [(&str, ContentKind); 3] = [
    ("WordDocument", ContentKind::WordDocument),
    ("PowerPoint Document", ContentKind::Presentation),
    ("Book", ContentKind::OldWorkbook),
];

/// What a file was found to be, as far as readers tell their own by it.
pub(super) enum Content<'bytes> {
    /// An archive whose directory has been checked.
    Archive(Archive<'bytes>),
    /// A compound file whose directory has been read.
    Compound(Compound<'bytes>),
    /// A database whose list of tables has been read.
    Database(Database<'bytes>),
    /// A document of XML: its text and the local name of its root.
    Xml {
        /// The whole text.
        text: String,
        /// Local name of the root.
        root: String,
    },
    /// A web page that has a live figure in it.
    LiveFigure,
    /// Text, as far as the first bytes tell.
    Text,
}

/// First bytes of the kinds that are known and not read.
const SIGNATURES: [(&[u8], ContentKind); 16] = [
    (b"\xff\xd8\xff", ContentKind::Jpeg),
    (b"\x89PNG\r\n\x1a\n", ContentKind::Png),
    (b"GIF87a", ContentKind::Gif),
    (b"GIF89a", ContentKind::Gif),
    (b"%PDF-", ContentKind::Pdf),
    (b"{\\rtf", ContentKind::WordDocument),
    (b"\x1f\x8b\x08", ContentKind::Archive),
    (b"7z\xbc\xaf\x27\x1c", ContentKind::Archive),
    (b"Rar!\x1a\x07", ContentKind::Archive),
    (b"BZh9", ContentKind::Archive),
    (b"\xfd7zXZ\0", ContentKind::Archive),
    (b"(\xb5\x2f\xfd", ContentKind::Archive),
    (b"\x7fELF", ContentKind::Binary),
    (b"\0asm", ContentKind::Binary),
    (b"ID3", ContentKind::Binary),
    (b"OggS", ContentKind::Binary),
];

/// Looks what the bytes are.
///
/// # Errors
/// They are of a kind that is never read, an archive or database is damaged, or a document of XML declares a
/// document type or is not well formed up to its root.
pub(super) fn look(bytes: &[u8]) -> Result<Content<'_>> {
    if [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"].iter().any(|mark| bytes.starts_with(*mark)) {
        return Archive::open(bytes).map(Content::Archive);
    }
    if bytes.starts_with(sqlite::SIGNATURE) {
        return Database::open(bytes).map(Content::Database);
    }
    if bytes.starts_with(compound::SIGNATURE) {
        let compound = Compound::open(bytes)?;
        return match compound.has(ENCRYPTED) {
            true => Err(ErrorKind::Encrypted.into()),
            false => Ok(Content::Compound(compound)),
        };
    }
    if let Some((_, found)) = SIGNATURES.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return Err(ErrorKind::NotATable { found: *found }.into());
    }
    if bytes.starts_with(MODULE.as_bytes()) {
        return Err(ErrorKind::LiveFigure { fault: LiveFigureFault::Module }.into());
    }
    let beginning = bytes.get(..BEGINNING.min(bytes.len())).unwrap_or(&[]);
    let (Detected::Certain(encoding) | Detected::Guess(encoding)) = encoding::detect(beginning)
    else {
        return Ok(Content::Text);
    };
    let beginning = encoding::decode(beginning, encoding, &mut |_| ()).text;
    if markup(&beginning) == Some(ContentKind::Html) && has_figure(bytes) {
        return Ok(Content::LiveFigure);
    }
    if !begins_as_xml(&beginning) {
        return Ok(Content::Text);
    }
    let text = xml::text_of(bytes.to_vec())?;
    let root = root_of(&text)?;
    Ok(Content::Xml { text, root })
}

/// Whether a web page has a live figure in it, as it was written or as a browser saved it.
pub(super) fn has_figure(page: &[u8]) -> bool {
    let is_whole = |at: usize| matches!(page.get(at + FIGURE.len()), Some(b'"' | b' '));
    memchr::memmem::find(page, BEGINNING_OF_COUNTS.as_bytes()).is_some()
        || memchr::memmem::find_iter(page, FIGURE).any(is_whole)
}

/// What a content that no reader claims is.
pub(super) fn kind_of(content: &Content<'_>) -> ContentKind {
    match content {
        Content::Archive(archive) if archive.has(APPLE_DOCUMENT) => ContentKind::AppleDocument,
        Content::Archive(_) => ContentKind::Archive,
        Content::Compound(compound) => {
            let known = IN_COMPOUND.iter().find(|(stream, _)| compound.has(stream));
            known.map_or(ContentKind::OldOffice, |(_, found)| *found)
        }
        Content::Database(_) => ContentKind::Sqlite,
        Content::Xml { .. } => ContentKind::Xml,
        Content::LiveFigure => ContentKind::Html,
        Content::Text => ContentKind::Binary,
    }
}

/// True for a text that begins as a document of XML that is no web page; REFI-QDA's need no
/// declaration, since some programs write none.
fn begins_as_xml(beginning: &str) -> bool {
    let start = beginning.trim_start();
    let root = start.strip_prefix('<').unwrap_or("");
    let root =
        root.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next().unwrap_or("");
    let root = root.rsplit(':').next().unwrap_or("");
    match markup(start) {
        Some(ContentKind::Xml) => true,
        Some(_) => false,
        None => matches!(root, "Project" | "CodeBook"),
    }
}

/// Local name of the root of a document.
fn root_of(text: &str) -> Result<String> {
    let mut xml = Xml::new(text);
    while let Some(node) = xml.next()? {
        if let Node::Start(element) = node {
            return Ok(element.name().to_owned());
        }
    }
    Err(ErrorKind::MalformedXml.into())
}

/// What a text is, if it is markup and not a table: `None` for a table.
///
/// Only a text that begins as a document does is one; a cell that holds markup is a cell.
pub(super) fn markup(text: &str) -> Option<ContentKind> {
    let start: String =
        text.trim_start().chars().take(512).collect::<String>().to_ascii_lowercase();
    let begins = |mark: &str| {
        start
            .strip_prefix(mark)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_whitespace() || c == '>'))
    };
    if ["<!doctype html", "<html", "<head", "<body", "<table", "<meta"]
        .iter()
        .any(|mark| begins(mark))
    {
        return Some(ContentKind::Html);
    }
    if start.starts_with("<?xml") {
        let is_page = start.contains("<html") || start.contains("<!doctype html");
        return Some(if is_page { ContentKind::Html } else { ContentKind::Xml });
    }
    start.starts_with("<!doctype").then_some(ContentKind::Xml)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_told_from_cells_that_hold_it() {
        let cases = [
            ("<html><table>", Some(ContentKind::Html)),
            ("\n <!DOCTYPE html>\n<p>", Some(ContentKind::Html)),
            ("<?xml version=\"1.0\"?><html xmlns=\"x\">", Some(ContentKind::Html)),
            ("<?xml version=\"1.0\"?><Project/>", Some(ContentKind::Xml)),
            ("<!DOCTYPE x []>", Some(ContentKind::Xml)),
            ("<script>alert(1)</script>,code\n1,2", None),
            ("<headers>,code\n1,2", None),
            ("code,type", None),
        ];
        for (text, expected) in cases {
            assert_eq!(markup(text), expected, "{text}");
        }
    }
}
