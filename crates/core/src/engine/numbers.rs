//! The numbers beyond counts: one line each.

use super::asked::of_numbers;
use super::study::Study;
use crate::analysis::{self, NumberSetting, Statistic, TableOptions};
use crate::diag::Result;
use crate::figure::Beside;
use crate::words::numbers::{self, Sheet};

/// What a chart draws beside the table.
///
/// # Errors
/// As [`sheet`].
pub(super) fn beside(
    study: &Study,
    needed: Option<Statistic>,
    asked: TableOptions,
) -> Result<Beside> {
    let (dataset, mapping) = (&*study.dataset, &study.matched.mapping);
    let settings = &study.settings.numbers;
    Ok(match needed {
        Some(Statistic::Ratings) => {
            let spec = of_numbers(study, Statistic::Ratings, asked)?;
            Beside::Ratings(analysis::ratings(&spec, dataset, mapping, settings)?)
        }
        _ => Beside::Nothing,
    })
}

/// Works out numbers beyond counts, for the rows, columns and filters of a table, and puts them into
/// words.
///
/// # Errors
/// `NotAvailable` with the reason where the data cannot give them or the policy does not let them; those
/// of the table's settings.
pub(super) fn sheet(study: &Study, kind: Statistic, asked: TableOptions) -> Result<Sheet> {
    let (dataset, mapping) = (&*study.dataset, &study.matched.mapping);
    let spec = &of_numbers(study, kind, asked)?;
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
