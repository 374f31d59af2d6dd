//! Names that say the group of somebody: `P1 (nurse)`, and `Nurses / P1` below a heading of several columns.
//!
//! Takes the names of people, documents or places; gives them bare, each with its group. Never takes what only one of
//! them bears for a group, nor numbers, years and words for going on.

use std::collections::{HashMap, HashSet};

use super::{names, owners};
use crate::dataset::going_on::is_going_on;
use crate::dataset::groups::are_roles;
use crate::dataset::valence_of_word;
use crate::diag::{Warning, WarningKind};
use crate::fold::fold_word;
use crate::schema::{LEVELS, counts as words};

/// Groups that a warning names.
const NAMED: usize = 8;
/// Groups at least that words which may mean anything make.
const FEWEST_GROUPS: usize = 2;

/// Names apart from their groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupsInNames {
    /// The header of the groups.
    pub head: &'static str,
    /// For each name what is left of it, and its group.
    pub parts: Vec<(String, String)>,
}

impl GroupsInNames {
    /// What is said of it.
    pub fn warning(&self) -> Warning {
        let mut groups: Vec<String> = Vec::new();
        for (_, group) in &self.parts {
            if groups.len() < NAMED && !groups.contains(group) {
                groups.push(group.clone());
            }
        }
        Warning::new(WarningKind::GroupsInNames { groups }).times(self.parts.len() as u64)
    }
}

/// The groups that stand above columns (`Nurses / P1`), two at least; `None` where not all names have one, or where it
/// is a valence.
pub(super) fn above(names: &[&str]) -> Option<GroupsInNames> {
    let parts: Option<Vec<(&str, &str)>> = names
        .iter()
        .map(|name| name.rsplit_once(LEVELS).map(|(group, own)| (own.trim(), group.trim())))
        .collect();
    let parts = parts?;
    // `Nurses / n` and `GPs / n` are groups themselves.
    let distinct: HashSet<&str> = parts.iter().map(|(own, _)| *own).collect();
    let apart = distinct.len() == parts.len();
    let somebody = apart || parts.iter().all(|(own, _)| names::owner(own).is_some());
    if somebody { found(names, parts, FEWEST_GROUPS) } else { None }
}

/// The groups that stand in brackets behind names (`P1 (nurse)`); `None` where not all have one, or where they are no
/// words for people or places and not shared.
pub fn in_brackets(names: &[&str]) -> Option<GroupsInNames> {
    let parts: Option<Vec<(&str, &str)>> = names.iter().map(|name| bracket(name)).collect();
    let parts = parts?;
    let groups: HashSet<String> = parts.iter().map(|(_, group)| fold_word(group)).collect();
    let values: Vec<&str> = parts.iter().map(|(_, group)| *group).collect();
    let shared = 2 * groups.len() <= parts.len();
    let said = are_roles(&values) || owners::said(&values).is_some();
    // A file may hold one group of people.
    let fewest = if said { 1 } else { FEWEST_GROUPS };
    if said || shared { found(names, parts, fewest) } else { None }
}

/// A name and what stands in brackets behind it.
fn bracket(name: &str) -> Option<(&str, &str)> {
    let (own, rest) = name.trim().strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
    let (own, group) = (own.trim(), rest.trim());
    let is_word = group.contains(char::is_alphabetic)
        && !group.contains(|letter: char| letter.is_ascii_digit())
        && !group.contains([',', ';', '='])
        && valence_of_word(group).is_none()
        && !is_going_on(group);
    (is_word && !own.is_empty()).then_some((own, group))
}

fn found(names: &[&str], parts: Vec<(&str, &str)>, fewest: usize) -> Option<GroupsInNames> {
    let mut group_of: HashMap<String, String> = HashMap::new();
    let one_each = parts.iter().all(|(own, group)| {
        let group = fold_word(group);
        *group_of.entry(fold_word(own)).or_insert_with(|| group.clone()) == group
    });
    let groups: HashSet<String> = parts.iter().map(|(_, group)| fold_word(group)).collect();
    let valence = parts.iter().any(|(_, group)| valence_of_word(group).is_some());
    if groups.len() < fewest || valence {
        return None;
    }
    let values: Vec<&str> = parts.iter().map(|(_, group)| *group).collect();
    let head = owners::said(&values).filter(|head| *head == words::SITE).unwrap_or(words::GROUP);
    let parts = parts.into_iter().zip(names).map(|((own, group), name)| {
        // The first of each group are several people.
        let own = if one_each { own } else { name };
        (own.to_owned(), group.to_owned())
    });
    Some(GroupsInNames { head, parts: parts.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(found: Option<GroupsInNames>) -> String {
        let Some(found) = found else { return String::new() };
        let parts = found.parts.iter().map(|(own, group)| format!("{own}={group}"));
        format!("{}: {}", found.head, parts.collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn groups_are_taken_out_of_names() {
        for (names, expected) in [
            (&["P1 (nurse)", "P2 (GP)", "P3 (nurse)"][..], "Group: P1=nurse P2=GP P3=nurse"),
            (&["P1 (Pflege)", "P2 (Arzt)"], "Group: P1=Pflege P2=Arzt"),
            (&["P1 (Ward A)", "P2 (Ward B)"], "Site: P1=Ward A P2=Ward B"),
            (
                &["S1 [high]", "S2 [low]", "S3 [high]", "S4 [low]"],
                "Group: S1=high S2=low S3=high S4=low",
            ),
            (&["P1 (nurse)", "P2 (nurse)"], "Group: P1=nurse P2=nurse"),
            // One of each, numbers, years, and what goes on.
            (&["P1 (left)", "P2 (left)"], ""),
            (&["P1 (Anna)", "P2 (Ben)", "P3 (Cleo)"], ""),
            (&["Nurses (n = 10)", "GPs (n = 8)"], ""),
            (&["Adams (2018)", "Brown (2019)"], ""),
            (&["P1", "P1 (cont.)", "P2", "P2 (cont.)"], ""),
            (&["P1 (continued)", "P2 (forts.)"], ""),
            (&["Barrier (nurse)", "GP"], ""),
            (&["P1 (barrier)", "P2 (facilitator)"], ""),
        ] {
            assert_eq!(told(in_brackets(names)), expected, "{names:?}");
        }
        for (names, expected) in [
            (&["Nurses / P1", "Nurses / P2", "GPs / P3"][..], "Group: P1=Nurses P2=Nurses P3=GPs"),
            (&["Nurses / P1", "GPs / P1"], "Group: Nurses / P1=Nurses GPs / P1=GPs"),
            (&["Nurses / P1", "Nurses / P2"], ""),
            (&["Nurses / P1", "P2"], ""),
            (&["Nurses / n", "GPs / n"], ""),
            (&["Barriers / P1", "Facilitators / P2"], ""),
        ] {
            assert_eq!(told(above(names)), expected, "{names:?}");
        }
    }
}
