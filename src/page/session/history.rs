//! Undo and redo: former and later states of one thing.

/// Former and later states; the present one is held by the caller.
#[derive(Debug, Clone, PartialEq)]
pub struct History<T> {
    past: Vec<T>,
    future: Vec<T>,
}

/// How many steps back are kept; states share their files, so this is a guard against a program that
/// calls the API in a loop and not a limit that a person meets.
const MOST: usize = 500;

impl<T> Default for History<T> {
    fn default() -> Self {
        Self { past: Vec::new(), future: Vec::new() }
    }
}

impl<T: PartialEq> History<T> {
    /// Notes that `former` was replaced by a new state; what had been undone can no longer be redone.
    pub fn record(&mut self, former: T) {
        if self.past.len() >= MOST {
            self.past.remove(0);
        }
        if self.past.last() != Some(&former) {
            self.past.push(former);
        }
        self.future.clear();
    }

    /// The state that undo would bring back.
    pub fn previous(&self) -> Option<&T> {
        self.past.last()
    }

    /// The state that redo would bring back.
    pub fn next(&self) -> Option<&T> {
        self.future.last()
    }

    /// Takes the previous state out, in place of `present`, which can be redone.
    pub fn undo(&mut self, present: Option<T>) -> Option<T> {
        let previous = self.past.pop()?;
        self.future.extend(present);
        Some(previous)
    }

    /// Takes the next state out, in place of `present`, which can be undone.
    pub fn redo(&mut self, present: Option<T>) -> Option<T> {
        let next = self.future.pop()?;
        self.past.extend(present);
        Some(next)
    }

    /// Forgets the state that undo would bring back, if it passes, and those behind it that are no other than
    /// `present`.
    pub fn forget_previous(&mut self, passes: impl Fn(&T) -> bool, present: Option<&T>) {
        forget_last(&mut self.past, passes, present);
    }

    /// Forgets the state that redo would bring back, if it passes, and those behind it that are no other than
    /// `present`.
    pub fn forget_next(&mut self, passes: impl Fn(&T) -> bool, present: Option<&T>) {
        forget_last(&mut self.future, passes, present);
    }

    /// Forgets what could be redone.
    pub fn forget_future(&mut self) {
        self.future.clear();
    }

    /// Forgets every state that does not pass.
    pub fn keep(&mut self, passes: impl Fn(&T) -> bool) {
        self.past.retain(&passes);
        self.future.retain(&passes);
    }

    /// The states before the present one, the latest first.
    pub fn past(&self) -> impl Iterator<Item = &T> {
        self.past.iter().rev()
    }

    /// The states that can be redone, the latest first.
    pub fn future(&self) -> impl Iterator<Item = &T> {
        self.future.iter()
    }
}

fn forget_last<T: PartialEq>(
    states: &mut Vec<T>,
    passes: impl Fn(&T) -> bool,
    present: Option<&T>,
) {
    if states.pop_if(|last| passes(last)).is_some() {
        while states.pop_if(|last| Some(&*last) == present).is_some() {}
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
        assert_eq!(history.undo(Some(3)), Some(2));
        assert_eq!((history.previous(), history.next()), (Some(&1), Some(&3)));
        assert_eq!(history.undo(Some(2)), Some(1));
        assert_eq!((history.previous(), history.next()), (None, Some(&2)));
        assert_eq!(history.redo(Some(1)), Some(2));
        assert_eq!((history.previous(), history.next()), (Some(&1), Some(&3)));
        assert_eq!(history.past().copied().collect::<Vec<_>>(), [1]);
        assert_eq!(history.future().copied().collect::<Vec<_>>(), [3]);
    }

    #[test]
    fn a_new_change_ends_redo() {
        let mut history = History::default();
        history.record(1);
        assert_eq!(history.undo(Some(2)), Some(1));
        history.record(1);
        assert_eq!(history.next(), None);
    }

    #[test]
    fn each_state_is_held_once() {
        let mut history = History::default();
        history.record(1);
        history.record(1);
        assert_eq!(history.undo(Some(2)), Some(1));
        assert_eq!(history.previous(), None);
    }

    #[test]
    fn the_oldest_step_is_dropped_first() {
        let mut history = History::default();
        (0..=MOST).for_each(|step| history.record(step));
        assert_eq!(history.past.first(), Some(&1));
    }
}
