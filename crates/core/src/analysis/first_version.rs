//! What study files of the first version said otherwise: keys of rows, and what filters keep.

use std::collections::BTreeSet;

use super::resolve::filtered_field;
use super::{Filter, KeptValue, Rows, levels};
use crate::dataset::CodedDataset;
use crate::schema::NOT_STATED;

/// Keys of rows that have changed: as they were, and as they are. One of then may be several of now, for
/// it was shared.
pub fn renamed_rows(dataset: &CodedDataset) -> BTreeSet<(String, String)> {
    let paths = levels::codes_are_themes(dataset);
    let rows = [Rows::Construct, Rows::Theme, Rows::Code].into_iter().flat_map(|level| {
        let keys = dataset.code_keys.values().iter();
        let places = keys.filter_map(move |key| levels::place(level, key, dataset, paths));
        places.map(move |place| (place.key_in_first_version(level), place.key(level)))
    });
    rows.filter(|(then, now)| then != now).collect()
}

/// A filter as it was meant: what has no value was kept by its label, unless that was a value's.
pub fn filter_of_first_version(filter: &mut Filter, dataset: &CodedDataset) {
    let Ok(field) = filtered_field(&filter.by, dataset) else { return };
    for kept in &mut filter.keep {
        if let KeptValue::Value(text) = kept
            && text == NOT_STATED
            && !field.has(text)
        {
            *kept = KeptValue::NoValue;
        }
    }
}
