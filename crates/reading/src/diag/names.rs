//! Of whom or of what a label is that the user can change.

use serde::{Deserialize, Serialize};

/// Who or what bears a name that the user can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum NameOf {
    /// A participant.
    Participant,
    /// A source.
    Source,
    /// A site.
    Site,
    /// A coder.
    Coder,
}

/// Of what a label is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LabelOf {
    /// Somebody or something that bears a name.
    Name(NameOf),
    /// A code.
    Code,
    /// A group, or another attribute's value.
    Value {
        /// The attribute's name.
        attribute: String,
    },
}
