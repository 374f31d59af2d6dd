//! Legends in headers: `Valence (1=barrier, 2=facilitator)`.
//!
//! Takes a header; gives what its signs mean. Never takes one sign alone.

use super::valence_words::{is_direction, meaning_of_key, valence_key};
use crate::fold::{is_dash, trim};
use crate::valence::Valence;

/// Letters of a sign at most.
const LONGEST_SIGN: usize = 3;

/// The signs of a legend by their keys, with what they mean; empty where a header holds none of a barrier and of a
/// facilitator.
pub fn legend(header: &str) -> Vec<(String, Valence)> {
    let ends = |letter: char| matches!(letter, ',' | ';' | '/' | '(' | ')' | '[' | ']' | '\n');
    let mut found: Vec<(String, Valence)> = Vec::new();
    for part in header.split(ends) {
        let sides = part.split_once('=').or_else(|| part.rsplit_once(':')).or_else(|| {
            let at = part.char_indices().find(|(_, letter)| is_dash(*letter))?;
            Some((part.get(..at.0)?, part.get(at.0 + at.1.len_utf8()..)?))
        });
        let Some((one, other)) = sides.map(|(one, other)| (trim(one), trim(other))) else {
            continue;
        };
        // `Code: 1=barrier`.
        let one = one.rsplit([':', ' ']).next().unwrap_or(one);
        let meaning = |word: &str| meaning_of_key(&valence_key(word)).map(|found| found.valence);
        let is_sign = |text: &str| {
            let known =
                text.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '+' | '-'));
            known && (1..=LONGEST_SIGN).contains(&text.chars().count())
        };
        let pair = match (meaning(one), meaning(other)) {
            (_, Some(valence)) if is_sign(one) => Some((one, valence)),
            (Some(valence), _) if is_sign(other) => Some((other, valence)),
            _ => None,
        };
        found.extend(pair.map(|(sign, valence)| (valence_key(sign), valence)));
    }
    let has = |wanted| found.iter().any(|(_, valence)| *valence == wanted);
    let whole = has(Valence::Barrier) && has(Valence::Facilitator);
    if whole || found.iter().filter(|(_, valence)| is_direction(*valence)).count() > 2 {
        found
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::legend;
    use crate::valence::Valence::{Barrier, Facilitator, Mixed, Neutral};

    #[test]
    fn headers_with_legends_say_what_their_signs_mean() {
        let pair = [("1", Barrier), ("2", Facilitator)];
        for (header, expected) in [
            ("Valence (1=barrier, 2=facilitator)", &pair[..]),
            ("Valence (1 = barrier; 2 = facilitator)", &pair),
            ("Barrier=1, Facilitator=2", &pair),
            ("1=barrier/2=facilitator", &pair),
            ("Code: 1: barrier, 2: facilitator", &pair),
            ("Typ (1 = Barriere, 2 = Förderfaktor)", &pair),
            ("Riktning (1 - hinder, 2 - främjande)", &pair),
            ("B/F (B=barrier, F=enabler)", &[("b", Barrier), ("f", Facilitator)]),
            (
                "type [0=neutral, 1=barrier, 2=facilitator, 3=mixed]",
                &[("0", Neutral), ("1", Barrier), ("2", Facilitator), ("3", Mixed)],
            ),
            ("Sens (1=frein, 2=levier)", &pair),
        ] {
            let expected: Vec<_> =
                expected.iter().map(|(sign, valence)| ((*sign).to_owned(), *valence)).collect();
            assert_eq!(legend(header), expected, "{header}");
        }
        for header in [
            "Valence",
            "Barrier",
            "Barrier/facilitator",
            "Barriers and facilitators",
            "Sex (1=female, 2=male)",
            "Barrier: cost",
            "Cost (1=barrier)",
            "Agreement (1=low, 5=high)",
            "Barrier - time, Facilitator - time",
            "",
        ] {
            assert_eq!(legend(header), [], "{header}");
        }
    }
}
