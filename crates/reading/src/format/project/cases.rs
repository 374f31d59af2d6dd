//! Which cases a source and a passage belong to.
//!
//! A case names sources, selections or ranges, or a source or passage is coded with the case instead of a
//! code (NVivo). A passage inside a selection or range of a case belongs to it too.

use std::collections::{HashMap, HashSet};

use super::Budget;
use super::model::Project;
use super::spans::Span;
use crate::diag::Result;

/// The cases of each source and of each passage, as positions in ascending order.
pub(super) struct Memberships {
    /// By source.
    pub of_source: Vec<Vec<usize>>,
    /// By passage; those of its source are not repeated.
    pub of_passage: Vec<Vec<usize>>,
}

/// A range that belongs to a case.
struct Stretch {
    case: usize,
    start: i64,
    end: i64,
}

/// A passage: where it begins, where it ends, and its position.
type Extent = (i64, i64, usize);

/// A place that ranges can be compared in: the source, and its text for a range of characters.
type Ground = (usize, Option<usize>);

/// Finds the cases of everything.
///
/// # Errors
/// There are more memberships than the budget allows.
pub(super) fn memberships(project: &Project, budget: &mut Budget) -> Result<Memberships> {
    let mut found = Memberships {
        of_source: vec![Vec::new(); project.sources.len()],
        of_passage: vec![Vec::new(); project.passages.len()],
    };
    if project.cases.is_empty() {
        return Ok(found);
    }
    direct(project, &mut found);
    let mut grounds: HashMap<Ground, (Vec<Stretch>, Vec<Extent>)> = HashMap::new();
    for (at, passage) in project.passages.iter().enumerate() {
        let Some((text, start, end)) = passage.span.range() else { continue };
        let (stretches, passages) = grounds.entry((passage.source, text)).or_default();
        passages.push((start, end, at));
        for &case in found.of_passage.get(at).into_iter().flatten() {
            stretches.push(Stretch { case, start, end });
        }
    }
    ranges(project, &mut grounds, &mut found, budget)?;
    for (stretches, passages) in grounds.into_values() {
        inside(stretches, passages, &mut found.of_passage, budget)?;
    }
    for list in found.of_source.iter_mut().chain(&mut found.of_passage) {
        list.sort_unstable();
        list.dedup();
    }
    for (list, passage) in found.of_passage.iter_mut().zip(&project.passages) {
        if let Some(of_source) = found.of_source.get(passage.source) {
            list.retain(|case| of_source.binary_search(case).is_err());
        }
    }
    Ok(found)
}

/// What is named by an identifier.
fn direct(project: &Project, found: &mut Memberships) {
    let sources = project.sources.iter().enumerate().map(|(at, source)| (source.id.as_str(), at));
    let sources: HashMap<&str, usize> = sources.collect();
    let named = project.passages.iter().enumerate().filter(|(_, one)| !one.id.is_empty());
    let passages: HashMap<&str, usize> =
        named.map(|(at, passage)| (passage.id.as_str(), at)).collect();
    let mut cases: HashMap<&str, usize> = HashMap::new();
    for (at, case) in project.cases.iter().enumerate() {
        if !case.id.is_empty() {
            cases.entry(case.id.as_str()).or_insert(at);
        }
        for source in &case.sources {
            if let Some(list) =
                sources.get(source.as_str()).and_then(|source| found.of_source.get_mut(*source))
            {
                list.push(at);
            }
        }
        for selection in &case.selections {
            if let Some(list) = passages
                .get(selection.as_str())
                .and_then(|passage| found.of_passage.get_mut(*passage))
            {
                list.push(at);
            }
        }
    }
    for (at, passage) in project.passages.iter().enumerate() {
        for coding in &passage.codings {
            let Some(&case) = cases.get(coding.target.as_str()) else { continue };
            let is_whole = matches!(passage.span, Span::Whole);
            let list = if is_whole {
                found.of_source.get_mut(passage.source)
            } else {
                found.of_passage.get_mut(at)
            };
            if let Some(list) = list {
                list.push(case);
            }
        }
    }
}

/// What belongs to a case by a range of its source's text: the passages inside, which the grounds are for,
/// and those that are no part of the text, since nothing tells where in it they would stand.
fn ranges(
    project: &Project,
    grounds: &mut HashMap<Ground, (Vec<Stretch>, Vec<Extent>)>,
    found: &mut Memberships,
    budget: &mut Budget,
) -> Result<()> {
    if project.cases.iter().all(|case| case.ranges.is_empty()) {
        return Ok(());
    }
    let texts = project.texts.iter().enumerate();
    let texts: HashMap<usize, usize> = texts.map(|(text, item)| (item.source, text)).collect();
    let mut beside: HashMap<usize, Vec<usize>> = HashMap::new();
    for (at, passage) in project.passages.iter().enumerate() {
        if matches!(passage.span, Span::Area(_) | Span::Time { .. }) {
            beside.entry(passage.source).or_default().push(at);
        }
    }
    for (case, item) in project.cases.iter().enumerate() {
        let mut sources = HashSet::new();
        for &(source, start, end) in &item.ranges {
            let ground = grounds.entry((source, texts.get(&source).copied())).or_default();
            ground.0.push(Stretch { case, start, end });
            let beside = beside.get(&source).filter(|_| sources.insert(source));
            for &at in beside.into_iter().flatten() {
                budget.take(size_of::<usize>())?;
                if let Some(list) = found.of_passage.get_mut(at) {
                    list.push(case);
                }
            }
        }
    }
    Ok(())
}

/// Gives each passage the cases that one of the stretches around it belongs to, in one sweep.
fn inside(
    stretches: Vec<Stretch>,
    mut passages: Vec<Extent>,
    of_passage: &mut [Vec<usize>],
    budget: &mut Budget,
) -> Result<()> {
    if stretches.is_empty() {
        return Ok(());
    }
    let mut stretches = joined(stretches);
    stretches.sort_unstable_by_key(|one| one.start);
    passages.sort_unstable();
    let mut coming = stretches.into_iter().peekable();
    let mut open: Vec<Stretch> = Vec::new();
    for (start, end, at) in passages {
        while let Some(one) = coming.next_if(|one| one.start <= start) {
            open.push(one);
        }
        open.retain(|one| one.end >= start);
        let Some(list) = of_passage.get_mut(at) else { continue };
        budget.take(open.len() * size_of::<usize>())?;
        list.extend(open.iter().filter(|one| one.end >= end).map(|one| one.case));
    }
    Ok(())
}

/// Stretches of one case that touch, as one; so at one position there is one a case at most.
fn joined(mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    stretches.sort_unstable_by_key(|one| (one.case, one.start));
    let mut joined: Vec<Stretch> = Vec::new();
    for one in stretches {
        match joined.last_mut() {
            Some(last) if last.case == one.case && one.start <= last.end => {
                last.end = last.end.max(one.end);
            }
            _ => joined.push(one),
        }
    }
    joined
}
