//! Values and names of a study with how many codings have each, for whoever looks them through and makes several one.
//!
//! Takes a dataset; gives lists in first-seen order. Never merges.

use super::{AttributeView, NamesView};
use crate::dataset::{CodedDataset, Labels};
use crate::diag::NameOf;
use crate::ids::{Id, IdVec, RecordId};
use crate::pulse;

/// Most names of one kind that are listed to be looked through.
const MOST_NAMES: usize = 2_000;

/// The attributes with their values, and the names of participants, sources, sites and coders, where there are several
/// and not too many.
pub(super) fn of(dataset: &CodedDataset) -> (Vec<AttributeView>, Vec<NamesView>) {
    let codings = codings_of_records(dataset);
    (attributes(dataset, &codings), names(dataset, &codings))
}

fn attributes(dataset: &CodedDataset, codings: &IdVec<RecordId, u64>) -> Vec<AttributeView> {
    let view = |(at, attribute): (usize, &crate::dataset::Attribute)| {
        let values = attribute.values.iter().map(|(read, shown)| {
            let shown = attribute.labels.text(*shown).unwrap_or(read);
            (read.clone(), shown.to_owned())
        });
        let by_record = codings.iter().map(|(record, count)| {
            pulse::beat(1);
            (dataset.attribute_value(record, at), *count)
        });
        AttributeView {
            name: attribute.name.clone(),
            is_group: attribute.is_group,
            values: values.collect(),
            counted: counted(&attribute.labels, by_record),
        }
    };
    dataset.attributes.iter().enumerate().map(view).collect()
}

fn names(dataset: &CodedDataset, codings: &IdVec<RecordId, u64>) -> Vec<NamesView> {
    let records = || codings.iter().map(|(record, count)| (&dataset.records[record], *count));
    let few = |names: usize| (2..=MOST_NAMES).contains(&names);
    let mut all = Vec::new();
    let mut add = |of: NameOf, is_few: bool, counted: &dyn Fn() -> Vec<(String, u64)>| {
        if is_few {
            all.push(NamesView { of, counted: counted() });
        }
    };
    add(NameOf::Participant, few(dataset.participants.len()), &|| {
        counted(&dataset.participants, records().map(|(one, count)| (one.participant, count)))
    });
    add(NameOf::Source, few(dataset.sources.len()), &|| {
        counted(&dataset.sources, records().map(|(one, count)| (one.source, count)))
    });
    add(NameOf::Site, few(dataset.sites.len()), &|| {
        counted(&dataset.sites, records().map(|(one, count)| (one.site, count)))
    });
    add(NameOf::Coder, few(dataset.coders.len()), &|| {
        let own = dataset.codings.iter().filter(|coding| coding.counts(true));
        counted(&dataset.coders, own.map(|coding| (coding.coder, u64::from(coding.count))))
    });
    all
}

fn codings_of_records(dataset: &CodedDataset) -> IdVec<RecordId, u64> {
    let mut codings = IdVec::<RecordId, u64>::of_size(dataset.records.len());
    for coding in dataset.codings.iter().filter(|coding| coding.counts(false)) {
        pulse::beat(1);
        codings[coding.record] += u64::from(coding.count);
    }
    codings
}

/// The labels of a dictionary, each with the sum of what stands under it.
fn counted<I: Id>(
    labels: &Labels<I>,
    of: impl Iterator<Item = (Option<I>, u64)>,
) -> Vec<(String, u64)> {
    let mut counts = IdVec::<I, u64>::of_size(labels.len());
    for (label, count) in of {
        if let Some(label) = label {
            counts[label] += count;
        }
    }
    labels.iter().map(str::to_owned).zip(counts.values().iter().copied()).collect()
}
