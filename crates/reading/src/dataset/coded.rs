//! The coded study in memory: dictionaries and columns of ids.

use super::{Account, Labels, PeopleWithin, Rating, Standing};
use serde::{Deserialize, Serialize};

use crate::ids::Id as _;
use crate::ids::{
    CodeId, CodeTextId, CoderId, IdVec, ParticipantId, RecordId, ScaleId, SegmentId, SiteId,
    SourceId, TextId, ValueIdx,
};
use crate::valence::Valence;

/// What stands between the parts of a segment's key.
const SEGMENT_KEY_MARK: char = '\u{1f}';

/// All files of a study as one dataset.
///
/// A *record* is what one row says of who, where and in which passage; a *coding* is one code
/// applied in it. A long table gives one coding a record (none where its count is 0), a wide table
/// many. Records without codings stay: their participants count in every n.
#[derive(Debug, Clone, Default)]
pub struct CodedDataset {
    /// Participants.
    pub participants: Labels<ParticipantId>,
    /// Sources: interviews, focus groups, documents, studies.
    pub sources: Labels<SourceId>,
    /// Sites or cases.
    pub sites: Labels<SiteId>,
    /// Coders.
    pub coders: Labels<CoderId>,
    /// Segments, where the data tells them apart; the labels are unique keys, not for display.
    pub segments: Labels<SegmentId>,
    /// Units in which positions are given; the empty one counts characters.
    pub scales: Labels<ScaleId>,
    /// Texts of domain, construct, theme and code columns.
    pub code_texts: Labels<CodeTextId>,
    /// Distinct combinations of those, which codings point to, in first-seen order; also those of
    /// which every count is 0, for zero is a finding.
    pub code_keys: IdVec<CodeId, CodeKey>,
    /// Attributes of records: the group first where there is one, then the others as they stand.
    pub attributes: Vec<Attribute>,
    /// Records in the order of the input.
    pub records: IdVec<RecordId, Record>,
    /// Values of the attributes, `attributes.len()` a record: `attribute_values[record * n + attribute]`;
    /// `None` where a record has no value.
    pub attribute_values: Vec<Option<ValueIdx>>,
    /// Codings in the order of the input.
    pub codings: Vec<Coding>,
    /// Texts of the excerpts, one after the other.
    pub excerpt_text: String,
    /// True where a row stands for several codings (a count column, or a wide table whose rows are no
    /// passages), so that segments cannot be told apart.
    pub counted: bool,
    /// Signs at the names of codes, where they may be valences.
    pub code_signs: Option<CodeSigns>,
    /// Words of valence columns in first-seen order, with what each was taken for.
    pub valence_words: Vec<FoundWord>,
    /// What was read, what was left out and why.
    pub account: Account,
    /// Names of participants that may be several people's; `None` where none are, or the user has said.
    pub repeated_people: Option<RepeatedPeople>,
    /// Columns of domains, constructs and themes whose cells may hold lists, as long as the user has not said.
    pub lists_in_labels: Vec<FoundLists>,
    /// Rows with several codes and another number of valences, as long as the user has not said.
    pub unequal_lists: u64,
}

/// A column whose cells may hold lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundLists {
    /// Its file.
    pub file: String,
    /// Its header.
    pub column: String,
    /// How many cells.
    pub cells: u64,
}

/// How many people names stand for, as they are written and apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RepeatedPeople {
    /// Within what a name may be one person's alone.
    pub within: PeopleWithin,
    /// Participants where the same name is the same person.
    pub as_written: u32,
    /// Participants where it is another one elsewhere.
    pub apart: u32,
}

/// An attribute of the records: its name and its values' labels.
#[derive(Debug, Clone, Default)]
pub struct Attribute {
    /// Name, from the column's header.
    pub name: String,
    /// True for the stakeholder group.
    pub is_group: bool,
    /// Labels shown, in first-seen order.
    pub labels: Labels<ValueIdx>,
    /// Values as read, in first-seen order, each with the label it bears in [`Attribute::labels`];
    /// two values that the user renamed alike bear the same.
    pub values: Vec<(String, ValueIdx)>,
}

/// A word of a valence column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundWord {
    /// The word as first seen.
    pub word: String,
    /// Its folded form ([`super::valence_key`]), by which the settings name it.
    pub key: String,
    /// What it was taken for; `None` where it is not known, and its codings have no valence.
    pub valence: Option<Valence>,
    /// Rows that have it.
    pub rows: u64,
}

/// Signs at the ends of codes' names (`Cost +`), which may be valences or part of the names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeSigns {
    /// Names that occur with two signs, without them.
    pub pairs: Vec<String>,
    /// Some of the names that bear a sign, as written.
    pub examples: Vec<String>,
    /// How many names bear one.
    pub signed: u32,
    /// How many names there are.
    pub names: u32,
    /// Whether they were taken for valences.
    pub taken: bool,
}

/// What one row says besides its codes. Ids are `None` where nothing is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Record {
    /// Into [`CodedDataset::participants`].
    pub participant: Option<ParticipantId>,
    /// Into [`CodedDataset::sources`].
    pub source: Option<SourceId>,
    /// Into [`CodedDataset::sites`].
    pub site: Option<SiteId>,
    /// Into [`CodedDataset::segments`].
    pub segment: Option<SegmentId>,
    /// The text that the segment is part of: the source's, else the participant's, else the sheet's. Only
    /// in one text can two records share a passage.
    pub text: Option<TextId>,
    /// Where the segment stands in its text, where the data says.
    pub range: Option<TextRange>,
    /// Which file of the study, 0-based.
    pub file: u32,
    /// Which of the sheets of the file's table, 0-based; 0 for text files.
    pub sheet: u32,
    /// Row of the sheet or file, 1-based, header counted.
    pub row: u32,
    /// Column of the sheet or file, 0-based, where the record is one cell of a table of counts.
    pub column: Option<u32>,
    /// Start of the excerpt in [`CodedDataset::excerpt_text`], in bytes.
    pub excerpt_start: u32,
    /// Length of the excerpt in bytes; 0 where there is none.
    pub excerpt_len: u32,
}

/// A stretch of a text; two are compared only within one text and one scale.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TextRange {
    /// What the positions count, into [`CodedDataset::scales`]: characters, milliseconds.
    pub scale: ScaleId,
    /// First position.
    pub start: u32,
    /// Position after the last, not before `start`.
    pub end: u32,
}

/// The labels of a coding, of which there is at least one; all point into [`CodedDataset::code_texts`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct CodeKey {
    /// Text of the domain column, without the sign or word that gave the valence.
    pub domain: Option<CodeTextId>,
    /// Text of the construct column, likewise.
    pub construct: Option<CodeTextId>,
    /// Text of the theme column, likewise.
    pub theme: Option<CodeTextId>,
    /// Text of the code column (or a wide table's header), as written.
    pub code: Option<CodeTextId>,
    /// The same code without the sign or word that gave the valence; what the framework sees.
    pub bare_code: Option<CodeTextId>,
}

/// One code applied in one record by one coder, `count` times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coding {
    /// Into [`CodedDataset::records`].
    pub record: RecordId,
    /// Into [`CodedDataset::code_keys`].
    pub code_key: CodeId,
    /// Into [`CodedDataset::coders`].
    pub coder: Option<CoderId>,
    /// Valence.
    pub valence: Valence,
    /// Its rating; `None` where nobody rated. One for all codings of a row.
    pub rating: Option<Rating>,
    /// How many codings it stands for; at least 1.
    pub count: u32,
    /// What it counts as.
    pub standing: Standing,
}

impl Coding {
    /// True for a coding that counts. What two coders agree on counts once, but for each where coders
    /// are told apart (`by_coder`).
    pub fn counts(&self, by_coder: bool) -> bool {
        match self.standing {
            Standing::Counts => true,
            Standing::Duplicate(kind) => by_coder && kind.is_of_two_coders(),
            Standing::OnlyRates | Standing::SetAside => false,
        }
    }
}

impl CodedDataset {
    /// Text of a record's excerpt; empty where there is none.
    pub fn excerpt(&self, record: &Record) -> &str {
        let start = record.excerpt_start as usize;
        self.excerpt_text.get(start..start + record.excerpt_len as usize).unwrap_or("")
    }

    /// The identifier that the data gives a record's segment; empty where it gives none, or a range instead.
    pub fn segment_name(&self, record: &Record) -> &str {
        let key = self.segments.text(record.segment).filter(|_| record.range.is_none());
        // Behind the text and the participant; see `Segments::intern`. A segment known by its words alone
        // has a number of ours there, behind an empty name.
        let name = key.and_then(|key| key.splitn(3, SEGMENT_KEY_MARK).nth(2)).unwrap_or("");
        if name.starts_with(SEGMENT_KEY_MARK) { "" } else { name }
    }

    /// Value of an attribute in a record.
    pub fn attribute_value(&self, record: RecordId, attribute: usize) -> Option<ValueIdx> {
        self.attribute_values
            .get(record.position() * self.attributes.len() + attribute)
            .copied()
            .flatten()
    }
}
