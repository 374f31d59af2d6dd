//! A live figure with what hosts ask for beside it, as one archive.

use super::embed::page;
use super::module::module;
use crate::export::zip::Zip;
use crate::figure::Scene;
use crate::schema::live_figure::{DOCUMENT, JOURNAL_DATA, JOURNAL_DOCUMENT};

/// CSS pixels in a point.
const PX_PER_PT: f64 = 96.0 / 72.0;
/// How much of a document's height is not its drawing, in CSS pixels: title, controls and a few lines of text.
const AROUND_PX: f64 = 320.0;

/// What goes into the archive.
#[derive(Debug)]
pub struct Bundle<'a> {
    /// Title.
    pub title: &'a str,
    /// The document.
    pub html: &'a str,
    /// How tall a frame for it is where the host hears nothing of its height, in CSS pixels.
    pub height_px: u32,
    /// The drawing that is shown at first, as the text of an SVG file.
    pub svg: &'a str,
    /// The same as PDF, where it could be made.
    pub pdf: Option<&'a [u8]>,
    /// The same as PNG, where it could be made.
    pub png: Option<&'a [u8]>,
    /// The table that is shown at first, as CSV.
    pub csv: &'a [u8],
    /// Caption, alternative text, methods and notes.
    pub words: &'a str,
}

/// The archive.
pub fn bundle(of: &Bundle<'_>) -> Vec<u8> {
    // What the journals of the American Astronomical Society take: the figure as a page of its own with its data.
    let mut journal = Zip::default();
    journal.put(JOURNAL_DOCUMENT, of.html.as_bytes());
    journal.put(JOURNAL_DATA, of.csv);
    let mut zip = Zip::default();
    zip.put(DOCUMENT, of.html.as_bytes());
    zip.put("figure.mjs", module(of.html).as_bytes());
    zip.put("figure.svg", of.svg.as_bytes());
    for (name, picture) in [("figure.pdf", of.pdf), ("figure.png", of.png)] {
        if let Some(picture) = picture {
            zip.put(name, picture);
        }
    }
    zip.put("data.csv", of.csv);
    zip.put("words.txt", of.words.as_bytes());
    zip.put(
        "embed.html",
        page(of.title, of.height_px, of.pdf.is_some() && of.png.is_some()).as_bytes(),
    );
    zip.put("figNNint.zip", &journal.finish());
    zip.finish()
}

/// How tall a frame for a figure is that begins with a drawing, in CSS pixels.
pub fn height_px(scene: &Scene) -> u32 {
    let height = (scene.height_pt * PX_PER_PT + AROUND_PX).ceil();
    // A drawing is less than a hundred metres tall.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let pixels = height.clamp(0.0, 1e6) as u32;
    pixels
}
