//! The strings of codings that are set aside as wrong.

use super::counted;

/// Button: the coding of a passage is wrong and is to count nowhere.
pub const SET_ASIDE: &str = "Set aside as wrong";
/// Button: it counts again.
pub const COUNT_AGAIN: &str = "Count it again";
/// What stands beside a passage that was set aside.
pub const IS_ASIDE: &str = "Set aside: it counts nowhere.";
/// In place of a passage that is not found.
pub const LOST: &str = "This coding is not in the data any more, or says something else now.";
/// In place of a passage while small numbers are protected.
pub const KEPT_BACK: &str = "Its passage is not shown while small numbers are protected.";
/// What becomes of them.
pub const HINT: &str = "They stay in the data and count nowhere. Notes, methods and the audit trail say how many they are.";

/// Heading over all of them.
pub fn title(codings: usize) -> String {
    format!("{} set aside", counted(codings as u64, "coding", "codings"))
}

/// What a button does, and to which coding, for who hears it alone.
pub fn button(does: &str, code: &str, number: usize) -> String {
    format!("{does}: {code}, passage {number}")
}
