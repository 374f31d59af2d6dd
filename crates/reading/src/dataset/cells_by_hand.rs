//! Cells of a table that somebody wrote by hand, which may hold several codes.
//!
//! Takes the distinct cells of a column; gives the codes of those that hold several, or begin with the mark
//! of a list. Never divides what stands alone elsewhere, or one code with its valence.

use std::collections::{HashMap, HashSet};

use super::enumerated::Numbering;
use super::items::{BULLETS, numbered, without_mark};
use super::joined_names::LoneNames;
use super::pieces_of_cells::{COMMA, CellOfCodes, DIVIDERS, LINE_BREAK, pieces, texts};
use super::separation::{Separation, Split};
use super::sides_before::each_with_side;
use super::split::{split_with, valence_alone};
use crate::fold::{is_dash, trim};
use crate::valence::Valence;

/// What divides the codes of one line.
const IN_LINES: [char; 2] = [';', '|'];
/// Bytes up to which a piece between dividers is a name and no sentence, and one between commas.
const SHORT: usize = 60;
const SHORTER: usize = 40;
/// Words up to which a piece that stands nowhere else is still a name.
const FEW_WORDS: usize = 3;

/// The cells of a table that somebody wrote by hand; of one of counts none is divided.
///
/// A line break divides only where a piece is listed, or all of them recur: else it wraps one name.
pub(super) fn split_by_hand<'c>(
    cells: &HashSet<CellOfCodes<'c>>,
    of_counts: bool,
    known: &mut HashSet<String>,
) -> HashMap<CellOfCodes<'c>, Split<'c>> {
    let mut times: HashMap<&str, usize> = HashMap::new();
    let mut listed: HashSet<String> = known.clone();
    for (cell, _) in cells {
        listed.extend(lone_name(cell).map(str::to_owned));
        for part in distinct_parts(cell) {
            *times.entry(part).or_insert(0) += 1;
        }
    }
    let numbering = if of_counts { None } else { first_numbering(cells) };
    let signed = !of_counts && bear_signs(cells);
    let is_listed = |name: &str| listed.contains(name);
    let recurs = |name: &str| times.get(name).is_some_and(|times| *times > 1);
    let names_by_commas = |parts: &[&str]| {
        parts.iter().all(|part| is_listed(part) || recurs(part) && part.len() <= SHORTER)
    };
    let commas_divide = !of_counts && commas_divide(cells, is_listed, names_by_commas);
    let mut found = HashMap::new();
    for &(cell, number) in cells {
        let own = numbering.and_then(|_| Numbering::of(cell)).or(numbering);
        let codes = own.map(|numbering| numbering.items(cell)).unwrap_or_default();
        if !codes.is_empty() && own.is_some_and(|numbering| divides(&numbering, cell)) {
            found.insert((cell, number), Split { codes, separation: Separation::Apart });
            continue;
        }
        let by_sign = || signed.then(|| each_with_sign(cell)).flatten();
        if let Some(codes) = each_with_side(cell).filter(|_| !of_counts).or_else(by_sign) {
            found.insert((cell, number), Split { codes, separation: Separation::Apart });
            continue;
        }
        if is_listed(cell) || says_valence(cell) {
            continue;
        }
        if let Some(item) = only_item(cell).filter(|_| !of_counts) {
            found
                .insert((cell, number), Split { codes: vec![item], separation: Separation::Apart });
            continue;
        }
        let split_at = |dividers: &[char]| -> Vec<&'c str> {
            cell.split(dividers).map(trim).filter(|part| !part.is_empty()).collect()
        };
        let mut parts = split_at(&DIVIDERS);
        let itemised = is_itemised(&parts);
        if !signed {
            parts = without_marks(parts, &is_listed);
        }
        let is_wrapped = cell.contains(LINE_BREAK)
            && !itemised
            && !parts.iter().any(|part| is_listed(part))
            && !parts.iter().all(|part| recurs(part));
        if is_wrapped {
            parts = split_at(&IN_LINES);
        }
        let by_commas = texts(cell, &pieces(cell, COMMA));
        let are_names = !of_counts
            && match parts.len() {
                0 | 1 => commas_divide && by_commas.len() > 1 || names_by_commas(&by_commas),
                _ if itemised => true,
                _ => {
                    parts.iter().all(|part| is_listed(part) || part.len() <= SHORT)
                        && (parts.iter().any(|part| is_listed(part) || recurs(part))
                            || parts
                                .iter()
                                .all(|part| part.split_whitespace().count() <= FEW_WORDS))
                }
            };
        let codes = if parts.len() > 1 { parts } else { by_commas };
        let split = if are_names {
            Split { codes, separation: Separation::Apart }
        } else if !of_counts && cell.contains(DIVIDERS)
            || codes.iter().any(|part| is_listed(part))
            || !of_counts && may_list(&codes, recurs)
        {
            Split { codes: vec![cell], separation: Separation::AsOne }
        } else {
            continue;
        };
        found.insert((cell, number), split);
    }
    *known = listed;
    found
}

/// Whether names between commas may be several codes: short ones, of which one stands in another cell too.
fn may_list(codes: &[&str], recurs: impl Fn(&str) -> bool) -> bool {
    let is_name = |code: &&str| code.len() <= SHORTER && !goes_on(code);
    codes.len() > 1 && codes.iter().all(is_name) && codes.iter().any(|code| recurs(code))
}

/// Whether numbers within a line divide a cell: where other marks do, names may begin with numbers.
fn divides(numbering: &Numbering, cell: &str) -> bool {
    !(cell.contains(LINE_BREAK) || numbering.counts() && cell.contains(DIVIDERS))
}

/// The name in a cell that holds one; `None` for a cell that may hold several.
pub(super) fn lone_name(cell: &str) -> Option<&str> {
    (distinct_parts(cell).len() < 2).then(|| only_item(cell).unwrap_or(cell))
}

/// What stands between the dividers and commas of a cell, each once.
fn distinct_parts(cell: &str) -> Vec<&str> {
    let parts = cell.split(DIVIDERS).flat_map(|part| texts(part, &pieces(part, COMMA)));
    let mut parts: Vec<&str> = parts.collect();
    parts.sort_unstable();
    parts.dedup();
    parts
}

/// Whether the commas of a column divide: they do in some cell for certain, each cell with commas has a part
/// that stands alone elsewhere, and all parts are as short as names. One rule holds for the whole column.
fn commas_divide(
    cells: &HashSet<CellOfCodes<'_>>,
    is_listed: impl Fn(&str) -> bool,
    are_names: impl Fn(&[&str]) -> bool,
) -> bool {
    let mut certain = false;
    for (cell, _) in cells {
        if is_listed(cell) || says_valence(cell) || cell.contains(DIVIDERS) {
            continue;
        }
        let parts = texts(cell, &pieces(cell, COMMA));
        if parts.len() < 2 {
            continue;
        }
        let is_list = parts.iter().any(|part| is_listed(part))
            && parts.iter().all(|part| part.len() <= SHORTER && !goes_on(part));
        if !is_list {
            return false;
        }
        certain |= are_names(&parts);
    }
    certain
}

/// How the first of the cells that are numbered is, in the order of their texts: sets have none of their own.
fn first_numbering(cells: &HashSet<CellOfCodes<'_>>) -> Option<Numbering> {
    let numbered = cells.iter().filter_map(|(cell, _)| Some((*cell, Numbering::of(cell)?)));
    numbered.min_by_key(|(cell, _)| *cell).map(|(_, numbering)| numbering)
}

/// True for a part that goes on with what stands before it.
fn goes_on(part: &str) -> bool {
    let word = part.split_whitespace().next().unwrap_or_default().to_lowercase();
    ["and", "or", "of", "for", "in", "och", "eller", "og", "ja", "tai", "und", "oder"]
        .contains(&word.as_str())
}

/// The cells of a column that holds lists, as the user says: divided at whatever divides, at commas where
/// nothing else does, and where names are joined that stand alone. Where some are, commas divide what has a part that
/// stands alone.
pub(super) fn parts_as_asked<'c>(
    cells: &HashSet<CellOfCodes<'c>>,
) -> HashMap<CellOfCodes<'c>, Split<'c>> {
    let numbering = first_numbering(cells);
    let signed = bear_signs(cells);
    let lone = LoneNames::of(cells.iter().flat_map(|(cell, _)| {
        let parts = cell.split(DIVIDERS).map(trim).filter(|part| !part.is_empty());
        parts.filter(|part| lone_name(part).is_some()).collect::<Vec<_>>()
    }));
    let any_joined = cells.iter().any(|(cell, _)| lone.joined_in(cell).is_some());
    let by_commas = |cell: &'c str| {
        let parts = texts(cell, &pieces(cell, COMMA));
        let stands_alone = |part: &&str| lone.has(part) || lone.joined_in(part).is_some();
        if any_joined && !parts.iter().any(stands_alone) { vec![cell] } else { parts }
    };
    let divide = |&(cell, number): &CellOfCodes<'c>| {
        let parts: Vec<&'c str> = match numbering {
            Some(numbering) if divides(&numbering, cell) => numbering.items(cell),
            _ => Vec::new(),
        };
        let parts = if parts.is_empty() {
            cell.split(DIVIDERS).map(trim).filter(|part| !part.is_empty()).collect()
        } else {
            parts
        };
        let parts = if parts.len() > 1 { parts } else { by_commas(cell) };
        let parts = match signed {
            true => parts,
            false => without_marks(parts, &|part| cells.contains(&(part, number))),
        };
        let names = parts.into_iter().flat_map(|part| lone.joined_in(part).unwrap_or(vec![part]));
        let codes: Vec<&'c str> = names.collect();
        let is_list = codes.len() > 1 || codes.iter().any(|code| *code != cell);
        is_list.then_some(((cell, number), Split { codes, separation: Separation::Apart }))
    };
    cells.iter().filter_map(divide).collect()
}

/// Says of the cells that were taken for one code each that they are taken so, where they join names that stand
/// alone, in cells or in lists that were divided; `is_code` is true for what a list of codes names.
pub(super) fn tell_joined<'c>(
    cells: &HashSet<CellOfCodes<'c>>,
    is_code: impl Fn(&str) -> bool,
    split: &mut HashMap<CellOfCodes<'c>, Split<'c>>,
) {
    let whole = cells.iter().filter(|cell| !split.contains_key(cell)).map(|cell| cell.0);
    let parts = split.values().filter(|split| split.separation == Separation::Apart);
    let lone = LoneNames::of(whole.chain(parts.flat_map(|split| split.codes.iter().copied())));
    for &(cell, number) in cells {
        let is_joined = !split.contains_key(&(cell, number))
            && !is_code(cell)
            && lone.joined_in(cell).is_some();
        if is_joined {
            let as_one = Split { codes: vec![cell], separation: Separation::AsOne };
            split.insert((cell, number), as_one);
        }
    }
}

/// Cells of a column of labels that may hold several: short parts of which one stands alone elsewhere, or joined names
/// that all do.
/// Names of frameworks hold semicolons too.
pub(super) fn may_be_lists<'c>(cells: &HashSet<&'c str>) -> HashSet<&'c str> {
    let lone = LoneNames::of(cells.iter().copied());
    let is_list = |cell: &&&'c str| {
        let parts: Vec<&str> =
            cell.split(IN_LINES).map(trim).filter(|part| !part.is_empty()).collect();
        let are_divided = parts.len() > 1 && each_with_side(cell).is_some()
            || parts.len() > 1
                && !says_valence(cell)
                && parts.iter().all(|part| part.len() <= SHORT)
                && parts.iter().any(|part| cells.contains(part));
        are_divided || lone.joined_in(cell).is_some()
    };
    cells.iter().filter(is_list).copied().collect()
}

/// Whether codes of a column begin with a plus, beside which a dash before others is no bullet.
fn bear_signs(cells: &HashSet<CellOfCodes<'_>>) -> bool {
    let mut parts = cells.iter().flat_map(|(cell, _)| cell.split(DIVIDERS).flat_map(comma_parts));
    parts.any(|part| trim(part).starts_with('+') && begins_with_sign(part))
}

fn comma_parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(',')
}

/// The codes of a cell whose parts each begin with a sign, between commas too.
fn each_with_sign(cell: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = cell
        .split(DIVIDERS)
        .flat_map(comma_parts)
        .map(trim)
        .filter(|part| !part.is_empty())
        .collect();
    (parts.len() > 1 && parts.iter().all(|part| begins_with_sign(part))).then_some(parts)
}

/// Whether a plus or a minus stands before a word.
fn begins_with_sign(part: &str) -> bool {
    let rest = trim(part).strip_prefix(|letter: char| letter == '+' || is_dash(letter));
    rest.is_some_and(|rest| rest.trim_start().starts_with(char::is_alphabetic))
}

/// Items without their bullets, and without numbers that count them from 1; a dash is a bullet where another
/// item begins so too. What stands alone elsewhere with its number is called so.
fn without_marks<'c>(parts: Vec<&'c str>, is_listed: &dyn Fn(&str) -> bool) -> Vec<&'c str> {
    let begins_with_dash = |part: &&&str| part.starts_with(is_dash) || part.starts_with('*');
    let dashes = parts.iter().filter(begins_with_dash).count() > 1;
    let counted = are_counted(&parts) && !parts.iter().any(|part| is_listed(part));
    let bare = parts.into_iter().map(|part| match numbered(part) {
        Some((_, rest)) if counted => rest,
        Some(_) => part,
        None => without_mark(part, dashes),
    });
    bare.filter(|part| !part.is_empty()).collect()
}

/// Whether numbers before the items count them from 1.
fn are_counted(parts: &[&str]) -> bool {
    parts.len() > 1
        && parts
            .iter()
            .zip(1..)
            .all(|(part, nth)| numbered(part).is_some_and(|(own, _)| own == nth))
}

/// Whether each line begins as an item does: with a bullet, a dash or its number.
fn is_itemised(parts: &[&str]) -> bool {
    let has_bullet =
        |part: &&str| numbered(part).is_none() && without_mark(part, true).len() < part.len();
    parts.len() > 1 && (parts.iter().all(has_bullet) || are_counted(parts))
}

/// The only item of a cell, without its bullet; `None` where it has none.
fn only_item(cell: &str) -> Option<&str> {
    let bare = trim(cell.trim_start_matches(BULLETS));
    (bare.len() < cell.len() && !bare.is_empty() && !cell.contains(DIVIDERS)).then_some(bare)
}

/// True for one code with its valence, such as `Cost; barrier`: what looks like two codes is one.
fn says_valence(cell: &str) -> bool {
    let pieces: Vec<&str> = cell.split(DIVIDERS).flat_map(|piece| piece.split(',')).collect();
    pieces.len() == 2
        && pieces.iter().filter(|piece| valence_alone(piece).is_some()).count() == 1
        && split_with(cell, false).1 != Valence::Missing
}
