//! What goes into a paper, as a document for a word processor: figure, table, methods, quotations.

use super::docx::{Cell, Document, Picture, Style, Table, UPRIGHT_MM, WIDE_MM};
use crate::analysis::{CrossTab, RowHead};
use crate::diag::{ErrorKind, Limit, Result};
use crate::valence::Valence;
use crate::words::cell::{Notation, NumberForm, value};
use crate::words::{caption, notes, paper as words, table as table_words, workbook};

/// Cells of a table of counts beyond which word processors take minutes over a document.
const MOST_CELLS: usize = 20_000;
/// Width of a column of numbers, in millimetres.
const NUMBER_MM: f64 = 20.0;
/// Widest that such a column is made.
const WIDEST_NUMBER_MM: f64 = 32.0;
/// Least width of the column that heads the rows.
const LABEL_MM: f64 = 45.0;

/// What a document for a paper holds.
pub struct Paper<'a> {
    /// The figure, in as many parts as it has.
    pub figures: Vec<Figure>,
    /// The table.
    pub table: &'a CrossTab,
    /// Its caption.
    pub caption: String,
    /// How its numbers are written.
    pub notation: Notation,
    /// The paragraph for the methods.
    pub methods: String,
    /// Quotations in the order in which they stand.
    pub quotations: Vec<Quotation>,
    /// What is said below the quotations, or in their place.
    pub about_quotations: Vec<String>,
}

/// A figure or a part of one.
pub struct Figure {
    /// Its picture, PNG, or why there is none.
    pub picture: std::result::Result<Vec<u8>, String>,
    /// Width in millimetres.
    pub width_mm: f64,
    /// Height in millimetres.
    pub height_mm: f64,
    /// Caption.
    pub caption: String,
    /// What it shows, for who does not see it.
    pub alternative_text: String,
}

/// A passage to quote.
pub struct Quotation {
    /// Under which row it stands.
    pub row: String,
    /// In which column; empty where nothing is compared.
    pub column: String,
    /// How it was coded.
    pub valence: Valence,
    /// Its words.
    pub text: String,
    /// Who said it, by a pseudonym.
    pub speaker: String,
}

/// The document.
///
/// # Errors
/// `TooLarge` for a table of more than 20,000 cells.
pub fn write(paper: &Paper<'_>) -> Result<Vec<u8>> {
    let table = paper.table;
    if table.rows.len().saturating_mul(table.columns.len()) > MOST_CELLS {
        return Err(
            ErrorKind::TooLarge { what: Limit::DocumentCells, limit: MOST_CELLS as u64 }.into()
        );
    }
    let title = caption::title(table);
    let mut document = Document::default();
    document.paragraph(Style::Title, &title);
    figures(&mut document, &paper.figures);
    document.paragraph(Style::Heading, words::METHODS);
    document.paragraph(Style::Body, &paper.methods);
    let tables = counts(&mut document, paper, &title);
    if !paper.about_quotations.is_empty() {
        document.paragraph(Style::Heading, words::QUOTATIONS);
    }
    if !paper.quotations.is_empty() {
        let columns = table_words::column_title(&table.spec.columns);
        let columns = columns.as_deref();
        let title = words::quotations(table_words::rows(&table.spec), columns);
        document.caption(words::TABLE, tables + 1, &title, true);
        document.table(&quotations(paper, columns, &title));
    }
    for line in &paper.about_quotations {
        document.paragraph(Style::Note, line);
    }
    Ok(document.finish(&title))
}

fn figures(document: &mut Document, figures: &[Figure]) {
    document.paragraph(Style::Heading, words::FIGURE);
    for (at, figure) in (1..).zip(figures) {
        match &figure.picture {
            Ok(png) => document.picture(&Picture {
                png,
                width_mm: figure.width_mm,
                height_mm: figure.height_mm,
                alternative_text: &figure.alternative_text,
            }),
            Err(why) => document.paragraph(Style::Body, why),
        }
        document.caption(words::FIGURE, at, &figure.caption, false);
        document.paragraph(Style::Note, &words::alternative_text(&figure.alternative_text));
    }
}

/// The table of counts, in parts by its columns where one page is too narrow; gives how many tables that are.
fn counts(document: &mut Document, paper: &Paper<'_>, title: &str) -> usize {
    let table = paper.table;
    let valences = table.shown_valences();
    let of_column = valences.len().max(1);
    let fitting = |width: f64| {
        let numbers = ((width - LABEL_MM) / NUMBER_MM).floor();
        // Widths are those of pages: some ten columns at most.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let numbers = numbers.max(0.0) as usize;
        (numbers / of_column).max(1)
    };
    let is_wide = table.columns.len() > fitting(UPRIGHT_MM);
    let (width, at_once) =
        if is_wide { (WIDE_MM, fitting(WIDE_MM)) } else { (UPRIGHT_MM, fitting(UPRIGHT_MM)) };
    if is_wide {
        document.turn(true);
    }
    document.paragraph(Style::Heading, words::TABLE);
    let columns: Vec<usize> = (0..table.columns.len()).collect();
    let parts: Vec<&[usize]> = columns.chunks(at_once).collect();
    for (at, part) in (1..).zip(&parts) {
        let title = words::part_of_table(title, at, parts.len());
        document.caption(words::TABLE, at, &title, true);
        document.table(&part_of_counts((table, paper.notation), part, &valences, width, &title));
    }
    let said = paper.caption.strip_prefix(title).unwrap_or(&paper.caption);
    document.paragraph(Style::Note, said.trim_start_matches(['.', ' ']));
    if let Some(unmentioned) = notes::unmentioned(table) {
        document.paragraph(Style::Note, &unmentioned);
    }
    if is_wide {
        document.turn(false);
    }
    parts.len()
}

fn part_of_counts(
    (table, notation): (&CrossTab, Notation),
    columns: &[usize],
    valences: &[Valence],
    width_mm: f64,
    title: &str,
) -> Table {
    let numbers = columns.len() * valences.len();
    let each = ((width_mm - LABEL_MM) / numbers.max(1) as f64).min(WIDEST_NUMBER_MM);
    let mut widths_mm = vec![width_mm - each * numbers as f64];
    widths_mm.resize(1 + numbers, each);
    let mut above = vec![Cell::text("")];
    let mut heads = vec![Cell::text(table_words::rows(&table.spec)).bold()];
    for &at in columns {
        let label =
            table.columns.get(at).map_or("", |column| table_words::column_label(&column.label));
        let size = table_words::column_size(table, at);
        let is_number = valences.len() == 1;
        let group = Cell {
            is_number,
            is_centred: !is_number,
            ..Cell::text(format!(
                "{label}
{size}"
            ))
        };
        above.push(group.over(valences.len()).bold());
        for &valence in valences {
            let share = table_words::percent_heading(table, at, valence)
                .map_or_else(String::new, |heading| format!("\nn ({heading})"));
            let head = format!("{}{share}", workbook::count_head(table, valence));
            heads.push(Cell::number(head).bold());
        }
    }
    let is_tree = is_in_runs(&table.rows);
    let mut rows = Vec::new();
    let mut parent = None;
    for (row, cells) in table.rows.iter().zip(&table.cells) {
        let label = table_words::row_label(&row.label);
        let mut head = Cell::text(label.as_ref());
        match &row.parent {
            Some(above) if is_tree => {
                if parent != Some(above) {
                    rows.push(vec![Cell::text(above).over(1 + numbers).bold()]);
                    parent = Some(above);
                }
                head.is_indented = true;
            }
            Some(above) => head.text = format!("{label} ({above})"),
            None => {}
        }
        let cells = columns.iter().filter_map(|at| cells.get(*at));
        let cells = cells.flat_map(|cell| {
            valences.iter().map(|&valence| {
                let form = NumberForm::Export;
                Cell::number(value(cell.get(valence), &table.spec, form, notation))
            })
        });
        rows.push(std::iter::once(head).chain(cells).collect());
    }
    let totals = columns.iter().filter_map(|at| table.columns.get(*at)).flat_map(|column| {
        valences
            .iter()
            .map(|&valence| Cell::number(table_words::plain(column.totals[valence])).bold())
    });
    let head = Cell::text(table_words::total(table.spec.unit)).bold();
    rows.push(std::iter::once(head).chain(totals).collect());
    let head = vec![above, heads];
    Table { widths_mm, head, rows, has_totals: true, title: title.to_owned(), ..Table::default() }
}

/// Whether the rows of each parent stand together.
fn is_in_runs(rows: &[RowHead]) -> bool {
    let mut seen: Vec<&Option<String>> = Vec::new();
    for row in rows {
        if seen.last() != Some(&&row.parent) {
            if seen.contains(&&row.parent) {
                return false;
            }
            seen.push(&row.parent);
        }
    }
    true
}

/// The quotations below the rows and beside the columns that they stand in.
fn quotations(paper: &Paper<'_>, columns: Option<&str>, title: &str) -> Table {
    let with_valence = paper.table.has_valence();
    let mut head = Vec::new();
    let mut widths_mm = Vec::new();
    let mut column = |text: &str, width: f64| {
        head.push(Cell::text(text).bold());
        widths_mm.push(width);
    };
    if let Some(columns) = columns {
        column(columns, 32.0);
    }
    if with_valence {
        column(words::VALENCE, 26.0);
    }
    column(words::QUOTATION, 0.0);
    column(words::SPEAKER, 18.0);
    // The words take what is left.
    let left = UPRIGHT_MM - widths_mm.iter().sum::<f64>();
    let at_words = widths_mm.len().saturating_sub(2);
    if let Some(width) = widths_mm.get_mut(at_words) {
        *width = left;
    }
    let mut rows = Vec::new();
    let mut above = None;
    for quotation in &paper.quotations {
        if above != Some(&quotation.row) {
            rows.push(vec![Cell::text(&quotation.row).over(head.len()).bold()]);
            above = Some(&quotation.row);
        }
        let mut row = Vec::new();
        if columns.is_some() {
            row.push(Cell::text(&quotation.column));
        }
        if with_valence {
            row.push(Cell::text(words::valence(quotation.valence)));
        }
        row.push(Cell::text(&quotation.text));
        row.push(Cell::text(&quotation.speaker));
        rows.push(row);
    }
    Table { widths_mm, head: vec![head], rows, title: title.to_owned(), ..Table::default() }
}
