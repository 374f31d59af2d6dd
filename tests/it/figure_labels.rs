//! Labels of rows get the room that nothing else in a figure needs.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;

use steelyard_core::analysis::{CrossTab, RowLabel};
use steelyard_core::figure::{Beside, FigureOptions, Node, Scene, Style, TextRun, draw, resolve};

use crate::tables;

fn drawn(table: &CrossTab, chart: &str, width_mm: f64, labels: &str) -> Scene {
    let asked = FigureOptions {
        chart: Some(chart.to_owned()),
        width_mm: Some(width_mm),
        style: Some(Style::Print),
        options: BTreeMap::from([("labels".to_owned(), labels.to_owned())]),
        ..FigureOptions::default()
    };
    draw(&resolve(&asked).unwrap(), table, &Beside::Nothing).unwrap().scene
}

/// Texts that no mark has: labels, heads, notes.
fn texts(scene: &Scene) -> impl Iterator<Item = &TextRun> {
    scene.nodes.iter().filter_map(|node| if let Node::Text(run) = node { Some(run) } else { None })
}

fn cut(scene: &Scene) -> Vec<&str> {
    texts(scene).filter_map(|run| run.full.as_deref()).collect()
}

/// In a journal's column the heading "Initial Considerations Regarding the Host Setting" was cut beside bars that had
/// more than half of the width, and beside cells that left half of it empty.
#[test]
fn no_label_is_cut_where_more_room_costs_no_panel() {
    for chart in ["two_sided_bars", "matrix", "dots", "presence"] {
        assert_eq!(cut(&drawn(&tables::qif(), chart, 85.0, "standard")), [""; 0], "{chart}");
    }
}

/// Cells are no wider than what stands in them asks for: what is left is the labels', so that they need fewer lines.
#[test]
fn labels_take_what_cells_leave() {
    for (chart, table, width_mm) in
        [("presence", tables::npt(), 129.0), ("matrix", tables::qif(), 129.0)]
    {
        let scene = drawn(&table, chart, width_mm, "standard");
        for row in &table.rows {
            let RowLabel::Named(label) = &row.label else { continue };
            if label.chars().count() <= 30 {
                let is_one_line = texts(&scene).any(|run| run.text == *label);
                assert!(is_one_line, "{label:?} of {chart} has a line");
            }
        }
    }
}

/// Who asks for narrow labels gets them, whatever is left then.
#[test]
fn narrow_labels_stay_narrow() {
    let (narrow, standard) = ("narrow", "standard");
    for chart in ["presence", "matrix"] {
        let height = |labels| drawn(&tables::qif(), chart, 129.0, labels).height_pt;
        assert!(height(narrow) > height(standard), "{chart}");
    }
    assert_ne!(cut(&drawn(&tables::qif(), "dots", 129.0, narrow)), [""; 0]);
}
