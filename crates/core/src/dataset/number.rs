//! Whole numbers, marks and ratings in cells.
//!
//! Takes the text of a cell; says what number it is, or that it is none. Never rounds.

use super::valence_words::valence_of_word;
use crate::fold::{fold_word, is_dash};
use crate::format::DecimalMark;
use crate::valence::Valence;

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

/// A rating as somebody gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rating {
    /// -2 to +2.
    Value(i8),
    /// `X`, or `0 (mixed)`: voices contradict each other and cancel. It is not the 0 of what has no
    /// influence, and stands where 0 stands in the order.
    Mixed,
    /// `M`: not spoken of, which is not 0.
    Missing,
}

impl Rating {
    /// Reads what a person writes: `-2` … `+2` with any minus sign, `X`, `M`; `None` for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim().replace(['\u{2212}', '\u{2013}'], "-").to_lowercase();
        match text.as_str() {
            "x" | "mixed" | "0 (mixed)" | "0(mixed)" | "0 (mix)" => Some(Self::Mixed),
            "m" | "missing" => Some(Self::Missing),
            number => {
                let value: i8 = number.strip_prefix('+').unwrap_or(number).parse().ok()?;
                (-2..=2).contains(&value).then_some(Self::Value(value))
            }
        }
    }

    /// Where it stands among ratings: the value, 0 for mixed; `None` for missing, which stands nowhere.
    pub fn number(self) -> Option<i8> {
        match self {
            Self::Value(value) => Some(value),
            Self::Mixed => Some(0),
            Self::Missing => None,
        }
    }
}

/// What a cell of a rating column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rated {
    /// Nothing, or a word for a cell that was not filled in.
    Blank,
    /// `M`: not spoken of.
    Missing,
    /// A rating from -2 to +2 and the valence it gives: its sign, neutral for 0; `X`, which is
    /// `0 (mixed)`, is 0 and mixed.
    Rating(i8, Valence),
    /// Not a rating.
    Bad,
}

/// Reads a rating: `-2` … `+2` with any minus sign, `X`, `0 (mixed)`, `M`, a word for what was not filled
/// in.
pub fn parse_rating(text: &str, decimal: DecimalMark) -> Rated {
    let text: String =
        text.trim().chars().map(|letter| if is_dash(letter) { '-' } else { letter }).collect();
    if text.is_empty() {
        return Rated::Blank;
    }
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1_i8, rest),
        None => (1, text.as_str()),
    };
    if let Some(size) = parse_count(digits, decimal) {
        return match (size, sign) {
            (0, _) => Rated::Rating(0, Valence::Neutral),
            (1, -1) => Rated::Rating(-1, Valence::Barrier),
            (2, -1) => Rated::Rating(-2, Valence::Barrier),
            (1, _) => Rated::Rating(1, Valence::Facilitator),
            (2, _) => Rated::Rating(2, Valence::Facilitator),
            _ => Rated::Bad,
        };
    }
    let key = fold_word(&text);
    if let Some(rest) = key.strip_prefix("0 ") {
        return match valence_of_word(rest) {
            // Printed so; elsewhere the word may be part of a code's name.
            _ if rest == "mix" => Rated::Rating(0, Valence::Mixed),
            Some(Valence::Mixed) => Rated::Rating(0, Valence::Mixed),
            Some(Valence::Neutral) => Rated::Rating(0, Valence::Neutral),
            _ => Rated::Bad,
        };
    }
    match valence_of_word(&key) {
        Some(Valence::Mixed) => Rated::Rating(0, Valence::Mixed),
        _ if ["m", "missing"].contains(&key.as_str()) => Rated::Missing,
        Some(Valence::Missing) => Rated::Blank,
        _ => Rated::Bad,
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

    #[test]
    fn ratings_run_from_minus_two_to_two() {
        for (text, rated) in [
            ("-2", Rated::Rating(-2, Valence::Barrier)),
            ("\u{2212}1", Rated::Rating(-1, Valence::Barrier)),
            ("0", Rated::Rating(0, Valence::Neutral)),
            ("-0", Rated::Rating(0, Valence::Neutral)),
            ("1", Rated::Rating(1, Valence::Facilitator)),
            ("+2", Rated::Rating(2, Valence::Facilitator)),
            ("2.0", Rated::Rating(2, Valence::Facilitator)),
            ("0 (mixed)", Rated::Rating(0, Valence::Mixed)),
            ("0 (mix)", Rated::Rating(0, Valence::Mixed)),
            ("X", Rated::Rating(0, Valence::Mixed)),
            ("Missing", Rated::Missing),
            ("M", Rated::Missing),
            ("n/a", Rated::Blank),
            ("", Rated::Blank),
            ("3", Rated::Bad),
            ("-3", Rated::Bad),
            ("0.5", Rated::Bad),
            ("barrier", Rated::Bad),
        ] {
            assert_eq!(parse_rating(text, DecimalMark::Point), rated, "{text:?}");
        }
    }
}
