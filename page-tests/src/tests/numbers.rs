//! Numbers beyond counts through the page: a real study's tests, ratings entered by hand, two coders, saturation.

use super::examples::KEEP_FILES;
use super::keyboard::tab_to;
use super::tdf_hf_pa::{compare_by_activity, study};
use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::drive::page::{Page, key};
use crate::suite::Test;
use serde_json::{Value, json};
use std::fs;
use xtask::failure::{Failure, Outcome, While};

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "numbers_tdf_hf_pa_tests_are_the_expected_ones", run: real_comparison },
    Test { name: "numbers_ratings_are_entered_by_keyboard_and_undone", run: ratings },
    Test { name: "numbers_two_coders_files_agree", run: agreement },
    Test { name: "numbers_saturation_leaves_as_csv", run: saturation },
    Test { name: "numbers_that_cannot_be_had_say_why", run: refused },
    Test { name: "methods_stand_on_the_page_and_in_the_api", run: methods },
];

/// Works numbers out by their title, and waits until their sheet lies open.
fn work_out(page: &Page<'_>, title: &str) -> Outcome {
    page.see("numbers")?;
    page.choose("#numbers-kind", title)?;
    page.wait(&format!("text('#numbers table.sheet caption') === {}", json!(title)))
}

/// The texts of a sheet's rows, what is entered included.
fn rows(page: &Page<'_>) -> Outcome<Vec<Vec<String>>> {
    let script = "
        return [...q('#numbers table.sheet').querySelectorAll('tbody tr')].map((row) =>
          [...row.children].map((cell) => (cell.querySelector('input') ?? { value: cell.textContent }).value));";
    serde_json::from_value(page.js(script)?).while_doing("reading the sheet's rows")
}

/// A probability as the sheet prints it.
fn printed(p: &Value) -> Outcome<String> {
    let p = p.as_f64().ok_or_else(|| Failure::new(format!("no probability: {p}")))?;
    // Halves are rounded away from zero: 0.2125, which is stored a little below, is printed as 0.213.
    let thousandths = (p * 1000.0 + 1e-9).round();
    Ok(if p < 0.001 { "< 0.001".to_owned() } else { format!("{:.3}", thousandths / 1000.0) })
}

fn real_comparison(bench: &mut Bench) -> Outcome {
    let Some(file) = study(bench, "data_per_domain_per_participant.csv")? else { return Ok(()) };
    let Some(expected) = study(bench, "expected_fisher.json")? else { return Ok(()) };
    let expected = fs::read(expected).while_doing("reading the expected tests")?;
    let expected: Vec<Value> =
        serde_json::from_slice(&expected).while_doing("reading the expected tests")?;
    let page = bench.open_file()?;
    page.upload("#files", &[&file])?;
    page.wait_for_figure()?;
    // The expectation names domains as the data does.
    page.api("restore", json!([{"framework": "none", "table": {"rows": "construct"}}]))?;
    page.wait_for_figure()?;
    compare_by_activity(&page)?;

    // Codings are never tested, whoever asks for it.
    work_out(&page, "Groups compared by people")?;
    check!(!page.text("#numbers-notes")?.contains("test"), "a test that nobody asked for");
    page.click("#numbers-tests")?;
    page.wait("text('#numbers-notes').includes('No test: the table counts codings.')")?;

    page.choose("#unit", "Participants")?;
    page.wait("text('#numbers table.sheet thead').includes('p (exact)')")?;
    let found = rows(&page)?;
    check_equal!(found.len(), expected.len(), "lines");
    for line in &expected {
        let domain = line["domain"].as_str().unwrap_or_default();
        let side = if line["valence"] == "barrier" { "Barriers" } else { "Facilitators" };
        let row = found.iter().find(|row| row[0] == domain && row[1] == side);
        let row = row.ok_or_else(|| Failure::new(format!("no line {domain}, {side}")))?;
        check_equal!(row.len(), 12, "cells of a line");
        for (at, what) in [(2, "active"), (5, "sedentary")] {
            check_equal!(json!(row[at]), line[what], "{what} of {domain}, {side}");
        }
        for (at, what) in [(9, "fisher_two_sided"), (10, "holm28"), (11, "bh28")] {
            check_equal!(row[at], printed(&line[what])?, "{what} of {domain}, {side}");
        }
    }
    let notes = page.text("#numbers-notes")?;
    let sentence = "in 3 of all 11,440 ways to divide the same participants: p = 0.000262.";
    check!(notes.contains(sentence), "no permutation in {notes}");
    Ok(())
}

const RATED: &str = "participant,site,construct,rating
P1,North,Cost,-2
P2,South,Cost,+1
";

/// What stands in the field of the first site.
const FIRST: &str = "q('#numbers .entry').value";

fn ratings(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    page.load(&[("rated.csv", RATED.as_bytes())])?;
    page.api("restore", json!([{"framework": "none", "table": {"columns": "site"}}]))?;
    page.wait_for_figure()?;
    work_out(&page, "Ratings by site, with the evidence")?;
    let before = rows(&page)?;
    check_equal!(before[0][1], "\u{2212}2", "the rating that was read");
    check_equal!(before[0][5], "\u{2212}2 to +1", "its range");

    let enter = |letters: &[&str]| -> Outcome {
        page.js("q('#numbers-kind').focus();")?;
        tab_to(&page, "entry")?;
        // What a field holds is marked when the tab key comes to it, and written over.
        page.js("root.activeElement.select();")?;
        letters.iter().try_for_each(|letter| page.press(letter))?;
        page.press(key::TAB)
    };
    enter(&["+", "2"])?;
    page.wait("text('#numbers table.sheet tbody').includes('+1 to +2')")?;
    enter(&["n", "o"])?;
    page.wait(
        "q('#numbers .wrong') && q('#numbers .entry').getAttribute('aria-invalid') === 'true'",
    )?;
    check_equal!(page.js(&format!("return {FIRST};"))?, json!("no"), "what was entered is kept");
    let notes = page.text("#numbers-notes")?;
    check!(notes.contains("Cost, North “no”"), "the notes do not say it: {notes}");
    let saved = page.api("save", json!([]))?;
    check!(saved["settings"]["numbers"]["ratings"].to_string().contains("\"no\""), "{saved}");

    page.click("#undo")?;
    page.wait(&format!("!q('#numbers .wrong') && {FIRST} === '+2'"))?;
    page.click("#undo")?;
    page.wait(&format!("{FIRST} === '\u{2212}2'"))?;
    check_equal!(rows(&page)?, before, "the sheet after all was undone");
    page.click("#redo")?;
    page.wait(&format!("{FIRST} === '+2'"))
}

const CODER_X: &str = "segment id,source,coder,code,type
1,A,x,Cost,barrier
2,A,x,Cost,barrier
3,A,x,Cost,barrier
4,A,x,Time,barrier
5,A,x,Cost,barrier
";
const CODER_Y: &str = "segment id,source,coder,code,type
1,A,y,Cost,barrier
2,A,y,Cost,facilitator
3,A,y,Time,barrier
4,A,y,Time,barrier
";

fn agreement(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    page.load(&[("x.csv", CODER_X.as_bytes()), ("y.csv", CODER_Y.as_bytes())])?;
    page.api("restore", json!([{"framework": "none"}]))?;
    page.wait_for_figure()?;
    work_out(&page, "Agreement between coders")?;
    let found = rows(&page)?;
    check_equal!(found[0][..5], ["Cost", "4", "3", "75.0%", "0.500"], "agreement on cost");
    let lists =
        page.js("return all('#numbers table.sheet')[1].querySelectorAll('tbody tr').length;")?;
    check_equal!(lists, json!(3), "disagreements");

    // What is out of range is kept in it, and the field says so at once.
    tab_to(&page, "agreement_overlap_percent")?;
    page.js("root.activeElement.select();")?;
    for letter in ["0", key::TAB] {
        page.press(letter)?;
    }
    page.wait("q('#agreement_overlap_percent').value === '1'")?;
    page.wait("text('#numbers-notes').includes('1% of the longer range')")?;
    let refusal = page.api("restore", json!([{"numbers": {"agreement_overlap_percent": 0}}]));
    let said = refusal.err().map(|failure| failure.to_string()).unwrap_or_default();
    check!(said.contains("from 1 to 100"), "0 % was not refused with its range: {said}");
    Ok(())
}

fn saturation(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    page.js(KEEP_FILES)?;
    page.click("#example-cfir_interviews")?;
    page.wait_for_figure()?;
    work_out(&page, "Saturation: new codes by source")?;
    check!(page.text("#numbers > p")?.contains("those of the first 4"), "the base is another");
    page.choose("#saturation_base", "6")?;
    page.wait("text('#numbers > p').includes('those of the first 6')")?;
    let sheet = page.api("numbers", json!([{"kind": "saturation"}]))?;
    let texts = |row: &Value| -> Vec<String> {
        let cells = row.as_array().cloned().unwrap_or_default();
        cells.iter().map(|cell| cell["text"].as_str().unwrap_or_default().to_owned()).collect()
    };
    let of_api: Vec<Vec<String>> =
        sheet["rows"].as_array().into_iter().flatten().map(texts).collect();
    check!(of_api.len() > 8, "eight people and their groups: {of_api:?}");
    check_equal!(rows(&page)?, of_api, "the sheet on the page and through the API");

    page.click("#save-numbers")?;
    page.wait("window.handedOver.length === 1")?;
    let script = "
        const { name, blob } = handedOver[0];
        return { name, text: await blob.text() };";
    let file = page.js_async(script, &[])?;
    let name = file["name"].as_str().unwrap_or_default();
    check!(name.ends_with("saturation-new codes by source.csv"), "the file is called {name}");
    let text = file["text"].as_str().unwrap_or_default().trim_start_matches('\u{FEFF}');
    check!(text.starts_with("Group,\"Source, in order\",New,So far,"), "it begins {text:.80}");
    check!(text.lines().count() > of_api.len() + 3, "rows, explanation, notes and limits: {text}");
    Ok(())
}

fn refused(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    page.click("#example-cfir_interviews")?;
    page.wait_for_figure()?;
    page.see("numbers")?;
    let why = page.text("#numbers-kind-reasons")?;
    check!(
        why.contains("Agreement between coders") && why.contains("No column names the coders."),
        "{why}"
    );
    check!(page.choose("#numbers-kind", "Agreement between coders").is_err(), "it can be chosen");
    page.choose("#columns", "Everything together")?;
    page.wait("text('#numbers-kind-reasons').includes('There are no groups to compare.')")
}

fn methods(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    page.click("#example-tdf_scoping_review")?;
    page.wait_for_figure()?;
    page.see("export")?;
    let shown = page.text("#methods-text")?;
    for part in
        ["The data comprised 622 codings from 1 file.", "TDF 2012", "Frequency does not indicate"]
    {
        check!(shown.contains(part), "no {part:?} in {shown}");
    }
    let figure = page.api("figure", json!([]))?;
    check_equal!(figure["methods"], json!(shown), "methods of figure()");
    check!(
        page.export_text(json!({"kind": "text"}))?.contains(&shown),
        "the text holds no methods"
    );
    Ok(())
}
