//! A table with one number in each row, for programs that reckon with it: unit, basis and denominators stand
//! beside every number.

use std::borrow::Cow;

use super::csv::texts;
use crate::analysis::{Basis, CrossTab};
use crate::words::{notes, table as words, workbook as heads};

/// The table as CSV: a row for each row, column and valence of it. A hidden number is the mark of one. What is
/// kept from being told, and by which policy, stands in rows of its own below, as in [`super::csv::table`].
///
/// With `raw` false, what a spreadsheet would run as a formula gets a leading `'`.
pub fn table(table: &CrossTab, raw: bool) -> Vec<u8> {
    let spec = &table.spec;
    let valences = &table.shown_valences();
    let compared = words::columns(&spec.columns);
    let unit = words::unit(spec.unit);
    let basis = heads::basis_name(spec.basis);
    let with_shares = spec.basis != Basis::Count;
    let sizes: Vec<String> =
        (0..table.columns.len()).map(|at| words::column_size(table, at)).collect();
    let columns = || table.columns.iter().zip(&sizes);
    let rows = table.rows.iter().zip(&table.cells).flat_map(|(row, cells)| {
        let columns = columns().zip(cells);
        columns.flat_map(move |((column, size), cell)| {
            valences.iter().map(move |&valence| (row, column, size, cell.get(valence), valence))
        })
    });
    let rows = rows.map(|(row, column, size, cell, valence)| {
        let digits = |number: Option<String>| Cow::Owned(number.unwrap_or_default());
        vec![
            row.parent.as_deref().unwrap_or("").into(),
            words::row_label(&row.label),
            row.code.as_deref().unwrap_or("").into(),
            (*compared).into(),
            words::column_label(&column.label).into(),
            size.as_str().into(),
            words::valence(valence).into(),
            unit.into(),
            words::plain(cell.count).into(),
            digits(cell.percent.filter(|_| with_shares).map(|share| format!("{share:.1}"))),
            digits(cell.denominator.filter(|_| with_shares).map(|of| of.to_string())),
            basis.into(),
        ]
    });
    let told = notes::protection(table).into_iter().map(|line| vec![Cow::Owned(line)]);
    let mut all: Vec<String> = heads::TIDY_HEADS.map(str::to_owned).to_vec();
    all.push(heads::TIDY_BASIS.to_owned());
    texts(&all, rows.chain(told), raw)
}
