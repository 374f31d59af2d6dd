//! Counted tables as a live figure carries them, to be drawn anew where the codings are not.
//!
//! Takes tables as they may leave; gives them without what follows from the rest, and those together whose numbers
//! are the same under several bases. And the other way round, of what anybody may have written: a table that
//! contradicts itself is none.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::crosstab::denominator;
use super::{
    Basis, Cell, ColumnHead, Columns, CrossTab, Note, Number, Order, RowHead, TableSpec,
    ValenceCell, available_bases, round_percent,
};
use crate::pulse;
use crate::valence::{ByValence, Valence};

/// Tables of one unit whose numbers are the same, hidden ones too. Nobody's contributions are in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarriedTable {
    /// What was counted, as plain counts.
    spec: TableSpec,
    /// As what the numbers are shown.
    bases: Vec<Basis>,
    framework: Option<String>,
    rows: Vec<RowHead>,
    columns: Vec<ColumnHead>,
    /// By row, then by column, then by valence.
    counts: Vec<Number>,
    totals: ByValence<Number>,
    notes: Vec<Note>,
}

/// Tables in the form in which they are carried.
pub fn carried(tables: &[CrossTab]) -> Vec<CarriedTable> {
    let mut all: Vec<CarriedTable> = Vec::new();
    for table in tables {
        let mut own = CarriedTable::of(table);
        let known = all.iter_mut().find(|known| {
            own.bases.clone_from(&known.bases);
            own == **known
        });
        match known {
            Some(known) => known.bases.push(table.spec.basis),
            None => all.push(CarriedTable { bases: vec![table.spec.basis], ..own }),
        }
    }
    all
}

/// Cells of all tables that a figure carries beyond which none is made of it, nor written: many times those of which
/// a document of the greatest size has numbers.
pub const MOST_CARRIED_CELLS: usize = 500_000;

impl CarriedTable {
    /// Cells of its tables.
    pub fn size(&self) -> usize {
        let cells = self.rows.len().saturating_mul(self.columns.len());
        cells.saturating_mul(self.bases.len())
    }

    fn of(table: &CrossTab) -> Self {
        let cells = table.cells.iter().flatten().flat_map(|cell| cell.valences.values());
        Self {
            spec: TableSpec { basis: Basis::Count, ..table.spec.clone() },
            bases: Vec::new(),
            framework: table.framework.clone(),
            rows: table.rows.clone(),
            columns: table.columns.clone(),
            counts: cells.map(|cell| cell.count).collect(),
            totals: table.totals,
            notes: table.notes.clone(),
        }
    }

    /// The tables, one for each basis; `None` where they contradict themselves: a number is larger than one that it is
    /// part of, or there are others than rows and columns have, two rows or columns of one key, or settings that do
    /// not go together.
    pub fn tables(&self) -> Option<Vec<CrossTab>> {
        let distinct = self.bases.iter().enumerate().all(|(at, basis)| {
            let can = available_bases(self.spec.unit).contains(&(*basis, None));
            can && !self.bases.iter().take(at).any(|known| known == basis)
        });
        let can_be = distinct && !self.bases.is_empty() && self.is_of_one_piece();
        can_be.then(|| self.bases.iter().map(|basis| self.table(*basis)).collect())
    }

    fn table(&self, basis: Basis) -> CrossTab {
        let spec = TableSpec { basis, ..self.spec.clone() };
        let cells = self.cells().map(|(row, column, counts)| {
            pulse::beat(1);
            let valences = counts.zip(ByValence::of(|valence| valence)).map(|(count, valence)| {
                let of = denominator(&spec, row, column, &self.totals, valence);
                let percent =
                    of.zip(count.shown()).and_then(|(of, count)| round_percent(count, of));
                ValenceCell { count, denominator: of, percent, contributors: None }
            });
            Cell { valences }
        });
        let cells: Vec<Cell> = cells.collect();
        let in_row = cells.chunks(self.columns.len().max(1)).map(<[Cell]>::to_vec);
        CrossTab {
            framework: self.framework.clone(),
            rows: self.rows.clone(),
            columns: self.columns.clone(),
            cells: in_row.collect(),
            totals: self.totals,
            notes: self.notes.clone(),
            spec,
        }
    }

    /// The numbers of each cell with the heads of its row and its column.
    fn cells(&self) -> impl Iterator<Item = (&RowHead, &ColumnHead, ByValence<Number>)> {
        let heads = self.rows.iter().flat_map(|row| self.columns.iter().map(move |one| (row, one)));
        let counts = self.counts.chunks_exact(Valence::ALL.len());
        heads.zip(counts).map(|((row, column), counts)| {
            let mut of = counts.iter().copied();
            (row, column, ByValence::of(|_| of.next().unwrap_or(Number::HIDDEN)))
        })
    }

    fn is_of_one_piece(&self) -> bool {
        let Self { spec, rows, columns, .. } = self;
        let in_all = rows.len().saturating_mul(columns.len()).saturating_mul(Valence::ALL.len());
        let crossed = match &spec.columns {
            Columns::Crossed(one, other) => {
                one.can_be_crossed() && other.can_be_crossed() && one != other
            }
            _ => true,
        };
        let settings = crossed
            && spec.basis == Basis::Count
            && spec.order == Order::Framework
            && spec.hand_order.is_empty()
            && (!spec.both_as_mixed || spec.unit.is_of_people());
        let keys: HashSet<&str> = rows.iter().map(|row| row.key.as_str()).collect();
        let others: HashSet<&str> = columns.iter().map(|column| column.key.as_str()).collect();
        settings
            && in_all > 0
            && self.counts.len() == in_all
            && (keys.len(), others.len()) == (rows.len(), columns.len())
            && self.cells().all(|(row, column, counts)| self.holds(row, column, &counts))
    }

    /// Whether numbers are no larger than what they are part of, as far as both are shown.
    fn holds(&self, row: &RowHead, column: &ColumnHead, counts: &ByValence<Number>) -> bool {
        let within = |part: Number, whole: Option<u32>| {
            part.shown().zip(whole).is_none_or(|(part, whole)| part <= whole)
        };
        let people = column.units(self.spec.unit);
        counts.iter().all(|(valence, count)| {
            let by_valence = [row.totals[valence], column.totals[valence], self.totals[valence]];
            // Who is mixed in a row may be a barrier in one of its cells.
            let by_valence = by_valence.into_iter().filter(|_| !self.spec.both_as_mixed);
            let of_all = by_valence.map(Number::shown).chain([row.total.shown(), people]);
            of_all.into_iter().all(|whole| within(*count, whole))
        })
    }
}
