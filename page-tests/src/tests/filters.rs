//! What is left out of the count, and how it is seen and taken away; and the record of every decision on the page.

use super::keyboard::tab_to;
use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::drive::page::{Page, key};
use crate::suite::Test;
use serde_json::json;
use xtask::failure::Outcome;

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "filters_are_chips_that_are_taken_away", run: chips },
    Test { name: "barriers_alone_are_drawn_and_said", run: barriers_alone },
    Test { name: "the_audit_trail_is_read_on_the_page", run: audit },
    Test { name: "a_long_audit_trail_draws_what_is_seen", run: long_audit },
];

fn chips_are(page: &Page<'_>, chips: &[&str]) -> Outcome {
    let found = "JSON.stringify(all('.filter-chip > span').map((chip) => chip.textContent))";
    page.wait(&format!("{found} === JSON.stringify({})", json!(chips)))
}

fn open<'bench>(bench: &'bench Bench) -> Outcome<Page<'bench>> {
    let page = bench.open_file()?;
    page.click("#example-cfir_interviews")?;
    page.wait_for_figure()?;
    check!(page.js("return !q('#chips');")? == json!(true), "there are chips without a filter");
    page.click("#filter-valence summary")?;
    Ok(page)
}

fn chips(bench: &mut Bench) -> Outcome {
    let page = open(bench)?;
    page.click("#filter-valence-1")?;
    chips_are(&page, &["Valence: barrier"])?;
    page.click("#filter-0 summary")?;
    page.click("#filter-0-0")?;
    page.wait("all('.filter-chip').length === 2 && q('#clear-filters')")?;
    // By the keyboard: the first goes, and the focus is on the next one's button.
    page.js("q('.filter-chip button').focus();")?;
    page.press(key::ENTER)?;
    page.wait(
        "all('.filter-chip').length === 1 && root.activeElement === q('.filter-chip button')",
    )?;
    page.chord(&[key::CONTROL, "z"])?;
    page.wait("all('.filter-chip').length === 2")?;
    tab_to(&page, "clear-filters")?;
    page.press(key::ENTER)?;
    page.wait("!q('#chips')")?;
    check_equal!(page.focused()?, "view-figure-title", "what has the focus after the last chip");
    page.wait("!text('#caption').includes('restricted')")?;
    page.chord(&[key::CONTROL, "z"])?;
    page.wait("all('.filter-chip').length === 2")
}

fn barriers_alone(bench: &mut Bench) -> Outcome {
    let page = open(bench)?;
    page.click("#filter-valence-1")?;
    page.wait("text('#caption').startsWith('Barriers by ')")?;
    page.wait("text('#caption').includes('restricted to valence: barrier.')")?;
    page.wait("!q('#drawing .fill-facilitator')")?;
    check!(page.js("return Boolean(q('#drawing .fill-barrier'));")? == json!(true), "no bars");
    let heads = "return all('table.numbers thead .facilitator').length;";
    check_equal!(page.js(heads)?, json!(0), "columns of facilitators");
    // The last one stays, and the sentence says why.
    page.click("#filter-valence-0")?;
    page.wait("text('#live').startsWith('One at least is counted')")?;
    chips_are(&page, &["Valence: barrier"])?;
    // Saved and opened again it is what it was.
    let study = page.export_text(json!({"kind": "study"}))?;
    page.load(&[("again.json", study.as_bytes())])?;
    page.see("figure")?;
    chips_are(&page, &["Valence: barrier"])?;
    page.see("export")?;
    page.wait("text('#methods-text').includes('restricted to valence: barrier.')")
}

fn audit(bench: &mut Bench) -> Outcome {
    let page = open(bench)?;
    page.click("#filter-valence-1")?;
    page.see("export")?;
    page.wait("q('#audit-list [data-at]')")?;
    let file = page.export_text(json!({"kind": "audit", "format": "markdown"}))?;
    let shown = page
        .js("return all('#audit-list [data-at] > p:first-child').map((one) => one.textContent);")?;
    let shown = shown.as_array().cloned().unwrap_or_default();
    check!(shown.len() > 5, "{} decisions are shown", shown.len());
    for sentence in shown.iter().filter_map(|one| one.as_str()) {
        check!(file.contains(sentence), "the file does not say: {sentence}");
    }
    page.choose("#audit-whose", "By the user (2)")?;
    page.wait("all('#audit-list [data-at]').length === 2")?;
    page.wait(
        "text('#audit-list').includes('Only codings of these valences are counted: barrier.')",
    )?;
    // What is undone is no decision any more.
    page.chord(&[key::CONTROL, "z"])?;
    page.wait("text('#audit-whose').includes('By the user (0)')")
}

fn long_audit(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    let codes = 3_000;
    let rows: String = (0..codes).map(|at| format!("P{},Code {at},barrier\n", at % 40)).collect();
    page.load(&[("many.csv", format!("participant,code,valence\n{rows}").as_bytes())])?;
    let mapping: serde_json::Map<_, _> = (0..codes)
        .map(|at| (format!("Code {at}"), json!("inner-setting/tension-for-change")))
        .collect();
    page.api("restore", json!([{"framework": "cfir-2022", "mapping": mapping}]))?;
    page.see("export")?;
    page.wait("q('#audit-list [data-at]')")?;
    let setsize = "Number(q('#audit-list [data-at]').getAttribute('aria-setsize'))";
    page.wait(&format!("{setsize} > {codes}"))?;
    let drawn = page.js("return all('#audit-list [data-at]').length;")?;
    check!(drawn.as_u64().is_some_and(|drawn| drawn < 60), "{drawn} decisions are drawn");
    // The end is come to, and drawn when it is.
    page.js("const list = q('#audit-list'); list.scrollTop = list.scrollHeight;")?;
    page.wait(&format!(
        "(() => {{ const list = q('#audit-list'); list.scrollTop = list.scrollHeight;
           const last = all('#audit-list [data-at]').pop();
           return last && Number(last.dataset.at) + 1 === {setsize}; }})()"
    ))?;
    let drawn = page.js("return all('#audit-list [data-at]').length;")?;
    check!(
        drawn.as_u64().is_some_and(|drawn| drawn < 60),
        "{drawn} decisions are drawn at the end"
    );
    Ok(())
}
