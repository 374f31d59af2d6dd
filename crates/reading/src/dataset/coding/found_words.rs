//! The words of valence columns: what each was taken for, and those that nobody knows.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::Input;
use super::layout::Layout;
use super::row::rows;
use crate::dataset::legend;
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
    /// What the words mean in their columns.
    meanings: Meanings,
    /// The file that is read, 0-based.
    file: usize,
}

/// What the words of the files' valence columns mean.
#[derive(Debug, Default)]
pub(super) struct Meanings {
    /// By their keys; `None` for one that is not known, or means one thing in one file and another in the next.
    known: HashMap<String, Option<Valence>>,
    /// For each file what its header says of words that mean something else in another file, are not known there, or
    /// stand in no cell alone.
    own: Vec<BTreeMap<String, Valence>>,
}

/// What the words of the files' valence columns mean, by their keys: as their header says, else each beside the other
/// values of its column.
pub(super) fn meanings(inputs: &[Input<'_>], layouts: &[Layout]) -> Meanings {
    let mut found = Meanings::default();
    let mut of_headers: Vec<BTreeMap<String, Valence>> = Vec::new();
    let mut of_files: Vec<HashMap<String, Option<Valence>>> = Vec::new();
    for (input, layout) in inputs.iter().zip(layouts) {
        let header = layout.valence.and_then(|column| input.table.headers().get(column));
        let said: BTreeMap<String, Valence> =
            header.map(|header| legend(header)).unwrap_or_default().into_iter().collect();
        let words = layout
            .valence
            .map(|column| rows(0, input, layout).map(move |row| row.cell(Some(column))));
        let words: HashSet<&str> =
            words.into_iter().flatten().filter(|word| !word.is_empty()).collect();
        let keys: HashSet<String> = words.into_iter().map(valence_key).collect();
        let column = ValenceColumn::of(keys.iter().map(String::as_str));
        let meaning = |key: String| {
            let by_header = said.get(&key).copied();
            let valence = by_header.or_else(|| column.meaning(&key).map(|found| found.valence));
            (key, valence)
        };
        of_files.push(keys.into_iter().map(meaning).collect());
        of_headers.push(said);
    }
    let is_one = |key: &str| {
        let mut meanings = of_files.iter().filter_map(|file| file.get(key));
        let first = meanings.next();
        meanings.all(|meaning| Some(meaning) == first)
    };
    for (file, said) in of_files.iter().zip(&of_headers) {
        // Words within lists are no whole cells.
        let within = said.iter().filter(|(key, _)| !file.contains_key(*key));
        let mut own: BTreeMap<String, Valence> =
            within.map(|(key, valence)| (key.clone(), *valence)).collect();
        for (key, valence) in file {
            match said.get(key).filter(|_| !is_one(key)) {
                // Said of this file alone.
                Some(valence) => {
                    own.insert(key.clone(), *valence);
                }
                None => {
                    let known = found.known.entry(key.clone()).or_insert(*valence);
                    *known = known.filter(|known| Some(*known) == *valence);
                }
            }
        }
        found.own.push(own);
    }
    found
}

impl<'a> FoundWords<'a> {
    /// No words yet; `known` is what those of valence columns mean ([`meanings`]).
    pub fn new(meanings: Meanings) -> Self {
        Self { meanings, ..Self::default() }
    }

    /// Begins with the words of a file, 0-based.
    pub fn begin(&mut self, file: u32) {
        self.file = usize::try_from(file).unwrap_or(usize::MAX);
    }

    /// True for a word that the file's header says, or its column.
    pub fn is_said(&self, word: &str) -> bool {
        let key = valence_key(word);
        let own = self.meanings.own.get(self.file).is_some_and(|own| own.contains_key(&key));
        own || self.meanings.known.get(&key).is_some_and(Option::is_some)
    }

    /// The valence of a word, by what the user chose (by the word's key), its column or the built-in list;
    /// `None` for a word that nobody knows. `at` is where it stands.
    pub fn meaning(
        &mut self,
        word: &'a str,
        chosen: &BTreeMap<String, Valence>,
        at: impl FnOnce() -> Place,
    ) -> Option<Valence> {
        // What the header says of its own file nobody need decide, and what is decided of another's is not meant here.
        if let Some(own) = self.meanings.own.get(self.file).filter(|own| !own.is_empty())
            && let Some(valence) = own.get(&valence_key(word))
        {
            return Some(*valence);
        }
        let (words, places, known) = (&mut self.words, &mut self.places, &self.meanings.known);
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
