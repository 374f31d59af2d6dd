//! Ratings of constructs by case in the two forms of the CFIR User Guide: a matrix as a workbook, and a memo
//! for each case as a document, filled with what is known and otherwise empty, to be filled by hand.

use super::csv::plain_number;
use super::docx::{self, Document, Style, WIDE_MM};
use super::tables::told;
use super::xlsx::{Cell, Form, Look, Sheet, workbook};
use crate::diag::{ErrorKind, Limit, Result};
use crate::words::forms as words;

/// Cells beyond which word processors take minutes over a document.
const MOST_CELLS: usize = 20_000;
/// Width of a column that is filled by hand, in characters.
const BY_HAND: usize = 34;

/// What the forms hold.
pub struct Ratings {
    /// Title of the form.
    pub title: String,
    /// What the rows are.
    pub rows_are: String,
    /// The cases.
    pub cases: Vec<String>,
    /// Constructs, in order.
    pub rows: Vec<Row>,
}

/// A construct.
pub struct Row {
    /// What lies above it.
    pub above: Option<String>,
    /// Its label.
    pub label: String,
    /// Its cases.
    pub cells: Vec<CaseCell>,
    /// How it tells cases apart.
    pub distinguishing: String,
}

/// A construct in a case.
#[derive(Default)]
pub struct CaseCell {
    /// The rating, as it is written.
    pub rating: String,
    /// What was said, in numbers.
    pub summary: String,
    /// Why it was rated so.
    pub rationale: String,
    /// Passages that were collected.
    pub quotations: Vec<String>,
}

/// The matrix as a workbook.
///
/// # Errors
/// `TooLarge` for more cases than a sheet has columns for.
pub fn matrix(ratings: &Ratings) -> Result<Vec<u8>> {
    let mut above = vec![Cell::Text(Look::Group, String::new())];
    let mut heads = vec![Cell::head(&ratings.rows_are)];
    let mut merged = Vec::new();
    let mut widths = vec![BY_HAND];
    for case in &ratings.cases {
        let first = above.len();
        above.push(Cell::Text(Look::Group, case.clone()));
        above.resize(first + 3, Cell::Text(Look::Group, String::new()));
        merged.push((0, first, first + 2));
        heads.extend([words::RATING, words::SUMMARY, words::RATIONALE].map(Cell::head));
        widths.extend([8, BY_HAND, BY_HAND]);
    }
    above.push(Cell::Text(Look::Group, String::new()));
    heads.push(Cell::head(words::DISTINGUISHING));
    let mut rows = vec![above, heads];
    let mut parent = None;
    for row in &ratings.rows {
        if let Some(above) = row.above.as_ref().filter(|above| parent != Some(*above)) {
            rows.push(vec![Cell::head(above)]);
            parent = Some(above);
        }
        let mut cells = vec![Cell::label(&row.label)];
        for cell in &row.cells {
            cells.push(match plain_number(&cell.rating) {
                Some(digits) => {
                    Cell::Number(Form::Signed, digits.trim_start_matches('+').to_owned())
                }
                None => Cell::Text(Look::Mark, cell.rating.clone()),
            });
            cells.push(Cell::label(&cell.summary));
            cells.push(Cell::label(&cell.rationale));
        }
        cells.push(Cell::label(&row.distinguishing));
        rows.push(cells);
    }
    let sheet = Sheet {
        name: words::MATRIX,
        rows,
        head_rows: 2,
        head_columns: 1,
        merged,
        given_widths: widths,
    };
    let about =
        words::about().map(|line| (crate::words::workbook::NOTE.to_owned(), line.to_owned()));
    workbook(&ratings.title, &[sheet, told(&about)])
}

/// A memo for each case, in one document.
///
/// # Errors
/// `TooLarge` for more than 20,000 constructs times cases.
pub fn memos(ratings: &Ratings) -> Result<Vec<u8>> {
    if ratings.rows.len().saturating_mul(ratings.cases.len()) > MOST_CELLS {
        return Err(
            ErrorKind::TooLarge { what: Limit::DocumentCells, limit: MOST_CELLS as u64 }.into()
        );
    }
    let mut document = Document::default();
    document.turn(true);
    document.paragraph(Style::Title, &ratings.title);
    for line in words::about() {
        document.paragraph(Style::Body, line);
    }
    for (at, case) in ratings.cases.iter().enumerate() {
        if at > 0 {
            document.turn(true);
        }
        document.paragraph(Style::Heading, case);
        let mut rest = ratings.rows.as_slice();
        while let Some(first) = rest.first() {
            let end = rest.iter().position(|row| row.above != first.above).unwrap_or(rest.len());
            let (rows, after) = rest.split_at(end);
            rest = after;
            if let Some(above) = &first.above {
                document.paragraph(Style::Subheading, above);
            }
            document.table(&memo(ratings, rows, at, case));
        }
    }
    Ok(document.finish(&ratings.title))
}

/// The constructs of one domain in one case.
fn memo(ratings: &Ratings, rows: &[Row], case: usize, title: &str) -> docx::Table {
    let heads =
        [&ratings.rows_are, words::RATING, words::SUMMARY, words::RATIONALE, words::QUOTATIONS];
    let widths_mm = vec![50.0, 17.0, 60.0, 60.0, WIDE_MM - 187.0];
    let rows = rows.iter().map(|row| {
        let empty = CaseCell::default();
        let cell = row.cells.get(case).unwrap_or(&empty);
        let texts =
            [&row.label, &cell.rating, &cell.summary, &cell.rationale, &cell.quotations.join("\n")];
        texts.map(docx::Cell::text).to_vec()
    });
    docx::Table {
        widths_mm,
        head: vec![heads.map(|head| docx::Cell::text(head).bold()).to_vec()],
        rows: rows.collect(),
        has_lines: true,
        title: title.to_owned(),
        ..docx::Table::default()
    }
}
