//! Columns of numbers beside a grid of valences: how many of them a row has, of all or of each.
//!
//! Takes a table and the columns of its grid; says which columns beside them hold no codes and describe nobody.
//! Never takes a column that is neither called so nor counts the cells of each row.

use super::cells::count_of;
use super::grid_words::{GridWords, is_silent};
use super::{ColumnReason, Seen, heads, names_total};
use crate::dataset::headers::{self, EXACT};
use crate::dataset::roles::Role;
use crate::fold::fold_word;
use crate::valence::Valence;

/// The columns with why they are left out.
pub(super) fn beside(seen: &Seen<'_>, columns: &[usize]) -> Vec<(usize, ColumnReason)> {
    let cells = |row: usize| columns.iter().map(move |&column| seen.cell(row, column));
    let grid = GridWords::of(seen.rows().flat_map(cells).filter(|text| !text.is_empty()));
    if !grid.says_both() {
        return Vec::new();
    }
    // For each row how many cells say anything, each of the valences, and nothing.
    let numbers: Vec<Vec<u32>> = seen
        .rows()
        .map(|row| {
            let number = |of: &dyn Fn(&str) -> bool| {
                u32::try_from(cells(row).filter(|text| of(text)).count()).unwrap_or(u32::MAX)
            };
            let valence = |wanted: &[Valence]| {
                number(&|text| grid.valence(text).is_some_and(|one| wanted.contains(&one)))
            };
            let both = [Valence::Barrier, Valence::Facilitator, Valence::Mixed, Valence::Neutral];
            let [barrier, facilitator, mixed, neutral] = both;
            vec![
                number(&|text| !text.is_empty() && !grid.is_beside(text)),
                number(&|text| !text.is_empty() && !is_silent(text)),
                number(&|text| !text.is_empty()),
                valence(&[barrier]),
                valence(&[facilitator]),
                valence(&[barrier, mixed]),
                valence(&[facilitator, mixed]),
                valence(&[mixed]),
                valence(&[neutral]),
                valence(&[barrier, facilitator]),
                number(&|text| text.is_empty() || grid.is_beside(text)),
            ]
        })
        .collect();
    let others = seen.columns().filter(|column| !columns.contains(column));
    others.filter_map(|column| Some((column, reason(seen, column, &numbers)?))).collect()
}

/// Why a column of numbers is left out.
fn reason(seen: &Seen<'_>, column: usize, numbers: &[Vec<u32>]) -> Option<ColumnReason> {
    let header = seen.header(column);
    let key = fold_word(header);
    seen.filled(column).next()?;
    if headers::is_of_person(&key) || headers::is_spoiled(&key) {
        return None;
    }
    let own = |row: usize| count_of(seen.cell(row, column), seen.decimal);
    let own: Vec<u32> = seen.rows().map(own).collect::<Option<_>>()?;
    let width = numbers.first().map_or(0, Vec::len);
    let is_number =
        |at: usize| own.iter().zip(numbers).all(|(own, numbers)| numbers.get(at) == Some(own));
    // That one number is another by chance is less likely the more rows there are.
    let differ = own.iter().any(|number| Some(number) != own.first()) || own.len() > 2;
    if own.iter().any(|number| *number > 0) && differ && (0..width).any(is_number) {
        return Some(ColumnReason::Total);
    }
    let counts = |(role, weight): &(Role, u32)| *role == Role::Count && *weight >= EXACT - 12;
    let head = heads::read(header);
    let named = names_total(header)
        || names_total(&head.group)
        || head.valence != Valence::Missing
        || headers::candidates(&key).iter().any(counts);
    named.then_some(ColumnReason::OtherCount)
}
