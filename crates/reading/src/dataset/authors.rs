//! Studies that are named by who wrote them and when, in two columns.
//!
//! Takes a table; gives it with each study named by both together. Never takes years beside names of
//! which each has one: they tell no studies apart.

use std::collections::HashMap;

use super::Role;
use super::headers::{self, EXACT};
use super::word_list::listed;
use crate::diag::{Warning, WarningKind};
use crate::fold::{fold_word, trim};
use crate::format::Table;
use crate::schema::counts::STUDY;

/// Names of columns for who wrote a study, and for when; folded.
const AUTHORS: &str = "author,authors,author s,first author,lead author,study author,author name,forfattare,forfatter,\
    forfattere,forsteforfatter,forsta forfattare,autor,autoren,erstautor,autores,primer autor,auteur,auteurs,\
    premier auteur,autore,autori,primo autore,tekija,tekijat,kirjoittaja,kirjoittajat,eerste auteur,primeiro autor,\
    autorzy,作者,第一作者,著者,저자";
const YEARS: &str = "year,publication year,year of publication,pub year,year published,published,date,ar,artal,\
    publiceringsar,utgivelsesar,udgivelsesar,jahr,erscheinungsjahr,publikationsjahr,vuosi,julkaisuvuosi,ano,\
    ano de publicacion,ano de publicacao,annee,annee de publication,anno,anno di pubblicazione,jaar,\
    jaar van publicatie,rok,rok publikacji,年份,发表年份,年,出版年,연도";

/// True for the folded name of a column of authors.
pub(super) fn names_authors(key: &str) -> bool {
    listed(AUTHORS, key)
}

/// True for the folded name of a column of years.
pub(super) fn names_years(key: &str) -> bool {
    listed(YEARS, key)
}

/// The table with its studies named by author and year, where an author wrote several, and what is said of it.
pub fn with_studies(table: &Table) -> Option<(Table, Warning)> {
    let (author, year) = authors_and_years(table)?;
    let text = |row| format!("{} {}", trim(table.text(row, author)), trim(table.text(row, year)));
    let named = table.with_texts(author, STUDY, |row| trim(&text(row)).to_owned())?;
    let header = |column: usize| table.headers().get(column).cloned().unwrap_or_default();
    let kind = WarningKind::AuthorsWithYears { columns: [header(author), header(year)] };
    Some((named, Warning::new(kind).times(table.rows() as u64)))
}

/// The columns of authors and years that name studies together: no other column names sources, all years have
/// four digits, and some author has several.
fn authors_and_years(table: &Table) -> Option<(usize, usize)> {
    let keys: Vec<String> = table.headers().iter().map(|header| fold_word(header)).collect();
    let author = keys.iter().position(|key| names_authors(key))?;
    let year = keys.iter().position(|key| names_years(key))?;
    let is_source = |(at, key): (usize, &String)| {
        let named = headers::candidates(key);
        at != author && named.iter().any(|(role, weight)| *role == Role::Source && *weight >= EXACT)
    };
    if keys.iter().enumerate().any(is_source) {
        return None;
    }
    let mut year_of: HashMap<&str, &str> = HashMap::new();
    let mut several = false;
    for row in 0..table.rows() {
        let (name, when) = (trim(table.text(row, author)), trim(table.text(row, year)));
        if name.is_empty() || when.is_empty() {
            continue;
        }
        if !is_year(when) {
            return None;
        }
        several |= *year_of.entry(name).or_insert(when) != when;
    }
    several.then_some((author, year))
}

fn is_year(text: &str) -> bool {
    let digits = text.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
    text.len() - digits.len() <= 1
        && digits.len() == 4
        && digits.parse().is_ok_and(|year: u32| (1900..2100).contains(&year))
}
