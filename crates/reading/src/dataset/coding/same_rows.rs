//! Rows that say of one person or source what an earlier row of the file says, word for word, without a passage.
//!
//! Takes a file and what its columns are for; gives such rows. Never takes rows that do not say whose they are, and
//! none of a passage: what is there twice on passages is found by these.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::Input;
use super::layout::Layout;
use super::row::rows;
use crate::fold::trim;
use crate::pulse;

/// The rows, in order.
pub(super) fn rows_again(file: u32, input: &Input<'_>, layout: &Layout) -> Vec<usize> {
    let table = input.table;
    let cells = |row: usize| (0..table.width()).map(move |column| trim(table.text(row, column)));
    let mut before: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut found = Vec::new();
    for row in rows(file, input, layout) {
        pulse::beat(1);
        let says_whose =
            [layout.participant, layout.source].iter().any(|column| !row.name(*column).is_empty());
        let passage = [layout.segment, layout.excerpt, layout.range_start];
        if !says_whose || passage.iter().any(|column| !row.cell(*column).is_empty()) {
            continue;
        }
        let mut hasher = DefaultHasher::new();
        cells(row.at).for_each(|cell| cell.hash(&mut hasher));
        let known = before.entry(hasher.finish()).or_default();
        if known.iter().any(|&other| cells(other).eq(cells(row.at))) {
            found.push(row.at);
        } else {
            known.push(row.at);
        }
    }
    found
}
