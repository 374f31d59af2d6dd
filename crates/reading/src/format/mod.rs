//! Bytes and a file name in, a [`Source`] out.
//!
//! Takes what somebody dropped on the page; gives tables of text cells with the places that every
//! complaint needs. Content decides what a file is; its name is a hint. Never panics, never knows a
//! framework or a column's meaning, never allocates from a size that the file declares.

mod container;
mod databases;
mod encoding;
mod header;
pub mod limits;
mod live_figure;
mod number;
mod project;
mod reading;
mod refi;
mod sniff;
mod table;
mod text;
mod workbook;

pub use number::{flag_word, number};
pub use project::{CodeEntry, OffsetUnit, Offsets, ProjectForm, ProjectReading};
pub use reading::{
    FileKind, HeaderRows, How, MergedNumber, MergedPart, Reading, SheetInfo, TextReading,
    WorkbookKind, WorkbookReading,
};
pub use table::{
    Cell, ColumnTexts, RowsOfTexts, SegmentRange, SegmentRanges, Table, TableBuilder, TornEnd,
};

use serde::{Deserialize, Serialize};

use crate::diag::{Error, ErrorKind, Limit, Result, Warned, Warning, WarningKind};
use sniff::Content;
use workbook::{ods, xls, xlsx};

/// One file as read: how it was read and the table that was chosen in it.
///
/// A project of a tool comes as a table too, one row a coding, under the headers of
/// `schema::project`; so everything behind the readers knows one shape.
#[derive(Debug, Clone)]
pub struct Source {
    /// How the bytes were understood, shown to the user and open to override.
    pub reading: Reading,
    /// The cells, with the header row taken off; without rows for a file that holds codes alone.
    pub table: Table,
    /// The codes that the file lists, whether or not they were applied; empty for a plain table.
    pub codes: Vec<CodeEntry>,
    /// The sheets of a workbook that are not part of the table, each a table of its own; those with more
    /// than [`limits::CELLS_BESIDE`] cells are not here.
    pub beside: Vec<Table>,
    /// What a live figure carries, whose table is empty; `None` for everything else.
    pub carried: Option<String>,
}

/// A kind of file that is read. To add one, write its file, name its reader in [`READERS`], and give
/// [`How`] and [`FileKind`] what it needs; the label stands in `words`.
struct Reader {
    /// Extensions, in lower case, that files of this kind bear.
    extensions: &'static [&'static str],
    /// True where the content is of this kind.
    claims: fn(&Content<'_>) -> bool,
    /// Reads it.
    read: Read,
}

/// Reads what was opened, and tells now and then the share done, 0.0 to 1.0.
type Read = fn(Opened<'_, '_>, &mut dyn FnMut(f64)) -> Result<Warned<Source>>;

/// A file that is about to be read.
struct Opened<'call, 'bytes> {
    /// Name shown to the user.
    file: &'call str,
    /// The bytes as dropped.
    bytes: &'bytes [u8],
    /// What was found in them.
    content: Content<'bytes>,
    /// What the user overrides.
    options: &'call ReadOptions,
}

/// All readers; the first that claims a content reads it. The last takes any text.
const READERS: [&Reader; 9] = [
    &xlsx::READER,
    &xls::READER,
    &refi::PROJECT,
    &databases::DATABASE,
    &databases::FOLDER,
    &ods::READER,
    &live_figure::READER,
    &refi::CODEBOOK,
    &text::READER,
];

/// Extensions, in lower case and without a dot, of the files that are read.
pub fn extensions() -> impl Iterator<Item = &'static str> {
    READERS.iter().flat_map(|reader| reader.extensions).copied()
}

/// Text encodings that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows-1252, and so ISO 8859-1.
    Windows1252,
    /// Mac Roman: never guessed, only chosen, as all below are.
    MacRoman,
    /// Windows-1250, Central European.
    Windows1250,
    /// Windows-1251, Cyrillic.
    Windows1251,
    /// Windows-1253, Greek.
    Windows1253,
    /// Windows-1254, Turkish.
    Windows1254,
}

/// Field delimiters that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// Tab.
    Tab,
    /// `|`
    Pipe,
}

/// Mark between whole and fraction.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum DecimalMark {
    /// `1.5`
    #[default]
    Point,
    /// `1,5`
    Comma,
}

/// What the user overrides of the detection; absent parts are detected.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct ReadOptions {
    /// Encoding to use.
    pub encoding: Option<Encoding>,
    /// Delimiter to use.
    pub delimiter: Option<Delimiter>,
    /// Sheet to read, alone.
    pub sheet: Option<String>,
    /// Row of the header, 1-based as in a spreadsheet.
    pub header_row: Option<u64>,
    /// Rows of the header, 1 to 5, whose parts are joined from top to bottom.
    pub header_rows: Option<u64>,
    /// Decimal mark.
    pub decimal_mark: Option<DecimalMark>,
    /// Read an unclosed quote as a character instead of refusing the file.
    pub lenient_quotes: bool,
}

/// Reads one file.
///
/// `file` is the name shown to the user and a weak hint of the kind. `progress` is called now and
/// then with the share done, 0.0 to 1.0.
///
/// # Errors
/// Any of the `format` kinds of [`crate::diag::ErrorKind`], with the place.
pub fn read(
    file: &str,
    bytes: &[u8],
    options: &ReadOptions,
    progress: &mut dyn FnMut(f64),
) -> Result<Warned<Source>> {
    let in_file = |error: Error| error.in_file(file);
    if bytes.is_empty() {
        return Err(in_file(ErrorKind::EmptyFile.into()));
    }
    if bytes.len() > limits::FILE_BYTES {
        return Err(in_file(limits::passed(Limit::FileBytes, limits::FILE_BYTES)));
    }
    let content = sniff::look(bytes).map_err(in_file)?;
    let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension);
    let Some(reader) = READERS.iter().find(|reader| (reader.claims)(&content)) else {
        let is_archive = matches!(content, Content::Archive(_));
        return Err(in_file(match is_archive && refi::is_named_as_project(extension) {
            true => ErrorKind::NoProject.into(),
            false => ErrorKind::NotATable { found: sniff::kind_of(&content) }.into(),
        }));
    };
    let opened = Opened { file, bytes, content, options };
    let mut read = (reader.read)(opened, progress).map_err(in_file)?;
    progress(1.0);
    let is_of = |reader: &Reader| {
        reader.extensions.iter().any(|known| extension.eq_ignore_ascii_case(known))
    };
    if !is_of(reader) && READERS.iter().any(|other| is_of(other)) {
        read.warnings.insert(0, Warning::new(WarningKind::NameBelied));
    }
    for warning in &mut read.warnings {
        warning.at.get_or_insert_default().file = Some(file.to_owned());
    }
    Ok(read)
}
