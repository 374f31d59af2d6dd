//! Which row is the header, and what its columns are called.

use std::collections::{HashMap, HashSet};

pub(super) mod deep;
pub(super) mod fields;
mod pivot;

use super::{DecimalMark, ReadOptions, limits, number::number};
use crate::diag::{ColumnPlace, Limit, Place, Result};
use crate::schema;
use deep::Spans;

/// Records looked at when the header is sought.
pub(super) const SAMPLE: usize = 32;

/// Where the header is among the first records of a sheet or file (blank ones not counted).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    /// Index of its first record.
    pub index: usize,
    /// Its records.
    pub rows: usize,
}

/// Finds the header.
///
/// It begins with the first record, unless the first ones are clearly titles: one cell alone, above a
/// record that looks like a header (several cells, all filled, none a number, no two alike) and is as
/// wide as most of the table; or what a pivot table has above its own, or lines that say something of all rows. `spans` are the merged cells of each record, where they are known.
pub(super) fn find(records: &[Vec<String>], spans: &[Spans]) -> Found {
    let mut widths: Vec<usize> = records.iter().map(|record| filled_width(record)).collect();
    // Titles and notes stand alone in their rows and may be many.
    let wide: Vec<usize> = widths.iter().copied().filter(|width| *width > 1).collect();
    if 3 * wide.len() >= widths.len() && !wide.is_empty() {
        widths = wide;
    }
    widths.sort_unstable();
    let usual = widths.get(widths.len() / 2).copied().unwrap_or(0);
    let first = records.iter().position(|record| !is_title(record, usual)).unwrap_or(0);
    let first = first + pivot::rows_above(records, spans, first);
    let first = first + fields::lines_above(records, first);
    let rows = deep::rows_at(records, spans, first);
    let taken = rows > 1
        || records.get(first).is_some_and(|record| looks_like_header(record))
            && first + 1 < records.len();
    if taken { Found { index: first, rows } } else { Found { index: 0, rows: 1 } }
}

/// The rows that the user says the header has, within what is allowed.
pub(super) fn asked_rows(options: &ReadOptions) -> Option<usize> {
    let asked = usize::try_from(options.header_rows?).unwrap_or(usize::MAX);
    Some(asked.clamp(1, deep::MOST_ROWS))
}

/// Makes sure that no name is too long; `row` is where the header stands.
///
/// # Errors
/// One is longer than [`limits::HEADER_BYTES`].
pub(super) fn check(names: &mut dyn Iterator<Item = &str>, row: u64) -> Result<()> {
    let too_long = names.enumerate().find(|(_, name)| name.len() > limits::HEADER_BYTES);
    too_long.map_or(Ok(()), |(index, _)| {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        let column = Some(ColumnPlace { index, name: String::new() });
        let place = Place { row: Some(row), column, ..Place::default() };
        Err(limits::passed(Limit::FieldBytes, limits::HEADER_BYTES).at(place))
    })
}

/// Cells up to the last that is filled.
fn filled_width(record: &[String]) -> usize {
    record.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1)
}

fn is_title(record: &[String], usual: usize) -> bool {
    let filled = record.iter().filter(|cell| !cell.trim().is_empty()).count();
    (filled_width(record) <= 1 && usual >= 2) || (filled <= 1 && usual >= 3)
}

/// True where a record looks like a header: several cells, all filled but perhaps the first, none a
/// number, no two alike.
pub(super) fn looks_like_header(record: &[String]) -> bool {
    let cells = record.get(..filled_width(record)).unwrap_or(&[]);
    // The corner above the names of a matrix's rows is often blank.
    let cells = match cells {
        [corner, rest @ ..] if corner.trim().is_empty() && rest.len() >= 2 => rest,
        _ => cells,
    };
    let mut seen = HashSet::new();
    cells.len() >= 2
        && cells.iter().all(|cell| {
            let cell = cell.trim();
            !cell.is_empty()
                && number(cell, DecimalMark::Point).is_none()
                && number(cell, DecimalMark::Comma).is_none()
                && seen.insert(cell)
        })
}

/// Names for `width` columns: trimmed of spaces and invisible characters, distinct, never empty.
pub(super) fn distinct(headers: Vec<String>, width: usize) -> Vec<String> {
    let mut names: Vec<String> = headers.iter().map(|header| trimmed(header).to_owned()).collect();
    names.resize(width, String::new());
    // Names that stand in the file are taken first, so that a made name never collides with one.
    let given: HashSet<String> = names.iter().filter(|name| !name.is_empty()).cloned().collect();
    let mut taken: HashSet<String> = HashSet::new();
    let mut latest: HashMap<String, usize> = HashMap::new();
    for (position, name) in names.iter_mut().enumerate() {
        let bare = if name.is_empty() { schema::unnamed(position + 1) } else { name.clone() };
        let made = name.is_empty();
        let mut candidate = bare.clone();
        let nth = latest.entry(bare.clone()).or_insert(1);
        while taken.contains(&candidate) || ((made || *nth > 1) && given.contains(&candidate)) {
            *nth += 1;
            candidate = schema::repeated(&bare, *nth);
        }
        taken.insert(candidate.clone());
        *name = candidate;
    }
    names
}

/// A header without the spaces, marks of byte order and other invisible characters around it.
pub(super) fn trimmed(header: &str) -> &str {
    header.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}' | '\u{180e}'
            )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    #[test]
    fn titles_are_told_from_headers() {
        let cases: [(&[&[&str]], usize); 7] = [
            (&[&["code", "n"], &["Cost", "3"]], 0),
            (&[&["My study"], &["code", "n"], &["Cost", "3"], &["Time", "2"]], 1),
            (&[&["My study"], &["2024"], &["a", "b", "c"], &["1", "2", "3"], &["1", "2", "3"]], 2),
            // The record below is no header, so nothing is taken off.
            (&[&["names"], &["Cost", "3"], &["Time", "2"]], 0),
            (&[&["", "count"], &["Cost", "3"], &["Time", "2"]], 0),
            (&[&["code"], &["Cost"], &["Time"]], 0),
            (&[], 0),
        ];
        for (rows, expected) in cases {
            assert_eq!(find(&records(rows), &[]), Found { index: expected, rows: 1 }, "{rows:?}");
        }
    }

    #[test]
    fn columns_are_distinct_and_never_empty() {
        let cases: [(&[&str], usize, &[&str]); 5] = [
            (&["code", "code", "code"], 3, &["code", "code (2)", "code (3)"]),
            (&["", " ", "code"], 3, &["Column 1", "Column 2", "code"]),
            (&["a", "a", "a (2)"], 3, &["a", "a (3)", "a (2)"]),
            (&["Column 2", ""], 2, &["Column 2", "Column 2 (2)"]),
            (&["\u{feff}p\u{200b} "], 2, &["p", "Column 2"]),
        ];
        for (headers, width, expected) in cases {
            let headers = headers.iter().map(|header| (*header).to_owned()).collect();
            assert_eq!(distinct(headers, width), expected);
        }
    }

    #[test]
    fn two_thousand_like_headers_are_named_at_once() {
        let names = distinct(vec!["x".to_owned(); 2000], 2000);
        assert_eq!(names.last().map(String::as_str), Some("x (2000)"));
    }
}
