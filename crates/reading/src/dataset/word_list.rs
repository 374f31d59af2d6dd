//! Lists of words that commas divide: whether one holds a word, and which of many do.

use std::collections::HashMap;

use memchr::memmem;

/// True for one of the words of a short list. Many lists are asked by [`WordLists`].
pub(super) fn listed(list: &str, word: &str) -> bool {
    if word.is_empty() {
        return list.split(',').any(|one| one.trim().is_empty());
    }
    // It is asked of cell upon cell: looking for the word is faster than parting the list.
    !word.contains(',')
        && memmem::find_iter(list.as_bytes(), word).any(|at| {
            let before = list.get(..at).unwrap_or("x").trim_end();
            let behind = list.get(at + word.len()..).unwrap_or("x").trim_start();
            (before.is_empty() || before.ends_with(','))
                && (behind.is_empty() || behind.starts_with(','))
        })
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

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn words_are_listed_whole() {
        let list = "total n, all,n a,too,übrige";
        for word in ["total n", "all", "n a", "too", "übrige"] {
            assert!(listed(list, word), "{word}");
        }
        for word in ["", "total", "n", "a", "to", "l", "all,n a", "brige", "x", "total n, all"] {
            assert!(!listed(list, word), "{word}");
        }
        assert!(listed(",s,es", "") && listed("s,,es", ""));
    }
}
