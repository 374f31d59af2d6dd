//! The live figure in real frames: it is made from the page, shows in every view what the engine draws, works where
//! scripts run, stays readable where they do not, and asks nothing of anybody.

use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::drive::page::{Page, key};
use crate::drive::webdriver::ELEMENT;
use crate::suite::Test;
use serde_json::{Value, json};
use std::fs;
use xtask::failure::{Failure, Outcome, While};
use xtask::paths;

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "a_live_figure_is_made_from_the_page_and_shown_there", run: made_from_the_page },
    Test { name: "every_view_of_a_live_figure_is_what_the_engine_draws", run: every_view },
    Test {
        name: "a_live_figure_works_in_frames_and_stays_where_scripts_do_not_run",
        run: in_frames,
    },
    Test { name: "a_live_figure_that_was_changed_stays_as_it_was_drawn", run: changed_on_the_way },
    Test { name: "a_live_figure_is_read_by_pointer_and_by_keys", run: pointer_and_keys },
    Test { name: "axe_finds_nothing_in_a_live_figure", run: accessible },
    Test { name: "the_page_on_embedding_shows_each_way", run: embedding },
];

/// Small numbers are shown, so that its views are those that the page itself draws.
const OPEN: &str = r#"{"fewest_contributors": 0, "groups": false,
    "charts": ["two_sided_bars", "matrix"], "bases": ["count", "share_of_group"],
    "orders": ["framework", "alphabetical"], "title": "Barriers <b> & facilitators",
    "authors": "Ada L.; Grace H.", "doi": "10.1234/abc"}"#;

/// The document of a live figure of an example.
pub fn figure(bench: &Bench) -> Outcome<String> {
    let page = bench.open_file()?;
    page.api("example", json!(["cfir_interviews"]))?;
    let options: Value = serde_json::from_str(OPEN).while_doing("reading the options")?;
    let html = page.export_text(
        json!({"kind": "interactive", "interactive": options, "figure": {"basis": "count"}}),
    )?;
    let hash = html.split_once("SHA-256 of the program that made it: ");
    let hash = hash.and_then(|(_, rest)| rest.get(..64)).unwrap_or_default();
    check!(
        hash.len() == 64 && hash.bytes().all(|digit| digit.is_ascii_hexdigit()),
        "the figure names no program"
    );
    Ok(html)
}

/// Opens a document from a file of its own.
pub fn open<'a>(bench: &'a Bench, name: &str, html: &str) -> Outcome<Page<'a>> {
    let path = bench.write(name, html.as_bytes())?;
    bench.session().go(&format!("file://{}", path.display()))?;
    Ok(bench.page())
}

/// Whether the figure of the document that is looked at is live.
pub const IS_LIVE: &str = "document.querySelector('.sy-figure.sy-on')";

fn made_from_the_page(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    page.api("example", json!(["cfir_interviews"]))?;
    page.wait_for_figure()?;
    page.see("export")?;
    page.click("#live-open")?;
    page.wait("q('#live-made') && q('#live-made').textContent.includes('views')")?;
    let before = page.text("#live-made")?;
    page.click("#live-chart-matrix")?;
    page.wait(&format!(
        "text('#live-made').includes('views') && text('#live-made') !== {}",
        json!(before)
    ))?;
    // Who looks at the figure and comes back finds the card as it was left.
    page.see("figure")?;
    page.see("export")?;
    page.wait("q('#live-made') && text('#live-made').includes('views')")?;
    page.js("const title = q('#live-title'); title.value = 'What hinders'; title.dispatchEvent(new Event('change', { bubbles: true }));")?;
    let other = "try { steelyardBoot.figureFrame(document.createElement('p'), '<!doctype html><p>other', 'other'); return 'taken'; } catch (error) { return error.message; }";
    check_equal!(page.js(other)?, json!("not the document of a figure"), "another document");
    let frame = "q('#live-preview iframe')";
    page.wait(&format!("{frame} && {frame}.srcdoc.includes('What hinders')"))?;
    let frame = page.js(&format!("return {frame};"))?;
    check!(!frame[ELEMENT].is_null(), "the preview is no frame");
    bench.session().post("/frame", &json!({ "id": frame }))?;
    let page = bench.page();
    page.wait(IS_LIVE)?;
    let title = page.js("return document.querySelector('.sy-title').textContent;")?;
    check_equal!(title, json!("What hinders"), "the preview's title");
    check_equal!(bench.console()?, [""; 0], "the console");
    Ok(())
}

/// A drawing as a list of its elements, each with its attributes and its text, without what only a document's style
/// needs.
pub const DRAWN: &str = "
    const own = (svg) => [...svg.querySelectorAll('*')].map((node) => {
      const attributes = [...node.attributes].filter(({ name }) => !['class', 'id'].includes(name));
      const text = [...node.childNodes].filter((child) => child.nodeType === 3).map((child) => child.data.trim()).join('');
      return `${node.localName} ${attributes.map(({ name, value }) => `${name}=${value}`).sort().join(' ')} ${text}`;
    });";

fn every_view(bench: &mut Bench) -> Outcome {
    let html = figure(bench)?;
    let page = bench.page();
    let mut expected = Vec::new();
    for chart in ["two_sided_bars", "matrix"] {
        for basis in ["count", "share_of_group"] {
            for order in ["framework", "alphabetical"] {
                let drawn = page.export_text(json!({"kind": "svg", "figure": {
                    "chart": chart, "basis": basis, "order": order, "width_mm": 165.0,
                    "height_mm": 100_000.0, "options": {"page": "whole"}
                }}))?;
                expected.push(drawn);
            }
        }
    }
    let page = open(bench, "figure.html", &html)?;
    page.wait(IS_LIVE)?;
    let selects = page.js("return document.querySelectorAll('.sy-figure select').length;")?;
    check!(selects.as_u64().unwrap_or(0) >= 3, "chart, basis and order can be switched: {selects}");
    let script = format!(
        "{DRAWN}
        const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        const choices = [...document.querySelectorAll('.sy-figure select')].filter((select) => select.options.length === 2);
        const faults = [];
        for (let at = 0; at < 8; at += 1) {{
          for (const [place, select] of [4, 2, 1].map((bit, place) => [bit, choices[place]])) {{
            select.selectedIndex = at & place ? 1 : 0;
            select.dispatchEvent(new Event('change', {{ bubbles: true }}));
          }}
          await frame();
          const found = own(document.querySelector('.sy-svg'));
          const wanted = own(new DOMParser().parseFromString(args[0][at], 'image/svg+xml').documentElement);
          const differs = wanted.findIndex((line, index) => line !== found[index]);
          if (differs >= 0 || wanted.length !== found.length) faults.push(`view ${{at}}: ${{wanted[differs]}} but ${{found[differs]}}, ${{wanted.length}} and ${{found.length}} elements`);
        }}
        return faults;"
    );
    let faults = page.js_async(&script, &[json!(expected)])?;
    check_equal!(faults, json!([]), "what is drawn otherwise");
    check_equal!(bench.console()?, [""; 0], "the console");
    Ok(())
}

fn in_frames(bench: &mut Bench) -> Outcome {
    let html = figure(bench)?;
    let escaped = html.replace('&', "&amp;").replace('"', "&quot;");
    bench.site.put("/figure.html", "text/html; charset=utf-8", html);
    let host = |policy: &str, frame: &str| {
        format!(
            "<!doctype html><meta charset=utf-8>{policy}<title>host</title><script>window.heights = []; addEventListener('message', ({{ data, source }}) => {{ if (source === document.querySelector('iframe').contentWindow && data && data.steelyard === 1) heights.push(data.value); }});</script>{frame}"
        )
    };
    let frames = [
        ("plain", "<iframe id=f width=700 height=400 src=/figure.html></iframe>", true),
        (
            "scripts",
            "<iframe id=f width=700 height=400 sandbox=allow-scripts src=/figure.html></iframe>",
            true,
        ),
        (
            "downloads",
            "<iframe id=f width=300 height=400 sandbox='allow-scripts allow-downloads' src=/figure.html></iframe>",
            true,
        ),
        ("nothing", "<iframe id=f width=700 height=400 sandbox src=/figure.html></iframe>", false),
    ];
    for (name, frame, is_live) in frames {
        let address =
            bench.site.put(&format!("/{name}.html"), "text/html; charset=utf-8", host("", frame));
        bench.session().go(&address)?;
        if is_live {
            bench.page().wait("heights.length > 0 && heights.every((height) => Number.isInteger(height) && height > 100)")?;
        }
        bench.enter_frame("#f")?;
        let page = bench.page();
        page.wait("document.querySelector('.sy-figure svg')")?;
        if is_live {
            page.wait(IS_LIVE)?;
        }
        readable(&page, name)?;
        check_equal!(
            page.js(&format!("return Boolean({IS_LIVE});"))?,
            json!(is_live),
            "live in {name}"
        );
    }
    // A host that lets no inline script and no style run, and hands its policy on.
    let policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; script-src 'self'\">";
    let frame = format!("<iframe id=f width=700 height=400 srcdoc=\"{escaped}\"></iframe>");
    let address = bench.site.put("/strict.html", "text/html; charset=utf-8", host(policy, &frame));
    bench.session().go(&address)?;
    bench.enter_frame("#f")?;
    readable(&bench.page(), "a strict host")?;
    check_equal!(
        bench.page().js(&format!("return Boolean({IS_LIVE});"))?,
        json!(false),
        "live in a strict host"
    );
    let asked: Vec<String> = bench.site.requests();
    let known = |path: &String| {
        [
            "/plain.html",
            "/scripts.html",
            "/downloads.html",
            "/nothing.html",
            "/strict.html",
            "/figure.html",
            "/favicon.ico",
        ]
        .contains(&path.as_str())
    };
    check!(asked.iter().all(known), "the figure asks for {asked:?}");
    check_equal!(bench.sink.requests(), [""; 0], "requests");
    // Refused scripts and styles are told by the strict host, which is what it is there for.
    let _told = bench.console()?;
    Ok(())
}

/// Words, table and drawing stand, whatever runs.
fn readable(page: &Page<'_>, place: &str) -> Outcome {
    let script = "
        const figure = document.querySelector('.sy-figure');
        const svg = figure.querySelector('svg').getBoundingClientRect();
        return { title: figure.querySelector('h2').textContent, alt: figure.querySelector('.sy-alt').textContent.length,
          rows: figure.querySelectorAll('tbody tr').length, texts: figure.querySelectorAll('svg text').length,
          drawn: svg.width > 200 && svg.height > 100, broken: figure.textContent.includes('without its controls') };";
    let found = page.js(script)?;
    check_equal!(found["title"], json!("Barriers <b> & facilitators"), "title in {place}");
    check_equal!(found["drawn"], json!(true), "drawing in {place}");
    check_equal!(found["broken"], json!(false), "a reason in {place}");
    for part in ["alt", "rows", "texts"] {
        check!(found[part].as_u64().unwrap_or(0) > 5, "{part} in {place}: {found}");
    }
    Ok(())
}

fn changed_on_the_way(bench: &mut Bench) -> Outcome {
    let html = figure(bench)?;
    let place = html
        .find("class=\"sy-data\"")
        .and_then(|at| Some(at + html.get(at..)?.find('>')? + 1))
        .ok_or_else(|| Failure::new("the figure carries nothing"))?;
    let (head, tail) = html.split_at(place);
    let (kept, _) = tail.split_at(tail.len().min(100));
    let element = html.find("<script type=\"text/plain\" class=\"sy-data\"");
    let element = element.ok_or_else(|| Failure::new("the figure has no payload"))?;
    let after = tail.split_once("</script>").map_or("", |(_, after)| after);
    let missing = format!("{}{after}", html.get(..element).unwrap_or_default());
    let newer = html.replacen("data-version=\"1\"", "data-version=\"2\"", 1);
    for (name, changed, said) in [
        ("changed.html", format!("{head}[{tail}"), "changed or cut"),
        ("cut.html", format!("{head}{kept}</script></div></body></html>"), ""),
        ("newer.html", newer, "of a newer form"),
        ("missing.html", missing, "changed or cut"),
    ] {
        let page = open(bench, name, &changed)?;
        readable_or_cut(&page, name, said)?;
    }
    // A broken file says nothing else.
    check_equal!(bench.console()?, [""; 0], "the console");
    Ok(())
}

fn readable_or_cut(page: &Page<'_>, name: &str, said: &str) -> Outcome {
    page.wait("document.querySelector('.sy-figure svg')")?;
    if !said.is_empty() {
        page.wait(&format!(
            "document.querySelector('.sy-figure').textContent.includes({})",
            json!(said)
        ))?;
    }
    check_equal!(
        page.js(&format!("return Boolean({IS_LIVE});"))?,
        json!(false),
        "live though {name}"
    );
    let rows = page.js("return document.querySelectorAll('.sy-figure tbody tr').length;")?;
    check!(rows.as_u64().unwrap_or(0) > 3, "{name} has {rows} rows");
    Ok(())
}

fn pointer_and_keys(bench: &mut Bench) -> Outcome {
    let html = figure(bench)?;
    let page = open(bench, "figure.html", &html)?;
    page.wait(IS_LIVE)?;
    read_by_pointer_and_by_keys(&page)?;
    check_equal!(bench.console()?, [""; 0], "the console");
    Ok(())
}

/// Points at a mark of a live figure and goes through its list by keys: each reads numbers out.
pub fn read_by_pointer_and_by_keys(page: &Page<'_>) -> Outcome {
    page.js("document.querySelector('.sy-drawing svg g').scrollIntoView({ block: 'center' });")?;
    page.point_and_click("document.querySelector('.sy-drawing svg g')")?;
    let label = page.js("return document.querySelector('.sy-drawing svg g title').textContent;")?;
    let label = label.as_str().unwrap_or_default().to_owned();
    page.wait(&format!(
        "document.querySelector('.sy-readout').textContent.includes({})",
        json!(label)
    ))?;
    // By keys alone: to the list of numbers, into its second line, to a number.
    page.js("document.activeElement.blur(); document.querySelector('.sy-figure [role=tree] [tabindex=\"0\"]').focus();")?;
    for pressed in [key::DOWN, key::RIGHT, key::RIGHT, key::RIGHT, key::RIGHT] {
        page.press(pressed)?;
    }
    let level = page.js("return Number(document.activeElement.getAttribute('aria-level'));")?;
    check!(level.as_u64().unwrap_or(0) >= 2, "the keys lead to level {level}");
    page.press(key::ESCAPE)?;
    let stops = page.js(
        "return document.querySelectorAll('.sy-figure [role=tree] [tabindex=\"0\"]').length;",
    )?;
    check_equal!(stops, json!(1), "stops of the Tab key in the list");
    Ok(())
}

fn accessible(bench: &mut Bench) -> Outcome {
    let source = paths::root().join("node_modules/axe-core/axe.min.js");
    let source = fs::read_to_string(source).while_doing("reading axe-core (npm ci installs it)")?;
    let html = figure(bench)?;
    let page = open(bench, "figure.html", &html)?;
    page.wait(IS_LIVE)?;
    bench.session().run(&format!("{source}\nreturn true;"), &[])?;
    let script = "
        // A figure stands within a page, whose the main part and the first heading are.
        const rules = { 'landmark-one-main': { enabled: false }, 'page-has-heading-one': { enabled: false } };
        const { violations } = await axe.run(document, { resultTypes: ['violations'], rules });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);";
    check_equal!(page.js_async(script, &[])?, json!([]), "axe finds");
    Ok(())
}

fn embedding(bench: &mut Bench) -> Outcome {
    let dist = paths::dist();
    let put = |name: &str, media_type: &str| {
        bench.site.put_file(&format!("/{name}"), media_type, dist.join(name))
    };
    put("steelyard-view.js", "text/javascript; charset=utf-8");
    let address = put("embedding.html", "text/html; charset=utf-8");
    bench.session().go(&address)?;
    let page = bench.page();
    page.wait("document.documentElement.dataset.shown === 'all'")?;
    page.wait("Number(document.getElementById('following').height) > 400")?;
    let live = "return ['first-module', 'second-module'].map((id) => Boolean(document.getElementById(id).shadowRoot.querySelector('.sy-figure.sy-on svg')));";
    check_equal!(page.js(live)?, json!([true, true]), "the modules are live");
    page.js("document.getElementById('again').click();")?;
    page.wait("document.getElementById('count').value.startsWith('500 made')")?;
    check_equal!(
        page.js("return document.querySelectorAll('steelyard-view').length;")?,
        json!(2),
        "elements that are left"
    );
    bench.enter_frame("#still")?;
    readable_or_cut(&bench.page(), "the frame without scripts", "")?;
    let asked = bench.site.requests();
    let known = |path: &String| {
        ["/embedding.html", "/steelyard-view.js", "/favicon.ico"].contains(&path.as_str())
    };
    check!(asked.iter().all(known), "the page asks for {asked:?}");
    // The frame that lets no script run says so.
    let said = bench.console()?;
    let others: Vec<&String> = said.iter().filter(|line| !line.contains("about:srcdoc")).collect();
    check_equal!(others, [""; 0], "the console");
    Ok(())
}
