//! Exact tests of tables with fixed margins.

use std::collections::HashMap;

use super::factorials::LogFactorials;
use crate::ids::slot_mut;
use crate::pulse;

/// Tables as likely as the one observed count as such although their logarithms differ in the last
/// digits: the rule of R's `fisher.test`.
const TOLERANCE: f64 = 1e-7;
/// Parts of tables whose logarithms differ by less are as likely as each other: the same cells, added in
/// another order.
const SAME: f64 = 1e-11;
/// Cells of a table that is tested at most.
const MOST_CELLS: usize = 200;

/// Fisher's exact test of a table of two groups by yes and no.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fisher {
    /// Chance of a table as likely as the one observed, or less.
    pub two_sided: f64,
    /// Chance of as few in the first cell, or fewer.
    pub less: f64,
    /// Chance of as many in the first cell, or more.
    pub greater: f64,
}

/// The tables that have the margins of one observed, by their first cell.
struct FirstCells {
    /// The cell observed.
    observed: u32,
    /// The smallest that the margins leave.
    low: u32,
    /// Logarithm of the chance of each from the smallest on, but for a constant.
    ln_p: Vec<f64>,
}

impl FirstCells {
    /// `None` for a table without anybody, or with more people than a count holds.
    fn of([[a, b], [c, d]]: [[u32; 2]; 2]) -> Option<Self> {
        let (row, other_row, column) = (a.checked_add(b)?, c.checked_add(d)?, a.checked_add(c)?);
        if row.checked_add(other_row)? == 0 {
            return None;
        }
        let low = column.saturating_sub(other_row);
        let mut ln = 0.0;
        let mut ln_p = vec![ln];
        // Each from the one before it, so that the work depends on the smallest margin alone.
        ln_p.extend((low..row.min(column)).map(|x| {
            let fewer = f64::from(row - x) * f64::from(column - x);
            let more = f64::from(x + 1) * f64::from((other_row - (column - x)) + 1);
            ln += (fewer / more).ln();
            ln
        }));
        Some(Self { observed: a, low, ln_p })
    }

    /// Each first cell with the logarithm of its chance.
    fn each(&self) -> impl Iterator<Item = (u32, f64)> {
        (self.low..).zip(self.ln_p.iter().copied())
    }
}

/// Fisher's exact test (Fisher 1935, J R Statist Soc 98:39-82). `table` has a row for each group: yes,
/// no. `None` for a table without anybody.
pub fn fisher(table: [[u32; 2]; 2]) -> Option<Fisher> {
    let cells = FirstCells::of(table)?;
    let most = cells.ln_p.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<(u32, f64)> = cells.each().map(|(x, ln)| (x, (ln - most).exp())).collect();
    let total: f64 = weights.iter().map(|(_, weight)| weight).sum();
    let own = weights.iter().find(|(x, _)| *x == cells.observed).map_or(0.0, |(_, weight)| *weight);
    let sum = |keep: &dyn Fn(u32, f64) -> bool| -> f64 {
        let kept = weights.iter().filter(|(x, weight)| keep(*x, *weight));
        (kept.map(|(_, weight)| weight).sum::<f64>() / total).min(1.0)
    };
    Some(Fisher {
        two_sided: sum(&|_, weight| weight <= own * (1.0 + TOLERANCE)),
        less: sum(&|x, _| x <= cells.observed),
        greater: sum(&|x, _| x >= cells.observed),
    })
}

/// The odds ratio of a table of two groups by yes and no: its maximum likelihood given the margins, as R's
/// `fisher.test` gives it, by bisection. Infinite where nothing contradicts it; `None` where a margin is 0.
pub fn odds_ratio(table: [[u32; 2]; 2]) -> Option<f64> {
    let cells = FirstCells::of(table)?;
    let high = cells.low + u32::try_from(cells.ln_p.len().checked_sub(1)?).ok()?;
    if cells.low == high {
        return None;
    }
    if cells.observed == cells.low {
        return Some(0.0);
    }
    if cells.observed == high {
        return Some(f64::INFINITY);
    }
    let mean = |ln_odds: f64| -> f64 {
        let terms = || cells.each().map(|(x, ln)| (x, ln + f64::from(x) * ln_odds));
        let most = terms().map(|(_, ln)| ln).fold(f64::NEG_INFINITY, f64::max);
        let (sum, weighted) = terms().fold((0.0, 0.0), |(sum, weighted), (x, ln)| {
            let weight = (ln - most).exp();
            (sum + weight, weighted + weight * f64::from(x))
        });
        weighted / sum
    };
    let (mut from, mut to) = (-60.0_f64, 60.0_f64);
    for _ in 0..200 {
        let middle = f64::midpoint(from, to);
        if mean(middle) < f64::from(cells.observed) { from = middle } else { to = middle }
    }
    Some(f64::midpoint(from, to).exp())
}

/// The exact test of Freeman and Halton (1951, Biometrika 38:141-149) of a table of any size: the chance
/// of a table as likely as the one observed, or less. `parts` is how many parts of tables may be looked
/// at, and is lessened by those that were; 1,000,000 take a browser some tenths of a second. `None` for a
/// table without anybody, with rows of unequal length, of more than 200 cells, or with more parts.
///
/// The columns are halved, and the ways to fill each half are listed by what they leave of the rows, so
/// that no whole table is ever listed.
pub fn freeman_halton(table: &[Vec<u32>], parts: &mut usize) -> Option<f64> {
    let width = table.first()?.len();
    if table.iter().any(|row| row.len() != width) || table.len() * width > MOST_CELLS {
        return None;
    }
    let rows: Vec<u32> = table.iter().map(|row| sum(row.iter().copied())).collect::<Option<_>>()?;
    let columns: Vec<u32> = (0..width)
        .map(|at| sum(table.iter().filter_map(|row| row.get(at).copied())))
        .collect::<Option<_>>()?;
    let all = sum(rows.iter().copied())?;
    if all == 0 {
        return None;
    }
    let logs = LogFactorials::up_to(all);
    let margins =
        rows.iter().chain(&columns).map(|margin| logs.of(*margin)).sum::<f64>() - logs.of(all);
    let cells: f64 = table.iter().flatten().map(|cell| logs.of(*cell)).sum();
    let asked = Asked { logs: &logs, margins, observed: -cells + TOLERANCE };
    let p = match rows.as_slice() {
        // Turned upside down it is the same table.
        [row, other] => asked.of_two_rows((*row).min(*other), columns, parts)?,
        _ => asked.of_rows(&rows, &columns, parts)?,
    };
    Some(p.min(1.0))
}

/// What is summed: the chance of tables with some margins that are as likely as one, or less.
struct Asked<'a> {
    logs: &'a LogFactorials,
    /// Logarithm of what the margins give to the chance of each table.
    margins: f64,
    /// Logarithm of what the cells give to the chance of the table observed, with the tolerance.
    observed: f64,
}

/// Ways to fill some columns that are as likely as each other.
#[derive(Clone, Copy)]
struct Filling {
    /// Sum of `-ln cell!`.
    ln: f64,
    /// How many ways there are.
    ways: f64,
}

impl Asked<'_> {
    /// Of a table of two rows, whose first has `row` in all: the ways to fill a half depend on nothing but
    /// how much of that row stands in it, and groups of one size have most of them in common.
    fn of_two_rows(&self, row: u32, mut columns: Vec<u32>, parts: &mut usize) -> Option<f64> {
        // Large columns are dealt to both halves in turn; which stand where changes the work alone, and
        // so the order of the groups does not decide whether there is a result.
        columns.sort_unstable();
        let half =
            |from: usize| -> Vec<u32> { columns.iter().copied().skip(from).step_by(2).collect() };
        let (left, right) = (half(0), half(1));
        let (in_left, in_right) = (sum(left.iter().copied())?, sum(right.iter().copied())?);
        let starts = self.fillings(row, &left, in_right, parts)?;
        let ends = self.fillings(row, &right, in_left, parts)?;
        let mut total = 0.0;
        for (starts, taken) in starts.iter().zip(0..=row) {
            if let Some(ends) = ends.get((row - taken) as usize) {
                total += self.chance(starts, ends);
            }
        }
        Some(total)
    }

    /// The ways to fill columns of two rows, by how much of the first row, which has `row` in all, stands
    /// in them; `elsewhere` is the sum of all other columns.
    fn fillings(
        &self,
        row: u32,
        columns: &[u32],
        elsewhere: u32,
        parts: &mut usize,
    ) -> Option<Vec<Vec<Filling>>> {
        let mut open = sum(columns.iter().copied())?.checked_add(elsewhere)?;
        let mut found = vec![vec![Filling { ln: 0.0, ways: 1.0 }]];
        let mut most = 0_u32;
        for column in columns {
            open -= column;
            most = row.min(most.saturating_add(*column));
            let mut next: Vec<Vec<Filling>> = vec![Vec::new(); most as usize + 1];
            for (before, fillings) in (0..).zip(&found).filter(|(_, some)| !some.is_empty()) {
                let least = row.saturating_sub(open).saturating_sub(before);
                for cell in least..=(*column).min(row - before) {
                    *parts = parts.checked_sub(fillings.len())?;
                    pulse::beat(fillings.len());
                    let ln = self.logs.of(cell) + self.logs.of(column - cell);
                    if let Some(slot) = slot_mut(&mut next, (before + cell) as usize) {
                        let longer = fillings.iter().map(|one| Filling { ln: one.ln - ln, ..*one });
                        slot.extend(longer);
                    }
                }
            }
            next.iter_mut().for_each(put_together);
            found = next;
        }
        Some(found)
    }

    /// Of a table of any number of rows: for each rest that the left half leaves of the rows, the right
    /// halves are listed.
    fn of_rows(&self, rows: &[u32], columns: &[u32], parts: &mut usize) -> Option<f64> {
        let (left, right) = columns.split_at_checked(columns.len() / 2)?;
        let mut starts: HashMap<Vec<u32>, Vec<Filling>> = HashMap::new();
        list(rows, left, self.logs, parts, &mut |rest, ln| {
            let mut rest = rest.to_vec();
            rest.sort_unstable();
            starts.entry(rest).or_default().push(Filling { ln, ways: 1.0 });
        })?;
        let mut total = 0.0;
        let mut ends: Vec<Filling> = Vec::new();
        let mut rests: Vec<_> = starts.into_iter().collect();
        rests.sort_unstable_by(|one, other| one.0.cmp(&other.0));
        for (rest, starts) in rests {
            ends.clear();
            list(&rest, right, self.logs, parts, &mut |_, ln| {
                ends.push(Filling { ln, ways: 1.0 });
            })?;
            put_together(&mut ends);
            total += self.chance(&starts, &ends);
        }
        Some(total)
    }

    /// The chance of the tables that begin and end in one of these ways and are as likely as the one
    /// observed, or less. `ends` are sorted.
    fn chance(&self, starts: &[Filling], ends: &[Filling]) -> f64 {
        // Set against the likeliest, for alone a half may be larger or smaller than a number can be.
        let likeliest = starts.iter().map(|start| start.ln).fold(f64::NEG_INFINITY, f64::max);
        let Some(last) = ends.last().map(|end| end.ln) else { return 0.0 };
        let mut so_far = 0.0;
        let sums: Vec<f64> = std::iter::once(0.0)
            .chain(ends.iter().map(|end| {
                so_far += end.ways * (end.ln - last).exp();
                so_far
            }))
            .collect();
        let weight = |start: &Filling| {
            let count = ends.partition_point(|end| start.ln + end.ln <= self.observed);
            start.ways * (start.ln - likeliest).exp() * sums.get(count).copied().unwrap_or(0.0)
        };
        starts.iter().map(weight).sum::<f64>() * (likeliest + last + self.margins).exp()
    }
}

/// Sorts ways to fill columns, the least likely first, and makes one of those that are as likely as each
/// other.
fn put_together(fillings: &mut Vec<Filling>) {
    fillings.sort_unstable_by(|one, other| one.ln.total_cmp(&other.ln));
    fillings.dedup_by(|next, kept| {
        let same = next.ln - kept.ln < SAME;
        if same {
            kept.ways += next.ways;
        }
        same
    });
}

fn sum(mut cells: impl Iterator<Item = u32>) -> Option<u32> {
    cells.try_fold(0_u32, u32::checked_add)
}

/// Lists all ways to fill columns from rows: what is left of the rows, and the sum of `-ln cell!`.
/// `None` where there are more than `budget`.
fn list(
    rows: &[u32],
    columns: &[u32],
    logs: &LogFactorials,
    budget: &mut usize,
    found: &mut dyn FnMut(&[u32], f64),
) -> Option<()> {
    let mut listing = Listing { columns, logs, budget, found, left: rows.to_vec() };
    listing.fill(0, 0, columns.first().copied().unwrap_or(0), 0.0)
}

struct Listing<'a> {
    columns: &'a [u32],
    logs: &'a LogFactorials,
    budget: &'a mut usize,
    found: &'a mut dyn FnMut(&[u32], f64),
    /// What is left of the rows.
    left: Vec<u32>,
}

impl Listing<'_> {
    /// Fills what follows of a column from a row on, of which `rest` is to be filled, and the columns
    /// behind it. Calls itself as deep as the table has cells.
    fn fill(&mut self, column: usize, row: usize, rest: u32, ln: f64) -> Option<()> {
        if column == self.columns.len() {
            *self.budget = self.budget.checked_sub(1)?;
            (self.found)(&self.left, ln);
            return Some(());
        }
        let Some(available) = self.left.get(row).copied() else {
            let next = self.columns.get(column + 1).copied().unwrap_or(0);
            return self.fill(column + 1, 0, next, ln);
        };
        let below: u32 = self.left.get(row + 1..).unwrap_or(&[]).iter().sum();
        for cell in rest.saturating_sub(below)..=rest.min(available) {
            pulse::beat(1);
            self.take(row, available - cell);
            self.fill(column, row + 1, rest - cell, ln - self.logs.of(cell))?;
        }
        self.take(row, available);
        Some(())
    }

    fn take(&mut self, row: usize, left: u32) {
        if let Some(slot) = slot_mut(&mut self.left, row) {
            *slot = left;
        }
    }
}
