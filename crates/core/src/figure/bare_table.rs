//! Rows and columns as a table without numbers, for charts that are made of numbers beyond counts.

use crate::analysis::{Cell, ColumnHead, ColumnLabel, CrossTab, Number, Order, RowHead, RowLabel};
use crate::valence::ByValence;

/// A table of these rows and columns, without a number in any cell, with what else a counted table says.
pub(super) fn bare_table(
    counted: &CrossTab,
    rows: Vec<RowHead>,
    columns: Vec<ColumnHead>,
) -> CrossTab {
    let cell = |_: &ColumnHead| Cell { valences: ByValence::default() };
    let cells = rows.iter().map(|_| columns.iter().map(cell).collect()).collect();
    CrossTab {
        spec: counted.spec.clone(),
        framework: counted.framework.clone(),
        rows,
        columns,
        cells,
        totals: ByValence::default(),
        notes: Vec::new(),
    }
}

/// The same with one column of everything, whose rows stand in an order that no table has.
pub(super) fn bare_rows(counted: &CrossTab, rows: Vec<RowHead>) -> CrossTab {
    let mut table = bare_table(counted, rows, Vec::new());
    table.spec.order = Order::Framework;
    table
}

/// A column without numbers.
pub(super) fn bare_column(key: String, label: ColumnLabel) -> ColumnHead {
    ColumnHead {
        key,
        label,
        participants: None,
        sources: None,
        sites: None,
        // Nothing is told of how many codings it has.
        codings: Number::HIDDEN,
        totals: ByValence::default(),
    }
}

/// A row under no heading and without numbers, called so.
pub(super) fn bare_row(key: &str, name: String) -> RowHead {
    RowHead { key: key.to_owned(), label: RowLabel::Named(name), ..RowHead::default() }
}
