//! What a scene draws as contours of lines and curves, for formats that know nothing else.
//!
//! Takes shapes and texts; gives contours in the scene's points, y downwards.

use super::glyphs::{Faces, Point, UNITS, seen};
use crate::figure::{Shape, TextRun, advance_em};

/// A place on the page, in points.
pub(super) type Place = (f64, f64);

/// One step along a contour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Step {
    /// A straight line to a place.
    Line(Place),
    /// A cubic curve: two control points and where it ends.
    Curve(Place, Place, Place),
}

/// A line that is followed from its start.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Contour {
    pub start: Place,
    pub steps: Vec<Step>,
    /// Whether its end is joined to its start.
    pub is_closed: bool,
}

/// How far the control points of a quarter of a circle lie from its ends, in radii: 4/3 (√2 - 1).
const QUARTER: f64 = 0.552_284_749_8;

/// The contour of a shape; `None` where it has no point.
pub(super) fn of_shape(shape: &Shape) -> Option<Contour> {
    Some(match shape {
        Shape::Rect { x, y, width, height, .. } => {
            let (right, bottom) = (x + width, y + height);
            let corners = [(right, *y), (right, bottom), (*x, bottom)];
            Contour { start: (*x, *y), steps: corners.map(Step::Line).to_vec(), is_closed: true }
        }
        Shape::Circle { cx, cy, r, .. } => {
            let at = |right: f64, down: f64| (cx + r * right, cy + r * down);
            let k = QUARTER;
            let steps = vec![
                Step::Curve(at(1.0, k), at(k, 1.0), at(0.0, 1.0)),
                Step::Curve(at(-k, 1.0), at(-1.0, k), at(-1.0, 0.0)),
                Step::Curve(at(-1.0, -k), at(-k, -1.0), at(0.0, -1.0)),
                Step::Curve(at(k, -1.0), at(1.0, -k), at(1.0, 0.0)),
            ];
            Contour { start: at(1.0, 0.0), steps, is_closed: true }
        }
        Shape::Path { points, closed, .. } => {
            let (start, rest) = points.split_first()?;
            let steps = rest.iter().copied().map(Step::Line).collect();
            Contour { start: *start, steps, is_closed: *closed }
        }
    })
}

/// The contours of a text; nothing for a character without an outline ([`super::glyphs::check`]).
pub(super) fn of_text(run: &TextRun, faces: &mut Faces) -> Vec<Contour> {
    let (mut x, ..) = run.bounds();
    let face = faces.of(run.weight);
    let mut contours = Vec::new();
    for c in seen(&run.text) {
        for contour in face.outline(c) {
            contours.extend(of_letter(contour, (x, run.y), run.size_pt / UNITS));
        }
        x += advance_em(c, run.weight) * run.size_pt;
    }
    contours
}

/// A contour of an outline, whose curves are quadratic, with its origin at a place.
fn of_letter(points: &[Point], (x, y): Place, scale: f64) -> Option<Contour> {
    let place = |point: &Point| (x + f64::from(point.x) * scale, y - f64::from(point.y) * scale);
    // It begins on the curve: with its first point, its last, or between the two.
    let (first, last) = (points.first()?, points.last()?);
    let start = match (first.on_curve, last.on_curve) {
        (true, _) => place(first),
        (false, true) => place(last),
        (false, false) => between(place(first), place(last)),
    };
    let (mut from, mut control) = (start, None::<Place>);
    let mut steps = Vec::with_capacity(points.len());
    let end = Some((start, true));
    let rest = points.iter().skip(usize::from(first.on_curve));
    for (to, on_curve) in rest.map(|point| (place(point), point.on_curve)).chain(end) {
        match (control, on_curve) {
            (None, true) => steps.push(Step::Line(to)),
            (None, false) => {}
            (Some(control), _) => {
                let to = if on_curve { to } else { between(control, to) };
                steps.push(Step::Curve(toward(from, control), toward(to, control), to));
                from = to;
            }
        }
        control = (!on_curve).then_some(to);
        if on_curve {
            from = to;
        }
    }
    Some(Contour { start, steps, is_closed: true })
}

fn between(a: Place, b: Place) -> Place {
    ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0)
}

/// Two thirds of the way from one place to another: the control point of a cubic curve that is a quadratic one.
fn toward(from: Place, to: Place) -> Place {
    (from.0 + (to.0 - from.0) * 2.0 / 3.0, from.1 + (to.1 - from.1) * 2.0 / 3.0)
}
