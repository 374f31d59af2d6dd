//! The distinct texts of each column of a table, found once and asked often.
//!
//! A column of codes has some dozens of texts in a hundred thousand rows: what is asked of a text is asked once of
//! each, and of a row by its text's position. Blanks around a text are not part of it, and a blank cell has none.

use std::any::Any;
use std::cell::{OnceCell, RefCell};
use std::fmt;
use std::rc::Rc;

use super::{Cell, Table};
use crate::fold::trim;
use crate::format::DecimalMark;
use crate::pulse;
use crate::text_index::TextIndex;

/// Position of what a blank cell says.
const BLANK: u32 = u32::MAX;
/// The texts of a column: each once, and which of them each row bears.
#[derive(Default)]
struct Column {
    /// What others found out of the texts.
    recalled: RefCell<Vec<(DecimalMark, Rc<dyn Any>)>>,
    /// Distinct texts without the blanks around them, in first-seen order.
    cells: Vec<Cell>,
    /// Rows of each.
    rows_of: Vec<usize>,
    /// For each row the position of its text.
    ids: Vec<u32>,
}

impl fmt::Debug for Column {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} texts in {} rows", self.cells.len(), self.ids.len())
    }
}

/// What was found so far, column by column. A copy has found nothing, for its cells may be changed.
#[derive(Debug, Default)]
pub(super) struct Found(OnceCell<Vec<OnceCell<Rc<Column>>>>);

impl Clone for Found {
    fn clone(&self) -> Self {
        Self::default()
    }
}

/// The distinct texts of a column of a table.
#[derive(Debug, Clone)]
pub struct ColumnTexts<'t> {
    table: &'t Table,
    column: Rc<Column>,
}

impl Table {
    /// The distinct texts of a column; none where there is no such column. The first call for a column reads all of
    /// it, the others nothing.
    pub fn texts_of(&self, column: usize) -> ColumnTexts<'_> {
        let found = self.found.0.get_or_init(|| vec![OnceCell::new(); self.width()]);
        let column = match found.get(column) {
            Some(known) => Rc::clone(known.get_or_init(|| Rc::new(Column::of(self, column)))),
            None => Rc::default(),
        };
        ColumnTexts { table: self, column }
    }

    /// A cell without the blanks around its text.
    fn trimmed(&self, row: usize, column: usize) -> Cell {
        let cell = self.cells.get(row * self.width() + column).filter(|_| column < self.width());
        let Some(cell) = cell else { return Cell::default() };
        let text = cell.text(&self.text);
        let bare = trim(text);
        let before = (bare.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
        cell.part(before..before.saturating_add(bare.len())).unwrap_or_default()
    }
}

impl Column {
    fn of(table: &Table, at: usize) -> Self {
        let mut column = Self { ids: Vec::with_capacity(table.rows()), ..Self::default() };
        let mut known = TextIndex::default();
        for row in 0..table.rows() {
            pulse::beat(1);
            let cell = table.trimmed(row, at);
            if cell.is_empty() {
                column.ids.push(BLANK);
                continue;
            }
            let text_of =
                |at| column.cells.get(at).map_or("", |cell: &Cell| cell.text(&table.text));
            let at = known.position(cell.text(&table.text), text_of);
            match column.rows_of.get_mut(at) {
                Some(rows) => *rows += 1,
                None => {
                    column.cells.push(cell);
                    column.rows_of.push(1);
                }
            }
            column.ids.push(u32::try_from(at).unwrap_or(BLANK));
        }
        column
    }
}

impl<'t> ColumnTexts<'t> {
    /// Number of distinct texts.
    pub fn len(&self) -> usize {
        self.column.cells.len()
    }

    /// True for a column of blanks.
    pub fn is_empty(&self) -> bool {
        self.column.cells.is_empty()
    }

    /// The distinct texts, in the order in which they come first.
    pub fn iter(&self) -> impl Iterator<Item = &'t str> + use<'_, 't> {
        let table = self.table;
        self.column.cells.iter().map(|cell| {
            // As many as there are rows, where all differ.
            pulse::beat(1);
            cell.text(&table.text)
        })
    }

    /// In how many rows each stands, in the same order.
    pub fn rows_of(&self) -> &[usize] {
        &self.column.rows_of
    }

    /// The position of a row's text among them; `None` for a blank cell and beyond the last row.
    pub fn position(&self, row: usize) -> Option<usize> {
        self.column.ids.get(row).filter(|id| **id != BLANK).map(|id| *id as usize)
    }

    /// The positions of all rows, in order; `None` for a blank cell.
    pub fn positions(&self) -> impl Iterator<Item = Option<usize>> + use<'_> {
        self.column.ids.iter().map(|id| {
            pulse::beat(1);
            (*id != BLANK).then_some(*id as usize)
        })
    }

    /// The text of a row without the blanks around it; empty for a blank cell.
    pub fn at(&self, row: usize) -> &'t str {
        let cell = self.position(row).and_then(|at| self.column.cells.get(at));
        cell.map_or("", |cell| cell.text(&self.table.text))
    }

    /// Rows with a text.
    pub fn filled(&self) -> usize {
        self.column.rows_of.iter().sum()
    }

    /// What was found out of the column, by the mark of decimals that its numbers have: by `find` when it is asked
    /// first, and from then on as it was found.
    pub fn recall<T: 'static>(&self, decimal: DecimalMark, find: impl FnOnce() -> T) -> Rc<T> {
        let known = || {
            let recalled = self.column.recalled.borrow();
            let mut own = recalled.iter().filter(|(mark, _)| *mark == decimal);
            own.find_map(|(_, one)| Rc::clone(one).downcast::<T>().ok())
        };
        known().unwrap_or_else(|| {
            let found = Rc::new(find());
            self.column.recalled.borrow_mut().push((decimal, Rc::<T>::clone(&found)));
            found
        })
    }

    /// Which rows bear a text of which something is true; asked once of each text.
    pub fn rows_where(&self, is_one: impl FnMut(&'t str) -> bool) -> RowsOfTexts {
        RowsOfTexts { of_texts: self.iter().map(is_one).collect(), column: Rc::clone(&self.column) }
    }
}

/// The rows of a column that bear one of some texts.
#[derive(Debug, Clone)]
pub struct RowsOfTexts {
    of_texts: Vec<bool>,
    column: Rc<Column>,
}

impl RowsOfTexts {
    /// True for a row that bears one; a blank cell is none.
    pub fn has(&self, row: usize) -> bool {
        let id = self.column.ids.get(row).copied().unwrap_or(BLANK);
        self.of_texts.get(id as usize).copied().unwrap_or(false)
    }

    /// True where a row does.
    pub fn any(&self) -> bool {
        self.of_texts.contains(&true)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::format::TableBuilder;

    fn table(texts: &[&str]) -> Table {
        let mut builder = TableBuilder::new(None, vec!["a".into()]);
        for (text, row) in texts.iter().zip(2..) {
            let cell = builder.intern(text).unwrap();
            builder.push_row(row, &[cell]).unwrap();
        }
        builder.finish()
    }

    #[test]
    fn each_text_is_found_once_with_its_rows() {
        let table = table(&["x", " y ", "", "x\u{feff}", "y", "\u{a0}", "X", "y"]);
        let texts = table.texts_of(0);
        assert_eq!(texts.iter().collect::<Vec<_>>(), ["x", "y", "X"]);
        assert_eq!(texts.rows_of(), [2, 3, 1]);
        let positions: Vec<Option<usize>> = texts.positions().collect();
        let expected = [Some(0), Some(1), None, Some(0), Some(1), None, Some(2), Some(1)];
        assert_eq!(positions, expected);
        assert_eq!((texts.at(1), texts.at(2), texts.at(3), texts.at(99)), ("y", "", "x", ""));
        assert_eq!((texts.len(), texts.filled(), texts.is_empty()), (3, 6, false));
        let small = texts.rows_where(|text| text.starts_with(char::is_lowercase));
        assert!(small.any() && small.has(4) && !small.has(2) && !small.has(6) && !small.has(99));
        assert!(table.texts_of(7).is_empty());
    }

    #[test]
    fn a_copy_whose_cells_change_finds_its_own() {
        let table = table(&["x", "", "y"]);
        assert_eq!(table.texts_of(0).filled(), 2);
        let changed =
            table.with_texts(0, "b", |row| if row == 0 { "y" } else { "z" }.to_owned()).unwrap();
        assert_eq!(changed.texts_of(0).iter().collect::<Vec<_>>(), ["y", "z"]);
        assert_eq!(changed.texts_of(0).rows_of(), [1, 2]);
        assert_eq!(table.first_rows(1).texts_of(0).len(), 1);
    }
}
