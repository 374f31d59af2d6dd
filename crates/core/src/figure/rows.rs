//! The rows of a figure: labels beside or above the marks, and where each row lies.
//!
//! Takes the drawn rows of a table and the room for their labels; gives lines with a height each.

use super::arrange::Entry;
use super::content::Content;
use super::metrics::{ASCENT, Font};
use super::plot::Canvas;
use super::text::{Lines, widest_word, wrap_evenly};
use super::theme::Theme;
use super::{Anchor, Ink, TextRun};
use crate::words::figure as words;

/// Lines of a label at most.
const MOST_LINES: usize = 3;
/// Headings for which a label is set in; under more it stands as under these.
const DEEPEST_INDENT: usize = 4;

/// One line of the block: a row, a heading above the rows that follow, or rows that are folded.
#[derive(Clone)]
pub(super) struct Line {
    /// Index of the row in the table; `None` for a heading and for folded rows.
    pub row: Option<usize>,
    /// Headings above it.
    pub depth: usize,
    /// Of a heading, what it is called where the rows below it began before.
    continued: Option<Lines>,
    /// Top edge, from the block's top.
    pub top: f64,
    /// Height.
    pub height: f64,
    /// Middle of the marks, from the block's top.
    pub middle: f64,
    /// Room between the line above and this one.
    lead: f64,
    /// How far its label is set in.
    indent: f64,
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
pub(super) const MOST_ROOM: f64 = 0.42;
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
        .entries
        .iter()
        .map(|entry| match entry {
            Entry::Row { label, depth, .. } => (widest_word(label, theme.label), depth),
            Entry::Heading { label, depth } => (widest_word(label, theme.head), depth),
            Entry::Folded { depth, .. } => (0.0, depth),
        })
        .map(|(word, depth)| word + indent(theme, *depth))
        .filter(|&word| word <= width * LONGEST_WORD)
        .fold(0.0, f64::max);
    let room = (width * share).max(widest);
    (room <= width * MOST_ROOM).then_some(room)
}

/// How far a label is set in under so many headings.
fn indent(theme: &Theme, depth: usize) -> f64 {
    depth.min(DEEPEST_INDENT) as f64 * theme.label.size_pt
}

/// Lays the rows out. `mark_height` is the room that the marks of a row need.
pub(super) fn lay_out(
    content: &Content<'_>,
    theme: &Theme,
    labels: LabelPlacement,
    mark_height: f64,
) -> Rows {
    let mut rows = Rows { lines: Vec::new(), height: 0.0, label_width: 0.0 };
    let mut label_width = 0.0_f64;
    let mut depth_before = 0;
    for (at, entry) in content.entries.iter().enumerate() {
        let mut line = match entry {
            Entry::Heading { label, depth } => heading(theme, label, *depth, labels),
            Entry::Row { row, label, short, depth } => {
                let unmapped = content.table.rows.get(*row).is_some_and(|head| head.unmapped);
                Line {
                    row: Some(*row),
                    ink: if unmapped { Ink::Muted } else { Ink::Text },
                    ..plain(theme, (label, short.as_deref()), *depth, labels, mark_height)
                }
            }
            Entry::Folded { rows, depth } => {
                // Right under its heading there is nothing that it could be added to.
                let before = at.checked_sub(1).and_then(|at| content.entries.get(at));
                let beside = before.is_some_and(|entry| !matches!(entry, Entry::Heading { .. }));
                let label = words::folded(*rows as u64, &content.table.spec, beside);
                Line { ink: Ink::Muted, ..plain(theme, (&label, None), *depth, labels, 0.0) }
            }
        };
        // What stands under no heading stands apart from the rows of the heading before it.
        if line.depth < depth_before && !line.is_heading() {
            line.lead = theme.row_gap * 0.8;
        }
        depth_before = line.depth;
        label_width = label_width.max(line.indent + line.label.width_pt(line.font));
        rows.push(line);
    }
    rows.label_width = if matches!(labels, LabelPlacement::Beside(_)) { label_width } else { 0.0 };
    rows
}

/// Width for a label that is set in.
fn width_of(labels: LabelPlacement, indent: f64) -> f64 {
    let (LabelPlacement::Beside(width) | LabelPlacement::Above(width)) = labels;
    (width - indent).max(width * 0.5)
}

fn heading(theme: &Theme, label: &str, depth: usize, labels: LabelPlacement) -> Line {
    let indent = indent(theme, depth);
    let width = width_of(labels, indent);
    let continued = wrap_evenly(&words::continued(label), theme.head, width, MOST_LINES);
    let label = wrap_evenly(label, theme.head, width, MOST_LINES);
    let text = label.lines.len() as f64 * theme.head.line_pt();
    let gap = theme.row_gap * 1.3;
    Line {
        row: None,
        depth,
        continued: Some(continued),
        top: 0.0,
        height: text + gap,
        middle: gap - theme.row_gap / 2.0 + text / 2.0,
        lead: 0.0,
        indent,
        label,
        font: theme.head,
        ink: Ink::Text,
    }
}

/// A line with an ordinary label, which its short form stands for where the full one does not fit.
fn plain(
    theme: &Theme,
    (label, short): (&str, Option<&str>),
    depth: usize,
    labels: LabelPlacement,
    mark_height: f64,
) -> Line {
    let indent = indent(theme, depth);
    let width = width_of(labels, indent);
    let mut label = wrap_evenly(label, theme.label, width, MOST_LINES);
    if let (Some(short), Some(_)) = (short, &label.full) {
        label.lines = wrap_evenly(short, theme.label, width, MOST_LINES).lines;
    }
    let text = label.lines.len() as f64 * theme.label.line_pt();
    let (height, middle) = match labels {
        LabelPlacement::Above(_) if mark_height > 0.0 => {
            let height = text + mark_height + theme.near + theme.row_gap;
            (height, height - theme.row_gap / 2.0 - mark_height / 2.0)
        }
        LabelPlacement::Beside(_) | LabelPlacement::Above(_) => {
            let height = text.max(mark_height) + theme.row_gap;
            (height, height / 2.0)
        }
    };
    Line {
        row: None,
        depth,
        continued: None,
        top: 0.0,
        height,
        middle,
        lead: 0.0,
        indent,
        label,
        font: theme.label,
        ink: Ink::Text,
    }
}

impl Line {
    /// Whether it is the heading of what follows.
    pub fn is_heading(&self) -> bool {
        self.continued.is_some()
    }

    /// The same as a heading over rows that began in another part.
    pub fn once_more(&self) -> Self {
        let mut heading = self.clone();
        if let Some(continued) = &self.continued {
            let lines = continued.lines.len() as f64 - self.label.lines.len() as f64;
            let more = lines * self.font.line_pt();
            heading.height += more;
            heading.middle += more / 2.0;
            heading.label = continued.clone();
        }
        heading
    }

    /// Room between the line above and this one, in points.
    pub fn lead(&self) -> f64 {
        self.lead
    }
}

impl Rows {
    /// How many labels are shortened.
    pub fn cut_labels(&self) -> usize {
        self.lines.iter().filter(|line| line.label.full.is_some()).count()
    }

    /// Adds a line below the others, where its place is not that of its making.
    fn push(&mut self, mut line: Line) {
        let lead = if self.lines.is_empty() { 0.0 } else { line.lead };
        let down = self.height + lead - line.top;
        line.top += down;
        line.middle += down;
        self.height = line.top + line.height;
        self.lines.push(line);
    }

    /// Some of the lines by themselves. Headings that stand above the first of them, and not among them,
    /// stand there once more.
    pub fn part(&self, lines: std::ops::Range<usize>) -> Self {
        let mut part = Self { lines: Vec::new(), height: 0.0, label_width: self.label_width };
        for heading in self.headings_above(lines.start) {
            part.push(heading.once_more());
        }
        for line in self.lines.get(lines).unwrap_or_default() {
            part.push(line.clone());
        }
        part
    }

    /// The headings under which a line stands, the outermost first.
    pub fn headings_above(&self, line: usize) -> Vec<&Line> {
        let mut depth = self.lines.get(line).map_or(0, |line| line.depth);
        let mut above = Vec::new();
        for heading in self.lines.get(..line).unwrap_or_default().iter().rev() {
            if heading.is_heading() && heading.depth < depth {
                depth = heading.depth;
                above.push(heading);
            }
        }
        above.reverse();
        above
    }

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
                    x: x + line.indent,
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
