//! Rows against rows: on how many passages two of them stand together, as a triangle of shaded cells with the
//! passages of each row on its diagonal.

use std::collections::HashMap;

use super::bare_table::{bare_column, bare_row, bare_table};
use super::beside::{Beside, Numbers};
use super::cells::{corners, filled};
use super::chart::{Chart, Drawn, Purpose};
use super::content::{Content, NumberDetail, PanelOf};
use super::fit::{Fit, PanelPlace, Panels, Wish};
use super::frame::width_pt;
use super::heads::{Head, run};
use super::metrics::ASCENT;
use super::plot::{Area, Canvas};
use super::rows::Rows;
use super::theme::{SHADES, Theme, theme};
use super::{Anchor, FigureSpec, Ink, MarkKey, Shape, page};
use crate::analysis::{CoOccurrence, ColumnLabel, CrossTab, Order, Pair, Statistic};
use crate::statistics::Overlap;
use crate::valence::Valence;
use crate::words::table::row_names;
use crate::words::together as words;

/// This chart.
pub(super) const CHART: Chart = Chart {
    id: "co_occurrence",
    label: words::LABEL,
    purpose: words::PURPOSE,
    needs: Some(Statistic::CoOccurrence),
    lacks: |_| None,
    options: &[],
    without: &["mixed_and_neutral", "zeros"],
    caption: |numbers| match numbers.beside {
        Beside::CoOccurrence(found) => Some(words::caption(found, numbers.table)),
        _ => None,
    },
    describe: |_, numbers| match numbers.beside {
        Beside::CoOccurrence(found) => words::alternative_text(found, numbers.table),
        _ => words::NOTHING.to_owned(),
    },
    draw,
};

/// Rows that are set against each other at most: those that most passages have with another.
const MOST_ROWS: usize = 30;
/// Share of the figure's width that cells have at least.
const CELLS_SHARE: f64 = 0.6;

/// Rows whose cells stand side by side, so that the triangle is whole.
fn most_rows(spec: &FigureSpec) -> usize {
    let theme = theme(spec);
    let cell = theme.bar * 1.3 + theme.near * 0.4;
    let room = (width_pt(spec) - 2.0 * theme.margin) * CELLS_SHARE;
    (4..=MOST_ROWS).rev().find(|&rows| rows as f64 * cell <= room).unwrap_or(4)
}

/// What is set against each other.
struct Grid<'a> {
    found: &'a CoOccurrence,
    /// Keys of the rows, in the order of the table, with their passages.
    rows: Vec<(&'a str, u32)>,
    /// Pairs by the places of their rows, the later one first.
    pairs: HashMap<(usize, usize), Overlap>,
    /// The largest number of passages that a pair has.
    largest: u32,
    /// Rows that stand with others and are not drawn.
    left_out: usize,
}

impl<'a> Grid<'a> {
    fn new(found: &'a CoOccurrence, most: usize) -> Self {
        let mut together: HashMap<&str, u64> = HashMap::new();
        for Pair { keys, overlap, .. } in &found.pairs {
            for key in keys {
                *together.entry(key).or_default() += u64::from(overlap.both);
            }
        }
        let mut rows: Vec<(usize, (&str, u32))> = found
            .rows
            .iter()
            .map(|(key, size)| (key.as_str(), *size))
            .enumerate()
            .filter(|(_, (key, _))| together.contains_key(key))
            .collect();
        let all = rows.len();
        let weight = |key: &str| together.get(key).copied().unwrap_or(0);
        crate::order::sort_by_key(&mut rows, |(_, (key, _))| std::cmp::Reverse(weight(key)));
        rows.truncate(most);
        rows.sort_unstable_by_key(|(at, _)| *at);
        let rows: Vec<(&str, u32)> = rows.into_iter().map(|(_, row)| row).collect();
        let places: HashMap<&str, usize> =
            rows.iter().enumerate().map(|(at, (key, _))| (*key, at)).collect();
        let place = |key: &String| places.get(key.as_str()).copied();
        let drawn = |pair: &Pair| {
            let [one, other] = &pair.keys;
            let (one, other) = (place(one)?, place(other)?);
            Some(((one.max(other), one.min(other)), pair.overlap))
        };
        let pairs: HashMap<(usize, usize), Overlap> =
            found.pairs.iter().filter_map(drawn).collect();
        let largest = pairs.values().map(|overlap| overlap.both).max().unwrap_or(0);
        Self { found, left_out: all - rows.len(), rows, pairs, largest }
    }

    /// Rows with their number, and a column of each number.
    fn as_table(&self, counted: &CrossTab) -> CrossTab {
        let names = row_names(counted);
        let named: HashMap<&str, &String> =
            counted.rows.iter().zip(&names).map(|(row, name)| (row.key.as_str(), name)).collect();
        let row = |(at, (key, _)): (usize, &(&str, u32))| {
            let name = named.get(key).map_or("", |name| name.as_str());
            bare_row(key, words::row(at + 1, name))
        };
        let column = |(at, (key, _)): (usize, &(&str, u32))| {
            bare_column((*key).to_owned(), ColumnLabel::Named((at + 1).to_string()))
        };
        let rows = self.rows.iter().enumerate().map(row).collect();
        let columns = self.rows.iter().enumerate().map(column).collect();
        let mut table = bare_table(counted, rows, columns);
        table.spec.order = Order::Framework;
        // Columns are told apart by their numbers, whatever the table compares.
        table.spec.columns = crate::analysis::Columns::Participant;
        table
    }
}

fn draw(spec: &FigureSpec, numbers: Numbers<'_>, purpose: Purpose<'_>) -> Option<Drawn> {
    let Beside::CoOccurrence(found) = numbers.beside else { return None };
    let grid = Grid::new(found, most_rows(spec));
    if grid.pairs.is_empty() {
        return None;
    }
    let table = grid.as_table(numbers.table);
    let content = Content::where_empty(spec, &table, &|_| false);
    let mut drawn =
        page::draw(spec, &content, purpose, &|theme| MatrixPlan::new(spec, &content, &grid, theme));
    drawn.said.extend(words::left_out(grid.left_out as u64, grid.rows.len() as u64));
    Some(drawn)
}

/// Everything about the layout.
struct MatrixPlan<'a> {
    fit: Fit<'a>,
    grid: &'a Grid<'a>,
}

/// The narrowest cell: the widest number in it.
fn least_cell(fit: &Fit<'_>, grid: &Grid<'_>) -> f64 {
    let sizes = grid.rows.iter().map(|(_, size)| *size).chain([grid.largest]);
    let widest = sizes
        .map(|size| fit.theme.value.width_pt(&fit.content.notation.whole(size.into())))
        .fold(0.0, f64::max);
    (widest + fit.theme.near * 2.0).max(fit.theme.bar * 1.3)
}

impl<'a> MatrixPlan<'a> {
    fn new(spec: &FigureSpec, content: &'a Content<'a>, grid: &'a Grid<'a>, theme: Theme) -> Self {
        let wish = Wish {
            numbers: NumberDetail::Full,
            mark_height: theme.bar * 1.5,
            gap: theme.near * 0.4,
            panels: content.panels(),
            theme,
        };
        let mut fit = Fit::new(spec, content, wish, &|fit| least_cell(fit, grid));
        fit.narrow_panels(least_cell(&fit, grid) * 1.8);
        Self { fit, grid }
    }

    fn cell(&self, canvas: &Canvas, area: Area, both: u32, is_own: bool) {
        let theme = &self.fit.theme;
        let share = f64::from(both) / f64::from(self.grid.largest.max(1));
        let step = (1..=SHADES).find(|&step| f64::from(step) >= share * f64::from(SHADES));
        if is_own || both == 0 {
            canvas.shape(Shape::Path {
                points: corners(area),
                closed: true,
                fill: None,
                stroke: Some((if is_own { Ink::Axis } else { Ink::Grid }, theme.hairline)),
                dash: None,
            });
        } else {
            filled(canvas, corners(area), Ink::Shade(Valence::Facilitator, step.unwrap_or(SHADES)));
        }
        if is_own || both > 0 {
            let text = self.fit.content.notation.whole(both.into());
            let baseline = area.y + area.height / 2.0 + theme.value.size_pt * (ASCENT - 0.04) / 2.0;
            let ink = if is_own { Ink::Muted } else { Ink::Text };
            let x = area.x + area.width / 2.0;
            canvas.text(run(&text, theme.value, x, baseline, Anchor::Middle, ink));
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

    fn title(&self) -> String {
        words::title(self.fit.content.table)
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = words::notes(self.grid.found);
        notes.extend(words::left_out(self.grid.left_out as u64, self.grid.rows.len() as u64));
        notes
    }

    fn rules(&self, _: f64) -> f64 {
        0.0
    }

    fn draw(&self, canvas: &Canvas, head: &Head, place: &PanelPlace) {
        let theme = &self.fit.theme;
        let middle = place.x + self.fit.panel_width / 2.0;
        head.draw(canvas, theme, middle, place.top - theme.near, Anchor::Middle);
        let PanelOf::Column(column) = place.of else { return };
        let content = self.fit.content;
        let lines = self.fit.rows.lines.iter().filter_map(|line| Some((line, line.row?)));
        for (position, (line, row)) in lines.enumerate() {
            let (Some((key, size)), Some((other, _))) =
                (self.grid.rows.get(row), self.grid.rows.get(column))
            else {
                continue;
            };
            if column > row {
                continue;
            }
            let height = theme.bar * 1.5;
            let y = place.top + line.middle - height / 2.0;
            let area = Area { x: place.x, y, width: self.fit.panel_width, height };
            let hit = Area { y: place.top + line.top, height: line.height, ..area };
            let is_own = row == column;
            let overlap = self.grid.pairs.get(&(row, column)).copied();
            let names = (content.row_name(row), content.row_name(column));
            let both = overlap.map_or(0, |overlap| overlap.both);
            let (count, label) = if is_own {
                (*size, words::own_mark(names.0, *size))
            } else {
                (both, words::mark(names, both, overlap.and_then(Overlap::jaccard)))
            };
            let with = (!is_own).then(|| (*other).to_owned());
            let key = MarkKey { with, ..MarkKey::of_row(Some(key), 0) };
            canvas.open(key, position, place.number, label, hit);
            self.cell(canvas, area, count, is_own);
            canvas.close();
        }
    }
}
