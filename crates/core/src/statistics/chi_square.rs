//! Pearson's chi-square of a table, for tables of people with enough of them.

/// Pearson's chi-square test.
#[derive(Debug, Clone, PartialEq)]
pub struct ChiSquare {
    /// The statistic.
    pub statistic: f64,
    /// Degrees of freedom.
    pub degrees: u32,
    /// Chance of a statistic as large, or larger.
    pub p: f64,
    /// Cramér's V, 0 to 1.
    pub v: f64,
    /// Smallest expected cell.
    pub smallest_expected: f64,
    /// Cells of which less than 5 is expected.
    pub below_five: u32,
    /// Residuals adjusted by the margins (Haberman 1973, Biometrics 29:205-220).
    pub residuals: Vec<Vec<f64>>,
}

/// Pearson's chi-square (Pearson 1900, Phil Mag 50:157-175). `None` where a margin is 0 or the table is
/// not rectangular with two rows and columns at least. Whether the approximation may be used is for the
/// caller to say (Cochran 1954, Biometrics 10:417-451: nothing expected below 1, a fifth below 5).
pub fn chi_square(table: &[Vec<u32>]) -> Option<ChiSquare> {
    test(table, 0.0)
}

/// The same with Yates' correction for continuity (Yates 1934, J R Statist Soc Suppl 1:217-235), for two
/// by two.
pub fn chi_square_yates(table: [[u32; 2]; 2]) -> Option<ChiSquare> {
    test(&table.map(|row| row.to_vec()), 0.5)
}

fn test(table: &[Vec<u32>], correction: f64) -> Option<ChiSquare> {
    let width = table.first()?.len();
    if table.len() < 2 || width < 2 || table.iter().any(|row| row.len() != width) {
        return None;
    }
    let rows: Vec<f64> =
        table.iter().map(|row| row.iter().map(|cell| f64::from(*cell)).sum()).collect();
    let columns: Vec<f64> = (0..width)
        .map(|at| table.iter().filter_map(|row| row.get(at)).map(|cell| f64::from(*cell)).sum())
        .collect();
    if rows.iter().chain(&columns).any(|margin| *margin <= 0.0) {
        return None;
    }
    let all: f64 = rows.iter().sum();
    let (mut statistic, mut smallest, mut below_five) = (0.0, f64::INFINITY, 0);
    let mut plain = 0.0;
    let mut residuals = Vec::with_capacity(table.len());
    for (row, row_sum) in table.iter().zip(&rows) {
        let mut of_row = Vec::with_capacity(width);
        for (cell, column_sum) in row.iter().zip(&columns) {
            let expected = row_sum * column_sum / all;
            let apart = f64::from(*cell) - expected;
            statistic += (apart.abs() - correction.min(apart.abs())).powi(2) / expected;
            plain += apart * apart / expected;
            smallest = f64::min(smallest, expected);
            below_five += u32::from(expected < 5.0);
            let spread = expected * (1.0 - row_sum / all) * (1.0 - column_sum / all);
            of_row.push(apart / spread.sqrt());
        }
        residuals.push(of_row);
    }
    let degrees = u32::try_from((table.len() - 1) * (width - 1)).ok()?;
    let smaller = (table.len() - 1).min(width - 1) as f64;
    let of = if correction > 0.0 { statistic } else { plain };
    Some(ChiSquare {
        statistic,
        degrees,
        p: upper_gamma(f64::from(degrees) / 2.0, statistic / 2.0),
        v: (of / (all * smaller)).sqrt(),
        smallest_expected: smallest,
        below_five,
        residuals,
    })
}

/// The regularised upper incomplete gamma function Q(a, x) for a a multiple of one half: by its series
/// below a + 1, by its continued fraction above (Abramowitz and Stegun 6.5.29, 6.5.31).
fn upper_gamma(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    let front = (a * x.ln() - x - ln_gamma(a)).exp();
    if x < a + 1.0 {
        let (mut term, mut sum, mut next) = (1.0 / a, 1.0 / a, a);
        for _ in 0..1000 {
            next += 1.0;
            term *= x / next;
            sum += term;
            if term < sum * 1e-17 {
                break;
            }
        }
        return (1.0 - front * sum).clamp(0.0, 1.0);
    }
    // Lentz's method.
    let mut b = x + 1.0 - a;
    let mut c = 1e300;
    let mut d = 1.0 / b;
    let mut fraction = d;
    for step in 1..1000 {
        let step = f64::from(step);
        let term = -step * (step - a);
        b += 2.0;
        d = 1.0 / (term * d + b);
        c = b + term / c;
        let change = d * c;
        fraction *= change;
        if (change - 1.0).abs() < 1e-16 {
            break;
        }
    }
    (front * fraction).clamp(0.0, 1.0)
}

/// ln Γ(a) for a positive multiple of one half, from Γ(1) = 1 and Γ(1/2) = √π.
fn ln_gamma(a: f64) -> f64 {
    let (mut at, mut sum) =
        if a.fract() == 0.0 { (1.0, 0.0) } else { (0.5, std::f64::consts::PI.sqrt().ln()) };
    while at < a {
        sum += f64::ln(at);
        at += 1.0;
    }
    sum
}
