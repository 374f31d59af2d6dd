//! What stands in the data twice: found where segments are known, and marked where it counts once.

use std::collections::{BTreeMap, HashMap};

use crate::dataset::split::steps_of_path;
use crate::dataset::{CodedDataset, Counting, DoubleKind, FoundDoubles, Id, NONE, Valence};

/// Marks the doubles among the codings and writes them down in the account. `sure` says for each
/// segment whether its identity is sure; `surplus_sources` is how many sources share a name.
///
/// Safe is to count once what is certainly one thing: a parent with its child, two coders' agreement,
/// the same code twice on one range. The same code twice on passages that only read alike, and sources
/// that only share a name, may well be two, and count each.
pub(super) fn mark(
    dataset: &mut CodedDataset,
    chosen: &BTreeMap<DoubleKind, Counting>,
    sure: &[bool],
    surplus_sources: u64,
) {
    let all_sure = sure.iter().all(|sure| *sure);
    let counting = DoubleKind::ALL.map(|kind| {
        let safe = match kind {
            DoubleKind::SourcesOfOneName => Counting::Each,
            DoubleKind::SameCodeTwice if !all_sure => Counting::Each,
            _ => Counting::Once,
        };
        chosen.get(&kind).copied().unwrap_or(safe)
    });
    let mut found = [0_u64; DoubleKind::ALL.len()];
    if let Some(last) = found.last_mut() {
        *last = surplus_sources;
    }
    let once = |kind: DoubleKind| counting.get(kind as usize) == Some(&Counting::Once);

    let uppers = upper_keys(dataset);
    let mut groups: HashMap<(Id, Id), Vec<usize>> = HashMap::new();
    let mut coders: HashMap<(Id, u32, Valence), Vec<Id>> = HashMap::new();
    let mut marks: Vec<Option<DoubleKind>> = vec![None; dataset.codings.len()];
    let mut note = |at: usize, kind: DoubleKind| {
        if let Some(sum) = found.get_mut(kind as usize) {
            *sum += 1;
        }
        if let Some(mark) = marks.get_mut(at).filter(|_| once(kind)) {
            *mark = Some(kind);
        }
    };
    for (at, coding) in dataset.codings.iter().enumerate() {
        let segment = dataset.records.get(coding.record as usize).map_or(NONE, |one| one.segment);
        if segment == NONE || coding.count != 1 {
            continue;
        }
        let seen = coders.entry((segment, coding.code_key, coding.valence)).or_default();
        if seen.contains(&coding.coder) {
            note(at, DoubleKind::SameCodeTwice);
            continue;
        }
        if !seen.is_empty() {
            note(at, DoubleKind::TwoCoders);
        }
        seen.push(coding.coder);
        groups.entry((segment, coding.coder)).or_default().push(at);
    }
    for group in groups.values().filter(|group| group.len() > 1) {
        for &at in group {
            let Some(coding) = dataset.codings.get(at) else { continue };
            let has_child =
                group.iter().filter_map(|&other| dataset.codings.get(other)).any(|other| {
                    uppers
                        .get(other.code_key as usize)
                        .is_some_and(|uppers| uppers.contains(&coding.code_key))
                        && (coding.valence == Valence::Missing || coding.valence == other.valence)
                });
            if has_child {
                note(at, DoubleKind::ParentWithChild);
            }
        }
    }
    for (coding, mark) in dataset.codings.iter_mut().zip(marks) {
        coding.double = mark;
    }
    dataset.account.doubles = DoubleKind::ALL
        .into_iter()
        .zip(found)
        .zip(counting)
        .filter(|((_, found), _)| *found > 0)
        .map(|((kind, found), counting)| FoundDoubles { kind, found, counting })
        .collect();
}

/// For each code key the keys of the codes above it in its path: by the names without what says the
/// valence, and by the names as written, for `Cost > Barrier` stands below `Cost`.
fn upper_keys(dataset: &CodedDataset) -> Vec<Vec<u32>> {
    let mut uppers: Vec<Vec<u32>> = vec![Vec::new(); dataset.code_keys.len()];
    for written in [false, true] {
        let mut paths: Vec<Vec<&str>> = Vec::with_capacity(dataset.code_keys.len());
        let mut known: HashMap<(Id, Id, Id, String), Vec<u32>> = HashMap::new();
        for (at, key) in (0..).zip(&dataset.code_keys) {
            let code = if written || key.bare_code == NONE { key.code } else { key.bare_code };
            let path = steps_of_path(dataset.code_texts.text(code).unwrap_or(""));
            if !path.is_empty() {
                let place = (key.domain, key.construct, key.theme, path.join("\u{1f}"));
                known.entry(place).or_default().push(at);
            }
            paths.push(path);
        }
        for ((key, path), uppers) in dataset.code_keys.iter().zip(&paths).zip(&mut uppers) {
            let upper = |length| {
                let upper = path.get(..length)?.join("\u{1f}");
                known.get(&(key.domain, key.construct, key.theme, upper))
            };
            uppers.extend((1..path.len()).filter_map(upper).flatten());
        }
    }
    uppers
}
