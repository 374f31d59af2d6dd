//! What was done with a study on the program's own account: the most harmful first. Where there is nothing
//! of it, and no question, everything was recognised.

use std::collections::BTreeSet;

use super::MappingRow;
use super::families;
use super::files::StudyFile;
use super::finding::{Finding, FindingKind, changes_numbers};
use super::people;
use super::study::Study;
use super::totals_said;
use crate::analysis::{Columns, stand_in_one_row};
use crate::dataset::{
    ColumnGuess, Counting, DuplicateKind, LeftOutReason, Reason, Role, letter_for_valence,
    looks_like, word_for_valence,
};
use crate::diag::{LabelOf, Place, Warning, WarningKind};
use crate::format::How;
use crate::framework::{Match, own_file};
use crate::ids::{CodeTextId, slot_mut};
use crate::order::sort_by_key;
use crate::valence::Valence;

/// Names of codes that are looked at for letters.
const MOST_NAMES: usize = 1000;

/// All findings of a study, the most harmful first, and otherwise in the order of the files.
pub(super) fn findings(study: &Study) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, (file, columns)) in study.files.iter().zip(&study.columns).enumerate() {
        if study.coded.contains(&at) {
            found.extend(of_file(study, at, columns));
            let here = Place { file: Some(file.name.clone()), ..Place::default() };
            let totals = totals_said::warnings(file, columns, &study.dataset.account.left_out);
            found.extend(totals.iter().filter_map(noticed));
            let is_told = |name: &String| {
                let told = totals.iter().map(|one| (&one.kind, &one.at));
                told.filter(|(_, at)| at.as_ref().is_some_and(|at| at.column.is_some())).any(
                    |(kind, _)| matches!(kind, WarningKind::TotalDiffers { name: own, .. } if own == name),
                )
            };
            // A column of totals that differ is said once.
            let is_said = |warning: &Warning| match &warning.kind {
                WarningKind::ColumnsNotCounted { columns } => !columns.iter().all(is_told),
                _ => true,
            };
            let said = families::warnings(file, columns).into_iter().filter(is_said);
            found.extend(said.filter_map(|warning| noticed(&warning.at(here.clone()))));
        }
    }
    let of_files = study.files.iter().flat_map(|file| file.warnings.iter());
    let filters = || study.settings.table.filter.iter().flatten();
    let of_coders = filters().any(|filter| filter.by == Columns::Coder);
    let is_decided = |warning: &&Warning| match &warning.kind {
        WarningKind::LookAlikes { one, other, of: LabelOf::Code } if warning.count == 1 => {
            let is_one = |text: &str| text == one || text == other;
            let options = &study.settings.table;
            stand_in_one_row(is_one, options, &study.dataset, &study.matched.mapping)
        }
        WarningKind::SameFiles { .. }
        | WarningKind::RowsAgain { .. }
        | WarningKind::SameSheets { .. } => {
            study.settings.doubles.contains_key(&DuplicateKind::SameFile)
        }
        WarningKind::EarlierVersion { .. } => {
            study.settings.doubles.contains_key(&DuplicateKind::EarlierVersion)
        }
        WarningKind::SummaryOfCodings { .. } => {
            study.settings.doubles.contains_key(&DuplicateKind::Summary)
        }
        WarningKind::ConsensusAmongCoders { .. } => of_coders,
        // One round alone counts.
        WarningKind::CodedInRounds { column, .. } => filters().any(|filter| {
            let group = study.dataset.attributes.first().filter(|one| one.is_group);
            let is_of = match &filter.by {
                Columns::Attribute(name) => name == column,
                by => *by == Columns::Group && group.is_some_and(|one| one.name == *column),
            };
            is_of && filter.keep.len() == 1
        }),
        WarningKind::OneOfAttributes { taken: (name, _), .. } => {
            study.settings.files.values().any(|file| file.attribute.as_ref() == Some(name))
        }
        _ => false,
    };
    let all = of_files.chain(study.warnings.iter()).filter(|warning| !is_decided(warning));
    found.extend(all.filter_map(noticed));
    found.extend(no_valence(study));
    found.extend(framework_guessed(study));
    let account = &study.dataset.account;
    for reason in LeftOutReason::ALL {
        let mut rows = account.left_out.iter().filter(|row| row.reason == reason);
        // A passage that nobody coded, and a cell in which nobody rated, are no data; what is no coding the user
        // says.
        let is_data = !matches!(
            reason,
            LeftOutReason::SelectionWithoutCode
                | LeftOutReason::NotRated
                | LeftOutReason::NotACoding
        );
        if is_data && let Some(first) = rows.next() {
            found.push(Finding {
                kind: FindingKind::LeftOut { reason },
                count: 1 + rows.count() as u64,
                at: Some(first.at.clone()),
            });
        }
    }
    for one in &account.doubles {
        // Of files that say the same each is named with the other.
        let is_named = matches!(
            one.kind,
            DuplicateKind::SameFile | DuplicateKind::EarlierVersion | DuplicateKind::Summary
        );
        let is_guess = !study.settings.doubles.contains_key(&one.kind) && !is_named;
        // Those that only read alike count each beside those that count once.
        if is_guess && one.counting == Counting::Once && one.alike > 0 {
            let kind = FindingKind::CountedEach { duplicate: one.kind };
            found.push(Finding { kind, count: one.alike, at: None });
        }
        if is_guess && one.counting == Counting::Once {
            let kind = FindingKind::CountedOnce { duplicate: one.kind };
            found.push(Finding { kind, count: one.found - one.alike, at: None });
        }
        // Of sources that share a name the account says how many there are.
        if is_guess && one.counting == Counting::Each && one.kind != DuplicateKind::SourcesOfOneName
        {
            let kind = FindingKind::CountedEach { duplicate: one.kind };
            found.push(Finding { kind, count: one.found, at: None });
        }
    }
    sort_by_key(&mut found, |one| one.kind.rank());
    found
}

/// For each file that none of its codings has a valence although names of it, of its sheets, columns or codes speak
/// of some; the first such name.
fn no_valence(study: &Study) -> Vec<Finding> {
    if study.undecided.is_some() {
        return Vec::new();
    }
    let dataset = &study.dataset;
    // For each file its codings that count, and whether any has a valence.
    let mut of_files: Vec<(u64, bool)> = vec![(0, false); study.coded.len()];
    let mut codes: Vec<BTreeSet<CodeTextId>> = vec![BTreeSet::new(); study.coded.len()];
    for coding in &dataset.codings {
        let file = dataset.records[coding.record].file as usize;
        if let (Some((count, any)), Some(codes)) =
            (slot_mut(&mut of_files, file), slot_mut(&mut codes, file))
        {
            *count += if coding.counts(false) { u64::from(coding.count) } else { 0 };
            *any |= coding.valence != Valence::Missing;
            if codes.len() < MOST_NAMES {
                codes.extend(dataset.code_keys[coding.code_key].code);
            }
        }
    }
    // Where none has any, one is enough.
    let all_silent = of_files.iter().all(|(_, any)| !any);
    let all: u64 = of_files.iter().map(|(count, _)| count).sum();
    let of_files = study.coded.iter().zip(of_files).zip(codes);
    let silent = of_files.filter(|((_, (count, any)), _)| *count > 0 && !any);
    let found = silent.filter_map(|((&at, (count, _)), codes)| {
        let (file, columns) = study.files.get(at).zip(study.columns.get(at))?;
        let names = codes.into_iter().filter_map(|code| dataset.code_texts.text(Some(code)));
        let names: Vec<String> = names.map(str::to_owned).collect();
        let (word, column) = word_of(file, columns, &names)?;
        let at = Some(Place { file: Some(file.name.clone()), ..Place::default() });
        Some(Finding { kind: FindingKind::NoValence { word, column }, count, at })
    });
    let mut found: Vec<Finding> = found.collect();
    if all_silent {
        found.truncate(1);
        found.iter_mut().for_each(|one| one.count = all);
    }
    found
}

/// The first word for a valence in a header or value of a file's columns, in the names of the file and its sheets,
/// or as letters in those of its codes; with the header of the column.
fn word_of(
    file: &StudyFile,
    columns: &[ColumnGuess],
    codes: &[String],
) -> Option<(String, Option<String>)> {
    let own = file.own_table().headers().iter().map(|header| (header, header));
    let texts = columns.iter().filter(|column| column.role != Role::Excerpt);
    let samples =
        texts.flat_map(|column| column.samples.iter().map(move |text| (&column.name, text)));
    let sheets: &[String] = match &file.source.reading.how {
        How::Workbook(workbook) => match &workbook.sheet {
            Some(sheet) => std::slice::from_ref(sheet),
            None => &workbook.sheets_joined,
        },
        _ => &[],
    };
    let word = |text: &String| word_for_valence(text).map(str::to_owned);
    let in_columns =
        || own.chain(samples).find_map(|(column, text)| Some((word(text)?, Some(column.clone()))));
    let in_names =
        || std::iter::once(&file.name).chain(sheets).find_map(|name| Some((word(name)?, None)));
    let of_letters = || {
        let column = columns.iter().find(|column| column.role == Role::Code);
        Some((letter_for_valence(codes)?, column.map(|column| column.name.clone())))
    };
    in_columns().or_else(in_names).or_else(of_letters)
}

/// That a published framework was taken although no label says more than a single word and some are only called like
/// its items, or although it knows less than half of them.
fn framework_guessed(study: &Study) -> Option<Finding> {
    let framework = &study.matched.framework;
    let id = framework.id.as_ref().filter(|_| study.settings.framework.is_none())?;
    let fit = framework.candidates.iter().find(|one| one.id == *id)?;
    let is_alike = |row: &MappingRow| !row.chosen && !matches!(row.found, Match::Exact { .. });
    let by_words = fit.telling == 0 && study.matched.rows.iter().any(is_alike);
    let is_guess = own_file(id).is_none() && (by_words || 2 * fit.matched < fit.labels);
    let (known, labels) = (fit.matched, fit.labels);
    is_guess.then(|| Finding {
        kind: FindingKind::FrameworkGuessed { id: id.clone(), known, labels },
        count: u64::from(known),
        at: None,
    })
}

fn noticed(warning: &Warning) -> Option<Finding> {
    changes_numbers(&warning.kind)?;
    let kind = FindingKind::Noticed { warning: warning.kind.clone() };
    Some(Finding { kind, count: warning.count, at: warning.at.clone() })
}

/// What was done with a file as a whole.
fn of_file(study: &Study, at: usize, columns: &[ColumnGuess]) -> Vec<Finding> {
    let Some(file) = study.files.get(at) else { return Vec::new() };
    let here = Some(Place { file: Some(file.name.clone()), ..Place::default() });
    let mut found = Vec::new();
    let mut add = |kind, count| found.push(Finding { kind, count, at: here.clone() });
    let chosen = study.settings.files.get(&file.name);
    if let How::Workbook(workbook) = &file.source.reading.how {
        let is_chosen = chosen.is_some_and(|settings| settings.read.sheet.is_some());
        let joined = people::joined_sheets(&study.people, at, file);
        let joined: Vec<&str> = joined.chain(file.names_of_code_sheets()).collect();
        let not_read = workbook.sheets_left_out.iter();
        let sheets: Vec<String> =
            not_read.filter(|name| !joined.contains(&name.as_str())).cloned().collect();
        if !sheets.is_empty() && !is_chosen {
            let count = sheets.len() as u64;
            add(FindingKind::SheetsNotRead { sheets }, count);
        }
        if workbook.filled_down > 0 {
            add(FindingKind::MergedCellsFilled, workbook.filled_down);
        }
    }
    if let Some(prepared) = &file.prepared {
        let asked = |name: &&String| chosen.is_some_and(|file| file.fill_down.contains(*name));
        let columns: Vec<String> =
            prepared.names.iter().filter(|name| !asked(name)).cloned().collect();
        let count = columns.len() as u64;
        if count > 0 {
            add(FindingKind::LabelsFilledDown { columns }, count);
        }
    }
    for guess in columns.iter().filter(|guess| guess.reason != Reason::Chosen) {
        if let Some(role) = looks_like(guess) {
            let kind = FindingKind::ColumnAside { column: guess.name.clone(), looks_like: role };
            add(kind, 1);
        }
    }
    found
}
