//! Signs and letters at the names of codes that say a valence.
//!
//! Takes the files with their cells taken apart; gives the signs found and whether they are valences, and what letters
//! say of each name. Never decides of letters whether they are valences.

use std::collections::{HashMap, HashSet};

use super::Input;
use super::cells::FileCells;
use super::layout::Layout;
use super::row::rows;
use crate::dataset::CodeSigns;
use crate::dataset::letters;
use crate::dataset::name_signs::{NameSigns, any_begins_with_plus, minus_before};
use crate::fold::clean;
use crate::valence::Valence;

/// Names with a sign that are kept to be shown.
const MOST_EXAMPLES: usize = 5;

/// The signs at the names of codes, and whether they are valences: as the user says, or where they speak
/// among the names of any one column. `None` where no name bears one, or only one does and has no pair.
pub(super) fn code_signs<'a>(
    inputs: &[Input<'a>],
    layouts: &[Layout],
    cells: &[FileCells<'a>],
    chosen: Option<bool>,
) -> Option<CodeSigns> {
    let mut found: Option<CodeSigns> = None;
    let mut add = |signs: &NameSigns| {
        let found = found.get_or_insert_with(|| CodeSigns {
            pairs: Vec::new(),
            examples: Vec::new(),
            signed: 0,
            names: 0,
            taken: chosen == Some(true),
        });
        let size = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let shown = signs.signed.iter().take(MOST_EXAMPLES.saturating_sub(found.examples.len()));
        found.examples.extend(shown.cloned());
        let new = signs.pairs.iter().filter(|pair| !found.pairs.contains(pair));
        let new: Vec<String> =
            new.take(MOST_EXAMPLES.saturating_sub(found.pairs.len())).cloned().collect();
        found.pairs.extend(new);
        found.signed = found.signed.saturating_add(size(signs.signed.len()));
        found.names = found.names.saturating_add(size(signs.names));
        found.taken |= chosen.is_none() && signs.speak();
    };
    for ((input, layout), cells) in inputs.iter().zip(layouts).zip(cells) {
        for column in layout.label_columns() {
            let signs = NameSigns::of(names(input, layout, cells, column).into_iter());
            if signs.may_speak() {
                add(&signs);
            }
        }
        // The signs of a wide table's headers were looked at when its columns were found.
        let open = layout.wide.iter().filter(|cell| cell.valence == Valence::Missing);
        let signs = NameSigns::of(open.map(|cell| cell.code.as_str()));
        if signs.may_speak() {
            add(&signs);
        }
    }
    found
}

/// What letters say of the names in any column of labels: the code and its valence by each name.
pub(super) fn code_letters<'a>(
    inputs: &[Input<'a>],
    layouts: &[Layout],
    cells: &[FileCells<'a>],
) -> HashMap<String, (String, Valence)> {
    let mut found = HashMap::new();
    for names in names_by_column(inputs, layouts, cells) {
        let names: HashSet<String> =
            names.into_iter().map(|name| clean(name).into_owned()).collect();
        let mut names: Vec<String> = names.into_iter().collect();
        names.sort_unstable();
        found.extend(letters::of_codes(&names));
    }
    found
}

/// What a dash right before a name says beside names that begin with a plus: the code and its valence by each name.
pub(super) fn dashes_beside_plus<'a>(
    inputs: &[Input<'a>],
    layouts: &[Layout],
    cells: &[FileCells<'a>],
) -> HashMap<String, (String, Valence)> {
    let mut found = HashMap::new();
    for names in names_by_column(inputs, layouts, cells) {
        if any_begins_with_plus(&names) {
            let minus = names.into_iter().filter_map(|name| Some((name, minus_before(name)?)));
            let said = |bare: &str| (clean(bare).into_owned(), Valence::Barrier);
            found.extend(minus.map(|(name, bare)| (clean(name).into_owned(), said(bare))));
        }
    }
    found
}

/// The names in each column of labels of each file.
fn names_by_column<'a>(
    inputs: &[Input<'a>],
    layouts: &[Layout],
    cells: &[FileCells<'a>],
) -> impl Iterator<Item = Vec<&'a str>> {
    inputs.iter().zip(layouts).zip(cells).flat_map(|((input, layout), cells)| {
        layout.label_columns().map(|column| names(input, layout, cells, column))
    })
}

/// The names in a column of labels, those of divided cells one by one.
fn names<'a>(
    input: &Input<'a>,
    layout: &Layout,
    cells: &FileCells<'a>,
    column: usize,
) -> Vec<&'a str> {
    let mut seen: HashSet<&str> = HashSet::new();
    let mut names: Vec<&str> = Vec::new();
    for row in rows(0, input, layout) {
        let cell = row.cell(Some(column));
        if !seen.insert(cell) {
            continue;
        }
        let split = cells.codes(column, (cell, row.number_of_codes()));
        let codes = split.map_or(std::slice::from_ref(&cell), |split| &split.codes);
        names.extend(codes.iter().filter(|name| !name.is_empty()));
    }
    names
}
