//! Labels that read like one another's keys: each row and column has its own, with its own passages.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use serde_json::{Value, json};
use steelyard_core::analysis::TableOptions;
use steelyard_core::engine::{Engine, ExcerptQuery, Request, Response, Settings, StudyView};
use steelyard_core::valence::Valence;
use steelyard_core::words::table::column_label;

use super::support::engine::{ask, load, number, study, table};

fn with(settings: Value, csv: &str) -> (Engine, StudyView) {
    let settings: Settings = serde_json::from_value(settings).unwrap();
    let mut engine = Engine::new();
    let view = study(&mut engine, load(&[("a.csv", csv.as_bytes())], settings));
    (engine, view)
}

fn passages(engine: &mut Engine, row: &str, column: Option<&str>) -> Vec<String> {
    let (row, column) = (row.to_owned(), column.map(str::to_owned));
    let query = ExcerptQuery { row, column, valence: None, with: None };
    let request = Request::Excerpts { query, table: TableOptions::default() };
    let Response::Excerpts { excerpts } = ask(engine, request) else { panic!("no passages") };
    excerpts.into_iter().map(|excerpt| excerpt.text).collect()
}

#[test]
fn every_row_opens_its_own_passages_whatever_its_labels_hold() {
    let labels = [
        ("A > B", "C"),
        ("A", "B > C"),
        ("", "A > B > C"),
        ("A >", "B"),
        ("A", "> B"),
        ("A", "B"),
        ("A", "B \\> C"),
        ("A", ""),
        ("A > B", ""),
        ("", "A > B"),
    ];
    let rows = labels.map(|(domain, construct)| {
        format!("\"{domain}\",\"{construct}\",barrier,\"{domain}/{construct}\"\n")
    });
    let csv = format!("domain,construct,type,excerpt\n{}", rows.concat());
    let settings = json!({"framework": "none", "table": {"rows": "construct"}});
    let (mut engine, _) = with(settings, &csv);
    let counted = table(&mut engine, json!({}));
    let keys: BTreeSet<&str> = counted.rows.iter().map(|row| row.key.as_str()).collect();
    assert_eq!((counted.rows.len(), keys.len()), (labels.len(), labels.len()), "{keys:?}");
    let mut opened: Vec<String> = Vec::new();
    for (row, cells) in counted.rows.iter().zip(&counted.cells) {
        let behind = passages(&mut engine, &row.key, None);
        assert_eq!(behind.len() as u32, cells[0].get(Valence::Barrier).count.shown().unwrap());
        opened.extend(behind);
    }
    opened.sort();
    let mut expected = labels.map(|(domain, construct)| format!("{domain}/{construct}"));
    expected.sort();
    assert_eq!(opened, expected);
    // Ordinary labels have keys that can be read, and paths too.
    assert!(keys.contains("construct:A > B"), "{keys:?}");
    assert!(keys.contains("construct:A > B > C"), "{keys:?}");
}

#[test]
fn paths_of_codes_are_keys_as_they_are() {
    let csv = "code,type,excerpt\nA > B > C,barrier,x\nA > B,barrier,y\nD,barrier,z\n";
    let settings = json!({"framework": "none", "table": {"rows": "code"}});
    let (mut engine, _) = with(settings, csv);
    let counted = table(&mut engine, json!({}));
    let keys: Vec<&str> = counted.rows.iter().map(|row| row.key.as_str()).collect();
    assert_eq!(keys, ["code:A > B > C", "code:A > B", "code:D"]);
}

#[test]
fn labels_that_read_alike_are_mapped_each_for_itself() {
    let csv = "domain,construct,type\nA > B,C,barrier\nA,B > C,barrier\nA,B > C,barrier\nKnowledge,x,barrier\n";
    let settings = json!({"framework": "tdf-2012"});
    let (_, view) = with(settings.clone(), csv);
    let row = |codings: u64| view.mapping.iter().find(|row| row.codings == codings).unwrap();
    let twice = row(2);
    assert_eq!(twice.label, "A > B > C");
    let mut settings = settings;
    settings["mapping"] = json!({twice.key.as_str(): "skills"});
    let (mut engine, view) = with(settings, csv);
    let chosen: Vec<u64> =
        view.mapping.iter().filter(|row| row.chosen).map(|row| row.codings).collect();
    assert_eq!(chosen, [2]);
    let counted = table(&mut engine, json!({"rows": "domain", "columns": "all"}));
    assert_eq!(number(&counted, "Skills", "All", Valence::Barrier).0, 2);
}

#[test]
fn a_value_called_as_what_has_none_stays_apart_from_it() {
    let csv = "participant,group,domain,type,excerpt\n\
        P1,Not stated,Cost,barrier,said\nP2,,Cost,barrier,blank\nP3,Staff,Cost,facilitator,x\n";
    let (mut engine, _) = with(json!({"framework": "none", "unknown_as_written": true}), csv);
    let counted = table(&mut engine, json!({}));
    let columns: Vec<(&str, &str)> = counted
        .columns
        .iter()
        .map(|column| (column.key.as_str(), column_label(&column.label)))
        .collect();
    assert_eq!(
        columns,
        [
            ("value:Not stated", "Not stated"),
            ("value:Staff", "Staff"),
            ("no_value", "No value in the data")
        ]
    );
    assert_eq!(passages(&mut engine, &counted.rows[0].key, Some("value:Not stated")), ["said"]);
    assert_eq!(passages(&mut engine, &counted.rows[0].key, Some("no_value")), ["blank"]);
    let request = Request::Table { table: TableOptions::default() };
    let Response::Table(view) = ask(&mut engine, request) else { panic!("no table") };
    assert!(view.caption.contains("under “No value in the data”"), "{}", view.caption);

    // Filters keep the one or the other: by its label, and what has no value by null or an empty text too.
    for (keep, expected) in [
        (json!(["Not stated"]), "Not stated"),
        (json!([null]), "No value in the data"),
        (json!([""]), "No value in the data"),
        (json!(["No value in the data"]), "No value in the data"),
    ] {
        let filter = json!([{"by": "group", "keep": keep}]);
        let counted = table(&mut engine, json!({"filter": filter}));
        let labels: Vec<&str> =
            counted.columns.iter().map(|column| column_label(&column.label)).collect();
        assert_eq!(labels, [expected], "{filter}");
    }
}

#[test]
fn what_has_no_value_is_called_so_where_no_value_is() {
    let csv = "participant,group,domain,type\nP1,Staff,Cost,barrier\nP2,,Cost,barrier\n";
    let (mut engine, _) = with(json!({"framework": "none"}), csv);
    let counted = table(&mut engine, json!({"filter": [{"by": "group", "keep": [null]}]}));
    assert_eq!(column_label(&counted.columns[0].label), "Not stated");
    // Values that differ in case alone would be confused with it too.
    for (value, expected) in [
        ("not stated", "No value in the data"),
        ("NOT STATED", "No value in the data"),
        ("Not stated (yet)", "Not stated"),
    ] {
        let csv = csv.replace("Staff", value);
        let (mut engine, _) = with(json!({"framework": "none", "unknown_as_written": true}), &csv);
        let counted = table(&mut engine, json!({}));
        assert_eq!(column_label(&counted.columns[1].label), expected, "{value}");
    }
}
