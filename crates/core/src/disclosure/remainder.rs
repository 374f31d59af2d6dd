//! Sums of hidden numbers that follow from what is shown, and whether enough people stand behind each.
//!
//! Where no hidden number can be worked out, the sum of some of them still can: a row's total less what is
//! shown of the row. Behind such a remainder at least as many people must stand, all its numbers together,
//! as behind a number that is shown; else one of two people takes away what they said themselves and has
//! the other's. In the network of [`super::network`] a sum is known where a part of the nodes is left by
//! hidden edges alone and entered by none, or the other way round: the row itself, or rows and columns
//! together whose remainders take each other away. Too few people can only stand behind such a set where
//! too few stand behind each edge of it, so it need only be looked for among those.

use super::network::{Edge, cheapest_way};
use crate::ids::{UnitId, slot_mut};
use crate::pulse;

/// Ways in which the edges of a set are chosen before it is taken for one behind which too few stand: then
/// more may be hidden than must be, and never less.
const MOST_SEARCHES: usize = 32;

/// The people behind an edge, in order; `None` for as many as a shown number needs, or more.
pub type Few = Option<Vec<UnitId>>;

/// The people of both, in order; `None` for `fewest` or more.
pub(super) fn together(one: &Few, other: &Few, fewest: usize) -> Few {
    let mut all = one.as_ref()?.clone();
    all.extend(other.as_ref()?);
    all.sort_unstable();
    all.dedup();
    (all.len() < fewest).then_some(all)
}

/// A network with the people behind its edges.
struct Network<'a> {
    edges: &'a [Edge],
    behind: &'a [Few],
    fewest: usize,
    /// For each node its hidden edges.
    at_node: Vec<Vec<usize>>,
}

/// What a set is looked for with: it may hold edges of these people, and not those left out.
struct Search {
    people: Few,
    without: Vec<usize>,
}

impl<'a> Network<'a> {
    fn of(edges: &'a [Edge], behind: &'a [Few], fewest: usize) -> Self {
        let nodes = edges.iter().map(|edge| edge.from.max(edge.to) + 1).max().unwrap_or(0);
        let mut at_node = vec![Vec::new(); nodes];
        for (at, edge) in edges.iter().enumerate().filter(|(_, edge)| edge.hidden) {
            for node in [edge.from, edge.to] {
                if let Some(list) = slot_mut(&mut at_node, node) {
                    list.push(at);
                }
            }
        }
        Self { edges, behind, fewest, at_node }
    }

    fn may_hold(&self, at: usize, search: &Search) -> bool {
        !search.without.contains(&at) && is_of(self.behind, at, &search.people, self.fewest)
    }

    /// The nodes that no set of a search divides from the end of an edge, unless the edge is not in it.
    fn held_together(&self, edge: &Edge, search: &Search) -> Vec<bool> {
        let mut reached = vec![false; self.at_node.len()];
        let mut open = vec![edge.to];
        while let Some(node) = open.pop() {
            match slot_mut(&mut reached, node) {
                Some(reached) if !*reached => *reached = true,
                _ => continue,
            }
            for &at in self.at_node.get(node).into_iter().flatten() {
                pulse::beat(1);
                let Some(edge) = self.edges.get(at) else { continue };
                if edge.from == node {
                    open.push(edge.to);
                } else if !self.may_hold(at, search) {
                    open.push(edge.from);
                }
            }
        }
        reached
    }

    /// The people behind a set that holds an edge, whose sum is known, and behind which too few stand.
    fn thin(&self, at: usize) -> Few {
        let edge = self.edges.get(at).filter(|edge| edge.hidden && edge.value > 0)?;
        let own = self.behind.get(at)?;
        let mut open = vec![Search { people: Some(own.clone()?), without: Vec::new() }];
        let mut searches = 0;
        while let Some(search) = open.pop() {
            searches += 1;
            if searches > MOST_SEARCHES {
                return own.clone();
            }
            let reached = self.held_together(edge, &search);
            let is_reached = |node: usize| reached.get(node) == Some(&true);
            if is_reached(edge.from) {
                continue;
            }
            let hidden = self.edges.iter().enumerate().filter(|(_, edge)| edge.hidden);
            let set: Vec<usize> = hidden
                .filter(|(_, edge)| is_reached(edge.to) && !is_reached(edge.from))
                .map(|(at, _)| at)
                .collect();
            let none = Some(Vec::new());
            let of_edge = |at: &usize| self.behind.get(*at).unwrap_or(&None);
            let all = set.iter().fold(none, |all, at| together(&all, of_edge(at), self.fewest));
            if all.is_some() {
                return all;
            }
            // Some other edge of it is in the set that is looked for, or is not.
            let further = set.into_iter().find_map(|at| {
                let people = together(&search.people, of_edge(&at), self.fewest);
                (people != search.people).then_some((at, people))
            });
            if let Some((further, people)) = further {
                let mut without = search.without.clone();
                without.push(further);
                open.push(Search { people: search.people, without });
                open.push(Search { people, without: search.without });
            }
        }
        None
    }
}

/// Whether those behind an edge and some people are together fewer than a shown number needs.
fn is_of(behind: &[Few], at: usize, people: &Few, fewest: usize) -> bool {
    let (Some(Some(of)), Some(people)) = (behind.get(at), people) else { return false };
    let (mut of, mut people) = (of.iter().peekable(), people.iter().peekable());
    let mut all = 0;
    while let Some(next) = of.peek().into_iter().chain(people.peek()).min().copied() {
        all += 1;
        of.next_if_eq(&next);
        people.next_if_eq(&next);
    }
    all < fewest
}

/// Positions of hidden edges that are part of a sum that is known and behind which fewer than `fewest` stand.
pub fn in_thin_remainders(edges: &[Edge], behind: &[Few], fewest: usize) -> Vec<usize> {
    let network = Network::of(edges, behind, fewest);
    (0..edges.len()).filter(|&at| network.thin(at).is_some()).collect()
}

/// Hides further edges until enough people stand behind every sum that is known; those that carry least.
/// True where it hid any. What cannot be protected so stays among [`in_thin_remainders`].
pub fn protect_remainders(edges: &mut [Edge], behind: &[Few], fewest: usize) -> bool {
    let mut any = false;
    let is_few = |edge: &Edge, few: &Few| edge.hidden && edge.value > 0 && few.is_some();
    let of_few: Vec<usize> = edges
        .iter()
        .zip(behind)
        .enumerate()
        .filter(|(_, (edge, few))| is_few(edge, few))
        .map(|(at, _)| at)
        .collect();
    for at in of_few {
        while let Some(people) = Network::of(edges, behind, fewest).thin(at) {
            let people = Some(people);
            // Along edges of these people it may only lead forwards: then none of their sums is known.
            let way = cheapest_way(edges, at, &|other, forwards| {
                forwards || !is_of(behind, other, &people, fewest)
            });
            let mut hid = false;
            for other in way {
                if let Some(edge) = slot_mut(edges, other) {
                    hid |= !edge.hidden;
                    edge.hidden = true;
                }
            }
            if !hid {
                break;
            }
            any = true;
        }
    }
    any
}
