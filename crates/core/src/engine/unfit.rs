//! What was chosen of a table and the data no longer have, since they are read otherwise now.

use serde::{Deserialize, Serialize};

use super::study::Study;
use crate::analysis::{Columns, Filter, KeptValue, TableOptions, resolve};

/// A part of a table that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum TablePart {
    /// The level of the rows.
    Rows,
    /// What the columns are.
    Columns,
    /// What is counted.
    Unit,
    /// What percentages are of.
    Basis,
    /// The filter by this field, none of whose values there is.
    Filter(Columns),
    /// Values that the filter by this field keeps and nothing has; others that it keeps are there.
    Kept(Columns, Vec<KeptValue>),
}

impl TablePart {
    /// Takes this part back to what holds where nothing is chosen; the others stay.
    pub fn let_go(&self, options: &mut TableOptions) {
        match self {
            Self::Rows => options.rows = None,
            Self::Columns => options.columns = None,
            Self::Unit => {
                options.unit = None;
                options.both_as_mixed = None;
            }
            Self::Basis => options.basis = None,
            Self::Filter(by) => {
                let mut filters = options.filter.take().unwrap_or_default();
                filters.retain(|filter| filter.by != *by);
                options.filter = (!filters.is_empty()).then_some(filters);
            }
            Self::Kept(by, values) => {
                let filters = options.filter.iter_mut().flatten();
                for filter in filters.filter(|filter| filter.by == *by) {
                    filter.keep.retain(|kept| !values.contains(kept));
                }
            }
        }
    }
}

/// The parts of the study's own table that cannot be had of its data, each by itself and a basis with its unit.
/// None where the study waits for a decision before anything is counted: what it lacks may come with that.
pub(super) fn unfit(study: &Study) -> Vec<TablePart> {
    if study.decided().is_err() || study.opened.is_some() {
        return Vec::new();
    }
    let own = &study.settings.table;
    let nothing = TableOptions::default;
    let columns = own.columns.clone();
    let parts = [
        (TablePart::Rows, TableOptions { rows: own.rows, ..nothing() }),
        (TablePart::Columns, TableOptions { columns, ..nothing() }),
        (
            TablePart::Unit,
            TableOptions { unit: own.unit, both_as_mixed: own.both_as_mixed, ..nothing() },
        ),
        (TablePart::Basis, TableOptions { unit: own.unit, basis: own.basis, ..nothing() }),
    ];
    let cannot_be_had =
        |options: &TableOptions| resolve(options, &study.dataset, &study.matched.mapping).is_err();
    let is_absent = |by: &Columns, kept: &KeptValue| {
        let alone = Filter { by: by.clone(), keep: vec![kept.clone()] };
        cannot_be_had(&TableOptions { filter: Some(vec![alone]), ..nothing() })
    };
    let filters = own.filter.iter().flatten().filter_map(|filter| {
        let kept = filter.keep.iter();
        let absent: Vec<_> = kept.filter(|kept| is_absent(&filter.by, kept)).cloned().collect();
        let by = filter.by.clone();
        match absent.len() {
            0 => None,
            all if all == filter.keep.len() => Some(TablePart::Filter(by)),
            _ => Some(TablePart::Kept(by, absent)),
        }
    });
    let parts = parts.into_iter().filter(|(_, options)| cannot_be_had(options));
    parts.map(|(part, _)| part).chain(filters).collect()
}
