//! Items that an unknown label may mean, by what it says and not by its letters.
//!
//! Takes a codebook, then labels; gives items to choose from, each with its reason. Never maps anything,
//! never suggests where nothing speaks for an item.
//!
//! The words of a label are looked up by their stems in each language: phrases of everyday words, which
//! stand for constructs by a part of their published definitions (`synonyms/`), names of items, and single
//! words of names and definitions. A phrase comes before the words in it. The head of a label weighs most,
//! what stands behind a preposition less (`cost of training`), and what nothing explains weakens the rest.

mod book;
mod label;
mod phrases;
mod score;
mod search;
mod spelling;
mod stem;
mod synonyms;
mod tokens;
mod vocabulary;

use std::rc::Rc;

pub use self::search::{Hit, ItemSearch, Matched, search};

use serde::{Deserialize, Serialize};

use self::book::Book;
use self::label::Reading;
use self::score::Scores;
use self::vocabulary::Vocabulary;
use super::codebook::Codebook;
use super::crosswalk::{Crosswalk, Successor, crosswalk, predecessors};
use super::library::codebook;
use super::matching::{Label, Match, match_label};
use super::path;
use crate::pulse;

/// An item that a label may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// Position of the item in [`Codebook::items`].
    pub item: u32,
    /// Whether it may be offered for acceptance together with others.
    pub strength: Strength,
    /// Why it is suggested.
    pub reason: Reason,
}

/// How much speaks for a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Strength {
    /// The label says what the item is named or defined by, most of it, and no other item as much.
    Strong,
    /// Part of the label does, or other items come near.
    Weak,
}

/// What of a label speaks for an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Reason {
    /// The label is a name that several items bear.
    Shared,
    /// The label is the name of an item of an earlier version of the framework, of which this one took over
    /// all or a part.
    Earlier {
        /// Identifier of the codebook of that version.
        codebook: String,
        /// Identifier of the item there.
        item: String,
    },
    /// Words of the label stand in the item's name.
    Name {
        /// The words, as they stand in the label.
        words: String,
    },
    /// A word of the label is one letter off from a word that speaks for the item.
    Spelling {
        /// The word, as it stands in the label.
        word: String,
        /// What it was read as.
        meant: String,
    },
    /// Words of the label stand for a part of the item's published definition.
    Synonym {
        /// The words, as they stand in the label.
        words: String,
        /// The part of the definition, in our own words; the item's name where the framework has no synonyms
        /// of its own.
        part: String,
    },
    /// Words of the label stand in the item's definition.
    Definition {
        /// The words, as they stand in the label.
        words: String,
    },
}

/// What looking for the items of a label takes, beside looking at a coding.
const WORK_OF_A_LABEL: usize = 64;

/// What stands above a code says something of it, but less than its own words.
const ABOVE_BESIDE_OWN: f32 = 0.3;
const ABOVE_ALONE: f32 = 0.6;

/// A codebook made ready for labels.
#[derive(Debug)]
pub struct Suggester {
    vocabulary: Rc<Vocabulary>,
    book: Book,
    /// Earlier versions of the framework, each with the way from it.
    earlier: Vec<(Rc<Codebook>, Crosswalk)>,
}

impl Suggester {
    /// Makes the index of a codebook's words.
    pub fn new(book: &Codebook) -> Self {
        let vocabulary = Vocabulary::shared();
        let earlier = predecessors(&book.id).filter_map(|id| {
            let older = codebook(id)?;
            let way = crosswalk(&older, book)?;
            Some((older, way))
        });
        let earlier = earlier.collect();
        let book = Book::new(book, &vocabulary);
        Self { vocabulary, book, earlier }
    }

    /// Up to `most` items that a label may mean, best first and in framework order where equal. Of a path
    /// its last part counts, and what stands above it little. A name of an earlier version leads to what took
    /// it over, whatever its words say, and to all of that. Empty where nothing speaks for any item.
    pub fn suggest(&self, label: &str, most: usize) -> Vec<Suggestion> {
        pulse::beat(WORK_OF_A_LABEL);
        let taken_over = self.of_earlier(label);
        if !taken_over.is_empty() {
            return taken_over;
        }
        let parts = path::parts(label);
        let Some((last, above)) = parts.split_last() else { return Vec::new() };
        let own = self.scores(last);
        let share = if own.is_empty() { ABOVE_ALONE } else { ABOVE_BESIDE_OWN };
        let mut scores = own;
        if !scores.is_nothing() {
            for part in above {
                scores.add(self.scores(part), share);
            }
        }
        scores.into_suggestions(most)
    }

    /// What took over the item of an earlier version that a label names; strong where it is the same construct.
    fn of_earlier(&self, label: &str) -> Vec<Suggestion> {
        let label = Label { code: Some(label), ..Label::default() };
        let found = self.earlier.iter().find_map(|(older, way)| {
            let (Match::Exact { item } | Match::Alias { item }) = match_label(older, label) else {
                return None;
            };
            let (items, strength) = match way.successor(item) {
                Successor::One { item } => (vec![*item], Strength::Strong),
                Successor::Several { items } => (items.clone(), Strength::Weak),
                Successor::None => return None,
            };
            let named = older.items.get(item as usize)?;
            let reason = Reason::Earlier { codebook: older.id.clone(), item: named.id.clone() };
            let suggestion = |item| Suggestion { item, strength, reason: reason.clone() };
            Some(items.into_iter().map(suggestion).collect())
        });
        found.unwrap_or_default()
    }

    /// The scores of one part in the language in which it says most.
    fn scores(&self, text: &str) -> Scores {
        let readings = Reading::all(text, &self.vocabulary, &self.book);
        let scores =
            readings.iter().map(|reading| Scores::of(reading, &self.vocabulary, &self.book));
        scores
            .reduce(|best, next| if next.best() > best.best() { next } else { best })
            .unwrap_or_default()
    }
}

/// Up to `most` items that one label may mean: [`Suggester::suggest`] for a single label.
pub fn suggest(codebook: &Codebook, label: &str, most: usize) -> Vec<Suggestion> {
    Suggester::new(codebook).suggest(label, most)
}
