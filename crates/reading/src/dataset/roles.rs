//! What each column of a table means.

use serde::{Deserialize, Serialize};

use crate::valence::Valence;

/// The meaning of a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Role {
    /// Not used; listed as such.
    Ignored,
    /// Who spoke.
    Participant,
    /// Interview, focus group, document or study.
    Source,
    /// The stakeholder group: the attribute that is compared first.
    Group,
    /// Site or case.
    Site,
    /// Identifier of the passage: rows with the same one are one segment.
    Segment,
    /// Identifier of the source, which tells sources of one name apart.
    SourceKey,
    /// Where the segment begins in its source: a position, or a time; `454-552` says its end too.
    RangeStart,
    /// Where the segment ends.
    RangeEnd,
    /// The user's code, with its path.
    Code,
    /// A code above that of the row; of several the nearest stands first.
    CodeAbove,
    /// Domain of a framework.
    Domain,
    /// Construct of a framework.
    Construct,
    /// Inductive theme.
    Theme,
    /// Barrier, facilitator, mixed or neutral.
    Valence,
    /// Rating below and above 0; gives the valence where there is no valence column.
    Rating,
    /// Sets of codes that the row's code is in, divided by ` | `; their names may say the valence.
    CodeSets,
    /// A weight; where any weight of the file is below 0, its sign is the valence.
    Weight,
    /// Who coded.
    Coder,
    /// The passage's text.
    Excerpt,
    /// How many codings the row stands for.
    Count,
    /// Anything else to filter or compare by.
    Attribute,
    /// A wide table's column: the cells hold how often this code was applied in the row.
    CodeColumn {
        /// The code, with its path.
        code: String,
        /// Valence in the column's name.
        valence: Valence,
    },
}

impl Role {
    /// True for what says of whom a row is, or of which passage.
    pub fn says_of_what(&self) -> bool {
        matches!(self, Self::Participant | Self::Source | Self::Segment | Self::Excerpt)
    }
}

/// The roles of all columns of one file, in the order of the columns.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roles {
    /// One role a column.
    pub columns: Vec<Role>,
}

/// What was guessed of a column, for the user to see and change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ColumnGuess {
    /// Header.
    pub name: String,
    /// The role taken.
    pub role: Role,
    /// Why.
    pub reason: Reason,
    /// The role that the user is asked about: whether it is this column that has it; `None` where nothing
    /// is to be asked but what the rivals ask.
    pub asked: Option<Role>,
    /// Headers of other columns that would do as well: the user is asked to choose.
    pub rivals: Vec<String>,
    /// Up to three distinct values, each shortened to 80 characters.
    pub samples: Vec<String>,
    /// Distinct values that are not blank.
    pub distinct: u32,
    /// Blank cells.
    pub blank: u32,
}

/// Why a role was guessed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The header is a known name for it.
    Header,
    /// The header is what a known tool writes.
    Tool {
        /// The tool.
        tool: String,
    },
    /// The values are of its kind (valence words, whole numbers, codes of a framework).
    Values,
    /// It was the only column left that could be it.
    OnlyOneLeft,
    /// The header names a code and the cells hold counts, marks or 0 and 1.
    WideTable,
    /// The user chose it.
    Chosen,
    /// Every value differs, or all are blank, or it numbers the rows.
    NothingToCompare,
    /// Few distinct values: it can be compared by.
    FewValues,
    /// The header holds a word for barrier or facilitator cut short, as others do behind the same names.
    WordCutShort {
        /// The word as it is written.
        word: String,
    },
    /// It stands beside codes, but its numbers may be identifiers, answers, measures or sums of others.
    NotCounted,
    /// It says the same number for each row of a group, or for all: how many people there are, not how many
    /// codings.
    GroupSize,
    /// It holds percentages or fractions.
    Percentages,
    /// It says the same as another column, row by row, in other words.
    SameAs {
        /// Header of the other column.
        column: String,
    },
}
