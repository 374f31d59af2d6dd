//! The cells of the code columns of all files, taken apart before the rows are read.
//!
//! Takes the files and their layouts; gives for each file what its cells hold, and the names of all
//! codes, by which paths are told from names. Never reads another column.

use std::collections::{HashMap, HashSet};

use super::Input;
use super::layout::Layout;
use crate::dataset::fold::trim;
use crate::dataset::number::parse_count;
use crate::dataset::split_cells::{Counted, Split, listed, split_column};

/// For each file the cells that hold something else than one code; and the names of codes.
pub(super) type Cells<'a> = (Vec<HashMap<Counted<'a>, Split<'a>>>, HashSet<String>);

/// Takes all cells of code columns apart. Columns that make a path together hold a step each.
pub(super) fn read<'a>(inputs: &[Input<'a>], layouts: &[Layout]) -> Cells<'a> {
    let mut names = HashSet::new();
    for input in inputs {
        names.extend(listed(input.codes));
    }
    let mut files = Vec::with_capacity(inputs.len());
    for (input, layout) in inputs.iter().zip(layouts) {
        let mut found = HashMap::new();
        for column in layout.codes.iter().filter_map(|path| path.only_column()) {
            let mut cells = HashSet::new();
            for row in 0..input.table.rows() {
                let cell = trim(input.table.text(row, column));
                if !cell.is_empty() {
                    cells.insert((cell, number(input, layout, row)));
                }
            }
            if layout.tool.is_some_and(|tool| tool.marks_labels() && !tool.several_codes) {
                names.extend(cells.iter().map(|(cell, _)| (*cell).to_owned()));
            }
            found.extend(split_column(&cells, layout.tool, &mut names));
        }
        files.push(found);
    }
    (files, names)
}

/// How many codes the cells of a row hold; 0 where nothing says it.
pub(super) fn number(input: &Input<'_>, layout: &Layout, row: usize) -> usize {
    let cell = layout.number_of_codes.map(|column| input.table.text(row, column));
    let number = cell.and_then(|cell| parse_count(cell, input.decimal));
    number.and_then(|number| usize::try_from(number).ok()).unwrap_or(0)
}
