//! Rows at the end of a table that are filled otherwise than those above: numbers of a sample, a log, a second table.
//!
//! Takes a table while it is put in order; names those rows, or leaves them out.

use std::borrow::Cow;

use super::{InOrder, LABELS_NAMED, left_out};
use crate::dataset::{LeftOutReason, codes_over_valences, is_of_tool, rows_below, sections};
use crate::diag::{Place, Warning, WarningKind};
use crate::fold::trim;
use crate::format::DecimalMark;

/// Characters of a cell that a warning names.
const LONGEST_LABEL: usize = 60;

impl InOrder<'_> {
    /// Leaves out a table of shares below another, names the rows below a table that may be none of it, or leaves them
    /// out too.
    pub(super) fn take_rows_below(&mut self, decimal: DecimalMark, are_left_out: bool) -> bool {
        let found = rows_below(&self.table, decimal);
        // What stands below a heading of a side is filled as it is there.
        if found.is_empty()
            || is_of_tool(&self.table, decimal)
            || sections(&self.table, decimal).is_some()
            || codes_over_valences(&self.table, decimal).is_some()
        {
            return false;
        }
        let mut gone: Vec<usize> = Vec::new();
        for below in found {
            let Some(&first) = below.rows.first() else { continue };
            let cells = (0..self.table.width()).map(|column| trim(self.table.text(first, column)));
            let mut cells = cells.filter(|text| !text.is_empty()).map(str::to_owned);
            let kind = if below.counts_nothing {
                let columns = cells.skip(1).take(LABELS_NAMED).collect();
                WarningKind::TableBelowLeftOut(columns)
            } else {
                let label = cells.next().unwrap_or_default();
                let label = label.chars().take(LONGEST_LABEL).collect();
                WarningKind::RowsBelowTable(label)
            };
            let count = below.rows.len() as u64;
            if below.counts_nothing || are_left_out {
                gone.extend(&below.rows);
            }
            if below.counts_nothing || !are_left_out {
                let at = Place { column: None, ..self.table.place(first, 0) };
                self.noticed.push(Warning::new(kind).at(at).times(count));
            }
        }
        let rows = gone.iter().map(|&row| left_out(&self.table, row, LeftOutReason::BelowTable));
        self.left_out.extend(rows);
        if !gone.is_empty() {
            self.table = Cow::Owned(self.table.without_rows(&gone));
        }
        true
    }
}
