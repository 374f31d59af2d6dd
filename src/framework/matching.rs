//! From a label to a construct.

use serde::{Deserialize, Serialize};

use super::Codebook;

/// What is known of a coding's place in a framework; at least one part is given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Label<'a> {
    /// Text of a domain column.
    pub domain: Option<&'a str>,
    /// Text of a construct column.
    pub construct: Option<&'a str>,
    /// Text of a code column, with its path (`Parent > Child`) and without the valence's sign.
    pub code: Option<&'a str>,
}

/// Where a label leads; the numbers are positions in [`Codebook::items`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "match", rename_all = "snake_case")]
pub enum Match {
    /// By its label or code.
    Exact {
        /// The item.
        item: u32,
    },
    /// By an alias, a short label or with punctuation and case folded.
    Alias {
        /// The item.
        item: u32,
    },
    /// More than one item bears it: the user is asked.
    Ambiguous {
        /// The items, in framework order.
        items: Vec<u32>,
    },
    /// No item bears it: listed with its count.
    Unknown,
}

/// How well a codebook fits a set of labels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recognition {
    /// Codebook.
    pub id: String,
    /// Distinct labels that match exactly or by alias.
    pub matched: u32,
    /// Distinct labels that match ambiguously.
    pub ambiguous: u32,
    /// Distinct labels in all.
    pub labels: u32,
}

/// Finds the item that a label names. Domain and parent disambiguate what the label alone does not.
pub fn match_label(codebook: &Codebook, label: Label<'_>) -> Match {
    let _ = (codebook, label);
    Match::Unknown
}

/// Ranks the built-in codebooks by how many of the labels they know, best first; those that know
/// none are absent. Two that rank equally are a tie, which the user resolves.
pub fn recognise(labels: &[Label<'_>]) -> Vec<Recognition> {
    let _ = labels;
    Vec::new()
}

/// Up to `most` items whose labels or aliases are nearest in spelling, nearest first: offered to the
/// user for an unknown label, never applied without asking.
pub fn suggest(codebook: &Codebook, label: &str, most: usize) -> Vec<u32> {
    let _ = (codebook, label, most);
    Vec::new()
}
