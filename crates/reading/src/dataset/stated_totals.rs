//! Rows called totals that are not the sums of the rows beside them.
//!
//! Takes a table and which of its rows are totals; gives what such a row says beside what its parts come to. Never
//! takes a row whose numbers are sums of some of the rows beside it: those above, those since the last totals, those
//! below.

use super::number::parse_count;
use super::total_words::{names_total, names_total_of_rows};
use crate::fold::trim;
use crate::format::{DecimalMark, Table};

/// How far percentages that were rounded may be from 100 together.
const ROUNDING: u64 = 3;

/// A row called a total that is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotalThatDiffers {
    /// Its row.
    pub row: usize,
    /// The column of its name.
    pub at: usize,
    /// Its name.
    pub name: String,
    /// The header of the first column in which it differs.
    pub of: String,
    /// What it says there.
    pub stated: u64,
    /// What its parts come to there.
    pub sum: u64,
}

fn cell(table: &Table, row: usize, column: usize) -> &str {
    trim(table.text(row, column))
}

/// The sums of the rows beside a row of totals, of each column.
#[derive(Clone)]
struct Sums {
    /// Of those before it in its sheet, and of those since the totals before.
    above: Vec<u64>,
    since: Vec<u64>,
}

/// The rows among those for which `is_total` holds that are called totals, and of which no way of summing gives all
/// numbers, in order.
pub fn totals_that_differ(
    table: &Table,
    decimal: DecimalMark,
    is_total: impl Fn(usize) -> bool,
) -> Vec<TotalThatDiffers> {
    let width = table.width();
    let count = |row: usize, column: usize| parse_count(cell(table, row, column), decimal);
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
        let name = name_of_total(table, row);
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
        if let (Some(at), Some((column, number))) = (name, differs) {
            found.push(TotalThatDiffers {
                row,
                at,
                name: cell(table, row, at).to_owned(),
                of: table.headers().get(*column).cloned().unwrap_or_default(),
                stated: *number,
                sum: best.0.get(*column).copied().unwrap_or(0),
            });
        }
        sums.since = vec![0; width];
    }
    found
}

/// The column of the word for a total that is the only text of a row beside its numbers and the name of its sheet.
pub fn name_of_total(table: &Table, row: usize) -> Option<usize> {
    let columns = (0..table.width()).filter(|column| table.sheet_column() != Some(*column));
    let is_text = |column: &usize| {
        let text = cell(table, row, *column);
        text.contains(char::is_alphabetic) || names_total_of_rows(text)
    };
    let mut texts = columns.filter(is_text);
    let only = texts.next().filter(|_| texts.next().is_none())?;
    names_total_of_rows(cell(table, row, only)).then_some(only)
}

/// The rows at the end of a table whose first text is a word for sums.
pub fn totals_below(table: &Table) -> Vec<usize> {
    let first = |row: usize| {
        (0..table.width()).map(|column| cell(table, row, column)).find(|text| !text.is_empty())
    };
    let mut found: Vec<usize> = (0..table.rows())
        .rev()
        .take_while(|&row| first(row).is_none_or(names_total))
        .filter(|&row| first(row).is_some())
        .collect();
    found.reverse();
    found
}

fn add(sums: &mut [u64], count: impl Fn(usize) -> Option<u32>) {
    for (column, sum) in sums.iter_mut().enumerate() {
        *sum = sum.saturating_add(count(column).map_or(0, u64::from));
    }
}
