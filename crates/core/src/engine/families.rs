//! Columns that are alike: what they were taken for, what is asked, and what is said of them.

use super::files::StudyFile;
use super::study::Study;
use super::{FamilyView, Question};
use crate::dataset::{ColumnGuess, FamilyKind, Reason, Role, Shape};
use crate::diag::{Warning, WarningKind};
use crate::schema::counts::EXCERPT;
use crate::valence::Valence;

/// Families of columns that may be several things, as long as nobody has said which.
pub(super) fn questions(file: &StudyFile) -> impl Iterator<Item = Question> {
    let own = file.own_table();
    file.asked.iter().filter_map(move |family| {
        let header = |column: &usize| own.headers().get(*column).cloned();
        let columns: Vec<String> = family.columns.iter().filter_map(header).collect();
        let decided = columns.iter().any(|header| file.is_decided(header));
        let (file, choices) = (file.name.clone(), family.choices.clone());
        (!decided).then_some(Question::ColumnFamily { file, columns, choices })
    })
}

/// All families of a file's columns with what they were taken for, those that the user decided first.
pub(super) fn views(study: &Study, file: &StudyFile, columns: &[ColumnGuess]) -> Vec<FamilyView> {
    let chosen = study.settings.files.get(&file.name).map(|settings| &settings.families);
    let chosen = chosen.into_iter().flatten();
    let mut found: Vec<FamilyView> = chosen
        .map(|(header, kind)| FamilyView { columns: vec![header.clone()], kind: *kind })
        .collect();
    let taken = match file.reshaped.as_ref().map(|reshaped| reshaped.reading.shape) {
        Some(Shape::People) => Some(FamilyKind::Participants),
        Some(Shape::Coders) => Some(FamilyKind::Coders),
        Some(Shape::CoderCodes) => Some(FamilyKind::CodersAndCodes),
        Some(Shape::CodeColumns) if file.table().headers().iter().any(|one| one == EXCERPT) => {
            Some(FamilyKind::Passages)
        }
        Some(Shape::CodeColumns) => Some(FamilyKind::Valences),
        _ => None,
    };
    let taken = taken.map(|kind| FamilyView { columns: file.family.to_vec(), kind });
    let asked = questions(file).filter_map(|question| match question {
        Question::ColumnFamily { columns, choices, .. } => {
            Some(FamilyView { columns, kind: choices.first()?.kind })
        }
        _ => None,
    });
    let aside = columns.iter().filter(|column| column.reason == Reason::NotCounted);
    let columns: Vec<String> = aside.map(|column| column.name.clone()).collect();
    let aside = FamilyView { columns, kind: FamilyKind::Aside };
    for family in taken.into_iter().chain(asked).chain([aside]) {
        let known = |header: &String| found.iter().any(|one| one.columns.contains(header));
        if family.columns.iter().any(known) {
            let of_family = found
                .iter_mut()
                .find(|one| one.columns.iter().any(|header| family.columns.contains(header)));
            if let Some(one) = of_family.filter(|one| one.columns.len() < family.columns.len()) {
                let first = one.columns.first().cloned();
                let others = family.columns.iter().filter(|header| Some(*header) != first.as_ref());
                one.columns = first.iter().chain(others).cloned().collect();
            }
        } else if !family.columns.is_empty() {
            found.push(family);
        }
    }
    found
}

/// What was taken together or left aside of a family of columns without the user having said so.
pub(super) fn warnings(file: &StudyFile, columns: &[ColumnGuess]) -> Vec<Warning> {
    let mut found = Vec::new();
    let asked = |name: &String| {
        file.is_decided(name)
            || questions(file).any(
                |asked| matches!(asked, Question::ColumnFamily { columns, .. } if columns.contains(name)),
            )
    };
    if let Some(shape) = file.reshaped.as_ref().map(|reshaped| reshaped.reading.shape)
        && !file.family.iter().any(asked)
    {
        let columns = file.family.to_vec();
        let count = columns.len() as u64;
        let kind = match shape {
            Shape::People => Some(WarningKind::ColumnsArePeople { columns }),
            Shape::Coders | Shape::CoderCodes => Some(WarningKind::ColumnsAreCoders { columns }),
            Shape::Slots => Some(WarningKind::ColumnsAreSlots { columns }),
            Shape::CodeColumns => Some(WarningKind::ColumnsAreCodes { columns }),
            _ => None,
        };
        found.extend(kind.map(|kind| Warning::new(kind).times(count)));
    }
    let refused = file
        .refused
        .iter()
        .map(|(column, _)| Warning::new(WarningKind::FamilyNotTaken { column: column.clone() }));
    found.extend(refused);
    let mut words: Vec<(String, Valence)> = Vec::new();
    let mut cut_short = 0;
    for column in columns {
        if let (Reason::WordCutShort { word }, Role::CodeColumn { valence, .. }) =
            (&column.reason, &column.role)
        {
            cut_short += 1;
            if !words.iter().any(|(known, _)| known == word) {
                words.push((word.clone(), *valence));
            }
        }
    }
    if cut_short > 0 {
        found.push(Warning::new(WarningKind::WordsCutShort { words }).times(cut_short));
    }
    let aside = columns.iter().filter(|column| column.reason == Reason::NotCounted);
    let aside: Vec<String> = aside.map(|column| column.name.clone()).collect();
    if !aside.is_empty() {
        let count = aside.len() as u64;
        let kind = WarningKind::ColumnsNotCounted { columns: aside };
        found.push(Warning::new(kind).times(count));
    }
    found
}
