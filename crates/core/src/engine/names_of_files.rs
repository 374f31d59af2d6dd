//! What the names of several files say of all rows of each: a valence, a group.
//!
//! Takes the files of a study; gives them with what their names say. Never takes a name for what a column says.

use std::collections::HashMap;

use super::files::StudyFile;
use crate::dataset::{direction_of_file, groups_of_files, names_people};
use crate::fold::fold_word;
use crate::valence::Valence;

/// The files, each as one of the valence and of the group that its name says beside the others'.
pub(super) fn said_by_names(files: Vec<StudyFile>) -> Vec<StudyFile> {
    with_groups_of_names(with_valences_of_names(files))
}

/// Files of which some are called by barriers and some by facilitators, and say no valence otherwise, as those of
/// that valence.
fn with_valences_of_names(files: Vec<StudyFile>) -> Vec<StudyFile> {
    let directions: Vec<Option<Valence>> =
        files.iter().map(|file| direction_of_file(&file.name)).collect();
    let both = Valence::SIDES.iter().all(|valence| directions.contains(&Some(*valence)));
    let valence = |direction: Option<Valence>| direction.filter(|_| both);
    files.iter().zip(directions).map(|(file, one)| file.of_valence(valence(one))).collect()
}

/// Files that are called by what the people in them do (`nurses.csv`, `physicians.csv`), each as one of that group.
fn with_groups_of_names(files: Vec<StudyFile>) -> Vec<StudyFile> {
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    let mut groups = groups_of_files(&names);
    if groups.iter().all(Option::is_some) && share_people(&files) {
        groups.fill(None);
    }
    files.iter().zip(groups).map(|(file, group)| file.of_group(group)).collect()
}

/// True where somebody stands in several files, who is of no group that one of them names.
fn share_people(files: &[StudyFile]) -> bool {
    let mut known: HashMap<String, usize> = HashMap::new();
    files.iter().enumerate().any(|(at, file)| {
        let table = file.own_table();
        let columns = (0..table.width())
            .filter(|&column| table.headers().get(column).is_some_and(|name| names_people(name)));
        let mut people = columns
            .flat_map(|column| table.texts_of(column).iter().map(fold_word).collect::<Vec<_>>());
        people.any(|name| !name.is_empty() && *known.entry(name).or_insert(at) != at)
    })
}
