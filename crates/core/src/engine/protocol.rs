//! What crosses the border between page and worker. Everything serialises; nothing borrows.

use serde::{Deserialize, Serialize};

use super::passage::Excerpt;
use super::{InteractiveOptions, Settings, StudyView};
use crate::analysis::{CrossTab, Statistic, TableOptions};
use crate::diag::{Error, Unavailable};
use crate::disclosure::Protection;
use crate::figure::{ChartDeclaration, FigureOptions, FigureSpec, PageFit, Scene};
use crate::words::audit::Decision;
use crate::words::checklists::{Checklist, Guideline};
use crate::words::numbers::Sheet;

/// A file as dropped.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InputFile {
    /// Name.
    pub name: String,
    /// Content.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
}

/// What the engine can be asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// Reads files as one study, in place of what was loaded; on failure the old study stays.
    Load {
        /// The files.
        files: Vec<InputFile>,
        /// What the user has decided already.
        settings: Box<Settings>,
    },
    /// Adds files to the study; without one they are loaded. On failure the old study stays.
    Add {
        /// The files.
        files: Vec<InputFile>,
        /// The settings for all files, those there and those added.
        settings: Box<Settings>,
    },
    /// Loads a built-in example.
    Example {
        /// Its id.
        id: String,
    },
    /// Replaces the settings and works everything out again.
    Configure {
        /// The settings, whole.
        settings: Box<Settings>,
    },
    /// Counts.
    Table {
        /// What differs from the study's own table settings.
        table: TableOptions,
    },
    /// Counts and draws.
    Figure {
        /// What differs from the study's own table settings.
        table: TableOptions,
        /// What differs from the study's own figure settings.
        figure: FigureOptions,
    },
    /// Counts and draws for somewhere else than the screen: the figure as SVG with its words, of one table.
    Drawing {
        /// What differs from the study's own table settings.
        table: TableOptions,
        /// What differs from the study's own figure settings.
        figure: FigureOptions,
    },
    /// Makes the live figure, to be looked at before it is saved.
    Interactive {
        /// What differs from the study's own settings of it.
        options: Box<InteractiveOptions>,
        /// What differs from the study's own table settings.
        table: TableOptions,
        /// What differs from the study's own figure settings.
        figure: FigureOptions,
    },
    /// Works out numbers beyond counts.
    Numbers {
        /// Which.
        kind: Statistic,
        /// The table whose rows, columns and filters hold, as for `Table`.
        table: TableOptions,
    },
    /// Lists what was decided of the study, and fills checklists of reporting guidelines.
    Audit,
    /// The passages behind a number.
    Excerpts {
        /// Which.
        query: ExcerptQuery,
        /// The table that the number stands in, as for `Table`.
        table: TableOptions,
    },
    /// The first passages of some codes of the mapping, whatever the table leaves out.
    CodePassages {
        /// Keys of the mapping's rows.
        keys: Vec<String>,
        /// Most of them.
        most: u32,
    },
    /// Makes a file.
    Export {
        /// Which.
        export: ExportOptions,
        /// The table, as for `Table`.
        table: TableOptions,
        /// The figure, as for `Figure`.
        figure: FigureOptions,
    },
    /// Restores a study file, in place of what was loaded. A study saved without its data takes the
    /// files given along or, where none are, those already loaded, if they are the same. Settings that
    /// name no files are laid over the files given along or over the study. Files given along that the
    /// study file does not name come after those that it does.
    Restore {
        /// The study file.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
        /// Files given along with it.
        files: Vec<InputFile>,
    },
    /// Forgets everything.
    Clear,
}

/// What the engine answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// To `Load`, `Add`, `Example` and `Configure`.
    Study(Box<StudyView>),
    /// To `Restore`.
    Restored {
        /// The study.
        study: Box<StudyView>,
        /// Its files in order; `None` where the files loaded stayed as they were.
        files: Option<Vec<RestoredFile>>,
    },
    /// To `Table`.
    Table(Box<TableView>),
    /// To `Figure`.
    Figure(Box<FigureView>),
    /// To `Drawing`.
    Drawing(Box<Drawing>),
    /// To `Interactive`.
    Interactive(Box<InteractivePlan>),
    /// To `Numbers`.
    Numbers(Box<Sheet>),
    /// To `Audit`.
    Audit(Box<AuditView>),
    /// To `Excerpts` and `CodePassages`.
    Excerpts {
        /// The passages, in the order of the input.
        excerpts: Vec<Excerpt>,
    },
    /// To `Export`.
    Export(Export),
    /// To `Clear`.
    Cleared,
    /// To any request that could not be done; nothing has changed.
    Failed {
        /// Why; one for each file or setting at fault.
        errors: Vec<Error>,
        /// The same as sentences, for whoever does not translate kinds.
        messages: Vec<String>,
    },
}

/// A file of a restored study.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RestoredFile {
    /// Its name in the study.
    pub name: String,
    /// Where its content came from.
    pub content: RestoredContent,
}

/// Where the content of a restored file came from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RestoredContent {
    /// The study file held it.
    Saved(#[serde(with = "serde_bytes")] Vec<u8>),
    /// It is that of a file given along, by position.
    Given(usize),
    /// It is that of a file that was loaded, by position.
    Loaded(usize),
}

/// How far a long request has come.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// Share done of that stage, 0.0 to 1.0.
    pub done: f64,
    /// About how many units of work ([`crate::pulse`]) the rest of the stage is, where nothing else will be told of it
    /// before it ends; 0 where more is told.
    pub ahead: u64,
}

impl Progress {
    /// A share of a stage, of which more will be told.
    pub(super) fn of(stage: Stage, done: f64) -> Self {
        Self { stage, done, ahead: 0 }
    }
}

/// Stages of a load.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Bytes to tables.
    Reading,
    /// Tables put in order, and what their columns are for.
    Preparing,
    /// Tables to a dataset.
    Coding,
    /// Labels to constructs.
    Matching,
}

/// A counted table and its words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TableView {
    /// The numbers.
    pub table: CrossTab,
    /// Caption: what was counted, unit, basis, n per group.
    pub caption: String,
    /// The notes of the table as sentences.
    pub notes: Vec<String>,
    /// What is hidden of it, and what would be.
    pub protection: Protection,
}

/// A drawn figure, its table and its words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FigureView {
    /// The resolved specification.
    pub spec: FigureSpec,
    /// The drawing.
    pub scene: Scene,
    /// The numbers it shows.
    pub table: CrossTab,
    /// How it stands to its page, as it is drawn.
    pub page: PageFit,
    /// How a file of it would, drawn as the study's settings say; `None` where nobody asks for it.
    pub page_of_file: Option<PageFit>,
    /// Caption.
    pub caption: String,
    /// Alternative text, three sentences.
    pub alt: String,
    /// The paragraph for a paper's methods.
    pub methods: String,
    /// The notes of the table as sentences.
    pub notes: Vec<String>,
    /// What is hidden of it, and what would be.
    pub protection: Protection,
    /// All charts, with what each offers for this table.
    pub charts: Vec<ChartDeclaration>,
}

/// What was decided of a study, and what it says of reporting guidelines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AuditView {
    /// Everything that was decided, in the order of the way from the files to the figure; what is open stands last.
    pub decisions: Vec<Decision>,
    /// The checklists, filled as far as the study goes.
    pub checklists: Vec<Checklist>,
}

/// A figure as SVG and its words, all of one table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "FigureAnswer"))]
pub struct Drawing {
    /// The figure as the text of an SVG file.
    pub svg: String,
    /// Caption.
    pub caption: String,
    /// Alternative text.
    pub alt: String,
    /// The paragraph for a paper's methods.
    pub methods: String,
}

/// A live figure, and what it costs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InteractivePlan {
    /// Whether what was given as DOI is none: it is written as it stands, without an address.
    pub is_no_doi: bool,
    /// Label of the chart that the author sees, where no live figure can show it and another stands for it.
    pub not_live: Option<String>,
    /// What a reader may switch: chart, unit, basis, order, groups.
    pub controls: Vec<PlannedControl>,
    /// Views in all.
    pub views: u32,
    /// Bytes of the document; 0 where it was not made.
    pub bytes: u32,
    /// What is hidden of the view that the author sees.
    pub protection: Protection,
    /// Fewest contributors behind a number that is shown; `None` where none is hidden.
    pub fewest_contributors: Option<u32>,
    /// What was asked of that beyond the study's own policy: 0 for nothing.
    pub fewest_asked: u32,
    /// The document, or why it was not made.
    pub html: std::result::Result<String, String>,
}

/// Something that a reader may switch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedControl {
    /// `chart`, `unit`, `basis`, `order` or `groups`.
    pub id: String,
    /// Its label.
    pub label: String,
    /// What it could be switched to.
    pub choices: Vec<PlannedChoice>,
    /// The views that would be left without it.
    pub views_without: u32,
}

/// Something that a control of a live figure could be switched to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedChoice {
    /// As the settings spell it.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Whether it is among those that a reader has.
    pub is_offered: bool,
    /// Whether the figure opens with it, being what the author sees or stands for it: it is always among them.
    pub is_own: bool,
    /// Why it cannot be had; `None` where it can.
    pub unavailable: Option<Unavailable>,
}

/// Which passages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExcerptQuery {
    /// Key of the row.
    pub row: String,
    /// Key of the column; absent for all.
    pub column: Option<String>,
    /// Valence; absent for all.
    pub valence: Option<crate::valence::Valence>,
    /// Key of another row: codings of both rows, on the segments that both stand on, whatever their column
    /// and valence; absent for those of one row.
    #[serde(default)]
    pub with: Option<String>,
}

/// A file to make: each kind with what can be said of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExportOptions {
    /// The figure as SVG.
    Svg,
    /// The figure as PDF.
    Pdf,
    /// The figure as EPS, its texts as outlines.
    Eps,
    /// The figure as PNG, without transparency.
    Png {
        /// Dots per inch, 72 to 1,200.
        dpi: f64,
    },
    /// The figure as TIFF, packed by LZW, without transparency.
    Tiff {
        /// Dots per inch, 72 to 1,200.
        dpi: f64,
    },
    /// A table as CSV.
    Csv {
        /// Numbers beyond counts in place of the study's table.
        numbers: Option<Statistic>,
        /// Whether cells that a spreadsheet would run are written as they are.
        raw: bool,
    },
    /// A table as a workbook (.xlsx), with a sheet of settings and notes.
    Xlsx {
        /// Numbers beyond counts in place of the study's table.
        numbers: Option<Statistic>,
    },
    /// The study's table as CSV with one number in each row, beside its unit, basis and denominators.
    Tidy {
        /// As for [`Self::Csv`].
        raw: bool,
    },
    /// A table as Markdown.
    Markdown {
        /// Numbers beyond counts in place of the study's table.
        numbers: Option<Statistic>,
    },
    /// Figure, table, methods and the collected passages as a document for a word processor (.docx).
    Docx {
        /// Dots per inch of the figure in it.
        dpi: f64,
    },
    /// Ratings of constructs by case as a matrix (.xlsx), laid out after the CFIR User Guide.
    MatrixForm,
    /// The same as a memo for each case (.docx).
    MemoForm,
    /// A table as HTML, for the clipboard.
    Html {
        /// Numbers beyond counts in place of the study's table.
        numbers: Option<Statistic>,
    },
    /// The live figure (.html) for journals and repositories.
    Interactive {
        /// What differs from the study's own settings of it.
        options: Box<InteractiveOptions>,
        /// Whether in an archive (.zip) with what hosts ask for beside it.
        bundle: bool,
    },
    /// Caption, alternative text, methods and notes.
    Text,
    /// Rows that were left out, as CSV.
    LeftOut {
        /// As for [`Self::Csv`].
        raw: bool,
    },
    /// Everything that was decided of the study, for a paper's supplement; cells are safe for spreadsheets.
    Audit {
        /// In which format.
        format: ListFormat,
    },
    /// A checklist of a reporting guideline, filled as far as the study goes (.docx).
    Checklist {
        /// Which.
        which: Guideline,
    },
    /// The study file.
    Study {
        /// Without the data, to share the settings alone.
        without_data: bool,
    },
    /// A framework as a REFI-QDA codebook (.qdc); needs no study.
    Codebook {
        /// The framework's id; absent for the study's own.
        framework: Option<String>,
    },
}

impl ExportOptions {
    /// The study's table as CSV, safe for spreadsheets.
    pub const CSV: Self = Self::Csv { numbers: None, raw: false };
    /// The study's table as HTML.
    pub const HTML: Self = Self::Html { numbers: None };
    /// The rows left out, safe for spreadsheets.
    pub const LEFT_OUT: Self = Self::LeftOut { raw: false };
    /// The study with its data.
    pub const STUDY: Self = Self::Study { without_data: false };
}

/// Formats of a list of texts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum ListFormat {
    /// A document for a word processor (.docx).
    #[default]
    Docx,
    /// CSV.
    Csv,
    /// Markdown.
    Markdown,
}

/// One demand of a preset on a file that was made, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proved {
    /// Whether the file meets it.
    pub is_met: bool,
    /// What is asked of what.
    pub asked: String,
    /// What the file has.
    pub found: String,
    /// What to do where it is not met; empty where it is.
    pub remedy: String,
    /// How the demand was read, where it was not on the publisher's own page.
    pub seen: String,
}

/// A file made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Export {
    /// Name to save it under, safe on every system.
    pub file_name: String,
    /// Media type.
    pub media_type: String,
    /// Content.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
    /// What the figure's preset asks, held against these bytes; empty without one.
    pub proof: Vec<Proved>,
}
