//! Steelyard weighs what hinders an implementation against what helps it.
//!
//! Takes the files in which a researcher's coded interviews lie; gives counts per framework domain,
//! stakeholder group and valence, and figures, tables and words made of them. Everything but `web`
//! is pure Rust: it never touches a browser, a clock, a network or a file system.
//!
//! The data goes one way, and so do the dependencies between modules:
//! `bytes -> format -> dataset -> framework -> analysis -> figure -> export`, with [`engine`] in
//! front of them all, [`page`] in front of the engine and `web` in front of both. [`diag`] and
//! [`words`] serve everyone; [`examples`] are files to begin with.

pub mod analysis;
pub mod dataset;
pub mod diag;
pub mod disclosure;
pub mod engine;
pub mod examples;
pub mod export;
pub mod figure;
pub mod format;
pub mod framework;
mod order;
pub mod page;
pub mod statistics;
pub mod words;

#[cfg(feature = "web")]
pub mod web;
