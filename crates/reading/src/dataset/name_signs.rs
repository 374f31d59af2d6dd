//! Signs at the ends of codes' names: whether they are valences.
//!
//! Takes the names of a study's codes; says how many bear a sign, which come in pairs, and whether that is
//! enough to take the signs for valences. Never takes one name's sign alone.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::signed_names::bears_its_sign;
use super::split::split_with;
use crate::fold::{is_dash, look_alike_key};
use crate::valence::Valence;

/// Signs at the ends of codes' names: how many bear one, and of which names there are two.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct NameSigns {
    /// Distinct names.
    pub names: usize,
    /// Those that bear a sign, as written.
    pub signed: Vec<String>,
    /// Names without their sign that occur with two of them (`Attitude` of `Attitude +` and `Attitude -`).
    pub pairs: Vec<String>,
    /// Whether single letters bear a sign of which some are blood groups (`A+`) and others are not (`D+`), so
    /// that they may all be codes.
    letters: [bool; 2],
}

impl NameSigns {
    /// Looks at names, in first-seen order. Names of which a sign is part (`HIV+`) bear none.
    pub fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut found = Self::default();
        let mut seen: HashSet<&str> = HashSet::new();
        let names: Vec<&'a str> = names.collect();
        let any_plus = any_begins_with_plus(&names);
        let names = names.into_iter();
        let mut bare_names: HashMap<String, (Valence, bool)> = HashMap::new();
        for name in names.filter(|name| seen.insert(name)) {
            found.names += 1;
            let minus = minus_before(name).filter(|_| any_plus);
            let (bare, by_sign) = match minus {
                Some(rest) => (Cow::Borrowed(rest), Valence::Barrier),
                None => split_with(name, true),
            };
            if let Some(letter) = name.strip_suffix(['+', '-', '\u{2212}']).map(str::trim)
                && letter.len() == 1
                && letter.bytes().all(|byte| byte.is_ascii_alphabetic())
            {
                let [blood, other] = &mut found.letters;
                *blood |= bears_its_sign(letter);
                *other |= !bears_its_sign(letter);
            }
            let is_said = split_with(name, false).1 != Valence::Missing;
            if by_sign == Valence::Missing || is_said {
                continue;
            }
            found.signed.push(name.to_owned());
            let (first, paired) =
                bare_names.entry(look_alike_key(&bare)).or_insert((by_sign, false));
            if *first != by_sign && !*paired {
                *paired = true;
                found.pairs.push(bare.into_owned());
            }
        }
        found
    }

    /// True where the signs are valences: at least half of the names bear one, and there are pairs.
    pub fn speak(&self) -> bool {
        let clear = self.letters != [true, true];
        !self.pairs.is_empty() && 2 * self.signed.len() >= self.names && clear
    }

    /// True where they may be: there are pairs, or several bear one. A lone `LGBTQ+` is just its name.
    pub fn may_speak(&self) -> bool {
        !self.pairs.is_empty() || self.signed.len() > 1
    }
}

/// Whether any of the names of a column begins with a plus: without one a dash that begins another is a bullet.
pub(super) fn any_begins_with_plus(names: &[&str]) -> bool {
    names.iter().any(|name| name.starts_with('+'))
}

/// What stands right behind the dash that a name begins with (`-Time`).
pub(super) fn minus_before(name: &str) -> Option<&str> {
    name.strip_prefix(is_dash).filter(|rest| rest.starts_with(char::is_alphabetic))
}

/// True where the signs at the names of codes are valences ([`NameSigns::speak`]).
pub(super) fn signs_speak<'a>(names: impl Iterator<Item = &'a str>) -> bool {
    NameSigns::of(names).speak()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_speak_in_pairs_at_half_of_the_names() {
        let speak = |names: &[&str]| signs_speak(names.iter().copied());
        for names in [
            &["BR+", "BR-"][..],
            &["BR+", "BR-", "ECR+", "SI-"],
            &["BR+", "BR -", "Cost", "Time"],
            &["Cost (+)", "Cost (-)"],
            &["SI+", "SI+/-"],
            &["Attitude +", "attitude -", "HIV+"],
        ] {
            assert!(speak(names), "{names:?}");
        }
        for names in [
            &["LGBTQ+", "Cost", "Time", "Trust"][..],
            &["C++", "Cost - barrier", "Time - barrier"],
            // Half, but no pair; a pair, but not half.
            &["BR+", "ECR+"],
            &["BR+", "ECR-", "Trust+", "Time-"],
            &["BR+", "BR-", "Trust", "Time", "Cost"],
            // Known names come in pairs too.
            &["HIV+", "HIV-"],
            &["HIV+", "HIV-", "Covid-19 +", "Covid-19 -", "HER2+", "HER2-", "Rh+", "Rh-"],
            &["O+", "O-", "B+", "B-", "AB+", "ER+", "ER-", "Blood group A+", "Blood group A-"],
            &["A+", "A-", "D+", "D-", "E+", "E-"],
            &["People with HIV+", "People with HIV-", "Gram +", "Gram -"],
            &[],
        ] {
            assert!(!speak(names), "{names:?}");
        }
        let asked =
            NameSigns::of(["HIV+", "HIV-", "Attitude +", "Attitude -", "Covid-19 +"].into_iter());
        assert!(!asked.speak() && asked.may_speak());
        assert_eq!((asked.names, asked.pairs), (5, vec!["Attitude".to_owned()]));
        assert!(!NameSigns::of(["LGBTQ+", "C++", "Google+", "Time"].into_iter()).speak());
        assert!(!NameSigns::of(["Google+", "Time"].into_iter()).may_speak());
        assert_eq!(split_with("LGBTQ+", false), ("LGBTQ+".into(), Valence::Missing));
        assert_eq!(split_with("Cost (+)", false), ("Cost (+)".into(), Valence::Missing));
        assert_eq!(split_with("A > LGBTQ+", false).1, Valence::Missing);
        assert_eq!(split_with("Cost (barrier)", false).1, Valence::Barrier);
        assert_eq!(split_with("HIV (+)", true).1, Valence::Missing);
        assert_eq!(split_with("HIV (barrier)", true).1, Valence::Barrier);
    }
}
