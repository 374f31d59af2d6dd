//! Measurements: of the built page beside other programs in a browser, and of the engine alone.

use crate::failure::Outcome;
use crate::setup::tools;
use crate::{paths, process};
use std::process::Command;

/// Measures the page in the browser, or with `--host` runs Rust's own benchmarks.
///
/// # Errors
/// When a package is missing, the page was not built, or a measurement fails.
pub fn run(words: &[String]) -> Outcome {
    tools::others()?;
    let mut cargo = Command::new("cargo");
    cargo.current_dir(paths::root());
    match words.split_first() {
        Some((first, rest)) if first == "--host" => {
            cargo.args(["bench", "--locked", "--no-default-features"]).args(rest);
            process::run("benchmarks of the engine", &mut cargo)
        }
        _ => {
            cargo.args(["run", "--quiet", "--locked", "--package", "page-tests", "--"]);
            process::run("measuring the page", cargo.arg("--measure").args(words))
        }
    }
}
