//! The numbers that the program promises of its own examples.

use serde_json::json;
use steelyard::dataset::Valence;
use steelyard::engine::{Engine, Request};

use super::support::engine::{number, study, table};

const DOMAIN: &str = "Environmental context and resources";

#[test]
fn the_scoping_review_has_the_published_shares() {
    let mut engine = Engine::new();
    let view = study(&mut engine, Request::Example { id: "tdf_scoping_review".into() });
    assert_eq!(view.questions, []);
    assert!(view.example.is_some());
    let table = table(
        &mut engine,
        json!({"rows": "domain", "columns": "group", "unit": "codings", "basis": "share_of_valence"}),
    );
    let [barriers, facilitators, ..] = table.totals;
    assert_eq!((barriers, facilitators), (357, 265));
    let numbers: Vec<_> = [Valence::Barrier, Valence::Facilitator]
        .into_iter()
        .flat_map(|valence| {
            let labels = table.columns.iter().map(|column| column.label.as_str());
            labels.map(|column| number(&table, DOMAIN, column, valence)).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(
        numbers,
        [(84, Some(23.5)), (15, Some(4.2)), (44, Some(16.6)), (10, Some(3.8))],
        "{:?}",
        table.columns
    );
}

#[test]
fn the_interviews_have_86_facilitators_and_38_barriers_of_eight_people() {
    let mut engine = Engine::new();
    let view = study(&mut engine, Request::Example { id: "cfir_interviews".into() });
    assert_eq!(view.questions, []);
    let table = table(&mut engine, json!({"rows": "construct", "columns": "group"}));
    let [barriers, facilitators, ..] = table.totals;
    assert_eq!((barriers, facilitators), (38, 86));
    let people: Vec<_> = table.columns.iter().map(|column| column.participants).collect();
    assert_eq!(people, [Some(2), Some(4), Some(2)]);
    assert!(table.rows.iter().any(|row| row.total == 0), "zero is a finding");
}

#[test]
fn every_example_loads_counts_and_asks_nothing() {
    for example in steelyard::examples::all() {
        let mut engine = Engine::new();
        let view = study(&mut engine, Request::Example { id: example.id.into() });
        assert_eq!(view.questions, [], "{}", example.id);
        assert_eq!(view.account.left_out, [], "{}", example.id);
        let table = table(&mut engine, json!({}));
        assert!(!table.rows.is_empty() && !table.columns.is_empty(), "{}", example.id);
    }
}
