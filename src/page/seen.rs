//! Which entries of a long list are drawn, where their heights differ and are known only once they were drawn.
//!
//! Takes what was measured and how far the list is scrolled; gives the entries that are seen, and the room of those
//! before and behind them. Never draws.

/// Entries that are drawn beyond each edge of what is seen.
const BEYOND: usize = 6;

/// The heights of a list's entries, as far as they were measured; a usual one for the others.
#[derive(Debug, Clone, PartialEq)]
pub struct Heights {
    usual_px: f64,
    known: Vec<Option<f64>>,
}

/// What is drawn of a list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    /// The first entry that is drawn.
    pub first: usize,
    /// How many are.
    pub count: usize,
    /// Room of those before them.
    pub above_px: f64,
    /// Room of those behind them.
    pub below_px: f64,
}

impl Heights {
    /// Of so many entries, none of which was measured.
    pub fn of(entries: usize, usual_px: f64) -> Self {
        Self { usual_px: usual_px.max(1.0), known: vec![None; entries] }
    }

    /// How many entries there are.
    pub fn entries(&self) -> usize {
        self.known.len()
    }

    /// An entry was measured. Whether it is another height than it was known to have.
    pub fn measured(&mut self, entry: usize, px: f64) -> bool {
        match self.known.get_mut(entry) {
            Some(known) if px > 0.0 && *known != Some(px) => {
                *known = Some(px);
                true
            }
            _ => false,
        }
    }

    /// What is drawn where the list is scrolled down by `top_px` and `height_px` of it are seen.
    pub fn window(&self, top_px: f64, height_px: f64) -> Window {
        let height = |known: &Option<f64>| known.unwrap_or(self.usual_px);
        let mut above = 0.0;
        let mut first = 0;
        for known in &self.known {
            if above + height(known) > top_px {
                break;
            }
            above += height(known);
            first += 1;
        }
        let mut seen = 0;
        let mut end = above;
        for known in self.known.iter().skip(first) {
            if end > top_px + height_px.max(self.usual_px) {
                break;
            }
            end += height(known);
            seen += 1;
        }
        let from = first.saturating_sub(BEYOND);
        let count = (first + seen + BEYOND).min(self.known.len()) - from;
        let sum = |entries: &mut dyn Iterator<Item = &Option<f64>>| entries.map(height).sum();
        Window {
            first: from,
            count,
            above_px: sum(&mut self.known.iter().take(from)),
            below_px: sum(&mut self.known.iter().skip(from + count)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_entries_are_all_drawn() {
        let heights = Heights::of(3, 40.0);
        let all = Window { first: 0, count: 3, above_px: 0.0, below_px: 0.0 };
        assert_eq!(heights.window(0.0, 400.0), all);
        assert_eq!(Heights::of(0, 40.0).window(900.0, 400.0), Window { count: 0, ..all });
    }

    #[test]
    fn of_many_those_are_drawn_that_are_seen_and_the_rest_keeps_its_room() {
        let mut heights = Heights::of(50_000, 40.0);
        let window = heights.window(40_000.0, 400.0);
        assert!(window.count <= 11 + 2 * BEYOND, "{window:?}");
        assert!((window.first..window.first + window.count).contains(&1_000));
        let drawn = window.count as f64 * 40.0;
        assert_eq!(window.above_px + drawn + window.below_px, 50_000.0 * 40.0);
        // What was measured moves what follows it, and is measured once.
        assert!(heights.measured(0, 140.0) && !heights.measured(0, 140.0));
        assert!(!heights.measured(50_000, 10.0), "there is none");
        let moved = heights.window(40_100.0, 400.0);
        assert_eq!((moved.first, moved.count), (window.first, window.count));
        assert_eq!(moved.above_px, window.above_px + 100.0);
    }

    #[test]
    fn the_end_is_reached_and_nothing_lies_beyond_it() {
        let heights = Heights::of(100, 20.0);
        for top in [1_999.0, 2_000.0, 90_000.0] {
            let window = heights.window(top, 100.0);
            assert_eq!((window.first + window.count, window.below_px), (100, 0.0), "{top}");
        }
    }
}
