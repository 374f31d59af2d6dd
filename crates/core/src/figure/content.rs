//! What of a table is drawn: which rows, columns and valences, and what is left to be said in words.
//!
//! Takes a [`CrossTab`] and what was chosen; gives lines and indices into it.

use crate::analysis::{
    Basis, Cell, Columns, CrossTab, Note, NoteKind, Number, RowHead, Unit, ValenceCell,
};
use crate::order::sort_by_key;
use crate::valence::{ByValence, Valence};
use crate::words::cell::{Notation, figure_value, short_value};
use crate::words::table as table_words;
use crate::words::{drawn, figure as words};

use super::arrange::{Arrangement, Entry, arrange};
use super::options::{MIXED_AND_NEUTRAL, NOTATION, ZEROS};
use super::{FigureSpec, MarkKey, text};

/// Rows drawn at most; the figure grows in height with them.
const MOST_ROWS: usize = 200;
/// Columns drawn at most.
const MOST_COLUMNS: usize = 36;
/// Valences that are neither side.
const OTHERS: [Valence; 2] = [Valence::Mixed, Valence::Neutral];
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

/// What a panel is of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum PanelOf {
    /// A column, by its index in the table.
    Column(usize),
    /// A valence.
    Valence(Valence),
    /// What is named so.
    Named(&'static str),
}

/// The drawn part of a table.
pub(super) struct Content<'a> {
    /// The table.
    pub table: &'a CrossTab,
    /// The lines from top to bottom.
    pub entries: Vec<Entry>,
    /// Indices of the rows drawn, in their order.
    pub rows: Vec<usize>,
    /// Indices of the columns drawn.
    pub columns: Vec<usize>,
    /// Rows that carry nothing and for which a line stands; those that are left out.
    pub folded: Vec<usize>,
    pub left_out: Vec<usize>,
    /// How numbers are written.
    pub notation: Notation,
    /// Labels of rows and columns for the labels of marks, by index; empty where not drawn.
    row_labels: Vec<String>,
    column_labels: Vec<String>,
    /// Whether anything has a valence; if not, everything is drawn as not rated.
    pub has_valence: bool,
    /// Whether mixed and neutral are drawn where there are any.
    with_others: bool,
}

impl<'a> Content<'a> {
    /// Chooses what to draw of a counted table.
    pub fn of(spec: &FigureSpec, table: &'a CrossTab) -> Self {
        Self::where_empty(spec, table, &RowHead::carries_nothing)
    }

    /// Chooses what to draw, given which rows carry nothing.
    pub fn where_empty(
        spec: &FigureSpec,
        table: &'a CrossTab,
        is_empty: &dyn Fn(&RowHead) -> bool,
    ) -> Self {
        let row_sizes: Vec<u64> = table.rows.iter().map(|row| sum(&row.totals)).collect();
        let column_sizes: Vec<u64> =
            table.columns.iter().map(|column| known(column.codings)).collect();
        let Arrangement { entries, folded, left_out } =
            arrange(spec, table, &largest(&row_sizes, MOST_ROWS), is_empty);
        let row = |entry: &Entry| match entry {
            Entry::Row { row, .. } => Some(*row),
            Entry::Heading { .. } | Entry::Folded { .. } => None,
        };
        let rows: Vec<usize> = entries.iter().filter_map(row).collect();
        let columns = largest(&column_sizes, MOST_COLUMNS);
        let brief = |label: &str| text::brief(label, LABEL_IN_MARK);
        let mut content = Self {
            table,
            entries,
            rows,
            columns,
            folded,
            left_out,
            notation: NOTATION.chosen(spec).with_zero(ZEROS.chosen(spec)),
            row_labels: vec![String::new(); table.rows.len()],
            column_labels: vec![String::new(); table.columns.len()],
            has_valence: table.has_valence(),
            with_others: MIXED_AND_NEUTRAL.chosen(spec),
        };
        let names = table_words::row_names(table);
        for &row in &content.rows {
            if let (Some(label), Some(name)) = (content.row_labels.get_mut(row), names.get(row)) {
                *label = brief(name);
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

    /// A panel for each column.
    pub fn panels(&self) -> Vec<PanelOf> {
        self.columns.iter().map(|&column| PanelOf::Column(column)).collect()
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
            NumberDetail::Full => Some(figure_value(cell, spec, self.notation)),
            NumberDetail::Short => Some(short_value(cell, spec, self.notation)),
            // Without its mark a hidden number looks like a zero.
            NumberDetail::None => {
                cell.count.is_hidden().then(|| short_value(cell, spec, self.notation))
            }
        }
        .filter(|text| !text.is_empty())
    }

    /// A value of an axis as text.
    pub fn tick(&self, value: f64) -> String {
        self.notation.tick(value, self.is_share())
    }

    /// The valences that are drawn: barrier and facilitator wherever they are counted, mixed and neutral where they
    /// occur; or the missing one alone, where nothing has a valence.
    pub fn valences(&self) -> Vec<Valence> {
        if !self.has_valence {
            return vec![Valence::Missing];
        }
        let others = |valence: Valence| self.with_others && self.occurs(valence);
        let sides = Valence::SIDES.into_iter().filter(|&side| self.table.spec.keeps(side));
        let drawn: Vec<Valence> =
            sides.chain(OTHERS.into_iter().filter(|&other| others(other))).collect();
        // Where what is counted is not drawn, or nothing is left of it, there is a side without bars all the same.
        if drawn.is_empty() { vec![self.kept_first()] } else { drawn }
    }

    /// The first valence that is counted.
    fn kept_first(&self) -> Valence {
        let kept = Valence::ALL.into_iter().find(|&valence| self.table.spec.keeps(valence));
        kept.unwrap_or_default()
    }

    /// Valences that occur and are not drawn.
    pub fn not_drawn(&self) -> Vec<(Valence, Number)> {
        if !self.has_valence {
            return Vec::new();
        }
        let others = OTHERS.into_iter().filter(|_| !self.with_others).chain([Valence::Missing]);
        others
            .map(|valence| (valence, self.table.totals[valence]))
            .filter(|(_, total)| total.may_be_any())
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
            with: None,
            number: 0,
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

    /// Whether sizes of columns tell anything: of single people or sources each is 1.
    pub fn tells_sizes(&self) -> bool {
        let unit = self.size_unit();
        self.columns.len() < 2
            || self.columns.iter().any(|&column| self.size_in(column, unit) != Some(1))
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

    /// What a row is called in marks.
    pub fn row_name(&self, row: usize) -> &str {
        self.row_labels.get(row).map_or("", String::as_str)
    }

    /// What a column is called in marks.
    pub fn column_name(&self, column: usize) -> &str {
        self.column_labels.get(column).map_or("", String::as_str)
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
            self.notation,
        )
    }

    /// What a caption says of what is drawn: order, what nobody mentioned, what is left out.
    pub fn said(&self) -> Vec<String> {
        let spec = &self.table.spec;
        let name = |&row: &usize| Some(self.table.rows.get(row)?.label.name());
        let unmentioned: Vec<&str> =
            self.folded.iter().chain(&self.left_out).filter_map(name).collect();
        let has_headings = self.entries.iter().any(|one| matches!(one, Entry::Heading { .. }));
        [
            drawn::order(spec.order, has_headings),
            drawn::unmentioned(&unmentioned, spec),
            drawn::not_drawn(&self.not_drawn(), spec.unit),
            drawn::zeros(self.notation.zero),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The sentences under the figure.
    pub fn notes(&self, shown: &[Valence], numbers: NumberDetail) -> Vec<String> {
        let unit = self.table.spec.unit;
        let totals: Vec<(Valence, Number)> =
            shown.iter().map(|&valence| (valence, self.table.totals[valence])).collect();
        let mut notes = vec![words::basis_note(&self.table.spec, &totals)];
        if self.tells_sizes() {
            notes.push(words::group_size_note(self.size_unit()));
        }
        if self.table.spec.both_as_mixed {
            notes.push(table_words::both_as_mixed(unit));
        }
        if !self.has_valence {
            notes.push(words::no_valence_note(unit));
        }
        notes.extend(drawn::not_drawn(&self.not_drawn(), unit));
        if !self.left_out.is_empty() {
            notes.push(drawn::rows_left_out(self.left_out.len() as u64, &self.table.spec));
        }
        notes.extend(drawn::zeros(self.notation.zero).filter(|_| numbers != NumberDetail::None));
        let empty = self.folded.len() + self.left_out.len();
        let other = self.table.rows.len().saturating_sub(self.rows.len() + empty);
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

    /// What rows that are not drawn add up to; `None` where one of them is hidden, or where they share anything.
    fn total_of_other_rows(&self, valence: Valence) -> Option<u64> {
        let overlap = |note: &Note| {
            matches!(note.kind, NoteKind::RowsOverlap { .. } | NoteKind::UnitsOverlap)
        };
        if self.table.notes.iter().any(overlap) {
            return None;
        }
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
