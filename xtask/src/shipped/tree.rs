//! Which packages the page's program is made of, as `cargo tree` tells it: it alone knows the features by target.

use crate::failure::{Failure, Outcome};
use crate::setup::wasm;
use crate::{paths, process};
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// The page's package.
pub const PAGE: &str = "steelyard";

/// A package by name and version.
pub type Named = (String, String);

/// Packages, each with those that it asks for.
pub type Tree = BTreeMap<Named, BTreeSet<Named>>;

/// The packages whose code is compiled into the program.
///
/// # Errors
/// When cargo cannot tell.
pub fn compiled_in() -> Outcome<Tree> {
    asked("normal,no-proc-macro")
}

/// These, and the packages that run while it is compiled.
///
/// # Errors
/// When cargo cannot tell.
pub fn all() -> Outcome<Tree> {
    asked("normal,build")
}

fn asked(edges: &str) -> Outcome<Tree> {
    let mut cargo = Command::new("cargo");
    cargo
        .args(["tree", "--locked", "--package", PAGE, "--no-default-features", "--features", "web"])
        .args(["--target", wasm::TARGET, "--edges", edges, "--prefix", "depth", "--format", " {p}"])
        .current_dir(paths::root());
    read(&process::output(&mut cargo)?)
}

/// Reads lines such as `2 serde v1.0.229 (*)`, each one deeper than the package that asks for it. A package that came
/// before has what it asks for there.
fn read(said: &str) -> Outcome<Tree> {
    let mut tree = Tree::new();
    let mut above: Vec<Named> = Vec::new();
    for line in said.lines().filter(|line| !line.trim().is_empty()) {
        let strange = || Failure::new(format!("cargo tree says something new: {line}"));
        let mut words = line.split_whitespace();
        let depth: usize = words.next().and_then(|word| word.parse().ok()).ok_or_else(strange)?;
        let name = words.next().ok_or_else(strange)?;
        let version = words.next().and_then(|word| word.strip_prefix('v')).ok_or_else(strange)?;
        let package = (name.to_owned(), version.to_owned());
        above.truncate(depth);
        if above.len() != depth {
            return Err(strange());
        }
        if let Some(asking) = above.last() {
            tree.entry(asking.clone()).or_default().insert(package.clone());
        }
        tree.entry(package.clone()).or_default();
        above.push(package);
    }
    if tree.is_empty() { Err(Failure::new("cargo tree says nothing")) } else { Ok(tree) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn who_asks_stands_one_higher() {
        let said = "0 page v0.1.0 (/somewhere)\n1 a v1.0.0\n2 b v2.0.0 (proc-macro)\n1 c v3.0.0\n2 a v1.0.0 (*)\n";
        let tree = read(said).unwrap();
        let told: Vec<String> = tree
            .iter()
            .map(|((name, _), asked)| {
                let asked: Vec<&str> = asked.iter().map(|(name, _)| name.as_str()).collect();
                format!("{name}: {}", asked.join(" "))
            })
            .collect();
        assert_eq!(told, ["a: b", "b: ", "c: a", "page: a c"]);
        for strange in ["", "page v0.1.0", "0 page", "1 a v1.0.0", "0 page v0.1.0\n2 b v2.0.0"] {
            assert!(read(strange).is_err(), "{strange}");
        }
    }
}
