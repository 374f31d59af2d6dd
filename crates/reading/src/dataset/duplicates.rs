//! What is there twice, and whether it counts once or each time.

use serde::{Deserialize, Serialize};

/// A way in which something stands in the data twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum DuplicateKind {
    /// A file that holds the same rows as another.
    SameFile,
    /// A code and a code below it applied to one passage by one coder: the upper one says nothing new.
    ParentWithChild,
    /// One code applied twice to one passage by one coder.
    SameCodeTwice,
    /// One code applied by one coder to passages that overlap.
    SameCodeOverlapping,
    /// One code applied to one passage by two coders.
    TwoCoders,
    /// One code applied by two coders to passages that share most of the shorter one.
    TwoCodersNearly,
    /// One code given to one person or source by two coders, of whom no passage says what they mean.
    TwoCodersWithoutPassage,
    /// Sources of one name: one document twice, or two documents.
    SourcesOfOneName,
    /// Rows of one person or source that read the same throughout and have no passage.
    SameRow,
    /// A count that adds up those of the codes below its own, which stand beside it.
    SumOfChildren,
    /// A file or sheet of which a later version is there.
    EarlierVersion,
    /// The counts of a file or sheet that sum up the codings of another.
    Summary,
}

impl DuplicateKind {
    /// All kinds, in the order in which they are named.
    pub const ALL: [Self; 12] = [
        Self::SameFile,
        Self::ParentWithChild,
        Self::SameCodeTwice,
        Self::SameCodeOverlapping,
        Self::TwoCoders,
        Self::TwoCodersNearly,
        Self::TwoCodersWithoutPassage,
        Self::SourcesOfOneName,
        Self::SameRow,
        Self::SumOfChildren,
        Self::EarlierVersion,
        Self::Summary,
    ];

    /// True for what two coders say: each of them said it, and where coders are told apart it counts for each.
    pub fn is_of_two_coders(self) -> bool {
        matches!(self, Self::TwoCoders | Self::TwoCodersNearly | Self::TwoCodersWithoutPassage)
    }
}

/// What a coding counts as.
///
/// A rating that only rates stands on no passage, and nothing is found twice but on passages: no coding is
/// both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// As often as it says.
    Counts,
    /// As nothing, for it stands in the data twice and counts once; of two coders who agree, the second
    /// counts where coders are told apart.
    Duplicate(DuplicateKind),
    /// As no coding: a rating that stands beside the codings of a study.
    OnlyRates,
    /// As nothing, for the user set it aside.
    SetAside,
}

impl Standing {
    /// The way in which it stands in the data twice.
    pub fn duplicate(self) -> Option<DuplicateKind> {
        match self {
            Self::Duplicate(kind) => Some(kind),
            Self::Counts | Self::OnlyRates | Self::SetAside => None,
        }
    }
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
pub struct FoundDuplicates {
    /// The kind.
    pub kind: DuplicateKind,
    /// Codings (or sources) beyond the first of each.
    pub found: u64,
    /// How they are counted.
    pub counting: Counting,
    /// Those among `found` that stand on passages which only read alike: as long as nobody chooses, they
    /// count each although the others count once.
    pub alike: u64,
}
