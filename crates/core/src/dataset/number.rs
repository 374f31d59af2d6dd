//! Whole numbers and marks in cells.
//!
//! Takes the text of a cell; says what number it is, or that it is none. Never rounds.

use crate::fold::fold_word;
use crate::format::DecimalMark;

/// A whole number of 0 or more. A fraction of zeros is one (`3.0`), so is one with its thousands
/// apart (`1 200`, or `1,200` where the decimal mark is a point).
pub fn parse_count(text: &str, decimal: DecimalMark) -> Option<u32> {
    let (mark, group) = match decimal {
        DecimalMark::Point => ('.', ','),
        DecimalMark::Comma => (',', '.'),
    };
    let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let text = text.strip_prefix('+').unwrap_or(&text);
    let (whole, fraction) = text.split_once(mark).unwrap_or((text, "0"));
    if fraction.is_empty() || fraction.bytes().any(|byte| byte != b'0') {
        return None;
    }
    let mut groups = whole.split(group);
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

/// What a cell of a wide table says: how often the code was applied. Blank is not at all; a mark
/// (`x`, a tick, yes, true) is once.
pub fn parse_mark(text: &str, decimal: DecimalMark) -> Option<u32> {
    if let Some(count) = parse_count(text, decimal) {
        return Some(count);
    }
    match fold_word(text).as_str() {
        "" | "-" | "false" | "falsch" | "falskt" | "falsk" | "no" | "nej" | "nei" | "nein"
        | "ei" | "n" => Some(0),
        "x" | "xx" | "true" | "wahr" | "sant" | "sann" | "sand" | "tosi" | "yes" | "ja"
        | "kylla" | "y" | "✓" | "✔" | "☑" | "☒" | "•" | "●" | "*" | "√" => Some(1),
        _ => None,
    }
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
        ] {
            assert_eq!(parse_count(text, decimal), count, "{text:?}");
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
