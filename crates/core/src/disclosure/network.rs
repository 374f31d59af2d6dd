//! Which further cells must be hidden so that no hidden one can be worked out from the rest.
//!
//! A table with its totals is a network: each total flows out into its parts, row by row, and the parts
//! flow together again, column by column. A cell is an edge; at every node what comes in goes out. What
//! somebody who sees the shown cells can know of a hidden one is then exactly what such flows allow: it
//! can be larger if there is a way back from its end to its beginning along hidden edges, smaller if
//! there is one the other way, where edges may be followed backwards if they carry more than is known of
//! them. (Gusfield 1988, SIAM J Comput 17:552-571; the method of suppression: Cox 1995, J Am Stat Assoc
//! 90:1453-1462.)

use crate::ids::slot_mut;
use crate::pulse;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A cell of a table, or a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    /// Node that it flows out of.
    pub from: usize,
    /// Node that it flows into.
    pub to: usize,
    /// Its number.
    pub value: u32,
    /// True for what is not shown.
    pub hidden: bool,
    /// The least that anybody who sees it hidden knows it to hold: 1 where zeros are always shown. What
    /// holds less is never hidden.
    pub least: u32,
}

impl Edge {
    fn may_shrink(&self) -> bool {
        self.value > self.least
    }
}

/// A step along an edge, forwards (its number grows) or backwards (it shrinks).
#[derive(Debug, Clone, Copy)]
struct Step {
    edge: usize,
    from: usize,
    to: usize,
}

/// Hides further edges until none of the hidden ones can be worked out; those that carry least, and zeros
/// last, since a zero is seldom worth hiding. What cannot be protected so stays among [`exposed`].
pub fn protect(edges: &mut [Edge]) {
    let largest = edges.iter().map(|edge| edge.value).max().unwrap_or(0);
    for at in 0..edges.len() {
        if edges.get(at).is_some_and(|edge| edge.hidden) && is_exposed(edges, at) {
            for other in cheapest_cycle(edges, at, largest) {
                if let Some(edge) = slot_mut(edges, other) {
                    edge.hidden = true;
                }
            }
        }
    }
}

/// Positions of hidden edges whose number follows from what is shown.
pub fn exposed(edges: &[Edge]) -> Vec<usize> {
    let hidden = edges.iter().enumerate().filter(|(_, edge)| edge.hidden);
    hidden.map(|(at, _)| at).filter(|&at| is_exposed(edges, at)).collect()
}

fn is_exposed(edges: &[Edge], at: usize) -> bool {
    let Some(edge) = edges.get(at) else { return false };
    let hidden_only = |_: usize, edge: &Edge, forwards: bool| {
        (edge.hidden && (forwards || edge.may_shrink())).then_some(0)
    };
    let grows = path(edges, at, edge.to, edge.from, &hidden_only).is_some();
    let shrinks = edge.may_shrink() && path(edges, at, edge.from, edge.to, &hidden_only).is_some();
    !grows && !shrinks
}

/// Edges of the cheapest cycle through a hidden edge, along which everything can change at once.
fn cheapest_cycle(edges: &[Edge], at: usize, largest: u32) -> Vec<usize> {
    let Some(edge) = edges.get(at) else { return Vec::new() };
    let cost = |_: usize, edge: &Edge, forwards: bool| {
        if forwards || edge.may_shrink() { cost_of_hiding(edge, largest) } else { None }
    };
    let grows = path(edges, at, edge.to, edge.from, &cost);
    let shrinks = if edge.may_shrink() { path(edges, at, edge.from, edge.to, &cost) } else { None };
    match (grows, shrinks) {
        (Some(one), Some(other)) => {
            if other.0 < one.0 {
                other.1
            } else {
                one.1
            }
        }
        (Some(only), None) | (None, Some(only)) => only.1,
        (None, None) => Vec::new(),
    }
}

/// The cheapest way from the end of an edge to its beginning, along which it can grow and whatever is on it
/// change with it. `may_follow` says of the position of an edge whether it may be followed forwards (true), or
/// backwards. Nothing where there is no way.
pub(super) fn cheapest_way(
    edges: &[Edge],
    at: usize,
    may_follow: &dyn Fn(usize, bool) -> bool,
) -> Vec<usize> {
    let Some(edge) = edges.get(at) else { return Vec::new() };
    let largest = edges.iter().map(|edge| edge.value).max().unwrap_or(0);
    let cost = |at: usize, edge: &Edge, forwards: bool| {
        let can = (forwards || edge.may_shrink()) && may_follow(at, forwards);
        if can { cost_of_hiding(edge, largest) } else { None }
    };
    path(edges, at, edge.to, edge.from, &cost).map(|(_, way)| way).unwrap_or_default()
}

/// What it costs to hide an edge; `None` for one that is never hidden.
fn cost_of_hiding(edge: &Edge, largest: u32) -> Option<u64> {
    match (edge.hidden, edge.value) {
        (true, _) => Some(0),
        (false, value) if value < edge.least => None,
        (false, 0) => Some(u64::from(largest) + 1),
        (false, value) => Some(u64::from(value) + 1),
    }
}

/// What a step along an edge, by its position, costs forwards (true) or backwards; `None` where there is none.
type Cost<'a> = &'a dyn Fn(usize, &Edge, bool) -> Option<u64>;

/// The cheapest way between two nodes without an edge, and its cost: Dijkstra's.
fn path(
    edges: &[Edge],
    without: usize,
    from: usize,
    to: usize,
    cost: Cost<'_>,
) -> Option<(u64, Vec<usize>)> {
    let nodes = edges.iter().map(|edge| edge.from.max(edge.to) + 1).max().unwrap_or(0);
    let mut steps: Vec<Vec<Step>> = vec![Vec::new(); nodes];
    for (at, edge) in edges.iter().enumerate().filter(|(at, _)| *at != without) {
        let mut add = |from: usize, to: usize| {
            if let Some(list) = slot_mut(&mut steps, from) {
                list.push(Step { edge: at, from, to });
            }
        };
        add(edge.from, edge.to);
        add(edge.to, edge.from);
    }
    let mut best = vec![u64::MAX; nodes];
    let mut came: Vec<Option<Step>> = vec![None; nodes];
    let mut open = BinaryHeap::from([Reverse((0_u64, from))]);
    *best.get_mut(from)? = 0;
    while let Some(Reverse((so_far, node))) = open.pop() {
        pulse::beat(1);
        if node == to {
            break;
        }
        if best.get(node).is_some_and(|best| *best < so_far) {
            continue;
        }
        for step in steps.get(node).into_iter().flatten() {
            let edge = edges.get(step.edge);
            let cost = edge.and_then(|edge| cost(step.edge, edge, step.from == edge.from));
            let Some(cost) = cost else { continue };
            if let (Some(best), Some(came)) =
                (slot_mut(&mut best, step.to), slot_mut(&mut came, step.to))
                && so_far + cost < *best
            {
                *best = so_far + cost;
                *came = Some(*step);
                open.push(Reverse((so_far + cost, step.to)));
            }
        }
    }
    let total = best.get(to).copied().filter(|best| *best < u64::MAX)?;
    let mut way = Vec::new();
    let mut node = to;
    while node != from {
        let step = came.get(node).copied().flatten()?;
        way.push(step.edge);
        node = step.from;
    }
    Some((total, way))
}
