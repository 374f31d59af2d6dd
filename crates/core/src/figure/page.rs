//! A figure on its page: drawn whole where it fits, and otherwise with rows closer, cut into parts between
//! domains, or with its first rows alone, as was chosen.
//!
//! Takes a chart's layout for distances between rows; gives the drawing, and what was done so that it fits.

use std::ops::Range;

use super::FigureSpec;
use super::chart::{Drawn, Purpose};
use super::content::Content;
use super::fit::{Band, Panels, bands};
use super::frame::{POINTS_PER_MM, Sheet, page_fit};
use super::options::{PAGE, PageMode};
use super::rows::Rows;
use super::signs::Series;
use super::theme::{Theme, theme};
use crate::words::drawn as words;

/// Rows that a part has at least, where it is possible.
const FEWEST_ROWS: f64 = 8.0;
/// Share of a part that must be filled where it ends between domains; else it ends between rows.
const FILLED: f64 = 0.35;

/// A chart laid out.
struct Laid<'a, P> {
    spec: &'a FigureSpec,
    content: &'a Content<'a>,
    panels: P,
    bands: Vec<Band>,
    title: String,
    series: Vec<Series>,
}

/// What stands in a part of the figure.
#[derive(Clone)]
struct Part {
    bands: Range<usize>,
    lines: Range<usize>,
}

/// Draws a figure of panels; `make` lays it out with the distances that it is given.
pub(super) fn draw<'a, P: Panels>(
    spec: &'a FigureSpec,
    content: &'a Content<'a>,
    purpose: Purpose<'_>,
    make: &dyn Fn(Theme) -> P,
) -> Drawn {
    let laid = |theme: Theme| {
        let panels = make(theme);
        let bands = bands(&panels);
        let title = panels.title();
        let series = panels.series();
        Laid { spec, content, panels, bands, title, series }
    };
    let mode = PAGE.chosen(spec);
    let most = spec.height_mm * POINTS_PER_MM;
    let normal = laid(theme(spec));
    let whole = normal.whole_height();
    let fits = whole <= most;
    let dense = || laid(theme(spec).dense());
    let (one, is_dense) = match mode {
        PageMode::Dense => (dense(), true),
        PageMode::Auto if !fits => {
            let closer = dense();
            let is_enough = closer.whole_height() <= most;
            if is_enough { (closer, true) } else { (normal, false) }
        }
        _ => (normal, false),
    };
    let (parts, is_first) = match mode {
        PageMode::Auto | PageMode::Parts if one.whole_height() > most => (one.parts(most), false),
        PageMode::First if one.whole_height() > most => (one.first(most), true),
        _ => (vec![one.everything()], false),
    };
    let mut drawn = one.draw(&parts, is_first, purpose);
    drawn.page.whole_mm = whole / POINTS_PER_MM;
    drawn.page.is_dense = is_dense;
    drawn
}

impl<P: Panels> Laid<'_, P> {
    fn rows(&self) -> &Rows {
        &self.panels.fit().rows
    }

    fn everything(&self) -> Part {
        Part { bands: 0..self.bands.len(), lines: 0..self.rows().lines.len() }
    }

    /// Heights of some bands with rows of a height.
    fn heights(&self, bands: &Range<usize>, rows: f64) -> Vec<f64> {
        let below = self.panels.below_rows();
        let bands = self.bands.get(bands.clone()).unwrap_or_default();
        bands.iter().map(|band| band.above + rows + below).collect()
    }

    fn sheet<'s>(&'s self, notes: &'s [String], description: &'s str) -> Sheet<'s> {
        let fit = self.panels.fit();
        Sheet {
            spec: self.spec,
            title: &self.title,
            theme: &fit.theme,
            notes,
            series: &self.series,
            legend: self.panels.has_legend().then_some(fit.valences.as_slice()),
            description,
        }
    }

    fn whole_height(&self) -> f64 {
        let all = self.everything();
        self.sheet(&self.panels.notes(), "").height(&self.heights(&all.bands, self.rows().height))
    }

    /// Room for the rows of each of so many bands from `first` on, one below the other.
    fn room(&self, bands: &Range<usize>, most: f64) -> f64 {
        let mut notes = self.panels.notes();
        // As long as any note of a part can be.
        notes.push(words::part(88, 88, (888, 888), 888));
        let order = self.content.table.spec.order;
        notes.push(words::first(888, 888, order));
        let without_rows = self.sheet(&notes, "").height(&self.heights(bands, 0.0));
        (most - without_rows) / bands.len().max(1) as f64
    }

    /// Bands that stand together in a part: as many as leave room for some rows of each.
    fn groups_of_bands(&self, most: f64) -> Vec<Range<usize>> {
        let rows = self.rows();
        let some = rows.height / rows.lines.len().max(1) as f64 * FEWEST_ROWS;
        let least = rows.height.min(some);
        let count = self.bands.len();
        let together = (1..=count)
            .rev()
            .find(|&many| {
                let mut starts = (0..count).step_by(many);
                starts.all(|from| self.room(&(from..(from + many).min(count)), most) >= least)
            })
            .unwrap_or(1);
        (0..count).step_by(together).map(|from| from..(from + together).min(count)).collect()
    }

    /// Cuts the figure into parts that are not taller than `most`.
    fn parts(&self, most: f64) -> Vec<Part> {
        let mut parts = Vec::new();
        for bands in self.groups_of_bands(most) {
            let room = self.room(&bands, most);
            let lines = self.rows().lines.len();
            let mut from = 0;
            while from < lines {
                let to = self.rows().end_of_part(from, room, true);
                parts.push(Part { bands: bands.clone(), lines: from..to });
                from = to;
            }
        }
        parts
    }

    /// The first rows that fit, in as many parts as its bands need.
    fn first(&self, most: f64) -> Vec<Part> {
        let groups = self.groups_of_bands(most);
        let end = |bands: &Range<usize>| self.rows().end_of_part(0, self.room(bands, most), false);
        let end = groups.iter().map(end).min().unwrap_or(0);
        groups.into_iter().map(|bands| Part { bands, lines: 0..end }).collect()
    }

    /// Draws the part that was asked for, or the last where there are not as many.
    fn draw(mut self, parts: &[Part], is_first: bool, purpose: Purpose<'_>) -> Drawn {
        let number = (self.spec.part as usize).clamp(1, parts.len().max(1));
        let part = parts.get(number - 1).cloned().unwrap_or_else(|| self.everything());
        let count = |lines: &Range<usize>| self.rows().count(lines.clone());
        let all = count(&self.everything().lines);
        let drawn = if is_first { count(&part.lines) } else { all };
        let mut said = self.content.said();
        let mut notes = self.panels.notes();
        if is_first && drawn < all {
            let order = self.content.table.spec.order;
            let told = words::first(drawn as u64, all as u64, order);
            notes.push(told.clone());
            said.push(told);
        }
        let mut part_told = String::new();
        if parts.len() > 1 {
            let before = count(&(0..part.lines.start)) as u64;
            let rows = (before + 1, before + count(&part.lines) as u64);
            let told = words::part(number as u64, parts.len() as u64, rows, drawn as u64);
            part_told = format!(" {told}");
            notes.push(told.clone());
            said.push(told);
        }
        let rows = self.rows().part(part.lines.clone());
        let heights = self.heights(&part.bands, rows.height);
        let height = self.sheet(&notes, "").height(&heights);
        let scene = match purpose {
            Purpose::Measuring => None,
            Purpose::Drawing(description) => {
                self.panels.keep_rows(rows);
                let description = format!("{description}{part_told}");
                let sheet = self.sheet(&notes, &description);
                Some(sheet.draw(&heights, &|canvas, at, y, inner| {
                    if let Some(band) = self.bands.get(part.bands.start + at) {
                        band.draw(&self.panels, canvas, y, inner);
                    }
                }))
            }
        };
        let page = page_fit(self.spec, height, (number, parts.len()), (drawn, all));
        Drawn { scene, page, said }
    }
}

impl Rows {
    /// Rows among some of the lines.
    fn count(&self, lines: Range<usize>) -> usize {
        let lines = self.lines.get(lines).unwrap_or_default();
        lines.iter().filter(|line| line.row.is_some()).count()
    }

    /// Where a part that begins at a line ends so that it is not taller than `room`: between domains where
    /// that leaves it filled enough and `between_domains` is asked for, else between rows. One row at least
    /// stands in it.
    fn end_of_part(&self, from: usize, room: f64, between_domains: bool) -> usize {
        let above = self.headings_above(from);
        let mut height: f64 = above.iter().map(|heading| heading.once_more().height).sum();
        let (mut end, mut last_row, mut last_domain) = (from, from, (from, 0.0));
        for line in self.lines.get(from..).unwrap_or_default() {
            height += line.height + line.lead();
            if height > room && last_row > from {
                break;
            }
            end += 1;
            if !line.is_heading() {
                last_row = end;
                if self.lines.get(end).is_none_or(|next| next.depth == 0) {
                    last_domain = (end, height);
                }
            }
        }
        let (domain, filled) = last_domain;
        if end == self.lines.len() {
            end
        } else if between_domains && domain > from && filled >= room * FILLED {
            domain
        } else {
            last_row
        }
    }
}
