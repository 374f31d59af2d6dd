//! A matrix: rows against columns, each cell with its numbers side by side, as circles whose area
//! or cells whose shade is in proportion to them.
//!
//! The number is printed in every cell, so nothing is told by area or shade alone.

use super::beside::Numbers;
use super::chart::{Chart, Drawn, Purpose};
use super::choices::Choices;
use super::content::{Content, NumberDetail, PanelOf};
use super::fit::{Fit, PanelPlace, Panels, Wish};
use super::heads::{self, Head, run};
use super::metrics::ASCENT;
use super::plot::{Area, Canvas, Plot};
use super::rows::{Line, Rows};
use super::theme::{SHADES, Theme, valence_ink};
use super::{Anchor, FigureSpec, Ink, describe, page};
use crate::analysis::ValenceCell;
use crate::valence::Valence;
use crate::words::figure as words;

/// This chart.
pub(super) const CHART: Chart = Chart {
    id: "matrix",
    label: words::MATRIX_LABEL,
    purpose: words::MATRIX_PURPOSE,
    needs: None,
    lacks: |_| None,
    options: &[&FORM],
    without: &[],
    caption: |_| None,
    describe: |_, numbers| {
        describe::counts(numbers.table, words::MATRIX_LABEL, words::MATRIX_LABEL)
    },
    draw,
};

/// What stands for an amount.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Form {
    /// A circle, by its area.
    Bubble,
    /// A cell, by its shade.
    Heat,
}

const FORM: Choices<Form> = Choices {
    id: "form",
    default: ("bubble", Form::Bubble),
    others: &[("heat", Form::Heat)],
    compares_columns: false,
};

/// Everything about the layout.
struct MatrixPlan<'a> {
    fit: Fit<'a>,
    form: Form,
    /// Width of the place of one number within a cell, and how much of it is more than needed.
    slot: f64,
    spare: f64,
    /// Whether each column names its valences; otherwise the legend does, once.
    words_in_heads: bool,
    /// The largest amount drawn, and as text.
    largest: f64,
    largest_text: String,
}

fn draw(spec: &FigureSpec, numbers: Numbers<'_>, purpose: Purpose<'_>) -> Option<Drawn> {
    let content = Content::of(spec, numbers.table);
    Some(page::draw(spec, &content, purpose, &|theme| MatrixPlan::new(spec, &content, theme)))
}

/// Radius of the largest circle.
fn radius(theme: &Theme) -> f64 {
    theme.bar * 0.95
}

/// All numbers drawn.
fn cells(fit: &Fit<'_>) -> Vec<ValenceCell> {
    let mut cells = Vec::new();
    for &row in &fit.content.rows {
        for &column in &fit.content.columns {
            for &valence in &fit.valences {
                cells.push(fit.content.number(row, column, valence));
            }
        }
    }
    cells
}

/// The narrowest cell: its numbers with what encodes them, and the words of its name.
fn least_cell(fit: &Fit<'_>, form: Form) -> f64 {
    let text = cells(fit)
        .iter()
        .filter_map(|cell| fit.content.text(cell, fit.numbers))
        .map(|text| fit.theme.value.width_pt(&text))
        .fold(0.0, f64::max);
    let circle = if form == Form::Heat { 0.0 } else { 2.0 * radius(&fit.theme) };
    let slot = circle + text + 3.0 * fit.theme.near;
    let name = heads::least_width(fit.content, &fit.theme, &fit.panels);
    (slot * fit.valences.len() as f64).max(name)
}

impl<'a> MatrixPlan<'a> {
    fn new(spec: &FigureSpec, content: &'a Content<'a>, theme: Theme) -> Self {
        let form = FORM.chosen(spec);
        let wish = Wish {
            numbers: NumberDetail::Full,
            mark_height: if form == Form::Heat { theme.bar * 1.5 } else { theme.bar * 2.0 },
            gap: theme.apart * 0.6,
            panels: content.panels(),
            theme,
        };
        let mut fit = Fit::new(spec, content, wish, &|fit| least_cell(fit, form));
        let least = least_cell(&fit, form);
        let slots = fit.valences.len() as f64;
        let names = heads::least_width(content, &theme, &fit.panels);
        fit.narrow_panels((least * 1.6).max(names));
        let slot = fit.panel_width / slots;
        let mut plan = Self {
            fit,
            form,
            slot,
            spare: (slot - least / slots).max(0.0),
            words_in_heads: false,
            largest: 0.0,
            largest_text: String::new(),
        };
        plan.find_largest();
        plan.words_in_heads = plan.fit.valences.iter().all(|&valence| {
            let word = heads::legend_width(&plan.fit.theme, valence, true);
            plan.sign_left(valence, word) + word <= plan.slot - plan.fit.theme.near
        });
        plan
    }

    fn find_largest(&mut self) {
        let content = self.fit.content;
        for cell in cells(&self.fit) {
            let amount = content.amount(&cell);
            if amount > self.largest {
                self.largest = amount;
                self.largest_text = content.text(&cell, NumberDetail::Short).unwrap_or_default();
            }
        }
    }
}

impl Panels for MatrixPlan<'_> {
    fn fit(&self) -> &Fit<'_> {
        &self.fit
    }

    fn keep_rows(&mut self, rows: Rows) {
        self.fit.rows = rows;
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = self.fit.content.notes(&self.fit.valences, self.fit.numbers);
        if self.largest > 0.0 {
            notes.push(match self.form {
                Form::Heat => words::shade_note(SHADES, &self.largest_text),
                Form::Bubble => words::area_note(&self.largest_text),
            });
        }
        notes
    }

    fn has_legend(&self) -> bool {
        !self.words_in_heads
    }

    fn above_rows(&self, names: f64) -> f64 {
        names + self.fit.theme.near * 3.0 + self.fit.theme.small.line_pt()
    }

    fn rules(&self, width: f64) -> f64 {
        if self.form == Form::Heat && !self.fit.above { 0.0 } else { width }
    }

    fn draw(&self, canvas: &Canvas, head: &Head, place: &PanelPlace) {
        let Fit { theme, panel_width: width, .. } = &self.fit;
        let names = place.top - theme.small.line_pt() - theme.near;
        let baseline = names + theme.small.size_pt * (ASCENT + 0.06);
        head.draw(canvas, theme, place.x + width / 2.0, names - theme.near, Anchor::Middle);
        for (slot, &valence) in self.fit.valences.iter().enumerate() {
            let width = heads::legend_width(theme, valence, self.words_in_heads);
            let sign = place.x + self.slot * (slot as f64) + self.sign_left(valence, width);
            heads::legend(canvas, theme, valence, self.words_in_heads, (sign, baseline));
        }
        let area = Area { x: place.x, y: place.top, width: *width, height: self.fit.rows.height };
        if let PanelOf::Column(column) = place.of {
            self.column(canvas, area, column, place.number);
        }
    }
}

impl MatrixPlan<'_> {
    /// Where in its slot the head of a valence begins: in the middle of shaded cells, over circles.
    fn sign_left(&self, valence: Valence, width: f64) -> f64 {
        if self.form == Form::Heat {
            return (self.slot - width) / 2.0;
        }
        let sign = heads::legend_width(&self.fit.theme, valence, false);
        (self.circle_offset() - sign / 2.0).max(0.0)
    }

    /// Centre of the circles within a slot; circle and number together stand in its middle.
    fn circle_offset(&self) -> f64 {
        self.fit.theme.near + radius(&self.fit.theme) + self.spare / 2.0
    }

    fn column(&self, canvas: &Canvas, area: Area, column: usize, number: usize) {
        let slots = self.fit.valences.len() as f64;
        let Some(mut plot) = canvas.plot(area, (0.0, slots), &[]) else { return };
        let mut position = 0;
        for line in &self.fit.rows.lines {
            let Some(row) = line.row else { continue };
            for (slot, &valence) in self.fit.valences.iter().enumerate() {
                let cell = self.fit.content.number(row, column, valence);
                let hit = Area {
                    x: area.x + slot as f64 * self.slot,
                    y: area.y + line.top,
                    width: self.slot,
                    height: line.height,
                };
                let label = self.fit.content.mark_label(row, column, valence);
                let key = self.fit.content.key(row, column, valence);
                canvas.open(key, position, number * self.fit.valences.len() + slot, label, hit);
                let at = (slot as f64, line.middle);
                let (x, anchor) = if self.form == Form::Heat {
                    self.shaded(&mut plot, at.0, line, valence, &cell);
                    (plot.x_pt(at.0 + 0.5), Anchor::Middle)
                } else {
                    self.circle(&mut plot, at, valence, &cell);
                    let end = self.circle_offset() + radius(&self.fit.theme) + self.fit.theme.near;
                    (area.x + at.0 * self.slot + end, Anchor::Start)
                };
                if let Some(text) = self.fit.content.text(&cell, self.fit.numbers) {
                    let font = self.fit.theme.value;
                    let baseline = area.y + line.middle + font.size_pt * (ASCENT - 0.04) / 2.0;
                    let ink = if self.fit.content.is_drawn(&cell) { Ink::Text } else { Ink::Muted };
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
        let inset = self.fit.theme.near * 0.25;
        let aside = inset / self.slot.max(1.0);
        let x = (slot + aside, slot + 1.0 - aside);
        let bottom = line.top + line.height;
        let y = if self.fit.above {
            let half = bottom - self.fit.theme.row_gap / 2.0 - line.middle;
            (line.middle - half, line.middle + half)
        } else {
            (line.top + inset, bottom - inset)
        };
        let amount = self.fit.content.amount(cell);
        if self.fit.content.is_drawn(cell) && self.largest > 0.0 {
            let part = (amount / self.largest * f64::from(SHADES)).ceil();
            let step = (1..=SHADES).find(|&step| f64::from(step) >= part).unwrap_or(SHADES);
            plot.bar(x, y, Ink::Shade(valence, step));
        } else {
            plot.outline(x, y, Ink::Grid, self.fit.theme.hairline);
        }
    }

    fn circle(&self, plot: &mut Plot, at: (f64, f64), valence: Valence, cell: &ValenceCell) {
        let (slot, middle) = at;
        let centre = (slot + self.circle_offset() / self.slot.max(1.0), middle);
        let amount = self.fit.content.amount(cell);
        if self.fit.content.is_drawn(cell) && self.largest > 0.0 {
            let radius = radius(&self.fit.theme) * (amount / self.largest).sqrt();
            plot.dot(centre, radius.max(self.fit.theme.line), valence_ink(valence));
        }
    }
}
