//! What is wrong with a logic model that somebody typed, or that a file holds.

use serde::{Deserialize, Serialize};

/// A part of a logic model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ModelPart {
    /// What is implemented.
    Innovation,
    /// What hinders or helps: a row of the table.
    Determinant,
    /// What is done about it.
    Strategy,
    /// How that works.
    Mechanism,
    /// What comes of it.
    Outcome,
    /// That one leads to another.
    Link,
}

/// Why a logic model is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ModelFault {
    /// There are more entries of a part than a model may have.
    TooMany {
        /// Of which part.
        part: ModelPart,
        /// How many there are.
        given: u64,
        /// How many there may be.
        most: u64,
    },
    /// An entry has no label.
    NoLabel {
        /// Of which part.
        part: ModelPart,
        /// Its number.
        id: u32,
    },
    /// A text is longer than it may be.
    TooLong {
        /// Of which part.
        part: ModelPart,
        /// The number of the entry; `None` for what has none.
        id: Option<u32>,
        /// How many characters it may have.
        most: u64,
    },
    /// Two entries of a part have one number.
    SameId {
        /// Of which part.
        part: ModelPart,
        /// The number.
        id: u32,
    },
    /// A link begins or ends at an entry that there is not.
    Dangling {
        /// Of which part.
        part: ModelPart,
        /// The number.
        id: u32,
    },
    /// A link does not lead onwards, as it would in a circle.
    NotOnwards {
        /// The part that it begins at.
        from: ModelPart,
        /// The part that it ends at.
        to: ModelPart,
    },
    /// Two links begin and end at the same entries.
    LinkedTwice {
        /// The part that they begin at.
        from: ModelPart,
        /// The part that they end at.
        to: ModelPart,
    },
}
