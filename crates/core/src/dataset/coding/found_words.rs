//! The words of valence columns: what each was taken for, and those that nobody knows.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::Input;
use super::layout::Layout;
use super::row::rows;
use crate::dataset::look_alikes::shorten;
use crate::dataset::valence_column::ValenceColumn;
use crate::dataset::{FoundWord, valence_key, valence_of_word};
use crate::diag::{Place, Warning, WarningKind};
use crate::fold::clean;
use crate::text_index::TextMap;
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
    read: TextMap<'a, usize>,
    keys: HashMap<String, usize>,
    /// What the words mean in their columns, by their keys.
    known: HashMap<String, Option<Valence>>,
}

/// What the words of the files' valence columns mean, by their keys: each beside the other values of its
/// column. A key that means one thing in one file and another in the next is not known.
pub(super) fn meanings(
    inputs: &[Input<'_>],
    layouts: &[Layout],
) -> HashMap<String, Option<Valence>> {
    let mut known: HashMap<String, Option<Valence>> = HashMap::new();
    for (input, layout) in inputs.iter().zip(layouts) {
        let Some(column) = layout.valence else { continue };
        let words = rows(0, input, layout).map(|row| row.cell(Some(column)));
        let words: HashSet<&str> = words.filter(|word| !word.is_empty()).collect();
        let keys: HashSet<String> = words.into_iter().map(valence_key).collect();
        let column = ValenceColumn::of(keys.iter().map(String::as_str));
        for key in keys {
            let valence = column.meaning(&key).map(|meaning| meaning.valence);
            known
                .entry(key)
                .and_modify(|known| *known = known.filter(|known| Some(*known) == valence))
                .or_insert(valence);
        }
    }
    known
}

impl<'a> FoundWords<'a> {
    /// No words yet; `known` is what those of valence columns mean ([`meanings`]).
    pub fn new(known: HashMap<String, Option<Valence>>) -> Self {
        Self { known, ..Self::default() }
    }

    /// The valence of a word, by what the user chose (by the word's key), its column or the built-in list;
    /// `None` for a word that nobody knows. `at` is where it stands.
    pub fn meaning(
        &mut self,
        word: &'a str,
        chosen: &BTreeMap<String, Valence>,
        at: impl FnOnce() -> Place,
    ) -> Option<Valence> {
        let (words, places, known) = (&mut self.words, &mut self.places, &self.known);
        let position = self.read.get_or_insert_with(word, || {
            let key = valence_key(word);
            *self.keys.entry(key.clone()).or_insert_with(|| {
                let in_column = known.get(&key).copied();
                let by_itself = || in_column.unwrap_or_else(|| valence_of_word(word));
                let valence = chosen.get(&key).copied().or_else(by_itself);
                let word = clean(word).into_owned();
                words.push(FoundWord { word, key, valence, rows: 0 });
                places.push(at());
                words.len() - 1
            })
        });
        let found = self.words.get_mut(position)?;
        found.rows += 1;
        found.valence
    }

    /// All words in first-seen order; warns of those that nobody knows, but for those of which the user
    /// says that their rows are no codings.
    pub fn finish(
        self,
        not_codings: &BTreeSet<String>,
        warnings: &mut Vec<Warning>,
    ) -> Vec<FoundWord> {
        let unknown = self.words.iter().zip(self.places);
        let unknown =
            unknown.filter(|(word, _)| word.valence.is_none() && !not_codings.contains(&word.key));
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
