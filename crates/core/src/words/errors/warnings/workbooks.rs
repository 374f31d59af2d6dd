//! Sentences for what was noticed of the sheets and cells of workbooks, and of tables beside the first.

use super::was;
use crate::words::places;

pub(super) fn hidden_content(count: u64) -> String {
    format!(
        "{} hidden in the workbook and {} read all the same. Check that nothing is in it that should not be.",
        places::counted(count, "row, column or sheet is", "rows, columns or sheets are"),
        was(count)
    )
}

pub(super) fn sheets_left_out(count: u64, sheets: &[String]) -> String {
    format!(
        "{} not read, since {} headers are not those of what was: {}. Choose a sheet to read it instead, or save each as a file of its own and add them all.",
        places::counted(count, "sheet with cells was", "sheets with cells were"),
        if count == 1 { "its" } else { "their" },
        places::list(sheets)
    )
}

pub(super) fn table_beside_left_out(count: u64, columns: &[String]) -> String {
    format!(
        "{} left out as a table of {} own beside the first: {}. Take the table as it is if that is wrong, or save it as a file of their own.",
        places::counted(count, "column was", "columns were"),
        if count == 1 { "its" } else { "their" },
        places::list(columns)
    )
}

pub(super) fn hidden_sheets_left_out(count: u64, sheets: &[String]) -> String {
    format!(
        "{} not read: {}. Choose a sheet to read it instead, or show the sheet in the file to read it with the others.",
        places::counted(count, "hidden sheet was", "hidden sheets were"),
        places::list(sheets)
    )
}

pub(super) fn same_sheets(count: u64, one: &str, other: &str) -> String {
    format!(
        "the sheets {} and {} hold the same {}, and both were read, so all of it counts twice. Count it once, or choose one of them, if the other is a copy.",
        places::quoted(one),
        places::quoted(other),
        places::counted(count, "row", "rows")
    )
}

pub(super) fn formula_without_value(count: u64) -> String {
    format!(
        "{} a formula without a stored value and {} left empty. Open the file in a spreadsheet program and save it, so that the values are stored.",
        places::counted(count, "cell holds", "cells hold"),
        was(count)
    )
}

pub(super) fn error_cells(count: u64) -> String {
    format!(
        "{} an error such as #DIV/0! or a number that is none, and {} left empty.",
        places::counted(count, "cell holds", "cells hold"),
        was(count)
    )
}

pub(super) fn struck_through(count: u64) -> String {
    format!(
        "{} struck through in the workbook and {} all the same. Clear {} in the file if it should not.",
        places::counted(count, "filled cell is", "filled cells are"),
        if count == 1 { "is read" } else { "are read" },
        if count == 1 { "it" } else { "each" }
    )
}

pub(super) fn numbers_merged(count: u64) -> String {
    format!(
        "{} merged over several rows or columns, and {} in the first of them alone. Write it into each cell if it is of each.",
        places::counted(
            count,
            "number or mark stands in a cell that is",
            "numbers or marks stand in cells that are"
        ),
        if count == 1 { "it counts" } else { "each counts" }
    )
}
