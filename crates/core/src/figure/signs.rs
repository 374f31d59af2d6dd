//! Signs by which series are told apart without colour, and the legend that names them.

use super::heads::run;
use super::metrics::{ASCENT, Font};
use super::plot::{Area, Canvas};
use super::text::wrap;
use super::theme::Theme;
use super::{Anchor, Ink, Shape, TextRun};

/// The form of a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// A filled circle.
    Circle,
    /// A filled square.
    Square,
    /// A filled diamond.
    Diamond,
    /// A filled triangle.
    Triangle,
    /// A ring.
    Ring,
    /// The outline of a square.
    Frame,
    /// A dashed line, which stands for a curve and is never a point's.
    Dashes,
}

/// All forms of points, in the order in which series take them.
pub(super) const SIGNS: [Sign; 6] =
    [Sign::Circle, Sign::Square, Sign::Diamond, Sign::Triangle, Sign::Ring, Sign::Frame];

/// Draws a sign of a radius around a point.
pub(super) fn draw(canvas: &Canvas, sign: Sign, (x, y): (f64, f64), radius: f64, ink: Ink) {
    let closed = |points: Vec<(f64, f64)>| {
        let fill = Some(ink);
        canvas.shape(Shape::Path { points, closed: true, fill, stroke: None, dash: None });
    };
    let square = radius * 0.88;
    match sign {
        Sign::Circle => {
            let (cx, cy, r, fill) = (x, y, radius, Some(ink));
            canvas.shape(Shape::Circle { cx, cy, r, fill, stroke: None });
        }
        Sign::Ring => {
            let (cx, cy, r) = (x, y, radius * 0.8);
            let stroke = Some((ink, radius * 0.4));
            canvas.shape(Shape::Circle { cx, cy, r, fill: Some(Ink::Paper), stroke });
        }
        Sign::Square | Sign::Frame => {
            let (fill, stroke, side) = if sign == Sign::Square {
                (Some(ink), None, square * 2.0)
            } else {
                (Some(Ink::Paper), Some((ink, radius * 0.4)), square * 1.6)
            };
            let (x, y) = (x - side / 2.0, y - side / 2.0);
            canvas.shape(Shape::Rect { x, y, width: side, height: side, fill, stroke });
        }
        Sign::Diamond => {
            let reach = radius * 1.2;
            closed(vec![(x - reach, y), (x, y - reach), (x + reach, y), (x, y + reach)]);
        }
        Sign::Dashes => canvas.shape(Shape::Path {
            points: vec![(x - radius, y), (x + radius, y)],
            closed: false,
            fill: None,
            stroke: Some((ink, radius * 0.4)),
            dash: Some((radius * 0.8, radius * 0.4)),
        }),
        Sign::Triangle => {
            let reach = radius * 1.1;
            closed(vec![(x - reach, y + square), (x, y - reach), (x + reach, y + square)]);
        }
    }
}

/// A series of a figure as its legend names it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Series {
    /// Its sign.
    pub sign: Sign,
    /// Its colour.
    pub ink: Ink,
    /// Its name.
    pub name: String,
}

/// Lines of a legend: each entry with its place from the left and its name as it fits.
fn lines(theme: &Theme, series: &[Series], width: f64) -> Vec<Vec<(usize, f64, String)>> {
    let mut lines: Vec<Vec<(usize, f64, String)>> = vec![Vec::new()];
    let mut x = 0.0;
    for (at, one) in series.iter().enumerate() {
        let room = (width - sign_room(theme)).max(theme.small.size_pt);
        let name = wrap(&one.name, theme.small, room, 1).lines.remove(0);
        let needed = sign_room(theme) + theme.small.width_pt(&name);
        if x > 0.0 && x + needed > width {
            lines.push(Vec::new());
            x = 0.0;
        }
        if let Some(line) = lines.last_mut() {
            line.push((at, x, name));
        }
        x += needed + theme.apart;
    }
    lines
}

fn sign_room(theme: &Theme) -> f64 {
    theme.small.size_pt * 0.72 + theme.near
}

/// Height of the legend for a width, in points.
pub(super) fn legend_height(theme: &Theme, series: &[Series], width: f64) -> f64 {
    lines(theme, series, width).len() as f64 * theme.small.line_pt() + theme.near * 2.0
}

/// Draws the legend.
pub(super) fn legend(canvas: &Canvas, theme: &Theme, series: &[Series], area: Area) {
    let font: Font = theme.small;
    for (number, line) in lines(theme, series, area.width).into_iter().enumerate() {
        let baseline = area.y + number as f64 * font.line_pt() + font.size_pt * (ASCENT + 0.06);
        for (at, x, name) in line {
            let Some(one) = series.get(at) else { continue };
            let radius = font.size_pt * 0.32;
            let centre = (area.x + x + font.size_pt * 0.36, baseline - font.size_pt * 0.35);
            draw(canvas, one.sign, centre, radius, one.ink);
            let full = (name != one.name).then(|| one.name.clone());
            let x = area.x + x + sign_room(theme);
            let text = run(&name, font, x, baseline, Anchor::Start, Ink::Text);
            canvas.text(TextRun { full, ..text });
        }
    }
}
