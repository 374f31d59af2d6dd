//! The columns of a logic model: which boxes stand in a part of it, where each stands, and the lines between
//! them.
//!
//! Lines are straight between columns. One that leads past a column crosses it between two of its boxes, so that
//! no line ever runs through a text.

use std::collections::{BTreeMap, BTreeSet};

use super::logic_boxes::{
    ModelBox, draw_empty, draw_innovation, empty_height, innovation_height, write,
};
use super::metrics::Font;
use super::plot::{Area, Canvas};
use super::text::{Lines, wrap, wrap_evenly};
use super::theme::Theme;
use super::{Ink, Shape};
use crate::analysis::{ModelEnd, ModelLink, OutcomeTier};
use crate::words::logic_model as words;

/// Columns of a model.
const COLUMNS: usize = 4;
/// The narrowest column, in the size of its letters; where there is less, columns stand one below the other.
const LEAST_COLUMN_EM: f64 = 9.0;
/// Lines of a heading at most.
const MOST_HEAD_LINES: usize = 3;
/// Lines of the innovation at most.
const MOST_INNOVATION_LINES: usize = 6;

/// Some of the boxes of a model: for each column the places of those in it, in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Slice([BTreeSet<usize>; COLUMNS]);

impl Slice {
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(BTreeSet::is_empty)
    }

    pub fn holds(&self, column: usize, at: usize) -> bool {
        self.0.get(column).is_some_and(|of| of.contains(&at))
    }

    /// This and another.
    pub fn with(&self, other: &Self) -> Self {
        let mut both = self.clone();
        for (own, of) in both.0.iter_mut().zip(&other.0) {
            own.extend(of);
        }
        both
    }

    /// The same with the first determinants alone.
    pub fn with_first(&self, many: usize) -> Self {
        let mut first = self.clone();
        let [determinants, ..] = &mut first.0;
        determinants.retain(|at| *at < many);
        first
    }

    /// How many determinants it has.
    pub fn determinants(&self) -> usize {
        let [determinants, ..] = &self.0;
        determinants.len()
    }
}

/// A box, or the empty one, with the heading above it.
struct Block<'a> {
    heading: Option<&'a Lines>,
    at: Option<(usize, &'a ModelBox)>,
    height: f64,
}

/// Where a box stands: its column, its place in it, and its area.
#[derive(Clone, Copy)]
struct Placed {
    column: usize,
    at: usize,
    area: Area,
}

impl Placed {
    fn middle(&self) -> f64 {
        self.area.y + self.area.height / 2.0
    }
}

/// A model in columns.
pub(super) struct Columns {
    theme: Theme,
    boxes: [Vec<ModelBox>; COLUMNS],
    titles: Vec<Lines>,
    /// Headings within columns, by their text.
    headings: BTreeMap<String, Lines>,
    innovation: Option<Lines>,
    /// What leads to what: column and place of both ends.
    links: Vec<((usize, usize), (usize, usize))>,
    has_lines: bool,
    is_stacked: bool,
    inner: f64,
    width: f64,
}

fn heading_font(theme: &Theme) -> Font {
    Font::bold(theme.small.size_pt)
}

/// Room between two columns, in which lines run.
fn gutter(theme: &Theme) -> f64 {
    theme.apart * 1.6
}

impl Columns {
    /// Whether columns stand one below the other in a width, and how wide each is.
    pub fn room(theme: &Theme, inner: f64) -> (bool, f64) {
        let beside = (inner - gutter(theme) * (COLUMNS - 1) as f64) / COLUMNS as f64;
        let is_stacked = beside < theme.label.size_pt * LEAST_COLUMN_EM;
        (is_stacked, if is_stacked { inner } else { beside })
    }

    /// Boxes in their columns; the innovation is empty where nobody typed it.
    pub fn new<'m>(
        theme: &Theme,
        (inner, innovation): (f64, &str),
        boxes: [Vec<ModelBox>; COLUMNS],
        links: impl Iterator<Item = &'m ModelLink>,
        has_lines: bool,
    ) -> Self {
        let (is_stacked, width) = Self::room(theme, inner);
        let place = |end: &ModelEnd| {
            let columns = boxes.iter().enumerate();
            let of = |(column, of): (usize, &Vec<ModelBox>)| {
                Some((column, of.iter().position(|one| one.content.end == *end)?))
            };
            columns.filter_map(of).next()
        };
        let links = links.filter_map(|link| Some((place(&link.from)?, place(&link.to)?))).collect();
        let title = |title: &&str| wrap_evenly(title, theme.head, width, MOST_HEAD_LINES);
        let room = inner - theme.near * 3.0;
        let innovation = (!innovation.trim().is_empty())
            .then(|| wrap(innovation, theme.label, room, MOST_INNOVATION_LINES));
        let titles = words::COLUMNS.iter().map(title).collect();
        let font = heading_font(theme);
        let groups = boxes.iter().flatten().filter_map(|one| one.content.group.as_deref());
        let headings = groups
            .chain(OutcomeTier::ALL.map(words::tier))
            .map(|text| (text.to_owned(), wrap(text, font, width, MOST_HEAD_LINES)))
            .collect();
        let theme = *theme;
        Self {
            theme,
            boxes,
            titles,
            headings,
            innovation,
            links,
            has_lines,
            is_stacked,
            inner,
            width,
        }
    }

    /// Column and place of every box, column by column.
    pub fn all(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let columns = self.boxes.iter().enumerate();
        columns.flat_map(|(column, of)| (0..of.len()).map(move |at| (column, at)))
    }

    /// All boxes.
    pub fn everything(&self) -> Slice {
        let mut all = Slice::default();
        for (own, of) in all.0.iter_mut().zip(&self.boxes) {
            own.extend(0..of.len());
        }
        all
    }

    /// A box with all that it leads to.
    pub fn with_all_behind(&self, column: usize, at: usize) -> Slice {
        let mut slice = Slice::default();
        let mut next = vec![(column, at)];
        while let Some((column, at)) = next.pop() {
            let is_new = slice.0.get_mut(column).is_some_and(|of| of.insert(at));
            if is_new {
                let behind = self.links.iter().filter(|(from, _)| *from == (column, at));
                next.extend(behind.map(|(_, to)| *to));
            }
        }
        slice
    }

    fn gap(&self) -> f64 {
        self.theme.row_gap
    }

    /// What stands in a column of a slice, from top to bottom.
    fn blocks(&self, column: usize, slice: &Slice) -> Vec<Block<'_>> {
        let Some(of) = self.boxes.get(column) else { return Vec::new() };
        let here = of.iter().enumerate().filter(|(at, _)| slice.holds(column, *at));
        let mut above: Option<&str> = None;
        let mut blocks: Vec<Block<'_>> = Vec::new();
        if column + 1 == COLUMNS {
            for tier in OutcomeTier::ALL.map(words::tier) {
                let is_of = |one: &ModelBox| one.content.group.as_deref() == Some(tier);
                if !of.iter().any(is_of) {
                    blocks.push(self.block(Some(tier), None, blocks.is_empty()));
                }
                let mut heading = Some(tier);
                for (at, one) in here.clone().filter(|(_, one)| is_of(one)) {
                    let first = blocks.is_empty();
                    blocks.push(self.block(heading.take(), Some((at, one)), first));
                }
            }
            return blocks;
        }
        if of.is_empty() {
            blocks.push(self.block(None, None, true));
        }
        for (at, one) in here {
            let group = one.content.group.as_deref();
            let heading = group.filter(|group| above != Some(*group));
            above = group;
            let first = blocks.is_empty();
            blocks.push(self.block(heading, Some((at, one)), first));
        }
        blocks
    }

    fn block<'b>(
        &'b self,
        heading: Option<&str>,
        at: Option<(usize, &'b ModelBox)>,
        is_first: bool,
    ) -> Block<'b> {
        let heading = heading.and_then(|text| self.headings.get(text));
        let above = heading.map_or(0.0, |lines| self.heading_height(lines, is_first));
        let own = at.map_or_else(|| empty_height(&self.theme), |(_, one)| one.height);
        Block { heading, at, height: above + own }
    }

    /// Height of a heading with the room below it, and with some above where it is not the first.
    fn heading_height(&self, lines: &Lines, is_first: bool) -> f64 {
        let lead = if is_first { 0.0 } else { self.theme.near };
        lead + lines.lines.len() as f64 * heading_font(&self.theme).line_pt() + self.theme.near
    }

    fn title_height(&self, column: usize) -> f64 {
        let lines = self.titles.get(column).map_or(0, |title| title.lines.len());
        lines as f64 * self.theme.head.line_pt() + self.theme.near * 2.0
    }

    fn titles_height(&self) -> f64 {
        (0..COLUMNS).map(|column| self.title_height(column)).fold(0.0, f64::max)
    }

    fn column_height(&self, column: usize, slice: &Slice) -> f64 {
        let blocks = self.blocks(column, slice);
        let gaps = blocks.len().saturating_sub(1) as f64 * self.gap();
        blocks.iter().map(|block| block.height).sum::<f64>() + gaps
    }

    fn tallest(&self, slice: &Slice) -> f64 {
        (0..COLUMNS).map(|column| self.column_height(column, slice)).fold(0.0, f64::max)
    }

    /// Heights of the two bands: the innovation, and the columns of a slice.
    pub fn heights(&self, slice: &Slice) -> [f64; 2] {
        let theme = &self.theme;
        let lines = self.innovation.as_ref().map_or(1, |lines| lines.lines.len());
        let innovation = theme.head.line_pt() + theme.near + innovation_height(theme, lines);
        let columns = if self.is_stacked {
            let each =
                |column: usize| self.title_height(column) + self.column_height(column, slice);
            (0..COLUMNS).map(each).sum::<f64>() + theme.apart * (COLUMNS - 1) as f64
        } else {
            // A line may cross a column below its last box.
            self.titles_height() + self.tallest(slice) + self.gap()
        };
        [innovation, columns]
    }

    /// Draws one of the two bands of a slice, its top at `y`.
    pub fn draw(&self, canvas: &Canvas, theme: &Theme, slice: &Slice, band: usize, y: f64) {
        if band == 0 {
            self.draw_innovation(canvas, theme, y);
            return;
        }
        let mut placed: Vec<Placed> = Vec::new();
        let mut headings: Vec<(Lines, f64, f64)> = Vec::new();
        let mut empty: Vec<Area> = Vec::new();
        let mut top = y;
        let height = self.tallest(slice);
        for column in 0..COLUMNS {
            let x = if self.is_stacked {
                theme.margin
            } else {
                theme.margin + column as f64 * (self.width + gutter(theme))
            };
            self.draw_title(canvas, column, (x, top));
            let first = top
                + if self.is_stacked { self.title_height(column) } else { self.titles_height() };
            let blocks = self.blocks(column, slice);
            let tops = if self.is_stacked {
                self.one_below_the_other(&blocks, first)
            } else {
                self.beside_their_sources(column, &blocks, &placed, (first, height))
            };
            for (number, (block, block_top)) in blocks.iter().zip(tops).enumerate() {
                let above = block.heading;
                let above = above.map_or(0.0, |lines| self.heading_height(lines, number == 0));
                let own = block.height - above;
                let area = Area { x, y: block_top + above, width: self.width, height: own };
                if let Some(lines) = block.heading {
                    let lead = if number == 0 { 0.0 } else { theme.near };
                    headings.push((lines.clone(), x, block_top + lead));
                }
                match block.at {
                    Some((at, _)) => placed.push(Placed { column, at, area }),
                    None => empty.push(area),
                }
            }
            if self.is_stacked {
                top = first + self.column_height(column, slice) + theme.apart;
            }
        }
        if self.has_lines {
            self.draw_lines(canvas, theme, &placed, &empty);
        }
        for (lines, x, top) in &headings {
            write(canvas, lines, heading_font(theme), (*x, *top), Ink::Text);
        }
        for area in empty {
            draw_empty(canvas, theme, area);
        }
        for (number, one) in placed.iter().enumerate() {
            if let Some(of) = self.boxes.get(one.column).and_then(|of| of.get(one.at)) {
                let before = placed.iter().take(number);
                let row = before.filter(|other| other.column == one.column).count() + 1;
                of.draw(canvas, theme, one.area, (number + 1, row, one.column));
            }
        }
    }

    fn draw_innovation(&self, canvas: &Canvas, theme: &Theme, y: f64) {
        let title = wrap(words::INNOVATION, theme.head, self.inner, 1);
        write(canvas, &title, theme.head, (theme.margin, y), Ink::Text);
        let top = y + theme.head.line_pt() + theme.near;
        let [height, _] = self.heights(&Slice::default());
        let height = height - (top - y);
        let area = Area { x: theme.margin, y: top, width: self.inner, height };
        match &self.innovation {
            None => draw_empty(canvas, theme, area),
            Some(lines) => draw_innovation(canvas, theme, area, lines),
        }
    }

    fn draw_title(&self, canvas: &Canvas, column: usize, at: (f64, f64)) {
        if let Some(title) = self.titles.get(column) {
            write(canvas, title, self.theme.head, at, Ink::Text);
        }
    }

    fn one_below_the_other(&self, blocks: &[Block<'_>], top: f64) -> Vec<f64> {
        let mut next = top;
        let mut tops = Vec::with_capacity(blocks.len());
        for block in blocks {
            tops.push(next);
            next += block.height + self.gap();
        }
        tops
    }

    /// Tops of blocks as near as can be to the middle of what leads to them, in their order and within the
    /// column's height.
    fn beside_their_sources(
        &self,
        column: usize,
        blocks: &[Block<'_>],
        placed: &[Placed],
        (top, height): (f64, f64),
    ) -> Vec<f64> {
        let wished = |block: &Block<'_>| {
            let (at, of) = block.at?;
            let leads_here =
                |one: &&Placed| self.links.contains(&((one.column, one.at), (column, at)));
            let middles: Vec<f64> = placed.iter().filter(leads_here).map(Placed::middle).collect();
            let mean = middles.iter().sum::<f64>() / middles.len() as f64;
            (!middles.is_empty()).then(|| mean - of.height / 2.0 - (block.height - of.height))
        };
        // Blocks that would meet stand together around the middle of where they wish to be: of each pool the sum of
        // the wishes, how many there are, and of how many blocks it is.
        let mut pools: Vec<(f64, f64, usize)> = Vec::new();
        let mut offset = 0.0;
        let mut offsets = Vec::with_capacity(blocks.len());
        for block in blocks {
            let wish = wished(block).map(|wished| wished - offset);
            pools.push((wish.unwrap_or_default(), f64::from(u8::from(wish.is_some())), 1));
            while let [.., before, last] = pools.as_slice() {
                let is_apart =
                    before.1 > 0.0 && last.1 > 0.0 && before.0 / before.1 < last.0 / last.1;
                if is_apart {
                    break;
                }
                let both = (before.0 + last.0, before.1 + last.1, before.2 + last.2);
                pools.truncate(pools.len() - 2);
                pools.push(both);
            }
            offsets.push(offset);
            offset += block.height + self.gap();
        }
        let lowest = (top + height - (offset - self.gap())).max(top);
        let places = pools.iter().flat_map(|&(sum, wishes, count)| {
            let place = if wishes > 0.0 { sum / wishes } else { top };
            std::iter::repeat_n(place.clamp(top, lowest), count)
        });
        places.zip(offsets).map(|(place, offset)| place + offset).collect()
    }

    fn draw_lines(&self, canvas: &Canvas, theme: &Theme, placed: &[Placed], empty: &[Area]) {
        let find = |(column, at): (usize, usize)| {
            placed.iter().find(|one| (one.column, one.at) == (column, at)).copied()
        };
        let mut ends: Vec<(f64, f64)> = Vec::new();
        for (from, to) in &self.links {
            let (Some(from), Some(to)) = (find(*from), find(*to)) else { continue };
            let arrow = theme.near * 1.2;
            let start = (from.area.x + from.area.width, from.middle());
            let end = (to.area.x - arrow, to.middle());
            let mut points = vec![start];
            for column in from.column + 1..to.column {
                let x = theme.margin + column as f64 * (self.width + gutter(theme));
                let taken = placed.iter().filter(|one| one.column == column).map(|one| one.area);
                let taken = taken.chain(empty.iter().filter(|area| area.x == x).copied());
                let y = self.lane(taken.collect(), (start.1 + end.1) / 2.0);
                points.extend([(x, y), (x + self.width, y)]);
            }
            points.push(end);
            let stroke = Some((Ink::Axis, theme.hairline.max(theme.line * 0.7)));
            // One by one: a piece of a line is where it is alone.
            for piece in points.windows(2) {
                let points = piece.to_vec();
                canvas.shape(Shape::Path { points, closed: false, fill: None, stroke, dash: None });
            }
            if !ends.contains(&end) {
                ends.push(end);
                let points = vec![
                    (end.0 + arrow, end.1),
                    (end.0, end.1 - arrow * 0.6),
                    (end.0, end.1 + arrow * 0.6),
                ];
                let fill = Some(Ink::Axis);
                canvas.shape(Shape::Path { points, closed: true, fill, stroke: None, dash: None });
            }
        }
    }

    /// The height nearest to `wished` at which a line crosses a column without touching a box.
    fn lane(&self, taken: Vec<Area>, wished: f64) -> f64 {
        let half = self.gap() / 2.0;
        let is_free = |y: &f64| {
            let touches =
                |area: &Area| *y > area.y - half * 0.9 && *y < area.y + area.height + half * 0.9;
            !taken.iter().any(touches)
        };
        let between = taken.iter().flat_map(|area| [area.y - half, area.y + area.height + half]);
        let all = std::iter::once(wished).chain(between).filter(is_free);
        all.min_by(|a, b| (a - wished).abs().total_cmp(&(b - wished).abs())).unwrap_or(wished)
    }
}
