//! The strings of the framework and of the codes that find their items in it.

use super::{counted, number};
use steelyard_core::framework::{Match, Recognition, codebook, own_file};

/// Label of the framework.
pub const FRAMEWORK: &str = "Framework";
/// Choice: no framework.
pub const NO_FRAMEWORK: &str = "None: the study’s own codes and themes";
/// Choice: whatever is recognised.
pub const FRAMEWORK_RECOGNISED: &str = "as recognised";
/// Name of a framework by its id: its short name and version, or the file of the study's own codes.
pub fn framework(id: &str) -> String {
    match codebook(id) {
        Some(book) => book.title(),
        None => format!("the codes of “{}”", own_file(id).unwrap_or(id)),
    }
}
/// Button: the framework as a codebook.
pub fn save_framework(name: &str) -> String {
    format!("Save {name} as .qdc")
}
/// How well a codebook fits.
pub fn recognition(name: &str, found: Option<&Recognition>) -> String {
    match found {
        Some(found) => format!(
            "{name}: knows {} of {}",
            number(found.matched.into()),
            counted(found.labels.into(), "label", "labels")
        ),
        None => name.to_owned(),
    }
}
/// What stands where two codebooks fit equally well.
pub const FRAMEWORK_TIE: &str =
    "Two frameworks know these labels equally well: choose the one you coded with.";
/// Columns of the list of codes.
pub const CODE_HEADS: [&str; 4] = ["In your data", "Codings", "Found", "Taken as"];
/// Label of the search.
pub const CODE_SEARCH: &str = "Search codes";
/// Label of the choice of which codes are shown.
pub const CODE_SHOW: &str = "Show";
/// Choices of which codes are shown: to decide, all.
pub const CODE_SHOW_CHOICES: [&str; 2] = ["those to decide", "all"];
/// What a label was found as.
pub fn found(found: &Match, chosen: bool) -> &'static str {
    if chosen {
        return "you chose";
    }
    match found {
        Match::Exact { .. } => "exactly",
        Match::Alias { .. } => "by another name",
        Match::Ambiguous { .. } => "ambiguous",
        Match::Unknown => "not known",
    }
}
/// Label of the choice of an item.
pub fn item_of(label: &str) -> String {
    format!("Item for “{label}”")
}
/// Choice: no item yet.
pub const ITEM_OPEN: &str = "not decided";
/// Choice: not in the framework.
pub const ITEM_NONE: &str = "not in the framework";
/// Heading of the group of suggested items.
pub const SUGGESTED: &str = "Suggested";
/// Heading of the group of all items.
pub const ALL_ITEMS: &str = "All";
/// Choice that opens the list of all items.
pub const ALL_ITEMS_CHOICE: &str = "choose from all items …";
/// Button: take the nearest suggestion for every undecided code shown.
pub fn accept_all(count: usize) -> String {
    match count {
        1 => "Take the first suggestion for the one open code shown".to_owned(),
        _ => format!("Take the first suggestion for {count} open codes shown"),
    }
}
/// How many codes lead where.
pub fn mapping(resolved: usize, ambiguous: usize, unknown: usize) -> String {
    let mut parts = vec![format!("{} resolved", number(resolved as u64))];
    if ambiguous > 0 {
        parts.push(format!("{} ambiguous", number(ambiguous as u64)));
    }
    if unknown > 0 {
        parts.push(format!("{} not in the framework", number(unknown as u64)));
    }
    parts.join(", ")
}
/// What stands where the search finds no code.
pub const NO_CODE_SHOWN: &str = "No code to show.";
/// Mark of an item whose wording was not checked against a publication.
pub const RECALLED: &str = "wording from memory";
