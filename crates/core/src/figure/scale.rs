//! The common scale of bars, and its ticks, by whole arithmetic only.
//!
//! Takes amounts and the widths of the texts at their ends; gives points per unit. The scale is the
//! largest at which no text leaves its place.

/// Share of the room that bars have at least.
pub(super) const LEAST_SHARE: f64 = 0.5;

/// One side of a zero line: what has to fit there.
#[derive(Debug, Clone, Default)]
pub(super) struct Side {
    /// Room that is needed whatever the scale: the side's head.
    pub least_pt: f64,
    /// Each bar's amount, and the room its text needs beyond its end.
    pub bars: Vec<(f64, f64)>,
    /// Whether texts may stand upon its bars.
    pub bears_texts: bool,
}

/// Where the texts of bars stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Texts {
    /// Beyond the ends of all bars.
    Outside,
    /// Upon the bars that are long enough, and beyond the ends of the others.
    Inside,
}

/// A scale and where texts stand at it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scaled {
    /// Points per unit; 0 where nothing is to be measured or texts alone do not fit.
    pub scale: f64,
    /// Where texts stand.
    pub texts: Texts,
}

/// Whether the text of a bar stands upon it: a text has as much room before it as behind it.
pub(super) fn is_inside(side: &Side, length_pt: f64, text_pt: f64, near_pt: f64) -> bool {
    side.bears_texts && text_pt > 0.0 && length_pt >= text_pt + near_pt
}

impl Side {
    /// Room needed at a scale, in points; `near_pt` is the room between a bar's end and its text.
    pub fn extent_pt(&self, at: Scaled, near_pt: f64) -> f64 {
        let of = |&(amount, text): &(f64, f64)| {
            let length = amount * at.scale;
            let inside = at.texts == Texts::Inside && is_inside(self, length, text, near_pt);
            if inside { length } else { length + text }
        };
        self.bars.iter().map(of).fold(self.least_pt, f64::max)
    }

    /// The largest amount.
    pub fn largest(&self) -> f64 {
        self.bars.iter().map(|bar| bar.0).fold(0.0, f64::max)
    }
}

/// Sides that have one scale and share a width.
pub(super) struct Sides {
    /// The sides.
    pub sides: Vec<Side>,
    /// Room between a bar's end and its text, in points.
    pub near_pt: f64,
    /// Room that is no side's, in points.
    pub gaps_pt: f64,
}

/// Steps in which a scale is looked for, each so many times the one before.
const STEP: f64 = 0.995;
const STEPS: u32 = 920;
/// What the narrowest width has beyond what is needed, so that none of these steps leads past it.
const SPARE: f64 = 1.015;

impl Sides {
    /// The largest amount of all sides.
    pub fn largest(&self) -> f64 {
        self.sides.iter().map(Side::largest).fold(0.0, f64::max)
    }

    /// Room needed by all sides together at a scale, gaps included.
    pub fn extent_pt(&self, at: Scaled) -> f64 {
        self.gaps_pt + self.sides.iter().map(|side| side.extent_pt(at, self.near_pt)).sum::<f64>()
    }

    /// The longest bars of all sides together, in units.
    fn longest(&self) -> f64 {
        self.sides.iter().map(Side::largest).sum()
    }

    /// What share of a width the longest bars of all sides take together; 1 where there are none.
    pub fn share(&self, scale: f64, width_pt: f64) -> f64 {
        if self.longest() > 0.0 { self.longest() * scale / width_pt } else { 1.0 }
    }

    /// The scale at which all sides together fill a width: with texts beyond all bars where these have half
    /// of the width then, else with texts upon them.
    pub fn fit(&self, width_pt: f64) -> Scaled {
        let none = Scaled { scale: 0.0, texts: Texts::Outside };
        let longest = self.longest();
        if longest <= 0.0 || self.extent_pt(none) > width_pt {
            return none;
        }
        let most = (width_pt - self.gaps_pt) / longest;
        let outside = self.halve(0.0, most, width_pt, Texts::Outside);
        if self.share(outside.scale, width_pt) >= LEAST_SHARE {
            return outside;
        }
        let inside = (0..STEPS)
            .scan(most, |scale, _| {
                let tried = *scale;
                *scale *= STEP;
                Some(tried)
            })
            .find(|&scale| self.extent_pt(Scaled { scale, texts: Texts::Inside }) <= width_pt);
        match inside {
            Some(scale) if scale > outside.scale => {
                self.halve(scale, (scale / STEP).min(most), width_pt, Texts::Inside)
            }
            _ => outside,
        }
    }

    /// The largest scale between two of which the first fits, as near as halving comes.
    fn halve(&self, low: f64, high: f64, width_pt: f64, texts: Texts) -> Scaled {
        let (mut low, mut high) = (low, high);
        for _ in 0..40 {
            let middle = (low + high) / 2.0;
            if self.extent_pt(Scaled { scale: middle, texts }) <= width_pt {
                low = middle;
            } else {
                high = middle;
            }
        }
        Scaled { scale: low, texts }
    }

    /// The narrowest width in which the longest bars have half of the room and the longest of all is
    /// `run_pt` long.
    pub fn least_pt(&self, run_pt: f64) -> f64 {
        let largest = self.largest();
        if largest <= 0.0 {
            return self.extent_pt(Scaled { scale: 0.0, texts: Texts::Outside });
        }
        let mut scale = run_pt / largest;
        // What stands beside the bars has an end, so that their share grows towards 1.
        for _ in 0..600 {
            for texts in [Texts::Outside, Texts::Inside] {
                let extent = self.extent_pt(Scaled { scale, texts });
                if self.share(scale, extent) >= LEAST_SHARE * SPARE {
                    return extent * SPARE;
                }
            }
            scale *= 1.02;
        }
        self.extent_pt(Scaled { scale, texts: Texts::Outside })
    }
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
    #![allow(clippy::indexing_slicing)]
    use super::*;

    fn sides(sides: Vec<Side>) -> Sides {
        Sides { sides, near_pt: 2.0, gaps_pt: 0.0 }
    }

    #[test]
    fn the_scale_fills_the_room() {
        let left =
            Side { least_pt: 10.0, bars: vec![(10.0, 20.0), (0.0, 40.0)], bears_texts: true };
        let right = Side { least_pt: 60.0, bars: vec![(5.0, 5.0)], bears_texts: true };
        let both = sides(vec![left, right]);
        let fit = both.fit(200.0);
        assert_eq!(fit.texts, Texts::Outside);
        assert!((both.extent_pt(fit) - 200.0).abs() < 0.001);
        assert_eq!(both.fit(90.0).scale, 0.0);
    }

    #[test]
    fn texts_stand_upon_bars_that_would_have_too_little_room() {
        let bars = vec![(10.0, 40.0), (9.0, 40.0), (1.0, 20.0)];
        let both = sides(vec![Side { least_pt: 0.0, bars, bears_texts: true }]);
        let fit = both.fit(70.0);
        assert_eq!(fit.texts, Texts::Inside);
        assert!(both.extent_pt(fit) <= 70.0);
        assert!(both.share(fit.scale, 70.0) >= LEAST_SHARE, "{fit:?}");
        let never = sides(vec![Side { bears_texts: false, ..both.sides[0].clone() }]);
        assert_eq!(never.fit(70.0).texts, Texts::Outside);
    }

    #[test]
    fn the_narrowest_width_leaves_bars_half_of_the_room() {
        for bears_texts in [true, false] {
            let side =
                |amount, text| Side { least_pt: 9.0, bars: vec![(amount, text)], bears_texts };
            let both = sides(vec![side(12.0, 70.0), side(3.0, 50.0)]);
            let least = both.least_pt(20.0);
            let share = both.share(both.fit(least).scale, least);
            assert!(share >= LEAST_SHARE - 0.001, "{share} of {least}");
        }
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
