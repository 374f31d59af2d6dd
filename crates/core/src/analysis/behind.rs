//! From a number back to the codings behind it, and from a rating to the records that hold it.

use std::collections::{BTreeMap, BTreeSet};

use super::placed::unit_of;
use super::plan::{TablePlan, Target};
use super::tally::{Hit, both_as_mixed};
use super::{Mapping, TableSpec, Unit};
use crate::dataset::CodedDataset;
use crate::diag::{ErrorKind, Result};
use crate::ids::{ColumnIdx, Id, IdVec, RecordId, RowIdx, UnitId};
use crate::pulse;
use crate::valence::Valence;

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
    let plan = TablePlan::new(spec, dataset, mapping)?;
    let row = find("row", row, &plan.rows.rows, |row| &row.head.key)?;
    let column =
        column.map(|key| find("column", key, &plan.columns, |column| &column.key)).transpose()?;
    let mut positions = Vec::new();
    let mut hits = Vec::new();
    for (at, coding) in dataset.codings.iter().enumerate() {
        let Target::Cell(_, in_column) = plan.target(coding) else { continue };
        let wanted = column.is_none_or(|column| in_column == column);
        if wanted && plan.rows.all_of(coding.code_key).any(|of| of == row) {
            let unit = unit_of(spec.unit, &dataset.records[coding.record]);
            let (valence, count) = (coding.valence, coding.count);
            positions.push(at);
            hits.push(Hit { row, column: in_column, valence, count, unit, again: false });
        }
    }
    if spec.both_as_mixed {
        both_as_mixed(&mut hits);
    }
    let found = positions.into_iter().zip(&hits);
    Ok(found
        .filter(|(_, hit)| valence.is_none_or(|valence| hit.valence == valence))
        .map(|(at, _)| at)
        .collect())
}

/// Positions of the codings of two rows on the segments that both stand on, in the order of the input.
///
/// # Errors
/// `UnknownValue` for a row that the table does not have.
pub fn codings_together(
    spec: &TableSpec,
    dataset: &CodedDataset,
    mapping: &Mapping,
    rows: [&str; 2],
) -> Result<Vec<usize>> {
    let plan = TablePlan::new(spec, dataset, mapping)?;
    let [one, other] = rows.map(|row| find("row", row, &plan.rows.rows, |row| &row.head.key));
    let rows = [one?, other?];
    let mut of_rows: Vec<(usize, UnitId)> = Vec::new();
    let mut segments: [BTreeSet<UnitId>; 2] = Default::default();
    for (at, coding) in dataset.codings.iter().enumerate() {
        pulse::beat(1);
        let Target::Cell(..) = plan.target(coding) else { continue };
        let Some(segment) = unit_of(Unit::Segments, &dataset.records[coding.record]) else {
            continue;
        };
        for (row, segments) in rows.iter().zip(&mut segments) {
            if plan.rows.all_of(coding.code_key).any(|of| of == *row) {
                segments.insert(segment);
                of_rows.push((at, segment));
            }
        }
    }
    let [first, second] = &segments;
    of_rows.retain(|(_, segment)| first.contains(segment) && second.contains(segment));
    let mut found: Vec<usize> = of_rows.into_iter().map(|(at, _)| at).collect();
    found.dedup();
    Ok(found)
}

/// In which rows and column of a table each of some codings stands, by their keys; none for those that it does
/// not count. `codings` are positions in [`CodedDataset::codings`].
///
/// # Errors
/// Those of [`super::resolve()`] where `spec` was not made for this dataset.
pub fn places_of(
    spec: &TableSpec,
    dataset: &CodedDataset,
    mapping: &Mapping,
    codings: &[usize],
) -> Result<Vec<Vec<(String, String)>>> {
    let plan = TablePlan::new(spec, dataset, mapping)?;
    let keys = |row: RowIdx, column: ColumnIdx| {
        (plan.rows.rows[row].head.key.clone(), plan.columns[column].key.clone())
    };
    let places = |at: &usize| {
        let Some(coding) = dataset.codings.get(*at) else { return Vec::new() };
        let Target::Cell(_, column) = plan.target(coding) else { return Vec::new() };
        plan.rows.all_of(coding.code_key).map(|row| keys(row, column)).collect()
    };
    Ok(codings.iter().map(places).collect())
}

/// The records that hold the ratings of each cell of a table, each once, in the order of the input, by the keys of
/// row and column. A cell without a rating that was read is not there; what was entered by hand stands in no record.
///
/// # Errors
/// Those of [`super::resolve()`] where `spec` was not made for this dataset.
pub fn rated_records(
    spec: &TableSpec,
    dataset: &CodedDataset,
    mapping: &Mapping,
) -> Result<BTreeMap<(String, String), BTreeSet<RecordId>>> {
    let plan = TablePlan::new(spec, dataset, mapping)?;
    let mut found: BTreeMap<(RowIdx, ColumnIdx), BTreeSet<RecordId>> = BTreeMap::new();
    for coding in &dataset.codings {
        pulse::beat(1);
        if coding.rating.is_some() {
            for place in plan.places_of_double(coding) {
                found.entry(place).or_default().insert(coding.record);
            }
        }
    }
    let key = |(row, column): (RowIdx, ColumnIdx)| {
        (plan.rows.rows[row].head.key.clone(), plan.columns[column].key.clone())
    };
    Ok(found.into_iter().map(|(place, records)| (key(place), records)).collect())
}

fn find<I: Id, T>(
    setting: &str,
    given: &str,
    table: &IdVec<I, T>,
    key: fn(&T) -> &String,
) -> Result<I> {
    table.find(|one| key(one) == given).ok_or_else(|| {
        ErrorKind::UnknownValue {
            setting: setting.to_owned(),
            given: given.to_owned(),
            allowed: table.values().iter().map(|one| key(one).clone()).collect(),
        }
        .into()
    })
}
