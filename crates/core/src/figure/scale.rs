//! The common scale of bars, and its ticks, by whole arithmetic only.
//!
//! Takes amounts and the widths of the texts at their ends; gives points per unit. The scale is the
//! largest at which no text leaves its place.

/// One side of a zero line: what has to fit there.
#[derive(Debug, Clone, Default)]
pub(super) struct Side {
    /// Room that is needed whatever the scale: the side's head.
    pub least_pt: f64,
    /// Each bar's amount, and the room its text needs beyond its end.
    pub bars: Vec<(f64, f64)>,
}

impl Side {
    /// Room needed at a scale, in points.
    pub fn extent_pt(&self, scale: f64) -> f64 {
        self.bars.iter().map(|(amount, text)| amount * scale + text).fold(self.least_pt, f64::max)
    }

    /// The largest amount.
    pub fn largest(&self) -> f64 {
        self.bars.iter().map(|bar| bar.0).fold(0.0, f64::max)
    }
}

/// The largest amount of all sides.
pub(super) fn largest(sides: &[Side]) -> f64 {
    sides.iter().map(Side::largest).fold(0.0, f64::max)
}

/// Room needed by all sides together at a scale.
pub(super) fn extent_pt(sides: &[Side], scale: f64) -> f64 {
    sides.iter().map(|side| side.extent_pt(scale)).sum()
}

/// Points per unit at which all sides together fill `width_pt`; 0 where even their texts do not fit.
pub(super) fn fit(sides: &[Side], width_pt: f64) -> f64 {
    let largest = largest(sides);
    if largest <= 0.0 || extent_pt(sides, 0.0) > width_pt {
        return 0.0;
    }
    let (mut low, mut high) = (0.0, width_pt / largest);
    for _ in 0..40 {
        let middle = (low + high) / 2.0;
        if extent_pt(sides, middle) <= width_pt {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

/// Round values from 0 to `largest`, at least `apart_pt` points from one another at the scale; for
/// counts (`whole`) whole numbers.
pub(super) fn ticks(largest: f64, scale: f64, apart_pt: f64, whole: bool) -> Vec<f64> {
    let mut step = if whole { 1.0 } else { 0.1 };
    let mut factors = [2.0, 2.5, 2.0].into_iter().cycle();
    while step * scale < apart_pt && step < largest * 2.0 {
        step *= factors.next().unwrap_or(2.0);
    }
    let mut ticks = vec![0.0];
    let mut count = 1.0;
    while step * count <= largest && step * scale >= apart_pt {
        // Tenths are made from whole numbers, so that 0.3 is 0.3.
        ticks.push((step * count * 10.0).round() / 10.0);
        count += 1.0;
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_fills_the_room() {
        let left = Side { least_pt: 10.0, bars: vec![(10.0, 20.0), (0.0, 40.0)] };
        let right = Side { least_pt: 60.0, bars: vec![(5.0, 5.0)] };
        let scale = fit(&[left.clone(), right.clone()], 200.0);
        assert!((left.extent_pt(scale) + right.extent_pt(scale) - 200.0).abs() < 0.001);
        assert_eq!(fit(&[left, right], 90.0), 0.0);
    }

    #[test]
    fn ticks_are_round() {
        assert_eq!(ticks(44.0, 2.0, 30.0, true), [0.0, 20.0, 40.0]);
        assert_eq!(ticks(3.0, 50.0, 30.0, true), [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(ticks(23.5, 4.0, 30.0, false), [0.0, 10.0, 20.0]);
        assert_eq!(ticks(0.5, 200.0, 30.0, false), [0.0, 0.2, 0.4]);
        assert_eq!(ticks(0.0, 0.0, 30.0, true), [0.0]);
    }
}
