//! What was done with a study on the program's own account: the most harmful first. Where there is nothing
//! of it, and no question, everything was recognised.

use super::MappingRow;
use super::families;
use super::finding::{Finding, FindingKind, changes_numbers};
use super::people;
use super::study::Study;
use crate::analysis::Columns;
use crate::dataset::{
    ColumnGuess, Counting, DuplicateKind, LeftOutReason, Reason, Role, letter_for_valence,
    looks_like, word_for_valence,
};
use crate::diag::{Place, Warning, WarningKind};
use crate::format::How;
use crate::framework::{Match, own_file};
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
            let said = families::warnings(file, columns).into_iter();
            found.extend(said.filter_map(|warning| noticed(&warning.at(here.clone()))));
        }
    }
    let of_files = study.files.iter().flat_map(|file| file.warnings.iter());
    let mut filters = study.settings.table.filter.iter().flatten();
    let of_coders = filters.any(|filter| filter.by == Columns::Coder);
    let is_decided = |warning: &&Warning| match warning.kind {
        WarningKind::SameFiles { .. } => {
            study.settings.doubles.contains_key(&DuplicateKind::SameFile)
        }
        WarningKind::ConsensusAmongCoders { .. } => of_coders,
        _ => false,
    };
    let of_study = study.warnings.iter().filter(|warning| !is_decided(warning));
    found.extend(of_files.chain(of_study).filter_map(noticed));
    found.extend(no_valence(study));
    found.extend(framework_guessed(study));
    let account = &study.dataset.account;
    for reason in LeftOutReason::ALL {
        let mut rows = account.left_out.iter().filter(|row| row.reason == reason);
        // A passage that nobody coded, and a cell in which nobody rated, are no data.
        let is_data =
            !matches!(reason, LeftOutReason::SelectionWithoutCode | LeftOutReason::NotRated);
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
        let is_guess =
            !study.settings.doubles.contains_key(&one.kind) && one.kind != DuplicateKind::SameFile;
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

/// That no coding has a valence although names of files, sheets, columns or codes speak of some; the first such
/// name.
fn no_valence(study: &Study) -> Option<Finding> {
    let dataset = &study.dataset;
    let all_missing = !dataset.codings.is_empty()
        && dataset.codings.iter().all(|coding| coding.valence == Valence::Missing);
    if !all_missing || study.undecided.is_some() {
        return None;
    }
    let of_files =
        study.coded.iter().filter_map(|&at| study.files.get(at).zip(study.columns.get(at)));
    let mut in_columns = of_files.clone().flat_map(|(file, columns)| {
        let own = file.own_table().headers().iter().map(move |header| (file, header, header));
        let samples =
            columns.iter().filter(|column| column.role != Role::Excerpt).flat_map(move |column| {
                column.samples.iter().map(move |text| (file, &column.name, text))
            });
        own.chain(samples)
    });
    let mut in_names = of_files.flat_map(|(file, _)| {
        let sheets: &[String] = match &file.source.reading.how {
            How::Workbook(workbook) => match &workbook.sheet {
                Some(sheet) => std::slice::from_ref(sheet),
                None => &workbook.sheets_joined,
            },
            _ => &[],
        };
        std::iter::once(&file.name).chain(sheets).map(move |name| (file, name))
    });
    let of_letters = || {
        let names: Vec<String> =
            dataset.code_texts.iter().take(MOST_NAMES).map(str::to_owned).collect();
        let letter = letter_for_valence(&names)?;
        let (file, columns) =
            study.coded.iter().find_map(|&at| study.files.get(at).zip(study.columns.get(at)))?;
        let codes = columns.iter().find(|column| column.role == Role::Code);
        Some((file, letter, codes.map(|column| column.name.clone())))
    };
    let (file, word, column) = in_columns
        .find_map(|(file, column, text)| {
            Some((file, word_for_valence(text)?.to_owned(), Some(column.clone())))
        })
        .or_else(|| {
            let word = |name| word_for_valence(name).map(str::to_owned);
            in_names.find_map(|(file, name)| Some((file, word(name)?, None)))
        })
        .or_else(of_letters)?;
    let at = Some(Place { file: Some(file.name.clone()), ..Place::default() });
    let kind = FindingKind::NoValence { word, column };
    let counted = dataset.codings.iter().filter(|coding| coding.counts(false));
    Some(Finding { kind, count: counted.map(|coding| u64::from(coding.count)).sum(), at })
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
