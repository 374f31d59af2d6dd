//! The rows of a table as a tree: each under the headings of what lies above it, a parent's own codings
//! first among its rows, and what has no parent under no heading.
//!
//! Takes a table, the rows that are drawn at most and the chart's options; gives headings, rows and lines
//! that stand for rows which carry nothing. Within one parent the rows keep the table's order; where that is
//! by numbers, parents are ordered by the numbers of all their rows together.

use std::collections::{HashMap, HashSet};

use super::FigureSpec;
use super::options::{EMPTY_ROWS, EmptyRows, TREE};
use crate::analysis::{CrossTab, Order, RowHead};
use crate::order::sort_by_key;
use crate::schema::PATH;
use crate::valence::Valence;
use crate::words::figure as words;
use crate::words::table::{row_label, row_names};

/// What stands in a line of a figure.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Entry {
    /// What lies above the rows that follow, with how many headings stand above it.
    Heading {
        /// Its name.
        label: String,
        /// Headings above it.
        depth: usize,
    },
    /// A row, by its index in the table.
    Row {
        /// Index.
        row: usize,
        /// What it is called here.
        label: String,
        /// The same for narrow places, where there is a shorter name.
        short: Option<String>,
        /// Headings above it.
        depth: usize,
    },
    /// So many rows that carry nothing.
    Folded {
        /// How many.
        rows: usize,
        /// Headings above them.
        depth: usize,
    },
}

/// The lines of a figure, and the rows that are not drawn because they carry nothing.
#[derive(Debug, Default)]
pub(super) struct Arrangement {
    /// The lines from top to bottom.
    pub entries: Vec<Entry>,
    /// Indices of rows for which a line stands.
    pub folded: Vec<usize>,
    /// Indices of rows that are left out.
    pub left_out: Vec<usize>,
}

/// A part of the tree.
#[derive(Default)]
struct Group {
    label: String,
    /// Rows that are the group itself.
    own: Vec<usize>,
    children: Vec<Child>,
}

enum Child {
    Group(usize),
    Row(usize),
}

/// Headings above each other at most.
const MOST_LEVELS: usize = 8;

/// The root's place among the groups.
const ROOT: usize = 0;

struct Tree<'a> {
    table: &'a CrossTab,
    groups: Vec<Group>,
    /// Groups by their path.
    known: HashMap<String, usize>,
    /// What rows are called where no heading tells them apart.
    names: Vec<String>,
    /// Whether rows that carry nothing are not drawn.
    skips_empty: bool,
    /// Whether a row carries nothing.
    is_empty: &'a dyn Fn(&RowHead) -> bool,
}

/// Arranges rows, given which of them carry nothing.
pub(super) fn arrange(
    spec: &FigureSpec,
    table: &CrossTab,
    rows: &[usize],
    is_empty: &dyn Fn(&RowHead) -> bool,
) -> Arrangement {
    let empty = rows.iter().filter(|&&row| table.rows.get(row).is_some_and(is_empty)).count();
    let mode = match EMPTY_ROWS.chosen(spec) {
        // Of nothing but empty rows there would be nothing to draw.
        _ if empty == rows.len() => EmptyRows::Drawn,
        EmptyRows::Auto if empty * 3 > rows.len() => EmptyRows::Folded,
        EmptyRows::Auto => EmptyRows::Drawn,
        chosen => chosen,
    };
    let mut tree = Tree {
        table,
        groups: vec![Group::default()],
        known: HashMap::new(),
        names: row_names(table),
        skips_empty: mode != EmptyRows::Drawn,
        is_empty,
    };
    if TREE.chosen(spec) {
        tree.grow(rows);
        if table.spec.order.tells_numbers() {
            tree.sort();
        }
    } else if let Some(root) = tree.groups.get_mut(ROOT) {
        root.children = rows.iter().map(|&row| Child::Row(row)).collect();
    }
    let mut arrangement = Arrangement::default();
    tree.lay(&mut arrangement, mode == EmptyRows::Folded);
    arrangement
}

/// Where the levels of a path are joined; what is deeper stays one name.
fn joints(path: &str) -> impl Iterator<Item = (usize, &str)> {
    path.match_indices(PATH).take(MOST_LEVELS)
}

impl Tree<'_> {
    fn head(&self, row: usize) -> Option<&RowHead> {
        self.table.rows.get(row)
    }

    /// Puts every row into its group.
    fn grow(&mut self, rows: &[usize]) {
        let table = self.table;
        let heads = || rows.iter().filter_map(|&row| Some((row, table.rows.get(row)?)));
        let mut above = HashSet::new();
        for path in heads().filter_map(|(_, head)| head.parent.as_deref()) {
            above.extend(joints(path).filter_map(|(end, _)| path.get(..end)));
            above.insert(path);
        }
        for (row, head) in heads() {
            let own = match &head.parent {
                Some(parent) => format!("{parent}{PATH}{}", head.label.name()),
                None => head.label.name().to_owned(),
            };
            if !head.unmapped && above.contains(own.as_str()) {
                let group = self.group(&own);
                if let Some(group) = self.groups.get_mut(group) {
                    group.own.push(row);
                }
                continue;
            }
            let group = head.parent.as_deref().map_or(ROOT, |parent| self.group(parent));
            if let Some(group) = self.groups.get_mut(group) {
                group.children.push(Child::Row(row));
            }
        }
    }

    /// The group of a path; a new one stands after what its parent has already.
    fn group(&mut self, path: &str) -> usize {
        if let Some(&known) = self.known.get(path) {
            return known;
        }
        let joint = joints(path).last();
        let above = joint.and_then(|(end, _)| path.get(..end));
        let parent = above.map_or(ROOT, |above| self.group(above));
        let label = joint.and_then(|(end, joint)| path.get(end + joint.len()..)).unwrap_or(path);
        let group = self.groups.len();
        self.groups.push(Group { label: label.to_owned(), ..Group::default() });
        self.known.insert(path.to_owned(), group);
        if let Some(parent) = self.groups.get_mut(parent) {
            parent.children.push(Child::Group(group));
        }
        group
    }

    /// Orders the children of every group by what is in them, as the table orders its rows.
    fn sort(&mut self) {
        let mut weights = vec![0_i64; self.groups.len()];
        // A group is made after those above it, so that its weight is whole before theirs is asked for.
        for at in (0..self.groups.len()).rev() {
            let Some(group) = self.groups.get_mut(at) else { continue };
            let mut children = std::mem::take(&mut group.children);
            let own = self.groups.get(at).map_or(&[][..], |group| &group.own);
            let own: i64 = own.iter().map(|&row| self.weight(row)).sum();
            let weight = |child: &Child| match child {
                Child::Group(group) => weights.get(*group).copied().unwrap_or(0),
                Child::Row(row) => self.weight(*row),
            };
            let all = own + children.iter().map(weight).sum::<i64>();
            sort_by_key(&mut children, |child| (self.is_unmapped(child), -weight(child)));
            if let Some(place) = weights.get_mut(at) {
                *place = all;
            }
            if let Some(group) = self.groups.get_mut(at) {
                group.children = children;
            }
        }
    }

    fn is_unmapped(&self, child: &Child) -> bool {
        matches!(child, Child::Row(row) if self.head(*row).is_some_and(|head| head.unmapped))
    }

    /// What a row weighs in an order by numbers, more for what comes first.
    fn weight(&self, row: usize) -> i64 {
        let Some(head) = self.head(row) else { return 0 };
        let of = |valence: Valence| head.totals[valence].shown().map_or(0, i64::from);
        let (barriers, facilitators) = (of(Valence::Barrier), of(Valence::Facilitator));
        if self.table.spec.order == Order::Difference {
            barriers - facilitators
        } else {
            barriers + facilitators
        }
    }

    fn is_skipped(&self, row: usize) -> bool {
        self.skips_empty && self.head(row).is_some_and(self.is_empty)
    }

    /// Whether any row of a group is drawn.
    fn is_drawn(&self, group: usize) -> bool {
        self.groups.get(group).is_some_and(|group| {
            group.own.iter().any(|&row| !self.is_skipped(row))
                || group.children.iter().any(|child| match child {
                    Child::Group(group) => self.is_drawn(*group),
                    Child::Row(row) => !self.is_skipped(*row),
                })
        })
    }

    /// Writes the lines.
    fn lay(&self, into: &mut Arrangement, folds: bool) {
        let mut alone = Vec::new();
        let Some(root) = self.groups.get(ROOT) else { return };
        for child in &root.children {
            match child {
                Child::Row(row) => self.row(into, *row, 0, None, &mut alone),
                Child::Group(group) => {
                    let mut skipped = Vec::new();
                    if self.is_drawn(*group) || folds {
                        let label = self.groups.get(*group).map_or("", |group| &group.label);
                        into.entries.push(Entry::Heading { label: label.to_owned(), depth: 0 });
                    }
                    self.group_lines(into, *group, 1, &mut skipped);
                    fold(into, skipped, 1, folds);
                }
            }
        }
        fold(into, alone, 0, folds);
    }

    /// The lines of what a group holds.
    fn group_lines(
        &self,
        into: &mut Arrangement,
        group: usize,
        depth: usize,
        skipped: &mut Vec<usize>,
    ) {
        let Some(group) = self.groups.get(group) else { return };
        for &row in &group.own {
            self.row(into, row, depth, Some(&group.label), skipped);
        }
        for child in &group.children {
            match child {
                Child::Row(row) => self.row(into, *row, depth, None, skipped),
                Child::Group(at) => {
                    if self.is_drawn(*at) {
                        let label = self.groups.get(*at).map_or("", |group| &group.label);
                        into.entries.push(Entry::Heading { label: label.to_owned(), depth });
                    }
                    self.group_lines(into, *at, depth + 1, skipped);
                }
            }
        }
    }

    /// The line of a row; `of` is the heading's name where the row is what the heading names.
    fn row(
        &self,
        into: &mut Arrangement,
        row: usize,
        depth: usize,
        of: Option<&str>,
        skipped: &mut Vec<usize>,
    ) {
        if self.is_skipped(row) {
            skipped.push(row);
            return;
        }
        let Some(head) = self.head(row) else { return };
        let called = row_label(&head.label);
        let label = match of {
            Some(name) if called == name => words::heading_itself(name),
            // A heading above tells it apart from others of its name.
            _ if depth > 0 => called.into_owned(),
            _ => self.names.get(row).cloned().unwrap_or_default(),
        };
        let short = head.short.clone().filter(|short| *short != label);
        into.entries.push(Entry::Row { row, label, short, depth });
    }
}

/// What becomes of rows that are not drawn.
fn fold(into: &mut Arrangement, rows: Vec<usize>, depth: usize, folds: bool) {
    if !folds {
        into.left_out.extend(rows);
    } else if !rows.is_empty() {
        into.entries.push(Entry::Folded { rows: rows.len(), depth });
        into.folded.extend(rows);
    }
}
