//! What of a table is drawn: which rows, columns and valences, and what is left to be said in words.
//!
//! Takes a [`CrossTab`]; gives indices into it. Never sorts: the order is the table's.

use crate::analysis::{Basis, Cell, Columns, CrossTab, NoteKind, Number, Unit, ValenceCell};
use crate::order::sort_by_key;
use crate::valence::{ByValence, Valence};
use crate::words::cell::{NumberForm, short_value, value};
use crate::words::figure as words;
use crate::words::table as table_words;

use super::{MarkKey, text};

/// Rows drawn at most; the figure grows in height with them.
const MOST_ROWS: usize = 200;
/// Columns drawn at most.
const MOST_COLUMNS: usize = 36;
/// Characters of a label within the label of a mark.
const LABEL_IN_MARK: usize = 160;

/// How much of a number stands at its mark.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum NumberDetail {
    /// Count and share.
    Full,
    /// The share alone, or the count.
    Short,
    /// Nothing.
    None,
}

/// The drawn part of a table.
pub(super) struct Content<'a> {
    /// The table.
    pub table: &'a CrossTab,
    /// Indices of the rows drawn.
    pub rows: Vec<usize>,
    /// Indices of the columns drawn.
    pub columns: Vec<usize>,
    /// Labels of rows and columns for the labels of marks, by index; empty where not drawn.
    row_labels: Vec<String>,
    column_labels: Vec<String>,
    /// Whether anything has a valence; if not, everything is drawn as not rated.
    pub has_valence: bool,
    /// Whether the domain above stands over each run of its constructs.
    pub has_parents: bool,
}

impl<'a> Content<'a> {
    /// Chooses what to draw.
    pub fn of(table: &'a CrossTab) -> Self {
        let row_sizes: Vec<u64> = table.rows.iter().map(|row| sum(&row.totals)).collect();
        let column_sizes: Vec<u64> =
            table.columns.iter().map(|column| known(column.codings)).collect();
        let rows = largest(&row_sizes, MOST_ROWS);
        let has_valence = table.has_valence();
        let has_parents = parents_are_runs(table, &rows);
        let columns = largest(&column_sizes, MOST_COLUMNS);
        let brief = |label: &str| text::brief(label, LABEL_IN_MARK);
        let mut content = Self {
            table,
            rows,
            columns,
            row_labels: vec![String::new(); table.rows.len()],
            column_labels: vec![String::new(); table.columns.len()],
            has_valence,
            has_parents,
        };
        for &row in &content.rows {
            if let (Some(label), Some(head)) =
                (content.row_labels.get_mut(row), table.rows.get(row))
            {
                *label = brief(&table_words::row_label(&head.label));
            }
        }
        for &column in &content.columns {
            let named = brief(&content.column_label(column));
            if let Some(label) = content.column_labels.get_mut(column) {
                *label = named;
            }
        }
        content
    }

    /// A number of the table.
    pub fn number(&self, row: usize, column: usize, valence: Valence) -> ValenceCell {
        self.table
            .cells
            .get(row)
            .and_then(|cells| cells.get(column))
            .map(|cell: &Cell| cell.get(valence).clone())
            .unwrap_or_default()
    }

    /// What a number measures on the scale: the count, or the share in percent.
    pub fn amount(&self, cell: &ValenceCell) -> f64 {
        match self.table.spec.basis {
            Basis::Count => cell.count.shown().map_or(0.0, f64::from),
            _ => cell.percent.filter(|share| share.is_finite()).unwrap_or(0.0).max(0.0),
        }
    }

    /// True for a number that has a bar: it is shown and more than 0.
    pub fn is_drawn(&self, cell: &ValenceCell) -> bool {
        !cell.count.is_hidden() && cell.count.may_be_any()
    }

    /// A number as text.
    pub fn text(&self, cell: &ValenceCell, numbers: NumberDetail) -> Option<String> {
        let spec = &self.table.spec;
        match numbers {
            NumberDetail::Full => Some(value(cell, spec, NumberForm::Figure)),
            NumberDetail::Short => Some(short_value(cell, spec)),
            // Without its mark a hidden number looks like a zero.
            NumberDetail::None => cell.count.is_hidden().then(|| short_value(cell, spec)),
        }
    }

    /// The valences that are drawn: barrier and facilitator always, mixed and neutral where they
    /// occur; or the missing one alone, where nothing has a valence.
    pub fn valences(&self) -> Vec<Valence> {
        if !self.has_valence {
            return vec![Valence::Missing];
        }
        let others = [Valence::Mixed, Valence::Neutral];
        [Valence::Barrier, Valence::Facilitator]
            .into_iter()
            .chain(others.into_iter().filter(|&valence| self.occurs(valence)))
            .collect()
    }

    /// Names a number of the table.
    pub fn key(&self, row: usize, column: usize, valence: Valence) -> MarkKey {
        MarkKey {
            row: self.table.rows.get(row).map_or_else(String::new, |head| head.key.clone()),
            column: self
                .table
                .columns
                .get(column)
                .map_or_else(String::new, |head| head.key.clone()),
            valence: Some(valence),
        }
    }

    /// Whether the scale is in percent.
    pub fn is_share(&self) -> bool {
        self.table.spec.basis != Basis::Count
    }

    /// True where the columns compare something, so that each is named.
    pub fn names_columns(&self) -> bool {
        self.table.spec.columns != Columns::All
    }

    /// True where a valence occurs in what is drawn.
    fn occurs(&self, valence: Valence) -> bool {
        self.rows.iter().any(|&row| {
            self.columns.iter().any(|&column| self.number(row, column, valence).count.may_be_any())
        })
    }

    /// Label of a column.
    pub fn column_label(&self, column: usize) -> String {
        let head = self.table.columns.get(column);
        let label = head.map_or("", |head| table_words::column_label(&head.label));
        if label.trim().is_empty() { table_words::ALL.to_owned() } else { label.to_owned() }
    }

    /// The unit in which the size of groups is told, where the data tells any: participants before
    /// sources before sites, unless sources or sites are what is counted.
    pub fn size_unit(&self) -> Unit {
        let all =
            |unit: Unit| self.columns.iter().all(|&column| self.size_in(column, unit).is_some());
        let counted = self.table.spec.unit;
        [counted, Unit::Participants, Unit::Sources, Unit::Sites]
            .into_iter()
            .find(|&unit| {
                matches!(unit, Unit::Participants | Unit::Sources | Unit::Sites) && all(unit)
            })
            .unwrap_or(Unit::Codings)
    }

    /// Size of a column in a unit.
    pub fn size_in(&self, column: usize, unit: Unit) -> Option<u32> {
        let head = self.table.columns.get(column)?;
        match unit {
            Unit::Participants => head.participants,
            Unit::Sources => head.sources,
            Unit::Sites => head.sites,
            Unit::Codings | Unit::Segments => head.codings.shown(),
        }
    }

    /// What a mark says.
    pub fn mark_label(&self, row: usize, column: usize, valence: Valence) -> String {
        let label =
            |labels: &'_ [String], index: usize| labels.get(index).cloned().unwrap_or_default();
        let column_label = self.names_columns().then(|| label(&self.column_labels, column));
        words::mark(
            &label(&self.row_labels, row),
            column_label.as_deref(),
            valence,
            &self.number(row, column, valence),
            &self.table.spec,
        )
    }

    /// The sentences under the figure.
    pub fn notes(&self, shown: &[Valence], numbers: NumberDetail) -> Vec<String> {
        let unit = self.table.spec.unit;
        let totals: Vec<(Valence, Number)> =
            shown.iter().map(|&valence| (valence, self.table.totals[valence])).collect();
        let mut notes = vec![words::basis_note(&self.table.spec, &totals)];
        notes.push(words::group_size_note(self.size_unit()));
        if self.table.spec.both_as_mixed {
            notes.push(table_words::both_as_mixed(unit));
        }
        let missing = self.table.totals[Valence::Missing];
        if !self.has_valence {
            notes.push(words::no_valence_note(unit));
        } else if missing.may_be_any() && !shown.contains(&Valence::Missing) {
            notes.push(words::missing_note(missing, unit));
        }
        let other = self.table.rows.len() - self.rows.len();
        if other > 0 {
            let sums: Vec<(Valence, u64)> = shown
                .iter()
                .filter_map(|&valence| Some((valence, self.total_of_other_rows(valence)?)))
                .filter(|&(_, sum)| sum > 0)
                .collect();
            notes.push(words::other_rows_note(other as u64, self.rows.len() as u64, &sums, unit));
        }
        let other = self.table.columns.len() - self.columns.len();
        if other > 0 {
            notes.push(words::other_columns_note(other as u64, self.columns.len() as u64));
        }
        match numbers {
            NumberDetail::Short if self.is_share() => {
                notes.push(words::SHORT_VALUES_NOTE.to_owned())
            }
            NumberDetail::None => notes.push(words::NO_VALUES_NOTE.to_owned()),
            _ => {}
        }
        if self.table.notes.iter().any(|note| matches!(note.kind, NoteKind::SmallHidden { .. })) {
            notes.push(words::hidden_note());
        }
        notes
    }

    /// What rows that are not drawn add up to; `None` where one of them is hidden.
    fn total_of_other_rows(&self, valence: Valence) -> Option<u64> {
        let others = (0..).zip(&self.table.rows).filter(|(row, _)| !self.rows.contains(row));
        others.map(|(_, head)| head.totals[valence].shown().map(u64::from)).sum()
    }
}

/// Of all valences together, as far as it is shown: for choosing what is drawn, never told.
pub(super) fn sum(totals: &ByValence<Number>) -> u64 {
    totals.values().copied().map(known).sum()
}

/// A number as far as it is shown.
fn known(number: Number) -> u64 {
    number.shown().map_or(0, u64::from)
}

/// Indices of the largest, in their own order; all of them where there are not more than `most`.
fn largest(sizes: &[u64], most: usize) -> Vec<usize> {
    let mut indices: Vec<usize> = (0..sizes.len()).collect();
    if indices.len() > most {
        let size = |index: usize| sizes.get(index).copied().unwrap_or(0);
        sort_by_key(&mut indices, |&index| std::cmp::Reverse(size(index)));
        indices.truncate(most);
        indices.sort_unstable();
    }
    indices
}

/// True where rows have domains above them and those of one domain stand together.
fn parents_are_runs(table: &CrossTab, rows: &[usize]) -> bool {
    let mut seen: Vec<&str> = Vec::new();
    for &row in rows {
        if let Some(parent) = table.rows.get(row).and_then(|head| head.parent.as_deref())
            && seen.last() != Some(&parent)
        {
            if seen.contains(&parent) {
                return false;
            }
            seen.push(parent);
        }
    }
    !seen.is_empty()
}
