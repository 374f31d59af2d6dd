//! Two-sided bars: barriers to the left and facilitators to the right of one zero line, a panel for
//! each column on a common scale, rows in the table's order.
//!
//! Mixed and neutral have columns of their own beside the two sides, on the same scale. A table in
//! which nothing has a valence is drawn as one-sided bars of codings that are not rated.
//!
//! Two-sided, unstacked bars keep one zero line for all comparisons; see Heiberger and Robbins,
//! Design of diverging stacked bar charts, J Stat Softw 57(5), 2014.

use super::chart::Chart;
use super::content::{Content, Numbers};
use super::frame::{self, Sheet, width_pt};
use super::heads::{self, Head, head, run};
use super::metrics::{ASCENT, DESCENT};
use super::plot::{Area, Canvas};
use super::rows::{self, Labels, Rows};
use super::scale::{self, Side};
use super::theme::{Theme, theme, valence_ink};
use super::{Anchor, FigureSpec, Ink, Scene};
use crate::valence::Valence;
use crate::words::figure as words;

/// This chart.
pub(super) const CHART: Chart = Chart {
    id: "two_sided_bars",
    label: words::BARS_LABEL,
    name_without_valence: words::BARS_NAME_WITHOUT_VALENCE,
    purpose: words::BARS_PURPOSE,
    options: &[
        ("numbers", &["shown", "hidden"]),
        ("scale", &["shared", "own"]),
        ("labels", &["standard", "narrow", "wide"]),
    ],
    disabled: |option, table| {
        (option == "scale" && table.columns.len() < 2).then_some(words::ONE_PANEL)
    },
    draw,
};

/// With more panels than this, shares stand without their counts where more panels fit then.
const MANY: usize = 4;

/// Everything about the layout but the rows' heights.
struct Plan<'a> {
    content: &'a Content<'a>,
    theme: Theme,
    /// Valences drawn: barrier and facilitator first, or the missing one alone.
    valences: Vec<Valence>,
    numbers: Numbers,
    own_scale: bool,
    rows: Rows,
    above: bool,
    /// Left edge of the panels and width of each.
    plot_x: f64,
    panel_width: f64,
    per_band: usize,
    /// Room between panels.
    gap: f64,
    /// Scale and room of every panel, where they share one.
    shared: Option<Geometry>,
    /// Whether each panel names its sides; otherwise the legend does, once.
    words_in_panels: bool,
}

fn draw(spec: &FigureSpec, content: &Content<'_>, description: &str) -> Scene {
    let plan = Plan::new(spec, content);
    let mut notes = content.notes(&plan.valences, plan.numbers);
    if plan.own_scale {
        notes.push(words::OWN_SCALE_NOTE.to_owned());
    }
    let per_band = plan.per_band.max(1);
    let columns = content.columns.chunks(per_band);
    let bands: Vec<Band> = columns.map(|columns| Band::new(&plan, columns)).collect();
    let heights: Vec<f64> = bands.iter().map(|band| band.height(&plan)).collect();
    let sheet = Sheet {
        spec,
        table: content.table,
        theme: &plan.theme,
        notes: &notes,
        legend: (!plan.words_in_panels).then_some(plan.valences.as_slice()),
        description,
    };
    sheet.draw(&heights, &|canvas, number, y, inner| {
        if let Some(band) = bands.get(number) {
            band.draw(&plan, canvas, y, inner, number * per_band);
        }
    })
}

impl<'a> Plan<'a> {
    fn new(spec: &FigureSpec, content: &'a Content<'a>) -> Self {
        let theme = theme(spec.style);
        let choice = |id: &str| spec.options.get(id).map_or("", String::as_str);
        let valences = content.valences();
        let inner = width_pt(spec) - 2.0 * theme.margin;
        let share = rows::label_share(choice("labels"));
        let room = rows::label_room(content, &theme, inner, share);
        let beside =
            rows::lay_out(content, &theme, Labels::Beside(room.unwrap_or(inner)), theme.bar);
        let wanted = if choice("numbers") == "hidden" { Numbers::None } else { Numbers::Full };
        let mut plan = Self {
            content,
            theme,
            valences,
            numbers: wanted,
            own_scale: choice("scale") == "own" && content.columns.len() > 1,
            plot_x: theme.margin + beside.label_width + theme.apart * 0.6,
            rows: beside,
            above: false,
            panel_width: 0.0,
            gap: theme.apart * if wanted == Numbers::None { 1.8 } else { 1.0 },
            shared: None,
            per_band: 1,
            words_in_panels: false,
        };
        let right = theme.margin + inner;
        if room.is_none() || plan.least_panel() > right - plan.plot_x {
            plan.rows = rows::lay_out(content, &theme, Labels::Above(inner), theme.bar);
            plan.above = true;
            plan.plot_x = theme.margin;
            for numbers in [wanted, Numbers::Short, Numbers::None] {
                plan.numbers = numbers;
                if plan.least_panel() <= inner {
                    break;
                }
            }
        }
        let room = right - plan.plot_x;
        let gap = plan.gap;
        let count = content.columns.len().max(1);
        plan.per_band = frame::per_band(count, plan.least_panel(), gap, room);
        if count > MANY && plan.numbers == Numbers::Full && content.is_share() {
            plan.numbers = Numbers::Short;
            let shorter = frame::per_band(count, plan.least_panel(), gap, room);
            if shorter > plan.per_band {
                plan.per_band = shorter;
            } else {
                plan.numbers = Numbers::Full;
            }
        }
        plan.panel_width = (room - gap * (plan.per_band - 1) as f64) / plan.per_band as f64;
        plan.words_in_panels = plan.words_fit();
        plan.shared = (!plan.own_scale).then(|| plan.geometry(&content.columns));
        plan
    }

    /// Room between the zero line and a lane that follows.
    fn lane_gap(&self) -> f64 {
        self.theme.apart * 0.6
    }

    /// Width of the gaps between the lanes of a panel.
    fn lane_gaps(&self) -> f64 {
        self.lane_gap() * self.valences.len().saturating_sub(2) as f64
    }

    /// What must fit beside the zero lines of some columns: one side for each valence.
    fn sides(&self, columns: &[usize], with_words: bool) -> Vec<Side> {
        let near = self.theme.near;
        self.valences
            .iter()
            .map(|&valence| {
                let head = heads::legend_width(&self.theme, valence, with_words) + near;
                let mut side = Side { least_pt: head, bars: Vec::new() };
                for &row in &self.content.rows {
                    for &column in columns {
                        let cell = self.content.number(row, column, valence);
                        let text = self.content.text(&cell, self.numbers);
                        let text = text.map_or(0.0, |text| near + self.theme.value.width_pt(&text));
                        side.bars.push((self.content.amount(&cell), text));
                    }
                }
                side
            })
            .collect()
    }

    /// The narrowest panel in which the longest bar still shows differences.
    fn least_panel(&self) -> f64 {
        let sides = self.sides(&self.content.columns, false);
        let run = self.theme.value.size_pt * 4.5;
        let largest = scale::largest(&sides);
        let scale = if largest > 0.0 { run / largest } else { 0.0 };
        let name = heads::least_width(self.content, &self.theme);
        (scale::extent_pt(&sides, scale) + self.lane_gaps()).max(name)
    }

    /// Whether the words fit over the sides of every panel without costing much of the bars' length.
    fn words_fit(&self) -> bool {
        let room = self.panel_width - self.lane_gaps();
        let columns = &self.content.columns;
        let with = self.sides(columns, true);
        if scale::largest(&with) <= 0.0 {
            return scale::extent_pt(&with, 0.0) <= room;
        }
        scale::fit(&with, room) >= 0.75 * scale::fit(&self.sides(columns, false), room)
            && scale::fit(&with, room) > 0.0
    }

    /// Whether each panel bears the signs of its sides, if not their words: not where there is one
    /// side in all, which the legend names.
    fn signs_in_panels(&self) -> bool {
        self.words_in_panels || self.valences.len() > 1
    }

    /// The panel of one column.
    fn panel(&self, column: usize) -> Panel {
        Panel {
            column,
            head: head(self.content, &self.theme, column, self.panel_width),
            geometry: self.shared.clone().unwrap_or_else(|| self.geometry(&[column])),
        }
    }

    /// Scale and room of the panels of some columns.
    fn geometry(&self, columns: &[usize]) -> Geometry {
        let sides = self.sides(columns, self.words_in_panels);
        let room = self.panel_width - self.lane_gaps();
        let scale = scale::fit(&sides, room);
        let mut extents: Vec<f64> = sides.iter().map(|side| side.extent_pt(scale)).collect();
        let left_over = (room - extents.iter().sum::<f64>()).max(0.0);
        // Where nothing was counted the zero line stands in the middle.
        let shared = extents.len().min(2);
        for extent in extents.iter_mut().take(shared) {
            *extent += left_over / shared as f64;
        }
        Geometry { scale, largest: scale::largest(&sides), extents }
    }

    fn row_offset(&self) -> f64 {
        self.theme.near
    }
}

/// How a panel is divided.
#[derive(Clone)]
struct Geometry {
    /// Points per unit; 0 where all is zero.
    scale: f64,
    /// Largest amount on the scale.
    largest: f64,
    /// Room of each valence beside its zero line.
    extents: Vec<f64>,
}

/// The bars of one column.
struct Panel {
    column: usize,
    head: Head,
    geometry: Geometry,
}

/// One zero line: room to its left and right, and the valences drawn there with their positions.
struct Lane {
    left: f64,
    right: f64,
    valences: Vec<(usize, Valence)>,
}

/// Panels that stand side by side over the same rows.
struct Band {
    panels: Vec<Panel>,
    head: f64,
}

impl Band {
    fn new(plan: &Plan<'_>, columns: &[usize]) -> Self {
        let panels: Vec<Panel> = columns.iter().map(|&column| plan.panel(column)).collect();
        let names = panels.iter().map(|panel| panel.head.height(&plan.theme)).fold(0.0, f64::max);
        Self { panels, head: names + plan.theme.near + Self::signs(plan) }
    }

    /// Height of the line in which the sides are named.
    fn signs(plan: &Plan<'_>) -> f64 {
        if plan.signs_in_panels() { plan.theme.small.line_pt() + plan.theme.near } else { 0.0 }
    }

    fn axis(plan: &Plan<'_>) -> f64 {
        if plan.numbers == Numbers::None {
            plan.theme.small.line_pt() + plan.theme.near
        } else {
            0.0
        }
    }

    fn height(&self, plan: &Plan<'_>) -> f64 {
        self.head + plan.row_offset() + plan.rows.height + Self::axis(plan)
    }

    fn draw(&self, plan: &Plan<'_>, canvas: &Canvas, y: f64, inner: f64, first: usize) {
        let theme = &plan.theme;
        let top = y + self.head + plan.row_offset();
        plan.rows.draw(canvas, theme, (theme.margin, top), inner, !plan.above);
        let step = plan.panel_width + plan.gap;
        for (number, panel) in self.panels.iter().enumerate() {
            let x = plan.plot_x + number as f64 * step;
            let names = y + self.head - Self::signs(plan);
            panel.draw(plan, canvas, (x, names), top, first + number);
        }
    }
}

impl Panel {
    fn draw(&self, plan: &Plan<'_>, canvas: &Canvas, at: (f64, f64), top: f64, number: usize) {
        let theme = &plan.theme;
        let (mut x, names) = at;
        let (zero, anchor) = match self.geometry.extents.first() {
            Some(left) if plan.content.has_valence => (x + left, Anchor::Middle),
            _ => (x, Anchor::Start),
        };
        let half = self.head.width(theme) / 2.0;
        let head_x = match anchor {
            Anchor::Middle => zero.min(x + plan.panel_width - half).max(x + half),
            _ => zero,
        };
        self.head.draw(canvas, theme, head_x, names - theme.near, anchor);
        let baseline = names + theme.small.size_pt * (ASCENT + 0.06) + theme.near * 0.5;
        // How far to the right the axis is written already.
        let mut taken = f64::MIN;
        for lane in self.lanes(plan) {
            let width = lane.left + lane.right;
            let area = Area { x, y: top, width, height: plan.rows.height };
            self.lane(plan, canvas, area, (&lane, number), &mut taken);
            for &(_, valence) in lane.valences.iter().filter(|_| plan.signs_in_panels()) {
                let words = plan.words_in_panels;
                let x = match valence {
                    Valence::Barrier => {
                        x + lane.left - theme.near - heads::legend_width(theme, valence, words)
                    }
                    _ => x + lane.left + theme.near,
                };
                heads::legend(canvas, theme, valence, words, (x, baseline));
            }
            x += width + plan.lane_gap();
        }
    }

    /// The zero lines of the panel from left to right.
    fn lanes(&self, plan: &Plan<'_>) -> Vec<Lane> {
        let mut sides =
            plan.valences.iter().copied().zip(self.geometry.extents.iter().copied()).enumerate();
        let mut lanes = Vec::new();
        if plan.content.has_valence
            && let (
                Some((left, (barrier, left_extent))),
                Some((right, (facilitator, right_extent))),
            ) = (sides.next(), sides.next())
        {
            let valences = vec![(left, barrier), (right, facilitator)];
            lanes.push(Lane { left: left_extent, right: right_extent, valences });
        }
        lanes.extend(sides.map(|(index, (valence, extent))| Lane {
            left: 0.0,
            right: extent,
            valences: vec![(index, valence)],
        }));
        lanes
    }

    /// One zero line with what lies beside it.
    fn lane(
        &self,
        plan: &Plan<'_>,
        canvas: &Canvas,
        area: Area,
        (lane, number): (&Lane, usize),
        taken: &mut f64,
    ) {
        let theme = &plan.theme;
        let left = lane.left;
        // With nothing to measure one point is as good a unit as any.
        let scale = if self.geometry.scale > 0.0 { self.geometry.scale } else { 1.0 };
        let ticks = self.ticks(plan, left, area.width - left, scale);
        let Some(mut plot) =
            canvas.plot(area, (-left / scale, (area.width - left) / scale), &ticks)
        else {
            return;
        };
        if plan.numbers == Numbers::None {
            if plan.above {
                for (from, to) in plan.rows.mark_zones(theme) {
                    for &tick in &ticks {
                        plot.line((tick, from), (tick, to), Ink::Grid, theme.hairline);
                    }
                }
            } else {
                plot.grid(Ink::Grid, theme.hairline);
            }
            self.axis(plan, canvas, &plot, &ticks, area, taken);
        }
        let rows = plan.rows.lines.iter().filter_map(|line| Some((line, line.row?)));
        for (position, (line, row)) in rows.enumerate() {
            for &(side, valence) in &lane.valences {
                let cell = plan.content.number(row, self.column, valence);
                let barrier = valence == Valence::Barrier;
                let hit = Area {
                    x: if barrier { area.x } else { area.x + left },
                    y: area.y + line.top,
                    width: if barrier { left } else { area.width - left },
                    height: line.height,
                };
                let key = plan.content.key(row, self.column, valence);
                let label = plan.content.mark_label(row, self.column, valence);
                canvas.open(key, position, number * plan.valences.len() + side, label, hit);
                let amount = plan.content.amount(&cell);
                let end = if barrier { -amount } else { amount };
                if plan.content.is_drawn(&cell) {
                    let half = theme.bar / 2.0;
                    let ink = valence_ink(valence);
                    plot.bar((0.0, end), (line.middle - half, line.middle + half), ink);
                } else if plan.numbers == Numbers::None && !cell.count.is_hidden() {
                    let half = theme.bar / 4.0;
                    let (from, to) = ((0.0, line.middle - half), (0.0, line.middle + half));
                    plot.line(from, to, valence_ink(valence), theme.line * 2.0);
                }
                if let Some(text) = plan.content.text(&cell, plan.numbers) {
                    let (x, anchor) = if barrier {
                        (plot.x_pt(end) - theme.near, Anchor::End)
                    } else {
                        (plot.x_pt(end) + theme.near, Anchor::Start)
                    };
                    let baseline =
                        area.y + line.middle + theme.value.size_pt * (ASCENT - 0.04) / 2.0;
                    let ink = if plan.content.is_drawn(&cell) { Ink::Text } else { Ink::Muted };
                    canvas.text(run(&text, theme.value, x, baseline, anchor, ink));
                }
                canvas.close();
            }
        }
        let zones = if plan.above { plan.rows.mark_zones(theme) } else { vec![(0.0, area.height)] };
        for (from, to) in zones {
            plot.line((0.0, from), (0.0, to), Ink::Axis, theme.line);
        }
    }

    /// Grid values of a lane, on both sides of zero.
    fn ticks(&self, plan: &Plan<'_>, left: f64, right: f64, scale: f64) -> Vec<f64> {
        let widest = words::tick(self.geometry.largest, plan.content.is_share());
        let apart = plan.theme.small.width_pt(&widest) * 1.3 + plan.theme.apart * 0.5;
        let whole = !plan.content.is_share();
        let mut ticks = scale::ticks(self.geometry.largest, scale, apart, whole);
        if ticks.len() < 2 {
            let tight = plan.theme.small.width_pt(&widest) + plan.theme.near;
            ticks = scale::ticks(self.geometry.largest, scale, tight, whole);
        }
        let negative = ticks.iter().rev().filter(|&&tick| tick > 0.0).map(|tick| -tick);
        negative
            .filter(|tick| -tick * scale <= left)
            .chain(ticks.iter().copied().filter(|tick| tick * scale <= right))
            .collect()
    }

    /// The values at the grid lines, below them.
    fn axis(
        &self,
        plan: &Plan<'_>,
        canvas: &Canvas,
        plot: &super::plot::Plot,
        ticks: &[f64],
        area: Area,
        taken: &mut f64,
    ) {
        let font = plan.theme.small;
        let baseline = area.y + area.height + plan.theme.near + font.size_pt * (1.0 - DESCENT);
        for &tick in ticks {
            let text = words::tick(tick, plan.content.is_share());
            let half = font.width_pt(&text) / 2.0;
            let x = plot.x_pt(tick);
            // A label that would leave the figure or meet the one before it is left out.
            if x - half >= *taken + plan.theme.near
                && x - half >= area.x - plan.theme.apart / 3.0
                && x + half <= area.x + area.width + plan.theme.margin
            {
                *taken = x + half;
                canvas.text(run(&text, font, x, baseline, Anchor::Middle, Ink::Muted));
            }
        }
    }
}
