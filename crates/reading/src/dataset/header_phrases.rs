//! Headers that name somebody or something by what is said of them: `N° entretien`, `Groups reporting`, `Mentioned by`.
//!
//! Takes a folded header and what names surely mean; gives the role with its weight. Never takes `no of interviews`,
//! which is how many there are.

use super::roles::Role;
use super::word_list::listed;

/// Weights, below those of a known name.
const NUMBER: u32 = 35;
const SAYING: u32 = 35;
const BY: u32 = 28;

/// Words before or behind those who said something; folded.
const SAYING_WORDS: &str =
    "reporting,mentioning,citing,supporting,contributing,rapporterande,die nennen,mentionnant";
/// Headers that ask by whom something was said; folded.
const BY_WHOM: &str = "mentioned by,reported by,said by,raised by,cited by,named by,identified by,genannt von,\
    erwahnt von,berichtet von,namnt av,namns av,nevnt av,naevnt af,mentionne par,cite par,mencionado por,citado por,\
    menzionato da,genoemd door";

/// The role that a phrase names; `owner` gives that of a name.
pub(super) fn role_of(key: &str, owner: impl Fn(&str) -> Option<Role>) -> Option<(Role, u32)> {
    numbers_of(key, &owner).or_else(|| said_by(key, &owner))
}

/// The role of somebody or something whose number a header names: `no entretien` (`N° entretien`), `numero de
/// entrevista`. Of several (`no of interviews`) it would be how many there are.
fn numbers_of(key: &str, owner: &impl Fn(&str) -> Option<Role>) -> Option<(Role, u32)> {
    const WORDS: [&str; 7] = ["no", "nr", "num", "numero", "nummer", "numer", "number"];
    let (_, of) = key.split_once(' ').filter(|(number, _)| WORDS.contains(number))?;
    let of = ["de la ", "de l", "du ", "de ", "d ", "des ", "della ", "dell", "do ", "da "]
        .iter()
        .find_map(|of_the| of.strip_prefix(of_the).filter(|rest| owner(rest).is_some()))
        .unwrap_or(of);
    let found = owner(of).filter(|role| matches!(role, Role::Participant | Role::Source));
    found.filter(|_| !of.ends_with('s')).map(|role| (role, NUMBER))
}

/// The role of those who said something, as a header names them beside codes.
fn said_by(key: &str, owner: &impl Fn(&str) -> Option<Role>) -> Option<(Role, u32)> {
    if listed(BY_WHOM, key) {
        return Some((Role::Participant, BY));
    }
    let blanks = key.char_indices().filter(|(_, letter)| *letter == ' ');
    let of = blanks.filter_map(|(at, _)| Some((key.get(..at)?, key.get(at + 1..)?))).find_map(
        |(before, behind)| match (listed(SAYING_WORDS, before), listed(SAYING_WORDS, behind)) {
            (true, _) => Some(behind),
            (_, true) => Some(before),
            _ => None,
        },
    )?;
    owner(of).map(|role| (role, SAYING))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_name_those_who_said_something() {
        let owner = |name: &str| match name {
            "groups" => Some(Role::Group),
            "studies" | "interview" | "interviews" => Some(Role::Source),
            _ => None,
        };
        for (key, expected) in [
            ("groups reporting", Some(Role::Group)),
            ("supporting studies", Some(Role::Source)),
            ("mentioned by", Some(Role::Participant)),
            ("no interview", Some(Role::Source)),
            ("numero de interview", Some(Role::Source)),
            ("no interviews", None),
            ("supporting quotes", None),
            ("groups", None),
            ("mentioned by nurses", None),
        ] {
            assert_eq!(role_of(key, owner).map(|(role, _)| role), expected, "{key}");
        }
    }
}
