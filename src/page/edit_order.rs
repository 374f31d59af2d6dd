//! Rows in an order by hand, as it is changed.
//!
//! Takes settings or a list; gives them with one entry elsewhere. Never changes anything else.

use steelyard_core::analysis::Order;
use steelyard_core::engine::Settings;

/// Takes an order by hand; rows of other levels, which are not among these, keep theirs.
pub(super) fn hand_order(settings: &mut Settings, mut keys: Vec<String>) {
    let before = settings.table.hand_order.take().unwrap_or_default();
    let others = before.into_iter().filter(|key| !keys.contains(key)).collect::<Vec<_>>();
    keys.extend(others);
    settings.table.order = Some(Order::ByHand);
    settings.table.hand_order = Some(keys);
}

/// A list with one of its entries at another place; `None` where there are no such places, or it is there.
pub fn moved(mut list: Vec<String>, from: usize, to: usize) -> Option<Vec<String>> {
    if from == to || from >= list.len() || to >= list.len() {
        return None;
    }
    let entry = list.remove(from);
    list.insert(to, entry);
    Some(list)
}
