//! What is noticed of a file's columns: numbers that can be read in two ways, columns without a name, and
//! percentages where counts ought to stand.
//!
//! Takes files with the roles of their columns; gives warnings, or why nothing can be counted.

use std::collections::BTreeSet;

use super::Settings;
use super::files::StudyFile;
use crate::dataset::{
    ColumnGuess, Reason, Role, depends_on_mark, excludes_rows, has_mark_of_footnote,
    is_dash_for_none, is_example, names_owners, parse_count, several_people,
};
use crate::diag::{Error, ErrorKind, Place, Warning, WarningKind};
use crate::schema::position_of_unnamed;

/// Why nothing can be counted of a file: columns hold percentages or fractions that stand for its counts, and
/// no column counts.
pub(super) fn percentages(file: &StudyFile, columns: &[ColumnGuess]) -> Option<Error> {
    let counts =
        |column: &ColumnGuess| matches!(column.role, Role::Count | Role::CodeColumn { .. });
    let stands_for_counts = |column: &&ColumnGuess| {
        column.reason == Reason::Percentages && column.asked == Some(Role::Count)
    };
    let of_shares: Vec<String> =
        columns.iter().filter(stands_for_counts).map(|column| column.name.clone()).collect();
    (!of_shares.is_empty() && !columns.iter().any(counts))
        .then(|| Error::from(ErrorKind::Percentages { columns: of_shares }).in_file(&file.name))
}

/// Warnings of the columns of the files that hold codings.
pub(super) fn of_columns(
    files: &[StudyFile],
    columns: &[Vec<ColumnGuess>],
    coded: &[usize],
    settings: &Settings,
) -> Vec<Warning> {
    let coded = coded.iter().filter_map(|&at| files.get(at).zip(columns.get(at)));
    coded
        .flat_map(|(file, columns)| {
            let chosen = settings.files.get(&file.name).and_then(|file| file.read.decimal_mark);
            let marks = chosen.is_none().then(|| marks_guessed(file, columns)).flatten();
            let odd = odd_counts(file, columns);
            let divided = settings.files.get(&file.name).map(|file| &file.divided);
            let people = people_in_cells(file, columns)
                .into_iter()
                .filter(|(header, _)| divided.is_none_or(|divided| !divided.contains_key(header)));
            let people = people.map(|(_, warning)| warning);
            let others =
                without_name(file, columns).into_iter().chain(says_what_counts(file, columns));
            marks.into_iter().chain(odd).chain(others).chain(people).collect::<Vec<_>>()
        })
        .collect()
}

/// Counts that would be others if the other mark were the decimal one.
fn marks_guessed(file: &StudyFile, columns: &[ColumnGuess]) -> Option<Warning> {
    let (table, decimal) = (file.table(), file.source.reading.decimal_mark);
    let counts =
        |column: &ColumnGuess| matches!(column.role, Role::Count | Role::CodeColumn { .. });
    let of_counts: Vec<usize> =
        columns.iter().enumerate().filter(|(_, column)| counts(column)).map(|(at, _)| at).collect();
    let mut first: Option<Warning> = None;
    for row in 0..table.rows() {
        for &column in &of_counts {
            let text = table.text(row, column).trim();
            if !depends_on_mark(text, decimal) {
                continue;
            }
            let warning = first.get_or_insert_with(|| {
                let at = Place { file: Some(file.name.clone()), ..table.place(row, column) };
                let kind = WarningKind::MarksGuessed {
                    text: text.to_owned(),
                    count: parse_count(text, decimal),
                };
                Warning::new(kind).at(at).times(0)
            });
            warning.count += 1;
        }
    }
    first
}

/// Numbers that were read without the mark of a footnote, and dashes that were read as 0.
fn odd_counts(file: &StudyFile, columns: &[ColumnGuess]) -> Vec<Warning> {
    let (table, decimal) = (file.table(), file.source.reading.decimal_mark);
    let mut found: [Option<Warning>; 2] = [None, None];
    for (column, guess) in columns.iter().enumerate() {
        let is_wide = matches!(guess.role, Role::CodeColumn { .. });
        let rates = guess.role == Role::Rating;
        if !is_wide && !rates && guess.role != Role::Count {
            continue;
        }
        for row in 0..table.rows() {
            let text = table.text(row, column).trim();
            let kind = if !has_mark_of_footnote(text, decimal, rates) {
                // In a long table a dash is no count.
                (is_wide && is_dash_for_none(text)).then_some(WarningKind::DashesAsZero)
            } else {
                Some(WarningKind::MarksOfFootnotes { text: text.to_owned() })
            };
            let Some(kind) = kind else { continue };
            let [marks, dashes] = &mut found;
            let slot = if kind == WarningKind::DashesAsZero { dashes } else { marks };
            let warning = slot.get_or_insert_with(|| {
                let at = Place { file: Some(file.name.clone()), ..table.place(row, column) };
                Warning::new(kind).at(at).times(0)
            });
            warning.count += 1;
        }
    }
    found.into_iter().flatten().collect()
}

/// Cells of people, documents, groups and places that name several, by the header of their column.
fn people_in_cells(file: &StudyFile, columns: &[ColumnGuess]) -> Vec<(String, Warning)> {
    let table = file.table();
    let mut found = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let owns =
            matches!(column.role, Role::Participant | Role::Source | Role::Group | Role::Site);
        if !owns || !names_owners(&column.name) {
            continue;
        }
        let texts = table.texts_of(at);
        let mut names: Vec<&str> = texts.iter().collect();
        names.sort_unstable();
        let several: BTreeSet<&str> = several_people(&names).into_iter().collect();
        let are_several = texts.rows_where(|name| several.contains(name));
        let mut rows = (0..table.rows()).filter(|row| are_several.has(*row));
        let Some(row) = rows.next() else { continue };
        let text = texts.at(row);
        let place = Place { file: Some(file.name.clone()), ..table.place(row, at) };
        let kind =
            WarningKind::SeveralPeople { column: column.name.clone(), text: text.to_owned() };
        let count = 1 + rows.count() as u64;
        found.push((column.name.clone(), Warning::new(kind).at(place).times(count)));
    }
    found
}

/// Columns that may say which rows are to count, where all of them do.
fn says_what_counts(file: &StudyFile, columns: &[ColumnGuess]) -> Vec<Warning> {
    let table = file.table();
    let warning = |(at, column): (usize, &ColumnGuess)| {
        let is_aside = matches!(column.role, Role::Ignored | Role::Attribute | Role::Group)
            && column.reason != Reason::Chosen
            && (column.distinct > 1 || column.distinct == 1 && column.blank > 0);
        let owns = matches!(column.role, Role::Participant | Role::Source | Role::Segment)
            && column.reason != Reason::Chosen;
        if !is_aside && !owns {
            return None;
        }
        let texts = table.texts_of(at);
        let says = is_aside && excludes_rows(&column.name, texts.iter().map(str::trim));
        let examples = || {
            let rows = texts.iter().zip(texts.rows_of());
            rows.filter(|(text, _)| is_example(text)).map(|(_, rows)| *rows).sum::<usize>()
        };
        let concerned = match says {
            true => texts.filled(),
            false if owns => examples(),
            false => 0,
        };
        let place = Place { file: Some(file.name.clone()), row: None, ..table.place(0, at) };
        let kind = WarningKind::RowsMayNotCount { column: column.name.clone() };
        (concerned > 0).then(|| Warning::new(kind).at(place).times(concerned as u64))
    };
    columns.iter().enumerate().filter_map(warning).collect()
}

/// Columns without a name that hold something and say neither who, what nor how often.
fn without_name(file: &StudyFile, columns: &[ColumnGuess]) -> Vec<Warning> {
    let (table, decimal) = (file.table(), file.source.reading.decimal_mark);
    let unused = columns.iter().enumerate().filter(|(_, column)| {
        // As a table's reader names a column of which the header is blank. It may stand further on by now.
        position_of_unnamed(&column.name).is_some()
            && matches!(column.role, Role::Ignored | Role::Attribute)
            && column.reason != Reason::Chosen
            && column.distinct > 0
    });
    let warning = |(at, column): (usize, &ColumnGuess)| {
        let filled = || {
            let texts = (0..table.rows()).map(move |row| (row, table.text(row, at).trim()));
            texts.filter(|(_, text)| !text.is_empty())
        };
        // Programs that write tables number their rows in a column without a name.
        let numbered = |(nth, (_, text)): (usize, (usize, &str))| {
            parse_count(text, decimal)
                .is_some_and(|count| [nth, nth + 1].contains(&(count as usize)))
        };
        if position_of_unnamed(&column.name) == Some(1) && filled().enumerate().all(numbered) {
            return None;
        }
        let numbers = filled().map(|(_, text)| parse_count(text, decimal).map(u64::from));
        let sum = numbers.sum::<Option<u64>>();
        let first = filled().next()?.0;
        let place = Place { file: Some(file.name.clone()), ..table.place(first, at) };
        let kind = WarningKind::ColumnWithoutName { column: column.name.clone(), sum };
        Some(Warning::new(kind).at(place).times(filled().count() as u64))
    };
    unused.filter_map(warning).collect()
}
