//! The rows of a figure: labels beside or above the marks, and where each row lies.
//!
//! Takes the drawn rows of a table and the room for their labels; gives lines with a height each.

use super::content::Content;
use super::metrics::{ASCENT, Font};
use super::plot::Canvas;
use super::text::{Lines, widest_word, wrap_evenly};
use super::theme::Theme;
use super::{Anchor, Ink, TextRun};
use crate::words::table::row_label;

/// Lines of a label at most.
const MOST_LINES: usize = 3;

/// One line of the block: a row, or the domain above the rows that follow.
pub(super) struct Line {
    /// Index of the row in the table; `None` for a domain above.
    pub row: Option<usize>,
    /// Top edge, from the block's top.
    pub top: f64,
    /// Height.
    pub height: f64,
    /// Middle of the marks, from the block's top.
    pub middle: f64,
    label: Lines,
    font: Font,
    ink: Ink,
}

/// All rows, laid out.
pub(super) struct Rows {
    /// The lines, from top to bottom.
    pub lines: Vec<Line>,
    /// Height of all.
    pub height: f64,
    /// Width of the labels where they stand beside the marks, else 0.
    pub label_width: f64,
}

/// Where labels stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum LabelPlacement {
    /// To the left of the marks, in a column not wider than this.
    Beside(f64),
    /// Above the marks, in lines not wider than this.
    Above(f64),
}

/// Share of the width that labels beside the marks may take where a single word needs it.
const MOST_ROOM: f64 = 0.42;
/// Share of the width up to which a word is kept whole; longer ones are broken anywhere.
const LONGEST_WORD: f64 = 0.8;

/// Room for labels beside the marks: a share of the figure's width, more where a single word needs
/// it; `None` where an ordinary word would have to be broken, so that labels stand above better.
pub(super) fn label_room(
    content: &Content<'_>,
    theme: &Theme,
    width: f64,
    share: f64,
) -> Option<f64> {
    let widest = content
        .rows
        .iter()
        .filter_map(|&row| content.table.rows.get(row))
        .map(|head| widest_word(&row_label(&head.label), theme.label))
        .filter(|&word| word <= width * LONGEST_WORD)
        .fold(0.0, f64::max);
    let room = (width * share).max(widest);
    (room <= width * MOST_ROOM).then_some(room)
}

/// Lays the rows out. `mark_height` is the room that the marks of a row need.
pub(super) fn lay_out(
    content: &Content<'_>,
    theme: &Theme,
    labels: LabelPlacement,
    mark_height: f64,
) -> Rows {
    let mut lines = Vec::new();
    let mut top = 0.0;
    let mut label_width = 0.0_f64;
    let mut parent = None;
    for &row in &content.rows {
        let Some(head) = content.table.rows.get(row) else { continue };
        if content.has_parents && head.parent.is_some() && head.parent != parent {
            parent.clone_from(&head.parent);
            let label = fitted(parent.as_deref().unwrap_or(""), None, theme.head, labels);
            let text = label.lines.len() as f64 * theme.head.line_pt();
            let gap = if lines.is_empty() { theme.row_gap } else { theme.row_gap * 1.6 };
            label_width = label_width.max(label.width_pt(theme.head));
            let height = text + gap;
            let (font, ink) = (theme.head, Ink::Text);
            lines.push(Line {
                row: None,
                top,
                height,
                middle: top + gap - theme.row_gap / 2.0 + text / 2.0,
                label,
                font,
                ink,
            });
            top += height;
        }
        let full = row_label(&head.label);
        let short = head.short.as_deref().filter(|short| *short != full);
        let label = fitted(&full, short, theme.label, labels);
        let text = label.lines.len() as f64 * theme.label.line_pt();
        label_width = label_width.max(label.width_pt(theme.label));
        let (height, middle) = match labels {
            LabelPlacement::Beside(_) => {
                let height = text.max(mark_height) + theme.row_gap;
                (height, top + height / 2.0)
            }
            LabelPlacement::Above(_) => {
                let height = text + mark_height + theme.near + theme.row_gap;
                (height, top + height - theme.row_gap / 2.0 - mark_height / 2.0)
            }
        };
        let ink = if head.unmapped { Ink::Muted } else { Ink::Text };
        lines.push(Line { row: Some(row), top, height, middle, label, font: theme.label, ink });
        top += height;
    }
    let beside = matches!(labels, LabelPlacement::Beside(_));
    Rows { lines, height: top, label_width: if beside { label_width } else { 0.0 } }
}

/// A label in lines; the short form where the full one does not fit.
fn fitted(label: &str, short: Option<&str>, font: Font, labels: LabelPlacement) -> Lines {
    let (LabelPlacement::Beside(width) | LabelPlacement::Above(width)) = labels;
    let lines = wrap_evenly(label, font, width, MOST_LINES);
    match (short, &lines.full) {
        (Some(short), Some(full)) => {
            let short = wrap_evenly(short, font, width, MOST_LINES);
            Lines { lines: short.lines, full: Some(full.clone()) }
        }
        _ => lines,
    }
}

impl Rows {
    /// Top and bottom of the marks of each row, for lines that must not cross labels above them.
    pub fn mark_zones(&self, theme: &Theme) -> Vec<(f64, f64)> {
        let half = theme.bar / 2.0 + theme.near * 0.5;
        let rows = self.lines.iter().filter(|line| line.row.is_some());
        rows.map(|line| (line.middle - half, line.middle + half)).collect()
    }

    /// Draws the labels and, where `width` is not 0, hairlines between rows, with the block's top
    /// left at a point.
    pub fn draw(&self, canvas: &Canvas, theme: &Theme, at: (f64, f64), width: f64, beside: bool) {
        let (x, y) = at;
        for (index, line) in self.lines.iter().enumerate() {
            let after_row = width > 0.0
                && index > 0
                && line.row.is_some()
                && self.lines.get(index - 1).is_some_and(|before| before.row.is_some());
            if after_row {
                super::heads::rule(canvas, theme, (x, y + line.top), width, Ink::Grid);
            }
            let step = line.font.line_pt();
            let text = line.label.lines.len() as f64 * step;
            let first = if beside || line.row.is_none() {
                y + line.middle - text / 2.0
            } else {
                y + line.top + theme.row_gap / 2.0
            };
            for (number, text) in line.label.lines.iter().enumerate() {
                let leading = (step - line.font.size_pt * ASCENT) * 0.62;
                canvas.text(TextRun {
                    x,
                    y: first + number as f64 * step + leading + line.font.size_pt * ASCENT
                        - line.font.size_pt * 0.06,
                    text: text.clone(),
                    full: line.label.full.clone().filter(|_| number == 0),
                    size_pt: line.font.size_pt,
                    anchor: Anchor::Start,
                    weight: line.font.weight,
                    ink: line.ink,
                });
            }
        }
    }
}
