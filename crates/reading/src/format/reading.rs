//! How a file was read: what was detected in it, for the user to see and to override.

use serde::{Deserialize, Serialize};

use super::project::{ProjectForm, ProjectReading};
use super::{DecimalMark, Delimiter, Encoding};

/// What was detected in a file, each part of which [`super::ReadOptions`] can override.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// File name as dropped.
    pub file: String,
    /// Rows under the header.
    pub rows: u64,
    /// Mark between whole and fraction in the numbers of this file.
    pub decimal_mark: DecimalMark,
    /// What was detected beyond that, which depends on the kind of file.
    pub how: How,
}

/// What is detected in a file of each kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// Delimited text.
    Text(TextReading),
    /// A workbook.
    Workbook(WorkbookReading),
    /// A project of a tool, which says itself how it is to be read.
    Project(ProjectReading),
    /// A list of codes without codings.
    Codebook,
    /// Counts without codings.
    LiveFigure,
}

/// How delimited text was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TextReading {
    /// Encoding.
    pub encoding: Encoding,
    /// True where the bytes do not tell the encoding (8-bit text): the user is shown it and may choose.
    pub encoding_is_guess: bool,
    /// Field delimiter.
    pub delimiter: Delimiter,
    /// Delimiters that fit as well as the one taken: the user is asked when there is more than one.
    pub delimiter_candidates: Vec<Delimiter>,
    /// Where the header stands.
    pub header: HeaderRows,
}

/// How a workbook was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WorkbookReading {
    /// Which kind of workbook.
    pub kind: WorkbookKind,
    /// Its sheets in their order.
    pub sheets: Vec<SheetInfo>,
    /// The sheet taken; `None` where several were read as one table.
    pub sheet: Option<String>,
    /// The sheets that were read as one table because their headers are the same.
    pub sheets_joined: Vec<String>,
    /// Visible sheets with cells that are not part of that table.
    pub sheets_left_out: Vec<String>,
    /// Where the header stands.
    pub header: HeaderRows,
    /// Cells that were given the text of the merged cells they are part of.
    pub filled_down: u64,
    /// Numbers and marks in cells that are merged, by the sheets of the table.
    #[serde(skip)]
    pub merged_numbers: Vec<(String, Vec<MergedNumber>)>,
}

/// A cell of a number, or of a mark over several columns, that is merged with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MergedNumber {
    /// Its row in the sheet, 1-based.
    pub row: u32,
    /// Its column in the sheet, 0-based.
    pub column: u32,
    /// Which of the merged cells it is.
    pub part: MergedPart,
}

/// Which of several merged cells one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergedPart {
    /// The first, whose number stands in it alone.
    Alone,
    /// The first, whose number was given to the others.
    First,
    /// One that was given the number of the first.
    Again,
    /// One below the first that stayed blank, which may count all of its rows together.
    Blank,
}

/// Where the header of a table stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeaderRows {
    /// Its first row, 1-based as in a spreadsheet.
    pub row: u64,
    /// Its rows, 1 or more; blank ones between them not counted.
    pub rows: u64,
}

/// A sheet of a workbook, for the user to choose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SheetInfo {
    /// Its name.
    pub name: String,
    /// True where the workbook hides it.
    pub hidden: bool,
}

/// Kind of workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkbookKind {
    /// Office Open XML.
    Xlsx,
    /// The binary form of Excel 97 to 2003.
    Xls,
    /// OpenDocument sheets, packed or flat.
    Ods,
}

/// Kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// Delimited text.
    DelimitedText,
    /// Office Open XML workbook.
    Xlsx,
    /// Workbook in the binary form of Excel 97 to 2003.
    Xls,
    /// OpenDocument sheets, packed or flat.
    Ods,
    /// REFI-QDA project: an archive, or the project file alone.
    RefiProject,
    /// A project in the database of the program that made it.
    ProjectDatabase,
    /// REFI-QDA codebook.
    RefiCodebook,
    /// A live figure, or the archive of one.
    LiveFigure,
}

impl Reading {
    /// A file of so many rows under its header.
    pub(super) fn new(file: &str, rows: usize, decimal_mark: DecimalMark, how: How) -> Self {
        Self { file: file.to_owned(), rows: rows as u64, decimal_mark, how }
    }

    /// Kind of the file.
    pub fn kind(&self) -> FileKind {
        match &self.how {
            How::Text(_) => FileKind::DelimitedText,
            How::Workbook(WorkbookReading { kind: WorkbookKind::Xlsx, .. }) => FileKind::Xlsx,
            How::Workbook(WorkbookReading { kind: WorkbookKind::Xls, .. }) => FileKind::Xls,
            How::Workbook(WorkbookReading { kind: WorkbookKind::Ods, .. }) => FileKind::Ods,
            How::Project(ProjectReading { form: ProjectForm::Refi, .. }) => FileKind::RefiProject,
            How::Project(_) => FileKind::ProjectDatabase,
            How::Codebook => FileKind::RefiCodebook,
            How::LiveFigure => FileKind::LiveFigure,
        }
    }

    /// What was detected in text; `None` for other kinds.
    pub fn text(&self) -> Option<&TextReading> {
        match &self.how {
            How::Text(text) => Some(text),
            _ => None,
        }
    }

    /// What was detected in a workbook; `None` for other kinds.
    pub fn workbook(&self) -> Option<&WorkbookReading> {
        match &self.how {
            How::Workbook(workbook) => Some(workbook),
            _ => None,
        }
    }

    /// What a project holds; `None` for other kinds.
    pub fn project(&self) -> Option<&ProjectReading> {
        match &self.how {
            How::Project(project) => Some(project),
            _ => None,
        }
    }

    /// Where the header of a table stands; `None` for what has none.
    pub fn header(&self) -> Option<HeaderRows> {
        match &self.how {
            How::Text(text) => Some(text.header),
            How::Workbook(workbook) => Some(workbook.header),
            How::Project(_) | How::Codebook | How::LiveFigure => None,
        }
    }
}
