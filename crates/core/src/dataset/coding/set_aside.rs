//! Codings that the user set aside as wrong: they stay in the data and count nowhere.

use std::collections::HashMap;

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
}

/// The code of a coding as passages name it: the most exact of its labels.
pub fn code_of<'a>(dataset: &'a CodedDataset, coding: &Coding) -> &'a str {
    let key = &dataset.code_keys[coding.code_key];
    let code = key.code.or(key.construct).or(key.theme).or(key.domain);
    dataset.code_texts.text(code).unwrap_or_default()
}

/// Sets codings aside, before anything is compared with them. What was set aside and is not in the data, or says
/// something else now, has no effect.
pub(super) fn mark(dataset: &mut CodedDataset, inputs: &[Input<'_>], wanted: &[SetAsideCoding]) {
    if wanted.is_empty() {
        return;
    }
    let mut by_row: HashMap<(u32, u64), Vec<&SetAsideCoding>> = HashMap::new();
    for one in wanted {
        by_row.entry((one.file, one.row)).or_default().push(one);
    }
    let is_wanted = |dataset: &CodedDataset, coding: &Coding| {
        let record = &dataset.records[coding.record];
        let Some(of_row) = by_row.get(&(record.file, record.row.into())) else { return false };
        let table = inputs.get(record.file as usize).map(|input| input.table);
        let column = record.column.and_then(|column| table?.origin_place(column));
        let column = column.map(|place| place.index);
        let check = crc32(dataset.excerpt(record).as_bytes());
        of_row.iter().any(|one| {
            one.sheet == record.sheet
                && one.column == column
                && one.valence == coding.valence
                && one.check == check
                && one.code == code_of(dataset, coding)
        })
    };
    let marks: Vec<bool> = dataset
        .codings
        .iter()
        .map(|coding| {
            pulse::beat(1);
            is_wanted(dataset, coding)
        })
        .collect();
    let mut count = 0;
    for (coding, marked) in dataset.codings.iter_mut().zip(marks) {
        if marked {
            coding.standing = Standing::SetAside;
            count += u64::from(coding.count);
        }
    }
    dataset.account.set_aside = count;
}
