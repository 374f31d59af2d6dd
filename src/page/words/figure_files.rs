//! The strings of the part where the figure is made for a journal, checked and downloaded.

/// Label of what a publisher asks.
pub const JOURNAL: &str = "Made for";
/// Where no publisher is chosen.
pub const NO_JOURNAL: &str = "No journal in particular";
/// Label of the format.
pub const FORMAT: &str = "Format";
/// Label of the resolution.
pub const RESOLUTION: &str = "Resolution in dpi";
/// Button: make the file and show it with what is asked of it.
pub const CHECK: &str = "Make and check the file";
/// Button: the file that was checked.
pub const DOWNLOAD: &str = "Download this file";
/// Button: the figure's picture to the clipboard.
pub const COPY_FIGURE: &str = "Copy figure";
/// Heading over the figure at its true size.
pub const TRUE_SIZE: &str = "At its true size";
/// Heading over the demands.
pub const PROOF: &str = "What is asked, and what the file has";
/// What stands at a demand that is met.
pub const MET: &str = "Kept";
/// What stands at one that is not.
pub const BROKEN: &str = "Broken";
/// The licence of the letters in files.
pub const FONT_LICENCE: &str = "Licence of the letters in these files";
/// That nothing was checked.
pub const NOT_CHECKED: &str = "Nothing was checked: no journal is chosen, or the browser drew the picture because it holds characters that the font of these files does not have.";

/// What each format is good for.
pub fn format(id: &str) -> &'static str {
    match id {
        "pdf" => "PDF: text stays text",
        "png" => "PNG: pixels",
        "tiff" => "TIFF: pixels, LZW",
        "eps" => "EPS: text as outlines",
        _ => "SVG: text stays text",
    }
}

/// Where the demands were read, and when.
pub fn source(address: &str, day: &str) -> String {
    format!("Read on {day} at {address}. Rules change: check the journal’s own page.")
}
