//! Two-sided bars: barriers to the left and facilitators to the right of one zero line, a panel for
//! each column on a common scale, rows in the table's order.
//!
//! Mixed and neutral have columns of their own beside the two sides, on the same scale. A table in
//! which nothing has a valence is drawn as one-sided bars of codings that are not rated.
//!
//! Two-sided, unstacked bars keep one zero line for all comparisons; see Heiberger and Robbins,
//! Design of diverging stacked bar charts, J Stat Softw 57(5), 2014.

use super::beside::Numbers;
use super::chart::{Chart, Drawn, Purpose};
use super::choices::Choices;
use super::content::{Content, NumberDetail, PanelOf};
use super::fit::{Fit, PanelPlace, Panels, Wish};
use super::heads::{self, Head, run};
use super::metrics::{ASCENT, DESCENT};
use super::plot::{Area, Canvas};
use super::rows::Rows;
use super::scale::{self, LEAST_SHARE, Scaled, Side, Sides, Texts};
use super::theme::{Theme, valence_ink};
use super::{Anchor, FigureSpec, Ink, describe, page};
use crate::valence::Valence;
use crate::words::figure as words;

/// This chart.
pub(super) const CHART: Chart = Chart {
    id: "two_sided_bars",
    label: words::BARS_LABEL,
    purpose: words::BARS_PURPOSE,
    needs: None,
    lacks: |_| None,
    options: &[&NUMBERS, &SCALE],
    without: &[],
    caption: |_| None,
    describe: |_, numbers| {
        describe::counts(numbers.table, words::BARS_LABEL, words::BARS_NAME_WITHOUT_VALENCE)
    },
    draw,
};

const NUMBERS: Choices<NumberDetail> = Choices {
    id: "numbers",
    default: ("shown", NumberDetail::Full),
    others: &[("hidden", NumberDetail::None)],
    compares_columns: false,
};

/// Which panels have one scale.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Scale {
    /// All of them.
    Shared,
    /// Each has its own.
    Own,
}

const SCALE: Choices<Scale> = Choices {
    id: "scale",
    default: ("shared", Scale::Shared),
    others: &[("own", Scale::Own)],
    compares_columns: true,
};

/// With more panels than this, shares stand without their counts where more panels fit then.
const MANY: usize = 4;

/// Everything about the layout.
struct BarsPlan<'a> {
    fit: Fit<'a>,
    /// Scale and room of every panel, where they share one.
    shared: Option<Geometry>,
    /// Whether each panel names its sides; otherwise the legend does, once.
    words_in_panels: bool,
}

fn draw(spec: &FigureSpec, numbers: Numbers<'_>, purpose: Purpose<'_>) -> Option<Drawn> {
    let content = Content::of(spec, numbers.table);
    Some(page::draw(spec, &content, purpose, &|theme| BarsPlan::new(spec, &content, theme)))
}

/// Whether barriers and facilitators stand on both sides of a line.
fn has_two_sides(fit: &Fit<'_>) -> bool {
    fit.valences.starts_with(&Valence::SIDES)
}

/// Room between the zero line and a lane that follows.
fn lane_gap(fit: &Fit<'_>) -> f64 {
    fit.theme.apart * 0.6
}

/// Width of the gaps between the lanes of a panel.
fn lane_gaps(fit: &Fit<'_>) -> f64 {
    let lines = fit.valences.len() - usize::from(has_two_sides(fit));
    lane_gap(fit) * lines.saturating_sub(1) as f64
}

/// What must fit beside the zero lines of some columns: one side for each valence.
fn sides(fit: &Fit<'_>, columns: &[usize], with_words: bool) -> Sides {
    let near = fit.theme.near;
    let side = |valence: Valence| {
        let head = heads::legend_width(&fit.theme, valence, with_words) + near;
        let mut side =
            Side { least_pt: head, bars: Vec::new(), bears_texts: upon(valence).is_some() };
        for &row in &fit.content.rows {
            for &column in columns {
                let cell = fit.content.number(row, column, valence);
                let text = fit.content.text(&cell, fit.numbers);
                let text = text.map_or(0.0, |text| near + fit.theme.value.width_pt(&text));
                side.bars.push((fit.content.amount(&cell), text));
            }
        }
        side
    };
    let sides = fit.valences.iter().map(|&valence| side(valence)).collect();
    Sides { sides, near_pt: near, gaps_pt: lane_gaps(fit) }
}

/// The ink of a text upon a bar; `None` where no text is legible upon it in every palette.
fn upon(valence: Valence) -> Option<Ink> {
    match valence {
        Valence::Barrier => Some(Ink::OnBarrier),
        Valence::Facilitator => Some(Ink::OnFacilitator),
        Valence::Mixed | Valence::Neutral | Valence::Missing => None,
    }
}

/// The narrowest panel in which bars have half of the room and the longest still shows differences.
fn least_panel(fit: &Fit<'_>, scale: Scale) -> f64 {
    let run = fit.theme.value.size_pt * 4.5;
    let name = heads::least_width(fit.content, &fit.theme, &fit.panels);
    let least = of_one_scale(fit, scale).map(|some| sides(fit, some, false).least_pt(run));
    least.fold(name, f64::max)
}

/// Columns whose panels have one scale, together.
fn of_one_scale<'f>(fit: &'f Fit<'_>, scale: Scale) -> impl Iterator<Item = &'f [usize]> {
    let columns = &fit.content.columns;
    let together = if scale == Scale::Own { 1 } else { columns.len().max(1) };
    columns.chunks(together)
}

impl<'a> BarsPlan<'a> {
    fn new(spec: &FigureSpec, content: &'a Content<'a>, theme: Theme) -> Self {
        let numbers = NUMBERS.chosen(spec);
        let wish = Wish {
            numbers,
            // Where rows stand close a number is higher than its bar.
            mark_height: theme.bar.max(theme.value.size_pt * (ASCENT + DESCENT)),
            gap: theme.apart * if numbers == NumberDetail::None { 1.8 } else { 1.0 },
            panels: content.panels(),
            theme,
        };
        let scale = SCALE.chosen(spec);
        let least = |fit: &Fit<'_>| least_panel(fit, scale);
        let mut fit = Fit::new(spec, content, wish, &least);
        if content.columns.len() > MANY {
            fit.shorten_for_more(&least);
        }
        let has_own_scale = scale == Scale::Own && content.columns.len() > 1;
        let mut plan = Self { fit, shared: None, words_in_panels: false };
        plan.words_in_panels = plan.words_fit(scale);
        plan.shared = (!has_own_scale).then(|| plan.geometry(&content.columns));
        plan
    }

    /// Whether the words fit over the sides of every panel without costing much of the bars' length.
    fn words_fit(&self, scale: Scale) -> bool {
        let room = self.fit.panel_width;
        of_one_scale(&self.fit, scale).all(|columns| {
            let with = sides(&self.fit, columns, true);
            if with.largest() <= 0.0 {
                return with.extent_pt(with.fit(room)) <= room;
            }
            let longer = with.fit(room).scale;
            let without = sides(&self.fit, columns, false).fit(room).scale;
            longer >= 0.75 * without && with.share(longer, room) >= LEAST_SHARE
        })
    }

    /// Whether each panel bears the signs of its sides, if not their words: not where there is one
    /// side in all, which the legend names.
    fn signs_in_panels(&self) -> bool {
        self.words_in_panels || self.fit.valences.len() > 1
    }

    /// Whether barriers and facilitators stand on both sides of a line, as they do where both are counted.
    fn has_two_sides(&self) -> bool {
        has_two_sides(&self.fit)
    }

    /// Whether bars of a valence lie to the left of their line.
    fn is_left(&self, valence: Valence) -> bool {
        valence == Valence::Barrier && self.has_two_sides()
    }

    /// Scale and room of the panels of some columns.
    fn geometry(&self, columns: &[usize]) -> Geometry {
        let sides = sides(&self.fit, columns, self.words_in_panels);
        let room = self.fit.panel_width;
        let at = sides.fit(room);
        let near = self.fit.theme.near;
        let mut extents: Vec<f64> =
            sides.sides.iter().map(|side| side.extent_pt(at, near)).collect();
        let left_over = (room - sides.extent_pt(at)).max(0.0);
        // Where nothing was counted the zero line stands in the middle.
        let shared = extents.len().min(if self.has_two_sides() { 2 } else { 1 });
        for extent in extents.iter_mut().take(shared) {
            *extent += left_over / shared as f64;
        }
        Geometry { at, largest: sides.largest(), extents }
    }

    /// Height of the line in which the sides are named.
    fn signs(&self) -> f64 {
        let theme = &self.fit.theme;
        if self.signs_in_panels() { theme.small.line_pt() + theme.near } else { 0.0 }
    }
}

impl Panels for BarsPlan<'_> {
    fn fit(&self) -> &Fit<'_> {
        &self.fit
    }

    fn keep_rows(&mut self, rows: Rows) {
        self.fit.rows = rows;
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = self.fit.content.notes(&self.fit.valences, self.fit.numbers);
        if self.shared.is_none() {
            notes.push(words::OWN_SCALE_NOTE.to_owned());
        }
        notes
    }

    fn has_legend(&self) -> bool {
        !self.words_in_panels
    }

    fn above_rows(&self, names: f64) -> f64 {
        names + self.fit.theme.near + self.signs() + self.fit.theme.near
    }

    fn below_rows(&self) -> f64 {
        if self.fit.numbers == NumberDetail::None {
            self.fit.theme.small.line_pt() + self.fit.theme.near
        } else {
            0.0
        }
    }

    fn draw(&self, canvas: &Canvas, head: &Head, place: &PanelPlace) {
        let &PanelOf::Column(column) = &place.of else { return };
        let geometry = self.shared.clone().unwrap_or_else(|| self.geometry(&[column]));
        Panel { column, geometry }.draw(self, canvas, head, place);
    }
}

/// How a panel is divided.
#[derive(Clone)]
struct Geometry {
    /// Points per unit, and where texts stand.
    at: Scaled,
    /// Largest amount on the scale.
    largest: f64,
    /// Room of each valence beside its zero line.
    extents: Vec<f64>,
}

/// The bars of one column.
struct Panel {
    column: usize,
    geometry: Geometry,
}

/// One zero line: room to its left and right, and the valences drawn there with their positions.
struct Lane {
    left: f64,
    right: f64,
    valences: Vec<(usize, Valence)>,
}

impl Panel {
    fn draw(&self, plan: &BarsPlan<'_>, canvas: &Canvas, head: &Head, place: &PanelPlace) {
        let theme = &plan.fit.theme;
        let mut x = place.x;
        let names = place.top - theme.near - plan.signs();
        let (zero, anchor) = match self.geometry.extents.first() {
            Some(left) if plan.has_two_sides() => (x + left, Anchor::Middle),
            _ => (x, Anchor::Start),
        };
        let half = head.width(theme) / 2.0;
        let head_x = match anchor {
            Anchor::Middle => zero.min(x + plan.fit.panel_width - half).max(x + half),
            _ => zero,
        };
        head.draw(canvas, theme, head_x, names - theme.near, anchor);
        let baseline = names + theme.small.size_pt * (ASCENT + 0.06) + theme.near * 0.5;
        // How far to the right the axis is written already.
        let mut taken = f64::MIN;
        for lane in self.lanes(plan) {
            let width = lane.left + lane.right;
            let area = Area { x, y: place.top, width, height: plan.fit.rows.height };
            self.lane(plan, canvas, area, (&lane, place.number), &mut taken);
            for &(_, valence) in lane.valences.iter().filter(|_| plan.signs_in_panels()) {
                let words = plan.words_in_panels;
                let x = if plan.is_left(valence) {
                    x + lane.left - theme.near - heads::legend_width(theme, valence, words)
                } else {
                    x + lane.left + theme.near
                };
                heads::legend(canvas, theme, valence, words, (x, baseline));
            }
            x += width + lane_gap(&plan.fit);
        }
    }

    /// The zero lines of the panel from left to right. A side whose other one is filtered out has a line as the rest.
    fn lanes(&self, plan: &BarsPlan<'_>) -> Vec<Lane> {
        let mut sides = plan
            .fit
            .valences
            .iter()
            .copied()
            .zip(self.geometry.extents.iter().copied())
            .enumerate();
        let mut lanes = Vec::new();
        if plan.has_two_sides()
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
        plan: &BarsPlan<'_>,
        canvas: &Canvas,
        area: Area,
        (lane, number): (&Lane, usize),
        taken: &mut f64,
    ) {
        let theme = &plan.fit.theme;
        let left = lane.left;
        // With nothing to measure one point is as good a unit as any.
        let Scaled { scale, texts } = self.geometry.at;
        let scale = if scale > 0.0 { scale } else { 1.0 };
        let ticks = self.ticks(plan, left, area.width - left, scale);
        let Some(mut plot) =
            canvas.plot(area, (-left / scale, (area.width - left) / scale), &ticks)
        else {
            return;
        };
        if plan.fit.numbers == NumberDetail::None {
            if plan.fit.above {
                for (from, to) in plan.fit.rows.mark_zones(theme) {
                    for &tick in &ticks {
                        plot.line((tick, from), (tick, to), Ink::Grid, theme.hairline);
                    }
                }
            } else {
                plot.grid(Ink::Grid, theme.hairline);
            }
            self.axis(plan, canvas, &plot, &ticks, area, taken);
        }
        let rows = plan.fit.rows.lines.iter().filter_map(|line| Some((line, line.row?)));
        for (position, (line, row)) in rows.enumerate() {
            for &(side, valence) in &lane.valences {
                let cell = plan.fit.content.number(row, self.column, valence);
                let barrier = plan.is_left(valence);
                let hit = Area {
                    x: if barrier { area.x } else { area.x + left },
                    y: area.y + line.top,
                    width: if barrier { left } else { area.width - left },
                    height: line.height,
                };
                let key = plan.fit.content.key(row, self.column, valence);
                let label = plan.fit.content.mark_label(row, self.column, valence);
                canvas.open(key, position, number * plan.fit.valences.len() + side, label, hit);
                let amount = plan.fit.content.amount(&cell);
                let end = if barrier { -amount } else { amount };
                if plan.fit.content.is_drawn(&cell) {
                    let half = theme.bar / 2.0;
                    let ink = valence_ink(valence);
                    plot.bar((0.0, end), (line.middle - half, line.middle + half), ink);
                } else if plan.fit.numbers == NumberDetail::None && !cell.count.is_hidden() {
                    let half = theme.bar / 4.0;
                    let (from, to) = ((0.0, line.middle - half), (0.0, line.middle + half));
                    plot.line(from, to, valence_ink(valence), theme.line * 2.0);
                }
                if let Some(text) = plan.fit.content.text(&cell, plan.fit.numbers) {
                    let needed = theme.near + theme.value.width_pt(&text);
                    let on = upon(valence).filter(|_| {
                        texts == Texts::Inside && amount * scale >= needed + theme.near
                    });
                    // Away from the zero line beyond the bar's end, towards it upon the bar.
                    let away = if on.is_some() { -theme.near } else { theme.near };
                    let (x, anchor) = match (barrier, on.is_some()) {
                        (true, upon) => {
                            let anchor = if upon { Anchor::Start } else { Anchor::End };
                            (plot.x_pt(end) - away, anchor)
                        }
                        (false, upon) => {
                            let anchor = if upon { Anchor::End } else { Anchor::Start };
                            (plot.x_pt(end) + away, anchor)
                        }
                    };
                    let baseline =
                        area.y + line.middle + theme.value.size_pt * (ASCENT - 0.04) / 2.0;
                    let beside =
                        if plan.fit.content.is_drawn(&cell) { Ink::Text } else { Ink::Muted };
                    let ink = on.unwrap_or(beside);
                    canvas.text(run(&text, theme.value, x, baseline, anchor, ink));
                }
                canvas.close();
            }
        }
        let zones =
            if plan.fit.above { plan.fit.rows.mark_zones(theme) } else { vec![(0.0, area.height)] };
        for (from, to) in zones {
            plot.line((0.0, from), (0.0, to), Ink::Axis, theme.line);
        }
    }

    /// Grid values of a lane, on both sides of zero.
    fn ticks(&self, plan: &BarsPlan<'_>, left: f64, right: f64, scale: f64) -> Vec<f64> {
        let widest = plan.fit.content.tick(self.geometry.largest);
        let apart = plan.fit.theme.small.width_pt(&widest) * 1.3 + plan.fit.theme.apart * 0.5;
        let whole = !plan.fit.content.is_share();
        let mut ticks = scale::ticks(self.geometry.largest, scale, apart, whole);
        if ticks.len() < 2 {
            let tight = plan.fit.theme.small.width_pt(&widest) + plan.fit.theme.near;
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
        plan: &BarsPlan<'_>,
        canvas: &Canvas,
        plot: &super::plot::Plot,
        ticks: &[f64],
        area: Area,
        taken: &mut f64,
    ) {
        let font = plan.fit.theme.small;
        let baseline = area.y + area.height + plan.fit.theme.near + font.size_pt * (1.0 - DESCENT);
        for &tick in ticks {
            let text = plan.fit.content.tick(tick);
            let half = font.width_pt(&text) / 2.0;
            let x = plot.x_pt(tick);
            // A label that would leave the figure or meet the one before it is left out.
            if x - half >= *taken + plan.fit.theme.near
                && x - half >= area.x - plan.fit.theme.apart / 3.0
                && x + half <= area.x + area.width + plan.fit.theme.margin
            {
                *taken = x + half;
                canvas.text(run(&text, font, x, baseline, Anchor::Middle, Ink::Muted));
            }
        }
    }
}
