//! Which segments of several coders are one passage.
//!
//! Takes the ranges that coders coded; gives for every segment the passage that it is of. Compares no
//! texts and no codes, and never depends on the order of the codings.

use std::cmp::Ordering;
use std::collections::HashMap;

use crate::dataset::{CodedDataset, TextRange};
use crate::ids::{CoderId, IdVec, RecordId, ScaleId, SegmentId, SpanGroupIdx, SpanIdx, TextId};
use crate::pulse;

/// Comparisons of ranges and of coders that are made in all; beyond, nothing is joined. Where ranges are
/// long and many, every one of them overlaps every other.
const MOST_COMPARISONS: usize = 20_000_000;
/// Pairs of ranges that are kept in memory to be joined; beyond, nothing is joined.
const MOST_PAIRS: usize = 2_000_000;

/// Passages of the segments of a dataset.
pub(super) struct Passages {
    /// Segments that are joined to others, with the first of these.
    joined: HashMap<SegmentId, SegmentId>,
    /// True where ranges overlap too often to be compared, and nothing was joined.
    pub too_many_overlaps: bool,
}

/// A range that somebody coded.
#[derive(Default)]
struct Span {
    text: Option<TextId>,
    range: TextRange,
    segment: Option<SegmentId>,
    /// Ascending.
    coders: Vec<CoderId>,
}

/// Two ranges by positions among the spans, the earlier one first, with how far they overlap.
struct Pair {
    overlap: Overlap,
    first: SpanIdx,
    second: SpanIdx,
}

/// What two ranges have in common, out of the longer one.
#[derive(Clone, Copy)]
struct Overlap {
    shared: u32,
    longer: u32,
}

impl Overlap {
    fn new(one: TextRange, other: TextRange) -> Self {
        Self {
            shared: one.end.min(other.end).saturating_sub(one.start.max(other.start)),
            longer: length(one).max(length(other)),
        }
    }

    fn reaches(self, percent: u8) -> bool {
        self.shared > 0
            && u64::from(self.shared) * 100 >= u64::from(self.longer) * u64::from(percent)
    }

    /// By the share of the longer range, exactly.
    fn compare(self, other: Self) -> Ordering {
        let crossed = |one: Self, other: Self| u64::from(one.shared) * u64::from(other.longer);
        crossed(self, other).cmp(&crossed(other, self))
    }
}

impl Passages {
    /// Joins segments whose ranges in one text overlap by `percent` of the longer one, as long as any two of
    /// a passage do (complete linkage) and no coder has two ranges in it: who made two of one stretch told
    /// two passages apart. Pairs that overlap most are joined first; among equals, those that start first.
    /// `coded` are the records and who coded them. At 100 percent only equal ranges are one passage, and
    /// these are one segment already.
    pub fn join(
        dataset: &CodedDataset,
        coded: impl Iterator<Item = (RecordId, CoderId)>,
        percent: u8,
    ) -> Self {
        if percent >= 100 {
            return Self { joined: HashMap::new(), too_many_overlaps: false };
        }
        let spans = spans(dataset, coded);
        let mut left = Left { comparisons: MOST_COMPARISONS };
        let groups = pairs(&spans, percent, &mut left).and_then(|mut pairs| {
            pairs.sort_unstable_by(|one, other| {
                other
                    .overlap
                    .compare(one.overlap)
                    .then_with(|| (one.first, one.second).cmp(&(other.first, other.second)))
            });
            join(&spans, &pairs, percent, &mut left)
        });
        let mut joined = HashMap::new();
        for group in groups.iter().flatten() {
            let segments = || group.iter().filter_map(|span| spans[*span].segment);
            let Some(passage) = segments().min() else { continue };
            joined.extend(segments().map(|segment| (segment, passage)));
        }
        Self { joined, too_many_overlaps: groups.is_none() }
    }

    /// The passage that a segment is of: itself, or the first of those that it is joined to.
    pub fn passage_of(&self, segment: SegmentId) -> SegmentId {
        self.joined.get(&segment).copied().unwrap_or(segment)
    }
}

/// What may still be done.
struct Left {
    comparisons: usize,
}

impl Left {
    /// `None` where it is too much.
    fn take(&mut self, comparisons: usize) -> Option<()> {
        pulse::beat(comparisons);
        self.comparisons = self.comparisons.checked_sub(comparisons)?;
        Some(())
    }
}

fn length(range: TextRange) -> u32 {
    range.end.saturating_sub(range.start)
}

/// What tells coded ranges apart: text, scale, start, end, segment.
type SpanKey = (Option<TextId>, ScaleId, u32, u32, Option<SegmentId>);

/// The ranges coded, each once, in the order of texts, scales, starts and ends.
fn spans(
    dataset: &CodedDataset,
    coded: impl Iterator<Item = (RecordId, CoderId)>,
) -> IdVec<SpanIdx, Span> {
    let mut coded: Vec<(SpanKey, CoderId)> = coded
        .filter_map(|(record, coder)| {
            let record = &dataset.records[record];
            let TextRange { scale, start, end } = record.range?;
            Some(((record.text, scale, start, end, record.segment), coder))
        })
        .collect();
    coded.sort_unstable();
    coded.dedup();
    coded
        .chunk_by(|(one, _), (other, _)| one == other)
        .filter_map(|alike| {
            let &((text, scale, start, end, segment), _) = alike.first()?;
            let coders = alike.iter().map(|(_, coder)| *coder).collect();
            Some(Span { text, range: TextRange { scale, start, end }, segment, coders })
        })
        .collect()
}

/// Pairs of ranges without a coder in common that overlap enough; `None` where there is too much to
/// compare.
fn pairs(spans: &IdVec<SpanIdx, Span>, percent: u8, left: &mut Left) -> Option<Vec<Pair>> {
    let mut pairs = Vec::new();
    for (first, one) in spans.iter() {
        for (second, other) in spans.iter_after(first) {
            if is_out_of_reach(one, other, percent) {
                break;
            }
            left.take(1)?;
            let overlap = Overlap::new(one.range, other.range);
            if overlap.reaches(percent) && are_of_other_coders(one, other, left)? {
                pairs.push(Pair { overlap, first, second });
                if pairs.len() > MOST_PAIRS {
                    return None;
                }
            }
        }
    }
    Some(pairs)
}

/// Whether neither a later span nor any after it can share enough of a range, which starts before them.
fn is_out_of_reach(one: &Span, later: &Span, percent: u8) -> bool {
    let left = one.range.end.saturating_sub(later.range.start);
    (one.text, one.range.scale) != (later.text, later.range.scale)
        || left == 0
        || u64::from(left) * 100 < u64::from(length(one.range)) * u64::from(percent)
}

/// Whether nobody coded both; `None` where that is too much to compare.
fn are_of_other_coders(one: &Span, other: &Span, left: &mut Left) -> Option<bool> {
    left.take(one.coders.len() + other.coders.len())?;
    let mut others = other.coders.iter().peekable();
    Some(one.coders.iter().all(|coder| {
        while others.next_if(|other| *other < coder).is_some() {}
        others.peek() != Some(&coder)
    }))
}

/// Ranges of one passage.
type SpanGroups = IdVec<SpanGroupIdx, Vec<SpanIdx>>;

/// The groups that pairs in this order make; `None` where there is too much to compare.
fn join(
    spans: &IdVec<SpanIdx, Span>,
    pairs: &[Pair],
    percent: u8,
    left: &mut Left,
) -> Option<Vec<Vec<SpanIdx>>> {
    let mut groups: SpanGroups = spans.ids().map(|span| vec![span]).collect();
    let mut group_of: IdVec<SpanIdx, SpanGroupIdx> = groups.ids().collect();
    for pair in pairs {
        let (one, other) = (group_of[pair.first], group_of[pair.second]);
        if one == other || !fit(spans, &groups[one], &groups[other], percent, left)? {
            continue;
        }
        let (small, large) =
            if groups[one].len() < groups[other].len() { (one, other) } else { (other, one) };
        let moved = std::mem::take(&mut groups[small]);
        for span in &moved {
            group_of[*span] = large;
        }
        groups[large].extend(moved);
    }
    Some(groups.into_values().filter(|group| group.len() > 1).collect())
}

/// Whether every range of one group overlaps every range of the other enough, and nobody coded in both.
fn fit(
    spans: &IdVec<SpanIdx, Span>,
    one: &[SpanIdx],
    other: &[SpanIdx],
    percent: u8,
    left: &mut Left,
) -> Option<bool> {
    for one in one.iter().map(|span| &spans[*span]) {
        for other in other.iter().map(|span| &spans[*span]) {
            left.take(1)?;
            let fits = Overlap::new(one.range, other.range).reaches(percent)
                && are_of_other_coders(one, other, left)?;
            if !fits {
                return Some(false);
            }
        }
    }
    Some(true)
}
