//! Tests that cannot look at what they are for, and say so instead of passing in silence.
//!
//! Rust's own test programs hide what a passing test prints. So a skip is also written into the file that
//! `STEELYARD_SKIPS` names: `cargo xtask test` sets it, reads it, and counts those tests as skipped.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::PathBuf;

/// The file that skips are written into; `None` where nobody counts them.
fn counted() -> Option<PathBuf> {
    std::env::var_os("STEELYARD_SKIPS").map(PathBuf::from)
}

/// Says that the test that runs is skipped, and why; the test then returns.
pub fn skip(reason: &str) {
    println!("skipped: {reason}");
    if let Some(path) = counted() {
        let thread = std::thread::current();
        let line = format!("{}\t{reason}\n", thread.name().expect("a test has a name"));
        // One write at the file's end, so that tests at the same time do not cut into each other's lines.
        let mut file =
            OpenOptions::new().append(true).create(true).open(path).expect("the file of skips");
        file.write_all(line.as_bytes()).expect("the file of skips");
    }
}

/// Skips the test that runs, because a tool is missing that `cargo xtask test` sets up.
///
/// # Panics
/// Where that command runs the test.
pub fn skip_without_tool(tool: &str) {
    assert!(counted().is_none(), "{tool} is missing, which cargo xtask test should have set up");
    skip(&format!("{tool} is missing"));
}
