//! What a spreadsheet writes above the header of a pivot table.
//!
//! Takes the first records of a sheet or file; says whether one of them only names what is counted and that labels
//! of columns follow. Never takes a header of several rows for it.

use super::deep::{self, Spans};
use super::{filled_width, looks_like_header, number};
use crate::format::DecimalMark;

/// Fields of filters above a pivot table at most.
const MOST_FILTERS: usize = 8;

/// How many records from `index` on stand above the header of a pivot table: its filters (`Site`, `(All)`), and the
/// name of what is counted beside one for the labels of columns (`Count of ID`, `Column Labels`).
pub(super) fn rows_above(records: &[Vec<String>], spans: &[Spans], index: usize) -> usize {
    let pairs = records.iter().skip(index).take(MOST_FILTERS + 1).take_while(|row| is_pair(row));
    let corner = (index..index + pairs.count()).find(|&at| is_corner(records, spans, at));
    corner.map_or(0, |at| at + 1 - index)
}

/// True for a record of two texts and nothing else.
fn is_pair(row: &[String]) -> bool {
    let is_text = |cell: &String| !cell.trim().is_empty() && !is_number(cell);
    filled_width(row) == 2 && row.iter().take(2).all(is_text)
}

/// True where the record at `index` stands above the header of a table that holds numbers beside its first column.
fn is_corner(records: &[Vec<String>], spans: &[Spans], index: usize) -> bool {
    let is_wider = records.get(index + 1).is_some_and(|header| filled_width(header) > 2);
    if !is_wider || deep::rows_at(records, spans, index) > 1 {
        return false;
    }
    let rows = deep::rows_at(records, spans, index + 1);
    let headed = rows > 1 || records.get(index + 1).is_some_and(|header| looks_like_header(header));
    let below = records.get(index + 1 + rows..).unwrap_or(&[]);
    let mut filled = below.iter().filter(|row| filled_width(row) > 0).peekable();
    let is_row = |row: &Vec<String>| {
        let mut cells = row.iter().skip(1);
        row.first().is_some_and(|label| !is_number(label))
            && cells.all(|cell| cell.trim().is_empty() || is_number(cell))
    };
    headed && filled.peek().is_some() && filled.all(is_row)
}

fn is_number(cell: &str) -> bool {
    let cell = cell.trim();
    [DecimalMark::Point, DecimalMark::Comma].iter().any(|mark| number(cell, *mark).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_above_a_pivot_table_is_told_from_headers() {
        for (rows, above) in [
            (
                &[
                    "Count of ID|Column Labels",
                    "Row Labels|Barrier|Facilitator|Grand Total",
                    "Cost|6|6|12",
                ][..],
                1,
            ),
            (
                &[
                    "Site|(All)",
                    "Group|(All)",
                    "Count of ID|Column Labels",
                    "Row Labels|Barrier|Total",
                    "Cost|6|6",
                ],
                3,
            ),
            (
                &[
                    "Anzahl von ID|Spaltenbeschriftungen||",
                    "Zeilen|Barriere|Gesamt",
                    "Geld|6|6",
                    "Gesamt|6|6",
                ],
                1,
            ),
            // A header of two rows, groups over columns, rows of words, a title, a header of two columns.
            (&["Theme|Nurses||", "|Barrier|Facilitator|", "Cost|6|6"], 0),
            (&["Code|Nurses|Doctors", "Cost|6|6", "Time|2|3"], 0),
            (&["Name|Role", "P1|Nurse|B|F", "P2|Doctor|F|B"], 0),
            (&["My study", "Theme|Barrier|Facilitator", "Cost|6|6"], 0),
            (&["Theme|Count", "Cost|6", "Time|3"], 0),
            (&["Theme|2024", "Theme|Barrier|Facilitator", "Cost|6|6"], 0),
            (&["Count of ID|Column Labels", "Row Labels|Barrier|Facilitator"], 0),
        ] {
            let records: Vec<Vec<String>> =
                rows.iter().map(|row| row.split('|').map(str::to_owned).collect()).collect();
            assert_eq!(rows_above(&records, &[], 0), above, "{rows:?}");
        }
    }
}
