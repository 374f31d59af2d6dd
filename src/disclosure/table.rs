//! A counted table in which small numbers are hidden, and whatever would give them back.
//!
//! Codings add up along rows and columns, so each valence is a network of its own, in which as little as
//! possible is hidden beside a small number. People, sites and passages may stand in several rows, so
//! their totals only bound the cells: of these every total over a hidden number is hidden, which leaves
//! a hidden number free from nothing (or one) to the size of its group. So it is for tables too large
//! for the network. Sums over valences go with any of their parts, contributors always, percentages with
//! their denominators. The threshold is on contributors, not on codings, for many codings may be
//! one person's. (Hundepool et al. 2012, Statistical Disclosure Control.)

use serde::{Deserialize, Serialize};

use super::network::{Edge, exposed, protect};
use super::{FEWEST, Policy};
use crate::analysis::{
    Basis, Columns, CrossTab, Note, Number, Rows, Unit, ValenceCell, round_percent,
};
use crate::dataset::Valence;

/// Edges times hidden edges of a network up to which it is solved; about a second of work.
const MOST_WORK: usize = 1_000_000;

/// What a policy hides of a table, and what others would.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Protection {
    /// Numbers hidden for having too few contributors, or their group too few people.
    pub small: u32,
    /// Numbers hidden beside them.
    pub beside: u32,
    /// Totals hidden.
    pub totals: u32,
    /// For each threshold offered, the numbers that have fewer contributors.
    pub fewer: Vec<(u32, u32)>,
    /// Labels of the columns with fewer people than the threshold (3 where there is none).
    pub small_columns: Vec<String>,
}

/// The table as it may leave under a policy, and what that hides. Without threshold and rounding the
/// table comes back unchanged.
pub fn protect_table(table: CrossTab, policy: &Policy) -> (CrossTab, Protection) {
    let mut protection = Protection {
        fewer: FEWEST.iter().map(|&fewest| (fewest, count_small(&table, fewest))).collect(),
        small_columns: small_columns(&table, policy.fewest_contributors.unwrap_or(3)),
        ..Protection::default()
    };
    let mut table = table;
    if policy.changes_numbers() {
        let hidden = policy.fewest_contributors.map(|fewest| {
            let mut hidden = Hidden::small(&table, fewest);
            protection.small = hidden.cells_hidden();
            hidden.complete(&table);
            protection.beside = hidden.cells_hidden() - protection.small;
            protection.totals = hidden.totals_hidden();
            hidden
        });
        write(&mut table, hidden.as_ref(), policy.round_to);
        table.notes.iter_mut().for_each(silence);
        let fewest = policy.fewest_contributors.map(|fewest| Note::SmallHidden { fewest });
        table.notes.extend(fewest);
        table.notes.extend(policy.round_to.map(|to| Note::Rounded { to }));
    }
    if policy.domains_only == Some(true) {
        table.notes.push(Note::DomainsOnly);
    }
    (table, protection)
}

/// Which numbers are hidden, by position in the table; zeros of cells only in small columns.
struct Hidden {
    fewest: u32,
    cells: Vec<Vec<[bool; 5]>>,
    rows: Vec<[bool; 5]>,
    columns: Vec<[bool; 5]>,
    all: [bool; 5],
}

impl Hidden {
    /// What is hidden for itself.
    fn small(table: &CrossTab, fewest: u32) -> Self {
        let occurs = table.totals.map(Number::may_be_any);
        let small: Vec<bool> = (0..table.columns.len())
            .map(|column| people(table, column).is_some_and(|people| people < fewest))
            .collect();
        let mut cells: Vec<Vec<[bool; 5]>> = Vec::with_capacity(table.rows.len());
        for row in &table.cells {
            let of_row = row.iter().zip(&small).map(|(cell, small)| {
                Valence::ALL.map(|valence| {
                    let occurs = occurs.get(valence.index()).copied().unwrap_or(false);
                    is_small(cell.get(valence), fewest) || (*small && occurs)
                })
            });
            cells.push(of_row.collect());
        }
        hide_single_units(table, &occurs, &mut cells);
        hide_rows_of_small_columns(table, &occurs, &small, &mut cells);
        let rows = vec![[false; 5]; table.rows.len()];
        let columns = small.iter().map(|small| occurs.map(|occurs| occurs && *small)).collect();
        let mut hidden = Self { fewest, cells, rows, columns, all: [false; 5] };
        hidden.hide_small_totals(table);
        hidden
    }

    /// Totals that may have too few contributors themselves: their parts are the least that is known.
    fn hide_small_totals(&mut self, table: &CrossTab) {
        let overlap = table.notes.iter().any(|note| matches!(note, Note::ColumnsOverlap { .. }));
        let apart = !overlap && table.spec.columns != Columns::Coder;
        for valence in Valence::ALL {
            let at = valence.index();
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
                set(hidden, at, in_row > 0 && in_row < self.fewest);
            }
            for (of, hidden) in in_columns.iter().zip(&mut self.columns) {
                in_all = (*of).max(in_all);
                set(hidden, at, *of > 0 && *of < self.fewest);
            }
            set(&mut self.all, at, in_all > 0 && in_all < self.fewest);
        }
    }

    /// Hides what would give hidden numbers back, until nothing does.
    fn complete(&mut self, table: &CrossTab) {
        loop {
            for valence in Valence::ALL {
                if table.spec.unit != Unit::Codings || !self.solve(table, valence) {
                    self.hide_totals(valence);
                }
            }
            if !self.hide_without_denominator(table) {
                return;
            }
        }
    }

    /// Hides the totals over every hidden number.
    fn hide_totals(&mut self, valence: Valence) {
        let at = valence.index();
        for (row, of_row) in self.cells.iter().zip(&mut self.rows) {
            for (cell, of_column) in row.iter().zip(&mut self.columns) {
                let hidden = is(cell, at);
                set(of_row, at, hidden);
                set(of_column, at, hidden);
            }
            set(&mut self.all, at, is(of_row, at));
        }
        let any = self.columns.iter().any(|column| is(column, at));
        set(&mut self.all, at, any);
    }

    /// Solves the network of a valence; false where it would take too long. The order of rows and
    /// columns has no say: they are taken by their keys.
    fn solve(&mut self, table: &CrossTab, valence: Valence) -> bool {
        let at = valence.index();
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
            let head = table.rows.get(row).and_then(|head| head.totals.get(at)).copied();
            let hidden = self.rows.get(row).is_some_and(|row| is(row, at));
            edges.push(Edge { from: source, to: row_node, value: number(head), hidden });
            for (column_node, &column) in (2 + rows.len()..).zip(&columns) {
                let cell = table.cells.get(row).and_then(|cells| cells.get(column));
                let value = number(cell.map(|cell| cell.get(valence).count));
                let hidden = self.cells.get(row).and_then(|cells| cells.get(column));
                let hidden = hidden.is_some_and(|cell| is(cell, at));
                edges.push(Edge { from: row_node, to: column_node, value, hidden });
            }
        }
        for (column_node, &column) in (2 + rows.len()..).zip(&columns) {
            let head = table.columns.get(column).and_then(|head| head.totals.get(at)).copied();
            let hidden = self.columns.get(column).is_some_and(|column| is(column, at));
            edges.push(Edge { from: column_node, to: sink, value: number(head), hidden });
        }
        let grand = number(table.totals.get(at).copied());
        let hidden = is(&self.all, at);
        edges.push(Edge { from: sink, to: source, value: grand, hidden });
        let hidden = edges.iter().filter(|edge| edge.hidden).count();
        if hidden == 0 {
            return true;
        }
        if hidden.saturating_mul(edges.len()) > MOST_WORK {
            return false;
        }
        protect(&mut edges);
        if !exposed(&edges).is_empty() {
            return false;
        }
        let mut solved = edges.iter().map(|edge| edge.hidden);
        for &row in &rows {
            if let Some(of_row) = self.rows.get_mut(row) {
                set(of_row, at, solved.next().unwrap_or(true));
            }
            for &column in &columns {
                let hidden = solved.next().unwrap_or(true);
                if let Some(cell) = self.cells.get_mut(row).and_then(|row| row.get_mut(column)) {
                    set(cell, at, hidden);
                }
            }
        }
        for &column in &columns {
            let hidden = solved.next().unwrap_or(true);
            if let Some(of_column) = self.columns.get_mut(column) {
                set(of_column, at, hidden);
            }
        }
        set(&mut self.all, at, solved.next().unwrap_or(true));
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
                    let hidden = self.cells.get_mut(row).and_then(|row| row.get_mut(column));
                    if let Some(hidden) = hidden
                        && without
                        && counts
                        && !is(hidden, valence.index())
                    {
                        set(hidden, valence.index(), true);
                        any = true;
                    }
                }
            }
        }
        any
    }

    /// Whether what a number is a share of is hidden.
    fn hides_denominator(
        &self,
        table: &CrossTab,
        row: usize,
        column: usize,
        valence: Valence,
    ) -> bool {
        let at = valence.index();
        match table.spec.basis {
            Basis::Count | Basis::ShareOfUnits => false,
            Basis::ShareOfValence => is(&self.all, at),
            Basis::ShareOfGroup => self.columns.get(column).is_some_and(|column| is(column, at)),
            Basis::ShareOfDomain => self.hides_row(table, row),
        }
    }

    /// Whether the number of a row's units of all valences is hidden: with any of its parts.
    fn hides_row(&self, table: &CrossTab, row: usize) -> bool {
        let cells = self.cells.get(row).into_iter().flatten();
        self.rows.get(row).is_some_and(|row| row.contains(&true))
            || (table.spec.unit != Unit::Codings && cells.flatten().any(|hidden| *hidden))
    }

    /// Whether the codings of a column are hidden: with any of their parts.
    fn hides_column(&self, table: &CrossTab, column: usize) -> bool {
        let mut cells = self.cells.iter().filter_map(|row| row.get(column));
        self.columns.get(column).is_some_and(|column| column.contains(&true))
            || (table.spec.unit != Unit::Codings && cells.any(|cell| cell.contains(&true)))
    }

    fn cells_hidden(&self) -> u32 {
        count(self.cells.iter().flatten().flatten())
    }

    fn totals_hidden(&self) -> u32 {
        count(self.rows.iter().chain(&self.columns).flatten().chain(&self.all))
    }
}

/// Where a column has one site (or source) alone, a hidden number beside a shown 0 can only be 1: the
/// zeros go too.
fn hide_single_units(table: &CrossTab, occurs: &[bool; 5], cells: &mut [Vec<[bool; 5]>]) {
    for (at, head) in table.columns.iter().enumerate() {
        let units = match table.spec.unit {
            Unit::Participants => head.participants,
            Unit::Sources => head.sources,
            Unit::Sites => head.sites,
            Unit::Codings | Unit::Segments => None,
        };
        let any = cells.iter().filter_map(|row| row.get(at)).any(|cell| cell.contains(&true));
        if any && units.is_some_and(|units| units < 2) {
            let column = cells.iter_mut().filter_map(|row| row.get_mut(at));
            column.for_each(|cell| *cell = *occurs);
        }
    }
}

/// A row that is there for what a small column says alone would say that it says something: its zeros
/// go too.
fn hide_rows_of_small_columns(
    table: &CrossTab,
    occurs: &[bool; 5],
    small: &[bool],
    cells: &mut [Vec<[bool; 5]>],
) {
    // A framework's domains are there whatever they hold.
    let spec = &table.spec;
    if table.framework.is_some() && spec.zero_rows && spec.rows == Rows::Domain {
        return;
    }
    for (row, hidden) in table.cells.iter().zip(cells) {
        let elsewhere = row.iter().zip(small).filter(|(_, small)| !**small);
        let mut elsewhere = elsewhere.flat_map(|(cell, _)| &cell.valences);
        if small.contains(&true) && elsewhere.all(|number| number.count == 0) {
            hidden.iter_mut().for_each(|cell| *cell = *occurs);
        }
    }
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
            for (valence, number) in Valence::ALL.into_iter().zip(&mut cell.valences) {
                let without = hidden
                    .is_some_and(|hidden| hidden.hides_denominator(table, row, column, valence));
                let is_hidden = hidden
                    .and_then(|hidden| hidden.cells.get(row)?.get(column))
                    .is_some_and(|cell| is(cell, valence.index()));
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
    let five = |totals: &[Number; 5], hidden: Option<&[bool; 5]>| {
        Valence::ALL.map(|valence| {
            let total = totals.get(valence.index()).copied().unwrap_or_default();
            seen(total, hidden.is_some_and(|hidden| is(hidden, valence.index())))
        })
    };
    let of_rows: Vec<bool> = (0..table.rows.len())
        .map(|row| hidden.is_some_and(|hidden| hidden.hides_row(table, row)))
        .collect();
    for ((at, row), is_hidden) in table.rows.iter_mut().enumerate().zip(of_rows) {
        row.totals = five(&row.totals, hidden.and_then(|hidden| hidden.rows.get(at)));
        row.total = seen(row.total, is_hidden);
    }
    let of_columns: Vec<bool> = (0..table.columns.len())
        .map(|column| hidden.is_some_and(|hidden| hidden.hides_column(table, column)))
        .collect();
    for ((at, column), is_hidden) in table.columns.iter_mut().enumerate().zip(of_columns) {
        column.totals = five(&column.totals, hidden.and_then(|hidden| hidden.columns.get(at)));
        column.codings = seen(column.codings, is_hidden);
        column.participants = column.participants.map(round);
        column.sources = column.sources.map(round);
        column.sites = column.sites.map(round);
    }
    table.totals = five(&table.totals, hidden.map(|hidden| &hidden.all));
}

/// Takes the counts out of a note: they are parts of totals.
fn silence(note: &mut Note) {
    match note {
        Note::Unmapped { codings }
        | Note::NotAtThisLevel { codings }
        | Note::NoColumnValue { codings }
        | Note::Filtered { codings }
        | Note::WithoutValence { codings }
        | Note::WithoutUnit { codings }
        | Note::CountedOnce { codings, .. } => *codings = None,
        Note::SourcesTakenForOne { sources } | Note::UncodedSources { sources, .. } => {
            *sources = None;
        }
        Note::RowsLeftOut { rows } => *rows = None,
        Note::ColumnsOverlap { units, .. } => *units = None,
        Note::UnitsOverlap
        | Note::BothAsMixed
        | Note::CountedEach { .. }
        | Note::ValencesFrom { .. }
        | Note::SmallHidden { .. }
        | Note::Rounded { .. }
        | Note::DomainsOnly => {}
    }
}

/// The nearest multiple.
fn rounded(number: u32, to: u32) -> u32 {
    number.saturating_add(to / 2).checked_div(to).map_or(number, |times| times * to)
}

/// People behind a number; where the data names nobody, at most as many as there are codings.
fn contributors(number: &ValenceCell) -> u32 {
    number.contributors.unwrap_or(number.count.shown().unwrap_or(0))
}

fn is_small(number: &ValenceCell, fewest: u32) -> bool {
    number.count.may_be_any() && contributors(number) < fewest
}

/// People in a column, or else sources; `None` where the data names neither.
fn people(table: &CrossTab, column: usize) -> Option<u32> {
    let head = table.columns.get(column)?;
    head.participants.or(head.sources)
}

fn small_columns(table: &CrossTab, fewest: u32) -> Vec<String> {
    let columns = table.columns.iter().enumerate();
    columns
        .filter(|(at, _)| people(table, *at).is_some_and(|people| people < fewest))
        .map(|(_, column)| column.label.clone())
        .collect()
}

fn count_small(table: &CrossTab, fewest: u32) -> u32 {
    let numbers = table.cells.iter().flatten().flat_map(|cell| &cell.valences);
    u32::try_from(numbers.filter(|number| is_small(number, fewest)).count()).unwrap_or(u32::MAX)
}

fn count<'a>(hidden: impl Iterator<Item = &'a bool>) -> u32 {
    u32::try_from(hidden.filter(|hidden| **hidden).count()).unwrap_or(u32::MAX)
}

fn is(five: &[bool; 5], at: usize) -> bool {
    five.get(at).copied().unwrap_or(true)
}

/// Hides one of five; what is hidden stays so.
fn set(five: &mut [bool; 5], at: usize, hidden: bool) {
    if let Some(slot) = five.get_mut(at) {
        *slot |= hidden;
    }
}
