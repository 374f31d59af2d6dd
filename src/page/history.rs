//! Undo and redo: former and later values of one thing.

/// Former and later values; the present one is held by the caller.
#[derive(Debug, Clone, PartialEq)]
pub struct History<T> {
    past: Vec<T>,
    future: Vec<T>,
}

/// How many steps back are kept; settings are small, so this is a guard against a program that
/// calls the API in a loop and not a limit that a person meets.
const MOST: usize = 500;

impl<T> Default for History<T> {
    fn default() -> Self {
        Self { past: Vec::new(), future: Vec::new() }
    }
}

impl<T: PartialEq + Clone> History<T> {
    /// Notes that `former` was replaced by a new value; what had been undone can no longer be redone.
    pub fn record(&mut self, former: T) {
        if self.past.len() >= MOST {
            self.past.remove(0);
        }
        self.past.push(former);
        self.future.clear();
    }

    /// The value that undo would bring back.
    pub fn previous(&self) -> Option<&T> {
        self.past.last()
    }

    /// The value that redo would bring back.
    pub fn next(&self) -> Option<&T> {
        self.future.last()
    }

    /// Notes that the previous value was brought back in place of `present`.
    pub fn undone(&mut self, present: T) {
        if self.past.pop().is_some() {
            self.future.push(present);
        }
    }

    /// Notes that the next value was brought back in place of `present`.
    pub fn redone(&mut self, present: T) {
        if self.future.pop().is_some() {
            self.past.push(present);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undo_and_redo_walk_the_same_way_back_and_forth() {
        let mut history = History::default();
        history.record(1);
        history.record(2);
        assert_eq!(history.previous(), Some(&2));
        history.undone(3);
        assert_eq!((history.previous(), history.next()), (Some(&1), Some(&3)));
        history.undone(2);
        assert_eq!((history.previous(), history.next()), (None, Some(&2)));
        history.redone(1);
        assert_eq!((history.previous(), history.next()), (Some(&1), Some(&3)));
    }

    #[test]
    fn a_new_change_ends_redo() {
        let mut history = History::default();
        history.record(1);
        history.undone(2);
        history.record(1);
        assert_eq!(history.next(), None);
    }

    #[test]
    fn the_oldest_step_is_dropped_first() {
        let mut history = History::default();
        (0..=MOST).for_each(|step| history.record(step));
        assert_eq!(history.past.first(), Some(&1));
    }
}
