//! plotters' side of the drawing: a backend that records into a [`Scene`]'s nodes.
//!
//! Takes what plotters draws, in whole numbers at [`SCALE`] to the point; gives shapes in points
//! with our own inks, inside the mark that is open. Text that plotters might measure or draw goes
//! through our own metrics, so no font and no browser is ever asked.

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::combinators::{BindKeyPoints, WithKeyPoints};
use plotters::coord::ranged1d::BoldPoints;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Rectangle};
use plotters::style::{RGBColor, ShapeStyle};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle, text_anchor::HPos, text_anchor::VPos,
};

use super::metrics::{ASCENT, Font};
use super::{Anchor, Ink, Mark, MarkKey, Node, Scene, Shape, TextRun, Weight};
use crate::valence::Valence;

/// Units of plotters' whole-number coordinates in one point.
const SCALE: f64 = 20.0;

type Axis = WithKeyPoints<RangedCoordf64>;

/// A rectangle on the page, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// The drawing as it grows.
pub(super) struct Canvas {
    record: Rc<RefCell<Record>>,
    root: DrawingArea<Backend, Shift>,
}

#[derive(Default)]
struct Record {
    nodes: Vec<Node>,
    open: Option<Mark>,
}

impl Record {
    fn shape(&mut self, shape: Shape) {
        match &mut self.open {
            Some(mark) => mark.shapes.push(shape),
            None => self.nodes.push(Node::Shape(shape)),
        }
    }

    fn text(&mut self, run: TextRun) {
        match &mut self.open {
            Some(mark) => mark.texts.push(run),
            None => self.nodes.push(Node::Text(run)),
        }
    }
}

impl Canvas {
    /// An empty canvas of a size in points.
    pub fn new(width_pt: f64, height_pt: f64) -> Self {
        let record = Rc::new(RefCell::new(Record::default()));
        let backend = Backend {
            record: Rc::clone(&record),
            size: (units(width_pt).unsigned_abs(), units(height_pt).unsigned_abs()),
        };
        Self { record, root: backend.into_drawing_area() }
    }

    /// Adds a line of text to the open mark, or to the figure.
    pub fn text(&self, run: TextRun) {
        self.record.borrow_mut().text(run);
    }

    /// Adds a shape to the open mark, or to the figure.
    pub fn shape(&self, shape: Shape) {
        self.record.borrow_mut().shape(shape);
    }

    /// Opens a mark: what is drawn until [`Canvas::close`] belongs to it.
    pub fn open(&self, key: MarkKey, row: usize, column: usize, label: String, hit: Area) {
        self.record.borrow_mut().open = Some(Mark {
            key,
            row: u32::try_from(row).unwrap_or(u32::MAX),
            column: u32::try_from(column).unwrap_or(u32::MAX),
            label,
            hit_x: hit.x,
            hit_y: hit.y,
            hit_width: hit.width,
            hit_height: hit.height,
            shapes: Vec::new(),
            texts: Vec::new(),
        });
    }

    /// Closes the open mark.
    pub fn close(&self) {
        let mut record = self.record.borrow_mut();
        if let Some(mark) = record.open.take() {
            record.nodes.push(Node::Mark(mark));
        }
    }

    /// A coordinate system upon an area: `x` from left to right in the data's own measure, with
    /// grid lines at `ticks`; `y` downwards in points from the area's top.
    pub fn plot(&self, area: Area, x: (f64, f64), ticks: &[f64]) -> Option<Plot> {
        let root = self
            .root
            .clone()
            .shrink((units(area.x), units(area.y)), (units(area.width), units(area.height)));
        let x = (x.0..x.1).with_key_points(ticks.to_vec());
        let y = (area.height..0.0).with_key_points(Vec::new());
        ChartBuilder::on(&root).build_cartesian_2d(x, y).ok().map(|chart| Plot { chart })
    }

    /// The finished drawing.
    pub fn finish(
        self,
        width_pt: f64,
        height_pt: f64,
        title: String,
        description: String,
    ) -> Scene {
        let nodes = std::mem::take(&mut self.record.borrow_mut().nodes);
        Scene { width_pt, height_pt, title, description, nodes }
    }
}

/// A coordinate system of plotters that draws into the canvas. Its backend cannot fail, so neither
/// can its methods.
pub(super) struct Plot {
    chart: ChartContext<'static, Backend, Cartesian2d<Axis, Axis>>,
}

impl Plot {
    /// Draws the grid lines.
    pub fn grid(&mut self, ink: Ink, width_pt: f64) {
        let style = stroke(ink, width_pt);
        let all = || BoldPoints(usize::MAX);
        let _ = self.chart.plotting_area().draw_mesh(
            |backend, line| line.draw(backend, &style),
            all(),
            all(),
        );
    }

    /// Draws a rectangle between two values of x and two heights.
    pub fn bar(&mut self, x: (f64, f64), y: (f64, f64), ink: Ink) {
        let bar = Rectangle::new([(x.0, y.0), (x.1, y.1)], fill(ink));
        let _ = self.chart.draw_series(std::iter::once(bar));
    }

    /// Draws the outline of a rectangle.
    pub fn outline(&mut self, x: (f64, f64), y: (f64, f64), ink: Ink, width_pt: f64) {
        let outline = Rectangle::new([(x.0, y.0), (x.1, y.1)], stroke(ink, width_pt));
        let _ = self.chart.draw_series(std::iter::once(outline));
    }

    /// Draws a filled circle with a radius in points.
    pub fn dot(&mut self, centre: (f64, f64), radius_pt: f64, ink: Ink) {
        let dot = Circle::new(centre, units(radius_pt), fill(ink));
        let _ = self.chart.draw_series(std::iter::once(dot));
    }

    /// Draws a straight line.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), ink: Ink, width_pt: f64) {
        let line = PathElement::new(vec![from, to], stroke(ink, width_pt));
        let _ = self.chart.draw_series(std::iter::once(line));
    }

    /// Where a value of x lies on the page, in points.
    pub fn x_pt(&self, value: f64) -> f64 {
        points(self.chart.plotting_area().map_coordinate(&(value, 0.0)).0)
    }
}

/// Records what plotters draws.
struct Backend {
    record: Rc<RefCell<Record>>,
    size: (u32, u32),
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Backend {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect(point, (point.0 + 1, point.1 + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        filled: bool,
    ) -> Drawn {
        let (fill, stroke) = paint(style, filled);
        self.record.borrow_mut().shape(Shape::Rect {
            x: points(upper_left.0),
            y: points(upper_left.1),
            width: points(bottom_right.0 - upper_left.0),
            height: points(bottom_right.1 - upper_left.1),
            fill,
            stroke,
        });
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        if style.stroke_width() > 0 {
            self.path(path, style, false);
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        filled: bool,
    ) -> Drawn {
        let (fill, stroke) = paint(style, filled);
        self.record.borrow_mut().shape(Shape::Circle {
            cx: points(center.0),
            cy: points(center.1),
            r: f64::from(radius) / SCALE,
            fill,
            stroke,
        });
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Drawn {
        self.path(vert, style, true);
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &T,
        pos: BackendCoord,
    ) -> Drawn {
        let font = font_of(style);
        let anchor = style.anchor();
        let baseline = match anchor.v_pos {
            VPos::Top => font.size_pt * ASCENT,
            VPos::Center => font.size_pt * ASCENT / 2.0,
            VPos::Bottom => 0.0,
        };
        self.record.borrow_mut().text(TextRun {
            x: points(pos.0),
            y: points(pos.1) + baseline,
            text: text.to_owned(),
            full: None,
            size_pt: font.size_pt,
            anchor: match anchor.h_pos {
                HPos::Left => Anchor::Start,
                HPos::Center => Anchor::Middle,
                HPos::Right => Anchor::End,
            },
            weight: font.weight,
            ink: ink_of(style.color()),
        });
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let font = font_of(style);
        Ok((units(font.width_pt(text)).unsigned_abs(), units(font.size_pt).unsigned_abs()))
    }
}

impl Backend {
    fn path<S: BackendStyle>(
        &self,
        path: impl IntoIterator<Item = BackendCoord>,
        style: &S,
        filled: bool,
    ) {
        let (fill, stroke) = paint(style, filled);
        self.record.borrow_mut().shape(Shape::Path {
            points: path.into_iter().map(|(x, y)| (points(x), points(y))).collect(),
            closed: filled,
            fill,
            stroke,
            dash: None,
        });
    }
}

fn font_of<T: BackendTextStyle>(style: &T) -> Font {
    let weight =
        if matches!(style.style(), FontStyle::Bold) { Weight::Bold } else { Weight::Regular };
    Font { size_pt: style.size() / SCALE, weight }
}

fn paint<S: BackendStyle>(style: &S, filled: bool) -> (Option<Ink>, Option<(Ink, f64)>) {
    let ink = ink_of(style.color());
    if filled {
        (Some(ink), None)
    } else {
        (None, Some((ink, f64::from(style.stroke_width()) / SCALE)))
    }
}

fn fill(ink: Ink) -> ShapeStyle {
    ShapeStyle { color: through(ink).into(), filled: true, stroke_width: 0 }
}

fn stroke(ink: Ink, width_pt: f64) -> ShapeStyle {
    ShapeStyle {
        color: through(ink).into(),
        filled: false,
        stroke_width: units(width_pt).unsigned_abs(),
    }
}

/// The red channel that marks a shade: its valence is in the green channel, its step in the blue.
const SHADED: u8 = 0xFF;

fn through(ink: Ink) -> RGBColor {
    if let Ink::Shade(valence, step) = ink {
        return RGBColor(SHADED, u8::try_from(valence.index()).unwrap_or(0), step);
    }
    let number = Ink::PLAIN.iter().position(|&known| known == ink).unwrap_or(0);
    RGBColor(u8::try_from(number).unwrap_or(0), 0, 0)
}

fn ink_of(color: BackendColor) -> Ink {
    let (red, green, blue) = color.rgb;
    if red == SHADED {
        let valence = Valence::ALL.get(usize::from(green)).copied().unwrap_or_default();
        return Ink::Shade(valence, blue);
    }
    Ink::PLAIN.get(usize::from(red)).copied().unwrap_or(Ink::Text)
}

/// Points as plotters' whole numbers; a figure is far smaller than their range.
fn units(pt: f64) -> i32 {
    #[allow(clippy::cast_possible_truncation)]
    let units = (pt * SCALE).round() as i32;
    units
}

fn points(units: i32) -> f64 {
    f64::from(units) / SCALE
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use plotters::style::{IntoTextStyle, TextStyle};

    #[test]
    fn inks_pass_through_plotters() {
        for ink in Ink::PLAIN.into_iter().chain([Ink::Shade(Valence::Mixed, 3)]) {
            let RGBColor(red, green, blue) = through(ink);
            assert_eq!(ink_of(BackendColor { alpha: 1.0, rgb: (red, green, blue) }), ink);
        }
    }

    #[test]
    fn bars_land_where_the_scale_says() {
        let canvas = Canvas::new(100.0, 50.0);
        let area = Area { x: 10.0, y: 5.0, width: 80.0, height: 40.0 };
        let mut plot = canvas.plot(area, (-10.0, 30.0), &[0.0, 10.0]).unwrap();
        assert!((plot.x_pt(0.0) - 30.0).abs() < 0.1);
        plot.grid(Ink::Grid, 0.5);
        plot.bar((0.0, 20.0), (10.0, 20.0), Ink::Facilitator);
        let scene = canvas.finish(100.0, 50.0, String::new(), String::new());
        let lines =
            scene.nodes.iter().filter(|node| matches!(node, Node::Shape(Shape::Path { .. })));
        assert_eq!(lines.count(), 2);
        let Some(Node::Shape(Shape::Rect { x, y, width, height, fill, .. })) = scene.nodes.last()
        else {
            panic!("{:?}", scene.nodes)
        };
        assert_eq!(*fill, Some(Ink::Facilitator));
        for (value, expected) in [(x, 30.0), (y, 15.0), (width, 40.0), (height, 10.0)] {
            assert!((value - expected).abs() < 0.11, "{value} for {expected}");
        }
    }

    #[test]
    fn text_is_measured_by_our_own_table() {
        let canvas = Canvas::new(100.0, 50.0);
        let style: TextStyle = ("sans-serif", 10.0 * SCALE).into_text_style(&canvas.root);
        let (width, _) = canvas.root.estimate_text_size("Barriers", &style).unwrap();
        let ours = Font::regular(10.0).width_pt("Barriers") * SCALE;
        assert!((f64::from(width) - ours).abs() <= 1.0);
    }
}
