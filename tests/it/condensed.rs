//! Tables counted from a dataset that was made small are those of the whole dataset.
#![allow(clippy::unwrap_used)]

use serde_json::json;
use steelyard_core::analysis::{Condensing, Mapping, cross_tabulate};
use steelyard_core::dataset::CodedDataset;

use super::properties::{COLUMNS, UNITS, dataset, rows, spec};

/// What is asked of a study besides its rows, columns and unit.
fn filters(data: &CodedDataset) -> Vec<serde_json::Value> {
    let group = data.attributes.first().map_or("", |attribute| attribute.name.as_str());
    vec![
        json!([]),
        json!([{"by": "group", "keep": ["G0", "G2"]}]),
        json!([{"by": "group", "keep": [null]}, {"by": "site", "keep": ["North0", null]}]),
        json!([{"by": {"attribute": group}, "keep": ["G1"]}]),
        json!([{"by": "participant", "keep": ["P1", "P2", "P3"]}]),
        json!([{"by": "coder", "keep": ["C1"]}]),
        json!([{"by": {"crossed": ["group", "site"]}, "keep": [null]}]),
    ]
}

/// Holds every table of a study against the same of the whole; gives how many were made small and how many not.
fn held(data: &CodedDataset, mapping: &Mapping) -> (usize, usize) {
    let condensing = Condensing::whatever_is_gained();
    let (mut small, mut whole) = (0, 0);
    for filter in filters(data) {
        for columns in COLUMNS
            .map(|name| json!(name))
            .into_iter()
            .chain([json!({"crossed": ["group", "site"]})])
        {
            for unit in UNITS {
                for (rows, both_as_mixed) in [("code", false), ("domain", false), ("code", true)] {
                    if both_as_mixed && matches!(unit, "codings" | "segments") {
                        continue;
                    }
                    let asked = json!({
                        "rows": rows, "columns": columns, "unit": unit, "basis": "share_of_group",
                        "filter": filter, "both_as_mixed": both_as_mixed,
                    });
                    let spec = spec(data, mapping, asked.clone());
                    match condensing.small(&spec, data) {
                        Some(_) => small += 1,
                        None => whole += 1,
                    }
                    let table = condensing.cross_tabulate(&spec, data, mapping).unwrap();
                    assert_eq!(table, cross_tabulate(&spec, data, mapping).unwrap(), "{asked}");
                }
            }
        }
    }
    (small, whole)
}

#[test]
fn a_small_dataset_gives_the_tables_of_the_whole() {
    for seed in 0..12 {
        let (data, mapping) = dataset(&[&rows(seed)]);
        let (small, whole) = held(&data, &mapping);
        assert!(small > 200 && whole > 50, "{small} made small, {whole} not");
    }
}

#[test]
fn a_dataset_that_would_hardly_be_smaller_stays_whole() {
    let (data, mapping) = dataset(&[&rows(1)]);
    let spec = spec(&data, &mapping, json!({"rows": "code"}));
    assert!(Condensing::default().small(&spec, &data).is_none());
}
