//! Small numbers protected through the page: what is hidden is in nothing that leaves, and comes back.

use super::examples::KEEP_FILES;
use super::keyboard::tab_to;
use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::drive::page::{Page, key};
use crate::suite::Test;
use serde_json::{Value, json};
use xtask::failure::Outcome;

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "protect_hides_in_everything_that_leaves", run: hides },
    Test { name: "protect_merges_small_groups_and_keeps_to_domains", run: merges },
];

/// Eight people: what stands behind Access is one nurse's, seventy-seven times.
fn study() -> String {
    let mut csv = String::from("participant,group,domain,construct,type,excerpt\n");
    for _ in 0..77 {
        csv.push_str("P1,Nurse,Outer,Access,barrier,far away\n");
    }
    for who in 1..=8 {
        let group = if who < 5 { "Nurse" } else { "Doctor" };
        for (domain, construct, side) in
            [("Outer", "Policy", "barrier"), ("Inner", "Culture", "facilitator")]
        {
            csv.push_str(&format!("P{who},{group},{domain},{construct},{side},said\n"));
        }
    }
    csv
}

fn open<'bench>(bench: &'bench mut Bench, rows: &str) -> Outcome<Page<'bench>> {
    let page = bench.open_file()?;
    page.load(&[("study.csv", study().as_bytes())])?;
    page.api("restore", json!([{"framework": "none", "table": {"rows": rows}}]))?;
    page.wait_for_figure()?;
    Ok(page)
}

/// What is shown of the study, and every file that can be made of it.
fn leaves(page: &Page<'_>) -> Outcome<Vec<(String, String)>> {
    let mut all = Vec::new();
    page.see("export")?;
    for part in ["#figure", "table.numbers", "#methods-text"] {
        all.push((part.to_owned(), page.text(part)?));
    }
    for kind in ["svg", "csv", "html", "text"] {
        all.push((kind.to_owned(), page.export_text(json!({"kind": kind}))?));
    }
    for method in ["table", "figure"] {
        all.push((method.to_owned(), page.api(method, json!([]))?.to_string()));
    }
    Ok(all)
}

fn hides(bench: &mut Bench) -> Outcome {
    let page = open(bench, "construct")?;
    page.js(KEEP_FILES)?;
    // 77 of one nurse. The methods tell 93 in all, which would give the number back where one is left out.
    let told = ["77", "93 codings"];
    for (place, text) in leaves(&page)? {
        let holds = told.iter().any(|number| text.contains(number));
        check!(holds, "{place} does not hold what is to be hidden: {text}");
    }
    page.see("numbers")?;
    page.choose("#numbers-kind", "Who carries each bar")?;
    page.wait("q('#numbers table.sheet')")?;

    page.see("export")?;
    tab_to(&page, "protect-fewest")?;
    page.choose("#protect-fewest", "With fewer than 3 contributors")?;
    page.wait("text('#protect-preview').includes('Hidden now: 1 number')")?;
    page.wait("text('#figure').includes('fewer than 3 contributors')")?;
    for (place, text) in leaves(&page)? {
        for number in told {
            check!(!text.contains(number), "{number} stands in {place}: {text}");
        }
        let is_marked = text.contains("fewer than 3") || text.contains("is hidden");
        check!(is_marked || text.contains('*'), "{place} does not say so: {text}");
    }
    // Numbers beyond counts are closed, and say why they cannot be had.
    page.see("numbers")?;
    page.wait("!q('#numbers table.sheet')")?;
    check_equal!(page.js("return all('#problems li').length;")?, json!(0), "problems");
    let why = page.text("#numbers-kind-reasons")?;
    check!(why.contains("Who carries each bar") && why.contains("hidden or rounded"), "{why}");
    let refused = page.api("numbers", json!([{"kind": "spread"}]));
    let said = refused.err().map(|failure| failure.to_string()).unwrap_or_default();
    check!(said.contains("hidden or rounded"), "numbers were given: {said}");
    page.see("export")?;
    page.click("#save-csv")?;
    page.wait("window.handedOver.length === 1")?;
    let file = page.js_async("return await handedOver[0].blob.text();", &[])?;
    let file = file.as_str().unwrap_or_default();
    check!(file.contains("*") && !file.contains("77"), "the file that is downloaded: {file}");

    page.click("#undo")?;
    page.wait("text('table.numbers').includes('77')")?;
    check_equal!(page.js("return q('#protect-fewest').value;")?, json!(""), "the choice");
    Ok(())
}

fn merges(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    page.api("example", json!(["cfir_interviews"]))?;
    page.wait_for_figure()?;
    page.see("export")?;
    page.choose("#protect-fewest", "With fewer than 3 contributors")?;
    page.wait("q('#protect-merge')")?;
    page.wait(
        "text('#figure').includes('Healthcare professionals: n = 2 participants, * codings')",
    )?;
    page.click("#protect-merge")?;
    page.wait("text('#figure').includes('IT developers and Healthcare professionals: n = 4')")?;
    check!(!page.js("return !!q('#protect-merge');")?.as_bool().unwrap_or(true), "still small");
    let labels = |table: &Value| -> Vec<String> {
        let columns = table["columns"].as_array().cloned().unwrap_or_default();
        columns.iter().map(|it| it["label"].as_str().unwrap_or_default().to_owned()).collect()
    };
    let table = page.api("table", json!([]))?;
    let merged = ["IT developers and Healthcare professionals", "Healthcare managers"];
    check_equal!(labels(&table), merged, "groups");

    page.choose("#rows", "Constructs")?;
    page.wait("all('table.numbers tbody tr').length > 8")?;
    page.js("q('#protect-domains').focus();")?;
    page.click("#protect-domains")?;
    page.wait("all('table.numbers tbody tr').length < 8")?;
    page.wait("text('#figure').includes('Only domains are told')")?;
    let refused = page.api("table", json!([{"rows": "construct"}]));
    let said = refused.err().map(|failure| failure.to_string()).unwrap_or_default();
    check!(said.contains("the study tells domains only"), "constructs were told: {said}");

    page.choose("#protect-round", "To multiples of 5")?;
    page.wait("text('#figure').includes('multiple of 5')")?;
    let table = page.api("table", json!([]))?;
    let numbers: Vec<u64> = table["cells"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|row| row.as_array().cloned().unwrap_or_default())
        .filter_map(|cell| cell["facilitator"]["count"].as_u64())
        .collect();
    check!(numbers.len() > 3 && numbers.iter().all(|number| number % 5 == 0), "{numbers:?}");
    page.chord(&[key::CONTROL, "z"])?;
    page.wait("!text('#figure').includes('multiple of 5')")
}
