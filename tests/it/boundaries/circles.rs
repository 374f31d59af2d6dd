//! Circles among things that name each other.

use std::collections::{BTreeMap, BTreeSet};

/// Who names whom.
pub type Arrows = BTreeMap<String, BTreeSet<String>>;

/// The groups in which each leads to each other, largest groups that there are. Without circles there is none.
pub fn circles(arrows: &Arrows) -> Vec<BTreeSet<String>> {
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        arrows.keys().map(|from| (from.as_str(), reached(arrows, from))).collect();
    let leads =
        |from: &str, to: &str| reached.get(from).is_some_and(|reached| reached.contains(to));
    let mut circles: Vec<BTreeSet<String>> = Vec::new();
    for name in arrows.keys().filter(|name| leads(name, name)) {
        let circle = arrows.keys().filter(|other| leads(name, other) && leads(other, name));
        let circle: BTreeSet<String> = circle.cloned().collect();
        if !circles.contains(&circle) {
            circles.push(circle);
        }
    }
    circles
}

/// All that arrows lead to from a place, one after another.
fn reached<'a>(arrows: &'a Arrows, from: &str) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&str> = vec![from];
    while let Some(next) = open.pop() {
        for to in arrows.get(next).into_iter().flatten() {
            if reached.insert(to.as_str()) {
                open.push(to);
            }
        }
    }
    reached
}
