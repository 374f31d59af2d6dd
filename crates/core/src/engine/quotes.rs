//! The passages that the user collected to quote: where each stands, and what of it may leave.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Excerpt;
use super::answer::excerpt;
use super::study::Study;
use crate::analysis::{Columns, Unit};
use crate::checksum::crc32;
use crate::dataset::CodedDataset;
use crate::ids::Id;
use crate::words::paper as words;

/// A passage collected to be quoted, by where it stands: neither its words nor a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct PickedPassage {
    /// File.
    pub file: String,
    /// Sheet of a workbook.
    #[serde(default)]
    pub sheet: Option<String>,
    /// Row, 1-based, header counted.
    pub row: u64,
    /// Column, 0-based, where the row is one cell of a table.
    #[serde(default)]
    pub column: Option<u32>,
    /// The code.
    pub code: String,
    /// Checksum (CRC-32) of the words, so that no other passage is taken for it where the file is another one.
    pub check: u32,
}

impl From<&Excerpt> for PickedPassage {
    fn from(excerpt: &Excerpt) -> Self {
        Self {
            file: excerpt.at.file.clone().unwrap_or_default(),
            sheet: excerpt.at.sheet.clone(),
            row: excerpt.at.row.unwrap_or(0),
            column: excerpt.at.column.as_ref().map(|column| column.index),
            code: excerpt.code.clone(),
            check: crc32(excerpt.text.as_bytes()),
        }
    }
}

/// A passage that was collected.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Collected {
    /// Which.
    pub picked: PickedPassage,
    /// The passage; `None` where the data has none there that reads as it did, and where passages are kept from
    /// being told.
    pub excerpt: Option<Excerpt>,
}

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
        if !rows.contains(&row) {
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
