//! The strings of the part where the live figure is made.

use crate::page::live_figure::Said;
use steelyard_core::words::places;

/// Heading.
pub const TITLE: &str = "Interactive figure";
/// What it is.
pub const HINT: &str = "One HTML file that a journal, a repository or a website shows as a live figure. It holds counts alone: no passage, no name of a person or a file. Where scripts are not allowed it is a drawing and a table.";
/// Button that opens what there is to decide.
pub const OPEN: &str = "Prepare it";
/// Heading over what readers may switch.
pub const READERS: &str = "What readers can switch";
/// Heading over what it says of itself.
pub const CREDITS: &str = "What it says of itself";
/// Label of whether readers may save.
pub const DOWNLOADS: &str = "Readers can save the drawing and the table";
/// Label of the choice of the threshold.
pub const FEWEST: &str = "Small numbers";
/// The choice of no threshold but the study's.
pub const SHOW_ALL: &str = "Hide no more than the study does";
/// Heading over the frame in which it is shown.
pub const PREVIEW: &str = "As readers will see it";
/// Button.
pub const DOWNLOAD: &str = "Download figure.html";
/// Button.
pub const DOWNLOAD_ALL: &str = "Download everything for hosts (.zip)";
/// What is in that archive.
pub const ALL_HINT: &str = "The archive holds the figure as HTML, as a module for notebooks, SVG, PDF, PNG, its table, its words, and a page that says how to put it into a journal’s or repository’s system.";
/// While it is being made.
pub const BUSY: &str = "The views are being drawn …";
/// Beside what the author sees, which is always among the choices.
pub const OWN: &str = "what you see now";

/// Label of a text.
pub fn label(said: Said) -> &'static str {
    match said {
        Said::Title => "Title",
        Said::Authors => "Authors, set apart by semicolons",
        Said::Citation => "How to cite it",
        Said::Licence => "Licence, such as CC BY 4.0",
        Said::Doi => "DOI",
    }
}

/// What was made.
pub fn made(views: u32, bytes: u32) -> String {
    let (views, word) = (u64::from(views), if views == 1 { "view" } else { "views" });
    format!("{} {word}, {}.", places::number(views), places::bytes(bytes.into()))
}

/// What a control costs.
pub fn cost(views_without: u32) -> String {
    format!("Without it: {} views.", places::number(views_without.into()))
}
