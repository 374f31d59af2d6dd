//! The layout that all charts share: labels beside or above the marks, how much of each number stands
//! there, how many panels stand side by side, and the panels' heads over the same rows.
//!
//! Takes what a chart wishes and how narrow its panels may be; has the chart draw each panel at its place.

use super::FigureSpec;
use super::content::{Content, NumberDetail, PanelOf};
use super::frame::{self, width_pt};
use super::heads::{Head, head_of};
use super::options::LABELS;
use super::plot::Canvas;
use super::rows::{self, LabelPlacement, Rows};
use super::signs::Series;
use super::theme::Theme;
use crate::valence::Valence;
use crate::words::caption;

/// How many widths are tried for labels that would be cut.
const WIDER_LABELS: u8 = 4;

/// What a chart wishes before anything is laid out.
pub(super) struct Wish {
    /// Fonts and distances.
    pub theme: Theme,
    /// How much of each number stands at its mark, where there is room.
    pub numbers: NumberDetail,
    /// Height that the marks of a row need, in points.
    pub mark_height: f64,
    /// Room between panels, in points.
    pub gap: f64,
    /// The panels, at least one.
    pub panels: Vec<PanelOf>,
}

/// Where everything stands.
pub(super) struct Fit<'a> {
    /// What is drawn.
    pub content: &'a Content<'a>,
    /// Fonts and distances.
    pub theme: Theme,
    /// Valences drawn: barrier and facilitator first, or the missing one alone.
    pub valences: Vec<Valence>,
    /// How much of each number stands at its mark.
    pub numbers: NumberDetail,
    /// The rows.
    pub rows: Rows,
    /// Whether labels stand above the marks.
    pub above: bool,
    /// Left edge of the first panel, in points.
    pub plot_x: f64,
    /// Width of each panel, in points.
    pub panel_width: f64,
    /// Room between panels, in points.
    pub gap: f64,
    /// The panels.
    pub panels: Vec<PanelOf>,
    /// Height that the marks of a row need, in points.
    mark_height: f64,
    /// Whether labels may have more than their share of the width where nothing else loses by it.
    labels_may_grow: bool,
    /// Panels side by side, at least 1.
    per_band: usize,
    /// Room for panels side by side, in points.
    room: f64,
}

impl<'a> Fit<'a> {
    /// Lays out: labels go above the marks where there is no room for them beside, and numbers are cut
    /// down where even then a panel is too wide. `least` is the width of the narrowest panel with the
    /// numbers of the fit that it is given.
    pub fn new(
        spec: &FigureSpec,
        content: &'a Content<'a>,
        wish: Wish,
        least: &dyn Fn(&Self) -> f64,
    ) -> Self {
        let Wish { theme, numbers, mark_height, gap, panels } = wish;
        let inner = width_pt(spec) - 2.0 * theme.margin;
        let right = theme.margin + inner;
        let beside = rows::label_room(content, &theme, inner, LABELS.chosen(spec));
        let labels = LabelPlacement::Beside(beside.unwrap_or(inner));
        let rows = rows::lay_out(content, &theme, labels, mark_height);
        let plot_x = theme.margin + rows.label_width + theme.apart * 0.6;
        let mut fit = Self {
            content,
            valences: content.valences(),
            numbers,
            rows,
            above: false,
            plot_x,
            panel_width: 0.0,
            gap,
            panels,
            mark_height,
            labels_may_grow: LABELS.is_default(spec),
            per_band: 1,
            room: right - plot_x,
            theme,
        };
        if beside.is_none() || least(&fit) > fit.room {
            fit.rows =
                rows::lay_out(content, &fit.theme, LabelPlacement::Above(inner), mark_height);
            fit.above = true;
            fit.plot_x = fit.theme.margin;
            fit.room = right - fit.plot_x;
            for fewer in [numbers, NumberDetail::Short, NumberDetail::None] {
                fit.numbers = fewer;
                if least(&fit) <= inner {
                    break;
                }
            }
        }
        let most = fit.fitting(least);
        fit.set_per_band(most);
        fit.keep_labels_whole(inner, least);
        fit
    }

    /// Gives labels that would be cut more room, as long as as many panels stand side by side: a label that is
    /// whole says more than a longer bar.
    fn keep_labels_whole(&mut self, inner: f64, least: &dyn Fn(&Self) -> f64) {
        if self.above || !self.labels_may_grow {
            return;
        }
        let mut cut = self.rows.cut_labels();
        let (from, to) = (inner * LABELS.default.1, inner * rows::MOST_ROOM);
        for step in 1..=WIDER_LABELS {
            if cut == 0 {
                return;
            }
            let width = from + (to - from) * f64::from(step) / f64::from(WIDER_LABELS);
            let wider = self.rows_beside(width);
            let room = self.room - (wider.label_width - self.rows.label_width);
            let still_cut = wider.cut_labels();
            let side_by_side = frame::per_band(self.panels.len(), least(self), self.gap, room);
            if side_by_side < self.per_band || least(self) > room {
                return;
            }
            if still_cut < cut {
                cut = still_cut;
                self.take_rows(wider);
                self.set_per_band(self.per_band);
            }
        }
    }

    fn rows_beside(&self, width: f64) -> Rows {
        let labels = LabelPlacement::Beside(width);
        rows::lay_out(self.content, &self.theme, labels, self.mark_height)
    }

    /// Takes rows whose labels are of another width: the marks begin, and their room ends, accordingly.
    fn take_rows(&mut self, rows: Rows) {
        let wider_by = rows.label_width - self.rows.label_width;
        self.plot_x += wider_by;
        self.room -= wider_by;
        self.rows = rows;
    }

    /// Makes panels at most so wide, since cells far wider than what stands in them would tear a row apart, and
    /// gives the labels beside them what is left then.
    pub fn narrow_panels(&mut self, widest: f64) {
        self.panel_width = self.panel_width.min(widest);
        if self.above || !self.labels_may_grow {
            return;
        }
        let panels = self.per_band as f64;
        let left = self.room - self.panel_width * panels - self.gap * (panels - 1.0);
        if left > 0.0 {
            self.take_rows(self.rows_beside(self.rows.label_width + left));
        }
    }

    /// Leaves counts out beside shares where more panels fit side by side then.
    pub fn shorten_for_more(&mut self, least: &dyn Fn(&Self) -> f64) {
        if self.numbers == NumberDetail::Full && self.content.is_share() {
            self.numbers = NumberDetail::Short;
            let more = self.fitting(least);
            if more > self.per_band {
                self.set_per_band(more);
            } else {
                self.numbers = NumberDetail::Full;
            }
        }
    }

    fn fitting(&self, least: &dyn Fn(&Self) -> f64) -> usize {
        frame::per_band(self.panels.len(), least(self), self.gap, self.room)
    }

    fn set_per_band(&mut self, per_band: usize) {
        self.per_band = per_band.max(1);
        let gaps = self.gap * (self.per_band - 1) as f64;
        self.panel_width = (self.room - gaps) / self.per_band as f64;
    }
}

/// Where a panel stands.
pub(super) struct PanelPlace {
    /// What it is of.
    pub of: PanelOf,
    /// Its number among all panels.
    pub number: usize,
    /// Left edge, in points.
    pub x: f64,
    /// Top of the rows, in points.
    pub top: f64,
}

/// What a chart draws within the common layout.
pub(super) trait Panels {
    /// The layout.
    fn fit(&self) -> &Fit<'_>;
    /// Draws these lines alone from now on, at the scale and with the room for labels of all of them.
    fn keep_rows(&mut self, rows: Rows);
    /// What the figure is of.
    fn title(&self) -> String {
        caption::title(self.fit().content.table)
    }

    /// The sentences under the figure.
    fn notes(&self) -> Vec<String>;
    /// Series that a legend over the whole figure names by their signs.
    fn series(&self) -> Vec<Series> {
        Vec::new()
    }

    /// Whether the valences are named over the whole figure, as its panels do not name them.
    fn has_legend(&self) -> bool {
        false
    }

    /// Height of a band above its rows, in points, where the names of its columns have a height.
    fn above_rows(&self, names: f64) -> f64 {
        names + self.fit().theme.near * 2.0
    }

    /// Height of a band below its rows, in points.
    fn below_rows(&self) -> f64 {
        0.0
    }

    /// Length of the lines between rows, in points, where the figure has a width; 0 for none.
    fn rules(&self, width: f64) -> f64 {
        width
    }

    /// Draws the panel of a column.
    fn draw(&self, canvas: &Canvas, head: &Head, place: &PanelPlace);
}

/// Panels that stand side by side over the same rows.
pub(super) struct Band {
    /// Number of its first panel among all panels.
    first: usize,
    heads: Vec<(PanelOf, Head)>,
    /// Height above its rows, in points.
    pub above: f64,
}

/// The bands of a figure, from top to bottom.
pub(super) fn bands(panels: &dyn Panels) -> Vec<Band> {
    let fit = panels.fit();
    let band = |(number, panels_of): (usize, &[PanelOf])| {
        let head = |&of: &PanelOf| (of, head_of(fit.content, &fit.theme, of, fit.panel_width));
        let heads: Vec<(PanelOf, Head)> = panels_of.iter().map(head).collect();
        let names = heads.iter().map(|(_, head)| head.height(&fit.theme)).fold(0.0, f64::max);
        Band { first: number * fit.per_band, heads, above: panels.above_rows(names) }
    };
    fit.panels.chunks(fit.per_band).enumerate().map(band).collect()
}

impl Band {
    /// Draws labels and panels; the band's top is at `y`, and `inner` is the figure's width within its
    /// margins.
    pub fn draw(&self, panels: &dyn Panels, canvas: &Canvas, y: f64, inner: f64) {
        let fit = panels.fit();
        let top = y + self.above;
        let left = fit.theme.margin;
        fit.rows.draw(canvas, &fit.theme, (left, top), panels.rules(inner), !fit.above);
        for (at, (of, head)) in self.heads.iter().enumerate() {
            let x = fit.plot_x + at as f64 * (fit.panel_width + fit.gap);
            let place = PanelPlace { of: *of, number: self.first + at, x, top };
            panels.draw(canvas, head, &place);
        }
    }
}
