//! What leaves the program when what came in was hostile: no formulas, no markup, no strange names.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use serde_json::{Value, json};
use steelyard::page::Edit;
use steelyard_core::analysis::Statistic;
use steelyard_core::engine::{Engine, ExportOptions, Request, Response, Settings};
use steelyard_core::export::{csv::would_run, file_name, stem};

use super::support::engine::{ask, load, loaded, study};
use super::support::{cells, read, shared};

/// The file that an export of all rows of a one-file study gives.
fn export(engine: &mut Engine, export: ExportOptions, table: Value) -> (String, String) {
    let table = serde_json::from_value(table).unwrap();
    match ask(engine, Request::Export { export, table, figure: Default::default() }) {
        Response::Export(file) => (file.file_name, String::from_utf8(file.bytes).unwrap()),
        other => panic!("no file but {other:?}"),
    }
}

/// A hostile file loaded with roles for its columns.
fn hostile(name: &str, roles: Value) -> Option<Engine> {
    let bytes = std::fs::read(shared("data/hostile")?.join(name)).unwrap();
    let (mut engine, _) = loaded(&[(name, &bytes)]);
    let settings = json!({"framework": "none", "files": {name: {"roles": roles}}});
    let settings: Settings = serde_json::from_value(settings).unwrap();
    study(&mut engine, Request::Configure { settings: Box::new(settings) });
    Some(engine)
}

#[test]
fn every_file_name_is_safe() {
    let Some(list) = shared("data/hostile/export_file_names.txt") else { return };
    let list = String::from_utf8_lossy(&std::fs::read(list).unwrap()).into_owned();
    let mut seen = 0;
    for given in list.split('\n').chain(["COM9.svg", "LPT1", "nul", "aux.txt", "con "]) {
        for given in [given, stem(given)] {
            let name = file_name(&[given], "svg");
            let plain = name.strip_suffix(".svg").unwrap();
            let first = plain.chars().next().unwrap();
            assert!(first.is_alphanumeric() || "_-".contains(first), "{given:?}: {name:?}");
            let fine = |c: char| c.is_alphanumeric() || " ._-".contains(c);
            assert!(plain.chars().all(fine), "{given:?}: {name:?}");
            assert!(plain.chars().count() <= 80, "{given:?}: {name:?}");
            let device = plain.to_ascii_uppercase();
            let devices = ["CON", "PRN", "AUX", "NUL", "COM1", "COM9", "LPT1", "LPT9"];
            assert!(!devices.contains(&device.as_str()), "{given:?}: {name:?}");
            seen += 1;
        }
    }
    assert!(seen > 40);
}

#[test]
fn formulas_are_defused_in_every_cell_and_nothing_else_changes() {
    let roles = json!({"p": "participant", "c": "code"});
    let Some(mut engine) = hostile("formula_like_labels.csv", roles) else { return };
    let options = json!({"rows": "code", "columns": "all"});
    let (_, safe) = export(&mut engine, ExportOptions::CSV, options.clone());
    let raw = ExportOptions::Csv { numbers: None, raw: true };
    let (_, raw) = export(&mut engine, raw, options);
    let cells_of = |text: &str| -> Vec<Vec<String>> {
        let source = read("table.csv", text.as_bytes()).unwrap().value;
        let cells = cells(&source.table);
        cells.into_iter().map(|row| row.into_iter().map(str::to_owned).collect()).collect()
    };
    let (safe, raw) = (cells_of(&safe), cells_of(&raw));
    assert_eq!(safe.len(), raw.len());
    assert!(safe.len() > 8, "{safe:?}");
    let mut defused = 0;
    for (safe, raw) in safe.iter().flatten().zip(raw.iter().flatten()) {
        assert!(!would_run(safe), "{safe:?}");
        if safe != raw {
            assert!(would_run(raw), "{raw:?}");
            assert_eq!(safe.strip_prefix('\''), Some(raw.as_str()));
            defused += 1;
        }
    }
    assert!(defused > 6, "{safe:?}");
}

#[test]
fn markup_in_the_data_is_text_in_every_export() {
    let Some(folder) = shared("data/hostile") else { return };
    let bytes = std::fs::read(folder.join("xss_cells.csv")).unwrap();
    let table = read("xss_cells.csv", &bytes).unwrap().value.table;
    let headers: Vec<&str> = table.headers().iter().map(String::as_str).collect();
    let name = r#"xss_filename_"><img src=x onerror=window.__pwn=1>.csv"#;
    let roles: serde_json::Map<String, Value> = headers
        .iter()
        .zip(["participant", "code", "group"])
        .map(|(header, role)| ((*header).to_owned(), json!(role)))
        .collect();
    let (mut engine, _) = loaded(&[(name, &bytes)]);
    let settings = json!({"framework": "none", "files": {name: {"roles": roles}}});
    let settings: Settings = serde_json::from_value(settings).unwrap();
    study(&mut engine, Request::Configure { settings: Box::new(settings) });

    let options = json!({"rows": "code"});
    let html = ["meta", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "br"];
    let svg = ["svg", "title", "desc", "g", "rect", "circle", "path", "text", "tspan"];
    for (kind, allowed) in [(ExportOptions::HTML, &html[..]), (ExportOptions::Svg, &svg[..])] {
        let (file_name, text) = export(&mut engine, kind.clone(), options.clone());
        assert!(!file_name.contains(['<', '>', '"', '=']), "{file_name}");
        let text = text.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>").unwrap_or(&text);
        for piece in text.split('<').skip(1) {
            let name = piece.trim_start_matches('/');
            let name: String = name.chars().take_while(char::is_ascii_alphanumeric).collect();
            assert!(allowed.contains(&name.as_str()), "{kind:?}: <{piece}");
            let tag = piece.split('>').next().unwrap();
            // What stands in an attribute is quoted: outside of quotes nothing handles an event.
            let bare: String = tag.split('"').step_by(2).collect();
            assert!(!bare.contains(" on") && !bare.contains("href"), "{kind:?}: <{tag}>");
        }
        assert!(text.contains("&lt;"), "{kind:?}: the labels are there as text");
    }
}

/// Labels in every place from which a sheet takes its texts, coded by two, with ratings entered by hand.
const HOSTILE: &str = "participant,group,site,segment id,source,coder,code,excerpt,type
=P(1),@g<b>,-site|calc,1,\"=HYPERLINK(\"\"x\"\")\",+x,\"=1+1<img src=x onerror=alert(1)>\",=cmd,barrier
=P(1),@g<b>,-site|calc,1,\"=HYPERLINK(\"\"x\"\")\",@y,-two,=cmd,barrier
=P(2),+h,-other,2,S,+x,\"=1+1<img src=x onerror=alert(1)>\",<script>,facilitator
=P(2),+h,-other,2,S,@y,-two,<script>,barrier
";

#[test]
fn sheets_of_numbers_run_nothing_wherever_they_are_opened() {
    let settings = json!({"framework": "none", "table": {"rows": "code"}});
    let settings: Settings = serde_json::from_value(settings).unwrap();
    let mut engine = Engine::new();
    let loading = load(&[("study.csv", HOSTILE.as_bytes())], settings.clone());
    study(&mut engine, loading);
    // What a person enters is hostile too.
    let Response::Numbers(sheet) =
        ask(&mut engine, Request::Numbers { kind: Statistic::Ratings, table: Default::default() })
    else {
        panic!("the study has ratings to enter")
    };
    let mut settings = settings;
    for entry in sheet.rows.iter().flatten().filter_map(|cell| cell.entry.clone()) {
        settings = Edit::Enter(entry, "=1<img onerror=alert(1)>".into()).apply(&settings);
    }
    let ranked =
        ask(&mut engine, Request::Numbers { kind: Statistic::Ranking, table: Default::default() });
    let Response::Numbers(sheet) = ranked else { panic!("{ranked:?}") };
    for entry in sheet.rows.iter().flatten().filter_map(|cell| cell.entry.clone()) {
        settings = Edit::Enter(entry, "-2+cmd|' /C calc'!A0".into()).apply(&settings);
    }
    study(&mut engine, Request::Configure { settings: Box::new(settings) });

    let (mut defused, mut escaped) = (0, 0);
    for &kind in Statistic::ALL {
        let csv = ExportOptions::Csv { numbers: Some(kind), raw: false };
        let (_, csv) = export(&mut engine, csv, json!({}));
        let source = read("table.csv", csv.as_bytes()).unwrap().value;
        for text in cells(&source.table).into_iter().flatten() {
            let is_number = text.parse::<f64>().is_ok();
            assert!(is_number || !would_run(text), "{kind:?}: {text:?}");
            defused += u32::from(text.strip_prefix('\'').is_some_and(would_run));
        }
        let html = ExportOptions::Html { numbers: Some(kind) };
        let (_, html) = export(&mut engine, html, json!({}));
        let allowed = ["meta", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"];
        for piece in html.split('<').skip(1) {
            let name = piece.trim_start_matches('/');
            let name: String = name.chars().take_while(char::is_ascii_alphanumeric).collect();
            assert!(allowed.contains(&name.as_str()), "{kind:?}: <{piece}");
        }
        escaped += html.matches("&lt;").count();
    }
    assert!(defused > 20 && escaped > 10, "{defused} cells defused, {escaped} signs escaped");
}
