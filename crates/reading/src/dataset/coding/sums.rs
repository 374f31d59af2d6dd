//! Sums beside what they add up: columns of a wide table, and rows of a table of counts by their paths.
//!
//! Takes a file and what its columns are for; says which columns and rows are sums of codes below theirs.
//! Never takes a code for one whose numbers do not add up everywhere it stands.

use std::collections::{BTreeMap, HashMap};

use super::Input;
use super::layout::Layout;
use super::row::rows;
use crate::dataset::split::steps_of_path;
use crate::dataset::sums;

/// Fewest codes that a row of a table of counts adds up: two numbers are the same by chance.
const FEWEST_PARTS: u32 = 2;

/// For each code of a wide table, in order, whether its column adds up those of the codes below it.
pub(super) fn columns(input: &Input<'_>, layout: &Layout) -> Vec<bool> {
    if layout.wide.is_empty() {
        return Vec::new();
    }
    let names: Vec<&str> = layout.wide.iter().map(|cell| cell.header.as_str()).collect();
    let marks: Vec<Vec<u64>> = rows(0, input, layout)
        .map(|row| {
            let marks = layout.wide.iter().map(|cell| row.mark(cell.column).unwrap_or(0));
            marks.map(u64::from).collect()
        })
        .collect();
    let number = |row: usize, column: usize| {
        marks.get(row).and_then(|row| row.get(column)).copied().unwrap_or(0)
    };
    let mut sums = sums::columns(&names, marks.len(), number);
    for (sum, cell) in sums.iter_mut().zip(&layout.wide) {
        *sum &= !cell.code.is_empty();
    }
    sums
}

/// What is added up of a code in one place.
#[derive(Default)]
struct Parts {
    own: u64,
    below: u64,
    codes: u32,
}

/// The rows of a table of counts whose code adds up, wherever it stands, the codes just below it; in order.
pub(super) fn of_rows(input: &Input<'_>, layout: &Layout) -> Vec<usize> {
    let ([path], Some(count)) = (layout.codes.as_slice(), layout.count) else { return Vec::new() };
    let beside: Vec<usize> = [
        layout.participant,
        layout.source,
        layout.site,
        layout.coder,
        layout.valence,
        layout.segment,
        layout.excerpt,
    ]
    .into_iter()
    .chain(layout.attributes.iter().copied())
    .flatten()
    .chain([&layout.domain, &layout.construct, &layout.theme].into_iter().flatten().copied())
    .filter(|column| *column != count)
    .collect();
    let code = |at: usize| -> Vec<&str> {
        let texts = path.columns.iter().map(|&column| input.table.text(at, column));
        texts.flat_map(steps_of_path).collect()
    };
    let mut places: HashMap<Vec<&str>, u32> = HashMap::new();
    let mut found: BTreeMap<Vec<&str>, HashMap<u32, Parts>> = BTreeMap::new();
    let mut read: Vec<(usize, u32, u64)> = Vec::new();
    for row in rows(0, input, layout) {
        let next = u32::try_from(places.len()).unwrap_or(u32::MAX);
        let place: Vec<&str> = beside.iter().map(|&column| row.cell(Some(column))).collect();
        let place = *places.entry(place).or_insert(next);
        let number = u64::from(row.count().unwrap_or(0));
        let code = code(row.at);
        if !code.is_empty() {
            found.entry(code).or_default().entry(place).or_default().own += number;
            read.push((row.at, place, number));
        }
    }
    for (at, place, number) in read {
        let mut above = code(at);
        while above.pop().is_some() {
            if let Some(parts) = found.get_mut(&above) {
                let parts = parts.entry(place).or_default();
                parts.below += number;
                parts.codes += 1;
                break;
            }
        }
    }
    let adds_up = |code: &Vec<&str>| {
        found.get(code).is_some_and(|places| {
            places.values().all(|parts| parts.own == parts.below)
                && places.values().any(|parts| parts.own > 0 && parts.codes >= FEWEST_PARTS)
        })
    };
    (0..input.table.rows()).filter(|&at| adds_up(&code(at))).collect()
}
