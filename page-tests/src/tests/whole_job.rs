//! The whole job, from a messy sheet to a mapped, exported figure: by keys alone, and by the pointer alone.

use super::examples::KEEP_FILES;
use super::keyboard::tab_to;
use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::drive::page::{Page, key};
use crate::suite::Test;
use serde_json::json;
use xtask::failure::{Failure, Outcome};

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "a_messy_sheet_becomes_a_figure_by_keys", run: by_keys },
    Test { name: "a_messy_sheet_becomes_a_figure_by_pointer", run: by_pointer },
];

/// A word that nobody knows, a role written in two ways, and codes of somebody's own.
const SHEET: &[u8] = b"ID;Role;My code;Direction;What they said
P1;GP;lack of time;barrier;There is never an hour for it.
P2;gp;lack of time;barier;We run from one thing to the next.
P3;Nurse;staff training;facilitator;The course helped.
P4;Nurse;zzz unplaceable;barrier;Well.
";

/// Stops and steps of keys that anything may take.
const MOST_STEPS: usize = 80;

/// Presses the tab key until what has the focus says this.
fn tab_to_text(page: &Page<'_>, wanted: &str) -> Outcome {
    for _ in 0..MOST_STEPS {
        page.press(key::TAB)?;
        let says =
            page.js("return root.activeElement ? root.activeElement.textContent.trim() : '';")?;
        if says == json!(wanted) {
            return Ok(());
        }
    }
    Err(Failure::new(format!("the tab key never reaches “{wanted}”")))
}

/// Moves through the list of choices that has the focus until the choice is at hand, and takes it.
fn choose_by_keys(page: &Page<'_>, wanted: &str) -> Outcome {
    let at_hand = "return root.activeElement.selectedOptions[0].textContent.trim();";
    for _ in 0..MOST_STEPS {
        let label = page.js(at_hand)?;
        if label.as_str().is_some_and(|label| label.starts_with(wanted)) {
            return page.press(key::ENTER);
        }
        page.press(key::DOWN)?;
    }
    Err(Failure::new(format!("the arrow keys never reach “{wanted}”")))
}

fn write(page: &Page<'_>, text: &str) -> Outcome {
    text.chars().try_for_each(|letter| page.press(&letter.to_string()))
}

fn open<'bench>(bench: &'bench Bench) -> Outcome<Page<'bench>> {
    let page = bench.open_file()?;
    page.js(KEEP_FILES)?;
    Ok(page)
}

/// The file that was handed over is the figure of the mapped codes.
fn figure_was_handed_over(page: &Page<'_>) -> Outcome {
    page.wait("window.handedOver.length === 1")?;
    let script = "
        const { name, blob } = handedOver[0];
        return { name, text: await blob.text() };";
    let file = page.js_async(script, &[])?;
    let (name, drawn) = (file["name"].as_str(), file["text"].as_str().unwrap_or_default());
    check!(name.is_some_and(|name| name.ends_with(".svg")), "the file is {name:?}");
    for part in ["Inner Setting", "GP", "Nurse", "Not mapped"] {
        check!(drawn.contains(part), "{part} is not in the figure");
    }
    // Two general practitioners are one group, and the word with a slip is a barrier.
    let table = page.api("table", json!([]))?;
    let columns: Vec<_> = table["columns"].as_array().into_iter().flatten().collect();
    check_equal!(columns.len(), 2, "groups");
    let summary = page.text("#summary")?;
    check!(summary.starts_with("4 codings, 3 barriers, 1 facilitator"), "{summary}");
    Ok(())
}

fn by_keys(bench: &mut Bench) -> Outcome {
    let sheet = bench.write("messy.csv", SHEET)?;
    let page = open(bench)?;
    // The list of files is come to by the tab key; what it opens is the browser's own.
    tab_to(&page, "files")?;
    page.upload("#files", &[&sheet])?;
    page.wait("q('#questions button') && !q('#work')")?;
    // The word that nobody knows.
    tab_to_text(&page, "Decide")?;
    page.press(key::ENTER)?;
    page.wait("root.activeElement.closest('#check-valences')")?;
    page.js("q('#valence-1').focus();")?;
    choose_by_keys(&page, "barrier")?;
    page.wait("text('#summary').includes('3 barriers')")?;
    // Two ways of writing one role.
    page.js("q('#view-data-title').focus();")?;
    tab_to_text(&page, "Groups, attributes and names")?;
    page.press(key::ENTER)?;
    page.wait("q('#values-0-like-0')")?;
    tab_to(&page, "values-0-like-0")?;
    page.press(key::ENTER)?;
    page.wait("text('#summary').includes('2 groups')")?;
    // The framework, and each code.
    page.chord(&[key::ALT, "2"])?;
    page.wait("q('#view-codes')")?;
    tab_to(&page, "framework")?;
    choose_by_keys(&page, "CFIR 2022")?;
    page.wait("all('#code-list [role=row]').length === 3")?;
    tab_to(&page, "code-list")?;
    for (code, construct) in
        [("lack of time", "available res"), ("staff training", "access to know")]
    {
        page.wait(&format!("text('#side-title') === {}", json!(code)))?;
        page.press(key::ENTER)?;
        page.wait("root.activeElement.id === 'construct'")?;
        write(&page, construct)?;
        page.press(key::ENTER)?;
        page.wait("root.activeElement.id === 'code-list'")?;
    }
    page.wait("text('#side-title') === 'zzz unplaceable'")?;
    tab_to(&page, "not-in-framework")?;
    page.press(key::ENTER)?;
    page.wait("text('#mapping-tally').includes('1 not in the framework')")?;
    // And out with it.
    page.chord(&[key::ALT, "3"])?;
    page.wait("text('#drawing').includes('Inner Setting')")?;
    page.chord(&[key::ALT, "5"])?;
    page.wait("q('#view-export')")?;
    tab_to(&page, "save-svg")?;
    page.press(key::ENTER)?;
    figure_was_handed_over(&page)
}

fn by_pointer(bench: &mut Bench) -> Outcome {
    let sheet = bench.write("messy.csv", SHEET)?;
    let page = open(bench)?;
    page.upload("#files", &[&sheet])?;
    page.wait("q('#questions button') && !q('#work')")?;
    page.point_and_click("all('#questions button').find((one) => one.textContent === 'Decide')")?;
    // The menu of a list is the browser's own: what it gives is the choice.
    page.choose("#valence-1", "barrier")?;
    page.wait("text('#summary').includes('3 barriers')")?;
    page.click("#check-values > summary")?;
    page.click("#values-0-like-0")?;
    page.wait("text('#summary').includes('2 groups')")?;
    page.see("codes")?;
    page.choose("#framework", "CFIR 2022")?;
    page.wait("all('#code-list [role=row]').length === 3")?;
    page.point_and_click("all('#code-list .name')[0]")?;
    page.wait("text('#side-title') === 'lack of time' && q('#suggestion-0')")?;
    for (code, construct) in
        [("lack of time", "Available Resources"), ("staff training", "Access to Knowledge")]
    {
        page.wait(&format!("text('#side-title') === {}", json!(code)))?;
        page.point_and_click("q('#construct')")?;
        let item = format!(
            "all('#construct-list [role=option]').find(
               (one) => one.querySelector('strong').textContent.startsWith({}))",
            json!(construct)
        );
        page.wait(&item)?;
        page.point_and_click(&item)?;
    }
    page.wait("text('#side-title') === 'zzz unplaceable'")?;
    page.click("#not-in-framework")?;
    page.wait("text('#mapping-tally').includes('1 not in the framework')")?;
    page.see("figure")?;
    page.wait("text('#drawing').includes('Inner Setting')")?;
    page.see("export")?;
    page.click("#save-svg")?;
    figure_was_handed_over(&page)
}
