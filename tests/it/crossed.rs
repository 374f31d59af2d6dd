//! Columns of two fields crossed with one another: a column for each pair that occurs, counted by hand, told in words.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use serde_json::{Value, json};
use steelyard_core::analysis::{CrossTab, TableOptions};
use steelyard_core::diag::{ErrorKind, Unavailable};
use steelyard_core::engine::{Engine, ExcerptQuery, Request, Response};
use steelyard_core::valence::Valence;
use steelyard_core::words::caption::title;
use steelyard_core::words::notes::notes;
use steelyard_core::words::table::column_label;

use super::support::engine::{ask, load, loaded, number, table};

const SHEET: &str = "participant,group,site,wave,code,valence,excerpt\n\
    P1,Nurses,North,1,Cost,barrier,a\n\
    P1,Nurses,North,1,Time,barrier,b\n\
    P2,Nurses,South,2,Cost,barrier,c\n\
    P3,Doctors,North,2,Cost,facilitator,d\n\
    P4,Doctors,,2,Cost,facilitator,e\n\
    P5,,South,1,Cost,barrier,f\n\
    P6,,,1,Cost,barrier,g\n";

fn labels(table: &CrossTab) -> Vec<(&str, Option<u32>)> {
    let heads = table.columns.iter();
    heads.map(|head| (column_label(&head.label), head.participants)).collect()
}

fn asked(columns: Value) -> Value {
    json!({"rows": "code", "columns": columns})
}

#[test]
fn every_pair_that_occurs_has_its_column() {
    let (mut engine, _) = loaded(&[("a.csv", SHEET.as_bytes())]);
    let counted = table(&mut engine, asked(json!({"crossed": ["group", "site"]})));
    assert_eq!(
        labels(&counted),
        [
            ("Nurses × North", Some(1)),
            ("Nurses × South", Some(1)),
            ("Doctors × North", Some(1)),
            ("Not stated", Some(3)),
        ]
    );
    assert_eq!(number(&counted, "Cost", "Nurses × North", Valence::Barrier).0, 1);
    assert_eq!(number(&counted, "Time", "Nurses × North", Valence::Barrier).0, 1);
    // Who has but one of the two is in no group, which is said.
    assert_eq!(number(&counted, "Cost", "Not stated", Valence::Facilitator).0, 1);
    let told = "Three codings had no value for Group × Site and were placed under “Not stated”.";
    assert!(notes(&counted).iter().any(|note| note == told), "{:?}", notes(&counted));
    assert_eq!(counted.totals[Valence::Barrier], 5);
    assert_eq!(title(&counted), "Barriers and facilitators by code or sub-theme and group × site");

    // The other way round, those of one site stand beside each other.
    let turned = table(&mut engine, asked(json!({"crossed": ["site", "group"]})));
    let first: Vec<&str> = labels(&turned).into_iter().map(|(label, _)| label).take(2).collect();
    assert_eq!(first, ["North × Nurses", "North × Doctors"]);
}

#[test]
fn a_crossed_column_opens_its_passages_and_filters_narrow_it() {
    let (mut engine, _) = loaded(&[("a.csv", SHEET.as_bytes())]);
    let options: TableOptions =
        serde_json::from_value(asked(json!({"crossed": ["site", {"attribute": "wave"}]}))).unwrap();
    let column = Some("crossed:North × 2".to_owned());
    let query = ExcerptQuery { row: "code:Cost".to_owned(), column, valence: None, with: None };
    let Response::Excerpts { excerpts } =
        ask(&mut engine, Request::Excerpts { query, table: options })
    else {
        panic!("no passages")
    };
    assert_eq!(excerpts.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), ["d"]);
    let nurses = json!({"rows": "code", "columns": {"crossed": ["group", "site"]},
        "filter": [{"by": "group", "keep": ["Nurses"]}]});
    let narrowed = table(&mut engine, nurses);
    assert_eq!(labels(&narrowed), [("Nurses × North", Some(1)), ("Nurses × South", Some(1))]);
}

#[test]
fn only_what_divides_people_is_crossed() {
    let (mut engine, _) = loaded(&[("a.csv", SHEET.as_bytes())]);
    for wrong in [
        json!(["group", "group"]),
        json!(["group", {"attribute": "group"}]),
        json!(["group", "participant"]),
        json!(["all", "site"]),
        json!(["site", {"crossed": ["group", {"attribute": "wave"}]}]),
    ] {
        let table = serde_json::from_value(asked(json!({"crossed": wrong}))).unwrap();
        let Response::Failed { errors, .. } = ask(&mut engine, Request::Table { table }) else {
            panic!("counted: {wrong}")
        };
        let reason = match &errors[0].kind {
            ErrorKind::NotAvailable { reason, .. } => reason,
            other => panic!("{other:?}"),
        };
        assert_eq!(*reason, Unavailable::NotCrossed, "{wrong}");
    }
    let table = serde_json::from_value(asked(json!({"crossed": ["group", {"attribute": "no"}]})));
    let Response::Failed { errors, .. } =
        ask(&mut engine, Request::Table { table: table.unwrap() })
    else {
        panic!("counted")
    };
    assert!(matches!(errors[0].kind, ErrorKind::UnknownValue { .. }), "{errors:?}");
}

#[test]
fn labels_that_hold_the_sign_stay_apart() {
    let csv =
        "participant,group,site,code,valence\nP1,A × B,C,Cost,barrier\nP2,A,B × C,Cost,barrier\n";
    let mut engine = Engine::new();
    let settings = json!({"files": {"a.csv": {"roles": {"group": "group", "site": "site"}}}});
    let request = load(&[("a.csv", csv.as_bytes())], serde_json::from_value(settings).unwrap());
    ask(&mut engine, request);
    let counted = table(&mut engine, asked(json!({"crossed": ["group", "site"]})));
    assert_eq!(labels(&counted), [("“A × B” × C", Some(1)), ("A × “B × C”", Some(1))]);
}

#[test]
fn a_study_without_such_a_field_says_so() {
    let csv = "participant,code,valence\nP1,Cost,barrier\n";
    let (mut engine, _) = loaded(&[("a.csv", csv.as_bytes())]);
    let table = serde_json::from_value(asked(json!({"crossed": ["group", "site"]}))).unwrap();
    let answer = ask(&mut engine, Request::Table { table });
    assert!(matches!(answer, Response::Failed { .. }), "{answer:?}");
}

#[test]
fn signs_at_the_ends_of_labels_make_no_two_columns_one() {
    let csv = "participant,group,site,code,valence\nP1,A ×,B,Cost,barrier\nP2,A,× B,Cost,barrier\n";
    let settings = json!({"files": {"a.csv": {"roles": {"group": "group", "site": "site"}}}});
    let mut engine = Engine::new();
    let files = [("a.csv", csv.as_bytes())];
    ask(&mut engine, load(&files, serde_json::from_value(settings).unwrap()));
    let counted = table(&mut engine, asked(json!({"crossed": ["group", "site"]})));
    assert_eq!(labels(&counted), [("“A ×” × B", Some(1)), ("A × “× B”", Some(1))]);
}
