//! The audit trail as a file for the supplement.

use super::decisions;
use crate::diag::Result;
use crate::engine::ListFormat;
use crate::engine::study::Study;
use crate::export::listing::{self, Listing};
use crate::words::audit as words;

/// Widths of the columns as parts of the page's: number, who, where, how much, sentence.
const WIDTHS: [f64; 5] = [0.05, 0.12, 0.2, 0.13, 0.5];

/// The list in a format.
///
/// # Errors
/// Those of [`listing::docx`].
pub(in crate::engine) fn write(study: &Study, format: ListFormat) -> Result<Vec<u8>> {
    let heads = std::iter::once(words::NUMBER).chain(words::HEADS);
    let rows = (1..).zip(decisions(study)).map(|(number, decision): (usize, _)| {
        std::iter::once(number.to_string()).chain(decision.cells()).collect()
    });
    let list = Listing {
        title: words::TITLE.to_owned(),
        about: words::about(study.settings.disclosure.keeps_back()),
        heads: heads.map(str::to_owned).collect(),
        widths: WIDTHS.to_vec(),
        rows: rows.collect(),
    };
    match format {
        ListFormat::Docx => listing::docx(&list),
        ListFormat::Csv => Ok(listing::csv(&list)),
        ListFormat::Markdown => Ok(listing::markdown(&list).into_bytes()),
    }
}
