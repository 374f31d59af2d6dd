//! A [`Scene`] as an SVG file.
//!
//! Takes a scene and a palette; gives UTF-8 text of a handful of elements (svg, title, desc, g,
//! rect, circle, path, text) with presentation attributes only. Never a style, a script, a link or
//! an external reference; text stays text; the same scene gives the same bytes everywhere.

use std::fmt::Write;

use super::number::short;
use super::scene::paper;
use super::xml::escaped;
use crate::figure::{Anchor, Ink, Mark, Node, Palette, Scene, Shape, TextRun, Weight, colour};

/// Millimetres in a point.
const MM_PER_POINT: f64 = 25.4 / 72.0;
/// Fonts of one set of widths, by which the figure was laid out.
const FONTS: &str = "Arial, Helvetica, 'Liberation Sans', sans-serif";

/// Writes a scene.
pub fn write(scene: &Scene, palette: Palette) -> String {
    let mut svg = Svg { out: String::new(), palette };
    svg.head(scene);
    for node in &scene.nodes {
        match node {
            Node::Shape(shape) => svg.shape(shape),
            Node::Text(text) => svg.text(text),
            Node::Mark(mark) => svg.mark(mark),
        }
    }
    svg.raw("</svg>\n");
    svg.out
}

struct Svg {
    out: String,
    palette: Palette,
}

impl Svg {
    fn raw(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn number(&mut self, name: &str, value: f64) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        self.raw(&rounded(value));
        self.raw("\"");
    }

    fn head(&mut self, scene: &Scene) {
        let (width, height) = (scene.width_pt, scene.height_pt);
        self.raw("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        for (name, value) in [("width", width), ("height", height)] {
            let _ = write!(self.out, " {name}=\"{}mm\"", rounded(value * MM_PER_POINT));
        }
        let _ = write!(self.out, " viewBox=\"0 0 {} {}\"", rounded(width), rounded(height));
        self.raw(" role=\"img\" aria-labelledby=\"figure-title figure-description\"");
        let _ = writeln!(self.out, " font-family=\"{FONTS}\">");
        let _ = writeln!(self.out, "<title id=\"figure-title\">{}</title>", escaped(&scene.title));
        let description = escaped(&scene.description);
        let _ = writeln!(self.out, "<desc id=\"figure-description\">{description}</desc>");
        self.shape(&paper(scene));
    }

    fn mark(&mut self, mark: &Mark) {
        self.raw("<g>");
        let _ = writeln!(self.out, "<title>{}</title>", escaped(&mark.label));
        for shape in &mark.shapes {
            self.shape(shape);
        }
        for text in &mark.texts {
            self.text(text);
        }
        self.raw("</g>\n");
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect { x, y, width, height, fill, stroke } => {
                self.raw("<rect");
                for (name, value) in [("x", x), ("y", y), ("width", width), ("height", height)] {
                    self.number(name, *value);
                }
                self.paint(*fill, *stroke);
            }
            Shape::Circle { cx, cy, r, fill, stroke } => {
                self.raw("<circle");
                for (name, value) in [("cx", cx), ("cy", cy), ("r", r)] {
                    self.number(name, *value);
                }
                self.paint(*fill, *stroke);
            }
            Shape::Path { points, closed, fill, stroke, dash } => {
                self.raw("<path d=\"");
                for (index, (x, y)) in points.iter().enumerate() {
                    let command = if index == 0 { 'M' } else { 'L' };
                    let _ = write!(self.out, "{command}{} {}", rounded(*x), rounded(*y));
                }
                self.raw(if *closed { "Z\"" } else { "\"" });
                if let Some((line, gap)) = dash {
                    let (line, gap) = (rounded(*line), rounded(*gap));
                    let _ = write!(self.out, " stroke-dasharray=\"{line} {gap}\"");
                }
                self.paint(*fill, *stroke);
            }
        }
        self.raw("/>\n");
    }

    fn paint(&mut self, fill: Option<Ink>, stroke: Option<(Ink, f64)>) {
        let fill = fill.map_or_else(|| "none".to_owned(), |ink| self.hex(ink));
        let _ = write!(self.out, " fill=\"{fill}\"");
        if let Some((ink, width)) = stroke {
            let ink = self.hex(ink);
            let _ = write!(self.out, " stroke=\"{ink}\" stroke-width=\"{}\"", rounded(width));
        }
    }

    fn text(&mut self, run: &TextRun) {
        self.raw("<text");
        self.number("x", run.x);
        self.number("y", run.y);
        self.number("font-size", run.size_pt);
        match run.anchor {
            Anchor::Start => {}
            Anchor::Middle => self.raw(" text-anchor=\"middle\""),
            Anchor::End => self.raw(" text-anchor=\"end\""),
        }
        if run.weight == Weight::Bold {
            self.raw(" font-weight=\"700\"");
        }
        let ink = self.hex(run.ink);
        let _ = write!(self.out, " fill=\"{ink}\">");
        if let Some(full) = &run.full {
            let _ = write!(self.out, "<title>{}</title>", escaped(full));
        }
        let text = escaped(&run.text);
        self.raw(&text);
        self.raw("</text>\n");
    }

    fn hex(&self, ink: Ink) -> String {
        let [red, green, blue] = colour(ink, self.palette);
        format!("#{red:02X}{green:02X}{blue:02X}")
    }
}

/// A number with at most two decimals.
fn rounded(value: f64) -> String {
    short(value, 2)
}
