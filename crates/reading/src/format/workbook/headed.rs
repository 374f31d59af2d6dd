//! One sheet with its header taken off.
//!
//! Takes the rows of a sheet; gives the names of its columns, the rows below, and what is to be said
//! of them.

use super::{Sheet, Tally, merged};
use crate::diag::{ColumnPlace, ErrorKind, Place, Result, Warning, WarningKind};
use crate::format::header::deep;
use crate::format::header::fields::field;
use crate::format::header::{self, Found};
use crate::format::reading::MergedNumber;
use crate::format::table::{Arena, Fields, Rows};
use crate::format::{ReadOptions, SheetInfo};

/// A sheet, its header apart from its rows.
pub(super) struct Headed {
    /// Name of the sheet.
    pub name: String,
    /// Names of the columns as they stand in the sheet.
    pub headers: Vec<String>,
    /// The rows below, with merged cells filled down.
    pub rows: Rows,
    /// First row of the header, 1-based.
    pub header_row: u32,
    /// Rows of the header.
    pub header_rows: usize,
    /// Cells that were filled from merged ones.
    pub filled_down: u64,
    /// Cells of numbers that are merged.
    pub merged_numbers: Vec<MergedNumber>,
    /// What stands alone in the last row above the header; empty for nothing.
    pub title: String,
    /// What lines above the header say of all rows.
    pub fields: Fields,
    above: Tally,
    hidden: Tally,
    formulas: Tally,
    errors: Tally,
    struck: Tally,
}

impl Headed {
    /// Takes the header off: the one asked for, else the one that is found.
    ///
    /// # Errors
    /// Nothing stands in the row asked for or below, a name is too long, or filling merged cells
    /// passes a limit.
    pub fn of(
        info: &SheetInfo,
        mut sheet: Sheet,
        arena: &Arena,
        options: &ReadOptions,
    ) -> Result<Self> {
        let rows = sheet.rows.len();
        let number_of = |index: usize| sheet.rows.get(index).map_or(0, |(number, _)| number);
        let (first, last) = (number_of(0), number_of(rows.saturating_sub(1)));
        let asked = options.header_row;
        let above =
            (0..rows).take_while(|&at| u64::from(number_of(at)) < asked.unwrap_or(0)).count();
        let said = |(label, value): (&str, &str)| (label.to_owned(), value.to_owned());
        let mut fields: Fields = (0..above)
            .filter_map(|at| {
                let (_, cells) = sheet.rows.get(at)?;
                field(cells.iter().map(|cell| arena.text_of(*cell))).map(said)
            })
            .collect();
        sheet.rows.drop_first(above);
        let sample = sheet.sample(arena);
        let mut found = match asked {
            None => header::find(&sample.records, &sample.spans),
            Some(_) => Found { index: 0, rows: deep::rows_at(&sample.records, &sample.spans, 0) },
        };
        found.rows = header::asked_rows(options).unwrap_or(found.rows);
        let end = (found.index + found.rows).min(sample.records.len());
        let Some((header_row, _)) = sheet.rows.get(found.index) else {
            let row = asked.unwrap_or(1);
            return Err(ErrorKind::NoSuchHeaderRow { row, rows: last.into() }.into());
        };
        let records = sample.records.get(found.index..end).unwrap_or(&[]);
        for record in records {
            header::check(&mut record.iter().map(String::as_str), header_row.into())?;
        }
        let headers = deep::joined(records, sample.spans.get(found.index..).unwrap_or(&[]));
        header::check(&mut headers.iter().map(String::as_str), header_row.into())?;
        let last = found.index.checked_sub(1).and_then(|last| sample.records.get(last));
        let mut texts = last.into_iter().flatten().map(|text| text.trim());
        let mut texts = texts.by_ref().filter(|text| !text.is_empty());
        let title = texts.next().filter(|_| texts.next().is_none()).unwrap_or("").to_owned();
        let found_fields = sample.records.get(..found.index).unwrap_or(&[]).iter();
        fields.extend(
            found_fields.filter_map(|record| field(record.iter().map(String::as_str)).map(said)),
        );
        let titles = (above + found.index).saturating_sub(fields.len());
        sheet.rows.drop_first(end);
        let filled = merged::fill_down(&mut sheet.rows, &sheet.merged, arena)?;
        let mut hidden = sheet.hidden;
        hidden.count += u64::from(info.hidden);
        Ok(Self {
            name: info.name.clone(),
            headers,
            rows: sheet.rows,
            header_row,
            header_rows: records.len(),
            filled_down: filled.cells,
            merged_numbers: filled.numbers,
            title,
            fields,
            above: Tally { count: titles as u64, first: Some((first, 0)) },
            hidden,
            formulas: sheet.formulas,
            errors: sheet.errors,
            struck: sheet.struck,
        })
    }

    /// What is to be said of the sheet.
    pub fn warnings(&self) -> Vec<Warning> {
        let noticed = [
            (WarningKind::RowsAboveHeader, self.above, false),
            (WarningKind::HiddenContent, self.hidden, false),
            (WarningKind::FormulaWithoutValue, self.formulas, true),
            (WarningKind::ErrorCells, self.errors, true),
            (WarningKind::StruckThrough, self.struck, true),
        ];
        let noticed = noticed.into_iter().filter(|(_, tally, _)| tally.count > 0);
        let warnings = noticed.map(|(kind, tally, of_cells)| {
            let column = tally.first.filter(|_| of_cells).map(|(_, column)| {
                let name = self.headers.get(column as usize);
                let name = name.map_or("", |name| header::trimmed(name)).to_owned();
                ColumnPlace { index: column, name }
            });
            let place = Place {
                sheet: Some(self.name.clone()),
                row: tally.first.map(|(row, _)| row.into()),
                column,
                ..Place::default()
            };
            Warning::new(kind).at(place).times(tally.count)
        });
        warnings.collect()
    }
}
