//! What publishers ask of figures, in words: what is asked, what a file has, what to do.

use super::places::{bytes as size, number, or};

/// That a demand was read in a copy.
pub const IN_A_COPY: &str = "Read in a copy, not on the publisher’s own page.";
/// That a demand was read nowhere.
pub const NOT_SEEN: &str = "Not verified: commonly said, not seen in a source.";

/// A publisher's name by the preset's id.
pub fn name(id: &str) -> &str {
    match id {
        "nature" => "Nature",
        "plos" => "PLOS",
        "jmir" => "JMIR",
        "bmc" => "BMC",
        "elsevier" => "Elsevier",
        "springer" => "Springer",
        "wiley" => "Wiley",
        "taylor_francis" => "Taylor & Francis",
        "bmj" => "BMJ",
        "mdpi" => "MDPI",
        "frontiers" => "Frontiers",
        other => other,
    }
}

/// What is asked, what the file has, and what to do.
type Told = (String, String, &'static str);

/// A number with at most two decimals.
fn short(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn asked(what: &str, least: f64, most: f64, unit: &str) -> String {
    match (least > 0.0, most.is_finite()) {
        (true, true) => format!("{what}: {} to {} {unit}", short(least), short(most)),
        (true, false) => format!("{what}: at least {} {unit}", short(least)),
        _ => format!("{what}: at most {} {unit}", short(most)),
    }
}

fn between((least, most): (f64, f64), unit: &str) -> String {
    let (least, most) = (short(least), short(most));
    if least == most { format!("{least} {unit}") } else { format!("{least} to {most} {unit}") }
}

/// Of the width.
pub fn width(found: f64, least: f64, most: f64) -> Told {
    let remedy = "Set “Width in mm” within these limits.";
    (asked("Width", least, most, "mm"), between((found, found), "mm"), remedy)
}

/// Of the height.
pub fn height(found: f64, most: f64) -> Told {
    let remedy =
        "Draw it in parts, with closer rows or as a matrix, or set “Greatest height in mm”.";
    (asked("Height", 0.0, most, "mm"), between((found, found), "mm"), remedy)
}

/// Of the text.
pub fn text(found: (f64, f64), least: f64, most: f64) -> Told {
    let remedy = "Set “Type” to “For a journal”, which keeps to these sizes.";
    (asked("Text", least, most, "pt"), between(found, "pt"), remedy)
}

/// Of the lines.
pub fn line(found: (f64, f64), least: f64, most: f64) -> Told {
    let remedy = "Set “Type” to “For a journal”, or take another chart.";
    (asked("Lines", least, most, "pt"), between(found, "pt"), remedy)
}

/// Of the resolution.
pub fn dpi(found: f64, least: f64, most: f64) -> Told {
    (
        asked("Resolution", least, most, "dpi"),
        between((found, found), "dpi"),
        "Set “Resolution” within these limits.",
    )
}

/// Of the format.
pub fn format(found: &str, formats: &[&str]) -> Told {
    let formats: Vec<String> = formats.iter().map(|format| format.to_uppercase()).collect();
    (format!("Format: {}", or(&formats)), found.to_uppercase(), "Take one of these formats.")
}

/// Of the file's size.
pub fn bytes(found: u64, most: u64) -> Told {
    let remedy = "Take fewer dots per inch, or a format without pixels.";
    (format!("Size of the file: at most {} MB", most / 1_000_000), size(found), remedy)
}

/// Of the pixels.
pub fn pixels(width: u64, height: u64, most: u64) -> Told {
    let asked = format!("Pixels: at most {0} x {0}", number(most));
    let found = format!("{} x {}", number(width), number(height));
    (asked, found, "Take fewer dots per inch or a smaller figure.")
}

/// Of transparency.
pub fn opaque(is_transparent: bool) -> Told {
    let found = if is_transparent { "Parts are transparent" } else { "Nothing is transparent" };
    ("No transparency".to_owned(), found.to_owned(), "Take another format.")
}

/// Of a title in the figure.
pub fn untitled(is_titled: bool) -> Told {
    let found = if is_titled { "A title stands in it" } else { "No title stands in it" };
    (
        "No title in the figure".to_owned(),
        found.to_owned(),
        "Empty “Title in the figure”; the title goes into the manuscript.",
    )
}
