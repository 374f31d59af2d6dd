//! Sentences of decisions on valences, and on where labels lead.

use crate::analysis::Unit;
use crate::dataset::{Joined, UnequalLists, ValenceSource, ValenceYield};
use crate::valence::Valence;
use crate::words::places::{counted, number, quoted};
use crate::words::table::{unit_noun, valence_place};
use crate::words::taken_as::valence_noun;

fn codings(count: u64) -> String {
    format!("{} {}", number(count), unit_noun(Unit::Codings, count))
}

/// All codings of a file have one valence.
pub fn of_file(valence: Valence) -> String {
    format!("All codings of the file are taken for: {}.", valence_noun(valence))
}

/// What a word was taken for.
pub fn word(word: &str, valence: Valence) -> String {
    format!("The word {} is taken for: {}.", quoted(word), valence_noun(valence))
}

/// That the rows of a word are no codings.
pub fn not_codings(word: &str) -> String {
    format!("Rows whose valence is {} are no codings and are left out.", quoted(word))
}

/// What words were taken for that the program knows, each with the rows that have it.
pub fn known_words(words: &[(String, Valence, u64)]) -> String {
    let words: Vec<String> = words
        .iter()
        .map(|(word, valence, rows)| {
            let rows = counted(*rows, "row", "rows");
            format!("{} ({rows}) is {}", quoted(word), valence_noun(*valence))
        })
        .collect();
    format!("Words of valences that are known: {}.", words.join("; "))
}

/// Words that say no valence here and were decided for other data.
pub fn word_without_effect(word: &str, valence: Valence) -> String {
    format!(
        "The word {} would be taken for: {}; it is not in the data.",
        quoted(word),
        valence_noun(valence)
    )
}

/// Whether signs at codes' names are valences.
pub fn signs(taken: bool) -> &'static str {
    match taken {
        true => "Signs at the ends of codes’ names (+, −) say their valence.",
        false => "Signs at the ends of codes’ names are part of the names.",
    }
}

/// Whether letters at codes' names are valences.
pub fn letters(taken: bool) -> &'static str {
    match taken {
        true => "Letters at the codes’ names (B, F) say their valence.",
        false => "Letters at the codes’ names are part of the names.",
    }
}

/// The only place that is asked for valences.
pub fn only_place(place: ValenceSource) -> String {
    format!(
        "Whether a coding is a barrier or a facilitator is taken from {} alone.",
        valence_place(place)
    )
}

/// The places that say valences, where none was chosen; the first that says anything holds.
pub fn places(found: &[ValenceYield]) -> String {
    let places: Vec<String> = found
        .iter()
        .map(|one| {
            let said = one.valences.iter().filter(|(valence, _)| *valence != Valence::Missing);
            let said: u64 = said.map(|(_, count)| *count).sum();
            format!("{} ({})", valence_place(one.source), codings(said))
        })
        .collect();
    format!(
        "Whether a coding is a barrier or a facilitator is taken from {}.",
        places.join(", and where that says nothing from ")
    )
}

/// Contradicting places.
pub fn contradicted(seen: bool) -> &'static str {
    match seen {
        true => "Where places say different valences of a coding the first of them holds.",
        false => "Where places say different valences of a coding this is still to be decided.",
    }
}

/// Rows with several codes and another number of valences.
pub fn unequal_lists(become_of: UnequalLists) -> &'static str {
    match become_of {
        UnequalLists::WithoutValence => {
            "Codings of rows with another number of valences than of codes have no valence."
        }
        UnequalLists::Together => {
            "In rows with another number of valences than of codes each code has what all the valences say together."
        }
    }
}

/// From which overlap on a second code is joined.
pub fn overlap(percent: u8) -> String {
    format!(
        "A second code is joined to another where at least {percent} % of the shorter passage overlaps."
    )
}

/// Second codes that gave their valence to others.
pub fn joined(joined: &Joined) -> String {
    format!(
        "{} said the valence of other codes on the same passage and {} not count {}.",
        codings(joined.given),
        if joined.given == 1 { "does" } else { "do" },
        if joined.given == 1 { "itself" } else { "themselves" },
    )
}

/// Whether words for nothing among codes are codes.
pub fn nothing_among_codes(are_codes: bool) -> &'static str {
    match are_codes {
        true => "Words for nothing among codes (such as None) are codes like others.",
        false => "Words for nothing among codes (such as None) are no codings.",
    }
}

/// The framework, or none.
pub fn framework(name: Option<&str>, is_chosen: bool) -> String {
    match (name, is_chosen) {
        (Some(name), true) => format!("The framework is {name}."),
        (Some(name), false) => {
            format!("The framework is {name}, which knows enough of the labels.")
        }
        (None, true) => {
            "No framework is used: the rows are the study’s own codes and themes.".to_owned()
        }
        (None, false) => {
            "No framework was recognised: the rows are the study’s own codes and themes.".to_owned()
        }
    }
}

/// Labels that are called as items are.
pub fn matched(labels: u64, count: u64) -> String {
    format!(
        "{} ({}) {} to the item of the same name.",
        counted(labels, "label", "labels"),
        codings(count),
        if labels == 1 { "leads" } else { "lead" }
    )
}

/// A label that leads to an item by another name for it.
pub fn alias(label: &str, items: &[&str], count: u64) -> String {
    let items = items.join("; ");
    format!("{} \u{2192} {items} ({}), by another name for it.", quoted(label), codings(count))
}

/// All labels that were given an item by hand.
pub fn by_hand_in_all(labels: u64, count: u64) -> String {
    format!(
        "{} ({}) {} given an item by hand.",
        counted(labels, "label", "labels"),
        codings(count),
        if labels == 1 { "was" } else { "were" }
    )
}

/// A label that was given items by hand.
pub fn by_hand(label: &str, items: &[&str], count: u64) -> String {
    let each = if items.len() > 1 { ", counted under each" } else { "" };
    format!("{} \u{2192} {} ({}{each}).", quoted(label), items.join("; "), codings(count))
}

/// A label that is not in the framework.
pub fn not_in_framework(label: &str, count: u64) -> String {
    format!("{} is not in the framework ({}).", quoted(label), codings(count))
}

/// Assignments by hand that lead nowhere now.
pub fn without_effect(labels: u64) -> String {
    format!(
        "{} to labels or items that are not in use now, and {} no effect.",
        counted(labels, "assignment by hand belongs", "assignments by hand belong"),
        if labels == 1 { "has" } else { "have" }
    )
}
