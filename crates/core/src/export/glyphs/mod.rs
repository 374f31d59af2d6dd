//! The outlines of the letters of figures, for what must not depend on the fonts of a machine.
//!
//! Takes a weight; gives the outlines of the characters that [`crate::figure::place_in_font`] knows, made of
//! Liberation Sans (`make.py`, `OFL.txt`). A character that is not among them has none: whoever draws says so.

mod truetype;

use std::collections::BTreeMap;

use crate::diag::{Error, ErrorKind};
use crate::figure::{Node, Scene, TextRun, Weight, place_in_font};

pub(super) use truetype::{Glyph, font_file};

/// Units in an em.
pub(super) const UNITS: f64 = 1000.0;
/// What the outlines are called. Liberation is a name that its licence reserves for the unchanged fonts.
pub(super) const NAME: &str = "SteelyardSans";
/// Height of the tallest letters and depth of the lowest, in units.
pub(super) const ASCENT: i32 = 905;
/// As [`ASCENT`], below the baseline.
pub(super) const DESCENT: i32 = -212;
/// Height of capitals, in units.
pub(super) const CAPITALS: i32 = 688;

const OUTLINES: &[u8] = include_bytes!("outlines.bin");
/// The licence of the outlines, which goes with every copy of them.
pub const LICENCE: &str = include_str!("OFL.txt");

/// A point of a contour, in units, upwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    pub x: i32,
    pub y: i32,
    /// False for the control point of a quadratic curve. Between two of them lies a point of the curve.
    pub on_curve: bool,
}

/// Closed contours, filled where they turn around a point at all.
pub(super) type Outline = Vec<Vec<Point>>;

/// What stands for a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// The outline at a place.
    Outline(usize),
    /// Room and nothing in it.
    Blank,
    /// Not even room.
    Nothing,
}

fn sign(c: char) -> Option<Sign> {
    match c {
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' => {
            Some(Sign::Nothing)
        }
        _ => match place_in_font(c) {
            Some(place) => Some(Sign::Outline(place)),
            None if c.is_whitespace() => Some(Sign::Blank),
            None => None,
        },
    }
}

/// The letters of a text that are drawn or take room.
pub(super) fn seen(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| sign(*c) != Some(Sign::Nothing))
}

/// All texts of a drawing, in its order.
pub(super) fn texts(scene: &Scene) -> impl Iterator<Item = &TextRun> {
    scene.nodes.iter().flat_map(|node| match node {
        Node::Shape(_) => &[],
        Node::Text(text) => std::slice::from_ref(text),
        Node::Mark(mark) => mark.texts.as_slice(),
    })
}

/// Looks whether every character of a drawing has an outline.
///
/// # Errors
/// [`ErrorKind::NotInFont`] with those that have none, each once.
pub(super) fn check(scene: &Scene) -> Result<(), Error> {
    let mut characters: Vec<char> = Vec::new();
    for c in texts(scene).flat_map(|text| text.text.chars()) {
        if sign(c).is_none() && !characters.contains(&c) {
            characters.push(c);
        }
    }
    if characters.is_empty() { Ok(()) } else { Err(ErrorKind::NotInFont { characters }.into()) }
}

/// The outlines of a weight.
#[derive(Debug)]
pub(super) struct Face {
    glyphs: Vec<Outline>,
}

impl Face {
    /// Reads them.
    pub fn new(weight: Weight) -> Self {
        let mut rest = OUTLINES;
        let regular = streams(&mut rest);
        let streams = if weight == Weight::Bold { streams(&mut rest) } else { regular };
        Self { glyphs: outlines(streams) }
    }

    /// The outline of a character; none for a blank, or for one that [`check`] names.
    pub fn outline(&self, c: char) -> &[Vec<Point>] {
        match sign(c) {
            Some(Sign::Outline(place)) => self.glyphs.get(place).map_or(&[], Vec::as_slice),
            _ => &[],
        }
    }
}

/// Both weights, each read when it is first asked for.
#[derive(Debug, Default)]
pub(super) struct Faces(BTreeMap<bool, Face>);

impl Faces {
    /// That of a weight.
    pub fn of(&mut self, weight: Weight) -> &Face {
        self.0.entry(weight == Weight::Bold).or_insert_with(|| Face::new(weight))
    }
}

/// The streams of a weight, as `make.py` describes them.
fn streams<'a>(rest: &mut &'a [u8]) -> [Stream<'a>; 6] {
    let lengths = [(); 6].map(|()| {
        usize::from(take(rest, 2).first_chunk().map_or(0, |two| u16::from_le_bytes(*two)))
    });
    lengths.map(|length| Stream(take(rest, length)))
}

fn take<'a>(rest: &mut &'a [u8], count: usize) -> &'a [u8] {
    let (taken, after) = rest.split_at_checked(count).unwrap_or((rest, &[]));
    *rest = after;
    taken
}

struct Stream<'a>(&'a [u8]);

impl Stream<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn number(&mut self) -> usize {
        let (mut value, mut shift) = (0, 0);
        while let Some(byte) = self.byte() {
            value |= usize::from(byte & 0x7F) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                break;
            }
        }
        value
    }

    fn signed(&mut self) -> i32 {
        let number = self.number();
        let half = i32::try_from(number / 2).unwrap_or(0);
        if number.is_multiple_of(2) { half } else { -half - 1 }
    }
}

/// What a glyph is made of: contours of its own, or others with how far each is moved.
enum Made {
    Own(Outline),
    Others(Vec<(usize, i32, i32)>),
}

fn outlines(streams: [Stream<'_>; 6]) -> Vec<Outline> {
    let [mut kinds, mut parts, mut counts, flags, mut xs, mut ys] = streams;
    let mut bits = flags.0.iter().flat_map(|byte| (0..8).map(move |bit| byte >> bit & 1 == 1));
    let mut made = Vec::new();
    while let Some(kind) = kinds.byte() {
        made.push(if kind & 0x80 == 0 {
            let (mut x, mut y) = (0, 0);
            let mut point = || {
                (x, y) = (x + xs.signed(), y + ys.signed());
                Point { x, y, on_curve: bits.next().unwrap_or(true) }
            };
            let contours = (0..kind).map(|_| (0..counts.number()).map(|_| point()).collect());
            Made::Own(contours.collect())
        } else {
            let part = |_| (parts.number(), parts.signed(), parts.signed());
            Made::Others((0..kind & 0x7F).map(part).collect())
        });
    }
    made.iter().map(|glyph| flat(glyph, &made, 0)).collect()
}

/// A glyph as contours; parts of parts do not go deeper than that.
fn flat(glyph: &Made, all: &[Made], depth: usize) -> Outline {
    let parts = match glyph {
        Made::Own(contours) => return contours.clone(),
        Made::Others(parts) => parts,
    };
    let mut outline = Outline::new();
    for &(part, right, up) in parts {
        let Some(part) = all.get(part).filter(|_| depth < 4) else { continue };
        outline.extend(flat(part, all, depth + 1).into_iter().map(|contour| {
            let moved = |point: Point| Point { x: point.x + right, y: point.y + up, ..point };
            contour.into_iter().map(moved).collect()
        }));
    }
    outline
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Left, lower, right and upper end.
    type Bounds = (i32, i32, i32, i32);

    /// The smallest rectangle around an outline.
    fn bounds(outline: &[Vec<Point>]) -> Bounds {
        let points = outline.iter().flatten();
        points.fold((i32::MAX, i32::MAX, i32::MIN, i32::MIN), |(left, low, right, top), point| {
            (left.min(point.x), low.min(point.y), right.max(point.x), top.max(point.y))
        })
    }

    #[test]
    fn outlines_are_those_of_the_font() {
        let (regular, bold) = (Face::new(Weight::Regular), Face::new(Weight::Bold));
        // Bounds of Liberation Sans 2.1.5 as fontTools reads them, in 1/2048 em.
        let known: &[(&Face, char, Bounds)] = &[
            (&regular, 'A', (4, 0, 1362, 1409)),
            (&regular, 'g', (86, -425, 1007, 1099)),
            (&regular, 'Å', (4, 0, 1362, 1787)),
            (&regular, 'ж', (7, 0, 1363, 1082)),
            (&regular, '≥', (65, 0, 1060, 1231)),
            (&bold, 'A', (51, 0, 1425, 1409)),
            (&bold, 'g', (84, -434, 1114, 1103)),
            (&bold, 'Å', (51, 0, 1425, 1806)),
            (&bold, 'ж', (-17, 0, 1469, 1082)),
            (&bold, '≥', (49, 0, 1075, 1298)),
        ];
        for (face, c, expected) in known {
            let (left, low, right, top) = bounds(face.outline(*c));
            let (a, b, d, e) = *expected;
            for (found, expected) in [(left, a), (low, b), (right, d), (top, e)] {
                assert!((f64::from(found) - f64::from(expected) / 2.048).abs() <= 1.5, "{c}");
            }
        }
    }

    #[test]
    fn every_character_that_has_a_width_has_an_outline() {
        let face = Face::new(Weight::Bold);
        let known: Vec<char> =
            ('\u{21}'..='\u{FFFF}').filter(|c| place_in_font(*c).is_some()).collect();
        assert_eq!(known.len(), 549);
        for c in known {
            let is_empty = c.is_whitespace() || c == '\u{AD}';
            assert_eq!(face.outline(c).is_empty(), is_empty, "{c}");
        }
    }
}
