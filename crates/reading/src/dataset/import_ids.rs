//! The rows that Qualtrics puts between the header and the answers: the questions, and below them what each column is
//! called for import.
//!
//! Takes a table; gives it without those rows, with the questions as headers. Never takes a row whose cells are not
//! all such names.

use std::collections::HashSet;

use crate::fold::{fold_word, trim};
use crate::format::Table;

/// How each cell of the row of names begins, without blanks.
const BEGINS: &str = "{\"importid\":";
/// Rows from the top in which it stands.
const FIRST_ROWS: usize = 3;
/// Bytes of a question that becomes a header at most.
const LONGEST_QUESTION: usize = 240;

/// The row of names for import; `None` where there is none.
pub fn import_id_row(table: &Table) -> Option<usize> {
    let is_name = |text: &str| {
        let bare: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
        bare.to_lowercase().starts_with(BEGINS)
    };
    (0..table.rows().min(FIRST_ROWS)).find(|&row| {
        let mut cells = (0..table.width()).map(|column| trim(table.text(row, column)));
        let mut cells = cells.by_ref().filter(|text| !text.is_empty()).peekable();
        cells.peek().is_some() && cells.all(is_name)
    })
}

/// The table with the texts of its first row as headers and without that row; `None` where they do not tell its
/// columns apart.
pub fn with_questions(table: &Table) -> Option<Table> {
    if table.ranges().is_some() || table.rows() < 2 {
        return None;
    }
    let question =
        |column: usize| Some(trim(table.text(0, column))).filter(|text| !text.is_empty());
    let headers: Vec<String> = table
        .headers()
        .iter()
        .enumerate()
        .map(|(column, own)| question(column).unwrap_or(own).to_owned())
        .collect();
    let mut known = HashSet::new();
    let apart = headers.iter().all(|header| known.insert(fold_word(header)));
    if !apart || headers.iter().any(|header| header.len() > LONGEST_QUESTION) {
        return None;
    }
    Some(table.without_rows(&[0]).with_headers(headers))
}
