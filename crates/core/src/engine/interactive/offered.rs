//! What a live figure lets its readers switch where its author decided nothing, and what must be among it.

use super::not_available;
use crate::analysis::{Basis, CrossTab, Order, Unit, name};
use crate::diag::{ErrorKind, Result, Unavailable};
use crate::disclosure::Policy;
use crate::engine::InteractiveOptions;
use crate::engine::asked::figure_options;
use crate::engine::describe;
use crate::engine::study::Study;
use crate::figure::{self, FigureOptions};

/// How many charts are offered where nothing was decided, from the first on.
const CHARTS_BY_DEFAULT: usize = 2;
/// Orders that are offered where nothing was decided.
const ORDERS_BY_DEFAULT: [Order; 3] = [Order::Framework, Order::Total, Order::Alphabetical];

/// Ids and labels of the charts that can be drawn of a counted table alone.
pub(super) fn drawable(table: &CrossTab) -> Vec<(String, String)> {
    figure::charts(table, &|_| Some(Unavailable::BeyondCounts))
        .into_iter()
        .filter(|chart| chart.unavailable.is_none())
        .map(|chart| (chart.id, chart.label))
        .collect()
}

/// What can be had for a figure. What a request asks for beyond it is refused; what only the study's settings say,
/// which may have been right of other files or under another policy, is left out.
pub(super) struct Possible<'a> {
    pub study: &'a Study,
    pub policy: &'a Policy,
    /// The table that the author sees.
    pub table: &'a CrossTab,
    /// Ids and labels of the charts that can be drawn of it.
    pub drawable: &'a [(String, String)],
}

impl Possible<'_> {
    /// Those of the charts that are offered: the study's own first, if it is among them.
    pub fn charts(
        &self,
        asked: &InteractiveOptions,
        drawn: &FigureOptions,
    ) -> Result<Vec<(String, String)>> {
        let can = self.drawable;
        let own = self.own_chart(drawn)?;
        let own = can.iter().find(|(id, _)| *id == own).or(can.first()).cloned();
        let known = |id: &String| can.iter().any(|(known, _)| known == id);
        // What a request names is meant; another chart in its place would be a surprise.
        let named = drawn.chart.iter().map(|id| ("figure.chart", id));
        let asked_for = asked.charts.iter().flatten().map(|id| ("interactive.charts", id));
        if let Some((setting, id)) = named.chain(asked_for).find(|(_, id)| !known(id)) {
            let allowed = can.iter().map(|(id, _)| id.clone()).collect();
            let (setting, given) = (setting.to_owned(), id.clone());
            return Err(ErrorKind::UnknownValue { setting, given, allowed }.into());
        }
        let chosen = asked.charts.as_ref().or(self.study.settings.interactive.charts.as_ref());
        let is_offered = |at: usize, id: &String| match chosen {
            Some(chosen) => chosen.contains(id),
            None => at < CHARTS_BY_DEFAULT,
        };
        let mut charts: Vec<(String, String)> = own.into_iter().collect();
        for (at, chart) in can.iter().enumerate() {
            if is_offered(at, &chart.0) && !charts.contains(chart) {
                charts.push(chart.clone());
            }
        }
        Ok(charts)
    }

    fn own_chart(&self, drawn: &FigureOptions) -> Result<String> {
        Ok(figure::resolve(&figure_options(self.study, drawn.clone()))?.chart)
    }

    /// Label of the study's own chart, where it cannot be drawn of counts alone.
    pub fn not_live(&self, drawn: &FigureOptions) -> Result<Option<&'static str>> {
        let own = self.own_chart(drawn)?;
        let is_live = self.drawable.iter().any(|(id, _)| *id == own);
        Ok(figure::label_of(&own).filter(|_| !is_live))
    }

    /// The units that are offered. Beside each other two units would give back what is hidden in one of them.
    pub fn units(&self, asked: &InteractiveOptions) -> Result<Vec<Unit>> {
        let own = self.table.spec.unit;
        let why_not = |unit: Unit| unit_unavailable(self.study, self.policy, unit, own);
        let refused = asked.units.iter().flatten().find_map(|unit| Some((*unit, why_not(*unit)?)));
        if let Some((unit, why)) = refused {
            return Err(not_available("interactive.units", name(&unit), why));
        }
        let chosen = asked.units.clone().or(self.study.settings.interactive.units.clone());
        let mut units = chosen.unwrap_or_default();
        units.retain(|unit| why_not(*unit).is_none());
        Ok(with_own(units, own))
    }

    /// The bases that are offered, of whatever unit; with one column, a share of the column is one of everything.
    pub fn bases(&self, asked: &InteractiveOptions) -> Vec<Basis> {
        let spec = &self.table.spec;
        let chosen = asked.bases.clone().or(self.study.settings.interactive.bases.clone());
        let bases = chosen.unwrap_or_else(|| {
            let can = describe::bases(self.study, spec.unit).into_iter();
            let can = can.filter(|(_, why)| why.is_none());
            let several = self.table.columns.len() > 1;
            can.map(|(basis, _)| basis)
                .filter(|basis| several || *basis != Basis::ShareOfGroup)
                .collect()
        });
        with_own(bases, spec.basis)
    }

    /// The orders that are offered.
    pub fn orders(&self, asked: &InteractiveOptions) -> Result<Vec<Order>> {
        let tells = |order: &Order| self.policy.changes_numbers() && order.tells_numbers();
        if let Some(order) = asked.orders.iter().flatten().find(|order| tells(order)) {
            return Err(not_available("interactive.orders", name(order), Unavailable::Protected));
        }
        let chosen = asked.orders.clone().or(self.study.settings.interactive.orders.clone());
        let mut orders = chosen.unwrap_or_else(|| ORDERS_BY_DEFAULT.to_vec());
        orders.retain(|order| !tells(order));
        Ok(with_own(orders, self.table.spec.order))
    }
}

/// Why a unit cannot be offered beside the author's own.
pub(super) fn unit_unavailable(
    study: &Study,
    policy: &Policy,
    unit: Unit,
    own: Unit,
) -> Option<Unavailable> {
    if unit == own {
        return None;
    }
    let units = describe::units(study);
    let of_data = units.into_iter().find(|(known, _)| *known == unit)?.1;
    of_data.or(policy.changes_numbers().then_some(Unavailable::Protected))
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
