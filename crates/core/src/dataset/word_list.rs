//! Lists of words that commas divide: whether one holds a word, and which of many do.

use std::collections::HashMap;

/// True for one of the words of a short list. Many lists are asked by [`WordLists`].
pub(super) fn listed(list: &str, word: &str) -> bool {
    list.split(',').any(|one| one.trim() == word)
}

/// Many lists, by their words: asking takes one look, however long they are.
pub(super) struct WordLists(HashMap<&'static str, Vec<usize>>);

impl WordLists {
    /// Takes the lists in order.
    pub fn new(lists: impl IntoIterator<Item = &'static str>) -> Self {
        let mut of_words: HashMap<&'static str, Vec<usize>> = HashMap::new();
        for (at, list) in lists.into_iter().enumerate() {
            for word in list.split(',') {
                of_words.entry(word.trim()).or_default().push(at);
            }
        }
        Self(of_words)
    }

    /// Positions of the lists that hold a word, in order.
    pub fn holding(&self, word: &str) -> &[usize] {
        self.0.get(word).map_or(&[], Vec::as_slice)
    }
}
