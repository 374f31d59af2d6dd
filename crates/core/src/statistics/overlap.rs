//! How often two codes stand on the same segment.

/// Two codes on the segments of a study.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overlap {
    /// Segments with the first.
    pub first: u32,
    /// Segments with the second.
    pub second: u32,
    /// Segments with both.
    pub both: u32,
}

impl Overlap {
    /// Jaccard's index (1912, New Phytol 11:37-50), which ATLAS.ti calls the c-coefficient: segments with
    /// both among those with either. `None` where there are none.
    pub fn jaccard(self) -> Option<f64> {
        let either = (self.first + self.second).checked_sub(self.both)?;
        ratio(self.both.into(), either.into())
    }

    /// Dice's coefficient (1945, Ecology 26:297-302).
    pub fn dice(self) -> Option<f64> {
        ratio(2.0 * f64::from(self.both), f64::from(self.first) + f64::from(self.second))
    }

    /// Segments with both among those with the rarer code.
    pub fn overlap(self) -> Option<f64> {
        ratio(self.both.into(), self.first.min(self.second).into())
    }

    /// Cosine of the two (Ochiai 1957).
    pub fn cosine(self) -> Option<f64> {
        ratio(self.both.into(), (f64::from(self.first) * f64::from(self.second)).sqrt())
    }

    /// Correlation of the two over `all` segments.
    pub fn phi(self, all: u32) -> Option<f64> {
        let [n, a, b, both] = [all, self.first, self.second, self.both].map(f64::from);
        ratio(n * both - a * b, (a * b * (n - a) * (n - b)).sqrt())
    }

    /// How many times as often as if they had nothing to do with each other, over `all` segments.
    pub fn lift(self, all: u32) -> Option<f64> {
        let [n, a, b, both] = [all, self.first, self.second, self.both].map(f64::from);
        ratio(n * both, a * b)
    }
}

fn ratio(of: f64, to: f64) -> Option<f64> {
    (to > 0.0).then(|| of / to)
}
