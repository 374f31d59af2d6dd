//! The sheets of a workbook beside the one that holds the codings.
//!
//! Takes a workbook as it was read; gives the same with the sheet of the codings as its table, where another
//! one only lists people or sums up the codings, and the other sheets with the roles of their columns. Never joins anything.

use std::rc::Rc;

use super::own::known_codes;
use super::pivots;
use super::prepared::{AsSaid, Prepared};
use crate::dataset::{
    CellsSaid, ColumnGuess, OwnerNames, Role, guess_roles, list_of_people, listed_codes,
    passages_by_codes, reshape, tells_codings,
};
use crate::diag::{Warned, Warning, WarningKind};
use crate::format::{self, DecimalMark, How, ReadOptions, Source, Table};

/// A sheet that is not part of the table.
#[derive(Debug, Clone)]
pub(super) struct SheetBeside {
    /// Its name.
    pub name: String,
    /// Its cells, without notes below them.
    pub table: Table,
    /// Its columns with their roles.
    pub columns: Vec<ColumnGuess>,
}

impl SheetBeside {
    fn of(table: Table, decimal: DecimalMark) -> Option<Self> {
        let name = table.sheet_name(0)?.to_owned();
        let table = Prepared::new(&table, true, decimal, &AsSaid::default())
            .map_or(table, |prepared| prepared.table);
        let columns = guess_roles(&table, decimal);
        Some(Self { name, table, columns })
    }
}

/// A workbook with the sheet of the codings as its table, also beside a larger one of people or sums, and the other sheets. The sheet that was asked for
/// stays the table whatever it holds.
pub(super) fn with_codings(
    name: &str,
    bytes: &[u8],
    options: &ReadOptions,
    mut read: Warned<Source>,
) -> (Warned<Source>, Rc<[SheetBeside]>) {
    let of_book = |source: &Source| source.reading.workbook().map(|book| book.sheets.len());
    if of_book(&read.value).is_none_or(|sheets| sheets < 2) {
        return (read, Rc::default());
    }
    let decimal = read.value.reading.decimal_mark;
    let is_as_found =
        options.sheet.is_none() && options.header_row.is_none() && options.header_rows.is_none();
    let mut tables = std::mem::take(&mut read.value.beside);
    if !is_as_found {
        // What was said of one sheet is not said of the others.
        let others =
            ReadOptions { sheet: None, header_row: None, header_rows: None, ..options.clone() };
        if let Ok(again) = format::read(name, bytes, &others, &mut |_| {}) {
            let mut source = again.value;
            tables = std::mem::take(&mut source.beside);
            let taken = source.reading.workbook().is_some_and(|book| book.sheet.is_some());
            tables.extend(taken.then_some(source.table));
        }
    }
    let taken = |source: &Source| source.reading.workbook().and_then(|book| book.sheet.clone());
    let is_list = |table: &Table| lists_people(table, decimal) || listed_codes(table).is_some();
    let instead = match options.sheet {
        Some(_) => None,
        None if is_list(&read.value.table) => {
            let holds =
                tables.iter().filter(|table| holds_codings(table, decimal) && !is_list(table));
            holds.max_by_key(|table| table.rows() * table.width())
        }
        None => pivots::source_of(&read.value.table, tables.iter(), decimal),
    };
    if let Some(sheet) = instead.and_then(|table| table.sheet_name(0)).map(str::to_owned) {
        let of_codings = ReadOptions { sheet: Some(sheet), ..options.clone() };
        if let Ok(again) = format::read(name, bytes, &of_codings, &mut |_| {}) {
            let former = std::mem::replace(&mut read, again);
            tables.push(former.value.table);
            let own = taken(&read.value);
            let names = tables.iter().filter_map(|table| table.sheet_name(0));
            let names: Vec<String> =
                names.filter(|name| Some(*name) != own.as_deref()).map(str::to_owned).collect();
            leave_out(&mut read, former.warnings, names);
        }
    }
    let own = taken(&read.value);
    let beside = tables.into_iter().filter(|table| table.sheet_name(0) != own.as_deref());
    let beside = beside.filter_map(|table| SheetBeside::of(table, decimal)).collect();
    (read, beside)
}

/// Says of a sheet that was read instead of another which sheets were not.
fn leave_out(read: &mut Warned<Source>, former: Vec<Warning>, tables: Vec<String>) {
    let is_hidden =
        |warning: &&Warning| matches!(warning.kind, WarningKind::HiddenSheetsLeftOut { .. });
    read.warnings.extend(former.iter().filter(is_hidden).cloned());
    let sheets_of = |warning: Warning| match warning.kind {
        WarningKind::SheetsLeftOut { sheets } => sheets,
        _ => Vec::new(),
    };
    let mut named = tables;
    named.extend(former.into_iter().flat_map(sheets_of));
    let How::Workbook(book) = &mut read.value.reading.how else { return };
    let own = book.sheet.as_ref();
    let in_order = book.sheets.iter().map(|sheet| &sheet.name);
    let sheets: Vec<String> =
        in_order.filter(|name| named.contains(name) && Some(*name) != own).cloned().collect();
    book.sheets_left_out.clone_from(&sheets);
    if !sheets.is_empty() {
        let count = sheets.len() as u64;
        read.warnings.push(Warning::new(WarningKind::SheetsLeftOut { sheets }).times(count));
    }
}

fn lists_people(table: &Table, decimal: DecimalMark) -> bool {
    let columns = guess_roles(table, decimal);
    list_of_people(table, &columns, &OwnerNames::default()).is_some()
}

fn holds_codings(table: &Table, decimal: DecimalMark) -> bool {
    let columns = guess_roles(table, decimal);
    let names_codes = |column: &ColumnGuess| {
        matches!(
            column.role,
            Role::Code | Role::Domain | Role::Construct | Role::Theme | Role::CodeColumn { .. }
        )
    };
    columns.iter().any(tells_codings) && columns.iter().any(names_codes)
        || reshape(table, decimal, &known_codes, CellsSaid::default()).is_some()
        || passages_by_codes(table, decimal, &known_codes, CellsSaid::default()).is_some()
}
