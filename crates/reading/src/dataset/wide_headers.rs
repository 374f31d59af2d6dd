//! What the header of one column of a wide table says: a code, a valence, or both.
//!
//! Takes a header; gives the code and the valence in it. Never looks at the cells.

use std::collections::HashSet;

use super::checkbox::{is_numbered_option, option_in_header};
use super::split::{split_valence, steps_of_path};
use super::tools;
use super::valence_words::meaning_of_key;
use crate::fold::fold_word;
use crate::schema::PATH;
use crate::valence::Valence;

/// True for a header that holds a word for a valence: one column of a table by valences.
pub(super) fn names_valence_in_header(header: &str) -> bool {
    let is_word =
        |word: &str| meaning_of_key(&fold_word(word)).is_some_and(|meaning| meaning.strong);
    header.split(|letter: char| !letter.is_alphanumeric()).any(is_word)
}

/// The code and valence in the header of a tool's column, which need not hold a valence.
pub(super) fn code_of_tool(header: &str) -> Option<(String, Valence)> {
    let (_, path) = tools::code_in_header(header)?;
    let (bare, valence) = split_valence(path);
    Some((steps_of_path(&bare).join(PATH), valence))
}

/// The code and valence in a header that holds both.
pub(super) fn code_in_header(header: &str) -> Option<(String, Valence)> {
    if let Some(option) = option_in_header(header) {
        return Some(option);
    }
    let (bare, valence) = split_valence(header);
    if valence != Valence::Missing {
        let bare = if is_numbered_option(header, &bare) { header.trim().into() } else { bare };
        return Some((bare.into_owned(), valence));
    }
    word_inside(header)
}

/// A word for the valence inside a name, also one with a letter missing, doubled or swapped:
/// `ECRbrrier_environment` is the barrier `environment` of `ECR`.
fn word_inside(header: &str) -> Option<(String, Valence)> {
    const WORDS: [(&str, Valence); 3] = [
        ("barrier", Valence::Barrier),
        ("facilitator", Valence::Facilitator),
        ("enabler", Valence::Facilitator),
    ];
    let mut before: [Option<char>; 2] = [None; 2];
    for (at, letter) in header.char_indices() {
        let [earlier, previous] = before;
        before = [previous, Some(letter)];
        let Some(previous) = previous else { continue };
        // A small letter after capitals (`ECRbarrier`), a capital after small ones (`CostBarrier`);
        // not the second letter of a word with a capital.
        let abbreviation = previous.is_uppercase()
            && earlier.is_some_and(|one| one.is_alphanumeric() && !one.is_lowercase());
        let starts = letter.is_alphabetic()
            && (!previous.is_alphabetic()
                || abbreviation && letter.is_lowercase()
                || previous.is_lowercase() && letter.is_uppercase());
        if !starts {
            continue;
        }
        let rest = header.get(at..)?;
        let end = rest
            .char_indices()
            .skip(1)
            .find(|(_, letter)| !letter.is_lowercase())
            .map_or(rest.len(), |(end, _)| end);
        let (word, tail) = rest.split_at_checked(end)?;
        let word = word.to_lowercase();
        // `Implementation Facilitators` are people; `Cost barrier` is a barrier.
        if previous.is_whitespace() && word.ends_with('s') {
            continue;
        }
        let bare_word = word.strip_suffix('s').unwrap_or(&word);
        let known = WORDS.iter().find(|(known, _)| is_slip_of(bare_word, known));
        if let (Some((_, valence)), Some(code)) = (known, header.get(..at)) {
            let trim =
                |text: &str| text.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned();
            let (code, part) = (trim(code), trim(tail));
            return match (code.is_empty(), part.is_empty()) {
                (true, true) => None,
                (false, true) => Some((code, *valence)),
                (true, false) => Some((part, *valence)),
                (false, false) => Some((format!("{code} > {part}"), *valence)),
            };
        }
    }
    None
}

/// True for the word itself or with one letter missing, one too many or two neighbours swapped; not
/// with another letter in its place (`carrier` is no barrier).
fn is_slip_of(word: &str, known: &str) -> bool {
    if word == known {
        return true;
    }
    let without_one = |long: &str, short: &str| {
        long.char_indices().any(|(at, letter)| {
            long.get(..at).zip(long.get(at + letter.len_utf8()..)).is_some_and(|(head, tail)| {
                short.len() == head.len() + tail.len()
                    && short.starts_with(head)
                    && short.ends_with(tail)
            })
        })
    };
    let letters: Vec<char> = word.chars().collect();
    let swapped = || {
        (1..letters.len()).any(|at| {
            let mut letters = letters.clone();
            letters.swap(at - 1, at);
            letters.iter().copied().eq(known.chars())
        })
    };
    without_one(known, word) || without_one(word, known) || swapped()
}

/// What stands before the last part of a header, and that part: `Cost` and `B` of `Cost_B` and `Cost (B)`.
fn last_part(header: &str) -> Option<(&str, &str)> {
    let header = header.trim();
    let in_brackets = [('(', ')'), ('[', ']')]
        .iter()
        .find_map(|(open, close)| header.strip_suffix(*close)?.rsplit_once(*open));
    in_brackets.or_else(|| header.rsplit_once(['_', '-', '.', ' ']))
}

/// The name before a letter for a valence: `Cost` of `Cost_B` and `Cost (B)`.
pub(super) fn letter_at_end(header: &str) -> Option<(&str, Valence)> {
    let (name, letter) = last_part(header)?;
    let valence = match letter {
        "B" | "b" => Valence::Barrier,
        "F" | "f" | "E" | "e" => Valence::Facilitator,
        _ => return None,
    };
    (!name.trim().is_empty()).then_some((name.trim(), valence))
}

/// The names, folded, behind which letters count on (`Site` of `Site A`, `Site B`, `Site C`): one that stands for no
/// valence stands behind the same name as one that may. Behind other names letters may be valences beside them.
pub(super) fn letter_series<'h>(headers: impl Iterator<Item = &'h str>) -> HashSet<String> {
    let (mut of_valences, mut of_others) = (HashSet::new(), HashSet::new());
    for header in headers {
        if let Some((name, _)) = letter_at_end(header) {
            of_valences.insert(fold_word(name));
        } else if let Some((name, letter)) = last_part(header)
            && letter.len() == 1
            && letter.bytes().all(|byte| byte.is_ascii_alphabetic())
        {
            of_others.insert(fold_word(name));
        }
    }
    of_valences.retain(|name| of_others.contains(name));
    of_valences
}

/// The name before a word for a valence that a header ends in, also in the plural: `Cost` of
/// `Cost barriers`. On its own such a header may well be of people (`Implementation Facilitators`).
pub(super) fn word_at_end(header: &str) -> Option<(&str, Valence)> {
    let (name, word) = header.trim().rsplit_once(' ')?;
    let meaning = meaning_of_key(&fold_word(word)).filter(|meaning| meaning.strong)?;
    (!name.trim().is_empty()).then_some((name.trim(), meaning.valence))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_that_hold_code_and_valence() {
        use Valence::{Barrier, Facilitator};
        for (header, expected) in [
            ("BR+", Some(("BR", Facilitator))),
            ("ECR-", Some(("ECR", Barrier))),
            ("Cost - barrier", Some(("Cost", Barrier))),
            ("Cost (facilitator)", Some(("Cost", Facilitator))),
            ("Barrier: Cost", Some(("Cost", Barrier))),
            ("ECRbrrier_environment", Some(("ECR > environment", Barrier))),
            ("ECRbarrier_environment", Some(("ECR > environment", Barrier))),
            ("SIfaciltator", Some(("SI", Facilitator))),
            ("SIfacilitators_peers", Some(("SI > peers", Facilitator))),
            ("CostBarrier", Some(("Cost", Barrier))),
            ("Cost barier", Some(("Cost", Barrier))),
            ("ECRcarrier", None),
            ("Barriers", None),
            ("Implementation Facilitators", None),
            ("Opinion leaders", None),
            ("", None),
        ] {
            let expected = expected.map(|(code, valence)| (code.to_owned(), valence));
            assert_eq!(code_in_header(header), expected, "{header:?}");
        }
    }

    #[test]
    fn tools_name_codes_in_headers() {
        for (header, expected) in [
            ("Code: Cost\\Time Applied", Some(("Cost > Time", Valence::Missing))),
            ("Code: Cost \\ Time  Applied", Some(("Cost > Time", Valence::Missing))),
            ("Code: Barriers\\Cost Applied", Some(("Cost", Valence::Barrier))),
            ("Code: Cost Weight", None),
        ] {
            let expected = expected.map(|(code, valence)| (code.to_owned(), valence));
            assert_eq!(code_of_tool(header), expected, "{header:?}");
        }
    }
}
