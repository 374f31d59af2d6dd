//! Where each coding's valence comes from: what the row's own cells and names say, and what a second
//! code on the same passage says.
//!
//! Takes the codings with what each place says of them; gives each its valence, and the account of
//! it. A second code is joined in the same row or segment, else by overlapping ranges, else where its
//! passage's text lies within the other's; the same coder's come first.

use super::second_codes::{How, second_codes};
use crate::dataset::split::valence_alone;
use crate::dataset::{CodedDataset, Coding, Joined, NONE, ValenceSource, ValenceYield};
use crate::valence::{ByValence, Valence};

/// What each place says of a coding, in the order of [`ValenceSource::ALL`].
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Says([Option<Valence>; ValenceSource::ALL.len()]);

impl Says {
    /// Notes what a place says.
    pub fn set(&mut self, source: ValenceSource, valence: Valence) {
        if let Some(slot) = self.0.get_mut(source.index()) {
            *slot = Some(valence);
        }
    }

    fn get(self, source: ValenceSource) -> Option<Valence> {
        self.0.get(source.index()).copied().flatten()
    }

    fn forget(&mut self, source: ValenceSource) {
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

    fn any_contradict(self) -> bool {
        let mut said = self.0.into_iter().flatten().filter(|valence| *valence != Valence::Missing);
        let first = said.next();
        said.any(|valence| Some(valence) != first)
    }

    /// True where two places say different things, and it is not just the column against the name.
    fn leave_open(mut self) -> bool {
        if self.get(ValenceSource::Column).is_some() {
            self.forget(ValenceSource::Name);
        }
        self.any_contradict()
    }

    /// What the chosen place says; without a choice, what the first says that says anything.
    fn valence(self, from: Option<ValenceSource>) -> Valence {
        match from {
            Some(source) => self.get(source).unwrap_or_default(),
            None => self.0.into_iter().flatten().next().unwrap_or_default(),
        }
    }
}

/// How valences are found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    /// The only place asked; `None` for the first that says anything.
    pub from: Option<ValenceSource>,
    /// Share of the shorter range from which ranges are joined, in percent.
    pub overlap_percent: u8,
    /// Whether the signs of weights mean anything.
    pub weights: bool,
    /// Whether any code is in a set.
    pub has_code_sets: bool,
}

/// Gives every coding its valence, takes away those of a valence alone that gave theirs to another,
/// and writes down in the account what each place would yield. `says` has one entry a coding.
pub(super) fn assign(dataset: &mut CodedDataset, says: &[Says], rule: Rule) {
    let alone = valences_alone(dataset);
    let is_alone = |coding: &Coding| alone.get(coding.code_key as usize).copied().flatten();
    let carriers: Vec<(usize, Valence)> = dataset
        .codings
        .iter()
        .enumerate()
        .filter_map(|(at, coding)| Some((at, is_alone(coding)?)))
        .collect();
    let found = second_codes(dataset, &carriers, rule.overlap_percent);
    let has = |valence: Valence| carriers.iter().any(|(_, one)| *one == valence);
    // A lone code `Barriers` may be a theme like any other; a pair is a second coding.
    let pair = has(Valence::Barrier) && has(Valence::Facilitator);
    let in_use = rule.from.map_or(pair, |source| source == ValenceSource::Passage);
    let mut yields =
        ValenceSource::ALL.map(|source| ValenceYield { source, valences: ByValence::default() });
    let mut joined = Joined { not_compared: found.not_compared, ..Joined::default() };
    let mut as_found = ByValence::<u64>::default();
    let (mut contradicted, mut open) = (0, 0);
    let mut kept = Vec::with_capacity(dataset.codings.len());
    for (at, (coding, says)) in dataset.codings.iter().zip(says).enumerate() {
        let count = u64::from(coding.count);
        let mut coding = *coding;
        let mut says = *says;
        if !rule.weights {
            says.forget(ValenceSource::Weight);
        }
        if let Some(valence) = found.valences.get(at).copied().flatten() {
            says.set(ValenceSource::Passage, valence);
        }
        if let Some(valence) = is_alone(&coding) {
            if in_use && found.gave.get(at) == Some(&true) {
                joined.given += count;
                continue;
            }
            if in_use {
                joined.alone += count;
                says.set(ValenceSource::Passage, valence);
            }
        } else {
            for one in &mut yields {
                let said = says.get(one.source).unwrap_or_default();
                one.valences[said] += count;
            }
            contradicted += count * u64::from(says.any_contradict());
            let mut asked = says;
            if !pair {
                asked.forget(ValenceSource::Passage);
            }
            open += count * u64::from(rule.from.is_none() && asked.leave_open());
            as_found[asked.valence(None)] += count;
            if in_use {
                match found.how.get(at) {
                    Some(How::Segment) => joined.by_segment += count,
                    Some(How::Overlap(percent)) => {
                        let smallest = &mut joined.smallest_overlap_percent;
                        *smallest = if joined.by_overlap == 0 {
                            *percent
                        } else {
                            (*smallest).min(*percent)
                        };
                        joined.by_overlap += count;
                    }
                    Some(How::Not) | None => {}
                }
            }
        }
        if !in_use {
            says.forget(ValenceSource::Passage);
        }
        coding.valence = says.valence(rule.from);
        kept.push(coding);
    }
    dataset.codings = kept;
    if in_use {
        forget_given(dataset, &alone);
    }
    let account = &mut dataset.account;
    account.valence_sources = yields
        .into_iter()
        .filter(|one| {
            // Sets may be called whatever: which of them are valences is for the user to say.
            let sets = one.source == ValenceSource::CodeSets && rule.has_code_sets;
            one.says_any() || sets || rule.from == Some(one.source)
        })
        .collect();
    account.valences_contradicted = contradicted;
    account.valences_open = open;
    account.valence_from = rule.from;
    account.valences_as_found = account.has_candidates().then_some(as_found);
    account.overlap_percent = rule.overlap_percent;
    account.joined = joined;
}

/// Takes away the keys of valences that all gave theirs to other codings: they are rows of nothing.
fn forget_given(dataset: &mut CodedDataset, alone: &[Option<Valence>]) {
    let mut kept: Vec<bool> = alone.iter().map(Option::is_none).collect();
    for coding in &dataset.codings {
        if let Some(kept) = kept.get_mut(coding.code_key as usize) {
            *kept = true;
        }
    }
    let mut next = 0;
    let positions: Vec<u32> = kept
        .iter()
        .map(|kept| {
            next += u32::from(*kept);
            next.saturating_sub(1)
        })
        .collect();
    for coding in &mut dataset.codings {
        if let Some(position) = positions.get(coding.code_key as usize) {
            coding.code_key = *position;
        }
    }
    let mut kept = kept.into_iter();
    dataset.code_keys.retain(|_| kept.next().unwrap_or(true));
}

/// For each code key the valence that it says and nothing else.
fn valences_alone(dataset: &CodedDataset) -> Vec<Option<Valence>> {
    dataset
        .code_keys
        .iter()
        .map(|key| {
            let mut texts = [key.domain, key.construct, key.theme, key.code]
                .into_iter()
                .filter(|id| *id != NONE);
            match (texts.next(), texts.next()) {
                (Some(only), None) => valence_alone(dataset.code_texts.text(only)?),
                _ => None,
            }
        })
        .collect()
}
