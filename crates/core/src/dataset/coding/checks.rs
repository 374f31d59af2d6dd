//! What is noticed of the finished dataset as a whole.

use crate::dataset::{CodedDataset, Record};
use crate::diag::{Warning, WarningKind};
use crate::ids::{Id, IdVec, ValueIdx};
use crate::pulse;

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
    for (at, attribute) in dataset.attributes.iter().enumerate() {
        let mut known: IdVec<I, (Option<ValueIdx>, bool)> = IdVec::of_size(owners);
        for (id, record) in dataset.records.iter() {
            pulse::beat(1);
            let Some(owner) = owner_of(record) else { continue };
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
