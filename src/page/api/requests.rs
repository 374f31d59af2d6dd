//! The options of the API's methods, as plain objects, and what they ask the engine for.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::refusal;
use crate::page::words;
use steelyard_core::analysis::{
    Basis, Columns, Filter, Order, Rows, Statistic, TableOptions, Unit, name,
};
use steelyard_core::engine::{ExcerptQuery, ExportOptions, InteractiveOptions, ListFormat};
use steelyard_core::export::picture::DPI_RANGE;
use steelyard_core::figure::{FigureOptions, Palette, Style, compares_columns};
use steelyard_core::valence::Valence;
use steelyard_core::words::checklists::Guideline;

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
    /// Valences whose codings are counted, one at least; the default is all.
    pub valences: Option<Vec<Valence>>,
    /// Order of the rows.
    pub order: Option<Order>,
    /// Keys of rows in the order `by_hand`; rows that are not listed follow in the framework's order.
    pub hand_order: Option<Vec<String>>,
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
    /// Greatest height in millimetres, 60 to 100,000; the default is that of an A4 page within its margins.
    pub height_mm: Option<f64>,
    /// Which part is drawn, from 1, where the figure is cut into parts for its page.
    pub part: Option<u32>,
    /// Type scale.
    pub style: Option<Style>,
    /// Colours.
    pub palette: Option<Palette>,
    /// What a publisher asks, by the preset's id: it sets width, greatest height and type where they are absent.
    pub preset: Option<String>,
    /// The chart's own options: id and the id of the choice.
    pub options: Option<BTreeMap<String, String>>,
}

impl FigureRequest {
    /// The two halves, as the engine takes them.
    ///
    /// # Errors
    /// A sentence for an option that has no effect on such a figure, whatever the data.
    pub fn split(self) -> Result<(TableOptions, FigureOptions), String> {
        match self.without_effect("") {
            Some(reason) => Err(refusal("figure", &reason)),
            None => Ok(self.halves()),
        }
    }

    /// The sentence of the first option of the chart that compares columns where there is one column.
    fn without_effect(&self, prefix: &str) -> Option<String> {
        let columns = self.columns.as_ref()?;
        let options = self.options.as_ref()?;
        let option = options.keys().find(|id| *columns == Columns::All && compares_columns(id))?;
        let option = format!("{prefix}options.{option}");
        let compared =
            [Columns::Group, Columns::Participant, Columns::Source, Columns::Site, Columns::Coder];
        let mut belongs_to: Vec<String> = compared.iter().map(name).collect();
        belongs_to.push("attribute".to_owned());
        Some(words::api::without_effect(&option, &name(columns), &belongs_to))
    }

    fn halves(self) -> (TableOptions, FigureOptions) {
        (
            TableOptions {
                rows: self.rows,
                columns: self.columns,
                unit: self.unit,
                basis: self.basis,
                filter: self.filter,
                valences: self.valences,
                order: self.order,
                hand_order: self.hand_order,
                zero_rows: self.zero_rows,
                both_as_mixed: self.both_as_mixed,
            },
            FigureOptions {
                chart: self.chart,
                title: self.title,
                width_mm: self.width_mm,
                height_mm: self.height_mm,
                part: self.part,
                style: self.style,
                palette: self.palette,
                preset: self.preset,
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
    /// Key of another row: passages that both rows stand on, whatever their column and valence.
    #[serde(default)]
    pub with: Option<String>,
    /// The table that the number stands in, where it is not the study's own.
    #[serde(default)]
    pub table: Option<TableOptions>,
}

impl ExcerptRequest {
    /// The two halves, as the engine takes them.
    pub fn split(self) -> (ExcerptQuery, TableOptions) {
        let Self { row, column, valence, with, table } = self;
        (ExcerptQuery { row, column, valence, with }, table.unwrap_or_default())
    }
}

/// Options of `numbers()`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct NumbersRequest {
    /// Which numbers.
    pub kind: Statistic,
    /// The table whose rows, columns and filters hold, where it is not the study's own.
    #[serde(default)]
    pub table: Option<TableOptions>,
}

impl NumbersRequest {
    /// The numbers and the table, as the engine takes them.
    ///
    /// # Errors
    /// A sentence where the table has an option that has no effect on such numbers.
    pub fn split(self) -> Result<(Statistic, TableOptions), String> {
        let table = self.table.unwrap_or_default();
        match without_effect("table.", &self.kind, &of_numbers(&table)) {
            Some(reason) => Err(refusal("numbers", &reason)),
            None => Ok((self.kind, table)),
        }
    }
}

/// An option: its name, whether it was given, and on what it has an effect.
type Given<K> = (&'static str, bool, &'static [K]);

/// The sentence of the first option that was given and has no effect on what was asked for.
fn without_effect<K: PartialEq + Serialize>(
    prefix: &str,
    on: &K,
    options: &[Given<K>],
) -> Option<String> {
    let (option, _, of) = options.iter().find(|(_, given, of)| *given && !of.contains(on))?;
    let belongs_to: Vec<String> = of.iter().map(name).collect();
    Some(words::api::without_effect(&format!("{prefix}{option}"), &name(on), &belongs_to))
}

/// The options of a table that not all numbers beyond counts heed.
fn of_numbers(table: &TableOptions) -> [Given<Statistic>; 6] {
    use Statistic::{Comparison, EqualGroups, Ranking};
    [
        ("unit", table.unit.is_some(), &[Comparison, EqualGroups]),
        ("basis", table.basis.is_some(), &[]),
        ("order", table.order.is_some(), &[EqualGroups]),
        ("hand_order", table.hand_order.is_some(), &[EqualGroups]),
        ("zero_rows", table.zero_rows.is_some(), &[Ranking, EqualGroups]),
        ("both_as_mixed", table.both_as_mixed.is_some(), &[Comparison, EqualGroups]),
    ]
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
    /// The figure as PDF.
    Pdf,
    /// The figure as TIFF, packed by LZW.
    Tiff,
    /// The figure as EPS, its texts as outlines.
    Eps,
    /// The table as CSV.
    Csv,
    /// The table as a workbook (.xlsx), with a sheet of settings and notes.
    Xlsx,
    /// The table as CSV with one number in each row, beside its unit, basis and denominators.
    Tidy,
    /// The table as Markdown.
    Markdown,
    /// Figure, table, methods and the collected passages as a document for a word processor (.docx).
    Docx,
    /// Ratings of constructs by case as a matrix (.xlsx), laid out after the CFIR User Guide.
    MatrixForm,
    /// The same as a memo for each case (.docx).
    MemoForm,
    /// The table as HTML.
    Html,
    /// The live figure (.html) for journals and repositories.
    Interactive,
    /// Caption, alternative text, methods and notes.
    Text,
    /// Rows that were left out, as CSV.
    LeftOut,
    /// Everything that was decided of the study, by the user and by the program, for a paper's supplement.
    Audit,
    /// A checklist of a reporting guideline, filled as far as the study goes (.docx).
    Checklist,
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
    /// The format of the audit trail; absent for a document (.docx).
    #[serde(default)]
    pub format: Option<ListFormat>,
    /// The guideline of a checklist; absent for COREQ.
    #[serde(default)]
    pub which: Option<Guideline>,
    /// As CSV, workbook, Markdown or HTML, numbers beyond counts in place of the table.
    #[serde(default)]
    pub numbers: Option<Statistic>,
    /// Dots per inch of a PNG or TIFF and of the figure in a document, 72 to 1200; where absent 192 (twice a
    /// screen's) for a PNG and 300 for the others.
    #[serde(default)]
    pub dpi: Option<f64>,
    /// What a live figure says of itself and lets its readers switch, where that differs from the study's settings.
    #[serde(default)]
    pub interactive: Option<InteractiveOptions>,
    /// A live figure in an archive (.zip) with drawings, table, words, a module for notebooks and how to embed it.
    #[serde(default)]
    pub bundle: Option<bool>,
    /// Options of the figure and of the table in it, as for `figure()`.
    #[serde(default)]
    pub figure: Option<FigureRequest>,
}

/// Dots per inch of a PNG that is made for screens: twice the 96 of CSS.
pub const SCREEN_DPI: f64 = 192.0;
/// Dots per inch of a picture for print.
pub const PRINT_DPI: f64 = 300.0;

/// What an export asks the engine for.
#[derive(Debug, Clone, PartialEq)]
pub struct AskedExport {
    /// The file.
    pub export: ExportOptions,
    /// The table in it.
    pub table: TableOptions,
    /// The figure in it.
    pub figure: FigureOptions,
}

impl ExportRequest {
    /// What to ask the engine for.
    ///
    /// # Errors
    /// A sentence where the resolution is out of range, and for an option that has no effect on such a file.
    pub fn split(self) -> Result<AskedExport, String> {
        if let Some(reason) = self.without_effect() {
            return Err(refusal("export", &reason));
        }
        let is_print = matches!(self.kind, ExportKind::Tiff | ExportKind::Docx);
        let dpi = self.dpi.unwrap_or(if is_print { PRINT_DPI } else { SCREEN_DPI });
        let (from, to) = DPI_RANGE;
        if !(from..=to).contains(&dpi) {
            return Err(refusal("export", &words::api::out_of_range("dpi", from, to)));
        }
        let (numbers, raw) = (self.numbers, self.raw.unwrap_or(false));
        let export = match self.kind {
            ExportKind::Svg => ExportOptions::Svg,
            ExportKind::Png => ExportOptions::Png { dpi },
            ExportKind::Tiff => ExportOptions::Tiff { dpi },
            ExportKind::Pdf => ExportOptions::Pdf,
            ExportKind::Eps => ExportOptions::Eps,
            ExportKind::Csv => ExportOptions::Csv { numbers, raw },
            ExportKind::Xlsx => ExportOptions::Xlsx { numbers },
            ExportKind::Tidy => ExportOptions::Tidy { raw },
            ExportKind::Markdown => ExportOptions::Markdown { numbers },
            ExportKind::Docx => ExportOptions::Docx { dpi },
            ExportKind::MatrixForm => ExportOptions::MatrixForm,
            ExportKind::MemoForm => ExportOptions::MemoForm,
            ExportKind::Html => ExportOptions::Html { numbers },
            ExportKind::Interactive => {
                let options = Box::new(self.interactive.unwrap_or_default());
                ExportOptions::Interactive { options, bundle: self.bundle.unwrap_or(false) }
            }
            ExportKind::Text => ExportOptions::Text,
            ExportKind::LeftOut => ExportOptions::LeftOut { raw },
            ExportKind::Audit => ExportOptions::Audit { format: self.format.unwrap_or_default() },
            ExportKind::Checklist => {
                ExportOptions::Checklist { which: self.which.unwrap_or(Guideline::Coreq) }
            }
            ExportKind::Study => {
                ExportOptions::Study { without_data: self.without_data.unwrap_or(false) }
            }
            ExportKind::Codebook => ExportOptions::Codebook { framework: self.framework },
        };
        let (table, figure) = self.figure.unwrap_or_default().halves();
        Ok(AskedExport { export, table, figure })
    }

    fn without_effect(&self) -> Option<String> {
        use ExportKind::{
            Audit, Checklist, Codebook, Csv, Docx, Eps, Html, Interactive, LeftOut, Markdown,
            MatrixForm, MemoForm, Pdf, Png, Study, Svg, Text, Tidy, Tiff, Xlsx,
        };
        const OF_TABLE: &[ExportKind] =
            &[Svg, Png, Pdf, Tiff, Eps, Csv, Xlsx, Tidy, Markdown, Docx, Html, Interactive, Text];
        const OF_RATINGS: &[ExportKind] = &[
            Svg,
            Png,
            Pdf,
            Tiff,
            Eps,
            Csv,
            Xlsx,
            Tidy,
            Markdown,
            Docx,
            MatrixForm,
            MemoForm,
            Html,
            Interactive,
            Text,
        ];
        const OF_PAGE: &[ExportKind] = &[Svg, Png, Pdf, Tiff, Eps, Docx];
        const OF_DRAWING: &[ExportKind] = &[Svg, Png, Pdf, Tiff, Eps, Docx, Interactive];
        let own: [Given<ExportKind>; 9] = [
            ("raw", self.raw.is_some(), &[Csv, Tidy, LeftOut]),
            ("without_data", self.without_data.is_some(), &[Study]),
            ("framework", self.framework.is_some(), &[Codebook]),
            ("format", self.format.is_some(), &[Audit]),
            ("which", self.which.is_some(), &[Checklist]),
            ("numbers", self.numbers.is_some(), &[Csv, Xlsx, Markdown, Html]),
            ("dpi", self.dpi.is_some(), &[Png, Tiff, Docx]),
            ("interactive", self.interactive.is_some(), &[Interactive]),
            ("bundle", self.bundle.is_some(), &[Interactive]),
        ];
        let Some(figure) = &self.figure else { return without_effect("", &self.kind, &own) };
        let of_figure: [Given<ExportKind>; 19] = [
            ("rows", figure.rows.is_some(), OF_RATINGS),
            ("columns", figure.columns.is_some(), OF_RATINGS),
            ("unit", figure.unit.is_some(), OF_TABLE),
            ("basis", figure.basis.is_some(), OF_TABLE),
            ("filter", figure.filter.is_some(), OF_RATINGS),
            ("valences", figure.valences.is_some(), OF_RATINGS),
            ("order", figure.order.is_some(), OF_RATINGS),
            ("hand_order", figure.hand_order.is_some(), OF_RATINGS),
            ("zero_rows", figure.zero_rows.is_some(), OF_RATINGS),
            ("both_as_mixed", figure.both_as_mixed.is_some(), OF_TABLE),
            ("chart", figure.chart.is_some(), &[Svg, Png, Pdf, Tiff, Eps, Docx, Interactive, Text]),
            ("title", figure.title.is_some(), OF_PAGE),
            ("width_mm", figure.width_mm.is_some(), OF_PAGE),
            ("height_mm", figure.height_mm.is_some(), OF_PAGE),
            ("part", figure.part.is_some(), &[Svg, Png, Pdf, Tiff, Eps]),
            ("style", figure.style.is_some(), OF_PAGE),
            ("palette", figure.palette.is_some(), OF_DRAWING),
            ("preset", figure.preset.is_some(), OF_PAGE),
            ("options", figure.options.is_some(), OF_DRAWING),
        ];
        without_effect("", &self.kind, &own)
            .or_else(|| without_effect("figure.", &self.kind, &of_figure))
            .or_else(|| {
                let (table, _) = figure.clone().halves();
                without_effect("figure.", &self.numbers?, &of_numbers(&table))
            })
            .or_else(|| figure.without_effect("figure."))
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
