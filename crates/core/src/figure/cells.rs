//! Cells of grids: filled, or in two halves.

use super::plot::{Area, Canvas};
use super::{Ink, Shape};
use crate::valence::Valence;

/// The corners of a rectangle.
pub(super) fn corners(area: Area) -> Vec<(f64, f64)> {
    let (right, bottom) = (area.x + area.width, area.y + area.height);
    vec![(area.x, area.y), (right, area.y), (right, bottom), (area.x, bottom)]
}

/// A shape filled with a colour.
pub(super) fn filled(canvas: &Canvas, points: Vec<(f64, f64)>, ink: Ink) {
    canvas.shape(Shape::Path { points, closed: true, fill: Some(ink), stroke: None, dash: None });
}

/// A cell in the shades of both sides, in halves along its diagonal.
pub(super) fn halves(canvas: &Canvas, area: Area, step: u8) {
    let (right, bottom) = (area.x + area.width, area.y + area.height);
    let (top_right, bottom_left) = ((right, area.y), (area.x, bottom));
    let (first, last) = ((area.x, area.y), (right, bottom));
    filled(canvas, vec![first, top_right, bottom_left], Ink::Shade(Valence::Barrier, step));
    filled(canvas, vec![last, top_right, bottom_left], Ink::Shade(Valence::Facilitator, step));
}
