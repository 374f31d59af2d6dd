//! Within what a participant's name is one person's.

use serde::{Deserialize, Serialize};

/// Within what the names of participants stand for one person each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum PeopleWithin {
    /// The whole study: the same name is the same person everywhere.
    Study,
    /// A site: the same name at another site is somebody else.
    Site,
    /// A source: the same name in another source is somebody else.
    Source,
}
