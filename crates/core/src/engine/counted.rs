//! The one way from a study's codings to a table that may leave.

use super::asked::resolved_under;
use super::study::Study;
use crate::analysis::{CrossTab, TableOptions, cross_tabulate};
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
    let table = cross_tabulate(&spec, &study.dataset, &study.matched.mapping)?;
    Ok(protect_table(table, policy))
}
