//! Where each coding's valence comes from: what the row's own cells and names say, and what a second
//! code on the same passage says.
//!
//! Takes the codings with what each place says of them; gives each its valence, and the account of
//! it. A second code is joined in the same row or segment, else by overlapping ranges, else where its
//! passage's text lies within the other's; the same coder's come first.

use std::collections::HashSet;

use super::second_codes::{JoinedBy, second_codes};
use super::valence_by_source::ValenceBySource;
use crate::dataset::split::{steps_of_path, valence_alone};
use crate::dataset::{Account, CodeKey, CodedDataset, Joined, ValenceSource, ValenceYield};
use crate::ids::{CodeId, CodingId, Id as _, IdVec};
use crate::pulse;
use crate::valence::{ByValence, Valence};

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
/// and writes down in the account what each place would yield. `valences` has one entry a coding.
pub(super) fn assign(dataset: &mut CodedDataset, valences: &[ValenceBySource], rule: Rule) {
    let alone = valences_alone(dataset);
    let heads = heads_of_valences(dataset, &alone);
    let carriers = carriers(dataset, &alone);
    let found = second_codes(dataset, &carriers, rule.overlap_percent);
    let has = |valence: Valence| carriers.iter().any(|(_, one)| *one == valence);
    // A lone code `Barriers` may be a theme like any other; a pair is a second coding.
    let pair = has(Valence::Barrier) && has(Valence::Facilitator);
    let in_use = rule.from.map_or(pair, |source| source == ValenceSource::Passage);
    let mut yields = Yields::new(rule, pair);
    let not_compared = found.as_ref().map_or(0, |found| found.not_compared);
    let mut joined = Joined { not_compared, ..Joined::default() };
    let mut kept = Vec::with_capacity(dataset.codings.len());
    for (at, (coding, valences)) in dataset.codings.iter().zip(valences).enumerate() {
        pulse::beat(1);
        let (id, mut coding) = (CodingId::new(at), *coding);
        let count = u64::from(coding.count);
        let own = alone[coding.code_key];
        let mut valences = *valences;
        if !rule.weights {
            valences.forget(ValenceSource::Weight);
        }
        let second = found.as_ref().and_then(|found| found.valences[id]);
        if let Some((valence, _)) = second {
            valences.set(ValenceSource::Passage, valence);
        }
        if own.is_none() {
            yields.add(valences, count);
        }
        if in_use {
            match own {
                Some(_) if found.as_ref().is_some_and(|found| found.gave[id]) => {
                    joined.given += count;
                    continue;
                }
                Some(valence) => {
                    joined.alone += count;
                    valences.set(ValenceSource::Passage, valence);
                }
                None => note_joining(&mut joined, second.map(|(_, by)| by), count),
            }
        } else {
            valences.forget(ValenceSource::Passage);
            // `Facilitators` above `Facilitators > Staffing` is a facilitator like those below it.
            if let Some(valence) = own.filter(|_| heads[coding.code_key]) {
                valences.set(ValenceSource::Name, valence);
            }
        }
        coding.valence = valences.valence(rule.from);
        kept.push(coding);
    }
    dataset.codings = kept;
    if in_use {
        forget_given(dataset, &alone);
    }
    dataset.account.joined = joined;
    yields.write_down(&mut dataset.account);
}

/// What each place would yield, over the codings that are more than a valence.
struct Yields {
    rule: Rule,
    /// Whether second codes say both sides.
    pair: bool,
    by_source: [ValenceYield; ValenceSource::ALL.len()],
    as_found: ByValence<u64>,
    contradicted: u64,
    open: u64,
}

impl Yields {
    fn new(rule: Rule, pair: bool) -> Self {
        let nothing = ByValence::default();
        let by_source = ValenceSource::ALL.map(|source| ValenceYield { source, valences: nothing });
        Self { rule, pair, by_source, as_found: nothing, contradicted: 0, open: 0 }
    }

    /// Adds a coding that stands for `count`.
    fn add(&mut self, valences: ValenceBySource, count: u64) {
        for one in &mut self.by_source {
            let said = valences.get(one.source).unwrap_or_default();
            one.valences[said] += count;
        }
        self.contradicted += count * u64::from(valences.any_contradict());
        let mut asked = valences;
        if !self.pair {
            asked.forget(ValenceSource::Passage);
        }
        self.open += count * u64::from(self.rule.from.is_none() && asked.leave_open());
        self.as_found[asked.valence(None)] += count;
    }

    fn write_down(self, account: &mut Account) {
        let rule = self.rule;
        let is_candidate = |one: &ValenceYield| {
            // Sets may be called whatever: which of them are valences is for the user to say.
            let sets = one.source == ValenceSource::CodeSets && rule.has_code_sets;
            one.says_any() || sets || rule.from == Some(one.source)
        };
        account.valence_sources = self.by_source.into_iter().filter(is_candidate).collect();
        account.valences_contradicted = self.contradicted;
        account.valences_open = self.open;
        account.valence_from = rule.from;
        account.valences_as_found = account.has_candidates().then_some(self.as_found);
        account.overlap_percent = rule.overlap_percent;
    }
}

/// Adds how a coding came to the valence of a second code.
fn note_joining(joined: &mut Joined, by: Option<JoinedBy>, count: u64) {
    match by {
        Some(JoinedBy::Segment) => joined.by_segment += count,
        Some(JoinedBy::Overlap(percent)) => {
            let smallest = &mut joined.smallest_overlap_percent;
            *smallest = if joined.by_overlap == 0 { percent } else { (*smallest).min(percent) };
            joined.by_overlap += count;
        }
        None => {}
    }
}

/// The positions of the codings that say a valence alone, with it.
fn carriers(
    dataset: &CodedDataset,
    alone: &IdVec<CodeId, Option<Valence>>,
) -> Vec<(CodingId, Valence)> {
    let codings = dataset.codings.iter().enumerate();
    codings.filter_map(|(at, coding)| Some((CodingId::new(at), alone[coding.code_key]?))).collect()
}

/// Takes away the keys of valences that all gave theirs to other codings: they are rows of nothing.
fn forget_given(dataset: &mut CodedDataset, alone: &IdVec<CodeId, Option<Valence>>) {
    let mut kept: IdVec<CodeId, bool> = alone.values().iter().map(Option::is_none).collect();
    for coding in &dataset.codings {
        kept[coding.code_key] = true;
    }
    let mut keys = IdVec::default();
    let moved = dataset.code_keys.iter().map(|(id, key)| kept[id].then(|| keys.push(*key)));
    let moved: IdVec<CodeId, Option<CodeId>> = moved.collect();
    for coding in &mut dataset.codings {
        coding.code_key = moved[coding.code_key].unwrap_or(coding.code_key);
    }
    dataset.code_keys = keys;
}

/// For each code key true where it says a valence alone and other codes stand below it in their paths.
fn heads_of_valences(
    dataset: &CodedDataset,
    alone: &IdVec<CodeId, Option<Valence>>,
) -> IdVec<CodeId, bool> {
    let text = |key: &CodeKey| dataset.code_texts.text(key.code);
    let first = |path| match steps_of_path(path).as_slice() {
        [first, _, ..] => Some(*first),
        _ => None,
    };
    let above: HashSet<&str> =
        dataset.code_keys.values().iter().filter_map(text).filter_map(first).collect();
    let is_head = |(id, key): (CodeId, &CodeKey)| {
        alone[id].is_some() && text(key).is_some_and(|name| above.contains(name.trim()))
    };
    dataset.code_keys.iter().map(is_head).collect()
}

/// For each code key the valence that it says and nothing else.
fn valences_alone(dataset: &CodedDataset) -> IdVec<CodeId, Option<Valence>> {
    dataset
        .code_keys
        .values()
        .iter()
        .map(|key| {
            pulse::beat(1);
            let mut texts = [key.domain, key.construct, key.theme, key.code].into_iter().flatten();
            match (texts.next(), texts.next()) {
                (Some(only), None) => valence_alone(dataset.code_texts.text(only)?),
                _ => None,
            }
        })
        .collect()
}
