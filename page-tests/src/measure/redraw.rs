//! A figure drawn again: what the main thread does of it.

use super::measured::{Line, Measured};
use super::stand::Stand;
use serde_json::{Value, json};
use std::fmt::Write as _;
use xtask::failure::Outcome;

const CONSTRUCTS: usize = 40;
const GROUPS: usize = 6;
const ROUNDS: usize = 21;
/// Milliseconds of script and layout that one may cost.
const MOST_MS: f64 = 16.0;
/// What the browser counts, in seconds, of the document's thread.
const COUNTED: [&str; 3] = ["ScriptDuration", "LayoutDuration", "RecalcStyleDuration"];

/// Puts the rows in another order and waits until the new figure was painted.
const CHANGE: &str = "
    const redrawn = new Promise((resolve) => {
      new MutationObserver((_, observer) => {
        observer.disconnect();
        resolve();
      }).observe(q('#drawing'), { subtree: true, childList: true, attributes: true, characterData: true });
    });
    await view.restore({ table: { order: args[0] } });
    await redrawn;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    do await frame(); while (q('.page').ariaBusy === 'true');
    await frame();";

/// Measures a figure whose rows change places.
///
/// # Errors
/// When the page draws nothing, or the browser does not say what its thread did.
pub fn measure(stand: &Stand) -> Outcome<Vec<Line>> {
    let page = stand.element()?;
    let mut csv = "participant,role,code,type\n".to_owned();
    for construct in 0..CONSTRUCTS {
        for group in 0..GROUPS {
            for (valence, count) in [("barrier", construct % 7), ("facilitator", group)] {
                (0..=count).for_each(|person| {
                    let _ =
                        writeln!(csv, "P{group}-{person},Role {group},Code {construct},{valence}");
                });
            }
        }
    }
    page.load(&[("grid.csv", csv.as_bytes())])?;
    page.js_async("await view.restore({ table: { rows: 'code', columns: 'group' } });", &[])?;
    page.wait_for_figure()?;
    let session = stand.bench.session();
    let ask = |cmd: &str| session.post("/goog/cdp/execute", &json!({ "cmd": cmd, "params": {} }));
    ask("Performance.enable")?;
    let spent = || -> Outcome<[f64; 3]> {
        let metrics = ask("Performance.getMetrics")?;
        let metrics = metrics["metrics"].as_array().cloned().unwrap_or_default();
        Ok(COUNTED.map(|name| {
            let found = metrics.iter().find(|metric| metric["name"] == name);
            found.and_then(|metric| metric["value"].as_f64()).unwrap_or(f64::NAN) * 1e3
        }))
    };
    let mut parts = ["script", "layout", "style"].map(Measured::new);
    let mut whole = Measured::new("script and layout");
    for round in 0..ROUNDS {
        let order = if round % 2 == 0 { "total" } else { "alphabetical" };
        let before = spent()?;
        page.js_async(CHANGE, &[Value::from(order)])?;
        let after = spent()?;
        let mut sum = 0.0;
        for ((part, before), after) in parts.iter_mut().zip(before).zip(after) {
            part.add(after - before);
            sum += after - before;
        }
        whole.add(sum);
    }
    ask("Performance.disable")?;
    let ms = whole.median();
    Ok(vec![Line {
        path: "a figure drawn again",
        of: format!("{CONSTRUCTS} constructs by {GROUPS} groups"),
        unit: "ms",
        measured: std::iter::once(whole).chain(parts).collect(),
        goal: format!("under {MOST_MS} ms of script and layout"),
        found: format!("{ms:.1} ms"),
        is_met: ms < MOST_MS,
    }])
}
