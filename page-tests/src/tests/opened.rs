//! A live figure dropped on the page: it is drawn and exported as it was, says what it is, and refuses what it does not
//! hold.

use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::drive::page::Page;
use crate::suite::Test;
use serde_json::json;
use xtask::failure::Outcome;

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "a_live_figure_opens_as_the_study_of_its_counts", run: opens },
    Test { name: "a_live_figure_says_why_what_it_lacks_cannot_be_had", run: lacks },
    Test { name: "a_live_figure_that_was_changed_is_refused_and_the_study_stays", run: changed },
];

/// The live figure of an example, in which small numbers are hidden, and the drawing of the same by the study.
fn made(bench: &Bench) -> Outcome<(String, String)> {
    let page = bench.open_file()?;
    page.api("example", json!(["cfir_interviews"]))?;
    page.api("restore", json!([{"disclosure": {"fewest_contributors": 3}}]))?;
    let said = json!({"title": "What <b>hinders</b>", "authors": "Ada L.; Grace H."});
    let document = page.export_text(json!({"kind": "interactive", "interactive": said}))?;
    Ok((document, page.export_text(json!({"kind": "svg"}))?))
}

/// A page on which the figure was dropped.
fn dropped<'a>(bench: &'a Bench, document: &str) -> Outcome<Page<'a>> {
    let file = bench.write("figure.html", document.as_bytes())?;
    let page = bench.open_file()?;
    page.upload("#files", &[&file])?;
    page.wait_for_figure()?;
    Ok(page)
}

fn opens(bench: &mut Bench) -> Outcome {
    let (document, drawn) = made(bench)?;
    let page = dropped(bench, &document)?;
    let says = page.text("#summary")?;
    check!(
        says.starts_with("The counts of an interactive figure, without codings and passages.")
            && says.contains("The data comprised codings from 1 file"),
        "it is called {says}"
    );
    check!(page.text("#figure")?.contains("fewer than 3 contributors"), "nothing is hidden now");
    check_equal!(page.export_text(json!({"kind": "svg"}))?, drawn, "the drawing");
    let again = page.export_text(json!({"kind": "interactive"}))?;
    check!(again == document, "the same choices give another file");
    page.see("data")?;
    let account = page.text("#account")?;
    for said in ["It holds no codings and no passages", "Title: What <b>hinders</b>", "Ada L."] {
        check!(account.contains(said), "{said} is missing: {account}");
    }
    page.api(
        "restore",
        json!([{"figure": {"chart": "matrix"}, "table": {"order": "alphabetical"}}]),
    )?;
    page.wait_for_figure()?;
    page.see("export")?;
    let hidden = page.text("#protect")?;
    check!(
        hidden.contains("stays hidden here") && hidden.contains("Hidden in this table:"),
        "{hidden}"
    );
    page.click("#live-open")?;
    page.wait("q('#live-made') && q('#live-made').textContent.includes('views')")?;
    check_equal!(page.js("return Boolean(q('#live-fewest'));")?, json!(false), "a choice");
    // The study that the figure was made of was left unsaved, about which the browser lets no page ask here.
    let said = bench.console()?;
    let others: Vec<&String> = said.iter().filter(|line| !line.contains("beforeunload")).collect();
    check_equal!(others, [""; 0], "the console");
    Ok(())
}

fn lacks(bench: &mut Bench) -> Outcome {
    let (document, _) = made(bench)?;
    let page = dropped(bench, &document)?;
    let figure = page.export_text(json!({"kind": "svg"}))?;
    let keys = page.text("#figure-keys")?;
    check!(!keys.contains("passages"), "what is behind a mark is promised: {keys}");
    page.click_mark(0)?;
    let problems = page.problems()?.join("\n");
    check!(problems.contains("There are no passages here"), "{problems}");
    let reasons = page.text("#controls")?;
    check!(reasons.contains("The interactive figure that is open does not hold it"), "{reasons}");
    let open = "return [...q('#unit').options].filter((option) => !option.disabled).length;";
    check_equal!(page.js(open)?, json!(1), "units");
    page.see("codes")?;
    let codes = page.text("#view-codes")?;
    check!(codes.contains("nothing can be mapped"), "{codes}");
    page.see("numbers")?;
    let open = "return [...q('#numbers-kind').options].filter((option) => option.value && !option.disabled).length;";
    check_equal!(page.js(open)?, json!(0), "numbers beyond counts");
    let codings = bench.write("codings.csv", b"participant,code,valence\nP1,Cost,barrier\n")?;
    page.upload("#add-files", &[&codings])?;
    page.wait("q('#problems') && q('#problems').textContent.includes('“codings.csv”') && q('#problems').textContent.includes('Open this file by itself')")?;
    check_equal!(page.export_text(json!({"kind": "svg"}))?, figure, "the figure");
    Ok(())
}

fn changed(bench: &mut Bench) -> Outcome {
    let (document, _) = made(bench)?;
    let page = dropped(bench, &document)?;
    let figure = page.text("#figure")?;
    let at = document.find("class=\"sy-study\"").unwrap_or_default();
    let cases = [
        (document.get(..at).unwrap_or_default().to_owned(), "was cut on the way here"),
        (
            document.replace("sy-study\" data-version=\"1\"", "sy-study\" data-version=\"9\""),
            "later version",
        ),
        (document.replacen("\">{\"tables", "\">{\"tubles", 1), "was changed on the way here"),
    ];
    for (other, said) in cases {
        let loaded = page.load(&[("figure.html", other.as_bytes())]);
        check!(loaded.is_err(), "{said}: it was opened");
        let problems = page.problems()?.join("\n");
        check!(problems.contains(said), "{said} is not said: {problems}");
        check_equal!(page.text("#figure")?, figure, "the figure");
    }
    Ok(())
}
