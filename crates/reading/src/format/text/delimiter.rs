//! Which delimiter a text has.
//!
//! Takes the beginning of a text; gives the delimiter that cuts it most evenly, and those that do so
//! as well, which only the user can choose between.

use super::super::Delimiter;
use super::scanner::{Record, Scanner};

/// Bytes looked at.
const SAMPLE_BYTES: usize = 64 << 10;
/// Records looked at.
const SAMPLE_RECORDS: usize = 200;

/// All delimiters, in the order in which one is taken where nothing tells them apart.
pub(super) const ALL: [Delimiter; 4] =
    [Delimiter::Comma, Delimiter::Semicolon, Delimiter::Tab, Delimiter::Pipe];

/// The byte of a delimiter.
pub(super) fn byte(delimiter: Delimiter) -> u8 {
    match delimiter {
        Delimiter::Comma => b',',
        Delimiter::Semicolon => b';',
        Delimiter::Tab => b'\t',
        Delimiter::Pipe => b'|',
    }
}

/// The first line `sep=;`, by which a spreadsheet is told the delimiter: it, and the offset behind the line.
pub(super) fn directive(text: &str) -> Option<(Delimiter, usize)> {
    let line_end = text.find(['\r', '\n'])?;
    let line = text.get(..line_end)?;
    let (key, value) = line.split_at_checked(4)?;
    if !key.eq_ignore_ascii_case("sep=") {
        return None;
    }
    let delimiter = ALL.into_iter().find(|known| value.as_bytes() == [byte(*known)])?;
    let line_break = if text.get(line_end..)?.starts_with("\r\n") { 2 } else { 1 };
    Some((delimiter, line_end + line_break))
}

/// Delimiters that fit the text best, the one to take first; never empty.
pub(super) fn candidates(text: &str) -> Vec<Delimiter> {
    let mut end = text.len().min(SAMPLE_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = text.get(..end).unwrap_or(text);
    let fits: Vec<(Delimiter, Fit)> = ALL
        .into_iter()
        .map(|delimiter| (delimiter, fit(sample, byte(delimiter), end < text.len())))
        .collect();
    let best = fits.iter().map(|(_, fit)| *fit).max().unwrap_or_default();
    if best == Fit::default() {
        return vec![Delimiter::Comma];
    }
    fits.into_iter().filter(|(_, fit)| *fit == best).map(|(delimiter, _)| delimiter).collect()
}

/// How evenly a delimiter cuts; the greater the better, compared field by field.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    /// Most records have several fields.
    cuts_most: bool,
    /// Records of the usual number of fields, in hundredths of all.
    even_percent: usize,
    /// The usual number of fields.
    usual_fields: usize,
}

fn fit(sample: &str, delimiter: u8, cut_off: bool) -> Fit {
    let mut scanner = Scanner::new(sample, delimiter, true);
    let mut record = Record::default();
    let mut counts = Vec::new();
    while counts.len() < SAMPLE_RECORDS && matches!(scanner.next(&mut record), Ok(true)) {
        let incomplete = cut_off && record.end == sample.len();
        if !record.blank && (!incomplete || counts.is_empty()) {
            counts.push(record.fields);
        }
    }
    counts.sort_unstable();
    let runs = counts.chunk_by(|one, other| one == other);
    let usual = runs.max_by_key(|run| (run.len(), run.first().copied())).unwrap_or(&[]);
    let several = counts.iter().filter(|count| **count > 1).count();
    if several == 0 {
        return Fit::default();
    }
    let usual_fields = usual.first().copied().unwrap_or(0);
    let even = if usual_fields > 1 { usual.len() } else { several };
    Fit {
        cuts_most: several * 2 > counts.len(),
        even_percent: even * 100 / counts.len().max(1),
        usual_fields,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_that_cuts_evenly_is_taken() {
        use Delimiter::{Comma, Pipe, Semicolon, Tab};
        let cases: [(&str, &[Delimiter]); 11] = [
            ("a,b\n1,2\n", &[Comma]),
            ("a;b\n1,5;2\n", &[Semicolon]),
            ("a\tb\nx, y\tz\n", &[Tab]),
            ("p|c\nP1|x\n", &[Pipe]),
            ("a;b,c;d,e\n1;2,3;4,5\n", &[Comma, Semicolon]),
            ("id,codes\n1,a;b\n2,c;d\n3,e\n", &[Comma]),
            ("\"a,b,c\";d\n\"x,y,z\";w\n", &[Semicolon]),
            ("code\nCost\nTime\n", &[Comma]),
            ("", &[Comma]),
            ("a,b,c\n1,2\n1,2,3,4\n", &[Comma]),
            ("Study of costs; 2024\n\na,b,c\n1,2,3\n1,2,3\n", &[Comma]),
        ];
        for (text, expected) in cases {
            assert_eq!(candidates(text), expected, "{text:?}");
        }
    }

    #[test]
    fn the_directive_is_recognised() {
        let cases = [
            ("sep=;\r\na;b", Some((Delimiter::Semicolon, 7))),
            ("SEP=|\na", Some((Delimiter::Pipe, 6))),
            ("sep=\t\ra", Some((Delimiter::Tab, 6))),
            ("sep=;;\na", None),
            ("sep=x\na", None),
            ("sep=;", None),
            ("ab", None),
        ];
        for (text, expected) in cases {
            assert_eq!(directive(text), expected, "{text:?}");
        }
    }
}
