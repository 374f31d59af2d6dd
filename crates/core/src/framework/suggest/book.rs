//! A framework by its words: the names of its items, the single words of names and definitions, and the
//! items of each concept.
//!
//! Takes a codebook; gives what labels are held against. Never sees a label.

use std::collections::HashMap;

use super::phrases::{Phrases, Stems};
use super::spelling::Spelling;
use super::synonyms::{Place, Synonyms};
use super::tokens::words;
use super::vocabulary::{Concept, Kind, Lexicon, Meaning, ORDINARY, Vocabulary};
use crate::framework::{Codebook, Item};
use crate::order::sort_by_key;
use crate::pulse;

/// A name of an item, looked for as a phrase.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    pub(super) item: u32,
    /// What it weighs where it is all that a label says.
    pub(super) weight: f32,
    /// What it weighs beside other words: little for a single word, and less for the name of a domain.
    pub(super) beside_others: f32,
}

/// A word of an item's name or definition.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Trace {
    pub(super) item: u32,
    pub(super) weight: f32,
    /// Whether the word stands in the name, or only in the definition.
    pub(super) in_name: bool,
}

/// What is known of a framework.
#[derive(Debug)]
pub(super) struct Book {
    pub(super) names: Phrases<Name>,
    pub(super) traces: HashMap<String, Vec<Trace>>,
    pub(super) places: HashMap<Concept, Vec<Place>>,
    pub(super) spelling: Spelling,
    /// For each item the one that is suggested in its place, where studies code by domains.
    pub(super) coded_as: Vec<u32>,
}

/// Aliases of so few letters are short for something, and words for something else.
const LONGEST_ABBREVIATION: usize = 4;
/// A word that more items have tells none of them.
const MOST_BEARERS: usize = 4;
/// What a name of one word weighs that is all that a label says, such a name beside other words, and the name
/// of a domain, or of what else no synonym stands for, beside other words.
const NAME: f32 = 2.6;
const SINGLE_WORD: f32 = 1.2;
const BESIDE_HEADING: f32 = 0.5;
/// What a word of a name weighs, and one of a definition, that no other item has.
const WORD_OF_NAME: f32 = 0.9;
const WORD_OF_DEFINITION: f32 = 0.6;

impl Book {
    pub(super) fn new(book: &Codebook, vocabulary: &Vocabulary) -> Self {
        let mut made = Self {
            names: Phrases::default(),
            traces: HashMap::new(),
            places: HashMap::new(),
            spelling: Spelling::default(),
            coded_as: (0u32..).take(book.items.len()).collect(),
        };
        let Some(english) = vocabulary.english() else { return made };
        let synonyms = Synonyms::of(book, vocabulary);
        for (at, item) in (0u32..).zip(&book.items) {
            pulse::beat(1);
            let is_heading = synonyms.as_ref().is_some_and(|synonyms| !synonyms.has(at))
                && book.items.iter().any(|item| item.parent == Some(at));
            made.add_names(english, at, item, is_heading);
            if !is_heading {
                made.add_traces(english, at, &names(item).collect::<Vec<_>>().join(" "), true);
                made.add_traces(english, at, &item.definition, false);
            }
        }
        made.weigh_traces();
        match synonyms {
            Some(synonyms) => {
                if synonyms.by_domain {
                    made.coded_as =
                        (0u32..).take(book.items.len()).map(|at| book.domain_of(at)).collect();
                }
                made.places = synonyms.places;
            }
            None => made.places = places_by_names(book, english),
        }
        made
    }

    fn add_names(&mut self, english: &Lexicon, item: u32, of: &Item, is_heading: bool) {
        for name in names(of) {
            let spelt: Vec<String> = words(name).iter().map(|word| english.spelt(word)).collect();
            spelt.iter().for_each(|word| self.spelling.add(word));
            let mut stems: Vec<String> = content(english, name).collect();
            if stems.len() < 2 {
                // One word of several is another name (`Other Implementation Support`).
                stems = spelt.iter().map(|word| english.stem(word)).collect();
            }
            let more = stems.len().saturating_sub(1).min(2) as f32;
            let weight = NAME + 0.5 * more;
            let beside_others = match stems.len() {
                _ if is_heading => BESIDE_HEADING,
                0 | 1 => SINGLE_WORD,
                _ => weight,
            };
            self.names.add(stems, Name { item, weight, beside_others });
        }
    }

    fn add_traces(&mut self, english: &Lexicon, item: u32, text: &str, in_name: bool) {
        for stem in content(english, text) {
            let bearers = self.traces.entry(stem).or_default();
            if bearers.iter().all(|trace| trace.item != item) {
                bearers.push(Trace { item, weight: 0.0, in_name });
            }
        }
    }

    /// The fewer items have a word the more it says; a word of names is none of definitions.
    fn weigh_traces(&mut self) {
        for traces in self.traces.values_mut() {
            if traces.iter().any(|trace| trace.in_name) {
                traces.retain(|trace| trace.in_name);
            }
            if traces.len() > MOST_BEARERS {
                traces.clear();
            }
            let bearers = traces.len() as f32;
            for trace in traces {
                let whole = if trace.in_name { WORD_OF_NAME } else { WORD_OF_DEFINITION };
                trace.weight = whole / bearers;
            }
        }
    }
}

/// The names of an item that are words.
fn names(item: &Item) -> impl Iterator<Item = &str> {
    let names = [&item.label, &item.short].into_iter().chain(&item.aliases);
    let is_word = |name: &&str| {
        name.len() > LONGEST_ABBREVIATION || name.chars().any(|letter| letter.is_lowercase())
    };
    names.map(String::as_str).filter(is_word)
}

/// The stems of a text's words that say something.
fn content<'a>(english: &'a Lexicon, text: &'a str) -> impl Iterator<Item = String> + 'a {
    let spelt = words(text).into_iter().map(|word| english.spelt(&word));
    spelt
        .filter(|word| english.kind(word) == Kind::Content)
        .map(|word| english.language.stem(&word))
}

/// Of a framework without synonyms of its own: a concept stands for the items whose names say it.
fn places_by_names(book: &Codebook, english: &Lexicon) -> HashMap<Concept, Vec<Place>> {
    let mut places: HashMap<Concept, Vec<Place>> = HashMap::new();
    for (at, item) in (0u32..).zip(&book.items).filter(|(_, item)| item.depth > 0 || book.is_own())
    {
        for name in names(item) {
            let stems: Vec<Stems> = content(english, name).map(|stem| Stems(vec![stem])).collect();
            for (_, Meaning { concept, weight }) in english.phrases.find(&stems) {
                let known = places.entry(*concept).or_default();
                if *weight >= ORDINARY && known.iter().all(|place| place.item != at) {
                    known.push(Place { item: at, share: 1.0, part: item.label.clone() });
                }
            }
        }
    }
    for known in places.values_mut() {
        // What several items say alike is only a hint at each of them.
        let share = 0.6 / (known.len().max(1) as f32).sqrt();
        known.iter_mut().for_each(|place| place.share = share);
        sort_by_key(known, |place| place.item);
    }
    places.retain(|_, known| known.len() <= MOST_BEARERS);
    places
}
