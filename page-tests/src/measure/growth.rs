//! How the time grows when something of a table doubles that is not its rows.

use super::measured::{Line, Measured};
use super::rows::Rows;
use super::stand::Stand;
use xtask::failure::Outcome;

/// How often each size is measured.
const ROUNDS: usize = 5;
/// How many times the time may be when something doubles, the same number of rows given.
const MOST_TIMES: f64 = 2.0;

/// Reads, and waits until the page shows the study and rests.
const READ: &str = "
    const begun = performance.now();
    await view.load([{ name: 'coded.csv', bytes }]);
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    do await frame(); while (!q('#drawing .mark') || q('#work') || q('.page').ariaBusy === 'true');
    await frame();
    return performance.now() - begun;";

/// What doubles, twice: its name and the tables.
fn doubling() -> [(&'static str, [Rows; 3]); 4] {
    let usual = Rows::of(20_000, 60);
    [
        ("distinct codes", [1_000, 2_000, 4_000].map(|codes| Rows { codes, ..usual })),
        (
            "letters of each header",
            [4_096, 8_192, 16_384].map(|header_letters| Rows { header_letters, ..usual }),
        ),
        ("groups", [100, 200, 400].map(|groups| Rows { groups, ..usual })),
        ("people", [2_000, 4_000, 8_000].map(|people| Rows { people, ..usual })),
    ]
}

/// Measures three sizes of each, interleaved.
///
/// # Errors
/// When the page does not read one.
pub fn measure(stand: &Stand) -> Outcome<Vec<Line>> {
    let mut lines = Vec::new();
    for (name, tables) in doubling() {
        let mut all = ["once", "twice", "four times"].map(Measured::new);
        for _ in 0..ROUNDS {
            for (rows, one) in tables.iter().zip(&mut all) {
                stand.serve_rows(*rows);
                let page = stand.element()?;
                let fetch = "window.bytes = new window.Uint8Array(await (await fetch('/file')).arrayBuffer());";
                page.js_async(fetch, &[])?;
                one.add(page.js_async(READ, &[])?.as_f64().unwrap_or(f64::NAN));
            }
        }
        let [once, twice, four] =
            [0, 1, 2].map(|at: usize| all.get(at).map_or(f64::NAN, Measured::median));
        let most = (twice / once).max(four / twice);
        lines.push(Line {
            path: "growth when something doubles, to the resting page",
            of: format!("{name}, 20,000 rows"),
            unit: "ms",
            measured: all.into(),
            goal: format!("at most {MOST_TIMES} times the time for each doubling"),
            found: format!("{most:.2} times"),
            is_met: most <= MOST_TIMES,
        });
    }
    Ok(lines)
}
