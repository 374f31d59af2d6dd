//! Where things lie: the project, its build directories, and the cache of tools.

use std::env;
use std::path::{Path, PathBuf};

/// The project's top directory.
#[must_use]
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// Where tools and the wasm standard library are kept: per user and keyed by version, so that a second clone,
/// or a cleaned one, does not build them again. `STEELYARD_CACHE` moves it.
#[must_use]
pub fn cache() -> PathBuf {
    if let Some(chosen) = env::var_os("STEELYARD_CACHE") {
        return PathBuf::from(chosen);
    }
    let base = env::var_os("XDG_CACHE_HOME")
        .or_else(|| env::var_os("LOCALAPPDATA"))
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")))
        .unwrap_or_else(|| root().join("target"));
    base.join("steelyard")
}

/// The folder of the shared data, which tests read: beside the project, or where `STEELYARD_SHARED` says.
#[must_use]
pub fn shared() -> PathBuf {
    env::var_os("STEELYARD_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from)
}

/// The folder that holds the finished single file.
#[must_use]
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The finished single file.
#[must_use]
pub fn single_file() -> PathBuf {
    dist().join("index.html")
}

/// The build directory of the web build. It is its own, because the web build may run on another compiler than
/// the host build and each would throw the other's work away.
#[must_use]
pub fn web_target() -> PathBuf {
    root().join("target").join("web")
}

/// The command `name` on PATH, if it is there.
#[must_use]
pub fn on_path(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
}
