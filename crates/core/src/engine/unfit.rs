//! What was chosen of a table and the data no longer have, since they are read otherwise now.

use super::study::Study;
use super::table_part::TablePart;
use crate::analysis::{Columns, Filter, KeptValue, TableOptions, resolve};

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
