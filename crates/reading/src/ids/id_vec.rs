//! A table whose entries are found by ids of its own type.

use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

use super::Id;

/// Values by the ids of one type.
///
/// An id that the table does not have can only come of a mistake in the program: a debug build, as the
/// tests are, ends there. A release build reads the default and writes to one value set apart for it, so that
/// no other entry is changed.
#[derive(Debug, Clone)]
pub struct IdVec<I, T> {
    values: Vec<T>,
    stray: T,
    of: PhantomData<I>,
}

impl<I, T: Default> Default for IdVec<I, T> {
    fn default() -> Self {
        Self { values: Vec::new(), stray: T::default(), of: PhantomData }
    }
}

impl<I: Id, T: Default> IdVec<I, T> {
    /// A table of so many default values.
    pub fn of_size(size: usize) -> Self {
        (0..size).map(|_| T::default()).collect()
    }

    /// Adds a value; gives its id.
    pub fn push(&mut self, value: T) -> I {
        self.values.push(value);
        I::new(self.values.len() - 1)
    }
}

impl<I: Id, T> IdVec<I, T> {
    /// Number of values.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// True where there are none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// All ids, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = I> + use<I, T> {
        (0..self.values.len()).map(I::new)
    }

    /// Every id with its value, in order.
    pub fn iter(&self) -> impl Iterator<Item = (I, &T)> {
        self.ids().zip(&self.values)
    }

    /// Every id behind one with its value, in order.
    pub fn iter_after(&self, id: I) -> impl Iterator<Item = (I, &T)> {
        let from = id.position() + 1;
        let ids = (from..self.values.len()).map(I::new);
        ids.zip(self.values.get(from..).unwrap_or_default())
    }

    /// Every id with its value to change, in order.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (I, &mut T)> {
        self.ids().zip(&mut self.values)
    }

    /// The values alone, in the order of their ids.
    pub fn values(&self) -> &[T] {
        &self.values
    }

    /// The values alone, in the order of their ids, taken out.
    pub fn into_values(self) -> impl Iterator<Item = T> {
        self.values.into_iter()
    }

    /// The values alone, to be changed, in the order of their ids.
    pub fn values_mut(&mut self) -> &mut [T] {
        &mut self.values
    }

    /// The id of the first value that is wanted.
    pub fn find(&self, is_wanted: impl FnMut(&T) -> bool) -> Option<I> {
        self.values.iter().position(is_wanted).map(I::new)
    }

    fn has(&self, id: I) -> bool {
        id.position() < self.values.len()
    }
}

impl<I: Id, T> Index<I> for IdVec<I, T> {
    type Output = T;

    fn index(&self, id: I) -> &T {
        debug_assert!(self.has(id), "{} is not among {}", id.position(), self.len());
        self.values.get(id.position()).unwrap_or(&self.stray)
    }
}

impl<I: Id, T> IndexMut<I> for IdVec<I, T> {
    fn index_mut(&mut self, id: I) -> &mut T {
        debug_assert!(self.has(id), "{} is not among {}", id.position(), self.len());
        self.values.get_mut(id.position()).unwrap_or(&mut self.stray)
    }
}

impl<I: Id, T: Default> FromIterator<T> for IdVec<I, T> {
    fn from_iter<V: IntoIterator<Item = T>>(values: V) -> Self {
        Self { values: values.into_iter().collect(), stray: T::default(), of: PhantomData }
    }
}

#[cfg(test)]
mod tests {
    use super::super::RowIdx;
    use super::*;

    #[test]
    fn values_are_found_by_their_ids() {
        let mut sums: IdVec<RowIdx, u32> = IdVec::of_size(2);
        let third = sums.push(5);
        sums[third] += 1;
        sums[RowIdx::new(0)] += 3;
        assert_eq!(sums.values(), [3, 0, 6]);
        assert_eq!(sums.iter().last(), Some((third, &6)));
        assert_eq!(sums.find(|sum| *sum > 3), Some(third));
        let after: Vec<u32> = sums.iter_after(RowIdx::new(0)).map(|(_, sum)| *sum).collect();
        assert_eq!((after, sums.iter_after(third).count()), (vec![0, 6], 0));
        assert_eq!((sums.len(), sums.is_empty()), (3, false));
    }

    #[test]
    #[should_panic(expected = "3 is not among 2")]
    #[cfg(debug_assertions)]
    fn an_impossible_id_ends_a_debug_build() {
        let mut sums: IdVec<RowIdx, u32> = IdVec::of_size(2);
        sums[RowIdx::new(3)] += 1;
    }

    #[test]
    #[cfg(not(debug_assertions))]
    fn an_impossible_id_changes_no_other_entry_of_a_release_build() {
        let mut sums: IdVec<RowIdx, u32> = IdVec::of_size(2);
        sums[RowIdx::new(3)] += 1;
        assert_eq!(sums.values(), [0, 0]);
    }
}
