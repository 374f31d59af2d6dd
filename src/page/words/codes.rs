//! The strings of the framework and of the codes that find their items in it.

use super::{counted, number};
use crate::page::workbench::is_open;
use steelyard_core::engine::MappingRow;
use steelyard_core::framework::{Match, Reason, Recognition, codebook};
use steelyard_core::valence::Valence;

/// Label of the framework.
pub const FRAMEWORK: &str = "Framework";
/// Choice: no framework.
pub const NO_FRAMEWORK: &str = "None: the study’s own codes and themes";
/// What is chosen while no framework is recognised.
pub const NONE_RECOGNISED: &str = "none recognised";
/// What stands in place of the codes while no framework is in force.
pub const OWN_CODES_ALONE: &str = "The rows of figures and tables are your own codes and themes. Choose a framework to place your codes in it: each code then leads to a construct, with suggestions and their reasons.";
/// Choice: whatever is recognised.
pub const FRAMEWORK_RECOGNISED: &str = "as recognised";
pub use steelyard_core::words::codebook::name as framework;
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
/// Heading over the codes.
pub const CODES_OF_STUDY: &str = "Codes in your data";
/// Label of the search.
pub const CODE_SEARCH: &str = "Search codes";
/// Label of the choice of which codes are shown.
pub const CODE_SHOW: &str = "Show";
/// Choices of which codes are shown: to decide, all.
pub const CODE_SHOW_CHOICES: [&str; 2] = ["those to decide", "all"];
/// What the keys do in the list of codes.
pub const CODE_KEYS: &str = "Arrows move, Shift extends, Space chooses one more, typing searches. Enter goes on to the choice; Alt and Enter takes the first suggestion.";
/// What stands in place of the list where no code is to be shown; `open` codes are undecided.
pub fn no_code(open: usize, all: bool) -> &'static str {
    match (open, all) {
        (0, false) => "Every code has its place.",
        _ => "No code is called so.",
    }
}
/// What a screen reader hears after a decision.
pub fn left(open: usize) -> String {
    match open {
        0 => "Every code has its place.".to_owned(),
        _ => format!("{} left.", number(open as u64)),
    }
}
/// How many codings of a code say what.
pub fn sides(row: &MappingRow) -> String {
    format!(
        "{}, {}",
        counted(row.valences[Valence::Barrier], "barrier", "barriers"),
        counted(row.valences[Valence::Facilitator], "facilitator", "facilitators")
    )
}
/// Heading over several codes that are decided together.
pub fn several(codes: usize, codings: u64) -> String {
    format!(
        "{} with {}",
        counted(codes as u64, "code", "codes"),
        counted(codings, "coding", "codings")
    )
}
/// Where a code leads, with the names of each item from the domain down, and why.
pub fn stands(row: &MappingRow, leads: &[Vec<String>]) -> String {
    let codings = counted(row.codings, "coding", "codings");
    match leads {
        [] if row.chosen => format!("{codings}. You said that it is {ITEM_NONE}."),
        [] => format!("{codings}. {}", not_found(&row.found)),
        [one] => {
            format!("{codings}. Leads to {} ({}).", path(one), found(&row.found, row.chosen))
        }
        several => format!(
            "{codings}, counted under each of {}, and once in totals.",
            counted(several.len() as u64, "item", "items")
        ),
    }
}
/// An item with those above it, from the domain down.
pub fn path(names: &[String]) -> String {
    names.join(" › ")
}
/// Names of the items of one code.
pub fn items(names: &[String]) -> String {
    names.join("; ")
}
/// Box: what is chosen is added.
pub const SEVERAL_ITEMS: &str = "Add to what the code has, so that it counts under each";
/// Button: the code leads there no longer.
pub const NO_LONGER: &str = "Remove";
/// What a screen reader hears of that button.
pub fn no_longer(item: &str) -> String {
    format!("Remove {item} from this code")
}
/// Why a code leads nowhere yet.
fn not_found(found: &Match) -> &'static str {
    match found {
        Match::Ambiguous { .. } => "The framework has more than one item of this name.",
        Match::Exact { .. } | Match::Alias { .. } | Match::Unknown => {
            "The framework knows no item of this name: it counts in a row of its own until you place it."
        }
    }
}
/// What a label was found by.
fn found(found: &Match, chosen: bool) -> &'static str {
    if chosen {
        return "you chose it";
    }
    match found {
        Match::Exact { .. } => "its name",
        Match::Alias { .. } => "another name of it",
        Match::Ambiguous { .. } | Match::Unknown => "not known",
    }
}
/// What stands in place of an item that is not decided.
pub const ITEM_OPEN: &str = "not decided";
/// What stands in place of an item where the user said that there is none.
pub const ITEM_NONE: &str = "not in the framework";
/// Button: the framework has no such item.
pub const NOT_IN_FRAMEWORK: &str = "Not in the framework";
/// Button: takes a decision back.
pub const UNDECIDE: &str = "Take the decision back";
/// An item that is suggested and not decided.
pub fn guess(item: &str) -> String {
    format!("{item}?")
}
/// Why an item is suggested.
pub fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Shared => "Several items bear this name.".to_owned(),
        Reason::Earlier { codebook: id, item } => {
            let book = codebook(id);
            let title = book.as_ref().map_or_else(|| id.clone(), |book| book.title());
            let name = book.as_ref().and_then(|book| {
                let at = book.position(item)?;
                Some(book.items.get(at as usize)?.label.clone())
            });
            format!("“{}” of {title} is this, or a part of it, now.", name.as_ref().unwrap_or(item))
        }
        Reason::Name { words } => format!("“{words}” stands in its name."),
        Reason::Spelling { word, meant } => format!("“{word}” read as “{meant}”."),
        Reason::Synonym { words, part } => format!("“{words}”: {part}."),
        Reason::Definition { words } => format!("“{words}” stands in its definition."),
    }
}
/// By which everyday words a search found an item.
pub fn found_by(words: &str) -> String {
    format!("“{words}”")
}
/// Button: opens the list of strong suggestions.
pub fn look_at_strong(codes: usize) -> String {
    match codes {
        1 => "One strong suggestion: look at it".to_owned(),
        _ => format!("{} strong suggestions: look at them", number(codes as u64)),
    }
}
/// Heading over the list of strong suggestions.
pub const STRONG: &str = "Strong suggestions";
/// What the list is for.
pub const STRONG_HINT: &str =
    "Nothing is taken until you say so. Clear the boxes of those that are wrong.";
/// Button: takes the ticked suggestions.
pub fn accept(codes: usize) -> String {
    format!("Take {}", counted(codes as u64, "suggestion", "suggestions"))
}
/// Heading of the suggested items.
pub const SUGGESTED: &str = "Suggested";
/// Label of the search through the framework.
pub const CHOOSE_ITEM: &str = "Construct";
/// What stands in the field of the search before anything is typed.
pub const CHOOSE_ITEM_HINT: &str = "Search names and definitions";
/// What stands where the search through the framework finds nothing.
pub const NO_ITEM: &str = "No construct is called so.";
/// What stands below a list that shows the first items alone.
pub fn more_items(rest: usize) -> String {
    format!("and {} more: go on typing", number(rest as u64))
}
/// Heading over passages of a code.
pub fn said(passages: usize) -> &'static str {
    match passages {
        0 => "No passage holds a text",
        _ => "What was said",
    }
}
/// How many codes lead where.
pub fn mapping(rows: &[MappingRow]) -> String {
    let open = rows.iter().filter(|row| is_open(row)).count();
    let outside = rows.iter().filter(|row| row.items.is_empty() && row.chosen).count();
    let placed = rows.len() - open - outside;
    let mut parts = vec![format!(
        "{} of {} placed",
        number(placed as u64),
        counted(rows.len() as u64, "code", "codes")
    )];
    if outside > 0 {
        parts.push(format!("{} {ITEM_NONE}", number(outside as u64)));
    }
    if open > 0 {
        parts.push(format!("{} to decide", number(open as u64)));
    }
    parts.join(", ")
}
/// Mark of an item whose wording was not checked against a publication.
pub const RECALLED: &str = "wording from memory";
