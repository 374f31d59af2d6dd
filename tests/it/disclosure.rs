//! Small numbers stay hidden: checked by listing every table that fits what is shown.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use steelyard_core::disclosure::{Edge, exposed, protect};

use crate::support::random::Random;

/// A table with its totals as a network: edges in the order cells, row totals, column totals, grand total.
fn network(cells: &[Vec<u32>], hide: impl Fn(u32) -> bool) -> Vec<Edge> {
    let (rows, columns) = (cells.len(), cells[0].len());
    let (source, sink) = (0, 1);
    let row = |at: usize| 2 + at;
    let column = |at: usize| 2 + rows + at;
    let edge = |from, to, value| Edge { from, to, value, hidden: false, least: 0 };
    let mut edges = Vec::new();
    for (r, cells) in cells.iter().enumerate() {
        for (c, value) in cells.iter().enumerate() {
            edges.push(Edge { hidden: hide(*value), ..edge(row(r), column(c), *value) });
        }
    }
    for (r, cells) in cells.iter().enumerate() {
        edges.push(edge(source, row(r), cells.iter().sum()));
    }
    for c in 0..columns {
        edges.push(edge(column(c), sink, cells.iter().map(|row| row[c]).sum()));
    }
    edges.push(edge(sink, source, cells.iter().flatten().sum()));
    edges
}

/// Smallest and largest number of each hidden edge over all tables that fit what is shown, by trying
/// every number up to a bound.
fn intervals(edges: &[Edge], nodes: usize, most: u32) -> Vec<(usize, u32, u32)> {
    let hidden: Vec<usize> = (0..edges.len()).filter(|at| edges[*at].hidden).collect();
    let mut found: Vec<(usize, u32, u32)> = hidden.iter().map(|at| (*at, u32::MAX, 0)).collect();
    let mut values: Vec<u32> = edges.iter().map(|edge| edge.value).collect();
    let mut choice = vec![0_u32; hidden.len()];
    loop {
        for (at, value) in hidden.iter().zip(&choice) {
            values[*at] = *value;
        }
        let mut balance = vec![0_i64; nodes];
        for (edge, value) in edges.iter().zip(&values) {
            balance[edge.from] -= i64::from(*value);
            balance[edge.to] += i64::from(*value);
        }
        let known = hidden.iter().zip(&choice).all(|(at, value)| *value >= edges[*at].least);
        if known && balance.iter().all(|sum| *sum == 0) {
            for (slot, value) in found.iter_mut().zip(&choice) {
                slot.1 = slot.1.min(*value);
                slot.2 = slot.2.max(*value);
            }
        }
        let Some(at) = choice.iter().position(|value| *value < most) else { return found };
        choice[at] += 1;
        choice[..at].fill(0);
    }
}

#[test]
fn a_published_example_is_protected_as_published() {
    // The vignette of GaussSuppression: old and young by Iceland, Portugal and Spain; zeros and ones hidden.
    let cells = [vec![3, 4, 6], vec![2, 0, 5]];
    let mut edges = network(&cells, |value| value <= 1);
    assert_eq!(exposed(&edges), [4]);
    protect(&mut edges);
    let hidden: Vec<usize> = (0..edges.len()).filter(|at| edges[*at].hidden).collect();
    // Old in Iceland and Portugal, young in Iceland beside the one in Portugal.
    assert_eq!(hidden, [0, 1, 3, 4]);
    assert!(exposed(&edges).is_empty());
    // Three tables fit: young in Portugal may be 0, 1 or 2.
    let of = intervals(&edges, 7, 6);
    assert_eq!(of, [(0, 3, 5), (1, 2, 4), (3, 0, 2), (4, 0, 2)]);
}

#[test]
fn exposed_is_what_listing_every_table_finds() {
    let mut compared = 0;
    for seed in 0..300 {
        let mut random = Random::new(seed);
        let (rows, columns) = (1 + random.below(3), 1 + random.below(3));
        let cells: Vec<Vec<u32>> =
            (0..rows).map(|_| (0..columns).map(|_| random.below(4) as u32).collect()).collect();
        let mut edges = network(&cells, |_| false);
        for edge in &mut edges {
            edge.hidden = random.below(3) == 0;
            edge.least = (random.below(2) as u32).min(edge.value);
        }
        if edges.iter().filter(|edge| edge.hidden).count() > 5 {
            continue;
        }
        // What has no upper bound is not listed to its end, but beyond the largest total it is free.
        let by_listing: Vec<usize> = intervals(&edges, 2 + rows + columns, 9)
            .into_iter()
            .filter(|(_, low, high)| low == high)
            .map(|(at, _, _)| at)
            .collect();
        let largest = edges.iter().map(|edge| edge.value).max().unwrap();
        if largest < 9 {
            assert_eq!(exposed(&edges), by_listing, "seed {seed}: {edges:?}");
            compared += 1;
        }
    }
    assert!(compared > 100, "{compared}");
}

#[test]
fn nothing_hidden_can_be_worked_out() {
    for seed in 0..400 {
        let mut random = Random::new(seed);
        let (rows, columns) = (1 + random.below(12), 1 + random.below(5));
        let cells: Vec<Vec<u32>> =
            (0..rows).map(|_| (0..columns).map(|_| random.below(12) as u32).collect()).collect();
        let threshold = 1 + random.below(9) as u32;
        let mut edges = network(&cells, |value| value > 0 && value < threshold);
        let before = edges.clone();
        protect(&mut edges);
        assert!(exposed(&edges).is_empty(), "seed {seed}");
        // Nothing comes back, and what is shown is unchanged.
        for (now, then) in edges.iter().zip(&before) {
            assert!(now.hidden || !then.hidden);
            assert_eq!(now.value, then.value);
        }
        if before.iter().all(|edge| !edge.hidden) {
            assert_eq!(edges, before, "seed {seed}: nothing was to be hidden");
        }
    }
}

#[test]
fn few_are_hidden_beside_one() {
    let mut cells = vec![vec![9; 4]; 14];
    cells[3][1] = 2;
    let mut edges = network(&cells, |value| value < 3);
    protect(&mut edges);
    assert_eq!(edges.iter().filter(|edge| edge.hidden).count(), 4);
}
