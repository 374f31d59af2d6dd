//! What a live figure could let its readers switch, for the author who decides about it.

use super::maker::{Maker, views_without, whole};
use super::offered::unit_unavailable;
use crate::analysis::{Order, Unit, name};
use crate::diag::Unavailable;
use crate::engine::describe;
use crate::engine::{PlannedChoice, PlannedControl};
use crate::words::{interactive as words, table as table_words};

impl Maker<'_> {
    /// What a reader could switch, with what is offered of it.
    pub(super) fn planned(&self, views: &[[usize; 5]]) -> Vec<PlannedControl> {
        let own = &self.own.spec;
        let control =
            |at: usize, id: &str, label: &str, choices: Vec<PlannedChoice>| PlannedControl {
                id: id.to_owned(),
                label: label.to_owned(),
                choices,
                views_without: whole(views_without(views, &self.first(), at)),
            };
        let own_chart = self.charts.first().map(|(id, _)| id.as_str());
        let charts = self.drawable.iter().map(|(id, label)| PlannedChoice {
            id: id.clone(),
            label: label.clone(),
            is_offered: self.charts.iter().any(|(offered, _)| offered == id),
            is_own: own_chart == Some(id),
            unavailable: None,
        });
        let units = describe::units(self.study).into_iter().map(|(unit, _)| {
            let unavailable = unit_unavailable(self.study, &self.policy, unit, own.unit);
            let label = table_words::unit(unit);
            choice(&unit, label, self.units.contains(&unit), unit == own.unit, unavailable)
        });
        let has = |basis| self.counts.iter().any(|(_, known)| *known == basis);
        let bases = describe::bases(self.study, own.unit).into_iter().map(|(basis, of_own)| {
            let of_any = |unit: &Unit| describe::bases(self.study, *unit).contains(&(basis, None));
            let unavailable = of_own.filter(|_| !self.units.iter().any(of_any));
            choice(&basis, words::basis(basis), has(basis), basis == own.basis, unavailable)
        });
        let orders = Order::ALL
            .into_iter()
            .filter(|order| *order != Order::ByHand || self.orders.contains(order));
        let orders = orders.map(|order| {
            let tells = self.policy.changes_numbers() && order.tells_numbers();
            let unavailable = tells.then_some(Unavailable::Protected);
            let is_offered = self.orders.contains(&order);
            choice(&order, words::order(order), is_offered, order == own.order, unavailable)
        });
        let several = self.own.columns.len() > 1;
        let groups = PlannedChoice {
            id: words::ONE_BY_ONE_ID.to_owned(),
            label: words::ONE_BY_ONE.to_owned(),
            is_offered: self.groups.len() > 1,
            is_own: false,
            unavailable: (!several).then_some(Unavailable::NoGroups),
        };
        vec![
            control(0, "chart", words::CHART, charts.collect()),
            control(1, "unit", table_words::UNIT, units.collect()),
            control(2, "basis", words::BASIS, bases.collect()),
            control(3, "order", words::ORDER, orders.collect()),
            control(4, "groups", self.columns_label(), vec![groups]),
        ]
    }
}

fn choice<T: serde::Serialize>(
    value: &T,
    label: &str,
    is_offered: bool,
    is_own: bool,
    unavailable: Option<Unavailable>,
) -> PlannedChoice {
    PlannedChoice { id: name(value), label: label.to_owned(), is_offered, is_own, unavailable }
}
