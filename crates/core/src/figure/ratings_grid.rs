//! Ratings of constructs by site: a grid of cells from -2 to +2 (or as far as the scale goes), with what
//! tells sites apart in a column of its own.
//!
//! Each state has a form and not only a colour: a number upon a shade, 0 in a plain frame, mixed as two halves
//! and its sign, missing in a dashed frame, and nothing in an empty one; rows that are rated in reverse have a
//! corner. Ratings are somebody's judgement and never made of counts (Damschroder and Lowery 2013, Implement
//! Sci 8:51); a cell opens the passages that stand beside its rating.

use std::collections::HashMap;

use super::bare_table::{bare_column, bare_table};
use super::beside::{Beside, Numbers};
use super::cells::{corners, filled, halves};
use super::chart::{Chart, Drawn, Purpose};
use super::choices::Choices;
use super::content::{Content, NumberDetail, PanelOf};
use super::fit::{Fit, PanelPlace, Panels, Wish};
use super::heads::{self, Head, run};
use super::metrics::ASCENT;
use super::plot::{Area, Canvas};
use super::rows::{Line, Rows};
use super::text::wrap;
use super::theme::{SHADES, Theme};
use super::{Anchor, FigureSpec, Ink, MarkKey, Shape, TextRun, page};
use crate::analysis::{
    ColumnHead, ColumnLabel, CrossTab, RatedCell, RatedRow, Rating, Ratings, RowHead, Statistic,
};
use crate::valence::Valence;
use crate::words::rated as words;

/// This chart.
pub(super) const CHART: Chart = Chart {
    id: "ratings_grid",
    label: words::LABEL,
    purpose: words::PURPOSE,
    needs: Some(Statistic::Ratings),
    lacks: |_| None,
    options: &[&DISTINGUISHING],
    without: &["mixed_and_neutral", "zeros"],
    caption: |numbers| match numbers.beside {
        Beside::Ratings(ratings) => Some(words::caption(ratings, numbers.table)),
        _ => None,
    },
    describe: |_, numbers| match numbers.beside {
        Beside::Ratings(ratings) => words::alternative_text(ratings),
        _ => words::NOTHING.to_owned(),
    },
    draw,
};

/// Whether what tells sites apart has a column.
const DISTINGUISHING: Choices<bool> = Choices {
    id: "distinguishing",
    default: ("drawn", true),
    others: &[("left_out", false)],
    compares_columns: false,
};

/// Everything about the layout.
struct GridPlan<'a> {
    fit: Fit<'a>,
    ratings: &'a Ratings,
    /// Rows of the ratings by their key, and sites by theirs.
    rows: HashMap<&'a str, &'a RatedRow>,
    /// The largest number of the scale.
    largest: i8,
}

fn draw(spec: &FigureSpec, numbers: Numbers<'_>, purpose: Purpose<'_>) -> Option<Drawn> {
    let Beside::Ratings(ratings) = numbers.beside else { return None };
    if ratings.rows.is_empty() || ratings.sites.is_empty() {
        return None;
    }
    let table = as_table(ratings, numbers.table);
    let says_nothing = |head: &RowHead| {
        let row = ratings.rows.iter().find(|row| row.key == head.key);
        row.is_some_and(|row| row.cells.iter().all(|cell| cell.passages == 0 && !is_rated(cell)))
    };
    let content = Content::where_empty(spec, &table, &says_nothing);
    Some(page::draw(spec, &content, purpose, &|theme| {
        GridPlan::new(spec, &content, ratings, theme)
    }))
}

/// Whether a cell holds any rating, be it that several contradict each other.
fn is_rated(cell: &RatedCell) -> bool {
    cell.rating.is_some() || !cell.read.is_empty()
}

/// Rows and sites of the ratings as the rows and columns of a table without numbers.
fn as_table(ratings: &Ratings, counted: &CrossTab) -> CrossTab {
    let size = |key: &str| counted.columns.iter().find(|column| column.key == key);
    let row = |row: &RatedRow| RowHead {
        key: row.key.clone(),
        label: row.label.clone(),
        short: row.short.clone(),
        parent: row.parent.clone(),
        ..RowHead::default()
    };
    let column = |(key, label): &(String, ColumnLabel)| ColumnHead {
        participants: size(key).and_then(|column| column.participants),
        sources: size(key).and_then(|column| column.sources),
        ..bare_column(key.clone(), label.clone())
    };
    let rows = ratings.rows.iter().map(row).collect();
    let mut table = bare_table(counted, rows, ratings.sites.iter().map(column).collect());
    table.spec.columns = ratings.columns.clone();
    table
}

/// The narrowest cell: what is written in it, and its site's name.
fn least_cell(fit: &Fit<'_>, ratings: &Ratings) -> f64 {
    let theme = &fit.theme;
    let texts = ratings.rows.iter().flat_map(|row| &row.cells).map(words::in_cell);
    let text = texts.map(|text| theme.value.width_pt(&text)).fold(0.0, f64::max);
    let name = heads::least_width(fit.content, theme, &fit.panels);
    (text + theme.near * 5.0).max(name)
}

impl<'a> GridPlan<'a> {
    fn new(
        spec: &FigureSpec,
        content: &'a Content<'a>,
        ratings: &'a Ratings,
        theme: Theme,
    ) -> Self {
        let mut panels = content.panels();
        let told = ratings.rows.iter().any(|row| !row.distinguishing.trim().is_empty());
        if told && DISTINGUISHING.chosen(spec) {
            panels.push(PanelOf::Named(words::DISTINGUISHING));
        }
        let wish = Wish {
            numbers: NumberDetail::Full,
            mark_height: theme.bar * 1.5,
            gap: theme.near * 0.5,
            panels,
            theme,
        };
        let mut fit = Fit::new(spec, content, wish, &|fit| least_cell(fit, ratings));
        fit.narrow_panels(least_cell(&fit, ratings) * 1.6);
        let values = ratings.rows.iter().flat_map(|row| &row.cells);
        let values = values.filter_map(|cell| cell.rating.and_then(Rating::number));
        let largest = values.map(|value| value.saturating_abs()).fold(2, i8::max);
        let rows = ratings.rows.iter().map(|row| (row.key.as_str(), row)).collect();
        Self { fit, ratings, rows, largest }
    }

    fn rated(&self, row: usize) -> Option<&'a RatedRow> {
        self.rows.get(self.fit.content.table.rows.get(row)?.key.as_str()).copied()
    }

    /// The shade of a value's strength.
    fn shade(&self, value: i8) -> Ink {
        let valence = if value < 0 { Valence::Barrier } else { Valence::Facilitator };
        let part = f64::from(value.saturating_abs()) / f64::from(self.largest);
        let step = (1..=SHADES).find(|&step| f64::from(step) >= part * f64::from(SHADES));
        Ink::Shade(valence, step.unwrap_or(SHADES))
    }

    fn cell(&self, canvas: &Canvas, area: Area, row: &RatedRow, cell: &RatedCell) {
        let theme = &self.fit.theme;
        let frame = |ink: Ink, dash: Option<(f64, f64)>| {
            let points = corners(area);
            let stroke = Some((ink, theme.line));
            canvas.shape(Shape::Path { points, closed: true, fill: None, stroke, dash });
        };
        let right = area.x + area.width;
        match cell.rating {
            Some(Rating::Value(0)) => frame(Ink::Muted, None),
            Some(Rating::Value(value)) => filled(canvas, corners(area), self.shade(value)),
            Some(Rating::Mixed) => halves(canvas, area, 2),
            Some(Rating::Missing) => frame(Ink::Muted, Some((theme.near, theme.near))),
            None => frame(Ink::Grid, None),
        }
        if row.reverse {
            let size = theme.near;
            let corner = vec![(right - size, area.y), (right, area.y), (right, area.y + size)];
            filled(canvas, corner, Ink::Axis);
        }
        let text = words::in_cell(cell);
        if !text.is_empty() {
            let baseline = area.y + area.height / 2.0 + theme.value.size_pt * (ASCENT - 0.04) / 2.0;
            let is_number = matches!(cell.rating, Some(Rating::Value(_) | Rating::Mixed));
            let ink = if is_number { Ink::Text } else { Ink::Muted };
            let x = area.x + area.width / 2.0;
            canvas.text(run(&text, theme.value, x, baseline, Anchor::Middle, ink));
        }
    }

    fn site(&self, canvas: &Canvas, place: &PanelPlace, column: usize) {
        let content = self.fit.content;
        for (position, line) in self.row_lines().enumerate() {
            let Some(row) = line.row else { continue };
            let Some(rated) = self.rated(row) else { continue };
            let Some(cell) = rated.cells.get(column) else { continue };
            let height = self.fit.theme.bar * 1.5;
            let area = Area {
                x: place.x,
                y: place.top + line.middle - height / 2.0,
                width: self.fit.panel_width,
                height,
            };
            let hit = Area { y: place.top + line.top, height: line.height, ..area };
            let key = MarkKey { valence: None, ..content.key(row, column, Valence::Missing) };
            let names = (content.row_name(row), content.column_name(column));
            let label = words::mark(names, rated, cell, self.ratings.by);
            canvas.open(key, position, place.number, label, hit);
            self.cell(canvas, area, rated, cell);
            canvas.close();
        }
    }

    /// The researcher's own words for what tells sites apart.
    fn distinguishing(&self, canvas: &Canvas, place: &PanelPlace) {
        let theme = &self.fit.theme;
        for line in self.row_lines() {
            let Some(row) = line.row.and_then(|row| self.rated(row)) else { continue };
            let told = wrap(&row.distinguishing, theme.value, self.fit.panel_width, 1);
            let Some(text) = told.lines.first().filter(|text| !text.is_empty()) else { continue };
            let x = place.x + self.fit.panel_width / 2.0;
            let baseline = place.top + line.middle + theme.value.size_pt * (ASCENT - 0.04) / 2.0;
            let text = run(text, theme.value, x, baseline, Anchor::Middle, Ink::Text);
            canvas.text(TextRun { full: told.full.clone(), ..text });
        }
    }

    fn row_lines(&self) -> impl Iterator<Item = &Line> {
        self.fit.rows.lines.iter().filter(|line| line.row.is_some())
    }
}

impl Panels for GridPlan<'_> {
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
        words::notes(self.ratings)
    }

    fn rules(&self, _: f64) -> f64 {
        0.0
    }

    fn draw(&self, canvas: &Canvas, head: &Head, place: &PanelPlace) {
        let theme = &self.fit.theme;
        let middle = place.x + self.fit.panel_width / 2.0;
        head.draw(canvas, theme, middle, place.top - theme.near, Anchor::Middle);
        match place.of {
            PanelOf::Column(column) => self.site(canvas, place, column),
            PanelOf::Valence(_) | PanelOf::Named(_) => self.distinguishing(canvas, place),
        }
    }
}
