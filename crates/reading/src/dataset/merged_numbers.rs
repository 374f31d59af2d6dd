//! Numbers in merged cells of a workbook: a count that stands once for several rows counts once.
//!
//! Takes a table and the cells of numbers that are merged in its sheets; gives it with each count in the first of its
//! rows alone, and says how many there are, and with a valence or a rating in numbers in all of its rows. Never takes
//! what describes people, places or sources for a count.

use std::collections::BTreeMap;

use super::headers::{EXACT, candidates, is_nameless, is_of_person, is_rank};
use super::roles::Role;
use super::valence_words::valence_of_word;
use super::weigh::surely_counts;
use super::wide_headers::names_valence_in_header;
use crate::diag::{Warning, WarningKind};
use crate::fold::fold_word;
use crate::format::{DecimalMark, MergedNumber, MergedPart, Table, number};

/// Characters of a sign, whatever it says.
const LONGEST_SIGN: usize = 2;

/// A table whose numbers in merged cells stand where they are meant.
#[derive(Debug)]
pub struct MergedRead {
    /// The table.
    pub table: Table,
    /// What is to be said of numbers and marks that count once, where there are any.
    pub counts: Option<Warning>,
    /// Headers of columns whose numbers say something of each of their rows and were filled down.
    pub filled: Vec<String>,
}

/// What is done to the cells of a column.
#[derive(Debug, Default)]
struct Changes {
    /// Rows to which merging gave a count that stands above.
    again: Vec<usize>,
    /// Rows that merging left blank below a number that is no count, each with the row of that number.
    below: BTreeMap<usize, usize>,
}

/// The table with 0 in place of counts that merging gave to further rows, with numbers that are no counts in each of
/// their rows, and what is to be said; `None` where neither is merged.
pub fn merged_counts(table: &Table, merged: &[(String, Vec<MergedNumber>)]) -> Option<MergedRead> {
    let mut changes: BTreeMap<usize, Changes> = BTreeMap::new();
    let mut first = None;
    let mut counts = 0;
    let headers = table.headers();
    let columns = 0..table.width();
    let is_count: Vec<[bool; 2]> =
        columns.map(|at| [false, true].map(|down| is_count(headers, at, down))).collect();
    for (sheet, numbers) in merged {
        let Some(start) =
            numbers.iter().find_map(|one| table.find_row(Some(sheet), one.row.into()))
        else {
            continue;
        };
        let own = |column: usize| Some(table.place(start, column).column?.index);
        let columns: BTreeMap<u32, usize> =
            (0..table.width()).filter_map(|column| Some((own(column)?, column))).collect();
        // The row of the number above, by column.
        let mut above: BTreeMap<usize, usize> = BTreeMap::new();
        for number in numbers {
            let row = table.find_row(Some(sheet), number.row.into());
            let Some((row, column)) = row.zip(columns.get(&number.column).copied()) else {
                continue;
            };
            let [alone, down] = is_count.get(column).copied().unwrap_or_default();
            match number.part {
                MergedPart::Again if down => {
                    changes.entry(column).or_default().again.push(row);
                    continue;
                }
                MergedPart::Blank => {
                    let says = headers.get(column).is_some_and(|header| is_of_each_row(header));
                    if let Some(top) = above.get(&column).filter(|_| says && !down) {
                        changes.entry(column).or_default().below.insert(row, *top);
                    }
                    continue;
                }
                MergedPart::First if down => {}
                MergedPart::Alone => {
                    above.insert(column, row);
                    if !alone || !counts_once(table.text(row, column)) {
                        continue;
                    }
                }
                MergedPart::First | MergedPart::Again => continue,
            }
            counts += 1;
            first.get_or_insert((row, column));
        }
    }
    if first.is_none() && changes.is_empty() {
        return None;
    }
    let warning =
        |(row, column)| Warning::new(WarningKind::NumbersMerged).at(table.place(row, column));
    let (mut taken, mut filled) = (table.clone(), Vec::new());
    for (column, changes) in changes {
        let header = headers.get(column)?.clone();
        let text = |row: usize| match changes.below.get(&row) {
            _ if changes.again.binary_search(&row).is_ok() => "0".to_owned(),
            Some(top) => table.text(*top, column).to_owned(),
            None => table.text(row, column).to_owned(),
        };
        taken = taken.with_texts(column, &header, text)?;
        if !changes.below.is_empty() {
            filled.push(header);
        }
    }
    let counts = first.map(warning).map(|warning| warning.times(counts));
    Some(MergedRead { table: taken, counts, filled })
}

/// True for a number, a mark or a valence in a cell over several columns; other words stand over them as a remark.
fn counts_once(text: &str) -> bool {
    let mark = [DecimalMark::Point, DecimalMark::Comma];
    text.chars().count() <= LONGEST_SIGN
        || mark.iter().any(|mark| number(text, *mark).is_some())
        || valence_of_word(text).is_some()
}

/// True for a header of what is said of each row, also in numbers: a valence, a rating, somebody's age.
fn is_of_each_row(header: &str) -> bool {
    let key = fold_word(header);
    let named = candidates(&key);
    let others = |role: &Role| !matches!(role, Role::Count | Role::Excerpt);
    let counts = named.iter().any(|(role, _)| *role == Role::Count);
    let is_named = named.iter().any(|(role, weight)| others(role) && *weight + 12 >= EXACT);
    !counts && (is_named || is_of_person(&key))
}

/// True where the numbers below a header count something: by its name, or as they stand behind a label of codes.
/// `goes_down` is true where merging gave them to all rows.
pub(super) fn is_count(headers: &[String], column: usize, goes_down: bool) -> bool {
    let Some(header) = headers.get(column) else { return false };
    if names_valence_in_header(header) {
        return true;
    }
    let owns = |header: &String| {
        let found = candidates(&fold_word(header));
        let people = |role: &Role| {
            matches!(role, Role::Participant | Role::Source | Role::Site | Role::Group)
        };
        found.iter().any(|(role, _)| people(role))
    };
    let before = headers.get(..column).unwrap_or(&[]);
    let is_named = surely_counts(&fold_word(header));
    if !before.iter().any(owns) {
        return is_named || !before.is_empty() && !is_other(header);
    }
    // Beside people a number describes them, and may be how many they are.
    is_named && !goes_down
}

/// True for a header that says something else of what stands below it than a count.
fn is_other(header: &str) -> bool {
    let key = fold_word(header);
    let named = candidates(&key);
    let counts = named.iter().any(|(role, _)| *role == Role::Count);
    !counts
        && (is_of_person(&key)
            || is_rank(&key)
            || is_nameless(&key)
            || named.iter().any(|(_, weight)| *weight >= EXACT))
}
