//! Nothing leaves: hostile script inside the program reaches nobody, and an honest job asks for nothing.
//!
//! What is counted is everything that is said to a server on this machine of which the script knows the address. The
//! control, the same script in a page without policy and sandbox, shows that the script can reach the server and that
//! the server counts. Browsers may begin a connection before they ask their policy (Chromium for a child frame, WebKit
//! for a link, Firefox and WebKit for `preconnect`) and then say nothing on it: not one byte, or these tests fail.

use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::suite::Test;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::thread;
use std::time::{Duration, Instant};
use xtask::bundle;
use xtask::failure::Outcome;

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "hostile_script_reaches_nobody_from_file", run: from_file },
    Test { name: "hostile_script_reaches_nobody_over_http", run: over_http },
    Test { name: "hostile_script_reaches_the_sink_without_the_lock", run: control },
    Test { name: "honest_job_asks_for_nothing", run: honest_job },
];

/// Ways to leave that the sandbox refuses at once and that leave the frame as it is.
const OUTER: [&str; 6] = ["parent", "top", "open-top", "open-parent", "link-top", "form-top"];

/// Ways to leave by which the frame itself would go.
const OWN: [&str; 8] = [
    "link-ping",
    "link-download",
    "link-self",
    "form-self",
    "meta-refresh",
    "open-self",
    "self-replace",
    "self",
];

/// Channels without leaving that work in every engine where nothing forbids them.
const SURE: [&str; 22] = [
    "fetch",
    "fetch-keepalive",
    "xhr",
    "image",
    "srcset",
    "beacon",
    "websocket",
    "eventsource",
    "script-element",
    "import",
    "stylesheet",
    "style-import",
    "css-url",
    "font",
    "frame",
    "object",
    "input-image",
    "svg-image",
    "html",
    "worker-fetch",
    "worker-import",
    "worker-xhr",
];

/// How much the page has stored, and what stands in its address behind its place. Where nothing may be stored, asking
/// throws, which is as good.
const KEPT: &str = "
    let kept = 0;
    for (const name of ['localStorage', 'sessionStorage']) {
      try { kept += window[name].length; } catch { /* Not to be had. */ }
    }
    try { kept += document.cookie.length; } catch { /* Not to be had. */ }
    try { kept += (await indexedDB.databases()).length; } catch { /* Not to be had. */ }
    try { kept += (await caches.keys()).length; } catch { /* Not to be had. */ }
    return [kept, location.hash, location.search];";

/// How long a request may take to arrive that was not stopped; the control shows that it is enough.
const ARRIVAL: Duration = Duration::from_secs(2);

fn from_file(bench: &mut Bench) -> Outcome {
    let path = bench.write("hostile.html", hostile_page(bench)?.as_bytes())?;
    unheard(bench, &format!("file://{}", path.display()), &OWN)
}

fn over_http(bench: &mut Bench) -> Outcome {
    let page = hostile_page(bench)?;
    let address = bench.site.put("/hostile", "text/html; charset=utf-8", page);
    unheard(bench, &address, &["self", "form-self"])
}

fn script(bench: &Bench) -> String {
    script_to(&bench.sink.address("/leak"))
}

/// The hostile script, by which everything that is tried goes to an address.
pub fn script_to(sink: &str) -> String {
    let source = include_str!("hostile.js");
    format!("(() => {{ const SINK = {};\n{source}\n}})();", json!(sink))
}

fn hostile_page(bench: &Bench) -> Outcome<String> {
    bundle::shell_with(&bench.program()?, &script(bench))
}

fn unheard(bench: &Bench, address: &str, own: &[&str]) -> Outcome {
    let page = bench.open(address)?;
    page.click("h1")?;
    page.wait("document.title === 'tried'")?;
    nothing_arrives(bench, "channels that leave the page where it is", Duration::ZERO)?;
    bench.open(address)?.js(&format!("window.only = {};", json!(OUTER)))?;
    page.click("h1")?;
    page.wait("document.title === 'tried'")?;
    nothing_arrives(bench, "ways out of the outer page", Duration::ZERO)?;
    bench.to_top()?;
    let state = page.js("return document.documentElement.dataset.steelyard;")?;
    check_equal!(state, json!("ready"), "the outer page has gone");
    for way in own {
        bench.open(address)?.js(&format!("window.only = {};", json!([way])))?;
        // The frame may be gone before the press is answered.
        let _gone = page.point_and_click("q('h1')");
        nothing_arrives(bench, way, Duration::from_millis(300))?;
    }
    nothing_arrives(bench, "all of it", ARRIVAL)
}

/// Whether the frame stays or the browser puts an empty page there, nothing may arrive meanwhile.
fn nothing_arrives(bench: &Bench, what: &str, limit: Duration) -> Outcome {
    let begun = Instant::now();
    loop {
        check_equal!(bench.sink.requests(), [""; 0], "requests by {what}");
        if begun.elapsed() > limit {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(50));
    }
}

fn control(bench: &mut Bench) -> Outcome {
    let first = window(bench)?;
    let outcome = reach(bench);
    // Pop-ups work here, and stand in the way of the tests to come.
    close_others(bench, &first)?;
    outcome
}

fn reach(bench: &Bench) -> Outcome {
    open_and_click(bench, None)?;
    let reached = |name: &str| {
        let path = format!("/leak/{name}");
        bench.sink.requests().iter().any(|one| one.split('?').next() == Some(&path))
    };
    let missing = || SURE.iter().copied().filter(|name| !reached(name)).collect::<BTreeSet<_>>();
    let begun = Instant::now();
    while !missing().is_empty() && begun.elapsed() < ARRIVAL {
        thread::sleep(Duration::from_millis(50));
    }
    check!(missing().is_empty(), "these did not reach the sink: {:?}", missing());
    for way in OWN.into_iter().filter(|way| !way.starts_with("link-p")) {
        open_and_click(bench, Some(way))?;
        let begun = Instant::now();
        while !reached(way) {
            check!(begun.elapsed() < ARRIVAL * 2, "{way} did not reach the sink");
            thread::sleep(Duration::from_millis(50));
        }
    }
    Ok(())
}

fn open_and_click(bench: &Bench, only: Option<&str>) -> Outcome {
    let page = format!(
        "<!doctype html><meta charset=utf-8><link rel=icon href=data:,><title>control</title>\
         <body><h1 style='font-size: 300px'>x</h1><script>{}</script>",
        script(bench)
    );
    let address = bench.site.put("/control", "text/html; charset=utf-8", page);
    bench.session().go(&address)?;
    if let Some(only) = only {
        bench.session().run(&format!("window.only = {};", json!([only])), &[])?;
    }
    let body = bench.session().run("return document.querySelector('h1');", &[])?;
    let id = body[crate::drive::webdriver::ELEMENT].as_str().unwrap_or_default().to_owned();
    bench.session().post(&format!("/element/{id}/click"), &json!({}))?;
    Ok(())
}

fn window(bench: &Bench) -> Outcome<Value> {
    bench.session().get("/window")
}

fn close_others(bench: &Bench, first: &Value) -> Outcome {
    let windows = bench.session().get("/window/handles")?;
    for other in windows.as_array().into_iter().flatten().filter(|one| *one != first) {
        bench.session().post("/window", &json!({ "handle": other }))?;
        bench.session().close_window()?;
    }
    bench.session().post("/window", &json!({ "handle": first }))?;
    Ok(())
}

fn honest_job(bench: &mut Bench) -> Outcome {
    let csv = "participant,group,domain,valence,excerpt\n\
               P1,Nurses,Knowledge,barrier,We were never told\n\
               P2,Doctors,Skills,facilitator,We had practised it\n";
    let file = bench.write("honest.csv", csv.as_bytes())?;
    let page = bench.open(&bench.http_address())?;
    page.upload("#files", &[&file])?;
    page.wait_for_figure()?;
    page.see("figure")?;
    page.click_mark(0)?;
    page.wait("q('#passages blockquote')")?;
    page.press(crate::drive::page::key::ESCAPE)?;
    page.wait("!q('#passages')")?;
    page.see("export")?;
    for button in ["#save-svg", "#save-png", "#save-csv", "#save-study", "#copy-table"] {
        page.click(button)?;
        page.wait("!q('#work') && q('#live').textContent !== ''")?;
    }
    check_equal!(bench.site.requests(), ["/"], "requests of a whole job");
    let kept = page.js_async(KEPT, &[])?;
    check_equal!(kept, json!([0, "", ""]), "what was stored or put into the address");
    bench.to_top()?;
    let kept = page.js_async(KEPT, &[])?;
    check_equal!(kept, json!([0, "", ""]), "what the outer page stored or put into the address");
    Ok(())
}
