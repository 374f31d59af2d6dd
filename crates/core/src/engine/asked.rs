//! What a request asks for, with what the study's own settings add and its policy takes away.

use serde::Serialize;

use super::opened::not_here;
use super::study::Study;
use crate::analysis::{self, Rows, Statistic, TableOptions, TableSpec, resolve};
use crate::diag::{Error, ErrorKind, Result, Unavailable};
use crate::disclosure::Policy;
use crate::figure::{self, FigureOptions};
use crate::words::numbers::title;

/// The study's own table settings with what a request changes of them.
pub(super) fn table_options(study: &Study, asked: TableOptions) -> TableOptions {
    let own = study.settings.table.clone();
    TableOptions {
        rows: asked.rows.or(own.rows),
        columns: asked.columns.or(own.columns),
        unit: asked.unit.or(own.unit),
        basis: asked.basis.or(own.basis),
        filter: asked.filter.or(own.filter),
        order: asked.order.or(own.order),
        hand_order: asked.hand_order.or(own.hand_order),
        zero_rows: asked.zero_rows.or(own.zero_rows),
        both_as_mixed: asked.both_as_mixed.or(own.both_as_mixed),
    }
}

/// The study's own figure settings with what a request changes of them. Options of another chart
/// than the study's own do not carry over, but those that every chart has.
pub(super) fn figure_options(study: &Study, asked: FigureOptions) -> FigureOptions {
    let own = study.settings.figure.clone();
    let same_chart = asked.chart.is_none() || asked.chart == own.chart;
    let mut options = own.options;
    options.retain(|option, _| same_chart || figure::is_shared(option));
    options.extend(asked.options);
    FigureOptions {
        chart: asked.chart.or(own.chart),
        title: asked.title.or(own.title),
        width_mm: asked.width_mm.or(own.width_mm),
        height_mm: asked.height_mm.or(own.height_mm),
        part: asked.part.or(own.part),
        style: asked.style.or(own.style),
        palette: asked.palette.or(own.palette),
        preset: asked.preset.or(own.preset),
        options,
    }
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
    if study.settings.disclosure.changes_numbers() {
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
