//! What a reader of a table's numbers must be told; the sentences are in `words`.

use serde::{Deserialize, Serialize};

use super::Unit;
use crate::dataset::{DuplicateKind, ValenceSource};

/// A note of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// What must be told.
    pub kind: NoteKind,
    /// Of how much, in what the kind speaks of; `None` where that is not told or nothing is counted.
    pub count: Option<u64>,
}

impl Note {
    /// A note of a kind that counts something.
    pub fn of(kind: NoteKind, count: u64) -> Self {
        Self { kind, count: Some(count) }
    }
}

/// A note without a count.
impl From<NoteKind> for Note {
    fn from(kind: NoteKind) -> Self {
        Self { kind, count: None }
    }
}

/// What a note tells.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// Codings not mapped to the framework stand in a row of their own.
    Unmapped,
    /// Codings that have nothing at the level of the rows and are in no row.
    NotAtThisLevel,
    /// Codings of records that have no value for the columns; they stand in a column of their own.
    NoColumnValue,
    /// Codings of the table's rows and columns that the user set aside.
    SetAside,
    /// Codings left out by the filters.
    Filtered,
    /// Codings without a valence.
    WithoutValence,
    /// Codings of records that do not name the unit counted; they stand in their rows and count
    /// nowhere.
    WithoutUnit,
    /// Codings of codes that stand under several items: they count in the row of each, and once in totals over rows.
    RowsOverlap {
        /// How many codes.
        codes: u32,
    },
    /// Who has barriers and facilitators in one cell counts there as mixed.
    BothAsMixed,
    /// One participant, source or site may stand in several cells, so cells may sum to more than the total.
    UnitsOverlap,
    /// Participants (sources or sites, where the data names no participants) that stand in more than
    /// one column, so that the sizes of the columns add up to more than there are.
    ColumnsOverlap {
        /// Which: participants, sources or sites.
        unit: Unit,
    },
    /// Codings in the table's rows and columns that say what others there say already.
    CountedOnce {
        /// In which way.
        kind: DuplicateKind,
    },
    /// Codings that may say what others say already and count all the same.
    CountedEach {
        /// In which way.
        kind: DuplicateKind,
    },
    /// Sources of the study that are taken for one with another of their name.
    SourcesTakenForOne,
    /// Where the valences stand, if that was chosen or they were joined.
    ValencesFrom {
        /// The only place asked; `None` where second codes on a passage speak last.
        place: Option<ValenceSource>,
        /// Share of the shorter of two ranges from which they were joined, in percent; `None` where no
        /// ranges but equal ones were.
        overlap_percent: Option<u8>,
    },
    /// Sources of the study in which nothing was coded.
    UncodedSources {
        /// Whether they count in n.
        counted: bool,
    },
    /// Rows of the input that were left out, other than for sources and selections left uncoded.
    RowsLeftOut,
    /// Ratings stand beside the codings and are not counted among them.
    RatingsAside,
    /// Numbers behind which stand too few are hidden, and others so that they cannot be worked out.
    SmallHidden {
        /// Fewest participants (or else sources) behind a number that is shown.
        fewest: u32,
        /// Fewest of them in a group that anything is told of.
        smallest_group: u32,
    },
    /// Every number is rounded on its own.
    Rounded {
        /// To the nearest multiple of this.
        to: u32,
    },
    /// Only domains are told, whatever the rows were to be.
    DomainsOnly,
}
