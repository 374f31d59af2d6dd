//! What two coders say alike: of one passage, of passages that are nearly one, or of somebody without a passage.
//!
//! Takes the codings and the segments that are known of them; gives those that another coder made before, in the
//! order of the input. Whether they count is decided elsewhere.

use std::collections::VecDeque;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::dataset::{CodedDataset, Coding, Record, Standing};
use crate::ids::{CodeId, CoderId, CodingId, ParticipantId, ScaleId, SegmentId, SourceId, TextId};
use crate::pulse;
use crate::valence::Valence;

/// Ranges before one with which it is compared: those of other coders begin near it or hold it.
const MOST_RANGES: usize = 16;
/// Passages of words with which one is compared, and those that are remembered by the same few letters.
const MOST_PASSAGES: usize = 8;
/// Letters by which passages find each other, and of which those that they share are counted.
const FINDING_LETTERS: usize = 8;
const COUNTED_LETTERS: usize = 3;
/// One of so many places within a passage is remembered.
const EVERY: u64 = 4;
/// Places that are remembered of one code of somebody: those of some forty thousand passages.
const MOST_PLACES: usize = 1 << 20;

/// A coding on a known segment that is no duplicate of an earlier kind.
pub(super) struct Open<'a> {
    pub id: CodingId,
    pub coding: &'a Coding,
    pub segment: SegmentId,
}

/// Codings that another coder made before.
pub(super) fn agreeing(open: &[Open<'_>]) -> Vec<CodingId> {
    let mut first: FxHashMap<(SegmentId, CodeId, Valence), Option<CoderId>> = FxHashMap::default();
    open.iter()
        .filter(|Open { coding, segment, .. }| {
            pulse::beat(1);
            let key = (*segment, coding.code_key, coding.valence);
            *first.entry(key).or_insert(coding.coder) != coding.coder
        })
        .map(|one| one.id)
        .collect()
}

/// Codings without a passage that another coder made before of the same person or source: as often as that coder did.
/// Whether both mean one passage stands nowhere.
pub(super) fn without_passage(
    dataset: &CodedDataset,
    ids: impl Iterator<Item = CodingId>,
) -> Vec<CodingId> {
    type Said = (Option<ParticipantId>, Option<SourceId>, CodeId, Valence);
    let mut times: FxHashMap<(Said, CoderId), u32> = FxHashMap::default();
    let mut first: FxHashMap<(Said, u32), CoderId> = FxHashMap::default();
    let mut found = Vec::new();
    for (id, coding) in ids.zip(&dataset.codings) {
        pulse::beat(1);
        let record = &dataset.records[coding.record];
        let is_placed =
            record.segment.is_some() || record.range.is_some() || record.excerpt_len > 0;
        let says_whose = record.participant.is_some() || record.source.is_some();
        let Some(coder) = coding.coder.filter(|_| says_whose && !is_placed) else { continue };
        if coding.count != 1 || coding.standing != Standing::Counts {
            continue;
        }
        let said = (record.participant, record.source, coding.code_key, coding.valence);
        let nth = times.entry((said, coder)).or_insert(0);
        *nth += 1;
        if *first.entry((said, *nth)).or_insert(coder) != coder {
            found.push(id);
        }
    }
    found
}

/// Codings of a passage that shares `overlap_percent` of the shorter one with a passage to which another coder gave
/// the same code and valence before; by their ranges where they have some, else by their words.
pub(super) fn nearly(
    dataset: &CodedDataset,
    open: &[Open<'_>],
    overlap_percent: u8,
) -> Vec<CodingId> {
    let mut found = ranges(dataset, open, overlap_percent);
    found.extend(words(dataset, open, overlap_percent));
    found.sort_unstable();
    found
}

/// What ranges have in common that may be one code's of several coders.
type Together = (Option<TextId>, ScaleId, Option<ParticipantId>, CodeId, Valence);

/// Those by ranges. Of what another coder said before only the first counts, so that no chain of ranges that each
/// share much with the next becomes one.
fn ranges(dataset: &CodedDataset, open: &[Open<'_>], overlap_percent: u8) -> Vec<CodingId> {
    type Placed = (Together, u32, u32, CodingId, Option<CoderId>);
    let placed = |one: &Open<'_>| -> Option<Placed> {
        let record = &dataset.records[one.coding.record];
        let range = record.range?;
        let Coding { code_key, valence, coder, .. } = *one.coding;
        let together = (record.text, range.scale, record.participant, code_key, valence);
        Some((together, range.start, range.end, one.id, coder))
    };
    let mut all: Vec<Placed> = open.iter().filter_map(placed).collect();
    all.sort_unstable();
    let mut found = Vec::new();
    let mut before: VecDeque<Placed> = VecDeque::new();
    for one in all {
        let (together, start, end, id, coder) = one;
        before.retain(|other| other.0 == together && other.2 > start);
        pulse::beat(1 + before.len());
        let is_near = |other: &Placed| {
            let shared = u64::from(other.2.min(end).saturating_sub(start));
            let shorter = u64::from((end - start).min(other.2 - other.1));
            // The same range is another kind.
            let is_same = (other.1, other.2) == (start, end);
            other.4 != coder && !is_same && shared * 100 >= shorter * u64::from(overlap_percent)
        };
        if before.iter().any(is_near) {
            found.push(id);
            continue;
        }
        if before.len() == MOST_RANGES {
            before.pop_front();
        }
        before.push_back(one);
    }
    found
}

/// Whose words a passage is, and what is said of it.
type Said = (Option<SourceId>, Option<ParticipantId>, CodeId, Valence);

/// Those by words.
fn words(dataset: &CodedDataset, open: &[Open<'_>], overlap_percent: u8) -> Vec<CodingId> {
    let said = |one: &Open<'_>| -> Option<Said> {
        let record = &dataset.records[one.coding.record];
        let is_words = record.range.is_none() && record.excerpt_len > 0;
        is_words.then_some((
            record.source,
            record.participant,
            one.coding.code_key,
            one.coding.valence,
        ))
    };
    // Only what several coders said of somebody is compared.
    let mut first: FxHashMap<Said, Option<CoderId>> = FxHashMap::default();
    let mut by_several: FxHashSet<Said> = FxHashSet::default();
    for one in open {
        pulse::beat(1);
        if let Some(said) = said(one)
            && *first.entry(said).or_insert(one.coding.coder) != one.coding.coder
        {
            by_several.insert(said);
        }
    }
    let mut placed: Vec<(Said, usize)> = open
        .iter()
        .enumerate()
        .filter_map(|(at, one)| Some((said(one).filter(|said| by_several.contains(said))?, at)))
        .collect();
    placed.sort_unstable();
    // One after the other, so that no more is remembered at once than of one.
    placed
        .chunk_by(|one, other| one.0 == other.0)
        .flat_map(|of_one| near_words(dataset, open, of_one, overlap_percent))
        .collect()
}

/// Those of one code of somebody, in the order of the input.
fn near_words(
    dataset: &CodedDataset,
    open: &[Open<'_>],
    placed: &[(Said, usize)],
    overlap_percent: u8,
) -> Vec<CodingId> {
    let mut passages: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    let mut found = Vec::new();
    for &(_, at) in placed {
        let Some(one) = open.get(at) else { continue };
        let own = letters(dataset, one);
        let places = places(&own);
        let mut candidates: Vec<usize> = Vec::new();
        for place in &places {
            for &other in passages.get(place).into_iter().flatten() {
                if candidates.len() < MOST_PASSAGES && !candidates.contains(&other) {
                    candidates.push(other);
                }
            }
        }
        let is_near = |other: &Open<'_>| {
            let is_other = other.coding.coder != one.coding.coder && other.segment != one.segment;
            is_other && share_percent(&own, &letters(dataset, other)) >= u64::from(overlap_percent)
        };
        if candidates.iter().filter_map(|&other| open.get(other)).any(is_near) {
            found.push(one.id);
            continue;
        }
        for place in places {
            if passages.len() == MOST_PLACES && !passages.contains_key(&place) {
                continue;
            }
            let others = passages.entry(place).or_default();
            if others.len() < MOST_PASSAGES {
                others.push(at);
            }
        }
    }
    found
}

/// The letters and digits of a coding's passage in lower case.
fn letters(dataset: &CodedDataset, one: &Open<'_>) -> Vec<char> {
    let record: &Record = &dataset.records[one.coding.record];
    let text = dataset.excerpt(record);
    pulse::beat(1 + text.len() / 64);
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// FNV-1a (Fowler, Noll, Vo), which gives the same in every program: by it is decided what is remembered.
fn hashed(letters: &[char]) -> u64 {
    letters.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &letter| {
        (hash ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Places in a passage by which it is found again: its beginning, its end and some between, which are the same in
/// another passage with the same letters there. None in a passage of a few letters.
fn places(letters: &[char]) -> Vec<u64> {
    let mut all = letters.windows(FINDING_LETTERS).map(hashed);
    let (first, last) = (all.next(), all.next_back());
    let mut places: Vec<u64> =
        first.into_iter().chain(last).chain(all.filter(|hash| (hash >> 32) % EVERY == 0)).collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// How much of the shorter of two passages stands in the other, by what three letters in a row are in both.
fn share_percent(one: &[char], other: &[char]) -> u64 {
    // Three letters are 63 bits.
    let packed = |letters: &[char]| {
        letters.iter().fold(0_u64, |packed, &letter| packed << 21 | u64::from(letter))
    };
    let mut left: FxHashMap<u64, usize> = FxHashMap::default();
    for letters in one.windows(COUNTED_LETTERS) {
        *left.entry(packed(letters)).or_default() += 1;
    }
    let mut shared = 0_u64;
    for letters in other.windows(COUNTED_LETTERS) {
        if let Some(left) = left.get_mut(&packed(letters)).filter(|left| **left > 0) {
            *left -= 1;
            shared += 1;
        }
    }
    let shorter = one.len().min(other.len()).saturating_sub(COUNTED_LETTERS - 1) as u64;
    (shared * 100).checked_div(shorter).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{places, share_percent};

    fn letters(text: &str) -> Vec<char> {
        text.chars().filter(|letter| letter.is_alphanumeric()).collect()
    }

    #[test]
    fn passages_that_share_most_find_each_other() {
        for (one, other, is_near) in [
            ("we never have the time", "we never have the time to do it", true),
            (
                "and so we nevr have the time to do it",
                "we never have the time to do it, well",
                true,
            ),
            ("das kostet uns einfach viel zu viel", "das kostet uns einfach zu viel", true),
            ("時間がまったく足りないと思います", "時間がまったく足りないと思う", true),
            ("we never have the time", "the costs are far too high", false),
            ("my boss supports us", "my boss decides all of it herself", false),
            ("no", "no", false),
        ] {
            let (one, other) = (letters(one), letters(other));
            let found = places(&one).iter().any(|place| places(&other).contains(place));
            let is_found = found && share_percent(&one, &other) >= 70;
            assert_eq!(is_found, is_near, "{one:?} {other:?}");
        }
    }
}
