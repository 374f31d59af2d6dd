//! The whole job with the keyboard alone: from opening to a passage to a file.

use super::examples::KEEP_FILES;
use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::drive::page::{Page, key};
use crate::suite::Test;
use serde_json::json;
use xtask::failure::{Failure, Outcome};

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "whole_job_with_the_keyboard", run: whole_job },
    Test { name: "undo_and_redo_by_keys", run: undo_and_redo },
    Test { name: "help_that_covers_the_page_keeps_the_keyboard", run: help_covers },
    Test { name: "framework_is_saved_before_anything_is_loaded", run: framework },
];

/// Stops of the tab key that one part of the page may be away from another.
const MOST_STOPS: usize = 80;

/// Presses the tab key until what has the focus fits, and gives how often.
///
/// # Errors
/// When it never does.
pub fn tab_to(page: &Page<'_>, wanted: &str) -> Outcome<usize> {
    let mut seen = Vec::new();
    for stops in 1..=MOST_STOPS {
        page.press(key::TAB)?;
        let focused = page.focused()?;
        if focused == wanted {
            return Ok(stops);
        }
        seen.push(focused);
    }
    Err(Failure::new(format!("the tab key never reaches {wanted}: {seen:?}")))
}

fn label(page: &Page<'_>) -> Outcome<String> {
    let label = page.js("return root.activeElement ? root.activeElement.ariaLabel : '';")?;
    Ok(label.as_str().unwrap_or_default().to_owned())
}

fn whole_job(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    page.js(KEEP_FILES)?;
    tab_to(&page, "example-cfir_interviews")?;
    page.press(key::ENTER)?;
    page.wait_for_figure()?;

    let stops = page.js("return all('#drawing [tabindex=\"0\"]').length;")?;
    check_equal!(stops, json!(1), "tab stops of the figure");
    tab_to(&page, "mark")?;
    let first = label(&page)?;
    page.press(key::RIGHT)?;
    let right = label(&page)?;
    page.press(key::DOWN)?;
    let down = label(&page)?;
    check!(first != right && right != down, "arrows lead nowhere: {first}, {right}, {down}");
    page.press(key::LEFT)?;
    page.press(key::END)?;
    check_equal!(page.focused()?, "mark", "what has the focus after the arrows");
    let chosen = label(&page)?;

    // Beside the passages, where there is room, the figure is drawn narrower, and anew when they are closed.
    page.js("window.wide = q('#drawing').getAttribute('width');
         window.beside = matchMedia('(min-width: 80rem)').matches;")?;
    page.press(key::ENTER)?;
    page.wait("q('#passages') && q('#passages').contains(root.activeElement)")?;
    page.wait("q('#drawing').getAttribute('width') !== window.wide || !window.beside")?;
    page.press(key::ESCAPE)?;
    page.wait("!q('#passages') && q('#drawing').getAttribute('width') === window.wide")?;
    check_equal!(page.focused()?, "mark", "what has the focus after Escape");
    check_equal!(label(&page)?, chosen, "the mark that has the focus after Escape");

    page.chord(&[key::ALT, "5"])?;
    page.wait("q('#view-export')")?;
    check_equal!(page.focused()?, "view-export-title", "what has the focus in another view");
    tab_to(&page, "save-csv")?;
    page.press(key::ENTER)?;
    page.wait("window.handedOver.length === 1")?;
    page.chord(&[key::SHIFT, key::TAB])?;
    check!(page.focused()? != "save-csv", "the focus is caught");
    Ok(())
}

fn framework(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    page.js(KEEP_FILES)?;
    page.choose("#framework-to-save", "TDF 2012")?;
    tab_to(&page, "save-framework")?;
    page.press(key::ENTER)?;
    page.wait("window.handedOver.length === 1")?;
    let script = "
        const { name, blob } = handedOver[0];
        return { name, text: await blob.text() };";
    let file = page.js_async(script, &[])?;
    check_equal!(file["name"], json!("TDF 2012 codebook.qdc"), "the file's name");
    let text = file["text"].as_str().unwrap_or_default();
    check!(text.contains("<CodeBook") && text.contains("Optimism"), "no codebook: {text:.100}");
    Ok(())
}

fn undo_and_redo(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    page.click("#example-cfir_interviews")?;
    page.wait_for_figure()?;
    page.choose("#columns", "Everything together")?;
    page.wait("all('table.numbers thead th[scope=colgroup]').length === 1")?;
    page.click("#figure")?;
    page.chord(&[key::CONTROL, "z"])?;
    page.wait("all('table.numbers thead th[scope=colgroup]').length === 3")?;
    page.chord(&[key::CONTROL, "y"])?;
    page.wait("all('table.numbers thead th[scope=colgroup]').length === 1")
}

/// In a narrow window the help lies upon the page: nothing of the page can be come to, and the focus goes back.
fn help_covers(bench: &mut Bench) -> Outcome {
    let covered = covered(bench);
    bench.session().post("/window/rect", &json!({"width": 1300, "height": 1000}))?;
    covered
}

fn covered(bench: &Bench) -> Outcome {
    bench.session().post("/window/rect", &json!({"width": 800, "height": 1000}))?;
    let page = bench.open_file()?;
    page.click("#example-cfir_interviews")?;
    page.wait_for_figure()?;
    page.js("q('#open-help').focus();")?;
    page.press(key::ENTER)?;
    page.wait("q('#help') && q('#help').getAttribute('aria-modal') === 'true'")?;
    page.wait("q('main').inert && q('#help').contains(root.activeElement)")?;
    check!(
        page.js("return !q('#live').closest('[inert]');")? == json!(true),
        "nothing is read aloud"
    );
    for stop in 0..60 {
        page.press(key::TAB)?;
        let is_within = "const at = root.activeElement; return !at || q('#help').contains(at);";
        check!(page.js(is_within)? == json!(true), "stop {stop} is {}", page.focused()?);
    }
    page.js("q('#close-help').focus();")?;
    page.press(key::ESCAPE)?;
    page.wait("!q('#help') && !all('[inert]').length")?;
    check_equal!(page.focused()?, "open-help", "what has the focus after the help");
    // In a wide one it stands beside the page, which stays at hand.
    bench.session().post("/window/rect", &json!({"width": 1400, "height": 1000}))?;
    page.wait("innerWidth >= 1280")?;
    page.click("#open-help")?;
    page.wait("q('#help') && q('#help').getAttribute('aria-modal') === null && !q('main').inert")
}
