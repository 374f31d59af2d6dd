//! How large the single file is.

use super::measured::{Line, Measured};
use super::stand::Stand;
use std::fs;
use xtask::failure::{Outcome, While};
use xtask::paths;

/// Vega, Vega-Lite and SheetJS together, minified: what the file is to be smaller than with everything in it.
const GOAL_MB: f64 = 1.3;

/// Weighs the file of the last build.
///
/// # Errors
/// When nothing was built.
pub fn measure(_: &Stand) -> Outcome<Vec<Line>> {
    let bytes = fs::metadata(paths::single_file()).while_doing("weighing the single file")?.len();
    let megabytes = bytes as f64 / 1e6;
    let mut ours = Measured::new("Steelyard");
    ours.add(megabytes);
    Ok(vec![Line {
        path: "the single file",
        of: "everything in it".to_owned(),
        unit: "MB",
        measured: vec![ours],
        goal: format!("under {GOAL_MB} MB"),
        found: format!("{megabytes:.3} MB"),
        is_met: megabytes < GOAL_MB,
    }])
}
