//! Rows and columns called totals that were left out although they are not the sums of what was counted.
//!
//! Takes a file with what was left out of it; gives what such a total says beside what its parts come to. Never takes
//! a row whose numbers are sums of some of the rows beside it: those above, those since the last totals, those below.

use std::collections::BTreeSet;

use super::files::StudyFile;
use crate::dataset::{ColumnReason, LeftOut, LeftOutReason, names_total, parse_count};
use crate::diag::{Place, Warning, WarningKind};
use crate::fold::trim;
use crate::format::{DecimalMark, Table};

/// How far percentages that were rounded may be from 100 together.
const ROUNDING: u64 = 3;

/// A total that is none.
struct Differs {
    row: usize,
    name: String,
    of: String,
    stated: u64,
    sum: u64,
}

/// What is said of a file: the first row of totals that are no sums with their number, and the first such column.
pub(super) fn warnings(file: &StudyFile, left_out: &[LeftOut]) -> Vec<Warning> {
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
    let rows = if totals.is_empty() { Vec::new() } else { rows(table, decimal, &totals) };
    let columns = columns(file, table, decimal, &totals);
    [rows, columns]
        .into_iter()
        .filter_map(|all| {
            let count = all.len() as u64;
            let Differs { row, name, of, stated, sum } = all.into_iter().next()?;
            let at = Place { column: None, ..table.place(row, 0) };
            let kind = WarningKind::TotalDiffers { name, of, stated, sum };
            let at = Place { file: Some(file.name.clone()), ..at };
            Some(Warning::new(kind).at(at).times(count))
        })
        .collect()
}

fn cell(table: &Table, row: usize, column: usize) -> &str {
    trim(table.text(row, column))
}

fn is_among(table: &Table, totals: &BTreeSet<(Option<&str>, u64)>, row: usize) -> bool {
    totals.contains(&(table.sheet(row), table.row_number(row)))
}

/// The sums of the rows beside a row of totals, of each column.
#[derive(Clone)]
struct Sums {
    /// Of those before it in its sheet, and of those since the totals before.
    above: Vec<u64>,
    since: Vec<u64>,
}

/// Rows called totals of which no way of summing gives all numbers.
fn rows(
    table: &Table,
    decimal: DecimalMark,
    totals: &BTreeSet<(Option<&str>, u64)>,
) -> Vec<Differs> {
    let width = table.width();
    let count = |row: usize, column: usize| parse_count(cell(table, row, column), decimal);
    let is_total = |row: usize| is_among(table, totals, row);
    // Whole numbers wherever anything stands beside the totals.
    let counts: Vec<usize> = (0..width)
        .filter(|&column| {
            let mut filled = (0..table.rows())
                .filter(|&row| !is_total(row) && !cell(table, row, column).is_empty())
                .peekable();
            filled.peek().is_some() && filled.all(|row| count(row, column).is_some())
        })
        .collect();
    // What each sheet comes to, its totals left out.
    let mut all: Vec<Vec<u64>> = Vec::new();
    for row in (0..table.rows()).filter(|&row| !is_total(row)) {
        let sheet = table.sheet_index(row);
        all.resize_with(all.len().max(sheet + 1), || vec![0; width]);
        if let Some(sums) = all.get_mut(sheet) {
            add(sums, |column| count(row, column));
        }
    }
    let none = Sums { above: vec![0; width], since: vec![0; width] };
    let (mut sums, mut sheet) = (none.clone(), table.sheet_index(0));
    let mut found = Vec::new();
    for row in 0..table.rows() {
        if table.sheet_index(row) != sheet {
            (sums, sheet) = (none.clone(), table.sheet_index(row));
        }
        if !is_total(row) {
            add(&mut sums.above, |column| count(row, column));
            add(&mut sums.since, |column| count(row, column));
            continue;
        }
        let name = only_text(table, row).filter(|text| names_total(text));
        let whole = all.get(sheet).map_or(&[][..], Vec::as_slice);
        let below: Vec<u64> =
            whole.iter().zip(&sums.above).map(|(all, above)| all.saturating_sub(*above)).collect();
        let is_share = |stated: u64, sum: u64| stated == 100 && sum.abs_diff(100) <= ROUNDING;
        let stated: Vec<(usize, u64)> = counts
            .iter()
            .filter_map(|&column| Some((column, u64::from(count(row, column)?))))
            .filter(|(column, stated)| {
                let all = whole.get(*column).copied().unwrap_or(0);
                all > 0 && !is_share(*stated, all)
            })
            .collect();
        let ways = [sums.above.as_slice(), &sums.since, &below, whole];
        let fits = |way: &[u64]| {
            stated.iter().filter(|(column, number)| way.get(*column) == Some(number)).count()
        };
        // The way that fits best; the first of those that fit alike.
        let best = ways.iter().fold((ways[0], fits(ways[0])), |best, way| match fits(way) {
            own if own > best.1 => (way, own),
            _ => best,
        });
        let differs = stated.iter().find(|(column, number)| best.0.get(*column) != Some(number));
        if let (Some(name), Some((column, number))) = (name, differs) {
            found.push(Differs {
                row,
                name: name.to_owned(),
                of: table.headers().get(*column).cloned().unwrap_or_default(),
                stated: *number,
                sum: best.0.get(*column).copied().unwrap_or(0),
            });
        }
        sums.since = vec![0; width];
    }
    found
}

/// The only text of a row beside its numbers and the name of its sheet.
fn only_text(table: &Table, row: usize) -> Option<&str> {
    let columns = (0..table.width()).filter(|column| table.sheet_column() != Some(*column));
    let mut texts = columns
        .map(|column| cell(table, row, column))
        .filter(|text| text.contains(char::is_alphabetic) || names_total(text));
    texts.next().filter(|_| texts.next().is_none())
}

fn add(sums: &mut [u64], count: impl Fn(usize) -> Option<u32>) {
    for (column, sum) in sums.iter_mut().enumerate() {
        *sum = sum.saturating_add(count(column).map_or(0, u64::from));
    }
}

/// Rows in which a column called a total is another number than the columns of counts come to, where in others it is
/// that number.
fn columns(
    file: &StudyFile,
    table: &Table,
    decimal: DecimalMark,
    totals: &BTreeSet<(Option<&str>, u64)>,
) -> Vec<Differs> {
    let Some(reading) = file.reshaped.as_ref().map(|reshaped| &reshaped.reading) else {
        return Vec::new();
    };
    let position = |header: &String| table.headers().iter().position(|one| one == header);
    let out: Vec<(usize, ColumnReason)> = reading
        .columns_left_out
        .iter()
        .filter_map(|(header, reason)| Some((position(header)?, *reason)))
        .collect();
    let count = |row: usize, column: usize| parse_count(cell(table, row, column), decimal);
    let holds_counts = |column: &usize| {
        let mut filled =
            (0..table.rows()).filter(|&row| !cell(table, row, *column).is_empty()).peekable();
        filled.peek().is_some() && filled.all(|row| count(row, *column).is_some())
    };
    let parts: Vec<usize> = (0..table.width())
        .filter(|column| out.iter().all(|(out, _)| out != column))
        .filter(holds_counts)
        .collect();
    let mut found = Vec::new();
    for (column, _) in out.into_iter().filter(|(_, reason)| *reason == ColumnReason::Total) {
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
            differing.push(Differs { row, name, of, stated, sum });
        }
        if equal > 0 && equal >= differing.len() {
            found.extend(differing);
        }
    }
    found
}
