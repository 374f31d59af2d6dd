//! What is drawn in the views of a live figure, each shape, line of text and mark once, wherever it stands.

use super::once::Once;
use super::texts::Texts;
use super::written::{hundredths, index};
use crate::export::inks;
use crate::figure::{Anchor, Ink, Mark, Shape, TextRun, Weight};

/// A part as `payload.d.ts` describes it.
type Part = Vec<i64>;

/// A part and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    pub part: i64,
    pub x: i64,
    pub y: i64,
}

/// Parts by place; whatever is drawn is places of parts with where each stands.
#[derive(Debug, Default)]
pub(super) struct Parts(Once<Part>);

impl Parts {
    /// The parts in order.
    pub fn all(&self) -> &[Part] {
        self.0.all()
    }

    /// A mark, which stands where the area stands that answers to the pointer; `label` is the place of what it says,
    /// -1 where it says what is said of its number.
    pub fn mark(&mut self, mark: &Mark, label: i64, texts: &mut Texts) -> Placed {
        let (x, y) = (hundredths(mark.hit_x), hundredths(mark.hit_y));
        let mut part = vec![4, label];
        let shapes = mark.shapes.iter().map(|shape| self.shape(shape)).collect::<Vec<_>>();
        let runs = mark.texts.iter().map(|text| self.text(text, texts)).collect::<Vec<_>>();
        for one in shapes.into_iter().chain(runs) {
            part.extend([one.part, one.x - x, one.y - y]);
        }
        Placed { part: self.0.place(part), x, y }
    }

    pub fn shape(&mut self, shape: &Shape) -> Placed {
        let (x, y, part) = match shape {
            Shape::Rect { x, y, width, height, fill, stroke } => {
                let mut part = vec![0, hundredths(*width), hundredths(*height)];
                part.extend(paint(*fill, *stroke));
                (hundredths(*x), hundredths(*y), part)
            }
            Shape::Circle { cx, cy, r, fill, stroke } => {
                let mut part = vec![1, hundredths(*r)];
                part.extend(paint(*fill, *stroke));
                (hundredths(*cx), hundredths(*cy), part)
            }
            Shape::Path { points, closed, fill, stroke, dash } => {
                let points = points.iter().map(|(x, y)| (hundredths(*x), hundredths(*y)));
                let points: Vec<(i64, i64)> = points.collect();
                let (x, y) = points.first().copied().unwrap_or_default();
                let mut part = vec![2, i64::from(*closed)];
                part.extend(paint(*fill, *stroke));
                let (line, gap) = dash.unwrap_or_default();
                part.extend([hundredths(line), hundredths(gap)]);
                part.extend(points.iter().flat_map(|(left, top)| [left - x, top - y]));
                (x, y, part)
            }
        };
        Placed { part: self.0.place(part), x, y }
    }

    pub fn text(&mut self, run: &TextRun, texts: &mut Texts) -> Placed {
        let anchor = match run.anchor {
            Anchor::Start => 0,
            Anchor::Middle => 1,
            Anchor::End => 2,
        };
        let full = run.full.as_ref().map_or(-1, |full| index(texts.place(full)));
        let part = vec![
            3,
            index(texts.place(&run.text)),
            hundredths(run.size_pt),
            anchor,
            i64::from(run.weight == Weight::Bold),
            index(inks::number(run.ink)),
            full,
        ];
        Placed { part: self.0.place(part), x: hundredths(run.x), y: hundredths(run.y) }
    }
}

fn paint(fill: Option<Ink>, stroke: Option<(Ink, f64)>) -> [i64; 3] {
    let fill = fill.map_or(-1, |ink| index(inks::number(ink)));
    let (stroke, width) =
        stroke.map_or((-1, 0), |(ink, width)| (index(inks::number(ink)), hundredths(width)));
    [fill, stroke, width]
}
