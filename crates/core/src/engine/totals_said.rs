//! Rows and columns called totals that were left out although they are not the sums of what was counted.
//!
//! Takes a file with what was left out of it and the roles of its columns; gives what such a total says beside what its
//! parts come to. Rows are looked at by `dataset`.

use std::collections::BTreeSet;

use super::files::StudyFile;
use crate::dataset::{
    ColumnGuess, ColumnReason, LeftOut, LeftOutReason, Role, names_total, parse_count,
    totals_that_differ,
};
use crate::diag::{Place, Warning, WarningKind};
use crate::fold::trim;
use crate::format::{DecimalMark, Table};

/// A cell of a column of totals that is none.
struct Differs {
    row: usize,
    column: usize,
    name: String,
    of: String,
    stated: u64,
    sum: u64,
}

/// What is said of a file: the first row of totals that are no sums with their number, and the first such column.
pub(super) fn warnings(
    file: &StudyFile,
    roles: &[ColumnGuess],
    left_out: &[LeftOut],
) -> Vec<Warning> {
    let table = &file.source.table;
    let decimal = file.source.reading.decimal_mark;
    let is_total = |one: &&LeftOut| {
        one.reason == LeftOutReason::TotalsRow && one.at.file.as_deref() == Some(&*file.name)
    };
    let totals: BTreeSet<(Option<&str>, u64)> = left_out
        .iter()
        .filter(is_total)
        .filter_map(|one| Some((one.at.sheet.as_deref(), one.at.row?)))
        .collect();
    let rows = match totals.is_empty() {
        true => Vec::new(),
        false => totals_that_differ(table, decimal, |row| is_among(table, &totals, row)),
    };
    let columns = columns(file, roles, table, decimal, &totals);
    let (of_rows, of_columns) = (rows.len() as u64, columns.len() as u64);
    let here = |at: Place| Place { file: Some(file.name.clone()), ..at };
    let rows = rows.into_iter().next().map(|one| {
        let at = here(Place { column: None, ..table.place(one.row, 0) });
        let kind = WarningKind::TotalDiffers {
            name: one.name,
            of: one.of,
            stated: one.stated,
            sum: one.sum,
        };
        Warning::new(kind).at(at).times(of_rows)
    });
    let columns = columns.into_iter().next().map(|one| {
        let Differs { row, column, name, of, stated, sum } = one;
        let kind = WarningKind::TotalDiffers { name, of, stated, sum };
        Warning::new(kind).at(here(table.place(row, column))).times(of_columns)
    });
    rows.into_iter().chain(columns).collect()
}

fn cell(table: &Table, row: usize, column: usize) -> &str {
    trim(table.text(row, column))
}

fn is_among(table: &Table, totals: &BTreeSet<(Option<&str>, u64)>, row: usize) -> bool {
    totals.contains(&(table.sheet(row), table.row_number(row)))
}

/// Rows in which a column called a total is another number than the columns of counts come to, where in others it is
/// that number.
fn columns(
    file: &StudyFile,
    roles: &[ColumnGuess],
    table: &Table,
    decimal: DecimalMark,
    totals: &BTreeSet<(Option<&str>, u64)>,
) -> Vec<Differs> {
    let position = |header: &String| table.headers().iter().position(|one| one == header);
    let count = |row: usize, column: usize| parse_count(cell(table, row, column), decimal);
    let holds_counts = |column: &usize| {
        let mut filled =
            (0..table.rows()).filter(|&row| !cell(table, row, *column).is_empty()).peekable();
        filled.peek().is_some() && filled.all(|row| count(row, *column).is_some())
    };
    // The totals, and the columns that they may add up.
    let (out, parts): (Vec<usize>, Vec<usize>) = match file.reshaped.as_ref() {
        Some(reshaped) => {
            let out: Vec<(usize, ColumnReason)> = reshaped
                .reading
                .columns_left_out
                .iter()
                .filter_map(|(header, reason)| Some((position(header)?, *reason)))
                .collect();
            let kept = (0..table.width()).filter(|column| out.iter().all(|(out, _)| out != column));
            let parts = kept.filter(holds_counts).collect();
            let totals = out.into_iter().filter(|(_, reason)| *reason == ColumnReason::Total);
            (totals.map(|(column, _)| column).collect(), parts)
        }
        // Codes in columns beside a total that no role was found for.
        None => {
            let of = |wanted: fn(&ColumnGuess) -> bool| {
                roles.iter().filter(move |one| wanted(one)).filter_map(|one| position(&one.name))
            };
            let parts: Vec<usize> = of(|one| matches!(one.role, Role::CodeColumn { .. })).collect();
            let totals = of(|one| {
                names_total(&one.name)
                    && matches!(one.role, Role::Ignored | Role::Attribute | Role::Count)
            });
            (totals.filter(|_| parts.len() > 1).collect(), parts)
        }
    };
    let mut found = Vec::new();
    for column in out {
        let header = table.headers().get(column).cloned().unwrap_or_default();
        let (mut equal, mut differing) = (0_usize, Vec::new());
        for row in (0..table.rows()).filter(|&row| !is_among(table, totals, row)) {
            let Some(stated) = count(row, column).map(u64::from) else { continue };
            let sum = parts.iter().filter_map(|&part| count(row, part)).map(u64::from).sum();
            if stated == sum {
                equal += 1;
                continue;
            }
            let mut label = (0..table.width()).map(|column| cell(table, row, column));
            let of = label.rfind(|text| text.contains(char::is_alphabetic));
            let (name, of) = (header.clone(), of.unwrap_or_default().to_owned());
            differing.push(Differs { row, column, name, of, stated, sum });
        }
        if equal > 0 && equal >= differing.len() {
            found.extend(differing);
        }
    }
    found
}
