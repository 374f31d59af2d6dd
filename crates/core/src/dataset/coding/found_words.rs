//! The words of valence columns: what each was taken for, and those that nobody knows.

use std::collections::{BTreeMap, HashMap};

use crate::dataset::look_alikes::shorten;
use crate::dataset::{FoundWord, valence_of_word};
use crate::diag::{Place, Warning, WarningKind};
use crate::fold::{clean, fold_word};
use crate::valence::Valence;

/// Most unknown words named; the last one's count stands for those that follow.
const MOST_WORDS: usize = 20;

/// The words met so far.
#[derive(Debug, Default)]
pub(super) struct FoundWords<'a> {
    words: Vec<FoundWord>,
    /// Their first places.
    places: Vec<Place>,
    /// Positions among the words, by the words as read and by their keys.
    read: HashMap<&'a str, usize>,
    keys: HashMap<String, usize>,
}

impl<'a> FoundWords<'a> {
    /// The valence of a word, by what the user chose (by the word's key) or the built-in list; `None`
    /// for a word that nobody knows. `at` is where it stands.
    pub fn meaning(
        &mut self,
        word: &'a str,
        chosen: &BTreeMap<String, Valence>,
        at: impl FnOnce() -> Place,
    ) -> Option<Valence> {
        let position = match self.read.get(word) {
            Some(&position) => position,
            None => {
                let key = fold_word(word);
                let position = *self.keys.entry(key.clone()).or_insert_with(|| {
                    let valence = chosen.get(&key).copied().or_else(|| valence_of_word(word));
                    let word = clean(word).into_owned();
                    self.words.push(FoundWord { word, key, valence, rows: 0 });
                    self.places.push(at());
                    self.words.len() - 1
                });
                self.read.insert(word, position);
                position
            }
        };
        let found = self.words.get_mut(position)?;
        found.rows += 1;
        found.valence
    }

    /// All words in first-seen order; warns of those that nobody knows.
    pub fn finish(self, warnings: &mut Vec<Warning>) -> Vec<FoundWord> {
        let unknown = self.words.iter().zip(self.places);
        let unknown = unknown.filter(|(word, _)| word.valence.is_none());
        for (nth, (word, at)) in unknown.enumerate() {
            match warnings.last_mut() {
                Some(last) if nth >= MOST_WORDS => last.count += word.rows,
                _ => warnings.push(
                    Warning::new(WarningKind::UnknownValence { word: shorten(&word.word) })
                        .at(at)
                        .times(word.rows),
                ),
            }
        }
        self.words
    }
}
