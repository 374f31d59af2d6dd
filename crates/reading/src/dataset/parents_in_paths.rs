//! Rows of a list of codes with counts whose path stands above others' (`Barriers` above `Barriers\Time`) and that hold
//! no less than any of those: what they count may hold theirs, as programs gather it, or stand beside it.
//!
//! Takes a table; gives those rows. Never takes a row that is the sum of several below it, which is known, nor one of a
//! table in which a path stands twice.

use std::collections::HashMap;

use super::headers::{self, EXACT};
use super::number::parse_count;
use super::roles::Role;
use super::split::steps_of_path;
use crate::fold::{fold_word, trim};
use crate::format::{DecimalMark, Table};

/// What divides the steps of a path in such a list.
const STEP: char = '\\';

/// The rows that may hold what the rows below them in their paths hold.
pub fn parents_that_may_hold(table: &Table, decimal: DecimalMark) -> Vec<usize> {
    let is_count = |column: &usize| {
        let key = fold_word(table.headers().get(*column).map_or("", String::as_str));
        let named = headers::candidates(&key);
        let texts = table.texts_of(*column);
        let counts = || texts.iter().all(|text| parse_count(trim(text), decimal).is_some());
        named.iter().any(|(role, weight)| *role == Role::Count && *weight >= EXACT) && counts()
    };
    let steps = |column: &usize| table.texts_of(*column).iter().any(|text| text.contains(STEP));
    let Some(count) = (0..table.width()).find(is_count) else { return Vec::new() };
    let Some(path) = (0..table.width()).find(steps) else { return Vec::new() };
    let number =
        |row: usize| parse_count(trim(table.text(row, count)), decimal).map_or(0, u64::from);
    let mut rows: HashMap<Vec<&str>, usize> = HashMap::new();
    for row in 0..table.rows() {
        let own = steps_of_path(table.text(row, path));
        if !own.is_empty() && rows.insert(own, row).is_some() {
            return Vec::new();
        }
    }
    // Of each parent what the nearest rows below it hold: how many, the most, and in all.
    let mut below: HashMap<usize, (u64, u64, u64)> = HashMap::new();
    for (own, &row) in &rows {
        let mut above = own.clone();
        while above.pop().is_some() {
            if let Some(&parent) = rows.get(&above) {
                let (many, most, all) = below.entry(parent).or_default();
                *many += 1;
                *most = (*most).max(number(row));
                *all += number(row);
                break;
            }
        }
    }
    let holds = |(&row, &(many, most, all)): (&usize, &(u64, u64, u64))| {
        let is_sum = many > 1 && number(row) == all;
        (most > 0 && number(row) >= most && !is_sum).then_some(row)
    };
    let mut found: Vec<usize> = below.iter().filter_map(holds).collect();
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::format::TableBuilder;

    #[test]
    fn parents_that_hold_no_less_may_hold_theirs() {
        for (rows, expected) in [
            (&["Barriers|6|9", r"Barriers\Time|6|9"][..], &[0][..]),
            (&["Barriers|6|13", r"Barriers\Time|6|7", r"Barriers\Cost|3|5"], &[0]),
            (&["B|6|9", r"B\Time|6|9", r"B\Time\Staff|6|9"], &[0, 1]),
            // A sum of two is known; a parent with less, or with nothing, counts beside.
            (&["Barriers|6|12", r"Barriers\Time|6|7", r"Barriers\Cost|3|5"], &[]),
            (&["Barriers|1|1", r"Barriers\Time|6|7", r"Barriers\Cost|3|5"], &[]),
            (&["Barriers|0|0", r"Barriers\Time|6|7"], &[]),
            // The same codes of several people, and no paths.
            (&["B|6|9", r"B\Time|6|9", "B|6|9", r"B\Time|6|9"], &[]),
            (&["Barriers|6|9", "Time|6|9"], &[]),
        ] {
            let headers = ["Name", "Files", "References"].map(str::to_owned).to_vec();
            let mut builder = TableBuilder::new(None, headers);
            for (number, row) in (2..).zip(rows) {
                let cells: Vec<_> =
                    row.split('|').map(|cell| builder.intern(cell).unwrap()).collect();
                builder.push_row(number, &cells).unwrap();
            }
            let found = parents_that_may_hold(&builder.finish(), DecimalMark::Point);
            assert_eq!(found, expected, "{rows:?}");
        }
    }
}
