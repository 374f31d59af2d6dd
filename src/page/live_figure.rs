//! What an author lets the readers of a live figure switch, as edits of the settings.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::page::Edit;
use steelyard_core::engine::{InteractiveOptions, PlannedControl};

/// A text that a live figure says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// Title.
    Title,
    /// Authors, set apart by semicolons.
    Authors,
    /// How it is cited.
    Citation,
    /// Licence.
    Licence,
    /// DOI.
    Doi,
}

impl Said {
    /// All of them, in the order of their fields.
    pub const ALL: [Self; 5] =
        [Self::Title, Self::Authors, Self::Citation, Self::Licence, Self::Doi];

    /// What the settings say.
    pub fn of(self, options: &InteractiveOptions) -> &str {
        let text = match self {
            Self::Title => &options.title,
            Self::Authors => &options.authors,
            Self::Citation => &options.citation,
            Self::Licence => &options.licence,
            Self::Doi => &options.doi,
        };
        text.as_deref().unwrap_or_default()
    }

    /// The edit that has it say something else; an empty text gives it back to the program.
    pub fn edit(self, options: &InteractiveOptions, text: &str) -> Edit {
        let text = text.trim();
        // People copy a DOI with the address before it.
        let text = match self {
            Self::Doi => text.rsplit_once("doi.org/").map_or(text, |(_, doi)| doi),
            _ => text,
        };
        let text = (!text.is_empty()).then(|| text.to_owned());
        let mut options = options.clone();
        match self {
            Self::Title => options.title = text,
            Self::Authors => options.authors = text,
            Self::Citation => options.citation = text,
            Self::Licence => options.licence = text,
            Self::Doi => options.doi = text,
        }
        Edit::Interactive(Box::new(options))
    }
}

/// The edit that offers a choice of a control to the readers, or takes it away.
pub fn offer(
    options: &InteractiveOptions,
    control: &PlannedControl,
    choice: &str,
    is_offered: bool,
) -> Edit {
    let mut options = options.clone();
    let ids = offered(control, choice, is_offered);
    match control.id.as_str() {
        "chart" => options.charts = Some(ids),
        "unit" => options.units = Some(named(&ids)),
        "basis" => options.bases = Some(named(&ids)),
        "order" => options.orders = Some(named(&ids)),
        _ => options.groups = Some(is_offered),
    }
    Edit::Interactive(Box::new(options))
}

/// The edit that lets readers save the drawing and the table, or not.
pub fn downloads(options: &InteractiveOptions, are_offered: bool) -> Edit {
    let options = InteractiveOptions { downloads: Some(are_offered), ..options.clone() };
    Edit::Interactive(Box::new(options))
}

/// The edit of the fewest contributors behind a number; 0 for no more than the study hides.
pub fn fewest(options: &InteractiveOptions, fewest: u32) -> Edit {
    let mut options = InteractiveOptions { fewest_contributors: Some(fewest), ..options.clone() };
    if fewest > 0 {
        // An order by numbers would tell what is hidden.
        let orders = options.orders.take();
        options.orders = orders
            .map(|orders| orders.into_iter().filter(|order| !order.tells_numbers()).collect());
    }
    Edit::Interactive(Box::new(options))
}

/// The ids that a control offers when one of its choices is offered or not any more.
fn offered(control: &PlannedControl, changed: &str, is_offered: bool) -> Vec<String> {
    let kept = control
        .choices
        .iter()
        .filter(|choice| if choice.id == changed { is_offered } else { choice.is_offered });
    kept.map(|choice| choice.id.clone()).collect()
}

fn named<T: DeserializeOwned>(ids: &[String]) -> Vec<T> {
    let value = |id: &String| serde_json::from_value(Value::String(id.clone())).ok();
    ids.iter().filter_map(value).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use steelyard_core::analysis::{Basis, Order, Unit};
    use steelyard_core::engine::{Engine, InteractivePlan, Request, Response, Settings};

    fn plan(options: &InteractiveOptions) -> InteractivePlan {
        let mut engine = Engine::new();
        let example = Request::Example { id: "cfir_interviews".to_owned() };
        engine.handle(example, &mut |_| {});
        let (table, figure) = Default::default();
        let options = Box::new(options.clone());
        let request = Request::Interactive { options, table, figure };
        match engine.handle(request, &mut |_| {}) {
            Response::Interactive(plan) => *plan,
            other => panic!("no plan but {other:?}"),
        }
    }

    fn control<'a>(plan: &'a InteractivePlan, id: &str) -> &'a PlannedControl {
        plan.controls.iter().find(|control| control.id == id).unwrap()
    }

    fn after(edit: &Edit) -> InteractiveOptions {
        edit.apply(&Settings::default()).interactive
    }

    #[test]
    fn what_is_offered_is_what_was_ticked() {
        let options =
            InteractiveOptions { fewest_contributors: Some(0), ..InteractiveOptions::default() };
        let first = plan(&options);
        let with_people = after(&offer(&options, control(&first, "unit"), "participants", true));
        assert_eq!(with_people.units, Some(vec![Unit::Codings, Unit::Participants]));
        let second = plan(&with_people);
        assert!(second.views > first.views);
        let fewer =
            after(&offer(&with_people, control(&second, "basis"), "share_of_domain", false));
        assert!(!fewer.bases.clone().unwrap().contains(&Basis::ShareOfDomain));
        assert!(plan(&fewer).views < second.views);
        let one = after(&offer(&fewer, control(&second, "groups"), "one_by_one", false));
        assert_eq!(one.groups, Some(false));
        let chart = after(&offer(&one, control(&second, "chart"), "matrix", false));
        assert!(!chart.charts.unwrap().iter().any(|id| id == "matrix"));
    }

    #[test]
    fn hiding_numbers_takes_the_orders_away_that_would_tell_them() {
        let options = InteractiveOptions {
            orders: Some(vec![Order::Total, Order::Alphabetical]),
            fewest_contributors: Some(0),
            ..InteractiveOptions::default()
        };
        let hidden = after(&fewest(&options, 5));
        assert_eq!(hidden.orders, Some(vec![Order::Alphabetical]));
        assert_eq!(hidden.fewest_contributors, Some(5));
        assert!(plan(&hidden).html.is_ok());
    }

    #[test]
    fn texts_are_kept_without_what_people_copy_along() {
        let options = InteractiveOptions::default();
        let with_doi = after(&Said::Doi.edit(&options, " https://doi.org/10.1234/abc "));
        assert_eq!(with_doi.doi.as_deref(), Some("10.1234/abc"));
        assert_eq!(Said::Doi.of(&with_doi), "10.1234/abc");
        assert_eq!(after(&Said::Doi.edit(&with_doi, "  ")).doi, None);
        let titled = after(&Said::Title.edit(&options, "Barriers"));
        assert_eq!(titled.title.as_deref(), Some("Barriers"));
    }
}
