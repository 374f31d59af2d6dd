//! Whole numbers and marks in cells.
//!
//! Takes the text of a cell; says what number it is, or that it is none. Never rounds.

use crate::fold::{fold_word, trim};
use crate::format::{DecimalMark, flag_word};

/// A whole number of 0 or more. A fraction of zeros is one (`3.0`), so is one with its thousands
/// apart (`1 200`, or `1,200` where the decimal mark is a point). Blanks elsewhere make it none: `1 2` is no
/// 12.
pub fn parse_count(text: &str, decimal: DecimalMark) -> Option<u32> {
    let (mark, group) = match decimal {
        DecimalMark::Point => ('.', ','),
        DecimalMark::Comma => (',', '.'),
    };
    let text = trim(text);
    let text = text.strip_prefix('+').map_or(text, str::trim_start);
    // Most of what is asked is a word.
    if !text.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let (whole, fraction) = text.split_once(mark).unwrap_or((text, "0"));
    if fraction.is_empty() || fraction.bytes().any(|byte| byte != b'0') {
        return None;
    }
    let mut groups = whole.split(|letter| letter == group || is_blank_in_number(letter));
    let mut digits = groups.next()?.to_owned();
    let first_len = digits.len();
    for one in groups {
        if one.len() != 3 || !(1..=3).contains(&first_len) {
            return None;
        }
        digits.push_str(one);
    }
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

/// Blanks and marks that set thousands apart whatever the decimal mark: a plain blank, those that do not
/// break, and the Swiss apostrophe.
fn is_blank_in_number(letter: char) -> bool {
    matches!(letter, ' ' | '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' | '\'' | '\u{2019}')
}

/// Most codings that one cell may stand for. Nobody said a thing more often; what is larger is an identifier,
/// a telephone number or a slip.
pub const MOST_CODINGS_OF_A_CELL: u32 = 1_000_000;

/// True for a count that is another number, or none, where the other mark is the decimal one: `1,200`, `1.000`.
/// Of several groups (`1,200,300`) there is no doubt.
pub fn depends_on_mark(text: &str, decimal: DecimalMark) -> bool {
    let other = match decimal {
        DecimalMark::Point => DecimalMark::Comma,
        DecimalMark::Comma => DecimalMark::Point,
    };
    let is_grouped = |mark: char| {
        let text = trim(text);
        text.split_once(mark).is_some_and(|(_, group)| group.len() == 3 && !group.contains(mark))
    };
    (is_grouped(',') != is_grouped('.'))
        && parse_count(text, decimal) != parse_count(text, other)
        && (parse_count(text, decimal).is_some() || parse_count(text, other).is_some())
}

/// What a cell of a wide table says: how often the code was applied. Blank is not at all; a mark
/// (`x`, a tick, yes, true) is once.
pub fn parse_mark(text: &str, decimal: DecimalMark) -> Option<u32> {
    parse_count(text, decimal).or_else(|| mark_of_key(&fold_word(text)))
}

/// What a folded word says as a mark.
pub(super) fn mark_of_key(key: &str) -> Option<u32> {
    // A mark in brackets is a mark.
    let bare = key.trim_matches(['(', ')']);
    let key = if bare.is_empty() || bare == "-" { key } else { bare };
    match key {
        "" | "-" => Some(0),
        "x" | "xx" | "✓" | "✔" | "☑" | "☒" | "•" | "●" | "*" | "√" => Some(1),
        _ => flag_word(key).map(u32::from),
    }
}

/// A date in numbers, with its time or without: `2026-05-01`, `1.5.2026`, `01/05/26`.
pub fn is_date(text: &str) -> bool {
    let day = text.split(['T', ' ']).next().unwrap_or(text);
    let parts: Vec<&str> = day.split(['-', '.', '/']).collect();
    let [first, month, last] = parts.as_slice() else { return false };
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_short = |part: &str| is_number(part) && part.len() <= 2;
    let is_year = |part: &str| is_number(part) && part.len() == 4;
    is_short(month)
        && (is_year(first) && is_short(last)
            || is_short(first) && (is_year(last) || is_short(last)))
}

/// A range of numbers, open or not: `6-10`, `11+`, `< 5`, `3 to 4`.
pub fn is_range_of_numbers(text: &str) -> bool {
    let is_number = |part: &str| {
        let part = part.trim();
        (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let apart = text.split_once(crate::fold::is_dash).or_else(|| text.split_once(" to "));
    apart.is_some_and(|(from, to)| is_number(from) && is_number(to))
        || text.strip_suffix('+').is_some_and(is_number)
        || text.strip_prefix(['<', '>', '≤', '≥']).is_some_and(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_whole_and_never_rounded() {
        use DecimalMark::{Comma, Point};
        for (text, decimal, count) in [
            ("3", Point, Some(3)),
            (" 12 ", Point, Some(12)),
            ("+4", Point, Some(4)),
            ("3.0", Point, Some(3)),
            ("3,0", Comma, Some(3)),
            ("1 200", Point, Some(1200)),
            ("1\u{202f}200", Comma, Some(1200)),
            ("1,200", Point, Some(1200)),
            ("1.200", Comma, Some(1200)),
            ("1,200,300.00", Point, Some(1_200_300)),
            ("2.5", Point, None),
            ("3.", Point, None),
            ("1,20", Point, None),
            ("1200,300", Point, None),
            (",300", Point, None),
            ("-1", Point, None),
            ("", Point, None),
            ("1e3", Point, None),
            ("x", Point, None),
            ("4294967296", Point, None),
            ("1 2", Point, None),
            ("3\n4", Point, None),
            ("12 00", Point, None),
            ("1 2000", Point, None),
            ("1 200 300", Point, Some(1_200_300)),
            ("2'000", Point, Some(2000)),
            (" + 4 ", Point, Some(4)),
            ("5-6", Point, None),
            ("２", Point, None),
        ] {
            assert_eq!(parse_count(text, decimal), count, "{text:?}");
        }
    }

    #[test]
    fn marks_of_thousands_and_of_decimals_are_told_apart_where_they_can_be() {
        use DecimalMark::{Comma, Point};
        for (text, decimal, depends) in [
            ("1,200", Point, true),
            ("1.000", Point, true),
            ("1.200", Comma, true),
            ("1,000", Comma, true),
            ("1,200,300", Point, false),
            ("12", Point, false),
            ("1 200", Point, false),
            ("1,0", Comma, false),
            ("2.5", Point, false),
            ("1,200.00", Point, false),
            ("1.2005", Point, false),
            ("a.000", Point, false),
            ("", Point, false),
        ] {
            assert_eq!(depends_on_mark(text, decimal), depends, "{text:?}");
        }
    }

    #[test]
    fn marks_are_once_and_blanks_not_at_all() {
        for (texts, count) in [
            (&["", " ", "0", "FALSE", "no", "nej", "-", "\u{2013}", "ei"][..], Some(0)),
            (
                &["x", "X", "✓", "✔", "TRUE", "yes", "ja", "kyllä", "1", "*", "✔\u{fe0f}"][..],
                Some(1),
            ),
            (&["some", "2,5", "✗", "?"][..], None),
        ] {
            for text in texts {
                assert_eq!(parse_mark(text, DecimalMark::Point), count, "{text:?}");
            }
        }
    }
}
