//! The strings about columns that are alike and mean one thing together.

use super::counted;
use steelyard_core::dataset::{FamilyChoice, FamilyKind};
use steelyard_core::words::places::list;

/// The question what alike columns are.
pub fn question(file: &str, columns: &[String], choices: &[FamilyChoice]) -> String {
    let taken = choices.first().map(|first| format!("; until then they are {}", choice(first)));
    format!(
        "In “{file}”, {} are alike. Say what they are{}.",
        list(columns),
        taken.unwrap_or_default()
    )
}

pub use steelyard_core::words::taken_as::family as kind;

/// A kind that a family may be, with what would come of it.
pub fn choice(choice: &FamilyChoice) -> String {
    let codings = counted(choice.codings, "coding", "codings");
    match (choice.kind, choice.owners) {
        (FamilyKind::Aside, _) => self::kind(choice.kind).to_owned(),
        (kind, 0) => format!("{} ({codings})", self::kind(kind)),
        (kind, owners) => format!("{} ({codings} of {owners})", self::kind(kind)),
    }
}
/// Label of the choice of what alike columns are.
pub fn label(columns: &[String]) -> String {
    format!("What {} are", list(columns))
}
