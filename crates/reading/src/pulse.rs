//! Signs of life from long work.
//!
//! Whoever runs the engine may want to tell slow work from a loop that never ends, without a clock in here:
//! loops over data say [`beat`] with how much they have done, and after every so much of it the listener is
//! called. Without a listener that is an addition.

use std::cell::{Cell, RefCell};

type Listener = Box<dyn Fn()>;

thread_local! {
    static DONE: Cell<u32> = const { Cell::new(0) };
    static LISTENER: RefCell<Option<Listener>> = const { RefCell::new(None) };
}

/// After how much work the listener is called. One unit is about a cell read or a coding looked at, some ten
/// nanoseconds to a microsecond, so that the listener hears from work in far less than its patience.
pub const BEAT: u32 = 16_384;
/// How steeply a [`Pace`] rises: with all that was expected done it tells of 86 in 100.
const STEEPNESS: f64 = 2.0;

/// How far work has come of which nothing is known but about how much it is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pace {
    done: f64,
    expected: u64,
    beats: u64,
}

impl Pace {
    /// Work of which a share of `done` is behind, 0.0 to 1.0, and about so many units are ahead.
    pub fn new(done: f64, expected: u64) -> Self {
        Self { done, expected, beats: 0 }
    }

    /// The listener was called once more; gives the share done by now, which always grows and never reaches 1.0. Without
    /// expectations it stays.
    pub fn beat(&mut self) -> f64 {
        self.beats = self.beats.saturating_add(1);
        if self.expected == 0 {
            return self.done;
        }
        let times = self.beats as f64 * f64::from(BEAT) / self.expected as f64;
        self.done + (1.0 - self.done) * (1.0 - (-STEEPNESS * times).exp())
    }
}

/// Calls `listener` now and then from within long work on this thread, in place of whoever listened before.
pub fn listen(listener: impl Fn() + 'static) {
    LISTENER.set(Some(Box::new(listener)));
}

/// Some work was done: `units` cells, codings, pairs or the like.
#[inline]
pub fn beat(units: usize) {
    let units = u32::try_from(units).unwrap_or(u32::MAX);
    let done = DONE.get().saturating_add(units);
    if done < BEAT {
        DONE.set(done);
    } else {
        DONE.set(0);
        tell();
    }
}

#[cold]
#[inline(never)]
fn tell() {
    LISTENER.with_borrow(|listener| {
        if let Some(listener) = listener {
            listener();
        }
    });
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    use super::{BEAT, Pace, beat, listen};

    #[test]
    fn a_pace_always_moves_and_never_arrives() {
        let mut pace = Pace::new(0.2, 20 * u64::from(BEAT));
        let mut before = 0.2;
        for beat in 1..=60 {
            let share = pace.beat();
            assert!(before < share && share < 1.0, "{beat}: {share}");
            assert!(beat != 20 || share > 0.85, "all that was expected: {share}");
            before = share;
        }
        assert_eq!(Pace::new(0.5, 0).beat(), 0.5);
    }

    #[test]
    fn work_is_heard_of_now_and_then() {
        let heard = Rc::new(Cell::new(0));
        let count = Rc::clone(&heard);
        listen(move || count.set(count.get() + 1));
        (0..10 * BEAT).for_each(|_| beat(1));
        assert_eq!(heard.get(), 10);
        beat(usize::MAX);
        assert_eq!(heard.get(), 11);
    }
}
