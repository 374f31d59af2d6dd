//! Labels that look alike: whether they stand in one row.
//!
//! Takes a dataset, a mapping, what is counted and labels; says whether all codings of these stand in one row of the
//! table. Never merges them.

use std::collections::BTreeSet;

use super::rows::RowPlan;
use super::{Mapping, TableOptions, resolve};
use crate::dataset::CodedDataset;
use crate::ids::CodeTextId;

/// True where codings bear the labels and all of them stand in the same row, so that keeping the labels apart changes
/// no number of the table. `is_one` says of a text whether it is one of the labels.
pub fn stand_in_one_row(
    is_one: impl Fn(&str) -> bool,
    options: &TableOptions,
    dataset: &CodedDataset,
    mapping: &Mapping,
) -> bool {
    let Ok(spec) = resolve(options, dataset, mapping) else { return false };
    let plan = RowPlan::new(spec.rows, dataset, mapping);
    let says = |text: Option<CodeTextId>| dataset.code_texts.text(text).is_some_and(&is_one);
    let of_label = dataset.code_keys.iter().filter(|(_, key)| {
        [key.domain, key.construct, key.theme, key.code, key.bare_code].into_iter().any(says)
    });
    let rows: BTreeSet<BTreeSet<_>> = of_label.map(|(id, _)| plan.all_of(id).collect()).collect();
    rows.len() == 1 && !rows.iter().any(BTreeSet::is_empty)
}
