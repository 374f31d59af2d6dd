//! Decisions on how files, columns, rows and names were read.

use std::collections::{BTreeMap, BTreeSet};

use super::{by_program, by_user, in_column, in_file};
use crate::analysis::{Unit, name};
use crate::dataset::{CodersFrom, LeftOutReason, PeopleWithin, Reason, Role};
use crate::diag::{NameOf, Warning};
use crate::engine::families;
use crate::engine::finding::{Finding, FindingKind};
use crate::engine::findings::findings;
use crate::engine::settings::FileSettings;
use crate::engine::study::Study;
use crate::format::ReadOptions;
use crate::ids::ValueIdx;
use crate::pulse;
use crate::words::audit::reading::{self as words, ReadPart};
use crate::words::audit::{Concerned, Decision, DecisionKind};
use crate::words::errors;

/// What was decided of files, and what was read of them.
pub(super) fn of_files(study: &Study, settings: &BTreeMap<String, FileSettings>) -> Vec<Decision> {
    let account = &study.dataset.account;
    let (rows, used) = (account.rows_read, account.rows_used);
    let files = study.files.len() as u64;
    let read = words::files_read(files, rows, used, account.codings_read);
    let mut found = vec![
        by_program(DecisionKind::FilesRead, read)
            .of(account.codings_read, Concerned::Of(Unit::Codings)),
    ];
    for (at, file) in study.files.iter().enumerate() {
        let here = in_file(&file.name);
        if let Some(codes) = file.listed(&study.settings) {
            let sentence = words::lists_codes(codes.into());
            found.push(by_program(DecisionKind::FilesRead, sentence).at(here));
        } else if !study.coded.contains(&at) {
            let rows = file.table().rows() as u64;
            let sentence = words::lists_people(rows);
            found.push(
                by_program(DecisionKind::FilesRead, sentence).at(here).of(rows, Concerned::Rows),
            );
        } else {
            found.extend(taken(study, at));
        }
    }
    for (name, settings) in settings {
        if study.files.iter().any(|file| file.name == *name) {
            found.extend(of_file(study, name, settings));
        } else {
            found.push(by_user(DecisionKind::WithoutEffect, words::NO_SUCH_FILE).at(in_file(name)));
        }
    }
    for reason in LeftOutReason::ALL {
        let mut rows = account.left_out.iter().filter(|row| row.reason == reason);
        if let Some(first) = rows.next() {
            let count = 1 + rows.count() as u64;
            let sentence = crate::words::places::capitalised(&words::left_out(reason, count));
            let left_out = by_program(DecisionKind::RowsLeftOut, sentence);
            found.push(left_out.at(Some(first.at.clone())).of(count, Concerned::Rows));
        }
    }
    found
}

/// What the program took a file's table and columns for.
fn taken(study: &Study, at: usize) -> Vec<Decision> {
    let Some((file, columns)) = study.files.get(at).zip(study.columns.get(at)) else {
        return Vec::new();
    };
    let here = || in_file(&file.name);
    let mut found = Vec::new();
    if let Some(reshaped) = &file.reshaped {
        let turned = by_program(DecisionKind::TableTurned, words::turned(reshaped.reading.shape));
        found.push(turned.at(here()).of(reshaped.table.rows() as u64, Concerned::Rows));
    }
    for family in families::views(study, file, columns) {
        let is_chosen = family.columns.iter().any(|header| file.is_decided(header));
        if !is_chosen {
            let count = family.columns.len() as u64;
            let sentence = words::family(&family.columns, family.kind);
            let taken = by_program(DecisionKind::ColumnFamily, sentence);
            found.push(taken.at(here()).of(count, Concerned::Columns));
        }
    }
    let own = columns.iter().filter(|column| column.reason != Reason::Chosen);
    let (unused, used): (Vec<_>, Vec<_>) = own.partition(|column| column.role == Role::Ignored);
    let roles: Vec<(String, Role)> =
        used.iter().map(|column| (column.name.clone(), column.role.clone())).collect();
    if !roles.is_empty() {
        let sentence = words::roles(&roles, unused.len() as u64);
        let count = roles.len() as u64;
        let taken = by_program(DecisionKind::ColumnRole, sentence);
        found.push(taken.at(here()).of(count, Concerned::Columns));
    }
    found
}

/// What the user decided of a file.
fn of_file(study: &Study, name: &str, settings: &FileSettings) -> Vec<Decision> {
    let FileSettings {
        read,
        roles,
        divided,
        codes_before_colons,
        valence,
        sums_left_out,
        sum_columns_counted,
        rows_below_left_out,
        totals_counted,
        attribute,
        as_it_is,
        people_aside,
        families,
        fill_down,
    } = settings;
    let here = || in_file(name);
    let of_file = |kind, sentence: &str| by_user(kind, sentence).at(here());
    let mut found = Vec::new();
    let parts = read_parts(read);
    if !parts.is_empty() {
        found.push(of_file(DecisionKind::ReadAs, &words::read_as(&parts)));
    }
    if *as_it_is {
        found.push(of_file(DecisionKind::TableAsItIs, words::AS_IT_IS));
    }
    for (header, kind) in families {
        let sentence = words::family(std::slice::from_ref(header), *kind);
        let place = in_column(study, name, header);
        found.push(by_user(DecisionKind::ColumnFamily, sentence).at(place));
    }
    for (header, role) in roles {
        let sentence = words::role(header, role);
        let chosen = by_user(DecisionKind::ColumnRole, sentence).at(in_column(study, name, header));
        found.push(match filled_rows(study, name, header) {
            Some(rows) => chosen.of(rows, Concerned::Rows),
            None => chosen,
        });
    }
    if !fill_down.is_empty() {
        let headers: Vec<String> = fill_down.iter().cloned().collect();
        let filled = of_file(DecisionKind::LabelsFilledDown, &words::filled_down(&headers));
        found.push(filled.of(headers.len() as u64, Concerned::Columns));
    }
    for (header, is_divided) in divided {
        let sentence = words::divided(header, *is_divided);
        let place = in_column(study, name, header);
        found.push(by_user(DecisionKind::CellsDivided, sentence).at(place));
    }
    if let Some(taken) = codes_before_colons {
        found.push(of_file(DecisionKind::CodesBeforeColons, words::codes_before_colons(*taken)));
    }
    if *people_aside {
        found.push(of_file(DecisionKind::PeopleListAside, words::PEOPLE_ASIDE));
    }
    if *sums_left_out {
        found.push(of_file(DecisionKind::SumsLeftOut, words::SUMS_LEFT_OUT));
    }
    if *rows_below_left_out {
        found.push(of_file(DecisionKind::RowsBelowLeftOut, words::ROWS_BELOW_LEFT_OUT));
    }
    if *sum_columns_counted {
        found.push(of_file(DecisionKind::SumColumnsCounted, words::SUM_COLUMNS_COUNTED));
    }
    if *totals_counted {
        found.push(of_file(DecisionKind::TotalsCounted, words::TOTALS_COUNTED));
    }
    if let Some(name) = attribute {
        found.push(of_file(DecisionKind::OneOfAttributes, &words::attribute(name)));
    }
    if let Some(valence) = valence {
        let sentence = crate::words::audit::codes::of_file(*valence);
        let taken = of_file(DecisionKind::ValenceOfFile, &sentence);
        found.push(taken.of(codings_of(study, name), Concerned::Of(Unit::Codings)));
    }
    found
}

/// How a file is to be read, part by part.
fn read_parts(read: &ReadOptions) -> Vec<(ReadPart, String)> {
    let ReadOptions {
        encoding,
        delimiter,
        sheet,
        header_row,
        header_rows,
        decimal_mark,
        lenient_quotes,
    } = read;
    let parts = [
        (ReadPart::Encoding, encoding.map(|chosen| name(&chosen))),
        (ReadPart::Delimiter, delimiter.map(|chosen| name(&chosen))),
        (ReadPart::Sheet, sheet.clone()),
        (ReadPart::HeaderRow, header_row.map(|row| row.to_string())),
        (ReadPart::HeaderRows, header_rows.map(|rows| rows.to_string())),
        (ReadPart::DecimalMark, decimal_mark.map(|chosen| name(&chosen))),
        (ReadPart::LenientQuotes, lenient_quotes.then(String::new)),
    ];
    parts.into_iter().filter_map(|(part, chosen)| Some((part, chosen?))).collect()
}

/// Rows of a file that have something in a column.
fn filled_rows(study: &Study, name: &str, header: &str) -> Option<u64> {
    let at = study.files.iter().position(|file| file.name == name)?;
    let column = study.columns.get(at)?.iter().find(|column| column.name == header)?;
    let rows = study.files.get(at)?.table().rows() as u64;
    Some(rows.saturating_sub(column.blank.into()))
}

/// Codings of a file that count.
fn codings_of(study: &Study, name: &str) -> u64 {
    let is_it = |at: &usize| study.files.get(*at).is_some_and(|file| file.name == name);
    let Some(file) = study.coded.iter().position(is_it) else { return 0 };
    let dataset = &study.dataset;
    let of_file = dataset
        .codings
        .iter()
        .filter(|coding| dataset.records[coding.record].file as usize == file);
    of_file.filter(|coding| coding.counts(false)).map(|coding| u64::from(coding.count)).sum()
}

/// Words for what is not known.
pub(super) fn unknown(chosen: Option<bool>) -> Option<Decision> {
    Some(by_user(DecisionKind::NamesForNobody, words::unknown_as_written(chosen?)))
}

/// Names that were taken for others.
pub(super) fn names(chosen: &BTreeMap<NameOf, BTreeMap<String, String>>) -> Vec<Decision> {
    let taken = |(of, names): (&NameOf, &BTreeMap<String, String>)| {
        let pairs: Vec<(String, String)> =
            names.iter().map(|(read, name)| (read.clone(), name.clone())).collect();
        let sentence = words::names(*of, &pairs);
        by_user(DecisionKind::NamesTakenForOne, sentence).of(pairs.len() as u64, Concerned::Values)
    };
    chosen.iter().filter(|(_, names)| !names.is_empty()).map(taken).collect()
}

/// Values of attributes that bear another label, by that label, each with the people who have it.
pub(super) fn values(
    study: &Study,
    chosen: &BTreeMap<String, BTreeMap<String, String>>,
) -> Vec<Decision> {
    let mut found = Vec::new();
    for (attribute, labels) in chosen {
        let at = study.dataset.attributes.iter().position(|known| known.name == *attribute);
        let known = at.and_then(|at| study.dataset.attributes.get(at));
        let mut merged: BTreeMap<&str, (Vec<String>, Option<ValueIdx>)> = BTreeMap::new();
        let mut without_effect = 0;
        for (read, label) in labels {
            let in_data = |known: &crate::dataset::Attribute| {
                known.values.iter().find(|(value, _)| value == read).map(|(_, value)| *value)
            };
            match known.and_then(in_data) {
                None => without_effect += 1,
                Some(value) => {
                    let (values, of) = merged.entry(label).or_default();
                    values.push(read.clone());
                    *of = Some(value);
                }
            }
        }
        for (label, (read, value)) in merged {
            let sentence = words::values(attribute, &read, label);
            let (number, unit) = people_with(study, at.unwrap_or_default(), value);
            let renamed = by_user(DecisionKind::ValuesRenamed, sentence);
            found.push(renamed.of(number, Concerned::Of(unit)));
        }
        if without_effect > 0 {
            let sentence = words::no_such_values(attribute, without_effect);
            let kept = by_user(DecisionKind::WithoutEffect, sentence);
            found.push(kept.of(without_effect, Concerned::Values));
        }
    }
    found
}

/// How many people have a value; where none are named, how many codings.
fn people_with(study: &Study, attribute: usize, value: Option<ValueIdx>) -> (u64, Unit) {
    let dataset = &study.dataset;
    pulse::beat(dataset.records.len());
    if dataset.participants.is_empty() {
        let with_value = dataset.codings.iter().filter(|coding| {
            coding.counts(false) && dataset.attribute_value(coding.record, attribute) == value
        });
        return (with_value.map(|coding| u64::from(coding.count)).sum(), Unit::Codings);
    }
    let mut people = BTreeSet::new();
    for (record, row) in dataset.records.iter() {
        if dataset.attribute_value(record, attribute) == value {
            people.extend(row.participant);
        }
    }
    (people.len() as u64, Unit::Participants)
}

/// Within what a name is one person's.
pub(super) fn people(chosen: Option<PeopleWithin>) -> Option<Decision> {
    Some(by_user(DecisionKind::ParticipantsWithin, words::participants_within(chosen?)))
}

/// Whether files' names name coders.
pub(super) fn coders(chosen: Option<CodersFrom>) -> Option<Decision> {
    Some(by_user(DecisionKind::CodersFromNames, words::coders_from(chosen?)))
}

/// What was noticed and changes a number, or may, that stands nowhere else among the decisions.
pub(super) fn noticed(study: &Study) -> Vec<Decision> {
    findings(study).into_iter().filter_map(|finding| of_finding(study, finding)).collect()
}

fn of_finding(study: &Study, finding: Finding) -> Option<Decision> {
    let Finding { kind, count, at } = finding;
    let (sentence, of) = match kind {
        // These are told with the rows that are left out, with what is there twice, and with the framework.
        FindingKind::LeftOut { .. }
        | FindingKind::CountedOnce { .. }
        | FindingKind::CountedEach { .. }
        | FindingKind::FrameworkGuessed { .. } => return None,
        FindingKind::LabelsFilledDown { columns } => {
            let filled = by_program(DecisionKind::LabelsFilledDown, words::filled_down(&columns));
            return Some(filled.at(at).of(count, Concerned::Columns));
        }
        FindingKind::Noticed { warning } => {
            let warning = Warning { kind: warning, at: None, count };
            (errors::warning(&warning), Concerned::AsSaid)
        }
        FindingKind::SheetsNotRead { sheets } => {
            (words::sheets_not_read(&sheets), Concerned::Sheets)
        }
        FindingKind::ColumnAside { column, looks_like } => {
            let file = at.as_ref().and_then(|at| at.file.clone()).unwrap_or_default();
            let aside = words::column_aside(&column, &looks_like);
            let noticed = by_program(DecisionKind::Noticed, aside);
            return Some(noticed.at(in_column(study, &file, &column)));
        }
        FindingKind::NoValence { word, column } => {
            (words::no_valence(&word, column.as_deref()), Concerned::Of(Unit::Codings))
        }
        FindingKind::MergedCellsFilled => (words::merged_cells(count), Concerned::Cells),
    };
    Some(by_program(DecisionKind::Noticed, sentence).at(at).of(count, of))
}
