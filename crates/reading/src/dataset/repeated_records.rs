//! What REDCap exports of instruments that are filled in several times: a row of the record, and below it one for each
//! time, in which all that the record says is blank.
//!
//! Takes a table; gives it with what each record says beside the rows of its instruments. Never takes a value that a row
//! has itself.

use std::collections::{HashMap, HashSet};

use crate::fold::{fold_word, trim};
use crate::format::Table;

/// Headers that tell the rows of instruments from those of records, folded; the record stands in the first column.
const INSTANCE: &str = "redcap repeat instance";
const INSTRUMENT: &str = "redcap repeat instrument";

/// The table with the values of each record in the rows of its instruments, and without its own row where that says
/// nothing else; `None` for any other table.
pub fn with_records(table: &Table) -> Option<Table> {
    let named = |name: &str| table.headers().iter().position(|header| fold_word(header) == name);
    let (instance, instrument) = (named(INSTANCE), named(INSTRUMENT));
    let marks: Vec<usize> = [instance, instrument].into_iter().flatten().collect();
    let cell = |row: usize, column: usize| trim(table.text(row, column));
    let repeats = |row: &usize| marks.iter().any(|&column| !cell(*row, column).is_empty());
    if marks.is_empty() || table.ranges().is_some() {
        return None;
    }
    let rows = 0..table.rows();
    let (below, own): (Vec<usize>, Vec<usize>) = rows.partition(repeats);
    // Columns that the records fill and no instrument does.
    let of_records: Vec<usize> = (1..table.width())
        .filter(|column| !marks.contains(column))
        .filter(|&column| own.iter().any(|&row| !cell(row, column).is_empty()))
        .filter(|&column| below.iter().all(|&row| cell(row, column).is_empty()))
        .collect();
    if of_records.is_empty() || below.is_empty() {
        return None;
    }
    let mut record: HashMap<&str, usize> = HashMap::new();
    for &row in &own {
        record.entry(cell(row, 0)).or_insert(row);
    }
    let mut filled = table.clone();
    for &column in &of_records {
        let header = table.headers().get(column)?.clone();
        let text = |row: usize| {
            let from = if repeats(&row) { record.get(cell(row, 0)).copied() } else { Some(row) };
            from.map_or_else(String::new, |from| table.text(from, column).to_owned())
        };
        filled = filled.with_texts(column, &header, text)?;
    }
    let again: HashSet<&str> = below.iter().map(|&row| cell(row, 0)).collect();
    let says_more = |row: usize| {
        (1..table.width())
            .any(|column| !of_records.contains(&column) && !cell(row, column).is_empty())
    };
    let told: Vec<usize> =
        own.into_iter().filter(|&row| again.contains(cell(row, 0)) && !says_more(row)).collect();
    Some(if told.is_empty() { filled } else { filled.without_rows(&told) })
}
