//! Barrier or facilitator: what a coding says of its construct. The ground floor, which every layer may name.

mod by_valence;

use serde::{Deserialize, Serialize};

pub use by_valence::ByValence;

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

    /// The two that are weighed against each other.
    pub const SIDES: [Self; 2] = [Self::Barrier, Self::Facilitator];

    /// Position in [`Valence::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }

    /// What two valences of one thing say together: what says nothing gives way to anything, neutral to
    /// any side, and two different sides are mixed. Neither order nor repetition matters, so that many
    /// can be put together one by one, in any order.
    pub fn combined_with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Missing, said) | (said, Self::Missing) => said,
            (Self::Neutral, said) | (said, Self::Neutral) => said,
            (one, other) if one == other => one,
            _ => Self::Mixed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Valence;

    #[test]
    fn valences_are_put_together_in_any_order() {
        use Valence::{Barrier, Facilitator, Missing, Mixed, Neutral};
        for (one, other, both) in [
            (Barrier, Facilitator, Mixed),
            (Barrier, Neutral, Barrier),
            (Mixed, Neutral, Mixed),
            (Mixed, Barrier, Mixed),
            (Neutral, Missing, Neutral),
            (Facilitator, Missing, Facilitator),
        ] {
            assert_eq!(one.combined_with(other), both, "{one:?} {other:?}");
        }
        for one in Valence::ALL {
            assert_eq!(one.combined_with(one), one);
            for other in Valence::ALL {
                assert_eq!(one.combined_with(other), other.combined_with(one), "{one:?} {other:?}");
                for third in Valence::ALL {
                    let (left, right) = (
                        one.combined_with(other).combined_with(third),
                        one.combined_with(other.combined_with(third)),
                    );
                    assert_eq!(left, right, "{one:?} {other:?} {third:?}");
                }
            }
        }
    }
}
