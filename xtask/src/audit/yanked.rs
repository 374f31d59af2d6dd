//! Versions that their authors took back, as cargo's own copy of the registry's index tells them.
//!
//! Cargo keeps what the index said of each package when it last looked it up. Nothing is asked of the registry here, so
//! that what was taken back since is not known; whoever updates Cargo.lock has it looked up anew.

use super::graph::Graph;
use serde::Deserialize;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// What the index says of a version.
#[derive(Deserialize)]
struct Entry {
    vers: String,
    yanked: bool,
}

/// What was found, and of how many of how many packages cargo has an index here.
pub struct Found {
    /// Packages that were taken back.
    pub yanked: Vec<String>,
    /// Packages of which cargo knows.
    pub known: usize,
    /// Packages from a registry.
    pub all: usize,
}

/// Looks for the packages of a graph in all copies of an index that cargo keeps.
#[must_use]
pub fn of(graph: &Graph) -> Found {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")));
    let folder = home.unwrap_or_default().join("registry").join("index");
    let indices: Vec<PathBuf> = fs::read_dir(folder)
        .map(|entries| {
            entries.filter_map(|entry| Some(entry.ok()?.path().join(".cache"))).collect()
        })
        .unwrap_or_default();
    let mut found = Found { yanked: Vec::new(), known: 0, all: 0 };
    for package in graph.packages.iter().filter(|package| package.source.is_some()) {
        found.all += 1;
        let copies = indices.iter().filter_map(|index| fs::read(file(index, &package.name)).ok());
        let version = package.version.to_string();
        let said: Vec<bool> = copies.filter_map(|copy| is_yanked(&copy, &version)).collect();
        found.known += usize::from(!said.is_empty());
        if said.contains(&true) {
            found.yanked.push(format!("{} was taken back by its authors", package.spec()));
        }
    }
    found
}

/// Where a copy of an index has a package: names of one to three letters in folders of their own, others by their
/// first two and next two letters.
fn file(index: &Path, name: &str) -> PathBuf {
    let name = name.to_lowercase();
    let (first, rest) = name.split_at_checked(2).unwrap_or((&name, ""));
    match (name.len(), rest.get(..2)) {
        (1, _) => index.join("1").join(&name),
        (2, _) => index.join("2").join(&name),
        (3, _) => index.join("3").join(name.get(..1).unwrap_or_default()).join(&name),
        (_, next) => index.join(first).join(next.unwrap_or_default()).join(&name),
    }
}

/// Whether a copy says that a version was taken back; `None` where it does not know the version.
fn is_yanked(copy: &[u8], version: &str) -> Option<bool> {
    let lines = copy.split(|byte| *byte == 0).filter(|line| line.starts_with(b"{"));
    let mut entries = lines.filter_map(|line| serde_json::from_slice::<Entry>(line).ok());
    entries.find(|entry| entry.vers == version).map(|entry| entry.yanked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_taken_back_is_found_in_cargos_copy() {
        let copy = b"\x03\x02\0\0\0etag\x001.0.0\0{\"vers\": \"1.0.0\", \"yanked\": true}\x001.0.1\0{\"vers\": \"1.0.1\", \"yanked\": false}\0";
        assert_eq!(is_yanked(copy, "1.0.0"), Some(true));
        assert_eq!(is_yanked(copy, "1.0.1"), Some(false));
        assert_eq!(is_yanked(copy, "2.0.0"), None);
    }

    #[test]
    fn packages_lie_where_cargo_puts_them() {
        let at = |name: &str| file(Path::new("x"), name).to_string_lossy().into_owned();
        assert_eq!(at("cc"), "x/2/cc");
        assert_eq!(at("yew"), "x/3/y/yew");
        assert_eq!(at("serde_json"), "x/se/rd/serde_json");
    }
}
