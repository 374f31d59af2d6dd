//! Columns of a coder and a code together: `Coder A Cost` beside `Coder B Cost`, `JS_time` beside `MK_time`.
//!
//! Takes a table; gives the columns whose names are pairs of a coder and a code. Never takes initials of which a pair
//! is missing, nor single letters that may be valences.

use std::collections::BTreeSet;

use super::cells::says_nothing;
use super::families::{Family, FamilyChoice, FamilyKind};
use super::grid_words::is_silent;
use super::melt::{Line, MeltPlan, Value};
use super::{Seen, Shape, coders, names};
use crate::dataset::consensus::names_consensus;
use crate::dataset::number::parse_mark;
use crate::dataset::valence_of_word;
use crate::dataset::{Role, headers};
use crate::fold::fold_word;
use crate::schema::counts as words;
use crate::valence::Valence;

/// Most letters of initials.
const INITIALS: usize = 3;
/// Longest name whose parts are looked at, in bytes.
const LONGEST_NAME: usize = 120;

/// A column's name taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pair<'a> {
    coder: &'a str,
    code: &'a str,
}

/// How the names of coders stand in the names of columns.
#[derive(Clone, Copy)]
struct Build {
    /// Before the code, else behind it.
    before: bool,
    /// By a word for somebody who codes, else by initials.
    by_word: bool,
}

/// Words first, for they are sure.
const BUILDS: [Build; 4] = [
    Build { before: true, by_word: true },
    Build { before: false, by_word: true },
    Build { before: true, by_word: false },
    Build { before: false, by_word: false },
];

/// The columns that are what each of several coders said of each of several codes; surely where words say so.
pub(super) fn find(seen: &Seen<'_>) -> Option<Family> {
    BUILDS.into_iter().find_map(|build| {
        let pairs: Vec<(usize, Pair<'_>)> = seen
            .columns()
            .filter_map(|column| Some((column, pair(seen.header(column), build)?)))
            .collect();
        let columns: Vec<usize> = pairs.iter().map(|(column, _)| *column).collect();
        let (coders, whole) = grid(&pairs, build);
        (whole && cells(seen, &columns).is_some()).then(|| family(seen, columns, coders, build))
    })
}

fn family(seen: &Seen<'_>, columns: Vec<usize>, coders: usize, build: Build) -> Family {
    let filled = || columns.iter().flat_map(|&column| seen.filled(column));
    let counts = cells(seen, &columns) == Some(Value::Mark);
    let codings: u64 = match counts {
        true => filled().filter_map(|text| parse_mark(text, seen.decimal)).map(u64::from).sum(),
        false => filled().filter(|text| !is_silent(text)).count() as u64,
    };
    let choice = |kind, codings, owners| FamilyChoice { kind, codings, owners };
    let alone = if counts { FamilyKind::Codes } else { FamilyKind::Valences };
    let owners = u32::try_from(coders).unwrap_or(u32::MAX);
    let choices = vec![
        choice(FamilyKind::CodersAndCodes, codings, owners),
        choice(alone, codings, 0),
        choice(FamilyKind::Aside, 0, 0),
    ];
    Family { columns, choices, sure: build.by_word }
}

/// How many coders some pairs are of, and whether they are such a family: a word names one coder at least and two
/// have one code, or each of two or more by initials has each of two codes or more.
fn grid(pairs: &[(usize, Pair<'_>)], build: Build) -> (usize, bool) {
    let keys: Vec<(String, String)> =
        pairs.iter().map(|(_, pair)| (fold_word(pair.coder), fold_word(pair.code))).collect();
    let coders: BTreeSet<&str> = keys.iter().map(|(coder, _)| coder.as_str()).collect();
    let codes: BTreeSet<&str> = keys.iter().map(|(_, code)| code.as_str()).collect();
    let once = keys.iter().collect::<BTreeSet<_>>().len() == keys.len();
    // One letter each is who it is only where they follow one another.
    let letters: String = coders.iter().filter(|coder| coder.len() == 1).copied().collect();
    let in_order =
        letters.is_empty() || "abcd".starts_with(&letters) && letters.len() == coders.len();
    let fits = match build.by_word {
        true => codes.len() < keys.len() && coders.iter().any(|coder| names::says_coder(coder)),
        false => keys.len() == coders.len() * codes.len() && codes.len() >= 2 && in_order,
    };
    (coders.len(), once && coders.len() >= 2 && fits)
}

/// What the cells of such columns hold: counts and marks, or words for valences; `None` for anything else.
fn cells(seen: &Seen<'_>, columns: &[usize]) -> Option<Value> {
    let filled = || columns.iter().flat_map(|&column| seen.filled(column));
    filled().next()?;
    if filled().all(|text| parse_mark(text, seen.decimal).is_some()) {
        return Some(Value::Mark);
    }
    let says = |text: &str| {
        says_nothing(text)
            || is_silent(text)
            || valence_of_word(text).is_some_and(|valence| valence != Valence::Missing)
    };
    filled().all(says).then_some(Value::Stated { head: words::VALENCE, zeros: true })
}

/// A name cut in two at each of its marks, without the marks at the ends; none of one that is too long for a name.
fn cuts(header: &str) -> impl Iterator<Item = (&str, &str)> {
    let is_mark = |letter: char| !letter.is_alphanumeric();
    let header = header.trim_matches(is_mark);
    let header = if header.len() > LONGEST_NAME { "" } else { header };
    let marks = header.char_indices().filter(move |(_, letter)| is_mark(*letter));
    let cut = marks.filter_map(move |(at, _)| header.split_at_checked(at));
    cut.map(move |(before, behind)| (before.trim_matches(is_mark), behind.trim_matches(is_mark)))
}

/// The coder and the code that a name holds.
fn pair(header: &str, build: Build) -> Option<Pair<'_>> {
    cuts(header).find_map(|(before, behind)| {
        let (coder, code) = if build.before { (before, behind) } else { (behind, before) };
        let named = if build.by_word { is_coder(coder) } else { are_initials(coder) };
        let code_names = code.contains(char::is_alphabetic)
            && !is_coder(code)
            && valence_of_word(code).is_none()
            && !names_role(code);
        (named && code_names).then_some(Pair { coder, code })
    })
}

/// The coder and what else a name that begins with a word for one holds: `Coder 1` and `Valence`.
pub(in crate::dataset) fn coder_and_rest(header: &str) -> Option<(&str, &str)> {
    cuts(header).find_map(|(coder, rest)| {
        let named = names::says_coder(coder) && is_coder(coder) && !is_coder(rest);
        (named && rest.contains(char::is_alphabetic)).then_some((coder, rest))
    })
}

/// `Coder A`, `Rater2`, `Kodierer 1`, or what they agreed on, and nothing else.
fn is_coder(text: &str) -> bool {
    let key = fold_word(text);
    let words = key.split(' ').count();
    words <= 2 && names::says_coder(text) || words == 1 && names_consensus(text)
}

/// True for what a coder says of something, and no code: `Valence`, `Code`.
fn names_role(text: &str) -> bool {
    let roles = [Role::Valence, Role::Code, Role::Theme, Role::Construct, Role::Domain];
    headers::is_known(&fold_word(text), &roles)
}

/// Up to three capitals that are no word for a valence.
fn are_initials(text: &str) -> bool {
    let letters = text.chars().count();
    (1..=INITIALS).contains(&letters)
        && text.chars().all(char::is_uppercase)
        && (letters == 1 || valence_of_word(text).is_none())
}

/// The long form with a row for each cell of `columns`, their names taken apart; `None` where they are no pairs.
pub(super) fn plan(seen: &Seen<'_>, columns: &[usize]) -> Option<MeltPlan> {
    let value = cells(seen, columns)?;
    let build = BUILDS
        .into_iter()
        .find(|build| columns.iter().all(|&column| pair(seen.header(column), *build).is_some()))?;
    let lines = seen.columns().map(|column| {
        let pair = columns.contains(&column).then(|| pair(seen.header(column), build)).flatten();
        pair.map_or(Line::Label, |pair| {
            Line::Cells(vec![pair.coder.to_owned(), pair.code.to_owned()])
        })
    });
    Some(MeltPlan {
        shape: Shape::CoderCodes,
        column_heads: vec![words::CODER.to_owned(), words::CODE.to_owned()],
        value,
        columns: lines.collect(),
        ..coders::plan(seen, columns)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_coders_and_codes_are_taken_apart() {
        let [first, last, initials, initials_last] = BUILDS;
        for (header, build, expected) in [
            ("Coder A Cost", first, Some(("Coder A", "Cost"))),
            ("Coder1_Cost of care", first, Some(("Coder1", "Cost of care"))),
            ("Kodierer 2: Zeit", first, Some(("Kodierer 2", "Zeit"))),
            ("Cost (Coder A)", last, Some(("Coder A", "Cost"))),
            ("JS_time", initials, Some(("JS", "time"))),
            ("Time - MK", initials_last, Some(("MK", "Time"))),
            ("Coder A", first, None),
            ("Coder A valence", first, None),
            ("Cost", initials, None),
            ("JS_2", initials, None),
            ("time_js", initials_last, None),
            ("", initials, None),
        ] {
            let found = pair(header, build);
            assert_eq!(found, expected.map(|(coder, code)| Pair { coder, code }), "{header}");
        }
    }
}
