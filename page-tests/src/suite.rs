//! Runs the tests in the three browsers and reports as Rust's own test programs do.

use crate::bench::Bench;
use crate::drive::engine::Engine;
use crate::tests;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;
use xtask::failure::{Failure, Outcome};
use xtask::setup::browsers;

/// A test: its name and what it does. It passes unless it gives a failure.
pub struct Test {
    /// Name, unique among all.
    pub name: &'static str,
    /// What it does.
    pub run: fn(&mut Bench) -> Outcome,
}

/// Fails a test, with a message as for `format!`, unless a condition holds.
#[macro_export]
macro_rules! check {
    ($condition:expr, $($message:tt)+) => {
        let holds: bool = $condition;
        if !holds {
            return Err(xtask::failure::Failure::new(format!($($message)+)));
        }
    };
}

/// Fails a test unless two values are equal; says both.
#[macro_export]
macro_rules! check_equal {
    ($found:expr, $expected:expr, $($message:tt)+) => {
        match (&$found, &$expected) {
            (found, expected) if found == expected => {}
            (found, expected) => {
                return Err(xtask::failure::Failure::new(format!(
                    "{}:\n     found {found:?}\n  expected {expected:?}", format!($($message)+)
                )));
            }
        }
    };
}

/// What passed, what was skipped, and what failed.
#[derive(Debug, Default)]
struct Tally {
    passed: usize,
    skipped: usize,
    failed: Vec<String>,
}

/// Runs the tests whose full names (`firefox::opens_from_file`) hold one of the words, or all without words.
///
/// # Errors
/// When anything failed.
pub fn run(words: &[String]) -> Outcome {
    let of = |engine: Engine| -> Vec<&Test> {
        let all = tests::ALL.iter().copied().flatten();
        let is_asked = |test: &&Test| {
            words.is_empty() || words.iter().any(|word| full(engine, test).contains(word.as_str()))
        };
        all.filter(is_asked).collect()
    };
    let browsers = browsers::find_or_install(!of(Engine::Firefox).is_empty())?;
    let begun = Instant::now();
    let mut tally = Tally::default();
    for engine in Engine::ALL {
        let chosen = of(engine);
        if !chosen.is_empty() {
            println!("running {} tests in {}", chosen.len(), engine.name());
            in_browser(engine, Bench::start(engine, &browsers), &chosen, &mut tally);
        }
    }
    for failed in &tally.failed {
        println!("failed: {failed}");
    }
    let word = if tally.failed.is_empty() { "ok" } else { "FAILED" };
    println!(
        "test result: {word}. {} passed; {} failed; {} ignored; finished in {:.2}s",
        tally.passed,
        tally.failed.len(),
        tally.skipped,
        begun.elapsed().as_secs_f64()
    );
    if tally.passed + tally.failed.len() + tally.skipped == 0 {
        return Err(Failure::new("no test has such a name"));
    }
    if tally.failed.is_empty() { Ok(()) } else { Err(Failure::new("page tests failed")) }
}

fn full(engine: Engine, test: &Test) -> String {
    format!("{}::{}", engine.name(), test.name)
}

/// Runs the tests in a browser that has started, or fails them all where it has not.
fn in_browser(engine: Engine, started: Outcome<Bench>, chosen: &[&Test], tally: &mut Tally) {
    let mut bench = match started {
        Ok(bench) => bench,
        Err(failure) => {
            // A browser that is missing is no reason to pass, nor to skip.
            println!("{} did not start: {failure}", engine.name());
            tally.failed.extend(chosen.iter().map(|test| full(engine, test)));
            return;
        }
    };
    for test in chosen {
        let begun = Instant::now();
        let outcome = one(&mut bench, test);
        let seconds = begun.elapsed().as_secs_f64();
        match (outcome, bench.take_skipped()) {
            (Ok(()), None) => {
                tally.passed += 1;
                println!("{} ... ok ({seconds:.1}s)", full(engine, test));
            }
            (Ok(()), Some(reason)) => {
                tally.skipped += 1;
                println!("{} ... skipped: {reason}", full(engine, test));
            }
            (Err(failure), _) => {
                println!("{} ... FAILED ({seconds:.1}s)\n{failure}", full(engine, test));
                match bench.picture(test.name) {
                    Ok(path) => println!("  picture: {}", path.display()),
                    Err(failure) => println!("  no picture: {failure}"),
                }
                tally.failed.push(full(engine, test));
            }
        }
    }
}

/// One test with an empty window. A panic is a failure of that test and not of the run.
fn one(bench: &mut Bench, test: &Test) -> Outcome {
    bench.clear()?;
    catch_unwind(AssertUnwindSafe(|| (test.run)(bench)))
        .unwrap_or_else(|_| Err(Failure::new("the test panicked; see above")))
}

#[cfg(test)]
mod unit_tests {
    use super::*;

    #[test]
    fn browser_that_does_not_start_fails_all_its_tests() {
        let test = |name| Test { name, run: |_| Ok(()) };
        let (one, two) = (test("one"), test("two"));
        let mut tally = Tally::default();
        let no_browser = Err(Failure::new("no such browser"));
        in_browser(Engine::Firefox, no_browser, &[&one, &two], &mut tally);
        assert_eq!((tally.passed, tally.skipped), (0, 0));
        assert_eq!(tally.failed, ["firefox::one", "firefox::two"]);
    }
}
