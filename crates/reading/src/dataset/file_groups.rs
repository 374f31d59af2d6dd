//! Groups that stand in the names of files alone: `nurses.csv` beside `physicians.csv`.
//!
//! Takes the names of files; gives the group that each says. Never takes the names of people or documents for groups.

use std::collections::HashSet;

use super::file_stem::file_stem;
use super::groups::are_roles;
use super::headers::candidates;
use super::reshape::direction_of_file;
use super::roles::Role;
use crate::fold::fold_word;
use crate::format::Table;

/// The groups that the names of files say, one a file: the words in which the names differ, where each of them reads
/// like a role and no two are the same; nothing of any file else.
pub fn groups_of_files(names: &[&str]) -> Vec<Option<String>> {
    let none = || vec![None; names.len()];
    let is_mark = |letter: char| !letter.is_alphanumeric();
    let words: Vec<Vec<&str>> = names
        .iter()
        .map(|name| file_stem(name).split(is_mark).filter(|word| !word.is_empty()).collect())
        .collect();
    let Some((first, others)) = words.split_first().filter(|(_, others)| !others.is_empty()) else {
        return none();
    };
    // What all names begin and end with is no group.
    let same = |at: &usize, from_end: bool| {
        let of = |words: &[&str]| {
            let at = if from_end { words.len().checked_sub(at + 1) } else { Some(*at) };
            at.and_then(|at| words.get(at)).map(|word| fold_word(word))
        };
        of(first).is_some() && others.iter().all(|other| of(other) == of(first))
    };
    let shortest = words.iter().map(Vec::len).min().unwrap_or(0);
    let before = (0..shortest).take_while(|at| same(at, false)).count();
    let behind = (0..shortest.saturating_sub(before)).take_while(|at| same(at, true)).count();
    let own = words.iter().map(|words| {
        words.get(before..words.len().saturating_sub(behind)).unwrap_or_default().join(" ")
    });
    let own: Vec<String> = own.collect();
    let distinct: HashSet<String> = own.iter().map(|name| fold_word(name)).collect();
    let is_group = |name: &String| {
        are_roles(&[name.as_str()]) && !name.contains(|letter: char| letter.is_ascii_digit())
    };
    let says_side = names.iter().any(|name| direction_of_file(name).is_some());
    if says_side || distinct.len() < own.len() || !own.iter().all(is_group) {
        return none();
    }
    own.into_iter().map(Some).collect()
}

/// True where a column of a table says the group of its rows.
pub fn says_group(table: &Table) -> bool {
    table
        .headers()
        .iter()
        .any(|header| candidates(&fold_word(header)).iter().any(|(role, _)| *role == Role::Group))
}

#[cfg(test)]
mod tests {
    use super::groups_of_files;

    #[test]
    fn groups_are_known_by_the_names_of_files() {
        for (names, expected) in [
            (&["nurses.csv", "physicians.csv"][..], "nurses physicians"),
            (&["Coding_Nurses_final.xlsx", "Coding_Managers_final.xlsx"], "Nurses Managers"),
            (&["ward nurses.csv", "patients.csv", "managers.csv"], "ward nurses;patients;managers"),
            (&["nurses.csv", "site b.csv"], ""),
            (&["nurse 1.csv", "nurse 2.csv"], ""),
            (&["nurses.csv", "Nurses.xlsx"], ""),
            (&["barriers nurses.csv", "facilitators nurses.csv"], ""),
            (&["P1.csv", "P2.csv"], ""),
            (&["nurses.csv"], ""),
            (&["anna.csv", "ben.csv"], ""),
            (&[], ""),
        ] {
            let found: Vec<String> = groups_of_files(names).into_iter().flatten().collect();
            let joint = if expected.contains(';') { ";" } else { " " };
            assert_eq!(found.join(joint), expected, "{names:?}");
        }
    }
}
