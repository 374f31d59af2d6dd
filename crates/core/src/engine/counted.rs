//! The one way from a study's codings to a table that may leave.

use super::asked::resolved_under;
use super::study::Study;
use crate::analysis::{Contributors, CrossTab, TableOptions, cross_tabulate_with_contributors};
use crate::diag::Result;
use crate::disclosure::{Policy, Protection, protect_table};

/// Counts. What comes back is what may leave under the study's policy; nothing else counts a table.
pub(super) fn count(study: &Study, asked: TableOptions) -> Result<(CrossTab, Protection)> {
    count_under(study, &study.settings.disclosure, asked)
}

/// As [`count`], under a policy that may be stricter than the study's.
pub(super) fn count_under(
    study: &Study,
    policy: &Policy,
    asked: TableOptions,
) -> Result<(CrossTab, Protection)> {
    let spec = resolved_under(study, policy, asked)?;
    if let Some(figure) = &study.opened {
        return figure.table(&spec, policy);
    }
    let (dataset, mapping) = (&study.dataset, &study.matched.mapping);
    // Whose codings stand behind a number, the small dataset does not tell.
    let (table, contributors) = if policy.fewest_contributors.is_some() {
        cross_tabulate_with_contributors(&spec, dataset, mapping)?
    } else {
        (study.condensing.cross_tabulate(&spec, dataset, mapping)?, Contributors::default())
    };
    Ok(protect_table(table, &contributors, policy))
}
