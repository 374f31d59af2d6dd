//! The ranking of domains as dots: rows from the first in rank to the last, with what the rank is made of in
//! panels of their own: frequency, elaboration, conflicting statements.

use super::bare_table::{bare_row, bare_rows};
use super::beside::{Beside, Numbers};
use super::chart::{Chart, Drawn, Purpose};
use super::content::{Content, NumberDetail, PanelOf};
use super::fit::{Fit, PanelPlace, Panels, Wish};
use super::heads::Head;
use super::plot::Canvas;
use super::points::{self, Lane, Point, Points};
use super::rows::Rows;
use super::signs::Sign;
use super::theme::Theme;
use super::{Anchor, FigureSpec, Ink, MarkKey, page};
use crate::analysis::{Ranked, Ranking, Statistic};
use crate::valence::Valence;
use crate::words::ranked as words;
use crate::words::ranked::Measure;

/// This chart.
pub(super) const CHART: Chart = Chart {
    id: "ranking",
    label: words::LABEL,
    purpose: words::PURPOSE,
    needs: Some(Statistic::Ranking),
    lacks: |_| None,
    options: &[],
    without: &["mixed_and_neutral", "zeros"],
    caption: |numbers| match numbers.beside {
        Beside::Ranking(ranking) => Some(words::caption(ranking, numbers.table)),
        _ => None,
    },
    describe: |_, numbers| match numbers.beside {
        Beside::Ranking(ranking) => words::alternative_text(ranking, numbers.table),
        _ => words::NOTHING.to_owned(),
    },
    draw,
};

/// Everything about the layout.
struct RankingPlan<'a> {
    fit: Fit<'a>,
    ranking: &'a Ranking,
    measures: &'static [Measure],
}

fn draw(spec: &FigureSpec, numbers: Numbers<'_>, purpose: Purpose<'_>) -> Option<Drawn> {
    let Beside::Ranking(ranking) = numbers.beside else { return None };
    if ranking.rows.is_empty() {
        return None;
    }
    let row = |row: &Ranked| bare_row(&row.key, words::row(row));
    let table = bare_rows(numbers.table, ranking.rows.iter().map(row).collect());
    let unnamed: Vec<&str> = ranking
        .rows
        .iter()
        .filter(|row| row.people == 0 && row.codings == 0)
        .map(|row| row.key.as_str())
        .collect();
    let content = Content::where_empty(spec, &table, &|head| unnamed.contains(&head.key.as_str()));
    Some(page::draw(spec, &content, purpose, &|theme| {
        RankingPlan::new(spec, &content, ranking, theme)
    }))
}

impl<'a> RankingPlan<'a> {
    fn new(
        spec: &FigureSpec,
        content: &'a Content<'a>,
        ranking: &'a Ranking,
        theme: Theme,
    ) -> Self {
        let measures = words::measures(ranking);
        let named = |&measure: &Measure| PanelOf::Named(words::measure(measure));
        let wish = Wish {
            numbers: NumberDetail::Full,
            mark_height: points::lane_height(&theme),
            gap: theme.apart * 1.4,
            panels: measures.iter().map(named).collect(),
            theme,
        };
        let fit = Fit::new(spec, content, wish, &|fit| {
            points::least_panel(&OfFit { fit, ranking, measures }, fit)
        });
        Self { fit, ranking, measures }
    }

    fn points(&self) -> OfFit<'_> {
        OfFit { fit: &self.fit, ranking: self.ranking, measures: self.measures }
    }
}

/// What is drawn, in a layout.
struct OfFit<'a> {
    fit: &'a Fit<'a>,
    ranking: &'a Ranking,
    measures: &'static [Measure],
}

impl Points for OfFit<'_> {
    fn fit(&self) -> &Fit<'_> {
        self.fit
    }

    /// One lane, whose column is the measure's place.
    fn lanes(&self, of: PanelOf) -> Vec<Lane> {
        let is_of = |measure: &Measure| of == PanelOf::Named(words::measure(*measure));
        let measure = self.measures.iter().position(is_of);
        let lane =
            |column| Lane { column, valence: Valence::Missing, sign: Sign::Circle, ink: Ink::Text };
        measure.map(lane).into_iter().collect()
    }

    fn point(&self, row: usize, lane: Lane, numbers: NumberDetail) -> Point {
        let found = self.ranking.rows.get(row).zip(self.measures.get(lane.column));
        let Some((row, &measure)) = found else { return Point::default() };
        let count = measure.of(row);
        let text = (numbers != NumberDetail::None).then(|| self.tick(count.into()));
        Point {
            value: Some(count.into()),
            interval: None,
            text,
            label: words::mark(row, measure, self.ranking),
        }
    }

    fn tick(&self, value: f64) -> String {
        self.fit.content.notation.tick(value, false)
    }

    fn is_whole(&self) -> bool {
        true
    }

    /// A row's passages, of whatever valence.
    fn key(&self, row: usize, lane: Lane) -> MarkKey {
        let row = self.ranking.rows.get(row);
        MarkKey::of_row(row.map(|row| row.key.as_str()), lane.column)
    }
}

impl Panels for RankingPlan<'_> {
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
        words::notes(self.ranking)
    }

    fn below_rows(&self) -> f64 {
        self.fit.theme.small.line_pt() + self.fit.theme.near
    }

    fn draw(&self, canvas: &Canvas, head: &Head, place: &PanelPlace) {
        let theme = &self.fit.theme;
        head.draw(canvas, theme, place.x, place.top - theme.near, Anchor::Start);
        let points = self.points();
        // Each measure counts something else, so each has a scale of its own.
        let own = points::span(&points, &self.fit, &[place.of]);
        points::draw(&points, canvas, place, own);
    }
}
