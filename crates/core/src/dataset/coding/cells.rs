//! The cells of the code columns of all files, taken apart before the rows are read.
//!
//! Takes the files and their layouts; gives for each file what its cells hold, and the names of all
//! codes, by which paths are told from names. Never reads another column.

use std::collections::{HashMap, HashSet};

use super::Input;
use super::layout::Layout;
use super::row::rows;
use crate::dataset::separation::Split;
use crate::dataset::split_cells::{CellOfCodes, Column, STEPS, listed, split_column};

/// For each file the cells that hold something else than one code; and the names of codes.
pub(super) type Cells<'a> = (Vec<HashMap<CellOfCodes<'a>, Split<'a>>>, HashSet<String>);

/// Takes all cells of code columns apart. Columns that make a path together hold a step each.
pub(super) fn read<'a>(inputs: &[Input<'a>], layouts: &[Layout]) -> Cells<'a> {
    let mut names = HashSet::new();
    for input in inputs {
        names.extend(listed(input.codes));
    }
    let mut steps = STEPS;
    let mut files = Vec::with_capacity(inputs.len());
    for (input, layout) in inputs.iter().zip(layouts) {
        let mut found = HashMap::new();
        let kind = match layout.tool {
            Some(tool) => Column::Tool(tool),
            None if is_of_counts(input, layout) => Column::Counts,
            None => Column::ByHand,
        };
        for column in layout.codes.iter().filter_map(|path| path.only_column()) {
            let mut cells = HashSet::new();
            for row in rows(0, input, layout) {
                let cell = row.cell(Some(column));
                if !cell.is_empty() {
                    cells.insert((cell, row.number_of_codes()));
                }
            }
            if layout.tool.is_some_and(|tool| tool.marks_labels() && !tool.several_codes) {
                names.extend(cells.iter().map(|(cell, _)| (*cell).to_owned()));
            }
            found.extend(split_column(&cells, kind, &mut names, &mut steps));
        }
        files.push(found);
    }
    (files, names)
}

/// True where a row tells how often its label was counted, or is a cell of such a table: the label is
/// one name, and what was counted under it cannot be divided.
fn is_of_counts(input: &Input<'_>, layout: &Layout) -> bool {
    let sums = || {
        let sums = layout.wide.iter().filter(|cell| cell.code.is_empty());
        sums.map(|cell| cell.column)
            .any(|column| rows(0, input, layout).any(|row| row.mark(column) > Some(1)))
    };
    layout.count.is_some() || input.table.origin_column(0).is_some() || sums()
}
