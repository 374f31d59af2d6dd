//! A figure that stays live wherever a journal puts it: one file of HTML in which every view that its author allows
//! is drawn already, with a small player that shows them.
//!
//! Takes scenes, tables and words; gives a document without any request, program of the study, passage or name of a
//! participant, a source or a file. What a host takes away leaves the rest: a script, then a drawing, then the
//! whole table, then the words (`document`). `payload.d.ts` is the contract with the player, `player/` the
//! player as it is written, `player.min.js` as it travels.

mod bundle;
mod document;
mod embed;
mod hosts;
mod module;
mod names;
mod once;
mod parts;
mod payload;
mod rows;
mod table;
mod texts;
mod written;

use serde::Serialize;

use crate::figure::{Palette, Scene};

pub use bundle::{Bundle, bundle, height_px};
pub use document::{Document, address, write};
pub use payload::Views;
pub(super) use table::TableOfFigure;

/// From how many CSS pixels of room on each scene of a view is shown: where it is as wide as it was drawn, so that
/// its smallest text has twelve pixels.
pub const WIDTHS_PX: [u32; 2] = [0, 620];
/// How wide the scenes of a view are drawn, in millimetres, in the order of [`WIDTHS_PX`]: 264 pixels, what a
/// frame of 280 leaves beside a scroll bar, and 624.
pub const WIDTHS_MM: [f64; 2] = [70.0, 165.0];

/// Something that a reader may switch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Control {
    /// `chart`, `unit`, `basis`, `order` or `groups`.
    pub id: &'static str,
    /// Its label.
    pub label: &'static str,
    /// What it can be switched to.
    pub choices: Vec<String>,
}

/// A figure under one choice of every control.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// The choice of each control.
    pub at: Vec<usize>,
    /// The drawing for each of [`WIDTHS_PX`].
    pub scenes: Vec<Scene>,
    /// The table, by the place that [`Views::add_table`] gave.
    pub table: usize,
    /// Positions of the table's rows in the order in which they are shown.
    pub rows: Vec<usize>,
    /// Positions of the table's columns that are shown.
    pub columns: Vec<usize>,
    /// Caption.
    pub caption: String,
    /// Alternative text.
    pub alt: String,
}

/// What a figure says of itself, as its author gave it; what is empty is not said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Credits {
    /// Title.
    pub title: String,
    /// Authors, set apart by semicolons.
    pub authors: String,
    /// How it is cited.
    pub citation: String,
    /// Under what licence it may be used.
    pub licence: String,
    /// Its DOI, as `10.1234/abc`.
    pub doi: String,
}

/// Colours on light ground: a figure for dark ground has those of one for light ground there.
pub fn on_light(palette: Palette) -> Palette {
    if palette == Palette::Dark { Palette::Colour } else { palette }
}
