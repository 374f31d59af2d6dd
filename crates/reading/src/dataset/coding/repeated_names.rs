//! Names of participants that begin again at each site or in each source.
//!
//! Takes the finished records; gives how many people there would be if names stood for one person at a site
//! or in a source alone. Never changes anything: whether `P1` of two places is one person, the user says.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::dataset::{CodedDataset, PeopleWithin, RepeatedPeople};
use crate::ids::{ParticipantId, SiteId, SourceId};

/// Fewest numbers from 1 on by which numbering is seen to begin again.
const FEWEST_NUMBERS: u32 = 2;

/// Finds names that may be several people's; `None` where each stands at one place, or where a place may
/// as well be the person's second interview.
pub(super) fn find(dataset: &CodedDataset) -> Option<RepeatedPeople> {
    let as_written = dataset.participants.len();
    let mut at_sites: HashSet<(ParticipantId, SiteId)> = HashSet::new();
    let mut in_sources: HashSet<(ParticipantId, SourceId)> = HashSet::new();
    for record in dataset.records.values() {
        let Some(person) = record.participant else { continue };
        at_sites.extend(record.site.map(|site| (person, site)));
        in_sources.extend(record.source.map(|source| (person, source)));
    }
    let more = |pairs: Vec<ParticipantId>| {
        let people: HashSet<ParticipantId> = pairs.iter().copied().collect();
        pairs.len() - people.len()
    };
    let found = |within, more: usize| RepeatedPeople {
        within,
        as_written: u32::try_from(as_written).unwrap_or(u32::MAX),
        apart: u32::try_from(as_written + more).unwrap_or(u32::MAX),
    };
    let by_site = more(at_sites.iter().map(|(person, _)| *person).collect());
    if by_site > 0 {
        return Some(found(PeopleWithin::Site, by_site));
    }
    let by_source = more(in_sources.iter().map(|(person, _)| *person).collect());
    (by_source > 0 && begin_again(dataset, &in_sources))
        .then(|| found(PeopleWithin::Source, by_source))
}

/// Whether the people of two sources at least are numbered from 1 on.
fn begin_again(dataset: &CodedDataset, in_sources: &HashSet<(ParticipantId, SourceId)>) -> bool {
    let mut numbers: BTreeMap<(SourceId, &str), BTreeSet<u32>> = BTreeMap::new();
    for (person, source) in in_sources {
        let Some(label) = dataset.participants.text(Some(*person)) else { continue };
        let stem = label.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let number = label.get(stem.len()..).and_then(|digits| digits.parse().ok());
        if let Some(number) = number {
            numbers.entry((*source, stem)).or_default().insert(number);
        }
    }
    let mut beginnings: BTreeMap<&str, u32> = BTreeMap::new();
    for ((_, stem), numbers) in &numbers {
        let from_one = (1..=FEWEST_NUMBERS).all(|number| numbers.contains(&number));
        *beginnings.entry(stem).or_default() += u32::from(from_one);
    }
    beginnings.values().any(|sources| *sources > 1)
}
