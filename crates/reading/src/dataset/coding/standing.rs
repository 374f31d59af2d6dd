//! What counts: ratings that stand beside codings set aside, and the sums in the account.

use crate::dataset::{CodedDataset, Coding, Rating, Standing};
use crate::ids::{IdVec, SourceId};
use crate::pulse;
use crate::valence::Valence;

/// Keeps ratings that stand beside codings out of their number. Where a study has ratings alone, they are
/// what is counted; but what was rated missing is nothing that anybody said.
pub(super) fn set_ratings_aside(dataset: &mut CodedDataset) {
    let only_rates = |coding: &Coding| coding.standing == Standing::OnlyRates;
    let beside = dataset.codings.iter().any(|coding| !only_rates(coding));
    let mut aside = 0;
    for coding in dataset.codings.iter_mut().filter(|coding| only_rates(coding)) {
        if beside || coding.rating == Some(Rating::Missing) {
            aside += u64::from(coding.count);
        } else {
            coding.standing = Standing::Counts;
        }
    }
    dataset.account.ratings_aside = aside;
    dataset.account.codings_read -= aside;
}

/// Counts in the account what counts.
pub(super) fn count(dataset: &mut CodedDataset) {
    let mut is_coded: IdVec<SourceId, bool> = IdVec::of_size(dataset.sources.len());
    for coding in dataset.codings.iter().filter(|coding| coding.counts(false)) {
        pulse::beat(1);
        let account = &mut dataset.account;
        account.codings += u64::from(coding.count);
        if coding.valence == Valence::Missing {
            account.codings_without_valence += u64::from(coding.count);
        }
        if let Some(source) = dataset.records[coding.record].source {
            is_coded[source] = true;
        }
    }
    let coded = is_coded.values().iter().filter(|is_coded| **is_coded).count();
    dataset.account.sources_with_coding = u32::try_from(coded).unwrap_or(u32::MAX);
}
