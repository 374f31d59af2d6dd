//! What a request asks for, with what the study's own settings add and its policy takes away.

use serde::Serialize;

use super::laid_over::{figure_over, table_over};
use super::opened::not_here;
use super::study::Study;
use crate::analysis::{self, Rows, Statistic, TableOptions, TableSpec, resolve};
use crate::diag::{Error, ErrorKind, Result, Unavailable};
use crate::disclosure::Policy;
use crate::figure::FigureOptions;
use crate::words::numbers::title;

/// The study's own table settings with what a request changes of them.
pub(super) fn table_options(study: &Study, asked: TableOptions) -> TableOptions {
    let own = study.settings.table.clone();
    let own = match &study.opened {
        Some(figure) => figure.fitting(own, asked.unit),
        None => own,
    };
    table_over(own, asked)
}

/// The study's own figure settings with what a request changes of them.
pub(super) fn figure_options(study: &Study, asked: FigureOptions) -> FigureOptions {
    figure_over(study.settings.figure.clone(), asked)
}

/// What a request asks for, with every default resolved against the study, as far as its policy lets
/// it: an order by numbers would tell hidden ones. What the settings have beyond that has no effect.
///
/// # Errors
/// `NotAvailable` for a request for what the policy keeps back; those of [`resolve`].
pub(super) fn resolved(study: &Study, asked: TableOptions) -> Result<TableSpec> {
    resolved_under(study, &study.settings.disclosure, asked)
}

/// As [`resolved`], under a policy that may be stricter than the study's.
///
/// # Errors
/// As [`resolved`].
pub(super) fn resolved_under(
    study: &Study,
    policy: &Policy,
    asked: TableOptions,
) -> Result<TableSpec> {
    let orders = asked.order.filter(|order| order.tells_numbers());
    if let Some(order) = orders.filter(|_| policy.changes_numbers()) {
        return Err(kept_back("order", &order, Unavailable::Protected));
    }
    let rows = asked.rows.filter(|rows| *rows != Rows::Domain);
    if let Some(rows) = rows.filter(|_| policy.domains_only == Some(true)) {
        return Err(kept_back("rows", &rows, Unavailable::DomainsOnly));
    }
    let mut options = table_options(study, asked);
    if policy.changes_numbers() {
        options.order = options.order.filter(|order| !order.tells_numbers());
    }
    if policy.domains_only == Some(true) {
        options.rows = Some(Rows::Domain);
    }
    match &study.opened {
        Some(figure) => figure.resolve(&options),
        None => resolve(&options, &study.dataset, &study.matched.mapping),
    }
}

fn kept_back(setting: &str, given: &impl Serialize, reason: Unavailable) -> Error {
    let given = analysis::name(given);
    ErrorKind::NotAvailable { setting: setting.to_owned(), given, reason }.into()
}

/// For what numbers beyond counts are worked out.
///
/// # Errors
/// `NotAvailable` where the policy does not let them; those of the table's settings.
pub(super) fn of_numbers(study: &Study, kind: Statistic, asked: TableOptions) -> Result<TableSpec> {
    if study.opened.is_some() {
        return Err(not_here("numbers", &title(kind)));
    }
    // A logic model is made of the counts as they may be told.
    let is_beyond_counts = kind != Statistic::LogicModel;
    if is_beyond_counts && study.settings.disclosure.changes_numbers() {
        return Err(ErrorKind::NotAvailable {
            setting: "numbers".to_owned(),
            given: title(kind).to_owned(),
            reason: Unavailable::Protected,
        }
        .into());
    }
    let chosen = table_options(study, asked.clone()).columns;
    let columns = analysis::columns_of_numbers(kind, chosen, &study.dataset);
    resolved(study, TableOptions { columns, ..asked })
}
