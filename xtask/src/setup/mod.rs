//! Finds what the build and the tests need, and installs what is missing.
//!
//! Every part looks first and acts only where something is missing, so a second run takes seconds.

pub mod browsers;
pub mod debian;
pub mod php;
pub mod readers;
pub mod tools;
pub mod wasm;
pub mod xml;

use crate::failure::Outcome;
use crate::paths;
use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

/// What the web build runs on.
pub struct WebTools {
    compiler: wasm::Compiler,
    folders: Vec<PathBuf>,
}

/// Finds or installs the wasm target, trunk, wasm-bindgen and wasm-opt.
///
/// # Errors
/// When one of them is missing and cannot be installed; the message says what to install and how.
pub fn for_build() -> Outcome<WebTools> {
    let compiler = wasm::find_or_install()?;
    let folders = vec![tools::wasm_opt()?, tools::trunk()?, tools::wasm_bindgen()?];
    Ok(WebTools { compiler, folders })
}

impl WebTools {
    /// `program` with the web build's tools first on its PATH and the right compiler, in the project's directory.
    ///
    /// # Errors
    /// When the tools' folders cannot be put on a PATH.
    pub fn command(&self, program: &str) -> Outcome<Command> {
        let mut command = Command::new(program);
        command
            .current_dir(paths::root())
            .env("PATH", self.search_path()?)
            .env("CARGO_BUILD_TARGET_DIR", paths::web_target())
            // A colour setting that others use as a flag is a parse error to trunk.
            .env_remove("NO_COLOR")
            .envs(self.compiler.environment());
        Ok(command)
    }

    /// The compiler of the web build.
    #[must_use]
    pub fn compiler(&self) -> &wasm::Compiler {
        &self.compiler
    }

    fn search_path(&self) -> Outcome<OsString> {
        use crate::failure::While;
        let rest = env::var_os("PATH").unwrap_or_default();
        let all = self.folders.iter().cloned().chain(env::split_paths(&rest));
        env::join_paths(all).while_doing("putting the tools on PATH")
    }
}
