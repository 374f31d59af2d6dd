//! Rows that sum up others: in pivot tables, below the codings of a sheet, and by their numbers.
//!
//! Takes a table while it is put in order; gives it without them, or with those that are no sums under a name that
//! says so.

use std::borrow::Cow;

use super::{InOrder, left_out};
use crate::dataset::{
    LeftOutReason, is_of_tool, name_of_total, parents_that_may_hold, pivot_subtotals,
    summary_below, summary_rows, totals_that_differ,
};
use crate::diag::{Place, Warning, WarningKind};
use crate::fold::trim;
use crate::format::DecimalMark;
use crate::words::taken_as::row_of_its_own;

impl InOrder<'_> {
    /// Leaves out what sums up the codings of a sheet below them.
    pub(super) fn take_summaries(&mut self) -> bool {
        let rows = summary_below(&self.table);
        let gone = rows.iter().map(|&row| left_out(&self.table, row, LeftOutReason::TotalsRow));
        self.left_out.extend(gone);
        if !rows.is_empty() {
            self.table = Cow::Owned(self.table.without_rows(&rows));
        }
        !rows.is_empty()
    }

    /// Leaves out the rows of a pivot table that add up those of a label, which stands in each of its rows then.
    pub(super) fn take_subtotals(&mut self, decimal: DecimalMark) -> bool {
        let Some(found) = pivot_subtotals(&self.table, decimal) else { return false };
        let gone = found.rows.iter();
        let gone = gone.map(|&row| left_out(&self.table, row, LeftOutReason::TotalsRow));
        self.left_out.extend(gone);
        let headers = self.table.headers();
        self.names.extend(found.columns.iter().filter_map(|&at| headers.get(at).cloned()));
        let table = self.table.without_rows(&found.rows);
        self.table = Cow::Owned(table.filled_down(&found.columns));
        true
    }

    /// Leaves out the rows that sum up the others, and names those that may, or leaves them out too.
    pub(super) fn take_sums(&mut self, decimal: DecimalMark, doubtful: bool) -> bool {
        if is_of_tool(&self.table, decimal) || self.table.ranges().is_some() {
            return false;
        }
        let mut found = summary_rows(&self.table, decimal);
        let mut parents = parents_that_may_hold(&self.table, decimal);
        let any = !(found.rows.is_empty() && found.doubtful.is_empty() && parents.is_empty());
        if doubtful {
            found.rows.append(&mut found.doubtful);
            found.rows.append(&mut parents);
            found.rows.sort_unstable();
            found.rows.dedup();
        }
        for (rows, kind) in [
            (&parents, WarningKind::RowsMayBeSums),
            (&found.doubtful, WarningKind::RowsAddUpOthers),
        ] {
            if let Some(&first) = rows.first() {
                let at = Place { column: None, ..self.table.place(first, 0) };
                self.noticed.push(Warning::new(kind).at(at).times(rows.len() as u64));
            }
        }
        let gone =
            found.rows.iter().map(|&row| left_out(&self.table, row, LeftOutReason::TotalsRow));
        self.left_out.extend(gone);
        if !found.rows.is_empty() {
            self.table = Cow::Owned(self.table.without_rows(&found.rows));
        }
        any
    }

    /// Takes rows called totals that are no sums for rows of their own, under a name that says so.
    pub(super) fn take_totals(&mut self, decimal: DecimalMark) -> bool {
        let named = |row: usize| name_of_total(&self.table, row).is_some();
        let differing = totals_that_differ(&self.table, decimal, named);
        let mut columns: Vec<usize> = differing.iter().map(|one| one.at).collect();
        columns.sort_unstable();
        columns.dedup();
        let mut any = false;
        for column in columns {
            let header = self.table.headers().get(column).cloned().unwrap_or_default();
            let text = |row: usize| {
                let own = self.table.text(row, column);
                let is_it = differing.iter().any(|one| (one.row, one.at) == (row, column));
                if is_it { row_of_its_own(trim(own)) } else { own.to_owned() }
            };
            if let Some(changed) = self.table.with_texts(column, &header, text) {
                self.table = Cow::Owned(changed);
                any = true;
            }
        }
        any
    }
}
