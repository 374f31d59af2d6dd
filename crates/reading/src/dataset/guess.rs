//! A table in, a role for each of its columns out, each with its reason and its rivals.
//!
//! Weighs what the headers say with what the values are. Where two columns would do equally well
//! the first is taken for the time being and the others are listed, so that the user is asked.

use super::asked;
use super::assign::assign;
use super::code_guess::{code_role, find_codes, take_numbers_of_codes};
use super::column::{
    Column, FEW_VALUES, has_role, is_identifier, is_letter_of_row, is_pseudonym, position_of,
};
use super::groups::{self, are_roles};
use super::headers;
use super::profile::Profile;
use super::ranges;
use super::reshape::FamilyKind;
use super::roles::{ColumnGuess, Reason, Role};
use super::row_numbers::are_nobodys;
use super::tools;
use super::unused_numbers;
use super::valence_words::meaning_of_key;
use super::weigh::{holds_shares, is_label, is_valence_by_values, weigh};
use super::who::{ask_for_people, find_identifier, find_participant, take_sheet_names};
use super::wide;
use crate::fold::fold_word;
use crate::format::{DecimalMark, Table};
use crate::ids::slot_mut;
use crate::valence::Valence;

/// Most distinct values of an attribute at all.
const MANY_VALUES: usize = 60;
/// Longest sample, in characters.
const SAMPLE_LENGTH: usize = 80;

/// Guesses the role of each column, in the order of the columns.
///
/// The decimal mark is the one of the file's numbers. The guesses hold no text beyond headers and
/// three samples a column.
pub fn guess_roles(table: &Table, decimal: DecimalMark) -> Vec<ColumnGuess> {
    guess_roles_beside(table, decimal, &[])
}

/// [`guess_roles`] beside columns of which it is known that they are codes, or nothing that is counted.
pub fn guess_roles_beside(
    table: &Table,
    decimal: DecimalMark,
    chosen: &[(usize, FamilyKind)],
) -> Vec<ColumnGuess> {
    let keys: Vec<String> = table.headers().iter().map(|header| fold_word(header)).collect();
    let tool = tools::of(&keys);
    let profiles: Vec<Profile<'_>> =
        (0..table.width()).map(|column| Profile::new(table, column, decimal)).collect();
    let wide::Wide { roles: mut wide, mut aside } = wide::detect(table.headers(), &profiles);
    // Columns that stand aside together are one family.
    let of_aside = chosen.iter().find(|(at, _)| aside.contains(at)).map(|(_, kind)| *kind);
    let others = aside.iter().filter(|at| chosen.iter().all(|(known, _)| known != *at)).copied();
    let others: Vec<_> =
        of_aside.into_iter().flat_map(|kind| others.clone().map(move |at| (at, kind))).collect();
    for &(at, kind) in chosen.iter().chain(&others) {
        let taken = profiles.get(at).zip(table.headers().get(at)).map(|(profile, header)| {
            let role = match kind {
                FamilyKind::Codes => match wide.get(at).cloned().flatten() {
                    Some((role @ Role::CodeColumn { .. }, _)) => role,
                    _ => code_role(header, profile),
                },
                _ => Role::Ignored,
            };
            (role, Reason::Chosen)
        });
        if let Some(slot) = slot_mut(&mut wide, at) {
            *slot = taken;
        }
        aside.retain(|one| *one != at);
    }
    let is_wide = wide.iter().flatten().any(|(role, _)| matches!(role, Role::CodeColumn { .. }));
    let mut columns: Vec<Column<'_>> = profiles
        .into_iter()
        .zip(wide)
        .zip(table.headers())
        .map(|((profile, taken), header)| {
            // Sites and studies that have letters for names: none of them stands for a word.
            let header = if is_letter_of_row(&fold_word(header), &keys) { "" } else { header };
            let candidates =
                if taken.is_some() { Vec::new() } else { weigh(header, &profile, tool, is_wide) };
            Column { profile, candidates, taken, rivals: Vec::new(), asked: None }
        })
        .collect();

    unused_numbers::set_measures_aside(&mut columns, table.headers());
    asked::set_sizes_aside(&mut columns, &keys);
    assign(&mut columns, &keys);
    take_numbers_of_codes(&mut columns, &keys);
    asked::doubt_counts_of_others(&mut columns, &keys);
    set_numbers_of_rows_aside(&mut columns, &keys, decimal);
    set_shares_aside(&mut columns, table.headers());
    ranges::find(&mut columns, &keys, table);
    take_sheet_names(&mut columns, table.sheet_column());
    find_copies(&mut columns, table.headers(), &keys);
    find_participant(&mut columns, &keys);
    if is_wide {
        find_identifier(&mut columns, &keys);
    }
    find_codes(&mut columns, &keys);
    rest(&mut columns);
    for at in aside {
        let taken = columns.get_mut(at).and_then(|column| column.taken.as_mut());
        if let Some((Role::Attribute | Role::Ignored, reason)) = taken {
            *reason = Reason::NotCounted;
        }
    }
    asked::ask_for_counts(&mut columns, table.headers());
    asked::ask_for_ratings(&mut columns);
    asked::take_codes_for_valences(&mut columns);
    asked::ask_for_valence(&mut columns, &keys);
    unused_numbers::set_aside(&mut columns, &keys);
    if is_wide {
        unused_numbers::set_flags_aside(&mut columns, &keys);
    }
    groups::find(&mut columns, &keys);
    asked::ask_between_valences(&mut columns, &keys);
    ask_for_people(&mut columns, &keys);
    doubt_roles_of_people(&mut columns);

    let names = table.headers();
    columns
        .into_iter()
        .zip(names)
        .map(|(column, name)| {
            let (role, reason) = column.taken.unwrap_or((Role::Ignored, Reason::NothingToCompare));
            ColumnGuess {
                name: name.clone(),
                role,
                reason,
                rivals: column.rivals.iter().filter_map(|&at| names.get(at).cloned()).collect(),
                asked: column.asked,
                samples: column.profile.values.iter().take(3).map(|text| sample(text)).collect(),
                distinct: saturate(column.profile.distinct()),
                blank: saturate(column.profile.blank),
            }
        })
        .collect()
}

fn saturate(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn sample(text: &str) -> String {
    text.chars().take(SAMPLE_LENGTH).collect()
}

/// Takes percentages and fractions for nothing else, where their name does not say what they are.
fn set_shares_aside(columns: &mut [Column<'_>], headers: &[String]) {
    for (column, header) in columns.iter_mut().zip(headers) {
        if column.taken.is_none() && holds_shares(header, &column.profile) {
            column.taken = Some((Role::Ignored, Reason::Percentages));
        }
    }
}

/// Takes numbers that tell the rows of a table of counts apart for nobody: each row stands for many.
fn set_numbers_of_rows_aside(columns: &mut [Column<'_>], keys: &[String], decimal: DecimalMark) {
    if !has_role(columns, |role| *role == Role::Count) {
        return;
    }
    for (column, key) in columns.iter_mut().zip(keys) {
        let profile = &column.profile;
        let names = matches!(column.taken, Some((Role::Participant | Role::Source, _)));
        let numbers =
            || profile.all_differ() && are_nobodys(key, profile.values.iter().copied(), decimal);
        if names && profile.blank == 0 && numbers() {
            column.taken = Some((Role::Ignored, Reason::NothingToCompare));
        }
    }
}

/// Ignores columns that repeat a label or a valence in other words, and long lists of other names
/// for participants and sources.
fn find_copies(columns: &mut [Column<'_>], headers: &[String], keys: &[String]) {
    for at in 0..columns.len() {
        let Some(own) = columns.get(at).filter(|own| own.taken.is_none()) else { continue };
        let key = keys.get(at).map_or("", String::as_str);
        // What has no name may be what is counted.
        if headers::is_nameless(key) {
            continue;
        }
        let may_name = own.profile.distinct() > FEW_VALUES || is_identifier(key);
        // In a short table each person may have a code of their own.
        let is_people = own.profile.all_differ()
            && own.profile.values.iter().all(|text| is_pseudonym(text))
            && !headers::candidates(key).iter().any(|(role, _)| is_label(role));
        // Topics may go with the valences one to one. As long as there are no codes they are no other words for them.
        let has_codes = columns
            .iter()
            .any(|column| column.taken.as_ref().is_some_and(|(role, _)| is_label(role)));
        let says_valences =
            || own.profile.values.iter().all(|text| meaning_of_key(&fold_word(text)).is_some());
        let may_repeat_valence = has_codes || says_valences();
        let mut by_chance = false;
        let original = columns.iter().enumerate().find_map(|(other, column)| {
            let (role, _) = column.taken.as_ref()?;
            let names =
                may_name && matches!(role, Role::Participant | Role::Source | Role::Segment);
            // Where no value comes again, any two columns go one to one: that is no proof of a copy, and a
            // column that by its name is counted does not stand aside for it.
            // Neither do numbers, which may be the counts of the labels.
            let may_count = || !headers::is_rank(key) && unused_numbers::are_numbers(&own.profile);
            // Other words say the same where each is short for its partner, or names what its partner does.
            let is_evident = || {
                (headers::candidates(key).iter().any(|(role, _)| is_label(role))
                    || *role == Role::Valence && says_valences()
                    || own.profile.abbreviates(&column.profile))
                    && !names_what_counts(key)
                    && !may_count()
            };
            let proven = names || !own.profile.all_differ() || is_evident();
            let is_pair = (names || !is_people)
                && (is_label(role) || *role == Role::Valence && may_repeat_valence || names)
                && own.profile.is_copy_of(&column.profile);
            let may_be_aside = || is_label(role) && !names_what_counts(key) && !may_count();
            by_chance |= is_pair && !proven && may_be_aside();
            (is_pair && proven).then(|| headers.get(other).cloned()).flatten()
        });
        let taken = match original {
            Some(column) => (Role::Ignored, Reason::SameAs { column }),
            // Nothing in it comes again, by which codings could be compared; but people by what they do are groups.
            None if by_chance && are_roles(&own.profile.values) => {
                (Role::Attribute, Reason::FewValues)
            }
            None if by_chance => (Role::Ignored, Reason::NothingToCompare),
            None => continue,
        };
        if let Some(column) = columns.get_mut(at) {
            column.taken = Some(taken);
        }
    }
}

/// True for a header that names counts, ratings, valences or coders.
fn names_what_counts(key: &str) -> bool {
    headers::candidates(key).iter().any(|(role, weight)| {
        *weight >= headers::EXACT
            && matches!(role, Role::Count | Role::Rating | Role::Valence | Role::Coder)
    })
}

/// Asks of a column of people's roles whose values read like valences, where nothing else says any.
fn doubt_roles_of_people(columns: &mut [Column<'_>]) {
    let says_valence = |role: &Role| {
        matches!(role, Role::Valence | Role::Rating | Role::Weight | Role::CodeSets)
            || matches!(role, Role::CodeColumn { valence, .. } if *valence != Valence::Missing)
    };
    let names = columns
        .iter()
        .filter(|column| column.taken.as_ref().is_some_and(|(role, _)| is_label(role)));
    let in_names = names
        .flat_map(|column| &column.profile.values)
        .any(|name| super::split_valence(name).1 != Valence::Missing);
    if in_names || has_role(columns, says_valence) {
        return;
    }
    let doubtful = columns.iter_mut().find(|column| {
        let is_group = column.taken.as_ref().is_some_and(|(role, _)| *role == Role::Group);
        is_group && is_valence_by_values(&column.profile)
    });
    if let Some(column) = doubtful {
        column.asked = Some(Role::Valence);
    }
}

/// What no role was found for: something to compare by, or nothing.
fn rest(columns: &mut [Column<'_>]) {
    let owner = position_of(columns, &Role::Participant).or(position_of(columns, &Role::Source));
    let attributes: Vec<bool> = columns
        .iter()
        .map(|column| {
            let profile = &column.profile;
            let owner = owner.and_then(|at| columns.get(at)).map(|owner| &owner.profile);
            let belongs = owner.is_some_and(|owner| {
                owner.distinct() < owner.filled && profile.constant_within(owner)
            });
            let distinct = profile.distinct();
            distinct > 0
                && distinct <= MANY_VALUES
                && profile.mean_length() <= 80.0
                && !profile.rises
                && !(profile.all_differ() && distinct > 2)
                && (belongs || distinct <= FEW_VALUES || 2 * distinct <= profile.filled)
        })
        .collect();
    for (column, attribute) in columns.iter_mut().zip(attributes) {
        if column.taken.is_none() {
            column.taken = Some(if attribute {
                (Role::Attribute, Reason::FewValues)
            } else {
                (Role::Ignored, Reason::NothingToCompare)
            });
        }
    }
}
