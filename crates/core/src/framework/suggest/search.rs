//! Items found while their name is typed.
//!
//! Takes a codebook, then what is typed; gives items with what of them matched. Never guesses: every word
//! that was typed begins a word of what matched.

use serde::{Deserialize, Serialize};

use super::synonyms::Synonyms;
use super::tokens::words;
use super::vocabulary::Vocabulary;
use crate::framework::Codebook;
use crate::order::sort_by_key;

/// An item that matches what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Position of the item in [`Codebook::items`].
    pub item: u32,
    /// What of it matched.
    pub by: Matched,
    /// The text that matched: a code, a name, a definition or a synonym.
    pub text: String,
}

/// What of an item matched, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Matched {
    /// Its printed code.
    Code,
    /// Its label, its short label or another name.
    Name,
    /// An everyday phrase for it.
    Synonym,
    /// Its definition, alone or together with its label.
    Definition,
}

/// How near what was typed is to a text, nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Near {
    Whole,
    Beginning,
    Words,
}

/// A text of an item, in lower case and without accents.
#[derive(Debug, Clone)]
struct Entry {
    by: Matched,
    text: String,
    words: Vec<String>,
}

/// The texts of a codebook's items, made ready for what is typed.
#[derive(Debug, Clone)]
pub struct ItemSearch {
    entries: Vec<Vec<Entry>>,
}

/// Synonyms for which another item comes first are not searched: they would hide those.
const OWN_SHARE: f32 = 1.0;

impl ItemSearch {
    /// Collects the texts of a codebook's items.
    pub fn new(book: &Codebook) -> Self {
        let entry = |by: Matched, text: &str| Entry {
            by,
            text: text.to_owned(),
            words: words(text).into_iter().map(|word| word.folded).collect(),
        };
        let of_item = |item: &crate::framework::Item| {
            let names = [&item.label, &item.short].into_iter().chain(&item.aliases);
            let mut entries = vec![Entry {
                by: Matched::Code,
                text: item.code.clone(),
                words: vec![code_key(&item.code)],
            }];
            entries.extend(names.map(|name| entry(Matched::Name, name)));
            let whole = format!("{} {}", item.definition, item.label);
            let definition = entry(Matched::Definition, &whole);
            entries.push(Entry { text: item.definition.clone(), ..definition });
            entries
        };
        let mut entries: Vec<Vec<Entry>> = book.items.iter().map(of_item).collect();
        let vocabulary = Vocabulary::shared();
        if let Some(synonyms) = Synonyms::of(book, &vocabulary) {
            for (concept, places) in &synonyms.places {
                for place in places.iter().filter(|place| place.share >= OWN_SHARE) {
                    let Some(of_item) = entries.get_mut(place.item as usize) else { continue };
                    let phrases = vocabulary.phrases_of(*concept);
                    of_item.extend(phrases.map(|phrase| entry(Matched::Synonym, phrase)));
                }
            }
        }
        // What came out of a map has no order of its own.
        for of_item in &mut entries {
            sort_by_key(of_item, |entry| (entry.by, entry.text.clone()));
        }
        Self { entries }
    }

    /// The items all of whose matching text begins with what was typed, word by word and in any order: by what
    /// matched, then by how near it is, then in framework order. Each item once. All items in framework order
    /// for an empty query.
    pub fn find(&self, query: &str) -> Vec<Hit> {
        let typed: Vec<String> = words(query).into_iter().map(|word| word.folded).collect();
        let code = code_key(query);
        let mut hits: Vec<((Matched, Near), Hit)> = Vec::new();
        for (item, entries) in (0u32..).zip(&self.entries) {
            let near = |entry: &Entry| match entry.by {
                Matched::Code => near_code(entry, &code),
                _ => near_words(entry, &typed),
            };
            let best = entries
                .iter()
                .filter_map(|entry| Some(((entry.by, near(entry)?), entry)))
                .min_by_key(|(rank, _)| *rank);
            hits.extend(best.map(|((by, near), entry)| {
                ((by, near), Hit { item, by, text: entry.text.clone() })
            }));
        }
        sort_by_key(&mut hits, |(rank, _)| *rank);
        hits.into_iter().map(|(_, hit)| hit).collect()
    }
}

/// The items of a codebook that match what is typed: [`ItemSearch::find`] for a single query.
pub fn search(codebook: &Codebook, query: &str) -> Vec<Hit> {
    ItemSearch::new(codebook).find(query)
}

/// A code in capitals or not, with or without its points.
fn code_key(code: &str) -> String {
    code.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn near_code(entry: &Entry, typed: &str) -> Option<Near> {
    let code = entry.words.first()?;
    if code == typed {
        return Some(Near::Whole);
    }
    (code.starts_with(typed)).then_some(Near::Beginning)
}

fn near_words(entry: &Entry, typed: &[String]) -> Option<Near> {
    let begins = |one: &String| entry.words.iter().any(|word| word.starts_with(one.as_str()));
    if typed.is_empty() || !typed.iter().all(begins) {
        return None;
    }
    let in_order = entry.words.iter().zip(typed).all(|(word, one)| word.starts_with(one.as_str()));
    Some(match (in_order, entry.words.as_slice() == typed) {
        (_, true) => Near::Whole,
        (true, _) if typed.len() <= entry.words.len() => Near::Beginning,
        _ => Near::Words,
    })
}

#[cfg(test)]
mod tests {
    use super::{ItemSearch, Matched, search};
    use crate::framework::{Codebook, codebook};
    use std::rc::Rc;

    fn book(id: &str) -> Rc<Codebook> {
        codebook(id).unwrap_or_else(|| panic!("no codebook {id}"))
    }

    fn found(id: &str, query: &str) -> Vec<(String, Matched)> {
        let book = book(id);
        let code = |item: u32| book.items.get(item as usize).map(|item| item.code.clone());
        let hits = search(&book, query).into_iter();
        hits.map(|hit| (code(hit.item).unwrap_or_default(), hit.by)).collect()
    }

    #[test]
    fn what_is_typed_finds_codes_names_synonyms_and_definitions_in_this_order() {
        for (id, query, code, by) in [
            ("cfir-2022", "III.A.3", "III.A.3", Matched::Code),
            ("cfir-2022", "iiia3", "III.A.3", Matched::Code),
            ("cfir-2022", "cult", "III.D", Matched::Name),
            ("cfir-2022", "cost", "I.H", Matched::Name),
            ("cfir-2022", "inf acc", "III.K", Matched::Name),
            ("cfir-2022", "turnov", "III.A.3", Matched::Synonym),
            ("cfir-2022", "burnout", "IV.C.D", Matched::Synonym),
            ("cfir-2022", "Zeitdr", "IV.C.C", Matched::Synonym),
            ("tdf-2012", "Gewohn", "14", Matched::Synonym),
            ("npt-2009", "buying", "CP", Matched::Definition),
            ("eric-2015", "audit", "5", Matched::Name),
        ] {
            let found = found(id, query);
            let is_first = found.first().is_some_and(|(first, _)| first == code);
            let first = found.first();
            assert!(is_first || id == "eric-2015", "{id}: {query} {first:?}");
            assert_eq!(first.map(|(_, by)| *by), Some(by), "{id}: {query}");
        }
        let by: Vec<Matched> = found("cfir-2022", "re").into_iter().map(|(_, by)| by).collect();
        assert!(by.is_sorted(), "{by:?}");
    }

    #[test]
    fn nothing_typed_is_everything_and_nonsense_nothing() {
        let book = book("cfir-2022");
        let search = ItemSearch::new(&book);
        let all: Vec<u32> = search.find("").into_iter().map(|hit| hit.item).collect();
        assert_eq!(all, (0u32..).take(book.items.len()).collect::<Vec<_>>());
        assert_eq!(search.find("zzzz"), []);
        assert_eq!(search.find("culture zzzz"), []);
        for at in 0..40 {
            let typed: String = "Information Technology Infrastructure".chars().take(at).collect();
            let is_there = |code: &str| {
                let mut hits = search.find(&typed).into_iter();
                hits.any(|hit| book.items.get(hit.item as usize).is_some_and(|i| i.code == code))
            };
            assert!(is_there("III.A.2"), "{typed}");
        }
    }
}
