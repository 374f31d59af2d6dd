//! Every hostile input of the shared data in the browser: what comes of it is what the engine on the host gives, whose
//! own tests hold each row of the list to what must happen; the page stays alive, asks for nothing, and keeps the study.

use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::drive::page::{Page, base64};
use crate::suite::Test;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use steelyard_core::engine::{Engine, InputFile, Request, Response, Settings};
use xtask::failure::{Outcome, While};

/// The tests of this topic.
pub const TESTS: &[Test] =
    &[Test { name: "every_hostile_file_ends_as_on_the_host_and_the_study_stays", run: rows }];

const CODED: &[u8] = b"participant,group,domain,valence,excerpt
P1,Nurses,Knowledge,barrier,We were never told
P2,Physicians,Skills,facilitator,We had practised it
";

/// Milliseconds within which a file is refused.
const A_SECOND: f64 = 1000.0;

/// What comes of a file.
#[derive(Debug, PartialEq)]
enum Came {
    /// It is a study of so many rows.
    Rows(u64),
    /// It is refused with this sentence.
    Refused(String),
}

fn rows(bench: &mut Bench) -> Outcome {
    let Some(folder) = bench.shared("data/hostile")? else { return Ok(()) };
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .while_doing("listing the hostile inputs")?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| !path.ends_with("MANIFEST.tsv") && !path.ends_with("make_hostile.py"))
        .collect();
    paths.sort();
    check!(paths.len() > 100, "there are but {} hostile inputs", paths.len());
    let page = bench.open(&bench.http_address())?;
    opened(&page)?;
    let before = page.api("table", json!([]))?;
    let (mut refused, mut slowest) = (0, (0.0, String::new()));
    for path in &paths {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        let bytes = fs::read(path).while_doing(format_args!("reading {name}"))?;
        let (came, took) = in_browser(&page, &name, &bytes)?;
        check_equal!(came, on_host(&name, bytes), "{name}");
        if let Came::Refused(_) = came {
            refused += 1;
            if took > slowest.0 {
                slowest = (took, name.clone());
            }
        } else {
            // What is read is drawn, or the page says why not, before the study is taken up again.
            page.wait("!q('#work') && q('.page').ariaBusy !== 'true'")?;
            page.click("#undo")?;
            page.wait("text('#study-name') === 'coded.csv' && !q('#work')")?;
        }
        check_equal!(page.api("table", json!([]))?, before, "the study after {name}");
    }
    println!(
        "  {} of {} refused, the slowest in {:.0} ms ({})",
        refused,
        paths.len(),
        slowest.0,
        slowest.1
    );
    check!(slowest.0 < A_SECOND, "{} was refused after {:.0} ms", slowest.1, slowest.0);
    check_equal!(bench.site.requests(), ["/"], "requests");
    check_equal!(bench.sink.requests(), [""; 0], "requests to the sink");
    Ok(())
}

fn opened(page: &Page<'_>) -> Outcome {
    page.load(&[("coded.csv", CODED)])?;
    page.wait_for_figure()
}

/// What comes of a file on the page, and after how many milliseconds.
fn in_browser(page: &Page<'_>, name: &str, bytes: &[u8]) -> Outcome<(Came, f64)> {
    let script = "
        const [name, base64] = args;
        const bytes = window.Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const begun = performance.now();
        try {
          const { account } = await view.load([{ name, bytes }]);
          return [account.rows_read, null, performance.now() - begun];
        } catch (error) {
          return [null, error.message, performance.now() - begun];
        }";
    let answer = page.js_async(script, &[json!(name), json!(base64(bytes))])?;
    let took = answer[2].as_f64().unwrap_or(f64::MAX);
    let came = match &answer[1] {
        Value::String(said) => Came::Refused(said.clone()),
        _ => Came::Rows(answer[0].as_u64().unwrap_or(u64::MAX)),
    };
    Ok((came, took))
}

/// What comes of it in the engine on the host.
fn on_host(name: &str, bytes: Vec<u8>) -> Came {
    let file = InputFile { name: name.to_owned(), bytes };
    let request = Request::Load { files: vec![file], settings: Box::new(Settings::default()) };
    match Engine::new().handle(request, &mut |_| {}) {
        Response::Study(view) => Came::Rows(view.account.rows_read),
        Response::Failed { messages, .. } => Came::Refused(messages.join("\n")),
        other => Came::Refused(format!("{other:?}")),
    }
}
