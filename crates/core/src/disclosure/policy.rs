//! What is kept from being told of a study.

use serde::{Deserialize, Serialize};

/// Thresholds offered: fewest contributors behind a number that is shown.
pub const FEWEST: [u32; 3] = [3, 5, 10];
/// Bases of rounding offered. Both are odd, so that no number lies in the middle.
pub const ROUND_TO: [u32; 2] = [3, 5];

/// What is kept from being told; absent parts keep nothing back. It holds for tables, figures, words and
/// whatever file is made of them. Passages and numbers beyond counts, which would tell what is hidden, are
/// then refused, and rows stand in no order by numbers. What shows how the data were read holds the data
/// themselves: the answers of `load`, `example` and `restore`, the rows left out, the study file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct Policy {
    /// Fewest contributors (participants, or else sources) behind a number that is shown: 3, 5 or 10.
    pub fewest_contributors: Option<u32>,
    /// Every number is rounded to the nearest multiple: 3 or 5; what is not 0 to one multiple at least.
    pub round_to: Option<u32>,
    /// Whether tables have domains as their rows, whatever the settings say.
    pub domains_only: Option<bool>,
}

impl Policy {
    /// True where numbers are hidden or rounded.
    pub fn changes_numbers(&self) -> bool {
        self.fewest_contributors.is_some() || self.round_to.is_some()
    }

    /// True where anything is kept from being told.
    pub fn keeps_back(&self) -> bool {
        self.changes_numbers() || self.domains_only == Some(true)
    }
}
