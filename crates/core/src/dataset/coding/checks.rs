//! What is noticed of the finished dataset as a whole.

use crate::dataset::{CodedDataset, Id, NONE};
use crate::diag::{Warning, WarningKind};

/// Adds a warning for the group, and for each attribute that most participants bear once, where
/// some bear several values; its count is how many do. Sources stand in where there are no
/// participants. An attribute that varies with most of them describes rows and not people.
pub(super) fn several_values(dataset: &CodedDataset, warnings: &mut Vec<Warning>) {
    let by_participant = !dataset.participants.is_empty();
    let owners = if by_participant { dataset.participants.len() } else { dataset.sources.len() };
    for (at, attribute) in dataset.attributes.iter().enumerate() {
        let mut values: Vec<Id> = vec![NONE; owners];
        let mut several: Vec<bool> = vec![false; owners];
        for (index, record) in dataset.records.iter().enumerate() {
            let owner = if by_participant { record.participant } else { record.source } as usize;
            let value = dataset.attribute_value(index, at);
            if value == NONE {
                continue;
            }
            if let (Some(known), Some(several)) = (values.get_mut(owner), several.get_mut(owner)) {
                *several |= *known != NONE && *known != value;
                *known = value;
            }
        }
        let count = several.iter().filter(|several| **several).count();
        if count > 0 && (attribute.is_group || 2 * count < owners) {
            warnings.push(
                Warning::new(WarningKind::SeveralValues { attribute: attribute.name.clone() })
                    .times(u64::try_from(count).unwrap_or(u64::MAX)),
            );
        }
    }
}
