//! What stands in the data twice: found where segments are known, and marked where it counts once.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::dataset::split::steps_of_path;
use crate::dataset::{
    CodedDataset, Coding, Counting, DoubleKind, FoundDoubles, Id, NONE, Standing,
};
use crate::valence::Valence;

/// Steps of a code's path above which nothing is looked for.
const MOST_STEPS: usize = 64;

/// Marks the doubles among the codings and writes them down in the account. `sure` says for each
/// segment whether its identity is sure; `surplus_sources` is how many sources share a name.
///
/// Safe is to count once what is certainly one thing: on one passage a code repeated, a parent with its
/// child, two coders' agreement. Passages that only read alike, and sources that only share a name, may
/// well be two, and count each. A coding is a double of one kind: those that are counted once as one
/// kind are not looked at for the next.
pub(super) fn mark(
    dataset: &mut CodedDataset,
    chosen: &BTreeMap<DoubleKind, Counting>,
    sure: &[bool],
    surplus_sources: u64,
) {
    let places: Vec<Place> = dataset
        .codings
        .iter()
        .map(|coding| {
            let record = dataset.records.get(coding.record as usize);
            let segment = record.map_or(NONE, |record| record.segment);
            let counted = coding.count == 1 && segment != NONE;
            Place { segment, counted, sure: sure.get(segment as usize) == Some(&true) }
        })
        .collect();
    let mut marks: Vec<Option<DoubleKind>> = vec![None; dataset.codings.len()];
    let mut found: Vec<FoundDoubles> = Vec::new();
    for kind in [DoubleKind::SameCodeTwice, DoubleKind::ParentWithChild, DoubleKind::TwoCoders] {
        let open: Vec<(usize, &Coding, Place)> = dataset
            .codings
            .iter()
            .zip(&places)
            .zip(&marks)
            .enumerate()
            .filter(|(_, ((_, place), mark))| place.counted && mark.is_none())
            .map(|(at, ((coding, place), _))| (at, coding, *place))
            .collect();
        let doubles = match kind {
            DoubleKind::SameCodeTwice => repeated(&open),
            DoubleKind::ParentWithChild => parents(dataset, &open),
            _ => of_two_coders(&open),
        };
        let choice = chosen.get(&kind).copied();
        let once = |at: &usize| match choice {
            Some(choice) => choice == Counting::Once,
            None => places.get(*at).is_some_and(|place| place.sure),
        };
        let (single, each): (Vec<usize>, Vec<usize>) = doubles.iter().partition(|at| once(at));
        for at in &single {
            if let Some(mark) = marks.get_mut(*at) {
                *mark = Some(kind);
            }
        }
        if !doubles.is_empty() {
            let only_each = single.is_empty();
            let counting = if only_each { Counting::Each } else { Counting::Once };
            let alike = if only_each { 0 } else { each.len() as u64 };
            found.push(FoundDoubles { kind, found: doubles.len() as u64, counting, alike });
        }
    }
    for (coding, mark) in dataset.codings.iter_mut().zip(marks) {
        if let Some(kind) = mark {
            coding.standing = Standing::Duplicate(kind);
        }
    }
    if surplus_sources > 0 {
        let kind = DoubleKind::SourcesOfOneName;
        let counting = chosen.get(&kind).copied().unwrap_or(Counting::Each);
        found.push(FoundDoubles { kind, found: surplus_sources, counting, alike: 0 });
    }
    crate::order::sort_by_key(&mut found, |one| one.kind);
    dataset.account.doubles = found;
}

/// Where a coding stands.
#[derive(Clone, Copy)]
struct Place {
    segment: Id,
    /// True for one coding on a known segment; counts are not taken apart.
    counted: bool,
    sure: bool,
}

/// Codings whose coder applied the same code with the same valence to the same segment before.
fn repeated(open: &[(usize, &Coding, Place)]) -> Vec<usize> {
    let mut seen = HashSet::new();
    open.iter()
        .filter(|(_, coding, place)| {
            !seen.insert((place.segment, coding.code_key, coding.valence, coding.coder))
        })
        .map(|(at, _, _)| *at)
        .collect()
}

/// Codings of a code, beside one of a code below it by the same coder. The upper one says nothing new
/// where it has the same valence or none.
fn parents(dataset: &CodedDataset, open: &[(usize, &Coding, Place)]) -> Vec<usize> {
    let uppers = upper_keys(dataset);
    let mut above: HashSet<(Id, Id, u32, Option<Valence>)> = HashSet::new();
    for (_, coding, place) in open {
        for &upper in uppers.get(coding.code_key as usize).into_iter().flatten() {
            above.insert((place.segment, coding.coder, upper, None));
            above.insert((place.segment, coding.coder, upper, Some(coding.valence)));
        }
    }
    open.iter()
        .filter(|(_, coding, place)| {
            let valence = Some(coding.valence).filter(|valence| *valence != Valence::Missing);
            above.contains(&(place.segment, coding.coder, coding.code_key, valence))
        })
        .map(|(at, _, _)| *at)
        .collect()
}

/// Codings that another coder made before.
fn of_two_coders(open: &[(usize, &Coding, Place)]) -> Vec<usize> {
    let mut first: HashMap<(Id, u32, Valence), Id> = HashMap::new();
    open.iter()
        .filter(|(_, coding, place)| {
            let key = (place.segment, coding.code_key, coding.valence);
            *first.entry(key).or_insert(coding.coder) != coding.coder
        })
        .map(|(at, _, _)| *at)
        .collect()
}

/// For each code key the keys of the codes above it in its path: by the names without what says the
/// valence, and by the names as written, for `Cost > Barrier` stands below `Cost`.
fn upper_keys(dataset: &CodedDataset) -> Vec<Vec<u32>> {
    let mut uppers: Vec<Vec<u32>> = vec![Vec::new(); dataset.code_keys.len()];
    for written in [false, true] {
        // A tree of steps, one for each place beside which the codes stand.
        let mut roots: HashMap<(Id, Id, Id), u32> = HashMap::new();
        let mut steps: HashMap<(u32, &str), u32> = HashMap::new();
        let mut next = 0_u32;
        let mut keys_at: HashMap<u32, Vec<u32>> = HashMap::new();
        let mut ways: Vec<Vec<u32>> = Vec::with_capacity(dataset.code_keys.len());
        for (at, key) in (0..).zip(&dataset.code_keys) {
            let code = if written || key.bare_code == NONE { key.code } else { key.bare_code };
            let path = steps_of_path(dataset.code_texts.text(code).unwrap_or(""));
            let mut new = || {
                next += 1;
                next
            };
            let place = (key.domain, key.construct, key.theme);
            let mut node = *roots.entry(place).or_insert_with(&mut new);
            let mut way = Vec::new();
            if path.len() <= MOST_STEPS {
                for step in path {
                    node = *steps.entry((node, step)).or_insert_with(&mut new);
                    way.push(node);
                }
            }
            if let Some(last) = way.pop() {
                keys_at.entry(last).or_default().push(at);
            }
            ways.push(way);
        }
        for (way, uppers) in ways.iter().zip(&mut uppers) {
            uppers.extend(way.iter().filter_map(|node| keys_at.get(node)).flatten());
        }
    }
    uppers
}
