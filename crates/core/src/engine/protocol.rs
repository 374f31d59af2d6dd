//! What crosses the border between page and worker. Everything serialises; nothing borrows.

use serde::{Deserialize, Serialize};

use super::{Settings, StudyView};
use crate::analysis::{CrossTab, Numbers, TableOptions};
use crate::diag::{Error, Place};
use crate::disclosure::Protection;
use crate::figure::{ChartDeclaration, FigureOptions, FigureSpec, Scene};
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
    /// Adds files to the study.
    Add {
        /// The files.
        files: Vec<InputFile>,
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
    /// Works out numbers beyond counts.
    Numbers {
        /// Which.
        kind: Numbers,
        /// The table whose rows, columns and filters hold, as for `Table`.
        table: TableOptions,
    },
    /// The passages behind a number.
    Excerpts {
        /// Which.
        query: ExcerptQuery,
        /// The table that the number stands in, as for `Table`.
        table: TableOptions,
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
    /// files already loaded, if they are the same.
    Restore {
        /// The study file.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
    },
    /// Forgets everything.
    Clear,
}

/// What the engine answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// To `Load`, `Add`, `Example`, `Configure` and `Restore`.
    Study(Box<StudyView>),
    /// To `Table`.
    Table(Box<TableView>),
    /// To `Figure`.
    Figure(Box<FigureView>),
    /// To `Numbers`.
    Numbers(Box<Sheet>),
    /// To `Excerpts`.
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

/// How far a long request has come.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// Share done of that stage, 0.0 to 1.0.
    pub done: f64,
}

/// Stages of a load.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Bytes to tables.
    Reading,
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
}

/// One passage (or, where the data holds none, one row) behind a number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Excerpt {
    /// The text; empty where the data holds none.
    pub text: String,
    /// Participant.
    pub participant: Option<String>,
    /// Source.
    pub source: Option<String>,
    /// Group.
    pub group: Option<String>,
    /// The user's code (or construct, or domain).
    pub code: String,
    /// Coder.
    pub coder: Option<String>,
    /// Valence.
    pub valence: crate::valence::Valence,
    /// How many codings it stands for.
    pub count: u32,
    /// Where it stands in the input.
    pub at: Place,
}

/// What to export.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportOptions {
    /// Kind of file.
    pub kind: ExportFormat,
    /// Cells of a CSV that a spreadsheet would run are written as they are.
    #[serde(default)]
    pub raw: bool,
    /// A study file without the data, to share the settings alone.
    #[serde(default)]
    pub without_data: bool,
    /// The framework of a codebook, by id; absent for the study's own.
    #[serde(default)]
    pub framework: Option<String>,
    /// As CSV or HTML, numbers beyond counts in place of the table.
    #[serde(default)]
    pub numbers: Option<Numbers>,
}

impl ExportOptions {
    /// A file of a kind, made as it is made where nothing else is asked for.
    pub fn of(kind: ExportFormat) -> Self {
        Self { kind, raw: false, without_data: false, framework: None, numbers: None }
    }
}

/// Kinds of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// The figure as SVG.
    Svg,
    /// The table as CSV.
    Csv,
    /// The table as HTML, for the clipboard.
    Html,
    /// Caption, alternative text, methods and notes.
    Text,
    /// Rows that were left out, as CSV.
    LeftOut,
    /// The study file.
    Study,
    /// A framework as a REFI-QDA codebook (.qdc); needs no study.
    Codebook,
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
}
