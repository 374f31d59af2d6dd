//! The tests by topic: one file each, with a table `TESTS`, and one line here.

use crate::suite::Test;

mod leak;
mod shell;

/// All tests, in the order of a run.
pub const ALL: &[&[Test]] = &[shell::TESTS, leak::TESTS];
