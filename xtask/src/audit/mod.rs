//! `cargo xtask audit`: what Cargo.lock and package-lock.json name, held to `deny.toml` and to RustSec's advisories.
//!
//! `cargo xtask test` asks the snapshot that is part of the project, so that a commit has one answer; the command by
//! itself takes the database of today where there is a network.

pub mod advisories;
mod checks;
pub mod graph;
pub mod policy;
mod yanked;

use crate::failure::{Failure, Outcome, While};
use crate::tally::Ran;
use crate::{paths, process};
use advisories::Advisories;
use graph::Graph;
use policy::Policy;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

/// RustSec's database.
const DATABASE: &str = "https://github.com/rustsec/advisory-db";

/// After how many days a snapshot is called old.
const OLD: i64 = 120;

/// Audits with the database of today: `--update` makes it the snapshot, and a folder names a clone to take instead.
///
/// # Errors
/// When something does not hold. What it is was printed by then.
pub fn run(words: &[String]) -> Outcome {
    let (update, folders): (Vec<&String>, Vec<&String>) =
        words.iter().partition(|word| *word == "--update");
    let database = match folders.as_slice() {
        [] => fetched(),
        [folder] => Ok(PathBuf::from(folder)),
        _ => return Err(Failure::new("one folder at most").remedy("cargo xtask help")),
    };
    let advisories = match (database, update.is_empty()) {
        (Ok(folder), _) => Advisories::of_database(&folder)?,
        (Err(failure), true) => {
            eprintln!(
                "    {DATABASE} is out of reach; the snapshot is asked instead\n    ({failure})"
            );
            snapshot()?
        }
        (Err(failure), false) => return Err(failure),
    };
    if !update.is_empty() {
        fs::write(snapshot_file(), advisories.to_string()).while_doing("writing the snapshot")?;
        println!("the snapshot is of {} now", advisories.date);
    }
    let ran = held_to(&advisories, true)?;
    if ran.well { Ok(()) } else { Err(Failure::new("the audit found something; see above")) }
}

/// Audits with the snapshot.
///
/// # Errors
/// When there is nothing to hold to or nothing to be held. What does not hold is a test of the run that failed.
pub fn of_snapshot() -> Outcome<Ran> {
    held_to(&snapshot()?, false)
}

fn snapshot_file() -> PathBuf {
    paths::root().join("xtask").join("advisories.tsv")
}

fn snapshot() -> Outcome<Advisories> {
    Advisories::read(
        &fs::read_to_string(snapshot_file()).while_doing("reading the snapshot of advisories")?,
    )
}

/// A fresh clone of the database.
fn fetched() -> Outcome<PathBuf> {
    let folder = paths::root().join("target").join("advisory-db");
    if folder.exists() {
        fs::remove_dir_all(&folder).while_doing("clearing the database of last time")?;
    }
    let mut git = Command::new("git");
    // Never waits for a name, a password or a silent server.
    git.args(["-c", "http.lowSpeedLimit=1000", "-c", "http.lowSpeedTime=20"])
        .args(["clone", "--quiet", "--depth", "1", DATABASE])
        .arg(&folder)
        .env("GIT_TERMINAL_PROMPT", "0");
    process::step("fetching RustSec's advisories");
    process::output(&mut git)?;
    Ok(folder)
}

/// Holds everything to `advisories` and to `deny.toml`, and prints what comes of it as a run of tests.
/// What was taken back is asked of cargo's copy of the index where the answer need not be the same everywhere.
fn held_to(advisories: &Advisories, asks_index: bool) -> Outcome<Ran> {
    process::step("auditing the dependencies");
    let read = |name: &str| {
        fs::read_to_string(paths::root().join(name)).while_doing(format_args!("reading {name}"))
    };
    let policy = Policy::read(&read("deny.toml")?)?;
    let graph = Graph::of_workspace()?;
    let age = advisories.age(today());
    println!(
        "{} packages; {} advisories, the newest of {} ({age} days ago)",
        graph.packages.len(),
        advisories.all.len(),
        advisories.date
    );
    if age > OLD {
        println!(
            "WARNING: the advisories are more than {OLD} days old: cargo xtask audit --update"
        );
    }
    for ignored in &policy.advisories.ignore {
        println!("lived with: {}: {}", ignored.id, ignored.reason);
    }
    let locks = npm_locks()?;
    let mut checks = vec![
        ("audit::advisories", checks::advisories(&graph, &policy, advisories)?),
        ("audit::licences", checks::licences(&graph, &policy)?),
        ("audit::bans", checks::bans(&graph, &policy)),
        ("audit::sources", checks::sources(&graph, &policy)),
        ("audit::npm_sources", checks::npm_sources(&locks)?),
    ];
    if asks_index {
        let found = yanked::of(&graph);
        println!("cargo's index here knows {} of {} packages", found.known, found.all);
        checks.push(("audit::yanked", found.yanked));
    }
    Ok(reported(&checks))
}

/// Each package-lock.json by its name, with its text.
fn npm_locks() -> Outcome<Vec<(&'static str, String)>> {
    let locks = ["package-lock.json", "benches/others/package-lock.json"];
    let read = |name| {
        let text = fs::read_to_string(paths::root().join(Path::new(name)));
        text.map(|text| (name, text)).while_doing(format_args!("reading {name}"))
    };
    locks.into_iter().map(read).collect()
}

/// Prints checks with what each found as a run of tests.
fn reported(checks: &[(&str, Vec<String>)]) -> Ran {
    let mut lines = Vec::new();
    for (name, found) in checks {
        lines.extend(found.iter().map(|what| format!("{name}: {what}")));
        lines.push(format!("test {name} ... {}", if found.is_empty() { "ok" } else { "FAILED" }));
    }
    let failed = checks.iter().filter(|(_, found)| !found.is_empty()).count();
    let verdict = if failed == 0 { "ok" } else { "FAILED" };
    lines.push(format!(
        "test result: {verdict}. {} passed; {failed} failed;",
        checks.len() - failed
    ));
    lines.iter().for_each(|line| println!("{line}"));
    Ran { well: failed == 0, lines, skips: String::new() }
}

/// The days from the beginning of 1970 to now.
fn today() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs() / 86_400).unwrap_or_default()
}
