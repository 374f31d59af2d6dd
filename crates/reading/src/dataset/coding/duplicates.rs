//! What stands in the data twice: found where segments are known, and marked where it counts once.

use std::collections::{BTreeMap, HashMap, HashSet};

use rustc_hash::FxHashSet;

use super::two_coders::{self, Open};
use crate::dataset::split::steps_of_path;
use crate::dataset::{CodedDataset, Counting, DuplicateKind, FoundDuplicates, Standing};
use crate::ids::{
    CodeId, CodeTextId, CoderId, CodingId, IdVec, ParticipantId, ScaleId, SegmentId, TextId,
};
use crate::pulse;
use crate::valence::Valence;

/// Steps of a code's path above which nothing is looked for.
const MOST_STEPS: usize = 64;

/// Marks the doubles among the codings and writes them down in the account. `known` says of the kinds that are
/// known of a row how many there are; those are marked already where they count once. `sure` says for each
/// segment whether its identity is sure; `surplus_sources` is how many sources share a name.
///
/// Safe is to count once what is certainly one thing: on one passage a code repeated, a parent with its
/// child, two coders' agreement. Passages that only read alike, and sources that only share a name, may
/// well be two, and count each; so do passages that overlap without being the same. A coding is a double of one
/// kind: those that are counted once as one kind are not looked at for the next. `overlap_percent` is the share of
/// the shorter of two passages from which those of two coders are nearly one.
pub(super) fn mark(
    dataset: &mut CodedDataset,
    chosen: &BTreeMap<DuplicateKind, Counting>,
    known: [(DuplicateKind, u64); 5],
    sure: &IdVec<SegmentId, bool>,
    surplus_sources: u64,
    overlap_percent: u8,
) {
    // One coding on a known segment; counts are not taken apart.
    let segments: IdVec<CodingId, Option<SegmentId>> = dataset
        .codings
        .iter()
        .map(|coding| {
            let segment = dataset.records[coding.record].segment;
            // What was set aside says nothing, and nothing says it again.
            segment.filter(|_| coding.count == 1 && coding.standing != Standing::SetAside)
        })
        .collect();
    let mut marks: IdVec<CodingId, Option<DuplicateKind>> = IdVec::of_size(dataset.codings.len());
    let mut found: Vec<FoundDuplicates> = Vec::new();
    for (kind, all) in known.into_iter().filter(|(_, all)| *all > 0) {
        let mut once = 0;
        for (mark, coding) in marks.values_mut().iter_mut().zip(&dataset.codings) {
            if coding.standing == Standing::Duplicate(kind) {
                *mark = Some(kind);
                once += u64::from(coding.count);
            }
        }
        let own = if once > 0 { Counting::Once } else { Counting::Each };
        let counting = chosen.get(&kind).copied().unwrap_or(own);
        let number = if counting == Counting::Once { once } else { all };
        found.push(FoundDuplicates { kind, found: number, counting, alike: 0 });
    }
    for kind in [
        DuplicateKind::SameCodeTwice,
        DuplicateKind::SameCodeOverlapping,
        DuplicateKind::ParentWithChild,
        DuplicateKind::TwoCoders,
        DuplicateKind::TwoCodersNearly,
        DuplicateKind::TwoCodersWithoutPassage,
    ] {
        let open: Vec<Open<'_>> = segments
            .iter()
            .zip(&dataset.codings)
            .filter(|((id, _), _)| marks[*id].is_none())
            .filter_map(|((id, segment), coding)| {
                pulse::beat(1);
                Some(Open { id, coding, segment: (*segment)? })
            })
            .collect();
        let doubles = match kind {
            DuplicateKind::SameCodeTwice => repeated(&open),
            DuplicateKind::SameCodeOverlapping => overlapping(dataset, &open),
            DuplicateKind::ParentWithChild => parents(dataset, &open),
            DuplicateKind::TwoCodersNearly => two_coders::nearly(dataset, &open, overlap_percent),
            DuplicateKind::TwoCodersWithoutPassage => {
                two_coders::without_passage(dataset, segments.ids())
            }
            _ => two_coders::agreeing(&open),
        };
        let choice = chosen.get(&kind).copied();
        let once = |id: CodingId| match choice {
            Some(choice) => choice == Counting::Once,
            // Somebody may have said the same a second time in a breath, and coders may mean two things.
            None if matches!(
                kind,
                DuplicateKind::SameCodeOverlapping | DuplicateKind::TwoCodersNearly
            ) =>
            {
                false
            }
            None => segments[id].is_some_and(|segment| sure[segment]),
        };
        let (single, each): (Vec<CodingId>, Vec<CodingId>) =
            doubles.iter().partition(|id| once(**id));
        for id in &single {
            marks[*id] = Some(kind);
        }
        if !doubles.is_empty() {
            let only_each = single.is_empty();
            let counting = if only_each { Counting::Each } else { Counting::Once };
            let alike = if only_each { 0 } else { each.len() as u64 };
            found.push(FoundDuplicates { kind, found: doubles.len() as u64, counting, alike });
        }
    }
    for (coding, mark) in dataset.codings.iter_mut().zip(marks.values()) {
        if let Some(kind) = mark {
            coding.standing = Standing::Duplicate(*kind);
        }
    }
    if surplus_sources > 0 {
        let kind = DuplicateKind::SourcesOfOneName;
        let counting = chosen.get(&kind).copied().unwrap_or(Counting::Each);
        found.push(FoundDuplicates { kind, found: surplus_sources, counting, alike: 0 });
    }
    crate::order::sort_by_key(&mut found, |one| one.kind);
    dataset.account.doubles = found;
}

/// Codings whose coder applied the same code with the same valence to the same segment before.
fn repeated(open: &[Open<'_>]) -> Vec<CodingId> {
    let mut seen = FxHashSet::default();
    open.iter()
        .filter(|Open { coding, segment, .. }| {
            pulse::beat(1);
            !seen.insert((*segment, coding.code_key, coding.valence, coding.coder))
        })
        .map(|one| one.id)
        .collect()
}

/// Codings whose coder applied the same code with the same valence to a range before that shares a part with
/// theirs. Ranges that only touch share none; the same range again is
/// another kind.
fn overlapping(dataset: &CodedDataset, open: &[Open<'_>]) -> Vec<CodingId> {
    let mut ranges: Vec<(Together, u32, u32, CodingId)> = open
        .iter()
        .filter_map(|Open { id, coding, .. }| {
            let record = &dataset.records[coding.record];
            let range = record.range?;
            let together = (
                record.text,
                range.scale,
                record.participant,
                coding.code_key,
                coding.valence,
                coding.coder,
            );
            Some((together, range.start, range.end, *id))
        })
        .collect();
    ranges.sort_unstable();
    let mut found = Vec::new();
    // What was before: what it has in common, its own range, and how far the ranges reached.
    let mut before: Option<(Together, (u32, u32), u32)> = None;
    for (together, start, end, id) in ranges {
        let same = before.filter(|(other, ..)| *other == together);
        let is_repeated = same.is_some_and(|(_, range, _)| range == (start, end));
        let reached = same.map(|(.., reached)| reached);
        if !is_repeated && reached.is_some_and(|reached| start < reached) {
            found.push(id);
        }
        let reached = reached.map_or(end, |reached| reached.max(end));
        before = Some((together, (start, end), reached));
    }
    found.sort_unstable();
    found
}

/// What ranges have in common that can overlap as one code's.
type Together = (Option<TextId>, ScaleId, Option<ParticipantId>, CodeId, Valence, Option<CoderId>);

/// Codings of a code, beside one of a code below it by the same coder. The upper one says nothing new
/// where it has the same valence or none.
fn parents(dataset: &CodedDataset, open: &[Open<'_>]) -> Vec<CodingId> {
    let uppers = upper_keys(dataset);
    let mut above: HashSet<(SegmentId, Option<CoderId>, CodeId, Option<Valence>)> = HashSet::new();
    for Open { coding, segment, .. } in open {
        pulse::beat(1 + uppers[coding.code_key].len());
        for &upper in &uppers[coding.code_key] {
            above.insert((*segment, coding.coder, upper, None));
            above.insert((*segment, coding.coder, upper, Some(coding.valence)));
        }
    }
    open.iter()
        .filter(|Open { coding, segment, .. }| {
            pulse::beat(1);
            let valence = Some(coding.valence).filter(|valence| *valence != Valence::Missing);
            above.contains(&(*segment, coding.coder, coding.code_key, valence))
        })
        .map(|one| one.id)
        .collect()
}

/// For each code key the keys of the codes above it in its path: by the names without what says the
/// valence, and by the names as written, for `Cost > Barrier` stands below `Cost`.
fn upper_keys(dataset: &CodedDataset) -> IdVec<CodeId, Vec<CodeId>> {
    let mut uppers: IdVec<CodeId, Vec<CodeId>> = IdVec::of_size(dataset.code_keys.len());
    for written in [false, true] {
        // A tree of steps, one for each place beside which the codes stand.
        let mut roots: HashMap<[Option<CodeTextId>; 3], u32> = HashMap::new();
        let mut steps: HashMap<(u32, &str), u32> = HashMap::new();
        let mut next = 0_u32;
        let mut keys_at: HashMap<u32, Vec<CodeId>> = HashMap::new();
        let mut ways: Vec<Vec<u32>> = Vec::with_capacity(dataset.code_keys.len());
        for (id, key) in dataset.code_keys.iter() {
            pulse::beat(1);
            let code = if written { key.code } else { key.bare_code.or(key.code) };
            let path = steps_of_path(dataset.code_texts.text(code).unwrap_or(""));
            let mut new = || {
                next += 1;
                next
            };
            let place = [key.domain, key.construct, key.theme];
            let mut node = *roots.entry(place).or_insert_with(&mut new);
            let mut way = Vec::new();
            if path.len() <= MOST_STEPS {
                for step in path {
                    node = *steps.entry((node, step)).or_insert_with(&mut new);
                    way.push(node);
                }
            }
            if let Some(last) = way.pop() {
                keys_at.entry(last).or_default().push(id);
            }
            ways.push(way);
        }
        for (way, uppers) in ways.iter().zip(uppers.values_mut()) {
            uppers.extend(way.iter().filter_map(|node| keys_at.get(node)).flatten());
        }
    }
    uppers
}
