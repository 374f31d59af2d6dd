//! The cells of the code columns of all files, taken apart before the rows are read.
//!
//! Takes the files and their layouts; gives for each file what its cells hold, the names of all codes, by
//! which paths are told from names, and which cells were divided or may hold lists. Never reads another
//! column.

use std::collections::{HashMap, HashSet};

use super::Input;
use super::layout::Layout;
use super::row::rows;
use crate::dataset::FoundLists;
use crate::dataset::cells_by_hand::{lone_name, may_be_lists, parts_as_asked, tell_joined};
use crate::dataset::pieces_of_cells::CellOfCodes;
use crate::dataset::separation::{Separation, Split};
use crate::dataset::split_cells::{Column, STEPS, listed, split_column};
use crate::diag::{Warning, WarningKind};

/// What the cells of a file hold.
#[derive(Debug, Default)]
pub(super) struct FileCells<'a> {
    /// By column those of codes that hold something else than one code.
    codes: HashMap<usize, HashMap<CellOfCodes<'a>, Split<'a>>>,
    /// By column those of domains, constructs and themes that hold several, as the user says.
    heads: HashMap<usize, HashMap<&'a str, Vec<&'a str>>>,
}

impl<'a> FileCells<'a> {
    /// What a cell of a column of codes holds; `None` where it is one code.
    pub fn codes(&self, column: usize, cell: CellOfCodes<'a>) -> Option<&Split<'a>> {
        self.codes.get(&column)?.get(&cell)
    }

    /// The codes of a cell of a column that was divided, more than one; none for any other.
    pub fn parts(&self, column: usize, cell: CellOfCodes<'a>) -> &[&'a str] {
        let split = self.codes(column, cell).filter(|split| split.separation == Separation::Apart);
        split.map(|split| split.codes.as_slice()).filter(|codes| codes.len() > 1).unwrap_or(&[])
    }

    /// The labels in a cell of domains, constructs or themes; `None` where it is one.
    pub fn heads(&self, column: usize, cell: &'a str) -> Option<&[&'a str]> {
        self.heads.get(&column)?.get(cell).map(Vec::as_slice)
    }
}

/// What the cells of all files hold.
#[derive(Debug, Default)]
pub(super) struct Cells<'a> {
    /// For each file.
    pub files: Vec<FileCells<'a>>,
    /// Names of codes.
    pub names: HashSet<String>,
    /// What was divided without the user's word.
    pub warnings: Vec<Warning>,
    /// Columns of which the user is asked whether their cells hold lists.
    pub lists: Vec<FoundLists>,
    /// Names in lists of codes.
    listed: HashSet<String>,
}

/// Takes all cells of code columns apart. Columns that make a path together hold a step each.
pub(super) fn read<'a>(inputs: &[Input<'a>], layouts: &[Layout]) -> Cells<'a> {
    let mut found = Cells::default();
    for input in inputs {
        found.listed.extend(listed(input.codes));
    }
    found.names.clone_from(&found.listed);
    // What stands alone in one file is a name in all, whatever their order.
    for (input, layout) in inputs.iter().zip(layouts) {
        if matches!(kind_of(input, layout), Column::ByHand) {
            for column in layout.codes.iter().filter_map(|path| path.only_column()) {
                let cells = rows(0, input, layout).map(|row| row.cell(Some(column)));
                let cells: HashSet<&str> = cells.filter(|cell| !cell.is_empty()).collect();
                found.names.extend(cells.into_iter().filter_map(lone_name).map(str::to_owned));
            }
        }
    }
    let mut steps = STEPS;
    for (input, layout) in inputs.iter().zip(layouts) {
        let codes = found.read_codes(input, layout, &mut steps);
        let heads = found.read_heads(input, layout);
        found.files.push(FileCells { codes, heads });
    }
    found
}

impl<'a> Cells<'a> {
    fn read_codes(
        &mut self,
        input: &Input<'a>,
        layout: &Layout,
        steps: &mut usize,
    ) -> HashMap<usize, HashMap<CellOfCodes<'a>, Split<'a>>> {
        let kind = kind_of(input, layout);
        let mut found = HashMap::new();
        for column in layout.codes.iter().filter_map(|path| path.only_column()) {
            let mut cells = HashSet::new();
            for row in rows(0, input, layout) {
                let cell = row.cell(Some(column));
                if !cell.is_empty() {
                    cells.insert((cell, row.number_of_codes()));
                }
            }
            if layout.tool.is_some_and(|tool| tool.marks_labels() && !tool.several_codes) {
                self.names.extend(cells.iter().map(|(cell, _)| (*cell).to_owned()));
            }
            let split = match input.is_divided(column) {
                Some(false) => HashMap::new(),
                Some(true) => parts_as_asked(&cells),
                None => {
                    let mut split = split_column(&cells, kind, &mut self.names, steps);
                    if matches!(kind, Column::ByHand) {
                        tell_joined(&cells, |name| self.listed.contains(name), &mut split);
                        self.tell_divided(input, layout, column, &split);
                    }
                    split
                }
            };
            found.insert(column, split);
        }
        found
    }

    /// Warns of the cells of a column that were divided.
    fn tell_divided(
        &mut self,
        input: &Input<'a>,
        layout: &Layout,
        column: usize,
        split: &HashMap<CellOfCodes<'a>, Split<'a>>,
    ) {
        let is_divided = |cell: &CellOfCodes<'a>| {
            split
                .get(cell)
                .is_some_and(|split| split.separation == Separation::Apart && split.codes.len() > 1)
        };
        let mut divided = rows(0, input, layout)
            .filter(|row| is_divided(&(row.cell(Some(column)), row.number_of_codes())));
        let Some(first) = divided.next() else { return };
        let count = 1 + divided.count();
        let column_name = input.table.headers().get(column).cloned().unwrap_or_default();
        let kind = WarningKind::CellsDivided { column: column_name };
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        self.warnings.push(Warning::new(kind).at(first.place(Some(column))).times(count));
    }

    /// The cells of domains, constructs and themes that hold several. Where nobody has said it, those that
    /// may are asked about.
    fn read_heads(
        &mut self,
        input: &Input<'a>,
        layout: &Layout,
    ) -> HashMap<usize, HashMap<&'a str, Vec<&'a str>>> {
        let mut found = HashMap::new();
        if layout.tool.is_some() || is_of_counts(input, layout) {
            return found;
        }
        for path in [&layout.domain, &layout.construct, &layout.theme] {
            let [column] = path.as_slice() else { continue };
            let cells = || rows(0, input, layout).map(|row| row.cell(Some(*column)));
            match input.is_divided(*column) {
                Some(false) => {}
                Some(true) => {
                    let distinct: HashSet<CellOfCodes<'a>> =
                        cells().map(|cell| (cell, 0)).collect();
                    let parts = parts_as_asked(&distinct).into_iter();
                    let parts = parts.map(|((cell, _), split)| (cell, split.codes));
                    found.insert(*column, parts.collect());
                }
                None => {
                    let lists = may_be_lists(&cells().collect::<HashSet<&str>>());
                    let cells = cells().filter(|cell| lists.contains(cell)).count();
                    if cells > 0 {
                        self.lists.push(FoundLists {
                            file: input.file.to_owned(),
                            column: input.table.headers().get(*column).cloned().unwrap_or_default(),
                            cells: u64::try_from(cells).unwrap_or(u64::MAX),
                        });
                    }
                }
            }
        }
        found
    }
}

/// How the cells of a file's columns of codes hold several.
fn kind_of(input: &Input<'_>, layout: &Layout) -> Column {
    match layout.tool {
        Some(tool) => Column::Tool(tool),
        None if is_of_counts(input, layout) => Column::Counts,
        None => Column::ByHand,
    }
}

/// True where a row tells how often its label was counted, or is a cell of a table that was taken apart: the
/// label is one name, and what was counted under it cannot be divided. What coders typed under their names is
/// theirs, and may be a list.
fn is_of_counts(input: &Input<'_>, layout: &Layout) -> bool {
    let sums = || {
        let sums = layout.wide.iter().filter(|cell| cell.code.is_empty());
        sums.map(|cell| cell.column)
            .any(|column| rows(0, input, layout).any(|row| row.mark(column) > Some(1)))
    };
    layout.count.is_some()
        || input.table.origin_column(0).is_some() && layout.coder.is_none()
        || sums()
}
