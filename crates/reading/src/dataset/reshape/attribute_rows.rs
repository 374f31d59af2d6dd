//! Rows of a matrix with a column a participant that say who they are: role, site, age.
//!
//! Takes a table and which of its columns are people; gives those rows and the table without them. Never takes a
//! row for one that stands among codes, or whose cells are valences.

use super::cells::count_of;
use super::melt::{Line, MeltPlan};
use super::{Seen, names};
use crate::dataset::headers::{self, EXACT};
use crate::dataset::word_list::listed;
use crate::dataset::{Role, valence_of_word};
use crate::fold::fold_word;
use crate::format::Table;
use crate::valence::Valence;

/// Names of what is told of people beside their group and site; folded.
const ATTRIBUTES: &str = "age,age group,gender,sex,experience,years of experience,years in practice,education,\
    ethnicity,country,region,setting,organisation,organization,department,date,interview date,duration,interviewer,\
    language,alter,geschlecht,erfahrung,berufserfahrung,bildung,land,alder,kon,kjonn,koen,erfarenhet,erfaring,edad,sexo,\
    genero,experiencia,pais,genre,anciennete,pays,eta,sesso,esperienza,leeftijd,geslacht,ervaring,ika,sukupuoli,idade";

/// Those of them that no code is called, so that numbers and marks tell of people too.
const OF_PEOPLE: &str = "age,age group,gender,sex,alter,geschlecht,alder,kon,kjonn,koen,edad,sexo,genero,genre,eta,sesso,\
    leeftijd,geslacht,ika,sukupuoli,idade";

/// What a row says of each of the people.
#[derive(Debug, Clone)]
pub(super) struct Attribute {
    /// The row's label.
    pub name: String,
    /// What it says under each column of the table.
    pub texts: Vec<String>,
}

/// The rows at the top or at the end of a table with a column a participant that say who those are, and the table
/// without them; `None` where there are none.
pub(super) fn find(seen: &Seen<'_>) -> Option<(Table, Vec<Attribute>)> {
    let people: Vec<usize> =
        seen.columns().filter(|&column| names::owner(seen.header(column)).is_some()).collect();
    if people.len() < 2 {
        return None;
    }
    let label = |row: usize| {
        let mut others = seen.columns().filter(|column| !people.contains(column));
        others.find_map(|column| Some(seen.cell(row, column)).filter(|text| !text.is_empty()))
    };
    let is_blank = |row: usize| seen.columns().all(|column| seen.cell(row, column).is_empty());
    let says_who = |row: usize| {
        let key = fold_word(label(row).unwrap_or(""));
        let named = headers::candidates(&key);
        let of_group = named.iter().any(|(role, weight)| {
            *weight >= EXACT && matches!(role, Role::Group | Role::Site | Role::Source)
        });
        let texts = || people.iter().map(|&at| seen.cell(row, at)).filter(|text| !text.is_empty());
        let are_words = texts().all(|text| {
            let says = valence_of_word(text).is_some_and(|one| one != Valence::Missing);
            count_of(text, seen.decimal).is_none() && !says
        });
        // A code may be called so too: its cells are marks or valences, as those of other codes are.
        let marks = || {
            texts().all(|text| {
                let says = valence_of_word(text).is_some_and(|one| one != Valence::Missing);
                says || ["0", "1", "x", "X", "✓", "✔"].contains(&text)
            })
        };
        // What the other rows say too is said of a code that is called so (`Staff`).
        let as_others = || {
            let known = |text: &str| {
                if count_of(text, seen.decimal).is_some() {
                    return false;
                }
                let mut others = seen.rows().filter(|other| *other != row);
                others.any(|other| people.iter().any(|&at| seen.cell(other, at) == text))
            };
            texts().all(known)
        };
        let is_attribute =
            || listed(OF_PEOPLE, &key) || listed(ATTRIBUTES, &key) && !marks() && !as_others();
        texts().next().is_some() && (of_group && are_words && !as_others() || is_attribute())
    };
    let run = |rows: &mut dyn Iterator<Item = usize>| -> Vec<usize> {
        rows.filter(|&row| !is_blank(row)).take_while(|&row| says_who(row)).collect()
    };
    let mut rows = run(&mut seen.rows());
    if rows.is_empty() {
        rows = run(&mut seen.rows().rev());
        rows.reverse();
    }
    let filled = seen.rows().filter(|&row| !is_blank(row)).count();
    if rows.is_empty() || rows.len() >= filled {
        return None;
    }
    let attributes = rows.iter().map(|&row| Attribute {
        name: label(row).unwrap_or("").to_owned(),
        texts: seen.columns().map(|column| seen.cell(row, column).to_owned()).collect(),
    });
    let attributes = attributes.collect();
    Some((seen.table.without_rows(&rows), attributes))
}

/// Says of each column of people what its attributes are.
pub(super) fn add(plan: &mut MeltPlan, attributes: &[Attribute]) {
    plan.column_heads.extend(attributes.iter().map(|attribute| attribute.name.clone()));
    for (column, line) in plan.columns.iter_mut().enumerate() {
        if let Line::Cells(says) = line {
            let texts = attributes.iter().map(|attribute| attribute.texts.get(column));
            says.extend(texts.map(|text| text.cloned().unwrap_or_default()));
        }
    }
}
