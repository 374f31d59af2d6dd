//! Sentences of what is still to be decided, and what holds until it is.

use crate::dataset::{FamilyKind, PeopleWithin, Role, ValenceSource};
use crate::words::places::{and, counted, list, number, quoted};
use crate::words::table::valence_place;
use crate::words::taken_as;

/// Two delimiters fit equally well.
pub const DELIMITER: &str = "Two delimiters fit the file equally well; the first of them is taken.";
/// The bytes do not tell the encoding.
pub const ENCODING: &str = "The file does not tell its encoding; the most likely is taken.";

/// Which column has a role.
pub fn column(role: &Role, columns: &[String]) -> String {
    format!("Which column is this is not decided ({}): {}.", taken_as::role(role), list(columns))
}

/// What columns that are alike are.
pub fn family(columns: &[String], until_then: Option<FamilyKind>) -> String {
    let until_then = until_then
        .map(|kind| format!("; until it is they are: {}", taken_as::family(kind)))
        .unwrap_or_default();
    format!("What columns that are alike are is not decided ({}){until_then}.", list(columns))
}

/// Which of several frameworks, by their names.
pub fn framework(names: &[String]) -> String {
    format!("Which framework was used is not decided: {} know the labels equally well.", and(names))
}

/// Labels that more than one item bears.
pub fn ambiguous(labels: u64) -> String {
    format!(
        "{} of more than one item, and {} not mapped.",
        counted(labels, "label is the name", "labels are names"),
        is(labels)
    )
}

/// Labels that no item bears.
pub fn unknown(labels: u64) -> String {
    format!(
        "{} to no item by name, and {} not mapped.",
        counted(labels, "label leads", "labels lead"),
        is(labels)
    )
}

/// Valence words that are not known.
pub fn words(words: u64) -> String {
    format!(
        "{} in columns of valences {} not known, and the codings have no valence.",
        counted(words, "word", "words"),
        is(words)
    )
}

/// Whether a column is a size or a count.
pub fn group_size(column: &str) -> String {
    format!(
        "Whether {} is the size of a group or a number of codings is not decided; each row is one coding.",
        quoted(column)
    )
}

/// Percentages that stand for counts.
pub fn percentages(columns: &[String]) -> String {
    format!(
        "Percentages or fractions stand in {} where counts ought to; nothing is counted.",
        list(columns)
    )
}

/// Signs at codes' names.
pub fn signs(signed: u64, names: u64) -> String {
    format!(
        "Whether the signs at {} of {} say their valence is not decided; they are part of the names.",
        number(signed),
        counted(names, "code’s name", "codes’ names")
    )
}

/// Names that may be several people's.
pub fn people(within: PeopleWithin, as_written: u64, apart: u64) -> String {
    let place = match within {
        PeopleWithin::Study => "the study",
        PeopleWithin::Site => "each site",
        PeopleWithin::Source => "each source",
    };
    format!(
        "Whether names of participants begin again in {place} is not decided: {} as written, {} apart.",
        counted(as_written, "participant", "participants"),
        number(apart)
    )
}

/// Files' names that may name coders.
pub fn coders(coders: u64) -> String {
    format!(
        "Whether the names of the files name coders ({}) is not decided; they do not.",
        number(coders)
    )
}

/// Cells that may hold several labels.
pub fn divided(column: &str, cells: u64) -> String {
    format!(
        "Whether {} of {} hold several labels is not decided; they are left whole.",
        counted(cells, "cell", "cells"),
        quoted(column)
    )
}

/// Rows with several codes and another number of valences.
pub fn unequal_lists(rows: u64) -> String {
    format!(
        "{} several codes and another number of valences; until it is decided which belong together the codings have no valence.",
        counted(rows, "row has", "rows have")
    )
}

/// Places that contradict each other.
pub fn valence_place_of(places: &[ValenceSource], codings: u64) -> String {
    let places: Vec<String> = places.iter().map(|place| valence_place(*place).to_owned()).collect();
    format!(
        "Places of valences ({}) contradict each other for {}; the first of them holds until it is decided.",
        and(&places),
        counted(codings, "coding", "codings")
    )
}

fn is(count: u64) -> &'static str {
    if count == 1 { "is" } else { "are" }
}
