//! Counts written as strokes: `|||`, `IIII`, `||||/ ||`.
//!
//! Takes a table; gives the columns of barriers, facilitators or counts of which every filled cell is strokes, and how
//! many a cell holds. Never takes a column in which no cell has two, for that is a mark, nor one that counts in digits.

use super::headers::{self, EXACT};
use super::roles::Role;
use super::split::split_valence;
use super::words_for_nothing::finds_nothing;
use crate::fold::{fold_word, trim};
use crate::format::Table;
use crate::valence::Valence;

/// Strokes of a cell at most.
const MOST: usize = 400;

/// The columns that count by strokes.
pub fn tally_columns(table: &Table) -> Vec<usize> {
    let counts = |header: &str| {
        let named = headers::candidates(&fold_word(header));
        split_valence(header).1 != Valence::Missing
            || super::reshape::valence_of_header(header).is_some()
            || named.iter().any(|(role, weight)| *role == Role::Count && *weight >= EXACT)
    };
    let is_tallied = |column: &usize| {
        let mut several = false;
        let texts = table.texts_of(*column);
        let mut filled = texts.iter().map(trim).filter(|text| !text.is_empty());
        filled.all(|text| match strokes(text) {
            Some(count) => {
                several |= count > 1;
                true
            }
            None => finds_nothing(text) || text == "0",
        }) && several
    };
    let named = table.headers().iter().enumerate().filter(|(_, header)| counts(header));
    named.map(|(column, _)| column).filter(is_tallied).collect()
}

/// How many strokes a text is; `None` for any other text. A stroke across four counts as the fifth.
pub fn strokes(text: &str) -> Option<usize> {
    let (mut upright, mut letters, mut count) = (false, false, 0_usize);
    for letter in text.chars() {
        match letter {
            '|' | '\u{2502}' | '\u{ff5c}' | '\u{01c0}' => upright = true,
            'I' | 'l' => letters = true,
            '/' | '\\' | '-' | '\u{2013}' if count > 0 => {}
            ' ' | ',' => continue,
            _ => return None,
        }
        count += 1;
    }
    // `II/II` may be a level; strokes of letters stand alone.
    let plain = !letters || !upright && text.chars().all(|one| matches!(one, 'I' | 'l' | ' '));
    (count > 0 && count <= MOST && (upright || letters) && plain).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::strokes;

    #[test]
    fn strokes_are_counted_and_nothing_else_is() {
        for (text, expected) in [
            ("|", Some(1)),
            ("|||", Some(3)),
            ("||||/", Some(5)),
            ("||||/ ||", Some(7)),
            ("|||| ||", Some(6)),
            ("IIII", Some(4)),
            ("lll", Some(3)),
            ("IV", None),
            ("II/II", None),
            ("-", None),
            ("/", None),
            ("x", None),
            ("12", None),
            ("", None),
        ] {
            assert_eq!(strokes(text), expected, "{text}");
        }
    }
}
