//! A scene, a table or a study in, the bytes of a file out. Never sees an excerpt unless given one.

pub mod csv;
mod file_name;
pub mod html;
pub mod markdown;
mod package;
pub mod png;
pub mod qdc;
pub mod study;
pub mod svg;
pub mod tables;
pub mod tidy;
mod xlsx;
mod xml;
mod zip;

pub use file_name::{file_name, stem};
