//! Words for valences before what they are of: `Barrier: Time`, `Facilitator – a good team`.
//!
//! Takes a cell; gives the word and the rest, or the parts of a list of which each begins so. Never takes a letter or a
//! sign for such a word.

use super::pieces_of_cells::{COMMA, DIVIDERS, pieces, texts};
use super::valence_words::{is_direction, valence_of_word};
use crate::fold::trim;

/// The word for a valence that a text begins with, and what stands behind it; `None` where either is missing.
pub(super) fn side_and_rest(text: &str) -> Option<(&str, &str)> {
    let sides = text.split_once([':', '\u{2013}', '\u{2014}']).or_else(|| text.split_once(" - "));
    let (word, rest) = sides.map(|(word, rest)| (trim(word), trim(rest)))?;
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    let says = letters > 1 && valence_of_word(word).is_some_and(is_direction);
    (says && !rest.is_empty()).then_some((word, rest))
}

/// The parts of a cell, more than one, of which each begins with a word for its valence.
pub(super) fn each_with_side(cell: &str) -> Option<Vec<&str>> {
    let by_marks: Vec<&str> =
        cell.split(DIVIDERS).map(trim).filter(|part| !part.is_empty()).collect();
    let lists = [by_marks, texts(cell, &pieces(cell, COMMA))];
    let are_said = |parts: &Vec<&str>| {
        parts.len() > 1 && parts.iter().all(|part| side_and_rest(part).is_some())
    };
    lists.into_iter().find(are_said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_divided_where_each_part_says_its_side() {
        for (cell, expected) in [
            ("Barrier: Time; Facilitator: Support", &["Barrier: Time", "Facilitator: Support"][..]),
            ("Barrier: Time, Facilitator: Support", &["Barrier: Time", "Facilitator: Support"]),
            ("Barriere: Zeit | Förderfaktor: Hilfe", &["Barriere: Zeit", "Förderfaktor: Hilfe"]),
            ("Frein – temps\nLevier – soutien", &["Frein – temps", "Levier – soutien"]),
            ("Hinder - tid; Hinder - pengar", &["Hinder - tid", "Hinder - pengar"]),
            // One part, a part without a side, a letter, a name that only holds the word, a side without a rest.
            ("Barrier: Time", &[]),
            ("Barrier: Time; Cost", &[]),
            ("B: Time; F: Support", &[]),
            ("Barrier-free access; Facilitator-led groups", &[]),
            ("Barrier: ; Facilitator: Support", &[]),
            ("Time; barrier", &[]),
        ] {
            assert_eq!(each_with_side(cell).unwrap_or_default(), expected, "{cell}");
        }
    }
}
