//! The strings of the form in which a logic model is typed.

use super::counted;
use steelyard_core::analysis::{LONGEST_LABEL, MOST_ENTRIES};
use steelyard_core::diag::ModelPart;

/// Heading over the form.
pub const TITLE: &str = "The logic model";
/// What is typed and what is not.
pub const HINT: &str = "Determinants are the rows of the figure, with their counts. Type what you do about them, how it works and what comes of it, and tick what leads to what. Nothing is made up for you.";
/// Heading over what is missing.
pub const GAPS: &str = "Still missing";
/// Where nothing is missing.
pub const NO_GAPS: &str =
    "Every barrier leads over a strategy to an outcome, and nothing stands alone.";
/// Label of the field of what is implemented.
pub const INNOVATION: &str = "Innovation";
/// Label of a strategy's status.
pub const STATUS: &str = "Status";
/// Label of how a mechanism is known.
pub const KNOWN: &str = "How it is known";
/// Label of an outcome's tier.
pub const TIER: &str = "Kind";
/// Button: adds what was typed.
pub const ADD: &str = "Add";
/// Button: removes an entry.
pub const REMOVE: &str = "Remove";
/// What leads to nothing that could lead there.
pub const NOTHING_LEADS: &str = "There is nothing yet that could lead here.";

/// Heading over the entries of a part.
pub fn heading(part: ModelPart) -> &'static str {
    match part {
        ModelPart::Strategy => "Strategies",
        ModelPart::Mechanism => "Mechanisms",
        ModelPart::Outcome => "Outcomes",
        ModelPart::Innovation | ModelPart::Determinant | ModelPart::Link => "",
    }
}

/// Label of the field in which an entry is added.
pub fn new(part: ModelPart) -> &'static str {
    match part {
        ModelPart::Strategy => "New strategy",
        ModelPart::Mechanism => "New mechanism",
        ModelPart::Outcome => "New outcome",
        ModelPart::Innovation | ModelPart::Determinant | ModelPart::Link => "",
    }
}

/// The button that adds an entry to a part, for who hears it alone.
pub fn add(part: ModelPart) -> String {
    format!("{ADD}: {}", new(part).to_lowercase())
}

/// What can be typed in a part.
pub fn new_hint(part: ModelPart) -> String {
    let names = match part {
        ModelPart::Strategy => " Names of ERIC strategies are offered and bring their codes along.",
        _ => "",
    };
    format!("Up to {MOST_ENTRIES}, of at most {LONGEST_LABEL} characters each.{names}")
}

/// The label of an entry's own field, for who hears it alone.
pub fn label_of(code: &str) -> String {
    format!("Label of {code}")
}

/// A control of an entry, for who hears it alone.
pub fn of_entry(label: &str, code: &str) -> String {
    format!("{label}: {code}")
}

/// Over what leads to an entry: how much, and of what kind.
pub fn leads_here(part: ModelPart, links: usize) -> String {
    let from = match part {
        ModelPart::Strategy => "determinants",
        ModelPart::Mechanism => "strategies",
        _ => "mechanisms and strategies",
    };
    match links {
        0 => format!("What leads here: {from}"),
        links => {
            format!("What leads here: {from} ({})", counted(links as u64, "link", "links"))
        }
    }
}

/// What a live region says where a part takes no more entries.
pub fn full(part: ModelPart) -> String {
    format!("{} are full: {MOST_ENTRIES} stand here already.", heading(part))
}

/// What a live region says when an entry was added.
pub fn added(text: &str) -> String {
    format!("Added: {text}")
}
