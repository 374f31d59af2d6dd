//! Trees of categories and codes that name the one above each by its number.

use std::collections::HashMap;
use std::hash::Hash;

use crate::format::limits;

/// A category or a code: its name, and what it lies in.
pub(super) struct Node<Key> {
    /// Its name.
    pub name: String,
    /// What it lies in.
    pub above: Option<Key>,
}

/// The names of a node and of those above it, the top one first. What lies deeper than codes do, or in
/// itself, is followed no further.
pub(super) fn path<Key: Copy + Eq + Hash>(
    nodes: &HashMap<Key, Node<Key>>,
    key: Key,
) -> Vec<String> {
    let mut seen: Vec<Key> = Vec::new();
    let mut path: Vec<String> = Vec::new();
    let mut next = Some(key);
    while let Some(key) = next.filter(|key| !seen.contains(key)) {
        let Some(node) = nodes.get(&key).filter(|_| seen.len() < limits::CODE_LEVELS) else {
            break;
        };
        seen.push(key);
        path.push(node.name.clone());
        next = node.above;
    }
    path.reverse();
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_end_at_the_top_at_a_circle_and_at_the_deepest_level() {
        let node = |name: &str, above| Node { name: name.to_owned(), above };
        let mut nodes: HashMap<i64, Node<i64>> =
            (10..100).map(|key| (key, node(&key.to_string(), Some(key - 1)))).collect();
        nodes.insert(1, node("a", Some(2)));
        nodes.insert(2, node("b", Some(1)));
        nodes.insert(3, node("own", Some(3)));
        assert_eq!(path(&nodes, 12), ["10", "11", "12"]);
        assert_eq!(path(&nodes, 1), ["b", "a"]);
        assert_eq!(path(&nodes, 3), ["own"]);
        assert_eq!(path(&nodes, 99).len(), limits::CODE_LEVELS);
        assert!(path(&nodes, 4).is_empty());
    }
}
