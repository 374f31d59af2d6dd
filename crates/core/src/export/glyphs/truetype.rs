//! A TrueType font of some characters, as a PDF embeds it (PDF 32000-1, 9.9: the tables glyf, head, hhea, hmtx,
//! loca and maxp).
//!
//! Takes the outlines of the glyphs in order; gives the font's bytes.

use super::{ASCENT, DESCENT, Point, UNITS};

/// A glyph of the font.
pub(in crate::export) struct Glyph<'a> {
    pub outline: &'a [Vec<Point>],
    /// Room on the line, in units.
    pub advance: u16,
}

/// Bits of a point's flag (OpenType specification, glyf).
const ON_CURVE: u8 = 0x01;
/// For x; shifted by one for y.
const SHORT: u8 = 0x02;
/// For x; shifted by one for y. With `SHORT`: the step is positive; without: there is none.
const POSITIVE_OR_SAME: u8 = 0x10;

/// The font of these glyphs, the first of which stands for what is missing.
pub(in crate::export) fn font_file(glyphs: &[Glyph<'_>]) -> Vec<u8> {
    let (mut glyf, mut loca, mut hmtx) = (Vec::new(), Vec::new(), Vec::new());
    let mut all = Bounds::default();
    let (mut most_points, mut most_contours, mut widest) = (0, 0, 0);
    for glyph in glyphs {
        long(&mut loca, glyf.len());
        let bounds = Bounds::of(glyph.outline);
        short(&mut hmtx, i32::from(glyph.advance));
        short(&mut hmtx, bounds.left);
        all = all.with(&bounds);
        widest = widest.max(glyph.advance);
        most_points = most_points.max(glyph.outline.iter().map(Vec::len).sum::<usize>());
        most_contours = most_contours.max(glyph.outline.len());
        write_glyph(&mut glyf, glyph.outline, &bounds);
    }
    long(&mut loca, glyf.len());

    let mut head = Vec::new();
    words(&mut head, &[1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, UNITS as i32]);
    words(&mut head, &[0; 8]); // Dates of making and of change.
    words(&mut head, &[all.left, all.low, all.right, all.top, 0, 8, 2, 1, 0]);
    let mut hhea = Vec::new();
    words(
        &mut hhea,
        &[1, 0, ASCENT, DESCENT, 0, i32::from(widest), all.left, 0, all.right, 1, 0, 0],
    );
    words(&mut hhea, &[0, 0, 0, 0, 0, glyphs.len() as i32]);
    let mut maxp = Vec::new();
    words(&mut maxp, &[1, 0, glyphs.len() as i32, most_points as i32, most_contours as i32]);
    words(&mut maxp, &[0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    assembled(&mut [
        (*b"glyf", glyf),
        (*b"head", head),
        (*b"hhea", hhea),
        (*b"hmtx", hmtx),
        (*b"loca", loca),
        (*b"maxp", maxp),
    ])
}

/// The smallest rectangle around an outline, in units.
#[derive(Default)]
struct Bounds {
    left: i32,
    low: i32,
    right: i32,
    top: i32,
}

impl Bounds {
    fn of(outline: &[Vec<Point>]) -> Self {
        let points = || outline.iter().flatten();
        Self {
            left: points().map(|point| point.x).min().unwrap_or(0),
            low: points().map(|point| point.y).min().unwrap_or(0),
            right: points().map(|point| point.x).max().unwrap_or(0),
            top: points().map(|point| point.y).max().unwrap_or(0),
        }
    }

    fn with(self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            low: self.low.min(other.low),
            right: self.right.max(other.right),
            top: self.top.max(other.top),
        }
    }
}

fn write_glyph(out: &mut Vec<u8>, outline: &[Vec<Point>], bounds: &Bounds) {
    if outline.is_empty() {
        return;
    }
    words(out, &[outline.len() as i32, bounds.left, bounds.low, bounds.right, bounds.top]);
    let mut end = -1;
    for contour in outline {
        end += contour.len() as i32;
        short(out, end);
    }
    short(out, 0); // No instructions.
    let (mut flags, mut xs, mut ys) = (Vec::new(), Vec::new(), Vec::new());
    let (mut x, mut y) = (0, 0);
    for point in outline.iter().flatten() {
        let flag = step(&mut xs, point.x - x) | step(&mut ys, point.y - y) << 1;
        flags.push(flag | if point.on_curve { ON_CURVE } else { 0 });
        (x, y) = (point.x, point.y);
    }
    out.append(&mut flags);
    out.append(&mut xs);
    out.append(&mut ys);
    while !out.len().is_multiple_of(4) {
        out.push(0);
    }
}

/// Writes a step; gives its part of the flag, as for x.
fn step(out: &mut Vec<u8>, by: i32) -> u8 {
    match (by, u8::try_from(by.unsigned_abs())) {
        (0, _) => POSITIVE_OR_SAME,
        (_, Ok(size)) => {
            out.push(size);
            if by > 0 { SHORT | POSITIVE_OR_SAME } else { SHORT }
        }
        _ => {
            short(out, by);
            0
        }
    }
}

/// A number as 16 bits; what a font of so few units holds never needs more.
fn short(out: &mut Vec<u8>, value: i32) {
    out.extend_from_slice(&(value as u16).to_be_bytes());
}

fn words(out: &mut Vec<u8>, values: &[i32]) {
    for value in values {
        short(out, *value);
    }
}

fn long(out: &mut Vec<u8>, value: usize) {
    out.extend_from_slice(&(value as u32).to_be_bytes());
}

/// The sum of a table's words of 32 bits.
fn checksum(bytes: &[u8]) -> u32 {
    let word = |chunk: &[u8]| {
        let at = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        at(0) << 24 | at(1) << 16 | at(2) << 8 | at(3)
    };
    bytes.chunks(4).map(word).fold(0, u32::wrapping_add)
}

/// The tables behind their directory, with the checksum of the whole in `head`.
fn assembled(tables: &mut [([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let count = tables.len();
    let mut out = vec![0, 1, 0, 0];
    // The greatest power of two within the number of tables, times 16; its logarithm; what is left.
    let power = count.ilog2();
    let range = 16 << power;
    words(&mut out, &[count as i32, range, power as i32, count as i32 * 16 - range]);
    let mut at = out.len() + 16 * count;
    let mut head_at = 0;
    for (tag, table) in tables.iter() {
        if tag == b"head" {
            head_at = at;
        }
        out.extend_from_slice(tag);
        out.extend_from_slice(&checksum(table).to_be_bytes());
        long(&mut out, at);
        long(&mut out, table.len());
        at += table.len().next_multiple_of(4);
    }
    for (_, table) in tables {
        out.append(table);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    let adjustment = 0xB1B0_AFBA_u32.wrapping_sub(checksum(&out));
    if let Some(place) = out.get_mut(head_at + 8..head_at + 12) {
        place.copy_from_slice(&adjustment.to_be_bytes());
    }
    out
}
