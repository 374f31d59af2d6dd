//! The contract between charts and whatever shows them: screen, SVG file, PNG, golden tests.

use serde::{Deserialize, Serialize};

use super::metrics::{ASCENT, DESCENT, Font, Weight};
use crate::valence::Valence;

/// A finished drawing. Coordinates in points, origin at the top left, y downwards.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scene {
    /// Width in points.
    pub width_pt: f64,
    /// Height in points.
    pub height_pt: f64,
    /// Short title, for `<title>` of the whole.
    pub title: String,
    /// Description of what the figure shows, for `<desc>`; the alternative text.
    pub description: String,
    /// What is drawn, back to front.
    pub nodes: Vec<Node>,
}

/// One thing drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Node {
    /// A shape that stands for nothing that can be pointed at: axes, grid, frames.
    Shape(Shape),
    /// A line of text.
    Text(TextRun),
    /// A datum: shapes and texts that are pointed at, focused and opened together.
    Mark(Mark),
}

/// A datum in the drawing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Which number of the table it shows.
    pub key: MarkKey,
    /// Position among the rows of the figure, for the arrow keys.
    pub row: u32,
    /// Position within its row, for the arrow keys.
    pub column: u32,
    /// What it says, in full: construct, group, valence, count, share and denominator.
    pub label: String,
    /// Left edge of the area that answers to the pointer, in points.
    pub hit_x: f64,
    /// Top edge of that area.
    pub hit_y: f64,
    /// Width of that area.
    pub hit_width: f64,
    /// Height of that area.
    pub hit_height: f64,
    /// Its shapes.
    pub shapes: Vec<Shape>,
    /// Its texts.
    pub texts: Vec<TextRun>,
}

/// Names a number of a [`crate::analysis::CrossTab`], or the codings behind one that is made of several.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MarkKey {
    /// [`crate::analysis::RowHead::key`]; empty for a mark that stands for no row.
    pub row: String,
    /// [`crate::analysis::ColumnHead::key`]; empty for all columns together.
    pub column: String,
    /// Valence; `None` where the mark stands for all five together.
    pub valence: Option<Valence>,
    /// Key of another row, for a mark of the passages that both stand on.
    pub with: Option<String>,
    /// Which number it shows, where several are of the same codings; all marks of a figure differ.
    pub number: u32,
}

impl MarkKey {
    /// Names a number of a row in all columns and of whatever valence: `row` is its key, `None` for a mark that
    /// stands for no row; `number` its place among those that the figure shows of the same codings.
    pub(super) fn of_row(row: Option<&str>, number: usize) -> Self {
        Self {
            row: row.unwrap_or_default().to_owned(),
            number: u32::try_from(number).unwrap_or(u32::MAX),
            ..Self::default()
        }
    }
}

/// A shape, in points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// A rectangle.
    Rect {
        /// Left edge.
        x: f64,
        /// Top edge.
        y: f64,
        /// Width.
        width: f64,
        /// Height.
        height: f64,
        /// Colour inside.
        fill: Option<Ink>,
        /// Colour and width of the outline.
        stroke: Option<(Ink, f64)>,
    },
    /// A circle.
    Circle {
        /// Centre.
        cx: f64,
        /// Centre.
        cy: f64,
        /// Radius.
        r: f64,
        /// Colour inside.
        fill: Option<Ink>,
        /// Colour and width of the outline.
        stroke: Option<(Ink, f64)>,
    },
    /// Straight lines through points.
    Path {
        /// The points.
        points: Vec<(f64, f64)>,
        /// True where the last joins the first.
        closed: bool,
        /// Colour inside.
        fill: Option<Ink>,
        /// Colour and width of the line.
        stroke: Option<(Ink, f64)>,
        /// Lengths of dash and gap, for a dashed line.
        dash: Option<(f64, f64)>,
    },
}

/// A line of text; wrapping has been done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TextRun {
    /// Position of the anchor.
    pub x: f64,
    /// Position of the baseline.
    pub y: f64,
    /// What stands there.
    pub text: String,
    /// The text in full, where what stands there is shortened.
    pub full: Option<String>,
    /// Size in points.
    pub size_pt: f64,
    /// Which end of the text `x` is.
    pub anchor: Anchor,
    /// Weight.
    pub weight: Weight,
    /// Colour.
    pub ink: Ink,
}

impl TextRun {
    /// Left, top, right and bottom of the room that the text takes, ascenders and descenders
    /// included, in points.
    pub fn bounds(&self) -> (f64, f64, f64, f64) {
        let font = Font { size_pt: self.size_pt, weight: self.weight };
        let width = font.width_pt(&self.text);
        let left = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - width / 2.0,
            Anchor::End => self.x - width,
        };
        let (top, bottom) = (self.y - ASCENT * self.size_pt, self.y + DESCENT * self.size_pt);
        (left, top, left + width, bottom)
    }
}

/// Which end of a text its x is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// Left.
    Start,
    /// Middle.
    Middle,
    /// Right.
    End,
}

/// A colour by its part; the palette (or the page's theme) says which it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ink {
    /// Background of the figure.
    Paper,
    /// Text.
    Text,
    /// Text of less weight: axes, notes.
    Muted,
    /// Zero line and axes.
    Axis,
    /// Grid lines and row bands.
    Grid,
    /// A barrier.
    Barrier,
    /// A facilitator.
    Facilitator,
    /// Mixed.
    Mixed,
    /// Neutral.
    Neutral,
    /// Without valence.
    Missing,
    /// Text upon a barrier's colour.
    OnBarrier,
    /// Text upon a facilitator's colour.
    OnFacilitator,
    /// A valence's colour thinned with the paper's, in steps from 1 (palest) to
    /// [`super::SHADES`]; ordinary text is legible upon all of them.
    Shade(Valence, u8),
}

impl Ink {
    /// All but the shades, in the order of the numbers by which they pass through plotters and stand in live figures.
    pub const PLAIN: [Self; 12] = [
        Self::Text,
        Self::Paper,
        Self::Muted,
        Self::Axis,
        Self::Grid,
        Self::Barrier,
        Self::Facilitator,
        Self::Mixed,
        Self::Neutral,
        Self::Missing,
        Self::OnBarrier,
        Self::OnFacilitator,
    ];
}
