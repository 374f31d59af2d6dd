//! `cargo xtask test`: every check there is, and one line at the end that sums them up.

use crate::build;
use crate::failure::{Failure, Outcome};
use crate::paths;
use crate::process;
use crate::setup::{self, WebTools, browsers, wasm};
use std::process::Command;

/// Runs all checks; `page_test_words` choose among the page tests (names, or parts of names).
///
/// # Errors
/// When anything failed. What failed was printed by then.
pub fn run(page_test_words: &[String]) -> Outcome {
    let tools = setup::for_build()?;
    browsers::find_or_install()?;

    let mut tally = Tally::default();
    tally.step(format());
    tally.step(clippy_on_host());
    tally.step(clippy_on_wasm(&tools));
    tally.tests(host_tests());
    match build::single_file(&tools) {
        Ok(()) => tally.tests(page_tests(page_test_words)),
        failed => tally.step(failed),
    }
    println!("{} passed, {} failed", tally.passed, tally.failed);
    if tally.failed == 0 { Ok(()) } else { Err(Failure::new("not everything passed; see above")) }
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

/// What passed and failed: tests, and each step that is not itself a run of tests and failed.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    passed: u64,
    failed: u64,
}

impl Tally {
    fn step(&mut self, outcome: Outcome) {
        if let Err(failure) = outcome {
            self.failed += 1;
            eprintln!("FAILED: {failure}");
        }
    }

    /// Adds a run of tests, which ended well or not and printed `lines`.
    fn tests(&mut self, run: Outcome<(bool, Vec<String>)>) {
        let (well, lines) = match run {
            Ok(ran) => ran,
            Err(failure) => return self.step(Err(failure)),
        };
        let counted = count(&lines);
        self.passed += counted.passed;
        self.failed += counted.failed;
        if !well && counted.failed == 0 {
            self.step(Err(Failure::new("the tests did not run to their end")));
        }
    }
}

/// Sums the lines by which test binaries report: `test result: ok. 5 passed; 0 failed; …`.
fn count(lines: &[String]) -> Tally {
    let mut tally = Tally::default();
    for line in lines.iter().filter(|line| line.starts_with("test result: ")) {
        let words: Vec<&str> = line.split_whitespace().collect();
        for pair in words.windows(2) {
            if let [number, what] = pair
                && let Ok(number) = number.parse::<u64>()
            {
                match *what {
                    "passed;" => tally.passed += number,
                    "failed;" => tally.failed += number,
                    _ => {}
                }
            }
        }
    }
    tally
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

fn host_tests() -> Outcome<(bool, Vec<String>)> {
    let words = ["test", "--workspace", "--locked", "--no-default-features", "--no-fail-fast"];
    process::watched("host tests", &mut cargo(&words))
}

/// Runs the page tests in the three browsers.
///
/// # Errors
/// When they cannot be built or started.
pub fn page_tests(words: &[String]) -> Outcome<(bool, Vec<String>)> {
    let mut command = cargo(&["run", "--quiet", "--locked", "--package", "page-tests", "--"]);
    command.args(words);
    process::watched("page tests in Chromium, Firefox and WebKit", &mut command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_several_binaries_are_summed() {
        let lines = [
            "running 3 tests",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
            "a test that printed: 9 passed; 9 failed",
        ];
        let lines: Vec<String> = lines.iter().map(|&line| line.to_owned()).collect();
        assert_eq!(count(&lines), Tally { passed: 7, failed: 2 });
    }

    #[test]
    fn run_that_broke_off_is_a_failure() {
        let mut tally = Tally::default();
        tally.tests(Ok((false, Vec::new())));
        assert_eq!(tally, Tally { passed: 0, failed: 1 });
    }
}
