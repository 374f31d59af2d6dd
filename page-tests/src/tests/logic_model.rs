//! The logic model through the page: typed and linked with keys alone and by pointer, undone, saved.

use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::drive::page::{Page, key};
use crate::suite::Test;
use serde_json::json;
use xtask::failure::Outcome;

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "logic_model_is_typed_and_linked_with_keys_alone", run: with_keys },
    Test { name: "logic_model_is_changed_by_pointer_and_comes_back", run: by_pointer },
];

const CSV: &str = "participant,theme,valence
P1,Cost,barrier
P2,Cost,barrier
P2,Trust,facilitator
";

/// The study with the chart of the model.
fn opened<'a>(bench: &'a mut Bench) -> Outcome<Page<'a>> {
    let page = bench.open_file()?;
    page.load(&[("study.csv", CSV.as_bytes())])?;
    let figure = json!({"framework": "none", "figure": {"chart": "logic_model"}});
    page.api("restore", json!([figure]))?;
    page.wait_for_figure()?;
    page.see("figure")?;
    page.wait("q('#model')")?;
    Ok(page)
}

fn write(page: &Page<'_>, text: &str) -> Outcome {
    text.chars().try_for_each(|letter| page.press(&letter.to_string()))
}

/// Adds an entry by keys: what is typed, then Enter. The focus stays where the next is typed.
fn add(page: &Page<'_>, field: &str, text: &str) -> Outcome {
    page.js(&format!("q('#{field}').focus();"))?;
    write(page, text)?;
    page.press(key::ENTER)?;
    page.wait(&format!("q('#{field}').value === ''"))?;
    check_equal!(page.focused()?, field, "what has the focus after an entry was added");
    Ok(())
}

fn with_keys(bench: &mut Bench) -> Outcome {
    let page = opened(bench)?;
    check!(page.js("return !q('#model-gaps');")? == json!(true), "gaps of nothing");
    add(&page, "model-new-strategy", "Audit and provide feedback")?;
    page.wait("q('#model-strategy-1') && text('#model').includes('E02')")?;
    add(&page, "model-new-mechanism", "Awareness")?;
    add(&page, "model-new-outcome", "Adoption")?;
    page.wait("q('#model-outcome-1') && text('#drawing').includes('Adoption')")?;
    page.wait("text('#model-gaps').includes('No strategy is linked to 1 barrier')")?;

    // A list of links is opened and ticked by keys.
    for (entry, at) in [("strategy-1", 0), ("mechanism-1", 0), ("outcome-1", 0)] {
        page.js(&format!("q('#model-{entry}').closest('li').querySelector('summary').focus();"))?;
        page.press(key::ENTER)?;
        page.press(key::TAB)?;
        check_equal!(page.focused()?, format!("model-{entry}-{at}"), "the first that may lead");
        page.press(" ")?;
        page.wait(&format!("q('#model-{entry}-{at}').dataset.checked === 'true'"))?;
    }
    page.wait("!text('#model-gaps').includes('barrier') && text('#model-gaps').includes('Trust')")?;

    // Moving through a list of choices decides nothing; Escape leaves it as it was.
    page.js("q('#model-strategy-1-choice').focus();")?;
    page.press(key::DOWN)?;
    page.press(key::ESCAPE)?;
    let model = page.api("save", json!([]))?["settings"]["logic_model"].clone();
    check_equal!(model["strategies"][0]["status"], json!("chosen"), "the status");
    check_equal!(model["links"].as_array().map(Vec::len), Some(3), "links");

    for _ in 0..3 {
        page.click("#undo")?;
    }
    page.wait("q('#model-strategy-1-0').dataset.checked === 'false'")?;
    page.wait("text('#model-gaps').includes('No strategy is linked to 1 barrier')")
}

fn by_pointer(bench: &mut Bench) -> Outcome {
    let page = opened(bench)?;
    for part in ["strategy", "outcome"] {
        page.js(&format!("q('#model-new-{part}').value = 'First';"))?;
        page.point_and_click(&format!("q('#model-new-{part}').nextElementSibling"))?;
        page.wait(&format!("q('#model-{part}-1')"))?;
    }
    page.choose("#model-outcome-1-choice", "Client outcomes")?;
    page.wait("text('#drawing').includes('Client outcomes')")?;
    page.point_and_click("q('#model-outcome-1').closest('li').querySelector('summary')")?;
    page.point_and_click("q('#model-outcome-1-0')")?;
    page.wait("q('#model-outcome-1-0').dataset.checked === 'true'")?;
    // A blank label is none: the entry keeps its own.
    page.js("const input = q('#model-outcome-1'); input.value = ' ';
             input.dispatchEvent(new Event('change', { bubbles: true }));")?;
    check_equal!(page.js("return q('#model-outcome-1').value;")?, json!("First"), "the label");

    let saved = page.api("save", json!([]))?;
    page.point_and_click("q('#model-strategy-1').closest('li').querySelector('button')")?;
    page.wait("!q('#model-strategy-1')")?;
    check_equal!(page.focused()?, "model-new-strategy", "what has the focus after a removal");
    check!(page.text("#model-gaps")?.contains("Nothing leads to 1 outcome"), "the gap");
    page.api("restore", json!([saved]))?;
    page.wait("q('#model-strategy-1') && q('#model-outcome-1')")
}
