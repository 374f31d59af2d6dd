//! The codings that the user set aside, as the page and the audit trail tell them: with their passages.

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
    for excerpt in excerpts(study) {
        let own = SetAside::from(&excerpt);
        if let Some(found) = all.iter_mut().find(|found| found.coding == own) {
            found.excerpt.get_or_insert(excerpt);
        }
    }
    all
}

/// The passages of those that are in the data, whatever the study keeps back.
pub(super) fn excerpts(study: &Study) -> Vec<Excerpt> {
    let dataset = &*study.dataset;
    let aside = dataset.codings.iter().filter(|coding| coding.standing == Standing::SetAside);
    aside.filter_map(|coding| excerpt(study, dataset, coding)).collect()
}
