//! Filters of the settings, as they are changed: which values of a field are kept.
//!
//! Takes settings; changes their filters, or tells what passes them. Never changes anything else of them.

use std::collections::BTreeMap;

use steelyard_core::analysis::{Columns, Filter, KeptValue};
use steelyard_core::dataset::Role;
use steelyard_core::engine::Settings;
use steelyard_core::valence::Valence;

/// Whether a value passes the settings' filters by one field; all pass where there is no filter.
pub fn kept(settings: &Settings, by: &Columns, value: &str) -> bool {
    settings.table.filter.iter().flatten().filter(|filter| filter.by == *by).all(|filter| {
        filter.keep.iter().any(|kept| matches!(kept, KeptValue::Value(kept) if kept == value))
    })
}

/// Keeps a value of a field or leaves it out. Everything offered kept is no filter. The last that is kept stays:
/// nothing kept would be no table, and everything kept is not what was asked for.
pub(super) fn filter_value(
    settings: &mut Settings,
    by: Columns,
    value: &str,
    on: bool,
    offered: Vec<String>,
) {
    let before = settings.table.filter.clone();
    let mut filters = settings.table.filter.take().unwrap_or_default();
    let at = filters.iter().position(|filter| filter.by == by);
    let offered: Vec<KeptValue> = offered.into_iter().map(KeptValue::Value).collect();
    let mut keep = at.map_or_else(|| offered.clone(), |at| filters.remove(at).keep);
    keep.retain(|kept| !matches!(kept, KeptValue::Value(kept) if kept == value));
    if on {
        keep.push(KeptValue::Value(value.to_owned()));
    }
    // In the order in which they are offered, as whoever ticks them one by one in that order has them.
    let place = |kept: &KeptValue| offered.iter().position(|one| one == kept);
    keep.sort_by_key(|kept| place(kept).unwrap_or(offered.len()));
    if keep.is_empty() {
        settings.table.filter = before;
        return;
    }
    if !offered.iter().all(|one| keep.contains(one)) {
        filters.push(Filter { by, keep });
    }
    settings.table.filter = (!filters.is_empty()).then_some(filters);
}

/// The valences of those offered that the settings keep.
pub fn kept_valences(settings: &Settings, offered: &[Valence]) -> Vec<Valence> {
    let kept = settings.table.valences.as_ref();
    let is_kept = |one: &Valence| kept.is_none_or(|kept| kept.contains(one));
    offered.iter().copied().filter(is_kept).collect()
}

/// Counts codings of a valence or leaves them out. All that are offered is no filter, and the last that is counted
/// stays.
pub(super) fn keep_valence(
    settings: &mut Settings,
    valence: Valence,
    on: bool,
    offered: &[Valence],
) {
    let before = kept_valences(settings, offered);
    let is_kept = |one: &Valence| if *one == valence { on } else { before.contains(one) };
    let kept: Vec<Valence> = offered.iter().copied().filter(is_kept).collect();
    if !kept.is_empty() {
        settings.table.valences = (kept.len() < offered.len()).then_some(kept);
    }
}

/// Forgets the filters by some fields, whose values may be others now.
pub(super) fn forget_filters(settings: &mut Settings, forgotten: impl Fn(&Columns) -> bool) {
    if let Some(filters) = &mut settings.table.filter {
        filters.retain(|filter| !forgotten(&filter.by));
        if filters.is_empty() {
            settings.table.filter = None;
        }
    }
}

/// A value that is called otherwise now.
pub(super) struct Renamed {
    /// How it was called.
    pub before: String,
    /// How it is called.
    pub now: String,
    /// Whether others may be called as it was.
    pub before_is_left: bool,
}

/// Has a value shown under a label; under itself where the label is empty. Gives what it was called before and now.
pub(super) fn rename(labels: &mut BTreeMap<String, String>, value: String, label: &str) -> Renamed {
    let label = label.trim();
    let keep = !label.is_empty() && label != value;
    let before = labels.get(&value).unwrap_or(&value).clone();
    let now = if keep { label.to_owned() } else { value.clone() };
    // A label that the value had may be the name of others, or another's label.
    let before_is_left = before != value;
    if keep {
        labels.insert(value, label.to_owned());
    } else {
        labels.remove(&value);
    }
    Renamed { before, now, before_is_left }
}

/// Has the filters by some fields keep a value under the name that it has now.
pub(super) fn rename_kept(
    settings: &mut Settings,
    renamed: &Renamed,
    concerned: impl Fn(&Columns) -> bool,
) {
    if renamed.before == renamed.now {
        return;
    }
    let is = |kept: &KeptValue, name: &str| matches!(kept, KeptValue::Value(kept) if kept == name);
    let filters = settings.table.filter.iter_mut().flatten();
    for filter in filters.filter(|filter| concerned(&filter.by)) {
        let Some(at) = filter.keep.iter().position(|kept| is(kept, &renamed.before)) else {
            continue;
        };
        let is_there = filter.keep.iter().any(|kept| is(kept, &renamed.now));
        if !is_there {
            filter.keep.insert(at, KeptValue::Value(renamed.now.clone()));
        }
        if !renamed.before_is_left {
            filter.keep.retain(|kept| !is(kept, &renamed.before));
        }
    }
}

/// Whether a filter by a field names values of columns that have a role, which another column may have now.
pub(super) fn names_values_of(by: &Columns, role: &Role) -> bool {
    match by {
        Columns::All => false,
        Columns::Group => *role == Role::Group,
        Columns::Participant => *role == Role::Participant,
        Columns::Source => matches!(role, Role::Source | Role::SourceKey),
        Columns::Site => *role == Role::Site,
        Columns::Coder => *role == Role::Coder,
        Columns::Attribute(_) => *role == Role::Attribute,
        Columns::Crossed(one, other) => names_values_of(one, role) || names_values_of(other, role),
    }
}
