//! `cargo xtask bundle`: makes the single file out of what trunk compiled. trunk calls it as its post_build hook.
//!
//! Takes the program (wasm-bindgen's glue and the wasm) and the sources under `www/`; gives
//! - `index.html`, the locked shell: an outer page with the policy and a sandboxed frame that holds the program;
//! - `steelyard-view.js`, one classic script that defines `<steelyard-view>` on somebody's own page;
//! - `steelyard.d.ts`, its types;
//! - `embedding.html`, a page that shows ways of embedding, live.
//!
//! It never writes a time, a path or a random value: the same input gives the same bytes.

mod encode;
mod glue;
mod imports;
mod page;
mod policy;

pub use encode::sha256;
pub use imports::imports;
pub use page::{shell, shell_with, stand_alone};

use crate::failure::{Failure, Outcome, While};
use crate::paths;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The compiled program.
#[derive(Debug, Clone)]
pub struct Program {
    /// wasm-bindgen's JavaScript of the `no-modules` kind, minified, which declares `wasm_bindgen`.
    pub glue: String,
    /// The wasm as the browser gets it.
    pub wasm: Vec<u8>,
}

impl Program {
    /// Reads the two files of trunk's output.
    ///
    /// # Errors
    /// When one is missing.
    pub fn read(folder: &Path) -> Outcome<Self> {
        let glue =
            fs::read_to_string(folder.join(GLUE)).while_doing(format_args!("reading {GLUE}"))?;
        let wasm = fs::read(folder.join(WASM)).while_doing(format_args!("reading {WASM}"))?;
        Ok(Self { glue, wasm })
    }

    /// The program of the last build, which the bundler keeps for the tests and for `cargo xtask size`.
    ///
    /// # Errors
    /// When nothing was built yet.
    pub fn of_last_build() -> Outcome<Self> {
        Self::read(&staged())
            .map_err(|failure| Failure::new(failure.to_string()).remedy("cargo xtask build"))
    }
}

const GLUE: &str = "steelyard-page.js";
const WASM: &str = "steelyard-page_bg.wasm";

/// Where the program of the last build is kept.
fn staged() -> PathBuf {
    paths::root().join("target").join("staged")
}

/// Runs as trunk's hook: replaces what trunk staged by the single file and what belongs beside it.
///
/// # Errors
/// When this is not called by trunk, a file is missing, or the page is not what the policy expects.
pub fn run() -> Outcome {
    let Some(staging) = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        return Err(Failure::new(
            "the bundler is trunk's post_build hook and TRUNK_STAGING_DIR is not set",
        )
        .remedy("cargo xtask build"));
    };
    let program = Program { glue: glue::minified(&staging, GLUE)?, ..Program::read(&staging)? };
    let keep = staged();
    fs::create_dir_all(&keep).while_doing("making target/staged")?;
    for (name, bytes) in [(GLUE, program.glue.as_bytes()), (WASM, &program.wasm)] {
        fs::write(keep.join(name), bytes).while_doing(format_args!("writing {name}"))?;
        fs::remove_file(staging.join(name))
            .while_doing(format_args!("clearing {name} out of trunk's folder"))?;
    }
    let write = |name: &str, text: String| {
        fs::write(staging.join(name), text).while_doing(format_args!("writing {name}"))
    };
    println!("SHA-256 of the program: {}", hash(&program));
    write("index.html", shell(&program)?)?;
    write("steelyard-view.js", stand_alone(&program)?)?;
    for name in ["steelyard.d.ts", "embedding.html"] {
        fs::copy(paths::root().join("www").join(name), staging.join(name))
            .while_doing(format_args!("copying {name}"))?;
    }
    Ok(())
}

/// The SHA-256 of a program in hexadecimal, by which the page and the figures that it makes name it.
#[must_use]
pub fn hash(program: &Program) -> String {
    sha256(&program.wasm)
}

/// How many bytes the program has as the page holds it, before base 85.
///
/// # Errors
/// When memory cannot be written, which does not happen.
pub fn packed_length(bytes: &[u8]) -> Outcome<usize> {
    encode::lzma(bytes).map(|packed| packed.len())
}

/// How many bytes the gzip of `bytes` has, as a server would send them.
///
/// # Errors
/// When memory cannot be written, which does not happen.
pub fn gzipped_length(bytes: &[u8]) -> Outcome<usize> {
    encode::gzip(bytes).map(|packed| packed.len())
}
