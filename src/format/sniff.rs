//! What a file is, by its content; its name is only compared afterwards.

use crate::diag::ContentKind;

/// What the first bytes say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sniffed {
    /// An archive, perhaps a workbook.
    Archive,
    /// An OLE container: an encrypted workbook or one of the old binary format.
    Ole,
    /// Something that is never a table.
    Refused(ContentKind),
    /// Text, as far as the first bytes tell.
    Text,
}

/// First bytes of the kinds that are known and not read.
const SIGNATURES: [(&[u8], ContentKind); 17] = [
    (b"\xff\xd8\xff", ContentKind::Jpeg),
    (b"\x89PNG\r\n\x1a\n", ContentKind::Png),
    (b"GIF87a", ContentKind::Gif),
    (b"GIF89a", ContentKind::Gif),
    (b"%PDF-", ContentKind::Pdf),
    (b"SQLite format 3\0", ContentKind::Sqlite),
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

/// What the bytes are, by their beginning.
pub(super) fn by_signature(bytes: &[u8]) -> Sniffed {
    if [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"].iter().any(|mark| bytes.starts_with(*mark)) {
        return Sniffed::Archive;
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Sniffed::Ole;
    }
    SIGNATURES
        .iter()
        .find(|(signature, _)| bytes.starts_with(signature))
        .map_or(Sniffed::Text, |(_, kind)| Sniffed::Refused(*kind))
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

/// What a file's name claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Claim {
    /// Delimited text.
    Text,
    /// A workbook.
    Workbook,
    /// Nothing that is known here.
    Nothing,
}

/// What the extension of a file's name claims.
pub(super) fn by_name(file: &str) -> Claim {
    let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension);
    let is = |known: &[&str]| known.iter().any(|known| extension.eq_ignore_ascii_case(known));
    if is(&["csv", "tsv", "tab", "txt"]) {
        Claim::Text
    } else if is(&["xlsx", "xlsm", "xls", "xlsb", "ods"]) {
        Claim::Workbook
    } else {
        Claim::Nothing
    }
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
