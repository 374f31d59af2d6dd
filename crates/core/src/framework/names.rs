//! The items of a codebook that a text names: by label, code, alias or a name that several share.
//!
//! Takes a codebook; gives the items that a text names when nothing else is known. Never chooses
//! between them and never looks at a context.

use crate::order::sort_by_key;

use super::code_names::{MOST_CHARACTERS, cut_between_words};
use super::codebook::{Codebook, Item};
use super::fold_name::fold_name;
use super::name_index::{By, Names};

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

impl Codebook {
    /// The items that a text names, whatever stands around it.
    pub(super) fn candidates(&self, text: &str) -> Candidates {
        if text.len() > MOST_BYTES {
            return Candidates::default();
        }
        let names = self.names.get_or_make(|| names_of(self));
        let folded = fold_name(text);
        if folded.is_empty() || VALENCE_WORDS.contains(&folded.as_str()) {
            return Candidates::default();
        }
        let raw = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut found = names.find(&folded);
        if found.is_empty() && !self.is_own() {
            found = names.find_listed(&raw);
        }
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
        let names = self.names.get_or_make(|| names_of(self));
        let [only] = names.bearers(&fold_name(text)) else { return None };
        let item = self.items.get(only.item as usize)?;
        let path = item.aliases.first()?;
        (fold_name(path) == fold_name(text)).then(|| (only.item, path == text))
    }
}

/// Whether a text is nothing but a word for valence.
pub(super) fn is_valence_word(text: &str) -> bool {
    text.len() <= MOST_BYTES && VALENCE_WORDS.contains(&fold_name(text).as_str())
}

/// The names of a codebook's items.
fn names_of(codebook: &Codebook) -> Names {
    let mut names = Names::new(prefixes(codebook));
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
    names.sort();
    names
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
