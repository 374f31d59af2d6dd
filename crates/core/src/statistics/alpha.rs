//! Krippendorff's alpha: agreement of any number of coders on values of any kind, some missing.

use crate::ids::slot_mut;
use crate::pulse;

/// How far two values are from each other, squared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Metric {
    /// The same or not.
    Nominal,
    /// By how many values lie between them.
    Ordinal,
    /// By their difference.
    Interval,
    /// By their difference against their sum; values of 0 and more.
    Ratio,
}

/// Krippendorff's alpha with what it was made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Alpha {
    /// Disagreement observed.
    pub observed: f64,
    /// Disagreement expected by chance.
    pub expected: f64,
    /// `1 - observed / expected`; `None` where all values are one.
    pub value: Option<f64>,
    /// Values that stand in a unit with another one.
    pub pairable: u32,
}

/// Krippendorff's alpha (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability; 2018, Content
/// Analysis, 4th ed., chapter 12), by its matrix of coincidences. `units` holds for each unit the values
/// that coders gave it, whichever coder; units with fewer than two are passed over. `None` without a unit
/// of two values.
pub fn krippendorff(units: &[Vec<f64>], metric: Metric) -> Option<Alpha> {
    let mut values: Vec<f64> =
        units.iter().filter(|unit| unit.len() > 1).flatten().copied().collect();
    values.sort_unstable_by(f64::total_cmp);
    values.dedup();
    let position = |value: &f64| values.binary_search_by(|known| known.total_cmp(value)).ok();
    let mut kinds = units.iter().map(|unit| {
        let mut positions: Vec<usize> = unit.iter().filter_map(position).collect();
        positions.sort_unstable();
        let runs = positions.chunk_by(|one, other| one == other);
        let counted = runs.filter_map(|run| Some((*run.first()?, u32::try_from(run.len()).ok()?)));
        (counted.collect(), 1)
    });
    alpha(&values, &mut kinds, metric)
}

/// [`krippendorff`] of units of which many are alike, and whose values are positions among categories:
/// each kind of unit by how many coders chose each category, with how many units are of it.
pub fn krippendorff_of_kinds(kinds: &[(Vec<u32>, u32)], metric: Metric) -> Option<Alpha> {
    let categories = kinds.iter().map(|(counts, _)| counts.len()).max().unwrap_or(0);
    let values: Vec<f64> = (0..categories).map(|category| category as f64).collect();
    let mut kinds = kinds.iter().map(|(counts, alike)| {
        let counts = counts.iter().copied().enumerate();
        (counts.filter(|(_, count)| *count > 0).collect(), *alike)
    });
    alpha(&values, &mut kinds, metric)
}

/// Units as positions among `values` with how many coders gave each, and how many units are like them.
fn alpha(
    values: &[f64],
    kinds: &mut dyn Iterator<Item = (Vec<(usize, u32)>, u32)>,
    metric: Metric,
) -> Option<Alpha> {
    let size = values.len();
    let mut pairs = vec![0.0_f64; size * size];
    let mut pairable = 0_u32;
    for (unit, alike) in kinds {
        let coders: u32 = unit.iter().map(|(_, count)| count).sum();
        if coders < 2 || alike == 0 {
            continue;
        }
        pairable = pairable.saturating_add(coders.saturating_mul(alike));
        pulse::beat(unit.len());
        for (one, count) in &unit {
            for (other, others) in &unit {
                let others = if one == other { others - 1 } else { *others };
                if let Some(sum) = slot_mut(&mut pairs, one * size + other) {
                    let ways = f64::from(*count) * f64::from(others);
                    *sum += f64::from(alike) * ways / f64::from(coders - 1);
                }
            }
        }
    }
    if pairable == 0 {
        return None;
    }
    let totals: Vec<f64> = pairs.chunks(size).map(|row| row.iter().sum::<f64>()).collect();
    let all: f64 = totals.iter().sum();
    let distance = |one: usize, other: usize| -> f64 {
        let (low, high) = (one.min(other), one.max(other));
        let value = |at: usize| values.get(at).copied().unwrap_or(0.0);
        let total = |at: usize| totals.get(at).copied().unwrap_or(0.0);
        match metric {
            _ if low == high => 0.0,
            Metric::Nominal => 1.0,
            Metric::Ordinal => {
                let between: f64 = (low..=high).map(total).sum();
                (between - (total(low) + total(high)) / 2.0).powi(2)
            }
            Metric::Interval => (value(low) - value(high)).powi(2),
            Metric::Ratio => {
                let sum = value(low) + value(high);
                if sum == 0.0 { 0.0 } else { ((value(low) - value(high)) / sum).powi(2) }
            }
        }
    };
    let (mut observed, mut expected) = (0.0, 0.0);
    for one in 0..size {
        for other in 0..size {
            let apart = distance(one, other);
            let total = |at: usize| totals.get(at).copied().unwrap_or(0.0);
            observed += pairs.get(one * size + other).copied().unwrap_or(0.0) * apart;
            expected += total(one) * total(other) * apart;
        }
    }
    observed /= all;
    expected /= all * (all - 1.0);
    let value = (expected > 0.0).then(|| 1.0 - observed / expected);
    Some(Alpha { observed, expected, value, pairable })
}
