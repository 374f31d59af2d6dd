//! Files and sheets that list codes beside the codings of others.
//!
//! Takes the files of a study; gives them with their lists of codes. Never takes codings for a list: what only may
//! be one is one where the codings of another table name its codes.

use std::collections::HashSet;
use std::rc::Rc;

use super::files::StudyFile;
use super::own::OwnCodes;
use crate::dataset::{ColumnGuess, Role, listed_beside_codings, listed_codes};
use crate::fold::look_alike_key;
use crate::format::Table;

/// The codes that a sheet beside the codings lists, or may list.
fn of_sheet(file: &str, sheet: &str, table: &Table) -> Option<OwnCodes> {
    let codes = listed_beside_codings(table)?;
    Some(OwnCodes::new(&format!("{file}: {sheet}"), sheet, codes, true))
}

/// The files, those that only may be lists of codes taken for such where the codings of others name their codes, and
/// sheets beside the codings that list codes.
pub(super) fn found(files: Vec<StudyFile>) -> Vec<StudyFile> {
    let coded = |file: &&StudyFile| {
        file.own.as_ref().is_none_or(|own| !own.alone)
            && !file.may_list()
            && file.source.table.rows() > 0
    };
    let mut labels: HashSet<String> = HashSet::new();
    for file in files.iter().filter(coded) {
        labels_of(file.table(), file.guessed(), &mut labels);
    }
    // A list of codes with how often each was applied counts where nothing else does.
    let counts = !files.iter().any(|file| coded(&file));
    files
        .into_iter()
        .map(|file| {
            let sheets = file.beside.iter().enumerate().filter_map(|(at, sheet)| {
                let own = of_sheet(&file.name, &sheet.name, &sheet.table)?;
                let is_sure = listed_codes(&sheet.table).is_some();
                (is_sure || own.is_named_by(&labels)).then(|| (at, Rc::new(own)))
            });
            let sheets = sheets.collect();
            file.listing_codes(|own| own.is_named_by(&labels), counts, sheets)
        })
        .collect()
}

/// The labels of codings, folded; nothing of a table that says neither who, where, how nor how often.
fn labels_of(table: &Table, columns: &[ColumnGuess], labels: &mut HashSet<String>) {
    let says_more = columns.iter().any(|column| {
        matches!(
            column.role,
            Role::Participant
                | Role::Source
                | Role::Site
                | Role::Group
                | Role::Valence
                | Role::Excerpt
                | Role::Segment
                | Role::Count
                | Role::Rating
                | Role::CodeColumn { .. }
        )
    });
    if !says_more {
        return;
    }
    for (at, column) in columns.iter().enumerate() {
        match &column.role {
            Role::Code | Role::Construct | Role::Theme => {
                labels.extend(table.texts_of(at).iter().map(look_alike_key));
            }
            Role::CodeColumn { .. } => {
                labels.insert(look_alike_key(&column.name));
            }
            _ => {}
        }
    }
}
