//! The codings that a table counts, each with its row and column: what all numbers beyond counts begin
//! with.

use super::plan::{Plan, Target};
use super::{Columns, Numbers, Unit, numbers};
use crate::dataset::{CodedDataset, Coding, Id, NONE, Record};
use crate::diag::Unavailable;
use crate::diag::{Error, ErrorKind, Result};

/// A coding in a table.
#[derive(Clone, Copy)]
pub(super) struct Placed<'a> {
    pub coding: &'a Coding,
    pub record: &'a Record,
    pub row: u32,
    pub column: u32,
}

/// Every coding that stands in a row and column of a plan.
pub(super) fn placed<'a>(
    plan: &'a Plan<'a>,
    dataset: &'a CodedDataset,
) -> impl Iterator<Item = Placed<'a>> {
    dataset.codings.iter().filter_map(move |coding| {
        let Target::Cell(row, column) = plan.target(coding) else { return None };
        let record = dataset.records.get(coding.record as usize)?;
        Some(Placed { coding, record, row, column })
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
pub(super) fn must_be_had(kind: Numbers, columns: &Columns, dataset: &CodedDataset) -> Result<()> {
    match numbers::unavailable(kind, columns, dataset) {
        Some(reason) => Err(refused(kind, reason)),
        None => Ok(()),
    }
}

/// The error that numbers cannot be had.
pub(super) fn refused(kind: Numbers, reason: Unavailable) -> Error {
    let given = super::resolve::name(&kind);
    ErrorKind::NotAvailable { setting: "numbers".to_owned(), given, reason }.into()
}

/// The number that a unit has in a record, or [`NONE`].
pub(super) fn unit_of(unit: Unit, record: &Record) -> Id {
    match unit {
        Unit::Codings => NONE,
        Unit::Segments => record.segment,
        Unit::Participants => record.participant,
        Unit::Sources => record.source,
        Unit::Sites => record.site,
    }
}

/// How many, as the counts of this crate are.
pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
