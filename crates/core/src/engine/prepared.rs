//! A table once what stands below and beside its rows is put in order, before columns have roles.
//!
//! Takes a table as it was read and what the user says; gives it without its notes and headings, with labels
//! that were typed once in each of their rows, and what was left out.

use crate::dataset::{
    LeftOut, LeftOutReason, codes_over_valences, columns_beside_shares, count_beside_share,
    has_valences, names_total, notes_below, sections, typed_once, valence_of_section,
};
use crate::diag::{Place, Warning, WarningKind};
use crate::fold::trim;
use crate::format::{DecimalMark, Table};
use crate::schema::counts as words;
use crate::valence::Valence;

/// Labels that a warning names.
const LABELS_NAMED: usize = 8;

/// A table put in order.
#[derive(Debug)]
pub(super) struct Prepared {
    /// The table.
    pub table: Table,
    /// Headers of the columns that were filled down.
    pub names: Vec<String>,
    /// Notes and headings that are no rows of it.
    pub left_out: Vec<LeftOut>,
    /// What was noticed in putting it in order; the places name no file.
    pub noticed: Vec<Warning>,
}

impl Prepared {
    /// The table without the notes below it, with counts without the shares beside them and with rows that say a
    /// valence beside those below, where these are looked for (`in_order`), and with those columns filled down that
    /// the user names; `None` for one that stays as it is. `of_file` is the valence that the file's name says, which is
    /// that of all rows where no column says any.
    pub fn new(
        table: &Table,
        in_order: bool,
        decimal: DecimalMark,
        fill_down: &[String],
        of_file: Option<Valence>,
    ) -> Option<Self> {
        let first_note = if in_order { notes_below(table) } else { None };
        let headers = table.headers();
        let columns: Vec<usize> = fill_down
            .iter()
            .filter_map(|name| headers.iter().position(|header| header == name))
            .collect();
        let rows = first_note.unwrap_or(table.rows());
        let is_filled = |row: &usize| {
            (0..table.width()).any(|column| !trim(table.text(*row, column)).is_empty())
        };
        let notes = (rows..table.rows()).filter(is_filled);
        let left_out = notes.map(|row| left_out(table, row, LeftOutReason::NoteBelow)).collect();
        let names = fill_down.iter().filter(|name| headers.contains(name)).cloned().collect();
        let mut found = Self {
            table: table.first_rows(rows).filled_down(&columns),
            names,
            left_out,
            noticed: Vec::new(),
        };
        let mut any = first_note.is_some() || !columns.is_empty();
        if in_order {
            any |= found.take_sheets();
            any |= found.take_counts(decimal);
            any |= found.take_sections(decimal);
            any |= of_file.is_some_and(|valence| found.take_valence_of_file(valence));
        }
        any.then_some(found)
    }

    /// Takes the names of sheets for valences, where all of them are and both directions are among them.
    fn take_sheets(&mut self) -> bool {
        let Some(column) = self.table.sheet_column() else { return false };
        let mut valences: Vec<Valence> = Vec::new();
        for row in 0..self.table.rows() {
            let Some(valence) = valence_of_section(self.table.text(row, column)) else {
                return false;
            };
            if !valences.contains(&valence) {
                valences.push(valence);
            }
        }
        let both =
            [Valence::Barrier, Valence::Facilitator].iter().all(|one| valences.contains(one));
        if both {
            self.table = self.table.with_sheets_under(words::VALENCE);
        }
        both
    }

    /// Takes the valence that the file's name says, where no column says any.
    fn take_valence_of_file(&mut self, valence: Valence) -> bool {
        if has_valences(&self.table) || self.table.ranges().is_some() {
            return false;
        }
        self.table = self.table.with_column(words::VALENCE, words::valence(valence));
        let kind = WarningKind::ValenceFromFileName { valence };
        self.noticed.push(Warning::new(kind));
        true
    }

    /// Leaves of the cells of counts only the counts.
    fn take_counts(&mut self, decimal: DecimalMark) -> bool {
        let columns = columns_beside_shares(&self.table, decimal);
        if !columns.is_empty() {
            self.table = self.table.with_parts(&columns, count_beside_share);
        }
        !columns.is_empty()
    }

    /// Writes the valences of rows that say them beside the rows below.
    fn take_sections(&mut self, decimal: DecimalMark) -> bool {
        let totals = totals_below(&self.table);
        let above = self.table.without_rows(&totals);
        if let Some((column, headings)) = codes_over_valences(&above, decimal) {
            let gone =
                totals.iter().map(|&row| left_out(&self.table, row, LeftOutReason::TotalsRow));
            self.left_out.extend(gone);
            self.table = above;
            let header = self.table.headers().get(column).cloned().unwrap_or_default();
            let gone =
                headings.iter().map(|&row| left_out(&self.table, row, LeftOutReason::HeadingRow));
            self.left_out.extend(gone);
            let codes: Vec<(usize, &str)> =
                headings.iter().map(|&row| (row, trim(self.table.text(row, column)))).collect();
            let table = self.table.with_header(column, words::VALENCE);
            self.table = table.under_headings(&header, &codes);
            return true;
        }
        let Some(found) = sections(&self.table, decimal) else { return false };
        let rows: Vec<(usize, &str)> =
            found.rows.iter().map(|(row, valence)| (*row, words::valence(*valence))).collect();
        let numbers = |row: usize| {
            (0..self.table.width()).filter(|column| *column != found.column).any(|column| {
                self.table.text(row, column).contains(|letter: char| letter.is_ascii_digit())
            })
        };
        let counted = rows.iter().filter(|(row, _)| numbers(*row));
        let counted =
            counted.map(|(row, _)| left_out(&self.table, *row, LeftOutReason::HeadingRow));
        self.left_out.extend(counted);
        let labels =
            rows.iter().map(|(row, _)| trim(self.table.text(*row, found.column)).to_owned());
        let kind = WarningKind::SectionsAreValences { labels: labels.take(LABELS_NAMED).collect() };
        let first = rows.first().map_or(0, |(row, _)| *row);
        let at = Place { column: None, ..self.table.place(first, 0) };
        self.noticed.push(Warning::new(kind).at(at).times(rows.len() as u64));
        self.table = self.table.under_headings(words::VALENCE, &rows);
        true
    }

    /// The table with labels that were typed once in each of their rows; `None` where there are none.
    /// `before` is what was done with it already.
    pub fn filled(table: &Table, before: Option<&Self>) -> Option<Self> {
        let once = Some(typed_once(table)).filter(|once| !once.is_empty())?;
        let header = |column: &usize| table.headers().get(*column).cloned();
        let mut names = before.map(|before| before.names.clone()).unwrap_or_default();
        names.extend(once.columns.iter().filter_map(header));
        let mut gone = before.map(|before| before.left_out.clone()).unwrap_or_default();
        let headings = once.headings.iter();
        gone.extend(headings.map(|&row| left_out(table, row, LeftOutReason::HeadingRow)));
        let noticed = before.map(|before| before.noticed.clone()).unwrap_or_default();
        Some(Self { table: once.written_out(table), names, left_out: gone, noticed })
    }
}

fn left_out(table: &Table, row: usize, reason: LeftOutReason) -> LeftOut {
    LeftOut { at: Place { column: None, ..table.place(row, 0) }, reason }
}

/// The rows at the end of a table whose first text is a word for sums.
fn totals_below(table: &Table) -> Vec<usize> {
    let first = |row: usize| {
        let mut texts = (0..table.width()).map(|column| trim(table.text(row, column)));
        texts.find(|text| !text.is_empty())
    };
    let mut found: Vec<usize> = (0..table.rows())
        .rev()
        .take_while(|&row| first(row).is_none_or(names_total))
        .filter(|&row| first(row).is_some())
        .collect();
    found.reverse();
    found
}
