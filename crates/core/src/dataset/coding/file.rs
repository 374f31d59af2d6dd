//! The rows of one file, read one after the other.
//!
//! Takes a file, what its columns are for and its cells taken apart; gives each row to the study, with
//! its codings or with the reason why it has none.

use std::collections::HashMap;

use super::intern::{FileLabels, Outcome, Sums};
use super::layout::Layout;
use super::reading::RowReading;
use super::row::{Row, rows};
use super::study::StudyBuilder;
use super::{Input, sums, totals};
use crate::dataset::separation::Split;
use crate::dataset::split_cells::CellOfCodes;
use crate::dataset::{LeftOut, LeftOutReason};
use crate::diag::{Warning, WarningKind};

impl<'a> StudyBuilder<'a> {
    /// Adds all rows of a file; `cells` are those that hold something else than one code.
    pub fn add_file(
        &mut self,
        file: u32,
        input: &Input<'a>,
        layout: &Layout,
        cells: &HashMap<CellOfCodes<'a>, Split<'a>>,
    ) {
        let mut labels = FileLabels::new(self, layout);
        let passages = layout.segment.is_some() || layout.excerpt.is_some();
        self.dataset.counted |= layout.count.is_some() || !layout.wide.is_empty() && !passages;
        let totals = totals::rows(input, layout);
        let (sum_columns, sum_rows) = (sums::columns(input, layout), sums::of_rows(input, layout));
        let mut used = Vec::new();
        for row in rows(file, input, layout).filter(|row| !row.is_blank()) {
            self.dataset.account.rows_read += 1;
            let records = self.dataset.records.len();
            let outcome = if totals.binary_search(&row.at).is_ok() {
                Outcome::LeftOut(LeftOutReason::TotalsRow)
            } else {
                let is_sum = sum_rows.binary_search(&row.at).is_ok();
                let sums = Sums { row: is_sum, columns: &sum_columns };
                self.intern(&mut labels, &row, RowReading::new(&row, cells), sums)
            };
            match outcome {
                Outcome::LeftOut(reason) => self.leave_out(&row, reason),
                Outcome::Codings(codings) => self.add_record(&row, &codings),
            }
            if self.dataset.records.len() > records {
                used.push(row);
            }
        }
        self.note_blanks(input, layout, &used);
    }

    fn leave_out(&mut self, row: &Row<'_, 'a>, mut reason: LeftOutReason) {
        if row.input.is_project && reason == LeftOutReason::NoCode {
            let layout = row.layout;
            let selected = [layout.segment, layout.range_start, layout.range_end]
                .into_iter()
                .any(|column| !row.cell(column).is_empty());
            if !selected && self.choices.count_uncoded_sources {
                self.dataset.account.uncoded_sources_counted += 1;
                return self.add_record(row, &[]);
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
            | LeftOutReason::HeadingRow
            // These never come so far.
            | LeftOutReason::RepeatedHeader
            | LeftOutReason::TornLine => {}
        }
        self.dataset.account.left_out.push(LeftOut { at, reason });
    }

    /// Notes blank cells of the columns that say who, where and which group, in the rows that gave a
    /// record; a column that is blank throughout says nothing and is not noted.
    fn note_blanks(&mut self, input: &Input<'a>, layout: &Layout, used: &[Row<'_, 'a>]) {
        let group = self.dataset.attributes.iter().position(|attribute| attribute.is_group);
        let group = group.and_then(|at| layout.attributes.get(at).copied()).flatten();
        let columns = [layout.participant, layout.source, group, layout.site, layout.coder];
        for column in columns.into_iter().flatten() {
            let mut blank = used.iter().filter(|row| row.cell(Some(column)).is_empty());
            let count = blank.clone().count();
            if let (Some(row), Some(name)) = (blank.next(), input.table.headers().get(column))
                && count < used.len()
            {
                self.warnings.push(
                    Warning::new(WarningKind::BlankLabels { column: name.clone() })
                        .at(row.place(Some(column)))
                        .times(u64::try_from(count).unwrap_or(u64::MAX)),
                );
            }
        }
    }
}
