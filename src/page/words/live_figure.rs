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
pub const ALL_HINT: &str = "The archive holds the figure as HTML, as a module for notebooks, SVG, PDF and PNG (without these two where a letter is missing in our font, which words.txt says), its table, its words, and a page that says how to put it into a journal’s or repository’s system.";
/// While it is being made.
pub const BUSY: &str = "The views are being drawn …";
/// Beside what the author sees, which is always among the choices.
pub const OWN: &str = "what you see now";
/// Beside the chart that stands for one that cannot be live.
pub const FIRST: &str = "the figure opens with it";

/// What was given as DOI is none.
pub const NO_DOI: &str =
    "This is no DOI (10.1234/abc): it is written as it stands, without a link.";

/// Label of a text.
pub fn label(said: Said) -> &'static str {
    match said {
        Said::Title => "Title",
        Said::Authors => "Authors, with semicolons",
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

/// Why the figure does not open with what the author sees.
pub fn not_live(chart: &str) -> String {
    format!(
        "{chart} shows more than counts, which is all that a live figure holds: it opens with another chart."
    )
}

/// What a control costs.
pub fn cost(views_without: u32) -> String {
    format!("Without it: {} views.", places::number(views_without.into()))
}
