//! Values and names of a messy sheet are looked through and made one; by keys, by the pointer, and undone.

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
    Test { name: "values_that_look_alike_are_merged", run: merged },
    Test { name: "values_are_ticked_and_merged_by_keys", run: by_keys },
    Test { name: "many_values_draw_a_few", run: many },
];

const SHEET: &[u8] = b"participant,group,site,code,valence,excerpt
P1,GP,North,Cost,barrier,Too dear.
P2,gp,North,Cost,barrier,No money.
P3,General practitioner,north,Cost,barrier,It costs.
P4,Nurses,South,Cost,facilitator,Paid for.
P5,Nurse,South,Time,facilitator,There is time.
";

fn open<'bench>(bench: &'bench Bench) -> Outcome<Page<'bench>> {
    let page = bench.open_file()?;
    page.load(&[("groups.csv", SHEET)])?;
    page.see("data")?;
    page.click("#check-values > summary")?;
    page.wait("q('#values-0-0')")?;
    Ok(page)
}

/// The labels of the group with their counts, as they are listed.
fn groups_are(page: &Page<'_>, groups: &[&str]) -> Outcome {
    let found = "JSON.stringify(all('#values-0 .counted-labels li').map(
        (one) => `${one.querySelector('label').textContent} ${one.querySelector('.number').textContent}`))";
    page.wait(&format!("{found} === JSON.stringify({})", json!(groups)))
}

fn merged(bench: &mut Bench) -> Outcome {
    let page = open(bench)?;
    groups_are(&page, &["GP 1", "gp 1", "General practitioner 1", "Nurses 1", "Nurse 1"])?;
    let suggested = page.text("#values-0 .likes")?;
    for part in ["letter case, blanks or signs; initials", "one and several"] {
        check!(suggested.contains(part), "{suggested}");
    }
    page.click("#values-0-like-0")?;
    groups_are(&page, &["GP 3", "Nurses 1", "Nurse 1"])?;
    page.wait("text('#live').includes('3 values are shown as')")?;
    check!(page.text("#values-0")?.contains("in the data"), "it is not told what was merged");
    // The figure has the merged groups, and the words say so.
    page.see("figure")?;
    page.wait(
        "text('table.numbers thead').includes('GP') && !text('table.numbers thead').includes('gp')",
    )?;
    page.wait("text('#caption').includes('values or names were renamed or merged')")?;
    page.see("export")?;
    page.wait("text('#audit-list').includes('“General practitioner”, “gp” → “GP”.')")?;
    page.see("data")?;
    page.chord(&[key::CONTROL, "z"])?;
    groups_are(&page, &["GP 1", "gp 1", "General practitioner 1", "Nurses 1", "Nurse 1"])
}

fn by_keys(bench: &mut Bench) -> Outcome {
    let page = open(bench)?;
    page.js("q('#values-0-2').focus();")?;
    page.press(" ")?;
    page.press(key::TAB)?;
    check_equal!(page.focused()?, "values-0-3", "what comes after a value");
    page.press(" ")?;
    page.wait("text('#values-0-merge') === 'Merge 2'")?;
    tab_to(&page, "values-0-into")?;
    check_equal!(
        page.js("return q('#values-0-into').value;")?,
        json!("General practitioner"),
        "what they are called unless another name is written"
    );
    page.chord(&[key::CONTROL, "a"])?;
    for letter in "Staff".chars() {
        page.press(&letter.to_string())?;
    }
    page.press(key::ENTER)?;
    groups_are(&page, &["GP 1", "gp 1", "Staff 2", "Nurse 1"])?;
    // What is shown under another label can be had back by itself.
    page.click("#values-0 .counted-labels li .link")?;
    groups_are(&page, &["GP 1", "gp 1", "General practitioner 1", "Nurses 1", "Nurse 1"])
}

fn many(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    let rows: String =
        (0..1_500).map(|at| format!("P{at},Group {},Cost,barrier\n", at % 300)).collect();
    let sheet = format!("participant,group,code,valence\n{rows}");
    page.load(&[("many.csv", sheet.as_bytes())])?;
    page.see("data")?;
    page.js("q('#check-values').open = true;")?;
    page.wait("q('#check-values .merge')")?;
    page.js("for (const part of all('#check-values details')) part.open = true;")?;
    let nodes = page.js("return all('*').length;")?;
    check!(nodes.as_u64().is_some_and(|nodes| nodes < 5_000), "{nodes} nodes");
    Ok(())
}
