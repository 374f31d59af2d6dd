//! The passages behind a mark and the search in them.

use std::rc::Rc;

use steelyard_core::engine::{Excerpt, ExcerptQuery};
use steelyard_core::figure::MarkKey;

/// Passages as the panel shows them.
#[derive(Debug, Clone, PartialEq)]
pub struct Passages {
    /// Which number they stand behind.
    pub query: ExcerptQuery,
    /// The number in words: the mark's label.
    pub title: String,
    /// All of them, in the order of the input.
    pub excerpts: Rc<Vec<Excerpt>>,
}

/// The passages that a mark of a figure opens; `None` for one that stands for no row.
pub fn passages_of_mark(key: &MarkKey) -> Option<ExcerptQuery> {
    let MarkKey { row, column, valence, with, number: _ } = key.clone();
    let column = (!column.is_empty()).then_some(column);
    (!row.is_empty()).then_some(ExcerptQuery { row, column, valence, with })
}

/// Whether an excerpt holds every word of a search, in its text or in what is known of it, in
/// whatever case; an empty search matches everything.
pub fn matches(excerpt: &Excerpt, search: &str) -> bool {
    let known = [
        Some(excerpt.text.as_str()),
        excerpt.participant.as_deref(),
        excerpt.source.as_deref(),
        excerpt.group.as_deref(),
        excerpt.coder.as_deref(),
        Some(excerpt.code.as_str()),
    ];
    let haystack =
        known.into_iter().flatten().map(str::to_lowercase).collect::<Vec<_>>().join("\n");
    search.split_whitespace().all(|word| haystack.contains(&word.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use steelyard_core::diag::Place;
    use steelyard_core::valence::Valence;

    #[test]
    fn every_word_must_be_found_somewhere() {
        let excerpt = Excerpt {
            text: "We had no Time for training.".to_owned(),
            participant: Some("P07".to_owned()),
            source: None,
            group: Some("Nurses".to_owned()),
            code: "Resources".to_owned(),
            coder: None,
            valence: Valence::Barrier,
            count: 1,
            at: Place::default(),
            said_by: 0,
        };
        let cases = [
            ("", true),
            ("time", true),
            ("nurses TIME", true),
            ("p07", true),
            ("doctors", false),
            ("time doctors", false),
        ];
        for (search, expected) in cases {
            assert_eq!(matches(&excerpt, search), expected, "{search:?}");
        }
    }
}
