//! The packages that Cargo.lock names, as `cargo metadata` tells them.

use crate::failure::{Outcome, While};
use crate::{paths, process};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

/// Every package, of this workspace and from elsewhere.
#[derive(Debug, Deserialize)]
pub struct Graph {
    /// The packages in cargo's order.
    pub packages: Vec<Package>,
}

/// A package.
#[derive(Debug, Deserialize)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: semver::Version,
    /// The expression of its licences.
    pub license: Option<String>,
    /// Where its licence stands, if it is none that has a name.
    pub license_file: Option<String>,
    /// Where it comes from; nothing where it is of this workspace.
    pub source: Option<String>,
    /// Its manifest on this machine.
    pub manifest_path: PathBuf,
    /// Whom its manifest calls its authors.
    #[serde(default)]
    pub authors: Vec<String>,
    /// What it is for, in its own words.
    pub description: Option<String>,
    /// Where its sources are developed.
    pub repository: Option<String>,
    /// What it asks for.
    pub dependencies: Vec<Dependency>,
}

/// What a package asks for.
#[derive(Debug, Deserialize)]
pub struct Dependency {
    /// The package's name.
    pub name: String,
    /// Which versions of it.
    pub req: String,
    /// Where it lies, if it is asked for by a path.
    pub path: Option<String>,
}

impl Graph {
    /// Asks cargo, which must find Cargo.lock as it is.
    ///
    /// # Errors
    /// When cargo cannot tell, or Cargo.lock does not fit the manifests.
    pub fn of_workspace() -> Outcome<Self> {
        let mut cargo = Command::new("cargo");
        cargo
            .args(["metadata", "--locked", "--all-features", "--format-version", "1"])
            .current_dir(paths::root());
        let said = process::output(&mut cargo)?;
        serde_json::from_str(&said).while_doing("reading what cargo metadata says")
    }

    /// Each name with all packages that bear it.
    #[must_use]
    pub fn by_name(&self) -> BTreeMap<&str, Vec<&Package>> {
        let mut names: BTreeMap<&str, Vec<&Package>> = BTreeMap::new();
        for package in &self.packages {
            names.entry(&package.name).or_default().push(package);
        }
        names
    }
}

impl Package {
    /// Name and version, as in `syn@2.0.119`.
    #[must_use]
    pub fn spec(&self) -> String {
        format!("{}@{}", self.name, self.version)
    }
}
