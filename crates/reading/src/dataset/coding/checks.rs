//! What is noticed of the finished dataset as a whole.

use std::collections::HashSet;

use super::Input;
use crate::dataset::consensus::names_consensus;
use crate::dataset::look_alikes;
use crate::dataset::number::{is_date, is_range_of_numbers};
use crate::dataset::{CodedDataset, DuplicateKind, Record, Role, Standing};
use crate::diag::{Place, Warning, WarningKind};
use crate::ids::{CoderId, Id, IdVec, RecordId, ValueIdx};
use crate::pulse;

/// Dates that a warning names.
const MOST_DATES: usize = 8;

/// Adds a warning for each column to compare by in which dates stand among ranges of numbers: a spreadsheet
/// makes 1 May of `1-5`. Its count is the rows with a date.
pub(super) fn ranges_became_dates(inputs: &[Input<'_>], warnings: &mut Vec<Warning>) {
    for input in inputs {
        for (column, role) in input.roles.columns.iter().enumerate() {
            if !matches!(role, Role::Group | Role::Attribute | Role::Site) {
                continue;
            }
            let texts = input.table.texts_of(column);
            let are_dates = texts.rows_where(is_date);
            let dates: Vec<usize> =
                (0..input.table.rows()).filter(|&row| are_dates.has(row)).collect();
            let Some(first) = dates.first() else { continue };
            if !texts.iter().any(is_range_of_numbers) {
                continue;
            }
            let named = texts.iter().filter(|text| is_date(text)).take(MOST_DATES);
            let name = input.table.headers().get(column).cloned().unwrap_or_default();
            let place = input.table.place(*first, column);
            let place = Place { file: Some(input.file.to_owned()), ..place };
            let kind = WarningKind::RangeBecameDate {
                column: name,
                dates: named.map(str::to_owned).collect(),
            };
            let count = u64::try_from(dates.len()).unwrap_or(u64::MAX);
            warnings.push(Warning::new(kind).at(place).times(count));
        }
    }
}

/// Adds a warning for the group, and for each attribute that most participants bear once, where
/// some bear several values; its count is how many do. Sources stand in where there are no
/// participants. An attribute that varies with most of them describes rows and not people.
pub(super) fn several_values(dataset: &CodedDataset, warnings: &mut Vec<Warning>) {
    if dataset.participants.is_empty() {
        several_values_of(dataset, dataset.sources.len(), |record| record.source, warnings);
    } else {
        let people = dataset.participants.len();
        several_values_of(dataset, people, |record| record.participant, warnings);
    }
}

fn several_values_of<I: Id>(
    dataset: &CodedDataset,
    owners: usize,
    owner_of: impl Fn(&Record) -> Option<I>,
    warnings: &mut Vec<Warning>,
) {
    // What a later version says goes for it.
    let earlier = Standing::Duplicate(DuplicateKind::EarlierVersion);
    let earlier = dataset.codings.iter().filter(|coding| coding.standing == earlier);
    let earlier: HashSet<RecordId> = earlier.map(|coding| coding.record).collect();
    for (at, attribute) in dataset.attributes.iter().enumerate() {
        let mut known: IdVec<I, (Option<ValueIdx>, bool)> = IdVec::of_size(owners);
        for (id, record) in dataset.records.iter() {
            pulse::beat(1);
            let owner = owner_of(record).filter(|_| !earlier.contains(&id));
            let Some(owner) = owner else { continue };
            let Some(value) = dataset.attribute_value(id, at) else { continue };
            let (last, has_several) = &mut known[owner];
            *has_several |= last.is_some_and(|last| last != value);
            *last = Some(value);
        }
        let count = known.values().iter().filter(|(_, has_several)| *has_several).count();
        if count > 0 && (attribute.is_group || 2 * count < owners) {
            warnings.push(
                Warning::new(WarningKind::SeveralValues { attribute: attribute.name.clone() })
                    .times(u64::try_from(count).unwrap_or(u64::MAX)),
            );
        }
    }
}

/// Warns of a coder who is what the others agreed on, with the codings that count beside theirs.
pub(super) fn consensus(dataset: &CodedDataset, warnings: &mut Vec<Warning>) {
    let known = dataset.coders.iter().count();
    let agreed = dataset.coders.iter().find(|name| names_consensus(name));
    let Some(name) = agreed.filter(|_| known > 1) else { return };
    let is_theirs =
        |coder: Option<CoderId>| coder.and_then(|id| dataset.coders.text(id)) == Some(name);
    let codings = dataset.codings.iter().filter(|coding| is_theirs(coding.coder));
    let kind = WarningKind::ConsensusAmongCoders { coder: look_alikes::shorten(name) };
    warnings.push(Warning::new(kind).times(codings.count() as u64));
}
