//! What is there twice, and whether it counts once or each time.

use serde::{Deserialize, Serialize};

/// A way in which something stands in the data twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum DoubleKind {
    /// A code and a code below it applied to one passage by one coder: the upper one says nothing new.
    ParentWithChild,
    /// One code applied twice to one passage by one coder.
    SameCodeTwice,
    /// One code applied to one passage by two coders.
    TwoCoders,
    /// Sources of one name: one document twice, or two documents.
    SourcesOfOneName,
}

impl DoubleKind {
    /// All kinds, in the order in which they are named.
    pub const ALL: [Self; 4] =
        [Self::ParentWithChild, Self::SameCodeTwice, Self::TwoCoders, Self::SourcesOfOneName];
}

/// How often a double counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Counting {
    /// Once, however often it is there.
    Once,
    /// Each time.
    Each,
}

/// Doubles of one kind, as found and as counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct FoundDoubles {
    /// The kind.
    pub kind: DoubleKind,
    /// Codings (or sources) beyond the first of each.
    pub found: u64,
    /// How they are counted.
    pub counting: Counting,
    /// Those among `found` that stand on passages which only read alike: as long as nobody chooses, they
    /// count each although the others count once.
    pub alike: u64,
}
