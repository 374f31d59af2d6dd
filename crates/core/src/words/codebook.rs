//! Sentences about a framework: where it was published, what an item of it is.

use super::places;
use crate::framework::{Codebook, Item};

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

/// Where the rows of a table come from, for its caption.
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
