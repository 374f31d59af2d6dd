//! Codes that say a valence and nothing else, joined to the codes beside them.
//!
//! Takes the codings and which of them are such; gives for every other coding the valence that stands
//! beside it, and how near. Only codings within one text are joined, and never those of two people.
//! What would have to be compared too often is not joined, and counted.

use std::collections::HashMap;

use crate::dataset::{CodedDataset, Record, TextRange};
use crate::ids::{
    CoderId, CodingId, Id as _, IdVec, ParticipantId, RecordId, ScaleId, SegmentId, TextId,
};
use crate::pulse;
use crate::valence::Valence;

/// Ranges that are looked at in all, over all codings; beyond, nothing more is joined by overlap.
const MOST_RANGES: usize = 20_000_000;
/// Bytes of passages that are compared in all; beyond, nothing more is joined by text.
const MOST_BYTES: usize = 256 << 20;
/// Bytes from which a passage's text is long enough to be looked for in another.
const SHORTEST_TEXT: usize = 20;

/// How a coding was joined to second codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum JoinedBy {
    /// In the same row or segment.
    Segment,
    /// By ranges, with the smallest share of the shorter one, in percent, or by text.
    Overlap(u8),
}

/// What second codes say.
pub(super) struct SecondCodes {
    /// For each coding the valence that stands beside it, and how it was found.
    pub valences: IdVec<CodingId, Option<(Valence, JoinedBy)>>,
    /// For each coding true where it is of a valence alone and gave it to another.
    pub gave: IdVec<CodingId, bool>,
    /// Codings that were not compared with all that may lie beside them.
    pub not_compared: u64,
}

/// A coding of a valence alone.
#[derive(Clone, Copy)]
struct Carrier {
    id: CodingId,
    coder: Option<CoderId>,
    participant: Option<ParticipantId>,
    valence: Valence,
    record: RecordId,
}

/// A carrier with a range.
#[derive(Clone, Copy)]
struct RangedCarrier {
    carrier: Carrier,
    range: TextRange,
}

/// What the carriers of a segment (or of a row without one) say together, and whether they gave it.
#[derive(Clone, Copy)]
struct SpotValence {
    valence: Valence,
    gave: bool,
}

/// A segment, or a row that is in none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Spot {
    Segment(SegmentId),
    Row(RecordId),
}

/// Joins. `carriers` are the codings that say a valence alone, with it; ranges are joined from `percent` of
/// the shorter one. `None` where there are no carriers.
pub(super) fn second_codes(
    dataset: &CodedDataset,
    carriers: &[(CodingId, Valence)],
    percent: u8,
) -> Option<SecondCodes> {
    if carriers.is_empty() {
        return None;
    }
    let size = dataset.codings.len();
    let mut found =
        SecondCodes { valences: IdVec::of_size(size), gave: IdVec::of_size(size), not_compared: 0 };
    let mut index = CarrierIndex::new(dataset, carriers);
    let mut is_carrier: IdVec<CodingId, bool> = IdVec::of_size(size);
    for (id, _) in carriers {
        is_carrier[*id] = true;
    }
    for ((id, valence), coding) in found.valences.iter_mut().zip(&dataset.codings) {
        if is_carrier[id] {
            continue;
        }
        let record = &dataset.records[coding.record];
        if let Some(here) = index.here(spot(record, coding.record), coding.coder) {
            *valence = Some((here, JoinedBy::Segment));
            continue;
        }
        match index.near(dataset, record, coding.coder, percent) {
            NearbyValence::Joined(near, share, from) => {
                *valence = Some((near, JoinedBy::Overlap(share)));
                for carrier in from {
                    found.gave[carrier] = true;
                }
            }
            NearbyValence::Nothing => {}
            NearbyValence::TooMuch => found.not_compared += u64::from(coding.count),
        }
    }
    for (id, _) in carriers {
        let Some(coding) = dataset.codings.get(id.position()) else { continue };
        let spot = spot(&dataset.records[coding.record], coding.record);
        found.gave[*id] |= index.gave(spot, coding.coder);
    }
    Some(found)
}

fn spot(record: &Record, id: RecordId) -> Spot {
    record.segment.map_or(Spot::Row(id), Spot::Segment)
}

/// The carriers by where they stand.
struct CarrierIndex {
    all: HashMap<Spot, SpotValence>,
    by_coder: HashMap<(Spot, Option<CoderId>), SpotValence>,
    /// By text and scale, in the order of their starts, with the longest.
    ranges: HashMap<(Option<TextId>, ScaleId), (Vec<RangedCarrier>, u32)>,
    /// By text, those without a range.
    texts: HashMap<Option<TextId>, Vec<Carrier>>,
    ranges_left: usize,
    bytes_left: usize,
}

/// What lies near a coding.
enum NearbyValence {
    Nothing,
    /// A valence, the smallest share of overlap in percent, and the carriers that it is from.
    Joined(Valence, u8, Vec<CodingId>),
    /// Too much to be looked through.
    TooMuch,
}

impl CarrierIndex {
    fn new(dataset: &CodedDataset, carriers: &[(CodingId, Valence)]) -> Self {
        let mut index = Self {
            all: HashMap::new(),
            by_coder: HashMap::new(),
            ranges: HashMap::new(),
            texts: HashMap::new(),
            ranges_left: MOST_RANGES,
            bytes_left: MOST_BYTES,
        };
        for &(id, valence) in carriers {
            let Some(coding) = dataset.codings.get(id.position()) else { continue };
            let record = &dataset.records[coding.record];
            let here = spot(record, coding.record);
            add(index.all.entry(here), valence);
            add(index.by_coder.entry((here, coding.coder)), valence);
            let carrier = Carrier {
                id,
                coder: coding.coder,
                participant: record.participant,
                valence,
                record: coding.record,
            };
            if let Some(range) = record.range {
                let (list, longest) = index.ranges.entry((record.text, range.scale)).or_default();
                list.push(RangedCarrier { carrier, range });
                *longest = (*longest).max(range.end - range.start);
            } else if record.excerpt_len as usize >= SHORTEST_TEXT {
                index.texts.entry(record.text).or_default().push(carrier);
            }
        }
        for (list, _) in index.ranges.values_mut() {
            list.sort_unstable_by_key(|one| (one.range.start, one.carrier.id));
        }
        index
    }

    /// What carriers of the same segment say: the coder's own, or else everybody's.
    fn here(&mut self, spot: Spot, coder: Option<CoderId>) -> Option<Valence> {
        let own = self.by_coder.get_mut(&(spot, coder));
        let here = own.or_else(|| self.all.get_mut(&spot))?;
        here.gave = true;
        Some(here.valence)
    }

    fn gave(&self, spot: Spot, coder: Option<CoderId>) -> bool {
        self.all.get(&spot).is_some_and(|here| here.gave)
            || self.by_coder.get(&(spot, coder)).is_some_and(|here| here.gave)
    }

    fn near(
        &mut self,
        dataset: &CodedDataset,
        record: &Record,
        coder: Option<CoderId>,
        percent: u8,
    ) -> NearbyValence {
        let one_person = |carrier: &Carrier| {
            let (own, other) = (record.participant, carrier.participant);
            own == other || own.is_none() || other.is_none()
        };
        let mut found: Vec<(u8, Carrier)> = Vec::new();
        if let Some(range) = record.range {
            let Some((list, longest)) = self.ranges.get(&(record.text, range.scale)) else {
                return NearbyValence::Nothing;
            };
            let first = range.start.saturating_sub(*longest);
            let from = list.partition_point(|one| one.range.start < first);
            let to = list.partition_point(|one| one.range.start <= range.end);
            let window = list.get(from..to).unwrap_or(&[]);
            pulse::beat(window.len());
            let Some(left) = self.ranges_left.checked_sub(window.len()) else {
                return NearbyValence::TooMuch;
            };
            self.ranges_left = left;
            let shares = window.iter().filter(|one| one_person(&one.carrier));
            found.extend(shares.filter_map(|one| {
                let share = overlap(one.range, range)?;
                (share >= percent).then_some((share, one.carrier))
            }));
        } else if let Some(list) = self.texts.get(&record.text) {
            let text = dataset.excerpt(record);
            if text.len() < SHORTEST_TEXT {
                return NearbyValence::Nothing;
            }
            for carrier in list.iter().filter(|carrier| one_person(carrier)) {
                let other = dataset.excerpt(&dataset.records[carrier.record]);
                pulse::beat((text.len() + other.len()) / 64);
                let Some(left) = self.bytes_left.checked_sub(text.len() + other.len()) else {
                    return NearbyValence::TooMuch;
                };
                self.bytes_left = left;
                if text.contains(other) || other.contains(text) {
                    found.push((100, *carrier));
                }
            }
        }
        let own = found.iter().any(|(_, carrier)| carrier.coder == coder);
        found.retain(|(_, carrier)| !own || carrier.coder == coder);
        let valences = found.iter().map(|(_, carrier)| carrier.valence);
        let smallest = found.iter().map(|(share, _)| *share).min();
        match (valences.reduce(Valence::combined_with), smallest) {
            (Some(valence), Some(smallest)) => {
                let from = found.iter().map(|(_, carrier)| carrier.id).collect();
                NearbyValence::Joined(valence, smallest, from)
            }
            _ => NearbyValence::Nothing,
        }
    }
}

fn add<K>(entry: std::collections::hash_map::Entry<'_, K, SpotValence>, valence: Valence) {
    entry
        .and_modify(|here| here.valence = here.valence.combined_with(valence))
        .or_insert(SpotValence { valence, gave: false });
}

/// Share of the shorter range that lies in the other, in whole percent, rounded down; `None` where
/// they share nothing: ranges that only touch do not overlap, and a point lies in the range that begins with
/// it and not in the one that ends there.
fn overlap(one: TextRange, other: TextRange) -> Option<u8> {
    let shared = one.end.min(other.end).checked_sub(one.start.max(other.start))?;
    let shorter = (one.end - one.start).min(other.end - other.start);
    if shorter == 0 {
        let (point, range) = if one.end == one.start { (one, other) } else { (other, one) };
        return (point.start < range.end || point == range).then_some(100);
    }
    (shared > 0).then(|| u8::try_from(u64::from(shared) * 100 / u64::from(shorter)).unwrap_or(100))
}
