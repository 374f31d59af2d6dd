//! The drawing of a scene in the operators that PDF has and that a few lines give to PostScript.
//!
//! Takes shapes and contours, y downwards; gives text with y upwards.

use std::fmt::Write;

use super::contours::{Contour, Place, Step, of_shape};
use super::number::short;
use crate::figure::{Ink, Palette, Shape, colour};

/// What is written so far.
#[derive(Debug)]
pub(super) struct Operators {
    pub out: String,
    height: f64,
    palette: Palette,
}

/// Which of the two colours of a page is set.
#[derive(Debug, Clone, Copy)]
pub(super) enum Paint {
    /// That of areas and letters.
    Fill,
    /// That of lines.
    Stroke,
}

impl Operators {
    /// Nothing yet, on a page of a height in points.
    pub fn new(height: f64, palette: Palette) -> Self {
        Self { out: String::new(), height, palette }
    }

    /// Sets a colour.
    pub fn colour(&mut self, ink: Ink, paint: Paint) {
        for part in colour(ink, self.palette) {
            let _ = write!(self.out, "{} ", short(f64::from(part) / 255.0, 4));
        }
        self.out.push_str(match paint {
            Paint::Fill => "rg\n",
            Paint::Stroke => "RG\n",
        });
    }

    /// A place on the page, with a blank behind it.
    pub fn place(&mut self, (x, y): Place, decimals: usize) {
        let _ = write!(self.out, "{} {} ", short(x, decimals), short(self.height - y, decimals));
    }

    /// Draws a shape: the area, then the line.
    pub fn shape(&mut self, shape: &Shape) {
        let (fill, stroke) = match shape {
            Shape::Rect { fill, stroke, .. }
            | Shape::Circle { fill, stroke, .. }
            | Shape::Path { fill, stroke, .. } => (*fill, *stroke),
        };
        let Some(contour) = of_shape(shape) else { return };
        if let Some(ink) = fill {
            self.colour(ink, Paint::Fill);
            self.contour(&contour, 2);
            self.out.push_str("f\n");
        }
        let Some((ink, width)) = stroke else { return };
        self.colour(ink, Paint::Stroke);
        let _ = writeln!(self.out, "{} w", short(width, 3));
        let dash = if let Shape::Path { dash, .. } = shape { *dash } else { None };
        if let Some((line, gap)) = dash {
            let _ = writeln!(self.out, "[{} {}] 0 d", short(line, 3), short(gap, 3));
        }
        self.contour(&contour, 2);
        self.out.push_str("S\n");
        if dash.is_some() {
            self.out.push_str("[] 0 d\n");
        }
    }

    /// Follows a contour and draws nothing yet.
    pub fn contour(&mut self, contour: &Contour, decimals: usize) {
        self.place(contour.start, decimals);
        self.out.push_str("m\n");
        for step in &contour.steps {
            match *step {
                Step::Line(to) => {
                    self.place(to, decimals);
                    self.out.push_str("l\n");
                }
                Step::Curve(one, other, to) => {
                    for place in [one, other, to] {
                        self.place(place, decimals);
                    }
                    self.out.push_str("c\n");
                }
            }
        }
        if contour.is_closed {
            self.out.push_str("h\n");
        }
    }
}
