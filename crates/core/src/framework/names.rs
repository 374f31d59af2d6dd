//! Every name of a codebook, folded, with the items that bear it.
//!
//! Takes a codebook; gives the items that a text names when nothing else is known. Never chooses
//! between them and never looks at a context.

use crate::order::sort_by_key;
use std::cell::OnceCell;
use std::collections::HashMap;

use super::code_names::{MOST_CHARACTERS, cut_between_words};
use super::codebook::{Codebook, Item};
use super::fold_name::fold_name;

/// Words for valence: whatever a codebook calls its items, these alone never name one.
const VALENCE_WORDS: [&str; 14] = [
    "barrier",
    "barriers",
    "challenge",
    "challenges",
    "enabler",
    "enablers",
    "facilitator",
    "facilitators",
    "hindrance",
    "hindrances",
    "barrier and facilitator",
    "mixed",
    "neutral",
    "none",
];

/// A text longer than this is no label of a framework; the limits keep long excerpts cheap.
pub(super) const MOST_BYTES: usize = 1024;
const MOST_WORDS: usize = 32;

/// An item that bears a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named {
    /// Position of the item.
    pub(super) item: u32,
    /// What the name is to the item.
    pub(super) by: By,
}

/// What a name is to an item, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum By {
    /// Its printed label.
    Label,
    /// Its printed code.
    Code,
    /// An alias, its short label, its code without points, or a name it shares.
    Alias,
}

/// The items that a text may mean, in framework order, and whether the text prints their label or code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Candidates {
    /// The items.
    pub(super) items: Vec<Candidate>,
}

/// One of the items that a text may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Candidate {
    /// Position of the item.
    pub(super) item: u32,
    /// What the text is to the item.
    pub(super) by: By,
    /// Whether the text holds the label or code as it is printed, letter for letter.
    pub(super) verbatim: bool,
}

/// Names by their folded form.
#[derive(Debug, Clone, Default)]
struct Names {
    items_by_name: HashMap<String, Vec<Named>>,
    /// Folded abbreviations of the framework (`cfir`, `cfir 2022`), longest first.
    prefixes: Vec<String>,
}

/// The names of a codebook, made at first use from its items, which do not change after that. Two
/// codebooks with the same items are equal whether it is made or not.
#[derive(Debug, Clone, Default)]
pub struct NameIndex(OnceCell<Names>);

impl PartialEq for NameIndex {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Codebook {
    /// The items that a text names, whatever stands around it.
    pub(super) fn candidates(&self, text: &str) -> Candidates {
        if text.len() > MOST_BYTES {
            return Candidates::default();
        }
        let names = self.names.0.get_or_init(|| Names::of(self));
        let folded = fold_name(text);
        if folded.is_empty() || VALENCE_WORDS.contains(&folded.as_str()) {
            return Candidates::default();
        }
        let raw = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let found = names.find(&folded);
        let items = found.into_iter().map(|named| Candidate {
            item: named.item,
            by: named.by,
            verbatim: self.items.get(named.item as usize).is_some_and(|item| {
                let printed = match named.by {
                    By::Label => &item.label,
                    By::Code => &item.code,
                    By::Alias => return false,
                };
                raw.contains(printed.as_str())
            }),
        });
        Candidates { items: items.collect() }
    }
}

impl Codebook {
    /// The item of a study's own codebook whose whole path a text is, and whether letter for letter.
    /// Names there may hold what parts the steps of a path elsewhere.
    pub(super) fn by_whole_path(&self, text: &str) -> Option<(u32, bool)> {
        if !self.is_own() || text.len() > MOST_BYTES {
            return None;
        }
        let names = self.names.0.get_or_init(|| Names::of(self));
        let [only] = names.items_by_name.get(&fold_name(text))?.as_slice() else { return None };
        let item = self.items.get(only.item as usize)?;
        let path = item.aliases.first()?;
        (fold_name(path) == fold_name(text)).then(|| (only.item, path == text))
    }
}

/// Whether a text is nothing but a word for valence.
pub(super) fn is_valence_word(text: &str) -> bool {
    text.len() <= MOST_BYTES && VALENCE_WORDS.contains(&fold_name(text).as_str())
}

impl Names {
    fn of(codebook: &Codebook) -> Self {
        let mut names = Self { prefixes: prefixes(codebook), ..Self::default() };
        for (at, item) in (0u32..).zip(&codebook.items) {
            names.add(&item.label, at, By::Label);
            names.add(&item.code, at, By::Code);
            names.add(&item.short, at, By::Alias);
            for alias in item.aliases.iter().chain(&compact_code(item)).chain(&cut(&item.label)) {
                names.add(alias, at, By::Alias);
            }
        }
        for shared in &codebook.shared_names {
            for item in &shared.items {
                names.add(&shared.name, *item, By::Alias);
            }
        }
        for bearers in names.items_by_name.values_mut() {
            sort_by_key(bearers, |named| (named.item, named.by));
            bearers.dedup_by_key(|named| named.item);
        }
        names
    }

    fn add(&mut self, name: &str, item: u32, by: By) {
        let folded = fold_name(name);
        if !folded.is_empty() {
            self.items_by_name.entry(folded).or_default().push(Named { item, by });
        }
    }

    /// The name as it is, then without the framework's abbreviation, then as two names of one item.
    fn find(&self, folded: &str) -> Vec<Named> {
        if let Some(found) = self.items_by_name.get(folded) {
            return found.clone();
        }
        let without = self.prefixes.iter().find_map(|prefix| {
            folded.strip_prefix(prefix.as_str()).and_then(|rest| rest.strip_prefix(' '))
        });
        let folded = without.unwrap_or(folded);
        if let Some(found) = self.items_by_name.get(folded) {
            return found.clone();
        }
        self.find_in_two(folded)
    }

    /// `I.A Innovation Source`, `1. Knowledge`, `Beliefs about capabilities (BaCap)`: both parts
    /// name the item. A code before another item's label is a contradiction: both are found.
    fn find_in_two(&self, folded: &str) -> Vec<Named> {
        if folded.split(' ').count() > MOST_WORDS {
            return Vec::new();
        }
        let splits = || folded.match_indices(' ').map(|(at, _)| folded.split_at(at));
        let parts = |(left, right): (&str, &str)| {
            let right = right.trim_start();
            Some((self.items_by_name.get(left)?, self.items_by_name.get(right)?))
        };
        for (left, right) in splits().filter_map(parts) {
            let both: Vec<Named> = left
                .iter()
                .filter_map(|one| {
                    let other = right.iter().find(|other| other.item == one.item)?;
                    Some(Named { item: one.item, by: one.by.min(other.by) })
                })
                .collect();
            if !both.is_empty() {
                return both;
            }
        }
        for (left, right) in splits() {
            let right = right.trim_start();
            let numbered =
                left.chars().all(|character| character.is_ascii_digit() || character == ' ');
            // A single letter before a word is more often a word (`I need`) than a code.
            let coded = numbered || left.chars().count() > 1;
            let codes = self.items_by_name.get(left).into_iter().flatten();
            let mut found: Vec<Named> =
                codes.filter(|named| coded && named.by == By::Code).copied().collect();
            let Some(labels) = self.items_by_name.get(right) else { continue };
            if !found.is_empty() || numbered {
                // A number that is no code of the framework is the study's own numbering.
                found.extend(labels);
                sort_by_key(&mut found, |named| named.item);
                found.iter_mut().for_each(|named| named.by = By::Alias);
                return found;
            }
        }
        Vec::new()
    }
}

/// `IIIA` for `III.A`: only for codes with a letter, since 11 is not 1.1.
fn compact_code(item: &Item) -> Option<String> {
    let has_letter = item.code.chars().any(char::is_alphabetic);
    let compact: String =
        item.code.chars().filter(|character| character.is_alphanumeric()).collect();
    (has_letter && compact.len() < item.code.len()).then_some(compact)
}

/// A long label as programs that cut it keep it, at its 63rd character or between words.
fn cut(label: &str) -> Vec<String> {
    if label.chars().count() <= MOST_CHARACTERS {
        return Vec::new();
    }
    vec![label.chars().take(MOST_CHARACTERS).collect(), cut_between_words(label)]
}

/// Nothing for a study's own codebook: its file's name is no abbreviation.
fn prefixes(codebook: &Codebook) -> Vec<String> {
    if codebook.is_own() {
        return Vec::new();
    }
    let mut prefixes = Vec::new();
    for abbreviation in codebook.abbrev.split('/') {
        let whole = fold_name(abbreviation);
        let first = fold_name(abbreviation.split(' ').next().unwrap_or(abbreviation));
        prefixes.push(format!("{first} {}", fold_name(&codebook.version)));
        prefixes.push(whole);
        prefixes.push(first);
    }
    prefixes.retain(|prefix| !prefix.is_empty());
    sort_by_key(&mut prefixes, |prefix| std::cmp::Reverse(prefix.len()));
    prefixes
}
