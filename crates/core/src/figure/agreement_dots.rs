//! Agreement between coders by row: kappa and AC1 as points on one scale, with their intervals.

use std::collections::HashMap;

use super::bare_table::{bare_row, bare_rows};
use super::beside::{Beside, Numbers};
use super::chart::{Chart, Drawn, Purpose};
use super::content::{Content, NumberDetail, PanelOf};
use super::dots::INTERVALS;
use super::fit::{Fit, PanelPlace, Panels, Wish};
use super::heads::Head;
use super::plot::Canvas;
use super::points::{self, Lane, Point, Points, Span};
use super::rows::Rows;
use super::signs::{Series, Sign};
use super::theme::Theme;
use super::{Anchor, FigureSpec, Ink, MarkKey, page};
use crate::analysis::{CoderAgreement, CrossTab, RowAgreement, RowHead, Statistic};
use crate::valence::Valence;
use crate::words::agreed as words;
use crate::words::agreed::Coefficient;

/// This chart.
pub(super) const CHART: Chart = Chart {
    id: "agreement",
    label: words::LABEL,
    purpose: words::PURPOSE,
    needs: Some(Statistic::Agreement),
    lacks: |_| None,
    options: &[&INTERVALS],
    without: &["mixed_and_neutral", "zeros"],
    caption: |numbers| match numbers.beside {
        Beside::Agreement(found) => Some(words::caption(found, numbers.table)),
        _ => None,
    },
    describe: |_, numbers| match numbers.beside {
        Beside::Agreement(found) => words::alternative_text(found, numbers.table),
        _ => words::NOTHING.to_owned(),
    },
    draw,
};

/// What is drawn, whatever the layout.
#[derive(Clone, Copy)]
struct Drawing<'a> {
    rows: &'a [RowAgreement],
    coefficients: [Coefficient; 2],
    intervals: bool,
}

/// Everything about the layout.
struct AgreementPlan<'a> {
    fit: Fit<'a>,
    found: &'a CoderAgreement,
    drawing: Drawing<'a>,
    span: Span,
}

/// The rows that coders agreed or differed on as the rows of the table, in its order.
fn as_table(rows: &[RowAgreement], counted: &CrossTab) -> CrossTab {
    let heads: HashMap<&str, &RowHead> =
        counted.rows.iter().map(|row| (row.key.as_str(), row)).collect();
    let head = |row: &RowAgreement| match heads.get(row.key.as_str()) {
        Some(head) => RowHead { totals: RowHead::default().totals, ..(*head).clone() },
        None => bare_row(&row.key, words::row(&row.label)),
    };
    bare_rows(counted, rows.iter().map(head).collect())
}

fn draw(spec: &FigureSpec, numbers: Numbers<'_>, purpose: Purpose<'_>) -> Option<Drawn> {
    let Beside::Agreement(found) = numbers.beside else { return None };
    if found.rows.is_empty() {
        return None;
    }
    let table = as_table(&found.rows, numbers.table);
    let content = Content::where_empty(spec, &table, &|_| false);
    let drawing = Drawing {
        rows: &found.rows,
        coefficients: [words::kappa_of(found), Coefficient::Ac1],
        intervals: INTERVALS.chosen(spec),
    };
    Some(page::draw(spec, &content, purpose, &|theme| {
        AgreementPlan::new(spec, &content, found, drawing, theme)
    }))
}

impl<'a> AgreementPlan<'a> {
    fn new(
        spec: &FigureSpec,
        content: &'a Content<'a>,
        found: &'a CoderAgreement,
        drawing: Drawing<'a>,
        theme: Theme,
    ) -> Self {
        let wish = Wish {
            numbers: NumberDetail::Full,
            mark_height: points::lane_height(&theme) * drawing.coefficients.len() as f64,
            gap: theme.apart,
            panels: vec![PanelOf::Named(words::HEAD)],
            theme,
        };
        let fit =
            Fit::new(spec, content, wish, &|fit| points::least_panel(&OfFit { fit, drawing }, fit));
        let span = points::span(&OfFit { fit: &fit, drawing }, &fit, &fit.panels);
        // Complete agreement is the end of the scale, whether any row has it or not.
        Self { fit, found, drawing, span: Span { high: 1.0, ..span } }
    }
}

/// The same in a layout.
struct OfFit<'a> {
    fit: &'a Fit<'a>,
    drawing: Drawing<'a>,
}

fn sign_of(coefficient: Coefficient) -> (Sign, Ink) {
    match coefficient {
        Coefficient::Ac1 => (Sign::Circle, Ink::Text),
        Coefficient::Cohen | Coefficient::Fleiss => (Sign::Frame, Ink::Axis),
    }
}

impl Points for OfFit<'_> {
    fn fit(&self) -> &Fit<'_> {
        self.fit
    }

    /// A lane for each coefficient, whose column is its place.
    fn lanes(&self, _: PanelOf) -> Vec<Lane> {
        let lane = |(column, &coefficient): (usize, &Coefficient)| {
            let (sign, ink) = sign_of(coefficient);
            Lane { column, valence: Valence::Missing, sign, ink }
        };
        self.drawing.coefficients.iter().enumerate().map(lane).collect()
    }

    fn point(&self, row: usize, lane: Lane, numbers: NumberDetail) -> Point {
        let found = self.drawing.rows.get(row).zip(self.drawing.coefficients.get(lane.column));
        let Some((row, &coefficient)) = found else { return Point::default() };
        let (value, interval) = coefficient.of(&row.values);
        let interval = interval.filter(|_| self.drawing.intervals);
        let notation = self.fit.content.notation;
        let text = match numbers {
            NumberDetail::Full => Some(words::value(value, interval, notation)),
            NumberDetail::Short => Some(words::value(value, None, notation)),
            NumberDetail::None => value.is_none().then(|| words::value(None, None, notation)),
        };
        Point { value, interval, text, label: words::mark(row, coefficient, notation) }
    }

    fn tick(&self, value: f64) -> String {
        words::tick(value, self.fit.content.notation)
    }

    fn is_whole(&self) -> bool {
        false
    }

    /// A row's passages, of whatever valence.
    fn key(&self, row: usize, lane: Lane) -> MarkKey {
        let row = self.drawing.rows.get(row);
        MarkKey::of_row(row.map(|row| row.key.as_str()), lane.column)
    }
}

impl Panels for AgreementPlan<'_> {
    fn fit(&self) -> &Fit<'_> {
        &self.fit
    }

    fn keep_rows(&mut self, rows: Rows) {
        self.fit.rows = rows;
    }

    fn title(&self) -> String {
        words::title(self.fit.content.table)
    }

    fn notes(&self) -> Vec<String> {
        words::notes(self.found, self.drawing.intervals)
    }

    fn series(&self) -> Vec<Series> {
        let series = |&coefficient: &Coefficient| {
            let (sign, ink) = sign_of(coefficient);
            Series { sign, ink, name: words::coefficient(coefficient).to_owned() }
        };
        self.drawing.coefficients.iter().map(series).collect()
    }

    fn below_rows(&self) -> f64 {
        self.fit.theme.small.line_pt() + self.fit.theme.near
    }

    fn draw(&self, canvas: &Canvas, head: &Head, place: &PanelPlace) {
        let theme = &self.fit.theme;
        head.draw(canvas, theme, place.x, place.top - theme.near, Anchor::Start);
        let points = OfFit { fit: &self.fit, drawing: self.drawing };
        points::draw(&points, canvas, place, self.span);
    }
}
