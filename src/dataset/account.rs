//! The balance of a load: what was read is what is in the dataset and what was left out.

use serde::{Deserialize, Serialize};

use crate::diag::Place;

/// Counts of everything read. `rows_read == rows_used + rows_without_coding + left_out.len()` always.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Account {
    /// Rows under the headers of all files, blank rows not counted.
    pub rows_read: u64,
    /// Rows that gave at least one coding.
    pub rows_used: u64,
    /// Rows that gave no coding because every count in them is 0; their participants still count.
    pub rows_without_coding: u64,
    /// Rows left out, in order.
    pub left_out: Vec<LeftOut>,
    /// Codings, each counted as often as its row says.
    pub codings: u64,
    /// Codings without a valence.
    pub codings_without_valence: u64,
}

/// A row that is not in the dataset.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LeftOut {
    /// Where it stands.
    pub at: Place,
    /// Why.
    pub reason: LeftOutReason,
}

/// Why a row was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum LeftOutReason {
    /// No code, domain, construct or theme in it.
    NoCode,
    /// Its count is not a whole number of 0 or more.
    BadCount,
}
