//! A sheet that lists codes under headers of somebody's own, known by what its columns hold.
//!
//! Takes a table; gives the columns that name its codes, from the top level down, and the one that says what
//! they mean, or nothing. A table with a person, a source, a passage, a coder, a count or a valence in it
//! holds codings. Never takes a list in which a code stands twice.

use std::collections::HashSet;

use super::Role;
use super::headers::candidates;
use super::profile::Profile;
use super::weigh::{is_label, is_valence_by_values};
use super::word_list::listed;
use crate::format::{DecimalMark, Table};

/// Fewest codes of such a list: one described code is as well a finding.
const FEWEST_CODES: usize = 2;
/// Mean length of names, in characters, from which they are passages.
const LONG_NAME: f64 = 80.0;

/// Words of headers over what a code means or when it is given, in the languages of the headers.
const DEFINES: &str = "definition,definitions,description,descriptions,explanation,meaning,criteria,criterion,\
    guideline,guidelines,instruction,instructions,define,kodierregel,regel,definisjon,beskrivning,\
    beskrivelse,beschreibung,maaritelma,kuvaus,definicion,descripcion,definizione,descrizione,definicao,\
    descricao,definitie,beschrijving";
/// Words of headers over where in a tree of codes a code stands.
const LEVELS: &str = "level,tier,niva,niveau,ebene,taso,nivel,livello";
/// Words of headers over what else is said of a code.
const EXPLAINS: &str = "example,examples,exemplar,exemplars,sample,heuristic,heuristics,when,include,exclude,\
    includes,excludes,inclusion,exclusion,rule,rules,note,notes,memo,comment,comments,anchor,ankerbeispiel,\
    beispiel,exempel,eksempel,esimerkki,ejemplo,exemple,esempio,exemplo,voorbeeld,keywords,origin,color,colour";

/// Where a list of codes has its names and what they mean.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ListColumns {
    /// Columns that name the levels of a code, the lowest last.
    pub names: Vec<usize>,
    /// The column that says what the codes mean.
    pub meaning: Option<usize>,
}

/// The columns of a list of codes; `None` where a table is none. `keys` are its folded headers.
pub(super) fn columns(keys: &[String], table: &Table) -> Option<ListColumns> {
    let has = |key: &str, list: &str| key.split(' ').any(|word| listed(list, word));
    let defines: Vec<usize> = (0..keys.len())
        .filter(|&at| keys.get(at).is_some_and(|key| has(key, DEFINES) || has(key, LEVELS)))
        .collect();
    if defines.is_empty() || table.rows() < FEWEST_CODES {
        return None;
    }
    let mut labels: Vec<(usize, Profile<'_>)> = Vec::new();
    let mut meaning = None;
    for (at, key) in keys.iter().enumerate() {
        let profile = Profile::new(table, at, DecimalMark::Point);
        if profile.filled == 0 {
            continue;
        }
        if defines.contains(&at) {
            meaning = meaning.or(Some(at).filter(|_| has(key, DEFINES)));
            continue;
        }
        if has(key, EXPLAINS) {
            continue;
        }
        let numbers_the_list = profile.all_differ() && profile.mostly(profile.whole, 1.0);
        let roles = candidates(key);
        let says_coding = roles.iter().any(|(role, _)| {
            matches!(
                role,
                Role::Participant
                    | Role::Source
                    | Role::Segment
                    | Role::Excerpt
                    | Role::Coder
                    | Role::Group
                    | Role::Site
                    | Role::Count
                    | Role::Rating
            )
        });
        if numbers_the_list && roles.iter().all(|(role, _)| !matches!(role, Role::Count)) {
            continue;
        }
        if says_coding || is_valence_by_values(&profile) || profile.mostly(profile.marks, 0.5) {
            return None;
        }
        if roles.iter().any(|(role, _)| is_label(role)) {
            labels.push((at, profile));
        }
    }
    // The lowest level is filled in every row that says anything of a code, and short enough for a name.
    let (lowest, profile) = labels.iter().rfind(|(_, one)| one.distinct() >= FEWEST_CODES)?;
    if profile.mean_length() > LONG_NAME || profile.mostly(profile.whole, 0.5) {
        return None;
    }
    let names: Vec<usize> = labels.iter().map(|(at, _)| *at).filter(|at| at <= lowest).collect();
    let mut seen = HashSet::new();
    let told_apart = (0..table.rows()).all(|row| {
        let path: Vec<&str> = names.iter().map(|&at| table.text(row, at).trim()).collect();
        path.last().is_none_or(|name| name.is_empty()) || seen.insert(path)
    });
    (told_apart && seen.len() >= FEWEST_CODES).then_some(ListColumns { names, meaning })
}
