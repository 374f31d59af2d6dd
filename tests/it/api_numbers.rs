//! The numbers that the program promises of its own examples.

use serde_json::json;
use steelyard_core::analysis::{Note, NoteKind, Rows, Unit};
use steelyard_core::engine::{Engine, ExportOptions, Request, Response};
use steelyard_core::valence::Valence;
use steelyard_core::words::table::column_label;

use super::support::engine::{ask, number, study, table};

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
    let sides = [Valence::Barrier, Valence::Facilitator].map(|side| table.totals[side]);
    assert_eq!(sides, [357, 265]);
    let numbers: Vec<_> = [Valence::Barrier, Valence::Facilitator]
        .into_iter()
        .flat_map(|valence| {
            let labels = table.columns.iter().map(|column| column_label(&column.label));
            labels.map(|column| number(&table, DOMAIN, column, valence)).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(
        numbers,
        [(84, Some(23.5)), (15, Some(4.2)), (44, Some(16.6)), (10, Some(3.8))],
        "{:?}",
        table.columns
    );
    // 19 and 10 studies are 22, because 7 speak of both groups.
    let studies: Vec<_> = table.columns.iter().map(|column| column.sources).collect();
    assert_eq!(studies, [Some(19), Some(10)]);
    assert!(table.notes.contains(&Note::of(NoteKind::ColumnsOverlap { unit: Unit::Sources }, 7)));
    assert_eq!(view.summary.sources.map(|sources| sources.len()), Some(22));

    let options = json!({"basis": "share_of_valence"});
    let svg = export(&mut engine, ExportOptions::Svg, options);
    for share in ["23.5", "4.2", "16.6", "3.8"] {
        assert!(svg.contains(share), "{share} % stands in the figure");
    }
}

#[test]
fn themes_have_their_sub_themes_one_level_below() {
    let mut engine = Engine::new();
    study(&mut engine, Request::Example { id: "thematic_analysis".into() });
    let themes = table(&mut engine, json!({}));
    assert_eq!((themes.spec.rows, themes.rows.len()), (Rows::Theme, 3));
    let below = table(&mut engine, json!({"rows": "code"}));
    let parents: Vec<_> = below.rows.iter().map(|row| row.parent.as_deref()).collect();
    let labels: Vec<_> = themes.rows.iter().map(|row| Some(row.label.name())).collect();
    assert_eq!(below.rows.len(), 6);
    assert_eq!(parents, labels.iter().flat_map(|label| [*label, *label]).collect::<Vec<_>>());
    assert_eq!(themes.totals, below.totals);
}

#[test]
fn the_practices_and_the_steps_are_drawn_with_their_zeros() {
    let mut engine = Engine::new();
    study(&mut engine, Request::Example { id: "npt_focus_groups".into() });
    let practices = table(&mut engine, json!({"rows": "code"}));
    assert_eq!(practices.rows.len(), 14);
    study(&mut engine, Request::Example { id: "qif_documents".into() });
    let steps = table(&mut engine, json!({"rows": "construct"}));
    assert_eq!(steps.rows.len(), 14);
    assert_eq!(steps.rows.iter().filter(|row| row.total == 0).count(), 1);
}

fn export(engine: &mut Engine, export: ExportOptions, table: serde_json::Value) -> String {
    let table = serde_json::from_value(table).unwrap_or_default();
    match ask(engine, Request::Export { export, table, figure: Default::default() }) {
        Response::Export(file) => String::from_utf8_lossy(&file.bytes).into_owned(),
        other => panic!("no file but {other:?}"),
    }
}

#[test]
fn the_interviews_have_86_facilitators_and_38_barriers_of_eight_people() {
    let mut engine = Engine::new();
    let view = study(&mut engine, Request::Example { id: "cfir_interviews".into() });
    assert_eq!(view.questions, []);
    let table = table(&mut engine, json!({"rows": "construct", "columns": "group"}));
    let sides = [Valence::Barrier, Valence::Facilitator].map(|side| table.totals[side]);
    assert_eq!(sides, [38, 86]);
    let people: Vec<_> = table.columns.iter().map(|column| column.participants).collect();
    assert_eq!(people, [Some(2), Some(4), Some(2)]);
    assert!(table.rows.iter().any(|row| row.total == 0), "zero is a finding");
}

#[test]
fn every_example_loads_counts_and_asks_nothing() {
    for example in steelyard_core::examples::all() {
        let mut engine = Engine::new();
        let view = study(&mut engine, Request::Example { id: example.id.into() });
        assert_eq!(view.questions, [], "{}", example.id);
        assert_eq!(view.account.left_out, [], "{}", example.id);
        let table = table(&mut engine, json!({}));
        assert!(!table.rows.is_empty() && !table.columns.is_empty(), "{}", example.id);
    }
}
