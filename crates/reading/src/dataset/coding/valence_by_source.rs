//! What each place says of one coding's valence, and which of them holds.

use crate::dataset::ValenceSource;
use crate::valence::Valence;

/// Valences by the place that says them, in the order of [`ValenceSource::ALL`]; `None` where a place says
/// nothing, and missing where it says that there is none.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct ValenceBySource([Option<Valence>; ValenceSource::ALL.len()]);

impl ValenceBySource {
    /// Notes what a place says.
    pub fn set(&mut self, source: ValenceSource, valence: Valence) {
        if let Some(slot) = self.0.get_mut(source.index()) {
            *slot = Some(valence);
        }
    }

    /// What a place says.
    pub fn get(self, source: ValenceSource) -> Option<Valence> {
        self.0.get(source.index()).copied().flatten()
    }

    /// Hears a place no more.
    pub fn forget(&mut self, source: ValenceSource) {
        if let Some(slot) = self.0.get_mut(source.index()) {
            *slot = None;
        }
    }

    /// True where two places say different valences.
    pub fn contradict(self, one: ValenceSource, other: ValenceSource) -> bool {
        let said = |source| self.get(source).filter(|valence| *valence != Valence::Missing);
        matches!((said(one), said(other)), (Some(one), Some(other)) if one != other)
    }

    /// True where no other place than the rating says anything.
    pub fn is_of_rating_alone(mut self) -> bool {
        self.forget(ValenceSource::Rating);
        self.0.iter().all(Option::is_none)
    }

    /// True where any two places say different valences.
    pub fn any_contradict(self) -> bool {
        let mut said = self.0.into_iter().flatten().filter(|valence| *valence != Valence::Missing);
        let first = said.next();
        said.any(|valence| Some(valence) != first)
    }

    /// True where two places say different valences, and it is not just the column against the name.
    pub fn leave_open(mut self) -> bool {
        if self.get(ValenceSource::Column).is_some() {
            self.forget(ValenceSource::Name);
        }
        self.any_contradict()
    }

    /// What the chosen place says; without a choice, what the first says that says anything.
    pub fn valence(self, from: Option<ValenceSource>) -> Valence {
        match from {
            Some(source) => self.get(source).unwrap_or_default(),
            None => self.0.into_iter().flatten().next().unwrap_or_default(),
        }
    }
}
