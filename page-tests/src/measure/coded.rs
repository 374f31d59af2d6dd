//! A coded table as CSV, from its bytes to the account and the count of each code in each role.

use super::measured::{Line, Measured, grouped};
use super::rows::Rows;
use super::stand::Stand;
use serde_json::json;
use xtask::failure::{Failure, Outcome};

/// Ours, then what only reads the bytes, then the others.
const NAMES: [&str; 5] = ["Steelyard", "bytes alone", "uDSV", "PapaParse", "d3-dsv"];
/// Rows of the files: a usual study's, a large one's, and as many as a worksheet holds.
const SIZES: [usize; 3] = [2_000, 200_000, 1_000_000];
/// Distinct codes, few and many.
const CODES: [usize; 2] = [60, 2_000];
/// What the page is to be: so many times as fast as uDSV, and at most so many times as slow as reading the bytes.
const TIMES_AS_FAST: f64 = 2.0;
const TIMES_THE_BYTES: f64 = 4.0;

/// Reads the bytes as the page does what somebody drops, and counts.
const OURS: &str = "
    const begun = performance.now();
    await view.load([{ name: 'coded.csv', bytes }]);
    const table = await view.table({ rows: 'code', columns: 'group', unit: 'codings', basis: 'count' });
    const ms = performance.now() - begun;
    const sum = table.cells.flat().reduce((sum, cell) => sum + cell.barrier.count, 0);
    return { ms, sum };";

/// Measures files of the sizes that were asked for.
///
/// # Errors
/// When a program does not start, or two count otherwise.
pub fn measure(stand: &Stand) -> Outcome<Vec<Line>> {
    let sizes = if stand.sizes.is_empty() { SIZES.to_vec() } else { stand.sizes.clone() };
    let mut lines = Vec::new();
    for rows in sizes {
        for codes in CODES {
            lines.push(of_file(stand, Rows::of(rows, codes))?);
        }
    }
    Ok(lines)
}

fn of_file(stand: &Stand, rows: Rows) -> Outcome<Line> {
    let megabytes = stand.serve_rows(rows) as f64 / 1e6;
    let sides = stand.sides()?;
    sides.fetch()?;
    let mut all: Vec<Measured> = NAMES.iter().map(|name| Measured::new(name)).collect();
    for _ in 0..stand.rounds(rows.rows) {
        let mut sums = Vec::new();
        for one in &mut all {
            let answer = if one.name == "Steelyard" {
                sides.ours()?.js_async(OURS, &[])?
            } else {
                let script = "return await measured(args[0], bytes);";
                sides.theirs()?.js_async(script, &[json!(one.name)])?
            };
            one.add(answer["ms"].as_f64().unwrap_or(f64::NAN));
            sums.extend(answer["sum"].as_u64());
        }
        if sums.windows(2).any(|pair| pair[0] != pair[1]) {
            return Err(Failure::new(format!(
                "{} rows are counted otherwise: {sums:?}",
                rows.rows
            )));
        }
    }
    let ours = all.first().map_or(f64::NAN, Measured::median);
    let bytes = all.get(1).map_or(f64::NAN, Measured::median);
    let udsv = all.get(2).map_or(f64::NAN, Measured::median);
    Ok(Line {
        path: "coded CSV to account and first cross-table",
        of: format!(
            "{} rows, {} codes, {megabytes:.1} MB",
            grouped(rows.rows),
            grouped(rows.codes)
        ),
        unit: "ms",
        goal: format!(
            "{TIMES_AS_FAST} times as fast as uDSV, within {TIMES_THE_BYTES} times of the bytes alone"
        ),
        found: format!("{:.2} times as fast, {:.1} times the bytes", udsv / ours, ours / bytes),
        is_met: udsv / ours >= TIMES_AS_FAST && ours / bytes <= TIMES_THE_BYTES,
        measured: all,
    })
}
