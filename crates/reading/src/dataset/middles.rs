//! Words for barrier and facilitator cut short in the names of columns: `ENVbrrier_time` beside
//! `ENVenblr_peer`, `Cost fac.` beside `Cost bar.`.
//!
//! Takes headers; gives the code and the valence of those that hold such a word. A single one says nothing:
//! two different ones must stand behind the same names.

use std::collections::{BTreeMap, BTreeSet};

use crate::fold::fold_word;
use crate::schema::PATH;
use crate::valence::Valence;

/// Words that are cut short, folded.
const WORDS: [(&str, Valence); 24] = [
    ("barriers", Valence::Barrier),
    ("hindrance", Valence::Barrier),
    ("obstacle", Valence::Barrier),
    ("impediment", Valence::Barrier),
    ("inhibitor", Valence::Barrier),
    ("barriere", Valence::Barrier),
    ("barriarer", Valence::Barrier),
    ("hindernis", Valence::Barrier),
    ("hinder", Valence::Barrier),
    ("hemmnis", Valence::Barrier),
    ("hemmende", Valence::Barrier),
    ("hemmer", Valence::Barrier),
    ("barrera", Valence::Barrier),
    ("obstaculo", Valence::Barrier),
    ("facilitators", Valence::Facilitator),
    ("facilitadores", Valence::Facilitator),
    ("facilitateurs", Valence::Facilitator),
    ("enablers", Valence::Facilitator),
    ("promoter", Valence::Facilitator),
    ("forderfaktor", Valence::Facilitator),
    ("forderlich", Valence::Facilitator),
    ("fremmende", Valence::Facilitator),
    ("framjande", Valence::Facilitator),
    ("underlattande", Valence::Facilitator),
];
/// Fewest letters of a word that is cut short.
const SHORTEST: usize = 3;
/// Longest header that is looked at, in bytes.
const LONGEST_HEADER: usize = 200;
/// Most words that are tried with one another.
const MOST_WORDS: usize = 40;

/// What a header says.
pub(super) struct Named {
    /// The code with its path.
    pub code: String,
    /// The valence.
    pub valence: Valence,
    /// The word for it, as it is written.
    pub word: String,
}

/// Finds two words behind the same names, two names at least, among the headers that `open` says; for each
/// header what it says by them. Empty where there are no such words.
pub(super) fn find(headers: &[String], open: &[bool]) -> Vec<Option<Named>> {
    pair(headers, open).unwrap_or_default()
}

fn pair(headers: &[String], open: &[bool]) -> Option<Vec<Option<Named>>> {
    let looked: Vec<&str> = headers
        .iter()
        .zip(open)
        .filter(|(header, open)| **open && header.len() <= LONGEST_HEADER)
        .map(|(header, _)| header.as_str())
        .collect();
    let words = words(&looked);
    let of = |wanted: Valence| words.iter().filter(move |(_, valence)| **valence == wanted);
    let best = of(Valence::Barrier)
        .flat_map(|(barrier, _)| of(Valence::Facilitator).map(move |(other, _)| (barrier, other)))
        .filter_map(|(barrier, facilitator)| {
            let names = |word: &str| -> BTreeSet<&str> {
                looked
                    .iter()
                    .filter_map(|header| divided(header, word))
                    .map(|(name, _)| name)
                    .collect()
            };
            let (ours, theirs) = (names(barrier), names(facilitator));
            let both = ours.intersection(&theirs).count();
            let most = ours.len().max(theirs.len());
            (both >= 2 && 2 * both >= most).then_some((both, barrier, facilitator))
        })
        .max_by_key(|(both, barrier, facilitator)| (*both, barrier.len() + facilitator.len()))?;
    let (_, barrier, facilitator) = best;
    let named = headers.iter().zip(open).map(|(header, open)| {
        if !open {
            return None;
        }
        let words = [(barrier, Valence::Barrier), (facilitator, Valence::Facilitator)];
        words.into_iter().find_map(|(word, valence)| {
            let (name, part) = divided(header, word)?;
            let code =
                if part.is_empty() { name.to_owned() } else { format!("{name}{PATH}{part}") };
            Some(Named { code, valence, word: word.clone() })
        })
    });
    Some(named.collect())
}

/// Words in the headers that a word for a valence was cut to: runs of letters that begin at a boundary, and
/// what stands behind a name that is a header itself.
fn words(headers: &[&str]) -> BTreeMap<String, Valence> {
    let known: BTreeSet<&str> = headers.iter().copied().collect();
    let mut found = BTreeMap::new();
    for header in headers {
        let mut before = None;
        for (at, letter) in header.char_indices() {
            let previous = before.replace(letter);
            let name = header.get(..at).unwrap_or("");
            let starts = letter.is_alphabetic()
                && previous.is_some_and(|previous: char| {
                    !previous.is_alphabetic()
                        || previous.is_uppercase() && letter.is_lowercase()
                        || previous.is_lowercase() && letter.is_uppercase()
                        || known.contains(name)
                });
            if !starts || found.len() >= MOST_WORDS {
                continue;
            }
            let run = run(header.get(at..).unwrap_or(""));
            if let Some(valence) = cut_from(&fold_word(run)) {
                found.insert(run.to_owned(), valence);
            }
        }
    }
    found
}

/// The letters at the start of a text, but for a capital behind a small one.
fn run(text: &str) -> &str {
    let mut before: Option<char> = None;
    let end = text.char_indices().find(|(_, letter)| {
        let previous = before.replace(*letter);
        !letter.is_alphabetic()
            || letter.is_uppercase() && previous.is_some_and(|previous| previous.is_lowercase())
    });
    end.map_or(text, |(end, _)| text.get(..end).unwrap_or(text))
}

/// The valence of the word from which a folded word is cut: its beginning, or some of its vowels and one of
/// its doubled letters left out, all of it or the beginning.
pub(super) fn cut_from(word: &str) -> Option<Valence> {
    if word.chars().count() < SHORTEST {
        return None;
    }
    let is_vowel = |letter: char| "aeiouy".contains(letter);
    WORDS.iter().find_map(|(known, valence)| {
        let mut left = word.chars().peekable();
        let mut before = None;
        for (at, letter) in known.char_indices() {
            let Some(next) = left.peek() else { break };
            let doubled = before == Some(letter);
            before = Some(letter);
            if *next == letter {
                left.next();
            } else if at == 0 || !(is_vowel(letter) || doubled) {
                return None;
            }
        }
        left.peek().is_none().then_some(*valence)
    })
}

/// The name before a word in a header and the part behind it, without marks; the word ends where its
/// letters end.
fn divided<'h>(header: &'h str, word: &str) -> Option<(&'h str, &'h str)> {
    let mark = |letter: char| !letter.is_alphanumeric();
    header.match_indices(word).find_map(|(at, _)| {
        let (before, rest) = header.split_at_checked(at)?;
        let after = rest.get(word.len()..)?;
        let ends = after.chars().next().is_none_or(|letter| !letter.is_lowercase());
        let name = before.trim_matches(mark);
        (ends && !name.is_empty()).then(|| (name, after.trim_matches(mark)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(headers: &[&str]) -> Option<Vec<String>> {
        let headers: Vec<String> = headers.iter().map(|one| (*one).to_owned()).collect();
        let open = vec![true; headers.len()];
        let shown = pair(&headers, &open)?.into_iter().map(|one| match one {
            Some(Named { code, valence: Valence::Barrier, .. }) => format!("{code} -"),
            Some(Named { code, .. }) => format!("{code} +"),
            None => String::new(),
        });
        Some(shown.collect())
    }

    #[test]
    fn words_cut_short_are_told_by_their_names() {
        for (headers, expected) in [
            (
                &[
                    "ENV",
                    "ENVbrrier",
                    "ENVbrrier_time",
                    "ENVenblr",
                    "Skill",
                    "Skillbrrier",
                    "Skillenblr_peer",
                ][..],
                &["", "ENV -", "ENV > time -", "ENV +", "", "Skill -", "Skill > peer +"][..],
            ),
            (
                &["Cost bar.", "Cost fac.", "Time bar.", "Time fac."],
                &["Cost -", "Cost +", "Time -", "Time +"],
            ),
            (
                &["Kosten Hemm.", "Kosten Förd.", "Zeit Hemm.", "Zeit Förd."],
                &["Kosten -", "Kosten +", "Zeit -", "Zeit +"],
            ),
            (
                &["cost_brr", "cost_fclttr", "time_brr", "time_fclttr", "age"],
                &["cost -", "cost +", "time -", "time +", ""],
            ),
            (
                &["TimeBarr", "TimeEnab", "CostBarr", "CostEnab"],
                &["Time -", "Time +", "Cost -", "Cost +"],
            ),
        ] {
            let expected: Vec<String> = expected.iter().map(|one| (*one).to_owned()).collect();
            assert_eq!(found(headers), Some(expected), "{headers:?}");
        }
    }

    #[test]
    fn other_middles_say_no_valence() {
        for headers in [
            // One direction alone.
            &["ENVbrrier", "ENVcost", "Skillbrrier", "Skillcost"][..],
            // One name alone.
            &["Cost bar.", "Cost fac.", "Time", "Money"],
            // Words behind different names.
            &["Home bar", "Work fac", "Street bar", "Town fac"],
            &["Home_carrier", "Home_factory", "Work_carrier", "Work_factory"],
            &["pre_score", "post_score", "pre_total", "post_total"],
            &["Cost_low", "Cost_high", "Time_low", "Time_high"],
            &["Q1_yes", "Q1_no", "Q2_yes", "Q2_no"],
            &["Nurse before", "Nurse after", "GP before", "GP after"],
            &["Ward_bed", "Ward_family", "Clinic_bed", "Clinic_family"],
            &["A", "B", "C"],
            &[],
        ] {
            assert_eq!(found(headers), None, "{headers:?}");
        }
    }
}
