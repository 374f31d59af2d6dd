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

/// Label of a valence.
pub fn valence(valence: Valence) -> &'static str {
    match valence {
        Valence::Barrier => "barrier",
        Valence::Facilitator => "facilitator",
        Valence::Mixed => "mixed",
        Valence::Neutral => "neutral",
        Valence::Missing => "no valence",
    }
}
