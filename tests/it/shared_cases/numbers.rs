//! Numbers as the tables of cases write them: `barrier 4, facilitator 2`, `3`, `0|2`, `missing ?`.

use std::fmt;

use steelyard_core::valence::{ByValence, Valence};

/// Codings by valence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts(pub ByValence<u64>);

impl Counts {
    /// Adds codings of a valence.
    pub fn add(&mut self, valence: Valence, count: u64) {
        self.0[valence] += count;
    }

    /// Adds other counts.
    pub fn add_all(&mut self, other: &Self) {
        for (valence, count) in other.0.iter() {
            self.0[valence] += count;
        }
    }

    /// All valences together.
    pub fn total(&self) -> u64 {
        self.0.values().sum()
    }

    /// Whether they are as written: a number alone is the total, `|` parts numbers of which each is right, and
    /// of valences those not named are 0 and `?` is any number.
    pub fn are(&self, written: &str) -> bool {
        if written.starts_with(|letter: char| letter.is_ascii_digit()) {
            return is_one_of(self.total(), written);
        }
        let mut right = [false; 5];
        for (valence, slot) in Valence::ALL.into_iter().zip(&mut right) {
            let name = name(valence);
            let mut parts = written.split(", ").filter_map(|part| part.split_once(' '));
            let number = parts.find(|(named, _)| *named == name).map_or("0", |(_, number)| number);
            *slot = number == "?" || is_one_of(self.0[valence], number);
        }
        let known = |part: &str| {
            part.split_once(' ')
                .is_some_and(|(named, _)| Valence::ALL.into_iter().any(|one| name(one) == named))
        };
        assert!(written.split(", ").all(known), "no counts: {written}");
        right == [true; 5]
    }
}

fn is_one_of(number: u64, written: &str) -> bool {
    written.split('|').any(|one| one.parse() == Ok(number))
}

/// The name of a valence, as it is serialised.
pub fn name(valence: Valence) -> &'static str {
    match valence {
        Valence::Barrier => "barrier",
        Valence::Facilitator => "facilitator",
        Valence::Mixed => "mixed",
        Valence::Neutral => "neutral",
        Valence::Missing => "missing",
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said: Vec<_> = self.0.iter().filter(|(_, count)| **count > 0).collect();
        if said.is_empty() {
            return write!(out, "0");
        }
        let said: Vec<_> =
            said.into_iter().map(|(valence, count)| format!("{} {count}", name(valence))).collect();
        write!(out, "{}", said.join(", "))
    }
}

/// Labels with their counts.
pub type Labelled = Vec<(String, Counts)>;

/// Labels and counts on one line.
pub fn shown(labelled: &Labelled) -> String {
    let parts: Vec<_> =
        labelled.iter().map(|(label, counts)| format!("{label:?} {counts}")).collect();
    parts.join("; ")
}

/// Whether a label is as written; `|` parts names of which each is right. What a label stands under, before
/// its last ` > ` or ` / `, may be missing from what is written, and so may the words before its last words.
pub fn is_called(label: &str, written: &str) -> bool {
    let folded = label.to_lowercase();
    written.to_lowercase().split('|').any(|one| {
        folded == one
            || [" > ", " / ", "- "].iter().any(|mark| folded.ends_with(&format!("{mark}{one}")))
    })
}

/// Whether labels that count anything are those written and no others, each with its counts.
pub fn are_exactly(found: &Labelled, written: &[(&str, &str)]) -> bool {
    let counting = |label: &str| written.iter().any(|(name, _)| is_called(label, name));
    found.iter().all(|(label, counts)| counts.total() == 0 || counting(label))
        && are_among(found, written)
}

/// Whether the labels written are there, each with its counts; what counts nothing need not be.
pub fn are_among(found: &Labelled, written: &[(&str, &str)]) -> bool {
    written.iter().all(|(name, counts)| {
        let mut sum = Counts::default();
        found
            .iter()
            .filter(|(label, _)| is_called(label, name))
            .for_each(|one| sum.add_all(&one.1));
        sum.are(counts)
    })
}
