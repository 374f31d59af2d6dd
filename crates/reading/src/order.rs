//! Stable sorting with one copy of the machine code for all types.
//!
//! The standard library compiles its sort anew for every type and comparison, five kilobytes each;
//! here positions are sorted and the items follow. For the short lists that are sorted outside the
//! loops over codings.

use crate::pulse;
use std::cmp::Ordering;

/// Sorts by a key; items with equal keys keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    let mut order: Vec<usize> = (0..items.len()).collect();
    sort_positions(&mut order, &|one, other| {
        items.get(one).map(&key).cmp(&items.get(other).map(&key))
    });
    follow(&mut order, |one, other| items.swap(one, other));
}

fn sort_positions(order: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    order.sort_by(|&one, &other| {
        pulse::beat(1);
        compare(one, other)
    });
}

/// Swaps so that what stood at `order[n]` comes to stand at `n`, cycle by cycle.
fn follow(order: &mut [usize], mut swap: impl FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut at = start;
        while let Some(from) = order.get_mut(at).map(|from| std::mem::replace(from, at))
            && from != start
            && from != at
        {
            swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sort_by_key;

    #[test]
    fn items_are_sorted_and_equal_ones_keep_their_order() {
        let mut state = 7_u32;
        for length in 0..40 {
            let mut items: Vec<(u32, usize)> = (0..length)
                .map(|at| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (state >> 29, at)
                })
                .collect();
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            sort_by_key(&mut items, |item| item.0);
            assert_eq!(items, expected);
        }
    }
}
