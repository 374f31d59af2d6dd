//! What is drawn in the views of a live figure, each shape, line of text and mark once, wherever it stands.

use std::collections::HashMap;

use super::names::Names;
use super::texts::Texts;
use super::written::{hundredths, index, json};
use crate::export::inks;
use crate::figure::{Anchor, Ink, Mark, Node, Shape, TextRun, Weight};

/// A part as `payload.d.ts` describes it.
type Part = Vec<i64>;

/// Parts by place; what a scene draws is places of parts with how far down each stands.
#[derive(Debug, Default)]
pub(super) struct Parts {
    all: Vec<Part>,
    places: HashMap<Part, i64>,
}

/// What parts point to.
pub(super) struct Around<'a> {
    pub texts: &'a mut Texts,
    pub names: &'a Names,
}

impl Parts {
    /// A node's part and how far down it stands.
    pub fn node(&mut self, node: &Node, around: &mut Around<'_>) -> [i64; 2] {
        match node {
            Node::Shape(shape) => self.shape(shape, 0),
            Node::Text(text) => self.text(text, 0, around),
            Node::Mark(mark) => self.mark(mark, around),
        }
    }

    /// Each part as JSON, in order.
    pub fn written(&self) -> impl Iterator<Item = String> {
        self.all.iter().map(json)
    }

    fn mark(&mut self, mark: &Mark, around: &mut Around<'_>) -> [i64; 2] {
        let top = hundredths(mark.hit_y);
        let key = &mark.key;
        let [row, column, valence] = around.names.places(key);
        let label = index(around.texts.place_of_label(&mark.label));
        let mut part = vec![4, label, row, column, valence];
        part.extend([mark.hit_x, mark.hit_width, mark.hit_height].map(hundredths));
        for shape in &mark.shapes {
            part.extend(self.shape(shape, top));
        }
        for text in &mark.texts {
            part.extend(self.text(text, top, around));
        }
        [self.place(part), top]
    }

    /// A shape and how far below `top` it stands.
    fn shape(&mut self, shape: &Shape, top: i64) -> [i64; 2] {
        let (y, part) = match shape {
            Shape::Rect { x, y, width, height, fill, stroke } => {
                let mut part = vec![0, hundredths(*x), hundredths(*width), hundredths(*height)];
                part.extend(paint(*fill, *stroke));
                (hundredths(*y), part)
            }
            Shape::Circle { cx, cy, r, fill, stroke } => {
                let mut part = vec![1, hundredths(*cx), hundredths(*r)];
                part.extend(paint(*fill, *stroke));
                (hundredths(*cy), part)
            }
            Shape::Path { points, closed, fill, stroke, dash } => {
                let y = points.first().map_or(0, |(_, y)| hundredths(*y));
                let mut part = vec![2, i64::from(*closed)];
                part.extend(paint(*fill, *stroke));
                let (line, gap) = dash.unwrap_or_default();
                part.extend([hundredths(line), hundredths(gap)]);
                part.extend(
                    points.iter().flat_map(|(x, at)| [hundredths(*x), hundredths(*at) - y]),
                );
                (y, part)
            }
        };
        [self.place(part), y - top]
    }

    fn text(&mut self, run: &TextRun, top: i64, around: &mut Around<'_>) -> [i64; 2] {
        let anchor = match run.anchor {
            Anchor::Start => 0,
            Anchor::Middle => 1,
            Anchor::End => 2,
        };
        let full = run.full.as_ref().map_or(-1, |full| index(around.texts.place(full)));
        let part = vec![
            3,
            hundredths(run.x),
            index(around.texts.place(&run.text)),
            hundredths(run.size_pt),
            anchor,
            i64::from(run.weight == Weight::Bold),
            index(inks::number(run.ink)),
            full,
        ];
        [self.place(part), hundredths(run.y) - top]
    }

    fn place(&mut self, part: Part) -> i64 {
        if let Some(&place) = self.places.get(&part) {
            return place;
        }
        let place = index(self.all.len());
        self.all.push(part.clone());
        self.places.insert(part, place);
        place
    }
}

fn paint(fill: Option<Ink>, stroke: Option<(Ink, f64)>) -> [i64; 3] {
    let fill = fill.map_or(-1, |ink| index(inks::number(ink)));
    let (stroke, width) =
        stroke.map_or((-1, 0), |(ink, width)| (index(inks::number(ink)), hundredths(width)));
    [fill, stroke, width]
}
