//! What does not hold of the dependencies, a sentence each.

use super::advisories::Advisories;
use super::graph::{Graph, Package};
use super::policy::Policy;
use crate::failure::{Outcome, While};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Packages that an advisory is about and nobody said to live with, and exceptions for what is not there.
///
/// # Errors
/// When an advisory cannot be read.
pub fn advisories(graph: &Graph, policy: &Policy, known: &Advisories) -> Outcome<Vec<String>> {
    let by_name = graph.by_name();
    let mut found = Vec::new();
    let mut lived_with = Vec::new();
    for advisory in &known.all {
        for package in by_name.get(advisory.package.as_str()).into_iter().flatten() {
            if package.source.is_none() || !advisory.affects(&package.version)? {
                continue;
            }
            if policy.advisories.ignore.iter().any(|ignored| ignored.id == advisory.id) {
                lived_with.push(advisory.id.as_str());
                continue;
            }
            let kind = if advisory.kind.is_empty() { "vulnerable" } else { &advisory.kind };
            found.push(format!(
                "{} is {kind}: https://rustsec.org/advisories/{}",
                package.spec(),
                advisory.id
            ));
        }
    }
    let ignored = policy.advisories.ignore.iter().map(|ignored| &ignored.id);
    let idle = ignored.filter(|id| !lived_with.contains(&id.as_str()));
    found.extend(
        idle.map(|id| format!("deny.toml lives with {id}, which is about no package that is here")),
    );
    Ok(found)
}

/// Packages whose licence nobody agreed to.
///
/// # Errors
/// When a package's licence is no expression.
pub fn licences(graph: &Graph, policy: &Policy) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    for package in &graph.packages {
        match package.license.as_deref() {
            Some(licence) if policy.licenses.satisfy(licence)? => {}
            Some(licence) => found.push(format!("{}: {licence}", package.spec())),
            None => {
                let file = package.license_file.as_deref().unwrap_or("none at all");
                found.push(format!("{}: no licence that has a name ({file})", package.spec()));
            }
        }
    }
    Ok(found)
}

/// Packages that are not wanted, or there in two versions, or asked for in any version; and exceptions for what is not
/// there.
#[must_use]
pub fn bans(graph: &Graph, policy: &Policy) -> Vec<String> {
    let mut found = Vec::new();
    for package in &graph.packages {
        for asked in &package.dependencies {
            let banned = policy.bans.deny.iter().find(|banned| banned.name == asked.name);
            if let Some(banned) = banned.filter(|banned| !banned.wrappers.contains(&package.name))
                && graph.packages.iter().any(|there| there.name == asked.name)
            {
                found.push(format!(
                    "{} asks for {}: {}",
                    package.spec(),
                    asked.name,
                    banned.reason
                ));
            }
            if asked.req == "*" && asked.path.is_none() && package.source.is_none() {
                found.push(format!("{} asks for any version of {}", package.spec(), asked.name));
            }
        }
    }
    let is_skipped = |package: &Package| {
        policy.bans.skip.iter().any(|skipped| skipped.package == package.spec())
    };
    for (name, packages) in graph.by_name() {
        let mut versions: Vec<String> = packages
            .iter()
            .filter(|package| !is_skipped(package))
            .map(|package| package.version.to_string())
            .collect();
        versions.sort();
        if versions.len() > 1 {
            found.push(format!("{name} is there as {}", versions.join(" and ")));
        }
    }
    let is_there = |spec: &str| graph.packages.iter().any(|package| package.spec() == spec);
    let idle = policy.bans.skip.iter().filter(|skipped| !is_there(&skipped.package));
    found.extend(idle.map(|idle| {
        format!("deny.toml skips {}, which is not there ({})", idle.package, idle.reason)
    }));
    found
}

/// Packages from anywhere but the registries that are named.
#[must_use]
pub fn sources(graph: &Graph, policy: &Policy) -> Vec<String> {
    let is_known = |source: &str| {
        let registry = source.strip_prefix("registry+");
        registry.is_some_and(|address| {
            policy.sources.allow_registry.iter().any(|known| known == address)
        })
    };
    let elsewhere =
        |package: &&Package| package.source.as_deref().is_some_and(|source| !is_known(source));
    let told = |package: &Package| {
        format!("{} comes from {}", package.spec(), package.source.as_deref().unwrap_or_default())
    };
    graph.packages.iter().filter(elsewhere).map(told).collect()
}

/// A package-lock.json.
#[derive(Deserialize)]
struct NpmLock {
    packages: BTreeMap<String, NpmPackage>,
}

/// A package in it; the project itself has no hash.
#[derive(Deserialize)]
struct NpmPackage {
    resolved: Option<String>,
    integrity: Option<String>,
}

/// Packages of npm from anywhere but its registry, or without a hash. Takes each lock's name and text.
///
/// # Errors
/// When a lock cannot be read.
pub fn npm_sources(locks: &[(&str, String)]) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    for (name, text) in locks {
        let lock: NpmLock =
            serde_json::from_str(text).while_doing(format_args!("reading {name}"))?;
        for (place, package) in lock.packages.iter().filter(|(place, _)| !place.is_empty()) {
            // Without an address it is of the registry that npm asks.
            if let Some(resolved) = &package.resolved
                && !resolved.starts_with("https://registry.npmjs.org/")
            {
                found.push(format!("{name}: {place} comes from {resolved}"));
            }
            if !package.integrity.as_deref().unwrap_or_default().starts_with("sha512-") {
                found.push(format!("{name}: {place} has no SHA-512"));
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

    fn policy() -> Policy {
        Policy::read(
            r#"
            [advisories]
            unmaintained = "all"
            unsound = "all"
            ignore = [{ id = "RUSTSEC-2020-0002", reason = "so" }]
            [licenses]
            allow = ["MIT"]
            [bans]
            multiple-versions = "deny"
            wildcards = "deny"
            allow-wildcard-paths = true
            deny = [{ crate = "ureq", wrappers = ["tests"], reason = "so" }]
            skip = [{ crate = "twice@1.0.0", reason = "so" }]
            [sources]
            unknown-registry = "deny"
            unknown-git = "deny"
            allow-registry = ["https://github.com/rust-lang/crates.io-index"]
            "#,
        )
        .unwrap()
    }

    /// Packages as `name@version`, licence, source, and what each asks for as `name@requirement`.
    fn graph(packages: &[(&str, &str, Option<&str>, &[&str])]) -> Graph {
        let package = |(spec, licence, source, asks): &(&str, &str, Option<&str>, &[&str])| {
            let (name, version) = spec.split_once('@').unwrap();
            let asks: Vec<serde_json::Value> = asks
                .iter()
                .map(|asked| asked.split_once('@').unwrap())
                .map(|(name, req)| serde_json::json!({ "name": name, "req": req, "path": null }))
                .collect();
            serde_json::json!({
                "name": name, "version": version, "license": licence, "license_file": null, "source": source,
                "manifest_path": "Cargo.toml", "description": null, "repository": null, "dependencies": asks,
            })
        };
        let packages: Vec<serde_json::Value> = packages.iter().map(package).collect();
        serde_json::from_value(serde_json::json!({ "packages": packages })).unwrap()
    }

    #[test]
    fn advisories_are_of_their_versions_and_exceptions_of_what_is_there() {
        let known = Advisories::read(
            "# of, 2026-08-20\nRUSTSEC-2020-0001\ta\t\t>= 1.1.0\t\nRUSTSEC-2020-0002\tb\tunmaintained\t\t\n",
        )
        .unwrap();
        let of = |a: &str, b: &str| {
            let packages =
                graph(&[(a, "MIT", Some(REGISTRY), &[]), (b, "MIT", Some(REGISTRY), &[])]);
            advisories(&packages, &policy(), &known).unwrap()
        };
        assert_eq!(of("a@1.1.0", "b@1.0.0"), Vec::<String>::new());
        assert_eq!(
            of("a@1.0.9", "b@1.0.0"),
            ["a@1.0.9 is vulnerable: https://rustsec.org/advisories/RUSTSEC-2020-0001"]
        );
        assert_eq!(
            of("a@1.1.0", "c@1.0.0"),
            ["deny.toml lives with RUSTSEC-2020-0002, which is about no package that is here"]
        );
        let ours = graph(&[("a@1.0.0", "MIT", None, &[]), ("b@1.0.0", "MIT", Some(REGISTRY), &[])]);
        assert!(
            advisories(&ours, &policy(), &known).unwrap().is_empty(),
            "of the workspace and not the registry's"
        );
    }

    #[test]
    fn licences_and_sources_are_those_that_are_named() {
        let packages = graph(&[
            ("a@1.0.0", "MIT OR GPL-3.0-only", Some(REGISTRY), &[]),
            ("b@1.0.0", "GPL-3.0-only", Some("git+https://example.org/b"), &[]),
            ("c@1.0.0", "MIT", None, &[]),
        ]);
        assert_eq!(licences(&packages, &policy()).unwrap(), ["b@1.0.0: GPL-3.0-only"]);
        assert_eq!(sources(&packages, &policy()), ["b@1.0.0 comes from git+https://example.org/b"]);
    }

    #[test]
    fn what_is_not_wanted_is_found_by_who_asks_for_it() {
        let there = ("twice@1.0.0", "MIT", Some(REGISTRY), &[][..]);
        let of = |asking: (&str, &[&str]), more: &[&str]| {
            let mut packages = vec![there, (asking.0, "MIT", None, asking.1)];
            packages.extend(more.iter().map(|spec| (*spec, "MIT", Some(REGISTRY), &[][..])));
            bans(&graph(&packages), &policy())
        };
        assert_eq!(
            of(("page@1.0.0", &["ureq@^3"]), &["ureq@3.0.0"]),
            ["page@1.0.0 asks for ureq: so"]
        );
        assert!(of(("tests@1.0.0", &["ureq@^3"]), &["ureq@3.0.0"]).is_empty(), "it may");
        assert!(of(("page@1.0.0", &["ureq@^3"]), &[]).is_empty(), "an option that is not taken");
        assert_eq!(
            of(("page@1.0.0", &["a@*"]), &["a@1.0.0"]),
            ["page@1.0.0 asks for any version of a"]
        );
        assert!(of(("page@1.0.0", &[]), &["twice@2.0.0"]).is_empty(), "one of the two is skipped");
        assert_eq!(
            of(("page@1.0.0", &[]), &["twice@2.0.0", "twice@3.0.0"]),
            ["twice is there as 2.0.0 and 3.0.0"]
        );
        assert_eq!(
            bans(&graph(&[]), &policy()),
            ["deny.toml skips twice@1.0.0, which is not there (so)"]
        );
    }

    #[test]
    fn npm_packages_are_of_their_registry_and_have_a_hash() {
        let lock = |resolved: &str, integrity: &str| {
            let packages = serde_json::json!({
                "": { "name": "tools" },
                "node_modules/a": { "resolved": resolved, "integrity": integrity },
            });
            vec![("lock", serde_json::json!({ "packages": packages }).to_string())]
        };
        let (registry, hash) = ("https://registry.npmjs.org/a/-/a-1.0.0.tgz", "sha512-AAAA");
        assert!(npm_sources(&lock(registry, hash)).unwrap().is_empty());
        let unsaid = lock(registry, hash).remove(0).1.replace("resolved", "other");
        assert!(npm_sources(&[("lock", unsaid)]).unwrap().is_empty());
        assert_eq!(npm_sources(&lock("git+ssh://a", hash)).unwrap().len(), 1);
        assert_eq!(npm_sources(&lock(registry, "sha1-AAAA")).unwrap().len(), 1);
    }
}
