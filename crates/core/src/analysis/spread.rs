//! How many people carry a number, and how much of it the one who said most.

use std::collections::BTreeMap;

use super::placed::{count, must_be_had, people, placed, unit_labels, unit_of};
use super::plan::TablePlan;
use super::{ColumnLabel, Columns, Mapping, RowLabel, Statistic, TableSpec, Unit};
use crate::dataset::CodedDataset;
use crate::diag::Result;
use crate::ids::{ColumnIdx, RowIdx, UnitId};
use crate::valence::Valence;

/// Share of the largest contributor from which a bar is said to be carried by one, in percent. Ours: at
/// a half, one person says as much as all the others together.
pub const DOMINANT_PERCENT: u32 = 50;
/// Codings from which dominance is said: of two codings one person always has half.
const FEWEST_CODINGS: u32 = 4;

/// The bars of a table by who carries them.
#[derive(Debug, Clone, PartialEq)]
pub struct Spread {
    /// Who contributes: participants, or sources where no participants are named.
    pub by: Unit,
    /// What the columns are.
    pub columns: Columns,
    /// Bars in the order of the table: rows, then columns, then valences; those without codings are not
    /// here.
    pub bars: Vec<Bar>,
    /// Codings whose row names nobody: they are in no bar.
    pub nameless: u64,
}

/// The codings of one row, column and valence by who carries them.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Row's label.
    pub row: RowLabel,
    /// Column's label.
    pub column: ColumnLabel,
    /// Valence.
    pub valence: Valence,
    /// Codings in the bar that name somebody.
    pub codings: u32,
    /// Distinct contributors.
    pub contributors: u32,
    /// Codings of the largest contributor; the first of several alike.
    pub largest: u32,
    /// Who that is.
    pub largest_label: String,
    /// True where that is at least [`DOMINANT_PERCENT`] of four codings or more.
    pub dominant: bool,
}

/// Works out the spread of every bar of a table, codings counted whatever unit the table counts.
///
/// # Errors
/// `NotAvailable` where neither participants nor sources are named; those of [`super::resolve()`] where
/// `spec` was not made for this dataset.
pub fn spread(spec: &TableSpec, dataset: &CodedDataset, mapping: &Mapping) -> Result<Spread> {
    must_be_had(Statistic::Spread, spec, dataset)?;
    let by = people(dataset);
    let plan = TablePlan::new(spec, dataset, mapping)?;
    let mut bars: BTreeMap<(RowIdx, ColumnIdx, Valence), BTreeMap<UnitId, u32>> = BTreeMap::new();
    let mut nameless = 0;
    for one in placed(&plan, dataset) {
        let Some(person) = unit_of(by, one.record) else {
            nameless += if one.again { 0 } else { u64::from(one.coding.count) };
            continue;
        };
        let bar = bars.entry((one.row, one.column, one.coding.valence)).or_default();
        let sum = bar.entry(person).or_insert(0);
        *sum = sum.saturating_add(one.coding.count);
    }
    let labels = unit_labels(by, dataset);
    let bars = bars.into_iter().filter_map(|((row, column, valence), people)| {
        let codings = people.values().fold(0_u32, |sum, count| sum.saturating_add(*count));
        let (who, largest) = people.iter().fold((None, 0), |best, (who, codings)| {
            if *codings > best.1 { (Some(*who), *codings) } else { best }
        });
        Some(Bar {
            row: plan.rows.label(row),
            column: plan.columns[column].label.clone(),
            valence,
            codings,
            contributors: count(people.len()),
            largest,
            largest_label: labels[who?].to_owned(),
            dominant: codings >= FEWEST_CODINGS
                && u64::from(largest) * 100 >= u64::from(codings) * u64::from(DOMINANT_PERCENT),
        })
    });
    Ok(Spread { by, columns: spec.columns.clone(), bars: bars.collect(), nameless })
}
