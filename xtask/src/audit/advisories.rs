//! RustSec's advisories: the snapshot that is part of the project, and how it is made of the database.
//!
//! The snapshot (`xtask/advisories.tsv`) has every advisory that was not withdrawn and not only those of the packages
//! that are used today, so that a package that is added tomorrow is held to it too. It is a table of id, package,
//! kind (empty for a vulnerability), and the versions that are mended and those that never were affected.

use crate::failure::{Failure, Outcome, While};
use semver::{Version, VersionReq};
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};

/// Between two requirements of versions, of which one may hold commas.
const OR: &str = " || ";

/// The database at one day.
#[derive(Debug, PartialEq, Eq)]
pub struct Advisories {
    /// The day of its newest advisory, as in `2026-08-20`.
    pub date: String,
    /// Its advisories by their ids.
    pub all: Vec<Advisory>,
}

/// An advisory.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Advisory {
    /// Its id, such as `RUSTSEC-2025-0141`.
    pub id: String,
    /// The package that it is about.
    pub package: String,
    /// `unmaintained`, `unsound` or `notice`; empty for a vulnerability.
    pub kind: String,
    patched: String,
    unaffected: String,
}

impl Advisory {
    /// Whether it is about this version of its package: one that is neither mended nor never was affected.
    ///
    /// # Errors
    /// When the advisory's versions cannot be read.
    pub fn affects(&self, version: &Version) -> Outcome<bool> {
        let safe = [&self.patched, &self.unaffected];
        for wanted in safe.into_iter().flat_map(|list| list.split(OR)).filter(|one| !one.is_empty())
        {
            let wanted = VersionReq::parse(wanted)
                .while_doing(format_args!("reading the versions of {}", self.id))?;
            if wanted.matches(version) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

impl Advisories {
    /// Reads a snapshot.
    ///
    /// # Errors
    /// When it is no such table.
    pub fn read(text: &str) -> Outcome<Self> {
        let damaged = || {
            Failure::new("the snapshot of advisories is damaged")
                .remedy("cargo xtask audit --update")
        };
        let mut lines = text.lines();
        let head = lines.next().unwrap_or_default();
        let date = head.rsplit_once(", ").map_or("", |(_, date)| date);
        days(date).ok_or_else(damaged)?;
        let mut all = Vec::new();
        for line in lines {
            let mut cells = line.split('\t').map(str::to_owned);
            let mut cell = || cells.next().ok_or_else(damaged);
            let advisory = Advisory {
                id: cell()?,
                package: cell()?,
                kind: cell()?,
                patched: cell()?,
                unaffected: cell()?,
            };
            all.push(advisory);
        }
        if all.is_empty() { Err(damaged()) } else { Ok(Self { date: date.to_owned(), all }) }
    }

    /// Reads the database in a folder: a clone of rustsec/advisory-db, or what its archive unpacks to.
    ///
    /// # Errors
    /// When there is none, or an advisory cannot be read.
    pub fn of_database(folder: &Path) -> Outcome<Self> {
        let mut files = Vec::new();
        let what = || format!("reading the database in {}", folder.display());
        for package in fs::read_dir(folder.join("crates")).while_doing(what())? {
            for file in fs::read_dir(package.while_doing(what())?.path()).while_doing(what())? {
                files.push(file.while_doing(what())?.path());
            }
        }
        let mut date = String::new();
        let mut all = Vec::new();
        for file in files {
            let entry = entry(&file)?;
            date = date.max(entry.advisory.date.clone());
            all.extend(entry.advisory());
        }
        all.sort();
        let newest = Self { date, all };
        // What cannot be read back, or whose versions cannot, is found here and not when it matters.
        let again = Self::read(&newest.to_string())?;
        for advisory in &again.all {
            advisory.affects(&Version::new(0, 0, 0))?;
        }
        if again == newest {
            Ok(newest)
        } else {
            Err(Failure::new("a cell of the database holds a tab or a line end"))
        }
    }

    /// How many days before `today` its newest advisory is; both counted from the beginning of 1970.
    #[must_use]
    pub fn age(&self, today: i64) -> i64 {
        days(&self.date).map_or(0, |day| today - day)
    }
}

/// The snapshot's text.
impl std::fmt::Display for Advisories {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(
            out,
            "# RustSec advisory database (rustsec.org), CC0-1.0, imported advisories CC-BY-4.0 by GitHub; newest of, {}",
            self.date
        )?;
        for Advisory { id, package, kind, patched, unaffected } in &self.all {
            writeln!(out, "{id}\t{package}\t{kind}\t{patched}\t{unaffected}")?;
        }
        Ok(())
    }
}

/// The days from the beginning of 1970 to a date such as `2026-08-20`, by the civil calendar.
/// Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
fn days(date: &str) -> Option<i64> {
    let mut parts = date.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

/// What stands at the head of a file of the database.
#[derive(Deserialize)]
struct Entry {
    advisory: Head,
    #[serde(default)]
    versions: Versions,
}

#[derive(Deserialize)]
struct Head {
    id: String,
    package: String,
    date: String,
    #[serde(default)]
    informational: String,
    withdrawn: Option<String>,
}

#[derive(Default, Deserialize)]
struct Versions {
    #[serde(default)]
    patched: Vec<String>,
    #[serde(default)]
    unaffected: Vec<String>,
}

impl Entry {
    /// The advisory, unless it was withdrawn.
    fn advisory(self) -> Option<Advisory> {
        let Self { advisory: Head { id, package, informational: kind, withdrawn, .. }, versions } =
            self;
        let joined = |list: Vec<String>| list.join(OR);
        let (patched, unaffected) = (joined(versions.patched), joined(versions.unaffected));
        withdrawn.is_none().then_some(Advisory { id, package, kind, patched, unaffected })
    }
}

fn entry(file: &PathBuf) -> Outcome<Entry> {
    let what = || format!("reading {}", file.display());
    let text = fs::read_to_string(file).while_doing(what())?.replace("\r\n", "\n");
    let head =
        text.trim_start().strip_prefix("```toml\n").and_then(|rest| rest.split_once("\n```"));
    let (head, _) = head.ok_or_else(|| Failure::new(format!("{}: no head", what())))?;
    toml::from_str(head).while_doing(what())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn advisory(patched: &str, unaffected: &str) -> Advisory {
        let text = |text: &str| text.to_owned();
        let (id, package) = (text("RUSTSEC-2020-0001"), text("a"));
        Advisory {
            id,
            package,
            kind: String::new(),
            patched: text(patched),
            unaffected: text(unaffected),
        }
    }

    #[test]
    fn versions_that_are_mended_or_never_were_affected_are_safe() {
        let affected = |patched, unaffected, version: &str| {
            advisory(patched, unaffected).affects(&version.parse().unwrap()).ok()
        };
        let (mended, before) = (">= 1.2.3 || ^0.9.4", "< 0.5.0");
        for (version, expected) in [
            ("1.2.2", true),
            ("1.2.3", false),
            ("2.0.0", false),
            ("0.9.4", false),
            ("0.9.3", true),
            ("0.4.9", false),
        ] {
            assert_eq!(affected(mended, before, version), Some(expected), "{version}");
        }
        assert_eq!(affected("", "", "1.0.0"), Some(true), "no version is safe");
        assert_eq!(affected(">= 4.0.1, < 4.1.0", "", "4.0.9"), Some(false));
        assert_eq!(affected("sometime", "", "1.0.0"), None);
    }

    #[test]
    fn snapshot_comes_back_as_it_was_written() {
        let all = vec![advisory(">= 1.0.0", ""), advisory("", "< 1.0.0, >= 0.2.0 || ^3")];
        let snapshot = Advisories { date: "2026-08-20".to_owned(), all };
        assert_eq!(Advisories::read(&snapshot.to_string()).ok(), Some(snapshot));
        for bad in [
            "",
            "# x, 2026-08-20\n",
            "# x, sometime\na\tb\tc\td\te\n",
            "# x, 2026-08-20\na\tb\tc\n",
        ] {
            assert!(Advisories::read(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn database_is_read_without_what_was_withdrawn() {
        let folder =
            std::env::temp_dir().join(format!("steelyard-advisories-{}", std::process::id()));
        let of_a = folder.join("crates/a");
        fs::create_dir_all(&of_a).unwrap();
        let head =
            "[advisory]\nid = \"RUSTSEC-2020-0001\"\npackage = \"a\"\ndate = \"2026-08-20\"\n";
        let versions = "[versions]\npatched = [\n  \">= 1.0.0\", # mended\n]\n";
        fs::write(of_a.join("1.md"), format!("```toml\n{head}{versions}```\n\n# Title\n")).unwrap();
        let withdrawn = "withdrawn = \"2026-08-21\"\n";
        fs::write(of_a.join("2.md"), format!("```toml\n{head}{withdrawn}{versions}```\n")).unwrap();
        let read = Advisories::of_database(&folder).unwrap();
        assert_eq!(
            read,
            Advisories { date: "2026-08-20".to_owned(), all: vec![advisory(">= 1.0.0", "")] }
        );
        fs::write(of_a.join("3.md"), "# no head\n").unwrap();
        assert!(Advisories::of_database(&folder).is_err());
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        let cases =
            [("1970-01-01", 0), ("1970-03-01", 59), ("2000-03-01", 11_017), ("2026-08-20", 20_685)];
        for (date, expected) in cases {
            assert_eq!(days(date), Some(expected), "{date}");
        }
        assert_eq!(days("2026-13-01"), None);
        assert_eq!(days("2026-08"), None);
    }
}
