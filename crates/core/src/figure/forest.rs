//! Differences between groups: for each row by how much the share of people differs from the first group's,
//! with Newcombe's interval, on both sides of no difference.

use super::beside::Numbers;
use super::chart::{Chart, Drawn, Purpose};
use super::content::{Content, NumberDetail, PanelOf};
use super::dots::{INTERVALS, sign_of};
use super::fit::{Fit, PanelPlace, Panels, Wish};
use super::heads::Head;
use super::plot::Canvas;
use super::points::{self, Lane, Point, Points, Span};
use super::rows::Rows;
use super::signs::Series;
use super::theme::{Theme, valence_ink};
use super::{Anchor, FigureSpec, describe, page};
use crate::analysis::{Basis, CrossTab, ValenceCell};
use crate::statistics::newcombe;
use crate::valence::Valence;
use crate::words::points as words;
use crate::words::table as table_words;

/// This chart.
pub(super) const CHART: Chart = Chart {
    id: "forest",
    label: words::FOREST_LABEL,
    purpose: words::FOREST_PURPOSE,
    needs: None,
    lacks,
    options: &[&INTERVALS],
    without: &[],
    caption: |_| None,
    describe: |_, numbers| {
        describe::counts(numbers.table, words::FOREST_LABEL, words::FOREST_LABEL)
    },
    draw,
};

fn lacks(table: &CrossTab) -> Option<&'static str> {
    let has_groups = table.columns.len() > 1;
    let is_of_people = table.spec.basis == Basis::ShareOfUnits;
    (!(has_groups && is_of_people)).then_some(words::FOREST_LACKS)
}

/// Everything about the layout.
struct ForestPlan<'a> {
    fit: Fit<'a>,
    /// The column from which differences are.
    reference: usize,
    intervals: bool,
    span: Span,
}

fn draw(spec: &FigureSpec, numbers: Numbers<'_>, purpose: Purpose<'_>) -> Option<Drawn> {
    if lacks(numbers.table).is_some() {
        return None;
    }
    let content = Content::of(spec, numbers.table);
    let &reference = content.columns.first()?;
    Some(page::draw(spec, &content, purpose, &|theme| {
        ForestPlan::new(spec, &content, reference, theme)
    }))
}

impl<'a> ForestPlan<'a> {
    fn new(spec: &FigureSpec, content: &'a Content<'a>, reference: usize, theme: Theme) -> Self {
        let others = content.panels().into_iter().skip(1).collect();
        let wish = Wish {
            numbers: NumberDetail::Full,
            mark_height: points::lane_height(&theme) * content.valences().len() as f64,
            gap: theme.apart * 1.4,
            panels: others,
            theme,
        };
        let drawing = Drawing { content, reference, intervals: INTERVALS.chosen(spec) };
        let fit =
            Fit::new(spec, content, wish, &|fit| points::least_panel(&OfFit { fit, drawing }, fit));
        let span = points::span(&OfFit { fit: &fit, drawing }, &fit, &fit.panels);
        // No difference stands in the middle.
        let reach = span.high.max(-span.low);
        let span = Span { low: -reach, high: reach, ..span };
        Self { fit, reference, intervals: drawing.intervals, span }
    }
}

/// What is drawn, whatever the layout.
#[derive(Clone, Copy)]
struct Drawing<'a> {
    content: &'a Content<'a>,
    reference: usize,
    intervals: bool,
}

/// The same in a layout.
struct OfFit<'a> {
    fit: &'a Fit<'a>,
    drawing: Drawing<'a>,
}

/// Count and people of a share; `None` where it is hidden or of nobody.
fn share(cell: &ValenceCell) -> Option<(u32, u32)> {
    let of = cell.denominator.filter(|&of| of > 0)?;
    Some((cell.count.shown()?, of))
}

impl Points for OfFit<'_> {
    fn fit(&self) -> &Fit<'_> {
        self.fit
    }

    fn lanes(&self, of: PanelOf) -> Vec<Lane> {
        let PanelOf::Column(column) = of else { return Vec::new() };
        let lane = |valence: Valence| Lane::of_valence(column, valence, sign_of(valence));
        self.drawing.content.valences().into_iter().map(lane).collect()
    }

    fn point(&self, row: usize, lane: Lane, numbers: NumberDetail) -> Point {
        let Drawing { content, reference, intervals } = self.drawing;
        let cells =
            [lane.column, reference].map(|column| content.number(row, column, lane.valence));
        let [here, there] = &cells;
        let shares = share(here).zip(share(there));
        let points = shares.map(|((a, m), (b, n))| {
            (f64::from(a) / f64::from(m) - f64::from(b) / f64::from(n)) * 100.0
        });
        let interval = shares
            .filter(|_| intervals)
            .and_then(|((a, m), (b, n))| newcombe((a, m), (b, n)))
            .map(|(low, high)| (low * 100.0, high * 100.0));
        let told = |interval| match points {
            Some(points) => words::difference(points, interval, content.notation),
            None => crate::words::places::HIDDEN.to_owned(),
        };
        let names = (content.column_name(lane.column), content.column_name(reference));
        let full = |cell| content.text(cell, NumberDetail::Full).unwrap_or_default();
        let counted = table_words::counted(lane.valence, content.table.spec.unit, 2);
        let (a, b) = (full(here), full(there));
        let label = words::difference_mark(
            content.row_name(row),
            names,
            &counted,
            (&a, &b),
            &told(interval),
        );
        let text = match numbers {
            NumberDetail::Full => Some(told(interval)),
            NumberDetail::Short => Some(told(None)),
            NumberDetail::None => points.is_none().then(|| told(None)),
        };
        Point { value: points, interval, text, label }
    }

    fn tick(&self, value: f64) -> String {
        words::signed_tick(value, self.drawing.content.notation)
    }

    fn is_whole(&self) -> bool {
        false
    }
}

impl Panels for ForestPlan<'_> {
    fn fit(&self) -> &Fit<'_> {
        &self.fit
    }

    fn keep_rows(&mut self, rows: Rows) {
        self.fit.rows = rows;
    }

    fn notes(&self) -> Vec<String> {
        let content = self.fit.content;
        let mut notes = vec![words::reference_note(content.column_name(self.reference))];
        notes.extend(content.notes(&self.fit.valences, self.fit.numbers));
        if self.intervals {
            notes.push(words::NEWCOMBE_NOTE.to_owned());
        }
        notes
    }

    fn series(&self) -> Vec<Series> {
        let series = |&valence: &Valence| Series {
            sign: sign_of(valence),
            ink: valence_ink(valence),
            name: table_words::valence(valence).to_owned(),
        };
        self.fit.valences.iter().map(series).collect()
    }

    fn below_rows(&self) -> f64 {
        self.fit.theme.small.line_pt() + self.fit.theme.near
    }

    fn draw(&self, canvas: &Canvas, head: &Head, place: &PanelPlace) {
        let theme = &self.fit.theme;
        head.draw(canvas, theme, place.x, place.top - theme.near, Anchor::Start);
        let content = self.fit.content;
        let drawing = Drawing { content, reference: self.reference, intervals: self.intervals };
        points::draw(&OfFit { fit: &self.fit, drawing }, canvas, place, self.span);
    }
}
