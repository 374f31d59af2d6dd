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

    /// The name as it is, then without the framework's abbreviation, then as two names of one item.
    pub(super) fn find(&self, folded: &str) -> Vec<Named> {
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
