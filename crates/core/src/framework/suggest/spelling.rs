//! Words that are one letter off.
//!
//! Takes the words that are known; gives the one that a misspelt word must be. Never takes a short word
//! for another: of those, many are one letter off.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Letters of the shortest word that may be misspelt.
const FEWEST_LETTERS: usize = 6;
/// Letters of the longest.
const MOST_LETTERS: usize = 24;

/// Known words by what is left of them without any one letter.
#[derive(Debug, Clone, Default)]
pub(super) struct Spelling {
    words: Vec<String>,
    by_rest: HashMap<u64, u32>,
}

impl Spelling {
    /// Adds a word; of two that are one letter apart the first is found.
    pub(super) fn add(&mut self, word: &str) {
        if !is_long(word) {
            return;
        }
        let at = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        for rest in rests(word) {
            self.by_rest.entry(rest).or_insert(at);
        }
        self.words.push(word.to_owned());
    }

    /// The known word from which a word differs by one letter too many, too few, another or swapped.
    pub(super) fn nearest(&self, word: &str) -> Option<&str> {
        if !is_long(word) {
            return None;
        }
        let known = rests(word).find_map(|rest| {
            let known = self.words.get(*self.by_rest.get(&rest)? as usize)?;
            (strsim::osa_distance(known, word) == 1).then_some(known)
        });
        known.map(String::as_str)
    }
}

fn is_long(word: &str) -> bool {
    (FEWEST_LETTERS..=MOST_LETTERS).contains(&word.chars().count())
}

/// Hashes of a word and of what is left of it without each of its letters. That two words share one is
/// only a reason to compare them.
fn rests(word: &str) -> impl Iterator<Item = u64> {
    let without = |left_out: Option<usize>| {
        let mut hasher = DefaultHasher::new();
        let letters = word.chars().enumerate().filter(move |(at, _)| Some(*at) != left_out);
        letters.for_each(|(_, letter)| letter.hash(&mut hasher));
        hasher.finish()
    };
    (0..word.chars().count()).map(Some).chain([None]).map(without)
}

#[cfg(test)]
mod tests {
    use super::Spelling;

    #[test]
    fn one_letter_off_is_found_and_two_are_not() {
        let mut spelling = Spelling::default();
        ["knowledge", "training", "teaming", "cost"].iter().for_each(|word| spelling.add(word));
        for (written, meant) in [
            ("knowlege", Some("knowledge")),
            ("knowlegde", Some("knowledge")),
            ("knowledgee", Some("knowledge")),
            ("knowladge", Some("knowledge")),
            ("trainig", Some("training")),
            ("knowledge", None),
            ("nowlege", None),
            ("coost", None),
            ("", None),
        ] {
            assert_eq!(spelling.nearest(written), meant, "{written}");
        }
    }
}
