//! Columns that say who, where no header does: names of sheets, pseudonyms, numbers of people.

use std::collections::{HashMap, HashSet};

use super::column::{Column, has_role, is_identifier, is_pseudonym, position_of};
use super::groups::are_roles;
use super::headers;
use super::reshape::direction_of_name;
use super::roles::{Reason, Role};
use super::valence_words::valence_of_word;
use super::version_names::versions;
use super::weigh::is_label;
use crate::fold::fold_word;

/// Mean length, in characters, of names of people at most.
const LONGEST_NAME: f64 = 30.0;

/// The names of sheets that were read as one table: coders where a word says so, participants where no other column names them and
/// the names look like `P01` or `Interview 3`, else groups where nothing else is the group.
pub(super) fn take_sheet_names(columns: &mut [Column<'_>], at: Option<usize>) {
    let is_person = |text: &&str| {
        let stem = text.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let groups = headers::candidates(&fold_word(stem));
        is_pseudonym(text)
            && !groups.iter().any(|(role, _)| matches!(role, Role::Group | Role::Site))
    };
    let is_coder = |text: &&str| {
        let words = fold_word(text);
        words.split(' ').any(|word| {
            let stem = word.trim_end_matches(|letter: char| letter.is_ascii_digit());
            headers::candidates(stem).contains(&(Role::Coder, headers::EXACT))
        })
    };
    let coder = has_role(columns, |role| *role == Role::Coder);
    let people = has_role(columns, |role| *role == Role::Participant);
    let group = has_role(columns, |role| *role == Role::Group);
    let are_of_coders = at.is_some_and(|at| {
        columns.get(at).is_some_and(|sheets| {
            let names = &sheets.profile.values;
            !names.iter().all(is_coder)
                && !names.iter().all(is_person)
                && !says_something_else(names)
                && say_again(columns, at)
        })
    });
    let Some(column) = at.and_then(|at| columns.get_mut(at)) else { return };
    let named = column.profile.values.iter().all(is_person);
    if !coder && are_of_coders {
        column.taken = Some((Role::Attribute, Reason::FewValues));
        column.asked = Some(Role::Coder);
        return;
    }
    column.taken = if !coder && column.profile.values.iter().all(is_coder) {
        Some((Role::Coder, Reason::Values))
    } else if named && !people {
        Some((Role::Participant, Reason::Values))
    } else if !group {
        Some((Role::Group, Reason::Values))
    } else {
        None
    };
}

/// True for names of sheets of which nobody codes by: groups, places, valences, versions and levels of the codes.
fn says_something_else(names: &[&str]) -> bool {
    let is_named = |name: &&str| {
        let key = fold_word(name);
        let roles = headers::candidates(&key);
        valence_of_word(name).is_some()
            || direction_of_name(name).is_some()
            || roles.iter().any(|(role, _)| *role != Role::Coder)
    };
    let is_version = names
        .split_first()
        .is_some_and(|(first, others)| others.iter().all(|other| versions(first, other).is_some()));
    are_roles(names) || names.iter().any(is_named) || is_version
}

/// Whether sheets say much of the same people or sources again: half of those of the smaller one, and a third of what
/// is said of them. Another part of a study has other people, and other parts of a framework other codes.
fn say_again(columns: &[Column<'_>], at: usize) -> bool {
    let owner = position_of(columns, &Role::Source).or(position_of(columns, &Role::Participant));
    let code = columns.iter().position(|column| column.role().is_some_and(is_label));
    let profile = |at: usize| columns.get(at).map(|column| &column.profile);
    let found = profile(at).zip(owner.and_then(profile)).zip(code.and_then(profile));
    let Some(((sheets, owners), codes)) = found else { return false };
    let rows = sheets.positions().zip(owners.positions()).zip(codes.positions());
    let mut of_owners: HashMap<_, HashSet<_>> = HashMap::new();
    let mut said: HashMap<_, HashSet<_>> = HashMap::new();
    for ((sheet, owner), code) in rows {
        if let (Some(sheet), Some(owner), Some(code)) = (sheet, owner, code) {
            of_owners.entry(sheet).or_default().insert(owner);
            said.entry(sheet).or_default().insert((owner, code));
        }
    }
    let Some(first) = sheets.positions().flatten().next() else { return false };
    let (Some(owners), Some(codings)) = (of_owners.get(&first), said.get(&first)) else {
        return false;
    };
    let again = |sheet| {
        let (Some(own), Some(coded)) = (of_owners.get(sheet), said.get(sheet)) else {
            return false;
        };
        2 * own.intersection(owners).count() >= own.len().min(owners.len())
            && 3 * coded.intersection(codings).count() >= coded.len().min(codings.len())
    };
    of_owners.len() > 1 && of_owners.keys().filter(|sheet| **sheet != first).all(again)
}

/// Without a column for who spoke: the first whose values look like `P01`.
pub(super) fn find_participant(columns: &mut [Column<'_>], keys: &[String]) {
    if has_role(columns, |role| matches!(role, Role::Participant | Role::Source)) {
        return;
    }
    let found = columns.iter_mut().zip(keys).find(|(column, key)| {
        column.taken.is_none()
            && column.profile.distinct() > 1
            && column.profile.values.iter().all(|text| is_pseudonym(text))
            // `Theme ID` holds no people.
            && !headers::candidates(key).iter().any(|(role, _)| is_label(role))
    });
    if let Some((column, _)) = found {
        column.taken = Some((Role::Participant, Reason::Values));
    }
}

/// Asks whether a column says who, where none does and one may: in a wide table names that tell the rows apart, else
/// those of which each has one group. Under a name that says something else it does not.
pub(super) fn ask_for_people(columns: &mut [Column<'_>], keys: &[String]) {
    if has_role(columns, |role| {
        matches!(role, Role::Participant | Role::Source | Role::Segment | Role::Count)
    }) || columns.iter().any(|column| column.asked.is_some())
    {
        return;
    }
    let is_wide = has_role(columns, |role| matches!(role, Role::CodeColumn { .. }));
    let group = position_of(columns, &Role::Group).and_then(|at| columns.get(at));
    let group = group.map(|column| &column.profile);
    let may_be: Vec<usize> = columns
        .iter()
        .zip(keys)
        .enumerate()
        .filter(|(_, (column, key))| {
            let profile = &column.profile;
            let are_names = profile.blank == 0
                && profile.distinct() > 2
                && profile.mean_length() <= LONGEST_NAME
                && profile.values.iter().all(|text| text.contains(char::is_alphabetic));
            let tells_apart = match (is_wide, group) {
                (true, _) => profile.all_differ(),
                (false, Some(group)) => {
                    profile.distinct() > group.distinct()
                        && profile.distinct() < profile.filled
                        && group.constant_within(profile)
                }
                (false, None) => false,
            };
            is_open(column) && !headers::means_something(key) && are_names && tells_apart
        })
        .map(|(at, _)| at)
        .collect();
    let of_rows = |(at, (column, key)): (usize, (&Column<'_>, &String))| {
        may_number_people(column, key).then_some(at)
    };
    let is_list = has_role(columns, is_label) && !is_wide;
    let may_be = match may_be.is_empty() && is_list {
        true => columns.iter().zip(keys).enumerate().filter_map(of_rows).take(1).collect(),
        false => may_be,
    };
    let Some((first, others)) = may_be.split_first() else { return };
    if let Some(column) = columns.get_mut(*first) {
        column.asked = Some(Role::Participant);
        column.rivals = others.to_vec();
    }
}

/// True for a column of which nothing is known but that it has few values, or none to compare.
fn is_open(column: &Column<'_>) -> bool {
    match &column.taken {
        Some((Role::Attribute | Role::Ignored, reason)) => {
            matches!(reason, Reason::FewValues | Reason::NothingToCompare)
        }
        None => true,
        Some(_) => false,
    }
}

/// True for a column of identifiers of which each row has its own, so that nobody knows whether they are people's or
/// the rows' (`record_id`).
fn may_number_people(column: &Column<'_>, key: &str) -> bool {
    let profile = &column.profile;
    // Numbers of rows, of passages and of people go by the same names.
    let may_number = |(role, _): &(Role, u32)| {
        matches!(role, Role::Participant | Role::Segment | Role::Count | Role::Ignored)
    };
    is_open(column)
        && is_identifier(key)
        && headers::candidates(key).iter().all(may_number)
        && profile.blank == 0
        && profile.distinct() > 2
        && profile.all_differ()
}

/// In a wide table each row is somebody: without another column for them, the one that numbers them.
pub(super) fn find_identifier(columns: &mut [Column<'_>], keys: &[String]) {
    if has_role(columns, |role| matches!(role, Role::Participant | Role::Source)) {
        return;
    }
    let found = columns.iter_mut().zip(keys).find(|(column, key)| {
        column.taken.is_none()
            && column.profile.blank == 0
            && column.profile.filled > 1
            && column.profile.all_differ()
            && is_identifier(key)
    });
    if let Some((column, _)) = found {
        column.taken = Some((Role::Participant, Reason::Values));
    }
}
