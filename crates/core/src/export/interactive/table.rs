//! The table of a live figure as texts: what the document holds and what its player writes anew.

use crate::analysis::CrossTab;
use crate::valence::Valence;
use crate::words::cell::{Notation, NumberForm, value};
use crate::words::{interactive as words, table as table_words};

/// A table as texts. Heads and cells of a row follow each other by column, then by valence.
pub(in crate::export) struct TableOfFigure {
    /// Heading of the rows.
    pub corner: &'static str,
    /// Label of each column and what stands in it.
    pub columns: Vec<(String, String)>,
    /// Heads below the columns.
    pub heads: Vec<String>,
    /// The valences shown.
    pub valences: Vec<Valence>,
    /// What lies above each row, and its label.
    pub rows: Vec<(Option<String>, String)>,
    /// Numbers.
    pub cells: Vec<Vec<String>>,
    /// The last row.
    pub totals: Vec<String>,
}

impl TableOfFigure {
    /// The texts of a table, its numbers written as the figure's.
    pub fn of(table: &CrossTab, notation: Notation) -> Self {
        let valences = table.shown_valences();
        let columns = table.columns.iter().enumerate().map(|(at, column)| {
            let label = table_words::column_label(&column.label).to_owned();
            (label, table_words::column_size(table, at))
        });
        let mut heads = Vec::new();
        for at in 0..table.columns.len() {
            for &valence in &valences {
                let counted = if table.has_valence() {
                    table_words::valence(valence)
                } else {
                    table_words::unit(table.spec.unit)
                };
                let share = table_words::percent_heading(table, at, valence);
                heads.push(words::head(counted, share.as_deref()));
            }
        }
        let rows = table
            .rows
            .iter()
            .map(|row| (row.parent.clone(), table_words::row_label(&row.label).into_owned()));
        let cells = table.cells.iter().map(|row| {
            let numbers = row.iter().flat_map(|cell| valences.iter().map(|&at| cell.get(at)));
            numbers.map(|cell| value(cell, &table.spec, NumberForm::Page, notation)).collect()
        });
        let totals = table.columns.iter().flat_map(|column| {
            valences.iter().map(|&valence| table_words::plain(column.totals[valence]))
        });
        Self {
            corner: table_words::rows(&table.spec),
            columns: columns.collect(),
            heads,
            rows: rows.collect(),
            cells: cells.collect(),
            totals: totals.collect(),
            valences,
        }
    }

    /// The heads of a file of the table, whose two rows of heads are one there.
    pub fn heads_of_file(&self) -> Vec<String> {
        let columns =
            self.columns.iter().flat_map(|column| self.valences.iter().map(move |_| column));
        let heads = columns.zip(&self.heads);
        heads.map(|((label, size), head)| words::head_of_file(label, size, head)).collect()
    }
}
