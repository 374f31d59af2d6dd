//! The queue of changes: nothing that was asked for is lost, whatever comes between.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod bench;
mod drill;
mod kept_choices;
mod model;
mod steps;
