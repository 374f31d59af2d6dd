//! The filters in force, each as it is told in one line and taken away by itself.
//!
//! Takes a study and its figure's options; gives what stands on each chip and the edit that takes it away. Never
//! decides what is filtered.

use std::collections::BTreeMap;

use super::edit::{Edit, MIXED_AND_NEUTRAL};
use super::words::see as words;
use steelyard_core::analysis::{Filter, KeptValue};
use steelyard_core::engine::StudyView;

/// The choice of [`MIXED_AND_NEUTRAL`] that leaves them out.
const LEFT_OUT: &str = "left_out";

/// A filter in force.
#[derive(Debug, Clone, PartialEq)]
pub struct Chip {
    /// What is filtered by.
    pub by: String,
    /// What is kept.
    pub kept: String,
    /// Takes the filter away.
    pub remove: Edit,
}

/// The filters in force, in the order of the controls: valences, fields, and what the chart leaves out. `options` are
/// those of the chart that is drawn. A live figure that is open has its own, which cannot be taken away.
pub fn chips(
    study: &StudyView,
    options: &BTreeMap<String, String>,
    group_name: Option<&str>,
) -> Vec<Chip> {
    if study.live_figure.is_some() {
        return Vec::new();
    }
    let table = &study.settings.table;
    let of_valences = table.valences.iter().map(|kept| Chip {
        by: words::VALENCES.to_owned(),
        kept: words::valences_kept(kept),
        remove: Edit::AllValences,
    });
    let of_fields = table.filter.iter().flatten().map(|filter| Chip {
        by: words::filter(&filter.by, group_name),
        kept: words::kept(&values(filter)),
        remove: Edit::Filter(filter.by.clone(), None),
    });
    let is_left_out = options.get(MIXED_AND_NEUTRAL).is_some_and(|choice| choice == LEFT_OUT);
    let of_chart = is_left_out.then(|| Chip {
        by: words::NOT_IN_CHART.to_owned(),
        kept: words::MIXED_AND_NEUTRAL.to_owned(),
        remove: Edit::ChartOption(MIXED_AND_NEUTRAL.to_owned(), "drawn".to_owned()),
    });
    of_valences.chain(of_fields).chain(of_chart).collect()
}

fn values(filter: &Filter) -> Vec<&str> {
    filter
        .keep
        .iter()
        .map(|kept| match kept {
            KeptValue::Value(label) => label.as_str(),
            KeptValue::NoValue => words::NO_VALUE,
        })
        .collect()
}
