//! The project's own build: finds or installs the tools, builds the single file, checks everything.
//!
//! The binary beside this library is `cargo xtask`; the page tests use the library for the bundler and for the
//! tools' places. Nothing here is part of the program that people open.

pub mod audit;
pub mod bench;
pub mod build;
pub mod bundle;
pub mod check;
pub mod failure;
pub mod fuzz;
pub mod paths;
pub mod player;
pub mod process;
pub mod release;
pub mod serve;
pub mod setup;
pub mod shipped;
pub mod size;
pub mod tally;
