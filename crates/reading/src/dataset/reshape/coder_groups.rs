//! Counts of several coders side by side: `Barriers (coder 1)`, `Barriers (coder 2)`, `Barriers (agreed)`.
//!
//! Takes what the headers of columns of counts say beside the valence; says whose counts are those of others once
//! more. Never takes groups of people for coders: letters may be initials only beside what was agreed on.

use super::names::says_coder;
use crate::dataset::consensus::names_consensus;

/// Letters of initials.
const INITIALS: std::ops::RangeInclusive<usize> = 2..=3;

/// The group whose counts are taken where all are coders: what they agreed on, else the first; `None` where they are
/// not.
pub(super) fn kept<'g>(groups: &[&'g str]) -> Option<&'g str> {
    let bare =
        |group: &str| group.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned();
    let agreed = |group: &&&str| group.is_empty() || names_consensus(group);
    let coders = groups.iter().filter(|group| says_coder(&bare(group))).count();
    let initials = groups.iter().filter(|group| is_initials(&bare(group))).count();
    let mut agreed = groups.iter().filter(agreed);
    match (agreed.next(), agreed.next()) {
        (Some(one), None) if groups.len() > 2 && coders + initials + 1 == groups.len() => Some(one),
        (None, _) if coders > 1 && coders == groups.len() => groups.first().copied(),
        _ => None,
    }
}

fn is_initials(text: &str) -> bool {
    INITIALS.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::kept;

    #[test]
    fn coders_are_told_from_groups() {
        for (groups, expected) in [
            (&["coder 1", "coder 2"][..], Some("coder 1")),
            (&["(Coder 1)", "(Coder 2)", "(agreed)"], Some("(agreed)")),
            (&["JS", "MK", "agreed"], Some("agreed")),
            (&["", "Rater A", "Rater B"], Some("")),
            (&["GP", "RN"], None),
            (&["", "GP"], None),
            (&["coder 1"], None),
            (&["coder 1", "Nurses"], None),
            (&["Nurses", "GPs", "final"], None),
            (&[], None),
        ] {
            assert_eq!(kept(groups), expected, "{groups:?}");
        }
    }
}
