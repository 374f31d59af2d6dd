//! What is cancelled or crashes takes nothing with it.

use super::shell::preceded;
use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::drive::page::Page;
use crate::suite::Test;
use serde_json::{Value, json};
use xtask::bundle;
use xtask::failure::Outcome;

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "cancel_leaves_the_earlier_study", run: cancel },
    Test { name: "crash_leaves_the_earlier_study_and_says_of_what", run: crash },
    Test { name: "engine_that_hangs_can_be_cancelled", run: hang },
    Test { name: "engine_that_is_gone_is_noticed_whatever_it_was_doing", run: gone },
    Test { name: "long_work_is_not_taken_for_a_hang", run: long_work },
    Test { name: "engine_that_cannot_start_is_told", run: absent },
    Test { name: "edits_of_one_moment_all_hold", run: edits },
    Test { name: "study_that_was_replaced_or_put_away_comes_back", run: comes_back },
    Test { name: "good_files_among_bad_ones_are_offered", run: offered },
    Test { name: "data_beside_a_damaged_study_file_are_offered", run: beside_a_study },
    Test {
        name: "numbers_that_silence_the_engine_stay_open_and_can_be_tried_again",
        run: silenced,
    },
];

/// On the page, keeps the workers, ends as many at their start as it is told to, and orders the next ones to die; in
/// a worker, makes a request crash, hang, or find nobody, once it is told to: the next, or the one after some messages.
/// `exhausted` takes all the memory that the program may have and lets the request come: what becomes of it is real.
pub const BREAKABLE: &str = "
    if (typeof document !== 'undefined') {
      globalThis.workers = [];
      globalThis.endAtStart = 0;
      globalThis.orders = [];
      globalThis.Worker = class extends Worker {
        constructor(...given) {
          super(...given);
          workers.push(this);
          if (endAtStart > 0) { endAtStart -= 1; this.terminate(); }
          if (orders.length > 0) this.postMessage(orders.shift());
        }
      };
    } else {
      let order = null;
      let after = 0;
      let memory = null;
      const instantiate = WebAssembly.instantiate;
      WebAssembly.instantiate = async (...given) => {
        const made = await instantiate.apply(WebAssembly, given);
        memory = (made.instance ?? made).exports.memory;
        return made;
      };
      const nest = () => nest() + 1;
      const dies = {
        memory: () => { throw new WebAssembly.RuntimeError('unreachable'); },
        fault: () => { globalThis.steelyardPanicked = true; throw new WebAssembly.RuntimeError('unreachable'); },
        depth: () => nest(),
        hang: () => { for (;;); },
        wait: () => {},
        closed: () => close(),
      };
      addEventListener('message', (event) => {
        if (order === null && !event.data.order) return;
        if (!event.data.order && after > 0) { after -= 1; return; }
        if (order === 'exhausted' && !event.data.order) {
          order = null;
          for (let pages = 4096; pages > 0; pages >>= 1) {
            try { for (;;) memory.grow(pages); } catch { /* There are not so many left. */ }
          }
          return;
        }
        event.stopImmediatePropagation();
        if (event.data.order) {
          order = event.data.order;
          after = event.data.after ?? 0;
          if (order === 'close') close();
        } else {
          dies[order]();
        }
      });
    }
";

/// The page with a script before its first line, from a file.
pub fn open_breakable<'a>(bench: &'a Bench, before: &str) -> Outcome<Page<'a>> {
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
    for (death, said) in
        [("fault", "fault of this program"), ("memory", "memory ran out"), ("depth", "too deeply")]
    {
        let page = open_breakable(bench, BREAKABLE)?;
        let before = with_a_history(bench, &page)?;
        order(&page, death)?;
        page.choose("#columns", "Everything together")?;
        let problems = page.problems()?.join("\n");
        check!(problems.contains("still here"), "{death}: the page says {problems}");
        check!(problems.contains(said), "{death}: the page says {problems}");
        page.click("#dismiss")?;
        is_as_before(&page, &before, death)?;
        works(&page)?;
    }
    Ok(())
}

fn hang(bench: &mut Bench) -> Outcome {
    let page = open_breakable(bench, BREAKABLE)?;
    let before = with_a_history(bench, &page)?;
    order(&page, "wait")?;
    page.choose("#columns", "Everything together")?;
    // It shows only after a moment, so that quick work does not flicker.
    page.wait("q('#work') && getComputedStyle(q('#work')).visibility === 'visible'")?;
    page.click("#cancel")?;
    page.wait("!q('#work')")?;
    is_as_before(&page, &before, "cancelled")?;
    works(&page)
}

/// A study with a codebook added to it, changed, and changed back; what can be asked of it.
fn with_a_history(bench: &Bench, page: &Page<'_>) -> Outcome<Value> {
    let codings = "participant,group,code,valence\nP1,Nurse,Time,barrier\nP1,Nurse,Cost,facilitator\nP2,Doctor,Cost,barrier\n";
    page.load(&[("codings.csv", codings.as_bytes())])?;
    page.wait_for_figure()?;
    let codes = bench.write("codes.csv", b"code\nTime\nCost\nTrust\n")?;
    page.upload("#add-files", &[&codes])?;
    page.wait("text('#study-name').includes('1 file') && !q('#work')")?;
    page.wait_for_figure()?;
    page.api("restore", json!([{"table": {"columns": "all", "zero_rows": false}}]))?;
    page.click("#undo")?;
    page.wait("!q('#redo').disabled && !q('#work')")?;
    page.wait_for_figure()?;
    asked(page)
}

/// What is asked before and after: the table, and what a study file would hold.
fn asked(page: &Page<'_>) -> Outcome<Value> {
    let table = page.api("table", json!([]))?;
    let saved = page.api("save", json!([]))?;
    let shown = page.text("table.numbers")?;
    Ok(json!({ "table": table, "saved": saved, "shown": shown }))
}

fn is_as_before(page: &Page<'_>, before: &Value, what: &str) -> Outcome {
    page.wait_for_figure()?;
    check_equal!(&asked(page)?, before, "the study after: {what}");
    check_equal!(page.js("return !q('#redo').disabled;")?, json!(true), "redo after: {what}");
    Ok(())
}

fn gone(bench: &mut Bench) -> Outcome {
    // How it goes, and whether a person's next step is under way then.
    for (what, end, busy) in [
        ("idle, ended by the browser", "workers.at(-1).terminate();", false),
        ("idle, closed by itself", "workers.at(-1).postMessage({ order: 'close' });", false),
        ("starting", "window.endAtStart = 1; workers.at(-1).terminate();", false),
        ("busy, hanging", "workers.at(-1).postMessage({ order: 'hang' });", true),
        ("busy, closed by itself", "workers.at(-1).postMessage({ order: 'closed' });", true),
    ] {
        let page = open_breakable(bench, BREAKABLE)?;
        let before = with_a_history(bench, &page)?;
        let workers = page.js("return workers.length;")?;
        page.js(end)?;
        if busy {
            // What was asked of an engine that fell silent is asked of the next.
            page.choose("#columns", "Everything together")?;
            page.wait("all('table.numbers thead th[scope=colgroup]').length === 1 && !q('#work')")?;
            page.click("#undo")?;
            page.wait("!q('#redo').disabled && !q('#work')")?;
        } else {
            page.wait(&format!("workers.length > {workers}"))?;
            page.wait("text('#live').includes('started anew') && !q('#work')")?;
        }
        check_equal!(page.js("return all('#problems li').length;")?, json!(0), "problems: {what}");
        is_as_before(&page, &before, what)?;
        works(&page)?;
    }
    Ok(())
}

fn long_work(bench: &mut Bench) -> Outcome {
    let page = open_breakable(bench, BREAKABLE)?;
    // Many rows, and many distinct ones: some seconds in which nothing is heard but signs of life.
    let script = "
        const rows = Array.from({ length: 120000 }, (_, at) =>
          `P${at % 4000},Group ${at % 7},Code ${at % 900},${at % 3 ? 'barrier' : 'facilitator'},A passage of its own with the number ${at}`);
        const table = 'participant,group,code,valence,excerpt\\n' + rows.join('\\n');
        const bytes = window.Uint8Array.from(new TextEncoder().encode(table));
        await view.load([{ name: 'large.csv', bytes }]);
        await view.numbers({ kind: 'saturation' });
        await view.numbers({ kind: 'co_occurrence' });
        return workers.length;";
    check_equal!(page.js_async(script, &[])?, json!(1), "engines that it took");
    Ok(())
}

fn edits(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    page.click("#example-cfir_interviews")?;
    page.wait_for_figure()?;
    // None waits for another.
    let script = "
        const changes = [{ table: { unit: 'participants' } }, { table: { columns: 'all' } },
          { figure: { title: 'One moment' } }, { disclosure: { fewest_contributors: 3 } }];
        const done = changes.map((change) => view.restore(change));
        const table = view.table();
        await Promise.all(done);
        return [await view.save(), await table];";
    let answer = page.js_async(script, &[])?;
    let settings = &answer[0]["settings"];
    check_equal!(settings["table"]["unit"], json!("participants"), "the first edit");
    check_equal!(settings["table"]["columns"], json!("all"), "the second edit");
    check_equal!(settings["figure"]["title"], json!("One moment"), "the third edit");
    check_equal!(settings["disclosure"]["fewest_contributors"], json!(3), "the fourth edit");
    check_equal!(
        answer[1]["spec"]["unit"],
        json!("participants"),
        "the table asked for after them"
    );
    Ok(())
}

fn comes_back(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    let before = with_a_history(bench, &page)?;
    // Another study over it.
    page.load(&[("other.csv", b"participant,code,valence\nP9,Else,barrier\n")])?;
    page.wait("text('#study-name') === 'other.csv'")?;
    check!(page.text("#undo")?.contains("study"), "undo does not say that it brings a study back");
    page.click("#undo")?;
    page.wait("text('#study-name').startsWith('codings.csv') && !q('#work')")?;
    page.click("#redo")?;
    page.wait("text('#study-name') === 'other.csv' && !q('#work')")?;
    page.click("#undo")?;
    page.wait("text('#study-name').startsWith('codings.csv') && !q('#work')")?;
    page.wait_for_figure()?;
    let after = asked(&page)?;
    check_equal!(after["table"], before["table"], "the table after coming back");
    // A list of codes over it, which holds no codings.
    page.load(&[("codes.csv", b"code\nTime\nCost\n")])?;
    page.click("#undo")?;
    page.wait("text('#study-name').startsWith('codings.csv') && !q('#work')")?;
    // Put away, and taken up again.
    page.click("#another")?;
    page.click("#back-to-study")?;
    page.wait("q('#study-name') && text('#study-name').startsWith('codings.csv') && !q('#work')")?;
    page.wait_for_figure()?;
    check_equal!(asked(&page)?["table"], before["table"], "the table after being put away");
    Ok(())
}

fn offered(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    let good = bench.write("good.csv", b"participant,code,valence\nP1,Time,barrier\n")?;
    let bad = bench.write("empty.csv", b"")?;
    page.upload("#files", &[&good, &bad])?;
    let problems = page.problems()?.join("\n");
    check!(problems.contains("empty.csv") && !problems.contains("good.csv"), "it says {problems}");
    check!(page.text("#open-others")?.contains("good.csv"), "the good one is not named");
    page.click("#open-others")?;
    page.wait("q('#study-name') && text('#study-name') === 'good.csv' && !q('#problems')")
}

fn beside_a_study(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    let good = bench.write("good.csv", b"participant,code,valence\nP1,Time,barrier\n")?;
    let cut =
        bench.write("ward.json", b"{\"format\": \"steelyard-study\", \"version\": 2, \"sett")?;
    page.upload("#files", &[&good, &cut])?;
    let problems = page.problems()?.join("\n");
    check!(problems.contains("ward.json") && !problems.contains("good.csv"), "it says {problems}");
    check!(page.text("#open-others")?.contains("good.csv"), "the data are not named");
    page.click("#open-others")?;
    page.wait("q('#study-name') && text('#study-name') === 'good.csv' && !q('#problems')")?;
    page.wait_for_figure()?;
    // What was to be added is added without it.
    let more = bench.write("more.csv", b"participant,code,valence\nP2,Cost,barrier\n")?;
    page.upload("#add-files", &[&more, &cut])?;
    page.problems()?;
    page.click("#open-others")?;
    page.wait("text('#study-name').includes('and 1 file') && !q('#problems') && !q('#work')")
}

fn silenced(bench: &mut Bench) -> Outcome {
    let page = open_breakable(bench, BREAKABLE)?;
    let before = with_a_history(bench, &page)?;
    // An engine that was ended from outside: nobody hears of it but that it takes longer.
    page.see("numbers")?;
    order(&page, "hang")?;
    page.choose("#numbers-kind", "Who carries each bar")?;
    page.wait("q('#numbers table.sheet')")?;
    check_equal!(page.js("return all('#problems li').length;")?, json!(0), "problems");
    page.choose("#numbers-kind", "Nothing more")?;
    page.wait("!q('#numbers table.sheet')")?;
    // One that falls silent over them again: past the program and the study.
    page.js("window.orders.push(window.JSON.parse('{\"order\": \"hang\", \"after\": 2}'));")?;
    order(&page, "hang")?;
    page.choose("#numbers-kind", "Who carries each bar")?;
    page.wait("q('#numbers-failed') && text('#numbers-failed').includes('stopped answering')")?;
    check_equal!(page.js("return all('#problems li').length;")?, json!(0), "problems");
    let chosen = page.js("return q('#numbers-kind').selectedOptions[0].textContent;")?;
    check_equal!(chosen, json!("Who carries each bar"), "what is chosen");
    page.wait("workers.length === 4 && !q('#work')")?;
    page.click("#numbers-again")?;
    page.wait("q('#numbers table.sheet') && !q('#numbers-failed')")?;
    page.see("figure")?;
    is_as_before(&page, &before, "numbers that silenced two engines")?;
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
