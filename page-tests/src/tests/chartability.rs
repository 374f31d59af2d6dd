//! The heuristics that Chartability (POUR-CAF, <https://chartability.fizz.studio>) calls critical, held against a live
//! figure: each is a script that gives what fails, but for the one that needs a hand at mouse and keys. What a screen
//! reader makes of it is heard by ear alone and no part of it.

use super::interactive::{self, IS_LIVE, open};
use crate::bench::Bench;
use crate::check_equal;
use crate::drive::page::{Page, key};
use crate::suite::Test;
use serde_json::json;
use xtask::failure::Outcome;

/// The tests of this topic.
pub const TESTS: &[Test] =
    &[Test { name: "no_critical_heuristic_of_chartability_fails_in_a_live_figure", run: critical }];

/// What the scripts have in common: contrast by WCAG 2.2, and what is drawn.
const COMMON: &str = "
    const figure = document.querySelector('.sy-figure');
    const drawing = document.querySelector('.sy-svg');
    const channels = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
    const luminance = (colour) => {
      const [red, green, blue] = channels(colour).map((value) => value / 255).map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (one, other) => {
      const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
      return (high + 0.05) / (low + 0.05);
    };
    const box = (node) => node.getBoundingClientRect();
    const seen = (node) => box(node).width > 0 && box(node).height > 0 && getComputedStyle(node).visibility === 'visible';
    const filled = [...drawing.querySelectorAll('rect, path')].filter((node) => getComputedStyle(node).fill.startsWith('rgb'));
    // What lies under the middle of a text is the last shape drawn before it that holds that place.
    const under = (text) => {
      const { left, top, width, height } = box(text);
      const [x, y] = [left + width / 2, top + height / 2];
      const holds = (node) => { const of = box(node); return of.left <= x && x <= of.right && of.top <= y && y <= of.bottom; };
      const before = (node) => node.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING;
      return filled.filter((node) => before(node) && holds(node)).at(-1);
    };
    const words = [...figure.querySelectorAll('*')].filter((node) => !node.closest('svg') && seen(node) && [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()));
    const ground = (node) => { for (let at = node; at; at = at.parentElement) { const colour = getComputedStyle(at).backgroundColor; if (channels(colour)[3] !== 0) return colour; } return 'rgb(255, 255, 255)'; };
    const size = (node) => parseFloat(getComputedStyle(node).fontSize);
    const scale = box(drawing).width / drawing.viewBox.baseVal.width;
    const texts = [...drawing.querySelectorAll('text')];
    const marks = [...drawing.querySelectorAll('g')].filter((mark) => mark.querySelector(':scope > title'));
    const tree = figure.querySelector('[role=tree]');
    const faults = [];
    const fails = (condition, what) => { if (condition) faults.push(what); };
";

/// Each heuristic with what holds it: a script after [`COMMON`] that puts what fails into `faults`.
const HEURISTICS: &[(&str, &str)] = &[
    (
        "low contrast",
        "
        for (const text of texts) {
          const on = under(text);
          const least = size(text) * scale >= 24 ? 3 : 4.5;
          const found = contrast(getComputedStyle(text).fill, on ? getComputedStyle(on).fill : ground(figure));
          fails(found < least, `${text.textContent} has a contrast of ${found.toFixed(2)}`);
        }
        for (const mark of marks) for (const shape of mark.querySelectorAll('rect, path')) {
          const fill = getComputedStyle(shape).fill;
          fails(fill.startsWith('rgb') && contrast(fill, ground(figure)) < 3, `${mark.textContent} is drawn in ${fill}`);
        }
        for (const node of words) {
          const found = contrast(getComputedStyle(node).color, ground(node));
          fails(found < (size(node) >= 24 ? 3 : 4.5), `${node.textContent.trim().slice(0, 40)} has a contrast of ${found.toFixed(2)}`);
        }
        fails(marks.length === 0 || texts.length === 0, 'nothing is drawn');",
    ),
    (
        "content is only visual",
        "
        const told = document.querySelector('.sy-table').textContent;
        const alternative = figure.querySelector('.sy-alt').textContent;
        fails(!/Most barriers/.test(alternative), 'no sentence says the trend');
        for (const mark of marks) {
          const label = mark.querySelector('title').textContent;
          for (const number of label.match(/\\d[\\d,]*/g) ?? []) fails(!told.includes(number) && !told.replaceAll(',', '').includes(number.replaceAll(',', '')), `${number} of ${label} is in the drawing alone`);
        }
        fails(!document.getElementById(drawing.getAttribute('aria-labelledby')?.split(' ')[0]), 'the drawing has no name');
        fails(!tree || !tree.getAttribute('aria-label') && !tree.getAttribute('aria-labelledby'), 'the list of numbers has no name');",
    ),
    (
        "small text size",
        "
        for (const text of texts) fails(size(text) * scale < 12, `${text.textContent} is ${(size(text) * scale).toFixed(1)} pixels`);
        for (const node of words) fails(size(node) < 12, `${node.textContent.trim().slice(0, 40)} is ${size(node)} pixels`);",
    ),
    (
        "visual presents seizure risk",
        "
        fails(document.getAnimations().length > 0, 'something moves by itself');
        // Saturated red is where red is four fifths of all channels together (WCAG 2.2, three flashes).
        for (const shape of filled) {
          const [red, green, blue] = channels(getComputedStyle(shape).fill);
          fails(red / (red + green + blue) >= 0.8 && box(shape).width * box(shape).height > 21824, 'a large area is red');
        }",
    ),
    (
        "controls override those of assistive technology",
        "
        const taken = [];
        for (const [name, more] of [['a', {}], ['ArrowDown', {}], ['Home', { ctrlKey: true }], ['ArrowLeft', { altKey: true }], ['Enter', { metaKey: true }]]) {
          const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more });
          const target = Object.keys(more).length ? tree.querySelector('[tabindex=\"0\"]') : document.body;
          if (!target.dispatchEvent(event)) taken.push(name);
        }
        fails(taken.length > 0, `keys are taken: ${taken}`);",
    ),
    (
        "no interaction cues or instructions",
        "fails(!seen(figure.querySelector('.sy-help')) || !/arrow keys/.test(figure.querySelector('.sy-help').textContent), 'nobody says which keys there are');",
    ),
    (
        "no explanation of purpose or how to read",
        "
        const said = figure.textContent;
        fails(!/Values are/.test(said), 'nobody says what the numbers are');
        fails(!/Barriers/.test(drawing.textContent) || !/Facilitators/.test(drawing.textContent), 'the sides have no names');",
    ),
    (
        "reading level",
        "
        // Flesch and Kincaid's grade: 0.39 words a sentence + 11.8 syllables a word - 15.59. The caption is not
        // weighed: it cites the framework by its title.
        for (const part of ['.sy-help', '.sy-alt']) {
          const text = figure.querySelector(part).textContent;
          const sentences = text.match(/[.;:!?](?=\\s|$)/g).length;
          const spoken = text.match(/[A-Za-z]+/g);
          const syllables = spoken.map((word) => word.toLowerCase()).map((word) => Math.max(1, (word.match(/[aeiouy]+/g) ?? []).length - (/[^l]e$/.test(word) ? 1 : 0)));
          const grade = 0.39 * spoken.length / sentences + 11.8 * syllables.reduce((sum, one) => sum + one) / spoken.length - 15.59;
          fails(grade > 9, `${part} is of grade ${grade.toFixed(2)}`);
        }",
    ),
    (
        "no title, summary or caption",
        "
        for (const part of ['h2.sy-title', '.sy-alt', '.sy-caption']) fails(!seen(figure.querySelector(part)) || figure.querySelector(part).textContent.length < 3, `${part} is missing`);",
    ),
    (
        "no table",
        "
        const table = figure.querySelector('table.sy-table');
        fails(!seen(table) || !table.caption, 'the table has no caption');
        fails([...table.querySelectorAll('th')].some((head) => !['row', 'col', 'rowgroup', 'colgroup'].includes(head.scope)), 'a head of the table says not whose it is');
        fails(table.querySelectorAll('tbody tr').length < 3, 'the table has no rows');",
    ),
    (
        "data density inappropriate",
        "
        const rows = new Set([...drawing.querySelectorAll('text')].map((text) => Math.round(box(text).top)));
        fails(rows.size > 80, `${rows.size} lines of text`);",
    ),
    (
        "navigation and interaction tedious",
        "
        fails(tree.querySelectorAll('[tabindex=\"0\"]').length !== 1, 'the list of numbers has more than one stop');
        fails(marks.some((mark) => mark.tabIndex === 0) || drawing.tabIndex === 0, 'each mark is a stop');",
    ),
    (
        "user style change not respected",
        "
        const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule.conditionText ?? rule.media);
        const kinds = rules.map((rule) => rule.conditionText ?? rule.media.mediaText).join(' ');
        for (const kind of ['forced-colors', 'prefers-color-scheme', 'print']) fails(!kinds.includes(kind), `nothing is said for ${kind}`);
        fails(texts.length < 5, 'letters are drawn as outlines');
        const before = size(figure);
        document.documentElement.style.fontSize = '200%';
        fails(size(figure) < before * 1.9, 'letters do not grow with the reader’s own');
        document.documentElement.style.fontSize = '';",
    ),
];

/// Pixels of a window's own width, and of the narrowest frame that a figure is read in.
const ROOMS_PX: [Option<u32>; 2] = [None, Some(280)];

fn critical(bench: &mut Bench) -> Outcome {
    let html = interactive::figure(bench)?;
    bench.site.put("/figure.html", "text/html; charset=utf-8", html.clone());
    bench.in_each_scheme(|bench, scheme| {
        for room in ROOMS_PX {
            match room {
                None => open(bench, "figure.html", &html)?.wait(IS_LIVE)?,
                Some(width) => open_in_a_frame(bench, width)?,
            }
            for (name, script) in HEURISTICS {
                let faults =
                    bench.page().js(&format!("{COMMON}{script}\nreturn faults.slice(0, 5);"))?;
                check_equal!(faults, json!([]), "{name}, {scheme}, {room:?}");
            }
        }
        Ok(())
    })?;
    let page = open(bench, "figure.html", &html)?;
    page.wait(IS_LIVE)?;
    one_more_way_to_everything(&page)?;
    check_equal!(bench.console()?, [""; 0], "the console");
    Ok(())
}

/// Opens the figure of the site in a frame, and looks into it once it is drawn for its room.
fn open_in_a_frame(bench: &Bench, width: u32) -> Outcome {
    let host = format!(
        "<!doctype html><meta charset=utf-8><title>host</title>\
         <iframe title=figure src=/figure.html width={width} height=3000></iframe>"
    );
    let address = bench.site.put("/host.html", "text/html; charset=utf-8", host);
    bench.session().go(&address)?;
    bench.enter_frame("iframe")?;
    bench.page().wait(&format!("{IS_LIVE} && innerWidth === {width}"))
}

/// Interaction has more than one input type: what the pointer reads out is read out by keys as well, and a view is
/// switched by keys as by the pointer.
fn one_more_way_to_everything(page: &Page<'_>) -> Outcome {
    interactive::read_by_pointer_and_by_keys(page)?;
    let select = "document.querySelector('.sy-figure select')";
    let drawn = "document.querySelector('.sy-svg').outerHTML";
    let before = page.js(&format!("{select}.focus(); return {drawn};"))?;
    page.press(key::DOWN)?;
    page.wait(&format!("{drawn} !== {before}"))
}
