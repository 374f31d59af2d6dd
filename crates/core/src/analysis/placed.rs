//! The codings that a table counts, each with its row and column: what all numbers beyond counts begin
//! with.

use super::plan::{TablePlan, Target};
use super::{Statistic, TableSpec, Unit, numbers};
use crate::dataset::{CodedDataset, Coding, Record};
use crate::diag::Unavailable;
use crate::diag::{Error, ErrorKind, Result};
use crate::ids::{ColumnIdx, Id, IdVec, RowIdx, UnitId};
use crate::pulse;

/// A coding in a table.
#[derive(Clone, Copy)]
pub(super) struct Placed<'a> {
    pub coding: &'a Coding,
    pub record: &'a Record,
    pub row: RowIdx,
    pub column: ColumnIdx,
    /// True where it stands in an earlier row too, as the coding of a code under several items does.
    pub again: bool,
}

/// Every coding that stands in a row and column of a plan, once for each of its rows.
pub(super) fn placed<'a>(
    plan: &'a TablePlan<'a>,
    dataset: &'a CodedDataset,
) -> impl Iterator<Item = Placed<'a>> {
    dataset.codings.iter().flat_map(move |coding| {
        pulse::beat(1);
        let column = match plan.target(coding) {
            Target::Cell(_, column) => Some(column),
            _ => None,
        };
        column.into_iter().flat_map(move |column| {
            let record = &dataset.records[coding.record];
            plan.rows.all_of(coding.code_key).enumerate().map(move |(at, row)| Placed {
                coding,
                record,
                row,
                column,
                again: at > 0,
            })
        })
    })
}

/// Those whose voices are counted: participants, or sources where no participants are named.
pub(super) fn people(dataset: &CodedDataset) -> Unit {
    if dataset.participants.is_empty() { Unit::Sources } else { Unit::Participants }
}

/// Refuses numbers that a dataset cannot give.
///
/// # Errors
/// `NotAvailable` with the reason.
pub(super) fn must_be_had(kind: Statistic, spec: &TableSpec, dataset: &CodedDataset) -> Result<()> {
    match numbers::unavailable(kind, &spec.columns, spec.valences.is_none(), dataset) {
        Some(reason) => Err(refused(kind, reason)),
        None => Ok(()),
    }
}

/// The error that numbers cannot be had.
pub(super) fn refused(kind: Statistic, reason: Unavailable) -> Error {
    let given = super::spec::name(&kind);
    ErrorKind::NotAvailable { setting: "numbers".to_owned(), given, reason }.into()
}

/// The unit of a record; `None` where it names none.
pub(super) fn unit_of(unit: Unit, record: &Record) -> Option<UnitId> {
    fn of(id: Option<impl Id>) -> Option<UnitId> {
        id.map(|id| UnitId::new(id.position()))
    }
    match unit {
        Unit::Codings => None,
        Unit::Segments => of(record.segment),
        Unit::Participants => of(record.participant),
        Unit::Sources => of(record.source),
        Unit::Sites => of(record.site),
    }
}

/// What each unit is called, by its position: of participants and sources; nothing of others, which have no
/// names that people know.
pub(super) fn unit_labels(unit: Unit, dataset: &CodedDataset) -> IdVec<UnitId, &str> {
    match unit {
        Unit::Participants => dataset.participants.iter().collect(),
        Unit::Sources => dataset.sources.iter().collect(),
        Unit::Codings | Unit::Segments | Unit::Sites => IdVec::default(),
    }
}

/// How many, as the counts of this crate are.
pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
