//! Words of workbooks and of the files beside them: names of sheets, heads of columns, and what was counted
//! and how, line by line.

use super::caption::{Tense, basis, filters};
use super::codebook::source;
use super::drawn;
use super::notes;
use super::numbers::{self, Sheet};
use super::places::capitalised;
use super::table as words;
use crate::analysis::{Basis, Columns, CrossTab};
use crate::framework::Codebook;
use crate::valence::Valence;

/// Name of the sheet of numbers.
pub const TABLE: &str = "Table";
/// Name of the sheet of the list that stands below some numbers.
pub const LIST: &str = "List";
/// Name of the sheet that says what was counted and how.
pub const SETTINGS: &str = "Settings and notes";
/// Heads of that sheet's columns.
pub const SETTINGS_HEADS: [&str; 2] = ["Setting", "What it is here"];
/// What a note is called on that sheet.
pub const NOTE: &str = "Note";
/// Head of a column of what percentages are of.
pub const DENOMINATOR: &str = "N";
/// Ends a text of which a cell holds no more.
pub const CUT: &str = " … [cut: a cell holds no more]";

/// Heads of the columns of a file with one number in each row.
pub const TIDY_HEADS: [&str; 11] = [
    "Heading above",
    "Row",
    "Code in the framework",
    "Compared by",
    "Column",
    "Size of the column",
    "Valence",
    "Unit",
    "Count",
    "Percent",
    "N",
];
/// Head of the column that says what a percentage is of.
pub const TIDY_BASIS: &str = "Percent of";
/// What the file of one number in each row is named after the table.
pub const TIDY_FILE: &str = "one number a row";
/// What a table of plain counts has percentages of.
pub const NO_BASIS: &str = "Nothing: plain counts";

/// Head of a column of counts: the valence, or the unit where nothing has one.
pub fn count_head(table: &CrossTab, valence: Valence) -> &'static str {
    if table.has_valence() { words::valence(valence) } else { words::unit(table.spec.unit) }
}

/// What percentages are of, for every row alike.
pub fn basis_name(basis: Basis) -> &'static str {
    match basis {
        Basis::Count => NO_BASIS,
        Basis::ShareOfValence => "All of the same valence",
        Basis::ShareOfGroup => "All of the same valence in the column",
        Basis::ShareOfDomain => "All of the row",
        Basis::ShareOfUnits => "All of the unit in the column",
    }
}

/// What was counted and how, line by line, with the words of the table: the sheet of settings.
pub fn settings(
    table: &CrossTab,
    codebook: Option<&Codebook>,
    title: &str,
    caption: &str,
    methods: &str,
) -> Vec<(String, String)> {
    let spec = &table.spec;
    let framework = table.framework.as_ref().filter(|_| !spec.own_codes);
    let rows = words::rows(spec);
    let rows =
        framework.map_or_else(|| rows.to_owned(), |framework| format!("{rows} ({framework})"));
    let columns = match &spec.columns {
        Columns::All => "One: nothing is compared".into(),
        compared => words::columns(compared),
    };
    let mut lines = vec![
        ("Title", title.to_owned()),
        ("Rows", rows),
        ("Columns", columns.into_owned()),
        ("Counted", capitalised(words::unit_meaning(spec.unit))),
    ];
    if spec.basis == Basis::Count {
        lines.push(("Percentages", "None: plain counts".to_owned()));
    } else {
        lines.extend(basis(table, Tense::Present).map(|basis| ("Percentages", basis)));
    }
    for (at, column) in table.columns.iter().enumerate() {
        let label = words::column_label(&column.label);
        lines.push(("Size of a column", format!("{label}: {}", words::column_size(table, at))));
    }
    let everything = || "None: everything is counted".to_owned();
    lines.push(("Filters", filters(spec).unwrap_or_else(everything)));
    let with_parents = table.rows.iter().any(|row| row.parent.is_some());
    let order = drawn::order(spec.order, with_parents);
    let as_in_framework = || "As in the framework, or in the data".to_owned();
    lines.push(("Order of the rows", order.unwrap_or_else(as_in_framework)));
    lines.extend(codebook.and_then(source).map(|source| ("Framework", source)));
    let kept = notes::kept_back(table);
    if kept.is_empty() {
        lines.push(("Small numbers", "All numbers are shown as they are".to_owned()));
    }
    let others = notes::notes(table).into_iter().filter(|note| !kept.contains(note));
    let others: Vec<_> = others.map(|note| (NOTE, note)).collect();
    lines.extend(kept.into_iter().map(|line| ("Small numbers", line)));
    lines.extend(others);
    lines.push(("Caption", caption.to_owned()));
    lines.push(("Methods", methods.to_owned()));
    lines.push(("Program", program()));
    lines.into_iter().map(|(what, told)| (what.to_owned(), told)).collect()
}

/// What numbers beyond counts say and cannot say, line by line.
pub fn of_numbers(sheet: &Sheet) -> Vec<(String, String)> {
    let line = |what: &str, told: &str| (what.to_owned(), told.to_owned());
    let mut lines =
        vec![line("Title", numbers::title(sheet.kind)), line("What it says", &sheet.explanation)];
    lines.extend(sheet.limits.iter().map(|told| line("What it cannot say", told)));
    lines.extend(sheet.notes.iter().map(|told| line(NOTE, told)));
    lines.extend(sheet.list.iter().map(|list| line("List", &list.title)));
    lines.push(("Program".to_owned(), program()));
    lines
}

fn program() -> String {
    format!("Steelyard {}", env!("CARGO_PKG_VERSION"))
}
