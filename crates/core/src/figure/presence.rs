//! Who says what: rows against people, sources or sites, each cell a sign for what is there (a barrier, a
//! facilitator, both, or anything else) and none where nothing is; with by how many each row was named.
//!
//! The figure of spread: a row that one person named ten times has one cell, a row that ten people named has
//! ten. It serves as the grid of practices or steps by documents too, where nothing has a valence or where
//! valences say whether there is evidence. Columns with like patterns stand side by side where that is chosen.

use super::beside::Numbers;
use super::cells::{corners, filled, halves};
use super::chart::{Chart, Drawn, Purpose};
use super::choices::Choices;
use super::content::{Content, NumberDetail, PanelOf};
use super::fit::{Fit, PanelPlace, Panels, Wish};
use super::heads::{Head, run};
use super::metrics::ASCENT;
use super::plot::{Area, Canvas};
use super::rows::Rows;
use super::text::widest_word;
use super::theme::Theme;
use super::{Anchor, FigureSpec, Ink, MarkKey, Shape, describe, page};
use crate::valence::Valence;
use crate::words::presence as words;
use crate::words::presence::{Meaning, State};

/// This chart.
pub(super) const CHART: Chart = Chart {
    id: "presence",
    label: words::LABEL,
    purpose: words::PURPOSE,
    needs: None,
    lacks: |_| None,
    options: &[&MEANING, &COLUMN_ORDER],
    without: &[],
    caption: |_| None,
    describe: |_, numbers| describe::counts(numbers.table, words::LABEL, words::LABEL),
    draw,
};

/// What the signs mean.
const MEANING: Choices<Meaning> = Choices {
    id: "meaning",
    default: ("valence", Meaning::Valence),
    others: &[("evidence", Meaning::Evidence)],
    compares_columns: false,
};

/// Whether columns stand in the table's order; else those with like patterns stand together.
const COLUMN_ORDER: Choices<bool> = Choices {
    id: "column_order",
    default: ("pattern", false),
    others: &[("table", true)],
    compares_columns: true,
};

/// A column's name is kept whole up to this many times the size of its letters.
const WIDEST_NAME_EM: f64 = 9.0;

/// Everything about the layout.
struct PresencePlan<'a> {
    fit: Fit<'a>,
    meaning: Meaning,
}

fn draw(spec: &FigureSpec, numbers: Numbers<'_>, purpose: Purpose<'_>) -> Option<Drawn> {
    let mut content = Content::of(spec, numbers.table);
    if !COLUMN_ORDER.chosen(spec) {
        by_pattern(&mut content);
    }
    Some(page::draw(spec, &content, purpose, &|theme| PresencePlan::new(spec, &content, theme)))
}

/// What there is in a cell; `None` for nothing.
fn state(content: &Content<'_>, row: usize, column: usize) -> Option<State> {
    let is_there = |valence| {
        let count = content.number(row, column, valence).count;
        !count.is_hidden() && count.may_be_any()
    };
    let hidden = Valence::ALL
        .into_iter()
        .any(|valence| content.number(row, column, valence).count.is_hidden());
    let sides = (is_there(Valence::Barrier), is_there(Valence::Facilitator));
    Some(match sides {
        _ if hidden => State::Hidden,
        (true, true) => State::Both,
        _ if is_there(Valence::Mixed) => State::Both,
        (true, false) => State::Barrier,
        (false, true) => State::Facilitator,
        (false, false) if is_there(Valence::Neutral) || is_there(Valence::Missing) => State::Other,
        (false, false) => return None,
    })
}

/// Puts columns that name most of the rows first, and those that name the same side by side: by the rows that
/// each names, in the order of the rows from the one that most name.
fn by_pattern(content: &mut Content<'_>) {
    let named = |row: usize, column: usize| state(content, row, column).is_some();
    let spread = |row: usize| content.columns.iter().filter(|&&column| named(row, column)).count();
    let mut rows: Vec<(usize, usize)> =
        content.rows.iter().map(|&row| (spread(row), row)).collect();
    rows.sort_by_key(|&(spread, _)| std::cmp::Reverse(spread));
    let mut columns: Vec<(Vec<bool>, usize)> = content
        .columns
        .iter()
        .map(|&column| (rows.iter().map(|&(_, row)| named(row, column)).collect(), column))
        .collect();
    columns.sort_by(|(a, _), (b, _)| b.cmp(a));
    content.columns = columns.into_iter().map(|(_, column)| column).collect();
}

impl<'a> PresencePlan<'a> {
    fn new(spec: &FigureSpec, content: &'a Content<'a>, theme: Theme) -> Self {
        let mut panels = content.panels();
        if content.columns.len() > 1 {
            panels.push(PanelOf::Named(words::SPREAD));
        }
        let meaning = MEANING.chosen(spec);
        let wish = Wish {
            numbers: NumberDetail::Full,
            mark_height: theme.bar * 1.3,
            gap: theme.near * 0.4,
            panels,
            theme,
        };
        let mut fit = Fit::new(spec, content, wish, &|fit| least_cell(fit, meaning));
        fit.narrow_panels(least_cell(&fit, meaning) * 1.6);
        Self { fit, meaning }
    }

    fn columns(&self) -> &[usize] {
        &self.fit.content.columns
    }

    fn baseline(&self, middle: f64) -> f64 {
        middle + self.fit.theme.value.size_pt * (ASCENT - 0.04) / 2.0
    }

    fn cell(&self, canvas: &Canvas, area: Area, state: Option<State>) {
        let theme = &self.fit.theme;
        match state {
            Some(State::Barrier) => filled(canvas, corners(area), Ink::Shade(Valence::Barrier, 3)),
            Some(State::Facilitator) => {
                filled(canvas, corners(area), Ink::Shade(Valence::Facilitator, 3));
            }
            Some(State::Both) => halves(canvas, area, 3),
            Some(State::Other) => filled(canvas, corners(area), Ink::Shade(Valence::Missing, 2)),
            Some(State::Hidden) | None => canvas.shape(Shape::Path {
                points: corners(area),
                closed: true,
                fill: None,
                stroke: Some((Ink::Grid, theme.hairline)),
                dash: None,
            }),
        }
        if let Some(state) = state {
            let text = words::sign(state, self.meaning);
            let x = area.x + area.width / 2.0;
            let y = self.baseline(area.y + area.height / 2.0);
            canvas.text(run(text, theme.value, x, y, Anchor::Middle, Ink::Text));
        }
    }

    fn column(&self, canvas: &Canvas, place: &PanelPlace, column: usize) {
        let content = self.fit.content;
        let rows = self.fit.rows.lines.iter().filter_map(|line| Some((line, line.row?)));
        for (position, (line, row)) in rows.enumerate() {
            let height = self.fit.theme.bar * 1.3;
            let area = Area {
                x: place.x,
                y: place.top + line.middle - height / 2.0,
                width: self.fit.panel_width,
                height,
            };
            let hit = Area { y: place.top + line.top, height: line.height, ..area };
            let key = MarkKey { valence: None, ..content.key(row, column, Valence::Missing) };
            let counts =
                Valence::ALL.map(|valence| (valence, content.number(row, column, valence).count));
            let names = (content.row_name(row), content.column_name(column));
            let label = words::mark(names, &counts, content.table.spec.unit);
            canvas.open(key, position, place.number, label, hit);
            self.cell(canvas, area, state(content, row, column));
            canvas.close();
        }
    }

    /// By how many of the columns each row was named.
    fn spread(&self, canvas: &Canvas, place: &PanelPlace) {
        let theme = &self.fit.theme;
        let rows = self.fit.rows.lines.iter().filter_map(|line| Some((line, line.row?)));
        for (line, row) in rows {
            let states = self.columns().iter().map(|&at| state(self.fit.content, row, at));
            let states: Vec<Option<State>> = states.collect();
            let is_told = !states.contains(&Some(State::Hidden));
            let named = states.iter().flatten().count();
            let text = words::spread(is_told.then_some(named), states.len());
            let x = place.x + self.fit.panel_width / 2.0;
            let y = self.baseline(place.top + line.middle);
            canvas.text(run(&text, theme.value, x, y, Anchor::Middle, Ink::Text));
        }
    }
}

/// The narrowest cell: its sign, its column's name, and the numbers beside the last.
fn least_cell(fit: &Fit<'_>, meaning: Meaning) -> f64 {
    let theme = &fit.theme;
    let signs = State::ALL.map(|state| theme.value.width_pt(words::sign(state, meaning)));
    let sign = signs.into_iter().fold(0.0, f64::max);
    let count = fit.content.columns.len();
    let spread = theme.value.width_pt(&words::spread(Some(count), count));
    let em = theme.head.size_pt;
    let names = fit.content.columns.iter().filter(|_| fit.content.names_columns());
    let names = names.map(|&column| widest_word(&fit.content.column_label(column), theme.head));
    let name = names.fold(0.0, f64::max).min(em * WIDEST_NAME_EM);
    (sign.max(spread) + theme.near * 2.0).max(name + theme.near)
}

impl Panels for PresencePlan<'_> {
    fn fit(&self) -> &Fit<'_> {
        &self.fit
    }

    fn keep_rows(&mut self, rows: Rows) {
        self.fit.rows = rows;
    }

    fn notes(&self) -> Vec<String> {
        let content = self.fit.content;
        let rows = content.rows.iter();
        let states = rows.flat_map(|&row| {
            self.columns().iter().filter_map(move |&column| state(content, row, column))
        });
        let mut there: Vec<State> = Vec::new();
        for state in states {
            if !there.contains(&state) {
                there.push(state);
            }
        }
        vec![words::note(&there, self.meaning, content.has_valence)]
    }

    fn rules(&self, _: f64) -> f64 {
        0.0
    }

    fn draw(&self, canvas: &Canvas, head: &Head, place: &PanelPlace) {
        let middle = place.x + self.fit.panel_width / 2.0;
        let bottom = place.top - self.fit.theme.near;
        head.draw(canvas, &self.fit.theme, middle, bottom, Anchor::Middle);
        match place.of {
            PanelOf::Column(column) => self.column(canvas, place, column),
            PanelOf::Valence(_) | PanelOf::Named(_) => self.spread(canvas, place),
        }
    }
}
