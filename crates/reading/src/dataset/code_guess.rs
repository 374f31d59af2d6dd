//! Columns of codes, where no header names them.

use super::column::{Column, ends_in_number, has_role, position_of};
use super::groups::are_roles;
use super::headers;
use super::profile::Profile;
use super::roles::{Reason, Role};
use super::weigh::is_label;
use crate::schema::PATH;
use crate::valence::Valence;

/// Words of a sentence at least.
const SENTENCE: usize = 5;

/// The role of a column of which it is known that it is codes: its header names one where its cells are
/// counts or marks, else its cells do.
pub(super) fn code_role(header: &str, profile: &Profile<'_>) -> Role {
    if profile.marks < profile.filled {
        return Role::Code;
    }
    let (code, valence) = super::split_valence(header);
    Role::CodeColumn { code: code.trim().to_owned(), valence }
}

/// True for a column of sentences, no two the same: notes, or what was said. Names of codes come again, are short or
/// end in no full stop.
fn is_prose(profile: &Profile<'_>) -> bool {
    let ends = ['.', '!', '?', '…', '。', '？', '！', '।', '؟'];
    let is_sentence = |text: &&&str| {
        let end = text.trim_end_matches(['"', '”', '»', ')', '’', '\'']);
        end.ends_with(ends) && text.split_whitespace().count() >= SENTENCE
    };
    let sentences = profile.values.iter().filter(is_sentence).count();
    let differ = 10 * profile.distinct() >= 9 * profile.filled;
    profile.distinct() > 1 && differ && 10 * sentences >= 6 * profile.distinct()
}

/// True for a header that names codes, or the numbers by which they are known, and nobody's: `Code`, `Theme no`.
pub(super) fn names_codes_by_number(key: &str) -> bool {
    let names = headers::candidates(key);
    let best = names.iter().map(|(_, weight)| *weight).max().unwrap_or(0);
    let (labels, others): (Vec<_>, Vec<_>) = names.iter().partition(|(role, _)| is_label(role));
    let is_best = labels.iter().any(|(_, weight)| *weight == best);
    let counts = |(role, _): &&&(Role, u32)| *role == Role::Count;
    is_best
        && (best >= headers::EXACT && others.is_empty()
            || best >= headers::PART
                && ends_in_number(key)
                && others.iter().all(|one| counts(&one)))
}

/// Without a column whose texts name codes: the one of their numbers, which no other column stands for.
pub(super) fn take_numbers_of_codes(columns: &mut [Column<'_>], keys: &[String]) {
    let is_code = |role: &Role| {
        is_label(role) || matches!(role, Role::CodeColumn { code, .. } if !code.is_empty())
    };
    if has_role(columns, is_code) {
        return;
    }
    let numbers = |(column, key): (&Column<'_>, &String)| {
        let profile = &column.profile;
        column.taken.is_none()
            && profile.filled > 0
            && profile.mostly(profile.numbers, 0.9)
            && names_codes_by_number(key)
    };
    let named = columns.iter().zip(keys).position(numbers);
    if let Some(column) = named.and_then(|at| columns.get_mut(at)) {
        column.taken = Some((Role::Code, Reason::Header));
    }
}

/// Without a column for codes: the one whose values are paths or bear signs, else the only text
/// column left that varies within participants.
pub(super) fn find_codes(columns: &mut [Column<'_>], keys: &[String]) {
    if has_role(columns, |role| is_label(role) || matches!(role, Role::CodeColumn { .. })) {
        return;
    }
    // `00:12:03` says when it was said.
    let is_time = |text: &&str| text.contains(':') && !text.contains(char::is_alphabetic);
    let open = |column: &Column<'_>| {
        column.taken.is_none()
            && column.profile.distinct() > 1
            && !column.profile.mostly(column.profile.whole, 0.5)
            && !column.profile.mostly(column.profile.signed, 0.5)
            && column.profile.mean_length() <= 200.0
            && !is_prose(&column.profile)
            && !column.profile.values.iter().all(is_time)
    };
    let tells =
        |text: &&&str| text.contains(PATH) || super::split_valence(text).1 != Valence::Missing;
    let named = columns.iter().position(|column| {
        let values = &column.profile.values;
        open(column) && 2 * values.iter().filter(tells).count() >= values.len()
    });
    let owner = position_of(columns, &Role::Participant).or(position_of(columns, &Role::Source));
    let says_valence = has_role(columns, |role| *role == Role::Valence);
    let is_nameless = keys.iter().all(|key| headers::is_nameless(key));
    let varies = |column: &Column<'_>| match owner.and_then(|at| columns.get(at)) {
        // Of one row a person nothing varies: beside a valence that is said of a code all the same.
        Some(owner) if owner.profile.all_differ() && says_valence => {
            !are_roles(&column.profile.values)
        }
        // Where no column has a name, the one left is it.
        Some(owner) if owner.profile.all_differ() && is_nameless => true,
        Some(owner) => !column.profile.constant_within(&owner.profile),
        None => true,
    };
    let left: Vec<usize> = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| open(column) && varies(column))
        .map(|(at, _)| at)
        .collect();
    let is_of_one_row =
        owner.and_then(|at| columns.get(at)).is_some_and(|owner| owner.profile.all_differ());
    let is_text = |(column, key): &(&Column<'_>, &String)| {
        open(column)
            && key
                .split(' ')
                .any(|word| headers::candidates(word).iter().any(|(role, _)| is_label(role)))
    };
    let texts = columns.iter().zip(keys).filter(is_text).count();
    let is_open_prose = |column: &Column<'_>| {
        matches!(column.taken, None | Some((Role::Ignored, Reason::SameAs { .. })))
            && is_prose(&column.profile)
    };
    let may_name = |column: &Column<'_>| {
        let is_free = matches!(column.taken, None | Some((Role::Ignored, Reason::Header)));
        let texts = column.profile.values.iter().filter(|text| text.contains(char::is_alphabetic));
        is_free && column.profile.distinct() > 1 && 2 * texts.count() > column.profile.distinct()
    };
    let taken = match (named, left.as_slice()) {
        (Some(at), _) => Some((at, Reason::Values)),
        (None, [at]) => Some((*at, Reason::OnlyOneLeft)),
        // Of people of one row each every column may be of them as well as of their codes.
        (None, []) if is_of_one_row && texts > 0 => None,
        // Sentences without codes are what was said or noted, whatever stands beside them.
        (None, []) if columns.iter().any(is_open_prose) => None,
        // Another column of names may be of the codes, though it reads like who people are or a remark.
        (None, []) if columns.iter().any(may_name) => None,
        // A table of nothing but barriers and facilitators: they are what can be counted.
        (None, []) => position_of(columns, &Role::Valence).map(|at| (at, Reason::OnlyOneLeft)),
        _ => None,
    };
    if let Some((column, reason)) =
        taken.and_then(|(at, reason)| Some((columns.get_mut(at)?, reason)))
    {
        column.taken = Some((Role::Code, reason));
    }
}
