//! Files and sheets that list people, whose attributes are joined to the codings.
//!
//! Takes the files of a study with the roles of their columns; gives those that list people, as long as
//! another file holds codings. Never joins anything.

use super::Settings;
use super::files::{self, StudyFile};
use crate::dataset::{
    ColumnGuess, Input, OwnerNames, PeopleColumns, PeopleList, Role, Roles, list_of_people,
    tells_codings,
};

/// A list of people among the files of a study.
#[derive(Debug)]
pub(super) struct FoundList {
    /// Position of its file.
    pub file: usize,
    /// Position among the sheets beside the file's table; `None` where the file is the list.
    pub sheet: Option<usize>,
    /// Its columns.
    columns: PeopleColumns,
    roles: Roles,
    /// The user leaves it aside.
    pub aside: bool,
}

/// The lists of people among files.
pub(super) fn find(
    files: &[StudyFile],
    columns: &[Vec<ColumnGuess>],
    settings: &Settings,
) -> Vec<FoundList> {
    let listed = |file: &StudyFile| file.listed(settings).is_some();
    let holds = |file: &StudyFile, columns: &[ColumnGuess]| {
        file.source.reading.project().is_some()
            || file.reshaped.is_some()
            || columns.iter().any(tells_codings)
                && columns.iter().any(|column| names_codes(&column.role))
    };
    let all = || files.iter().zip(columns).enumerate();
    let coded: Vec<usize> = all()
        .filter(|(_, (file, columns))| !listed(file) && holds(file, columns))
        .map(|(at, _)| at)
        .collect();
    let is_sheet = |file: &StudyFile| !file.beside.is_empty();
    if coded.is_empty() || files.len() < 2 && !files.iter().any(is_sheet) {
        return Vec::new();
    }
    let of_codings = coded.iter().filter_map(|at| files.get(*at).zip(columns.get(*at)));
    let names = OwnerNames::of(of_codings.map(|(file, columns)| {
        (file.table(), columns.iter().map(|column| &column.role).collect())
    }));
    let mut found = Vec::new();
    for (at, (file, columns)) in all() {
        let aside = settings.files.get(&file.name).is_some_and(|file| file.people_aside);
        if coded.contains(&at) {
            for (sheet, beside) in file.beside.iter().enumerate() {
                let list = list_of_people(&beside.table, &beside.columns, &names);
                let list = list.filter(|list| is_worth_joining(list, &beside.columns));
                found.extend(list.map(|list| FoundList {
                    file: at,
                    sheet: Some(sheet),
                    columns: list,
                    roles: files::roles(&beside.columns),
                    aside,
                }));
            }
        } else if !listed(file) {
            let list = list_of_people(file.table(), columns, &names);
            found.extend(list.map(|list| FoundList {
                file: at,
                sheet: None,
                columns: list,
                roles: files::roles(columns),
                aside,
            }));
        }
    }
    found
}

/// Whether a sheet beside the codings is a list that can be joined: there is something to join, and either a
/// name is in the codings or a column is known for a group or a site.
fn is_worth_joining(list: &PeopleColumns, columns: &[ColumnGuess]) -> bool {
    let known = || {
        let of = |at: usize| columns.get(at).map(|column| &column.role);
        list.joined().any(|at| matches!(of(at), Some(Role::Group | Role::Site)))
    };
    list.joined().next().is_some() && (list.matches > 0 || known())
}

fn names_codes(role: &Role) -> bool {
    matches!(
        role,
        Role::Code | Role::Domain | Role::Construct | Role::Theme | Role::CodeColumn { .. }
    )
}

/// The lists that are joined, as the dataset takes them.
pub(super) fn joined<'a>(found: &'a [FoundList], files: &'a [StudyFile]) -> Vec<PeopleList<'a>> {
    let list = |found: &'a FoundList| {
        let file = files.get(found.file)?;
        let table = match found.sheet {
            None => file.table(),
            Some(sheet) => &file.beside.get(sheet)?.table,
        };
        let input = Input {
            file: &file.name,
            table,
            roles: &found.roles,
            decimal: file.source.reading.decimal_mark,
            is_project: false,
            codes: &[],
            coder: None,
            divided: None,
        };
        Some(PeopleList { input, columns: &found.columns })
    };
    found.iter().filter(|found| !found.aside).filter_map(list).collect()
}

/// Names of a file's sheets that are joined to the codings.
pub(super) fn joined_sheets<'a>(
    found: &'a [FoundList],
    at: usize,
    file: &'a StudyFile,
) -> impl Iterator<Item = &'a str> {
    let of_file = found.iter().filter(move |list| list.file == at && !list.aside);
    of_file.filter_map(|list| Some(file.beside.get(list.sheet?)?.name.as_str()))
}
