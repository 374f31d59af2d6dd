//! Barrier or facilitator: what a coding says of its construct. The ground floor, which every layer may name.

use serde::{Deserialize, Serialize};

/// What a coding says of its construct. Five states: missing is never neutral.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Valence {
    /// It hinders.
    Barrier,
    /// It helps.
    Facilitator,
    /// It does both.
    Mixed,
    /// It is said to do neither.
    Neutral,
    /// Nothing is said of it.
    #[default]
    Missing,
}

impl Valence {
    /// All five, in the order in which every table and array of this crate holds them.
    pub const ALL: [Self; 5] =
        [Self::Barrier, Self::Facilitator, Self::Mixed, Self::Neutral, Self::Missing];

    /// Position in [`Valence::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}
