//! The live figure of each example and of a real coded study: live, as the engine draws it, with the study's own
//! numbers in its table, and without a word that somebody said.

use super::interactive::{DRAWN, IS_LIVE, open};
use super::tdf_hf_pa::study;
use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::suite::Test;
use serde_json::{Value, json};
use xtask::failure::Outcome;

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "each_example_is_a_live_figure", run: examples },
    Test { name: "tdf_hf_pa_is_a_live_figure", run: real_study },
];

fn examples(bench: &mut Bench) -> Outcome {
    let ids = bench
        .open_file()?
        .js("return all('#examples button').map(({ id }) => id.replace('example-', ''));")?;
    let ids = ids.as_array().cloned().unwrap_or_default();
    check!(ids.len() >= 5, "examples: {ids:?}");
    for id in &ids {
        let id = id.as_str().unwrap_or_default();
        let page = bench.open_file()?;
        page.api("example", json!([id]))?;
        is_live(bench, id)?;
    }
    Ok(())
}

fn real_study(bench: &mut Bench) -> Outcome {
    let Some(file) = study(bench, "data_per_domain_per_participant.csv")? else { return Ok(()) };
    let page = bench.open_file()?;
    page.upload("#files", &[&file])?;
    page.wait_for_figure()?;
    is_live(bench, "tdf_hf_pa")
}

/// Makes the live figure of what is open, opens it, and holds it to what the page draws, counts and knows.
fn is_live(bench: &mut Bench, name: &str) -> Outcome {
    let page = bench.page();
    page.wait_for_figure()?;
    let interactive = json!({"fewest_contributors": 0, "title": name});
    let html = page.export_text(json!({"kind": "interactive", "interactive": interactive}))?;
    let drawn = page.export_text(json!({"kind": "svg", "figure": {
        "width_mm": 165.0, "height_mm": 100_000.0, "options": {"page": "whole"}
    }}))?;
    let counted = page.js(NUMBERS)?;
    let said = page.js_async(SAID, &[])?;
    let said: Vec<&str> = said.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let leaked = said.iter().find(|text| html.contains(*text));
    check!(leaked.is_none(), "{name}: the figure holds {leaked:?}");

    let page = open(bench, "figure.html", &html)?;
    page.wait(IS_LIVE)?;
    let script = format!(
        "{DRAWN}
        const found = own(document.querySelector('.sy-svg'));
        const wanted = own(new DOMParser().parseFromString(args[0], 'image/svg+xml').documentElement);
        const differs = wanted.findIndex((line, index) => line !== found[index]);
        return differs < 0 && wanted.length === found.length ? '' : `${{wanted[differs]}} but ${{found[differs]}}, ${{wanted.length}} and ${{found.length}} elements`;"
    );
    check_equal!(page.js_async(&script, &[json!(drawn)])?, json!(""), "{name}: drawn otherwise");
    // The figure's table has the sums as well.
    let script = "return [...document.querySelectorAll('.sy-figure tbody tr')].slice(0, args[0].length).map((row) => [...row.children].slice(1).map((cell) => cell.textContent.trim()));";
    let table = page.js_async(script, std::slice::from_ref(&counted))?;
    check_equal!(table, counted, "{name}: the table");
    // The page asks before unsaved work is left, which a browser refuses where nobody has touched the page.
    let told = bench.console()?;
    let others: Vec<&String> = told.iter().filter(|line| !line.contains("beforeunload")).collect();
    check_equal!(others, [""; 0], "{name}: the console");
    check_equal!(bench.sink.requests(), [""; 0], "{name}: requests");
    Ok(())
}

/// Passages, and names of people and sources that are long enough to be told from numbers.
const SAID: &str = "
    const { rows } = await view.table();
    const said = [];
    for (const { key } of rows) {
      for (const { text, participant, source } of await view.excerpts({ row: key })) said.push(text, participant, source);
    }
    return [...new Set(said)].filter((text) => text && text.length > 6);";

/// Each row of the page's own table of numbers, without its head, whose number the figure does not say.
const NUMBERS: &str = "return all('table.numbers tbody tr').map((row) => [...row.children].slice(1).map((cell) => cell.textContent.trim()));";
