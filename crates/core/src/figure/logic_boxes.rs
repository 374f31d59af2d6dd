//! The boxes of a logic model: what stands in each and how tall it is, for a width.

use super::cells::{corners, filled};
use super::heads::run;
use super::metrics::{ASCENT, DESCENT, Font};
use super::plot::{Area, Canvas};
use super::text::{Lines, wrap};
use super::theme::Theme;
use super::{Anchor, Ink, MarkKey, Shape, TextRun};
use crate::analysis::{ModelEnd, Side};
use crate::valence::Valence;

/// Lines of a label at most.
const MOST_LINES: usize = 8;
/// Lines of what stands under a label, and of where it leads, at most.
const MOST_LINES_BELOW: usize = 6;

/// What stands in a box.
pub(super) struct Content {
    /// The entry.
    pub end: ModelEnd,
    /// Its code: `S1`.
    pub code: String,
    /// Its label.
    pub label: String,
    /// What stands under the label: counts, a status; empty for nothing.
    pub under: String,
    /// Where it leads; empty for nothing.
    pub leads_to: String,
    /// The heading that it stands under.
    pub group: Option<String>,
    /// Of a determinant its side and its sign.
    pub determinant: Option<(Side, &'static str)>,
    /// What its mark says.
    pub mark: String,
    /// Whether its outline is dashed.
    pub is_dashed: bool,
}

/// A box laid out.
pub(super) struct ModelBox {
    pub content: Content,
    label: Lines,
    under: Option<Lines>,
    leads_to: Option<Lines>,
    /// Where the label begins, from the left edge of the box.
    indent: f64,
    /// Height in points.
    pub height: f64,
}

fn code_font(theme: &Theme) -> Font {
    Font::bold(theme.small.size_pt)
}

fn sign_font(theme: &Theme) -> Font {
    Font::bold(theme.label.size_pt)
}

/// Room between the outline of a box and what stands in it.
fn padding(theme: &Theme) -> f64 {
    theme.near * 1.4
}

/// Lays out boxes of one column, whose labels begin at one place.
pub(super) fn boxes(theme: &Theme, contents: Vec<Content>, width: f64) -> Vec<ModelBox> {
    let codes = contents.iter().map(|one| code_font(theme).width_pt(&one.code));
    let indent = padding(theme) + codes.fold(0.0, f64::max) + theme.near * 1.5;
    let room = (width - indent - padding(theme)).max(theme.label.size_pt);
    let one = |content: Content| {
        let label = wrap(&content.label, theme.label, room, MOST_LINES);
        let below = |text: &str| {
            (!text.is_empty()).then(|| wrap(text, theme.small, room, MOST_LINES_BELOW))
        };
        let (under, leads_to) = (below(&content.under), below(&content.leads_to));
        let lines = [&under, &leads_to].into_iter().flatten().map(|lines| lines.lines.len());
        let height = padding(theme) * 2.0
            + label.lines.len() as f64 * theme.label.line_pt()
            + lines.sum::<usize>() as f64 * theme.small.line_pt();
        ModelBox { content, label, under, leads_to, indent, height }
    };
    contents.into_iter().map(one).collect()
}

/// Height of the box that stands where nobody typed anything.
pub(super) fn empty_height(theme: &Theme) -> f64 {
    padding(theme) * 2.0 + theme.label.line_pt()
}

/// The text of the innovation in its box, with its mark.
pub(super) fn draw_innovation(canvas: &Canvas, theme: &Theme, area: Area, lines: &Lines) {
    let label = lines.full.clone().unwrap_or_else(|| lines.lines.join(" "));
    canvas.open(MarkKey::of_row(None, 0), 0, 0, label, area);
    outline(canvas, theme, area, false);
    let at = (area.x + padding(theme), area.y + padding(theme));
    write(canvas, lines, theme.label, at, Ink::Text);
    canvas.close();
}

/// Height of the box of an innovation in so many lines.
pub(super) fn innovation_height(theme: &Theme, lines: usize) -> f64 {
    padding(theme) * 2.0 + lines as f64 * theme.label.line_pt()
}

/// Writes lines with their top at a place.
pub(super) fn write(canvas: &Canvas, lines: &Lines, font: Font, (x, top): (f64, f64), ink: Ink) {
    for (number, line) in lines.lines.iter().enumerate() {
        let y = baseline(top + number as f64 * font.line_pt(), font);
        let full = lines.full.clone().filter(|_| number == 0);
        canvas.text(TextRun { full, ..run(line, font, x, y, Anchor::Start, ink) });
    }
}

/// The baseline of a line whose top is at a place.
fn baseline(top: f64, font: Font) -> f64 {
    top + (font.line_pt() + (ASCENT - DESCENT) * font.size_pt) / 2.0
}

/// The box that stands where nobody typed anything.
pub(super) fn draw_empty(canvas: &Canvas, theme: &Theme, area: Area) {
    outline(canvas, theme, area, true);
}

fn outline(canvas: &Canvas, theme: &Theme, area: Area, is_dashed: bool) {
    canvas.shape(Shape::Path {
        points: corners(area),
        closed: true,
        fill: None,
        stroke: Some((Ink::Axis, theme.hairline.max(theme.line * 0.7))),
        dash: is_dashed.then_some((theme.near, theme.near)),
    });
}

impl ModelBox {
    /// Draws it; its place is that of its mark: among all, and its row and column for the arrow keys.
    pub fn draw(&self, canvas: &Canvas, theme: &Theme, area: Area, place: (usize, usize, usize)) {
        let content = &self.content;
        let key = match &content.end {
            ModelEnd::Determinant(key) => Some(key.as_str()),
            ModelEnd::Strategy(_) | ModelEnd::Mechanism(_) | ModelEnd::Outcome(_) => None,
        };
        let (number, row, column) = place;
        // Of what was typed no codings stand behind the mark.
        let key = MarkKey::of_row(key, if key.is_some() { 0 } else { number });
        canvas.open(key, row, column, content.mark.clone(), area);
        match content.determinant.map(|(side, _)| side) {
            Some(Side::Barrier) => filled(canvas, corners(area), Ink::Shade(Valence::Barrier, 1)),
            Some(Side::Facilitator) => {
                filled(canvas, corners(area), Ink::Shade(Valence::Facilitator, 1));
            }
            Some(Side::Both) => filled(canvas, corners(area), Ink::Shade(Valence::Mixed, 1)),
            Some(Side::Neither) | None => {}
        }
        outline(canvas, theme, area, content.is_dashed);
        self.write(canvas, theme, area);
        canvas.close();
    }

    fn write(&self, canvas: &Canvas, theme: &Theme, area: Area) {
        let left = area.x + padding(theme);
        let mut top = area.y + padding(theme);
        let font = theme.label;
        let line = |text: &str, font: Font, x: f64, y: f64, ink: Ink| {
            canvas.text(run(text, font, x, y, Anchor::Start, ink));
        };
        line(&self.content.code, code_font(theme), left, baseline(top, font), Ink::Muted);
        let paragraph = |lines: &Lines, font: Font, top: f64, ink: Ink| {
            write(canvas, lines, font, (area.x + self.indent, top), ink);
        };
        paragraph(&self.label, font, top, Ink::Text);
        top += self.label.lines.len() as f64 * font.line_pt();
        if let Some(under) = &self.under {
            if let Some((_, sign)) = self.content.determinant.filter(|(_, sign)| !sign.is_empty()) {
                line(sign, sign_font(theme), left, baseline(top, theme.small), Ink::Text);
            }
            paragraph(under, theme.small, top, Ink::Text);
            top += under.lines.len() as f64 * theme.small.line_pt();
        }
        if let Some(leads_to) = &self.leads_to {
            paragraph(leads_to, theme.small, top, Ink::Muted);
        }
    }
}
