//! Whether further sources still bring new codes.

use std::collections::{BTreeMap, BTreeSet};

use super::placed::{count, must_be_had, placed, unit_labels, unit_of};
use super::plan::TablePlan;
use super::{ColumnLabel, Mapping, Rows, SaturationRule, Statistic, TableSpec, Unit};
use crate::dataset::CodedDataset;
use crate::diag::Result;
use crate::ids::{ColumnIdx, Id as _, RowIdx, UnitId};
use crate::statistics::{Saturation, guest, mean_new_codes, new_codes};

/// Random orders whose mean is taken.
const ORDERS: u32 = 1_000;

/// New codes by source, in all and by group.
#[derive(Debug, Clone, PartialEq)]
pub struct SaturationOf {
    /// What counts as a source.
    pub by: Unit,
    /// What counts as a code.
    pub rows: Rows,
    /// The rule.
    pub rule: SaturationRule,
    /// Everything together first, then each column of the table.
    pub parts: Vec<SaturationPart>,
}

/// New codes by source within a part of the study.
#[derive(Debug, Clone, PartialEq)]
pub struct SaturationPart {
    /// Column's label; `None` for everything together.
    pub label: Option<ColumnLabel>,
    /// Sources in the order in which the data has them, with the codes that they are the first to have.
    pub sources: Vec<(String, u32)>,
    /// Mean over random orders of the codes that the first, second … source has first.
    pub mean_new: Vec<f64>,
    /// What the method gives; `None` where there are too few sources or the base has no code.
    pub found: Option<Saturation>,
    /// For one source, two sources …: codes that occur in just so many.
    pub codes_by_sources: Vec<(u32, u32)>,
}

/// Counts the rows of a table that each source is the first to have. Sources stand in the order in which
/// they first occur, which is taken for the order of collection.
///
/// # Errors
/// `NotAvailable` where neither sources nor participants are named; those of [`super::resolve()`] where
/// `spec` was not made for this dataset.
pub fn saturation(
    spec: &TableSpec,
    dataset: &CodedDataset,
    mapping: &Mapping,
    rule: SaturationRule,
) -> Result<SaturationOf> {
    must_be_had(Statistic::Saturation, spec, dataset)?;
    let by = if dataset.sources.is_empty() { Unit::Participants } else { Unit::Sources };
    let plan = TablePlan::new(spec, dataset, mapping)?;
    // Sources without a coding were held too, and brought nothing new.
    let mut all: BTreeMap<UnitId, BTreeSet<RowIdx>> = BTreeMap::new();
    let mut columns: BTreeMap<ColumnIdx, BTreeMap<UnitId, BTreeSet<RowIdx>>> = BTreeMap::new();
    for (column, record) in plan.members() {
        if let Some(who) = unit_of(by, &dataset.records[record]) {
            all.entry(who).or_default();
            columns.entry(column).or_default().entry(who).or_default();
        }
    }
    for one in placed(&plan, dataset) {
        if let Some(who) = unit_of(by, one.record)
            && !plan.rows.rows[one.row].head.unmapped
        {
            all.entry(who).or_default().insert(one.row);
            columns.entry(one.column).or_default().entry(who).or_default().insert(one.row);
        }
    }
    let labels = unit_labels(by, dataset);
    let name = |who: UnitId| labels[who].to_owned();
    let mut parts = vec![part(None, &all, &name, rule)];
    if plan.columns.len() > 1 {
        parts.extend(columns.iter().map(|(column, sources)| {
            part(Some(plan.columns[*column].label.clone()), sources, &name, rule)
        }));
    }
    Ok(SaturationOf { by, rows: spec.rows, rule, parts })
}

fn part(
    label: Option<ColumnLabel>,
    sources: &BTreeMap<UnitId, BTreeSet<RowIdx>>,
    name: &dyn Fn(UnitId) -> String,
    rule: SaturationRule,
) -> SaturationPart {
    let codes: Vec<Vec<u32>> = sources
        .values()
        .map(|codes| codes.iter().map(|code| count(code.position())).collect())
        .collect();
    let new = new_codes(&codes);
    let mut sources_of: BTreeMap<u32, u32> = BTreeMap::new();
    for code in codes.iter().flatten() {
        *sources_of.entry(*code).or_insert(0) += 1;
    }
    let mut codes_by_sources: BTreeMap<u32, u32> = BTreeMap::new();
    for sources in sources_of.values() {
        *codes_by_sources.entry(*sources).or_insert(0) += 1;
    }
    SaturationPart {
        label,
        found: guest(&new, rule.base, rule.run, rule.threshold_percent),
        sources: sources.keys().map(|who| name(*who)).zip(new).collect(),
        mean_new: mean_new_codes(&codes, ORDERS, rule.seed),
        codes_by_sources: codes_by_sources.into_iter().collect(),
    }
}

/// Sources of a part.
impl SaturationPart {
    /// Codes found in all.
    pub fn codes(&self) -> u32 {
        self.sources.iter().map(|(_, new)| new).sum()
    }

    /// Codes found up to and with each source.
    pub fn cumulative(&self) -> Vec<u32> {
        let mut sum = 0;
        let add = |(_, new): &(String, u32)| {
            sum += new;
            sum
        };
        self.sources.iter().map(add).collect()
    }

    /// Number of sources.
    pub fn size(&self) -> u32 {
        count(self.sources.len())
    }
}
