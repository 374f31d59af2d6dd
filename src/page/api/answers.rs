//! The answers of the API's methods, as plain objects in which a number is found by its name.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::page::words as page_words;
use steelyard_core::analysis::{
    Basis, Cell, ColumnHead, CrossTab, Number, RowHead, TableSpec, ValenceCell,
};
use steelyard_core::dataset::{Account, Role};
use steelyard_core::engine::{MappingRow, Settings, StudyView, Summary, TableView};
use steelyard_core::format::ProjectReading;
use steelyard_core::valence::{ByValence, Valence};
use steelyard_core::words;

/// What `load()` gives.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LoadAnswer {
    /// Rows read, of all files.
    pub rows: u64,
    /// Tool that wrote the first file, where recognised.
    pub tool: Option<String>,
    /// Encoding of the first file; null for a workbook.
    pub encoding: Option<steelyard_core::format::Encoding>,
    /// What each project holds and how it was understood, by file.
    pub projects: BTreeMap<String, ProjectReading>,
    /// Role of each column, by file and header.
    pub roles: BTreeMap<String, BTreeMap<String, Role>>,
    /// Framework taken.
    pub framework: Option<String>,
    /// One row for each distinct label.
    pub mapping: Vec<MappingRow>,
    /// Of an interactive figure that was opened, which holds counts and neither codings nor passages, what its methods
    /// say of the data that it was made from; null for codings.
    pub live_figure: Option<String>,
    /// Numbers of the study; of an interactive figure they are 0, since it has no codings.
    pub summary: Summary,
    /// What was read and what was left out.
    pub account: Account,
    /// What only a person can decide, as sentences.
    pub questions: Vec<String>,
    /// What was done on the program's own account and changes a number, or may, as sentences: the most harmful
    /// first.
    pub findings: Vec<String>,
    /// What is worth knowing, as sentences.
    pub warnings: Vec<String>,
    /// The settings as they stand.
    pub settings: Settings,
}

impl LoadAnswer {
    /// The answer for a study.
    pub fn new(study: &StudyView) -> Self {
        let roles = study.files.iter().map(|file| {
            let columns = file.columns.iter();
            let roles = columns.map(|column| (column.name.clone(), column.role.clone()));
            (file.reading.file.clone(), roles.collect())
        });
        let projects = study
            .files
            .iter()
            .filter_map(|file| Some((file.reading.file.clone(), file.reading.project().cloned()?)));
        let of_files = study.files.iter().flat_map(|file| &file.warnings);
        Self {
            rows: study.account.rows_read,
            tool: study.files.iter().find_map(|file| file.tool.clone()),
            encoding: study.files.first().and_then(|file| Some(file.reading.text()?.encoding)),
            projects: projects.collect(),
            roles: roles.collect(),
            framework: study.framework.id.clone(),
            mapping: study.mapping.clone(),
            live_figure: study.live_figure.clone(),
            summary: study.summary.clone(),
            account: study.account.clone(),
            questions: study.questions.iter().map(page_words::check::question).collect(),
            findings: study.findings.iter().map(page_words::findings::finding).collect(),
            warnings: of_files.chain(&study.warnings).map(words::errors::warning).collect(),
            settings: study.settings.clone(),
        }
    }
}

/// One value for each valence.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "ByValence"))]
pub struct ValenceAnswer<T> {
    /// Of barriers.
    pub barrier: T,
    /// Of facilitators.
    pub facilitator: T,
    /// Of what is both.
    pub mixed: T,
    /// Of what is neither.
    pub neutral: T,
    /// Of what has no valence.
    pub missing: T,
}

impl<T> ValenceAnswer<T> {
    fn new(of: impl Fn(Valence) -> T) -> Self {
        Self {
            barrier: of(Valence::Barrier),
            facilitator: of(Valence::Facilitator),
            mixed: of(Valence::Mixed),
            neutral: of(Valence::Neutral),
            missing: of(Valence::Missing),
        }
    }

    fn totals(totals: &ByValence<Number>) -> ValenceAnswer<Option<u32>> {
        ValenceAnswer::new(|valence| totals[valence].shown())
    }
}

/// One number of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NumberAnswer {
    /// What the basis asks for: the count, or the share in percent; null where a share has a
    /// denominator of 0.
    pub value: Option<f64>,
    /// Units counted; null where the study's settings for protection hide it.
    pub count: Option<u32>,
    /// What the count is a share of; null for plain counts.
    pub denominator: Option<u32>,
    /// The share in percent, rounded to one decimal; null for plain counts.
    pub percent: Option<f64>,
    /// Distinct participants (or sources) behind the number; null where the data names none.
    pub contributors: Option<u32>,
}

impl NumberAnswer {
    fn new(cell: &ValenceCell, basis: Basis) -> Self {
        Self {
            value: if basis == Basis::Count {
                cell.count.shown().map(f64::from)
            } else {
                cell.percent
            },
            count: cell.count.shown(),
            denominator: cell.denominator,
            percent: cell.percent,
            contributors: cell.contributors,
        }
    }
}

/// Denominators of a table; null where they are hidden.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Denominators {
    /// Units of each valence in all columns together.
    pub all: ValenceAnswer<Option<u32>>,
    /// Units of each valence in each column, in the order of the columns.
    pub columns: Vec<ValenceAnswer<Option<u32>>>,
    /// Distinct units of each row, all valences and columns together, in the order of the rows.
    pub rows: Vec<Option<u32>>,
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "RowHead"))]
pub struct RowAnswer {
    /// Key, unique and stable: an item's id, or the user's label with a prefix.
    pub key: String,
    /// Full label.
    pub label: String,
    /// Label for narrow places; equal to `label` where there is none.
    pub short: String,
    /// Printed code of the item (`I.A`), where there is one.
    pub code: Option<String>,
    /// Label of the domain above, for rows of constructs.
    pub parent: Option<String>,
    /// True for the row that holds codings not mapped to the framework.
    pub unmapped: bool,
    /// Units of all columns in this row, by valence: distinct units, not the sum over columns.
    #[cfg_attr(test, ts(as = "[Option<u32>; 5]"))]
    pub totals: ByValence<Number>,
    /// Distinct units of the row, all valences and columns together: the denominator of
    /// `Basis::ShareOfDomain`.
    #[cfg_attr(test, ts(as = "Option<u32>"))]
    pub total: Number,
}

impl RowAnswer {
    fn new(row: &RowHead) -> Self {
        let RowHead { key, label, short, code, parent, unmapped, totals, total } = row.clone();
        let label = words::table::row_label(&label).into_owned();
        let short = short.unwrap_or_else(|| label.clone());
        Self { key, label, short, code, parent, unmapped, totals, total }
    }
}

/// A column of the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "ColumnHead"))]
pub struct ColumnAnswer {
    /// Key, unique and stable.
    pub key: String,
    /// Label.
    pub label: String,
    /// Participants of the data's rows in the column, also of those whose counts are all 0. Who stands only
    /// in rows that were left out, as rows without a code are, is not among them. `None` where the data has
    /// none.
    pub participants: Option<u32>,
    /// Sources in the column; `None` where the data has none.
    pub sources: Option<u32>,
    /// Sites in the column; `None` where the data has none.
    pub sites: Option<u32>,
    /// Codings in the column.
    #[cfg_attr(test, ts(as = "Option<u32>"))]
    pub codings: Number,
    /// For each valence, the units of that valence in the column: the denominator of
    /// `Basis::ShareOfGroup`.
    #[cfg_attr(test, ts(as = "[Option<u32>; 5]"))]
    pub totals: ByValence<Number>,
}

impl ColumnAnswer {
    fn new(column: &ColumnHead) -> Self {
        let ColumnHead { key, label, participants, sources, sites, codings, totals } =
            column.clone();
        let label = words::table::column_label(&label).to_owned();
        Self { key, label, participants, sources, sites, codings, totals }
    }
}

/// What `table()` gives.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TableAnswer {
    /// What was counted, every default resolved.
    pub spec: TableSpec,
    /// Framework whose items the rows are; null for the study's own labels.
    pub framework: Option<String>,
    /// Rows in order.
    pub rows: Vec<RowAnswer>,
    /// Columns in order.
    pub columns: Vec<ColumnAnswer>,
    /// `cells[row][column]`.
    pub cells: Vec<Vec<ValenceAnswer<NumberAnswer>>>,
    /// What shares are of.
    pub denominators: Denominators,
    /// Caption.
    pub caption: String,
    /// What a reader of the numbers must be told, as sentences.
    pub notes: Vec<String>,
}

impl TableAnswer {
    /// The answer for a counted table.
    pub fn new(view: &TableView) -> Self {
        let TableView { table, caption, notes, .. } = view;
        let CrossTab { spec, framework, rows, columns, cells, totals, .. } = table;
        let number = |cell: &Cell| {
            ValenceAnswer::new(|valence| NumberAnswer::new(cell.get(valence), spec.basis))
        };
        Self {
            spec: spec.clone(),
            framework: framework.clone(),
            rows: rows.iter().map(RowAnswer::new).collect(),
            columns: columns.iter().map(ColumnAnswer::new).collect(),
            cells: cells.iter().map(|row| row.iter().map(number).collect()).collect(),
            denominators: Denominators {
                all: ValenceAnswer::<Option<u32>>::totals(totals),
                columns: columns
                    .iter()
                    .map(|column| ValenceAnswer::<Option<u32>>::totals(&column.totals))
                    .collect(),
                rows: rows.iter().map(|row| row.total.shown()).collect(),
            },
            caption: caption.clone(),
            notes: notes.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_by_their_names() {
        let cell = ValenceCell {
            count: 84.into(),
            denominator: Some(357),
            percent: Some(23.5),
            contributors: Some(9),
        };
        assert_eq!(NumberAnswer::new(&cell, Basis::Count).value, Some(84.0));
        assert_eq!(NumberAnswer::new(&cell, Basis::ShareOfValence).value, Some(23.5));
        let all = ValenceAnswer::<Option<u32>>::totals(
            &ByValence::new([1, 2, 3, 4, 5]).map(Number::from),
        );
        assert_eq!((all.barrier, all.missing), (Some(1), Some(5)));
    }
}
