//! How fast the built page is beside what a web developer would have picked, in one Chromium and in one run.
//!
//! Takes the last build and the packages of `benches/others`; prints a table and writes `target/bench.json`. Every
//! round measures each once, one after the other, so that what else the machine does falls on all of them. Medians are
//! given with the range that half of the rounds lie in; ratios hold, milliseconds are this machine's.

use crate::bench::Bench;
use crate::drive::engine::Engine;
use serde_json::{Value, json};
use std::fs;
use std::time::Duration;
use xtask::failure::{Failure, Outcome, While};
use xtask::paths;
use xtask::setup::{browsers, tools};

/// Makes the rows.
const ROWS: &str = include_str!("rows.js");
/// What others do with them.
const OTHERS: &str = include_str!("others.js");
/// Files of the packages that are measured beside the page.
const PACKAGES: [&str; 3] =
    ["udsv/dist/uDSV.iife.min.js", "papaparse/papaparse.min.js", "d3-dsv/dist/d3-dsv.min.js"];
/// Names of what is measured beside the page; the first only reads the bytes.
const NAMES: [&str; 4] = ["bytes alone", "uDSV", "PapaParse", "d3-dsv"];
/// Rounds of each measurement, and of one of a large file.
const ROUNDS: usize = 7;
const ROUNDS_OF_LARGE: usize = 3;
/// Rows from which on a file is large.
const LARGE: usize = 500_000;
/// Rows of the files: a usual study's, a large one's, and as many as a worksheet holds.
const SIZES: [usize; 3] = [2_000, 200_000, 1_000_000];
/// Distinct codes, few and many.
const CODES: [usize; 2] = [60, 2_000];
/// What the page is to be: so many times as fast as the fastest of the others, and as slow as reading the bytes.
const TIMES_AS_FAST: f64 = 2.0;
const TIMES_THE_BYTES: f64 = 4.0;
/// How long a measurement may take.
const PATIENCE: Duration = Duration::from_secs(600);

/// What one reader needed for one file.
struct Measured {
    name: String,
    /// Milliseconds of each round, in order of size.
    ms: Vec<f64>,
}

impl Measured {
    fn at(&self, share: f64) -> f64 {
        let last = self.ms.len().saturating_sub(1) as f64;
        self.ms.get((last * share).round() as usize).copied().unwrap_or(f64::NAN)
    }

    fn median(&self) -> f64 {
        self.at(0.5)
    }
}

/// Measures files of the sizes that the words name, or of all of [`SIZES`].
///
/// # Errors
/// When the browser, a package or the page does not start, or two readers count otherwise.
pub fn run(words: &[String]) -> Outcome {
    tools::others()?;
    let sizes: Vec<usize> = words.iter().filter_map(|word| word.parse().ok()).collect();
    let sizes = if sizes.is_empty() { SIZES.to_vec() } else { sizes };
    let bench = Bench::start(Engine::Chromium, &browsers::find_or_install(false)?)?;
    let mut scripts = String::new();
    for package in PACKAGES {
        let file = paths::root().join("benches/others/node_modules").join(package);
        scripts += &fs::read_to_string(&file).while_doing(format_args!("reading {package}"))?;
        scripts.push('\n');
    }
    let page = format!("<!doctype html><title>others</title><script>{scripts}{OTHERS}</script>");
    let others = bench.site.put("/others", "text/html; charset=utf-8", page);
    let patience = json!({ "script": PATIENCE.as_millis() as u64 });
    bench.session().post("/timeouts", &patience)?;
    println!(
        "from the bytes of a coded table to its account and the count of each code in each role"
    );
    println!(
        "{:>9} {:>6} {:>7}  {:<12} {:>9} {:>19} {:>7}",
        "rows", "codes", "MB", "reader", "ms", "half of the rounds", "ratio"
    );
    let mut lines = Vec::new();
    for rows in sizes {
        for codes in CODES {
            lines.push(of_file(&bench, &others, rows, codes)?);
        }
    }
    let path = paths::root().join("target").join("bench.json");
    let text = serde_json::to_string_pretty(&lines).while_doing("writing the measurements")?;
    fs::write(&path, text).while_doing("writing target/bench.json")?;
    println!("also in {}", path.display());
    Ok(())
}

/// Measures one file; gives its line for the machine.
fn of_file(bench: &Bench, others: &str, rows: usize, codes: usize) -> Outcome<Value> {
    let session = bench.session();
    let rounds = if rows >= LARGE { ROUNDS_OF_LARGE } else { ROUNDS };
    let arguments = [json!(rows), json!(codes)];
    let make = format!("{ROWS}\nwindow.bytes = codedRows(args[0], args[1]); return bytes.length;");
    // A window for each side, both of which hold the bytes; what lies in a tab behind another is held up.
    bench.open(&bench.http_address())?;
    let ours = session.get("/window")?;
    let size = bench.page().js_async(&make, &arguments)?.as_u64().unwrap_or(0);
    let theirs = session.post("/window/new", &json!({ "type": "window" }))?["handle"].clone();
    session.post("/window", &json!({ "handle": theirs }))?;
    session.go(others)?;
    session.run_async(&make, &arguments)?;
    let mut all: Vec<Measured> = std::iter::once("Steelyard")
        .chain(NAMES)
        .map(|name| Measured { name: name.to_owned(), ms: Vec::new() })
        .collect();
    let mut refused = None;
    for _ in 0..rounds {
        let mut sums = Vec::new();
        for one in &mut all {
            let answer = if one.name == "Steelyard" {
                session.post("/window", &json!({ "handle": ours }))?;
                bench.enter_frame("#steelyard")?;
                match bench.page().js_async(OURS, &[]) {
                    Ok(answer) => answer,
                    Err(failure) => {
                        refused = Some(failure.to_string());
                        continue;
                    }
                }
            } else {
                session.post("/window", &json!({ "handle": theirs }))?;
                session.run_async("return await measured(args[0], bytes);", &[json!(one.name)])?
            };
            one.ms.push(answer["ms"].as_f64().unwrap_or(f64::NAN));
            sums.extend(answer["sum"].as_u64());
        }
        if sums.windows(2).any(|pair| pair[0] != pair[1]) {
            return Err(Failure::new(format!("{rows} rows are counted otherwise: {sums:?}")));
        }
    }
    session.close_window()?;
    session.post("/window", &json!({ "handle": ours }))?;
    all.iter_mut().for_each(|one| one.ms.sort_by(f64::total_cmp));
    Ok(told(rows, codes, size, &all, refused.as_deref()))
}

/// Reads the bytes as the page does what somebody drops, and counts.
const OURS: &str = "
    const begun = performance.now();
    await view.load([{ name: 'coded.csv', bytes }]);
    const table = await view.table({ rows: 'code', columns: 'group', unit: 'codings', basis: 'count' });
    const ms = performance.now() - begun;
    const sum = table.cells.flat().reduce((sum, cell) => sum + cell.barrier.count, 0);
    return { ms, sum };";

/// Prints what was measured of a file; gives it for the machine.
fn told(rows: usize, codes: usize, bytes: u64, all: &[Measured], refused: Option<&str>) -> Value {
    let ours = all.first().map_or(f64::NAN, Measured::median);
    let others = || all.iter().skip(2);
    let fastest = others().map(Measured::median).fold(f64::INFINITY, f64::min);
    let only_bytes = all.get(1).map_or(f64::NAN, Measured::median);
    for one in all {
        let median = one.median();
        println!(
            "{rows:>9} {codes:>6} {:>7.1}  {:<12} {median:>9.1} {:>9.1} to {:>6.1} {:>7.2}",
            bytes as f64 / 1e6,
            one.name,
            one.at(0.25),
            one.at(0.75),
            ours / median,
        );
    }
    if let Some(refused) = refused {
        println!("{rows:>9} {codes:>6}  refused: {refused}");
    }
    let is_met = refused.is_none()
        && fastest / ours >= TIMES_AS_FAST
        && ours / only_bytes <= TIMES_THE_BYTES;
    let readers: Vec<Value> =
        all.iter().map(|one| json!({ "reader": one.name, "rounds_ms": one.ms })).collect();
    json!({
        "path": "coded CSV to account and first cross-table",
        "rows": rows,
        "codes": codes,
        "bytes": bytes,
        "readers": readers,
        "times_as_fast_as_the_fastest": fastest / ours,
        "times_the_bytes": ours / only_bytes,
        "refused": refused,
        "goal_met": is_met,
    })
}
