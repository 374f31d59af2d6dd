//! Labels that were typed once for the rows below them.
//!
//! Takes a table; gives the columns in which a blank means the label above, as people write down whom a
//! group of rows is about. Conservative: columns at the left that are filled and blank together, no
//! label twice, and codes in the rows between.

use std::collections::HashSet;

use super::headers::{EXACT, candidates};
use super::roles::Role;
use crate::fold::{fold_word, trim};
use crate::format::Table;

/// Columns to fill down, the leftmost first; empty for a table in which every row says all.
pub fn typed_once(table: &Table) -> Vec<usize> {
    let filled = |row: usize, column: usize| !trim(table.text(row, column)).is_empty();
    let is_blank = |row: &usize| (0..table.width()).all(|column| !filled(*row, column));
    let rows: Vec<usize> = (0..table.rows()).filter(|row| !is_blank(row)).collect();
    let starts: Vec<usize> = rows.iter().copied().filter(|row| filled(*row, 0)).collect();
    let mut seen = HashSet::new();
    let said_once = starts.iter().all(|row| seen.insert(trim(table.text(*row, 0))));
    if starts.len() < 2
        || starts.first() != rows.first()
        || 2 * starts.len() > rows.len()
        || !said_once
    {
        return Vec::new();
    }
    let header = table.headers().first().map(|header| fold_word(header)).unwrap_or_default();
    let heads_rows = candidates(&header).iter().any(|(role, weight)| {
        *weight + 10 >= EXACT
            && matches!(
                role,
                Role::Participant
                    | Role::Source
                    | Role::Group
                    | Role::Site
                    | Role::Domain
                    | Role::Construct
                    | Role::Theme
            )
    });
    let together = (0..table.width())
        .take_while(|column| rows.iter().all(|row| filled(*row, *column) == filled(*row, 0)))
        .count();
    // Every row between has something of its own.
    let own = rows.iter().all(|row| (together..table.width()).any(|column| filled(*row, column)));
    if heads_rows && own { (0..together).collect() } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::format::TableBuilder;

    #[test]
    fn groups_of_rows_are_told_from_gaps() {
        let cases: [(&str, &[&str], &[usize]); 9] = [
            (
                "participant|role|code|type",
                &["P1|Nurse|a|+", "||b|-", "||c|-", "P2|GP|a|+", "||b|-"],
                &[0, 1],
            ),
            ("theme|code", &["Money|a", "|b", "Time|c", "|d"], &[0]),
            // The group has gaps of its own.
            ("participant|role|code", &["P1|Nurse|a", "||b", "P2||a", "||b"], &[0]),
            // Most rows say who; a blank is a gap.
            ("participant|code", &["P1|a", "P1|b", "|c", "P2|d"], &[]),
            ("participant|code", &["P1|a", "P2|b", "|c", "P3|d"], &[]),
            // A label that comes again is not typed once.
            ("participant|code", &["P1|a", "|b", "P1|c", "|d"], &[]),
            // A row of blanks is none.
            ("participant|code", &["P1|a", "|b", "|", "P2|c", "|d"], &[0]),
            // Nothing of its own stands in a row.
            ("participant|code", &["P1|a", "|b", "P2|", "|d"], &[]),
            ("comment|code", &["first|a", "|b", "second|c", "|d"], &[]),
        ];
        for (header, rows, expected) in cases {
            let headers = header.split('|').map(str::to_owned).collect();
            let mut builder = TableBuilder::new(None, headers);
            for (number, row) in (2..).zip(rows) {
                let cells: Vec<_> =
                    row.split('|').map(|cell| builder.intern(cell).unwrap()).collect();
                builder.push_row(number, &cells).unwrap();
            }
            assert_eq!(typed_once(&builder.finish()), expected, "{rows:?}");
        }
    }
}
