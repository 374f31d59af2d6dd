//! Markup and script in the data stay text wherever they come out: on the page, in what it says to assistive programs,
//! and in each file that a browser opens, without any policy around it.

use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::drive::page::{Page, key};
use crate::suite::Test;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::thread;
use std::time::Duration;
use xtask::failure::Outcome;

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "payloads_in_every_sink_stay_text", run: sinks },
    Test { name: "payloads_run_where_nothing_keeps_them_from_it", run: control },
];

/// What each does where it runs.
const RAN: &str = "window.ran=1";

/// Payloads, each with `RAN` in it: elements, attributes, ends of other elements, of attributes and of scripts,
/// addresses, what templates and comments take.
fn payloads() -> Vec<String> {
    [
        "<script>RAN</script>",
        "<img src=x onerror=RAN>",
        "<svg onload=RAN>",
        "<svg><script>RAN</script></svg>",
        "</text></svg><img src=x onerror=RAN>",
        "\"><img src=x onerror=RAN>",
        "'><img src=x onerror=RAN>",
        "\" onfocus=\"RAN\" autofocus tabindex=0 x=\"",
        "' onmouseover='RAN' '",
        "</title><script>RAN</script>",
        "</script><script>RAN</script>",
        "</style><script>RAN</script>",
        "</textarea><script>RAN</script>",
        "]]><script>RAN</script>",
        "--><script>RAN</script><!--",
        "<iframe srcdoc=\"<script>parent.RAN</script>\">",
        "<a href=javascript:RAN>x</a>",
        "<details open ontoggle=RAN>",
        "<math><mtext></mtext><img src=x onerror=RAN>",
        "{{constructor.constructor('RAN')()}}",
        "${RAN}",
        "&lt;img src=x onerror=RAN&gt;",
        "&#60;script&#62;RAN&#60;/script&#62;",
        "<foreignObject><body onload=RAN></foreignObject>",
    ]
    .map(|payload| payload.replace("RAN", RAN))
    .into()
}

/// How long what runs late may take, as the handlers of pictures that are not there do; the control is done by then.
const LATE: Duration = Duration::from_millis(400);

/// A study with the payloads in each of its columns.
fn study() -> String {
    let mut csv = "participant,group,code,valence,excerpt,coder\n".to_owned();
    for (index, payload) in payloads().iter().enumerate() {
        let cell = format!("\"{}\"", payload.replace('"', "\"\""));
        let side = if index % 2 == 0 { "barrier" } else { "facilitator" };
        let group = payloads()[index % 4].replace('"', "\"\"");
        // Writing into a text cannot fail.
        let _written = writeln!(csv, "{cell},\"{group}\",{cell},{side},{cell},{cell}");
    }
    csv
}

/// Holds that nothing ran in the document that is looked at.
fn nothing_ran(bench: &Bench, sink: &str) -> Outcome {
    thread::sleep(LATE);
    let ran = bench.session().run("return window.ran === undefined && document.querySelectorAll('img, iframe[srcdoc*=parent]').length;", &[])?;
    check_equal!(ran, json!(0), "what ran, or became an element, in {sink}");
    Ok(())
}

/// Holds that a text is there, as it is written.
fn is_text(page: &Page<'_>, sink: &str, script: &str) -> Outcome {
    let text = page.js(script)?;
    let text = text.as_str().unwrap_or_default();
    check!(
        text.contains(RAN) && text.contains("<img src=x onerror"),
        "{sink} lacks it: {text:.200}"
    );
    Ok(())
}

fn sinks(bench: &mut Bench) -> Outcome {
    let name = "x' onerror='window.ran=1 &lt;img src=x&gt;.csv";
    let page = bench.open_file()?;
    page.load(&[(name, study().as_bytes())])?;
    let payload = &payloads()[1];
    page.api(
        "restore",
        json!([{"framework": "none", "table": {"rows": "code"}, "figure": {"title": payload},
                "interactive": {"title": payload, "authors": payload, "citation": payload, "licence": payload}}]),
    )?;
    page.wait_for_figure()?;
    for view in ["data", "codes", "numbers", "export", "figure"] {
        page.see(view)?;
        page.wait("!q('#work')")?;
        let own = "return [root.querySelectorAll('img, script, foreignObject, a[href^=javascript]').length, window.ran];";
        check_equal!(page.js(own)?, json!([0, Value::Null]), "elements of the data in {view}");
    }
    is_text(&page, "the drawing", "return q('#drawing').textContent;")?;
    is_text(&page, "the table", "return q('table.numbers').textContent;")?;
    is_text(
        &page,
        "what marks say",
        "return all('#drawing .mark').map((mark) => mark.ariaLabel ?? mark.getAttribute('aria-label')).join();",
    )?;
    page.wait_for_figure()?;
    page.point_and_click("all('#drawing .mark').find((mark) => !mark.getAttribute('aria-label').includes(': 0 ')).querySelector('.hit')")?;
    page.wait("q('#passages blockquote')")?;
    check!(page.text("#passages blockquote")?.contains(RAN), "the passage is another");
    page.press(key::ESCAPE)?;
    nothing_ran(bench, "the page")?;

    // Files, opened as documents of their own.
    let page = bench.page();
    let mut files = Vec::new();
    for (kind, file) in
        [("svg", "drawn.svg"), ("html", "table.html"), ("interactive", "figure.html")]
    {
        files.push((file, page.export_text(json!({"kind": kind, "figure": {"rows": "code"}}))?));
    }
    let saved = page.api("save", json!([]))?;
    let page = bench.open_file()?;
    page.load(&[("study.json", saved.to_string().as_bytes())])?;
    page.wait_for_figure()?;
    is_text(&page, "the study file", "return q('table.numbers').textContent;")?;
    nothing_ran(bench, "a study file")?;
    for (name, text) in files {
        let path = bench.write(name, text.as_bytes())?;
        bench.session().go(&format!("file://{}", path.display()))?;
        nothing_ran(bench, name)?;
        let shown = bench.session().run("return document.documentElement.textContent;", &[])?;
        let shown = shown.as_str().unwrap_or_default();
        check!(shown.contains("<img src=x onerror"), "{name} lacks the text: {shown:.200}");
    }
    Ok(())
}

/// The same payloads as markup do run: without this, payloads that are harmless everywhere would pass.
fn control(bench: &mut Bench) -> Outcome {
    let mut ran = 0;
    for payload in payloads() {
        let page =
            format!("<!doctype html><meta charset=utf-8><title>control</title><body>{payload}");
        let path = bench.write("control.html", page.as_bytes())?;
        bench.session().go(&format!("file://{}", path.display()))?;
        thread::sleep(Duration::from_millis(100));
        ran += usize::from(bench.session().run("return window.ran === 1;", &[])? == json!(true));
    }
    check!(ran >= 15, "only {ran} of the payloads ran as markup");
    Ok(())
}
