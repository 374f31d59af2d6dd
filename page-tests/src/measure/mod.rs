//! How fast the built page is beside what a web developer would have picked, in one browser and in one run.
//!
//! Takes the last build and the packages of `benches/others`; prints a table and writes `target/bench.json`, in which
//! every line says whether its goal is met. Every round measures each program once, one after the other, so that what
//! else the machine does falls on all of them. Medians are given with the range that half of the rounds lie in; ratios
//! hold, milliseconds are this machine's.
//!
//! To add a measurement: a file beside these with a function `measure`, and its line in [`KINDS`].

mod coded;
mod filter;
mod growth;
mod measured;
mod memory;
mod opening;
mod redraw;
mod responsive;
mod rows;
mod size;
mod stand;
mod usual;
mod workbook;

use crate::bench::Bench;
use crate::drive::engine::Engine;
use measured::Line;
use serde_json::{Value, json};
use stand::Stand;
use std::fs;
use std::process::Command;
use xtask::failure::{Failure, Outcome, While};
use xtask::setup::{browsers, tools};
use xtask::{paths, process};

/// A kind of measurement by the word that chooses it, and whether it needs what Chromium alone says of itself.
struct Kind {
    name: &'static str,
    chromium_alone: bool,
    measure: fn(&Stand) -> Outcome<Vec<Line>>,
}

const KINDS: [Kind; 10] = [
    Kind { name: "size", chromium_alone: false, measure: size::measure },
    Kind { name: "opening", chromium_alone: true, measure: opening::measure },
    Kind { name: "usual", chromium_alone: false, measure: usual::measure },
    Kind { name: "redraw", chromium_alone: true, measure: redraw::measure },
    Kind { name: "coded", chromium_alone: false, measure: coded::measure },
    Kind { name: "workbook", chromium_alone: false, measure: workbook::measure },
    Kind { name: "filter", chromium_alone: false, measure: filter::measure },
    Kind { name: "growth", chromium_alone: false, measure: growth::measure },
    Kind { name: "responsive", chromium_alone: true, measure: responsive::measure },
    Kind { name: "memory", chromium_alone: true, measure: memory::measure },
];

/// Measures what the words name, or everything: kinds of measurements, numbers of rows for coded tables, and a browser
/// in place of Chromium.
///
/// # Errors
/// When the browser, a package or the page does not start, a word names nothing, or two programs count otherwise.
pub fn run(words: &[String]) -> Outcome {
    tools::others()?;
    let (mut sizes, mut chosen, mut engine) = (Vec::new(), Vec::new(), Engine::Chromium);
    for word in words {
        if let Ok(rows) = word.parse::<usize>() {
            sizes.push(rows);
        } else if let Some(kind) = KINDS.iter().position(|kind| kind.name == word) {
            chosen.push(kind);
        } else if let Some(named) = Engine::ALL.iter().find(|engine| engine.name() == word) {
            engine = *named;
        } else {
            let kinds = KINDS.map(|kind| kind.name).join(", ");
            return Err(Failure::new(format!("there is no measurement {word}; there are {kinds}")));
        }
    }
    let is_chosen = |at: usize| match (chosen.is_empty(), sizes.is_empty()) {
        (false, _) => chosen.contains(&at),
        (true, false) => KINDS.get(at).is_some_and(|kind| kind.name == "coded"),
        (true, true) => true,
    };
    let kinds = KINDS.iter().enumerate().filter(|(at, _)| is_chosen(*at)).map(|(_, kind)| kind);
    let bench = Bench::start(engine, &browsers::find_or_install(false)?)?;
    let stand = Stand::new(bench, sizes.clone())?;
    println!("{} on {}", engine.name(), commit());
    println!("{}", measured::head());
    let (mut lines, mut failed) = (Vec::new(), Vec::new());
    for kind in kinds {
        if kind.chromium_alone && engine != Engine::Chromium {
            println!("{}: only Chromium says", kind.name);
            continue;
        }
        match (kind.measure)(&stand) {
            Ok(found) => {
                found.iter().for_each(Line::print);
                lines.extend(found.iter().map(Line::told));
            }
            // The other lines are worth having all the same.
            Err(failure) => {
                println!("{}: not measured: {failure}", kind.name);
                failed.push(kind.name);
            }
        }
    }
    let met = lines.iter().filter(|line| line["goal_met"] == Value::Bool(true)).count();
    println!("{met} of {} goals are met", lines.len());
    let told = json!({ "browser": engine.name(), "commit": commit(), "lines": lines });
    let path = paths::root().join("target").join("bench.json");
    let text = serde_json::to_string_pretty(&told).while_doing("writing the measurements")?;
    fs::write(&path, text).while_doing("writing target/bench.json")?;
    println!("also in {}", path.display());
    match failed.is_empty() {
        true => Ok(()),
        false => Err(Failure::new(format!("not measured: {}", failed.join(", ")))),
    }
}

/// The commit that stands in the folder, where it is one.
fn commit() -> String {
    let mut git = Command::new("git");
    git.args(["describe", "--always", "--dirty"]).current_dir(paths::root());
    process::output(&mut git).map_or_else(|_| "no commit".to_owned(), |said| said.trim().to_owned())
}
