//! Dots with intervals (Cleveland): barrier against facilitator in one row, or groups against each other, each
//! in a lane of its own with its number.
//!
//! Wilson's intervals of 95 % stand around shares of people (n/N) and nothing else: codings of one person
//! depend on each other.

use super::beside::Numbers;
use super::chart::{Chart, Drawn, Purpose};
use super::choices::Choices;
use super::content::{Content, NumberDetail, PanelOf};
use super::fit::{Fit, PanelPlace, Panels, Wish};
use super::heads::Head;
use super::plot::Canvas;
use super::points::{self, Lane, Point, Points, Span};
use super::rows::Rows;
use super::signs::{SIGNS, Series, Sign};
use super::theme::{Theme, valence_ink};
use super::{Anchor, FigureSpec, describe, page};
use crate::analysis::{Basis, ValenceCell};
use crate::statistics::wilson;
use crate::valence::Valence;
use crate::words::{figure as figure_words, points as words};

/// This chart.
pub(super) const CHART: Chart = Chart {
    id: "dots",
    label: words::DOTS_LABEL,
    purpose: words::DOTS_PURPOSE,
    needs: None,
    lacks: |_| None,
    options: &[&PAIR, &INTERVALS],
    without: &[],
    caption: |_| None,
    describe: |_, numbers| describe::counts(numbers.table, words::DOTS_LABEL, words::DOTS_LABEL),
    draw,
};

/// What stands against each other in a row.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Pair {
    /// Barriers and facilitators, a panel for each column.
    Sides,
    /// Columns, a panel for each valence.
    Groups,
}

const PAIR: Choices<Pair> = Choices {
    id: "pair",
    default: ("sides", Pair::Sides),
    others: &[("groups", Pair::Groups)],
    compares_columns: true,
};

/// Whether shares of people have intervals.
pub(super) const INTERVALS: Choices<bool> = Choices {
    id: "intervals",
    default: ("drawn", true),
    others: &[("left_out", false)],
    compares_columns: false,
};

/// Everything about the layout.
struct DotsPlan<'a> {
    fit: Fit<'a>,
    pair: Pair,
    /// The columns that stand against each other, where groups do.
    groups: Vec<usize>,
    intervals: bool,
    span: Span,
}

fn draw(spec: &FigureSpec, numbers: Numbers<'_>, purpose: Purpose<'_>) -> Option<Drawn> {
    let content = Content::of(spec, numbers.table);
    Some(page::draw(spec, &content, purpose, &|theme| DotsPlan::new(spec, &content, theme)))
}

/// The sign of a valence where barriers stand against facilitators.
pub(super) fn sign_of(valence: Valence) -> Sign {
    match valence {
        Valence::Barrier | Valence::Missing => Sign::Circle,
        Valence::Facilitator => Sign::Square,
        Valence::Mixed => Sign::Diamond,
        Valence::Neutral => Sign::Triangle,
    }
}

/// As many columns as there are signs: those with the most codings, in their order.
fn groups(content: &Content<'_>) -> Vec<usize> {
    let mut groups = content.columns.clone();
    let size = |column: usize| {
        let head = content.table.columns.get(column);
        head.and_then(|head| head.codings.shown()).unwrap_or(0)
    };
    groups.sort_by_key(|&column| std::cmp::Reverse(size(column)));
    groups.truncate(SIGNS.len());
    groups.sort_unstable();
    groups
}

impl<'a> DotsPlan<'a> {
    fn new(spec: &FigureSpec, content: &'a Content<'a>, theme: Theme) -> Self {
        // One column has nothing to stand against.
        let pair = if content.columns.len() > 1 { PAIR.chosen(spec) } else { Pair::Sides };
        let intervals = INTERVALS.chosen(spec) && content.table.spec.basis == Basis::ShareOfUnits;
        let groups = groups(content);
        let (panels, lanes) = match pair {
            Pair::Sides => (content.panels(), content.valences().len()),
            Pair::Groups => {
                let panels = content.valences().into_iter().map(PanelOf::Valence);
                (panels.collect(), groups.len())
            }
        };
        let wish = Wish {
            numbers: NumberDetail::Full,
            mark_height: points::lane_height(&theme) * lanes.max(1) as f64,
            gap: theme.apart * 1.4,
            panels,
            theme,
        };
        let drawn = Drawing { content, groups: &groups, intervals };
        let fit = Fit::new(spec, content, wish, &|fit| {
            points::least_panel(&OfFit { fit, drawing: drawn }, fit)
        });
        let span = points::span(&OfFit { fit: &fit, drawing: drawn }, &fit, &fit.panels);
        Self { fit, pair, groups, intervals, span }
    }

    fn drawing(&self) -> Drawing<'_> {
        let intervals = self.intervals;
        Drawing { content: self.fit.content, groups: &self.groups, intervals }
    }
}

/// What is drawn, whatever the layout.
#[derive(Clone, Copy)]
struct Drawing<'a> {
    content: &'a Content<'a>,
    groups: &'a [usize],
    intervals: bool,
}

/// The same in a layout.
struct OfFit<'a> {
    fit: &'a Fit<'a>,
    drawing: Drawing<'a>,
}

impl Drawing<'_> {
    fn lanes(&self, of: PanelOf) -> Vec<Lane> {
        match of {
            PanelOf::Column(column) => {
                let lane = |valence| Lane::of_valence(column, valence, sign_of(valence));
                self.content.valences().into_iter().map(lane).collect()
            }
            PanelOf::Valence(valence) => {
                let signs = self.groups.iter().zip(SIGNS);
                signs.map(|(&column, sign)| Lane::of_valence(column, valence, sign)).collect()
            }
            PanelOf::Named(_) => Vec::new(),
        }
    }

    fn interval(&self, cell: &ValenceCell) -> Option<(f64, f64)> {
        let (count, of) = (cell.count.shown()?, cell.denominator?);
        let (low, high) = wilson(count, of).filter(|_| self.intervals)?;
        Some((low * 100.0, high * 100.0))
    }

    fn point(&self, row: usize, lane: Lane, numbers: NumberDetail) -> Point {
        let cell = self.content.number(row, lane.column, lane.valence);
        let interval = self.interval(&cell);
        let mut label = self.content.mark_label(row, lane.column, lane.valence);
        if let Some((low, high)) = interval {
            label.push_str(&words::interval(low, high, self.content.notation));
        }
        Point {
            value: (!cell.count.is_hidden()).then(|| self.content.amount(&cell)),
            interval,
            text: self.content.text(&cell, numbers),
            label,
        }
    }
}

impl Points for OfFit<'_> {
    fn fit(&self) -> &Fit<'_> {
        self.fit
    }

    fn lanes(&self, of: PanelOf) -> Vec<Lane> {
        self.drawing.lanes(of)
    }

    fn point(&self, row: usize, lane: Lane, numbers: NumberDetail) -> Point {
        self.drawing.point(row, lane, numbers)
    }

    fn tick(&self, value: f64) -> String {
        self.drawing.content.tick(value)
    }

    fn is_whole(&self) -> bool {
        !self.drawing.content.is_share()
    }
}

impl Panels for DotsPlan<'_> {
    fn fit(&self) -> &Fit<'_> {
        &self.fit
    }

    fn keep_rows(&mut self, rows: Rows) {
        self.fit.rows = rows;
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = self.fit.content.notes(&self.fit.valences, self.fit.numbers);
        if self.intervals {
            notes.push(words::WILSON_NOTE.to_owned());
        }
        let left_out = self.fit.content.columns.len() - self.groups.len();
        if self.pair == Pair::Groups && left_out > 0 {
            let drawn = self.groups.len() as u64;
            notes.push(figure_words::other_columns_note(left_out as u64, drawn));
        }
        notes
    }

    fn series(&self) -> Vec<Series> {
        let content = self.fit.content;
        match self.pair {
            Pair::Sides => {
                let series = |&valence: &Valence| Series {
                    sign: sign_of(valence),
                    ink: valence_ink(valence),
                    name: crate::words::table::valence(valence).to_owned(),
                };
                self.fit.valences.iter().map(series).collect()
            }
            Pair::Groups => {
                let series = |(&column, sign): (&usize, Sign)| Series {
                    sign,
                    ink: super::Ink::Text,
                    name: content.column_label(column),
                };
                self.groups.iter().zip(SIGNS).map(series).collect()
            }
        }
    }

    fn below_rows(&self) -> f64 {
        self.fit.theme.small.line_pt() + self.fit.theme.near
    }

    fn draw(&self, canvas: &Canvas, head: &Head, place: &PanelPlace) {
        let theme = &self.fit.theme;
        head.draw(canvas, theme, place.x, place.top - theme.near, Anchor::Start);
        let drawing = self.drawing();
        points::draw(&OfFit { fit: &self.fit, drawing }, canvas, place, self.span);
    }
}
