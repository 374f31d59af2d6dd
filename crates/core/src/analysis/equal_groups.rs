//! Shares in which every group weighs the same, however many people are in it.

use std::collections::HashMap;

use super::placed::{must_be_had, refused};
use super::{
    Basis, Cell, ColumnLabel, Columns, CrossTab, Mapping, RowHead, RowLabel, Statistic, TableSpec,
    Unit, cross_tabulate,
};
use crate::dataset::CodedDataset;
use crate::diag::Result;
use crate::diag::Unavailable;
use crate::valence::Valence;

/// Shares by group and their plain mean.
#[derive(Debug, Clone, PartialEq)]
pub struct EqualGroups {
    /// The unit: people, so that a share is one of a group's people; codings otherwise.
    pub unit: Unit,
    /// Labels of the groups. Who has no group is in none, and in the pooled share alone.
    pub groups: Vec<ColumnLabel>,
    /// Rows and valences that carry anything.
    pub lines: Vec<EqualLine>,
}

/// One row and valence.
#[derive(Debug, Clone, PartialEq)]
pub struct EqualLine {
    /// Row's label.
    pub row: RowLabel,
    /// Valence.
    pub valence: Valence,
    /// For each group the count and what it is a share of.
    pub groups: Vec<(u32, u32)>,
    /// Mean of the groups' shares in percent, each group counting the same; groups of nobody do not count.
    pub mean_percent: Option<f64>,
    /// Count and denominator of everybody together, each once, in which large groups weigh more.
    pub pooled: (u32, u32),
}

/// Weighs the columns of a table as if all were of one size (direct standardisation to equal groups). The
/// unit of the table counts; where it is codings or segments, shares are of the group's own of that
/// valence.
///
/// # Errors
/// `NotAvailable` where there are no groups; those of [`super::cross_tabulate()`].
pub fn equal_groups(
    spec: &TableSpec,
    dataset: &CodedDataset,
    mapping: &Mapping,
) -> Result<EqualGroups> {
    must_be_had(Statistic::EqualGroups, spec, dataset)?;
    let basis = if spec.unit.is_of_people() { Basis::ShareOfUnits } else { Basis::ShareOfGroup };
    let table = cross_tabulate(&TableSpec { basis, ..spec.clone() }, dataset, mapping)?;
    let is_group: Vec<bool> =
        table.columns.iter().map(|column| !column.is_without_value()).collect();
    if is_group.iter().filter(|is_group| **is_group).count() < 2 {
        return Err(refused(Statistic::EqualGroups, Unavailable::NoGroups));
    }
    let together = TableSpec { basis, columns: Columns::All, ..spec.clone() };
    let together = cross_tabulate(&together, dataset, mapping)?;
    let lines = lines(&table, &is_group, &together);
    let labels = table.columns.iter().zip(&is_group).filter(|(_, is_group)| **is_group);
    let groups = labels.map(|(column, _)| column.label.clone()).collect();
    Ok(EqualGroups { unit: spec.unit, groups, lines })
}

fn lines(table: &CrossTab, is_group: &[bool], together: &CrossTab) -> Vec<EqualLine> {
    let keys = together.rows.iter().map(|row| row.key.as_str());
    let cells_of: HashMap<&str, &Vec<Cell>> = keys.zip(&together.cells).collect();
    let pooled = |row: &RowHead, valence: Valence| {
        let cell = cells_of.get(row.key.as_str())?.first()?.get(valence);
        Some((cell.count.shown()?, cell.denominator?))
    };
    let mut lines = Vec::new();
    for (row, cells) in table.rows.iter().zip(&table.cells) {
        for valence in Valence::ALL {
            let groups: Vec<(u32, u32)> = cells
                .iter()
                .zip(is_group)
                .filter(|(_, is_group)| **is_group)
                .map(|(cell, _)| cell.get(valence))
                .map(|cell| (cell.count.shown().unwrap_or(0), cell.denominator.unwrap_or(0)))
                .collect();
            if groups.iter().all(|(count, _)| *count == 0) {
                continue;
            }
            let shares: Vec<f64> = groups
                .iter()
                .filter(|(_, of)| *of > 0)
                .map(|(count, of)| f64::from(*count) * 100.0 / f64::from(*of))
                .collect();
            let mean = shares.iter().sum::<f64>() / shares.len() as f64;
            lines.push(EqualLine {
                row: row.label.clone(),
                valence,
                groups,
                mean_percent: (!shares.is_empty()).then_some(mean),
                pooled: pooled(row, valence).unwrap_or_default(),
            });
        }
    }
    lines
}
