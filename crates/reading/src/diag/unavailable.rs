//! Why a number, unit, basis or level cannot be had: of an error, and of a control that is disabled.

use serde::{Deserialize, Serialize};

use crate::valence::Valence;

/// Why the data cannot give what was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unavailable {
    /// No column names the participants.
    NoParticipants,
    /// No column names the sources.
    NoSources,
    /// No column names the sites.
    NoSites,
    /// No column names the coders.
    NoCoders,
    /// There is one coder, and nobody to agree with.
    OneCoder,
    /// Passages cannot be told apart: there is no excerpt and no identifier of the passage.
    NoSegments,
    /// Nothing is compared: there is no group, or the table has one column.
    NoGroups,
    /// No passage was coded by two coders.
    NothingCodedTwice,
    /// Nothing is rated, neither in a column nor by hand.
    NoRatings,
    /// A row stands for several codings, so passages cannot be told apart.
    RowsAreCounts,
    /// No framework is chosen and no column names it.
    NoSuchLevel,
    /// A share of the group's people needs participants, sources or sites as the unit.
    NeedsUnitOfPeople,
    /// The study hides or rounds small numbers, and this would tell them.
    Protected,
    /// The study tells domains only.
    DomainsOnly,
    /// It divides nobody, or is crossed with itself.
    NotCrossed,
    /// Nothing was counted.
    NothingCounted,
    /// No valence is counted.
    NoValenceKept,
    /// It needs codings of all valences, and some are filtered out.
    NeedsAllValences,
    /// It names people, and what is made goes to everybody.
    NamesPeople,
    /// It is made of numbers beyond counts, and what is made holds counts alone.
    BeyondCounts,
    /// A live figure was opened, which holds the counts that its author gave it and no codings.
    NotInFigure,
    /// No coding has a valence.
    NoValence {
        /// A valence of the five, for which there is nothing.
        valence: Valence,
    },
}
