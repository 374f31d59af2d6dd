//! Logarithms of factorials.

/// Natural logarithms of 0! to n!.
pub(super) struct LogFactorials(Vec<f64>);

impl LogFactorials {
    /// Those up to `n`!.
    pub fn up_to(n: u32) -> Self {
        let mut sum = 0.0;
        let mut all = vec![0.0];
        all.extend((1..=n).map(|number| {
            sum += f64::from(number).ln();
            sum
        }));
        Self(all)
    }

    /// ln n!
    pub fn of(&self, n: u32) -> f64 {
        self.0.get(n as usize).copied().unwrap_or(f64::INFINITY)
    }
}
