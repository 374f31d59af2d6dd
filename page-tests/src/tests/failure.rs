//! What is cancelled or crashes takes nothing with it.

use super::shell::preceded;
use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::drive::page::Page;
use crate::suite::Test;
use serde_json::json;
use xtask::bundle;
use xtask::failure::Outcome;

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "cancel_leaves_the_earlier_study", run: cancel },
    Test { name: "crash_leaves_the_earlier_study", run: crash },
    Test { name: "engine_that_hangs_can_be_cancelled", run: hang },
    Test { name: "engine_that_cannot_start_is_told", run: absent },
];

/// On the page, keeps the workers; in a worker, makes the next request crash, or hang, once it is told to.
const BREAKABLE: &str = "
    if (typeof document !== 'undefined') {
      globalThis.workers = [];
      globalThis.Worker = class extends Worker {
        constructor(...given) { super(...given); workers.push(this); }
      };
    } else {
      let order = null;
      addEventListener('message', (event) => {
        if (order === null && !event.data.order) return;
        event.stopImmediatePropagation();
        if (event.data.order) order = event.data.order;
        else if (order === 'crash') throw new WebAssembly.RuntimeError('unreachable');
      });
    }
";

fn open_breakable<'a>(bench: &'a Bench, before: &str) -> Outcome<Page<'a>> {
    let page = bundle::shell(&preceded(bench, before)?)?;
    let path = bench.write("breakable.html", page.as_bytes())?;
    bench.open(&format!("file://{}", path.display()))
}

fn order(page: &Page<'_>, what: &str) -> Outcome {
    page.js(&format!("workers.at(-1).postMessage({{ order: {} }});", json!(what))).map(drop)
}

fn works(page: &Page<'_>) -> Outcome {
    page.api("table", json!([{"columns": "all"}]))?;
    page.choose("#columns", "Everything together")?;
    page.wait("all('table.numbers thead th[scope=colgroup]').length === 1")
}

fn cancel(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    page.click("#example-cfir_interviews")?;
    page.wait_for_figure()?;
    let before = page.text("#summary")?;
    // A table that takes long, and a press on the button at the first moment that there is one.
    let script = "
        const row = 'P1,Nurses,Knowledge,barrier,\"A passage that is long enough to fill a line of the table\"\\n';
        const table = 'participant,group,domain,valence,excerpt\\n' + row.repeat(300000);
        const bytes = window.Uint8Array.from(new TextEncoder().encode(table));
        const loading = view.load([{ name: 'large.csv', bytes }]);
        await new Promise((resolve) => {
          const look = () => (q('#cancel') ? resolve() : setTimeout(look, 1));
          look();
        });
        const begun = performance.now();
        q('#cancel').click();
        const outcome = await loading.then(() => 'loaded', (error) => error.message);
        return [outcome, performance.now() - begun];";
    let answer = page.js_async(script, &[])?;
    let said = answer[0].as_str().unwrap_or_default();
    check!(said.contains("Cancelled"), "the load ended with {answer}");
    check!(answer[1].as_f64().unwrap_or(f64::MAX) < 1000.0, "cancelling took {} ms", answer[1]);
    page.wait("!q('#work')")?;
    check_equal!(page.text("#summary")?, before, "the study after cancelling");
    works(&page)
}

fn crash(bench: &mut Bench) -> Outcome {
    let page = open_breakable(bench, BREAKABLE)?;
    page.click("#example-cfir_interviews")?;
    page.wait_for_figure()?;
    let before = page.text("#summary")?;
    order(&page, "crash")?;
    page.choose("#columns", "Everything together")?;
    let problems = page.problems()?.join("\n");
    check!(problems.contains("still here"), "the page says {problems}");
    check_equal!(page.text("#summary")?, before, "the study after the crash");
    page.click("#dismiss")?;
    works(&page)
}

fn hang(bench: &mut Bench) -> Outcome {
    let page = open_breakable(bench, BREAKABLE)?;
    page.click("#example-cfir_interviews")?;
    page.wait_for_figure()?;
    let before = page.text("#summary")?;
    order(&page, "hang")?;
    page.choose("#columns", "Everything together")?;
    // It shows only after a moment, so that quick work does not flicker.
    page.wait("q('#work') && getComputedStyle(q('#work')).visibility === 'visible'")?;
    page.click("#cancel")?;
    page.wait("!q('#work')")?;
    check_equal!(page.text("#summary")?, before, "the study after cancelling");
    works(&page)
}

fn absent(bench: &mut Bench) -> Outcome {
    let forbidden = "if (typeof document !== 'undefined') globalThis.Worker = class { constructor() { throw new Error('forbidden'); } };";
    let page = open_breakable(bench, forbidden)?;
    page.click("#example-cfir_interviews")?;
    let problems = page.problems()?.join("\n");
    check!(problems.contains("could not be started"), "the page says {problems}");
    Ok(())
}
