//! Runs the tests in the three browsers and reports as Rust's own test programs do.

use crate::bench::Bench;
use crate::drive::engine::Engine;
use crate::tests;
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Mutex;
use std::thread;
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

/// Browsers that run at the same time, where there are as many processors. Much of a test is waiting; a third would
/// make the ones that measure a hang wait for their turn.
const MOST_AT_ONCE: usize = 2;

/// Letters of a reason that the last lines of a run give.
const LONGEST_REASON: usize = 400;

/// What passed, what was skipped, and what failed, with its reason.
#[derive(Debug, Default)]
struct Tally {
    passed: usize,
    skipped: usize,
    failed: Vec<String>,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.skipped += other.skipped;
        self.failed.extend(other.failed);
    }
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
    let turns: Vec<(Engine, Vec<&Test>)> = Engine::ALL.map(|engine| (engine, of(engine))).into();
    let in_turn = |engine: Engine, chosen: Vec<&Test>| {
        println!("running {} tests in {}", chosen.len(), engine.name());
        in_browser(engine, Bench::start(engine, &browsers), &chosen)
    };
    // On a busy machine WebKit's driver moves the mouse and loses the click.
    let (alone, together) =
        turns.into_iter().partition(|(engine, _)| matches!(engine, Engine::WebKit));
    let mut tally = at_once(together, in_turn);
    tally.add(at_once(alone, in_turn));
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

/// Gives each browser its turn, some at once, and sums what comes of them in the browsers' order.
fn at_once<'test>(
    turns: Vec<(Engine, Vec<&'test Test>)>,
    run: impl Fn(Engine, Vec<&'test Test>) -> Tally + Sync,
) -> Tally {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let turns: Vec<_> = turns.into_iter().filter(|(_, chosen)| !chosen.is_empty()).collect();
    let lanes = turns.len().min(processors).min(MOST_AT_ONCE);
    let waiting = Mutex::new(turns.into_iter().enumerate());
    let next = || waiting.lock().ok().and_then(|mut waiting| waiting.next());
    let mut tallies: Vec<(usize, Tally)> = thread::scope(|scope| {
        let lane = || {
            let turn = |(at, (engine, chosen))| (at, run(engine, chosen));
            std::iter::from_fn(next).map(turn).collect::<Vec<_>>()
        };
        let lanes: Vec<_> = (0..lanes).map(|_| scope.spawn(lane)).collect();
        lanes
            .into_iter()
            .flat_map(|lane| lane.join().unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    });
    tallies.sort_by_key(|&(at, _)| at);
    let mut sum = Tally::default();
    tallies.into_iter().for_each(|(_, tally)| sum.add(tally));
    sum
}

/// Runs the tests in a browser that has started, or fails them all where it has not.
fn in_browser(engine: Engine, started: Outcome<Bench>, chosen: &[&Test]) -> Tally {
    let mut tally = Tally::default();
    let mut bench = match started {
        Ok(bench) => bench,
        Err(failure) => {
            // A browser that is missing is no reason to pass, nor to skip.
            println!("{} did not start: {failure}", engine.name());
            tally.failed.extend(chosen.iter().map(|test| full(engine, test)));
            return tally;
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
                tally.failed.push(format!("{}: {}", full(engine, test), in_a_line(&failure)));
            }
        }
    }
    tally
}

/// What went wrong, short and in one line: where only the end of a long log is kept, it stands there.
fn in_a_line(failure: &Failure) -> String {
    let words: Vec<String> = failure.to_string().split_whitespace().map(str::to_owned).collect();
    words.join(" ").chars().take(LONGEST_REASON).collect()
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
        let no_browser = Err(Failure::new("no such browser"));
        let tally = in_browser(Engine::Firefox, no_browser, &[&one, &two]);
        assert_eq!((tally.passed, tally.skipped), (0, 0));
        assert_eq!(tally.failed, ["firefox::one", "firefox::two"]);
    }

    #[test]
    fn browsers_that_take_turns_are_summed_in_their_order() {
        let test = Test { name: "one", run: |_| Ok(()) };
        let turns = Engine::ALL.map(|engine| (engine, vec![&test])).into();
        let tally = at_once(turns, |engine, chosen| {
            // The first is the last to end.
            if engine == Engine::Chromium {
                thread::sleep(std::time::Duration::from_millis(50));
            }
            let failed = chosen.iter().map(|test| full(engine, test)).collect();
            Tally { passed: 2, skipped: 1, failed }
        });
        assert_eq!((tally.passed, tally.skipped), (6, 3));
        assert_eq!(tally.failed, ["chromium::one", "firefox::one", "webkit::one"]);
    }

    #[test]
    fn no_tests_are_no_turns() {
        let turns = Engine::ALL.map(|engine| (engine, Vec::new())).into();
        let tally = at_once(turns, |_, _| Tally { passed: 1, ..Tally::default() });
        assert_eq!(tally.passed, 0);
    }
}
