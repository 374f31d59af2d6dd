//! The pure part of Steelyard: from the files in which a researcher's coded interviews lie to counts per
//! framework domain, stakeholder group and valence, and to figures, tables and words made of them. It never
//! touches a browser, a clock, a network or a file system.
//!
//! The data goes one way, and so do the dependencies between modules:
//! `bytes -> format -> dataset -> framework -> analysis -> figure -> export`, with [`engine`] in
//! front of them all. [`diag`] and [`words`] serve everyone; [`examples`] are files to begin with. What
//! comes up to `dataset` is a crate of its own, `steelyard-reading`, and its modules are named here as ours.

pub mod analysis;
pub mod disclosure;
pub mod engine;
pub mod examples;
pub mod export;
pub mod figure;
pub mod framework;
pub mod statistics;
pub mod words;

use steelyard_reading::{checksum, packing};
pub use steelyard_reading::{dataset, diag, fold, format, ids, order, pulse, schema, valence};
