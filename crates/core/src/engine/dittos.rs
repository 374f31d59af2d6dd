//! Marks that say that a cell says what stands above it: `"`, `ditto`, `same as above`.
//!
//! Takes a table; gives it with what they stand for. Never reaches from one sheet into the next.

use crate::dataset::is_ditto;
use crate::fold::trim;
use crate::format::Table;

/// The table with what stands above in place of such marks, and the headers of their columns; `None` where there are
/// none.
pub(super) fn written_out(table: &Table) -> Option<(Table, Vec<String>)> {
    let has_dittos = |at: &usize| table.texts_of(*at).rows_where(is_ditto).any();
    let columns: Vec<usize> = (0..table.width()).filter(has_dittos).collect();
    let mut changed: Option<Table> = None;
    let mut names = Vec::new();
    for column in columns {
        let Some(header) = table.headers().get(column).cloned() else { continue };
        let texts = texts(table, column);
        let text = |row: usize| texts.get(row).cloned().unwrap_or_default();
        let mut rows = (0..table.rows()).filter(|&row| table.text(row, column) != text(row));
        let Some(first) = rows.next() else { continue };
        let any_filled = std::iter::once(first).chain(rows).any(|row| !text(row).is_empty());
        if let Some(next) = changed.as_ref().unwrap_or(table).with_texts(column, &header, text) {
            changed = Some(next);
            names.extend(any_filled.then_some(header));
        }
    }
    Some((changed?, names))
}

/// The texts of a column without the marks.
fn texts(table: &Table, column: usize) -> Vec<String> {
    // Beside an arrow of another direction one is a valence.
    let arrows = table.texts_of(column).iter().any(|text| text.contains(['↓', '→', '↔', '↗', '↘']));
    let mut above = String::new();
    let mut sheet = table.sheet_index(0);
    let of_row = |row: usize| {
        let text = table.text(row, column);
        // Nothing stands above the first row of a sheet.
        if table.sheet_index(row) != sheet {
            (sheet, above) = (table.sheet_index(row), String::new());
        }
        if is_ditto(text) && !(text.contains('↑') && (arrows || above.is_empty())) {
            return above.clone();
        }
        // What is blank says what stands above it too, or nothing.
        if !trim(text).is_empty() {
            text.clone_into(&mut above);
        }
        text.to_owned()
    };
    (0..table.rows()).map(of_row).collect()
}
