//! Words of figures of who says what: signs, notes, what a mark says.

use super::places::{HIDDEN, and, number};
use super::table::counted;
use crate::analysis::{Number, Unit};
use crate::valence::Valence;

/// Label on the control.
pub const LABEL: &str = "Who says what";
/// What it is good for.
pub const PURPOSE: &str = "Shows for every row and column whether anything is there, and whether it hinders or helps: how widely a row is shared, or which steps a document shows.";
/// Heading over the numbers of columns that name a row.
pub const SPREAD: &str = "In all";

/// What there is in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Barriers alone.
    Barrier,
    /// Facilitators alone.
    Facilitator,
    /// Barriers and facilitators, or mixed.
    Both,
    /// Anything else: neutral, or without valence.
    Other,
    /// It is not told.
    Hidden,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Barrier, Self::Facilitator, Self::Both, Self::Other, Self::Hidden];
}

/// What signs mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// What hinders or helps.
    Valence,
    /// Whether there is evidence: what helps says yes, what hinders no.
    Evidence,
}

/// The sign of a state.
pub fn sign(state: State, meaning: Meaning) -> &'static str {
    match (state, meaning) {
        (State::Barrier, Meaning::Valence) => "\u{2212}",
        (State::Facilitator, Meaning::Valence) => "+",
        (State::Both, Meaning::Valence) => "\u{b1}",
        (State::Barrier, Meaning::Evidence) => "no",
        (State::Facilitator, Meaning::Evidence) => "yes",
        (State::Both, Meaning::Evidence) => "partly",
        (State::Other, _) => "\u{2022}",
        (State::Hidden, _) => HIDDEN,
    }
}

/// What the signs that occur mean.
pub fn note(there: &[State], meaning: Meaning, has_valence: bool) -> String {
    let told = |state: State| {
        let what = match (state, meaning) {
            (State::Barrier, Meaning::Valence) => "barriers",
            (State::Facilitator, Meaning::Valence) => "facilitators",
            (State::Both, Meaning::Valence) => "both, or mixed",
            (State::Barrier, Meaning::Evidence) => "coded as a barrier",
            (State::Facilitator, Meaning::Evidence) => "coded as a facilitator",
            (State::Both, Meaning::Evidence) => "coded as both, or as mixed",
            (State::Other, _) if has_valence => "neutral, or without valence",
            (State::Other, _) => "mentioned",
            (State::Hidden, _) => "hidden: too few people",
        };
        format!("{} {what}", sign(state, meaning))
    };
    let signs: Vec<String> =
        State::ALL.into_iter().filter(|state| there.contains(state)).map(told).collect();
    let rest = "an empty cell was not mentioned".to_owned();
    let all: Vec<String> = signs.into_iter().chain([rest]).collect();
    format!("{}.", all.join("; "))
}

/// By how many of the columns a row was named; the mark of a hidden number where that is not told.
pub fn spread(named: Option<usize>, of: usize) -> String {
    let named = named.map_or_else(|| HIDDEN.to_owned(), |named| number(named as u64));
    format!("{named}/{}", number(of as u64))
}

/// What a cell says in full.
pub fn mark((row, column): (&str, &str), counts: &[(Valence, Number)], unit: Unit) -> String {
    let told = |&(valence, count): &(Valence, Number)| match count.shown() {
        Some(0) => None,
        Some(shown) => {
            let shown = u64::from(shown);
            Some(format!("{} {}", number(shown), counted(valence, unit, shown)))
        }
        None => Some(format!("a hidden number of {}", counted(valence, unit, 2))),
    };
    let told: Vec<String> = counts.iter().filter_map(told).collect();
    if told.is_empty() {
        return format!("{row}, {column}: not mentioned.");
    }
    format!("{row}, {column}: {}.", and(&told))
}
