//! Columns of somebody's barriers beside columns of their facilitators: `Anna B` and `Anna F`, `B_nurse` and `F_nurse`.
//!
//! Takes the names of columns; gives whom each is of and its valence. Never takes a letter of which the other is missing
//! beside any of the names, or letters that count on.

use std::collections::BTreeMap;

use super::heads;
use crate::dataset::letters;
use crate::dataset::valence_words::{is_direction, meaning_of_key};
use crate::fold::fold_word;
use crate::valence::Valence;

/// Whom each of these columns is of, and the valence of what stands under it; `None` where not each has one of both
/// beside the other.
pub(super) fn of(names: &[&str]) -> Option<Vec<(String, Valence)>> {
    by_words(names).or_else(|| by_letters(names))
}

/// [`of`] by letters before the names alone, for each column that bears one; blank where they are no valences.
pub(super) fn letters_before(names: &[String]) -> Vec<Option<(String, Valence)>> {
    let open: Vec<bool> =
        names.iter().map(|name| heads::read(name).valence == Valence::Missing).collect();
    let marked: Vec<String> = names.iter().map(|name| with_mark(name)).collect();
    let found = letters::find(&marked, &open);
    let named = found.into_iter().map(|one| one.map(|named| (named.code, named.valence)));
    let named: Vec<Option<(String, Valence)>> = named.collect();
    let said: Vec<(String, Valence)> = named.iter().flatten().cloned().collect();
    if are_pairs(&said) { named } else { Vec::new() }
}

/// A name behind a letter and a blank (`B nurse`), as one behind a letter and a mark: without the other letter beside it
/// no blank says that.
fn with_mark(name: &str) -> String {
    let apart = name.split_once(char::is_whitespace);
    let letter =
        |letter: &str| letter.chars().all(char::is_alphabetic) && letter.chars().nth(1).is_none();
    match apart.filter(|(first, _)| letter(first)) {
        Some((first, rest)) => format!("{first}_{}", rest.trim_start()),
        None => name.to_owned(),
    }
}

fn by_words(names: &[&str]) -> Option<Vec<(String, Valence)>> {
    let named: Option<Vec<(String, Valence)>> = names.iter().map(|name| by_word(name)).collect();
    named.filter(|named| are_pairs(named))
}

/// Whom a name is of by a word for a side before or behind it: beside the other side also one that is much else alone.
fn by_word(name: &str) -> Option<(String, Valence)> {
    let head = heads::read(name);
    if is_direction(head.valence) && !head.group.is_empty() {
        return Some((head.group, head.valence));
    }
    let side = |word: &str| {
        let meaning = meaning_of_key(&fold_word(word)).filter(|meaning| meaning.strong)?;
        Some(meaning.valence).filter(|valence| is_direction(*valence))
    };
    let (before, last) = name.rsplit_once(char::is_whitespace)?;
    let (first, behind) = name.split_once(char::is_whitespace)?;
    let named = side(last).map(|valence| (before, valence));
    let named = named.or_else(|| side(first).map(|valence| (behind, valence)))?;
    Some((named.0.trim().to_owned(), named.1))
}

fn by_letters(names: &[&str]) -> Option<Vec<(String, Valence)>> {
    let owned: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    letters_before(&owned).into_iter().collect::<Option<Vec<_>>>().filter(|named| !named.is_empty())
}

/// True for names of which each stands once with either side, two at least.
fn are_pairs(named: &[(String, Valence)]) -> bool {
    let mut sides: BTreeMap<String, Vec<Valence>> = BTreeMap::new();
    for (name, valence) in named {
        sides.entry(fold_word(name)).or_default().push(*valence);
    }
    let both = |sides: &Vec<Valence>| {
        sides.len() == 2
            && sides.contains(&Valence::Barrier)
            && sides.contains(&Valence::Facilitator)
    };
    sides.len() > 1 && sides.values().all(both)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_stands_with_either_side() {
        for (names, expected) in [
            (&["Anna B", "Anna F", "Ben B", "Ben F"][..], Some("Anna")),
            (&["P1 Barrier", "P1 Facilitator", "P2 Barrier", "P2 Facilitator"], Some("P1")),
            (&["B_nurse", "F_nurse", "B_doctor", "F_doctor"], Some("nurse")),
            (&["B nurse", "F nurse", "B doctor", "F doctor"], Some("nurse")),
            (&["H Läkare", "M Läkare", "H Chef", "M Chef"], Some("Läkare")),
            (&["A ward", "B ward", "A clinic", "B clinic"], None),
            (
                &["Barriers: Anna", "Facilitators: Anna", "Barriers: Ben", "Facilitators: Ben"],
                Some("Anna"),
            ),
            // A side is missing, one name, letters that count on, and names alone.
            (&["Anna B", "Anna F", "Ben B"], None),
            (&["Anna B", "Anna F"], None),
            (&["Site A", "Site B", "Site C"], None),
            (&["Site B", "Site E"], None),
            (&["Anna", "Ben"], None),
            (&["B_nurse", "F_doctor"], None),
        ] {
            let found = of(names).map(|named| named.first().map(|(name, _)| name.clone()));
            assert_eq!(found.flatten().as_deref(), expected, "{names:?}");
        }
    }
}
