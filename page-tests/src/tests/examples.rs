//! The five examples, by their buttons: each draws, counts what its study published, and goes out as a file.

use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::drive::page::Page;
use crate::suite::Test;
use serde_json::{Value, json};
use std::fs;
use xtask::failure::{Failure, Outcome, While};

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "cfir_example_has_86_and_38", run: cfir },
    Test { name: "tdf_example_has_the_published_shares", run: tdf },
    Test { name: "qif_example_has_14_steps", run: qif },
    Test { name: "npt_example_has_14_practices", run: npt },
    Test { name: "thematic_example_has_themes", run: thematic },
    Test { name: "buttons_hand_over_files", run: buttons },
    Test { name: "passages_are_collected_and_quoted", run: quotations },
];

/// Opens an example by its button, and takes every kind of file of it.
fn open<'a>(bench: &'a Bench, id: &str) -> Outcome<Page<'a>> {
    let page = bench.open_file()?;
    page.click(&format!("#example-{id}"))?;
    page.wait_for_figure()?;
    check!(page.text("#synthetic")?.contains("Synthetic"), "it is not labelled as synthetic");
    let exported = |kind: &str| page.export_text(json!({ "kind": kind }));
    let svg = exported("svg")?;
    check!(svg.contains("<svg") && svg.trim_end().ends_with("</svg>"), "{id}: no SVG: {svg:.60}");
    check!(exported("csv")?.lines().count() > 2, "{id}: the CSV has no rows");
    check!(exported("html")?.contains("<table"), "{id}: the HTML has no table");
    check!(exported("text")?.len() > 80, "{id}: caption and alternative text are missing");
    let study: Value =
        serde_json::from_str(&exported("study")?).while_doing("reading the study")?;
    check!(study["settings"].is_object(), "{id}: the study file has no settings");
    Ok(page)
}

/// Numbers and words of the figure as it is drawn, of its caption, and of the table.
fn figure_and_table(page: &Page<'_>) -> Outcome<(String, String)> {
    let texts = "
        const drawn = all('#drawing text, #drawing .mark title').map((one) => one.textContent);
        return drawn.concat(text('#caption')).join('\\n');";
    let figure = page.js(texts)?.as_str().unwrap_or_default().to_owned();
    let cells = "return all('table.numbers th, table.numbers td').map((one) => one.textContent).join('\\n');";
    let table = page.js(cells)?.as_str().unwrap_or_default().to_owned();
    Ok((figure, table))
}

/// True where a number or word stands by itself.
fn stands(text: &str, wanted: &str) -> bool {
    let within = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    text.match_indices(wanted).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + wanted.len()..).and_then(|after| after.chars().next());
        !within(before) && !within(after)
    })
}

fn all_stand(page: &Page<'_>, wanted: &[&str]) -> Outcome {
    let (figure, table) = figure_and_table(page)?;
    for one in wanted {
        check!(stands(&figure, one), "{one} does not stand in the figure:\n{figure}");
        check!(stands(&table, one), "{one} does not stand in the table:\n{table}");
    }
    Ok(())
}

/// The row of a table that has this label, with its cells.
pub fn row<'a>(table: &'a Value, label: &str) -> Outcome<&'a Value> {
    let rows = table["rows"].as_array().cloned().unwrap_or_default();
    let at = rows.iter().position(|row| row["label"] == label);
    at.map(|at| &table["cells"][at])
        .ok_or_else(|| Failure::new(format!("there is no row {label}: {}", table["rows"])))
}

/// The position of a column with this label.
pub fn column(table: &Value, label: &str) -> Outcome<usize> {
    let columns = table["columns"].as_array().cloned().unwrap_or_default();
    columns
        .iter()
        .position(|column| column["label"] == label)
        .ok_or_else(|| Failure::new(format!("there is no column {label}: {}", table["columns"])))
}

fn cfir(bench: &mut Bench) -> Outcome {
    let page = open(bench, "cfir_interviews")?;
    page.choose("#columns", "Everything together")?;
    page.wait("text('table.numbers thead').includes('124')")?;
    page.wait_for_figure()?;
    let (figure, table) = figure_and_table(&page)?;
    for number in ["86", "38"] {
        check!(stands(&figure, number), "{number} does not stand in the figure:\n{figure}");
        check!(stands(&table, number), "{number} does not stand in the table:\n{table}");
    }
    let table = page.api("table", json!([{"columns": "group"}]))?;
    check_equal!(table["denominators"]["all"]["facilitator"], json!(86), "facilitators");
    check_equal!(table["denominators"]["all"]["barrier"], json!(38), "barriers");
    for (group, people) in
        [("IT developers", 2), ("Healthcare managers", 4), ("Healthcare professionals", 2)]
    {
        let at = column(&table, group)?;
        check_equal!(table["columns"][at]["participants"], json!(people), "n of {group}");
    }
    Ok(())
}

fn tdf(bench: &mut Bench) -> Outcome {
    const DOMAIN: &str = "Environmental context and resources";
    let page = open(bench, "tdf_scoping_review")?;
    page.api("restore", json!([{"table": {"rows": "domain", "columns": "group", "unit": "codings", "basis": "count"}}]))?;
    page.wait_for_figure()?;
    all_stand(&page, &["84", "15", "44", "10", DOMAIN])?;
    page.choose("#basis", "% of all of that valence, all groups together")?;
    page.wait("text('table.numbers').includes('23.5')")?;
    page.wait_for_figure()?;
    all_stand(&page, &["23.5", "4.2", "16.6", "3.8"])?;
    let table = page.api(
        "table",
        json!([{"rows": "domain", "columns": "group", "unit": "codings", "basis": "share_of_valence"}]),
    )?;
    let cells = row(&table, DOMAIN)?;
    for (group, valence, count, percent) in [
        ("Health professionals", "barrier", 84, 23.5),
        ("Patients", "barrier", 15, 4.2),
        ("Health professionals", "facilitator", 44, 16.6),
        ("Patients", "facilitator", 10, 3.8),
    ] {
        let cell = &cells[column(&table, group)?][valence];
        check_equal!(cell["count"], json!(count), "{valence}, {group}");
        check_equal!(cell["percent"], json!(percent), "share of {valence}, {group}");
        check_equal!(cell["value"], json!(percent), "value of {valence}, {group}");
    }
    check_equal!(table["denominators"]["all"]["barrier"], json!(357), "barriers");
    check_equal!(table["denominators"]["all"]["facilitator"], json!(265), "facilitators");
    Ok(())
}

/// How many rows of framework items a table has, once rows that carry nothing are shown.
fn items(page: &Page<'_>, rows: &str) -> Outcome<usize> {
    let table = page.api("table", json!([{"rows": rows, "zero_rows": true}]))?;
    let rows = table["rows"].as_array().cloned().unwrap_or_default();
    Ok(rows.iter().filter(|row| row["unmapped"] != json!(true)).count())
}

fn qif(bench: &mut Bench) -> Outcome {
    let page = open(bench, "qif_documents")?;
    check_equal!(items(&page, "domain")?, 4, "phases");
    check_equal!(items(&page, "construct")?, 14, "steps");
    page.api("restore", json!([{"table": {"rows": "construct", "zero_rows": true}}]))?;
    page.wait("all('table.numbers tbody tr').length === 14")
}

fn npt(bench: &mut Bench) -> Outcome {
    let page = open(bench, "npt_focus_groups")?;
    let table = page.api("table", json!([{"rows": "code", "zero_rows": false}]))?;
    check_equal!(table["rows"].as_array().map(Vec::len), Some(14), "practices");
    check_equal!(items(&page, "domain")?, 4, "components");
    page.api("restore", json!([{"table": {"rows": "code", "zero_rows": false}}]))?;
    page.wait("all('table.numbers tbody tr').length === 14")
}

fn thematic(bench: &mut Bench) -> Outcome {
    let page = open(bench, "thematic_analysis")?;
    let table = page.api("table", json!([{"rows": "theme"}]))?;
    check_equal!(table["framework"], Value::Null, "a framework was taken for themes");
    let themes: Vec<String> = table["rows"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|row| row["label"].as_str().map(str::to_owned))
        .collect();
    check!(themes.len() >= 3, "themes: {themes:?}");
    let (figure, shown) = figure_and_table(&page)?;
    check!(!figure.is_empty() && !shown.is_empty(), "nothing is shown");
    Ok(())
}

/// Keeps what the page hands over, by name, before the browser gets it.
pub const KEEP_FILES: &str = "
    window.handedOver = [];
    const blobs = new Map();
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => { const address = make(blob); blobs.set(address, blob); return address; };
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      if (this.download) handedOver.push({ name: this.download, blob: blobs.get(this.href) });
      return click.call(this);
    };
    return true;";

fn buttons(bench: &mut Bench) -> Outcome {
    let page = open(bench, "cfir_interviews")?;
    page.js(KEEP_FILES)?;
    page.see("export")?;
    let cases: [(&str, &str, &[u8]); 8] = [
        ("#save-svg", ".svg", b"<"),
        ("#save-png", ".png", b"\x89PNG"),
        ("#save-png-print", ".png", b"\x89PNG"),
        ("#save-csv", ".csv", b""),
        ("#save-audit", ".docx", b"PK"),
        ("#save-record-form", ".docx", b"PK"),
        ("#save-study", "", b"{"),
        ("#save-settings", "", b"{"),
    ];
    for (index, (button, ending, start)) in cases.iter().enumerate() {
        page.click(button)?;
        page.wait(&format!("window.handedOver.length === {}", index + 1))?;
        let script = "
            const { name, blob } = handedOver.at(-1);
            const bytes = new Uint8Array(await blob.arrayBuffer());
            return { name, size: bytes.length, start: [...bytes.slice(0, 4)] };";
        let file = page.js_async(script, &[])?;
        let name = file["name"].as_str().unwrap_or_default().to_owned();
        check!(name.ends_with(ending), "{button} handed over {name}");
        let bytes: Vec<u8> = file["start"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|byte| byte.as_u64().and_then(|byte| u8::try_from(byte).ok()))
            .collect();
        check!(bytes.starts_with(start), "{button}: {name} begins with {bytes:?}");
        if bench.engine == crate::drive::engine::Engine::Chromium {
            arrives(bench, &page, &name, &file["size"])?;
        }
    }
    Ok(())
}

/// Waits until a file lies whole in the folder of downloads.
fn arrives(bench: &Bench, page: &Page<'_>, name: &str, size: &Value) -> Outcome {
    let path = bench.downloads().join(name);
    let begun = std::time::Instant::now();
    loop {
        let found = fs::metadata(&path).map(|it| it.len()).ok();
        if found == size.as_u64() {
            return fs::remove_file(&path).while_doing("clearing a download");
        }
        check!(begun.elapsed().as_secs() < 20, "{name} was not saved: {found:?} of {size} bytes");
        // A question to the browser takes as long as it takes, and lets it work.
        page.js("return 0;")?;
    }
}

/// A passage that is ticked stands among the quotations, stays there while the panel is open, and is in the
/// document under a pseudonym; the forms of a table are handed over as chosen.
fn quotations(bench: &mut Bench) -> Outcome {
    let page = open(bench, "cfir_interviews")?;
    page.js(KEEP_FILES)?;
    page.click_mark(0)?;
    page.wait("q('#passages blockquote')")?;
    let quoted = page.text("#passages blockquote")?;
    page.click("#collect-0")?;
    page.wait("!q('#work') && q('#collect-0').dataset.checked === 'true'")?;
    check_equal!(
        page.js("return !!q('#passages') && q('#collect-0').checked;")?,
        json!(true),
        "it is ticked"
    );
    page.click("#close-passages")?;
    page.see("export")?;
    page.wait("q('#quotes li blockquote')")?;
    check_equal!(page.text("#quotes li blockquote")?, quoted, "the passage among the quotations");
    let files: [(Option<&str>, &str, &str); 4] = [
        (None, "#save-docx", ".docx"),
        (Some("Excel workbook, with a sheet of settings and notes"), "#save-table-form", ".xlsx"),
        (Some("CSV with one number in each row"), "#save-table-form", ".csv"),
        (Some("Markdown"), "#save-table-form", ".md"),
    ];
    for (index, (form, button, ending)) in files.into_iter().enumerate() {
        if let Some(form) = form {
            page.choose("#table-form", form)?;
        }
        page.click(button)?;
        page.wait(&format!("window.handedOver.length === {}", index + 1))?;
        let name = page.js("return handedOver.at(-1).name;")?;
        check!(
            name.as_str().is_some_and(|name| name.ends_with(ending)),
            "{button} handed over {name}"
        );
    }
    let size = page.js("return handedOver[0].blob.size;")?;
    check!(
        size.as_u64().is_some_and(|size| size > 20_000),
        "the figure is in the document: {size} bytes"
    );
    page.point_and_click("q('#quotes li button:last-of-type')")?;
    page.wait("!q('#quotes li')")?;
    page.click("#undo")?;
    page.wait("q('#quotes li blockquote')")?;
    Ok(())
}
