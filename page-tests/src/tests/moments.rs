//! What a person does in one moment: boxes ticked one after another, a click while the numbers change.

use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::drive::page::{Page, key};
use crate::suite::Test;
use serde_json::{Value, json};
use std::path::PathBuf;
use xtask::failure::{Failure, Outcome};

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "boxes_ticked_in_one_moment_show_what_is_counted", run: boxes },
    Test { name: "last_box_of_a_filter_stays_and_says_why", run: last_box },
    Test { name: "click_while_the_numbers_change_opens_what_was_clicked_or_nothing", run: clicks },
    Test { name: "files_read_slowly_are_not_added_to_another_study", run: slow_files },
];

const GROUPS: [&str; 4] = ["Nurses", "Doctors", "Managers", "Patients"];

/// Codings of four groups, of each another number.
fn codings() -> String {
    let rows = GROUPS.iter().enumerate().flat_map(|(at, group)| {
        (0..=at).map(move |row| format!("P{at},{group},Code {},barrier,\"A passage\"\n", row % 2))
    });
    format!("participant,group,code,valence,excerpt\n{}", rows.collect::<String>())
}

fn open(bench: &Bench) -> Outcome<Page<'_>> {
    let page = bench.open_file()?;
    page.load(&[("codings.csv", codings().as_bytes())])?;
    page.api("restore", json!([{"table": {"columns": "group"}}]))?;
    page.wait_for_figure()?;
    page.wait(&format!("{COLUMNS}.length === 4"))?;
    page.js("q('#filter-0').open = true;")?;
    Ok(page)
}

/// The groups that the table counts.
const COLUMNS: &str =
    "all('table.numbers thead th[scope=colgroup] span:first-child').map((one) => one.textContent)";
/// The groups whose boxes are ticked.
const TICKED: &str = "[...q('#filter-0').querySelectorAll('li')].filter((one) => one.querySelector('input').checked).map((one) => one.textContent.trim())";

/// Presses boxes one after another, none waiting for what comes of the one before.
fn press(page: &Page<'_>, boxes: &[usize]) -> Outcome {
    let script = "for (const at of arguments[0]) q(`#filter-0-${at}`).click();";
    page.js_with(script, &[json!(boxes)]).map(drop)
}

fn shows(page: &Page<'_>, groups: &[&str]) -> Outcome {
    let groups = json!(groups).to_string();
    page.wait(&format!("JSON.stringify({COLUMNS}) === {}", json!(groups)))?;
    page.wait_for_figure()?;
    // Boxes go back to what is in force as soon as that is known, which is not before it is shown.
    page.wait(&format!("JSON.stringify({TICKED}) === {}", json!(groups)))?;
    let table = page.api("table", json!([]))?;
    let counted: Vec<Value> =
        table["columns"].as_array().into_iter().flatten().map(|one| one["label"].clone()).collect();
    check_equal!(json!(counted).to_string(), groups, "the groups of table()");
    let said = page.text("#filter-0 summary .hint")?;
    let expected = match counted.len() {
        4 => "all".to_owned(),
        some => format!("{some} of 4"),
    };
    check_equal!(said.trim(), expected, "what the filter says of itself");
    Ok(())
}

fn boxes(bench: &mut Bench) -> Outcome {
    let page = open(bench)?;
    press(&page, &[0, 1])?;
    shows(&page, &["Managers", "Patients"])?;
    press(&page, &[0, 3, 1, 0])?;
    shows(&page, &["Doctors", "Managers"])?;
    // There and back.
    press(&page, &[0, 0, 3, 3])?;
    shows(&page, &["Doctors", "Managers"])?;
    press(&page, &[0, 3])?;
    shows(&page, &GROUPS)?;
    // Whatever the order, one stays: the last that was pressed.
    press(&page, &[2, 0, 3, 1])?;
    shows(&page, &["Doctors"])?;
    page.js("q('#undo').click();")?;
    shows(&page, &["Doctors", "Patients"])
}

fn last_box(bench: &mut Bench) -> Outcome {
    let page = open(bench)?;
    check!(page.js("return q('#filter-0-last');")?.is_null(), "it is said before it holds");
    press(&page, &[1, 2, 3])?;
    shows(&page, &["Nurses"])?;
    check!(page.text("#filter-0-last")?.contains("One at least"), "nothing is said");
    let described = page.js("return q('#filter-0-0').getAttribute('aria-describedby');")?;
    check_equal!(described, json!("filter-0-last"), "what describes the last box");
    // By mouse and by keyboard.
    page.click("#filter-0-0")?;
    page.wait("text('#live').includes('One at least')")?;
    shows(&page, &["Nurses"])?;
    page.js("q('#filter-0-0').focus();")?;
    page.press(" ")?;
    page.api("table", json!([]))?;
    shows(&page, &["Nurses"])?;
    check_equal!(page.focused()?, "filter-0-0", "the focus");
    page.press(key::TAB)?;
    page.press(" ")?;
    shows(&page, &["Nurses", "Doctors"])?;
    check!(page.js("return q('#filter-0-last');")?.is_null(), "it is said when it holds no more");
    press(&page, &[0])?;
    shows(&page, &["Doctors"])?;
    page.click("#filter-0 button.link")?;
    shows(&page, &GROUPS)
}

/// A click on the mark whose words hold two texts, at once after a control was changed; gives the mark's words.
fn change_and_click(page: &Page<'_>, control: &str, value: &str) -> Outcome<String> {
    let script = "
        const [control, value] = arguments;
        const field = q(control);
        const choice = field.options ? [...field.options].find((one) => one.textContent.trim() === value) : null;
        field.value = choice ? choice.value : value;
        const mark = all('#drawing .mark').at(-1);
        const label = mark.getAttribute('aria-label');
        field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
        mark.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
        return label;";
    let label = page.js_with(script, &[json!(control), json!(value)])?;
    label.as_str().map(str::to_owned).ok_or_else(|| Failure::new("the mark has no words"))
}

/// What the panel's title is, once all is done; nothing where none is open.
fn opened(page: &Page<'_>) -> Outcome<Option<String>> {
    // What is asked after them is answered after them.
    page.api("table", json!([]))?;
    page.wait_for_figure()?;
    let title = page.js("return q('#passages') ? text('#passages .passages-head p') : null;")?;
    Ok(title.as_str().map(str::to_owned))
}

fn clicks(bench: &mut Bench) -> Outcome {
    let page = open(bench)?;
    // Other numbers stand in the place of the one that was clicked: of people, of fewer groups, of none.
    for (control, value) in [("#unit", "Participants"), ("#columns", "Everything together")] {
        change_and_click(&page, control, value)?;
        check_equal!(opened(&page)?, None, "after {control}");
        check_equal!(page.js("return all('#problems li').length;")?, json!(0), "problems");
    }
    // Only the drawing is another: the number is the one that was clicked.
    page.see("export")?;
    let label = change_and_click(&page, "#figure-title-text", "A title")?;
    check_equal!(opened(&page)?, Some(label), "after a title");
    // The figure that stands now is clicked as ever; in a narrow window the panel lies over it.
    page.click("#close-passages")?;
    page.see("figure")?;
    page.wait_for_figure()?;
    let label = page.js("return all('#drawing .mark')[0].getAttribute('aria-label');")?;
    page.click_mark(0)?;
    let is_open = format!("q('#passages') && text('#passages .passages-head p') === {label}");
    page.wait(&is_open)?;
    // A study that is put away, or gives way to an example, takes them with it.
    let script = "
        all('#drawing .mark')[0].dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
        q('#another').click();";
    page.js(script)?;
    page.wait("q('#examples button')")?;
    page.click("#example-cfir_interviews")?;
    page.wait_for_figure()?;
    check_equal!(opened(&page)?, None, "over an example");
    Ok(())
}

fn slow_files(bench: &mut Bench) -> Outcome {
    let late: PathBuf = bench.write("late.csv", b"participant,code,valence\nP9,Late,barrier\n")?;
    let page = open(bench)?;
    // The disk answers when it is told to.
    let slow = "
        window.readings = [];
        const read = Blob.prototype.arrayBuffer;
        File.prototype.arrayBuffer = function () {
          return new Promise((resolve) => readings.push(() => resolve(read.call(this))));
        };";
    page.js(slow)?;
    page.upload("#add-files", &[&late])?;
    page.wait("readings.length === 1")?;
    page.api("example", json!(["cfir_interviews"]))?;
    page.wait_for_figure()?;
    page.js("readings[0]();")?;
    let problems = page.problems()?.join("\n");
    check!(problems.contains("“late.csv”"), "the page says {problems}");
    check!(page.text("#synthetic")?.contains("Synthetic"), "it was added to the example");
    Ok(())
}
