//! A [`Scene`] as a picture of pixels, drawn by ourselves: the same pixels on every machine and in every browser.
//!
//! Takes a scene, a palette and dots per inch; gives strips of red, green and blue without transparency, from which
//! [`png`] and [`tiff`] make files. No more of the picture than a strip is held at a time.

mod coverage;
pub mod png;
mod strokes;
pub mod tiff;

use std::ops::Range;

use super::contours::{Contour, Place, Step, of_shape, of_text};
use super::glyphs::{self, Faces};
use super::scene::each_part;
use crate::diag::{ErrorKind, Result};
use crate::figure::{Ink, Palette, Scene, Shape, colour};
use crate::pulse;
use coverage::Coverage;
use strokes::{dashed, outlined};

/// Points in an inch.
const POINTS_PER_INCH: f64 = 72.0;
/// Dots per inch that pictures can have.
pub const DPI_RANGE: (f64, f64) = (72.0, 1200.0);
/// Pixels that a picture can have.
pub const MOST_PIXELS: u64 = 250_000_000;
/// Bytes of a strip, about.
const STRIP: usize = 1 << 20;
/// Bytes of a pixel.
pub(super) const CHANNELS: usize = 3;

/// Width and height of a picture, and its dots per inch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// Pixels in a line.
    pub width: u32,
    /// Lines.
    pub height: u32,
    /// Dots per inch.
    pub dpi: f64,
}

impl Size {
    /// That of a drawing of so many points.
    ///
    /// # Errors
    /// [`ErrorKind::MeasureOutOfRange`] for a resolution out of [`DPI_RANGE`], [`ErrorKind::PictureTooLarge`] for more
    /// than [`MOST_PIXELS`].
    pub fn new(width_pt: f64, height_pt: f64, dpi: f64) -> Result<Self> {
        let (from, to) = DPI_RANGE;
        if !(from..=to).contains(&dpi) {
            let setting = "dpi".to_owned();
            return Err(ErrorKind::MeasureOutOfRange { setting, given: dpi, from, to }.into());
        }
        let pixels = |points: f64| (points * dpi / POINTS_PER_INCH).round().max(1.0);
        let (width, height) = (pixels(width_pt), pixels(height_pt));
        if width * height > MOST_PIXELS as f64 {
            let kind = ErrorKind::PictureTooLarge {
                width: width as u64,
                height: height as u64,
                most: MOST_PIXELS,
            };
            return Err(kind.into());
        }
        Ok(Self { width: width as u32, height: height as u32, dpi })
    }

    /// Lines of a strip.
    pub fn strip_lines(&self) -> u32 {
        let line = (self.width as usize * CHANNELS).max(1);
        u32::try_from(STRIP / line).unwrap_or(u32::MAX).clamp(1, self.height)
    }

    /// The lines of each strip, from the top.
    fn strips(&self) -> impl Iterator<Item = Range<u32>> + use<> {
        let (lines, height) = (self.strip_lines(), self.height);
        (0..height).step_by(lines as usize).map(move |top| top..height.min(top + lines))
    }
}

/// Where a picture's pixels come from: red, green and blue of the lines of a strip, strips in order from the top.
pub trait Pixels {
    /// How large it is.
    fn size(&self) -> Size;
    /// The pixels of some lines.
    fn strip(&mut self, lines: Range<u32>) -> Vec<u8>;
}

/// Something of one colour, in pixels.
#[derive(Debug)]
struct Layer {
    colour: [u8; CHANNELS],
    polygons: Vec<Vec<(f32, f32)>>,
    left: usize,
    right: usize,
    top: f32,
    bottom: f32,
}

/// A drawing that is ready to be drawn strip by strip.
#[derive(Debug)]
pub struct Picture {
    size: Size,
    paper: [u8; CHANNELS],
    layers: Vec<Layer>,
    coverage: Coverage,
}

impl Picture {
    /// Prepares a scene.
    ///
    /// # Errors
    /// Those of [`Size::new`]; [`ErrorKind::NotInFont`] where a character has no outline.
    pub fn new(scene: &Scene, palette: Palette, dpi: f64) -> Result<Self> {
        glyphs::check(scene)?;
        let size = Size::new(scene.width_pt, scene.height_pt, dpi)?;
        let mut made = Layers {
            layers: Vec::new(),
            palette,
            scale: dpi / POINTS_PER_INCH,
            width: f64::from(size.width),
            height: f64::from(size.height),
        };
        let mut faces = Faces::default();
        each_part(scene, |shapes, texts| {
            for shape in shapes {
                made.shape(shape);
            }
            for text in texts {
                let letters = of_text(text, &mut faces);
                let polygons = letters.iter().map(|contour| made.flat(contour)).collect();
                made.layer(text.ink, polygons);
            }
        });
        let paper = colour(Ink::Paper, palette);
        Ok(Self { size, paper, layers: made.layers, coverage: Coverage::default() })
    }
}

impl Pixels for Picture {
    fn size(&self) -> Size {
        self.size
    }

    fn strip(&mut self, lines: Range<u32>) -> Vec<u8> {
        let width = self.size.width as usize;
        let (top, count) = (lines.start as f32, lines.len());
        let mut pixels = self.paper.repeat(width * count);
        for layer in &self.layers {
            if layer.top >= top + count as f32 || layer.bottom <= top {
                continue;
            }
            // Only the lines that it reaches.
            let first = (layer.top - top).max(0.0) as usize;
            let last = ((layer.bottom - top).ceil() as usize).min(count);
            let (columns, rows) = (layer.right - layer.left, last.saturating_sub(first));
            pulse::beat(columns * rows / 16 + 1);
            self.coverage.clear(columns, rows);
            let (across, down) = (layer.left as f32, top + first as f32);
            for polygon in &layer.polygons {
                self.coverage.add(polygon.iter().map(|(x, y)| (x - across, y - down)));
            }
            let below = pixels.chunks_exact_mut(width * CHANNELS).skip(first);
            for (row, line) in below.take(rows).enumerate() {
                let part = line.get_mut(layer.left * CHANNELS..layer.right * CHANNELS);
                let shares = self.coverage.line(row);
                for (pixel, share) in
                    part.unwrap_or_default().chunks_exact_mut(CHANNELS).zip(shares)
                {
                    blend(pixel, layer.colour, share);
                }
            }
        }
        pixels
    }
}

/// Lays a colour over a pixel of which it covers a share.
fn blend(pixel: &mut [u8], colour: [u8; CHANNELS], share: f32) {
    let share = (share * 255.0 + 0.5) as u32;
    if share == 0 {
        return;
    }
    for (under, over) in pixel.iter_mut().zip(colour) {
        let mixed = u32::from(over) * share + u32::from(*under) * (255 - share) + 127;
        *under = (mixed / 255) as u8;
    }
}

/// Layers in the making.
struct Layers {
    layers: Vec<Layer>,
    palette: Palette,
    /// Pixels in a point.
    scale: f64,
    /// Of the picture, in pixels.
    width: f64,
    height: f64,
}

impl Layers {
    fn shape(&mut self, shape: &Shape) {
        let (fill, stroke) = match shape {
            Shape::Rect { fill, stroke, .. }
            | Shape::Circle { fill, stroke, .. }
            | Shape::Path { fill, stroke, .. } => (*fill, *stroke),
        };
        let Some(contour) = of_shape(shape) else { return };
        let points = self.flat(&contour);
        if let Some((ink, width)) = stroke {
            let dash = if let Shape::Path { dash, .. } = shape { *dash } else { None };
            let scaled = |length: f64| (length * self.scale) as f32;
            let pieces = match dash {
                Some((line, gap)) => {
                    let pieces = dashed(&points, contour.is_closed, (scaled(line), scaled(gap)));
                    pieces.into_iter().map(|piece| (piece, false)).collect()
                }
                None => vec![(points.clone(), contour.is_closed)],
            };
            let width = scaled(width);
            let areas =
                |(piece, is_closed): &(Vec<(f32, f32)>, bool)| outlined(piece, *is_closed, width);
            let areas = pieces.iter().flat_map(areas).collect();
            if let Some(ink) = fill {
                self.layer(ink, vec![points]);
            }
            self.layer(ink, areas);
        } else if let Some(ink) = fill {
            self.layer(ink, vec![points]);
        }
    }

    /// Adds an area of a colour, where there is anything of it.
    fn layer(&mut self, ink: Ink, polygons: Vec<Vec<(f32, f32)>>) {
        let mut corners = polygons.iter().flatten();
        let Some(&(x, y)) = corners.next() else { return };
        let (mut left, mut right, mut top, mut bottom) = (x, x, y, y);
        for &(x, y) in corners {
            (left, right, top, bottom) = (left.min(x), right.max(x), top.min(y), bottom.max(y));
        }
        let most = self.width as f32;
        let (left, right) =
            (left.floor().clamp(0.0, most) as usize, right.ceil().clamp(0.0, most) as usize);
        if left < right {
            let colour = colour(ink, self.palette);
            self.layers.push(Layer { colour, polygons, left, right, top, bottom });
        }
    }

    /// A contour in straight lines of pixels, curves in as many as make the angles invisible.
    fn flat(&self, contour: &Contour) -> Vec<(f32, f32)> {
        let pixel = |(x, y): Place| {
            // What lies outside the picture is kept near it, so that no number grows too large.
            let x = (x * self.scale).clamp(-self.width - 1.0, 2.0 * self.width + 1.0);
            let y = (y * self.scale).clamp(-self.height - 1.0, 2.0 * self.height + 1.0);
            (x as f32, y as f32)
        };
        let mut from = contour.start;
        let mut points = vec![pixel(from)];
        for step in &contour.steps {
            match *step {
                Step::Line(to) => {
                    points.push(pixel(to));
                    from = to;
                }
                Step::Curve(one, other, to) => {
                    let length = distance(from, one) + distance(one, other) + distance(other, to);
                    let count = (length * self.scale).sqrt().ceil().clamp(1.0, 64.0) as u32;
                    for piece in 1..count {
                        let along = f64::from(piece) / f64::from(count);
                        points.push(pixel(on_curve(from, one, other, to, along)));
                    }
                    points.push(pixel(to));
                    from = to;
                }
            }
        }
        points.retain(|(x, y)| x.is_finite() && y.is_finite());
        points
    }
}

fn distance(a: Place, b: Place) -> f64 {
    let (x, y) = (a.0 - b.0, a.1 - b.1);
    (x * x + y * y).sqrt()
}

/// A place of a cubic curve.
fn on_curve(from: Place, one: Place, other: Place, to: Place, along: f64) -> Place {
    let back = 1.0 - along;
    let shares = [
        back * back * back,
        3.0 * back * back * along,
        3.0 * back * along * along,
        along * along * along,
    ];
    let mix = |a: f64, b: f64, c: f64, d: f64| {
        let [first, second, third, fourth] = shares;
        a * first + b * second + c * third + d * fourth
    };
    (mix(from.0, one.0, other.0, to.0), mix(from.1, one.1, other.1, to.1))
}
