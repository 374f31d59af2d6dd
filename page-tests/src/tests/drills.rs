//! Drills: the engine dies of everything, while it does everything. The page is usable within a second, the study is as
//! it was, and nothing that is said holds a word of the data.

use super::failure::{BREAKABLE, open_breakable};
use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::drive::page::Page;
use crate::suite::Test;
use serde_json::{Value, json};
use xtask::failure::Outcome;

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "whatever_the_engine_dies_of_and_does_the_study_stays", run: all },
    Test { name: "memory_that_really_runs_out_is_told_and_the_study_stays", run: exhausted },
    Test { name: "the_shipped_page_obeys_no_order_to_die", run: shipped },
];

/// A study each of whose cells has words that stand nowhere else.
const CODED: &str = "participant,group,domain,valence,excerpt
Xylander,Quorvex,Zephyrite,barrier,Brimblewick was never told
Yarrowby,Quorvex,Mossgrave,facilitator,Tollivant showed us
";

/// Parts of its cells, in lower case.
const CELLS: [&str; 7] =
    ["xylander", "quorvex", "zephyrite", "brimblewick", "yarrowby", "mossgrave", "tollivant"];

/// What the engine does when it dies, as the API asks for it. None of them changes what the table counts.
const STATES: [(&str, &str); 10] = [
    ("counting", "view.table({ columns: 'all' })"),
    ("drawing", "view.figure({ chart: 'matrix' })"),
    ("changing a setting", "view.restore({ figure: { title: 'A title' } })"),
    ("working out numbers", "view.numbers({ kind: 'spread' })"),
    ("making a drawing", "view.export({ kind: 'svg' })"),
    ("making a picture", "view.export({ kind: 'png' })"),
    ("making a workbook", "view.export({ kind: 'xlsx' })"),
    ("making a live figure", "view.export({ kind: 'interactive' })"),
    ("saving", "view.save()"),
    ("looking for passages", "view.excerpts({ row: 'domain:Zephyrite' })"),
];

/// Loading, while a study stands there and while none does.
const LOADS: [(&str, &str); 2] = [
    ("loading another study", "view.load([{ name: 'other.csv', bytes: own(other) }])"),
    ("opening an example", "view.example('npt_focus_groups')"),
];

/// What it dies of and says so, and what it falls silent of.
const TOLD: [&str; 3] = ["fault", "memory", "depth"];

/// Milliseconds within which the page is to be usable again after a death that was told.
const A_SECOND: f64 = 1000.0;

/// Orders a death, asks for something (`ASK`), then for the table; what was said, how long it took, and the table.
const DRILL: &str = "
    const [death, other] = args;
    const own = (text) => window.Uint8Array.from(new TextEncoder().encode(text));
    workers.at(-1).postMessage(window.JSON.parse(JSON.stringify({ order: death })));
    const begun = performance.now();
    let said = null;
    try { await (ASK); } catch (error) { said = error.message; }
    let table = null;
    try { table = await view.table({}); } catch (error) { table = error.message; }
    const took = performance.now() - begun;
    const told = all('#problems li').map((one) => one.textContent);
    if (q('#dismiss')) q('#dismiss').click();
    return { said, told, table, took };";

fn drill(page: &Page<'_>, death: &str, ask: &str, other: &str) -> Outcome<Value> {
    page.js_async(&DRILL.replace("ASK", ask), &[json!(death), json!(other)])
}

/// Holds that nothing said holds a word of a cell.
fn tells_no_cell(drilled: &Value, what: &str) -> Outcome {
    let said = format!("{} {}", drilled["said"], drilled["told"]).to_lowercase();
    for cell in CELLS {
        check!(!said.contains(cell), "{what}: a word of a cell is told: {said}");
    }
    Ok(())
}

fn all(bench: &mut Bench) -> Outcome {
    let page = open_breakable(bench, BREAKABLE)?;
    let mut slowest = (0.0, String::new());
    let timed = |drilled: &Value, what: &str, slowest: &mut (f64, String)| {
        let took = drilled["took"].as_f64().unwrap_or(f64::MAX);
        if took > slowest.0 {
            *slowest = (took, what.to_owned());
        }
    };
    // With nothing loaded: it is said, and the page takes a study all the same.
    for death in TOLD {
        let what = format!("{death} while loading the first study");
        let ask = "view.load([{ name: 'coded.csv', bytes: own(other) }])";
        let drilled = drill(&page, death, ask, CODED)?;
        check!(drilled["said"].is_string(), "{what}: it was loaded all the same");
        tells_no_cell(&drilled, &what)?;
        timed(&drilled, &what, &mut slowest);
    }
    page.load(&[("coded.csv", CODED.as_bytes())])?;
    page.wait_for_figure()?;
    let before = page.api("table", json!([{}]))?;
    let other = "participant,code,valence\nP9,Else,barrier\n";
    for death in TOLD {
        for (state, ask) in STATES.into_iter().chain(LOADS) {
            let what = format!("{death} while {state}");
            let drilled = drill(&page, death, ask, other)?;
            check!(drilled["said"].is_string(), "{what}: nothing was said");
            tells_no_cell(&drilled, &what)?;
            check_equal!(drilled["table"], before, "the table after {what}");
            timed(&drilled, &what, &mut slowest);
        }
    }
    println!("  the slowest of the told: {:.0} ms, {}", slowest.0, slowest.1);
    check!(slowest.0 < A_SECOND, "{} took {:.0} ms", slowest.1, slowest.0);
    // What falls silent is asked again, of the next; an example would then stand in place of the study.
    for death in ["closed", "hang"] {
        // Each is waited for as long as a silence takes, so that every second state must do for one, and the rest for
        // the other.
        let first = usize::from(death == "hang");
        for (state, ask) in STATES.into_iter().skip(first).step_by(2) {
            let what = format!("{death} while {state}");
            let drilled = drill(&page, death, ask, other)?;
            check_equal!(drilled["said"], Value::Null, "what was said of {what}");
            tells_no_cell(&drilled, &what)?;
            check_equal!(drilled["table"], before, "the table after {what}");
        }
    }
    page.wait_for_figure()
}

fn exhausted(bench: &mut Bench) -> Outcome {
    let page = open_breakable(bench, BREAKABLE)?;
    page.load(&[("coded.csv", CODED.as_bytes())])?;
    page.wait_for_figure()?;
    let before = page.api("table", json!([{}]))?;
    // More than what lies free of the memory that there was.
    let large = "view.load([{ name: 'large.csv', bytes: own(other + 'Xylander,Quorvex,Zephyrite,barrier,Brimblewick\\n'.repeat(150000)) }])";
    let drilled = drill(&page, "exhausted", large, CODED)?;
    let said = drilled["said"].as_str().unwrap_or_default();
    check!(said.contains("memory ran out"), "it is said: {drilled:#}");
    tells_no_cell(&drilled, "memory that ran out")?;
    check_equal!(drilled["table"], before, "the table after memory ran out");
    page.wait_for_figure()
}

/// The hook is put before the program by these tests alone: the same message does nothing to the page that is given away.
fn shipped(bench: &mut Bench) -> Outcome {
    let keep = "
        if (typeof document !== 'undefined') {
          globalThis.workers = [];
          globalThis.Worker = class extends Worker {
            constructor(...given) { super(...given); workers.push(this); }
          };
        }";
    let page = open_breakable(bench, keep)?;
    page.load(&[("coded.csv", CODED.as_bytes())])?;
    page.wait_for_figure()?;
    let before = page.api("table", json!([{}]))?;
    let engines = page.js("return workers.length;")?;
    for death in ["fault", "memory", "depth", "hang", "closed", "close", "exhausted"] {
        let drilled = drill(&page, death, "view.table({ columns: 'all' })", "")?;
        check_equal!(drilled["said"], Value::Null, "{death}");
        check_equal!(drilled["table"], before, "the table after {death}");
    }
    check_equal!(page.js("return workers.length;")?, engines, "engines that it took");
    Ok(())
}
