//! The codings that the user set aside, as the page and the audit trail tell them: with their passages, and which of
//! them are not in the data.

use std::collections::BTreeSet;

use super::passage::{AsideView, Excerpt, SetAside};
use super::quotes::excerpt;
use super::study::Study;
use crate::dataset::Standing;

/// The codings that were set aside with their passages, which are not told where the study keeps anything back.
pub(super) fn told(study: &Study) -> Vec<AsideView> {
    let mut all: Vec<AsideView> = study
        .settings
        .set_aside
        .iter()
        .map(|coding| AsideView { coding: coding.clone(), excerpt: None })
        .collect();
    if study.settings.disclosure.keeps_back() {
        return all;
    }
    for (own, excerpt) in in_data(study) {
        if let Some(found) = all.iter_mut().find(|found| found.coding == own) {
            found.excerpt.get_or_insert(excerpt);
        }
    }
    all
}

/// The passages of those that are in the data, whatever the study keeps back.
pub(super) fn excerpts(study: &Study) -> Vec<Excerpt> {
    in_data(study).into_iter().map(|(_, excerpt)| excerpt).collect()
}

/// How many of those that were set aside are not in the data.
pub(super) fn lost(study: &Study) -> u64 {
    let found: Vec<SetAside> = in_data(study).into_iter().map(|(own, _)| own).collect();
    study.settings.set_aside.iter().filter(|one| !found.contains(one)).count() as u64
}

fn in_data(study: &Study) -> Vec<(SetAside, Excerpt)> {
    let rows: BTreeSet<u64> = study.settings.set_aside.iter().map(|one| one.passage.row).collect();
    let dataset = &*study.dataset;
    let aside = dataset.codings.iter().filter(|coding| coding.standing == Standing::SetAside);
    let aside = aside.filter(|coding| rows.contains(&dataset.records[coding.record].row.into()));
    let excerpts = aside.filter_map(|coding| excerpt(study, dataset, coding));
    excerpts.map(|excerpt| (SetAside::from(&excerpt), excerpt)).collect()
}
