//! What several topics need: the shared data, and short ways to read and to show a table.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

pub mod engine;
pub mod forms;
pub mod random;
mod skip;
pub mod study;
pub mod tool;
pub mod unzip;
pub mod zip;

use std::path::{Path, PathBuf};

use steelyard_core::diag::{Result, Warned, WarningKind};
use steelyard_core::format::{self, ReadOptions, Source, Table};

use self::skip::skip;
pub use self::skip::skip_without_tool;

/// A file or folder of the shared data beside the project, or where `STEELYARD_SHARED` says; `None`, and the
/// test is skipped, where there is no such data.
///
/// # Panics
/// Where the data is there and this is missing from it.
pub fn shared(path: &str) -> Option<PathBuf> {
    let root = std::env::var_os("STEELYARD_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    if !root.is_dir() {
        skip(&format!("there is no shared data at {} to read {path} from", root.display()));
        return None;
    }
    let found = root.join(path);
    assert!(found.exists(), "the shared data is there, but not {}", found.display());
    Some(found)
}

/// Reads bytes under a name without options.
pub fn read(name: &str, bytes: &[u8]) -> Result<Warned<Source>> {
    read_with(name, bytes, &ReadOptions::default())
}

/// Reads bytes under a name.
pub fn read_with(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Warned<Source>> {
    format::read(name, bytes, options, &mut |share| assert!((0.0..=1.0).contains(&share)))
}

/// All cells of a table, row by row.
pub fn cells(table: &Table) -> Vec<Vec<&str>> {
    (0..table.rows())
        .map(|row| (0..table.width()).map(|column| table.text(row, column)).collect())
        .collect()
}

/// The names of the kinds of warnings, as they are serialised.
pub fn kinds(warned: &Warned<Source>) -> Vec<String> {
    warned.warnings.iter().map(|warning| kind(&warning.kind)).collect()
}

/// The name of a kind of warning, as it is serialised.
pub fn kind(kind: &WarningKind) -> String {
    let value = serde_json::to_value(kind).unwrap();
    let named = value.as_object().and_then(|parts| parts.keys().next()).map(String::as_str);
    named.or(value.as_str()).unwrap().to_owned()
}
