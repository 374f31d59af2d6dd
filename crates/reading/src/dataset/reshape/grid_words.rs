//! What stands in the cells of a grid of valences: words and letters for them, words for nothing, and a few short
//! words beside them of which only whoever wrote them knows what they say.
//!
//! Takes the cells of all columns; says of each whether it may stand in such a grid. Never says what a word means.

use std::collections::HashMap;

use super::cells::says_nothing;
use crate::dataset::valence_column::ValenceColumn;
use crate::dataset::valence_words::valence_key;
use crate::dataset::words_for_nothing::finds_nothing;
use crate::valence::Valence;

/// Words beside those for valences at most, and letters of one.
const MOST_OTHERS: usize = 3;
const LONGEST_OTHER: usize = 3;

/// Words that may be the two sides and something between at most, and letters of one.
const MOST_SIDES: usize = 3;
const LONGEST_SIDE: usize = 12;

/// The words of a grid.
pub(super) struct GridWords {
    beside: ValenceColumn,
    others: Vec<String>,
    both: bool,
    sides: bool,
}

impl GridWords {
    /// The words of these cells.
    pub fn of<'c>(cells: impl Iterator<Item = &'c str>) -> Self {
        let mut keys: HashMap<String, usize> = HashMap::new();
        for text in cells.filter(|text| !is_silent(text)) {
            *keys.entry(valence_key(text)).or_default() += 1;
        }
        let beside = ValenceColumn::of(keys.keys().map(String::as_str));
        let says = |wanted| {
            keys.keys().any(|key| beside.meaning(key).is_some_and(|one| one.valence == wanted))
        };
        let both = says(Valence::Barrier) && says(Valence::Facilitator);
        let may_be_side = |key: &String| {
            key.chars().count() <= LONGEST_SIDE
                && key.contains(char::is_alphabetic)
                && !key.contains(|letter: char| letter.is_whitespace() || letter.is_ascii_digit())
        };
        let again = keys.values().filter(|cells| **cells > 1).count();
        let sides = !both
            && (2..=MOST_SIDES).contains(&keys.len())
            && again > 1
            && keys.keys().all(may_be_side);
        let is_other = |(key, _): &(&String, &usize)| !beside.may_mean(key);
        let all: usize = keys.values().sum();
        let of_others: usize = keys.iter().filter(is_other).map(|(_, cells)| cells).sum();
        let mut others: Vec<String> =
            keys.iter().filter(is_other).map(|(key, _)| key.clone()).collect();
        let short = |key: &String| {
            key.chars().count() <= LONGEST_OTHER && key.chars().all(char::is_alphabetic)
        };
        // One that comes again may be longer.
        let known = others.iter().all(short) || others.len() == 1 && of_others > 1;
        if others.len() > MOST_OTHERS || 2 * of_others > all || !known {
            others.clear();
        }
        Self { beside, others, both, sides }
    }

    /// True where barriers and facilitators are among them.
    pub fn says_both(&self) -> bool {
        self.both
    }

    /// True where two or three short words come again and again of which nobody knows what they say: whoever wrote them
    /// may have meant the two sides.
    pub fn may_be_sides(&self) -> bool {
        self.sides
    }

    /// True for a cell that is a valence there, or that somebody meant as one.
    pub fn may_mean(&self, text: &str) -> bool {
        self.beside.may_mean(&valence_key(text)) || is_annotated(text)
    }

    /// True for a cell that says nothing, or one of the few words beside valences.
    pub fn is_beside(&self, text: &str) -> bool {
        is_silent(text) || self.others.contains(&valence_key(text))
    }

    /// What a cell means there.
    pub fn valence(&self, text: &str) -> Option<Valence> {
        self.beside.meaning(&valence_key(text)).map(|meaning| meaning.valence)
    }
}

/// True for the letter of a side with a strength or a remark behind it: `B2`, `F (shifts)`, `B - shifts`. What it says
/// is asked.
pub(super) fn is_annotated(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(['B', 'F', 'E', 'b', 'f', 'e']) else { return false };
    let is_strength = rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit());
    let begins = [" - ", " \u{2013} ", " \u{2014} ", ": ", " (", "("];
    is_strength
        || begins.iter().any(|mark| rest.starts_with(mark)) && rest.contains(char::is_alphanumeric)
}

/// True for a cell that says that there is nothing.
pub(super) fn is_silent(text: &str) -> bool {
    says_nothing(text) || finds_nothing(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_words_that_come_again_may_be_the_sides() {
        for (cells, may_be) in [
            ("H F H F", true),
            ("F L L F", true),
            ("Bar Fac Bar Fac", true),
            ("red green red green amber", true),
            // Sides that are known, words that stand once, more words, numbers, one word, and sentences.
            ("B F B F", false),
            ("Time Cost", false),
            ("Time Cost Staff Trust Time Cost", false),
            ("1 2 1 2", false),
            ("x x x x", false),
            ("no_time good_team no_time good_team", false),
        ] {
            let cells: Vec<String> = cells.split(' ').map(|cell| cell.replace('_', " ")).collect();
            let grid = GridWords::of(cells.iter().map(String::as_str));
            assert_eq!(grid.may_be_sides(), may_be, "{cells:?}");
        }
    }

    #[test]
    fn letters_of_sides_may_have_something_behind_them() {
        for (cell, annotated) in [
            ("B2", true),
            ("F (often)", true),
            ("B - shifts", true),
            ("B: shifts", true),
            ("B \u{2013} Zeit", true),
            ("B", false),
            ("B12", false),
            ("Because of it", false),
            ("E-mail", false),
            ("C2", false),
            ("F - ", false),
        ] {
            assert_eq!(is_annotated(cell), annotated, "{cell}");
        }
    }

    #[test]
    fn words_beside_valences_are_few_and_short() {
        for (cells, beside, stands) in [
            ("B F N B F", "N", true),
            ("B F NM n/a F B", "NM", true),
            ("B F not_mentioned", "not mentioned", true),
            ("barrier facilitator NR", "NR", true),
            ("B F nurse", "nurse", false),
            ("B F N N N N", "N", false),
            ("B F G H J K B F B F", "G", false),
        ] {
            let cells: Vec<String> = cells.split(' ').map(|cell| cell.replace('_', " ")).collect();
            let grid = GridWords::of(cells.iter().map(String::as_str));
            assert!(grid.says_both(), "{cells:?}");
            assert_eq!(grid.is_beside(beside), stands, "{cells:?}");
        }
    }
}
