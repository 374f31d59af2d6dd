//! Exact tests of tables with fixed margins.

use std::collections::HashMap;

use super::factorials::LogFactorials;

/// Tables as likely as the one observed count as such although their logarithms differ in the last
/// digits: the rule of R's `fisher.test`.
const TOLERANCE: f64 = 1e-7;
/// Partial tables that are listed at most; more would take a browser seconds.
const MOST_PARTS: usize = 2_000_000;
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
    /// Maximum likelihood of the odds ratio given the margins; infinite where nothing contradicts it,
    /// `None` where a margin is 0.
    pub odds_ratio: Option<f64>,
}

/// Fisher's exact test (Fisher 1935, J R Statist Soc 98:39-82). `table` has a row for each group: yes,
/// no. `None` for a table without anybody.
pub fn fisher(table: [[u32; 2]; 2]) -> Option<Fisher> {
    let [[a, b], [c, d]] = table;
    let (row, other_row, column) = (a.checked_add(b)?, c.checked_add(d)?, a.checked_add(c)?);
    let all = row.checked_add(other_row)?;
    if all == 0 {
        return None;
    }
    let logs = LogFactorials::up_to(all);
    let low = column.saturating_sub(other_row);
    let high = row.min(column);
    let ln_p: Vec<f64> = (low..=high)
        .map(|x| {
            let cells = [x, row - x, column - x, (other_row + x) - column];
            -cells.iter().map(|cell| logs.of(*cell)).sum::<f64>()
        })
        .collect();
    let most = ln_p.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = ln_p.iter().map(|ln| (ln - most).exp()).collect();
    let total: f64 = weights.iter().sum();
    let observed = weights.get((a - low) as usize).copied().unwrap_or(0.0);
    let sum = |keep: &dyn Fn(u32, f64) -> bool| -> f64 {
        let kept = (low..=high).zip(&weights).filter(|(x, weight)| keep(*x, **weight));
        (kept.map(|(_, weight)| weight).sum::<f64>() / total).min(1.0)
    };
    Some(Fisher {
        two_sided: sum(&|_, weight| weight <= observed * (1.0 + TOLERANCE)),
        less: sum(&|x, _| x <= a),
        greater: sum(&|x, _| x >= a),
        odds_ratio: odds_ratio(a, low, &ln_p),
    })
}

/// The odds ratio under which the expected first cell is the one observed, by bisection.
fn odds_ratio(a: u32, low: u32, ln_p: &[f64]) -> Option<f64> {
    let high = low + u32::try_from(ln_p.len().checked_sub(1)?).ok()?;
    if low == high {
        return None;
    }
    if a == low {
        return Some(0.0);
    }
    if a == high {
        return Some(f64::INFINITY);
    }
    let mean = |ln_odds: f64| -> f64 {
        let terms = || (low..=high).zip(ln_p).map(|(x, ln)| (x, ln + f64::from(x) * ln_odds));
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
        if mean(middle) < f64::from(a) { from = middle } else { to = middle }
    }
    Some(f64::midpoint(from, to).exp())
}

/// The exact test of Freeman and Halton (1951, Biometrika 38:141-149) of a table of any size: the chance
/// of a table as likely as the one observed, or less. `None` for a table without anybody, with rows of
/// unequal length, of more than 200 cells, or with too many tables to be listed.
///
/// The columns are halved: the left halves are listed by what they leave of each row, and for each such
/// rest the right halves, sorted, so that no whole table is ever listed.
pub fn freeman_halton(table: &[Vec<u32>]) -> Option<f64> {
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
    let observed = -cells + TOLERANCE;

    let (left, right) = columns.split_at_checked(width / 2)?;
    let mut budget = MOST_PARTS;
    let mut starts: HashMap<Vec<u32>, Vec<f64>> = HashMap::new();
    list(&rows, left, &logs, &mut budget, &mut |rest, ln| {
        let mut rest = rest.to_vec();
        rest.sort_unstable();
        starts.entry(rest).or_default().push(ln);
    })?;
    let mut total = 0.0;
    let mut ends: Vec<f64> = Vec::new();
    let mut rests: Vec<_> = starts.into_iter().collect();
    rests.sort_unstable_by(|one, other| one.0.cmp(&other.0));
    for (rest, starts) in rests {
        ends.clear();
        list(&rest, right, &logs, &mut budget, &mut |_, ln| ends.push(ln))?;
        ends.sort_unstable_by(f64::total_cmp);
        let mut so_far = 0.0;
        let sums: Vec<f64> = std::iter::once(0.0)
            .chain(ends.iter().map(|ln| {
                so_far += (ln + margins).exp();
                so_far
            }))
            .collect();
        for start in starts {
            let count = ends.partition_point(|end| start + end <= observed);
            total += start.exp() * sums.get(count).copied().unwrap_or(0.0);
        }
    }
    Some(total.min(1.0))
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
            self.take(row, available - cell);
            self.fill(column, row + 1, rest - cell, ln - self.logs.of(cell))?;
        }
        self.take(row, available);
        Some(())
    }

    fn take(&mut self, row: usize, left: u32) {
        if let Some(slot) = self.left.get_mut(row) {
            *slot = left;
        }
    }
}
