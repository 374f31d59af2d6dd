//! A real coded study (TDF, heart failure and physical activity) through the whole engine: every
//! number of the tables worked out from it by hand elsewhere.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use serde_json::{Value, json};
use steelyard_core::dataset::Role;
use steelyard_core::engine::Question;
use steelyard_core::valence::Valence;
use steelyard_core::words::table::column_label;

use super::support::engine::{loaded, number, table};
use super::support::shared;

const GROUPS: [(&str, &str); 2] = [("Active", "1"), ("Sedentary", "0")];

fn valence(name: &Value) -> Valence {
    serde_json::from_value(name.clone()).unwrap()
}

#[test]
fn every_expected_number_comes_out() {
    let Some(folder) = shared("data/tdf_hf_pa") else { return };
    let csv = std::fs::read(folder.join("data_per_domain_per_participant.csv")).unwrap();
    let expected = std::fs::read(folder.join("expected_tables.json")).unwrap();
    let expected: Value = serde_json::from_slice(&expected).unwrap();
    let (mut engine, view) = loaded(&[("data_per_domain_per_participant.csv", &csv)]);
    assert_eq!(view.framework.id.as_deref(), Some("tdf-2012"), "{:?}", view.framework);
    let columns = vec!["human".to_owned(), "PA_status".to_owned()];
    let file = "data_per_domain_per_participant.csv".to_owned();
    assert_eq!(
        view.questions,
        [Question::Column { file, role: Role::Group, columns }],
        "two columns could be the group, and nothing else is open"
    );

    let mut count = |unit: &str, basis: &str| {
        table(
            &mut engine,
            json!({
                "rows": "domain",
                "columns": {"attribute": "PA_status"},
                "unit": unit,
                "basis": basis,
                "filter": [{"by": {"attribute": "human"}, "keep": ["Human participants"]}],
            }),
        )
    };
    let quotes = count("codings", "count");
    let of_all = count("codings", "share_of_valence");
    let of_group = count("codings", "share_of_group");
    let people = count("participants", "share_of_units");

    assert_eq!(quotes.totals[Valence::Barrier], 274);
    assert_eq!(quotes.totals[Valence::Facilitator], 328);
    assert_eq!(quotes.columns.len(), 2);
    for (group, label) in GROUPS {
        let column =
            quotes.columns.iter().find(|column| column_label(&column.label) == label).unwrap();
        assert_eq!(json!(column.participants.unwrap()), expected["groups"][group], "n of {group}");
        for side in [Valence::Barrier, Valence::Facilitator] {
            let total = column.totals[side];
            let name = serde_json::to_value(side).unwrap();
            assert_eq!(json!(total), expected["totals_by_group"][name.as_str().unwrap()][group]);
        }
    }

    let rows = expected["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 28);
    for row in rows {
        let domain = row["domain"].as_str().unwrap();
        let side = valence(&row["valence"]);
        for (group, label) in GROUPS {
            let what = format!("{domain}, {side:?}, {group}");
            let (count, _) = number(&quotes, domain, label, side);
            assert_eq!(json!(count), row["quotes"][group], "{what}");
            let (count, percent) = number(&people, domain, label, side);
            assert_eq!(json!(count), row["participants"][group], "{what}");
            assert_eq!(json!(percent), row["pct_of_participants"][group], "{what}");
            let (_, percent) = number(&of_all, domain, label, side);
            assert_eq!(json!(percent), row["pct_of_all_of_that_valence"][group], "{what}");
            let (_, percent) = number(&of_group, domain, label, side);
            assert_eq!(json!(percent), row["pct_within_group"][group], "{what}");
        }
    }
}

#[test]
fn the_belief_level_has_its_own_609_codings() {
    let Some(csv) = shared("data/tdf_hf_pa/coded_long.csv") else { return };
    let csv = std::fs::read(csv).unwrap();
    let (mut engine, view) = loaded(&[("coded_long.csv", &csv)]);
    assert_eq!(view.summary.codings, 609);
    assert_eq!(view.summary.participants, Some(16));
    assert_eq!(view.framework.id.as_deref(), Some("tdf-2012"));
    let table = table(&mut engine, json!({"rows": "domain", "columns": "group"}));
    let sum: u32 = table.totals.values().filter_map(|total| total.shown()).sum();
    assert_eq!(sum, 609);
    assert!(table.rows.iter().all(|row| !row.unmapped), "{:?}", table.notes);
}
