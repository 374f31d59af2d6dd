//! From a number back to the codings behind it.

use super::plan::{Plan, Target};
use super::{Mapping, TableSpec};
use crate::dataset::{CodedDataset, Valence};
use crate::diag::{ErrorKind, Result};

/// Positions in [`CodedDataset::codings`] of everything that a table counts in a row (and in a
/// column and of a valence, where those are given), in the order of the input.
///
/// # Errors
/// `UnknownValue` for a row or column that the table does not have.
pub fn codings_behind(
    spec: &TableSpec,
    dataset: &CodedDataset,
    mapping: &Mapping,
    row: &str,
    column: Option<&str>,
    valence: Option<Valence>,
) -> Result<Vec<usize>> {
    let plan = Plan::new(spec, dataset, mapping)?;
    let keys: Vec<&str> = plan.rows.rows.iter().map(|row| row.head.key.as_str()).collect();
    let row = find("row", row, &keys)?;
    let keys: Vec<&str> = plan.columns.iter().map(|column| column.key.as_str()).collect();
    let column = column.map(|column| find("column", column, &keys)).transpose()?;
    Ok(dataset
        .codings
        .iter()
        .enumerate()
        .filter(|(_, coding)| match plan.target(coding) {
            Target::Cell(in_row, in_column) => {
                in_row as usize == row
                    && column.is_none_or(|column| in_column as usize == column)
                    && valence.is_none_or(|valence| coding.valence == valence)
            }
            _ => false,
        })
        .map(|(at, _)| at)
        .collect())
}

fn find(setting: &str, given: &str, keys: &[&str]) -> Result<usize> {
    keys.iter().position(|key| *key == given).ok_or_else(|| {
        ErrorKind::UnknownValue {
            setting: setting.to_owned(),
            given: given.to_owned(),
            allowed: keys.iter().map(|key| (*key).to_owned()).collect(),
        }
        .into()
    })
}
