//! Names, folded, with the items that bear them.
//!
//! Takes names one by one; gives the items that a folded text names, alone or in two parts. Never knows where
//! names come from and never chooses between items.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::fold_name::fold_name;
use crate::order::sort_by_key;

/// Words of the longest text that is looked for in two parts.
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

/// Names by their folded form.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
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

/// Words for the parts of a framework, before their number.
const PARTS: [&str; 7] =
    ["domain", "construct", "component", "dimension", "factor", "phase", "step"];
/// Letters of the longest Roman number that parts a list.
const LONGEST_MARK: usize = 4;

/// What stands behind a word for a part and its number or letter; `None` where a text is not numbered so.
fn without_part(folded: &str) -> Option<&str> {
    let (word, rest) = folded.split_once(' ')?;
    let (mark, rest) = rest.split_once(' ')?;
    (PARTS.contains(&word) && is_mark_of_part(mark)).then_some(rest)
}

/// A letter, a Roman number or a number.
fn is_mark_of_part(mark: &str) -> bool {
    let roman = |letter: char| matches!(letter, 'i' | 'v' | 'x');
    mark.chars().all(|digit| digit.is_ascii_digit())
        || mark.len() == 1 && mark.chars().all(|letter| letter.is_ascii_lowercase())
        || mark.len() <= LONGEST_MARK && mark.chars().all(roman)
}

/// What stands behind the mark of a list: `(a) …`, `B. …`, `iv: …`; a capital needs nothing but a blank
/// before another capital.
fn without_mark(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let bare = text.trim_start_matches('(');
    let end = bare.find(|letter: char| !letter.is_ascii_alphanumeric())?;
    let (mark, rest) = bare.split_at_checked(end)?;
    let after = rest.trim_start_matches(['.', ')', ':']);
    let is_capital = |text: &str| text.starts_with(|letter: char| letter.is_uppercase());
    let is_marked = if mark.is_empty() {
        false
    } else if after.len() < rest.len() {
        is_mark_of_part(&mark.to_lowercase())
    } else {
        mark.len() == 1 && is_capital(mark) && is_capital(after.trim_start())
    };
    is_marked.then(|| after.trim_start()).filter(|rest| !rest.is_empty())
}

impl NameIndex {
    /// The names, made when they are first asked for.
    pub(super) fn get_or_make(&self, make: impl FnOnce() -> Names) -> &Names {
        self.0.get_or_init(make)
    }
}

impl Names {
    /// No names yet; `prefixes` are the folded abbreviations of the framework, longest first.
    pub(super) fn new(prefixes: Vec<String>) -> Self {
        Self { items_by_name: HashMap::new(), prefixes }
    }

    /// Puts the items of each name in framework order, each once, by what the name is to it most.
    pub(super) fn sort(&mut self) {
        for bearers in self.items_by_name.values_mut() {
            sort_by_key(bearers, |named| (named.item, named.by));
            bearers.dedup_by_key(|named| named.item);
        }
    }

    /// The items of exactly this name, folded.
    pub(super) fn bearers(&self, folded: &str) -> &[Named] {
        self.items_by_name.get(folded).map_or(&[], Vec::as_slice)
    }

    /// Adds a name of an item; an empty one is none.
    pub(super) fn add(&mut self, name: &str, item: u32, by: By) {
        let folded = fold_name(name);
        if !folded.is_empty() {
            self.items_by_name.entry(folded).or_default().push(Named { item, by });
        }
    }

    /// The name as it is, then without the framework's abbreviation before or behind it, then without what
    /// numbers it as a part of the framework (`Domain III: Inner Setting`), then as two names of one item.
    pub(super) fn find(&self, folded: &str) -> Vec<Named> {
        if let Some(found) = self.items_by_name.get(folded) {
            return found.clone();
        }
        let before = |prefix: &String| folded.strip_prefix(prefix.as_str())?.strip_prefix(' ');
        let behind = |prefix: &String| folded.strip_suffix(prefix.as_str())?.strip_suffix(' ');
        let prefixes = || self.prefixes.iter();
        let without = prefixes().find_map(before).or_else(|| prefixes().find_map(behind));
        let folded = without.unwrap_or(folded);
        if let Some(found) = self.items_by_name.get(folded) {
            return found.clone();
        }
        if let Some(found) = without_part(folded).and_then(|rest| self.items_by_name.get(rest)) {
            return found.clone();
        }
        self.find_in_two(folded)
    }

    /// The items whose printed label stands behind a letter or a number that parts a list (`H Cost`, `b)
    /// Culture`); `text` is as it was written, for a small letter before a word is a word.
    pub(super) fn find_listed(&self, text: &str) -> Vec<Named> {
        let found = without_mark(text).and_then(|rest| self.items_by_name.get(&fold_name(rest)));
        let labels = found.into_iter().flatten().filter(|named| named.by == By::Label);
        labels.copied().collect()
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
