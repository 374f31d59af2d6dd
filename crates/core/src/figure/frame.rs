//! What stands around every chart: the title above, if one was given, the legend, and the notes below.

use super::heads::{legend_block, legend_block_height, run};
use super::metrics::{ASCENT, Font};
use super::plot::{Area, Canvas};
use super::signs::{self, Series};
use super::text::{Lines, wrap};
use super::theme::{Theme, theme};
use super::{Anchor, FigureSpec, Ink, PageFit, Scene};
use crate::analysis::CrossTab;
use crate::valence::Valence;
use crate::words::caption;

/// Points in a millimetre.
pub(super) const POINTS_PER_MM: f64 = 72.0 / 25.4;
/// Lines of a title at most.
const MOST_TITLE_LINES: usize = 4;

/// Width of the figure in points, in whole hundredths.
pub(super) fn width_pt(spec: &FigureSpec) -> f64 {
    (spec.width_mm * POINTS_PER_MM * 100.0).round() / 100.0
}

/// How a figure, or part `number` of `parts`, of a height in points stands to its page, where so many rows of all are
/// drawn.
pub(super) fn page_fit(
    spec: &FigureSpec,
    height_pt: f64,
    (number, parts): (usize, usize),
    (drawn, all): (usize, usize),
) -> PageFit {
    let counted = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    PageFit {
        height_mm: height_pt / POINTS_PER_MM,
        most_mm: spec.height_mm,
        part: counted(number),
        parts: counted(parts),
        rows: counted(drawn),
        rows_left_out: counted(all.saturating_sub(drawn)),
        ..PageFit::default()
    }
}

/// How many of `count` panels stand side by side: as many as fit, in bands of like number.
pub(super) fn per_band(count: usize, least_width: f64, gap: f64, room: f64) -> usize {
    let fitting = (2..=count)
        .take_while(|&many| least_width * many as f64 + gap * (many - 1) as f64 <= room)
        .last()
        .unwrap_or(1);
    count.div_ceil(count.div_ceil(fitting).max(1)).max(1)
}

/// Title and notes, wrapped for the figure's width.
struct Frame {
    title: Option<Lines>,
    notes: Lines,
}

impl Frame {
    /// Wraps the texts.
    fn new(spec: &FigureSpec, theme: &Theme, notes: &[String]) -> Self {
        let width = width_pt(spec) - 2.0 * theme.margin;
        let title =
            spec.title.as_deref().map(|title| wrap(title, theme.title, width, MOST_TITLE_LINES));
        Self { title, notes: wrap(&notes.join(" "), theme.small, width, usize::MAX) }
    }

    /// Room for the title, margin included.
    fn above(&self, theme: &Theme) -> f64 {
        let title = self.title.as_ref().map_or(0.0, |title| {
            title.lines.len() as f64 * theme.title.line_pt() + theme.apart * 0.6
        });
        theme.margin + title
    }

    /// Room for the notes, margin included.
    fn below(&self, theme: &Theme) -> f64 {
        theme.apart * 0.7 + self.notes.lines.len() as f64 * theme.small.line_pt() + theme.margin
    }

    /// Draws the title.
    fn draw_title(&self, canvas: &Canvas, theme: &Theme) {
        if let Some(title) = &self.title {
            paragraph(canvas, title, theme.title, (theme.margin, theme.margin), Ink::Text);
        }
    }

    /// Draws the notes on a figure of a height: last of all, for what is drawn is read in its order.
    fn draw_notes(&self, canvas: &Canvas, theme: &Theme, height: f64) {
        let top = height - self.below(theme) + theme.apart * 0.7;
        paragraph(canvas, &self.notes, theme.small, (theme.margin, top), Ink::Muted);
    }
}

fn paragraph(canvas: &Canvas, lines: &Lines, font: Font, (x, top): (f64, f64), ink: Ink) {
    for (number, line) in lines.lines.iter().enumerate() {
        let baseline = top + number as f64 * font.line_pt() + font.size_pt * (ASCENT + 0.06);
        let full = lines.full.clone().filter(|_| number == 0);
        canvas.text(super::TextRun { full, ..run(line, font, x, baseline, Anchor::Start, ink) });
    }
}

/// A figure of bands of panels, one below the other.
pub(super) struct Sheet<'a> {
    pub spec: &'a FigureSpec,
    /// What the figure is of, for readers that do not see it, where no title was given.
    pub title: &'a str,
    pub theme: &'a Theme,
    pub notes: &'a [String],
    /// Valences of the legend over the whole; `None` where the panels' heads name them.
    pub legend: Option<&'a [Valence]>,
    /// Series of a legend over the whole; empty where there is none.
    pub series: &'a [Series],
    /// What the figure shows, in words.
    pub description: &'a str,
}

impl Sheet<'_> {
    /// Height of everything around the bands, and of the legend among it, in points.
    fn around(&self, frame: &Frame) -> (f64, f64) {
        let inner = width_pt(self.spec) - 2.0 * self.theme.margin;
        let mut legend =
            self.legend.map_or(0.0, |valences| legend_block_height(self.theme, valences, inner));
        if !self.series.is_empty() {
            legend += signs::legend_height(self.theme, self.series, inner);
        }
        (frame.above(self.theme) + legend + frame.below(self.theme), legend)
    }

    /// Height with bands of these heights, in points.
    pub fn height(&self, bands: &[f64]) -> f64 {
        let (around, _) = self.around(&Frame::new(self.spec, self.theme, self.notes));
        let apart = self.theme.apart * bands.len().saturating_sub(1) as f64;
        ((around + bands.iter().sum::<f64>() + apart) * 100.0).ceil() / 100.0
    }

    /// Draws bands of these heights; `band` draws one, given its number, its top and the room.
    pub fn draw(&self, heights: &[f64], band: &dyn Fn(&Canvas, usize, f64, f64)) -> Scene {
        let theme = self.theme;
        let frame = Frame::new(self.spec, theme, self.notes);
        let width = width_pt(self.spec);
        let inner = width - 2.0 * theme.margin;
        let height = self.height(heights);
        let (_, legend) = self.around(&frame);

        let canvas = Canvas::new(width, height);
        frame.draw_title(&canvas, theme);
        let mut y = frame.above(theme);
        if let Some(valences) = self.legend {
            let area = Area { x: theme.margin, y, width: inner, height: legend };
            legend_block(&canvas, theme, valences, area);
        }
        if !self.series.is_empty() {
            let area = Area { x: theme.margin, y, width: inner, height: legend };
            signs::legend(&canvas, theme, self.series, area);
        }
        y += legend;
        for (number, band_height) in heights.iter().enumerate() {
            band(&canvas, number, y, inner);
            y += band_height + theme.apart;
        }
        frame.draw_notes(&canvas, theme, height);
        let title = self.spec.title.clone().unwrap_or_else(|| self.title.to_owned());
        canvas.finish(width, height, title, self.description.to_owned())
    }
}

/// The figure of a table of which none can be drawn: a sentence that says why.
pub(super) fn empty(spec: &FigureSpec, table: &CrossTab, why: &str, description: String) -> Scene {
    let theme = theme(spec);
    let frame = Frame::new(spec, &theme, &[why.to_owned()]);
    let width = width_pt(spec);
    let height = frame.above(&theme) + frame.below(&theme);
    let canvas = Canvas::new(width, height);
    frame.draw_title(&canvas, &theme);
    frame.draw_notes(&canvas, &theme, height);
    let title = spec.title.clone().unwrap_or_else(|| caption::title(table));
    canvas.finish(width, height, title, description)
}
