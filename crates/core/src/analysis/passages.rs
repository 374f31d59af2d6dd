//! Which segments of several coders are one passage.
//!
//! Takes the ranges that coders coded; gives for every segment the passage that it is of. Compares no
//! texts and no codes, and never depends on the order of the codings.

use std::cmp::Ordering;

use crate::dataset::{CodedDataset, Id, TextRange};
use crate::pulse;

/// Comparisons of ranges and of coders that are made in all; beyond, nothing is joined. Where ranges are
/// long and many, every one of them overlaps every other.
const MOST_COMPARISONS: usize = 20_000_000;
/// Pairs of ranges that are kept in memory to be joined; beyond, nothing is joined.
const MOST_PAIRS: usize = 2_000_000;

/// Passages of the segments of a dataset.
pub(super) struct Passages {
    /// For each segment its passage: its own number, or the least of those that it is joined to.
    pub of_segment: Vec<Id>,
    /// True where ranges overlap too often to be compared, and nothing was joined.
    pub too_many_overlaps: bool,
}

/// A range that somebody coded.
struct Span {
    text: Id,
    range: TextRange,
    segment: Id,
    /// Ascending.
    coders: Vec<Id>,
}

/// Two ranges by positions among the spans, the earlier one first, with how far they overlap.
struct Pair {
    overlap: Overlap,
    first: u32,
    second: u32,
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

/// Joins segments whose ranges in one text overlap by `percent` of the longer one, as long as any two of a
/// passage do (complete linkage) and no coder has two ranges in it: who made two of one stretch told two
/// passages apart. Pairs that overlap most are joined first; among equals, those that start first. `coded`
/// are the records and who coded them. At 100 percent only equal ranges are one passage, and these are one
/// segment already.
pub(super) fn passages(
    dataset: &CodedDataset,
    coded: impl Iterator<Item = (u32, Id)>,
    percent: u8,
) -> Passages {
    let mut of_segment: Vec<Id> = (0..).take(dataset.segments.len()).collect();
    if percent >= 100 {
        return Passages { of_segment, too_many_overlaps: false };
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
    for group in groups.iter().flatten() {
        let segments =
            || group.iter().filter_map(|at| spans.get(*at as usize)).map(|it| it.segment);
        let Some(passage) = segments().min() else { continue };
        for segment in segments() {
            if let Some(slot) = of_segment.get_mut(segment as usize) {
                *slot = passage;
            }
        }
    }
    Passages { of_segment, too_many_overlaps: groups.is_none() }
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

/// The ranges coded, each once, in the order of texts, scales, starts and ends.
fn spans(dataset: &CodedDataset, coded: impl Iterator<Item = (u32, Id)>) -> Vec<Span> {
    let mut coded: Vec<[u32; 6]> = coded
        .filter_map(|(record, coder)| {
            let record = dataset.records.get(record as usize)?;
            let TextRange { scale, start, end } = record.range?;
            Some([record.text, scale, start, end, record.segment, coder])
        })
        .collect();
    coded.sort_unstable();
    coded.dedup();
    coded
        .chunk_by(|[one @ .., _], [other @ .., _]| one == other)
        .filter_map(|alike| {
            let &[text, scale, start, end, segment, _] = alike.first()?;
            let coders = alike.iter().map(|[.., coder]| *coder).collect();
            Some(Span { text, range: TextRange { scale, start, end }, segment, coders })
        })
        .collect()
}

/// Pairs of ranges without a coder in common that overlap enough; `None` where there is too much to
/// compare.
fn pairs(spans: &[Span], percent: u8, left: &mut Left) -> Option<Vec<Pair>> {
    let mut pairs = Vec::new();
    for (first, one) in (0..).zip(spans) {
        let later = (first + 1..).zip(spans.iter().skip(first as usize + 1));
        for (second, other) in later {
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

/// The groups that pairs in this order make, as positions among the spans; `None` where there is too much
/// to compare.
fn join(spans: &[Span], pairs: &[Pair], percent: u8, left: &mut Left) -> Option<Vec<Vec<u32>>> {
    let mut groups: Vec<Vec<u32>> = (0..).take(spans.len()).map(|at| vec![at]).collect();
    let mut group_of: Vec<u32> = (0..).take(spans.len()).collect();
    for pair in pairs {
        let group = |at: u32| group_of.get(at as usize).copied();
        let (Some(one), Some(other)) = (group(pair.first), group(pair.second)) else { continue };
        if one == other || !fit(spans, &groups, [one, other], percent, left)? {
            continue;
        }
        let size = |group: u32| groups.get(group as usize).map_or(0, Vec::len);
        let (small, large) = if size(one) < size(other) { (one, other) } else { (other, one) };
        let moved = groups.get_mut(small as usize).map(std::mem::take).unwrap_or_default();
        for at in &moved {
            if let Some(group) = group_of.get_mut(*at as usize) {
                *group = large;
            }
        }
        if let Some(group) = groups.get_mut(large as usize) {
            group.extend(moved);
        }
    }
    groups.retain(|group| group.len() > 1);
    Some(groups)
}

/// Whether every range of one group overlaps every range of the other enough, and nobody coded in both.
fn fit(
    spans: &[Span],
    groups: &[Vec<u32>],
    [one, other]: [u32; 2],
    percent: u8,
    left: &mut Left,
) -> Option<bool> {
    let members = |group: u32| {
        let group = groups.get(group as usize).into_iter().flatten();
        group.filter_map(|at| spans.get(*at as usize))
    };
    for one in members(one) {
        for other in members(other) {
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
