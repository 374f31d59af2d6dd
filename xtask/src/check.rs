//! `cargo xtask test`: every check there is, and one line at the end that sums them up.

use crate::audit;
use crate::build;
use crate::failure::{Failure, Outcome, While};
use crate::paths;
use crate::player;
use crate::process;
use crate::setup::{self, WebTools, browsers, php, readers, wasm, xml};
use crate::tally::{self, Ran, Tally};
use std::fs;
use std::process::Command;

/// Runs all checks; `page_test_words` choose among the page tests (names, or parts of names).
///
/// # Errors
/// When anything failed. What failed was printed by then.
pub fn run(page_test_words: &[String]) -> Outcome {
    let tools = setup::for_build()?;
    browsers::find_or_install(true)?;
    xml::find_or_install()?;
    readers::find_or_install()?;
    php::find_or_install()?;

    let mut tally = Tally::default();
    tally.step(format());
    tally.step(clippy_on_host());
    tally.step(clippy_on_wasm(&tools));
    tally.step(player::check());
    tally.tests(audit::of_snapshot());
    tally.tests(host_tests());
    match build::single_file(&tools) {
        Ok(()) => tally.tests(page_tests(page_test_words)),
        failed => tally.step(failed),
    }
    for failure in tally.failures() {
        println!("failed: {failure}");
    }
    println!("{tally}");
    if tally.is_good() { Ok(()) } else { Err(Failure::new("not everything passed; see above")) }
}

/// Checks the format, and runs clippy on the host and on the page's program.
///
/// # Errors
/// The first of them that is not quiet.
pub fn lint(tools: &WebTools) -> Outcome {
    format()?;
    clippy_on_host()?;
    clippy_on_wasm(tools)
}

fn cargo(words: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(words).current_dir(paths::root());
    command
}

fn format() -> Outcome {
    process::run("checking the format", &mut cargo(&["fmt", "--all", "--check"]))
        .map_err(|failure| Failure::new(failure.to_string()).remedy("cargo fmt --all"))
}

fn clippy_on_host() -> Outcome {
    let words = [
        "clippy",
        "--workspace",
        "--locked",
        "--no-default-features",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    process::run("clippy on the host", &mut cargo(&words))
}

fn clippy_on_wasm(tools: &WebTools) -> Outcome {
    let (program, first) = tools.compiler().clippy();
    let mut command = tools.command(program)?;
    command
        .args(first)
        .args(["--package", "steelyard", "--locked", "--no-default-features", "--features", "web"])
        .args(["--lib", "--bins", "--target", wasm::TARGET, "--", "-D", "warnings"]);
    process::run("clippy on the page's program", &mut command)
}

fn host_tests() -> Outcome<Ran> {
    let skips = paths::root().join("target").join("skipped-tests.txt");
    fs::write(&skips, "").while_doing("emptying the list of skipped tests")?;
    let words = ["test", "--workspace", "--locked", "--no-default-features", "--no-fail-fast"];
    let (well, lines) =
        process::watched("host tests", cargo(&words).env(tally::SKIPS_VARIABLE, &skips))?;
    let skips = fs::read_to_string(&skips).while_doing("reading the list of skipped tests")?;
    Ok(Ran { well, lines, skips })
}

/// Runs the page tests in the three browsers.
///
/// # Errors
/// When they cannot be built or started.
pub fn page_tests(words: &[String]) -> Outcome<Ran> {
    let mut command = cargo(&["run", "--quiet", "--locked", "--package", "page-tests", "--"]);
    command.args(words);
    let (well, lines) =
        process::watched("page tests in Chromium, Firefox and WebKit", &mut command)?;
    Ok(Ran { well, lines, skips: String::new() })
}
