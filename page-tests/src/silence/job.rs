//! A whole job, as somebody does it with a study of their own, and a live figure as a reader uses it.

use crate::bench::Bench;
use crate::drive::page::{Page, key};
use crate::tests::wrong_input::zip::{Entry, Workbook, row, zip};
use crate::{check, check_equal};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use xtask::failure::Outcome;
use xtask::paths;

const CODED: &[u8] = b"participant,group,code,valence,rating,excerpt
P1,Nurses,lack of time,barrier,-2,There is never an hour for it.
P2,Nurses,lack of time,barrier,-1,We run from one thing to the next.
P3,Physicians,staff training,facilitator,2,The course helped.
P4,Physicians,Culture,facilitator,1,We do it so here.
P5,Managers,Cost,barrier,-1,Nobody pays for it.
";

/// Kinds of files that the API makes.
const KINDS: [&str; 20] = [
    "svg",
    "png",
    "pdf",
    "tiff",
    "eps",
    "csv",
    "xlsx",
    "tidy",
    "markdown",
    "docx",
    "matrix_form",
    "memo_form",
    "html",
    "interactive",
    "text",
    "left_out",
    "audit",
    "checklist",
    "study",
    "codebook",
];

/// Opens the built page from its file and does everything with it; says what was done.
pub fn whole(bench: &Bench) -> Outcome<String> {
    let page = bench.open_file()?;
    let kinds = each_kind(bench, &page)?;
    opened(&page, &bench.write("coded.csv", CODED)?)?;
    page.api("restore", json!([{"framework": "cfir-2022"}]))?;
    mapped(&page)?;
    let drawn = figures(&page)?;
    let sheets = numbers(&page)?;
    let made = exports(&page)?;
    page.click("#undo")?;
    page.wait("!q('#redo').disabled && !q('#work')")?;
    page.click("#open-help")?;
    page.wait("q('#program-hash')")?;
    page.click("#close-help")?;
    Ok(format!(
        "opened from its file, {kinds} kinds of files loaded, codes mapped, {drawn} charts, {sheets} sheets of numbers, {made} files made"
    ))
}

/// Loads a file of each kind that is read; gives how many.
fn each_kind(bench: &Bench, page: &Page<'_>) -> Outcome<usize> {
    let header = ["participant", "code", "valence"];
    let rows = row(&header) + &row(&["P1", "Cost", "barrier"]);
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let line = |texts: [&str; 3]| {
        format!("<table:table-row>{}</table:table-row>", texts.map(cell).concat())
    };
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body>\
         <office:spreadsheet><table:table table:name=\"Data\">{}{}</table:table></office:spreadsheet>\
         </office:body></office:document-content>",
        line(header),
        line(["P1", "Cost", "barrier"])
    );
    let ods = zip(&[
        Entry::stored("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        Entry::stored("content.xml", content),
    ]);
    let codes = "<Codes><Code guid=\"C1\" name=\"Cost - barrier\" isCodable=\"true\"/></Codes>";
    let project = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"t\"><CodeBook>{codes}</CodeBook><Sources>\
         <TextSource guid=\"S1\" name=\"one\" plainTextPath=\"internal://S1.txt\"><PlainTextSelection \
         guid=\"s\" startPosition=\"0\" endPosition=\"13\"><Coding guid=\"k\"><CodeRef targetGUID=\"C1\"/>\
         </Coding></PlainTextSelection></TextSource></Sources></Project>"
    );
    let qdpx = zip(&[
        Entry::stored("project.qde", project.clone()),
        Entry::stored("sources/S1.txt", "We cannot pay for it."),
    ]);
    let codebook = format!("<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\">{codes}</CodeBook>");
    let mut files: Vec<PathBuf> = vec![
        bench.write("comma.csv", CODED)?,
        bench.write("tab.tsv", b"participant\tcode\tvalence\nP1\tCost\tbarrier\n")?,
        bench.write("sheet.xlsx", &Workbook::of_rows(&rows).bytes())?,
        bench.write("sheet.ods", &ods)?,
        bench.write("project.qdpx", &qdpx)?,
        bench.write("project.qde", project.as_bytes())?,
        bench.write("codebook.qdc", codebook.as_bytes())?,
    ];
    for kept in [
        "xls/office.xls",
        "databases/qualcoder.qda",
        "databases/rqda.rqda",
        "databases/requal.requal",
        "databases/taguette.sqlite3",
        "databases/qualcoder_folder.zip",
        "studies/figure_v1.html",
    ] {
        files.push(paths::root().join("tests").join(kept));
    }
    let mut count = 0;
    for file in &files {
        opened(page, file)?;
        count += 1;
    }
    // And what this program itself has saved.
    opened(page, &bench.write("again.csv", CODED)?)?;
    let saved = page.api("save", json!([]))?;
    opened(page, &bench.write("study.json", saved.to_string().as_bytes())?)?;
    Ok(count + 1)
}

/// Opens a file in place of what is there.
fn opened(page: &Page<'_>, file: &Path) -> Outcome {
    if page.js("return Boolean(q('#another'));")? == json!(true) {
        page.click("#another")?;
    }
    page.wait("q('#files')")?;
    page.upload("#files", &[file])?;
    page.wait("!q('#work') && (q('#study-name') || q('#problems'))")?;
    let problems = page.js("return all('#problems li').map((one) => one.textContent);")?;
    check_equal!(problems, json!([]), "{} is not opened", file.display());
    Ok(())
}

/// Takes what is suggested for a code, and searches for another.
fn mapped(page: &Page<'_>) -> Outcome {
    page.see("codes")?;
    page.wait("q('#code-list .name') && q('#suggestion-0')")?;
    page.click("#suggestion-0")?;
    page.wait("!q('#work')")?;
    Ok(())
}

/// Draws every chart, and looks at a passage; gives how many charts.
fn figures(page: &Page<'_>) -> Outcome<usize> {
    page.see("figure")?;
    page.wait_for_figure()?;
    let choices = choices(page, "#chart")?;
    for chart in &choices {
        taken(page, "#chart", chart)?;
        page.wait("q('#drawing *') && !q('#work') && q('.page').ariaBusy !== 'true'")?;
    }
    page.api(
        "restore",
        json!([{"figure": {"chart": "two_sided_bars"}, "table": {"columns": "all"}}]),
    )?;
    page.wait("q('#chart').value === 'two_sided_bars'")?;
    page.click_mark(0)?;
    page.wait("q('#passages blockquote')")?;
    page.click("#collect-0")?;
    page.wait("!q('#work')")?;
    page.press(key::ESCAPE)?;
    page.wait("!q('#passages')")?;
    Ok(choices.len())
}

/// Works out every sheet of numbers; gives how many.
fn numbers(page: &Page<'_>) -> Outcome<usize> {
    page.see("numbers")?;
    let choices = choices(page, "#numbers-kind")?;
    for kind in &choices {
        taken(page, "#numbers-kind", kind)?;
        page.wait("q('#numbers table') && !q('#work') && q('.page').ariaBusy !== 'true'")?;
    }
    Ok(choices.len())
}

/// The values of a list that can be chosen.
fn choices(page: &Page<'_>, list: &str) -> Outcome<Vec<String>> {
    page.wait(&format!("q({})", json!(list)))?;
    let script = "return [...q(arguments[0]).options].filter((one) => !one.disabled && one.value).map((one) => one.value);";
    let values = page.js_with(script, &[json!(list)])?;
    let values = values.as_array().cloned().unwrap_or_default();
    Ok(values.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}

fn taken(page: &Page<'_>, list: &str, value: &str) -> Outcome {
    let script = "
        const list = q(arguments[0]);
        list.value = arguments[1];
        list.dispatchEvent(new Event('change', { bubbles: true, composed: true }));";
    page.js_with(script, &[json!(list), json!(value)]).map(drop)
}

/// Presses every button that saves or copies, and has the API make every kind of file; gives how many were made.
fn exports(page: &Page<'_>) -> Outcome<usize> {
    page.see("export")?;
    page.click("#live-open")?;
    page.wait("q('#live-made') && q('#live-made').textContent.includes('views')")?;
    let buttons = "return all('button').filter((one) => /^(save|copy|download)-/.test(one.id) && !one.disabled && one.getClientRects().length > 0).map((one) => one.id);";
    let buttons = page.js(buttons)?;
    let buttons: Vec<&str> =
        buttons.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    check!(buttons.len() > 12, "so few buttons to save or to copy by: {buttons:?}");
    for button in &buttons {
        page.click(&format!("#{button}"))?;
        page.wait("!q('#work') && text('#live') !== ''")?;
    }
    for kind in KINDS {
        let options = json!({ "kind": kind });
        let size = page.js_async("return (await view.export(args[0])).length;", &[options])?;
        check!(size.as_u64().is_some_and(|size| size > 0), "{kind}: nothing was made: {size}");
    }
    Ok(buttons.len() + KINDS.len())
}

/// Opens a live figure from its file and switches whatever can be switched; says what was done.
pub fn figure(bench: &Bench) -> Outcome<String> {
    let page = bench.open_file()?;
    page.api("example", json!(["cfir_interviews"]))?;
    let html = page.export_text(json!({"kind": "interactive"}))?;
    let path = bench.write("figure.html", html.as_bytes())?;
    bench.session().go(&format!("file://{}", path.display()))?;
    bench.page().wait("document.querySelector('.sy-figure.sy-on')")?;
    let script = "
        let done = 0;
        const figure = document.querySelector('.sy-figure');
        for (const list of figure.querySelectorAll('select')) {
          for (const { value, disabled } of list.options) {
            if (disabled) continue;
            list.value = value;
            list.dispatchEvent(new Event('change', { bubbles: true }));
            done += 1;
          }
        }
        for (const button of figure.querySelectorAll('button, input, summary')) { button.click(); done += 1; }
        return done;";
    let done = bench.session().run(script, &[])?;
    check!(done.as_u64().is_some_and(|done| done > 5), "it has only {done} things to switch");
    Ok(format!("figure.html opened from its file, {done} things pressed and chosen"))
}
