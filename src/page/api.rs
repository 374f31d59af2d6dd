//! The shapes of the JavaScript API: what its methods take and give, as plain objects.
//!
//! Takes options as JSON text, refuses fields and values that do not exist with a sentence that
//! lists those that do; gives answers in which a number is found by its name
//! (`cells[row][column].barrier.percent`) and not by its place.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::analysis::{
    Basis, Cell, ColumnHead, Columns, CrossTab, Filter, Order, RowHead, Rows, TableOptions,
    TableSpec, Unit, ValenceCell,
};
use crate::dataset::{Account, Role, Valence};
use crate::engine::{
    ExcerptQuery, ExportFormat, ExportOptions, MappingRow, Settings, StudyView, Summary, TableView,
};
use crate::figure::{FigureOptions, Palette, Style};
use crate::words;

/// Options of `figure()`: those of the table and those of the drawing in one object. Absent parts
/// are the study's own.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct FigureRequest {
    /// Rows.
    pub rows: Option<Rows>,
    /// Columns.
    pub columns: Option<Columns>,
    /// Unit.
    pub unit: Option<Unit>,
    /// Basis.
    pub basis: Option<Basis>,
    /// Filters, all of which apply.
    pub filter: Option<Vec<Filter>>,
    /// Order of the rows.
    pub order: Option<Order>,
    /// Whether rows of the framework that carry nothing are shown.
    pub zero_rows: Option<bool>,
    /// Chart, by the id of its declaration.
    pub chart: Option<String>,
    /// Title in the figure.
    pub title: Option<String>,
    /// Width in millimetres, 40 to 400.
    pub width_mm: Option<f64>,
    /// Type scale.
    pub style: Option<Style>,
    /// Colours.
    pub palette: Option<Palette>,
    /// The chart's own options: id and the id of the choice.
    pub options: Option<BTreeMap<String, String>>,
}

impl FigureRequest {
    /// The two halves, as the engine takes them.
    pub fn split(self) -> (TableOptions, FigureOptions) {
        (
            TableOptions {
                rows: self.rows,
                columns: self.columns,
                unit: self.unit,
                basis: self.basis,
                filter: self.filter,
                order: self.order,
                zero_rows: self.zero_rows,
            },
            FigureOptions {
                chart: self.chart,
                title: self.title,
                width_mm: self.width_mm,
                style: self.style,
                palette: self.palette,
                options: self.options.unwrap_or_default(),
            },
        )
    }
}

/// Options of `excerpts()`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct ExcerptRequest {
    /// Key of the row.
    pub row: String,
    /// Key of the column; absent for all.
    #[serde(default)]
    pub column: Option<String>,
    /// Valence; absent for all.
    #[serde(default)]
    pub valence: Option<Valence>,
    /// The table that the number stands in, where it is not the study's own.
    #[serde(default)]
    pub table: Option<TableOptions>,
}

impl ExcerptRequest {
    /// The two halves, as the engine takes them.
    pub fn split(self) -> (ExcerptQuery, TableOptions) {
        let Self { row, column, valence, table } = self;
        (ExcerptQuery { row, column, valence }, table.unwrap_or_default())
    }
}

/// Kinds of files that `export()` makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ExportKind {
    /// The figure as SVG.
    Svg,
    /// The figure as PNG.
    Png,
    /// The table as CSV.
    Csv,
    /// The table as HTML.
    Html,
    /// Caption and alternative text.
    Text,
    /// Rows that were left out, as CSV.
    LeftOut,
    /// The study file.
    Study,
}

/// Options of `export()`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct ExportRequest {
    /// Kind of file.
    pub kind: ExportKind,
    /// Cells of a CSV that a spreadsheet would run are written as they are.
    #[serde(default)]
    pub raw: Option<bool>,
    /// A study file without the data.
    #[serde(default)]
    pub without_data: Option<bool>,
    /// Dots per inch of a PNG, 72 to 1200; 192 (twice a screen's) where absent.
    #[serde(default)]
    pub dpi: Option<f64>,
    /// Options of the figure and of the table in it, as for `figure()`.
    #[serde(default)]
    pub figure: Option<FigureRequest>,
}

/// Dots per inch of a PNG that is made for screens: twice the 96 of CSS.
pub const SCREEN_DPI: f64 = 192.0;
/// Smallest and largest resolution of a PNG.
pub const DPI_RANGE: (f64, f64) = (72.0, 1200.0);

impl ExportRequest {
    /// What to ask the engine for (a PNG begins as the figure's SVG), and the resolution of a PNG.
    ///
    /// # Errors
    /// A sentence where the resolution is out of range.
    pub fn split(
        self,
    ) -> Result<(ExportOptions, TableOptions, FigureOptions, Option<f64>), String> {
        let dpi = self.dpi.unwrap_or(SCREEN_DPI);
        let (from, to) = DPI_RANGE;
        if !(from..=to).contains(&dpi) {
            return Err(refusal("export", &words::page::api::out_of_range("dpi", from, to)));
        }
        let kind = match self.kind {
            ExportKind::Svg | ExportKind::Png => ExportFormat::Svg,
            ExportKind::Csv => ExportFormat::Csv,
            ExportKind::Html => ExportFormat::Html,
            ExportKind::Text => ExportFormat::Text,
            ExportKind::LeftOut => ExportFormat::LeftOut,
            ExportKind::Study => ExportFormat::Study,
        };
        let export = ExportOptions {
            kind,
            raw: self.raw.unwrap_or(false),
            without_data: self.without_data.unwrap_or(false),
        };
        let (table, figure) = self.figure.unwrap_or_default().split();
        Ok((export, table, figure, (self.kind == ExportKind::Png).then_some(dpi)))
    }
}

/// Options of `save()`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct SaveRequest {
    /// The settings alone, without the data.
    pub without_data: Option<bool>,
}

/// Reads options of a method from JSON text.
///
/// # Errors
/// A sentence that names the field or value at fault and lists those that are allowed.
pub fn options<T: DeserializeOwned>(method: &str, json: &str) -> Result<T, String> {
    serde_json::from_str(json).map_err(|error| {
        let text = error.to_string();
        // The place within the JSON text means nothing to who passed an object.
        let reason = text.rsplit_once(" at line ").map_or(text.as_str(), |(before, _)| before);
        refusal(method, reason)
    })
}

/// The sentence with which a method refuses its options.
pub fn refusal(method: &str, reason: &str) -> String {
    words::page::api::bad_options(method, reason)
}

/// What `restore()` was given.
#[derive(Debug, Clone, PartialEq)]
pub enum Restored {
    /// Some of the settings, merged into those in force.
    Settings(Box<Settings>),
    /// A study file.
    Study,
}

/// Tells a study file from a part of the settings, and merges the latter into the present ones: each
/// field given takes the place of the present one; within `table` and `figure` each field for itself.
///
/// # Errors
/// A sentence where a part of the settings has a field or value that does not exist.
pub fn restored(json: &str, present: &Settings) -> Result<Restored, String> {
    use serde_json::Value;
    let given: Value = options("restore", json)?;
    let Value::Object(given) = given else {
        return Err(refusal("restore", words::page::api::NOT_AN_OBJECT));
    };
    if given.contains_key("settings") {
        return Ok(Restored::Study);
    }
    let mut merged = match serde_json::to_value(present) {
        Ok(Value::Object(merged)) => merged,
        _ => serde_json::Map::new(),
    };
    for (field, value) in given {
        match (field.as_str(), merged.get_mut(&field), value) {
            ("table" | "figure", Some(Value::Object(present)), Value::Object(part)) => {
                present.extend(part);
            }
            (_, _, value) => {
                merged.insert(field, value);
            }
        }
    }
    options("restore", &Value::Object(merged).to_string())
        .map(|settings| Restored::Settings(Box::new(settings)))
}

/// What `load()` gives.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LoadAnswer {
    /// Rows read, of all files.
    pub rows: u64,
    /// Tool that wrote the first file, where recognised.
    pub tool: Option<String>,
    /// Encoding of the first file; null for a workbook.
    pub encoding: Option<crate::format::Encoding>,
    /// Role of each column, by file and header.
    pub roles: BTreeMap<String, BTreeMap<String, Role>>,
    /// Framework taken.
    pub framework: Option<String>,
    /// One row for each distinct label.
    pub mapping: Vec<MappingRow>,
    /// Numbers of the study.
    pub summary: Summary,
    /// What was read and what was left out.
    pub account: Account,
    /// What only a person can decide, as sentences.
    pub questions: Vec<String>,
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
        let of_files = study.files.iter().flat_map(|file| &file.warnings);
        Self {
            rows: study.account.rows_read,
            tool: study.files.iter().find_map(|file| file.tool.clone()),
            encoding: study.files.first().and_then(|file| file.reading.encoding),
            roles: roles.collect(),
            framework: study.framework.id.clone(),
            mapping: study.mapping.clone(),
            summary: study.summary.clone(),
            account: study.account.clone(),
            questions: study.questions.iter().map(words::page::check::question).collect(),
            warnings: of_files.chain(&study.warnings).map(words::errors::warning).collect(),
            settings: study.settings.clone(),
        }
    }
}

/// One value for each valence.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ByValence<T> {
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

impl<T> ByValence<T> {
    fn new(of: impl Fn(Valence) -> T) -> Self {
        Self {
            barrier: of(Valence::Barrier),
            facilitator: of(Valence::Facilitator),
            mixed: of(Valence::Mixed),
            neutral: of(Valence::Neutral),
            missing: of(Valence::Missing),
        }
    }

    fn totals(totals: &[u32; 5]) -> ByValence<u32> {
        ByValence::new(|valence| totals.get(valence.index()).copied().unwrap_or(0))
    }
}

/// One number of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NumberAnswer {
    /// What the basis asks for: the count, or the share in percent; null where a share has a
    /// denominator of 0.
    pub value: Option<f64>,
    /// Units counted.
    pub count: u32,
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
            value: if basis == Basis::Count { Some(cell.count.into()) } else { cell.percent },
            count: cell.count,
            denominator: cell.denominator,
            percent: cell.percent,
            contributors: cell.contributors,
        }
    }
}

/// Denominators of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Denominators {
    /// Units of each valence in all columns together.
    pub all: ByValence<u32>,
    /// Units of each valence in each column, in the order of the columns.
    pub columns: Vec<ByValence<u32>>,
    /// Distinct units of each row, all valences and columns together, in the order of the rows.
    pub rows: Vec<u32>,
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
    pub rows: Vec<RowHead>,
    /// Columns in order.
    pub columns: Vec<ColumnHead>,
    /// `cells[row][column]`.
    pub cells: Vec<Vec<ByValence<NumberAnswer>>>,
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
        let TableView { table, caption, notes } = view;
        let CrossTab { spec, framework, rows, columns, cells, totals, .. } = table;
        let number = |cell: &Cell| {
            ByValence::new(|valence| NumberAnswer::new(cell.get(valence), spec.basis))
        };
        Self {
            spec: spec.clone(),
            framework: framework.clone(),
            rows: rows.clone(),
            columns: columns.clone(),
            cells: cells.iter().map(|row| row.iter().map(number).collect()).collect(),
            denominators: Denominators {
                all: ByValence::<u32>::totals(totals),
                columns: columns
                    .iter()
                    .map(|column| ByValence::<u32>::totals(&column.totals))
                    .collect(),
                rows: rows.iter().map(|row| row.total).collect(),
            },
            caption: caption.clone(),
            notes: notes.clone(),
        }
    }
}

/// What `figure()` gives.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FigureAnswer {
    /// The figure as the text of an SVG file.
    pub svg: String,
    /// Caption.
    pub caption: String,
    /// Alternative text.
    pub alt: String,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn what_does_not_exist_is_refused_with_what_does() {
        let cases = [
            (r#"{"basis":"share"}"#, "share_of_valence"),
            (r#"{"rows":"domains"}"#, "construct"),
            (r#"{"row":"domain"}"#, "`zero_rows`"),
            (r#"{"columns":{"attribute":1}}"#, "expected a string"),
        ];
        for (json, named) in cases {
            let refused = options::<FigureRequest>("figure", json).unwrap_err();
            assert!(refused.starts_with("figure(): "), "{refused}");
            assert!(refused.contains(named), "{refused}");
            assert!(!refused.contains("line 1"), "{refused}");
        }
    }

    #[test]
    fn options_of_table_and_figure_part() {
        let json = r#"{"rows":"construct","columns":{"attribute":"Age"},"chart":"matrix"}"#;
        let (table, figure) = options::<FigureRequest>("figure", json).unwrap().split();
        assert_eq!(table.rows, Some(Rows::Construct));
        assert_eq!(table.columns, Some(Columns::Attribute("Age".into())));
        assert_eq!(figure.chart.as_deref(), Some("matrix"));
    }

    #[test]
    fn a_png_is_asked_for_as_svg_and_has_a_resolution() {
        let png: ExportRequest = options("export", r#"{"kind":"png","dpi":300}"#).unwrap();
        let (export, _, _, dpi) = png.split().unwrap();
        assert_eq!((export.kind, dpi), (ExportFormat::Svg, Some(300.0)));
        let svg: ExportRequest = options("export", r#"{"kind":"svg"}"#).unwrap();
        assert_eq!(svg.split().unwrap().3, None);
        let vast: ExportRequest = options("export", r#"{"kind":"png","dpi":1e9}"#).unwrap();
        assert!(vast.split().unwrap_err().contains("72"));
    }

    #[test]
    fn a_part_of_the_settings_changes_that_part() {
        let mut present = Settings { framework: Some("tdf-2012".into()), ..Settings::default() };
        present.table.unit = Some(Unit::Participants);
        let json = r#"{"table":{"basis":"share_of_units"}}"#;
        let Restored::Settings(merged) = restored(json, &present).unwrap() else {
            unreachable!("it is a part of the settings")
        };
        assert_eq!(merged.framework.as_deref(), Some("tdf-2012"));
        assert_eq!(merged.table.unit, Some(Unit::Participants));
        assert_eq!(merged.table.basis, Some(Basis::ShareOfUnits));
        assert!(restored(r#"{"tabel":{}}"#, &present).unwrap_err().contains("`table`"));
        assert!(restored("[]", &present).is_err());
    }

    #[test]
    fn numbers_are_found_by_their_names() {
        let cell = ValenceCell {
            count: 84,
            denominator: Some(357),
            percent: Some(23.5),
            contributors: Some(9),
        };
        assert_eq!(NumberAnswer::new(&cell, Basis::Count).value, Some(84.0));
        assert_eq!(NumberAnswer::new(&cell, Basis::ShareOfValence).value, Some(23.5));
        let all = ByValence::<u32>::totals(&[1, 2, 3, 4, 5]);
        assert_eq!((all.barrier, all.missing), (1, 5));
    }
}
