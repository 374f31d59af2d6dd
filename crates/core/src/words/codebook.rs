//! Sentences about a framework: where it was published, what an item of it is.

use super::places;
use crate::analysis::CrossTab;
use crate::framework::{Codebook, Item, codebook, own_file};

/// Name of a framework by its id: its short name and version, or the file of the study's own codes.
pub fn name(id: &str) -> String {
    match codebook(id) {
        Some(book) => book.title(),
        None => format!("the codes of “{}”", own_file(id).unwrap_or(id)),
    }
}

/// Name and publication of a framework; `None` for a codebook that was not published.
pub fn citation(book: &Codebook) -> Option<String> {
    let of = &book.citation;
    (!of.authors.is_empty()).then(|| {
        format!(
            "{}: {}. {}. {} {};{}. doi:{}.",
            book.name, of.authors, of.title, of.journal, of.year, of.reference, of.doi
        )
    })
}

/// The framework that a table names: its rows are items of it, or codes that stand under items.
pub(super) fn of_table<'a>(table: &CrossTab, book: Option<&'a Codebook>) -> Option<&'a Codebook> {
    book.filter(|book| {
        let is_item = |label: &String| book.items.iter().any(|item| item.label == *label);
        table.framework.is_some()
            || table.rows.iter().filter_map(|row| row.parent.as_ref()).any(is_item)
    })
}

/// A framework by name, year and authors, for a caption: its full reference stands in the methods.
pub fn named(book: &Codebook) -> Option<String> {
    if book.is_own() {
        return source(book);
    }
    let of = &book.citation;
    let authors: Vec<&str> = of.authors.split(", ").collect();
    let surname =
        |author: &&str| author.rsplit_once(' ').map_or(*author, |(name, _)| name).to_owned();
    let who = match authors.as_slice() {
        [] | [""] => return None,
        [only] => surname(only),
        [one, other] => format!("{} and {}", surname(one), surname(other)),
        [first, ..] => format!("{} et al.", surname(first)),
    };
    Some(format!("{}: {}, {who} {} (doi:{}).", book.title(), book.name, of.year, of.doi))
}

/// Where the rows of a table come from, in full.
pub fn source(book: &Codebook) -> Option<String> {
    if book.is_own() {
        return Some(format!(
            "The codes are those of the study’s own codebook {}.",
            places::quoted(&book.name)
        ));
    }
    citation(book)
}

/// What a program for coding shows of an item: its definition, its code, and the publication; empty
/// where nothing is known but the name.
pub fn description(book: &Codebook, item: &Item) -> String {
    let mut lines = vec![item.definition.clone()];
    if !item.code.is_empty() {
        lines.push(format!("Item {} of {}.", item.code, book.title()));
    }
    lines.extend(citation(book));
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// What a file of a framework's codes is named after the framework.
pub const FILE: &str = "codebook";
