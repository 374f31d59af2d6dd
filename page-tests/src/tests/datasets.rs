//! A tool's project as it is: where the valence stands, what is there twice, what was left uncoded.

use super::keyboard::tab_to;
use super::wrong_input::zip::{Entry, zip};
use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::drive::page::{Page, key};
use crate::suite::Test;
use serde_json::{Value, json};
use xtask::failure::Outcome;

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "project_is_read_and_its_choices_are_made", run: choices },
    Test { name: "place_of_the_valence_is_chosen_by_keys", run: by_keys },
    Test { name: "what_was_chosen_stays_while_columns_change_their_roles", run: choices_stay },
];

/// A project of two sources. Of nine codings in the first, four say a valence and nothing else: three on
/// the same selection as another code, one on three fifths of the passage of another. One code says a
/// valence by its name, against the second code beside it; one stands above another on one passage.
pub fn project() -> Vec<u8> {
    let codes = ["Rooms", "Hours", "Courses - facilitator", "Barriers", "Facilitators"];
    let code = |at: usize, name: &str, within: &str| {
        format!(r#"<Code guid="{}" name="{name}" isCodable="true">{within}</Code>"#, guid(1, at))
    };
    let mut tree: String = codes.iter().enumerate().map(|(at, name)| code(at, name, "")).collect();
    tree += &code(5, "Duties", &code(6, "Nights", ""));
    let mut selections = String::new();
    for (at, (start, end, codes)) in [
        (0, 20, &[0, 3][..]),
        (30, 50, &[1]),
        (38, 58, &[4]),
        (60, 80, &[5, 6, 3]),
        (90, 110, &[2, 3]),
        (120, 130, &[]),
    ]
    .into_iter()
    .enumerate()
    {
        let applied: String = codes
            .iter()
            .enumerate()
            .map(|(nth, code)| {
                let (coding, code) = (guid(4, at * 10 + nth), guid(1, *code));
                format!(r#"<Coding guid="{coding}"><CodeRef targetGUID="{code}"/></Coding>"#)
            })
            .collect();
        selections += &format!(
            r#"<PlainTextSelection guid="{}" startPosition="{start}" endPosition="{end}">{applied}</PlainTextSelection>"#,
            guid(3, at)
        );
    }
    let source = |at: usize, name: &str, within: &str| {
        let text = "nine words ".repeat(13);
        format!(
            r#"<TextSource guid="{}" name="{name}"><PlainTextContent>{text}</PlainTextContent>{within}</TextSource>"#,
            guid(2, at)
        )
    };
    let sources = source(0, "Ward A", &selections) + &source(1, "Ward B", "");
    let project = format!(
        r#"<?xml version="1.0" encoding="utf-8"?><Project name="Wards" origin="A tool" xmlns="urn:QDA-XML:project:1.0"><CodeBook><Codes>{tree}</Codes></CodeBook><Sources>{sources}</Sources></Project>"#
    );
    zip(&[Entry::stored("project.qde", project)])
}

fn guid(kind: usize, at: usize) -> String {
    format!("{kind:08}-0000-4000-8000-{at:012}")
}

/// Loads the project; gives what `load` says of it.
fn load(page: &Page<'_>) -> Outcome<Value> {
    let answer = page.load(&[("wards.qdpx", &project())])?;
    page.wait_for_figure()?;
    check_equal!(page.text("#summary")?, "5 codings, 2 barriers, 2 facilitators, 1 source", "read");
    Ok(answer)
}

fn summary_comes_to(page: &Page<'_>, numbers: &str) -> Outcome {
    page.wait(&format!("text('#summary').startsWith({})", json!(numbers)))?;
    page.wait_for_figure()
}

/// Waits for words of the caption, which is drawn after the counts are shown.
fn caption_says(page: &Page<'_>, words: &str) -> Outcome {
    page.wait(&format!("text('#caption').includes({})", json!(words)))
}

/// What each place would yield, as it stands in the table: label, barriers, facilitators, none.
fn yields(page: &Page<'_>) -> Outcome<Value> {
    page.js("return all('#valence-place tbody tr').map((row) => [...row.children].map((cell) => cell.textContent));")
}

fn choices(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    let answer = load(&page)?;
    check_equal!(answer["projects"]["wards.qdpx"]["sources"], json!(2), "sources of the project");
    page.see("codes")?;
    let asked = page.text("#questions")?;
    check!(asked.contains("Of 1 coding two places say different valences."), "{asked}");
    let as_found = "As found: the first of these that says one";
    let names = "The names of the codes";
    let passages = "Second codes on the same passage";
    let expected =
        json!([[as_found, "3", "1", "1"], [names, "0", "1", "4"], [passages, "4", "0", "1"]]);
    check_equal!(yields(&page)?, expected, "what each place would yield");

    let share = "
        const field = q('#overlap');
        field.value = '60';
        field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));";
    page.js(share)?;
    summary_comes_to(&page, "4 codings, 2 barriers, 2 facilitators")?;
    let expected =
        json!([[as_found, "3", "2", "0"], [names, "0", "1", "4"], [passages, "4", "1", "0"]]);
    check_equal!(yields(&page)?, expected, "what each place would yield from 60 %");
    caption_says(&page, "at least 60% of the shorter one")?;
    caption_says(&page, "One coding was not counted because a code below the same code")?;

    page.see("data")?;
    page.js("q('#check-account').open = true;")?;
    page.choose("#doubles select", "Count each")?;
    summary_comes_to(&page, "5 codings, 3 barriers, 2 facilitators")?;
    page.see("codes")?;
    page.click("#place-5")?;
    summary_comes_to(&page, "5 codings, 4 barriers, 1 facilitator,")?;
    page.wait("!q('#questions')")?;
    caption_says(&page, "from second codes on the same passage only")?;
    page.click("#undo")?;
    summary_comes_to(&page, "5 codings, 3 barriers, 2 facilitators")?;
    page.wait("q('#place').checked")?;

    let sources = |page: &Page<'_>| -> Outcome<Value> {
        Ok(page.api("table", json!([{"columns": "all"}]))?["columns"][0]["sources"].clone())
    };
    check_equal!(sources(&page)?, json!(1), "n of sources");
    page.see("data")?;
    page.click("#count-uncoded")?;
    page.wait("q('#count-uncoded').checked && text('#account').includes('1 of 2 sources')")?;
    page.wait_for_figure()?;
    check_equal!(sources(&page)?, json!(2), "n of sources with the uncoded one");
    Ok(())
}

fn by_keys(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    load(&page)?;
    page.wait("q('#place')")?;
    tab_to(&page, "place")?;
    page.press(key::DOWN)?;
    page.press(key::DOWN)?;
    page.wait("q('#place-5').checked && !q('#questions')")?;
    summary_comes_to(&page, "5 codings, 3 barriers, 1 facilitator,")?;
    check_equal!(page.focused()?, "place-5", "what has the focus after the choice");
    page.press(key::TAB)?;
    check_equal!(page.focused()?, "overlap", "what the tab key reaches then");
    page.press(key::UP)?;
    page.press(key::TAB)?;
    page.wait("q('#overlap').value === '71'")?;
    page.wait("text('#caption').includes('on the same passage only')")
}

fn choices_stay(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    let csv = b"Participant,Role,Code,Valence,Quote
P1,Nurse,Time,Barrier,No time at all
P1,Nurse,Team,Facilitator,A good team
P2,Doctor,Time,Barrier,No money either
";
    page.load(&[("table.csv", csv)])?;
    page.wait_for_figure()?;
    page.see("figure")?;
    page.choose("#unit", "Participants")?;
    page.choose("#basis", "n/N of the group’s participants, sources or sites")?;
    let chosen = "q('#unit').selectedOptions[0].textContent.trim() === 'Participants' && text('#caption').includes('participants')";
    page.wait(chosen)?;
    page.see("data")?;
    page.choose("#role-0-4", "Not used")?;
    page.wait("q('#role-0-4').selectedOptions[0].textContent.trim() === 'Not used'")?;
    page.see("figure")?;
    page.wait(chosen)?;
    check!(page.js("return q('#problems') === null;")? == json!(true), "something is said");
    // Without the column of the people they cannot be counted, which is said.
    page.see("data")?;
    page.choose("#role-0-0", "Not used")?;
    let said = page.problems()?;
    check!(said.iter().any(|said| said.contains("what is counted")), "{said:?}");
    page.click("#undo")?;
    page.see("figure")?;
    page.wait(chosen)
}
