//! One row of a file: its cells by what they are for, and where it stands.
//!
//! Gives texts, numbers and places. Never looks a text up and never changes the dataset.

use std::borrow::Cow;

use super::Input;
use super::layout::Layout;
use super::range::{self, Given};
use crate::dataset::count_cell::CountCell;
use crate::dataset::missing_codes::is_missing_code;
use crate::dataset::number::{MOST_CODINGS_OF_A_CELL, parse_count, parse_mark};
use crate::diag::{Place, WarningKind};
use crate::fold::trim;
use crate::schema::PATH;

/// A row under the header of a file.
#[derive(Clone, Copy)]
pub(super) struct Row<'r, 'a> {
    /// The file.
    pub input: &'r Input<'a>,
    /// What the file's columns are for.
    pub layout: &'r Layout,
    /// Which file of the study, 0-based.
    pub file: u32,
    /// Which row of the file's table, 0-based.
    pub at: usize,
}

/// Whether a cell may stand for so many codings.
fn may_count(count: &u32) -> bool {
    *count <= MOST_CODINGS_OF_A_CELL
}

/// The rows of a file, in order.
pub(super) fn rows<'r, 'a>(
    file: u32,
    input: &'r Input<'a>,
    layout: &'r Layout,
) -> impl Iterator<Item = Row<'r, 'a>> {
    (0..input.table.rows()).map(move |at| Row { input, layout, file, at })
}

impl<'a> Row<'_, 'a> {
    /// The text of a cell without the blanks around it; empty where no column is for it.
    pub fn cell(&self, column: Option<usize>) -> &'a str {
        column.map_or("", |column| trim(self.text(column)))
    }

    /// The name in a cell that says who, where, which group or which code; empty where it says that nobody knows.
    pub fn name(&self, column: Option<usize>) -> &'a str {
        let cell = self.cell(column);
        let says_nothing = column.is_some_and(|column| self.layout.says_nothing(column, cell));
        if says_nothing { "" } else { cell }
    }

    fn text(&self, column: usize) -> &'a str {
        self.input.table.text(self.at, column)
    }

    /// True where no cell holds anything.
    pub fn is_blank(&self) -> bool {
        (0..self.input.table.width()).all(|column| self.cell(Some(column)).is_empty())
    }

    /// Where the row stands, or its cell in a column.
    pub fn place(&self, column: Option<usize>) -> Place {
        let column = column.unwrap_or(usize::MAX);
        Place { file: Some(self.input.file.to_owned()), ..self.input.table.place(self.at, column) }
    }

    /// Which of the sheets of the file's table it stands in, 0-based; 0 in text files.
    pub fn sheet(&self) -> u32 {
        u32::try_from(self.input.table.sheet_index(self.at)).unwrap_or(u32::MAX)
    }

    /// How many codings it stands for: 1 where no column says it; `None` where its cell is no whole number
    /// of 0 or more, or too large a one.
    pub fn count(&self) -> Option<u32> {
        let column = self.layout.count;
        let read = |column| CountCell::read(self.text(column), self.input.decimal).count();
        column.map_or(Some(1), |column| read(column).filter(may_count))
    }

    /// Whether a cell that counts holds a bound in place of a count (`<5`).
    pub fn is_bound(&self, column: Option<usize>) -> bool {
        let read = |column| CountCell::read(self.text(column), self.input.decimal);
        column.is_some_and(|column| read(column) == CountCell::Bound)
    }

    /// True where nothing but its rating says anything of its code: without one it is no coding.
    pub fn only_rates(&self) -> bool {
        let layout = self.layout;
        let others = [
            layout.participant,
            layout.source,
            layout.coder,
            layout.segment,
            layout.excerpt,
            layout.valence,
            layout.count,
        ];
        others.into_iter().all(|column| self.cell(column).is_empty()) && layout.wide.is_empty()
    }

    /// How often a column of a wide table says that its code was applied; `None` where it does not tell.
    pub fn mark(&self, column: usize) -> Option<u32> {
        let (text, decimal) = (self.text(column), self.input.decimal);
        if self.missing_code(column).is_some() {
            return None;
        }
        let mark = parse_mark(text, decimal);
        mark.or_else(|| CountCell::read(text, decimal).count()).filter(may_count)
    }

    /// Why a cell of a wide table is no count.
    pub fn why_no_count(&self, column: usize) -> WarningKind {
        match self.missing_code(column) {
            Some(code) => WarningKind::MissingCode { code: code.to_owned() },
            None if self.is_bound(Some(column)) => WarningKind::BoundsInCells,
            None => WarningKind::CellsNotCounted,
        }
    }

    /// The number in a cell of a wide table that stands for what is missing.
    fn missing_code(&self, column: usize) -> Option<&'a str> {
        let text = trim(self.text(column));
        (self.layout.missing.contains(&column) && is_missing_code(text)).then_some(text)
    }

    /// Where its segment stands in its source: what the file's reader knew, else what the cells say. The
    /// reader's word stands for the columns that show it alone: the user may have it read elsewhere.
    pub fn range(&self) -> Option<Given<'a>> {
        let columns @ [start, end] = [self.layout.range_start, self.layout.range_end];
        match self.input.table.ranges() {
            Some(ranges) if ranges.columns().map(Some) == columns => {
                ranges.of_row(self.at).map(range::known)
            }
            _ => range::parse(self.cell(start), self.cell(end)),
        }
    }

    /// How many codes its cells of codes hold; 0 where nothing says it.
    pub fn number_of_codes(&self) -> usize {
        let cell = self.layout.number_of_codes.map(|column| self.text(column));
        let number = cell.and_then(|cell| parse_count(cell, self.input.decimal));
        number.and_then(|number| usize::try_from(number).ok()).unwrap_or(0)
    }

    /// The label that columns give together, from the top level down; `None` where all are blank.
    pub fn path(&self, columns: &[usize]) -> Option<Cow<'a, str>> {
        let cells = columns.iter().map(|&column| self.name(Some(column)));
        let mut steps = cells.filter(|text| !text.is_empty());
        let first = steps.next()?;
        let Some(second) = steps.next() else { return Some(Cow::Borrowed(first)) };
        let mut path = format!("{first} > {second}");
        for step in steps {
            path.push_str(PATH);
            path.push_str(step);
        }
        Some(Cow::Owned(path))
    }
}
