//! A matrix: rows against columns, each cell with its numbers side by side, as circles whose area
//! or cells whose shade is in proportion to them.
//!
//! The number is printed in every cell, so nothing is told by area or shade alone.

use super::chart::Chart;
use super::content::{Content, Numbers};
use super::frame::{self, Sheet, width_pt};
use super::heads::{self, Head, head, run};
use super::metrics::ASCENT;
use super::plot::{Area, Canvas, Plot};
use super::rows::{self, Labels, Line, Rows};
use super::theme::{SHADES, Theme, theme, valence_ink};
use super::{Anchor, FigureSpec, Ink, Scene};
use crate::analysis::ValenceCell;
use crate::valence::Valence;
use crate::words::figure as words;

/// This chart.
pub(super) const CHART: Chart = Chart {
    id: "matrix",
    label: words::MATRIX_LABEL,
    name_without_valence: words::MATRIX_LABEL,
    purpose: words::MATRIX_PURPOSE,
    options: &[("form", &["bubble", "heat"]), ("labels", &["standard", "narrow", "wide"])],
    disabled: |_, _| None,
    draw,
};

/// Everything about the layout.
struct Plan<'a> {
    content: &'a Content<'a>,
    theme: Theme,
    heat: bool,
    valences: Vec<Valence>,
    numbers: Numbers,
    rows: Rows,
    above: bool,
    plot_x: f64,
    /// Width of the place of one number within a cell, and how much of it is more than needed.
    slot: f64,
    spare: f64,
    per_band: usize,
    /// Whether each column names its valences; otherwise the legend does, once.
    words_in_heads: bool,
    /// The largest amount drawn, and as text.
    largest: f64,
    largest_text: String,
}

fn draw(spec: &FigureSpec, content: &Content<'_>, description: &str) -> Scene {
    let plan = Plan::new(spec, content);
    let mut notes = content.notes(&plan.valences, plan.numbers);
    if plan.largest > 0.0 {
        notes.push(if plan.heat {
            words::shade_note(SHADES, &plan.largest_text)
        } else {
            words::area_note(&plan.largest_text)
        });
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
        legend: (!plan.words_in_heads).then_some(plan.valences.as_slice()),
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
        let heat = choice("form") == "heat";
        let inner = width_pt(spec) - 2.0 * theme.margin;
        let mark_height = if heat { theme.bar * 1.5 } else { theme.bar * 2.0 };
        let share = rows::label_share(choice("labels"));
        let room = rows::label_room(content, &theme, inner, share);
        let beside =
            rows::lay_out(content, &theme, Labels::Beside(room.unwrap_or(inner)), mark_height);
        let mut plan = Self {
            content,
            theme,
            heat,
            valences: content.valences(),
            numbers: Numbers::Full,
            plot_x: theme.margin + beside.label_width + theme.apart * 0.6,
            rows: beside,
            above: false,
            slot: 0.0,
            spare: 0.0,
            per_band: 1,
            words_in_heads: false,
            largest: 0.0,
            largest_text: String::new(),
        };
        plan.find_largest();
        let right = theme.margin + inner;
        if room.is_none() || plan.least_cell() > right - plan.plot_x {
            plan.rows = rows::lay_out(content, &theme, Labels::Above(inner), mark_height);
            plan.above = true;
            plan.plot_x = theme.margin;
            for numbers in [Numbers::Full, Numbers::Short, Numbers::None] {
                plan.numbers = numbers;
                if plan.least_cell() <= inner {
                    break;
                }
            }
        }
        let room = right - plan.plot_x;
        let gap = plan.gap();
        let least = plan.least_cell();
        plan.per_band = frame::per_band(content.columns.len(), least, gap, room);
        let cell = (room - gap * (plan.per_band - 1) as f64) / plan.per_band as f64;
        let slots = plan.valences.len() as f64;
        // Cells far wider than their content would tear a row apart.
        plan.slot = cell.min(least * 1.6) / slots;
        plan.spare = (plan.slot - least / slots).max(0.0);
        plan.words_in_heads = plan.valences.iter().all(|&valence| {
            let word = heads::legend_width(&plan.theme, valence, true);
            plan.sign_left(valence, word) + word <= plan.slot - plan.theme.near
        });
        plan
    }

    fn find_largest(&mut self) {
        for cell in self.cells() {
            let amount = self.content.amount(&cell);
            if amount > self.largest {
                self.largest = amount;
                self.largest_text = self.content.text(&cell, Numbers::Short).unwrap_or_default();
            }
        }
    }

    fn cells(&self) -> Vec<ValenceCell> {
        let mut cells = Vec::new();
        for &row in &self.content.rows {
            for &column in &self.content.columns {
                for &valence in &self.valences {
                    cells.push(self.content.number(row, column, valence));
                }
            }
        }
        cells
    }

    /// Radius of the largest circle.
    fn radius(&self) -> f64 {
        self.theme.bar * 0.95
    }

    fn gap(&self) -> f64 {
        self.theme.apart * 0.6
    }

    /// The narrowest cell: its numbers with what encodes them, and five characters of its name.
    fn least_cell(&self) -> f64 {
        let text = self
            .cells()
            .iter()
            .filter_map(|cell| self.content.text(cell, self.numbers))
            .map(|text| self.theme.value.width_pt(&text))
            .fold(0.0, f64::max);
        let circle = if self.heat { 0.0 } else { 2.0 * self.radius() };
        let slot = circle + text + 3.0 * self.theme.near;
        (slot * self.valences.len() as f64).max(self.theme.head.size_pt * 5.0)
    }

    fn cell_width(&self) -> f64 {
        self.slot * self.valences.len() as f64
    }
}

/// Columns that stand side by side over the same rows.
struct Band {
    columns: Vec<(usize, Head)>,
    head: f64,
}

impl Band {
    fn new(plan: &Plan<'_>, columns: &[usize]) -> Self {
        let columns: Vec<(usize, Head)> = columns
            .iter()
            .map(|&column| (column, head(plan.content, &plan.theme, column, plan.cell_width())))
            .collect();
        let names = columns.iter().map(|(_, head)| head.height(&plan.theme)).fold(0.0, f64::max);
        Self { columns, head: names + plan.theme.near * 3.0 + plan.theme.small.line_pt() }
    }

    fn height(&self, plan: &Plan<'_>) -> f64 {
        self.head + plan.rows.height
    }

    fn draw(&self, plan: &Plan<'_>, canvas: &Canvas, y: f64, inner: f64, first: usize) {
        let theme = &plan.theme;
        let top = y + self.head;
        let rules = if plan.heat && !plan.above { 0.0 } else { inner };
        plan.rows.draw(canvas, theme, (theme.margin, top), rules, !plan.above);
        let names = top - theme.small.line_pt() - theme.near;
        let baseline = names + theme.small.size_pt * (ASCENT + 0.06);
        for (number, (column, head)) in self.columns.iter().enumerate() {
            let x = plan.plot_x + number as f64 * (plan.cell_width() + plan.gap());
            let middle = x + plan.cell_width() / 2.0;
            head.draw(canvas, theme, middle, names - theme.near, Anchor::Middle);
            for (slot, &valence) in plan.valences.iter().enumerate() {
                let width = heads::legend_width(theme, valence, plan.words_in_heads);
                let sign = x + plan.slot * (slot as f64) + plan.sign_left(valence, width);
                heads::legend(canvas, theme, valence, plan.words_in_heads, (sign, baseline));
            }
            let area = Area { x, y: top, width: plan.cell_width(), height: plan.rows.height };
            plan.column(canvas, area, *column, first + number);
        }
    }
}

impl Plan<'_> {
    /// Where in its slot the head of a valence begins: in the middle of shaded cells, over circles.
    fn sign_left(&self, valence: Valence, width: f64) -> f64 {
        if self.heat {
            return (self.slot - width) / 2.0;
        }
        let sign = heads::legend_width(&self.theme, valence, false);
        (self.circle_offset() - sign / 2.0).max(0.0)
    }

    /// Centre of the circles within a slot; circle and number together stand in its middle.
    fn circle_offset(&self) -> f64 {
        self.theme.near + self.radius() + self.spare / 2.0
    }

    fn column(&self, canvas: &Canvas, area: Area, column: usize, number: usize) {
        let slots = self.valences.len() as f64;
        let Some(mut plot) = canvas.plot(area, (0.0, slots), &[]) else { return };
        let mut position = 0;
        for line in &self.rows.lines {
            let Some(row) = line.row else { continue };
            for (slot, &valence) in self.valences.iter().enumerate() {
                let cell = self.content.number(row, column, valence);
                let hit = Area {
                    x: area.x + slot as f64 * self.slot,
                    y: area.y + line.top,
                    width: self.slot,
                    height: line.height,
                };
                let label = self.content.mark_label(row, column, valence);
                let key = self.content.key(row, column, valence);
                canvas.open(key, position, number * self.valences.len() + slot, label, hit);
                let at = (slot as f64, line.middle);
                let (x, anchor) = if self.heat {
                    self.shaded(&mut plot, at.0, line, valence, &cell);
                    (plot.x_pt(at.0 + 0.5), Anchor::Middle)
                } else {
                    self.circle(&mut plot, at, valence, &cell);
                    let end = self.circle_offset() + self.radius() + self.theme.near;
                    (area.x + at.0 * self.slot + end, Anchor::Start)
                };
                if let Some(text) = self.content.text(&cell, self.numbers) {
                    let font = self.theme.value;
                    let baseline = area.y + line.middle + font.size_pt * (ASCENT - 0.04) / 2.0;
                    let ink = if self.content.is_drawn(&cell) { Ink::Text } else { Ink::Muted };
                    canvas.text(run(&text, font, x, baseline, anchor, ink));
                }
                canvas.close();
            }
            position += 1;
        }
    }

    fn shaded(
        &self,
        plot: &mut Plot,
        slot: f64,
        line: &Line,
        valence: Valence,
        cell: &ValenceCell,
    ) {
        let inset = self.theme.near * 0.25;
        let aside = inset / self.slot.max(1.0);
        let x = (slot + aside, slot + 1.0 - aside);
        let bottom = line.top + line.height;
        let y = if self.above {
            let half = bottom - self.theme.row_gap / 2.0 - line.middle;
            (line.middle - half, line.middle + half)
        } else {
            (line.top + inset, bottom - inset)
        };
        let amount = self.content.amount(cell);
        if self.content.is_drawn(cell) && self.largest > 0.0 {
            let part = (amount / self.largest * f64::from(SHADES)).ceil();
            let step = (1..=SHADES).find(|&step| f64::from(step) >= part).unwrap_or(SHADES);
            plot.bar(x, y, Ink::Shade(valence, step));
        } else {
            plot.outline(x, y, Ink::Grid, self.theme.hairline);
        }
    }

    fn circle(&self, plot: &mut Plot, at: (f64, f64), valence: Valence, cell: &ValenceCell) {
        let (slot, middle) = at;
        let centre = (slot + self.circle_offset() / self.slot.max(1.0), middle);
        let amount = self.content.amount(cell);
        if self.content.is_drawn(cell) && self.largest > 0.0 {
            let radius = self.radius() * (amount / self.largest).sqrt();
            plot.dot(centre, radius.max(self.theme.line), valence_ink(valence));
        }
    }
}
