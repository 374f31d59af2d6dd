//! Delimited text: encoding, delimiter, header row, rows.
//!
//! Takes the bytes of a text file; gives its table and how it was read. What does not fit is warned of
//! with the row: short rows are filled, long ones widen the table; nothing is shifted or dropped.

mod delimiter;
mod scanner;

use super::encoding::{self, Decoded, Detected};
use super::header::deep;
use super::header::fields::field;
use super::number::MarkEvidence;
use super::sniff::{self, Content};
use super::table::{Fields, Rows, Table};
use super::{
    Delimiter, HeaderRows, How, Opened, ReadOptions, Reader, Reading, Source, TextReading, header,
    limits,
};
use crate::diag::{
    ColumnPlace, ContentKind, Error, ErrorKind, Limit, Place, Result, Warned, Warning, WarningKind,
};
use scanner::{Fault, Record, Scanner};

/// Bytes between two reports of progress.
const PROGRESS_BYTES: usize = 4 << 20;
/// Share of the work that decoding is.
const DECODING_SHARE: f64 = 0.2;
/// Rows named in a warning.
const ROWS_NAMED: usize = 10;
/// Rows whose numbers tell the decimal mark.
const MARK_ROWS: usize = 1_000;

/// The reader of whatever is text.
pub(super) const READER: Reader = Reader {
    extensions: &["csv", "tsv", "tab", "txt"],
    claims: |content| matches!(content, Content::Text),
    read,
};

/// Reads delimited text.
///
/// # Errors
/// The content is no text or no table, a limit is passed, or a quote is never closed.
fn read(opened: Opened<'_, '_>, progress: &mut dyn FnMut(f64)) -> Result<Warned<Source>> {
    let Opened { file, bytes, options, .. } = opened;
    let (encoding, encoding_is_guess) = match options.encoding.map(Detected::Certain) {
        Some(Detected::Certain(chosen)) => (chosen, false),
        _ => match encoding::detect(bytes) {
            Detected::Utf32 => return Err(ErrorKind::Utf32.into()),
            Detected::Certain(encoding) => (encoding, false),
            Detected::Guess(encoding) => (encoding, true),
        },
    };
    let is_wide = matches!(encoding, super::Encoding::Utf16Le | super::Encoding::Utf16Be);
    if !is_wide && encoding::is_binary(bytes) {
        return Err(ErrorKind::NotATable { found: ContentKind::Binary }.into());
    }
    let decoded = encoding::decode(bytes, encoding, &mut |share| progress(DECODING_SHARE * share));
    if let Some(found) = sniff::markup(&decoded.text) {
        return Err(ErrorKind::NotATable { found }.into());
    }
    progress(DECODING_SHARE);

    let layout = Layout::find(&decoded.text, options)?;
    let Cut { headers, rows, unescaped, mark, title, fields, warnings } =
        cut(&decoded, &layout, options.lenient_quotes, progress)?;
    if rows.len() == 0 {
        let place = Place { row: Some(layout.header_row), ..Place::default() };
        return Err(Error::new(ErrorKind::NoRows).at(place));
    }
    let decimal_mark =
        options.decimal_mark.unwrap_or_else(|| mark.mark(layout.delimiter == Delimiter::Semicolon));
    let how = How::Text(TextReading {
        encoding,
        encoding_is_guess,
        delimiter: layout.delimiter,
        delimiter_candidates: layout.candidates,
        header: HeaderRows { row: layout.header_row, rows: layout.header_rows as u64 },
    });
    let reading = Reading::new(file, rows.len(), decimal_mark, how);
    let mut text = decoded.text;
    // Both may be most of the memory that there is.
    text.reserve_exact(unescaped.len());
    text.push_str(&unescaped);
    drop(unescaped);
    let table = Table::assemble(Vec::new(), text, headers, rows).below(title);
    let table = table.with_fields(&[fields]);
    Ok(Warned {
        value: Source { reading, table, codes: Vec::new(), beside: Vec::new(), carried: None },
        warnings,
    })
}

/// How the text is laid out, found in its beginning.
struct Layout {
    delimiter: Delimiter,
    candidates: Vec<Delimiter>,
    /// Offset behind the line `sep=`.
    start: usize,
    header_row: u64,
    header_rows: usize,
}

impl Layout {
    fn find(text: &str, options: &ReadOptions) -> Result<Self> {
        if text.trim().is_empty() {
            return Err(ErrorKind::EmptyFile.into());
        }
        let directive = delimiter::directive(text);
        let start = directive.map_or(0, |(_, behind)| behind);
        let body = text.get(start..).unwrap_or("");
        let (delimiter, candidates) = match (options.delimiter, directive) {
            (Some(chosen), _) | (None, Some((chosen, _))) => (chosen, vec![chosen]),
            (None, None) => {
                let candidates = delimiter::candidates(body);
                (candidates.first().copied().unwrap_or(Delimiter::Comma), candidates)
            }
        };
        let (header_row, header_rows) =
            find_header(body, delimiter, options.header_row).ok_or(ErrorKind::EmptyFile)?;
        let header_rows = header::asked_rows(options).unwrap_or(header_rows);
        Ok(Self { delimiter, candidates, start, header_row, header_rows })
    }
}

/// Row of the header, which is the one asked for if any, and how many rows it has; `None` where all
/// rows are blank.
fn find_header(text: &str, delimiter: Delimiter, asked: Option<u64>) -> Option<(u64, usize)> {
    let mut scanner = Scanner::new(text, delimiter::byte(delimiter), true);
    let mut record = Record::default();
    let mut numbers = Vec::new();
    let mut sample: Vec<Vec<String>> = Vec::new();
    while sample.len() < header::SAMPLE && matches!(scanner.next(&mut record), Ok(true)) {
        if record.blank || record.number < asked.unwrap_or(0) {
            continue;
        }
        numbers.push(record.number);
        let cells = record.cells.iter().map(|cell| scanner.text_of(*cell).to_owned());
        sample.push(cells.collect());
    }
    if let Some(row) = asked {
        return Some((row, deep::rows_at(&sample, &[], 0)));
    }
    let found = header::find(&sample, &[]);
    // A record at fault before the sample is full is reported when the whole is cut.
    let row = numbers.get(found.index).copied().or((record.number > 0).then_some(1))?;
    Some((row, found.rows))
}

/// What cutting the whole text gave.
struct Cut {
    headers: Vec<String>,
    rows: Rows,
    unescaped: String,
    mark: MarkEvidence,
    /// What stands alone in the last row above the header.
    title: String,
    /// What lines above the header say of all rows.
    fields: Fields,
    warnings: Vec<Warning>,
}

fn cut(
    decoded: &Decoded,
    layout: &Layout,
    lenient: bool,
    progress: &mut dyn FnMut(f64),
) -> Result<Cut> {
    let (mut title, mut fields_above) = (String::new(), Fields::new());
    let text = decoded.text.as_str();
    let mut scanner =
        Scanner::new(text, delimiter::byte(layout.delimiter), lenient).skip_to(layout.start);
    let mut record = Record::default();
    let mut notes = Notes::new(decoded);
    let mut header: Option<(Vec<String>, usize)> = None;
    let mut header_records: Vec<Vec<String>> = Vec::new();
    let mut header_fields = 0;
    let mut rows = Rows::default();
    let mut mark = MarkEvidence::default();
    let mut next_report = PROGRESS_BYTES;
    loop {
        match scanner.next(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(fault) => return Err(fault_error(fault, text, &record, header.as_ref())),
        }
        notes.see(&record);
        if record.end >= next_report {
            next_report = record.end + PROGRESS_BYTES;
            let share = record.end as f64 / text.len().max(1) as f64;
            progress(DECODING_SHARE + (1.0 - DECODING_SHARE) * share);
        }
        if record.blank {
            continue;
        }
        let Some((_, fields)) = &header else {
            if record.number >= layout.header_row {
                header_records.push(headers(&scanner, &record)?);
                header_fields = header_fields.max(record.fields);
                if header_records.len() == layout.header_rows {
                    let headers = deep::joined(&header_records, &[]);
                    header::check(&mut headers.iter().map(String::as_str), record.number)?;
                    rows = Rows::of_width(headers.len());
                    header = Some((headers, header_fields));
                }
            } else if let Some((label, value)) =
                field(record.cells.iter().map(|cell| scanner.text_of(*cell)))
            {
                fields_above.push((label.to_owned(), value.to_owned()));
            } else {
                notes.above.see(record.number);
                let mut texts = record.cells.iter().map(|cell| scanner.text_of(*cell).trim());
                let mut texts = texts.by_ref().filter(|text| !text.is_empty());
                title = texts.next().filter(|_| texts.next().is_none()).unwrap_or("").to_owned();
            }
            continue;
        };
        let fields = record.fields.cmp(fields);
        match fields {
            std::cmp::Ordering::Less => notes.short.see(record.number),
            std::cmp::Ordering::Greater => notes.long.see(record.number),
            std::cmp::Ordering::Equal => {}
        }
        if rows.len() < MARK_ROWS {
            record.cells.iter().for_each(|cell| mark.see(scanner.text_of(*cell)));
        }
        let number =
            u32::try_from(record.number).map_err(|_| limits::passed(Limit::Rows, limits::ROWS))?;
        rows.push(number, &record.cells)
            .map_err(|error| error.at(Place { row: Some(record.number), ..Place::default() }))?;
        if fields.is_lt() {
            rows.is_short(record.fields);
        }
    }
    // The text may end before the header has all the rows that it should have.
    let begun = (!header_records.is_empty()).then(|| deep::joined(&header_records, &[]));
    let Some(headers) = header.map(|(headers, _)| headers).or(begun) else {
        return Err(
            ErrorKind::NoSuchHeaderRow { row: layout.header_row, rows: record.number }.into()
        );
    };
    let unescaped = scanner.into_unescaped();
    let fields = fields_above;
    Ok(Cut { headers, rows, unescaped, mark, title, fields, warnings: notes.into_warnings() })
}

fn headers(scanner: &Scanner<'_>, record: &Record) -> Result<Vec<String>> {
    let names = record.cells.iter().map(|cell| scanner.text_of(*cell));
    header::check(&mut names.clone(), record.number)?;
    Ok(names.map(str::to_owned).collect())
}

fn place(row: u64, column: Option<(usize, &str)>) -> Place {
    Place {
        row: Some(row),
        column: column.map(|(index, name)| ColumnPlace {
            index: u32::try_from(index).unwrap_or(u32::MAX),
            name: header::trimmed(name).to_owned(),
        }),
        ..Place::default()
    }
}

fn fault_error(
    fault: Fault,
    text: &str,
    record: &Record,
    header: Option<&(Vec<String>, usize)>,
) -> Error {
    match fault {
        Fault::UnclosedQuote { offset } => Error::new(ErrorKind::UnclosedQuote)
            .at(Place { line: Some(line_of(text, offset)), ..place(record.number, None) }),
        Fault::TooManyFields => {
            limits::passed(Limit::Columns, limits::COLUMNS).at(place(record.number, None))
        }
        Fault::FieldTooLong { field } => {
            let name = header.and_then(|(names, _)| names.get(field)).map_or("", String::as_str);
            limits::passed(Limit::FieldBytes, limits::FIELD_BYTES)
                .at(place(record.number, Some((field, name))))
        }
        Fault::TextTooLong => limits::passed(Limit::FileBytes, limits::FILE_BYTES),
    }
}

/// Line in which an offset lies, 1-based; lines end at LF, CRLF or CR.
fn line_of(text: &str, offset: usize) -> u64 {
    let before = text.as_bytes().get(..offset).unwrap_or(&[]);
    let ends = before.iter().zip(before.iter().skip(1).chain([&0]));
    let count = ends.filter(|(byte, next)| **byte == b'\n' || (**byte == b'\r' && **next != b'\n'));
    count.count() as u64 + 1
}

/// What was noticed, gathered so that each kind is warned of once.
struct Notes {
    invalid: RowOf,
    controls: RowOf,
    above: RowList,
    short: RowList,
    long: RowList,
    stray: RowList,
    lenient: RowList,
}

impl Notes {
    fn new(decoded: &Decoded) -> Self {
        Self {
            invalid: RowOf::new(decoded.invalid),
            controls: RowOf::new(decoded.controls),
            above: RowList::default(),
            short: RowList::default(),
            long: RowList::default(),
            stray: RowList::default(),
            lenient: RowList::default(),
        }
    }

    #[inline]
    fn see(&mut self, record: &Record) {
        self.invalid.see(record);
        self.controls.see(record);
        if record.stray_quote {
            self.stray.see(record.number);
        }
        if record.lenient_quote {
            self.lenient.see(record.number);
        }
    }

    fn into_warnings(self) -> Vec<Warning> {
        let (short, long) = (self.short.first.clone(), self.long.first.clone());
        [
            self.invalid.into_warning(WarningKind::InvalidBytes),
            self.controls.into_warning(WarningKind::ControlCharacters),
            self.above.into_warning(WarningKind::RowsAboveHeader),
            self.short.into_warning(WarningKind::ShortRows { rows: short }),
            self.long.into_warning(WarningKind::LongRows { rows: long }),
            self.stray.into_warning(WarningKind::StrayQuote),
            self.lenient.into_warning(WarningKind::LenientQuote),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// The row in which the first of some incidents lies.
struct RowOf {
    incidents: encoding::Incidents,
    /// Offset up to which no record need be looked at.
    offset: usize,
    row: u64,
}

impl RowOf {
    fn new(incidents: encoding::Incidents) -> Self {
        Self { incidents, offset: incidents.first.unwrap_or(usize::MAX), row: 0 }
    }

    #[inline]
    fn see(&mut self, record: &Record) {
        // What lies at the very end of the text belongs to the last record.
        if self.offset < usize::MAX {
            self.row = record.number;
            if record.end > self.offset {
                self.offset = usize::MAX;
            }
        }
    }

    fn into_warning(self, kind: WarningKind) -> Option<Warning> {
        (self.incidents.count > 0).then(|| {
            Warning::new(kind).at(place(self.row.max(1), None)).times(self.incidents.count)
        })
    }
}

/// How many rows, and which first.
#[derive(Default)]
struct RowList {
    count: u64,
    first: Vec<u64>,
}

impl RowList {
    fn see(&mut self, row: u64) {
        self.count += 1;
        if self.first.len() < ROWS_NAMED {
            self.first.push(row);
        }
    }

    fn into_warning(self, kind: WarningKind) -> Option<Warning> {
        let first = self.first.first().copied()?;
        Some(Warning::new(kind).at(place(first, None)).times(self.count))
    }
}
