//! Agreement between coders on categories, corrected for what chance alone would give.
//!
//! All coefficients are `(observed - expected) / (1 - expected)` and differ in what they expect by
//! chance. Where they expect complete agreement (all coders use one category) they are undefined, which
//! is neither 1 nor 0. With skewed categories Cohen's kappa is low in spite of high agreement
//! (Feinstein and Cicchetti 1990, J Clin Epidemiol 43:543-549); Gwet's AC1 hardly is.

use super::proportion::student;
use crate::ids::slot_mut;

/// Units from which an interval is given.
const FEWEST_UNITS: u32 = 6;

/// Position of a category among those that coders were offered.
pub type Category = usize;

/// How much two different categories agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weights {
    /// Not at all.
    Identity,
    /// By their distance in order: `1 - (i - j)² / (q - 1)²` for `q` categories.
    Quadratic,
}

impl Weights {
    fn of(self, one: Category, other: Category, categories: usize) -> f64 {
        match self {
            _ if one == other => 1.0,
            Self::Identity => 0.0,
            Self::Quadratic => {
                let widest = categories.saturating_sub(1) as f64;
                let apart = one.abs_diff(other) as f64;
                1.0 - (apart * apart) / (widest * widest)
            }
        }
    }

    fn sum(self, categories: usize) -> f64 {
        pairs(categories).map(|(one, other)| self.of(one, other, categories)).sum()
    }
}

/// A coefficient of agreement with what it was made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// Share of agreement observed, 0 to 1.
    pub observed: f64,
    /// Share expected by chance, 0 to 1.
    pub expected: f64,
    /// The coefficient, at most 1; `None` where chance alone would give complete agreement.
    pub value: Option<f64>,
}

impl Agreement {
    fn new(observed: f64, expected: f64) -> Self {
        let left = 1.0 - expected;
        let value = (left > 1e-12).then(|| (observed - expected) / left);
        Self { observed, expected, value }
    }
}

fn pairs(categories: usize) -> impl Iterator<Item = (Category, Category)> {
    (0..categories).flat_map(move |one| (0..categories).map(move |other| (one, other)))
}

fn at(table: &[Vec<u32>], row: usize, column: usize) -> f64 {
    f64::from(table.get(row).and_then(|row| row.get(column)).copied().unwrap_or(0))
}

/// The margins of a square table as shares: rows, columns, and the number of units.
fn margins(table: &[Vec<u32>]) -> (Vec<f64>, Vec<f64>, f64) {
    let size = table.len();
    let units: f64 = pairs(size).map(|(row, column)| at(table, row, column)).sum();
    let rows =
        (0..size).map(|row| (0..size).map(|column| at(table, row, column)).sum::<f64>() / units);
    let columns =
        (0..size).map(|column| (0..size).map(|row| at(table, row, column)).sum::<f64>() / units);
    (rows.collect(), columns.collect(), units)
}

fn share(shares: &[f64], at: usize) -> f64 {
    shares.get(at).copied().unwrap_or(0.0)
}

/// Cohen's kappa of two coders (Cohen 1960, Educ Psychol Meas 20:37-46; weighted: Cohen 1968) and, for
/// identity weights, its large-sample standard error (Fleiss, Cohen and Everitt 1969, Psychol Bull
/// 72:323-327). `table[i][j]` is the number of units that the first coder put in category i and the
/// second in j. `None` without a unit.
pub fn cohen(table: &[Vec<u32>], weights: Weights) -> Option<(Agreement, Option<f64>)> {
    let size = table.len();
    let (rows, columns, units) = margins(table);
    if units <= 0.0 {
        return None;
    }
    let sum = |share_of: &dyn Fn(usize, usize) -> f64| -> f64 {
        pairs(size).map(|(one, other)| weights.of(one, other, size) * share_of(one, other)).sum()
    };
    let observed = sum(&|one, other| at(table, one, other) / units);
    let expected = sum(&|one, other| share(&rows, one) * share(&columns, other));
    let agreement = Agreement::new(observed, expected);
    let error = (weights == Weights::Identity && agreement.value.is_some()).then(|| {
        let (po, pe) = (observed, expected);
        let mut on = 0.0;
        let mut off = 0.0;
        for (one, other) in pairs(size) {
            let p = at(table, one, other) / units;
            if one == other {
                let both = share(&rows, one) + share(&columns, one);
                on += p * ((1.0 - pe) - both * (1.0 - po)).powi(2);
            } else {
                off += p * (share(&columns, one) + share(&rows, other)).powi(2);
            }
        }
        let last = (po * pe - 2.0 * pe + po).powi(2);
        let variance = (on + (1.0 - po).powi(2) * off - last) / (units * (1.0 - pe).powi(4));
        variance.max(0.0).sqrt()
    });
    Some((agreement, error))
}

/// The interval of 95 % of a coefficient with a standard error on so many units drawn at random, by
/// Student's distribution as irrCAC has it (Gwet 2014, Handbook of Inter-Rater Reliability, chapter 5), at
/// most 1. `None` for fewer than six units, for which large-sample errors say nothing.
pub fn interval(value: f64, error: f64, units: u32) -> Option<(f64, f64)> {
    let reach = student(f64::from(units.checked_sub(1)?)) * error;
    (units >= FEWEST_UNITS).then(|| (value - reach, (value + reach).min(1.0)))
}

/// Units by how many coders chose each category: `counts[unit][category]`, units without any value
/// allowed, numbers of coders unequal or not.
struct Chosen {
    /// Mean over the units with a value of the share of coders who chose each category.
    shares: Vec<f64>,
    /// Mean agreement over the units with two values or more.
    observed: f64,
}

fn chosen(counts: &[Vec<u32>], categories: usize, weights: Weights) -> Option<Chosen> {
    chosen_of(&mut counts.iter().map(|unit| (unit, 1)), categories, weights)
}

/// Units given with how many are like them.
fn chosen_of(
    counts: &mut dyn Iterator<Item = (&Vec<u32>, u32)>,
    categories: usize,
    weights: Weights,
) -> Option<Chosen> {
    let mut shares = vec![0.0; categories];
    let (mut valued, mut paired, mut observed) = (0.0, 0.0, 0.0);
    for (unit, alike) in counts {
        let alike = f64::from(alike);
        let coders: f64 = unit.iter().map(|count| f64::from(*count)).sum();
        if coders < 1.0 {
            continue;
        }
        valued += alike;
        let own = |category: usize| f64::from(unit.get(category).copied().unwrap_or(0));
        for (category, share) in shares.iter_mut().enumerate() {
            *share += alike * (own(category) / coders);
        }
        if coders >= 2.0 {
            paired += alike;
            let agreeing: f64 = (0..categories)
                .map(|one| {
                    let near: f64 = (0..categories)
                        .map(|other| weights.of(one, other, categories) * own(other))
                        .sum();
                    own(one) * (near - 1.0)
                })
                .sum();
            observed += alike * (agreeing / (coders * (coders - 1.0)));
        }
    }
    (paired > 0.0).then(|| {
        shares.iter_mut().for_each(|share| *share /= valued);
        Chosen { shares, observed: observed / paired }
    })
}

fn chosen_of_kinds(
    kinds: &[(Vec<u32>, u32)],
    categories: usize,
    weights: Weights,
) -> Option<Chosen> {
    chosen_of(&mut kinds.iter().map(|(unit, alike)| (unit, *alike)), categories, weights)
}

impl Chosen {
    fn gwet(&self, categories: usize, weights: Weights) -> Agreement {
        if categories < 2 {
            return Agreement { observed: self.observed, expected: 1.0, value: None };
        }
        let spread: f64 = self.shares.iter().map(|share| share * (1.0 - share)).sum();
        let q = categories as f64;
        Agreement::new(self.observed, weights.sum(categories) * spread / (q * (q - 1.0)))
    }

    fn fleiss(&self, categories: usize, weights: Weights) -> Agreement {
        let expected = pairs(categories)
            .map(|(one, other)| {
                weights.of(one, other, categories)
                    * share(&self.shares, one)
                    * share(&self.shares, other)
            })
            .sum();
        Agreement::new(self.observed, expected)
    }
}

/// Gwet's AC1, or AC2 with weights (Gwet 2008, Br J Math Stat Psychol 61:29-48), of any number of
/// coders with values missing. `categories` is the number OFFERED, used or not: it is part of the
/// formula. `None` where no unit has two values.
pub fn gwet(counts: &[Vec<u32>], categories: usize, weights: Weights) -> Option<Agreement> {
    Some(chosen(counts, categories, weights)?.gwet(categories, weights))
}

/// [`gwet`] of units of which many are alike: each kind of unit with how many there are.
pub fn gwet_of_kinds(
    kinds: &[(Vec<u32>, u32)],
    categories: usize,
    weights: Weights,
) -> Option<Agreement> {
    Some(chosen_of_kinds(kinds, categories, weights)?.gwet(categories, weights))
}

/// The standard error of [`gwet`]'s coefficient with identity weights, for units drawn at random and coders as
/// they are (Gwet 2008, as irrCAC works it out), of units of which many are alike. `None` where the coefficient
/// has no value, or there are not two units.
pub fn gwet_error_of_kinds(kinds: &[(Vec<u32>, u32)], categories: usize) -> Option<f64> {
    let chosen = chosen_of_kinds(kinds, categories, Weights::Identity)?;
    let ac1 = chosen.gwet(categories, Weights::Identity);
    let (value, q) = (ac1.value?, categories as f64);
    let coders_of = |unit: &[u32]| unit.iter().map(|count| f64::from(*count)).sum::<f64>();
    let size = |least: f64| -> f64 {
        let valued = kinds.iter().filter(|(unit, _)| coders_of(unit) >= least);
        valued.map(|(_, alike)| f64::from(*alike)).sum()
    };
    let (units, paired) = (size(1.0), size(2.0));
    if units < 2.0 {
        return None;
    }
    let left = 1.0 - ac1.expected;
    let squares: f64 = kinds
        .iter()
        .filter(|(unit, _)| coders_of(unit) >= 1.0)
        .map(|(unit, alike)| {
            let coders = coders_of(unit);
            let of_pairs: f64 = unit.iter().map(|&n| f64::from(n) * (f64::from(n) - 1.0)).sum();
            let own = if coders >= 2.0 {
                (of_pairs / (coders * (coders - 1.0)) - ac1.expected) / left * units / paired
            } else {
                0.0
            };
            let spread: f64 = unit
                .iter()
                .zip(&chosen.shares)
                .map(|(&n, share)| f64::from(n) / coders * (1.0 - share))
                .sum();
            let expected = spread / (q - 1.0);
            let linear = own - 2.0 * (1.0 - value) * (expected - ac1.expected) / left;
            f64::from(*alike) * (linear - value).powi(2)
        })
        .sum();
    Some((squares / (units * (units - 1.0))).sqrt())
}

/// Fleiss' kappa of any number of coders (Fleiss 1971, Psychol Bull 76:378-382), for two of them Scott's
/// pi (Scott 1955, Public Opin Q 19:321-325). `None` where no unit has two values.
pub fn fleiss(counts: &[Vec<u32>], categories: usize, weights: Weights) -> Option<Agreement> {
    Some(chosen(counts, categories, weights)?.fleiss(categories, weights))
}

/// [`fleiss`] of units of which many are alike: each kind of unit with how many there are.
pub fn fleiss_of_kinds(
    kinds: &[(Vec<u32>, u32)],
    categories: usize,
    weights: Weights,
) -> Option<Agreement> {
    Some(chosen_of_kinds(kinds, categories, weights)?.fleiss(categories, weights))
}

/// Conger's kappa (Conger 1980, Psychol Bull 88:322-328): Cohen's of any number of coders, each with a
/// distribution of their own; the mean expectation over all pairs of coders, each coder's shares being of
/// the units that they have a value of. `units` holds for each unit the category of each coder in one
/// order of coders, `None` where a value is missing. `None` where no unit has two values, or there are not
/// two coders with a value.
pub fn conger(
    units: &[Vec<Option<Category>>],
    categories: usize,
    weights: Weights,
) -> Option<Agreement> {
    let counts: Vec<Vec<u32>> = units
        .iter()
        .map(|unit| {
            let mut count = vec![0; categories];
            for category in unit.iter().flatten() {
                if let Some(count) = slot_mut(&mut count, *category) {
                    *count += 1;
                }
            }
            count
        })
        .collect();
    let Chosen { observed, .. } = chosen(&counts, categories, weights)?;
    let width = units.iter().map(Vec::len).max().unwrap_or(0);
    let coders: Vec<Vec<f64>> = (0..width)
        .filter_map(|coder| {
            let values = || units.iter().filter_map(|unit| unit.get(coder).copied().flatten());
            let size = values().count() as f64;
            let of = |at| values().filter(|value| *value == at).count() as f64 / size;
            (size > 0.0).then(|| (0..categories).map(of).collect())
        })
        .collect();
    if coders.len() < 2 {
        return None;
    }
    let pair = |first: &[f64], second: &[f64]| -> f64 {
        pairs(categories)
            .map(|(one, other)| {
                weights.of(one, other, categories) * share(first, one) * share(second, other)
            })
            .sum()
    };
    let expected: f64 = pairs(coders.len())
        .filter(|(first, second)| first != second)
        .filter_map(|(first, second)| Some(pair(coders.get(first)?, coders.get(second)?)))
        .sum();
    let ways = (coders.len() * (coders.len() - 1)) as f64;
    Some(Agreement::new(observed, expected / ways))
}

/// Brennan and Prediger's coefficient (1981, Educ Psychol Meas 41:687-699), for two categories PABAK: by
/// chance every category is equally likely. `None` where no unit has two values.
pub fn brennan_prediger(
    counts: &[Vec<u32>],
    categories: usize,
    weights: Weights,
) -> Option<Agreement> {
    let Chosen { observed, .. } = chosen(counts, categories, weights)?;
    let q = categories as f64;
    Some(Agreement::new(observed, weights.sum(categories) / (q * q)))
}

/// Scott's pi of a table of two coders; see [`fleiss`].
pub fn scott(table: &[Vec<u32>], weights: Weights) -> Option<Agreement> {
    fleiss(&counts_of(table), table.len(), weights)
}

/// A table of two coders as counts by unit.
pub(super) fn counts_of(table: &[Vec<u32>]) -> Vec<Vec<u32>> {
    let size = table.len();
    let mut counts = Vec::new();
    for (one, other) in pairs(size) {
        let mut unit = vec![0; size];
        for category in [one, other] {
            if let Some(count) = slot_mut(&mut unit, category) {
                *count += 1;
            }
        }
        let units = table.get(one).and_then(|row| row.get(other)).copied().unwrap_or(0);
        counts.extend(std::iter::repeat_n(unit, units as usize));
    }
    counts
}
