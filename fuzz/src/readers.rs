//! Every reader: whatever the bytes are, they are read or refused in words, within the limits.

use crate::parts;
use steelyard_core::diag::ErrorKind;
use steelyard_core::format::{self, DecimalMark, Delimiter, Encoding, ReadOptions, Source, limits};
use steelyard_core::words::errors;

/// Reads a file and holds what must hold of it; `None` for what is refused.
pub(crate) fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Option<Source> {
    let mut last = 0.0_f64;
    let read = format::read(name, bytes, options, &mut |share| {
        assert!((0.0..=1.0).contains(&share), "a share of {share}");
        last = share;
    });
    match read {
        Ok(read) => {
            assert!(last >= 1.0, "it ended at {last}");
            for warning in &read.warnings {
                assert!(!errors::warning(warning).is_empty());
            }
            let table = &read.value.table;
            assert!(table.width() <= limits::COLUMNS && table.rows() <= limits::ROWS);
            assert_eq!(table.headers().len(), table.width());
            let cells =
                (0..table.rows()).flat_map(|row| (0..table.width()).map(move |at| (row, at)));
            let longest = cells.map(|(row, column)| table.text(row, column).len()).max();
            assert!(longest.unwrap_or(0) <= limits::FIELD_BYTES);
            for code in &read.value.codes {
                assert!((1..=limits::CODE_LEVELS).contains(&code.path.len()), "{:?}", code.path);
            }
            Some(read.value)
        }
        Err(error) => {
            let message = errors::message(&error);
            assert!(message.contains(name), "{message}");
            let is_quote = error.kind == ErrorKind::UnclosedQuote;
            assert!(!(is_quote && options.lenient_quotes), "a quote, though it is read leniently");
            None
        }
    }
}

/// Delimited text: the first two bytes choose the options, the rest is the file.
pub(crate) fn delimited(bytes: &[u8]) -> bool {
    let [first, second, text @ ..] = bytes else { return false };
    read("a.csv", text, &options(*first, *second)).is_some()
}

/// Options that two letters choose: `00` for none.
fn options(first: u8, second: u8) -> ReadOptions {
    let encodings = [
        None,
        Some(Encoding::Utf8),
        Some(Encoding::Utf16Le),
        Some(Encoding::Utf16Be),
        Some(Encoding::Windows1252),
        Some(Encoding::MacRoman),
        Some(Encoding::Windows1250),
        Some(Encoding::Windows1251),
        Some(Encoding::Windows1253),
        Some(Encoding::Windows1254),
    ];
    let encoding = encodings.get(usize::from(first.wrapping_sub(b'0')) % encodings.len());
    let second = second.wrapping_sub(b'0');
    ReadOptions {
        encoding: encoding.copied().flatten(),
        delimiter: match second & 3 {
            1 => Some(Delimiter::Semicolon),
            2 => Some(Delimiter::Tab),
            3 => Some(Delimiter::Pipe),
            _ => None,
        },
        header_row: (second & 4 != 0).then_some(u64::from(second >> 4)),
        header_rows: (second & 8 != 0).then_some(u64::from(second >> 4)),
        decimal_mark: (second & 64 != 0).then_some(DecimalMark::Comma),
        lenient_quotes: second & 128 != 0,
        sheet: None,
    }
}

/// A binary workbook as it is.
pub(crate) fn xls(bytes: &[u8]) -> bool {
    read("a.xls", bytes, &ReadOptions::default()).is_some()
}

/// A database as it is.
pub(crate) fn database(bytes: &[u8]) -> bool {
    read("a.qda", bytes, &ReadOptions::default()).is_some()
}

/// An archive as it is.
pub(crate) fn archive(bytes: &[u8]) -> bool {
    read("a.xlsx", bytes, &ReadOptions::default()).is_some()
}

/// A workbook of Excel by its parts.
pub(crate) fn xlsx(text: &[u8]) -> bool {
    read("a.xlsx", &parts::archive(text), &ReadOptions::default()).is_some()
}

/// A workbook of OpenDocument by its parts.
pub(crate) fn ods(text: &[u8]) -> bool {
    read("a.ods", &parts::archive(text), &ReadOptions::default()).is_some()
}

/// A project by its parts, or a file of its own where no part is named.
pub(crate) fn project(text: &[u8]) -> bool {
    match text.starts_with(b"<") {
        true => read("a.qde", text, &ReadOptions::default()).is_some(),
        false => read("a.qdpx", &parts::archive(text), &ReadOptions::default()).is_some(),
    }
}
