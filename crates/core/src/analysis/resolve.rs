//! From what was asked to what is counted: defaults resolved against the data, and what the data
//! cannot give refused with the reason.

use std::collections::BTreeSet;

use super::field::Field;
use super::rows::RowPlan;
use super::spec::name;
use super::{Basis, Columns, Filter, Mapping, Order, Rows, TableOptions, TableSpec, Unit, levels};
use crate::dataset::CodedDataset;
use crate::diag::Unavailable;
use crate::diag::{ErrorKind, Result};
use crate::pulse;
use crate::valence::Valence;

/// All levels of rows, the coarsest first.
const ROWS: [Rows; 4] = [Rows::Domain, Rows::Construct, Rows::Theme, Rows::Code];

/// All units.
const UNITS: [Unit; 5] =
    [Unit::Codings, Unit::Segments, Unit::Participants, Unit::Sources, Unit::Sites];

/// All bases.
const BASES: [Basis; 5] = [
    Basis::Count,
    Basis::ShareOfValence,
    Basis::ShareOfGroup,
    Basis::ShareOfDomain,
    Basis::ShareOfUnits,
];

/// Levels of rows in the order in which they are offered, with the reason where one cannot be given.
pub fn available_rows(
    dataset: &CodedDataset,
    mapping: &Mapping,
) -> Vec<(Rows, Option<Unavailable>)> {
    ROWS.into_iter().map(|rows| (rows, levels::unavailable(rows, dataset, mapping))).collect()
}

/// Units in the order in which they are offered, with the reason where one cannot be given.
pub fn available_units(dataset: &CodedDataset) -> Vec<(Unit, Option<Unavailable>)> {
    UNITS.into_iter().map(|unit| (unit, unit_unavailable(unit, dataset))).collect()
}

/// Bases in the order in which they are offered, with the reason where one cannot be had of `unit`.
pub fn available_bases(unit: Unit) -> Vec<(Basis, Option<Unavailable>)> {
    BASES.into_iter().map(|basis| (basis, basis_unavailable(basis, unit))).collect()
}

/// Resolves every default and checks what was asked against the data.
///
/// # Errors
/// `NotAvailable` with the reason for a level, unit, basis or column that the data cannot give;
/// `UnknownValue` for an attribute or a filter's value that is not in the data.
pub fn resolve(
    options: &TableOptions,
    dataset: &CodedDataset,
    mapping: &Mapping,
) -> Result<TableSpec> {
    let rows = options.rows.unwrap_or_else(|| first_rows(dataset, mapping));
    refuse("rows", name(&rows), levels::unavailable(rows, dataset, mapping))?;

    let unit = options.unit.unwrap_or_default();
    refuse("unit", name(&unit), unit_unavailable(unit, dataset))?;
    let basis = options.basis.unwrap_or_default();
    refuse("basis", name(&basis), basis_unavailable(basis, unit))?;
    let both_as_mixed = options.both_as_mixed.unwrap_or(false);
    let no_people = both_as_mixed && !unit.is_of_people();
    let reason = no_people.then_some(Unavailable::NeedsUnitOfPeople);
    refuse("both_as_mixed", name(&both_as_mixed), reason)?;

    let columns = options.columns.clone().unwrap_or_default();
    let columns = match Field::find(&columns, dataset, "columns")? {
        Some(_) => columns,
        None => Columns::All,
    };
    let order = options.order.unwrap_or(Order::Framework);
    let by_hand = order == Order::ByHand;
    let asked = options.filter.iter().flatten();
    let filter = asked.map(|filter| {
        let keep = filtered_field(&filter.by, dataset)?.shown(&filter.keep)?;
        Ok(Filter { by: filter.by.clone(), keep })
    });
    let filter = filter.collect::<Result<_>>()?;
    let valences = options.valences.as_deref().and_then(some_valences);
    let reason = valences.as_ref().is_some_and(Vec::is_empty).then_some(Unavailable::NoValenceKept);
    refuse("valences", name(&options.valences), reason)?;
    Ok(TableSpec {
        rows,
        columns,
        unit,
        basis,
        filter,
        valences,
        order,
        hand_order: options.hand_order.clone().filter(|_| by_hand).unwrap_or_default(),
        zero_rows: options.zero_rows.unwrap_or(true),
        both_as_mixed,
        own_codes: mapping.codebook.as_ref().is_some_and(|codebook| codebook.is_own())
            && matches!(rows, Rows::Domain | Rows::Construct),
    })
}

/// Valences in their order, each once; nothing where they are all.
pub fn some_valences(asked: &[Valence]) -> Option<Vec<Valence>> {
    let kept = Valence::ALL.into_iter().filter(|valence| asked.contains(valence));
    let kept: Vec<Valence> = kept.collect();
    (kept.len() < Valence::ALL.len()).then_some(kept)
}

/// The level of rows that is taken where none is asked for: the coarsest at which codings of most files stand, so
/// that one file's labels hide no other's. Ratings are of constructs and not of domains.
fn first_rows(dataset: &CodedDataset, mapping: &Mapping) -> Rows {
    let levels = available_rows(dataset, mapping).into_iter();
    let levels: Vec<Rows> =
        levels.filter_map(|(rows, reason)| reason.is_none().then_some(rows)).collect();
    let rated = dataset.codings.iter().filter(|coding| coding.rating.is_some()).count();
    let is_rated = 2 * rated > dataset.codings.len() && levels.contains(&Rows::Construct);
    let coarsest = levels.first().copied().unwrap_or(Rows::Code);
    let first = if is_rated { Rows::Construct } else { coarsest };
    if levels.len() < 2 || dataset.records.values().iter().all(|record| record.file == 0) {
        return first;
    }
    let files = |rows: Rows| {
        let plan = RowPlan::new(rows, dataset, mapping);
        let mut files = BTreeSet::new();
        for coding in &dataset.codings {
            pulse::beat(1);
            if plan.of_code[coding.code_key].is_some() {
                files.insert(dataset.records[coding.record].file);
            }
        }
        files.len()
    };
    // Of levels at which as many stand the coarsest.
    let (mut best, mut most) = (first, files(first));
    for &rows in levels.iter().filter(|rows| **rows != first) {
        let own = files(rows);
        if own > most {
            (best, most) = (rows, own);
        }
    }
    best
}

/// The field that a filter names.
pub(super) fn filtered_field(by: &Columns, dataset: &CodedDataset) -> Result<Field> {
    Field::find(by, dataset, "filter.by")?.ok_or_else(|| {
        let mut allowed: Vec<String> = ["group", "participant", "source", "site", "coder"]
            .into_iter()
            .map(str::to_owned)
            .collect();
        allowed.extend(dataset.attributes.iter().map(|attribute| attribute.name.clone()));
        ErrorKind::UnknownValue { setting: "filter.by".to_owned(), given: name(by), allowed }.into()
    })
}

fn unit_unavailable(unit: Unit, dataset: &CodedDataset) -> Option<Unavailable> {
    match unit {
        Unit::Codings => None,
        Unit::Segments if !dataset.segments.is_empty() => None,
        Unit::Segments if dataset.counted => Some(Unavailable::RowsAreCounts),
        Unit::Segments => Some(Unavailable::NoSegments),
        Unit::Participants => {
            dataset.participants.is_empty().then_some(Unavailable::NoParticipants)
        }
        Unit::Sources => dataset.sources.is_empty().then_some(Unavailable::NoSources),
        Unit::Sites => dataset.sites.is_empty().then_some(Unavailable::NoSites),
    }
}

fn basis_unavailable(basis: Basis, unit: Unit) -> Option<Unavailable> {
    (basis == Basis::ShareOfUnits && !unit.is_of_people()).then_some(Unavailable::NeedsUnitOfPeople)
}

fn refuse(setting: &str, given: String, reason: Option<Unavailable>) -> Result<()> {
    match reason {
        None => Ok(()),
        Some(reason) => {
            Err(ErrorKind::NotAvailable { setting: setting.to_owned(), given, reason }.into())
        }
    }
}
