//! Single letters, or words cut short, for barrier and facilitator before or behind the names of codes in headers:
//! `B: Lack of time` beside `F: Support`, `time (B)`, `B_cost`, `F1 Support`, `fac_support`.
//!
//! Takes headers; gives the code and the valence of those that bear such a letter. A single letter says nothing:
//! both of a pair must stand in the same place of the names, and no third one.

use std::collections::HashMap;

use super::middles::{Named, cut_from};
use crate::fold::{fold_word, is_dash, trim};
use crate::valence::Valence;

/// Letters for a barrier and a facilitator: English and most others, the Nordic languages and German, French, Finnish,
/// Polish; and two words cut short. Those of one pair mean the same under no other.
const PAIRS: [(&str, &str); 9] = [
    ("b", "f"),
    ("b", "e"),
    ("h", "f"),
    ("h", "u"),
    ("h", "m"),
    ("f", "l"),
    ("e", "m"),
    ("b", "u"),
    ("neg", "pos"),
];
/// Letters of a word that is cut short at most, and headers that must bear a letter at least.
const LONGEST: usize = 5;
const FEWEST: usize = 3;

/// Where a letter stands: before or behind the name, and by which mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Build {
    Before(Mark),
    Behind(Mark),
}

/// What divides it from the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Brackets,
    Number,
    Other(char),
}

/// A header divided.
#[derive(Debug, Clone, Copy)]
struct Parts<'h> {
    build: Build,
    letter: &'h str,
    name: &'h str,
}

/// For each header that `open` says what it says by its letter; empty where letters are no valences.
pub(super) fn find(headers: &[String], open: &[bool]) -> Vec<Option<Named>> {
    find_of(headers, open, FEWEST)
}

/// [`find`] where at least `fewest` headers bear a letter.
fn find_of(headers: &[String], open: &[bool], fewest: usize) -> Vec<Option<Named>> {
    let parts: Vec<Vec<Parts<'_>>> = headers
        .iter()
        .zip(open)
        .map(|(header, open)| if *open { divided(header) } else { Vec::new() })
        .collect();
    let mut builds: Vec<Build> = Vec::new();
    for part in parts.iter().flatten() {
        if !builds.contains(&part.build) {
            builds.push(part.build);
        }
    }
    let all = open.iter().filter(|open| **open).count();
    builds
        .into_iter()
        .find_map(|build| {
            let of_build: Vec<Option<Parts<'_>>> =
                parts.iter().map(|of| of.iter().find(|one| one.build == build).copied()).collect();
            let letters: Vec<String> =
                of_build.iter().flatten().map(|part| fold_word(part.letter)).collect();
            let valence = valences(&letters)
                .filter(|_| letters.len() >= fewest && 2 * letters.len() >= all)?;
            let named = of_build.into_iter().map(|part| {
                let part = part?;
                let valence = valence(&fold_word(part.letter))?;
                let code = part.name.to_owned();
                Some(Named { code, valence, word: part.letter.to_owned() })
            });
            Some(named.collect())
        })
        .unwrap_or_default()
}

/// The first letter by which the names of codes say valences, as headers do ([`find`]).
pub fn letter_for_valence(names: &[String]) -> Option<String> {
    let open = vec![true; names.len()];
    // One of each is enough where it is only said.
    find_of(names, &open, 2).into_iter().flatten().map(|named| named.word).next()
}

/// What the names of codes say by their letters, as headers do ([`find`]): the code and its valence by each name that
/// bears one. One of each is enough where the user says that letters are valences.
pub(super) fn of_codes(names: &[String]) -> HashMap<String, (String, Valence)> {
    let open = vec![true; names.len()];
    let named = names.iter().zip(find_of(names, &open, 2));
    let said = named.filter_map(|(name, one)| one.map(|one| (name, one)));
    said.map(|(name, one)| (name.clone(), (one.code, one.valence))).collect()
}

/// What some letters mean, where they are a pair or two words cut short, and no others.
fn valences(letters: &[String]) -> Option<impl Fn(&str) -> Option<Valence>> {
    let pair = PAIRS.iter().find(|(barrier, facilitator)| {
        let has = |wanted: &str| letters.iter().any(|letter| letter == wanted);
        let all = letters.iter().all(|letter| letter == barrier || letter == facilitator);
        all && has(barrier) && has(facilitator)
    });
    let words = || {
        let said: Vec<Valence> = letters.iter().filter_map(|word| cut_from(word)).collect();
        said.len() == letters.len()
            && said.contains(&Valence::Barrier)
            && said.contains(&Valence::Facilitator)
    };
    if pair.is_none() && !words() {
        return None;
    }
    Some(move |letter: &str| match pair {
        Some((barrier, _)) if letter == *barrier => Some(Valence::Barrier),
        Some((_, facilitator)) if letter == *facilitator => Some(Valence::Facilitator),
        Some(_) => None,
        None => cut_from(letter),
    })
}

/// The ways in which a header may be divided into a letter and a name.
fn divided(header: &str) -> Vec<Parts<'_>> {
    // Marks of footnotes are no part of a name.
    let header = trim(trim(header).trim_end_matches(['*', '†', '‡', '§']));
    let mut found = Vec::new();
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some((letter, name)) =
            header.strip_prefix(open).and_then(|rest| rest.split_once(close))
        {
            add(&mut found, Build::Before(Mark::Brackets), letter, name);
        }
        if let Some((name, letter)) =
            header.strip_suffix(close).and_then(|rest| rest.rsplit_once(open))
        {
            add(&mut found, Build::Behind(Mark::Brackets), letter, name);
        }
    }
    let starts = header.find(|letter: char| !letter.is_alphabetic());
    if let Some((letter, rest)) = starts.and_then(|at| header.split_at_checked(at)) {
        let name = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
        if name.len() < rest.len() {
            // `B1 Time`, and `B1` alone.
            let name = name.trim_start_matches([':', '.', ')', '_', '-', ' ']);
            let name = if name.is_empty() { header } else { name };
            add(&mut found, Build::Before(Mark::Number), letter, name);
        } else if let Some(mark) = trim(rest).chars().next().filter(|mark| divides(*mark)) {
            let name = trim(rest).get(mark.len_utf8()..).unwrap_or("");
            add(&mut found, Build::Before(kind(mark)), letter, name);
        }
    }
    let ends = header.char_indices().rev().find(|(_, letter)| !letter.is_alphabetic());
    if let Some((at, mark)) = ends.filter(|(_, mark)| divides(*mark) || *mark == ' ') {
        let (rest, letter) = (header.get(..at).unwrap_or(""), header.get(at + mark.len_utf8()..));
        let (rest, mark) = match mark {
            ' ' => match trim(rest).chars().next_back().filter(|mark| divides(*mark)) {
                Some(mark) => (trim(rest).strip_suffix(mark).unwrap_or(""), mark),
                None => ("", mark),
            },
            _ => (rest, mark),
        };
        add(&mut found, Build::Behind(kind(mark)), letter.unwrap_or(""), rest);
    }
    found
}

fn add<'h>(found: &mut Vec<Parts<'h>>, build: Build, letter: &'h str, name: &'h str) {
    let (letter, name) = (trim(letter).trim_end_matches('.'), trim(name));
    let is_letter =
        letter.chars().all(char::is_alphabetic) && (1..=LONGEST).contains(&letter.chars().count());
    if is_letter && name.contains(char::is_alphabetic) {
        found.push(Parts { build, letter, name });
    }
}

fn divides(mark: char) -> bool {
    matches!(mark, ':' | '_' | '.' | ')' | '/' | '|' | ';' | '=') || is_dash(mark)
}

fn kind(mark: char) -> Mark {
    Mark::Other(if is_dash(mark) { '-' } else { mark })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(headers: &[&str]) -> Vec<String> {
        let headers: Vec<String> = headers.iter().map(|one| (*one).to_owned()).collect();
        let open = vec![true; headers.len()];
        let shown = find(&headers, &open).into_iter().map(|one| match one {
            Some(Named { code, valence: Valence::Barrier, .. }) => format!("{code} -"),
            Some(Named { code, .. }) => format!("{code} +"),
            None => String::new(),
        });
        shown.collect()
    }

    #[test]
    fn letters_stand_before_or_behind_the_names_of_codes() {
        for headers in [
            ["B: time", "B: cost", "F: help"],
            ["B_time", "B_cost", "F_help"],
            ["B - time", "B - cost", "F - help"],
            ["B-time", "B-cost", "E-help"],
            ["(B) time", "(B) cost", "(F) help"],
            ["[b] time", "[b] cost", "[f] help"],
            ["B. time", "B. cost", "F. help"],
            ["B1 time", "B2 cost", "F1 help"],
            ["B1: time", "B2: cost", "F1: help"],
            ["time (B)", "cost (B)", "help (F)"],
            ["time [B]", "cost [B]", "help [F]"],
            ["time (B)*", "cost (B)", "help (F) †"],
            ["time_B", "cost_B", "help_F"],
            ["time - B", "cost - B", "help - F"],
            ["time: B", "cost: B", "help: F"],
            ["H: time", "H: cost", "F: help"],
            ["F: time", "F: cost", "L: help"],
            ["bar_time", "bar_cost", "fac_help"],
            ["time (bar.)", "cost (bar.)", "help (fac.)"],
            ["Hind: time", "Hind: cost", "Främ: help"],
        ] {
            assert_eq!(found(&headers), ["time -", "cost -", "help +"], "{headers:?}");
        }
        assert_eq!(found(&["B1", "B2", "F1"]), ["B1 -", "B2 -", "F1 +"]);
        assert_eq!(
            found(&["age", "B: time", "B: cost", "F: help"]),
            ["", "time -", "cost -", "help +"]
        );
    }

    #[test]
    fn other_letters_say_no_valence() {
        for headers in [
            // One of the pair, a third letter, too few.
            &["B: time", "B: cost", "B: help"][..],
            &["A: time", "B: cost", "F: help"],
            &["B: time", "F: help"],
            &["B: time", "F_help", "cost (B)"],
            // Names of which the letter is a part.
            &["Vitamin B", "Plan B", "Plan F", "Ward F"],
            &["B cells", "F waves", "B waves"],
            &["E-mail", "B-test", "F-test", "T-test"],
            &["A1", "B1", "F1", "C1"],
            &["Q1 time", "Q2 cost", "Q3 help"],
            &["time (a)", "cost (b)", "help (f)"],
            &["M: time", "F: cost", "F: help"],
            &["pre_time", "post_time", "pre_cost"],
            &["BF: time", "BF: cost", "FB: help"],
            // Few among many.
            &["B: time", "B: cost", "F: help", "a", "c", "d", "e", "g"],
            &[],
        ] {
            assert!(found(headers).iter().all(String::is_empty), "{headers:?}");
        }
    }
}
