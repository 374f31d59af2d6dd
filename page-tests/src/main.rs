//! The page tests: the built page in Chromium, Firefox and WebKit, driven as a person drives it.
//!
//! Takes the last build (`dist/`, `target/staged/`); never builds one. `cargo xtask page` runs them all, and
//! `cargo xtask page firefox::opens` those whose names hold the words. A missing browser is a failure.
//!
//! The test of silence (`tests/silence.rs`) starts this program once more in a network of its own (`silence/`).
//!
//! `--measure` measures the page beside other programs instead (`cargo xtask bench`).
//!
//! To add a test: write a function `fn(&mut Bench) -> Outcome` in the file of its topic under `tests/` and put it
//! into that file's table `TESTS` with its name. To add a topic: a file beside them and its line in `tests/mod.rs`.
//! A test gets an empty window and leaves nothing behind; it waits for conditions and never for a time.

// Indexing a JSON value gives null where there is nothing, and a test may stop.
#![allow(clippy::indexing_slicing)]

mod bench;
mod drive;
mod measure;
mod silence;
mod suite;
mod tests;

use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let ran = match words.split_first() {
        Some((first, rest)) if first == "--measure" => measure::run(rest),
        _ => silence::run(&words).unwrap_or_else(|| suite::run(&words)),
    };
    match ran {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}
