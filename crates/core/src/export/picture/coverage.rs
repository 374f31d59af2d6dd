//! How much of each pixel an area covers.
//!
//! Takes closed polygons; gives, for each pixel of a strip, the share of it that lies inside, from the signed area
//! between each edge and the right-hand side. Additions and multiplications alone, so the same numbers everywhere.

type Place = (f32, f32);

/// Signed areas of a strip that is summed along its lines.
#[derive(Debug, Default)]
pub(super) struct Coverage {
    width: usize,
    height: usize,
    sums: Vec<f32>,
}

impl Coverage {
    /// Empties it for so many columns and lines.
    pub fn clear(&mut self, width: usize, height: usize) {
        // What an edge on the right-hand border adds stands in two columns more.
        (self.width, self.height) = (width + 2, height);
        self.sums.clear();
        self.sums.resize(self.width * height, 0.0);
    }

    /// Adds a closed polygon, whose places are within the columns; what lies above or below the strip is left out.
    pub fn add(&mut self, polygon: impl ExactSizeIterator<Item = Place> + Clone) {
        let next = polygon.clone().skip(1).chain(polygon.clone().take(1));
        for (from, to) in polygon.zip(next) {
            self.edge(from, to);
        }
    }

    /// The shares of a line's pixels, from 0 to 1.
    pub fn line(&self, line: usize) -> impl Iterator<Item = f32> + '_ {
        let start = line * self.width;
        let sums = self.sums.get(start..start + self.width).unwrap_or_default();
        sums.iter().scan(0.0_f32, |sum, share| {
            *sum += share;
            Some(sum.abs().min(1.0))
        })
    }

    fn edge(&mut self, from: Place, to: Place) {
        if from.1 == to.1 {
            return;
        }
        let (sign, (mut x, top), (end, bottom)) =
            if from.1 < to.1 { (1.0, from, to) } else { (-1.0, to, from) };
        let slope = (end - x) / (bottom - top);
        if top < 0.0 {
            x -= top * slope;
        }
        let first = top.max(0.0);
        let last = bottom.min(self.height as f32);
        let mut line = first as usize;
        while (line as f32) < last && line < self.height {
            let height = last.min(line as f32 + 1.0) - first.max(line as f32);
            let next = x + slope * height;
            let start = line * self.width;
            if let Some(sums) = self.sums.get_mut(start..start + self.width) {
                piece(sums, x, next, sign * height);
            }
            x = next;
            line += 1;
        }
    }
}

/// Adds the piece of an edge that lies within one line and is `signed` high.
fn piece(sums: &mut [f32], one: f32, other: f32, signed: f32) {
    let most = sums.len() as f32 - 2.0;
    let (left, right) = (one.min(other).clamp(0.0, most), one.max(other).clamp(0.0, most));
    let (first, end) = (left.floor(), right.ceil());
    let mut at = first as usize;
    let mut put = |at: usize, share: f32| {
        if let Some(sum) = sums.get_mut(at) {
            *sum += share;
        }
    };
    if end <= first + 1.0 {
        // Within one pixel: what lies to the right of its middle, and the rest in the next.
        let middle = (left + right) / 2.0 - first;
        put(at, signed * (1.0 - middle));
        put(at + 1, signed * middle);
        return;
    }
    // Through several: the share of each is how far the area under the edge has come at its right-hand side.
    let span = right - left;
    let area = |x: f32| {
        let x = x - left;
        if x <= 0.0 {
            0.0
        } else if x >= span {
            x - span / 2.0
        } else {
            x * x / (2.0 * span)
        }
    };
    let (mut before, mut before_that) = (0.0, 0.0);
    let mut x = first;
    while x <= end {
        let upto = area(x + 1.0);
        // The second difference: sums along the line give the first, which is the pixel's share.
        put(at, signed * (upto - 2.0 * before + before_that));
        (before_that, before) = (before, upto);
        at += 1;
        x += 1.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(polygons: &[&[Place]], width: usize, height: usize) -> Vec<Vec<f32>> {
        let mut coverage = Coverage::default();
        coverage.clear(width, height);
        for polygon in polygons {
            coverage.add(polygon.iter().copied());
        }
        (0..height).map(|line| coverage.line(line).take(width).collect()).collect()
    }

    fn near(found: &[Vec<f32>], expected: &[&[f32]]) {
        for (found, expected) in found.iter().flatten().zip(expected.iter().copied().flatten()) {
            assert!((found - expected).abs() < 1e-5, "{found} for {expected}");
        }
    }

    #[test]
    fn a_rectangle_between_pixels_covers_parts_of_them() {
        let square: &[Place] = &[(0.5, 0.5), (2.5, 0.5), (2.5, 1.75), (0.5, 1.75)];
        near(&shares(&[square], 3, 2), &[&[0.25, 0.5, 0.25], &[0.375, 0.75, 0.375]]);
    }

    #[test]
    fn a_slope_covers_what_lies_under_it() {
        // From the lower left to the upper right of 4 x 1 pixels.
        let slope: &[Place] = &[(0.0, 1.0), (4.0, 0.0), (4.0, 1.0)];
        near(&shares(&[slope], 4, 1), &[&[0.125, 0.375, 0.625, 0.875]]);
        let steep: &[Place] = &[(0.0, 0.0), (1.0, 4.0), (0.0, 4.0)];
        near(&shares(&[steep], 1, 4), &[&[0.125], &[0.375], &[0.625], &[0.875]]);
    }

    #[test]
    fn the_area_is_that_of_the_polygon_and_a_hole_is_none_of_it() {
        let outer: &[Place] = &[(0.3, 0.2), (9.1, 1.7), (7.6, 8.8), (2.2, 6.1)];
        let area = |polygon: &[Place]| -> f32 {
            let next = polygon.iter().cycle().skip(1);
            polygon.iter().zip(next).map(|(a, b)| (a.0 * b.1 - b.0 * a.1) / 2.0).sum()
        };
        let covered: f32 = shares(&[outer], 10, 10).iter().flatten().sum();
        assert!((covered - area(outer)).abs() < 1e-3, "{covered} for {}", area(outer));
        let hole: &[Place] = &[(4.0, 5.0), (5.5, 5.0), (5.5, 3.0), (4.0, 3.0)];
        let covered: f32 = shares(&[outer, hole], 10, 10).iter().flatten().sum();
        assert!((covered - area(outer) + 3.0).abs() < 1e-3, "{covered}");
    }

    #[test]
    fn what_lies_outside_the_strip_is_left_out() {
        let tall: &[Place] = &[(1.0, -5.0), (2.0, -5.0), (2.0, 9.0), (1.0, 9.0)];
        near(&shares(&[tall], 3, 2), &[&[0.0, 1.0, 0.0], &[0.0, 1.0, 0.0]]);
    }
}
