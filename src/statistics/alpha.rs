//! Krippendorff's alpha: agreement of any number of coders on values of any kind, some missing.

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
    let size = values.len();
    let position = |value: f64| values.binary_search_by(|known| known.total_cmp(&value)).ok();
    let mut pairs = vec![0.0_f64; size * size];
    let mut pairable = 0_u32;
    for unit in units.iter().filter(|unit| unit.len() > 1) {
        let others = (unit.len() - 1) as f64;
        pairable += u32::try_from(unit.len()).unwrap_or(u32::MAX);
        for (at, one) in unit.iter().enumerate() {
            for (_, other) in unit.iter().enumerate().filter(|(with, _)| *with != at) {
                if let (Some(one), Some(other)) = (position(*one), position(*other))
                    && let Some(sum) = pairs.get_mut(one * size + other)
                {
                    *sum += 1.0 / others;
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
