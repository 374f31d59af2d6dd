//! `cargo xtask build`: the single file, by trunk in release; nothing where nothing has changed.

use crate::failure::{Outcome, While};
use crate::paths;
use crate::process;
use crate::setup::WebTools;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the single file is made of, relative to the project: files, and folders with all they hold.
const INPUTS: [&str; 10] = [
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "index.html",
    "package-lock.json",
    "crates",
    "src",
    "www",
    "xtask/Cargo.toml",
    "xtask/src",
];

/// Builds `dist/index.html` and what lies beside it, unless the last build was of the same inputs.
///
/// # Errors
/// When trunk, the compiler or the bundler fails.
pub fn single_file(tools: &WebTools) -> Outcome {
    let file = paths::single_file();
    let stamp = stamp();
    let inputs = inputs(tools)?;
    if file.is_file() && fs::read_to_string(&stamp).is_ok_and(|built| built == inputs) {
        process::step("the page is built already, and nothing has changed since");
    } else {
        let mut trunk = tools.command("trunk")?;
        trunk.args(["build", "--release", "--locked", "--skip-version-check"]);
        process::run("building the page in release", &mut trunk)?;
        fs::write(&stamp, inputs).while_doing("noting what the page was built of")?;
    }
    let bytes = fs::metadata(&file).while_doing("looking at the built file")?.len();
    eprintln!("    {} ({bytes} bytes)", file.display());
    Ok(())
}

/// Builds it in every case, so that what lies in `dist/` came of these sources.
///
/// # Errors
/// As [`single_file`].
pub fn anew(tools: &WebTools) -> Outcome {
    match fs::remove_file(stamp()) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).while_doing("forgetting the last build")
        }
        _ => single_file(tools),
    }
}

/// Where it is noted what the last build was of.
fn stamp() -> PathBuf {
    paths::root().join("target").join("staged").join("inputs")
}

/// The SHA-256, in hexadecimal, of the compiler's version and of every input's path and content.
fn inputs(tools: &WebTools) -> Outcome<String> {
    let compiler = process::output(
        Command::new("rustc").arg("--version").envs(tools.compiler().environment()),
    )?;
    let mut files = Vec::new();
    for input in INPUTS {
        collect(&paths::root().join(input), &mut files)?;
    }
    files.sort();
    let mut hash = Sha256::new_with_prefix(format!("{compiler}{:?}", tools.compiler()));
    for file in files {
        let bytes = fs::read(&file).while_doing(format_args!("reading {}", file.display()))?;
        hash.update(format!("\n{} {}\n", file.display(), bytes.len()));
        hash.update(bytes);
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Outcome {
    if path.is_dir() {
        let what = || format!("listing {}", path.display());
        for entry in fs::read_dir(path).while_doing(what())? {
            collect(&entry.while_doing(what())?.path(), files)?;
        }
    } else {
        files.push(path.to_path_buf());
    }
    Ok(())
}
