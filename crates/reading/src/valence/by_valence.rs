//! One value for each valence, which is found by its valence and never by a number.

use std::ops::{Index, IndexMut};

use serde::{Deserialize, Serialize};

use super::Valence;

/// One value for each valence. Written and read as a list of five in the order of [`Valence::ALL`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ByValence<T>([T; 5]);

impl<T> ByValence<T> {
    /// The values of a list in the order of [`Valence::ALL`].
    pub const fn new(values: [T; 5]) -> Self {
        Self(values)
    }

    /// What `of` gives for each valence.
    pub fn of(of: impl FnMut(Valence) -> T) -> Self {
        Self(Valence::ALL.map(of))
    }

    /// What `to` makes of each value.
    pub fn map<U>(self, to: impl FnMut(T) -> U) -> ByValence<U> {
        ByValence(self.0.map(to))
    }

    /// Each value with the other one of its valence.
    pub fn zip<U>(self, other: ByValence<U>) -> ByValence<(T, U)> {
        let [barrier, facilitator, mixed, neutral, missing] = self.0;
        let [of_barrier, of_facilitator, of_mixed, of_neutral, of_missing] = other.0;
        ByValence([
            (barrier, of_barrier),
            (facilitator, of_facilitator),
            (mixed, of_mixed),
            (neutral, of_neutral),
            (missing, of_missing),
        ])
    }

    /// Every valence with its value, in the order of [`Valence::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = (Valence, &T)> {
        Valence::ALL.into_iter().zip(&self.0)
    }

    /// Every valence with its value to change, in the order of [`Valence::ALL`].
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (Valence, &mut T)> {
        Valence::ALL.into_iter().zip(&mut self.0)
    }

    /// The values alone, in the order of [`Valence::ALL`].
    pub fn values(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }
}

impl<T> Index<Valence> for ByValence<T> {
    type Output = T;

    fn index(&self, valence: Valence) -> &T {
        let [barrier, facilitator, mixed, neutral, missing] = &self.0;
        match valence {
            Valence::Barrier => barrier,
            Valence::Facilitator => facilitator,
            Valence::Mixed => mixed,
            Valence::Neutral => neutral,
            Valence::Missing => missing,
        }
    }
}

impl<T> IndexMut<Valence> for ByValence<T> {
    fn index_mut(&mut self, valence: Valence) -> &mut T {
        let [barrier, facilitator, mixed, neutral, missing] = &mut self.0;
        match valence {
            Valence::Barrier => barrier,
            Valence::Facilitator => facilitator,
            Valence::Mixed => mixed,
            Valence::Neutral => neutral,
            Valence::Missing => missing,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const NUMBERS: ByValence<u32> = ByValence::new([84, 273, 3, 0, 7]);

    #[test]
    fn each_valence_has_its_own_value() {
        assert_eq!(ByValence::of(|valence| NUMBERS[valence]), NUMBERS);
        let pairs: Vec<(Valence, u32)> = NUMBERS.iter().map(|(valence, n)| (valence, *n)).collect();
        assert_eq!(pairs.first(), Some(&(Valence::Barrier, 84)));
        assert_eq!(pairs.last(), Some(&(Valence::Missing, 7)));
        let mut changed = NUMBERS;
        changed[Valence::Mixed] += 1;
        let same = NUMBERS.zip(changed).map(|(before, after)| before == after);
        assert_eq!(same, ByValence::of(|valence| valence != Valence::Mixed));
    }

    #[test]
    fn saved_and_sent_it_is_the_list_that_it_was() {
        let list: [u32; 5] = [84, 273, 3, 0, 7];
        assert_eq!(serde_json::to_string(&NUMBERS).unwrap(), serde_json::to_string(&list).unwrap());
        assert_eq!(postcard::to_allocvec(&NUMBERS), postcard::to_allocvec(&list));
        assert_eq!(serde_json::from_str::<ByValence<u32>>("[84,273,3,0,7]").unwrap(), NUMBERS);
    }
}
