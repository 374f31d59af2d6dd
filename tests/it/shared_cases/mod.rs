//! Small sheets of the kinds that people really have, each with what is right for it, counted by hand.
//!
//! The inputs lie in `tests/shared_cases/`; what is right of each stands in the topic's table here, as one or
//! more *ways*: a case is right where all checks of one of its ways hold. Two ways are two outcomes that are
//! both right, such as the numbers at once, or a question and the numbers after its answer.
//!
//! [`KNOWN_FAILURES`] names the cases that are not right yet. A case in it that comes right must leave it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod bounds;
mod check;
mod coders;
mod counts;
mod families;
mod known;
mod labels;
mod leaving;
mod lists;
mod numbers;
mod owners;
mod percentages;
mod projects;
mod ranges;
mod ratings;
mod sheets;
mod studied;
mod tables;
mod told;
mod totals;
mod valence_words;

use std::collections::BTreeSet;
use std::path::Path;

use check::Check;
use known::KNOWN_FAILURES;
use studied::Studied;

/// An input and what is right for it.
#[derive(Debug)]
struct Case {
    /// Name, by which [`KNOWN_FAILURES`] knows it.
    name: &'static str,
    /// Files, loaded together.
    files: &'static [Input],
    /// Outcomes that are right.
    ways: &'static [&'static [Check]],
}

/// Where a file of a case comes from.
#[derive(Debug)]
enum Input {
    /// A file below `tests/shared_cases/`.
    Stored(&'static str),
    /// A small file, by name and text.
    Written(&'static str, &'static str),
    /// A large file, by name and what makes it.
    Made(&'static str, fn() -> String),
}

impl Input {
    /// The name it is loaded by, and its bytes.
    fn load(&self) -> (String, Vec<u8>) {
        match self {
            Self::Stored(path) => {
                let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shared_cases");
                let name = path.rsplit('/').next().unwrap_or(path);
                let bytes = std::fs::read(root.join(path));
                (name.to_owned(), bytes.unwrap_or_else(|error| panic!("{path}: {error}")))
            }
            Self::Written(name, text) => ((*name).to_owned(), text.as_bytes().to_vec()),
            Self::Made(name, make) => ((*name).to_owned(), make().into_bytes()),
        }
    }
}

/// All tables, one a topic.
const TOPICS: &[&[Case]] = &[
    families::CASES,
    lists::CASES,
    labels::CASES,
    ratings::CASES,
    totals::CASES,
    percentages::CASES,
    owners::CASES,
    coders::CASES,
    valence_words::CASES,
    counts::CASES,
    sheets::CASES,
    ranges::CASES,
    tables::CASES,
    projects::CASES,
    leaving::CASES,
    bounds::CASES,
];

#[test]
fn shared_cases_come_out_right_but_for_those_known_to_fail() {
    let only = std::env::var("STEELYARD_CASE").ok();
    let (mut said, mut names) = (Vec::new(), BTreeSet::new());
    for case in TOPICS.iter().copied().flatten() {
        assert!(names.insert(case.name), "two cases are called {}", case.name);
        if only.as_ref().is_some_and(|only| !case.name.contains(only.as_str())) {
            continue;
        }
        let known = KNOWN_FAILURES.iter().any(|(name, _)| *name == case.name);
        match (case.outcome(), known) {
            (Err(wrong), _) if only.is_some() => said.push(format!("{}\n{wrong}", case.name)),
            (Ok(()), true) => said.push(format!("{} is right: take it off the list", case.name)),
            (Err(wrong), false) => said.push(format!("{} is wrong\n{wrong}", case.name)),
            (Ok(()), false) | (Err(_), true) => {}
        }
    }
    for (name, _) in KNOWN_FAILURES {
        assert!(names.contains(name), "no case is called {name}");
    }
    assert!(said.is_empty(), "{}", said.join("\n"));
}

impl Case {
    /// Whether any way holds; else what does not hold of each.
    fn outcome(&self) -> Result<(), String> {
        let files: Vec<_> = self.files.iter().map(Input::load).collect();
        let mut wrong = Vec::new();
        for (at, way) in self.ways.iter().enumerate() {
            let failures = check::failures(&mut Studied::load(&files), way);
            if failures.is_empty() {
                return Ok(());
            }
            wrong.push(format!("  way {}\n    {}", at + 1, failures.join("\n    ")));
        }
        Err(wrong.join("\n"))
    }
}
