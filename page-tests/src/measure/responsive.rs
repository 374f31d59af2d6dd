//! Whether the page stays alive while it reads: its longest task, progress, and how soon it is cancelled.

use super::measured::{Line, Measured, grouped};
use super::rows::Rows;
use super::stand::{PATIENCE, Stand};
use crate::drive::page::Page;
use serde_json::{Value, json};
use std::thread;
use std::time::Duration;
use xtask::failure::{Failure, Outcome};

const SIZES: [usize; 2] = [200_000, 1_000_000];
const CODES: usize = 60;
const ROUNDS: usize = 3;
/// What may be: a task of the main thread, time between two moves of the progress, and until work is cancelled.
const MOST_TASK_MS: f64 = 50.0;
const MOST_GAP_MS: f64 = 250.0;
const MOST_CANCEL_MS: f64 = 200.0;

/// Notes long tasks, and how long the progress stands still in each stage.
const NOTE: &str = "
    window.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    }).observe({ type: 'longtask' });
    window.gaps = {};
    let said = '', stage = '', since = 0;
    const look = () => {
      const now = performance.now();
      const bar = q('#work-progress');
      const here = bar ? q('#work label').textContent : '';
      const value = bar ? `${here} ${bar.getAttribute('value')}` : '';
      if (value === said) return;
      // A bar without a value moves by itself.
      if (said && !said.endsWith(' null')) gaps[stage] = Math.max(gaps[stage] ?? 0, now - since);
      [said, stage, since] = [value, here, now];
    };
    new MutationObserver(look).observe(root, { subtree: true, childList: true, attributes: true, characterData: true });";

/// That nothing went wrong.
fn is_read(page: Page<'_>) -> Outcome {
    match page.js("return text('#problems');")? {
        Value::Null => Ok(()),
        said => Err(Failure::new(format!("the page says {said}"))),
    }
}

/// Measures files that are chosen on the page.
///
/// # Errors
/// When the page does not read them.
pub fn measure(stand: &Stand) -> Outcome<Vec<Line>> {
    let mut lines = Vec::new();
    for rows in SIZES {
        let file = stand.bench.write("responsive.csv", &Rows::of(rows, CODES).bytes())?;
        let mut all =
            ["longest task", "longest stand of the progress", "to cancel"].map(Measured::new);
        let mut stages = Value::Null;
        for _ in 0..ROUNDS {
            let page = stand.bench.open_file()?;
            page.js(NOTE)?;
            page.upload("#files", &[&file])?;
            page.wait("q('#work')")?;
            page.wait_for(PATIENCE, "q('#problems li') || q('#drawing .mark') && !q('#work')")?;
            is_read(page)?;
            let noted = page.js("return { longest, gaps };")?;
            stages = noted["gaps"].clone();
            let gaps = stages.as_object().into_iter().flatten();
            let gap = gaps.filter_map(|(_, gap)| gap.as_f64()).fold(0.0, f64::max);
            let page = stand.bench.open_file()?;
            page.upload("#files", &[&file])?;
            page.wait("q('#work-progress') && q('#work-progress').value > 0")?;
            thread::sleep(Duration::from_millis(300));
            let cancel = "
                const begun = performance.now();
                q('#cancel').click();
                while (q('#work')) await new Promise((resolve) => requestAnimationFrame(resolve));
                return performance.now() - begun;";
            let cancelled = page.js_async(cancel, &[])?;
            let found = [noted["longest"].clone(), json!(gap), cancelled];
            for (one, value) in all.iter_mut().zip(found) {
                one.add(value.as_f64().unwrap_or(f64::NAN));
            }
        }
        let [task, gap, cancel] =
            [0, 1, 2].map(|at: usize| all.get(at).map_or(f64::NAN, Measured::median));
        lines.push(Line {
            path: "the main thread while reading",
            of: format!("{} rows of 10 columns", grouped(rows)),
            unit: "ms",
            measured: all.into(),
            goal: format!(
                "no task over {MOST_TASK_MS} ms, progress every {MOST_GAP_MS} ms, cancelled under {MOST_CANCEL_MS} ms"
            ),
            found: format!("{task:.0}, {gap:.0} and {cancel:.0} ms; stages stand for {stages}"),
            is_met: task <= MOST_TASK_MS && gap <= MOST_GAP_MS && cancel < MOST_CANCEL_MS,
        });
    }
    Ok(lines)
}
