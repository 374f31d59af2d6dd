//! What the values of a valence column mean beside each other.
//!
//! Takes all values of a column by their keys; says what each means there. Words mean the same everywhere; a
//! sign, a dash, a point or a single letter means something only beside others of its kind: among words a
//! dash is a cell that was not filled in, and whoever wrote `x` or `0` there is asked. Never guesses.

use super::denied_words::is_denied;
use super::valence_words::{Meaning, meaning_of_key, meaning_of_sign};
use crate::valence::Valence;

/// What kinds of values a column holds.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct ValenceColumn {
    /// A word for a barrier or a facilitator.
    words: bool,
    /// A word that is not known.
    other_words: bool,
    /// A plus, alone or with a minus.
    plus: bool,
    /// A number without a sign other than 0.
    numbers: bool,
    /// A letter for a barrier; for a facilitator.
    letters: [bool; 2],
}

/// What a value looks like before its neighbours are looked at.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Look {
    /// Dashes alone.
    Dashes,
    /// Another sign, or a number with one.
    Sign(Meaning),
    /// Single letters (`B`, `x`, `b/f`).
    Letters(Meaning),
    /// What people put into a cell that has nothing to say: `.`, `?`, `/`.
    NotFilled,
    /// A word that is known.
    Word(Meaning),
    /// A word that is not known.
    OtherWord,
    /// A number or another mark.
    Other,
}

impl Look {
    fn of(key: &str) -> Self {
        if !key.is_empty() && key.bytes().all(|byte| byte == b'-') {
            return Self::Dashes;
        }
        if let Some(meaning) = meaning_of_sign(key) {
            return Self::Sign(meaning);
        }
        if matches!(key, "." | ".." | "..." | "…" | "?" | "??" | "/" | "//" | "\\" | "*") {
            return Self::NotFilled;
        }
        let meaning = meaning_of_key(key);
        if key
            .split(' ')
            .all(|part| part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_alphabetic()))
        {
            return meaning.map_or(Self::OtherWord, |meaning| match meaning.valence {
                // `n/a` is two letters and a word all the same.
                Valence::Missing => Self::Word(meaning),
                _ => Self::Letters(meaning),
            });
        }
        match meaning {
            Some(meaning) => Self::Word(meaning),
            None if key.contains(char::is_alphabetic) => Self::OtherWord,
            None => Self::Other,
        }
    }
}

impl ValenceColumn {
    /// The column of these values, by their keys.
    pub fn of<'k>(keys: impl Iterator<Item = &'k str>) -> Self {
        let mut column = Self::default();
        for key in keys {
            match Look::of(key) {
                Look::Word(meaning) => {
                    column.words |=
                        matches!(meaning.valence, Valence::Barrier | Valence::Facilitator);
                }
                Look::OtherWord => column.other_words = true,
                Look::Sign(_) => column.plus |= key.contains(['+', '±', '∓']),
                Look::Letters(meaning) => {
                    let [barrier, facilitator] = &mut column.letters;
                    *barrier |=
                        matches!(meaning.valence, Valence::Barrier | Valence::Mixed) && key != "x";
                    *facilitator |=
                        matches!(meaning.valence, Valence::Facilitator | Valence::Mixed)
                            && key != "x";
                }
                Look::Other => {
                    column.numbers |= key.bytes().all(|byte| byte.is_ascii_digit());
                }
                Look::Dashes | Look::NotFilled => {}
            }
        }
        column
    }

    /// What a value means in this column; `None` for one that must be asked.
    pub fn meaning(&self, key: &str) -> Option<Meaning> {
        self.meaning_of(key, Look::of(key))
    }

    /// What a value means in this column, and whether it is a valence or somebody meant it as one: a sign, a letter,
    /// a denied word.
    pub fn meaning_or_doubt(&self, key: &str, is_denied: bool) -> (Option<Meaning>, bool) {
        let look = Look::of(key);
        let meaning = self.meaning_of(key, look);
        let may_mean =
            meaning.is_some() || is_denied || !matches!(look, Look::OtherWord | Look::Other);
        (meaning, may_mean)
    }

    fn meaning_of(&self, key: &str, look: Look) -> Option<Meaning> {
        let missing = Some(Meaning { valence: Valence::Missing, strong: false });
        let any_letter = self.letters.contains(&true);
        let among_words = self.words || any_letter || self.other_words;
        match look {
            Look::Word(meaning) => Some(meaning),
            // Among numbers without a sign a 0 is one of them.
            Look::Sign(_) if key == "0" && self.numbers && !self.plus => None,
            Look::Sign(meaning) if self.signs_speak() => Some(meaning),
            // A minus needs a plus beside it.
            Look::Dashes if self.signs_speak() && self.plus && !any_letter => {
                Some(Meaning { valence: Valence::Barrier, strong: false })
            }
            Look::Dashes if among_words && !self.plus => missing,
            Look::NotFilled if among_words => missing,
            // An `x` alone is a mark of whatever its column is of.
            Look::Letters(_) if key == "x" && (self.words || !any_letter) && !self.plus => None,
            Look::Letters(meaning) if self.letters_speak() => Some(meaning),
            _ => None,
        }
    }

    /// True for a value that is a valence, or that somebody meant as one: a sign, a letter, a denied word.
    pub fn may_mean(&self, key: &str) -> bool {
        self.meaning(key).is_some()
            || is_denied(key)
            || !matches!(Look::of(key), Look::OtherWord | Look::Other)
    }

    fn signs_speak(&self) -> bool {
        !self.words && (self.plus || !self.other_words)
    }

    fn letters_speak(&self) -> bool {
        // Letters of both directions beside the words that they begin are short for those.
        match self.words {
            true => self.letters == [true, true] && !self.other_words && !self.numbers,
            false => self.letters == [true, true] || !self.other_words,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::valence_words::valence_key;

    /// What each of some values means beside the others.
    fn meanings(values: &str) -> String {
        let keys: Vec<String> =
            values.split(' ').map(|one| valence_key(&one.replace('_', " "))).collect();
        let column = ValenceColumn::of(keys.iter().map(String::as_str));
        let letter = |key: &String| match column.meaning(key).map(|meaning| meaning.valence) {
            Some(Valence::Barrier) => 'B',
            Some(Valence::Facilitator) => 'F',
            Some(Valence::Mixed) => 'X',
            Some(Valence::Neutral) => 'N',
            Some(Valence::Missing) => 'm',
            None => '?',
        };
        keys.iter().map(letter).collect()
    }

    #[test]
    fn signs_dashes_and_letters_mean_what_their_column_says() {
        for (values, read) in [
            // Signs beside signs.
            ("+ -", "FB"),
            ("+ \u{2013} +/- 0", "FBXN"),
            ("++ + -- -", "FFBB"),
            ("+1 -1 0", "FBN"),
            ("+ - unclear", "FB?"),
            ("+ - mixed n/a", "FBXm"),
            ("+ - ?", "FB?"),
            // Letters beside letters.
            ("B F", "BF"),
            ("b f e x", "BFFX"),
            ("B F -", "BFm"),
            ("B F unclear", "BF?"),
            ("B F .", "BFm"),
            ("B F b/f", "BFX"),
            // Words, and what stands among them.
            ("barrier facilitator - \u{2014}", "BFmm"),
            ("barrier . ? n/a / …", "Bmmmmm"),
            ("barrier x 0 b", "B???"),
            ("barrier + -", "B??"),
            ("barrier B F facilitator", "BBFF"),
            ("barrier B F x facilitator ?", "BBF?Fm"),
            ("barrier facilitator B", "BF?"),
            ("barrier facilitator B F perhaps", "BF???"),
            ("Hinder B F", "BBF"),
            ("barrier +1 1", "B??"),
            ("barrier mixed neutral missing", "BXNm"),
            ("negative positive - 0", "BFm?"),
            ("障碍 -", "Bm"),
            ("barrier not_a_barrier barrier?", "B??"),
            // Words that are not known, with a dash or letters.
            ("gris azul -", "??m"),
            ("yes no x", "???"),
            ("x", "?"),
            ("+ - x", "FBX"),
            ("gris azul B", "???"),
            // Nothing tells what a dash alone is, or a 0.
            ("-", "?"),
            ("- 0", "?N"),
            ("0 1", "??"),
            ("0 1 2", "???"),
            ("+1 0 1 -1", "FN?B"),
            ("1 2 3", "???"),
        ] {
            assert_eq!(meanings(values), read, "{values}");
        }
    }
}
