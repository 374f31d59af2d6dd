//! What goes onto paper: the whole figure and the whole page, however tall.

use crate::bench::Bench;
use crate::check;
use crate::drive::engine::Engine;
use crate::suite::Test;
use serde_json::{Value, json};
use xtask::failure::Outcome;

/// The tests of this topic.
pub const TESTS: &[Test] = &[Test { name: "print_shows_all_of_the_figure", run: print }];

/// Width of A4 between margins of 15 mm, in CSS pixels.
const PAPER_WIDTH_PX: u32 = 680;

/// Only Chromium can be told to lay out for paper without printing.
fn print(bench: &mut Bench) -> Outcome {
    if bench.engine != Engine::Chromium {
        return Ok(());
    }
    let page = bench.open_file()?;
    page.js("q('[id^=example-]').click();")?;
    page.wait_for_figure()?;
    let paper =
        json!({"width": PAPER_WIDTH_PX, "height": 960, "deviceScaleFactor": 1, "mobile": false});
    command(bench, "Emulation.setDeviceMetricsOverride", &paper)?;
    command(bench, "Emulation.setEmulatedMedia", &json!({"media": "print"}))?;
    let outcome = fits(bench);
    command(bench, "Emulation.setEmulatedMedia", &json!({"media": ""}))?;
    command(bench, "Emulation.clearDeviceMetricsOverride", &json!({}))?;
    outcome
}

fn fits(bench: &Bench) -> Outcome {
    let page = bench.page();
    page.wait("getComputedStyle(q('.controls')).display === 'none'")?;
    let inside = page.js(
        "return [q('#drawing').getBoundingClientRect().right, q('table.numbers').getBoundingClientRect().right,
           document.documentElement.clientWidth, document.body.getBoundingClientRect().height];",
    )?;
    let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
    let (drawing, table, width) = (number(&inside[0]), number(&inside[1]), number(&inside[2]));
    check!(drawing <= width + 0.5, "the figure ends at {drawing} of {width} px");
    check!(table <= width + 0.5, "the table ends at {table} of {width} px");
    bench.to_top()?;
    let frame = bench
        .session()
        .run("return document.querySelector('iframe').getBoundingClientRect().height;", &[])?;
    bench.enter_frame("#steelyard")?;
    check!(
        number(&frame) + 0.5 >= number(&inside[3]),
        "the frame is {frame} px tall and what it shows {} px",
        inside[3]
    );
    Ok(())
}

fn command(bench: &Bench, name: &str, parameters: &Value) -> Outcome {
    let command = json!({"cmd": name, "params": parameters});
    bench.session().post("/goog/cdp/execute", &command).map(drop)
}
