//! The strings of what is asked of columns and codes' names that may be one thing or another.

use super::number;
use steelyard_core::words::places::list;

/// Choice for such a word that is one letter off a known one.
pub fn valence_nearby(label: &str) -> String {
    format!("not known: choose (perhaps {label})")
}
/// Label of the choice of what the signs at codes' names are.
pub const CODE_SIGNS: &str = "Signs at the ends of codes’ names";
/// Choices of what they are: as the names tell, valences, part of the names.
pub const CODE_SIGNS_CHOICES: [&str; 3] =
    ["as the names tell", "they say barrier (−) and facilitator (+)", "they are part of the names"];
/// Answers to the question whether a column is the size of a group: counts, size.
pub const GROUP_SIZE_ANSWERS: [&str; 2] =
    ["The number of codings", "The size of the group: not used"];
/// Answer to the question of percentages that stand for counts.
pub const WITHOUT_PERCENTAGES: &str = "Leave the percentages out: each row is one coding";

/// Whether a column is the size of a group or a count.
pub fn group_size(file: &str, column: &str) -> String {
    format!(
        "In “{file}”, “{column}” says one number for all rows, or for all rows of a group. Is it how many people there are, or how many codings a row stands for? Until you say so it is not counted."
    )
}

/// Percentages that stand where counts ought to.
pub fn percentages(file: &str, columns: &[String]) -> String {
    format!(
        "In “{file}”, {} {} percentages or fractions, which do not say how many codings there are. Nothing is counted: add a column with the numbers to the file, or say what the columns are.",
        list(columns),
        if columns.len() == 1 { "holds" } else { "hold" },
    )
}

/// Whether the signs at the ends of codes' names are valences.
pub fn code_signs(pairs: &[String], examples: &[String], signed: u32, names: u32) -> String {
    let with_both = match pairs {
        [] => String::new(),
        [one] => format!(" “{one}” is there with both signs."),
        several => format!(" {} are there with both signs.", list(several)),
    };
    format!(
        "{} of {} codes begin or end with a sign, such as {}.{with_both} Do the signs say barrier and facilitator? Until you say so they are part of the names.",
        number(signed.into()),
        number(names.into()),
        list(examples),
    )
}
/// Link from a question to the place where it is answered.
pub const DECIDE: &str = "Decide";
