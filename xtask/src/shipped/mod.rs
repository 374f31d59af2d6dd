//! What the shipped page is made of: the packages of its program, and what the compiler and the bundler add.
//!
//! Packages are those that cargo resolves for the page's target and features. The linker leaves out what nothing
//! calls, so that some of them have no code in the program; what is listed is never less than what is there.

pub mod notices;
pub mod sbom;
mod tree;

use crate::audit::graph::{Graph, Package};
use crate::failure::{Failure, Outcome, While};
use crate::paths;
use crate::setup::tools;
use std::fs;

/// One part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licences as an expression of SPDX.
    pub licence: String,
    /// Its address as a package URL.
    pub purl: String,
    /// The SHA-256 of what the registry gives, where it is of one.
    pub sha256: Option<String>,
    /// Where its sources are developed.
    pub repository: Option<String>,
    /// Whom its manifest calls its authors.
    pub authors: Vec<String>,
    /// Whether it runs while compiling alone: macros and what they need.
    pub compiles_only: bool,
    /// Its files that speak of licences, each with its name and its text.
    pub texts: Vec<(String, String)>,
    /// The package URLs of the parts that it asks for.
    pub needs: Vec<String>,
}

impl Part {
    /// Whether it is of this workspace.
    #[must_use]
    pub fn is_ours(&self) -> bool {
        self.sha256.is_none() && self.repository.is_none()
    }
}

/// The page and its parts.
#[derive(Debug)]
pub struct Shipped {
    /// The page's package.
    pub page: Part,
    /// Everything else, by name and version.
    pub parts: Vec<Part>,
}

impl Shipped {
    /// Asks cargo, which must find Cargo.lock as it is.
    ///
    /// # Errors
    /// When cargo cannot tell, a package is not in Cargo.lock, or its files cannot be read.
    pub fn of_workspace() -> Outcome<Self> {
        let graph = Graph::of_workspace()?;
        let lock = fs::read_to_string(paths::root().join("Cargo.lock"))
            .while_doing("reading Cargo.lock")?;
        let (compiled_in, all) = (tree::compiled_in()?, tree::all()?);
        let mut parts = Vec::new();
        for (name, version) in all.keys() {
            let found = graph
                .packages
                .iter()
                .find(|package| package.name == *name && package.version.to_string() == *version);
            let package = found.ok_or_else(|| {
                Failure::new(format!("cargo metadata does not know {name} {version}"))
            })?;
            let needs = compiled_in.get(&(name.clone(), version.clone()));
            let mut part = part(package, &lock)?;
            part.compiles_only = needs.is_none();
            let needs = needs.or_else(|| all.get(&(name.clone(), version.clone())));
            part.needs = needs
                .into_iter()
                .flatten()
                .map(|(name, version)| crate_purl(name, version))
                .collect();
            parts.push(part);
        }
        let at = parts.iter().position(|part| part.name == tree::PAGE);
        let mut page =
            parts.remove(at.ok_or_else(|| Failure::new("cargo tree does not name the page"))?);
        for added in added()? {
            page.needs.push(added.purl.clone());
            parts.push(added);
        }
        parts.sort_by(|one, other| (&one.name, &one.version).cmp(&(&other.name, &other.version)));
        Ok(Self { page, parts })
    }
}

fn crate_purl(name: &str, version: &str) -> String {
    format!("pkg:cargo/{name}@{version}")
}

fn part(package: &Package, lock: &str) -> Outcome<Part> {
    let (name, version) = (package.name.clone(), package.version.to_string());
    let licence = package.license.as_deref().unwrap_or_default();
    let is_ours = package.source.is_none();
    let sha256 = checksum(lock, &name, &version);
    if !is_ours && sha256.is_none() {
        return Err(Failure::new(format!("Cargo.lock has no checksum of {name} {version}")));
    }
    Ok(Part {
        licence: crate::audit::policy::current(licence),
        purl: crate_purl(&name, &version),
        sha256,
        repository: package.repository.clone(),
        authors: package.authors.clone(),
        compiles_only: false,
        texts: if is_ours { Vec::new() } else { texts(package)? },
        needs: Vec::new(),
        name,
        version,
    })
}

/// The checksum that Cargo.lock has of a package.
fn checksum(lock: &str, name: &str, version: &str) -> Option<String> {
    let head = format!("[[package]]\nname = \"{name}\"\nversion = \"{version}\"\n");
    let (_, rest) = lock.split_once(&head)?;
    let entry = rest.split_once("\n[[package]]").map_or(rest, |(entry, _)| entry);
    let (_, rest) = entry.split_once("checksum = \"")?;
    rest.split_once('"').map(|(checksum, _)| checksum.to_owned())
}

/// The files beside a package's manifest that speak of licences, by their names.
fn texts(package: &Package) -> Outcome<Vec<(String, String)>> {
    let what = || format!("reading the licences of {}", package.spec());
    let folder = package.manifest_path.parent().ok_or_else(|| Failure::new(what()))?;
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).while_doing(what())? {
        let path = entry.while_doing(what())?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let upper = name.to_uppercase();
        let speaks = ["LICENSE", "LICENCE", "UNLICENSE", "COPYING", "COPYRIGHT", "NOTICE"]
            .iter()
            .any(|word| upper.starts_with(word));
        if speaks && path.is_file() {
            let text = fs::read(&path).while_doing(what())?;
            let text = String::from_utf8_lossy(&text).replace("\r\n", "\n");
            texts.push((name, text.trim().to_owned()));
        }
    }
    texts.sort();
    Ok(texts)
}

/// What is in the page without being a package of its program.
fn added() -> Outcome<Vec<Part>> {
    let part =
        |name: &str, version: &str, licence: &str, purl: String, repository: &str, author: &str| {
            Part {
                name: name.to_owned(),
                version: version.to_owned(),
                licence: licence.to_owned(),
                purl,
                sha256: None,
                repository: Some(repository.to_owned()),
                authors: vec![author.to_owned()],
                compiles_only: false,
                texts: Vec::new(),
                needs: Vec::new(),
            }
        };
    let read = |place: &str| {
        fs::read_to_string(paths::root().join(place)).while_doing(format_args!("reading {place}"))
    };
    let compiler = tools::named_compiler()?;
    let glue = tools::locked_version("wasm-bindgen")?;
    let font = "2.1.5";
    let either = "MIT OR Apache-2.0";
    let mut letters = part(
        "liberation-fonts",
        font,
        "OFL-1.1",
        format!("pkg:github/liberationfonts/liberation-fonts@{font}"),
        "https://github.com/liberationfonts/liberation-fonts",
        "Google Corporation and Red Hat, Inc.",
    );
    letters.texts = vec![(
        "OFL.txt".to_owned(),
        read("crates/core/src/export/glyphs/OFL.txt")?.trim().to_owned(),
    )];
    Ok(vec![
        part(
            "rust-standard-library",
            &compiler,
            either,
            format!("pkg:github/rust-lang/rust@{compiler}"),
            "https://github.com/rust-lang/rust",
            "The Rust Project contributors",
        ),
        part(
            "wasm-bindgen-cli",
            &glue,
            either,
            crate_purl("wasm-bindgen-cli", &glue),
            "https://github.com/wasm-bindgen/wasm-bindgen",
            "The wasm-bindgen Developers",
        ),
        letters,
    ])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn checksum_is_of_the_very_version() {
        let lock = "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\ndependencies = [\n \"b\",\n]\n\n[[package]]\nname = \"a\"\n\
                    version = \"2.0.0\"\nsource = \"registry\"\nchecksum = \"cafe\"\n";
        assert_eq!(checksum(lock, "a", "2.0.0").as_deref(), Some("cafe"));
        assert_eq!(checksum(lock, "a", "1.0.0"), None, "of this workspace");
        assert_eq!(checksum(lock, "b", "1.0.0"), None);
    }

    #[test]
    fn parts_are_those_of_the_program_and_of_what_is_added() {
        let shipped = Shipped::of_workspace().unwrap();
        let find = |name: &str| shipped.parts.iter().find(|part| part.name == name);
        for compiled_in in [
            "yew",
            "quick-xml",
            "serde_json",
            "steelyard-core",
            "rust-standard-library",
            "liberation-fonts",
        ] {
            assert_eq!(
                find(compiled_in).map(|part| part.compiles_only),
                Some(false),
                "{compiled_in}"
            );
        }
        for compiles in ["yew-macro", "serde_derive", "syn"] {
            assert_eq!(find(compiles).map(|part| part.compiles_only), Some(true), "{compiles}");
        }
        for elsewhere in ["xtask", "page-tests", "ts-rs", "csv", "tiny_http", "ureq"] {
            assert_eq!(find(elsewhere), None);
        }
        assert!(shipped.page.needs.iter().any(|purl| purl.starts_with("pkg:cargo/yew@")));
    }
}
