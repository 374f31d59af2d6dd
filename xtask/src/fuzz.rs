//! Fuzzing: the targets of `fuzz/`, each fed by libFuzzer for some minutes, and what came of it.
//!
//! libFuzzer comes with the crate libfuzzer-sys, and what is compiled for it is told here; cargo-fuzz, which is a front
//! to the same, is not needed. A nightly compiler is, for the sanitizer that finds wrong accesses of memory in what we
//! depend on and stops at an allocation that is far larger than any input asks for.

use crate::failure::{Failure, Outcome, While};
use crate::{paths, process};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Minutes for each target where nobody says how many.
const MINUTES: u64 = 20;
/// Seconds after which an input is taken for one that hangs.
const SECONDS_AN_INPUT: u64 = 25;
/// Megabytes beyond which one allocation, and all together, are a find.
const MEGABYTES: [u64; 2] = [512, 2_048];
/// The variable by which the program is told its target; `?` lists them.
const VARIABLE: &str = "STEELYARD_FUZZ";
/// What is compiled for libFuzzer: each edge of the program counted, each comparison told, each access looked at.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
                     -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
                     -Cllvm-args=-sanitizer-coverage-pc-table \
                     -Cllvm-args=-sanitizer-coverage-trace-compares -Zsanitizer=address";

/// A target as its program lists it.
#[derive(Debug, PartialEq, Eq)]
struct Target {
    name: String,
    longest: String,
    seeds: Vec<String>,
    what: String,
}

/// What came of feeding a target.
#[derive(Debug, Default, PartialEq, Eq)]
struct Fed {
    executions: u64,
    /// Edges of the program that were reached.
    reached: u64,
    /// Edges that there are, those of what only other targets reach among them.
    edges: u64,
    /// Inputs kept, each of which reaches something that the others do not.
    kept: u64,
    /// Where the input lies that broke it.
    found: Option<String>,
}

/// Feeds targets: `--minutes N` says how long each, other words are their names; without names, all of them.
///
/// # Errors
/// Where there is no nightly compiler, a word is no target, or something was found.
pub fn run(words: &[String]) -> Outcome {
    let (minutes, names) = asked(words)?;
    let host = host_of_nightly()?;
    let program = build(&host)?;
    let listed = process::output(Command::new(&program).env(VARIABLE, "?"))?;
    let targets: Vec<Target> = listed.lines().filter_map(target).collect();
    if let Some(unknown) = names.iter().find(|name| targets.iter().all(|one| one.name != **name)) {
        let known: Vec<String> =
            targets.iter().map(|one| format!("{} ({})", one.name, one.what)).collect();
        return Err(Failure::new(format!("there is no target `{unknown}`"))
            .remedy(format!("name one of these:\n  {}", known.join("\n  "))));
    }
    let chosen = |target: &&Target| names.is_empty() || names.contains(&target.name);
    let mut lines = Vec::new();
    let mut found = Vec::new();
    for target in targets.iter().filter(chosen) {
        process::step(&format!("{}: {}, {minutes} min", target.name, target.what));
        let begun = Instant::now();
        let fed = feed(&program, target, minutes)?;
        let seconds = begun.elapsed().as_secs();
        eprintln!("    {}", told(target, &fed, seconds));
        lines.push(told(target, &fed, seconds));
        found.extend(fed.found.map(|path| format!("{}: {path}", target.name)));
    }
    println!("target            executions      reached   of edges    kept  seconds");
    lines.iter().for_each(|line| println!("{line}"));
    match found.is_empty() {
        true => Ok(()),
        false => Err(Failure::new(format!("found:\n  {}", found.join("\n  "))).remedy(
            "mend what it shows, and put the file into the seeds of its target, which the host tests feed",
        )),
    }
}

/// The minutes and the names that were asked for.
fn asked(words: &[String]) -> Outcome<(u64, Vec<String>)> {
    let mut names = Vec::new();
    let mut minutes = MINUTES;
    let mut words = words.iter();
    while let Some(word) = words.next() {
        if word == "--minutes" {
            let number = words.next().and_then(|word| word.parse().ok());
            let none = || Failure::new("--minutes takes a whole number, as in --minutes 20");
            minutes = number.filter(|minutes| *minutes > 0).ok_or_else(none)?;
        } else {
            names.push(word.clone());
        }
    }
    Ok((minutes, names))
}

/// The machine's own target, as the nightly compiler names it.
fn host_of_nightly() -> Outcome<String> {
    let said = process::output(Command::new("rustup").args(["run", "nightly", "rustc", "-vV"]));
    let said = said.map_err(|_| {
        Failure::new("fuzzing needs a nightly compiler, and there is none here")
            .remedy("rustup toolchain install nightly --profile minimal")
    })?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| Failure::new("the nightly compiler names no host"))
}

/// Builds the program that libFuzzer feeds, into a folder of its own.
fn build(host: &str) -> Outcome<PathBuf> {
    let folder = folder().join("build");
    let mut cargo = Command::new("rustup");
    cargo
        .args(["run", "nightly", "cargo", "build", "--locked", "--profile", "fuzz"])
        .args(["--package", "steelyard-fuzz", "--features", "libfuzzer", "--bin", "fuzz"])
        // Named, so that what runs while compiling is not compiled for libFuzzer.
        .args(["--target", host, "--target-dir"])
        .arg(&folder)
        .current_dir(paths::root())
        .env("RUSTFLAGS", FLAGS)
        // Set by the cargo that runs this; the other compiler is to choose its own.
        .env_remove("CARGO")
        .env_remove("RUSTC")
        .env_remove("RUSTUP_TOOLCHAIN");
    process::run("building what is fuzzed", &mut cargo)?;
    Ok(folder.join(host).join("fuzz").join(format!("fuzz{}", std::env::consts::EXE_SUFFIX)))
}

/// Where all of it lies.
fn folder() -> PathBuf {
    paths::root().join("target").join("fuzz")
}

/// A line of the program's list.
fn target(line: &str) -> Option<Target> {
    let mut fields = line.split('\t').map(str::to_owned);
    let (name, longest, what) = (fields.next()?, fields.next()?, fields.next()?);
    Some(Target { name, longest, what, seeds: fields.collect() })
}

/// Feeds a target from what it kept before and from its seeds.
fn feed(program: &Path, target: &Target, minutes: u64) -> Outcome<Fed> {
    let kept = folder().join("kept").join(&target.name);
    let found = folder().join("found").join(&target.name);
    for folder in [&kept, &found] {
        fs::create_dir_all(folder).while_doing(format_args!("making {}", folder.display()))?;
    }
    let [allocation, all] = MEGABYTES;
    let mut command = Command::new(program);
    command.env(VARIABLE, &target.name).current_dir(paths::root()).arg(&kept);
    // Where memory was allocated need not be remembered; it takes a third of the time.
    command.env("ASAN_OPTIONS", "malloc_context_size=0");
    command.args(&target.seeds).args([
        format!("-max_total_time={}", minutes * 60),
        format!("-max_len={}", target.longest),
        format!("-timeout={SECONDS_AN_INPUT}"),
        format!("-malloc_limit_mb={allocation}"),
        format!("-rss_limit_mb={all}"),
        format!("-artifact_prefix={}/", found.display()),
        "-print_final_stats=1".to_owned(),
        // What is shared by counting is not freed where it forms a circle, which is no find.
        "-detect_leaks=0".to_owned(),
        "-verbosity=1".to_owned(),
    ]);
    let starting = || format!("starting {}", program.display());
    let mut child =
        command.stderr(Stdio::piped()).stdout(Stdio::null()).spawn().while_doing(starting())?;
    let mut lines = Vec::new();
    if let Some(said) = child.stderr.take() {
        let mut told = Instant::now();
        for line in BufReader::new(said).split(b'\n') {
            let line = line.while_doing("reading what libFuzzer says")?;
            let line = String::from_utf8_lossy(&line).into_owned();
            if line.contains(" cov: ") && told.elapsed() > Duration::from_secs(60) {
                told = Instant::now();
                eprintln!("    {line}");
            }
            lines.push(line);
        }
    }
    let status = child.wait().while_doing("waiting for libFuzzer")?;
    let mut fed = outcome(&lines);
    if !status.success() {
        lines.iter().rev().take(60).rev().for_each(|line| eprintln!("    {line}"));
        fed.found.get_or_insert_with(|| format!("no input, but {status}"));
    }
    Ok(fed)
}

/// What libFuzzer said, in numbers.
fn outcome(lines: &[String]) -> Fed {
    let mut fed = Fed::default();
    for line in lines {
        let words: Vec<&str> = line.split_whitespace().collect();
        let after = |what: &str| {
            let at = words.iter().position(|word| *word == what)?;
            let number = words.get(at + 1)?.split('/').next()?;
            number.trim_start_matches('(').parse::<u64>().ok()
        };
        if line.starts_with("INFO: Loaded ") && line.contains("inline 8-bit counters") {
            fed.edges = after("modules").unwrap_or(fed.edges);
        }
        fed.reached = after("cov:").unwrap_or(fed.reached);
        fed.kept = after("corp:").unwrap_or(fed.kept);
        fed.executions = after("stat::number_of_executed_units:").unwrap_or(fed.executions);
        // Of a run that broke off there is only what it said on the way.
        let counted = line.strip_prefix('#').and_then(|rest| rest.split_whitespace().next());
        if let Some(counted) = counted.and_then(|number| number.parse::<u64>().ok()) {
            fed.executions = fed.executions.max(counted);
        }
        if let Some((_, path)) = line.split_once("Test unit written to ") {
            let is_find =
                ["crash-", "timeout-", "oom-", "leak-"].iter().any(|kind| path.contains(kind));
            fed.found = is_find.then(|| path.trim().to_owned()).or(fed.found);
        }
    }
    fed
}

fn told(target: &Target, fed: &Fed, seconds: u64) -> String {
    let Fed { executions, reached, edges, kept, found } = fed;
    let found = if found.is_some() { "  FOUND" } else { "" };
    format!(
        "{:<16} {executions:>11} {reached:>12} {edges:>10} {kept:>7} {seconds:>8}{found}",
        target.name
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn what_libfuzzer_says_is_read() {
        let fed = outcome(&lines(
            "INFO: Loaded 1 modules   (98765 inline 8-bit counters): 98765 [0x1, 0x2),\n\
             #2\tINITED cov: 10 ft: 11 corp: 1/1b exec/s: 0 rss: 50Mb\n\
             #9000\tDONE   cov: 1234 ft: 5678 corp: 321/45Kb lim: 4096 exec/s: 100 rss: 90Mb\n\
             stat::number_of_executed_units: 9001\n",
        ));
        let all = Fed { executions: 9_001, reached: 1_234, edges: 98_765, kept: 321, found: None };
        assert_eq!(fed, all);
    }

    #[test]
    fn a_find_is_named_and_a_slow_unit_is_none() {
        let broke = "#77\tNEW    cov: 5 ft: 6 corp: 2/9b\n\
                     artifact_prefix='x/'; Test unit written to x/crash-0a1b\n";
        let fed = outcome(&lines(broke));
        assert_eq!((fed.executions, fed.found.as_deref()), (77, Some("x/crash-0a1b")));
        let slow = outcome(&lines("artifact_prefix='x/'; Test unit written to x/slow-unit-1\n"));
        assert_eq!(slow.found, None);
    }

    #[test]
    fn minutes_and_names_are_told_apart() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(asked(&words("xls --minutes 3")), Ok((3, vec!["xls".to_owned()])));
        assert!(asked(&words("--minutes none")).is_err());
        assert_eq!(asked(&[]), Ok((MINUTES, Vec::new())));
    }
}
