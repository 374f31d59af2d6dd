//! Study files that the first version of their structure wrote, as they lie on people's discs: they
//! open, with every setting, and the numbers are those that the data give.
//!
//! The files in `tests/studies/` were written by the program of then and are never written anew. What
//! stands in their data is invented:
//!
//! - `v1_rich.json`: two files, roles, words, labels, a framework, mapping, filters, ratings, a figure;
//! - `v1_labels.json`: own themes whose labels hold what joins the parts of a path, and a group that
//!   is called as what has none;
//! - `v1_settings.json`: settings alone, upon `counts.csv`, with protection of small numbers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use serde_json::{Value, json};
use steelyard_core::analysis::{CrossTab, KeptValue, Statistic, TableOptions};
use steelyard_core::words::table::{column_label, row_label};

use steelyard_core::engine::{
    Engine, ExcerptQuery, ExportOptions, Request, Response, Settings, StudyView,
};
use steelyard_core::valence::Valence;

use super::support::engine::{ask, load, number, study, table};

fn saved(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/studies/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The settings in a study file.
fn settings_of(bytes: &[u8]) -> Value {
    let mut document: Value = serde_json::from_slice(bytes).unwrap();
    assert_eq!(document["version"], json!(1), "the files are of the first version");
    document["settings"].take()
}

/// Whether settings hold everything that was saved; more may have become settings since.
fn assert_holds(at: &str, saved: &Value, now: &Value) {
    match saved {
        Value::Null => assert!(now.is_null(), "{at}: {now}"),
        // Who has no value was kept by the label, where no value has that label.
        Value::Array(kept) if at.ends_with(".keep") => {
            let not_stated = |value: &Value| *value == json!("Not stated");
            let is_value = |now: &[Value]| now.iter().any(not_stated);
            let now = now.as_array().unwrap();
            for (saved, now_kept) in kept.iter().zip(now) {
                assert!(saved == now_kept || not_stated(saved) && now_kept.is_null(), "{at}");
            }
            assert!(!is_value(now) && kept.len() == now.len(), "{at}");
        }
        Value::Array(items) => {
            let now = now.as_array().unwrap();
            assert_eq!(items.len(), now.len(), "{at}");
            for (saved, now) in items.iter().zip(now) {
                assert_holds(at, saved, now);
            }
        }
        Value::Object(fields) => {
            for (name, saved) in fields {
                assert_holds(&format!("{at}.{name}"), saved, &now[name]);
            }
        }
        saved => assert_eq!(saved, now, "{at}"),
    }
}

fn restored(engine: &mut Engine, bytes: &[u8]) -> StudyView {
    study(engine, Request::Restore { bytes: bytes.to_vec(), files: Vec::new() })
}

/// Rows by key, and in each what is shown of barriers, facilitators and mixed, column by column.
fn counts(table: &CrossTab) -> Vec<(&str, Vec<[Option<u32>; 3]>)> {
    let of_cell = |valences: &dyn Fn(Valence) -> Option<u32>| {
        [Valence::Barrier, Valence::Facilitator, Valence::Mixed].map(valences)
    };
    let rows = table.rows.iter().zip(&table.cells).map(|(head, cells)| {
        let shown = cells.iter().map(|cell| of_cell(&|valence| cell.get(valence).count.shown()));
        (head.key.as_str(), shown.collect())
    });
    rows.collect()
}

fn known(numbers: [u32; 3]) -> [Option<u32>; 3] {
    numbers.map(Some)
}

fn columns(table: &CrossTab) -> Vec<(&str, Option<u32>)> {
    table.columns.iter().map(|column| (column_label(&column.label), column.participants)).collect()
}

#[test]
fn a_rich_study_opens_with_every_setting_and_number() {
    let bytes = saved("v1_rich.json");
    let mut engine = Engine::new();
    let view = restored(&mut engine, &bytes);
    let now = serde_json::to_value(&view.settings).unwrap();
    assert_holds("settings", &settings_of(&bytes), &now);
    let of_then = |file: &str, column: &str| {
        let file = view.files.iter().find(|known| known.reading.file == file).unwrap();
        let column = file.columns.iter().find(|known| known.name == column).unwrap();
        serde_json::to_value(&column.role).unwrap()
    };
    assert_eq!(of_then("ward interviews.csv", "Coding / passage"), json!("excerpt"));
    assert_eq!(of_then("ward interviews.csv", "Coding / remark"), json!("ignored"));
    assert_eq!(of_then("late additions.csv", "post"), json!("group"));
    let mapped: Vec<(&str, Option<&str>, bool)> = view
        .mapping
        .iter()
        .map(|row| (row.key.as_str(), row.items.first().map(String::as_str), row.chosen))
        .collect();
    let environment = "environmental-context-and-resources";
    assert_eq!(
        mapped,
        [
            ("Knowledge", Some("knowledge"), false),
            ("Skills", Some("skills"), false),
            ("Staffing", Some(environment), true),
            ("Odds and ends", None, true),
        ]
    );

    // Kept are North, South and who has no site, in the first round or in none: eleven codings of P1,
    // P2, P3, P4, P6 and P7. What P1 said twice counts each time.
    let table = table(&mut engine, json!({}));
    assert_eq!(
        columns(&table),
        [("Nurses", Some(3)), ("Doctors", Some(2)), ("Not stated", Some(1))]
    );
    assert_eq!(
        counts(&table),
        [
            ("knowledge", vec![known([2, 2, 0]), known([0, 0, 0]), known([1, 0, 0])]),
            ("skills", vec![known([1, 0, 0]), known([0, 1, 0]), known([0, 1, 0])]),
            (environment, vec![known([1, 0, 0]), known([0, 1, 0]), known([0, 0, 0])]),
            ("unmapped", vec![known([1, 0, 0]), known([0, 0, 0]), known([0, 0, 0])]),
        ]
    );
    // Shares are of the group's five barriers and of its two facilitators.
    assert_eq!(number(&table, "Knowledge", "Nurses", Valence::Barrier), (2, Some(40.0)));
    assert_eq!(number(&table, "Skills", "Doctors", Valence::Facilitator), (1, Some(50.0)));

    let ratings = ratings(&mut engine);
    let knowledge = ["Knowledge", "-2", "2 +, 1 −, 0 ±; 3 passages", "", "", "X"];
    assert_eq!(ratings[0][..6], knowledge.map(str::to_owned));
    assert_eq!(ratings[0].last().map(String::as_str), Some("weak"));

    let figure = Request::Figure { table: TableOptions::default(), figure: Default::default() };
    let Response::Figure(figure) = ask(&mut engine, figure) else { panic!("no figure") };
    let spec = &figure.spec;
    assert_eq!((spec.chart.as_str(), spec.width_mm), ("matrix", 150.0));
    assert_eq!(spec.title.as_deref(), Some("What stands in the way"));
    let options: Vec<(&str, &str)> =
        spec.options.iter().map(|(id, choice)| (id.as_str(), choice.as_str())).collect();
    // What such a study did not know yet is as it is by itself.
    let since = ["empty_rows", "mixed_and_neutral", "notation", "page", "tree", "zeros"];
    let (later, own): (Vec<_>, Vec<_>) =
        options.into_iter().partition(|(id, _)| since.contains(id));
    assert_eq!(own, [("form", "heat"), ("labels", "wide")]);
    let defaults = ["auto", "drawn", "english", "auto", "kept", "digit"];
    assert_eq!(later, since.into_iter().zip(defaults).collect::<Vec<_>>());
}

/// The texts of the sheet of ratings, row by row.
fn ratings(engine: &mut Engine) -> Vec<Vec<String>> {
    let request = Request::Numbers { kind: Statistic::Ratings, table: TableOptions::default() };
    let Response::Numbers(sheet) = ask(engine, request) else { panic!("no ratings") };
    let texts = |row: &Vec<_>| row.iter().map(text_of).collect();
    sheet.rows.iter().map(texts).collect()
}

fn text_of(cell: &steelyard_core::words::numbers::SheetCell) -> String {
    cell.text.clone()
}

#[test]
fn settings_alone_open_upon_the_same_file() {
    let bytes = saved("v1_settings.json");
    let mut engine = Engine::new();
    study(&mut engine, load(&[("counts.csv", &saved("counts.csv"))], Settings::default()));
    let view = restored(&mut engine, &bytes);
    let now = serde_json::to_value(&view.settings).unwrap();
    assert_holds("settings", &settings_of(&bytes), &now);
    // Rounded to fives: of group B 8 barriers under knowledge and 4 facilitators that are mapped to
    // nothing, of who has no group 6 facilitators and 4 barriers.
    let table = table(&mut engine, json!({"zero_rows": false}));
    assert_eq!(columns(&table), [("B", Some(10)), ("Not stated", Some(10))]);
    assert_eq!(
        counts(&table),
        [
            ("knowledge", vec![known([10, 0, 0]), known([0, 5, 0])]),
            ("unmapped", vec![known([0, 5, 0]), known([5, 0, 0])]),
        ]
    );
    // Upon other files they are refused.
    let mut other = Engine::new();
    study(&mut other, load(&[("counts.csv", b"code\nCost\n")], Settings::default()));
    let answer = ask(&mut other, Request::Restore { bytes, files: Vec::new() });
    assert!(matches!(answer, Response::Failed { .. }), "{answer:?}");
}

#[test]
fn a_study_of_own_labels_opens() {
    let bytes = saved("v1_labels.json");
    let mut engine = Engine::new();
    let view = restored(&mut engine, &bytes);
    assert_eq!(view.framework.id, None);
    // Kept are the group Patients and the one that the data call “Not stated”; who has no group is left
    // out. P1 named both sides of cost and counts as mixed.
    let table = table(&mut engine, json!({}));
    assert_eq!(columns(&table), [("Patients", Some(3)), ("Not stated", Some(1))]);
    let shown: Vec<_> = counts(&table).into_iter().map(|(_, numbers)| numbers).collect();
    assert_eq!(
        shown,
        [
            vec![known([0, 0, 1]), known([1, 0, 0])],
            vec![known([0, 1, 0]), known([0, 0, 0])],
            vec![known([0, 0, 0]), known([0, 0, 0])],
            vec![known([1, 0, 0]), known([0, 0, 0])],
        ]
    );
    let labels: Vec<_> = table.rows.iter().map(|row| row_label(&row.label)).collect();
    assert_eq!(labels, ["Cost", "Time > Nights", "Place", "Nights"]);
    let filter = view.settings.table.filter.as_deref().unwrap_or_default();
    assert_eq!(filter[0].keep, ["Patients", "Not stated"].map(KeptValue::from), "a value is kept");
    // The two rows that shared a key have each its own, and passages.
    let nights = |row: usize| ExcerptQuery {
        row: table.rows[row].key.clone(),
        column: Some("value:Patients".to_owned()),
        valence: None,
        with: None,
    };
    for (row, passage) in [(1, "At night it is quiet."), (3, "Nobody is there at night.")] {
        let request = Request::Excerpts { query: nights(row), table: TableOptions::default() };
        let Response::Excerpts { excerpts } = ask(&mut engine, request) else { panic!("none") };
        let texts: Vec<&str> = excerpts.iter().map(|excerpt| excerpt.text.as_str()).collect();
        assert_eq!(texts, [passage]);
    }
    let entered: Vec<String> = ratings(&mut engine).iter().map(|row| row[1].clone()).collect();
    assert_eq!(
        entered,
        ["-1", "+2", "0", "+2"],
        "both rows of one key had what was entered for it"
    );
    // Saved again and opened, nothing is brought up to date a second time.
    let mut settings = view.settings.clone();
    settings.numbers.ratings.remove(&table.rows[1].key);
    study(&mut engine, Request::Configure { settings: Box::new(settings) });
    let export = ExportOptions::STUDY;
    let (all, figure) = (TableOptions::default(), Default::default());
    let request = Request::Export { export, table: all, figure };
    let Response::Export(file) = ask(&mut engine, request) else { panic!("no file") };
    restored(&mut engine, &file.bytes);
    let entered: Vec<String> = ratings(&mut engine).iter().map(|row| row[1].clone()).collect();
    assert_eq!(entered, ["-1", "", "0", "+2"]);
}
