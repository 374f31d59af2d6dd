//! The rows of one file, read one after the other.
//!
//! Takes a file, what its columns are for and its cells taken apart; gives each row to the study, with
//! its codings or with the reason why it has none.

use super::cells::FileCells;
use super::intern::{Outcome, Sums};
use super::layout::Layout;
use super::parts::FileLabels;
use super::reading::RowReading;
use super::row::{Row, rows};
use super::same_rows::rows_again;
use super::study::StudyBuilder;
use super::{Input, sums, totals};
use crate::dataset::pieces_of_cells::CellOfCodes;
use crate::dataset::words_for_nothing::finds_nothing;
use crate::dataset::{LeftOut, LeftOutReason, valence_key};
use crate::diag::{Warning, WarningKind};

/// Words for what is not known that are named.
const MOST_WORDS: usize = 8;

impl<'a> StudyBuilder<'a> {
    /// Adds all rows of a file; `cells` are those that hold something else than one code.
    pub fn add_file(
        &mut self,
        file: u32,
        input: &Input<'a>,
        layout: &Layout,
        cells: &FileCells<'a>,
    ) {
        self.words.begin(file);
        let mut labels = FileLabels::new(self, layout);
        let passages = layout.segment.is_some() || layout.excerpt.is_some();
        self.dataset.counted |= layout.count.is_some() || !layout.wide.is_empty() && !passages;
        let totals = totals::rows(input, layout);
        let (sum_columns, sum_rows) = (sums::columns(input, layout), sums::of_rows(input, layout));
        let again = rows_again(file, input, layout);
        if let Some(column) = layout.excerpt {
            // All passages may be most of the memory that there is, which growing step by step would take twice.
            let bytes = input.table.texts_of(column).iter().map(str::len).sum();
            self.dataset.excerpt_text.reserve_exact(bytes);
        }
        let mut used = Vec::new();
        for row in rows(file, input, layout).filter(|row| !row.is_blank()) {
            self.dataset.account.rows_read += 1;
            let records = self.dataset.records.len();
            let outcome = if totals.binary_search(&row.at).is_ok() {
                Outcome::LeftOut(LeftOutReason::TotalsRow)
            } else if self.is_no_coding(&row) {
                Outcome::LeftOut(LeftOutReason::NotACoding)
            } else {
                let is_sum = sum_rows.binary_search(&row.at).is_ok();
                let sums = Sums { row: is_sum, columns: &sum_columns };
                self.intern(&mut labels, &row, RowReading::new(&row, cells), sums)
            };
            match outcome {
                Outcome::LeftOut(reason) => self.leave_out(&row, reason),
                Outcome::Codings(codings) => {
                    let is_again = again.binary_search(&row.at).is_ok();
                    self.add_record(&row, &codings, is_again);
                }
            }
            if self.dataset.records.len() > records {
                used.push(u32::try_from(row.at).unwrap_or(u32::MAX));
            }
        }
        let used = || used.iter().map(|at| Row { input, layout, file, at: *at as usize });
        self.note_blanks(input, layout, used, cells);
        for column in layout.label_columns() {
            let all = rows(file, input, layout);
            let filled = all.filter(|row| !row.cell(Some(column)).is_empty());
            self.note_not_stated(input, layout, column, filled, cells);
            self.note_nothing(input, layout, column, rows(file, input, layout), cells);
        }
    }

    /// True for a row whose valence word the user says is of no coding; the word is found all the same, so that it
    /// can be said otherwise.
    fn is_no_coding(&mut self, row: &Row<'_, 'a>) -> bool {
        if self.choices.not_codings.is_empty() {
            return false;
        }
        let word = row.cell(row.layout.valence);
        let is_out = !word.is_empty() && self.choices.not_codings.contains(&valence_key(word));
        if is_out {
            self.words.meaning(word, self.choices.valences, || row.place(row.layout.valence));
        }
        is_out
    }

    fn leave_out(&mut self, row: &Row<'_, 'a>, mut reason: LeftOutReason) {
        if row.input.is_project && reason == LeftOutReason::NoCode {
            let layout = row.layout;
            let selected = [layout.segment, layout.range_start, layout.range_end]
                .into_iter()
                .any(|column| !row.cell(column).is_empty());
            if !selected && self.choices.count_uncoded_sources {
                self.dataset.account.uncoded_sources_counted += 1;
                return self.add_record(row, &[], false);
            }
            reason = if selected {
                LeftOutReason::SelectionWithoutCode
            } else {
                LeftOutReason::SourceWithoutCoding
            };
        }
        let at = row.place(None);
        match reason {
            LeftOutReason::NoCode => self.warn(WarningKind::RowsWithoutCode, || at.clone()),
            LeftOutReason::BadCount => self.warn(WarningKind::BadCount, || at.clone()),
            LeftOutReason::BoundForCount => self.warn(WarningKind::BoundForCount, || at.clone()),
            // The cell itself was warned of.
            LeftOutReason::CodesNotToldApart => {}
            // What a project leaves uncoded is its own affair, and totals and cells without a rating are
            // nobody's codings: they stand in the account.
            LeftOutReason::SelectionWithoutCode
            | LeftOutReason::SourceWithoutCoding
            | LeftOutReason::TotalsRow
            | LeftOutReason::NotRated
            | LeftOutReason::NothingCounted
            | LeftOutReason::NoteBelow
            | LeftOutReason::BelowTable
            | LeftOutReason::HeadingRow
            | LeftOutReason::NotACoding
            // These never come so far.
            | LeftOutReason::RepeatedHeader
            | LeftOutReason::NothingFound
            | LeftOutReason::TornLine => {}
        }
        self.dataset.account.left_out.push(LeftOut { at, reason });
    }

    /// Notes blank cells of the columns that say who, where and which group, and those whose words say that
    /// nobody knows, in the rows that gave a record; a column that is blank throughout says nothing and is
    /// not noted.
    fn note_blanks<'r, I>(
        &mut self,
        input: &'r Input<'a>,
        layout: &'r Layout,
        used: impl Fn() -> I,
        cells: &FileCells<'a>,
    ) where
        I: Iterator<Item = Row<'r, 'a>>,
        'a: 'r,
    {
        for column in layout.owners() {
            let Some(name) = input.table.headers().get(column) else { continue };
            let texts = input.table.texts_of(column);
            let is_filled = |row: &Row<'_, 'a>| texts.position(row.at).is_some();
            let blank = || used().filter(|row| !is_filled(row));
            // Who is not in a list that fills them is named there.
            if let Some(row) = blank().next()
                && used().any(|row| is_filled(&row))
                && !self.people.fills(column, layout)
            {
                let kind = WarningKind::BlankLabels { column: name.clone() };
                self.note(kind, &row, column, blank().count());
            }
            self.note_not_stated(input, layout, column, used().filter(is_filled), cells);
        }
    }

    /// Notes cells of a column whose words say that nobody knows, among rows in which it is filled.
    fn note_not_stated<'r>(
        &mut self,
        input: &Input<'a>,
        layout: &Layout,
        column: usize,
        filled: impl Iterator<Item = Row<'r, 'a>>,
        cells: &FileCells<'a>,
    ) where
        'a: 'r,
    {
        let says_nothing = |cell: CellOfCodes<'a>| -> Vec<&'a str> {
            if layout.says_nothing(column, cell.0) {
                return vec![cell.0];
            }
            let parts = cells.parts(column, cell).iter().copied();
            parts.filter(|part| layout.part_says_nothing(column, part)).collect()
        };
        let kind = |column, words| WarningKind::NotStated { column, words };
        self.note_words(input, layout, column, filled, says_nothing, kind);
    }

    /// Notes cells of a column of labels that count although their words say that there is nothing.
    fn note_nothing<'r>(
        &mut self,
        input: &Input<'a>,
        layout: &Layout,
        column: usize,
        rows: impl Iterator<Item = Row<'r, 'a>>,
        cells: &FileCells<'a>,
    ) where
        'a: 'r,
    {
        let is_open = self.choices.nothing_among_codes.is_none()
            && !self.choices.unknown_as_written
            && !input.is_project;
        if !is_open || layout.tool.is_some() {
            return;
        }
        let counts = |cell: CellOfCodes<'a>| -> Vec<&'a str> {
            if finds_nothing(cell.0) && !layout.says_nothing(column, cell.0) {
                return vec![cell.0];
            }
            let counts =
                |part: &&str| finds_nothing(part) && !layout.part_says_nothing(column, part);
            cells.parts(column, cell).iter().copied().filter(counts).collect()
        };
        let kind = |column, words| WarningKind::NothingAmongCodes { column, words };
        self.note_words(input, layout, column, rows, counts, kind);
    }

    /// Notes the cells of a column in which `find` finds words, with the first of these. What no row says otherwise than
    /// by its text is looked for once in each text.
    fn note_words<'r>(
        &mut self,
        input: &Input<'a>,
        layout: &Layout,
        column: usize,
        rows: impl Iterator<Item = Row<'r, 'a>>,
        find: impl Fn(CellOfCodes<'a>) -> Vec<&'a str>,
        kind: impl FnOnce(String, Vec<String>) -> WarningKind,
    ) where
        'a: 'r,
    {
        let texts = input.table.texts_of(column);
        let by_text = layout.number_of_codes.is_none();
        let of_texts: Vec<Vec<&str>> =
            texts.iter().filter(|_| by_text).map(|text| find((text, 0))).collect();
        if by_text && of_texts.iter().all(Vec::is_empty) {
            return;
        }
        let words = |row: &Row<'_, 'a>| -> Vec<&'a str> {
            match texts.position(row.at) {
                None => Vec::new(),
                Some(at) if by_text => of_texts.get(at).cloned().unwrap_or_default(),
                Some(_) => find((texts.at(row.at), row.number_of_codes())),
            }
        };
        let found: Vec<(Row<'_, 'a>, Vec<&str>)> =
            rows.map(|row| (row, words(&row))).filter(|(_, words)| !words.is_empty()).collect();
        let first = found.first().map(|(row, _)| *row);
        let Some((row, name)) = first.zip(input.table.headers().get(column)) else { return };
        let words = words_of(found.iter().flat_map(|(_, words)| words.iter().copied()));
        self.note(kind(name.clone(), words), &row, column, found.len());
    }

    /// Warns of so many cells of a column, the first of them in a row.
    fn note(&mut self, kind: WarningKind, row: &Row<'_, 'a>, column: usize, count: usize) {
        let warning = Warning::new(kind).at(row.place(Some(column)));
        self.warnings.push(warning.times(u64::try_from(count).unwrap_or(u64::MAX)));
    }
}

/// The first distinct texts among some.
fn words_of<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in texts {
        if words.len() < MOST_WORDS && !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    words
}
