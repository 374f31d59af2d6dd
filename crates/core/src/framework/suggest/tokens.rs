//! The words of a label.
//!
//! Takes a label as a study writes it; gives its words as written and folded. Never judges a word.

use crate::fold::{is_mark, push_plain};

/// Words of the longest label that is understood; what follows is a remark.
pub(super) const MOST_WORDS: usize = 24;

/// A word of a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// As it stands in the label.
    pub(super) written: &'a str,
    /// In lower case and without accents.
    pub(super) folded: String,
}

/// `IT` is the technology, and `it` a word that says nothing.
const TECHNOLOGY: (&str, &str) = ("IT", "informationtechnology");

/// The words of a label in their order, without numbers. A capital after a small letter and a number
/// after a letter begin a word (`LackOfTime`, `Covid19`); an apostrophe parts none.
pub(super) fn words(label: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start: Option<usize> = None;
    let mut before = ' ';
    let ends = label.char_indices().chain([(label.len(), ' ')]);
    for (at, letter) in ends {
        let is_part = letter.is_alphabetic()
            || is_mark(letter)
            || matches!(letter, '\'' | '’') && before.is_alphabetic();
        let is_break = !is_part || before.is_lowercase() && letter.is_uppercase();
        if is_break && let Some(from) = start.take() {
            words.extend(label.get(from..at).and_then(word));
        }
        if is_part && start.is_none() {
            start = Some(at);
        }
        before = letter;
        if words.len() == MOST_WORDS {
            break;
        }
    }
    words
}

fn word(written: &str) -> Option<Word<'_>> {
    if written == TECHNOLOGY.0 {
        return Some(Word { written, folded: TECHNOLOGY.1.to_owned() });
    }
    let mut folded = String::with_capacity(written.len());
    for letter in written.chars().filter(|letter| letter.is_alphabetic()) {
        push_plain(&mut folded, letter);
    }
    (!folded.is_empty()).then_some(Word { written, folded })
}

#[cfg(test)]
mod tests {
    use super::words;

    fn folded(label: &str) -> Vec<String> {
        words(label).into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn words_are_found_however_they_are_joined() {
        assert_eq!(folded("LackOfTime"), ["lack", "of", "time"]);
        assert_eq!(folded("staff_turnover-2"), ["staff", "turnover"]);
        assert_eq!(folded("doesn't fit"), ["doesnt", "fit"]);
        assert_eq!(folded("Covid19 (2020)"), ["covid"]);
        assert_eq!(folded("för lite tid"), ["for", "lite", "tid"]);
        assert_eq!(folded("IT problems, it is"), ["informationtechnology", "problems", "it", "is"]);
        assert_eq!(folded("'' 12 \u{301}"), Vec::<String>::new());
        assert_eq!(words("a ".repeat(99).as_str()).len(), super::MOST_WORDS);
    }
}
