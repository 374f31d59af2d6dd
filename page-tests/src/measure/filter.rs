//! A changed filter: domains by groups by valences, by every unit, of a million codings.

use super::measured::{Line, Measured, grouped};
use super::rows::Rows;
use super::stand::Stand;
use serde_json::{Value, json};
use xtask::failure::{Failure, Outcome};

/// Codings.
const ROWS: usize = 1_000_000;
const CODES: usize = 60;
/// Rounds of this quick thing.
const ROUNDS: usize = 15;
/// What the page is to be.
const MOST_MS: f64 = 8.0;
const TIMES_AS_FAST: f64 = 4.0;
const OTHERS: [&str; 2] = ["crossfilter2", "DuckDB-wasm"];

/// The tables of a filter by sites, one for each unit.
const OURS: &str = "
    const begun = performance.now();
    const tables = [];
    for (const unit of ['codings', 'participants', 'sources']) {
      tables.push(await view.table({
        rows: 'domain', columns: 'group', unit, basis: 'count', filter: [{ by: 'site', keep: args[0] }],
      }));
    }
    const ms = performance.now() - begun;
    return { ms, sums: tables.map((table) => table.cells.flat().reduce((sum, cell) => sum + cell.barrier.count, 0)) };";

/// Measures filters by sites, each of which keeps one more or one less than the one before.
///
/// # Errors
/// When a program does not start, or two count otherwise.
pub fn measure(stand: &Stand) -> Outcome<Vec<Line>> {
    stand.serve_rows(Rows::of(ROWS, CODES));
    let sides = stand.sides()?;
    sides.fetch()?;
    sides
        .ours()?
        .js_async("await view.load([{ name: 'coded.csv', bytes }]); window.bytes = null;", &[])?;
    sides.theirs()?.js_async("await prepareFilters(bytes); window.bytes = null;", &[])?;
    let mut all: Vec<Measured> =
        std::iter::once("Steelyard").chain(OTHERS).map(Measured::new).collect();
    for round in 0..ROUNDS {
        let kept: Vec<String> = (0..6 + round % 2).map(|site| format!("Site {site}")).collect();
        let mut sums: Vec<Value> = Vec::new();
        for one in &mut all {
            let answer = if one.name == "Steelyard" {
                sides.ours()?.js_async(OURS, &[json!(kept)])?
            } else {
                let script = "return await measuredFilter(args[0], args[1]);";
                sides.theirs()?.js_async(script, &[json!(one.name), json!(kept)])?
            };
            one.add(answer["ms"].as_f64().unwrap_or(f64::NAN));
            sums.push(answer["sums"].clone());
        }
        if sums.windows(2).any(|pair| pair[0] != pair[1]) {
            return Err(Failure::new(format!("a filter is counted otherwise: {sums:?}")));
        }
    }
    let ours = all.first().map_or(f64::NAN, Measured::median);
    let best = all.iter().skip(1).map(Measured::median).fold(f64::INFINITY, f64::min);
    Ok(vec![Line {
        path: "a changed filter, domains by groups by valences",
        of: format!("by codings, people and sources, {} codings", grouped(ROWS)),
        unit: "ms",
        measured: all,
        goal: format!(
            "under {MOST_MS} ms, {TIMES_AS_FAST} times as fast as the best of the others"
        ),
        found: format!("{ours:.1} ms, {:.2} times as fast", best / ours),
        is_met: ours < MOST_MS && best / ours >= TIMES_AS_FAST,
    }])
}
