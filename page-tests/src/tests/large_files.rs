//! A large file is read by the worker and copied by no task of the page; what was read stays when the file is gone.

use super::failure::{BREAKABLE, open_breakable};
use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::drive::page::Page;
use crate::suite::Test;
use serde_json::json;
use std::fs;
use xtask::failure::{Outcome, While};

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "large_file_is_read_by_the_worker_and_outlives_its_disk", run: outlives },
    Test { name: "large_file_that_is_gone_is_told_and_the_study_stays", run: is_gone },
    Test {
        name: "large_file_that_workers_are_refused_is_read_by_the_page",
        run: refused_to_workers,
    },
    Test { name: "large_blob_of_a_script_is_a_file", run: of_a_script },
    Test { name: "large_file_for_which_memory_runs_out_is_told", run: too_much },
];

/// Rows of a table of some two megabytes, which is more than the page takes itself.
const ROWS: usize = 24_000;

/// On the page, notes how many bytes of blobs it reads at once and posts as bytes; in a worker, refuses to read blobs
/// that are larger than the page was told to let through.
const NOTED: &str = "
    {
      const read = Blob.prototype.arrayBuffer;
      globalThis.mostRead = 0;
      globalThis.refuses = false;
      Blob.prototype.arrayBuffer = async function () {
        if (refuses && this.size > 64) throw new DOMException('gone', 'NotFoundError');
        const bytes = await read.call(this);
        mostRead = Math.max(mostRead, bytes.byteLength);
        return bytes;
      };
      if (typeof document === 'undefined') {
        addEventListener('message', (event) => {
          if (event.data.refuses === undefined) return;
          event.stopImmediatePropagation();
          refuses = event.data.refuses;
        });
      } else {
        globalThis.mostPosted = 0;
        const post = Worker.prototype.postMessage;
        Worker.prototype.postMessage = function (message, ...rest) {
          for (const blob of message?.blobs ?? []) mostPosted = Math.max(mostPosted, blob.byteLength ?? 0);
          return post.call(this, message, ...rest);
        };
      }
    }
";

/// What the page read and posted of it as bytes.
const COPIED: &str = "return Math.max(window.mostRead, window.mostPosted);";
/// As many bytes as tell the kind of a file.
const BEGINNING: u64 = 64;

fn table() -> String {
    let row = |at: usize| {
        let (who, code) = (at % 400, at % 12);
        let valence = if at.is_multiple_of(3) { "facilitator" } else { "barrier" };
        format!(
            "P{who},Group {},Code {code},{valence},A passage of its own with the number {at} in it\n",
            at % 4
        )
    };
    let rows: String = (0..ROWS).map(row).collect();
    format!("participant,group,code,valence,excerpt\n{rows}")
}

/// The page takes the file, which is then no more, and the engine is ended: it is given the copy.
fn outlives(bench: &mut Bench) -> Outcome {
    let file = bench.write("large.csv", table().as_bytes())?;
    let page = open_breakable(bench, &format!("{NOTED}{BREAKABLE}"))?;
    page.upload("#files", &[&file])?;
    page.wait_for_figure()?;
    let copied = page.js(COPIED)?.as_u64().unwrap_or(u64::MAX);
    check!(copied <= BEGINNING, "the page read or posted {copied} bytes");
    let before = page.api("table", json!([]))?;
    fs::remove_file(&file).while_doing("taking the file away")?;
    for death in ["memory", "fault"] {
        page.js(&format!("workers.at(-1).postMessage({{ order: {} }});", json!(death)))?;
        page.choose("#columns", "Everything together")?;
        let problems = page.problems()?.join("\n");
        check!(problems.contains("still here"), "{death}: the page says {problems}");
        page.click("#dismiss")?;
        page.wait("!q('#work')")?;
        check_equal!(page.api("table", json!([]))?, before, "the table after: {death}");
    }
    let saved = page.api("save", json!([]))?.to_string();
    let last = format!("with the number {}", ROWS - 1);
    // The data is packed as base 64 of its bytes.
    check!(saved.contains("large.csv") && saved.len() > table().len(), "{last}: it was saved");
    let copied = page.js(COPIED)?.as_u64().unwrap_or(u64::MAX);
    check!(copied <= BEGINNING, "the page then read or posted {copied} bytes");
    Ok(())
}

fn is_gone(bench: &mut Bench) -> Outcome {
    let file = bench.write("large.csv", table().as_bytes())?;
    let page = open_breakable(bench, &format!("{NOTED}{BREAKABLE}"))?;
    page.click("#example-cfir_interviews")?;
    page.wait_for_figure()?;
    let before = page.api("table", json!([]))?;
    page.js("workers.at(-1).postMessage({ refuses: true }); window.refuses = true;")?;
    page.upload("#add-files", &[&file])?;
    let problems = page.problems()?.join("\n");
    check!(
        problems.contains("could not read") && problems.contains("large.csv"),
        "the page says {problems}"
    );
    check_equal!(page.api("table", json!([]))?, before, "the table after what could not be read");
    page.js("workers.at(-1).postMessage({ refuses: false }); window.refuses = false;")?;
    page.click("#dismiss")?;
    page.upload("#add-files", &[&file])?;
    page.wait("text('#study-name').includes('1 file') && !q('#work')")
}

/// What the worker is refused, the page reads.
fn refused_to_workers(bench: &mut Bench) -> Outcome {
    let file = bench.write("large.csv", table().as_bytes())?;
    let page = open_breakable(bench, &format!("{NOTED}{BREAKABLE}"))?;
    page.click("#example-cfir_interviews")?;
    page.wait_for_figure()?;
    page.js("workers.at(-1).postMessage({ refuses: true });")?;
    page.upload("#add-files", &[&file])?;
    page.wait("text('#study-name').includes('1 file') && !q('#work')")?;
    check!(page.js("return !q('#problems li');")? == true, "the page says what went wrong");
    let posted = page.js("return window.mostPosted;")?.as_u64().unwrap_or(0);
    check_equal!(posted, table().len() as u64, "bytes that the page sent");
    Ok(())
}

fn load_blob(page: &Page<'_>) -> Outcome<serde_json::Value> {
    let script = "
        const file = new File([args[0]], 'large.csv');
        const { rows } = await view.load([{ name: 'large.csv', bytes: file }]);
        return rows;";
    page.js_async(script, &[json!(table())])
}

fn of_a_script(bench: &mut Bench) -> Outcome {
    let page = open_breakable(bench, NOTED)?;
    check_equal!(load_blob(&page)?, json!(ROWS), "rows of a blob");
    let copied = page.js(COPIED)?.as_u64().unwrap_or(u64::MAX);
    check!(copied <= BEGINNING, "the page read or posted {copied} bytes");
    let of_blob = page.api("table", json!([]))?;
    let text = table();
    page.load(&[("large.csv", text.as_bytes())])?;
    check_equal!(page.api("table", json!([]))?, of_blob, "the table of the same bytes");
    Ok(())
}

/// An engine that traps while nobody waits in a listener is heard of all the same.
fn too_much(bench: &mut Bench) -> Outcome {
    let page = open_breakable(bench, BREAKABLE)?;
    page.click("#example-cfir_interviews")?;
    page.wait_for_figure()?;
    let before = page.api("table", json!([]))?;
    page.js("workers.at(-1).postMessage({ order: 'exhausted' });")?;
    let refused = load_blob(&page).err().map(|error| error.to_string()).unwrap_or_default();
    check!(refused.contains("memory ran out"), "the load ends with {refused:?}");
    page.wait("!q('#work')")?;
    check_equal!(page.api("table", json!([]))?, before, "the table after it");
    Ok(())
}
