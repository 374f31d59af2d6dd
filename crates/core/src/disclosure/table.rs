//! A counted table as it may leave under a policy: small numbers hidden, the others rounded, counts that
//! are parts of totals taken out of its notes.

use serde::{Deserialize, Serialize};

use super::hidden::{Hidden, is_small, is_small_column, smallest_group};
use super::{FEWEST, Policy};
use crate::analysis::{ColumnLabel, Contributors, CrossTab, Note, NoteKind, Number, round_percent};
use crate::valence::ByValence;

/// What a policy hides of a table, and what others would.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Protection {
    /// Numbers hidden, for whatever reason.
    pub hidden: u32,
    /// Those of them hidden for having too few contributors, or their group too few people; the others are hidden
    /// beside them. `None` where it cannot be told which is which.
    pub small: Option<u32>,
    /// Totals hidden.
    pub totals: u32,
    /// For each threshold offered, the numbers that have fewer contributors.
    pub fewer: Vec<(u32, u32)>,
    /// Labels of the columns with fewer people than the threshold (3 where there is none).
    pub small_columns: Vec<ColumnLabel>,
}

/// The table as it may leave under a policy, and what that hides. Without threshold and rounding the
/// table comes back unchanged, and whoever stands behind its numbers is not asked for.
pub fn protect_table(
    table: CrossTab,
    contributors: &Contributors,
    policy: &Policy,
) -> (CrossTab, Protection) {
    let mut protection = Protection {
        fewer: FEWEST.iter().map(|&fewest| (fewest, count_small(&table, fewest))).collect(),
        small_columns: small_columns(&table, policy.fewest_contributors.unwrap_or(3)),
        small: Some(0),
        ..Protection::default()
    };
    let mut table = table;
    if policy.changes_numbers() {
        let hidden = policy.fewest_contributors.map(|fewest| {
            let mut hidden = Hidden::small(&table, fewest);
            protection.small = Some(hidden.cells_hidden());
            hidden.complete(&table, contributors);
            protection.hidden = hidden.cells_hidden();
            protection.totals = hidden.totals_hidden();
            hidden
        });
        write(&mut table, hidden.as_ref(), policy.round_to);
        // They are parts of totals.
        table.notes.iter_mut().for_each(|note| note.count = None);
        let small = policy.fewest_contributors.map(|fewest| NoteKind::SmallHidden {
            fewest,
            smallest_group: smallest_group(&table, fewest),
        });
        let rounded = policy.round_to.map(|to| NoteKind::Rounded { to });
        table.notes.extend(small.into_iter().chain(rounded).map(Note::from));
    }
    if policy.domains_only == Some(true) {
        table.notes.push(NoteKind::DomainsOnly.into());
    }
    (table, protection)
}

/// Writes a table anew: hidden numbers gone, the others rounded, shares worked out of what is shown.
fn write(table: &mut CrossTab, hidden: Option<&Hidden>, round_to: Option<u32>) {
    let round = |number: u32| round_to.map_or(number, |to| rounded(number, to));
    let seen = |number: Number, hidden: bool| match number.shown() {
        Some(number) if !hidden => round(number).into(),
        _ => Number::HIDDEN,
    };
    for (row, cells) in (0..).zip(&mut std::mem::take(&mut table.cells)) {
        for (column, cell) in cells.iter_mut().enumerate() {
            for (valence, number) in cell.valences.iter_mut() {
                let without = hidden
                    .is_some_and(|hidden| hidden.hides_denominator(table, row, column, valence));
                let is_hidden = hidden
                    .and_then(|hidden| hidden.cells.get(row)?.get(column))
                    .is_some_and(|cell| cell[valence]);
                number.count = seen(number.count, is_hidden);
                number.denominator = number.denominator.filter(|_| !without).map(round);
                number.percent = number
                    .denominator
                    .zip(number.count.shown())
                    .and_then(|(of, count)| round_percent(count, of));
                number.contributors = None;
            }
        }
        table.cells.push(std::mem::take(cells));
    }
    let each = |totals: ByValence<Number>, hidden: Option<&ByValence<bool>>| {
        totals.zip(hidden.copied().unwrap_or_default()).map(|(total, hidden)| seen(total, hidden))
    };
    let of_rows: Vec<bool> = (0..table.rows.len())
        .map(|row| hidden.is_some_and(|hidden| hidden.hides_row(table, row)))
        .collect();
    for ((at, row), is_hidden) in table.rows.iter_mut().enumerate().zip(of_rows) {
        row.totals = each(row.totals, hidden.and_then(|hidden| hidden.rows.get(at)));
        row.total = seen(row.total, is_hidden);
    }
    let of_columns: Vec<bool> = (0..table.columns.len())
        .map(|column| hidden.is_some_and(|hidden| hidden.hides_column(table, column)))
        .collect();
    for ((at, column), is_hidden) in table.columns.iter_mut().enumerate().zip(of_columns) {
        column.totals = each(column.totals, hidden.and_then(|hidden| hidden.columns.get(at)));
        column.codings = seen(column.codings, is_hidden);
        column.participants = column.participants.map(round);
        column.sources = column.sources.map(round);
        column.sites = column.sites.map(round);
    }
    table.totals = each(table.totals, hidden.map(|hidden| &hidden.all));
}

/// The nearest multiple, but 0 for nothing else than 0: else a row that is there for one coding would say
/// that it has none.
fn rounded(number: u32, to: u32) -> u32 {
    let times = number.saturating_add(to / 2).checked_div(to);
    times.map_or(number, |times| times.max(u32::from(number > 0)) * to)
}

fn small_columns(table: &CrossTab, fewest: u32) -> Vec<ColumnLabel> {
    let columns = table.columns.iter().enumerate();
    columns
        .filter(|(at, _)| is_small_column(table, *at, fewest))
        .map(|(_, column)| column.label.clone())
        .collect()
}

fn count_small(table: &CrossTab, fewest: u32) -> u32 {
    let numbers = table.cells.iter().flatten().flat_map(|cell| cell.valences.values());
    u32::try_from(numbers.filter(|number| is_small(number, fewest)).count()).unwrap_or(u32::MAX)
}
