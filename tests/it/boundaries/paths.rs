//! The paths that a source names, and the modules that they lead to.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{Kind, Source};

/// A path as a source names it.
#[derive(Debug, PartialEq, Eq)]
pub struct Named {
    /// Its parts from a crate's root: `["format", "archive", "Archive"]`; `*` at its end stands for all.
    pub path: Vec<String>,
    /// The name that it has here, where it is a `use`.
    pub used_as: Option<String>,
    /// Whether it is only handed on, by `pub use`.
    pub handed_on: bool,
}

/// The paths of a source that lead into one of the crates: by `crate::`, the core's name, `self::`, `super::`,
/// or the name of a module that is declared there. The groups of a `use` are resolved.
pub fn named(source: &Source) -> Vec<Named> {
    let children = children(source);
    let mut found = Vec::new();
    let mut at = 0;
    while at < source.tokens.len() {
        let Kind::Name(name) = &source.tokens[at].kind else {
            at += 1;
            continue;
        };
        let mut here: Vec<String> = source.module();
        here.extend(source.tokens[at].within.iter().cloned());
        let is_use = name == "use";
        let handed_on = is_use && is_public(source, at);
        let begin = at + usize::from(is_use);
        let mut written = Vec::new();
        at = tree(source, begin, &[], &mut written).max(at + 1);
        for (path, alias) in written {
            let declared = is_use || path.len() > 1;
            if let Some(path) = from_root(&here, &path, &children).filter(|_| declared) {
                let name = alias.or_else(|| path.last().cloned());
                found.push(Named { path, used_as: name.filter(|_| is_use), handed_on });
            }
        }
    }
    found
}

/// The modules that a source declares.
fn children(source: &Source) -> BTreeSet<String> {
    let names = source.tokens.windows(2).filter_map(|pair| match (&pair[0].kind, &pair[1].kind) {
        (Kind::Name(word), Kind::Name(module)) if word == "mod" => Some(module.clone()),
        _ => None,
    });
    names.collect()
}

/// Whether `pub` or `pub(…)` stands before a token.
fn is_public(source: &Source, at: usize) -> bool {
    let mut before = at.checked_sub(1);
    if source.kind(before) == Some(&Kind::Close(')')) {
        while source.kind(before).is_some_and(|kind| *kind != Kind::Open('(')) {
            before = before.and_then(|at| at.checked_sub(1));
        }
        before = before.and_then(|at| at.checked_sub(1));
    }
    matches!(source.kind(before), Some(Kind::Name(word)) if word == "pub")
}

/// Reads a path with its groups, gives what stands after it, and adds each path with its alias.
fn tree(
    source: &Source,
    mut at: usize,
    before: &[String],
    found: &mut Vec<(Vec<String>, Option<String>)>,
) -> usize {
    let mut path = before.to_vec();
    let is_colons =
        |at: usize| matches!(source.kind(Some(at)), Some(Kind::Sign(sign)) if sign == "::");
    loop {
        match source.kind(Some(at)) {
            Some(Kind::Name(name)) => path.push(name.clone()),
            Some(Kind::Sign(sign)) if sign == "*" && !path.is_empty() => path.push(sign.clone()),
            Some(Kind::Open('{')) if !path.is_empty() => {
                at += 1;
                while source.kind(Some(at)).is_some_and(|kind| *kind != Kind::Close('}')) {
                    at = tree(source, at, &path, found).max(at + 1);
                }
                return at + 1;
            }
            // The types of a call, or nothing at all.
            _ => break,
        }
        at += 1;
        if !is_colons(at) {
            break;
        }
        at += 1;
    }
    if path.len() == before.len() {
        return at;
    }
    if !before.is_empty() && path.last().is_some_and(|last| last == "self") {
        path.pop();
    }
    let alias = match (source.kind(Some(at)), source.kind(Some(at + 1))) {
        (Some(Kind::Name(word)), Some(Kind::Name(alias))) if word == "as" => Some(alias.clone()),
        _ => None,
    };
    let after = if alias.is_some() { at + 2 } else { at };
    found.push((path, alias));
    after
}

/// A path from a crate's root, as a module names it; `None` where it leads elsewhere.
fn from_root(here: &[String], path: &[String], children: &BTreeSet<String>) -> Option<Vec<String>> {
    let (first, rest) = path.split_first()?;
    let mut root = here.to_vec();
    match first.as_str() {
        "crate" | "steelyard" | "steelyard_core" | "steelyard_reading" => {
            return Some(rest.to_vec());
        }
        "self" | "super" => {
            let ups = path.iter().take_while(|part| *part == "super").count();
            root.truncate(here.len().checked_sub(ups)?);
            root.extend(path[ups.max(1)..].iter().cloned());
        }
        child if children.contains(child) => root.extend(path.iter().cloned()),
        _ => return None,
    }
    Some(root)
}

/// The modules of the crates, and what each has by a `use`.
pub struct Modules {
    used: BTreeMap<Vec<String>, BTreeMap<String, Vec<String>>>,
}

impl Modules {
    pub fn of(sources: &[Source]) -> Self {
        let mut used: BTreeMap<Vec<String>, BTreeMap<String, Vec<String>>> = BTreeMap::new();
        for source in sources {
            let names = used.entry(source.module()).or_default();
            for one in named(source) {
                if let Some(name) = one.used_as {
                    names.insert(name, one.path);
                }
            }
        }
        Self { used }
    }

    /// The module in which what a path leads to is defined, through every `use` on the way.
    pub fn home(&self, path: &[String]) -> Vec<String> {
        let mut path = path.to_vec();
        // A `use` that leads to itself would go on for ever.
        for _ in 0..16 {
            let length =
                (0..=path.len()).rev().find(|&length| self.used.contains_key(&path[..length]));
            let (module, rest) = path.split_at(length.unwrap_or(0));
            let onward = rest.first().and_then(|name| self.used.get(module)?.get(name));
            match onward {
                Some(onward) if onward != &path => {
                    path = onward.iter().chain(&rest[1..]).cloned().collect();
                }
                _ => return module.to_vec(),
            }
        }
        path
    }
}
