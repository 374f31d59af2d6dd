//! Cuts delimited text into records and fields, in one pass and in linear time.
//!
//! Takes UTF-8 text and a delimiter; gives spans into the text, never copies of it. Only a field with
//! quotes inside is written anew, behind the text. Quotes as in RFC 4180; a line ends at LF, CRLF or CR.

use memchr::memchr;

use super::super::{limits, table::Cell};

/// Cuts a text into records.
#[derive(Debug)]
pub(crate) struct Scanner<'text> {
    text: &'text str,
    delimiter: u8,
    lenient_quotes: bool,
    position: usize,
    record_number: u64,
    /// Fields that could not be taken from the text as they stand, to be appended to it.
    unescaped: String,
}

/// One record: its cells, and what is to be said of it. Used again for the next record.
#[derive(Debug, Default)]
pub(crate) struct Record {
    /// Cells up to the last that is not empty.
    pub cells: Vec<Cell>,
    /// Fields, empty ones at the end counted.
    pub fields: usize,
    /// 1-based number of the record, blank ones counted.
    pub number: u64,
    /// Offset behind the record.
    pub end: usize,
    /// True where there is nothing between the line's ends but spaces.
    pub blank: bool,
    /// A quote inside a field was taken as a character.
    pub stray_quote: bool,
    /// An unclosed quote was taken as a character.
    pub lenient_quote: bool,
}

/// Why the text could not be cut further.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The quote at the offset is never closed.
    UnclosedQuote {
        /// Offset of the quote.
        offset: usize,
    },
    /// There are too many fields.
    TooManyFields,
    /// The field at the index is too long.
    FieldTooLong {
        /// 0-based.
        field: usize,
    },
    /// The spans cannot reach so far.
    TextTooLong,
}

impl<'text> Scanner<'text> {
    /// Begins at the start of a text.
    pub fn new(text: &'text str, delimiter: u8, lenient_quotes: bool) -> Self {
        Self {
            text,
            delimiter,
            lenient_quotes,
            position: 0,
            record_number: 0,
            unescaped: String::new(),
        }
    }

    /// Begins at an offset, which is the start of a line.
    pub fn skip_to(mut self, offset: usize) -> Self {
        self.position = offset;
        self
    }

    /// What is to be appended to the text so that all cells have their text.
    pub fn into_unescaped(self) -> String {
        self.unescaped
    }

    /// The text of a cell.
    pub fn text_of(&self, cell: Cell) -> &str {
        if cell.start() < self.text.len() {
            cell.text(self.text)
        } else {
            cell.moved_back(self.text.len()).text(&self.unescaped)
        }
    }

    /// Cuts the next record; false at the end.
    ///
    /// # Errors
    /// See [`Fault`]; `record` then holds the number of the record at fault.
    pub fn next(&mut self, record: &mut Record) -> Result<bool, Fault> {
        let bytes = self.text.as_bytes();
        if self.position >= bytes.len() {
            return Ok(false);
        }
        self.record_number += 1;
        record.cells.clear();
        record.fields = 0;
        record.number = self.record_number;
        record.stray_quote = false;
        record.lenient_quote = false;
        let mut quoted = false;
        let start = self.position;
        loop {
            let from = self.position;
            let end = if bytes.get(from) == Some(&b'"') {
                quoted = true;
                self.quoted_field(from, record)?
            } else {
                self.bare_field(from, from, record)?
            };
            let next = bytes.get(end).copied();
            self.position = (end + 1).min(bytes.len());
            if next == Some(self.delimiter) {
                continue;
            }
            if next == Some(b'\r') && bytes.get(end + 1) == Some(&b'\n') {
                self.position = end + 2;
            }
            record.end = self.position;
            record.blank = record.fields == 1
                && !quoted
                && self.text.get(start..end).is_some_and(|line| line.trim().is_empty());
            return Ok(true);
        }
    }

    /// Cuts a field that begins at `from`, whose bytes before `searched` are known to be plain.
    #[inline]
    fn bare_field(
        &mut self,
        from: usize,
        searched: usize,
        record: &mut Record,
    ) -> Result<usize, Fault> {
        let bytes = self.text.as_bytes();
        let mut end = searched;
        loop {
            end = find_special(bytes, end, self.delimiter);
            if bytes.get(end) != Some(&b'"') {
                break;
            }
            record.stray_quote = true;
            end += 1;
        }
        self.push(record, from, end - from)?;
        Ok(end)
    }

    /// Cuts a field whose first byte, at `from`, is a quote.
    fn quoted_field(&mut self, from: usize, record: &mut Record) -> Result<usize, Fault> {
        let bytes = self.text.as_bytes();
        let start = from + 1;
        let mut doubled = false;
        let mut search = start;
        let close = loop {
            let rest = bytes.get(search..).unwrap_or(&[]);
            let Some(found) = memchr(b'"', rest).map(|found| search + found) else {
                return self.unclosed(from, record);
            };
            if bytes.get(found + 1) != Some(&b'"') {
                break found;
            }
            doubled = true;
            search = found + 2;
        };
        let after = close + 1;
        let ends = match bytes.get(after) {
            None | Some(b'\n' | b'\r') => true,
            Some(byte) => *byte == self.delimiter,
        };
        if ends && !doubled {
            self.push(record, start, close - start)?;
            return Ok(after);
        }
        let content = self.text.get(start..close).unwrap_or("");
        if !ends && content.bytes().any(|byte| matches!(byte, b'\n' | b'\r')) {
            // A quote that "closes" lines below in the middle of a field closes nothing: it opens
            // the next field or belongs to a text. To go on would swallow the rows between.
            return self.unclosed(from, record);
        }
        let mut end = after;
        if !ends {
            record.stray_quote = true;
            loop {
                end = find_special(bytes, end, self.delimiter);
                if bytes.get(end) != Some(&b'"') {
                    break;
                }
                end += 1;
            }
        }
        self.push_rewritten(record, content, self.text.get(after..end).unwrap_or(""))?;
        Ok(end)
    }

    /// Takes the quote at `from` as a character if that was asked for.
    fn unclosed(&mut self, from: usize, record: &mut Record) -> Result<usize, Fault> {
        if !self.lenient_quotes {
            return Err(Fault::UnclosedQuote { offset: from });
        }
        record.lenient_quote = true;
        let stray_before = record.stray_quote;
        let end = self.bare_field(from, from + 1, record)?;
        record.stray_quote = stray_before;
        Ok(end)
    }

    #[inline]
    fn push(&self, record: &mut Record, start: usize, len: usize) -> Result<(), Fault> {
        let index = record.fields;
        record.fields += 1;
        if len == 0 {
            // Nothing is stored for it until a field that is not empty follows.
            return Ok(());
        }
        if len > limits::FIELD_BYTES {
            return Err(Fault::FieldTooLong { field: index });
        }
        if index >= limits::COLUMNS {
            return Err(Fault::TooManyFields);
        }
        let cell = Cell::new(start, len).ok_or(Fault::TextTooLong)?;
        if record.cells.len() < index {
            record.cells.resize(index, Cell::default());
        }
        record.cells.push(cell);
        Ok(())
    }

    /// Stores a field with its doubled quotes made single and what follows its closing quote.
    fn push_rewritten(
        &mut self,
        record: &mut Record,
        content: &str,
        tail: &str,
    ) -> Result<(), Fault> {
        let start = self.unescaped.len();
        let mut parts = content.split("\"\"");
        self.unescaped.push_str(parts.next().unwrap_or(""));
        for part in parts {
            self.unescaped.push('"');
            self.unescaped.push_str(part);
        }
        self.unescaped.push_str(tail);
        self.push(record, self.text.len() + start, self.unescaped.len() - start)
    }
}

/// Offset of the next delimiter, quote or line end, or the length of the bytes.
///
/// Eight bytes at a time in one word; works as well where the machine has no vectors.
#[inline]
fn find_special(bytes: &[u8], from: usize, delimiter: u8) -> usize {
    const LOW: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    // The high bit of the lowest zero byte is set; bits above it may be wrong and are not used.
    let zeros = |word: u64| word.wrapping_sub(LOW) & !word & HIGH;
    let delimiters = u64::from(delimiter) * LOW;
    let mut position = from;
    while let Some(chunk) = bytes.get(position..position + 8) {
        let word = u64::from_le_bytes(<[u8; 8]>::try_from(chunk).unwrap_or_default());
        let found = zeros(word ^ delimiters)
            | zeros(word ^ (u64::from(b'"') * LOW))
            | zeros(word ^ (u64::from(b'\n') * LOW))
            | zeros(word ^ (u64::from(b'\r') * LOW));
        if found != 0 {
            return position + (found.trailing_zeros() / 8) as usize;
        }
        position += 8;
    }
    let rest = bytes.get(position..).unwrap_or(&[]);
    rest.iter()
        .position(|byte| *byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r'))
        .map_or(bytes.len(), |found| position + found)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn records(text: &str, lenient: bool) -> Result<Vec<Vec<String>>, Fault> {
        let mut scanner = Scanner::new(text, b',', lenient);
        let mut record = Record::default();
        let mut records = Vec::new();
        while scanner.next(&mut record)? {
            let mut cells: Vec<String> =
                record.cells.iter().map(|cell| scanner.text_of(*cell).to_owned()).collect();
            cells.resize(record.fields, String::new());
            records.push(cells);
        }
        Ok(records)
    }

    #[test]
    fn records_and_fields() {
        let cases: [(&str, &[&[&str]]); 17] = [
            ("", &[]),
            ("a,b", &[&["a", "b"]]),
            ("a,b\n", &[&["a", "b"]]),
            ("a,b\r\nc,d\rx,y\n", &[&["a", "b"], &["c", "d"], &["x", "y"]]),
            ("a,,\n,,", &[&["a", "", ""], &["", "", ""]]),
            ("\n\na", &[&[""], &[""], &["a"]]),
            ("\"a,b\",c", &[&["a,b", "c"]]),
            ("\"a\r\nb\",c", &[&["a\r\nb", "c"]]),
            ("\"a \"\"b\"\" c\"", &[&["a \"b\" c"]]),
            ("\"\",\"\"\n", &[&["", ""]]),
            ("\"\"\"\"", &[&["\""]]),
            ("a\"b\"c,d", &[&["a\"b\"c", "d"]]),
            ("\"x\"y,z", &[&["xy", "z"]]),
            ("\"x\"y\"z,w\n", &[&["xy\"z", "w"]]),
            (
                "longer than eight,and again more than eight\r\n",
                &[&["longer than eight", "and again more than eight"]],
            ),
            ("å,ö\u{2028}\n", &[&["å", "ö\u{2028}"]]),
            (" \"a\",b", &[&[" \"a\"", "b"]]),
        ];
        for (text, expected) in cases {
            assert_eq!(records(text, false).unwrap(), expected, "{text:?}");
        }
    }

    #[test]
    fn an_unclosed_quote_is_a_fault_or_a_character() {
        let cases: [(&str, usize, &[&[&str]]); 4] = [
            ("a,\"b\nc,d\n", 2, &[&["a", "\"b"], &["c", "d"]]),
            ("\"a\"\"\nb", 0, &[&["\"a\"\""], &["b"]]),
            // The quote that would close it opens the next field.
            ("a,\"b\nc,\"d\"\n", 2, &[&["a", "\"b"], &["c", "d"]]),
            ("\"", 0, &[&["\""]]),
        ];
        for (text, offset, expected) in cases {
            assert_eq!(records(text, false), Err(Fault::UnclosedQuote { offset }), "{text:?}");
            assert_eq!(records(text, true).unwrap(), expected, "{text:?}");
        }
    }

    #[test]
    fn the_word_search_finds_what_a_byte_search_finds() {
        let bytes: Vec<u8> = (0..=255_u8).cycle().take(1500).chain(*b"plain end").collect();
        for from in 0..bytes.len() {
            let slow = (from..bytes.len())
                .find(|at| bytes.get(*at).is_some_and(|b| b",\"\n\r".contains(b)))
                .unwrap_or(bytes.len());
            assert_eq!(find_special(&bytes, from, b','), slow);
        }
    }
}
