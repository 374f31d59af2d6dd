//! A column a group: codes in rows, each once, and counts under names that mean nothing else.

use super::cells::{Tally, count_or_mark};
use super::families::{Family, FamilyChoice, FamilyKind};
use super::labels::{label_columns, numbers_rows, rows_are_people_or_passages};
use super::melt::Line;
use super::{Seen, heads, names, names_total, owners, people};
use crate::dataset::coding::names_worked_out;
use crate::dataset::headers::{self, EXACT};
use crate::dataset::{Role, shares, split_valence, valence_of_word};
use crate::fold::fold_word;
use crate::schema::LEVELS;
use crate::valence::Valence;

/// Columns of counts beside the only names of codes, whose headers mean nothing else: of groups as like as not,
/// so that it is asked.
pub(super) fn find(seen: &Seen<'_>) -> Option<Family> {
    let columns: Vec<usize> = seen.columns().filter(|&column| may_be_group(seen, column)).collect();
    let others: Vec<usize> = seen
        .columns()
        .filter(|&column| !columns.contains(&column) && !numbers_rows(seen, column))
        .filter(|&column| !names_total(seen.header(column)))
        .collect();
    let labels = label_columns(seen, &others);
    let (lowest, _) = labels.last()?;
    let label = headers::candidates(&fold_word(seen.header(*lowest)));
    let is_owner = |(role, _): &(Role, u32)| matches!(role, Role::Participant | Role::Source);
    // The same codes stand once below each valence.
    let of_rows: Vec<usize> = others
        .iter()
        .copied()
        .filter(|&column| says_valence(seen, column))
        .chain([*lowest])
        .collect();
    if columns.len() < 2 || label.iter().any(is_owner) || !all_differ(seen, &of_rows) {
        return None;
    }
    // What says who, how often or of which valence leaves nothing to groups.
    let says_otherwise = others.iter().any(|&column| {
        let named = headers::candidates(&fold_word(seen.header(column)));
        named.iter().any(|(role, weight)| {
            let says = match role {
                Role::Valence => !of_rows.contains(&column),
                Role::Rating | Role::Group | Role::Site => true,
                _ => false,
            };
            *weight >= EXACT - 12 && says
        })
    });
    if says_otherwise || rows_are_people_or_passages(seen, &others, true) {
        return None;
    }
    let plan = people::plan(seen, &columns)?;
    let rows = || plan.rows.iter().enumerate();
    let counting = || rows().filter(|(_, line)| matches!(line, Line::Cells(_)));
    let counted = columns.iter().flat_map(|&column| {
        counting().filter_map(move |(row, _)| count_or_mark(seen.cell(row, column), seen.decimal))
    });
    let codings: u64 = counted.map(u64::from).sum();
    let owners = u32::try_from(columns.len()).unwrap_or(u32::MAX);
    let choice = |kind, codings, owners| FamilyChoice { kind, codings, owners };
    let choices =
        vec![choice(FamilyKind::Participants, codings, owners), choice(FamilyKind::Aside, 0, 0)];
    Some(Family { columns, choices, sure: false })
}

/// True for a column of counts, of which a few cells may be none, under a name that means nothing or a group.
fn may_be_group(seen: &Seen<'_>, column: usize) -> bool {
    let header = seen.header(column);
    let key = fold_word(header);
    let named = headers::candidates(&key);
    let is_open = named.iter().all(|(role, weight)| {
        *weight < EXACT - 12 || matches!(role, Role::Group | Role::Site | Role::Source)
    });
    if !is_open
        || headers::is_spoiled(&key)
        || headers::is_nameless(&key)
        || !key.contains(char::is_alphabetic) && !owners::is_year(header)
        || names_total(header)
        || split_valence(header).1 != Valence::Missing
        || names::says_coder(header)
        || shares::names_shares(header)
        || heads::read(header.rsplit(LEVELS).next().unwrap_or("")).percent
        || names_total(&heads::read(header).group)
        || names_worked_out(header)
    {
        return false;
    }
    if numbers_rows(seen, column) {
        return false;
    }
    let tally = Tally::of(seen.filled(column), seen.decimal);
    let are_parts = tally.fractions > 0 && tally.fractions + tally.silent == tally.filled;
    !tally.is_shared() && (are_parts || tally.is_counted() || 2 * tally.counts > tally.filled)
}

/// True for a column of words for valences under a name for them.
fn says_valence(seen: &Seen<'_>, column: usize) -> bool {
    let named = headers::candidates(&fold_word(seen.header(column)));
    named.iter().any(|(role, weight)| *role == Role::Valence && *weight >= EXACT - 12)
        && seen.filled(column).next().is_some()
        && seen.filled(column).all(|text| valence_of_word(text).is_some())
}

/// True where the cells of these columns are the same together in no two rows.
fn all_differ(seen: &Seen<'_>, columns: &[usize]) -> bool {
    let mut known = std::collections::HashSet::new();
    seen.rows().all(|row| {
        let cells: Vec<&str> = columns.iter().map(|&column| seen.cell(row, column)).collect();
        cells.last().is_none_or(|label| label.is_empty()) || known.insert(cells)
    })
}
