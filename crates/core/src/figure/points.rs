//! Points with intervals in lanes of their own within each row: the layout that dots and differences share.
//!
//! Takes for each panel its series and for each number a value with its interval; draws an axis below, a sign
//! at the value, a line over the interval and the number to the right of all.

use super::content::{NumberDetail, PanelOf};
use super::fit::{Fit, PanelPlace};
use super::heads::{self, run};
use super::metrics::{ASCENT, DESCENT};
use super::plot::{Area, Canvas};
use super::scale;
use super::signs::{self, Sign};
use super::theme::{Theme, valence_ink};
use super::{Anchor, Ink, MarkKey, Shape};
use crate::valence::Valence;

/// One number of a row in a panel: a column's, of a valence, with its sign.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Lane {
    /// Index of the column in the table.
    pub column: usize,
    /// Valence.
    pub valence: Valence,
    /// Sign of its series.
    pub sign: Sign,
    /// Colour of its series.
    pub ink: Ink,
}

impl Lane {
    /// A column's number of a valence, in the valence's own colour.
    pub fn of_valence(column: usize, valence: Valence, sign: Sign) -> Self {
        Self { column, valence, sign, ink: valence_ink(valence) }
    }
}

/// What is drawn of a number.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Point {
    /// Where its sign stands on the scale; `None` for none.
    pub value: Option<f64>,
    /// The interval around it.
    pub interval: Option<(f64, f64)>,
    /// What stands to the right.
    pub text: Option<String>,
    /// What it says in full.
    pub label: String,
}

/// A chart of points.
pub(super) trait Points {
    /// The layout.
    fn fit(&self) -> &Fit<'_>;
    /// The lanes of a panel, from top to bottom.
    fn lanes(&self, of: PanelOf) -> Vec<Lane>;
    /// A number of a row.
    fn point(&self, row: usize, lane: Lane, numbers: NumberDetail) -> Point;
    /// A value of the axis as text.
    fn tick(&self, value: f64) -> String;
    /// Whether the scale counts wholes.
    fn is_whole(&self) -> bool;
    /// Names a number of a row.
    fn key(&self, row: usize, lane: Lane) -> MarkKey {
        self.fit().content.key(row, lane.column, lane.valence)
    }
}

/// The common scale and the room of texts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Span {
    /// Smallest value, 0 or below.
    pub low: f64,
    /// Largest value.
    pub high: f64,
    /// Width of the widest text, in points.
    pub text_pt: f64,
}

/// Height of a lane, in points.
pub(super) fn lane_height(theme: &Theme) -> f64 {
    (theme.bar * 0.9).max(theme.value.size_pt * (ASCENT + DESCENT))
}

/// Room between the scale's end and the numbers: what ends there must not look like a sign of theirs.
fn before_numbers(theme: &Theme) -> f64 {
    theme.near * 3.0
}

fn radius(theme: &Theme) -> f64 {
    theme.bar * 0.3
}

/// All points of some panels, as `fit` has them.
pub(super) fn span(points: &dyn Points, fit: &Fit<'_>, panels: &[PanelOf]) -> Span {
    let mut span = Span { low: 0.0, high: 0.0, text_pt: 0.0 };
    for &of in panels {
        for lane in points.lanes(of) {
            for &row in &fit.content.rows {
                let point = points.point(row, lane, fit.numbers);
                let ends = point.interval.map(|(low, high)| [low, high]);
                for value in point.value.into_iter().chain(ends.into_iter().flatten()) {
                    span.low = span.low.min(value);
                    span.high = span.high.max(value);
                }
                let text = point.text.map_or(0.0, |text| fit.theme.value.width_pt(&text));
                span.text_pt = span.text_pt.max(text);
            }
        }
    }
    span
}

/// The narrowest panel: the texts, and as much for the points.
pub(super) fn least_panel(points: &dyn Points, fit: &Fit<'_>) -> f64 {
    let theme = &fit.theme;
    let text = span(points, fit, &fit.panels).text_pt;
    let plot = (theme.value.size_pt * 8.0).max(text + before_numbers(theme));
    (text + before_numbers(theme) + plot).max(heads::least_width(fit.content, theme, &fit.panels))
}

/// Draws a panel.
pub(super) fn draw(points: &dyn Points, canvas: &Canvas, place: &PanelPlace, span: Span) {
    let fit = points.fit();
    let theme = &fit.theme;
    let inset = radius(theme) * 1.3;
    let width = (fit.panel_width - span.text_pt - before_numbers(theme) - 2.0 * inset).max(1.0);
    let reach = span.high - span.low;
    // With nothing to measure one point is as good a unit as any.
    let scale = if reach > 0.0 { width / reach } else { 1.0 };
    let x_of = |value: f64| place.x + inset + (value - span.low) * scale;
    let lanes = points.lanes(place.of);
    let height = lane_height(theme);
    let block = height * lanes.len() as f64;

    let rows: Vec<_> = fit.rows.lines.iter().filter_map(|line| Some((line, line.row?))).collect();
    let zones: Vec<(f64, f64)> = if fit.above {
        rows.iter()
            .map(|(line, _)| (line.middle - block / 2.0, line.middle + block / 2.0))
            .collect()
    } else {
        vec![(0.0, fit.rows.height)]
    };
    let line = |at: f64, (from, to): (f64, f64), ink: Ink, width: f64| {
        canvas.shape(Shape::Path {
            points: vec![(at, place.top + from), (at, place.top + to)],
            closed: false,
            fill: None,
            stroke: Some((ink, width)),
            dash: None,
        });
    };
    let ticks = ticks(points, theme, span, scale);
    for &zone in &zones {
        for &tick in ticks.iter().filter(|&&tick| tick != 0.0) {
            line(x_of(tick), zone, Ink::Grid, theme.hairline);
        }
        line(x_of(0.0), zone, Ink::Axis, theme.line);
    }
    axis(points, canvas, place, &ticks, &x_of);

    for (position, (at, row)) in rows.into_iter().enumerate() {
        for (number, lane) in lanes.iter().enumerate() {
            let y = place.top + at.middle - block / 2.0 + (number as f64 + 0.5) * height;
            // The outer lanes have all of the row's room.
            let last = number + 1 == lanes.len();
            let row_top = place.top + at.top;
            let top = if number == 0 { row_top } else { y - height / 2.0 };
            let bottom = if last { row_top + at.height } else { y + height / 2.0 };
            let hit = Area { x: place.x, y: top, width: fit.panel_width, height: bottom - top };
            let point = points.point(row, *lane, fit.numbers);
            let key = points.key(row, *lane);
            let column = place.number * lanes.len() + number;
            canvas.open(key, position, column, point.label.clone(), hit);
            let ink = lane.ink;
            if let Some((low, high)) = point.interval {
                canvas.shape(Shape::Path {
                    points: vec![(x_of(low), y), (x_of(high), y)],
                    closed: false,
                    fill: None,
                    stroke: Some((ink, theme.line)),
                    dash: None,
                });
            }
            if let Some(value) = point.value {
                signs::draw(canvas, lane.sign, (x_of(value), y), radius(theme), ink);
            }
            if let Some(text) = point.text {
                let x = place.x + fit.panel_width;
                let baseline = y + theme.value.size_pt * (ASCENT - 0.04) / 2.0;
                let ink = if point.value.is_some() { Ink::Text } else { Ink::Muted };
                canvas.text(run(&text, theme.value, x, baseline, Anchor::End, ink));
            }
            canvas.close();
        }
    }
}

/// Round values on both sides of zero.
fn ticks(points: &dyn Points, theme: &Theme, span: Span, scale: f64) -> Vec<f64> {
    let largest = span.high.max(-span.low);
    // Steps below 1 have a decimal.
    let widest = if largest < 2.0 && !points.is_whole() { 0.5 } else { largest.ceil() };
    let widest = [-widest, widest].map(|value| theme.small.width_pt(&points.tick(value)));
    let apart = widest.into_iter().fold(0.0, f64::max) + theme.apart * 0.5;
    let ticks = scale::ticks(largest, scale, apart, points.is_whole());
    let below = ticks.iter().rev().filter(|&&tick| tick > 0.0).map(|tick| -tick);
    below.chain(ticks.iter().copied()).filter(|&at| at >= span.low && at <= span.high).collect()
}

/// The values at the lines, below them.
fn axis(
    points: &dyn Points,
    canvas: &Canvas,
    place: &PanelPlace,
    ticks: &[f64],
    x_of: &dyn Fn(f64) -> f64,
) {
    let fit = points.fit();
    let font = fit.theme.small;
    let baseline = place.top + fit.rows.height + fit.theme.near + font.size_pt * (1.0 - DESCENT);
    let margin = fit.theme.margin;
    let (left, right) = (place.x - margin, place.x + fit.panel_width + margin);
    let mut taken = left;
    for &tick in ticks {
        let text = points.tick(tick);
        let half = font.width_pt(&text) / 2.0;
        let x = x_of(tick);
        // A label that would meet the one before it or another panel's is left out.
        if x - half >= taken && x + half <= right {
            taken = x + half + fit.theme.near;
            canvas.text(run(&text, font, x, baseline, Anchor::Middle, Ink::Muted));
        }
    }
}
