//! Lists in which a word for a valence stands before the first of several codes: `Barriers: Cost; Time`.
//!
//! Takes a table; gives it with the word before each code that it is of. Never touches passages, nor a column of which
//! most cells begin otherwise.

use super::headers::{EXACT, candidates};
use super::pieces_of_cells::DIVIDERS;
use super::roles::Role;
use super::sides_before::side_and_rest;
use crate::fold::{fold_word, trim};
use crate::format::Table;

/// The table with each code's valence before it; `None` where every code has its own.
pub fn with_sides_carried(table: &Table) -> Option<Table> {
    let columns: Vec<usize> = (0..table.width()).filter(|&column| carries(table, column)).collect();
    let mut taken = (!columns.is_empty()).then(|| table.clone())?;
    for column in columns {
        let header = table.headers().get(column)?;
        let text = |row: usize| {
            let cell = table.text(row, column);
            carried(cell).unwrap_or_else(|| cell.to_owned())
        };
        taken = taken.with_texts(column, header, text)?;
    }
    Some(taken)
}

/// True for a column of lists that begin with a word for a valence, of which one is of several codes.
fn carries(table: &Table, column: usize) -> bool {
    let texts = table.texts_of(column);
    // As soon as more than a fifth begin otherwise, no more need be looked at.
    let otherwise = texts.iter().filter(|text| side_and_rest(text).is_none());
    if texts.is_empty() || otherwise.take(texts.len() / 5 + 1).count() > texts.len() / 5 {
        return false;
    }
    let header = table.headers().get(column).map_or("", String::as_str);
    let named = candidates(&fold_word(header));
    let of_passages =
        named.iter().any(|(role, weight)| *role == Role::Excerpt && *weight + 12 >= EXACT);
    !of_passages && texts.iter().any(|text| carried(text).is_some())
}

/// A cell with the word before each of its parts; `None` where it is one part, or each says its own.
fn carried(cell: &str) -> Option<String> {
    let parts: Vec<&str> = cell.split(DIVIDERS).map(trim).filter(|part| !part.is_empty()).collect();
    let mut side = side_and_rest(parts.first()?)?.0;
    let mut any = false;
    let said: Vec<String> = parts
        .iter()
        .map(|part| match side_and_rest(part) {
            Some((own, _)) => {
                side = own;
                (*part).to_owned()
            }
            None => {
                any = true;
                format!("{side}: {part}")
            }
        })
        .collect();
    any.then(|| said.join("; "))
}

#[cfg(test)]
mod tests {
    use super::carried;

    #[test]
    fn a_side_is_of_all_codes_up_to_the_next() {
        for (cell, expected) in [
            ("Barriers: Cost; Time", Some("Barriers: Cost; Barriers: Time")),
            (
                "Facilitators: Support; Training; Barriers: Time",
                Some("Facilitators: Support; Facilitators: Training; Barriers: Time"),
            ),
            ("Barrieren: Zeit\nGeld", Some("Barrieren: Zeit; Barrieren: Geld")),
            ("Barrier: Cost", None),
            ("Barrier: Cost; Barrier: Time", None),
            ("Cost; Barrier: Time", None),
            ("Cost; Time", None),
        ] {
            assert_eq!(carried(cell).as_deref(), expected, "{cell}");
        }
    }
}
