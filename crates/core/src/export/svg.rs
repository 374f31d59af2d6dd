//! A [`Scene`] as an SVG file.
//!
//! Takes a scene and a palette; gives UTF-8 text of a handful of elements (svg, title, desc, g,
//! rect, circle, path, text) with presentation attributes only. Never a style, a script, a link or
//! an external reference; text stays text; the same scene gives the same bytes everywhere.

use std::fmt::Write;

use super::inks::{self, hex};
use super::number::short;
use super::scene::paper;
use super::xml::escaped;
use crate::figure::{Anchor, Ink, Mark, Node, Palette, Scene, Shape, TextRun, Weight};

/// Millimetres in a point.
const MM_PER_POINT: f64 = 25.4 / 72.0;
/// Fonts of one set of widths, by which the figure was laid out.
const FONTS: &str = "Arial, Helvetica, 'Liberation Sans', Arimo, 'Nimbus Sans', sans-serif";

/// Writes a scene.
pub fn write(scene: &Scene, palette: Palette) -> String {
    let mut svg = Svg { out: String::new(), palette, has_classes: false };
    svg.head_of_file(scene);
    svg.drawing(scene);
    svg.out
}

/// Writes a scene as part of a document that recolours it: the same nodes with the numbers of their inks as
/// classes, `sy-f0` for a surface and `sy-s0` for a line, as wide as its room. `id` begins its ids.
pub(super) fn inline(scene: &Scene, palette: Palette, id: &str) -> String {
    let mut svg = Svg { out: String::new(), palette, has_classes: true };
    svg.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"sy-svg\"");
    svg.head(scene, &format!("{id}-svg-title"), &format!("{id}-svg-description"));
    svg.drawing(scene);
    svg.out
}

/// Width and height of a scene's file.
pub(super) fn size_mm(scene: &Scene) -> [String; 2] {
    [scene.width_pt, scene.height_pt].map(|points| format!("{}mm", rounded(points * MM_PER_POINT)))
}

struct Svg {
    out: String,
    palette: Palette,
    /// Whether the numbers of inks are written as classes.
    has_classes: bool,
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

    fn head_of_file(&mut self, scene: &Scene) {
        self.raw("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        let [width, height] = size_mm(scene);
        let _ = write!(self.out, " width=\"{width}\" height=\"{height}\"");
        self.head(scene, "figure-title", "figure-description");
    }

    /// The rest of the root, title and description.
    fn head(&mut self, scene: &Scene, title: &str, description: &str) {
        let (width, height) = (rounded(scene.width_pt), rounded(scene.height_pt));
        let _ = write!(self.out, " viewBox=\"0 0 {width} {height}\"");
        let _ = write!(self.out, " role=\"img\" aria-labelledby=\"{title} {description}\"");
        let _ = writeln!(self.out, " font-family=\"{FONTS}\">");
        let _ = writeln!(self.out, "<title id=\"{title}\">{}</title>", escaped(&scene.title));
        let text = escaped(&scene.description);
        let _ = writeln!(self.out, "<desc id=\"{description}\">{text}</desc>");
    }

    /// What is drawn, and the end of the root.
    fn drawing(&mut self, scene: &Scene) {
        self.shape(&paper(scene));
        for node in &scene.nodes {
            match node {
                Node::Shape(shape) => self.shape(shape),
                Node::Text(text) => self.text(text),
                Node::Mark(mark) => self.mark(mark),
            }
        }
        self.raw("</svg>\n");
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
        let colour = fill.map_or_else(|| "none".to_owned(), |ink| hex(ink, self.palette));
        let _ = write!(self.out, " fill=\"{colour}\"");
        if let Some((ink, width)) = stroke {
            let ink = hex(ink, self.palette);
            let _ = write!(self.out, " stroke=\"{ink}\" stroke-width=\"{}\"", rounded(width));
        }
        self.classes(fill, stroke.map(|(ink, _)| ink));
    }

    fn classes(&mut self, fill: Option<Ink>, stroke: Option<Ink>) {
        let fill = fill.map(|ink| format!("sy-f{}", inks::number(ink)));
        let stroke = stroke.map(|ink| format!("sy-s{}", inks::number(ink)));
        let classes: Vec<String> = fill.into_iter().chain(stroke).collect();
        if self.has_classes && !classes.is_empty() {
            let _ = write!(self.out, " class=\"{}\"", classes.join(" "));
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
        let ink = hex(run.ink, self.palette);
        let _ = write!(self.out, " fill=\"{ink}\"");
        self.classes(Some(run.ink), None);
        self.raw(">");
        if let Some(full) = &run.full {
            let _ = write!(self.out, "<title>{}</title>", escaped(full));
        }
        let text = escaped(&run.text);
        self.raw(&text);
        self.raw("</text>\n");
    }
}

/// A number with at most two decimals.
fn rounded(value: f64) -> String {
    short(value, 2)
}
