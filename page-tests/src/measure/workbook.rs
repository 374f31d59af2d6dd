//! A workbook, from its bytes to the account and the first table.

use super::measured::{Line, Measured, grouped};
use super::rows::Rows;
use super::stand::Stand;
use serde_json::{Value, json};
use xtask::failure::{Failure, Outcome};

/// Rows of ten columns.
const ROWS: usize = 100_000;
const CODES: usize = 60;
/// What the page is to be: so many times as fast as SheetJS.
const TIMES_AS_FAST: f64 = 3.0;

const OURS: &str = "
    const begun = performance.now();
    await view.load([{ name: 'coded.xlsx', bytes }]);
    const table = await view.table({ rows: 'code', columns: 'group', unit: 'codings', basis: 'count' });
    const ms = performance.now() - begun;
    const sum = table.cells.flat().reduce((sum, cell) => sum + cell.barrier.count, 0);
    return { ms, sum };";

/// Measures one workbook, which SheetJS wrote.
///
/// # Errors
/// When a program does not start, or two count otherwise.
pub fn measure(stand: &Stand) -> Outcome<Vec<Line>> {
    stand.serve_rows(Rows::of(ROWS, CODES));
    let sides = stand.sides()?;
    sides.fetch()?;
    // The window of the others makes it, and a message to the server would be the only other way to ours.
    let make = "window.bytes = await makeWorkbook(bytes); return bytes.length;";
    let size = sides.theirs()?.js_async(make, &[])?.as_u64().unwrap_or(0);
    let part = "let letters = '';
        for (const byte of bytes.subarray(args[0], args[1])) letters += String.fromCharCode(byte);
        return btoa(letters);";
    sides.ours()?.js("window.bytes = new window.Uint8Array(0);")?;
    let take =
        "const part = window.Uint8Array.from(atob(args[0]), (letter) => letter.charCodeAt(0));
        const whole = new window.Uint8Array(bytes.length + part.length);
        whole.set(bytes);
        whole.set(part, bytes.length);
        window.bytes = whole;";
    for from in (0..size).step_by(8 << 20) {
        let text = sides.theirs()?.js_async(part, &[json!(from), json!(from + (8 << 20))])?;
        sides.ours()?.js_async(take, &[text])?;
    }
    let (mut ours, mut theirs) = (Measured::new("Steelyard"), Measured::new("SheetJS"));
    for _ in 0..stand.rounds(ROWS) {
        let one = sides.ours()?.js_async(OURS, &[])?;
        let other = sides.theirs()?.js_async("return await measuredWorkbook(bytes);", &[])?;
        if one["sum"] != other["sum"] {
            return Err(Failure::new(format!("a workbook is counted otherwise: {one} {other}")));
        }
        let ms = |answer: &Value| answer["ms"].as_f64().unwrap_or(f64::NAN);
        ours.add(ms(&one));
        theirs.add(ms(&other));
    }
    let times = theirs.median() / ours.median();
    Ok(vec![Line {
        path: "a workbook to account and first cross-table",
        of: format!("{} rows of 10 columns, {:.1} MB", grouped(ROWS), size as f64 / 1e6),
        unit: "ms",
        measured: vec![ours, theirs],
        goal: format!("{TIMES_AS_FAST} times as fast as SheetJS"),
        found: format!("{times:.2} times as fast"),
        is_met: times >= TIMES_AS_FAST,
    }])
}
