//! The kinds of errors, grouped by the layer that gives them.

use serde::{Deserialize, Serialize};

use super::{ModelFault, Unavailable};

/// What can go wrong. Each variant has its sentence and its remedy in `words::errors`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorKind {
    // format: containers and text
    /// The file has no bytes, or nothing but a byte order mark or blank lines.
    EmptyFile,
    /// A header and not one row under it.
    NoRows,
    /// The settings name a row as the header and nothing stands in it or below.
    NoSuchHeaderRow {
        /// The row asked for, 1-based.
        row: u64,
        /// The last row there is.
        rows: u64,
    },
    /// The content is of a kind that is not read; `found` names it ("a JPEG picture", "a web page").
    NotATable {
        /// What the content looks like, as a catalogue key.
        found: ContentKind,
    },
    /// A limit of the reader was passed.
    TooLarge {
        /// What was measured.
        what: Limit,
        /// The limit, in the unit of `what`.
        limit: u64,
    },
    /// UTF-32 is not read.
    Utf32,
    /// A quote was opened at the place and never closed; lenient reading can be asked for.
    UnclosedQuote,
    /// The archive is cut short or its parts contradict each other.
    DamagedArchive,
    /// The database is cut short or contradicts itself.
    DamagedDatabase,
    /// A workbook in the binary form is cut short or contradicts itself.
    DamagedWorkbook,
    /// The file is encrypted or protected by a password.
    Encrypted,
    /// An archive entry is packed in a way that is not read.
    UnsupportedCompression,
    /// An archive holds two entries of one name, or entries that overlap.
    AmbiguousArchive,
    /// An XML part is not well formed.
    MalformedXml,
    /// An XML part declares a document type, which is never read.
    DocumentType,
    /// The archive is not a workbook.
    NotAWorkbook,
    /// The archive holds no project file.
    NoProject,
    /// The archive holds several project files.
    SeveralProjects {
        /// Their names.
        names: Vec<String>,
    },
    /// The workbook has no sheet with cells.
    NoUsableSheet,
    /// A cell lies outside the grid that spreadsheets have.
    CellOutsideGrid,
    /// A cell of a workbook refers to an entry that the list which the workbook keeps has not.
    BeyondList {
        /// The list.
        list: WorkbookList,
        /// The 0-based position that the cell refers to.
        index: u64,
        /// Entries of the list.
        entries: u64,
    },
    /// The sheet that the settings name is not in the workbook.
    UnknownSheet {
        /// The name asked for.
        name: String,
        /// The sheets there are.
        sheets: Vec<String>,
    },

    /// A live figure does not hold the counts that it was made with.
    LiveFigure {
        /// What became of them.
        fault: LiveFigureFault,
    },
    /// A live figure stands among files with codings, or with another.
    LiveFigureBesideData,
    /// A live figure is open, and a file was added to it.
    LiveFigureIsOpen,

    // dataset
    /// No column, or no set of columns, could be taken as codes.
    NoCodes,
    /// The files list codes and hold no codings.
    NoCodings,
    /// Where counts ought to stand there are percentages or fractions, which say nothing of how many codings
    /// there are.
    Percentages {
        /// Headers of their columns.
        columns: Vec<String>,
    },
    /// A setting names a column that the file does not have.
    UnknownColumn {
        /// The name asked for.
        name: String,
        /// The columns there are.
        columns: Vec<String>,
    },

    // framework, analysis, figure, study: settings that name what does not exist
    /// A setting has a value that is not among those allowed.
    UnknownValue {
        /// The setting, as the API spells it.
        setting: String,
        /// The value given.
        given: String,
        /// What is allowed.
        allowed: Vec<String>,
    },
    /// A setting has a number that is too small or too large.
    OutOfRange {
        /// The setting, as the API spells it.
        setting: String,
        /// The number given.
        given: u64,
        /// The smallest number allowed.
        from: u64,
        /// The largest number allowed.
        to: u64,
    },
    /// A setting has a measure, which need not be whole, that is too small or too large.
    MeasureOutOfRange {
        /// The setting, as the API spells it.
        setting: String,
        /// The measure given.
        given: f64,
        /// The smallest measure allowed.
        from: f64,
        /// The largest measure allowed.
        to: f64,
    },
    /// A logic model cannot be as it is.
    LogicModel {
        /// Why.
        fault: ModelFault,
    },
    /// A live figure has more views, or more bytes, than a file may hold.
    TooManyViews {
        /// Its views.
        views: u32,
        /// Most views of a figure.
        most_views: u32,
        /// Its bytes; 0 where it was not written.
        bytes: u32,
        /// Most bytes of a figure.
        most_bytes: u32,
        /// The label of the control that costs most.
        control: String,
        /// The views that are left without it.
        views_without: u32,
    },
    /// A unit or basis was asked for that the data cannot give.
    NotAvailable {
        /// The setting, as the API spells it.
        setting: String,
        /// The value given.
        given: String,
        /// Why it cannot be given.
        reason: Unavailable,
    },
    /// Passages were asked for while small numbers are protected.
    PassagesProtected,
    /// Passages were asked for of a live figure that was opened, which holds none.
    PassagesNotInFigure,
    /// The font of files in which text is drawn or embedded lacks characters.
    NotInFont {
        /// Those that the figure holds, each once.
        characters: Vec<char>,
    },
    /// A picture would have more pixels than are drawn.
    PictureTooLarge {
        /// Pixels in a line.
        width: u64,
        /// Lines.
        height: u64,
        /// The greatest number of pixels.
        most: u64,
    },
    /// The file is no study file, or names no version that there ever was.
    NotAStudy,
    /// The study file ends before its JSON does.
    StudyCutShort,
    /// What stands at the place of the study file is no JSON.
    StudyMalformed,
    /// The study file is of a later version than this program reads.
    StudyOfLaterVersion {
        /// Its version.
        version: u32,
        /// The last version that is read.
        last: u32,
    },
    /// The study file has a part or a setting that this program does not know.
    StudyUnknownPart {
        /// What is not known, in the words of whatever read it.
        reason: String,
    },
    /// The bytes of a file that the study file holds are not those whose hash it holds.
    StudyDataChanged,
    /// The study was saved without its data and the file given is a different one.
    DifferentInput,

    // engine and web
    /// Nothing is loaded yet.
    NothingLoaded,
    /// The work was ended by the user.
    Cancelled,
    /// The browser cannot read a file any more.
    FileGone,
    /// The engine failed in a way that is a fault of the program; it was started anew.
    EngineFailed,
}

/// What became of the counts of a live figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LiveFigureFault {
    /// They are not there, or not whole.
    Cut,
    /// They are not those that were written.
    Changed,
    /// They are of a later form than is read.
    Newer,
    /// There are those of several figures.
    Several,
    /// They are in a module for notebooks, which is a program and not opened.
    Module,
    /// Their checksum is right, and they are none that this program writes.
    Unknown,
}

/// A list that a workbook keeps for all its sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkbookList {
    /// The texts of its cells.
    Strings,
    /// The formats of its cells, which tell a date from another number.
    Styles,
}

/// What a file that is no table looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContentKind {
    /// A JPEG picture.
    Jpeg,
    /// A PNG picture.
    Png,
    /// A GIF picture.
    Gif,
    /// A PDF document.
    Pdf,
    /// A web page, perhaps named as a workbook.
    Html,
    /// XML of another kind.
    Xml,
    /// An archive of another kind.
    Archive,
    /// An OpenDocument file, such as an .ods sheet.
    OpenDocument,
    /// A workbook in the binary form (.xlsb).
    BinaryWorkbook,
    /// A workbook of Excel 95 or before.
    OldWorkbook,
    /// Another document of Office before 2007.
    OldOffice,
    /// A document of Apple's Numbers, Pages or Keynote.
    AppleDocument,
    /// A slide show.
    Presentation,
    /// A word processor's document.
    WordDocument,
    /// An SQLite database.
    Sqlite,
    /// A program, sound or other binary content.
    Binary,
}

/// A limit checked before memory is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// Bytes of the file.
    FileBytes,
    /// Bytes of all files of a study together.
    StudyBytes,
    /// Bytes that came out of an archive, by bytes read.
    InflatedBytes,
    /// Inflated bytes for each packed byte.
    InflationRatio,
    /// Entries of an archive.
    ArchiveEntries,
    /// Cells of a table.
    Cells,
    /// Cells of a sheet that stand for others by being repeated.
    RepeatedCells,
    /// Codings that the rows of a study stand for together.
    Codings,
    /// Rows times columns of a table that is counted.
    CountedCells,
    /// Rows of a table.
    Rows,
    /// Columns of a table.
    Columns,
    /// Bytes of one field.
    FieldBytes,
    /// Depth of nested XML elements.
    XmlDepth,
    /// Attributes of one XML element.
    XmlAttributes,
    /// Pairs of a table's rows on all passages.
    PairsOnPassages,
    /// Columns of a sheet of a workbook that is made.
    SheetColumns,
    /// Rows times columns of a table in a document that is made.
    DocumentCells,
}
