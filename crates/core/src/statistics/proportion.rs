//! A share of people and how sure it is.

/// The quantile of the normal distribution for 95 %.
const Z: f64 = 1.959_963_984_540_054;

/// Wilson's score interval of 95 % for `count` of `of` (Wilson 1927, J Am Stat Assoc 22:209-212; method 3
/// of Newcombe 1998, Stat Med 17:857-872), as shares from 0 to 1. It is for people drawn at random: with
/// a purposive sample it shows how little a small number says, no more. `None` without anybody, or where
/// `count` is more than `of`.
pub fn wilson(count: u32, of: u32) -> Option<(f64, f64)> {
    if of == 0 || count > of {
        return None;
    }
    let (n, p) = (f64::from(of), f64::from(count) / f64::from(of));
    let z2 = Z * Z;
    let middle = 2.0 * n * p + z2;
    let reach = Z * (z2 + 4.0 * n * p * (1.0 - p)).sqrt();
    let width = 2.0 * (n + z2);
    let low = if count == 0 { 0.0 } else { (middle - reach) / width };
    let high = if count == of { 1.0 } else { (middle + reach) / width };
    Some((low, high))
}

/// The same with correction for continuity (method 4 of Newcombe 1998): wider, so that it is never too
/// short for a small number. `None` as of [`wilson`].
pub fn wilson_corrected(count: u32, of: u32) -> Option<(f64, f64)> {
    if of == 0 || count > of {
        return None;
    }
    let (n, p) = (f64::from(of), f64::from(count) / f64::from(of));
    let z2 = Z * Z;
    let width = 2.0 * (n + z2);
    let low = || {
        let root = z2 - 2.0 - 1.0 / n + 4.0 * p * (n * (1.0 - p) + 1.0);
        ((2.0 * n * p + z2 - 1.0 - Z * root.max(0.0).sqrt()) / width).max(0.0)
    };
    let high = || {
        let root = z2 + 2.0 - 1.0 / n + 4.0 * p * (n * (1.0 - p) - 1.0);
        ((2.0 * n * p + z2 + 1.0 + Z * root.max(0.0).sqrt()) / width).min(1.0)
    };
    let low = if count == 0 { 0.0 } else { low() };
    let high = if count == of { 1.0 } else { high() };
    Some((low, high))
}

/// The interval of 95 % of the difference of two shares of different people, each as count and size: Newcombe's
/// hybrid score method (method 10 of Newcombe 1998, Stat Med 17:873-890), as shares from -1 to 1. It is for
/// people drawn at random. `None` as of [`wilson`], for either.
pub fn newcombe((a, m): (u32, u32), (b, n): (u32, u32)) -> Option<(f64, f64)> {
    let ((low_a, high_a), (low_b, high_b)) = (wilson(a, m)?, wilson(b, n)?);
    let (p, q) = (f64::from(a) / f64::from(m), f64::from(b) / f64::from(n));
    let below = ((p - low_a).powi(2) + (high_b - q).powi(2)).sqrt();
    let above = ((high_a - p).powi(2) + (q - low_b).powi(2)).sqrt();
    Some((p - q - below, p - q + above))
}

/// Student's quantile for 95 % of `degrees` of freedom, by the expansion of Cornish and Fisher (Abramowitz
/// and Stegun 1964, 26.7.5): right to three decimals from 5 degrees on.
pub(super) fn student(degrees: f64) -> f64 {
    let powers = |factors: [f64; 5]| {
        let of = factors.into_iter().enumerate();
        of.map(|(at, factor)| factor * Z.powi(2 * at as i32 + 1)).sum::<f64>()
    };
    let terms = [
        powers([1.0, 1.0, 0.0, 0.0, 0.0]) / 4.0,
        powers([3.0, 16.0, 5.0, 0.0, 0.0]) / 96.0,
        powers([-15.0, 17.0, 19.0, 3.0, 0.0]) / 384.0,
        powers([-945.0, -1920.0, 1482.0, 776.0, 79.0]) / 92_160.0,
    ];
    (1..).zip(terms).fold(Z, |sum, (power, term)| sum + term / degrees.powi(power))
}
