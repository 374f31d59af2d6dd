//! Wide tables: one row a participant or source, one column a code, counts or marks in the cells.
//!
//! Takes the headers and the columns' profiles; gives the columns that are codes, each with its
//! code and the valence in its name. Never takes a column whose cells are not all counts or marks.

use super::answers_in_headers::without_answers;
use super::code_guess::names_codes_by_number;
use super::counts_by_valence::counts_by_valence;
use super::headers;
use super::legend::legend;
use super::letters;
use super::middles;
use super::name_signs::signs_speak;
use super::profile::Profile;
use super::roles::{Reason, Role};
use super::row_numbers::RowNumbers;
use super::split::{split_with, valence_alone};
use super::sum_columns;
use super::sums;
use super::tools;
use super::total_words::names_total;
use super::valence_words::meaning_of_key;
use super::weigh::holds_shares;
use super::wide_headers::{
    code_in_header, code_of_tool, letter_at_end, letter_series, word_at_end,
};
use super::words_for_nothing::finds_nothing;
use crate::fold::fold_word;
use crate::valence::Valence;

/// Columns of counts under names that mean nothing else at least.
const FEWEST: usize = 3;

/// Largest count that a code without a valence in its name may have; larger numbers are years or sums.
const LARGEST_COUNT: u32 = 1000;
/// Largest of numbers that all differ which may still be counts.
const LARGEST_SMALL: u32 = 100;

/// What a table's columns are as part of a wide table.
pub(super) struct Wide {
    /// For each column its role, where it has one.
    pub roles: Vec<Option<(Role, Reason)>>,
    /// Columns of numbers beside those of codes that count nothing: identifiers and answers.
    pub aside: Vec<usize>,
}

/// What the columns are as part of a wide table.
pub(super) fn detect(headers: &[String], profiles: &[Profile<'_>]) -> Wide {
    let mut aside = Vec::new();
    let mut roles = roles(headers, profiles, &mut aside);
    let nothing = columns_of_nothing(headers, &roles);
    let nothing = nothing.into_iter().map(|at| (at, Reason::NotCounted));
    for (at, reason) in sum_columns::find(headers, profiles, &roles).into_iter().chain(nothing) {
        if let Some(role) = roles.get_mut(at) {
            *role = Some((Role::Ignored, reason));
        }
    }
    Wide { roles, aside }
}

/// The columns of codes that say that somebody had none (`No barriers`, `Barrier: none`), beside others.
fn columns_of_nothing(headers: &[String], roles: &[Option<(Role, Reason)>]) -> Vec<usize> {
    let is_code = |at: &usize| {
        matches!(roles.get(*at), Some(Some((Role::CodeColumn { .. }, reason)))
            if !matches!(reason, Reason::Tool { .. }))
    };
    let codes: Vec<usize> = (0..headers.len()).filter(is_code).collect();
    // An option of a question may be that nothing applies: `barriers___none`.
    let is_none = |at: &usize| matches!(roles.get(*at), Some(Some((Role::CodeColumn { code, .. }, _))) if finds_nothing(code));
    let says_nothing =
        |at: &usize| headers.get(*at).is_some_and(|header| finds_nothing(header)) || is_none(at);
    let found: Vec<usize> = codes.iter().copied().filter(says_nothing).collect();
    if found.len() < codes.len() { found } else { Vec::new() }
}

fn roles(
    headers: &[String],
    profiles: &[Profile<'_>],
    aside: &mut Vec<usize>,
) -> Vec<Option<(Role, Reason)>> {
    let keys: Vec<String> = headers.iter().map(|header| fold_word(header)).collect();
    let mut found: Vec<Option<(Role, Reason)>> = vec![None; headers.len()];

    let tool = tools::of(&keys);
    let mut cut_short: Vec<Option<String>> = vec![None; headers.len()];
    let mut named: Vec<Option<(String, Valence)>> = headers
        .iter()
        .map(|header| match tool {
            Some(_) => code_of_tool(header),
            // What says what its signs mean is a column of valences.
            None if !legend(header).is_empty() => None,
            None => code_of_tool(header).or_else(|| code_in_header(header)),
        })
        .collect();
    if tool.is_none() {
        keep_signs_that_do_not_speak(headers, profiles, &mut named);
        add_pairs(headers, profiles, &mut named);
        let open: Vec<bool> =
            profiles.iter().map(|one| one.filled > 0 && one.counts_all()).collect();
        let mut found = middles::find(headers, &open);
        if found.is_empty() && named.iter().all(Option::is_none) {
            let open: Vec<bool> = open
                .iter()
                .zip(&keys)
                .map(|(open, key)| *open && !headers::means_something(key))
                .collect();
            found = letters::find(headers, &open);
        }
        for ((slot, word), found) in named.iter_mut().zip(&mut cut_short).zip(found) {
            if let (None, Some(found)) = (&slot, found) {
                *slot = Some((found.code, found.valence));
                *word = Some(found.word);
            }
        }
        add_sums(headers, profiles, &mut named);
        // What is asked of a valence names no code.
        let asks = |header: &String| without_answers(header).len() < header.len();
        let asking = named.iter_mut().zip(headers).filter(|(_, header)| asks(header));
        asking.for_each(|(slot, _)| *slot = None);
    }
    let columns = found.iter_mut().zip(&named).zip(profiles).zip(headers).zip(cut_short);
    for ((((slot, name), profile), header), word) in columns {
        let Some((code, valence)) = name else { continue };
        if profile.counts_mostly() && !holds_shares(header, profile) {
            let role = Role::CodeColumn { code: code.clone(), valence: *valence };
            let reason = match (tools::code_in_header(header), word) {
                (Some((tool, _)), _) => Reason::Tool { tool: tool.to_owned() },
                (None, Some(word)) => Reason::WordCutShort { word },
                (None, None) => Reason::WideTable,
            };
            *slot = Some((role, reason));
        }
    }
    // A tool's table holds no codes in other columns than the tool's own.
    if found.iter().flatten().count() >= 2 || tool.is_some() {
        if tool.is_none() {
            add_ticked_beside(headers, &keys, profiles, &mut found, aside);
        }
        return found;
    }
    found.fill(None);

    let has_codes = keys.iter().zip(profiles).any(|(key, profile)| {
        profile.filled > profile.whole
            && headers::candidates(key).iter().any(|(role, weight)| {
                *weight >= headers::PART
                    && matches!(role, Role::Code | Role::Domain | Role::Construct | Role::Theme)
            })
    });
    let by_number = keys.iter().zip(profiles).any(|(key, profile)| {
        profile.filled > 0 && profile.whole == profile.filled && names_codes_by_number(key)
    });
    if has_codes || by_number {
        counts_by_valence(headers, &keys, profiles, &mut found);
    }
    // Under a bare `Code` numbers may well be people.
    if has_codes || by_number && found.iter().any(Option::is_some) {
        return found;
    }
    if !keys.iter().enumerate().any(|(at, key)| {
        headers::is_known(key, &[Role::Count]) && !adds_up_others(headers, profiles, at)
    }) {
        codes_without_valence(headers, &keys, profiles, &mut found, aside);
    }
    found
}

/// True for a column called a sum that adds up all other columns of counts, two at least, in half of the rows (of the
/// others it is said), or says in every row whether any of three flags at least is set.
fn adds_up_others(headers: &[String], profiles: &[Profile<'_>], at: usize) -> bool {
    let Some(own) = profiles.get(at).filter(|own| own.counts_all()) else { return false };
    let counts = profiles.iter().enumerate();
    let others: Vec<&Profile<'_>> = counts
        .filter(|(other, profile)| *other != at && profile.filled > 0 && profile.counts_all())
        .filter(|(_, profile)| profile.row_numbers != RowNumbers::Sure)
        .map(|(_, profile)| profile)
        .collect();
    let number = |profile: &Profile<'_>, row| u64::from(profile.count_at(row));
    let is_sum = |row: &usize| {
        others.iter().map(|other| number(other, *row)).sum::<u64>() == number(own, *row)
    };
    let adds = (0..own.rows()).filter(is_sum).count();
    let is_flag = |profile: &Profile<'_>| profile.largest <= 1;
    let says_any = || {
        let any = |row| u64::from(others.iter().any(|other| number(other, row) > 0));
        others.len() >= FEWEST
            && others.iter().all(|other| is_flag(other))
            && (0..own.rows()).all(|row| number(own, row) == any(row))
    };
    others.len() >= 2
        && (adds > 0 && 2 * adds >= own.rows() || says_any())
        && headers.get(at).is_some_and(|header| names_total(header))
}

/// `Cost` beside `Cost - barrier` and `Cost - facilitator`, where it is their sum in every row.
fn add_sums(headers: &[String], profiles: &[Profile<'_>], named: &mut [Option<(String, Valence)>]) {
    let fits = |at: &usize| profiles.get(*at).is_some_and(Profile::counts_all);
    let columns: Vec<usize> = (0..headers.len()).filter(fits).collect();
    let names: Vec<&str> =
        columns.iter().filter_map(|&at| headers.get(at)).map(|header| header.trim()).collect();
    let is_named =
        |at: usize| columns.get(at).and_then(|&at| named.get(at)).is_some_and(Option::is_some);
    // Nothing to add up.
    if !(0..columns.len()).any(is_named) {
        return;
    }
    let of = |at: usize| columns.get(at).and_then(|&column| profiles.get(column));
    let rows = of(0).map_or(0, Profile::rows);
    let number = |row, at| u64::from(of(at).map_or(0, |one| one.count_at(row)));
    let sums = sums::columns(&names, rows, number);
    let parents = sums::parents(&names);
    let over_named: Vec<usize> = parents
        .iter()
        .enumerate()
        .filter(|(at, _)| is_named(*at))
        .filter_map(|(_, parent)| *parent)
        .collect();
    for at in over_named {
        if let (true, Some(name), Some(slot)) = (
            sums.get(at) == Some(&true),
            names.get(at),
            columns.get(at).and_then(|&column| named.get_mut(column)),
        ) && slot.is_none()
        {
            *slot = Some(((*name).to_owned(), Valence::Missing));
        }
    }
}

/// Leaves signs in the names of codes where they are no valences ([`signs_speak`]).
fn keep_signs_that_do_not_speak(
    headers: &[String],
    profiles: &[Profile<'_>],
    named: &mut [Option<(String, Valence)>],
) {
    let codes = headers
        .iter()
        .zip(profiles)
        .zip(named.iter())
        .filter(|((_, profile), name)| name.is_some() && profile.counts_mostly());
    if signs_speak(codes.map(|((header, _), _)| header.trim())) {
        return;
    }
    for (header, name) in headers.iter().zip(named) {
        let by_sign = split_with(header, false).1 == Valence::Missing
            && split_with(header, true).1 != Valence::Missing;
        if let Some(name) = name.as_mut().filter(|_| by_sign) {
            *name = (header.trim().to_owned(), Valence::Missing);
        }
    }
}

/// Three columns or more that hold counts or marks under names that mean nothing else.
fn codes_without_valence(
    headers: &[String],
    keys: &[String],
    profiles: &[Profile<'_>],
    found: &mut [Option<(Role, Reason)>],
    aside: &mut Vec<usize>,
) {
    let mut is_code: Vec<bool> = keys
        .iter()
        .zip(profiles)
        .map(|(key, profile)| {
            !headers::means_something(key)
                && key.contains(char::is_alphabetic)
                && !headers::is_nameless(key)
                && profile.filled > 0
                && profile.counts_all()
                && profile.largest <= LARGEST_COUNT
        })
        .collect();
    let flags = is_code.iter().zip(profiles).filter(|(is, one)| **is && is_flag(one)).count();
    for (at, ((is, profile), key)) in is_code.iter_mut().zip(profiles).zip(keys).enumerate() {
        let of_person = headers::is_of_person(key);
        if *is && profile.row_numbers != RowNumbers::No {
            *is = false;
            aside.extend((at > 0).then_some(at));
        }
        if *is && (of_person || is_identifier(key, profile) || flags >= 2 && is_answer(profile)) {
            *is = false;
            aside.push(at);
        }
    }
    // Two may be anything, unless a total adds them up.
    let speaks = |header: &String| {
        split_with(header, false).1 != Valence::Missing || valence_alone(header).is_some()
    };
    let is_added = || {
        !headers.iter().zip(&is_code).any(|(header, is)| *is && speaks(header))
            && (0..headers.len()).any(|at| adds_up_others(headers, profiles, at))
    };
    let codes = is_code.iter().filter(|is| **is).count();
    // `Barrier`, `Facilitator`, `Both` are valences of codes that stand nowhere.
    let mut of_codes = keys.iter().zip(&is_code).filter(|(_, is)| **is);
    let of_valences = of_codes.all(|(key, _)| meaning_of_key(key).is_some());
    if of_valences || codes < FEWEST && !(codes + 1 == FEWEST && is_added()) {
        return;
    }
    for ((slot, header), is) in found.iter_mut().zip(headers).zip(is_code) {
        if is {
            let role =
                Role::CodeColumn { code: header.trim().to_owned(), valence: Valence::Missing };
            *slot = Some((role, Reason::WideTable));
        }
    }
}

/// `Team support` beside `Language barrier` and `Transport barrier`, where all names end in the word for one side: it is
/// ticked as they are, so that it is a code of which no side is known. Flags of 0 and 1 may describe the person, and are
/// said to stand aside.
fn add_ticked_beside(
    headers: &[String],
    keys: &[String],
    profiles: &[Profile<'_>],
    found: &mut [Option<(Role, Reason)>],
    aside: &mut Vec<usize>,
) {
    let known = || {
        found.iter().zip(headers).zip(profiles).filter_map(|((slot, header), profile)| match slot {
            Some((Role::CodeColumn { valence, .. }, _)) => Some((*valence, header, profile)),
            _ => None,
        })
    };
    let first = known().next().map(|(valence, ..)| valence);
    let by_word = |(valence, header, profile): (Valence, &String, &Profile<'_>)| {
        Some(valence) == first && word_at_end(header).is_some() && profile.largest <= 1
    };
    if first.is_none_or(|first| first == Valence::Missing) || !known().all(by_word) {
        return;
    }
    let is_ticked = |profile: &Profile<'_>| profile.whole == 0;
    let ticked = known().all(|(_, _, profile)| is_ticked(profile));
    let is_open = |at: &usize| {
        let (Some(key), Some(profile)) = (keys.get(*at), profiles.get(*at)) else { return false };
        matches!(found.get(*at), Some(None))
            && !headers::means_something(key)
            && !headers::is_of_person(key)
            && !headers::is_nameless(key)
            && key.contains(char::is_alphabetic)
            && profile.filled > 0
            && profile.largest <= 1
            && profile.counts_all()
            && is_ticked(profile) == ticked
    };
    let open: Vec<usize> = (0..headers.len()).filter(is_open).collect();
    if !ticked {
        aside.extend(open);
        return;
    }
    for at in open {
        if let (Some(slot), Some(header)) = (found.get_mut(at), headers.get(at)) {
            let code = header.trim().to_owned();
            let role = Role::CodeColumn { code, valence: Valence::Missing };
            *slot = Some((role, Reason::WideTable));
        }
    }
}

/// Numbers that tell rows apart: all differ, and they are large, or the header says so.
fn is_identifier(key: &str, profile: &Profile<'_>) -> bool {
    let named = ["id", "no", "nr", "number", "code"];
    profile.blank == 0
        && profile.filled > 1
        && profile.whole == profile.filled
        && profile.all_differ()
        && (profile.largest > LARGEST_SMALL
            || named.contains(&key.rsplit(' ').next().unwrap_or(key)))
}

/// A column of 1 and blank.
fn is_flag(profile: &Profile<'_>) -> bool {
    profile.largest <= 1 && profile.blank > 0
}

/// Numbers from 1 up in every row, as answers are.
fn is_answer(profile: &Profile<'_>) -> bool {
    profile.blank == 0
        && profile.zeros == 0
        && profile.whole == profile.filled
        && profile.largest > 1
}

/// `Cost_B` and `Cost_F`, `Cost barriers` and `Cost facilitators`: taken only where both occur and most
/// codes have both.
fn add_pairs(
    headers: &[String],
    profiles: &[Profile<'_>],
    named: &mut [Option<(String, Valence)>],
) {
    let series = letter_series(headers.iter().map(String::as_str));
    let pairs: Vec<Option<(&str, Valence)>> = headers
        .iter()
        .zip(profiles)
        .zip(named.iter())
        .map(|((header, profile), name)| {
            if name.is_some() || !profile.counts_all() {
                return None;
            }
            letter_at_end(header)
                .filter(|(name, _)| !series.contains(&fold_word(name)))
                .or_else(|| word_at_end(header))
        })
        .collect();
    let with = |valence: Valence| -> Vec<&str> {
        pairs.iter().flatten().filter(|pair| pair.1 == valence).map(|pair| pair.0).collect()
    };
    let (barriers, facilitators) = (with(Valence::Barrier), with(Valence::Facilitator));
    let both = barriers.iter().filter(|code| facilitators.contains(code)).count();
    // Beside columns that name one direction words for the other do too (`Kosten Barriere`, `Leitung Förderfaktor`).
    let beside = named.iter().flatten().any(|(_, valence)| *valence != Valence::Missing);
    let paired = both > 0 && 2 * both >= barriers.len().max(facilitators.len());
    for ((slot, pair), header) in named.iter_mut().zip(pairs).zip(headers) {
        let taken = paired || beside && word_at_end(header).is_some();
        if let Some((code, valence)) = pair.filter(|_| taken) {
            *slot = Some((code.to_owned(), valence));
        }
    }
}
