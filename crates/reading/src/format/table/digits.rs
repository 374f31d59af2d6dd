//! Numbers in other digits than those of ASCII: wide ones, and those of Arabic, Persian and Hindi.
//!
//! Takes the text of a cell; gives the same number in plain digits. Never changes a text that is no number alone.

use std::borrow::Cow;

use super::Table;

/// The zeros of the digits that are known.
const ZEROS: [char; 4] = ['０', '٠', '۰', '०'];

impl Table {
    /// Writes the numbers of all cells in plain digits.
    pub fn decode_digits(&mut self) {
        if !self.text.is_ascii() && self.text.contains(|letter| value(letter).is_some()) {
            self.rewrite(plain);
        }
    }
}

/// The plain digit of one that is not.
fn value(letter: char) -> Option<char> {
    if letter.is_ascii() {
        return None;
    }
    let behind = |zero: &char| u32::from(letter).checked_sub(u32::from(*zero));
    ZEROS.iter().find_map(|zero| char::from_digit(behind(zero).filter(|digit| *digit < 10)?, 10))
}

/// A number in plain digits; borrowed where it is none, or bears no others.
fn plain(text: &str) -> Cow<'_, str> {
    let is_part = |letter: char| {
        letter.is_ascii_digit()
            || letter.is_whitespace()
            || value(letter).is_some()
            || matches!(
                letter,
                '.' | ',' | '%' | '+' | '-' | '(' | ')' | '/' | '<' | '>' | '٫' | '٬'
            )
    };
    if !text.chars().all(is_part) || !text.contains(|letter| value(letter).is_some()) {
        return Cow::Borrowed(text);
    }
    let plain = |letter: char| match letter {
        '٫' => '.',
        '٬' => ',',
        other => value(other).unwrap_or(other),
    };
    Cow::Owned(text.chars().map(plain).collect())
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn numbers_are_written_in_plain_digits() {
        for (text, expected) in [
            ("５", "5"),
            ("１２", "12"),
            ("٣ (٦٠%)", "3 (60%)"),
            ("۱۲", "12"),
            ("२", "2"),
            ("-１", "-1"),
            // Names and other signs.
            ("病棟５", "病棟５"),
            ("②", "②"),
            ("12", "12"),
            ("", ""),
        ] {
            assert_eq!(plain(text), expected, "{text:?}");
        }
    }
}
