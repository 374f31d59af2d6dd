//! The strings of the words that say barrier or facilitator.

use steelyard_core::valence::Valence;

/// Heading over the valence words.
pub const VALENCES: &str = "Barrier or facilitator";
/// Columns of the table of valence words.
pub const VALENCE_HEADS: [&str; 3] = ["In your data", "Rows", "Taken as"];
/// Label of the choice for a valence word.
pub fn valence_of(word: &str) -> String {
    format!("What “{word}” means")
}
/// Choice for a word that is not yet known.
pub const VALENCE_UNKNOWN: &str = "not known: choose";

/// Choice for a word whose rows are no codings.
pub const NOT_A_CODING: &str = "not a coding: leave those rows out";

/// Label of the choice of one valence for all codings of a file.
pub const ALL_ARE: &str = "What all codings of the file are";
/// Choice of none: what the columns and the names say.
pub const AS_SAID: &str = "as its columns and its name say";
/// Choice, and button: all codings of a file have one valence.
pub fn all_are(of_all: Valence) -> String {
    format!("All of it: {}", valence(of_all))
}
/// Label of the box, and button: letters at codes' names are valences.
pub const LETTERS: &str = "Letters at the codes’ names say barrier and facilitator";

pub use steelyard_core::words::taken_as::valence_noun as valence;
