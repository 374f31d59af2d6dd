//! Rows of a table of counts that stand above those they add up, each level under the next, as pivot tables have
//! them.
//!
//! Takes the rows that count and the row of all; gives the row that each stands under. Never takes a row for the sum
//! of others unless all rows come out so, with nothing left over, and come to the row of all.

use super::count_row::{Row, add, equals, is_passed};

/// Levels of rows above others at most.
const MOST_LEVELS: usize = 3;

/// For each of the rows the one it stands under, where the rows of the top level come to `total` and all rows
/// together to more; `None` where no number of levels makes them so.
pub(super) fn nested(rows: &[&Row<'_>], total: &Row<'_>) -> Option<Vec<Option<usize>>> {
    let mut sums = vec![0_u64; total.counts.len()];
    rows.iter().for_each(|row| add(&mut sums, Some(row)));
    if equals(total, &sums) || is_passed_nowhere(total, &sums) {
        return None;
    }
    (1..=MOST_LEVELS).find_map(|levels| {
        let mut parents = vec![None; rows.len()];
        let mut sums = vec![0_u64; total.counts.len()];
        let mut next = 0;
        while next < rows.len() {
            add(&mut sums, rows.get(next).copied());
            next = block(rows, next, levels, &mut parents)?;
        }
        equals(total, &sums).then_some(parents)
    })
}

/// True where no sum is greater than what the row counts: nothing is counted twice.
fn is_passed_nowhere(row: &Row<'_>, sums: &[u64]) -> bool {
    !is_passed(row, sums)
}

/// Goes through the row at `head` and those below it that add up to it, each with `levels - 1` levels of its own;
/// gives where the next begins.
fn block(
    rows: &[&Row<'_>],
    head: usize,
    levels: usize,
    parents: &mut [Option<usize>],
) -> Option<usize> {
    let own = rows.get(head)?;
    let mut next = head + 1;
    if levels == 0 {
        return Some(next);
    }
    let mut sums = vec![0_u64; own.counts.len()];
    loop {
        add(&mut sums, Some(rows.get(next)?));
        if is_passed(own, &sums) {
            return None;
        }
        *parents.get_mut(next)? = Some(head);
        next = block(rows, next, levels - 1, parents)?;
        if equals(own, &sums) {
            return Some(next);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `3|4`, the row of all last; for each row the position of the one it stands under.
    fn found(rows: &[&str]) -> Option<String> {
        let rows: Vec<Row<'_>> = rows
            .iter()
            .map(|row| Row {
                counts: row.split('|').map(|cell| cell.parse().ok()).collect(),
                ..Row::default()
            })
            .collect();
        let (total, rows) = rows.split_last()?;
        let rows: Vec<&Row<'_>> = rows.iter().collect();
        let parents = nested(&rows, total)?;
        Some(parents.iter().map(|one| one.map_or("-".to_owned(), |at| at.to_string())).collect())
    }

    #[test]
    fn levels_are_told_by_what_they_come_to() {
        for (rows, parents) in [
            (&["8|10", "6|6", "2|4", "6|10", "2|6", "4|4", "14|20"][..], Some("-00-33")),
            // One row below another, and like ones beside each other.
            (&["8|10", "6|6", "1|2", "1|2", "2|6", "2|6", "10|16"], Some("-000-4")),
            (&["3|1", "2|1", "1|1", "1|0", "1|0", "1|0", "3|1"], Some("-01104")),
            // Nothing counts twice, something is left over, or the row of all holds another number.
            (&["6|6", "2|4", "8|10"], None),
            (&["8|10", "6|6", "2|4", "1|1", "9|11"], None),
            (&["8|10", "6|6", "2|4", "9|10"], None),
            (&["8|10", "6|6", "2|5", "8|10"], None),
            (&["0|0", "0|0"], None),
        ] {
            assert_eq!(found(rows).as_deref(), parents, "{rows:?}");
        }
    }
}
