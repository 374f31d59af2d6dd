//! Rows at the end of a table that are filled otherwise than those above: numbers of the sample behind a gap, a log of
//! the coding, a second table.
//!
//! Takes a table; gives the rows at its end that may be no rows of it. Never takes a row alone for such because a cell
//! of it is blank.

use super::number::parse_count;
use super::reshape::{direction_of_name, measures_a_side};
use super::shares::names_shares;
use crate::fold::{fold_word, trim};
use crate::format::{DecimalMark, Table};

/// Rows at the end of a table that are looked at.
const MOST_ROWS: usize = 20;
/// Rows above at least by which those below are judged, and columns.
const FEWEST_ROWS: usize = 3;
const FEWEST_COLUMNS: usize = 3;
/// Cells at least that are blank in each row below where no gap parts them.
const FEWEST_BLANK: usize = 2;
/// How many times as many rows stand above as below a gap where nothing else tells them apart.
const FEW: usize = 3;

/// Rows at the end of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowsBelow {
    /// The rows, in order.
    pub rows: Vec<usize>,
    /// True where they are a table of their own whose header says that it counts nothing: shares, ratings.
    pub counts_nothing: bool,
}

/// The rows at the end of a table, or of a sheet of it, that may be no rows of it.
pub fn rows_below(table: &Table, decimal: DecimalMark) -> Vec<RowsBelow> {
    if table.ranges().is_some() {
        return Vec::new();
    }
    let rows: Vec<usize> = (0..table.rows()).collect();
    let sheets = rows.chunk_by(|row, next| table.sheet_index(*row) == table.sheet_index(*next));
    sheets.filter_map(|rows| End { table, decimal, rows }.find()).collect()
}

/// A sheet whose end is looked at.
struct End<'t> {
    table: &'t Table,
    decimal: DecimalMark,
    rows: &'t [usize],
}

impl End<'_> {
    fn find(&self) -> Option<RowsBelow> {
        let filled: Vec<usize> =
            self.rows.iter().copied().filter(|&row| !self.is_blank(row)).collect();
        let first = filled.len().saturating_sub(MOST_ROWS);
        let gap = (first.max(1)..filled.len())
            .rev()
            .find(|&at| self.is_behind_gap(&filled, at))
            .filter(|&at| at >= FEWEST_ROWS)
            .filter(|&at| !(1..at).any(|before| self.is_behind_gap(&filled, before)));
        if let Some((above, below)) = gap.and_then(|at| filled.split_at_checked(at)) {
            let header = below.first().is_some_and(|&row| self.is_header(row, above));
            let counts_nothing =
                header && below.first().is_some_and(|&row| self.counts_nothing(row));
            let few = FEW * below.len() <= above.len();
            let differ = || {
                let always = self.always_filled(above);
                below.iter().all(|&row| {
                    always.iter().any(|&column| self.text(row, column).is_empty())
                        || self.is_of_another_kind(row, above)
                })
            };
            if below.len() < above.len().max(MOST_ROWS) && (header || few || differ()) {
                return Some(RowsBelow { rows: below.to_vec(), counts_nothing });
            }
            return None;
        }
        // Without a gap most of what is filled in every row above is blank.
        let last = *filled.last()?;
        // Lists of both sides need not be equally long.
        if self.table.headers().iter().any(|header| direction_of_name(header).is_some()) {
            return None;
        }
        let blank = self.columns().filter(|&column| self.text(last, column).is_empty());
        if blank.count() < FEWEST_BLANK {
            return None;
        }
        let least = filled.len().saturating_sub(MOST_ROWS).max(FEWEST_ROWS);
        let mut always = self.always_filled(filled.get(..least)?);
        (least..filled.len()).find_map(|at| {
            let (above, below) = filled.split_at_checked(at)?;
            if let Some(&last) = above.last() {
                always.retain(|&column| !self.text(last, column).is_empty());
            }
            let is_other = |row: &usize| {
                let blank = |column: &&usize| self.text(*row, **column).is_empty();
                let blank = always.iter().filter(blank).count();
                blank >= FEWEST_BLANK && 2 * blank >= always.len()
            };
            let any = always.len() >= FEWEST_COLUMNS && below.iter().all(is_other);
            any.then(|| RowsBelow { rows: below.to_vec(), counts_nothing: false })
        })
    }

    fn columns(&self) -> impl Iterator<Item = usize> {
        let sheet = self.table.sheet_column();
        (0..self.table.width()).filter(move |column| sheet != Some(*column))
    }

    fn text(&self, row: usize, column: usize) -> &str {
        trim(self.table.text(row, column))
    }

    fn is_blank(&self, row: usize) -> bool {
        self.columns().all(|column| self.text(row, column).is_empty())
    }

    /// True where blank rows stand before a row, or the file has rows there that the table has not.
    fn is_behind_gap(&self, filled: &[usize], at: usize) -> bool {
        let pair = at.checked_sub(1).and_then(|before| filled.get(before)).zip(filled.get(at));
        pair.is_some_and(|(&before, &row)| {
            (before + 1..row).any(|between| self.is_blank(between))
                || self.table.row_number(row) > self.table.row_number(before) + 1
                    && row == before + 1
        })
    }

    /// The columns that are filled in each of some rows.
    fn always_filled(&self, rows: &[usize]) -> Vec<usize> {
        let filled = |column: &usize| rows.iter().all(|&row| !self.text(row, *column).is_empty());
        self.columns().filter(filled).collect()
    }

    /// True where a cell holds a text below numbers alone, or a number below texts alone.
    fn is_of_another_kind(&self, row: usize, above: &[usize]) -> bool {
        self.columns().any(|column| {
            let own = self.text(row, column);
            !own.is_empty() && {
                let is_number = self.is_number(own);
                let mut others = above
                    .iter()
                    .map(|&row| self.text(row, column))
                    .filter(|text| !text.is_empty())
                    .peekable();
                others.peek().is_some() && others.all(|text| self.is_number(text) != is_number)
            }
        })
    }

    fn is_number(&self, text: &str) -> bool {
        parse_count(text, self.decimal).is_some()
            || crate::format::number(text, self.decimal).is_some()
    }

    /// True for texts alone in a row, two at least, below numbers or below the header's own first word.
    fn is_header(&self, row: usize, above: &[usize]) -> bool {
        let texts: Vec<(usize, &str)> = self
            .columns()
            .map(|column| (column, self.text(row, column)))
            .filter(|(_, text)| !text.is_empty())
            .collect();
        let spelled = texts.iter().all(|(_, text)| !self.is_number(text));
        let again = texts.first().is_some_and(|(column, text)| {
            let header = self.table.headers().get(*column).map_or("", String::as_str);
            fold_word(text) == fold_word(header)
        });
        let over_numbers = || {
            texts.iter().any(|(column, _)| {
                let mut others = above.iter().map(|&row| self.text(row, *column)).peekable();
                others.peek().is_some() && others.all(|text| self.is_number(text))
            })
        };
        texts.len() > 1 && spelled && (again || over_numbers())
    }

    /// True for a header of which all names but the first are of shares or measures.
    fn counts_nothing(&self, row: usize) -> bool {
        let texts = self.columns().map(|column| self.text(row, column));
        let mut names = texts.filter(|text| !text.is_empty()).skip(1).peekable();
        names.peek().is_some() && names.all(|name| names_shares(name) || measures_a_side(name))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]

    use super::*;
    use crate::format::TableBuilder;

    /// Rows of cells divided by `|`, the header first, blank rows among them; a letter a row that is filled: `.` for
    /// one of the table.
    fn found(rows: &[&str]) -> String {
        let mut rows = rows.iter().map(|row| row.split('|').collect::<Vec<_>>());
        let headers = rows.next().unwrap_or_default().into_iter().map(str::to_owned).collect();
        let mut builder = TableBuilder::new(None, headers);
        let mut letters = Vec::new();
        for (row, number) in rows.zip(2..) {
            letters.push(if row.iter().any(|cell| !cell.is_empty()) { '.' } else { ' ' });
            let cells: Vec<_> = row.iter().filter_map(|text| builder.intern(text).ok()).collect();
            assert!(builder.push_row(number, &cells).is_ok());
        }
        for below in rows_below(&builder.finish(), DecimalMark::Point) {
            for row in below.rows {
                letters[row] = if below.counts_nothing { '%' } else { 'b' };
            }
        }
        letters.into_iter().collect()
    }

    #[test]
    fn rows_below_a_table_are_told_from_rows_of_it() {
        const COUNTS: [&str; 4] =
            ["Theme|Barriers|Facilitators", "Time|12|3", "Cost|8|2", "Team|2|9"];
        const CODED: [&str; 5] = [
            "Participant|Theme|Valence|Quote",
            "P1|Time|B|No time",
            "P2|Time|B|Never",
            "P2|Team|F|Good",
            "P3|Cost|B|Too dear",
        ];
        for (above, below, expected) in [
            (&COUNTS[..], &["||", "Nurses|14|", "Year|2023|"][..], "... bb"),
            (&COUNTS, &["||", "Nurses|14|6"], "... b"),
            (
                &COUNTS,
                &["||", "Theme|Barrier %|Facilitator %", "Time|55|21", "Cost|36|14"],
                "... %%%",
            ),
            (&COUNTS, &["||", "Role|Barriers|Facilitators", "Nurse|5|2", "Doctor|3|1"], "... bbb"),
            // Codes below a gap, and one that nobody called a facilitator.
            (&COUNTS, &["||", "Trust|5|2", "Skill|3|1"], "... .."),
            (&COUNTS, &["Trust|5|"], "...."),
            (&COUNTS, &["||", "Trust|5|2", "||", "Skill|3|"], "... . ."),
            (&CODED, &["Coded by|JM||", "ICR|0.81||", "B|Barrier||"], "....bbb"),
            (&CODED, &["|||", "JM|2|done|"], ".... b"),
            // Passages that are not coded yet, or not quoted.
            (&CODED, &["P4|Time||Never"], "....."),
            (&CODED, &["P4|Time||"], "....b"),
            (&CODED, &["P4|Time|B|", "P5|Time|B|"], "......"),
            (&["a|b"], &["x|1"], "."),
            (&["a|b"], &[], ""),
        ] {
            let table = [above, below].concat();
            assert_eq!(found(&table), expected, "{table:?}");
        }
    }
}
