//! The numbers beyond counts: one line each.

use super::answer;
use super::study::Study;
use crate::analysis::{self, NumberSetting, Statistic, TableOptions};
use crate::diag::Unavailable;
use crate::diag::{ErrorKind, Result};
use crate::words::numbers::{self, Sheet};

/// Works out numbers beyond counts, for the rows, columns and filters of a table, and puts them into
/// words.
///
/// # Errors
/// `NotAvailable` with the reason where the data cannot give them or the policy does not let them; those
/// of the table's settings.
pub(super) fn sheet(study: &Study, kind: Statistic, asked: TableOptions) -> Result<Sheet> {
    if study.settings.disclosure.changes_numbers() {
        return Err(ErrorKind::NotAvailable {
            setting: "numbers".to_owned(),
            given: numbers::title(kind).to_owned(),
            reason: Unavailable::Protected,
        }
        .into());
    }
    let (dataset, mapping) = (&*study.dataset, &study.matched.mapping);
    let chosen = answer::table_options(study, asked.clone()).columns;
    let columns = analysis::columns_of_numbers(kind, chosen, dataset);
    let spec = &answer::resolved(study, TableOptions { columns, ..asked })?;
    let settings = &study.settings.numbers;
    let seed = settings.value(NumberSetting::Seed);
    Ok(match kind {
        Statistic::Spread => numbers::spread(&analysis::spread(spec, dataset, mapping)?),
        Statistic::Ranking => {
            numbers::ranking(&analysis::rank(spec, dataset, mapping)?, &settings.importance)
        }
        Statistic::Ratings => {
            numbers::ratings(&analysis::ratings(spec, dataset, mapping, settings)?)
        }
        Statistic::Comparison => {
            let tests = settings.tests.unwrap_or(false);
            numbers::comparison(&analysis::compare(spec, dataset, mapping, tests, seed)?, seed)
        }
        Statistic::EqualGroups => {
            numbers::equal_groups(&analysis::equal_groups(spec, dataset, mapping)?)
        }
        Statistic::Agreement => {
            let overlap = settings.value(NumberSetting::AgreementOverlapPercent);
            let overlap = u8::try_from(overlap).unwrap_or(100);
            let found = analysis::coder_agreement(spec, dataset, mapping, overlap)?;
            numbers::agreement(&found, dataset)
        }
        Statistic::Saturation => {
            let rule = settings.saturation_rule();
            numbers::saturation(&analysis::saturation(spec, dataset, mapping, rule)?)
        }
        Statistic::CoOccurrence => {
            numbers::co_occurrence(&analysis::co_occurrence(spec, dataset, mapping)?)
        }
    })
}
