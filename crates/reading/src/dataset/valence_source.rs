//! Where a study keeps its valence: which places say one, and what each would yield.

use serde::{Deserialize, Serialize};

use crate::valence::{ByValence, Valence};

/// A place that may say whether a coding is a barrier or a facilitator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum ValenceSource {
    /// A column of words.
    Column,
    /// The sign of a rating.
    Rating,
    /// The name of the code: a sign, a word at its end or beginning, a parent.
    Name,
    /// A set that the code is in.
    CodeSets,
    /// The sign of a weight.
    Weight,
    /// A second code on the same passage.
    Passage,
}

impl ValenceSource {
    /// All of them; where nobody chose, the first that says anything of a coding holds.
    pub const ALL: [Self; 6] =
        [Self::Column, Self::Rating, Self::Name, Self::CodeSets, Self::Weight, Self::Passage];

    /// Position in [`ValenceSource::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// What a place would yield if it alone were asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ValenceYield {
    /// The place.
    pub source: ValenceSource,
    /// Codings of each valence, in the order of [`Valence::ALL`].
    #[cfg_attr(feature = "types", ts(as = "[u64; 5]"))]
    pub valences: ByValence<u64>,
}

impl ValenceYield {
    /// True where the place says a valence of any coding.
    pub fn says_any(&self) -> bool {
        self.valences.iter().any(|(valence, sum)| valence != Valence::Missing && *sum > 0)
    }
}

/// How second codes on a passage were joined to the codes beside them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Joined {
    /// Codings that got their valence in the same row, selection or segment.
    pub by_segment: u64,
    /// Codings that got it from an overlapping range.
    pub by_overlap: u64,
    /// Smallest share of the shorter range that overlaps among those, in percent; 0 without any.
    pub smallest_overlap_percent: u8,
    /// Codings of a valence alone that gave theirs to another coding, and are not counted themselves.
    pub given: u64,
    /// Codings of a valence alone that stand beside no other code; they count as what they are.
    pub alone: u64,
    /// Codings that were not compared with everything that may lie beside them, because that is too much.
    pub not_compared: u64,
}

/// Share of the shorter range, in percent, from which two ranges are joined where nobody chose: a
/// range that lies in the other but for some words at its ends, as people mark passages.
pub const OVERLAP_PERCENT: u8 = 70;
