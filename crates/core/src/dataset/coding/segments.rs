//! Which segment of which text a row is about.
//!
//! Takes what a row says of it; gives numbers that are the same where the passage is. Remembers which
//! segments are surely one passage and which only read alike.

use std::collections::HashMap;

use crate::dataset::{Id, Labels, NONE, TextRange};
use crate::fold::clean;

/// Bytes from which equal words are surely one passage: nobody says a whole sentence twice to the letter,
/// but a word or two.
const SURE_TEXT: usize = 40;

/// The segments met so far.
#[derive(Debug, Default)]
pub(super) struct Segments<'a> {
    /// Texts by what they are of: a sheet, a participant, a source.
    texts: HashMap<(u8, u32, u32), Id>,
    /// Segments known by their words.
    passages: HashMap<(Id, Id, &'a str), Id>,
    /// For each segment whether it is surely one passage.
    pub sure: Vec<bool>,
}

/// What a row says of its segment.
pub(super) struct Passage<'a> {
    pub text: Id,
    pub source: Id,
    pub participant: Id,
    pub range: Option<TextRange>,
    pub name: &'a str,
    pub excerpt: &'a str,
}

impl<'a> Segments<'a> {
    /// The text that a row is about: the source's, else the participant's, else its sheet's.
    pub fn text(&mut self, source: Id, participant: Id, file: u32, sheet: u32) -> Id {
        let of = match (source, participant) {
            (NONE, NONE) => (0, file, sheet),
            (NONE, participant) => (1, participant, 0),
            (source, _) => (2, source, 0),
        };
        let next = u32::try_from(self.texts.len()).unwrap_or(NONE);
        *self.texts.entry(of).or_insert(next)
    }

    /// The segment of a row: its range within its text, else its identifier or words there, which two
    /// people do not share; [`NONE`] where nothing is said.
    pub fn intern(&mut self, labels: &mut Labels, passage: &Passage<'a>) -> Id {
        let Passage { text, source, participant, range, name, excerpt } = *passage;
        let (segment, sure) = match range {
            Some(TextRange { scale, start, end }) => {
                (labels.intern(&format!("{text}\u{1f}{scale}\u{1f}{start}\u{1f}{end}")), true)
            }
            None if !name.is_empty() => {
                let name = clean(name);
                (labels.intern(&format!("{text}\u{1f}{participant}\u{1f}{name}")), true)
            }
            None if excerpt.is_empty() => return NONE,
            None => {
                // Numbers begin anew in every file, words do not: whose they are alone tells them apart.
                let place = (source, participant, excerpt);
                let passage = self.passages.entry(place).or_insert_with(|| {
                    let number = labels.len();
                    labels.intern(&format!("{source}\u{1f}{participant}\u{1f}\u{1f}{number}"))
                });
                (*passage, excerpt.len() >= SURE_TEXT)
            }
        };
        self.sure.resize(labels.len(), sure);
        segment
    }
}
