//! A usual study, from the drop to its painted figure: the first after opening, and the next.

use super::measured::{Line, Measured, grouped};
use super::rows::Rows;
use super::stand::Stand;
use serde_json::json;
use xtask::failure::Outcome;

/// Codings of a usual study.
const ROWS: usize = 300;
const CODES: usize = 30;
const ROUNDS: usize = 9;
/// What it may take.
const MOST_MS: f64 = 100.0;

/// Gives the page a file by its input, as a drop does, or a later one by its method, and waits until its figure was
/// painted.
const DROP: &str = "
    const bytes = window.Uint8Array.from(atob(args[0]), (letter) => letter.charCodeAt(0));
    const files = new DataTransfer();
    files.items.add(new File([bytes], args[1]));
    let changed = false;
    view.addEventListener('steelyard-change', () => { changed = true; }, { once: true });
    const begun = performance.now();
    const input = q('#files');
    if (input) {
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
    } else {
      await view.load([{ name: args[1], bytes }]);
      changed = true;
    }
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    do await frame(); while (!changed || !q('#drawing .mark') || q('.page').ariaBusy === 'true');
    // What stands before a frame is painted after it.
    await new Promise((resolve) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = resolve; port2.postMessage(0); });
    return performance.now() - begun;";

/// Measures the first and the second file of freshly opened pages.
///
/// # Errors
/// When the page does not start or draws nothing.
pub fn measure(stand: &Stand) -> Outcome<Vec<Line>> {
    let bytes = Rows::of(ROWS, CODES).bytes();
    let text = json!(crate::drive::page::base64(&bytes));
    let (mut first, mut rested, mut next) = (
        Measured::new("first, at once"),
        Measured::new("first, a second later"),
        Measured::new("next"),
    );
    for _ in 0..ROUNDS {
        for (waits_ms, one) in [(0, &mut first), (1000, &mut rested)] {
            let page = stand.bench.open_file()?;
            let wait = "await new Promise((resolve) => setTimeout(resolve, args[0]));";
            page.js_async(wait, &[json!(waits_ms)])?;
            let ms = page.js_async(DROP, &[text.clone(), json!("first.csv")])?;
            one.add(ms.as_f64().unwrap_or(f64::NAN));
            page.js_async(wait, &[json!(300)])?;
            let ms = page.js_async(DROP, &[text.clone(), json!("next.csv")])?;
            next.add(ms.as_f64().unwrap_or(f64::NAN));
        }
    }
    let ms = first.median();
    Ok(vec![Line {
        path: "a usual study, from the drop to its painted figure",
        of: format!("{} codings", grouped(ROWS)),
        unit: "ms",
        measured: vec![first, rested, next],
        goal: format!("under {MOST_MS} ms, the first one after opening"),
        found: format!("{ms:.0} ms"),
        is_met: ms < MOST_MS,
    }])
}
