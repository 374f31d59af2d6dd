//! Columns that stand aside although their names say that something is counted in them.

use super::column::are_pseudonyms;
use super::headers::{self, EXACT};
use super::roles::{ColumnGuess, Reason, Role};
use super::valence_words::{is_direction, meaning_of_key};
use crate::fold::fold_word;

/// The role that the header of a column names, where the column was given none of those that change a
/// count; `None` for a column that is used, is blank, repeats another, or was set aside by the user or by
/// what is known of a tool.
pub fn looks_like(guess: &ColumnGuess) -> Option<Role> {
    let is_aside = match guess.reason {
        Reason::NothingToCompare | Reason::FewValues => {
            matches!(guess.role, Role::Ignored | Role::Attribute)
        }
        _ => false,
    };
    if !is_aside || guess.distinct == 0 {
        return None;
    }
    if lists_people(&guess.samples) {
        return Some(Role::Participant);
    }
    named(&fold_word(&guess.name))
}

/// True for cells that name people by pseudonyms, several of them in one.
fn lists_people(cells: &[String]) -> bool {
    let is_list = |text: &String| text.contains([',', ';', '\n']);
    let numbered = |text: &String| text.contains(|it: char| it.is_ascii_digit());
    cells.iter().any(is_list) && cells.iter().all(|text| numbered(text) && are_pseudonyms(text))
}

/// The role that a folded header names, of those that change a count.
pub(super) fn named(key: &str) -> Option<Role> {
    // `Facilitators` alone says of what the numbers below are.
    let meaning = meaning_of_key(key).filter(|meaning| meaning.strong);
    if let Some(valence) = meaning.map(|meaning| meaning.valence).filter(|one| is_direction(*one)) {
        return Some(Role::CodeColumn { code: String::new(), valence });
    }
    let mut named = headers::candidates(key);
    // A name that may as well be of nothing says nothing.
    if named.iter().any(|(role, _)| *role == Role::Ignored) || headers::is_spoiled(key) {
        return None;
    }
    named.retain(|(role, weight)| *weight >= EXACT && changes_counts(role));
    named.into_iter().next().map(|(role, _)| role)
}

/// Roles without which codings, their valences, or who gave them are counted otherwise.
fn changes_counts(role: &Role) -> bool {
    matches!(
        role,
        Role::Participant
            | Role::Code
            | Role::Domain
            | Role::Construct
            | Role::Theme
            | Role::Valence
            | Role::Rating
            | Role::Coder
            | Role::Count
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guess(name: &str, role: Role, reason: Reason) -> ColumnGuess {
        ColumnGuess {
            name: name.to_owned(),
            role,
            reason,
            asked: None,
            rivals: Vec::new(),
            samples: Vec::new(),
            distinct: 3,
            blank: 0,
        }
    }

    #[test]
    fn names_of_what_is_counted_are_noticed_aside_and_others_are_not() {
        for (name, expected) in [
            ("Valence", Some(Role::Valence)),
            ("Coder", Some(Role::Coder)),
            ("Count", Some(Role::Count)),
            ("Participant ID", Some(Role::Participant)),
            ("Theme", Some(Role::Theme)),
            ("Age", None),
            ("Comment", None),
            ("Date coded", None),
            ("Site", None),
            ("Gender", None),
        ] {
            for role in [Role::Ignored, Role::Attribute] {
                let aside = guess(name, role, Reason::NothingToCompare);
                assert_eq!(looks_like(&aside), expected, "{name}");
            }
            let chosen = guess(name, Role::Ignored, Reason::Chosen);
            assert_eq!(looks_like(&chosen), None, "{name} was set aside by the user");
        }
        let blank = ColumnGuess {
            distinct: 0,
            ..guess("Valence", Role::Ignored, Reason::NothingToCompare)
        };
        assert_eq!(looks_like(&blank), None);
    }
}
