//! A table once what stands below and beside its rows is put in order, before columns have roles.
//!
//! Takes a table as it was read and what the user says; gives it without its notes and headings, with labels
//! that were typed once in each of their rows, and what was left out.

use crate::dataset::{LeftOut, LeftOutReason, notes_below, typed_once};
use crate::diag::Place;
use crate::fold::trim;
use crate::format::Table;

/// A table put in order.
#[derive(Debug)]
pub(super) struct Prepared {
    /// The table.
    pub table: Table,
    /// Headers of the columns that were filled down.
    pub names: Vec<String>,
    /// Notes and headings that are no rows of it.
    pub left_out: Vec<LeftOut>,
}

impl Prepared {
    /// The table without the notes below it, where they are looked for, and with those columns filled down
    /// that the user names; `None` for one that stays as it is.
    pub fn new(table: &Table, notes: bool, fill_down: &[String]) -> Option<Self> {
        let first_note = if notes { notes_below(table) } else { None };
        let headers = table.headers();
        let columns: Vec<usize> = fill_down
            .iter()
            .filter_map(|name| headers.iter().position(|header| header == name))
            .collect();
        if first_note.is_none() && columns.is_empty() {
            return None;
        }
        let rows = first_note.unwrap_or(table.rows());
        let is_filled = |row: &usize| {
            (0..table.width()).any(|column| !trim(table.text(*row, column)).is_empty())
        };
        let notes = (rows..table.rows()).filter(is_filled);
        let left_out = notes.map(|row| left_out(table, row, LeftOutReason::NoteBelow)).collect();
        let names = fill_down.iter().filter(|name| headers.contains(name)).cloned().collect();
        let table = table.first_rows(rows).filled_down(&columns);
        Some(Self { table, names, left_out })
    }

    /// The table with labels that were typed once in each of their rows; `None` where there are none.
    /// `before` is what was done with it already.
    pub fn filled(table: &Table, before: Option<&Self>) -> Option<Self> {
        let once = Some(typed_once(table)).filter(|once| !once.is_empty())?;
        let header = |column: &usize| table.headers().get(*column).cloned();
        let mut names = before.map(|before| before.names.clone()).unwrap_or_default();
        names.extend(once.columns.iter().filter_map(header));
        let mut gone = before.map(|before| before.left_out.clone()).unwrap_or_default();
        let headings = once.headings.iter();
        gone.extend(headings.map(|&row| left_out(table, row, LeftOutReason::HeadingRow)));
        Some(Self { table: once.written_out(table), names, left_out: gone })
    }
}

fn left_out(table: &Table, row: usize, reason: LeftOutReason) -> LeftOut {
    LeftOut { at: Place { column: None, ..table.place(row, 0) }, reason }
}
