//! Codings that the user set aside as wrong: they stay in the data and count nowhere.

use std::collections::{HashMap, HashSet};

use super::Input;
use crate::checksum::crc32;
use crate::dataset::{CodedDataset, Coding, Standing};
use crate::pulse;
use crate::valence::Valence;

/// A coding that the user set aside, by where it stands and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAsideCoding {
    /// Position of its file among the inputs.
    pub file: u32,
    /// Position of its sheet among the file's; 0 where there are none.
    pub sheet: u32,
    /// Row of the sheet or file, 1-based, header counted.
    pub row: u64,
    /// Column as it was read, 0-based, where the coding is one cell of a table.
    pub column: Option<u32>,
    /// The code, as passages name it.
    pub code: String,
    /// Its valence.
    pub valence: Valence,
    /// Checksum (CRC-32) of the passage's words; that of none where there is no passage.
    pub check: u32,
    /// Checksum of who says it under which labels; see [`said_by`].
    pub said_by: u32,
}

/// Checksum (CRC-32) of who a coding is of, who made it, and all of its labels: what tells it from others of its row
/// without a name.
pub fn said_by(dataset: &CodedDataset, coding: &Coding) -> u32 {
    let record = &dataset.records[coding.record];
    let key = &dataset.code_keys[coding.code_key];
    let labels = [key.domain, key.construct, key.theme, key.code];
    let labels = labels.map(|label| dataset.code_texts.text(label).unwrap_or_default());
    let who = [
        dataset.participants.text(record.participant),
        dataset.sources.text(record.source),
        dataset.coders.text(coding.coder),
    ];
    let parts = who.into_iter().map(Option::unwrap_or_default).chain(labels);
    crc32(parts.collect::<Vec<_>>().join("\n").as_bytes())
}

/// The code of a coding as passages name it: the most exact of its labels.
pub fn code_of<'a>(dataset: &'a CodedDataset, coding: &Coding) -> &'a str {
    let key = &dataset.code_keys[coding.code_key];
    let code = key.code.or(key.construct).or(key.theme).or(key.domain);
    dataset.code_texts.text(code).unwrap_or_default()
}

/// Sets codings aside, before anything is compared with them, and writes down how many of those wanted were not found:
/// what is not in the data, or says something else now.
pub(super) fn mark(dataset: &mut CodedDataset, inputs: &[Input<'_>], wanted: &[SetAsideCoding]) {
    if wanted.is_empty() {
        return;
    }
    let mut by_row: HashMap<(u32, u64), Vec<&SetAsideCoding>> = HashMap::new();
    for one in wanted {
        by_row.entry((one.file, one.row)).or_default().push(one);
    }
    let find = |dataset: &CodedDataset, coding: &Coding| {
        let record = &dataset.records[coding.record];
        let of_row = by_row.get(&(record.file, record.row.into()))?;
        let table = inputs.get(record.file as usize).map(|input| input.table);
        let column = record.column.and_then(|column| table?.origin_place(column));
        let column = column.map(|place| place.index);
        let check = crc32(dataset.excerpt(record).as_bytes());
        of_row.iter().position(|one| {
            one.sheet == record.sheet
                && one.column == column
                && one.valence == coding.valence
                && one.check == check
                && one.code == code_of(dataset, coding)
                && one.said_by == said_by(dataset, coding)
        })
    };
    let marks: Vec<Option<(u32, u64, usize)>> = dataset
        .codings
        .iter()
        .map(|coding| {
            pulse::beat(1);
            // A rating beside codings counts nowhere as it is.
            let found = (coding.standing != Standing::OnlyRates).then(|| find(dataset, coding))?;
            let record = &dataset.records[coding.record];
            Some((record.file, record.row.into(), found?))
        })
        .collect();
    let mut count = 0;
    let mut found = HashSet::new();
    for (coding, mark) in dataset.codings.iter_mut().zip(marks) {
        if let Some(mark) = mark {
            coding.standing = Standing::SetAside;
            count += u64::from(coding.count);
            found.insert(mark);
        }
    }
    dataset.account.set_aside = count;
    dataset.account.set_aside_lost = wanted.len().saturating_sub(found.len()) as u64;
}
