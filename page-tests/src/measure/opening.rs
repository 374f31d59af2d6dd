//! Opening the page from its file, beside an empty page of the same bytes.

use super::measured::{Line, Measured};
use super::stand::Stand;
use serde_json::{Value, json};
use std::fs;
use xtask::failure::{Outcome, While};
use xtask::paths;

const ROUNDS: usize = 9;
/// What there may be more than an empty page needs: until something to drop on is painted, and until it is ready.
const MOST_TO_DROP_MS: f64 = 60.0;
const MOST_TO_READY_MS: f64 = 150.0;

/// Notes when the page says that it is ready.
const NOTE: &str = "
    new MutationObserver(() => {
      if (document.documentElement?.dataset.steelyard === 'ready') window.readyMs ??= performance.now();
    }).observe(document, { attributes: true, childList: true, subtree: true });";

/// Measures pages opened from `file://`, one after the other.
///
/// # Errors
/// When the page does not start, or the browser is none that says when it painted.
pub fn measure(stand: &Stand) -> Outcome<Vec<Line>> {
    let bench = &stand.bench;
    let session = bench.session();
    let whole = fs::read_to_string(paths::single_file()).while_doing("reading the single file")?;
    let inert = whole.replace('<', " ");
    let empty = format!(
        "<!doctype html><title>empty</title><p>empty<script type=text/plain>{inert}</script>"
    );
    let empty = bench.write("empty.html", empty.as_bytes())?;
    let note = json!({"cmd": "Page.addScriptToEvaluateOnNewDocument", "params": {"source": NOTE}});
    let noted = session.post("/goog/cdp/execute", &note)?;
    let (mut drop, mut ready, mut nothing) = (
        Measured::new("to something to drop on"),
        Measured::new("to ready"),
        Measured::new("an empty page of the same bytes"),
    );
    let number = |value: Value| value.as_f64().unwrap_or(f64::NAN);
    for _ in 0..ROUNDS {
        session.go(&format!("file://{}", empty.display()))?;
        bench.page().wait("performance.getEntriesByType('paint').length")?;
        nothing.add(number(session.run(
            "return performance.getEntriesByName('first-contentful-paint')[0].startTime;",
            &[],
        )?));
        session.go(&bench.file_address())?;
        bench.page().wait("window.readyMs")?;
        ready.add(number(session.run("return window.readyMs;", &[])?));
        let began = number(session.run("return performance.timeOrigin;", &[])?);
        bench.enter_frame("#steelyard")?;
        bench.page().wait("performance.getEntriesByName('first-contentful-paint').length")?;
        let painted = number(session.run(
            "return performance.timeOrigin + performance.getEntriesByName('first-contentful-paint')[0].startTime;",
            &[],
        )?);
        drop.add(painted - began);
        bench.to_top()?;
    }
    let forget = json!({"cmd": "Page.removeScriptToEvaluateOnNewDocument", "params": {"identifier": noted["identifier"]}});
    session.post("/goog/cdp/execute", &forget)?;
    let more = [drop.median() - nothing.median(), ready.median() - nothing.median()];
    Ok(vec![Line {
        path: "opened from file://",
        of: "beside an empty page of the same bytes".to_owned(),
        unit: "ms",
        measured: vec![ready, drop, nothing],
        goal: format!(
            "under {MOST_TO_DROP_MS} ms more to something to drop on, under {MOST_TO_READY_MS} ms more to ready"
        ),
        found: format!("{:.0} and {:.0} ms more", more[0], more[1]),
        is_met: more[0] < MOST_TO_DROP_MS && more[1] < MOST_TO_READY_MS,
    }])
}
