//! Answers of a questionnaire in numbers: a row somebody, and in each of several columns a number from 1 up.
//!
//! Takes a table; gives the columns that may be answers as well as counts, so that it is asked. Never takes columns
//! in which nothing is a 0 or blank by rule: counts of codes have those.

use super::cells::count_of;
use super::code_columns::rows_are_owners;
use super::families::{Family, FamilyChoice, FamilyKind};
use super::labels::numbers_rows;
use super::{Seen, names, names_total};
use crate::dataset::headers::{self, EXACT};
use crate::dataset::missing_codes::is_missing_code;
use crate::dataset::split_valence;
use crate::fold::fold_word;
use crate::valence::Valence;

/// Largest answer of a scale.
const LARGEST: u32 = 10;
/// Columns of a questionnaire at least, and where their names say a valence; rows at least.
const WIDE: usize = 3;
const FEWEST: usize = 2;
const FEWEST_ROWS: usize = 3;

/// The columns that may be answers, where the rows are people and no other columns are counts.
pub(super) fn find(seen: &Seen<'_>) -> Option<Family> {
    if seen.table.rows() < FEWEST_ROWS || !rows_are_owners(seen) {
        return None;
    }
    let counts = |column: &usize| {
        let mut filled = seen.filled(*column).peekable();
        filled.peek().is_some() && filled.all(|text| count_of(text, seen.decimal).is_some())
    };
    let open: Vec<usize> =
        seen.columns().filter(|&at| may_be_item(seen, at)).filter(counts).collect();
    let columns: Vec<usize> = open.iter().copied().filter(|&at| are_answers(seen, at)).collect();
    // Two columns are codes where their names say a valence.
    let named = |&at: &usize| split_valence(seen.header(at)).1 != Valence::Missing;
    let are_codes = columns.len() >= WIDE || columns.len() >= FEWEST && columns.iter().all(named);
    if !are_codes || columns.len() < open.len() {
        return None;
    }
    let scale = columns.iter().flat_map(|&at| seen.filled(at));
    let largest = scale.filter(|text| !is_missing_code(text));
    if largest.filter_map(|text| count_of(text, seen.decimal)).max() <= Some(1) {
        return None;
    }
    let all = columns.iter().flat_map(|&at| seen.filled(at));
    let codings = all.filter_map(|text| count_of(text, seen.decimal)).map(u64::from).sum();
    let choice = |kind, codings| FamilyChoice { kind, codings, owners: 0 };
    let choices = vec![choice(FamilyKind::Codes, codings), choice(FamilyKind::Aside, 0)];
    Some(Family { columns, choices, sure: false })
}

/// True for a header that may name a code or an item.
fn may_be_item(seen: &Seen<'_>, column: usize) -> bool {
    let header = seen.header(column);
    let key = fold_word(header);
    headers::candidates(&key).iter().all(|(_, weight)| *weight < EXACT - 12)
        && !headers::is_spoiled(&key)
        && !headers::is_of_person(&key)
        && !headers::is_nameless(&key)
        && key.contains(char::is_alphabetic)
        && names::owner(header).is_none()
        && !names_total(header)
        && !numbers_rows(seen, column)
}

/// Numbers of a scale from 1 up in four rows of five at least, and no 0.
fn are_answers(seen: &Seen<'_>, column: usize) -> bool {
    let filled = seen.filled(column).count();
    let is_answer = |text: &str| {
        let number = count_of(text, seen.decimal);
        is_missing_code(text) || number.is_some_and(|number| (1..=LARGEST).contains(&number))
    };
    5 * filled >= 4 * seen.table.rows() && seen.filled(column).all(is_answer)
}
