//! Merged cells: which of them span a header, and the text they give to the rows of a table.

use super::Merged;
use crate::diag::{Limit, Result};
use crate::format::header::deep::Spans;
use crate::format::number::number;
use crate::format::table::{Arena, Cell, Rows};
use crate::format::{DecimalMark, limits};

/// Notes merged cells.
///
/// # Errors
/// There are more of them than a table may have cells.
pub(super) fn note(all: &mut Vec<Merged>, merged: Merged) -> Result<()> {
    if all.len() >= limits::CELLS {
        return Err(limits::passed(Limit::Cells, limits::CELLS));
    }
    all.push(merged);
    Ok(())
}

/// The merged cells of some rows, whose numbers are given, in order and none over another; those that
/// reach over several rows belong to their first.
pub(super) fn spans(all: &[Merged], numbers: &[u32]) -> Vec<Spans> {
    let mut spans: Vec<Spans> = vec![Vec::new(); numbers.len()];
    for merged in all.iter().filter(|merged| merged.columns.1 > merged.columns.0) {
        let row = numbers.iter().position(|number| *number == merged.rows.0);
        if let Some(spans) = row.and_then(|row| spans.get_mut(row)) {
            let last = merged.columns.1.min(limits::COLUMNS as u32);
            spans.push((merged.columns.0 as usize, last as usize));
        }
    }
    for row in &mut spans {
        row.sort_unstable();
        let mut next = 0;
        row.retain(|&(from, to)| {
            let free = from >= next;
            if free {
                next = to + 1;
            }
            free
        });
    }
    spans
}

/// Gives the text of cells that are merged over several rows, which stands in the first, to the others;
/// gives how many cells were filled.
///
/// A number is only filled down in the columns before the first that is never merged: there it names
/// what the row belongs to, behind it is a count of all these rows together.
///
/// # Errors
/// The table would have too many cells.
pub(super) fn fill_down(rows: &mut Rows, all: &[Merged], arena: &Arena) -> Result<u64> {
    let mut down: Vec<(u32, u32, u32)> = all
        .iter()
        .filter(|merged| merged.rows.1 > merged.rows.0)
        .map(|merged| (merged.rows.0, merged.rows.1, merged.columns.0))
        .collect();
    if down.is_empty() {
        return Ok(0);
    }
    down.sort_unstable();
    let first_row = rows.get(0).map_or(0, |(number, _)| number);
    let mut is_merged = vec![false; limits::COLUMNS];
    for (_, last, column) in &down {
        if *last >= first_row
            && let Some(slot) = is_merged.get_mut(*column as usize)
        {
            *slot = true;
        }
    }
    let leading = is_merged.iter().take_while(|merged| **merged).count();
    let is_number = |text: &str| {
        [DecimalMark::Point, DecimalMark::Comma].iter().any(|mark| number(text, *mark).is_some())
    };

    let mut filled = 0;
    let mut made = Rows::default();
    let mut cells: Vec<Cell> = Vec::new();
    let mut next = down.iter().peekable();
    // For each column the last row to which merged cells reach, and their text.
    let mut open: Vec<Option<(u32, Cell)>> = Vec::new();
    for index in 0..rows.len() {
        let Some((number, own)) = rows.get(index) else { break };
        cells.clear();
        cells.extend_from_slice(own);
        close(&mut open, number);
        for (column, slot) in open.iter().enumerate() {
            let Some((_, text)) = *slot else { continue };
            if cells.len() <= column {
                cells.resize(column + 1, Cell::default());
            }
            if let Some(cell) = cells.get_mut(column).filter(|cell| cell.is_empty()) {
                *cell = text;
                filled += 1;
            }
        }
        while let Some(&(top, last, column)) = next.next_if(|(top, _, _)| *top <= number) {
            let column = column as usize;
            let text = own.get(column).copied().filter(|text| !text.is_empty() && top == number);
            let Some(text) = text else { continue };
            if column < leading || !is_number(arena.text_of(text)) {
                open.resize(open.len().max(column + 1), None);
                if let Some(slot) = open.get_mut(column) {
                    *slot = Some((last, text));
                }
            }
        }
        made.push(number, &cells)?;
    }
    *rows = made;
    Ok(filled)
}

/// Closes the merged cells that end above a row; columns behind the last open ones are let go.
fn close(open: &mut Vec<Option<(u32, Cell)>>, row: u32) {
    for slot in open.iter_mut() {
        *slot = slot.filter(|(last, _)| *last >= row);
    }
    open.truncate(open.iter().rposition(Option::is_some).map_or(0, |last| last + 1));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_in_which_nothing_is_open_are_let_go() {
        let mut open = vec![None; limits::COLUMNS];
        for (column, last) in [(1, 9), (7, 5), (1999, 3)] {
            if let Some(slot) = open.get_mut(column) {
                *slot = Some((last, Cell::default()));
            }
        }
        for (row, columns) in [(3, 2000), (4, 8), (6, 2), (9, 2), (10, 0)] {
            close(&mut open, row);
            assert_eq!(open.len(), columns, "row {row}");
        }
    }
}
