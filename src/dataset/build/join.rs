//! Where each coding's valence comes from: what the row's own cells and names say, and what a second
//! code on the same passage says.
//!
//! Takes the codings with what each place says of them; gives each its valence, and the account of
//! it. A second code is joined in the same row or segment, else by overlapping ranges, else where its
//! passage's text lies within the other's; the same coder's come first.

use std::collections::HashMap;

use crate::dataset::split::valence_alone;
use crate::dataset::{
    CodedDataset, Coding, Id, Joined, NONE, TextRange, Valence, ValenceSource, ValenceYield,
};

/// Pairs of passages within one source whose texts are compared at most; beyond, nothing is joined by
/// text.
const MOST_TEXT_PAIRS: usize = 250_000;
/// Bytes from which a passage's text is long enough to be looked for in another.
const SHORTEST_TEXT: usize = 20;

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
    let mut yields = ValenceSource::ALL.map(|source| ValenceYield { source, valences: [0; 5] });
    let mut joined = Joined::default();
    let mut as_found = [0; 5];
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
                if let Some(sum) = one.valences.get_mut(said.index()) {
                    *sum += count;
                }
            }
            contradicted += count * u64::from(says.any_contradict());
            let mut asked = says;
            if !pair {
                asked.forget(ValenceSource::Passage);
            }
            open += count * u64::from(rule.from.is_none() && asked.leave_open());
            if let Some(sum) = as_found.get_mut(asked.valence(None).index()) {
                *sum += count;
            }
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
            let says = |valence: Valence| one.valences.get(valence.index()).is_some_and(|n| *n > 0);
            let any = Valence::ALL
                .into_iter()
                .any(|valence| valence != Valence::Missing && says(valence));
            // Sets may be called whatever: which of them are valences is for the user to say.
            let sets = one.source == ValenceSource::CodeSets && rule.has_code_sets;
            any || sets || rule.from == Some(one.source)
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

/// How a coding was joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    Not,
    Segment,
    Overlap(u8),
}

/// What second codes say, by coding.
struct Found {
    valences: Vec<Option<Valence>>,
    how: Vec<How>,
    /// True for codings of a valence alone that gave it to another.
    gave: Vec<bool>,
}

/// A coding of a valence alone.
#[derive(Clone, Copy)]
struct Carrier {
    at: usize,
    coder: Id,
    valence: Valence,
}

fn second_codes(dataset: &CodedDataset, carriers: &[(usize, Valence)], percent: u8) -> Found {
    let size = if carriers.is_empty() { 0 } else { dataset.codings.len() };
    let mut found =
        Found { valences: vec![None; size], how: vec![How::Not; size], gave: vec![false; size] };
    if carriers.is_empty() {
        return found;
    }
    let mut is_carrier = vec![false; size];
    let mut here: HashMap<(bool, u32), Vec<Carrier>> = HashMap::new();
    let mut ranges: HashMap<(Id, Id), Vec<(TextRange, Carrier)>> = HashMap::new();
    let mut texts: HashMap<Id, Vec<(u32, Carrier)>> = HashMap::new();
    for &(at, valence) in carriers {
        let Some(coding) = dataset.codings.get(at) else { continue };
        let Some(record) = dataset.records.get(coding.record as usize) else { continue };
        if let Some(is) = is_carrier.get_mut(at) {
            *is = true;
        }
        let carrier = Carrier { at, coder: coding.coder, valence };
        here.entry((false, coding.record)).or_default().push(carrier);
        if record.segment != NONE {
            here.entry((true, record.segment)).or_default().push(carrier);
        }
        match record.range {
            Some(range) => {
                ranges.entry((record.source, range.scale)).or_default().push((range, carrier));
            }
            None if record.excerpt_len as usize >= SHORTEST_TEXT => {
                texts.entry(record.source).or_default().push((coding.record, carrier));
            }
            None => {}
        }
    }
    let mut longest: HashMap<(Id, Id), u32> = HashMap::new();
    for (place, list) in &mut ranges {
        list.sort_unstable_by_key(|(range, carrier)| (range.start, carrier.at));
        let most = list.iter().map(|(range, _)| range.end - range.start).max().unwrap_or(0);
        longest.insert(*place, most);
    }
    let mut text_pairs = MOST_TEXT_PAIRS;
    for (at, coding) in dataset.codings.iter().enumerate() {
        let Some(record) = dataset.records.get(coding.record as usize) else { continue };
        if is_carrier.get(at) == Some(&true) {
            continue;
        }
        let empty = Vec::new();
        let in_row = here.get(&(false, coding.record)).unwrap_or(&empty);
        let in_segment = here.get(&(true, record.segment)).unwrap_or(&empty);
        let mut near: Vec<Carrier> = in_row.iter().chain(in_segment).copied().collect();
        let mut how = How::Segment;
        if near.is_empty() {
            let mut smallest = 100;
            if let Some(range) = record.range {
                let place = (record.source, range.scale);
                let list = ranges.get(&place).map_or(&[][..], Vec::as_slice);
                let reach = longest.get(&place).copied().unwrap_or(0);
                let from =
                    list.partition_point(|(one, _)| one.start < range.start.saturating_sub(reach));
                let candidates = list.get(from..).unwrap_or(&[]);
                let candidates = candidates.iter().take_while(|(one, _)| one.start <= range.end);
                let mut joined: Vec<(u8, Carrier)> = candidates
                    .filter_map(|(one, carrier)| {
                        let share = overlap(*one, range)?;
                        (share >= percent).then_some((share, *carrier))
                    })
                    .collect();
                joined = of_the_same_coder(joined, coding.coder, |(_, carrier)| carrier.coder);
                smallest = joined.iter().map(|(share, _)| *share).min().unwrap_or(100);
                near = joined.into_iter().map(|(_, carrier)| carrier).collect();
            } else if let Some(list) = texts.get(&record.source) {
                let text = dataset.excerpt(record);
                if text.len() >= SHORTEST_TEXT && text_pairs >= list.len() {
                    text_pairs -= list.len();
                    let within = list.iter().filter(|(other, _)| {
                        dataset.records.get(*other as usize).is_some_and(|other| {
                            let other = dataset.excerpt(other);
                            text.contains(other) || other.contains(text)
                        })
                    });
                    near = within.map(|(_, carrier)| *carrier).collect();
                }
            }
            how = How::Overlap(smallest);
        }
        let near = of_the_same_coder(near, coding.coder, |carrier| carrier.coder);
        let Some(valence) = together(near.iter().map(|carrier| carrier.valence)) else { continue };
        if let (Some(said), Some(slot)) = (found.valences.get_mut(at), found.how.get_mut(at)) {
            *said = Some(valence);
            *slot = how;
        }
        for carrier in near {
            if let Some(gave) = found.gave.get_mut(carrier.at) {
                *gave = true;
            }
        }
    }
    found
}

/// Those of one coder, or all where none is of that coder.
fn of_the_same_coder<T>(all: Vec<T>, coder: Id, coder_of: impl Fn(&T) -> Id) -> Vec<T> {
    if all.iter().any(|one| coder_of(one) == coder) {
        all.into_iter().filter(|one| coder_of(one) == coder).collect()
    } else {
        all
    }
}

/// Share of the shorter range that lies in the other, in whole percent, rounded down; `None` where
/// they do not touch.
fn overlap(one: TextRange, other: TextRange) -> Option<u8> {
    let shared = one.end.min(other.end).checked_sub(one.start.max(other.start))?;
    let shorter = (one.end - one.start).min(other.end - other.start);
    if shorter == 0 {
        return Some(100);
    }
    (shared > 0).then(|| u8::try_from(u64::from(shared) * 100 / u64::from(shorter)).unwrap_or(100))
}

/// What several valences on one passage say together: a barrier and a facilitator are mixed, neutral
/// gives way to anything else.
pub(super) fn together(valences: impl Iterator<Item = Valence>) -> Option<Valence> {
    valences.reduce(|one, other| match (one, other) {
        (one, other) if one == other => one,
        (Valence::Missing | Valence::Neutral, other) => other,
        (one, Valence::Missing | Valence::Neutral) => one,
        _ => Valence::Mixed,
    })
}
