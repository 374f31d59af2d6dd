//! `cargo xtask build`: the single file, by trunk in release.

use crate::failure::{Outcome, While};
use crate::paths;
use crate::process;
use crate::setup::WebTools;
use std::fs;

/// Builds `dist/index.html` and what lies beside it.
///
/// # Errors
/// When trunk, the compiler or the bundler fails.
pub fn single_file(tools: &WebTools) -> Outcome {
    let mut trunk = tools.command("trunk")?;
    trunk.args(["build", "--release", "--locked", "--skip-version-check"]);
    process::run("building the page in release", &mut trunk)?;
    let file = paths::single_file();
    let bytes = fs::metadata(&file).while_doing("looking at the built file")?.len();
    eprintln!("    {} ({bytes} bytes)", file.display());
    Ok(())
}
