//! Files of a study that say the same.
//!
//! Takes the files that give codings; gives a warning for each that holds the rows of one before it.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::dataset::Input;
use crate::diag::{Place, Warning, WarningKind};
use crate::format::Table;

/// Fewest rows of files that are called copies of each other: two people may well say one thing.
const FEWEST_ROWS: usize = 2;

/// Warnings of files that hold the same headers and rows as one before them.
pub(super) fn same_files(inputs: &[Input<'_>]) -> Vec<Warning> {
    let mut seen: HashMap<u64, usize> = HashMap::new();
    let mut found = Vec::new();
    for (at, input) in inputs.iter().enumerate() {
        if inputs.len() < 2 || input.table.rows() < FEWEST_ROWS {
            continue;
        }
        let mut hasher = DefaultHasher::new();
        cells(input.table).for_each(|text| text.hash(&mut hasher));
        let first = *seen.entry(hasher.finish()).or_insert(at);
        let Some(other) = inputs.get(first).filter(|_| first != at) else { continue };
        if cells(other.table).eq(cells(input.table)) {
            let (one, other) = (other.file.to_owned(), input.file.to_owned());
            let place = Place { file: Some(other.clone()), ..Place::default() };
            let warning = Warning::new(WarningKind::SameFiles { one, other }).at(place);
            found.push(warning.times(input.table.rows() as u64));
        }
    }
    found
}

/// The headers and then the cells of a table, row by row.
fn cells(table: &Table) -> impl Iterator<Item = &str> {
    let texts = (0..table.rows())
        .flat_map(move |row| (0..table.width()).map(move |column| table.text(row, column)));
    table.headers().iter().map(String::as_str).chain(texts)
}
