//! Entries of a list that stand in it once, however often they are used.

use std::collections::HashMap;
use std::hash::Hash;

use super::written::index;

/// A list of entries, found by what they are.
#[derive(Debug)]
pub(super) struct Once<T> {
    all: Vec<T>,
    places: HashMap<T, i64>,
}

impl<T> Default for Once<T> {
    fn default() -> Self {
        Self { all: Vec::new(), places: HashMap::new() }
    }
}

impl<T: Clone + Eq + Hash> Once<T> {
    /// The place of an entry.
    pub fn place(&mut self, entry: T) -> i64 {
        if let Some(&place) = self.places.get(&entry) {
            return place;
        }
        let place = index(self.all.len());
        self.all.push(entry.clone());
        self.places.insert(entry, place);
        place
    }

    /// The entries in order.
    pub fn all(&self) -> &[T] {
        &self.all
    }
}
