//! What passed, what failed and what was skipped, counted from what the tests print and write down.

use crate::failure::{Failure, Outcome};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// The variable that names the file into which a host test writes a line when it is skipped: its name, a tab, and
/// the reason. Rust's test programs know no skipped tests and hide what a passing one prints.
pub const SKIPS_VARIABLE: &str = "STEELYARD_SKIPS";

/// What stands before the name of a page test that failed, in the list at the end of their run.
const FAILED_PAGE_TEST: &str = "failed: ";

/// What a run of tests left behind.
#[derive(Debug, Default)]
pub struct Ran {
    /// Whether it ended well.
    pub well: bool,
    /// The lines that it printed.
    pub lines: Vec<String>,
    /// What its tests wrote into the file of [`SKIPS_VARIABLE`].
    pub skips: String,
}

/// Numbers of tests, and of the steps that are no tests and failed.
///
/// Shown, it is the last line of `cargo xtask test`: `5 passed, 0 failed`, and `, 2 skipped` where there are any.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tally {
    passed: u64,
    failed: u64,
    skipped: u64,
    /// What failed, by name and in order, so that nobody has to look for it far above.
    failures: Vec<String>,
}

impl Tally {
    /// Whether nothing failed.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.failed == 0
    }

    /// What failed: tests by their names, steps by what went wrong.
    #[must_use]
    pub fn failures(&self) -> &[String] {
        &self.failures
    }

    /// Adds a step that is no run of tests, and says what failed.
    pub fn step(&mut self, outcome: Outcome) {
        if let Err(failure) = outcome {
            self.failed += 1;
            eprintln!("FAILED: {failure}");
            self.failures.push(failure.to_string());
        }
    }

    /// Adds a run of tests, and says which of them were skipped and why.
    pub fn tests(&mut self, run: Outcome<Ran>) {
        let ran = match run {
            Ok(ran) => ran,
            Err(failure) => return self.step(Err(failure)),
        };
        let mut counted = reported(&ran.lines);
        for (name, reason) in skipped(&ran) {
            println!("{name} ... skipped: {reason}");
            // Its program took it for a test that passed.
            counted.passed = counted.passed.saturating_sub(1);
            counted.skipped += 1;
        }
        self.passed += counted.passed;
        self.failed += counted.failed;
        self.skipped += counted.skipped;
        self.failures.extend(failed(&ran.lines).map(str::to_owned));
        if !ran.well && counted.failed == 0 {
            self.step(Err(Failure::new("the tests did not run to their end")));
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(out, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

/// Sums the lines by which test programs report: `test result: ok. 5 passed; 0 failed; 1 ignored; …`.
fn reported(lines: &[String]) -> Tally {
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
                    "ignored;" => tally.skipped += number,
                    _ => {}
                }
            }
        }
    }
    tally
}

/// The tests that failed, as Rust's test programs and the page tests report them.
fn failed(lines: &[String]) -> impl Iterator<Item = &str> {
    lines.iter().filter_map(|line| {
        let of_host = || line.strip_prefix("test ")?.strip_suffix(" ... FAILED");
        line.strip_prefix(FAILED_PAGE_TEST).or_else(of_host)
    })
}

/// The tests that wrote down that they were skipped, each with its first reason. One that failed for all that
/// is none of them.
fn skipped(ran: &Ran) -> BTreeMap<&str, &str> {
    let failed: BTreeSet<&str> = failed(&ran.lines).collect();
    let mut skipped = BTreeMap::new();
    for (name, reason) in ran.skips.lines().filter_map(|line| line.split_once('\t')) {
        if !failed.contains(name) {
            skipped.entry(name).or_insert(reason);
        }
    }
    skipped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ran(lines: &[&str], skips: &str) -> Ran {
        let lines = lines.iter().map(|&line| line.to_owned()).collect();
        Ran { well: true, lines, skips: skips.to_owned() }
    }

    #[test]
    fn results_of_several_binaries_are_summed() {
        let lines = [
            "running 3 tests",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
            "a test that printed: 9 passed; 9 failed",
        ];
        let mut tally = Tally::default();
        tally.tests(Ok(ran(&lines, "")));
        assert_eq!(tally, Tally { passed: 7, failed: 2, skipped: 1, failures: Vec::new() });
    }

    #[test]
    fn test_that_was_skipped_did_not_pass() {
        let lines = [
            "test data::reads ... ok",
            "test data::reads_more ... ok",
            "test schema::holds ... FAILED",
            "test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out",
        ];
        let skips = "data::reads\tno data\ndata::reads\tno other data\nschema::holds\tno schema\n";
        let mut tally = Tally::default();
        tally.tests(Ok(ran(&lines, skips)));
        let failures = vec!["schema::holds".to_owned()];
        assert_eq!(tally, Tally { passed: 1, failed: 1, skipped: 1, failures });
    }

    #[test]
    fn page_tests_that_failed_are_named_once() {
        let lines = [
            "webkit::loads ... FAILED (1.7s)",
            "failed: webkit::loads: it never came",
            "test result: FAILED. 2 passed; 1 failed; 0 ignored; finished in 1.00s",
        ];
        let mut tally = Tally::default();
        tally.tests(Ok(Ran { well: false, ..ran(&lines, "") }));
        assert_eq!(tally.failures(), ["webkit::loads: it never came"]);
        assert_eq!(tally.to_string(), "2 passed, 1 failed");
    }

    #[test]
    fn last_line_has_one_form() {
        let mut tally = Tally { passed: 5, ..Tally::default() };
        assert_eq!(tally.to_string(), "5 passed, 0 failed");
        tally.skipped = 2;
        assert_eq!(tally.to_string(), "5 passed, 0 failed, 2 skipped");
    }

    #[test]
    fn run_that_broke_off_is_a_failure() {
        let mut tally = Tally::default();
        tally.tests(Ok(Ran::default()));
        assert_eq!((tally.passed, tally.failed, tally.skipped), (0, 1, 0));
        assert_eq!(tally.failures(), ["the tests did not run to their end"]);
    }
}
