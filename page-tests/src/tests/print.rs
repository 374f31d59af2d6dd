//! What goes onto paper: the whole page, however tall.

use crate::bench::Bench;
use crate::check;
use crate::drive::engine::Engine;
use crate::drive::page::unbase64;
use crate::suite::Test;
use serde_json::json;
use xtask::failure::Outcome;

/// The tests of this topic.
pub const TESTS: &[Test] = &[Test { name: "print_takes_as_many_pages_as_it_needs", run: print }];

/// Rows of the table that is printed: three pages of A4 at the least.
const ROWS: usize = 120;

/// Only Chromium writes a PDF whose pages can be counted without a reader of PDF.
fn print(bench: &mut Bench) -> Outcome {
    if bench.engine != Engine::Chromium {
        return Ok(());
    }
    let page = bench.open_file()?;
    let rows: String = (0..ROWS).map(|at| format!("P{at},Code {at},barrier\n")).collect();
    page.load(&[("tall.csv", format!("participant,code,valence\n{rows}").as_bytes())])?;
    page.wait_for_figure()?;
    bench.to_top()?;
    let printed = bench.session().post("/print", &json!({}))?;
    bench.enter_frame("#steelyard")?;
    let pdf = unbase64(printed.as_str().unwrap_or_default())?;
    let pages = String::from_utf8_lossy(&pdf).matches("/Type /Page\n").count();
    check!(pages >= 3, "{ROWS} rows go onto {pages} pages");
    Ok(())
}
