//! The passages that the user collected to quote: where each stands, and what of it may leave.

use std::collections::{BTreeMap, BTreeSet};

use super::passage::{Collected, Excerpt, PickedPassage};
use super::study::Study;
use crate::analysis::{Columns, Unit};
use crate::dataset::{CodedDataset, Coding, Standing, code_of, said_by};
use crate::diag::Place;
use crate::ids::Id;
use crate::words::paper as words;

/// The passages that were collected, in the user's order, each with its position among the codings.
pub(super) fn found(study: &Study) -> Vec<(&PickedPassage, Option<(usize, Excerpt)>)> {
    let picked = &study.settings.quotes;
    let mut all: Vec<_> = picked.iter().map(|picked| (picked, None)).collect();
    if picked.is_empty() || study.settings.disclosure.keeps_back() {
        return all;
    }
    let dataset = &*study.dataset;
    let rows: BTreeSet<u64> = picked.iter().map(|picked| picked.row).collect();
    for (at, coding) in dataset.codings.iter().enumerate() {
        let row = u64::from(dataset.records[coding.record].row);
        // Few rows hold any: what a passage is, is worked out for those alone.
        if !rows.contains(&row) || coding.standing == Standing::SetAside {
            continue;
        }
        let Some(excerpt) = excerpt(study, dataset, coding) else { continue };
        let own = PickedPassage::from(&excerpt);
        if let Some((_, found)) =
            all.iter_mut().find(|(picked, found)| found.is_none() && **picked == own)
        {
            *found = Some((at, excerpt));
        }
    }
    all
}

/// The passages that were collected, for the page.
pub(super) fn collected(study: &Study) -> Vec<Collected> {
    let told = |(picked, found): (&PickedPassage, Option<(usize, Excerpt)>)| Collected {
        picked: picked.clone(),
        excerpt: found.map(|(_, excerpt)| excerpt),
    };
    found(study).into_iter().map(told).collect()
}

/// Pseudonyms of who spoke, made for one file in the order in which they are asked for. Which is whose is told
/// nowhere.
#[derive(Debug, Default)]
pub(super) struct Speakers(BTreeMap<(bool, usize), usize>);

impl Speakers {
    /// The pseudonym of whoever a coding is of: the participant, or else the source.
    pub fn name(&mut self, dataset: &CodedDataset, coding: usize) -> String {
        let record = dataset.codings.get(coding).map(|coding| &dataset.records[coding.record]);
        let who = record.and_then(|record| {
            let participant = record.participant.map(|id| (true, id.position()));
            participant.or(record.source.map(|id| (false, id.position())))
        });
        let Some(who) = who else { return words::NOBODY.to_owned() };
        let next = 1 + self.0.keys().filter(|(is_person, _)| *is_person == who.0).count();
        let unit = if who.0 { Unit::Participants } else { Unit::Sources };
        words::pseudonym(unit, *self.0.entry(who).or_insert(next))
    }
}

/// Whether columns say who spoke, beside which a pseudonym would be none.
pub(super) fn names_speakers(columns: &Columns) -> bool {
    matches!(columns, Columns::Participant | Columns::Source)
}

/// Whether columns name people or what stands for one, be it who spoke or who coded.
pub(super) fn names_people(columns: &Columns) -> bool {
    names_speakers(columns) || *columns == Columns::Coder
}

/// A coding as the passage that it was applied to.
pub(super) fn excerpt(study: &Study, dataset: &CodedDataset, coding: &Coding) -> Option<Excerpt> {
    let record = &dataset.records[coding.record];
    let own = |text: Option<&str>| text.map(str::to_owned);
    let group = dataset.attributes.iter().position(|attribute| attribute.is_group);
    let group = group.and_then(|at| {
        let value = dataset.attribute_value(coding.record, at);
        dataset.attributes.get(at)?.labels.text(value)
    });
    let file = study.coded.get(record.file as usize).and_then(|&at| study.files.get(at));
    Some(Excerpt {
        text: dataset.excerpt(record).to_owned(),
        participant: own(dataset.participants.text(record.participant)),
        source: own(dataset.sources.text(record.source)),
        group: own(group),
        code: code_of(dataset, coding).to_owned(),
        coder: own(dataset.coders.text(coding.coder)),
        valence: coding.valence,
        count: coding.count,
        said_by: said_by(dataset, coding),
        at: Place {
            file: file.map(|file| file.name.clone()),
            sheet: file.and_then(|file| {
                file.source.table.sheet_name(record.sheet as usize).map(str::to_owned)
            }),
            row: Some(record.row.into()),
            column: file.and_then(|file| file.table().origin_place(record.column?)),
            ..Place::default()
        },
    })
}
