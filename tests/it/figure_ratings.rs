//! The grid of ratings: every state with a form of its own, whatever is rated and however wide.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use steelyard_core::analysis::{
    ColumnLabel, Columns, RatedCell, RatedRow, Rating, Ratings, RowLabel, Statistic, TableOptions,
    Unit,
};
use steelyard_core::engine::{Request, Response};
use steelyard_core::figure::{
    Beside, Figure, FigureOptions, HEIGHTS_MM, Ink, Mark, Node, Shape, Style, draw, resolve,
};
use steelyard_core::valence::Valence;

use steelyard::page::passages_of_mark;

use crate::figure_layout::{Dice, faults, label};
use crate::support::engine::{ask, load, study};
use crate::tables;

fn made_up(dice: &mut Dice) -> Ratings {
    let sites = dice.roll(7) + 1;
    let largest = dice.pick(&[2, 2, 2, 5, 10]);
    let cell = |dice: &mut Dice| {
        let value = i8::try_from(dice.roll(largest * 2 + 1)).unwrap();
        let value = Rating::Value(value - i8::try_from(largest).unwrap());
        let rating = match dice.roll(8) {
            0 | 1 => None,
            2 => Some(Rating::Mixed),
            3 => Some(Rating::Missing),
            _ => Some(value),
        };
        let several = vec![Rating::Value(-1), Rating::Mixed, Rating::Value(2)];
        let read = if rating.is_none() && dice.roll(2) == 0 { several } else { Vec::new() };
        RatedCell { rating, read, passages: dice.roll(9), ..RatedCell::default() }
    };
    let rows = (0..dice.roll(12) + 1)
        .map(|row| RatedRow {
            key: format!("row-{row}"),
            label: RowLabel::Named(if dice.roll(3) == 0 { label(dice) } else { "Culture".into() }),
            short: None,
            parent: (dice.roll(3) > 0).then(|| format!("Domain {}", row / 3)),
            reverse: dice.roll(4) == 0,
            cells: (0..sites).map(|_| cell(dice)).collect(),
            range: None,
            median: None,
            distinguishing: dice.pick(&["", "", "strong", "somewhat, in the large ones"]).into(),
        })
        .collect();
    let site = |at: u32, dice: &mut Dice| {
        let name = if dice.roll(3) == 0 { label(dice) } else { format!("Clinic {at}") };
        (format!("value:{at}"), ColumnLabel::Named(name))
    };
    let sites = (0..sites).map(|at| site(at, dice)).collect();
    Ratings { by: Some(Unit::Participants), columns: Columns::Site, sites, rows }
}

fn drawn(ratings: Ratings, width_mm: f64, style: Style, height_mm: f64) -> Figure {
    let asked = FigureOptions {
        chart: Some("ratings_grid".to_owned()),
        width_mm: Some(width_mm),
        height_mm: Some(height_mm),
        style: Some(style),
        options: BTreeMap::from([("empty_rows".to_owned(), "drawn".to_owned())]),
        ..FigureOptions::default()
    };
    draw(&resolve(&asked).unwrap(), &tables::cfir(), &Beside::Ratings(ratings)).unwrap()
}

fn marks(figure: &Figure) -> Vec<&Mark> {
    let nodes = figure.scene.nodes.iter();
    nodes.filter_map(|node| if let Node::Mark(mark) = node { Some(mark) } else { None }).collect()
}

#[test]
fn a_thousand_made_up_grids_are_in_order() {
    let mut dice = Dice(21);
    for number in 0..1_000 {
        let ratings = made_up(&mut dice);
        let style = dice.pick(&[Style::Screen, Style::Print]);
        for width_mm in [66.8, 129.0, 230.0] {
            let figure = drawn(ratings.clone(), width_mm, style, HEIGHTS_MM.1);
            let place = format!("grid {number}, {width_mm} mm, {style:?}");
            assert_eq!(faults(&figure.scene), Vec::<String>::new(), "{place}");
            let cells = ratings.rows.len() * ratings.sites.len();
            let marks = marks(&figure);
            assert_eq!(marks.len(), cells, "{place}");
            let keys: BTreeSet<_> =
                marks.iter().map(|mark| (&mark.key.row, &mark.key.column)).collect();
            assert_eq!(keys.len(), cells, "{place}: each once");
        }
    }
}

#[test]
fn every_state_of_a_cell_has_its_own_form() {
    let cell = |rating| RatedCell { rating, passages: 1, ..RatedCell::default() };
    let states = [
        Some(Rating::Value(-2)),
        Some(Rating::Value(-1)),
        Some(Rating::Value(0)),
        Some(Rating::Value(1)),
        Some(Rating::Mixed),
        Some(Rating::Missing),
        None,
    ];
    let sites =
        (0..states.len()).map(|at| (format!("s{at}"), ColumnLabel::Named(format!("S{at}"))));
    let row = |reverse: bool| RatedRow {
        key: format!("row-{reverse}"),
        label: RowLabel::Named("Complexity".into()),
        short: None,
        parent: None,
        reverse,
        cells: states.map(cell).to_vec(),
        range: None,
        median: None,
        distinguishing: String::new(),
    };
    let ratings = Ratings {
        by: None,
        columns: Columns::Site,
        sites: sites.collect(),
        rows: vec![row(false), row(true)],
    };
    let figure = drawn(ratings, 190.0, Style::Print, 257.0);
    let marks = marks(&figure);
    let text = |mark: &Mark| mark.texts.first().map_or("", |run| run.text.as_str()).to_owned();
    let mut seen: Vec<String> = marks.iter().map(|mark| text(mark)).collect();
    seen.dedup();
    let signs = ["\u{2212}2", "\u{2212}1", "0", "+1", "\u{b1}", "M", ""];
    for sign in signs {
        assert!(seen.contains(&sign.to_owned()), "{sign}: {seen:?}");
    }
    // Fills and dashes of a cell without its numbers: what a reader sees who sees no colour, and who sees it.
    let form = |mark: &Mark| {
        let shapes = mark.shapes.iter().map(|shape| match shape {
            Shape::Path { fill, stroke, dash, points, .. } => {
                format!(
                    "{fill:?} {:?} {} {}",
                    stroke.map(|(ink, _)| ink),
                    dash.is_some(),
                    points.len()
                )
            }
            other => format!("{other:?}"),
        });
        shapes.collect::<Vec<_>>().join("; ")
    };
    let forms: BTreeSet<String> = marks.iter().map(|mark| form(mark)).collect();
    assert_eq!(forms.len(), 14, "seven states, in reverse or not: {forms:#?}");
    let strong = marks.iter().find(|mark| text(mark) == "\u{2212}2").unwrap();
    assert!(matches!(
        strong.shapes[0],
        Shape::Path { fill: Some(Ink::Shade(Valence::Barrier, 4)), .. }
    ));
    let notes: String = figure.said.join(" ") + &figure.subject.unwrap().join(" ");
    assert!(notes.contains("M was not spoken of") && notes.contains("rated in reverse"), "{notes}");
}

#[test]
fn a_cell_opens_its_passages_and_a_study_without_ratings_says_why_there_is_no_grid() {
    let csv = "site,construct,rating,quote,participant\n\
        A,Culture,-1,We never did it so.,P1\nB,Culture,+2,They all joined.,P2\n";
    let settings = json!({"framework": "none", "figure": {"chart": "ratings_grid"}});
    let mut engine = steelyard_core::engine::Engine::new();
    study(
        &mut engine,
        load(&[("r.csv", csv.as_bytes())], serde_json::from_value(settings).unwrap()),
    );
    let (table, figure) = (TableOptions::default(), FigureOptions::default());
    let Response::Figure(view) = ask(&mut engine, Request::Figure { table, figure }) else {
        panic!("no figure")
    };
    assert!(view.caption.starts_with("Ratings of constructs by site."), "{}", view.caption);
    assert!(view.alt.starts_with("Ratings grid of 1 construct by 2 sites."), "{}", view.alt);
    let marks: Vec<&Mark> = view
        .scene
        .nodes
        .iter()
        .filter_map(|node| if let Node::Mark(mark) = node { Some(mark) } else { None })
        .collect();
    assert_eq!(marks.len(), 2);
    let query = passages_of_mark(&marks[1].key).expect("a cell of a row");
    let request = Request::Excerpts { query, table: TableOptions::default() };
    let Response::Excerpts { excerpts: found } = ask(&mut engine, request) else {
        panic!("no passages")
    };
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].text, "They all joined.");

    let csv = "code,valence\nTime,barrier\n";
    let mut engine = steelyard_core::engine::Engine::new();
    study(&mut engine, load(&[("c.csv", csv.as_bytes())], Default::default()));
    let (table, figure) = (TableOptions::default(), FigureOptions::default());
    let Response::Figure(view) = ask(&mut engine, Request::Figure { table, figure }) else {
        panic!("no figure")
    };
    let grid = view.charts.iter().find(|chart| chart.id == "ratings_grid").unwrap();
    assert!(grid.unavailable.as_ref().is_some_and(|why| why.ends_with('.')), "{grid:?}");
}

/// Ratings are somebody's judgement: where nobody gave any, the grid says so, and its sheet stays, for it is where they
/// are entered. Whatever was entered, be it once, is enough.
#[test]
fn the_grid_is_offered_where_anything_is_rated_and_says_why_not_elsewhere() {
    let unrated = "site,construct,participant\nA,Culture,P1\nB,Culture,P2\n";
    let rated = "site,construct,rating,participant\nA,Culture,-1,P1\nB,Culture,,P2\n";
    let by_hand = |rating: &str| json!({"ratings": {"culture": {"A": rating}}});
    for (csv, numbers, is_offered) in [
        (unrated, json!({}), false),
        (unrated, by_hand(" "), false),
        (unrated, by_hand("-2"), true),
        (rated, json!({}), true),
    ] {
        let settings = json!({
            "framework": "none", "table": {"columns": "site"}, "numbers": numbers,
        });
        let mut engine = steelyard_core::engine::Engine::new();
        let settings = serde_json::from_value(settings).unwrap();
        study(&mut engine, load(&[("r.csv", csv.as_bytes())], settings));
        let (table, figure) = (TableOptions::default(), FigureOptions::default());
        let Response::Figure(view) = ask(&mut engine, Request::Figure { table, figure }) else {
            panic!("no figure")
        };
        let grid = view.charts.iter().find(|chart| chart.id == "ratings_grid").unwrap();
        assert_eq!(grid.unavailable.is_none(), is_offered, "{numbers} {grid:?}");
        if let Some(why) = &grid.unavailable {
            assert!(why.starts_with("No construct is rated. "), "{why}");
            let table = TableOptions::default();
            let sheet = ask(&mut engine, Request::Numbers { kind: Statistic::Ratings, table });
            assert!(matches!(sheet, Response::Numbers(_)), "{sheet:?}");
        }
    }
}
