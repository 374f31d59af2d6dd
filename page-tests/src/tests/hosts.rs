//! The live figure in its hosts' own hands: scripts that make a frame as tall as what is in it, the messages that
//! others listen to, a filter of a browser's own kind, and notebooks that load a figure as a widget.
//!
//! Figures are made by the engine on the host, which gives the bytes that the page gives.

use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::drive::page::Page;
use crate::suite::Test;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::thread;
use std::time::{Duration, Instant};
use steelyard_core::engine::{Engine, ExportOptions, InputFile, Request, Response};
use xtask::failure::{Failure, Outcome, While};
use xtask::paths;

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "pym_makes_a_frame_as_tall_as_its_figure", run: pym },
    Test { name: "iframe_resizer_makes_a_frame_as_tall_as_its_figure", run: iframe_resizer },
    Test { name: "a_live_figure_tells_its_height_as_hosts_listen", run: messages },
    Test { name: "an_endless_word_leaves_a_live_figures_numbers_in_sight", run: endless },
    Test { name: "dompurify_leaves_words_table_and_drawing", run: dompurify },
    Test { name: "a_live_figure_is_a_widget_that_leaves_nothing_behind", run: widget },
];

const HTML: &str = "text/html; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// What of an example a reader may switch: two charts of different heights.
const OPTIONS: &str = r#"{"fewest_contributors": 0, "groups": false, "bases": ["count"],
    "charts": ["two_sided_bars", "matrix"], "orders": ["framework"]}"#;

/// Labels that would run.
const HOSTILE: &str = r#"participant,role,code,valence
P1,Nurses,"</script><img src=x onerror=alert(1)>",barrier
P2,Doctors,"<svg><style><img src=x onerror=alert(2)></style>",facilitator
P3,"<i onclick=alert(3)>Both</i>","</title></svg><a href=javascript:alert(4)>Cost</a>",barrier
P3,Nurses,"<math><mtext><table><mglyph><style><!--</style><img title=""--><img src=1 onerror=alert(5)>"">",barrier
"#;

/// A file of the live figure of what an engine holds after a request.
fn made(of: Request, options: Value, bundle: bool) -> Outcome<Vec<u8>> {
    let mut engine = Engine::new();
    engine.handle(of, &mut |_| {});
    let options = serde_json::from_value(options).while_doing("reading the options")?;
    let export = ExportOptions::Interactive { options: Box::new(options), bundle };
    let (table, figure) = Default::default();
    match engine.handle(Request::Export { export, table, figure }, &mut |_| {}) {
        Response::Export(file) => Ok(file.bytes),
        other => Err(Failure::new(format!("no figure but {other:?}"))),
    }
}

fn example() -> Request {
    Request::Example { id: "cfir_interviews".to_owned() }
}

fn options() -> Outcome<Value> {
    serde_json::from_str(OPTIONS).while_doing("reading the options")
}

/// A script of an npm package.
fn npm(path: &str) -> Outcome<String> {
    let file = paths::root().join("node_modules").join(path);
    fs::read_to_string(file).while_doing(format_args!("reading {path} (npm ci installs it)"))
}

/// Waits until the frame that the session looks at is as tall as the figure in it, and something else holds.
fn follows(page: &Page<'_>, and: &str) -> Outcome {
    let height = "Math.ceil(document.documentElement.getBoundingClientRect().height)";
    page.wait(&format!("{and} && {height} > 200 && {height} === innerHeight"))
}

/// Looks into the frame of a host at an address, switches a view, narrows the frame, and widens it again.
fn in_a_host(bench: &mut Bench, address: &str) -> Outcome {
    bench.session().go(address)?;
    bench.enter_frame("iframe")?;
    let page = bench.page();
    follows(&page, "document.querySelector('.sy-figure.sy-on') && innerWidth === 700")?;
    let before = page.js("return innerHeight;")?;
    page.js("const chart = document.querySelector('.sy-figure select'); chart.selectedIndex = 1; chart.dispatchEvent(new Event('change', { bubbles: true }));")?;
    follows(&page, &format!("innerHeight !== {before}"))?;
    for (width, is_drawn) in [(320, "< 300"), (700, "> 300")] {
        bench.to_top()?;
        bench.page().js(&format!("document.querySelector('#room').style.width = '{width}px';"))?;
        bench.enter_frame("iframe")?;
        let drawing = "document.querySelector('.sy-svg').viewBox.baseVal.width";
        follows(&bench.page(), &format!("innerWidth === {width} && {drawing} {is_drawn}"))?;
    }
    check_equal!(bench.console()?, [""; 0], "the console");
    Ok(())
}

fn pym(bench: &mut Bench) -> Outcome {
    bench.site.put("/pym.js", SCRIPT, npm("pym.js/dist/pym.v1.js")?);
    bench.site.put("/figure.html", HTML, made(example(), options()?, false)?);
    for rights in ["undefined", "'allow-scripts'"] {
        let host = format!(
            "<!doctype html><meta charset=utf-8><title>host</title><script src=/pym.js></script>\
             <div id=room style='width: 700px'></div>\
             <script>new pym.Parent('room', '/figure.html', {{ sandbox: {rights} }});</script>"
        );
        let address = bench.site.put("/pym.html", HTML, host);
        in_a_host(bench, &address)?;
    }
    Ok(())
}

fn iframe_resizer(bench: &mut Bench) -> Outcome {
    bench.site.put("/resizer.js", SCRIPT, npm("iframe-resizer/js/iframeResizer.js")?);
    bench.site.put("/figure.html", HTML, made(example(), options()?, false)?);
    // It speaks to no frame without rights unless it is told not to look at the address of the other side.
    for (rights, options) in [("", "{}"), ("sandbox=allow-scripts", "{ checkOrigin: false }")] {
        // It tells every console of its next version.
        let host = format!(
            "<!doctype html><meta charset=utf-8><title>host</title>\
             <script>console.info = () => {{}};</script><script src=/resizer.js></script>\
             <div id=room style='width: 700px'><iframe title=figure {rights} src=/figure.html style='width: 100%; border: 0'></iframe></div>\
             <script>iFrameResize({options}, 'iframe');</script>"
        );
        let address = bench.site.put("/resizer.html", HTML, host);
        in_a_host(bench, &address)?;
    }
    Ok(())
}

fn messages(bench: &mut Bench) -> Outcome {
    let html = made(example(), options()?, false)?;
    let html = String::from_utf8(html).while_doing("reading the figure")?;
    // As a file is marked that was made for one chart of Datawrapper's hosts.
    let plain = "<section class=\"sy-figure\"";
    let marked = html.replacen(plain, &format!("{plain} data-datawrapper-id=\"aB1cD\""), 1);
    check!(marked != html, "the figure begins otherwise");
    bench.site.put("/marked.html", HTML, marked);
    let address = bench.site.put("/messages.html", HTML, include_str!("hosts/messages.html"));
    bench.session().go(&address)?;
    // Shapes as the hosts' own scripts read them, with `H` for a height; the first has none.
    let expected = [
        "[iFrameResizerChild]Ready",
        "pymxPYMxpym-1xPYMxheightxPYMxH",
        r#"{"datawrapper-height":{"aB1cD":"H"}}"#,
        r#"{"secret":"s3cret","message":"height","value":"H"}"#,
        r#"{"sentinel":"amp","type":"embed-size","width":"W","height":"H"}"#,
        r#"{"src":SRC,"context":"iframe.resize","height":H}"#,
        r#"{"steelyard":1,"type":"height","value":"H"}"#,
    ];
    let page = bench.page();
    let count = expected.len();
    let live = "new Set(Object.values(heard)).size === 2";
    page.wait(&format!("Object.keys(heard).length >= {count} && {live}"))?;
    // All say the same: how tall the figure is, once it stands still.
    let first = settled(bench)?;
    bench.enter_frame("iframe")?;
    bench.page().js("const chart = document.querySelector('.sy-figure select'); chart.selectedIndex = 1; chart.dispatchEvent(new Event('change', { bubbles: true }));")?;
    let second = settled(bench)?;
    check!(first != second, "both charts are {first} tall, and nothing had to be told");
    let heard = bench.page().js("return JSON.stringify(Object.keys(heard).sort());")?;
    let heard: Vec<String> = serde_json::from_str(heard.as_str().unwrap_or_default())
        .while_doing("reading what was heard")?;
    check_equal!(heard, expected, "what is said");
    check_equal!(bench.console()?, [""; 0], "the console");
    Ok(())
}

/// How tall the live figure of `messages.html` is, once it was told so in every way. The height is read anew until
/// then: a figure that gets a scroll bar is drawn again for a narrower room.
fn settled(bench: &Bench) -> Outcome<i64> {
    let begun = Instant::now();
    loop {
        bench.to_top()?;
        bench.enter_frame("iframe")?;
        let tall = "return document.querySelector('.sy-figure.sy-on') && Math.ceil(document.documentElement.getBoundingClientRect().height);";
        let height = bench.page().js(tall)?;
        bench.to_top()?;
        let heard = bench.page().js("return JSON.stringify(heard);")?;
        let heard = heard.as_str().unwrap_or_default();
        let told: BTreeMap<String, i64> =
            serde_json::from_str(heard).while_doing("reading what was heard")?;
        let mut told = told.iter().filter(|(said, _)| !said.ends_with("Ready"));
        match height.as_i64() {
            Some(height) if told.all(|(_, &told)| told == height) => return Ok(height),
            _ if begun.elapsed() > Duration::from_secs(30) => {
                return Err(Failure::new(format!("it is {height} tall and said {heard}")));
            }
            _ => thread::sleep(Duration::from_millis(30)),
        }
    }
}

/// What a page of these tests found out, once it has.
fn found(bench: &Bench, address: &str) -> Outcome<Value> {
    bench.session().go(address)?;
    let page = bench.page();
    // The widget's page makes and ends 500 figures.
    page.wait_for(Duration::from_secs(300), "document.documentElement.dataset.found")?;
    let found = page.js("return document.documentElement.dataset.found;")?;
    serde_json::from_str(found.as_str().unwrap_or_default()).while_doing("reading what was found")
}

fn endless(bench: &mut Bench) -> Outcome {
    let (word, name) = ("organisation".repeat(30), "الممرضات".repeat(30));
    let csv = format!(
        "participant,role,code,valence\nP1,{name},{word},barrier\nP2,Doctors,Time,facilitator\n"
    );
    let files = vec![InputFile { name: "study.csv".to_owned(), bytes: csv.into_bytes() }];
    let study = Request::Load { files, settings: Default::default() };
    let html = made(study, json!({"fewest_contributors": 0}), false)?;
    let address = bench.site.put("/endless.html", HTML, html);
    bench.session().go(&address)?;
    let page = bench.page();
    page.wait(super::interactive::IS_LIVE)?;
    let beyond = page.js(
        "const room = document.querySelector('.sy-numbers').getBoundingClientRect();
        return [...document.querySelectorAll('.sy-table td')].filter((cell) => cell.getBoundingClientRect().right > room.right + 1).length;",
    )?;
    check_equal!(beyond, 0, "numbers out of sight");
    Ok(())
}

fn dompurify(bench: &mut Bench) -> Outcome {
    bench.site.put("/purify.js", SCRIPT, npm("dompurify/dist/purify.js")?);
    let files = vec![InputFile { name: "study.csv".to_owned(), bytes: HOSTILE.into() }];
    let study = Request::Load { files, settings: Default::default() };
    let options =
        json!({"fewest_contributors": 0, "title": "<b onclick=alert(6)>What</b> hinders"});
    bench.site.put("/hostile.html", HTML, made(study, options, false)?);
    let address = bench.site.put("/purified.html", HTML, include_str!("hosts/purified.html"));
    let expected = json!({
        "missing": [], "behind": [true, true, true, true, true, true], "same": [], "shapes": [],
        "loose": 0, "drawn": true, "runs": 0, "foreign": [], "ran": 0
    });
    check_equal!(found(bench, &address)?, expected, "what DOMPurify leaves");
    check_equal!(bench.console()?, [""; 0], "the console");
    Ok(())
}

fn widget(bench: &mut Bench) -> Outcome {
    for (path, title) in [("/one.mjs", "One"), ("/other.mjs", "Other")] {
        let mut options = options()?;
        options["title"] = json!(title);
        let archive = made(example(), options, true)?;
        bench.site.put(path, SCRIPT, entry(&archive, "figure.mjs")?);
    }
    let address = bench.site.put("/widget.html", HTML, include_str!("hosts/widget.html"));
    let found = found(bench, &address)?;
    let three = |value: Value| json!([value, value, value]);
    for (what, expected) in [
        ("error", Value::Null),
        ("live", three(json!(true))),
        ("drawn", three(json!(true))),
        ("styled", three(json!("flex"))),
        ("twice", json!([])),
        ("counts", json!(true)),
        ("grown", json!([])),
    ] {
        check_equal!(found[what], expected, "{what} of {found}");
    }
    check_equal!(bench.console()?, [""; 0], "the console");
    Ok(())
}

/// A part of an archive of the program's own, whose entries stand one behind the other with their sizes before them.
fn entry(archive: &[u8], name: &str) -> Outcome<Vec<u8>> {
    let missing = || Failure::new(format!("no {name} in the archive"));
    let number = |at: usize, size: usize| {
        let bytes = archive.get(at..at + size).unwrap_or_default();
        bytes.iter().rev().fold(0, |number, byte| (number << 8) | usize::from(*byte))
    };
    let mut at = 0;
    while archive.get(at..at + 4) == Some(b"PK\x03\x04") {
        let start = at + 30 + number(at + 26, 2);
        let packed = archive.get(start..start + number(at + 18, 4)).ok_or_else(missing)?;
        if archive.get(at + 30..start) == Some(name.as_bytes()) {
            return match number(at + 8, 2) {
                0 => Ok(packed.to_vec()),
                _ => miniz_oxide::inflate::decompress_to_vec(packed).while_doing("unpacking"),
            };
        }
        at = start + packed.len();
    }
    Err(missing())
}
