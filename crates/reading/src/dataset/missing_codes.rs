//! Numbers that stand for "missing" among flags: 99, -9, 8888, as programs for statistics want them.
//!
//! Takes the cells of a wide table; says in which columns such numbers count nothing. Never takes a number for
//! one beside real counts, and one of a single digit only where all columns are flags.

use super::number::parse_mark;
use crate::fold::trim;
use crate::format::DecimalMark;
use crate::pulse;

/// Digits of such a number at most.
const LONGEST: usize = 4;

/// True for 7, 8 or 9, once or up to four times, with a minus or without.
pub(super) fn is_missing_code(text: &str) -> bool {
    let text = trim(text);
    let digits = text.strip_prefix(['-', '\u{2212}']).unwrap_or(text);
    let digits = digits.strip_suffix(".0").unwrap_or(digits).as_bytes();
    matches!(digits.first(), Some(b'7'..=b'9'))
        && digits.len() <= LONGEST
        && digits.iter().all(|digit| Some(digit) == digits.first())
}

/// One of several digits or with a minus, which among flags is nothing else.
fn is_sure(text: &str) -> bool {
    let text = trim(text);
    is_missing_code(text) && text.trim_end_matches(".0").len() > 1
}

/// What stands in a column, in rows.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    /// Zeros that are written and words for no.
    zeros: usize,
    /// Ones, marks and words for yes.
    ones: usize,
    /// What may be a code for missing; of these those of one digit.
    codes: usize,
    digits: usize,
    /// Other counts.
    counts: usize,
}

impl Seen {
    fn of<'c>(cells: impl Iterator<Item = (&'c str, usize)>, decimal: DecimalMark) -> Self {
        let mut seen = Self::default();
        for (text, rows) in cells {
            pulse::beat(1);
            if is_missing_code(text) {
                seen.codes += rows;
                seen.digits += if is_sure(text) { 0 } else { rows };
                continue;
            }
            match parse_mark(text, decimal) {
                Some(0) if !trim(text).is_empty() => seen.zeros += rows,
                Some(1) => seen.ones += rows,
                None | Some(0) => {}
                Some(_) => seen.counts += rows,
            }
        }
        seen
    }
}

/// True for the values of a column, each with its rows, that are flags with sure codes for missing among them.
pub(super) fn are_flags<'c>(
    values: impl Iterator<Item = (&'c str, usize)>,
    decimal: DecimalMark,
) -> bool {
    let seen = Seen::of(values, decimal);
    seen.counts == 0 && seen.digits < seen.codes && seen.codes < seen.zeros + seen.ones
}

/// Which of some columns hold codes for missing: flags that are written out as 0 and 1 beside them.
pub(super) fn columns<'c, C: Iterator<Item = &'c str>>(
    columns: &[usize],
    cells: impl Fn(usize) -> C,
    decimal: DecimalMark,
) -> Vec<usize> {
    let seen: Vec<Seen> = columns
        .iter()
        .map(|&column| Seen::of(cells(column).map(|text| (text, 1)), decimal))
        .collect();
    let sum = |of: fn(&Seen) -> usize| seen.iter().map(of).sum::<usize>();
    let flags = sum(|one| one.zeros) + sum(|one| one.ones);
    let written = sum(|one| one.zeros) > 0 && sum(|one| one.ones) > 0;
    let all_flags = seen.iter().all(|one| one.counts == 0);
    if !written || sum(|one| one.codes) >= flags {
        return Vec::new();
    }
    let holds =
        |one: &Seen| one.counts == 0 && (all_flags && one.codes > 0 || one.codes > one.digits);
    columns.iter().zip(&seen).filter(|(_, one)| holds(one)).map(|(column, _)| *column).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(table: &[&str]) -> Vec<usize> {
        let rows: Vec<Vec<&str>> = table.iter().map(|row| row.split(' ').collect()).collect();
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let all: Vec<usize> = (0..width).collect();
        let cells = |column: usize| {
            rows.iter().map(move |row| row.get(column).map_or("", |text| text.trim_matches('_')))
        };
        columns(&all, cells, DecimalMark::Point)
    }

    #[test]
    fn codes_for_missing_stand_among_flags() {
        for (table, expected) in [
            (&["1 0", "0 99", "99 1", "1 0"][..], &[0, 1][..]),
            (&["1 0", "0 9", "1 1"], &[1]),
            (&["1 0", "0 -99", "1 1"], &[1]),
            (&["1 0", "0 8888", "1 1"], &[1]),
            (&["1 0", "0 -9", "1 1"], &[1]),
            (&["1.0 0.0", "0.0 99.0", "1.0 1.0"], &[1]),
            (&["yes no", "no 99", "yes yes"], &[1]),
            (&["ja nein", "nein 9", "ja ja"], &[1]),
            (&["1 0", "0 77", "1 88", "0 1", "1 999"], &[1]),
            // Several digits beside a column of counts.
            (&["3 0", "12 99", "4 1", "5 1"], &[1]),
        ] {
            assert_eq!(found(table), expected, "{table:?}");
        }
    }

    #[test]
    fn counts_are_no_codes_for_missing() {
        for table in [
            &["3 0", "12 9", "4 1"][..],
            &["1 0", "0 12", "1 1"],
            &["1 0", "0 5", "1 1"],
            &["1 2", "0 99", "1 1"],
            &["9 9", "9 9", "1 0"],
            // Nothing was written for none.
            &["1 _", "_ 9", "1 1"],
            &["99 99", "1 1"],
            &["1 98", "0 0", "1 1"],
            &["1 0", "0 78", "1 1"],
            &["1 0", "0 99999", "1 1"],
        ] {
            assert_eq!(found(table), &[] as &[usize], "{table:?}");
        }
    }
}
