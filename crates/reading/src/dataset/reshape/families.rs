//! Columns that are alike in content and in the build of their names, and mean one thing together.

use serde::{Deserialize, Serialize};

/// What the columns of a family are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum FamilyKind {
    /// Codes: each column counts one, or its cells name them.
    Codes,
    /// Whoever was asked: each column is a person, a document or a site.
    Participants,
    /// Coders: each column holds what one of them said of the row.
    Coders,
    /// A coder and a code, one pair a column: each cell says what the coder said of the code.
    CodersAndCodes,
    /// Codes, one a column: each cell says the valence that it has in the row, 0 being neutral.
    Valences,
    /// The same, 0 being nothing.
    ValencesWithoutZero,
    /// Codes, one a column: each cell holds what was said of it.
    Passages,
    /// Nothing that is counted.
    Aside,
}

impl FamilyKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Codes,
        Self::Participants,
        Self::Coders,
        Self::CodersAndCodes,
        Self::Valences,
        Self::ValencesWithoutZero,
        Self::Passages,
        Self::Aside,
    ];

    /// True for a kind that columns of any cells may be, so that it is offered of each family.
    pub fn suits_any_cells(self) -> bool {
        matches!(self, Self::Codes | Self::Participants | Self::Coders | Self::Aside)
    }
}

/// A kind that a family may be, with what would come of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyChoice {
    /// The kind.
    pub kind: FamilyKind,
    /// Codings that its cells would be.
    pub codings: u64,
    /// People, documents, sites or coders that they would be of; 0 where the columns are none.
    pub owners: u32,
}

/// Columns that mean one thing together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    /// Positions, in order.
    pub columns: Vec<usize>,
    /// What they may be, the kind that was taken first.
    pub choices: Vec<FamilyChoice>,
    /// True where nothing else is likely, so that nobody need be asked.
    pub sure: bool,
}

impl Family {
    /// The kind that was taken.
    pub fn kind(&self) -> Option<FamilyKind> {
        self.choices.first().map(|choice| choice.kind)
    }
}
