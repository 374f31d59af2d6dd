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
const BEAT: u32 = 16_384;

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

    use super::{BEAT, beat, listen};

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
