//! Merged cells: which of them span a header, and the text they give to the rows of a table.

use super::Merged;
use crate::diag::{Limit, Result};
use crate::format::header::deep::Spans;
use crate::format::number::number;
use crate::format::reading::{MergedNumber, MergedPart};
use crate::format::table::{Arena, Cell, Rows};
use crate::format::{DecimalMark, limits};

/// Characters of the longest mark: `x`, `++`, `Förderfaktor`.
const LONGEST_MARK: usize = 20;

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

/// What filling merged cells did.
#[derive(Debug, Default)]
pub(super) struct Filled {
    /// Cells that were filled.
    pub cells: u64,
    /// Cells of numbers that are merged.
    pub numbers: Vec<MergedNumber>,
}

/// Gives the text of cells that are merged over several rows, which stands in the first, to the others.
///
/// A number is only filled down in the columns before the first that is never merged: there it may name
/// what the row belongs to, behind it is a count of all these rows together.
///
/// # Errors
/// The table would have too many cells.
pub(super) fn fill_down(rows: &mut Rows, all: &[Merged], arena: &Arena) -> Result<Filled> {
    let mut filled = Filled::default();
    if all.is_empty() {
        return Ok(filled);
    }
    let mut merged: Vec<&Merged> = all.iter().collect();
    merged.sort_unstable_by_key(|one| (one.rows.0, one.rows.1, one.columns.0));
    let first_row = rows.get(0).map_or(0, |(number, _)| number);
    let mut is_merged = vec![false; limits::COLUMNS];
    for one in merged.iter().filter(|one| one.rows.1 > one.rows.0 && one.rows.1 >= first_row) {
        if let Some(slot) = is_merged.get_mut(one.columns.0 as usize) {
            *slot = true;
        }
    }
    let leading = is_merged.iter().take_while(|merged| **merged).count();

    let mut made = Rows::default();
    let mut cells: Vec<Cell> = Vec::new();
    let mut next = merged.iter().peekable();
    // For each column the last row to which merged cells reach, and their text; none for that of a number which may
    // count all of them.
    let mut open: Vec<Option<(u32, Option<Cell>)>> = Vec::new();
    for index in 0..rows.len() {
        let Some((number, own)) = rows.get(index) else { break };
        cells.clear();
        cells.extend_from_slice(own);
        close(&mut open, number);
        for (column, slot) in open.iter().enumerate() {
            let Some((_, text)) = *slot else { continue };
            let Some(text) = text else {
                let is_blank = cells.get(column).is_none_or(|cell| cell.is_empty());
                if is_blank {
                    filled.note(number, column, MergedPart::Blank);
                }
                continue;
            };
            if cells.len() <= column {
                cells.resize(column + 1, Cell::default());
            }
            if let Some(cell) = cells.get_mut(column).filter(|cell| cell.is_empty()) {
                *cell = text;
                filled.cells += 1;
                if is_number(arena.text_of(text)) {
                    filled.note(number, column, MergedPart::Again);
                }
            }
        }
        let alone = own.iter().filter(|cell| !cell.is_empty()).count() == 1;
        while let Some(&&Merged { rows: (top, last), columns: (column, right) }) =
            next.next_if(|one| one.rows.0 <= number)
        {
            let (wide, column) = (right > column, column as usize);
            let text = own.get(column).copied().filter(|text| !text.is_empty() && top == number);
            let Some(text) = text else { continue };
            let is_number = is_number(arena.text_of(text));
            let goes_down = last > top && (column < leading || !is_number);
            if last > top && (goes_down || !alone) {
                open.resize(open.len().max(column + 1), None);
                if let Some(slot) = open.get_mut(column) {
                    *slot = Some((last, Some(text).filter(|_| goes_down)));
                }
            }
            // A row of one number is a heading. A mark over several columns may be of each of them.
            let is_mark = wide && arena.text_of(text).chars().count() <= LONGEST_MARK;
            if (is_number || is_mark) && !alone {
                let part = if goes_down { MergedPart::First } else { MergedPart::Alone };
                filled.note(number, column, part);
            }
        }
        made.push(number, &cells)?;
    }
    *rows = made;
    Ok(filled)
}

impl Filled {
    fn note(&mut self, row: u32, column: usize, part: MergedPart) {
        if let Ok(column) = u32::try_from(column) {
            self.numbers.push(MergedNumber { row, column, part });
        }
    }
}

fn is_number(text: &str) -> bool {
    [DecimalMark::Point, DecimalMark::Comma].iter().any(|mark| number(text, *mark).is_some())
}

/// Closes the merged cells that end above a row; columns behind the last open ones are let go.
fn close<T: Copy>(open: &mut Vec<Option<(u32, T)>>, row: u32) {
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
