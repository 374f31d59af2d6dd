//! What becomes of rows with several codes and several valences that do not pair up.

use serde::{Deserialize, Serialize};

/// What becomes of a row whose cells hold several codes and another number of valences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum UnequalLists {
    /// Its codings have no valence.
    WithoutValence,
    /// Each code has what all the valences say together.
    Together,
}
