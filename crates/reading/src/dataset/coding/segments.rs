//! Which segment of which text a row is about.
//!
//! Takes what a row says of it; gives numbers that are the same where the passage is. Remembers which
//! segments are surely one passage and which only read alike.

use std::fmt;

use rustc_hash::FxHashMap;

use crate::dataset::{Labels, TextRange};
use crate::fold::clean;
use crate::ids::{Id, IdVec, ParticipantId, SegmentId, SourceId, TextId};

/// Bytes from which equal words are surely one passage: nobody says a whole sentence twice to the letter,
/// but a word or two.
const SURE_TEXT: usize = 40;

/// Whose words a passage is, and where they are stored.
type Passage = (Option<SourceId>, Option<ParticipantId>, (u32, u32));

/// The segments met so far.
#[derive(Debug, Default)]
pub(super) struct Segments {
    /// Texts by what they are of: a sheet, a participant, a source.
    texts: FxHashMap<TextOf, TextId>,
    /// Segments known by their words.
    passages: FxHashMap<Passage, SegmentId>,
    /// For each segment whether it is surely one passage.
    pub sure: IdVec<SegmentId, bool>,
}

/// Whose a text is.
#[derive(Debug, PartialEq, Eq, Hash)]
enum TextOf {
    Source(SourceId),
    Participant(ParticipantId),
    /// File and sheet.
    Sheet(u32, u32),
}

/// What a row says of its segment.
pub(super) struct SegmentReading<'a> {
    pub text: TextId,
    pub source: Option<SourceId>,
    pub participant: Option<ParticipantId>,
    pub range: Option<TextRange>,
    pub name: &'a str,
    /// Start and length of its words where they are stored, each once; no length for none.
    pub excerpt: (u32, u32),
}

impl Segments {
    /// The text that a row is about: the source's, else the participant's, else its sheet's.
    pub fn text(
        &mut self,
        source: Option<SourceId>,
        participant: Option<ParticipantId>,
        file: u32,
        sheet: u32,
    ) -> TextId {
        let of = match (source, participant) {
            (Some(source), _) => TextOf::Source(source),
            (None, Some(participant)) => TextOf::Participant(participant),
            (None, None) => TextOf::Sheet(file, sheet),
        };
        let next = TextId::new(self.texts.len());
        *self.texts.entry(of).or_insert(next)
    }

    /// The segment of a row: its range within its text, else its identifier or words there, which two
    /// people do not share; none where nothing is said.
    pub fn intern(
        &mut self,
        labels: &mut Labels<SegmentId>,
        passage: &SegmentReading<'_>,
    ) -> Option<SegmentId> {
        let SegmentReading { text, source, participant, range, name, excerpt } = *passage;
        let (text, source, participant) = (text.position(), KeyPart(source), KeyPart(participant));
        let (segment, sure) = match range {
            Some(TextRange { scale, start, end }) => {
                let scale = scale.position();
                (labels.intern(&format!("{text}\u{1f}{scale}\u{1f}{start}\u{1f}{end}")), true)
            }
            None if !name.is_empty() => {
                let name = clean(name);
                (labels.intern(&format!("{text}\u{1f}{participant}\u{1f}{name}")), true)
            }
            None if excerpt.1 == 0 => return None,
            None => {
                // Numbers begin anew in every file, words do not: whose they are alone tells them apart.
                let place = (passage.source, passage.participant, excerpt);
                let passage = self.passages.entry(place).or_insert_with(|| {
                    let number = labels.len();
                    labels.intern(&format!("{source}\u{1f}{participant}\u{1f}\u{1f}{number}"))
                });
                (*passage, excerpt.1 as usize >= SURE_TEXT)
            }
        };
        if self.sure.len() < labels.len() {
            self.sure.push(sure);
        }
        Some(segment)
    }
}

/// What stands for an id in a segment's key; nothing for none.
struct KeyPart<I>(Option<I>);

impl<I: Id> fmt::Display for KeyPart<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(id) => write!(f, "{}", id.position()),
            None => Ok(()),
        }
    }
}
