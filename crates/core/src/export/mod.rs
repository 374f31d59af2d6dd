//! A scene, a table or a study in, the bytes of a file out. Never sees an excerpt unless given one.

mod contours;
pub mod csv;
mod docx;
pub mod eps;
mod file_name;
pub mod forms;
mod glyphs;
pub mod html;
mod inks;
pub mod interactive;
pub mod listing;
pub mod markdown;
pub mod measured;
mod number;
mod operators;
mod package;
pub mod paper;
pub mod pdf;
pub mod picture;
pub mod qdc;
mod scene;
pub mod study;
pub mod svg;
pub mod tables;
pub mod tidy;
mod xlsx;
mod xml;
mod zip;

pub use file_name::{file_name, stem};
pub use glyphs::LICENCE as LICENCE_OF_FONT;
