//! Columns that add up others whose names go on where theirs end: `Cost` beside `Cost - barrier` and
//! `Cost - facilitator`, `Barriers` beside `Barriers\Time` and `Barriers\Money`.
//!
//! Takes names and numbers; says which are sums. By names alone nothing is one: the numbers must add up in
//! every row.

use std::collections::HashMap;

use crate::ids::slot_mut;

/// Rows in which a sum of several must be more than 0, and one of a single part.
const ROWS_OF_SEVERAL: usize = 2;
const ROWS_OF_ONE: usize = 3;

/// For each name the position of the longest other name that it begins with; `None` without one.
pub(super) fn parents(names: &[&str]) -> Vec<Option<usize>> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|&at| names.get(at).copied().unwrap_or(""));
    let mut found = vec![None; names.len()];
    let mut above: Vec<usize> = Vec::new();
    for at in order {
        let name = names.get(at).copied().unwrap_or("");
        while let Some(&last) = above.last() {
            let other = names.get(last).copied().unwrap_or("");
            if !other.is_empty() && name.len() > other.len() && name.starts_with(other) {
                break;
            }
            above.pop();
        }
        if let Some(slot) = slot_mut(&mut found, at) {
            *slot = above.last().copied();
        }
        above.push(at);
    }
    found
}

/// Which columns add up, in every row, those just below them by name. `number` gives the number of a row in
/// a column.
pub(super) fn columns(
    names: &[&str],
    rows: usize,
    number: impl Fn(usize, usize) -> u64,
) -> Vec<bool> {
    let mut children: HashMap<usize, Vec<usize>> = HashMap::new();
    for (at, parent) in parents(names).into_iter().enumerate() {
        if let Some(parent) = parent {
            children.entry(parent).or_default().push(at);
        }
    }
    let mut sums = vec![false; names.len()];
    for (parent, children) in children {
        let mut counting = 0;
        let adds_up = (0..rows).all(|row| {
            let own = number(row, parent);
            counting += usize::from(own > 0);
            own == children.iter().map(|&child| number(row, child)).sum::<u64>()
        });
        let least = if children.len() > 1 { ROWS_OF_SEVERAL } else { ROWS_OF_ONE };
        if let Some(slot) = slot_mut(&mut sums, parent) {
            *slot = adds_up && counting >= least;
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_that_add_up_others_are_told_by_name_and_number() {
        type Case = (&'static [&'static str], &'static [&'static [u64]], &'static [bool]);
        let cases: [Case; 8] = [
            (
                &["ENV", "ENVbar", "ENVbar_time", "ENVbar_cost", "ENVena"],
                &[&[6, 3, 2, 1, 3], &[3, 2, 1, 1, 1]],
                &[true, true, false, false, false],
            ),
            // One row adds up by chance.
            (&["A", "A1", "A2"], &[&[3, 1, 2]], &[false, false, false]),
            (&["A", "A1", "A2"], &[&[3, 1, 2], &[0, 0, 0]], &[false, false, false]),
            // A row in which it does not add up: the code was applied by itself too.
            (&["A", "A1", "A2"], &[&[3, 1, 2], &[4, 1, 2]], &[false, false, false]),
            // Numbers that add up under names that say nothing of it.
            (&["Cost", "Time", "Pay"], &[&[3, 1, 2], &[4, 2, 2]], &[false, false, false]),
            // A single part must be the same more often.
            (&["A", "A1"], &[&[3, 3], &[1, 1]], &[false, false]),
            (&["A", "A1"], &[&[3, 3], &[1, 1], &[2, 2], &[0, 0]], &[true, false]),
            (&[], &[], &[]),
        ];
        for (names, rows, expected) in cases {
            let number = |row: usize, column: usize| {
                rows.get(row).and_then(|row| row.get(column)).copied().unwrap_or(0)
            };
            assert_eq!(columns(names, rows.len(), number), expected, "{names:?}");
        }
    }

    #[test]
    fn the_longest_name_is_the_parent() {
        assert_eq!(
            parents(&["A", "AB", "ABC", "B", "AC", "A", ""]),
            [None, Some(5), Some(1), None, Some(5), None, None]
        );
    }
}
