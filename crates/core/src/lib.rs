//! The pure part of Steelyard: from the files in which a researcher's coded interviews lie to counts per
//! framework domain, stakeholder group and valence, and to figures, tables and words made of them. It never
//! touches a browser, a clock, a network or a file system.
//!
//! The data goes one way, and so do the dependencies between modules:
//! `bytes -> format -> dataset -> framework -> analysis -> figure -> export`, with [`engine`] in
//! front of them all. [`diag`] and [`words`] serve everyone; [`examples`] are files to begin with.

pub mod analysis;
mod checksum;
pub mod dataset;
pub mod diag;
pub mod disclosure;
pub mod engine;
pub mod examples;
pub mod export;
pub mod figure;
pub mod fold;
pub mod format;
pub mod framework;
pub mod ids;
pub mod order;
mod packing;
pub mod pulse;
pub mod schema;
pub mod statistics;
mod text_index;
pub mod valence;
pub mod words;
