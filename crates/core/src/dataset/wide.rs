//! Wide tables: one row a participant or source, one column a code, counts or marks in the cells.
//!
//! Takes the headers and the columns' profiles; gives the columns that are codes, each with its
//! code and the valence in its name. Never takes a column whose cells are not all counts or marks.

use super::coding::names_total;
use super::counts_by_valence::counts_by_valence;
use super::headers::{self, EXACT};
use super::legend::legend;
use super::letters;
use super::middles;
use super::name_signs::signs_speak;
use super::profile::Profile;
use super::roles::{Reason, Role};
use super::split::{split_valence, split_with, steps_of_path};
use super::sum_columns;
use super::sums;
use super::tools;
use super::valence_words::meaning_of_key;
use super::weigh::holds_shares;
use crate::fold::fold_word;
use crate::schema::PATH;
use crate::valence::Valence;

/// Largest count that a code without a valence in its name may have; larger numbers are years or sums.
const LARGEST_COUNT: u32 = 1000;
/// Largest of numbers that all differ which may still be counts.
const LARGEST_SMALL: u32 = 100;

/// Rows at most of counts that go up by one in each row.
const FEW_ROWS: usize = 4;

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
    for at in sum_columns::find(headers, profiles, &roles) {
        if let Some(role) = roles.get_mut(at) {
            *role = Some((Role::Ignored, Reason::NotCounted));
        }
    }
    Wide { roles, aside }
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
            let open: Vec<bool> =
                open.iter().zip(&keys).map(|(open, key)| *open && !means_else(key)).collect();
            found = letters::find(headers, &open);
        }
        for ((slot, word), found) in named.iter_mut().zip(&mut cut_short).zip(found) {
            if let (None, Some(found)) = (&slot, found) {
                *slot = Some((found.code, found.valence));
                *word = Some(found.word);
            }
        }
        add_sums(headers, profiles, &mut named);
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
    if has_codes {
        counts_by_valence(headers, &keys, profiles, &mut found);
    } else if !keys.iter().enumerate().any(|(at, key)| {
        headers::is_known(key, &[Role::Count]) && !adds_up_others(headers, profiles, at)
    }) {
        codes_without_valence(headers, &keys, profiles, &mut found, aside);
    }
    found
}

/// True for a column called a sum that adds up all other columns of counts in every row, two at least.
fn adds_up_others(headers: &[String], profiles: &[Profile<'_>], at: usize) -> bool {
    let Some(own) = profiles.get(at).filter(|own| own.counts_all()) else { return false };
    let counts = profiles.iter().enumerate();
    let others: Vec<&Profile<'_>> = counts
        .filter(|(other, profile)| *other != at && profile.filled > 0 && profile.counts_all())
        .map(|(_, profile)| profile)
        .collect();
    let number = |profile: &Profile<'_>, row| u64::from(profile.count_at(row));
    let adds = (0..own.rows())
        .all(|row| others.iter().map(|other| number(other, row)).sum::<u64>() == number(own, row));
    others.len() >= 2 && adds && headers.get(at).is_some_and(|header| names_total(header))
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

/// True for a header that holds a word for a valence: one column of a table by valences.
pub(super) fn names_valence_in_header(header: &str) -> bool {
    let is_word =
        |word: &str| meaning_of_key(&fold_word(word)).is_some_and(|meaning| meaning.strong);
    header.split(|letter: char| !letter.is_alphanumeric()).any(is_word)
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
            !means_else(key)
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
        // A few counts may well go up by one each.
        if *is && profile.numbers_rows && (at == 0 || profile.filled > FEW_ROWS) {
            *is = false;
            aside.extend((at > 0).then_some(at));
        }
        if *is && (of_person || is_identifier(key, profile) || flags >= 2 && is_answer(profile)) {
            *is = false;
            aside.push(at);
        }
    }
    if is_code.iter().filter(|is| **is).count() < 3 {
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

/// True for a header that says something else than a code.
fn means_else(key: &str) -> bool {
    headers::is_spoiled(key)
        || headers::candidates(key).iter().any(|(_, weight)| *weight >= EXACT - 12)
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

/// The code and valence in the header of a tool's column, which need not hold a valence.
fn code_of_tool(header: &str) -> Option<(String, Valence)> {
    let (_, path) = tools::code_in_header(header)?;
    let (bare, valence) = split_valence(path);
    Some((steps_of_path(&bare).join(PATH), valence))
}

/// The code and valence in a header that holds both.
fn code_in_header(header: &str) -> Option<(String, Valence)> {
    let (bare, valence) = split_valence(header);
    if valence != Valence::Missing {
        return Some((bare.into_owned(), valence));
    }
    word_inside(header)
}

/// A word for the valence inside a name, also one with a letter missing, doubled or swapped:
/// `ECRbrrier_environment` is the barrier `environment` of `ECR`.
fn word_inside(header: &str) -> Option<(String, Valence)> {
    const WORDS: [(&str, Valence); 3] = [
        ("barrier", Valence::Barrier),
        ("facilitator", Valence::Facilitator),
        ("enabler", Valence::Facilitator),
    ];
    let mut before: [Option<char>; 2] = [None; 2];
    for (at, letter) in header.char_indices() {
        let [earlier, previous] = before;
        before = [previous, Some(letter)];
        let Some(previous) = previous else { continue };
        // A small letter after capitals (`ECRbarrier`), a capital after small ones (`CostBarrier`);
        // not the second letter of a word with a capital.
        let abbreviation = previous.is_uppercase()
            && earlier.is_some_and(|one| one.is_alphanumeric() && !one.is_lowercase());
        let starts = letter.is_alphabetic()
            && (!previous.is_alphabetic()
                || abbreviation && letter.is_lowercase()
                || previous.is_lowercase() && letter.is_uppercase());
        if !starts {
            continue;
        }
        let rest = header.get(at..)?;
        let end = rest
            .char_indices()
            .skip(1)
            .find(|(_, letter)| !letter.is_lowercase())
            .map_or(rest.len(), |(end, _)| end);
        let (word, tail) = rest.split_at_checked(end)?;
        let word = word.to_lowercase();
        // `Implementation Facilitators` are people; `Cost barrier` is a barrier.
        if previous.is_whitespace() && word.ends_with('s') {
            continue;
        }
        let bare_word = word.strip_suffix('s').unwrap_or(&word);
        let known = WORDS.iter().find(|(known, _)| is_slip_of(bare_word, known));
        if let (Some((_, valence)), Some(code)) = (known, header.get(..at)) {
            let trim =
                |text: &str| text.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned();
            let (code, part) = (trim(code), trim(tail));
            return match (code.is_empty(), part.is_empty()) {
                (true, true) => None,
                (false, true) => Some((code, *valence)),
                (true, false) => Some((part, *valence)),
                (false, false) => Some((format!("{code} > {part}"), *valence)),
            };
        }
    }
    None
}

/// True for the word itself or with one letter missing, one too many or two neighbours swapped; not
/// with another letter in its place (`carrier` is no barrier).
fn is_slip_of(word: &str, known: &str) -> bool {
    if word == known {
        return true;
    }
    let without_one = |long: &str, short: &str| {
        long.char_indices().any(|(at, letter)| {
            long.get(..at).zip(long.get(at + letter.len_utf8()..)).is_some_and(|(head, tail)| {
                short.len() == head.len() + tail.len()
                    && short.starts_with(head)
                    && short.ends_with(tail)
            })
        })
    };
    let letters: Vec<char> = word.chars().collect();
    let swapped = || {
        (1..letters.len()).any(|at| {
            let mut letters = letters.clone();
            letters.swap(at - 1, at);
            letters.iter().copied().eq(known.chars())
        })
    };
    without_one(known, word) || without_one(word, known) || swapped()
}

/// The name before a letter for a valence: `Cost` of `Cost_B`.
pub(super) fn letter_at_end(header: &str) -> Option<(&str, Valence)> {
    let (name, letter) = header.trim().rsplit_once(['_', '-', '.', ' '])?;
    let valence = match letter {
        "B" | "b" => Valence::Barrier,
        "F" | "f" | "E" | "e" => Valence::Facilitator,
        _ => return None,
    };
    (!name.trim().is_empty()).then_some((name.trim(), valence))
}

/// The name before a word for a valence that a header ends in, also in the plural: `Cost` of
/// `Cost barriers`. On its own such a header may well be of people (`Implementation Facilitators`).
fn word_at_end(header: &str) -> Option<(&str, Valence)> {
    let (name, word) = header.trim().rsplit_once(' ')?;
    let meaning = meaning_of_key(&fold_word(word)).filter(|meaning| meaning.strong)?;
    (!name.trim().is_empty()).then_some((name.trim(), meaning.valence))
}

/// `Cost_B` and `Cost_F`, `Cost barriers` and `Cost facilitators`: taken only where both occur and most
/// codes have both.
fn add_pairs(
    headers: &[String],
    profiles: &[Profile<'_>],
    named: &mut [Option<(String, Valence)>],
) {
    let pairs: Vec<Option<(&str, Valence)>> = headers
        .iter()
        .zip(profiles)
        .zip(named.iter())
        .map(|((header, profile), name)| {
            if name.is_some() || !profile.counts_all() {
                return None;
            }
            letter_at_end(header).or_else(|| word_at_end(header))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_that_hold_code_and_valence() {
        use Valence::{Barrier, Facilitator};
        for (header, expected) in [
            ("BR+", Some(("BR", Facilitator))),
            ("ECR-", Some(("ECR", Barrier))),
            ("Cost - barrier", Some(("Cost", Barrier))),
            ("Cost (facilitator)", Some(("Cost", Facilitator))),
            ("Barrier: Cost", Some(("Cost", Barrier))),
            ("ECRbrrier_environment", Some(("ECR > environment", Barrier))),
            ("ECRbarrier_environment", Some(("ECR > environment", Barrier))),
            ("SIfaciltator", Some(("SI", Facilitator))),
            ("SIfacilitators_peers", Some(("SI > peers", Facilitator))),
            ("CostBarrier", Some(("Cost", Barrier))),
            ("Cost barier", Some(("Cost", Barrier))),
            ("ECRcarrier", None),
            ("Barriers", None),
            ("Implementation Facilitators", None),
            ("Opinion leaders", None),
            ("", None),
        ] {
            let expected = expected.map(|(code, valence)| (code.to_owned(), valence));
            assert_eq!(code_in_header(header), expected, "{header:?}");
        }
    }

    #[test]
    fn tools_name_codes_in_headers() {
        for (header, expected) in [
            ("Code: Cost\\Time Applied", Some(("Cost > Time", Valence::Missing))),
            ("Code: Cost \\ Time  Applied", Some(("Cost > Time", Valence::Missing))),
            ("Code: Barriers\\Cost Applied", Some(("Cost", Valence::Barrier))),
            ("Code: Cost Weight", None),
        ] {
            let expected = expected.map(|(code, valence)| (code.to_owned(), valence));
            assert_eq!(code_of_tool(header), expected, "{header:?}");
        }
    }
}
