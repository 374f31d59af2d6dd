//! Heads and legends: a group's name and size over its panel, arrows and swatches that name a
//! valence by word, side and colour together.

use super::content::{Content, PanelOf};
use super::metrics::{ASCENT, DESCENT, Font};
use super::plot::{Area, Canvas};
use super::text::{Lines, widest_word, wrap_evenly};
use super::theme::{Theme, valence_ink};
use super::{Anchor, Ink, Shape, TextRun};
use crate::valence::Valence;
use crate::words::{figure as words, table as table_words};

/// Lines of a group's name at most.
const MOST_LINES: usize = 3;

/// Name and size of a column.
pub(super) struct Head {
    name: Option<Lines>,
    size: Option<String>,
}

/// A name's longest word is kept whole up to this many times the size of its letters.
const WIDEST_WORD_EM: f64 = 9.0;

/// What a panel is called; `None` where there is nothing to tell apart.
fn name(content: &Content<'_>, of: PanelOf) -> Option<String> {
    match of {
        PanelOf::Column(column) => content.names_columns().then(|| content.column_label(column)),
        PanelOf::Valence(valence) => Some(table_words::valence(valence).to_owned()),
        PanelOf::Named(name) => Some(name.to_owned()),
    }
}

/// The narrowest panel over which every name stands without breaking a word of ordinary length, in points.
pub(super) fn least_width(content: &Content<'_>, theme: &Theme, panels: &[PanelOf]) -> f64 {
    let em = theme.head.size_pt;
    let names = panels.iter().filter_map(|&of| name(content, of));
    let widest = names.map(|name| widest_word(&name, theme.head));
    widest.fold(em * 5.0, f64::max).min(em * WIDEST_WORD_EM)
}

/// The head of a panel, not wider than `width`.
pub(super) fn head_of(content: &Content<'_>, theme: &Theme, of: PanelOf, width: f64) -> Head {
    let name = name(content, of).map(|name| wrap_evenly(&name, theme.head, width, MOST_LINES));
    let size = match of {
        PanelOf::Column(column) if content.tells_sizes() => {
            content.size_in(column, content.size_unit()).map(words::group_size)
        }
        PanelOf::Column(_) | PanelOf::Valence(_) | PanelOf::Named(_) => None,
    };
    Head { name, size: size.filter(|size| theme.small.width_pt(size) <= width) }
}

impl Head {
    /// Height in points.
    pub fn height(&self, theme: &Theme) -> f64 {
        let size = if self.size.is_some() { theme.small.line_pt() } else { 0.0 };
        let lines = self.name.as_ref().map_or(0, |name| name.lines.len());
        lines as f64 * theme.head.line_pt() + size
    }

    /// Width in points.
    pub fn width(&self, theme: &Theme) -> f64 {
        let size = self.size.as_ref().map_or(0.0, |size| theme.small.width_pt(size));
        self.name.as_ref().map_or(0.0, |name| name.width_pt(theme.head)).max(size)
    }

    /// Draws it with its lower edge at `bottom`.
    pub fn draw(&self, canvas: &Canvas, theme: &Theme, x: f64, bottom: f64, anchor: Anchor) {
        let mut baseline = bottom - self.height(theme) + theme.head.size_pt;
        let lines = self.name.iter().flat_map(|name| name.lines.iter().enumerate());
        for (number, line) in lines {
            let full = self.name.as_ref().and_then(|name| name.full.clone());
            let full = full.filter(|_| number == 0);
            canvas.text(TextRun { full, ..run(line, theme.head, x, baseline, anchor, Ink::Text) });
            baseline += theme.head.line_pt();
        }
        if let Some(size) = &self.size {
            let baseline = bottom - theme.small.size_pt * (DESCENT + 0.04);
            canvas.text(run(size, theme.small, x, baseline, anchor, Ink::Muted));
        }
    }
}

/// A line of text that is whole.
pub(super) fn run(text: &str, font: Font, x: f64, y: f64, anchor: Anchor, ink: Ink) -> TextRun {
    TextRun {
        x,
        y,
        text: text.to_owned(),
        full: None,
        size_pt: font.size_pt,
        anchor,
        weight: font.weight,
        ink,
    }
}

/// A horizontal hairline.
pub(super) fn rule(canvas: &Canvas, theme: &Theme, at: (f64, f64), width: f64, ink: Ink) {
    canvas.shape(Shape::Path {
        points: vec![at, (at.0 + width, at.1)],
        closed: false,
        fill: None,
        stroke: Some((ink, theme.hairline)),
        dash: None,
    });
}

/// The sign of a valence: an arrow to its side, or a square.
fn sign(canvas: &Canvas, theme: &Theme, valence: Valence, x: f64, baseline: f64) {
    let size = sign_width(theme);
    let fill = Some(valence_ink(valence));
    let middle = baseline - theme.small.size_pt * 0.35;
    let (top, bottom) = (middle - size / 2.0, middle + size / 2.0);
    let points = match valence {
        Valence::Barrier => vec![(x, middle), (x + size, top), (x + size, bottom)],
        Valence::Facilitator => vec![(x + size, middle), (x, top), (x, bottom)],
        _ => {
            let (x, y) = (x, top);
            canvas.shape(Shape::Rect { x, y, width: size, height: size, fill, stroke: None });
            return;
        }
    };
    canvas.shape(Shape::Path { points, closed: true, fill, stroke: None, dash: None });
}

fn sign_width(theme: &Theme) -> f64 {
    theme.small.size_pt * 0.72
}

/// Width of the sign of a valence with or without its word.
pub(super) fn legend_width(theme: &Theme, valence: Valence, with_word: bool) -> f64 {
    let word = theme.small.width_pt(table_words::valence(valence));
    sign_width(theme) + if with_word { theme.near + word } else { 0.0 }
}

/// Draws the sign of a valence with or without its word, `x` being its left end. The arrow of the
/// left side stands before its word, that of the right side after it: both point outwards.
pub(super) fn legend(
    canvas: &Canvas,
    theme: &Theme,
    valence: Valence,
    with_word: bool,
    (x, baseline): (f64, f64),
) {
    let word = table_words::valence(valence);
    let (sign_x, word_x) = if valence == Valence::Facilitator && with_word {
        (x + theme.small.width_pt(word) + theme.near, x)
    } else {
        (x, x + sign_width(theme) + theme.near)
    };
    sign(canvas, theme, valence, sign_x, baseline);
    if with_word {
        canvas.text(run(word, theme.small, word_x, baseline, Anchor::Start, Ink::Text));
    }
}

/// Height of [`legend_block`] for a width.
pub(super) fn legend_block_height(theme: &Theme, valences: &[Valence], width: f64) -> f64 {
    legend_lines(theme, valences, width).len() as f64 * theme.small.line_pt() + theme.near * 2.0
}

/// The legend over the whole figure, in as many lines as the width asks for.
pub(super) fn legend_block(canvas: &Canvas, theme: &Theme, valences: &[Valence], area: Area) {
    for (number, line) in legend_lines(theme, valences, area.width).iter().enumerate() {
        let baseline =
            area.y + number as f64 * theme.small.line_pt() + theme.small.size_pt * (ASCENT + 0.06);
        for &(valence, x) in line {
            legend(canvas, theme, valence, true, (area.x + x, baseline));
        }
    }
}

fn legend_lines(theme: &Theme, valences: &[Valence], width: f64) -> Vec<Vec<(Valence, f64)>> {
    let mut lines: Vec<Vec<(Valence, f64)>> = vec![Vec::new()];
    let mut x = 0.0;
    for &valence in valences {
        let needed = legend_width(theme, valence, true);
        if x > 0.0 && x + needed > width {
            lines.push(Vec::new());
            x = 0.0;
        }
        if let Some(line) = lines.last_mut() {
            line.push((valence, x));
        }
        x += needed + theme.apart;
    }
    lines
}
