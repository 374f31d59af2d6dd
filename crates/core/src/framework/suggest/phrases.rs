//! Phrases found among words by an index of their rarest stem.
//!
//! Takes phrases as sets of stems, then the words of a label; gives the phrases all of whose stems stand
//! near each other there, in any order. Never compares a label with a phrase that shares no stem with it.

use std::collections::HashMap;

/// What stands in a phrase for any word that says that something is missing.
pub(super) const LACK: &str = "0";

/// Words of a label between those of a phrase.
const MOST_BETWEEN: usize = 3;

/// Words from one that says that something is missing to what is.
const MOST_BEFORE: usize = 2;

/// The stems by which a word of a label is known, with its position; several for a compound.
#[derive(Debug, Clone, Default)]
pub(super) struct Stems(pub(super) Vec<String>);

/// The words of a label that a phrase took, one bit a position.
pub(super) type Mask = u32;

/// Phrases, each with what it stands for.
#[derive(Debug, Clone)]
pub(super) struct Phrases<T> {
    phrases: Vec<(Vec<String>, T)>,
    by_stem: HashMap<String, Vec<u32>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { phrases: Vec::new(), by_stem: HashMap::new() }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase; one without stems is none.
    pub(super) fn add(&mut self, mut stems: Vec<String>, meaning: T) {
        stems.sort();
        stems.dedup();
        let key = stems.iter().filter(|stem| *stem != LACK).max_by_key(|stem| stem.len());
        let Some(key) = key.cloned() else { return };
        let at = u32::try_from(self.phrases.len()).unwrap_or(u32::MAX);
        self.by_stem.entry(key).or_default().push(at);
        self.phrases.push((stems, meaning));
    }

    /// The phrases that stand among the words, each with the words that it took, in the order in which
    /// phrases were added.
    pub(super) fn find(&self, words: &[Stems]) -> Vec<(Mask, &T)> {
        let mut found: Vec<u32> = words
            .iter()
            .flat_map(|word| &word.0)
            .filter_map(|stem| self.by_stem.get(stem))
            .flatten()
            .copied()
            .collect();
        found.sort_unstable();
        found.dedup();
        let phrases = found.into_iter().filter_map(|at| self.phrases.get(at as usize));
        phrases.filter_map(|(stems, meaning)| Some((taken(stems, words)?, meaning))).collect()
    }
}

/// The words that bear the stems of a phrase; `None` where one is missing or they stand far apart.
fn taken(stems: &[String], words: &[Stems]) -> Option<Mask> {
    let mut mask: Mask = 0;
    let (mut first, mut last) = (usize::MAX, 0);
    for stem in stems.iter().filter(|stem| *stem != LACK) {
        let at = words.iter().position(|word| word.0.contains(stem))?;
        mask |= bit(at)?;
        first = first.min(at);
        last = last.max(at);
    }
    if last - first >= stems.len() + MOST_BETWEEN {
        return None;
    }
    if stems.iter().any(|stem| stem == LACK) {
        // `no trained staff`, `staff shortage`; what lacks elsewhere is something else.
        let lacks =
            |at: &usize| words.get(*at).is_some_and(|word| word.0.iter().any(|stem| stem == LACK));
        let mut near = first.saturating_sub(MOST_BEFORE)..=last.saturating_add(1);
        mask |= bit(near.find(lacks)?)?;
    }
    Some(mask)
}

fn bit(at: usize) -> Option<Mask> {
    1u32.checked_shl(u32::try_from(at).ok()?)
}
