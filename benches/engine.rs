//! How long a study takes from bytes to a counted table: milliseconds, as the median of several runs; and the parts
//! of a load, with how much work they say that they did and how long they say nothing.
//!
//! Run with `cargo xtask bench --host --bench engine [rows]`; with `load` among the words the load alone.

#![allow(clippy::indexing_slicing)]

#[path = "../page-tests/src/measure/rows.rs"]
mod rows;

use std::cell::Cell;
use std::fmt::Write as _;
use std::hint::black_box;
use std::rc::Rc;
use std::time::{Duration, Instant};

use steelyard_core::analysis::{Basis, Columns, Rows, Statistic, TableOptions, Unit};
use steelyard_core::disclosure::Policy;
use steelyard_core::engine::{Engine, InputFile, Request, Response, Settings, Stage};
use steelyard_core::pulse;

const DEFAULT_ROWS: usize = 200_000;
const RUNS: usize = 5;

fn main() {
    let rows = std::env::args().skip(1).find_map(|argument| argument.parse().ok());
    let rows = rows.unwrap_or(DEFAULT_ROWS);
    parts_of_a_load(rows);
    if std::env::args().any(|argument| argument == "load") {
        return;
    }
    let bytes = study(rows).into_bytes();
    println!("median of {RUNS} runs, {rows} rows of 8 columns, {:.1} MB", bytes.len() as f64 / 1e6);
    let mut engine = Engine::new();
    report(
        "load",
        median(|| {
            let files = vec![InputFile { name: "b.csv".to_owned(), bytes: bytes.clone() }];
            ask(&mut engine, Request::Load { files, settings: Box::default() });
        }),
    );
    report(
        "change a mapping",
        median(|| {
            let settings = Settings { framework: Some("tdf-2012".into()), ..Settings::default() };
            ask(&mut engine, Request::Configure { settings: Box::new(settings) });
        }),
    );
    for (name, unit, columns) in [
        ("codings by group", Unit::Codings, Columns::Group),
        ("segments by group", Unit::Segments, Columns::Group),
        ("participants by group", Unit::Participants, Columns::Group),
        ("participants by source", Unit::Participants, Columns::Source),
    ] {
        report(
            name,
            median(|| {
                let table = TableOptions {
                    unit: Some(unit),
                    columns: Some(columns.clone()),
                    basis: Some(Basis::ShareOfGroup),
                    ..TableOptions::default()
                };
                ask(&mut engine, Request::Table { table });
            }),
        );
    }
    for &kind in Statistic::ALL {
        let name = format!("{kind:?}").to_lowercase();
        report(
            &name,
            median(|| {
                let table = TableOptions {
                    rows: Some(Rows::Code),
                    unit: Some(Unit::Participants),
                    ..TableOptions::default()
                };
                ask(&mut engine, Request::Numbers { kind, table });
            }),
        );
    }
    // What stands behind few people is hidden of ninety rows in three columns.
    let disclosure = Policy { fewest_contributors: Some(10), ..Policy::default() };
    let settings = Settings { disclosure, ..Settings::default() };
    ask(&mut engine, Request::Configure { settings: Box::new(settings) });
    report(
        "codings, protected",
        median(|| {
            let table = TableOptions { rows: Some(Rows::Code), ..TableOptions::default() };
            ask(&mut engine, Request::Table { table });
        }),
    );
}

/// The rows that the page is measured with, from their bytes to the dataset, stage by stage.
fn parts_of_a_load(rows: usize) {
    let bytes = rows::Rows::of(rows, 60).bytes();
    println!(
        "parts of a load, median of {RUNS} runs, {rows} rows of 10 columns, {:.1} MB",
        bytes.len() as f64 / 1e6
    );
    println!("{:<28}{:>12}{:>16}{:>22}", "", "ms", "units a cell", "longest silence, ms");
    let cells = 10 * rows;
    let beats = Rc::new(Cell::new(0_u64));
    let silence = Rc::new(Cell::new(Duration::ZERO));
    let heard = Rc::new(Cell::new(Instant::now()));
    {
        let (beats, silence, heard) = (Rc::clone(&beats), Rc::clone(&silence), Rc::clone(&heard));
        pulse::listen(move || {
            beats.set(beats.get() + 1);
            silence.set(silence.get().max(heard.get().elapsed()));
            heard.set(Instant::now());
        });
    }
    // Of each run each stage with its milliseconds, units and silence, in order.
    let mut runs: Vec<Vec<(String, f64, f64, f64)>> = Vec::new();
    for _ in 0..RUNS {
        let mut engine = Engine::new();
        let files = vec![InputFile { name: "b.csv".to_owned(), bytes: bytes.clone() }];
        let mut parts = Vec::new();
        let begin = || {
            beats.set(0);
            silence.set(Duration::ZERO);
            heard.set(Instant::now());
            Instant::now()
        };
        let (mut stage, mut since) = (Stage::Reading, begin());
        let mut end = |stage: Stage, since: Instant| {
            silence.set(silence.get().max(heard.get().elapsed()));
            let units = beats.get() as f64 * f64::from(pulse::BEAT) / cells as f64;
            let ms = |time: Duration| time.as_secs_f64() * 1e3;
            parts.push((
                format!("{stage:?}").to_lowercase(),
                ms(since.elapsed()),
                units,
                ms(silence.get()),
            ));
        };
        let request = Request::Load { files, settings: Box::default() };
        let response = engine.handle(request, &mut |progress| {
            silence.set(silence.get().max(heard.get().elapsed()));
            heard.set(Instant::now());
            if progress.stage != stage {
                end(stage, since);
                (stage, since) = (progress.stage, begin());
            }
        });
        end(stage, since);
        assert!(!matches!(response, Response::Failed { .. }), "{response:?}");
        runs.push(parts);
    }
    for at in 0..runs.iter().map(Vec::len).min().unwrap_or(0) {
        let median = |of: fn(&(String, f64, f64, f64)) -> f64| {
            let mut all: Vec<f64> = runs.iter().map(|parts| of(&parts[at])).collect();
            all.sort_by(f64::total_cmp);
            all[all.len() / 2]
        };
        let (ms, units, silence) =
            (median(|part| part.1), median(|part| part.2), median(|part| part.3));
        println!("{:<28}{ms:>12.1}{units:>16.1}{silence:>22.1}", runs[0][at].0);
    }
}

fn ask(engine: &mut Engine, request: Request) {
    let response = black_box(engine.handle(request, &mut |_| ()));
    assert!(!matches!(response, Response::Failed { .. }), "{response:?}");
}

/// A coded study: 400 people in 200 interviews, six domains, a passage to every third row, two coders.
fn study(rows: usize) -> String {
    const DOMAINS: [&str; 6] =
        ["Knowledge", "Skills", "Optimism", "Goals", "Emotion", "Reinforcement"];
    const GROUPS: [&str; 3] = ["Nurses", "Physicians", "Patients"];
    let mut text = String::from("participant,interview,group,domain,belief,type,coder,excerpt\n");
    for row in 0..rows {
        let person = row / 3 * 7919 % 400;
        let side = if row % 3 == 0 { "barrier" } else { "facilitator" };
        let _ = writeln!(
            text,
            "P{person},Interview {},{},{},belief {},{side},{},\"Passage {}, as it was said\"",
            person / 2,
            GROUPS[person % 3],
            DOMAINS[row * 31 % 6],
            row % 90,
            if row % 2 == 0 { "Ann" } else { "Bo" },
            row / 3,
        );
    }
    text
}

fn report(name: &str, time: Duration) {
    println!("{name:<28}{:>9.1} ms", time.as_secs_f64() * 1e3);
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times.get(RUNS / 2).copied().unwrap_or_default()
}
