//! Lists of texts for a paper's supplement: the audit trail, a checklist. As a document, as CSV and as Markdown.

use std::borrow::Cow;

use super::csv;
use super::docx::{Cell, Document, Style, Table, WIDE_MM};
use super::markdown;
use crate::diag::{ErrorKind, Limit, Result};

/// Cells beyond which word processors take minutes over a document.
const MOST_CELLS: usize = 20_000;

/// A list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing {
    /// Title.
    pub title: String,
    /// What is said of it, a paragraph each.
    pub about: Vec<String>,
    /// Heads of the columns.
    pub heads: Vec<String>,
    /// Width of each column as a part of the page's.
    pub widths: Vec<f64>,
    /// Lines; as many texts as there are heads.
    pub rows: Vec<Vec<String>>,
}

/// The list as a document for a word processor (.docx), on pages that lie on their side.
///
/// # Errors
/// `TooLarge` for more than 20,000 cells.
pub fn docx(list: &Listing) -> Result<Vec<u8>> {
    if list.rows.len().saturating_mul(list.heads.len()) > MOST_CELLS {
        return Err(
            ErrorKind::TooLarge { what: Limit::DocumentCells, limit: MOST_CELLS as u64 }.into()
        );
    }
    let mut document = Document::default();
    document.turn(true);
    document.paragraph(Style::Title, &list.title);
    for line in &list.about {
        document.paragraph(Style::Body, line);
    }
    document.table(&Table {
        widths_mm: list.widths.iter().map(|part| part * WIDE_MM).collect(),
        head: vec![list.heads.iter().map(|head| Cell::text(head.as_str()).bold()).collect()],
        rows: list
            .rows
            .iter()
            .map(|row| row.iter().map(|text| Cell::text(text.as_str())).collect())
            .collect(),
        has_lines: true,
        title: list.title.clone(),
        ..Table::default()
    });
    Ok(document.finish(&list.title))
}

/// The list as CSV that no spreadsheet runs; what is said of it stands in lines below.
pub fn csv(list: &Listing) -> Vec<u8> {
    let told = list.about.iter().map(|line| vec![Cow::Borrowed(line.as_str())]);
    let rows =
        list.rows.iter().map(|row| row.iter().map(|text| Cow::Borrowed(text.as_str())).collect());
    csv::texts(&list.heads, rows.chain(told), false)
}

/// The list as Markdown.
pub fn markdown(list: &Listing) -> String {
    markdown::texts(&list.title, &list.about, &list.heads, &list.rows)
}
