//! Several tests at once: adjusted probabilities.

use crate::ids::slot_mut;

/// Adjusted by Holm's step-down procedure (Holm 1979, Scand J Statist 6:65-70): the chance of any false
/// alarm among all tests stays below the level. In the order of the input, each at most 1.
pub fn holm(p: &[f64]) -> Vec<f64> {
    let tests = p.len();
    let mut adjusted = vec![0.0; tests];
    let mut largest = 0.0_f64;
    for (rank, at) in ascending(p).into_iter().enumerate() {
        let own = p.get(at).copied().unwrap_or(1.0) * (tests - rank) as f64;
        largest = largest.max(own.min(1.0));
        put(&mut adjusted, at, largest);
    }
    adjusted
}

/// Adjusted by the procedure of Benjamini and Hochberg (1995, J R Statist Soc B 57:289-300): the share of
/// false alarms among the alarms stays below the level. In the order of the input, each at most 1.
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    let tests = p.len();
    let mut adjusted = vec![0.0; tests];
    let mut smallest = 1.0_f64;
    for (rank, at) in ascending(p).into_iter().enumerate().rev() {
        let own = p.get(at).copied().unwrap_or(1.0) * tests as f64 / (rank + 1) as f64;
        smallest = smallest.min(own);
        put(&mut adjusted, at, smallest);
    }
    adjusted
}

fn ascending(p: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_unstable_by(|&one, &other| {
        let value = |at: usize| p.get(at).copied().unwrap_or(1.0);
        value(one).total_cmp(&value(other)).then(one.cmp(&other))
    });
    order
}

fn put(into: &mut [f64], at: usize, value: f64) {
    if let Some(slot) = slot_mut(into, at) {
        *slot = value;
    }
}
