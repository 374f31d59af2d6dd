//! A label as one language reads it.
//!
//! Takes a label; gives for each language that knows a word of it the stems, what each word is in the
//! sentence and where its head stands. Never knows what a word stands for.

use super::book::Book;
use super::phrases::{Mask, Stems};
use super::stem::Language;
use super::tokens::{Word, words};
use super::vocabulary::{Kind, Lexicon, Vocabulary};

/// A label in one language.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) words: Vec<&'a str>,
    pub(super) stems: Vec<Stems>,
    /// Words that say something.
    pub(super) content: Mask,
    /// The first preposition after a word of content, or the end.
    pub(super) boundary: usize,
    /// A misspelt word and what it was read as.
    pub(super) corrected: Option<(usize, String)>,
}

impl<'a> Reading<'a> {
    /// The readings in all languages; a language that knows no word of the label reads nothing else than
    /// English does.
    pub(super) fn all(text: &'a str, vocabulary: &'a Vocabulary, book: &Book) -> Vec<Self> {
        let words = words(text);
        if words.is_empty() {
            return Vec::new();
        }
        let readings = vocabulary.lexicons.iter().map(|lexicon| {
            let is_english = lexicon.language == Language::English;
            let corrections = |spelt: &str| {
                let is_known = book.traces.contains_key(&lexicon.language.stem(spelt));
                let spellings = [&book.spelling, &vocabulary.spelling];
                let nearest = spellings.into_iter().find_map(|known| known.nearest(spelt));
                nearest.filter(|_| is_english && !is_known).map(str::to_owned)
            };
            Self::new(&words, lexicon, corrections)
        });
        readings.collect()
    }

    fn new(
        words: &[Word<'a>],
        lexicon: &'a Lexicon,
        correction: impl Fn(&str) -> Option<String>,
    ) -> Self {
        let mut reading = Self {
            lexicon,
            words: words.iter().map(|word| word.written).collect(),
            stems: Vec::with_capacity(words.len()),
            content: 0,
            boundary: words.len(),
            corrected: None,
        };
        for (at, word) in words.iter().enumerate() {
            let mut spelt = lexicon.spelt(word);
            let kind = lexicon.kind(&spelt);
            if kind == Kind::Content
                && !lexicon.knows(&spelt)
                && let Some(meant) = correction(&spelt)
            {
                reading.corrected = Some((at, meant.clone()));
                spelt = meant;
            }
            reading.stems.push(lexicon.stems(&spelt));
            match kind {
                Kind::Content => reading.content |= 1 << at,
                Kind::Preposition if reading.content != 0 => {
                    reading.boundary = reading.boundary.min(at);
                }
                Kind::Preposition | Kind::Lack | Kind::Empty => {}
            }
        }
        reading
    }

    /// The last word before the boundary that is content or was taken by a phrase.
    pub(super) fn head(&self, taken: Mask) -> Option<usize> {
        let said = self.content | taken;
        (0..self.boundary).rev().find(|at| said & (1 << at) != 0)
    }

    /// Whether all words of a mask stand behind the boundary.
    pub(super) fn is_behind(&self, mask: Mask) -> bool {
        mask.trailing_zeros() as usize >= self.boundary
    }

    /// The words of a mask as they stand in the label.
    pub(super) fn written(&self, mask: Mask) -> String {
        let words = self.words.iter().enumerate().filter(|(at, _)| mask & (1 << at) != 0);
        words.map(|(_, word)| *word).collect::<Vec<_>>().join(" ")
    }
}
