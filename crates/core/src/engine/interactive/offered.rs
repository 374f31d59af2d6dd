//! What a live figure lets its readers switch where its author decided nothing, and what must be among it.

use crate::analysis::{Basis, CrossTab, Order, Unit, available_bases};
use crate::diag::{ErrorKind, Result, Unavailable};
use crate::disclosure::Policy;
use crate::engine::InteractiveOptions;
use crate::engine::asked::figure_options;
use crate::engine::study::Study;
use crate::figure::{self, FigureOptions};

/// Ids and labels of the charts that can be drawn of a counted table alone.
pub(super) fn drawable(table: &CrossTab) -> Vec<(String, String)> {
    figure::charts(table, &|_| Some(Unavailable::BeyondCounts))
        .into_iter()
        .filter(|chart| chart.unavailable.is_none())
        .map(|chart| (chart.id, chart.label))
        .collect()
}

/// Those of the charts that are offered: the study's own first, if it is among them.
pub(super) fn charts(
    study: &Study,
    can: &[(String, String)],
    options: &InteractiveOptions,
    drawn: &FigureOptions,
) -> Result<Vec<(String, String)>> {
    let own = figure::resolve(&figure_options(study, drawn.clone()))?.chart;
    let own = can.iter().find(|(id, _)| *id == own).or(can.first()).cloned();
    let asked = options
        .charts
        .clone()
        .unwrap_or_else(|| can.iter().take(2).map(|(id, _)| id.clone()).collect());
    let mut charts: Vec<(String, String)> = own.into_iter().collect();
    for id in asked {
        let Some(chart) = can.iter().find(|(known, _)| *known == id) else {
            let allowed = can.iter().map(|(id, _)| id.clone()).collect();
            let setting = "interactive.charts".to_owned();
            return Err(ErrorKind::UnknownValue { setting, given: id, allowed }.into());
        };
        if !charts.contains(chart) {
            charts.push(chart.clone());
        }
    }
    Ok(charts)
}

/// The bases that a unit has; with one column, a share of the column is one of everything.
pub(super) fn bases_of(unit: Unit, table: &CrossTab) -> Vec<Basis> {
    let can = available_bases(unit).into_iter().filter(|(_, reason)| reason.is_none());
    can.map(|(basis, _)| basis)
        .filter(|basis| *basis != Basis::ShareOfGroup || table.columns.len() > 1)
        .collect()
}

/// The orders that say no number that is kept from being told.
pub(super) fn orders_under(policy: &Policy) -> Vec<Order> {
    let all = [Order::Framework, Order::Total, Order::Alphabetical];
    all.into_iter().filter(|order| !(policy.changes_numbers() && order.tells_numbers())).collect()
}

/// A list without doubles that holds what the author sees, which comes first where it was not among it.
pub(super) fn with_own<T: PartialEq>(list: Vec<T>, own: T) -> Vec<T> {
    let mut all: Vec<T> = Vec::new();
    if !list.contains(&own) {
        all.push(own);
    }
    for one in list {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all
}
