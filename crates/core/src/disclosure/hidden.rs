//! Which numbers of a table are hidden under a threshold: those behind which too few stand, and whatever
//! would give them back.
//!
//! Codings add up along rows and columns, so each valence is a network of its own, in which as little as
//! possible is hidden beside a small number, and beside others whose known sum too few people stand behind.
//! People, sites and passages may stand in several rows, so their totals only bound the cells: of these every
//! total over a hidden number is hidden, which leaves a hidden number free from one (or nothing) to the size
//! of its group, and no sum of hidden numbers known. So it is for codings of which some stand in several rows,
//! and for tables too large for the network. Sums over valences go with any of their parts, percentages with
//! their denominators. The threshold is on contributors, not on codings, for many codings may be one person's.
//! (Hundepool et al. 2012, Statistical Disclosure Control.)

use super::behind::behind;
use super::network::{Edge, exposed, protect};
use super::remainder::{in_thin_remainders, protect_remainders};
use crate::analysis::{
    Basis, Cell, Columns, Contributors, CrossTab, NoteKind, Number, Rows, Unit, ValenceCell,
};
use crate::ids::slot_mut;
use crate::valence::{ByValence, Valence};

/// Edges times hidden edges of a network up to which it is solved; about a second of work.
const MOST_WORK: usize = 1_000_000;

/// Which numbers are hidden, by position in the table.
pub(super) struct Hidden {
    fewest: u32,
    pub(super) cells: Vec<Vec<ByValence<bool>>>,
    /// Cells that are hidden whatever they hold, a zero too. Elsewhere zeros are shown, so that a hidden
    /// number is known to be 1 at least.
    blank: Vec<Vec<ByValence<bool>>>,
    pub(super) rows: Vec<ByValence<bool>>,
    pub(super) columns: Vec<ByValence<bool>>,
    pub(super) all: ByValence<bool>,
}

impl Hidden {
    /// What is hidden for itself.
    pub(super) fn small(table: &CrossTab, fewest: u32) -> Self {
        let none = vec![vec![ByValence::default(); table.columns.len()]; table.rows.len()];
        let columns = vec![ByValence::default(); table.columns.len()];
        let rows = vec![ByValence::default(); table.rows.len()];
        let mut hidden = Self {
            fewest,
            cells: none.clone(),
            blank: none,
            rows,
            columns,
            all: ByValence::default(),
        };
        let cells =
            table.cells.iter().zip(&mut hidden.cells).flat_map(|(row, of)| row.iter().zip(of));
        for (cell, hidden) in cells {
            *hidden = ByValence::of(|valence| is_small(cell.get(valence), fewest));
        }
        hidden.hide_small_columns(table);
        hidden.hide_small_totals(table);
        hidden
    }

    /// Hides a cell's valences whatever they hold.
    fn blank(&mut self, row: usize, column: usize, valences: &ByValence<bool>) {
        for of in [&mut self.cells, &mut self.blank] {
            if let Some(cell) = slot_mut(of, row).and_then(|row| slot_mut(row, column)) {
                cell.iter_mut().for_each(|(valence, hidden)| *hidden |= valences[valence]);
            }
        }
    }

    /// Hides all that is told of groups of too few people, and what would tell that they say something:
    /// a row, or a valence, that occurs in such groups alone is hidden in every column.
    fn hide_small_columns(&mut self, table: &CrossTab) {
        let small: Vec<bool> =
            (0..table.columns.len()).map(|at| is_small_column(table, at, self.fewest)).collect();
        if !small.contains(&true) {
            return;
        }
        let (rows, columns) = (table.rows.len(), table.columns.len());
        let elsewhere = |row: &[Cell]| {
            let cells = row.iter().zip(&small).filter(|(_, small)| !**small);
            cells.fold(ByValence::default(), |known: ByValence<bool>, (cell, _)| {
                ByValence::of(|at| known[at] || cell.get(at).count.may_be_any())
            })
        };
        let in_rows: Vec<ByValence<bool>> = table.cells.iter().map(|row| elsewhere(row)).collect();
        let in_others = ByValence::of(|at| in_rows.iter().any(|row| row[at]));
        // One person alone either says something or not: that nobody does must not tell it.
        let people = small.iter().enumerate().filter(|(_, small)| **small);
        let people: u32 = people.map(|(column, _)| units(table, column).unwrap_or(2)).sum();
        let told = ByValence::of(|at| {
            let is_side = matches!(at, Valence::Barrier | Valence::Facilitator);
            let occurs = table.totals[at].may_be_any();
            occurs || (table.has_valence() && (is_side || people < 2))
        });
        let only_small = told.zip(in_others).map(|(told, in_others)| told && !in_others);
        // A framework's domains are there whatever they hold.
        let spec = &table.spec;
        let rows_are_given =
            table.framework.is_some() && spec.zero_rows && spec.rows == Rows::Domain;
        for (row, in_row) in (0..rows).zip(&in_rows) {
            let row_is_theirs = !rows_are_given && !any(in_row);
            for (column, small) in (0..columns).zip(&small) {
                let whole = *small || row_is_theirs;
                self.blank(row, column, if whole { &told } else { &only_small });
            }
        }
        for (of, small) in self.columns.iter_mut().zip(&small) {
            *of = if *small { told } else { only_small };
        }
        for of in &mut self.rows {
            *of = only_small;
        }
        self.all = only_small;
    }

    /// Totals that may have too few contributors themselves: their parts are the least that is known.
    fn hide_small_totals(&mut self, table: &CrossTab) {
        let overlap =
            table.notes.iter().any(|note| matches!(note.kind, NoteKind::ColumnsOverlap { .. }));
        let apart = !overlap && table.spec.columns != Columns::Coder;
        for valence in Valence::ALL {
            let mut in_columns = vec![0_u32; table.columns.len()];
            let mut in_all = 0;
            for (row, hidden) in table.cells.iter().zip(&mut self.rows) {
                let mut in_row = 0_u32;
                for (cell, in_column) in row.iter().zip(&mut in_columns) {
                    let of = contributors(cell.get(valence));
                    *in_column = of.max(*in_column);
                    in_row = if apart { in_row.saturating_add(of) } else { in_row.max(of) };
                }
                in_all = in_row.max(in_all);
                hidden[valence] |= in_row > 0 && in_row < self.fewest;
            }
            for (of, hidden) in in_columns.iter().zip(&mut self.columns) {
                in_all = (*of).max(in_all);
                hidden[valence] |= *of > 0 && *of < self.fewest;
            }
            self.all[valence] |= in_all > 0 && in_all < self.fewest;
        }
    }

    /// Hides what would give hidden numbers back, until nothing does.
    pub(super) fn complete(&mut self, table: &CrossTab, contributors: &Contributors) {
        loop {
            self.hide_single_units(table);
            self.hide_beside_mixed(table);
            for valence in Valence::ALL {
                if !adds_up(table) || !self.solve(table, contributors, valence) {
                    self.hide_totals(valence);
                }
            }
            if !self.hide_without_denominator(table) {
                return;
            }
        }
    }

    /// Where a column has one unit alone, a hidden number beside a shown 0 can only be 1: the zeros go
    /// too.
    fn hide_single_units(&mut self, table: &CrossTab) {
        let occurs = table.totals.map(Number::may_be_any);
        for column in 0..table.columns.len() {
            let mut cells = self.cells.iter().filter_map(|row| row.get(column));
            if cells.any(any) && units(table, column).is_some_and(|units| units < 2) {
                (0..table.rows.len()).for_each(|row| self.blank(row, column, &occurs));
            }
        }
    }

    /// Where a person is barrier, facilitator or mixed, the three add up to no more than the group: one
    /// that is hidden takes the others with it.
    fn hide_beside_mixed(&mut self, table: &CrossTab) {
        if !(table.spec.both_as_mixed && table.spec.unit.is_of_people()) {
            return;
        }
        let three = [Valence::Barrier, Valence::Facilitator, Valence::Mixed];
        for (hidden, row) in self.cells.iter_mut().zip(&table.cells) {
            for (hidden, cell) in hidden.iter_mut().zip(row) {
                if three.iter().any(|valence| hidden[*valence]) {
                    for valence in three {
                        hidden[valence] |= cell.get(valence).count.may_be_any();
                    }
                }
            }
        }
    }

    /// Hides the totals over every hidden number.
    fn hide_totals(&mut self, valence: Valence) {
        for (row, of_row) in self.cells.iter().zip(&mut self.rows) {
            for (cell, of_column) in row.iter().zip(&mut self.columns) {
                of_row[valence] |= cell[valence];
                of_column[valence] |= cell[valence];
            }
            self.all[valence] |= of_row[valence];
        }
        self.all[valence] |= self.columns.iter().any(|column| column[valence]);
    }

    /// Solves the network of a valence; false where it would take too long. The order of rows and
    /// columns has no say: they are taken by their keys.
    fn solve(&mut self, table: &CrossTab, contributors: &Contributors, valence: Valence) -> bool {
        let by_key = |keys: Vec<&str>| {
            let mut order: Vec<usize> = (0..keys.len()).collect();
            order.sort_unstable_by_key(|&at| keys.get(at).copied());
            order
        };
        let rows = by_key(table.rows.iter().map(|row| row.key.as_str()).collect());
        let columns = by_key(table.columns.iter().map(|column| column.key.as_str()).collect());
        let (source, sink) = (0, 1);
        let number = |number: Option<Number>| number.and_then(Number::shown).unwrap_or(0);
        let mut edges = Vec::new();
        for (row_node, &row) in (2..).zip(&rows) {
            let head = table.rows.get(row).map(|head| head.totals[valence]);
            let hidden = self.rows.get(row).is_some_and(|row| row[valence]);
            edges.push(Edge { from: source, to: row_node, value: number(head), hidden, least: 0 });
            for (column_node, &column) in (2 + rows.len()..).zip(&columns) {
                let cell = table.cells.get(row).and_then(|cells| cells.get(column));
                let value = number(cell.map(|cell| cell.get(valence).count));
                let hidden = self.cells.get(row).and_then(|cells| cells.get(column));
                let hidden = hidden.is_some_and(|cell| cell[valence]);
                let blank = self.blank.get(row).and_then(|cells| cells.get(column));
                let least = u32::from(!blank.is_some_and(|cell| cell[valence]));
                edges.push(Edge { from: row_node, to: column_node, value, hidden, least });
            }
        }
        for (column_node, &column) in (2 + rows.len()..).zip(&columns) {
            let head = table.columns.get(column).map(|head| head.totals[valence]);
            let hidden = self.columns.get(column).is_some_and(|column| column[valence]);
            edges.push(Edge { from: column_node, to: sink, value: number(head), hidden, least: 0 });
        }
        let grand = number(Some(table.totals[valence]));
        let hidden = self.all[valence];
        edges.push(Edge { from: sink, to: source, value: grand, hidden, least: 0 });
        let hidden = edges.iter().filter(|edge| edge.hidden).count();
        if hidden == 0 {
            return true;
        }
        if hidden.saturating_mul(edges.len()) > MOST_WORK {
            return false;
        }
        let behind = behind(table, contributors, valence, (&rows, &columns), self.fewest);
        let fewest = self.fewest as usize;
        protect(&mut edges);
        while protect_remainders(&mut edges, &behind, fewest) {
            protect(&mut edges);
        }
        let is_thin = !in_thin_remainders(&edges, &behind, fewest).is_empty();
        if is_thin || !exposed(&edges).is_empty() {
            return false;
        }
        let mut solved = edges.iter().map(|edge| edge.hidden);
        for &row in &rows {
            if let Some(of_row) = slot_mut(&mut self.rows, row) {
                of_row[valence] |= solved.next().unwrap_or(true);
            }
            for &column in &columns {
                let hidden = solved.next().unwrap_or(true);
                if let Some(cell) =
                    slot_mut(&mut self.cells, row).and_then(|row| slot_mut(row, column))
                {
                    cell[valence] |= hidden;
                }
            }
        }
        for &column in &columns {
            let hidden = solved.next().unwrap_or(true);
            if let Some(of_column) = slot_mut(&mut self.columns, column) {
                of_column[valence] |= hidden;
            }
        }
        self.all[valence] |= solved.next().unwrap_or(true);
        true
    }

    /// Hides counts whose share cannot be told; true where there were any. A bar without its share
    /// would have no length.
    fn hide_without_denominator(&mut self, table: &CrossTab) -> bool {
        if table.spec.basis == Basis::Count {
            return false;
        }
        let mut any = false;
        for row in 0..table.rows.len() {
            for column in 0..table.columns.len() {
                for valence in Valence::ALL {
                    let without = self.hides_denominator(table, row, column, valence);
                    let cell = table.cells.get(row).and_then(|cells| cells.get(column));
                    let counts = cell.is_some_and(|cell| cell.get(valence).count.may_be_any());
                    let hidden =
                        slot_mut(&mut self.cells, row).and_then(|row| slot_mut(row, column));
                    if let Some(hidden) = hidden
                        && without
                        && counts
                        && !hidden[valence]
                    {
                        hidden[valence] = true;
                        any = true;
                    }
                }
            }
        }
        any
    }

    /// Whether what a number is a share of is hidden.
    pub(super) fn hides_denominator(
        &self,
        table: &CrossTab,
        row: usize,
        column: usize,
        valence: Valence,
    ) -> bool {
        match table.spec.basis {
            Basis::Count | Basis::ShareOfUnits => false,
            Basis::ShareOfValence => self.all[valence],
            Basis::ShareOfGroup => self.columns.get(column).is_some_and(|column| column[valence]),
            Basis::ShareOfDomain => self.hides_row(table, row),
        }
    }

    /// Whether the number of a row's units of all valences is hidden: with any of its parts.
    pub(super) fn hides_row(&self, table: &CrossTab, row: usize) -> bool {
        let mut cells = self.cells.get(row).into_iter().flatten();
        self.rows.get(row).is_some_and(any) || (!adds_up(table) && cells.any(any))
    }

    /// Whether the codings of a column are hidden: with any of their parts.
    pub(super) fn hides_column(&self, table: &CrossTab, column: usize) -> bool {
        let mut cells = self.cells.iter().filter_map(|row| row.get(column));
        self.columns.get(column).is_some_and(any) || (!adds_up(table) && cells.any(any))
    }

    pub(super) fn cells_hidden(&self) -> u32 {
        count(self.cells.iter().flatten())
    }

    pub(super) fn totals_hidden(&self) -> u32 {
        count(self.rows.iter().chain(&self.columns).chain([&self.all]))
    }
}

/// Whether cells add up to their totals: codings do, where none stands in several rows.
fn adds_up(table: &CrossTab) -> bool {
    let in_several =
        table.notes.iter().any(|note| matches!(note.kind, NoteKind::RowsOverlap { .. }));
    table.spec.unit == Unit::Codings && !in_several
}

/// People behind a number; where the data names nobody, at most as many as there are codings.
fn contributors(number: &ValenceCell) -> u32 {
    number.contributors.unwrap_or(number.count.shown().unwrap_or(0))
}

pub(super) fn is_small(number: &ValenceCell, fewest: u32) -> bool {
    number.count.may_be_any() && contributors(number) < fewest
}

/// Units counted that a column has; `None` where codings or passages are counted.
fn units(table: &CrossTab, column: usize) -> Option<u32> {
    table.columns.get(column)?.units(table.spec.unit)
}

/// People in a column, or else sources; `None` where the data names neither.
fn people(table: &CrossTab, column: usize) -> Option<u32> {
    let head = table.columns.get(column)?;
    head.participants.or(head.sources)
}

/// People from which on a group's numbers are shown. Where a person is barrier, facilitator or mixed,
/// the three could each only be 1 if they were hidden in a group of three.
pub(super) fn smallest_group(table: &CrossTab, fewest: u32) -> u32 {
    if table.spec.both_as_mixed { fewest.max(4) } else { fewest }
}

pub(super) fn is_small_column(table: &CrossTab, column: usize, fewest: u32) -> bool {
    people(table, column).is_some_and(|people| people < smallest_group(table, fewest))
}

fn count<'a>(hidden: impl Iterator<Item = &'a ByValence<bool>>) -> u32 {
    let hidden = hidden.flat_map(ByValence::values).filter(|hidden| **hidden);
    u32::try_from(hidden.count()).unwrap_or(u32::MAX)
}

/// Whether a number of any valence is hidden.
fn any(hidden: &ByValence<bool>) -> bool {
    hidden.values().any(|hidden| *hidden)
}
