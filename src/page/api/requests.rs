//! The options of the API's methods, as plain objects, and what they ask the engine for.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::refusal;
use crate::page::words;
use steelyard_core::analysis::{Basis, Columns, Filter, Numbers, Order, Rows, TableOptions, Unit};
use steelyard_core::engine::{ExcerptQuery, ExportFormat, ExportOptions};
use steelyard_core::figure::{FigureOptions, Palette, Style};
use steelyard_core::valence::Valence;

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
    /// Whether a participant (source, site) with barriers and facilitators in one cell counts there as
    /// mixed, once.
    pub both_as_mixed: Option<bool>,
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
                both_as_mixed: self.both_as_mixed,
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

/// Options of `numbers()`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct NumbersRequest {
    /// Which numbers.
    pub kind: Numbers,
    /// The table whose rows, columns and filters hold, where it is not the study's own.
    #[serde(default)]
    pub table: Option<TableOptions>,
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
    /// Caption, alternative text, methods and notes.
    Text,
    /// Rows that were left out, as CSV.
    LeftOut,
    /// The study file.
    Study,
    /// A framework as a REFI-QDA codebook (.qdc), with or without a study.
    Codebook,
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
    /// The framework of a codebook, by id; absent for the study's own.
    #[serde(default)]
    pub framework: Option<String>,
    /// As CSV or HTML, numbers beyond counts in place of the table.
    #[serde(default)]
    pub numbers: Option<Numbers>,
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
            return Err(refusal("export", &words::api::out_of_range("dpi", from, to)));
        }
        let kind = match self.kind {
            ExportKind::Svg | ExportKind::Png => ExportFormat::Svg,
            ExportKind::Csv => ExportFormat::Csv,
            ExportKind::Html => ExportFormat::Html,
            ExportKind::Text => ExportFormat::Text,
            ExportKind::LeftOut => ExportFormat::LeftOut,
            ExportKind::Study => ExportFormat::Study,
            ExportKind::Codebook => ExportFormat::Codebook,
        };
        let export = ExportOptions {
            kind,
            raw: self.raw.unwrap_or(false),
            without_data: self.without_data.unwrap_or(false),
            framework: self.framework,
            numbers: self.numbers,
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
