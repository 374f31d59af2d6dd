//! Words of a live figure: of the document, of its player, and of what is refused.

use super::places;
use crate::analysis::{Basis, Order};

/// Heading of the paragraph for a paper's methods.
pub const METHODS: &str = "Methods";
/// Heading of what the figure says of itself.
pub const ABOUT: &str = "About this figure";
/// Label of the citation.
pub const CITATION: &str = "Cite as";
/// Label of the licence.
pub const LICENCE: &str = "Licence";
/// Label of the DOI.
pub const DOI: &str = "DOI";
/// What made the figure.
pub const MADE_WITH: &str = concat!(
    "Made with Steelyard ",
    env!("CARGO_PKG_VERSION"),
    ". This file holds counts and words about them, no passage and no name of anybody who spoke, and asks nothing of any server."
);
/// By which program the figure was made.
pub fn program(sha256: &str) -> String {
    format!("SHA-256 of the program that made it: {sha256}.")
}

/// Why a figure whose data are not whole is not live.
pub const BROKEN: &str = "This figure is shown without its controls, because what they need was changed or cut on the way here. The drawing and the table are those of its author.";
/// Why a figure of a later form is not live.
pub const NEWER: &str = "This figure is shown without its controls, because its data are of a newer form than its script. The drawing and the table are those of its author.";

/// Head of a column of numbers: `Barriers`, or `Barriers: n (% of all barriers, N = 38)`.
pub fn head(counted: &str, share: Option<&str>) -> String {
    share.map_or_else(|| counted.to_owned(), |share| format!("{counted}: n ({share})"))
}

/// Head of a column of numbers in a file: `Nurses, n = 12 participants: Barriers`.
pub fn head_of_file(column: &str, size: &str, head: &str) -> String {
    format!("{column}, {size}: {head}")
}

/// The player's sentences by name; `{0}` and `{1}` stand for what it puts in.
pub const PLAYER: &[(&str, &str)] = &[
    ("controls", "Choose what is shown"),
    ("blocked", "{0} (not together with {1})"),
    ("search", "Find a row"),
    (
        "found",
        "{0} of {1} rows have this in their name: {2}. Press Enter to go to the first in the list of numbers.",
    ),
    ("not_found", "No row has this in its name."),
    ("save_svg", "Save drawing (SVG)"),
    ("save_csv", "Save table (CSV)"),
    (
        "saved",
        "{0} was handed to your browser. If no file appears, the page around this figure does not allow downloads: open the figure by itself, or copy the table below.",
    ),
    ("read_by", "Read the list of numbers by"),
    ("by_row", "row"),
    ("by_column", "column"),
    ("by_valence", "kind of number"),
    ("reordered", "The list of numbers is now sorted by {0} first."),
    ("start", "The exact number of what you point at is shown here."),
    (
        "help",
        "Point at or tap the drawing or the table to read a number. With the keyboard: Tab to the list of numbers, then use the arrow keys; Enter opens and closes a line, Escape goes up.",
    ),
    ("numbers", "List of numbers"),
    ("summary", "What the figure shows"),
    ("value", "{0}: {1}"),
    ("value_in", "{0}: {1}; {2}"),
    ("column", "{0} ({1})"),
    ("joint", ", "),
    ("shown", "Shown: {0}. Rows: {1}. Columns: {2}."),
    ("table", "Table of the numbers"),
];

/// Label of the choice of the chart.
pub const CHART: &str = "Chart";
/// Label of the choice of what percentages are of.
pub const BASIS: &str = "Numbers";
/// Label of the choice of the order.
pub const ORDER: &str = "Order";
/// Label of the choice of the groups that are shown.
pub const GROUPS: &str = "Groups";
/// The same where columns are no groups.
pub const COLUMNS: &str = "Columns";
/// The choice of all of them.
pub const ALL_GROUPS: &str = "All, side by side";

/// What a study's own codebook is called, which has the name of its file.
pub const OWN_CODEBOOK: &str = "the study’s own codebook";

/// The choice of whether columns can be shown one by one, for its author.
pub const ONE_BY_ONE: &str = "Each alone as well";
/// As the settings have it.
pub const ONE_BY_ONE_ID: &str = "one_by_one";

/// A basis as a choice of the reader.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Count => "Counts",
        Basis::ShareOfValence => "% of all of a kind",
        Basis::ShareOfGroup => "% within the group",
        Basis::ShareOfDomain => "% within the row",
        Basis::ShareOfUnits => "n of N",
    }
}

/// An order as a choice of the reader.
pub fn order(order: Order) -> &'static str {
    match order {
        Order::Framework => "As in the framework",
        Order::Total => "Most first",
        Order::Difference => "Barriers before facilitators",
        Order::Alphabetical => "By name",
        Order::Natural => "By name, numbers by value",
        Order::ByHand => "As the authors order them",
    }
}

/// What a caption says where one column of several is shown.
pub fn only(column: &str) -> String {
    format!("Of the columns only {column} is shown.")
}

/// A live figure with too many views or bytes: what it has beside what it may have, and what to do. `views` and
/// `bytes` are each what it has and what it may have; `bytes` are 0 where it was not written.
pub fn too_many_views(
    views: [u32; 2],
    bytes: [u32; 2],
    control: &str,
    views_without: u32,
) -> (String, String) {
    let [has, may] = views;
    let [written, most] = bytes.map(u64::from);
    let number = |count: u32| places::number(u64::from(count));
    let what = if written > 0 {
        format!(
            "the interactive figure would have {} with its {} views; it may have {}.",
            places::bytes(written),
            number(has),
            places::bytes(most)
        )
    } else {
        format!(
            "the interactive figure would have {} views; it may have {}.",
            number(has),
            number(may)
        )
    };
    let remedy = format!(
        "Offer fewer choices. “{control}” costs most: without it {} views are left.",
        number(views_without)
    );
    (what, remedy)
}

/// What the words beside a figure say where its pictures could not be made.
pub fn no_pictures(why: &str) -> String {
    format!("\nPictures\nThere is no figure.pdf and no figure.png here. {why}\n")
}
