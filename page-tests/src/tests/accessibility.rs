//! axe-core finds nothing in any state of the page, light and dark.

use crate::bench::Bench;
use crate::check;
use crate::drive::page::{Page, key};
use crate::suite::Test;
use serde_json::json;
use std::fs;
use xtask::failure::{Outcome, While};
use xtask::paths;

/// The tests of this topic.
pub const TESTS: &[Test] = &[Test { name: "axe_finds_nothing", run: everywhere }];

fn everywhere(bench: &mut Bench) -> Outcome {
    let source = paths::root().join("node_modules/axe-core/axe.min.js");
    let source = fs::read_to_string(source).while_doing("reading axe-core (npm ci installs it)")?;
    bench.in_each_scheme(|bench, scheme| states(bench, &source, scheme))
}

fn states(bench: &Bench, source: &str, scheme: &str) -> Outcome {
    let page = bench.open_file()?;
    bench.session().run(&format!("{source}\nreturn true;"), &[])?;
    find_nothing(&page, scheme, "open")?;
    page.load(&[("ask.csv", b"participant,role,ward,code,valence,excerpt\nP1,Nurse,A,Knwledge,barrier,one\nP2,Doctor,B,Skills,hmm,two\n")])?;
    page.wait_for_figure()?;
    page.see("data")?;
    page.js("for (const part of all('#check details')) part.open = true;")?;
    page.wait("q('#check-files thead select')")?;
    find_nothing(&page, scheme, "data")?;
    page.api("restore", json!([{"framework": "cfir-2022"}]))?;
    page.see("codes")?;
    page.wait("q('#code-list [role=row]')")?;
    find_nothing(&page, scheme, "codes")?;
    page.js("q('#construct').focus();")?;
    page.press(key::DOWN)?;
    page.wait("q('#construct-list [role=option]')")?;
    find_nothing(&page, scheme, "the choice of a construct")?;
    page.load(&[("wards.qdpx", &super::datasets::project())])?;
    page.wait_for_figure()?;
    page.see("data")?;
    page.js("for (const part of all('#check details')) part.open = true;")?;
    page.wait("q('#doubles select') && q('#count-uncoded')")?;
    find_nothing(&page, scheme, "project")?;
    page.see("codes")?;
    page.wait("q('#valence-place input')")?;
    find_nothing(&page, scheme, "places of valences")?;
    page.api("example", json!(["cfir_interviews"]))?;
    page.wait_for_figure()?;
    find_nothing(&page, scheme, "see")?;
    page.click("#filter-valence summary")?;
    page.click("#filter-valence-1")?;
    page.click("#filter-0 summary")?;
    page.click("#filter-0-0")?;
    page.wait("q('#clear-filters')")?;
    find_nothing(&page, scheme, "filters")?;
    page.click("#clear-filters")?;
    page.wait("!q('#chips')")?;
    page.see("numbers")?;
    page.choose("#numbers-kind", "Groups compared by people")?;
    page.wait("q('#numbers-tests') && q('#numbers table.sheet')")?;
    find_nothing(&page, scheme, "numbers")?;
    page.choose("#numbers-kind", "Ratings by site, with the evidence")?;
    page.wait("q('#numbers .entry')")?;
    find_nothing(&page, scheme, "ratings")?;
    page.see("export")?;
    page.wait("q('#audit-list [data-at]')")?;
    find_nothing(&page, scheme, "export")?;
    page.choose("#protect-fewest", "With fewer than 3 contributors")?;
    page.wait("q('#protect-merge') && text('#figure').includes('are hidden')")?;
    find_nothing(&page, scheme, "protected")?;
    page.click("#undo")?;
    page.wait("!q('#protect-merge') || !text('#figure').includes('are hidden')")?;
    page.see("figure")?;
    page.click_mark(0)?;
    page.wait("q('#passages blockquote')")?;
    find_nothing(&page, scheme, "passages")?;
    page.click("#close-passages")?;
    page.click("#open-help")?;
    page.wait("q('#help')")?;
    find_nothing(&page, scheme, "help")
}

fn find_nothing(page: &Page<'_>, scheme: &str, state: &str) -> Outcome {
    let script = "
        const { violations } = await axe.run(document, { resultTypes: ['violations'] });
        return violations.map(({ id, nodes }) => (
          `${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.any.map((one) => one.message).join()}`).join(' | ')}`));";
    let found = page.js_async(script, &[])?;
    check!(found == json!([]), "axe finds in {state} {scheme}: {found:#}");
    Ok(())
}
