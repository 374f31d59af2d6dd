//! Figures of numbers beyond counts: ranking, agreement, saturation, co-occurrence.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::json;
use steelyard::page::passages_of_mark;
use steelyard_core::analysis::TableOptions;
use steelyard_core::engine::{Engine, FigureView, Request, Response};
use steelyard_core::figure::{FigureOptions, Mark, Node, Style};

use crate::figure_layout::{Dice, faults, label};
use crate::figures::CODED_TWICE;
use crate::support::engine::{ask, load, study};

const CHARTS: [&str; 4] = ["ranking", "agreement", "saturation", "co_occurrence"];

fn engine_of(csv: &str, settings: serde_json::Value) -> Engine {
    let mut engine = Engine::new();
    let settings = serde_json::from_value(settings).expect("settings of the API");
    study(&mut engine, load(&[("study.csv", csv.as_bytes())], settings));
    engine
}

fn figure(engine: &mut Engine, figure: FigureOptions) -> FigureView {
    let request = Request::Figure { table: TableOptions::default(), figure };
    match ask(engine, request) {
        Response::Figure(view) => *view,
        other => panic!("no figure but {other:?}"),
    }
}

fn of_chart(chart: &str) -> FigureOptions {
    FigureOptions { chart: Some(chart.to_owned()), ..FigureOptions::default() }
}

fn marks(view: &FigureView) -> Vec<&Mark> {
    let nodes = view.scene.nodes.iter();
    nodes.filter_map(|node| if let Node::Mark(mark) = node { Some(mark) } else { None }).collect()
}

fn said(mark: &Mark) -> Vec<&str> {
    mark.texts.iter().map(|run| run.text.as_str()).collect()
}

fn domains() -> Engine {
    engine_of(CODED_TWICE, json!({"framework": "tdf-2012", "table": {"rows": "domain"}}))
}

#[test]
fn ranks_are_drawn_with_what_they_are_made_of() {
    let mut engine = domains();
    let view = figure(&mut engine, of_chart("ranking"));
    let mut by_row: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for mark in marks(&view) {
        by_row.entry(&mark.key.row).or_default().extend(said(mark));
    }
    // Sources that named it, different themes in it, themes that were coded both ways; counted by hand.
    let expected = [
        ("emotion", vec!["2", "1", "0"]),
        ("goals", vec!["2", "1", "1"]),
        ("knowledge", vec!["2", "2", "1"]),
        ("skills", vec!["5", "2", "2"]),
    ];
    assert_eq!(by_row, BTreeMap::from(expected), "{:?}", view.alt);
    assert!(view.alt.starts_with("First in rank: Skills (5 sources), Knowledge"), "{}", view.alt);
    assert!(view.caption.starts_with("TDF 2012 domains by rank."), "{}", view.caption);
}

#[test]
fn agreement_is_drawn_by_row_with_its_interval() {
    let mut engine = domains();
    let view = figure(&mut engine, of_chart("agreement"));
    // Skills on nine passages: five by both, Ana alone on s3, Ben alone on s7, neither on three of the others.
    let skills: Vec<&Mark> =
        marks(&view).into_iter().filter(|mark| mark.key.row == "skills").collect();
    assert_eq!(skills.len(), 2);
    assert!(skills[0].label.contains("applied on 5 of 9 passages"), "{}", skills[0].label);
    assert!(said(skills[0])[0].starts_with("0.55 ("), "{:?}", said(skills[0]));
    let emotion: Vec<&Mark> =
        marks(&view).into_iter().filter(|mark| mark.key.row == "emotion").collect();
    assert_eq!(said(emotion[0]), ["1.00"], "complete agreement has no interval");
}

#[test]
fn saturation_is_drawn_source_by_source() {
    let mut engine = engine_of(
        CODED_TWICE,
        json!({"framework": "tdf-2012", "table": {"rows": "theme"},
            "numbers": {"saturation_base": 3, "saturation_run": 1}}),
    );
    let view = figure(&mut engine, of_chart("saturation"));
    let labels: Vec<&str> = marks(&view).iter().map(|mark| mark.label.as_str()).collect();
    assert_eq!(
        labels,
        [
            "1. Interview 1: 2 new, 2 so far.",
            "2. Interview 2: 2 new, 4 so far.",
            "3. Interview 3: 1 new, 5 so far.",
            "4. Interview 4: 0 new, 5 so far.",
            "5. Interview 5: 1 new, 6 so far.",
            "6. Interview 6: 0 new, 6 so far.",
        ]
    );
    assert!(marks(&view).iter().all(|mark| passages_of_mark(&mark.key).is_none()));
    assert!(view.alt.contains("Saturation reached at 3+1, exceeded later"), "{}", view.alt);
}

#[test]
fn pairs_open_the_passages_that_both_rows_stand_on() {
    let mut engine = domains();
    let view = figure(&mut engine, of_chart("co_occurrence"));
    let marks = marks(&view);
    let of = |row: &str, with: Option<&str>| {
        let found =
            marks.iter().find(|mark| mark.key.row == row && mark.key.with.as_deref() == with);
        (*found.unwrap_or_else(|| panic!("{row} {with:?}"))).clone()
    };
    let pair = of("skills", Some("knowledge"));
    assert_eq!(said(&pair), ["2"]);
    assert_eq!(said(&of("skills", None)), ["5"]);
    assert_eq!(said(&of("emotion", Some("knowledge"))), Vec::<&str>::new());
    let query = passages_of_mark(&pair.key).expect("it stands for rows");
    let request = Request::Excerpts { query, table: TableOptions::default() };
    let Response::Excerpts { excerpts } = ask(&mut engine, request) else { panic!("none") };
    // On s3 Ana said Skills and Ben Knowledge; on s7 both said Knowledge, which counts once, and Ben Skills too.
    let rows: Vec<Option<u64>> = excerpts.iter().map(|excerpt| excerpt.at.row).collect();
    assert_eq!(rows, [6, 7, 16, 18].map(Some));
}

#[test]
fn a_thousand_made_up_studies_are_in_order() {
    let mut dice = Dice(31);
    let mut wrong: BTreeMap<String, String> = BTreeMap::new();
    for number in 0..1_000 {
        let codes: Vec<String> = (0..dice.roll(14) + 1)
            .map(|at| if dice.roll(4) == 0 { label(&mut dice) } else { format!("Code {at}") })
            .map(|name| name.replace('"', "'"))
            .collect();
        let sources = dice.roll(30) + 1;
        let groups = dice.roll(3) + 1;
        let mut csv = String::from("source,group,segment,coder,code,valence\n");
        for _ in 0..dice.roll(60) + 2 {
            let (source, segment) = (dice.roll(sources), dice.roll(20));
            let code = &codes[dice.roll(u32::try_from(codes.len()).unwrap()) as usize];
            let coder = dice.pick(&["Ana", "Ben", "Cem"]);
            let valence = dice.pick(&["barrier", "facilitator", ""]);
            let group = source % groups;
            let _ = writeln!(csv, "S{source},Group {group},{segment},{coder},\"{code}\",{valence}");
        }
        let mut engine = engine_of(&csv, json!({"framework": "none"}));
        let style = dice.pick(&[Style::Screen, Style::Print]);
        for chart in CHARTS {
            let width_mm = dice.pick(&[66.8, 129.0, 230.0]);
            let asked =
                FigureOptions { width_mm: Some(width_mm), style: Some(style), ..of_chart(chart) };
            let request = Request::Figure { table: TableOptions::default(), figure: asked };
            let view = match ask(&mut engine, request) {
                Response::Figure(view) => view,
                // Of nothing coded twice no agreement is known.
                Response::Failed { .. } => continue,
                other => panic!("{other:?}"),
            };
            let found = faults(&view.scene);
            if !found.is_empty() {
                let place = format!("study {number}, {chart}, {width_mm} mm, {style:?}");
                wrong.entry(place).or_insert_with(|| found.join("\n"));
            }
            assert!(view.scene.nodes.iter().any(|node| matches!(node, Node::Text(_))));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
