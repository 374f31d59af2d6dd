//! Wrong input: one clear message with the place and the remedy, and what was loaded before stays.

use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::drive::page::Page;
use crate::suite::Test;
use serde_json::{Value, json};
use xtask::failure::{Failure, Outcome};

#[path = "../../../tests/it/support/zip.rs"]
#[allow(dead_code, clippy::unwrap_used, missing_docs)]
pub mod zip;

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "wrong_files_are_refused_and_the_study_stays", run: refused },
    Test { name: "wrong_file_is_refused_on_the_first_page", run: refused_at_first },
    Test { name: "unclosed_quote_can_be_read_all_the_same", run: lenient },
    Test { name: "settings_are_opened_alone_and_together_with_data", run: study_file },
];

const UNCLOSED: &str =
    "participant,domain,valence\nP1,Knowledge,barrier\nP2,\"Skills,facilitator\n";

/// Name, content, and what the message must say besides the name: the trouble and the remedy.
fn cases() -> Vec<(&'static str, Vec<u8>, [&'static str; 2])> {
    let many: Vec<String> = (0..20_000).map(|index| format!("c{index}")).collect();
    let many = format!("{}\n{}\n", many.join(","), vec!["1"; 20_000].join(","));
    vec![
        ("empty.csv", Vec::new(), ["empty", "."]),
        ("picture.csv", b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x01".repeat(40), ["JPEG", "Choose"]),
        ("blank.xlsx", zip::Workbook::of_rows("").bytes(), ["sheet", "CSV"]),
        ("quote.csv", UNCLOSED.as_bytes().to_vec(), ["3", "quot"]),
        ("header.csv", b"participant,domain,valence\n".to_vec(), ["row", "."]),
        ("wide.csv", many.into_bytes(), ["2,000 columns", "Check"]),
    ]
}

fn refused(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    page.click("#example-cfir_interviews")?;
    page.wait_for_figure()?;
    let before = (page.text("#summary")?, page.text("table.numbers")?);
    for (name, bytes, expected) in cases() {
        let Err(refusal) = page.load(&[(name, &bytes)]) else {
            return Err(Failure::new(format!("{name} was taken")));
        };
        let problems = page.problems()?;
        check_equal!(problems.len(), 1, "messages about {name}: {problems:?}");
        let message = problems.first().cloned().unwrap_or_default();
        check_equal!(refusal.to_string(), message, "the promise and the page about {name}");
        check!(message.contains(name), "{name}: no place in {message:?}");
        for word in expected {
            check!(message.contains(word), "{name}: no {word:?} in {message:?}");
        }
        page.click("#dismiss")?;
        page.wait("!q('#problems')")?;
        let after = (page.text("#summary")?, page.text("table.numbers")?);
        check_equal!(after, before, "what was loaded before {name}");
    }
    // The engine still has it, too, and not the page alone.
    page.api("table", serde_json::json!([{"rows": "construct"}])).map(drop)
}

fn refused_at_first(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    for (name, bytes, expected) in cases().into_iter().take(2) {
        let file = bench.write(name, &bytes)?;
        page.upload("#files", &[&file])?;
        let problems = page.problems()?;
        let [message] = problems.as_slice() else {
            return Err(Failure::new(format!("messages about {name}: {problems:?}")));
        };
        for word in expected {
            check!(message.contains(word), "{name}: no {word:?} in {message:?}");
        }
        page.click("#dismiss")?;
        page.wait("!q('#problems') && q('#examples')")?;
    }
    Ok(())
}

fn lenient(bench: &mut Bench) -> Outcome {
    let file = bench.write("quote.csv", UNCLOSED.as_bytes())?;
    let page = bench.open_file()?;
    page.upload("#files", &[&file])?;
    page.problems()?;
    page.click("#lenient")?;
    page.wait("q('#summary') && !q('#problems')")?;
    check!(page.text("#summary")?.contains("coding"), "nothing was read");
    Ok(())
}

fn study_file(bench: &mut Bench) -> Outcome {
    let data = ("codings.csv", "participant,domain,valence\nP1,Knowledge,barrier\n".as_bytes());
    let page = bench.open_file()?;
    page.load(&[data])?;
    page.wait_for_figure()?;
    page.api("restore", json!([{"table": {"unit": "participants"}}]))?;
    let settings = page.export_text(json!({"kind": "study", "without_data": true}))?;
    let settings = ("settings.json", settings.as_bytes());
    let unit = |page: &Page<'_>| -> Outcome<Value> {
        Ok(page.api("save", json!([]))?["settings"]["table"]["unit"].clone())
    };

    // Two of them contradict each other, whatever they say.
    let before = page.api("table", json!([]))?;
    let refusal = page.load(&[data, settings, settings]);
    let said = refusal.err().map(|failure| failure.to_string()).unwrap_or_default();
    check!(said.contains("one at a time"), "two study files: {said:?}");
    check_equal!(page.api("table", json!([]))?, before, "the table after the refusal");

    page.api("restore", json!([{"table": {"unit": "codings"}}]))?;
    page.load(&[settings])?;
    check_equal!(unit(&page)?, json!("participants"), "the unit of the settings alone");
    page.js("return q('#undo').click();")?;
    page.wait("!q('#redo').disabled && !q('#work')")?;
    check_equal!(unit(&page)?, json!("codings"), "the unit after undo");

    let page = bench.open_file()?;
    page.load(&[data, settings])?;
    check_equal!(unit(&page)?, json!("participants"), "the unit of data and settings together");
    Ok(())
}
