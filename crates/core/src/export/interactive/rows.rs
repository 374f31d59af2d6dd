//! What a view draws of each row, kept apart from where the row stands: in another order the same things are drawn
//! further up or down.
//!
//! A scene is a list of nodes back to front. Those that follow each other row by row become a run: for each row of the
//! table what is drawn of it, relative to the first of it. What stands between belongs to the row before it. Which
//! row a line of text or a shape belongs to is told by the areas of the marks that it lies within; where none are, it
//! stands by itself.

use std::collections::HashMap;

use super::names::{self, Names};
use super::once::Once;
use super::parts::{Parts, Placed};
use super::texts::Texts;
use super::written::{hundredths, index};
use crate::analysis::CrossTab;
use crate::figure::{Mark, Node, Shape};

/// Fewest rows in a run of what stands for nothing.
const FEWEST_ROWS: usize = 3;

/// Rows, columns and valences of a table, and what its numbers are told by in the drawings of some of its columns.
#[derive(Debug, Clone)]
pub(super) struct Numbers {
    rows: HashMap<String, usize>,
    columns: HashMap<String, usize>,
    valences: Vec<usize>,
    /// By row, then by column and valence; -1 for what no mark says.
    pub says: Vec<Vec<i64>>,
}

impl Numbers {
    pub fn of(table: &CrossTab) -> Self {
        let places = |keys: Vec<&String>| -> HashMap<String, usize> {
            keys.into_iter().enumerate().map(|(at, key)| (key.clone(), at)).collect()
        };
        let valences: Vec<usize> = table.shown_valences().into_iter().map(names::number).collect();
        Self {
            says: vec![vec![-1; table.columns.len() * valences.len()]; table.rows.len()],
            rows: places(table.rows.iter().map(|row| &row.key).collect()),
            columns: places(table.columns.iter().map(|column| &column.key).collect()),
            valences,
        }
    }

    /// Where a mark's number stands in its row; `None` where it is of several.
    fn place(&self, mark: &Mark) -> Option<usize> {
        let column = *self.columns.get(&mark.key.column)?;
        let valence = names::number(mark.key.valence?);
        let valence = self.valences.iter().position(|known| *known == valence)?;
        Some(column * self.valences.len() + valence)
    }
}

/// What rows are made of, each once.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub parts: Parts,
    /// Where the parts of a row stand and what they stand for.
    pub frames: Once<Vec<i64>>,
    /// What is drawn of a row: a frame and its parts.
    pub groups: Once<Vec<i64>>,
    /// Groups by row.
    pub runs: Once<Vec<i64>>,
    /// How far below each other rows stand.
    pub steps: Once<Vec<i64>>,
}

/// What drawings point to.
pub(super) struct Around<'a> {
    pub texts: &'a mut Texts,
    pub names: &'a Names,
    pub numbers: &'a mut Numbers,
}

/// A node, the place of its row among those that are drawn, and what a frame says of it beside its place.
struct Item {
    placed: Placed,
    row: Option<usize>,
    told: [i64; 5],
}

/// Nodes that follow each other row by row.
#[derive(Default)]
struct Run {
    groups: Vec<(usize, Vec<Item>)>,
    /// Those of no row that came after the last.
    pending: Vec<Item>,
    has_marks: bool,
}

impl Rows {
    /// Positions of the table's rows in the order in which they are drawn, and what is drawn.
    pub fn drawn(&mut self, nodes: &[Node], around: &mut Around<'_>) -> [Vec<i64>; 2] {
        let order = order(nodes, around.numbers);
        let areas = areas(nodes, &order, around.numbers);
        let rows = around.numbers.rows.len();
        let mut out = Vec::new();
        let mut run = Run::default();
        for node in nodes {
            let item = self.item(node, &order, &areas, around);
            let last = run.groups.last().map(|(row, _)| *row);
            match (item.row, last) {
                (None, None) => out.extend(plain(&item)),
                (None, Some(_)) => run.pending.push(item),
                (Some(row), Some(last)) if row < last => {
                    self.end(std::mem::take(&mut run), &order, rows, &mut out);
                    run.add(row, item, node);
                }
                (Some(row), _) => run.add(row, item, node),
            }
        }
        self.end(run, &order, rows, &mut out);
        [order.iter().map(|&at| index(at)).collect(), out]
    }

    fn item(
        &mut self,
        node: &Node,
        order: &[usize],
        areas: &[(i64, i64, usize)],
        around: &mut Around<'_>,
    ) -> Item {
        let of_nothing = [0, 0, -1, -1, -1];
        let (placed, [top, bottom]) = match node {
            Node::Shape(shape) => (self.parts.shape(shape), extent(shape)),
            Node::Text(text) => {
                (self.parts.text(text, around.texts), [hundredths(text.y), hundredths(text.y)])
            }
            Node::Mark(mark) => return self.mark(mark, order, around),
        };
        let within = areas.iter().find(|(from, to, _)| *from <= top && bottom <= *to);
        Item { placed, row: within.map(|(_, _, row)| *row), told: of_nothing }
    }

    fn mark(&mut self, mark: &Mark, order: &[usize], around: &mut Around<'_>) -> Item {
        let label = index(around.texts.place_of_label(&mark.label));
        let numbers = &mut around.numbers;
        let place = numbers.place(mark);
        let row = numbers.rows.get(&mark.key.row).copied();
        let said = row.zip(place).and_then(|(row, at)| numbers.says.get_mut(row)?.get_mut(at));
        let mut is_said = false;
        if let Some(said) = said {
            if *said < 0 {
                *said = label;
            }
            is_said = *said == label;
        }
        let placed = self.parts.mark(mark, if is_said { -1 } else { label }, around.texts);
        let [_, column, valence] = around.names.places(&mark.key);
        let (width, height) = (hundredths(mark.hit_width), hundredths(mark.hit_height));
        let place = place.map_or(-1, index);
        let row = row.and_then(|row| order.iter().position(|at| *at == row));
        // What stands for no row comes behind all rows.
        Item {
            placed,
            row: Some(row.unwrap_or(order.len())),
            told: [width, height, place, column, valence],
        }
    }

    /// Writes what follows each other, as a run where it is one.
    fn end(&mut self, run: Run, order: &[usize], rows: usize, out: &mut Vec<i64>) {
        let Run { groups, pending, has_marks } = run;
        if has_marks || groups.len() >= FEWEST_ROWS {
            let tops = groups.iter().map(|(_, items)| items.first().map_or(0, |one| one.placed.y));
            let tops: Vec<i64> = tops.collect();
            let mut steps = differences(&tops);
            if let Some(first) = steps.first_mut() {
                *first = 0;
            }
            // The last is what stands for no row; 0 is a row of which nothing is drawn.
            let mut by_row = vec![0; rows + 1];
            for (row, items) in groups {
                let group = self.group(&items);
                let at = order.get(row).copied().unwrap_or(rows);
                if let Some(place) = by_row.get_mut(at) {
                    *place = group + 1;
                }
            }
            let run = self.runs.place(differences(&by_row));
            out.extend([-1 - run, tops.first().copied().unwrap_or(0), self.steps.place(steps)]);
        } else {
            out.extend(groups.iter().flat_map(|(_, items)| items.iter().flat_map(plain)));
        }
        out.extend(pending.iter().flat_map(plain));
    }

    fn group(&mut self, items: &[Item]) -> i64 {
        let top = items.first().map_or(0, |one| one.placed.y);
        let mut frame = Vec::with_capacity(7 * items.len());
        for Item { placed, told, .. } in items {
            frame.extend([placed.x, placed.y - top]);
            frame.extend(told);
        }
        let mut group = vec![self.frames.place(frame)];
        group.extend(items.iter().map(|item| item.placed.part));
        self.groups.place(group)
    }
}

impl Run {
    fn add(&mut self, row: usize, item: Item, node: &Node) {
        self.has_marks |= matches!(node, Node::Mark(_));
        if let Some((last, items)) = self.groups.last_mut() {
            items.append(&mut self.pending);
            if *last == row {
                items.push(item);
                return;
            }
        }
        self.groups.push((row, vec![item]));
    }
}

/// A node that stands by itself.
fn plain(item: &Item) -> [i64; 3] {
    [item.placed.part, item.placed.x, item.placed.y]
}

/// Each number less the one before it, so that numbers in a row become ones.
pub(super) fn differences(numbers: &[i64]) -> Vec<i64> {
    let before = std::iter::once(0).chain(numbers.iter().copied());
    numbers.iter().zip(before).map(|(number, before)| number - before).collect()
}

/// Positions of the table's rows as their marks follow each other.
fn order(nodes: &[Node], numbers: &Numbers) -> Vec<usize> {
    let mut order = Vec::new();
    let mut known = vec![false; numbers.rows.len()];
    for node in nodes {
        let Node::Mark(mark) = node else { continue };
        let Some(&row) = numbers.rows.get(&mark.key.row) else { continue };
        if let Some(known) = known.get_mut(row).filter(|known| !**known) {
            *known = true;
            order.push(row);
        }
    }
    order
}

/// Top and bottom of the areas of marks, with the place of their rows in the order, from the top.
fn areas(nodes: &[Node], order: &[usize], numbers: &Numbers) -> Vec<(i64, i64, usize)> {
    let places: HashMap<usize, usize> =
        order.iter().enumerate().map(|(at, &row)| (row, at)).collect();
    let mut areas: Vec<(i64, i64, usize)> = Vec::new();
    for node in nodes {
        let Node::Mark(mark) = node else { continue };
        let row = numbers.rows.get(&mark.key.row).and_then(|row| places.get(row));
        if let Some(&row) = row {
            let top = hundredths(mark.hit_y);
            areas.push((top, top + hundredths(mark.hit_height), row));
        }
    }
    areas.sort_unstable();
    areas.dedup();
    areas
}

/// Top and bottom of a shape.
fn extent(shape: &Shape) -> [i64; 2] {
    match shape {
        Shape::Rect { y, height, .. } => [hundredths(*y), hundredths(*y) + hundredths(*height)],
        Shape::Circle { cy, r, .. } => {
            [hundredths(*cy) - hundredths(*r), hundredths(*cy) + hundredths(*r)]
        }
        Shape::Path { points, .. } => {
            let heights = || points.iter().map(|(_, y)| hundredths(*y));
            [heights().min().unwrap_or(0), heights().max().unwrap_or(0)]
        }
    }
}
