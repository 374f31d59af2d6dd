//! What the page shows of a study: view models, no data beyond samples.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::Settings;
use super::finding::Finding;
use super::passage::{AsideView, Collected};
use super::table_part::TablePart;
use crate::analysis::{Basis, Order, Rows, Statistic, Unit};
use crate::dataset::{Account, CodeSigns, ColumnGuess, PeopleWithin, ShapeReading, ValenceSource};
use crate::diag::{NameOf, Unavailable, Warning};
use crate::format::Reading;
use crate::framework::{Codebook, Match, Reason, Recognition, Strength};
use crate::valence::{ByValence, Valence};

/// Everything about a loaded study.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StudyView {
    /// Files in order.
    pub files: Vec<FileView>,
    /// Valence words found, with what each was taken for.
    pub valence_words: Vec<ValenceWord>,
    /// Framework.
    pub framework: FrameworkView,
    /// One row for each distinct label (or domain and construct together), most codings first.
    pub mapping: Vec<MappingRow>,
    /// Attributes that can be compared and filtered by, the group first.
    pub attributes: Vec<AttributeView>,
    /// Names of participants, sources, sites and coders that are few enough to be looked through.
    pub names: Vec<NamesView>,
    /// Numbers of the study.
    pub summary: Summary,
    /// The balance.
    pub account: Account,
    /// Signs at the names of codes, where they may be valences.
    pub code_signs: Option<CodeSigns>,
    /// Warnings that belong to no single file.
    pub warnings: Vec<Warning>,
    /// What must be asked before the numbers can be trusted; empty when all was recognised.
    pub questions: Vec<Question>,
    /// What was done on the program's own account and changes a number, or may: the most harmful first.
    pub findings: Vec<Finding>,
    /// The passages collected to be quoted, in the user's order.
    pub quotes: Vec<Collected>,
    /// The codings that the user set aside, in the order in which that was done.
    pub set_aside: Vec<AsideView>,
    /// What can be counted.
    pub available: Availability,
    /// The settings as they stand.
    pub settings: Settings,
    /// Label of the built-in example, which is synthetic; `None` for the user's own data.
    pub example: Option<String>,
    /// Of a live figure that was opened, which holds counts and no codings, what its methods say of the data that it
    /// was made from; `None` for codings.
    pub live_figure: Option<String>,
}

impl StudyView {
    /// Whether any file holds codings, or counts; else there is nothing to count yet.
    pub fn holds_codings(&self) -> bool {
        self.files.iter().any(|file| file.listed_codes.is_none() && file.listed_people.is_none())
    }

    /// Whether the page may say that everything was recognised: there are codings, nothing is asked, and
    /// nothing was done on the program's own account that changes a number.
    pub fn is_all_recognised(&self) -> bool {
        self.holds_codings()
            && self.live_figure.is_none()
            && self.questions.is_empty()
            && self.findings.is_empty()
    }
}

/// One file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FileView {
    /// How it was read.
    pub reading: Reading,
    /// As what table of counts it was turned into one row a cell; `None` for a table taken as it is.
    pub shape: Option<ShapeReading>,
    /// Headers of columns whose labels were typed once for several rows and stand in each of them now.
    pub filled_down: Vec<String>,
    /// Notes below the table and headings within it that are no rows of it.
    pub notes: u32,
    /// Columns that are alike and were taken for one thing together.
    pub families: Vec<FamilyView>,
    /// Columns with their guesses.
    pub columns: Vec<ColumnGuess>,
    /// The first rows, at most 8, each cell shortened to 200 characters.
    pub preview: Vec<Vec<String>>,
    /// Warnings of this file.
    pub warnings: Vec<Warning>,
    /// Tool that wrote it, where recognised.
    pub tool: Option<String>,
    /// How many codes it lists, where it is a codebook and gives no codings.
    pub listed_codes: Option<u32>,
    /// How many rows it has, where it lists people and gives no codings: what it says is joined to the codings
    /// of other files, unless the user leaves it aside.
    pub listed_people: Option<u32>,
    /// Sheets of the workbook that list people and are joined to the codings.
    pub people_sheets: Vec<String>,
    /// Sheets of the workbook that list codes, which can be the framework.
    pub code_sheets: Vec<String>,
}

/// Columns that are alike.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FamilyView {
    /// Headers, in order; the settings name the family by the first.
    pub columns: Vec<String>,
    /// What they were taken for.
    pub kind: crate::dataset::FamilyKind,
}

/// A valence word found in the data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ValenceWord {
    /// The word as first seen.
    pub word: String,
    /// The folded form, by which [`Settings::valence_words`] names it.
    pub key: String,
    /// What it was taken for; `None` where it is not known.
    pub valence: Option<Valence>,
    /// Of a word that is not known what one that is one letter off means.
    pub nearby: Option<Valence>,
    /// Rows that have it.
    pub rows: u64,
}

/// The framework of the study.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FrameworkView {
    /// The one taken; `None` for the user's own themes.
    pub id: Option<String>,
    /// Codebooks that know some of the labels, best first, then those of the study's own.
    pub candidates: Vec<Recognition>,
    /// Those that fit best and equally well, so that the user is asked; else none.
    pub tied: Vec<String>,
    /// Codebooks of the study's own files, by id.
    pub own: Vec<String>,
    /// The one taken, where it is of the study's own: the page knows the built-in ones itself.
    pub own_book: Option<Rc<Codebook>>,
}

/// One label and where it leads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct MappingRow {
    /// Key, by which [`Settings::mapping`] names it.
    pub key: String,
    /// Label as the user wrote it (domain and construct joined by ` > `).
    pub label: String,
    /// Codings that bear it.
    pub codings: u64,
    /// The same by valence, in the order of [`Valence::ALL`].
    #[cfg_attr(feature = "types", ts(as = "[u64; 5]"))]
    pub valences: ByValence<u64>,
    /// What the codebook says.
    pub found: Match,
    /// The items taken, by id: found, or chosen by the user; empty where there is none.
    pub items: Vec<String>,
    /// True where the user chose.
    pub chosen: bool,
    /// Items that an unknown label may mean, best first; those among which to choose for an ambiguous one.
    pub suggestions: Vec<SuggestedItem>,
}

/// An item that a label may mean. Nothing is mapped by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct SuggestedItem {
    /// The item, by id.
    pub item: String,
    /// Whether it may be offered for acceptance together with others.
    pub strength: Strength,
    /// What of the label speaks for it.
    pub reason: Reason,
}

/// An attribute.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AttributeView {
    /// Name; `source`, `site` and `coder` are offered as fields of their own and are not here.
    pub name: String,
    /// True for the stakeholder group.
    pub is_group: bool,
    /// Values as read with the label shown, in first-seen order.
    pub values: Vec<(String, String)>,
    /// Each label that is shown with the codings that have it, in first-seen order.
    pub counted: Vec<(String, u64)>,
}

/// Names of one kind that the data give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamesView {
    /// Of what.
    pub of: NameOf,
    /// Each name with the codings that have it, in first-seen order.
    pub counted: Vec<(String, u64)>,
}

/// Numbers of a study; `None` where the data does not tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Summary {
    /// Codings.
    pub codings: u64,
    /// Codings by valence, in the order of [`Valence::ALL`].
    #[cfg_attr(feature = "types", ts(as = "[u64; 5]"))]
    pub valences: ByValence<u64>,
    /// Codings by valence that the filters of the table keep; `None` where none is set.
    #[cfg_attr(feature = "types", ts(as = "Option<[u64; 5]>"))]
    pub kept: Option<ByValence<u64>>,
    /// Distinct passages.
    pub segments: Option<u32>,
    /// Participants.
    pub participants: Option<u32>,
    /// Sources, with their labels for filters.
    pub sources: Option<Vec<String>>,
    /// Sites, with their labels.
    pub sites: Option<Vec<String>>,
    /// Coders, with their labels.
    pub coders: Option<Vec<String>>,
    /// True where any record has an excerpt.
    pub excerpts: bool,
}

/// Something that only the user can decide.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Two delimiters fit equally well.
    Delimiter {
        /// File.
        file: String,
    },
    /// The bytes do not tell the encoding.
    Encoding {
        /// File.
        file: String,
    },
    /// Several columns would do for a role.
    Column {
        /// File.
        file: String,
        /// The role, as in the settings.
        role: crate::dataset::Role,
        /// Headers.
        columns: Vec<String>,
    },
    /// Columns that are alike may be several things together.
    ColumnFamily {
        /// File.
        file: String,
        /// Headers, in order; the settings name the family by the first.
        columns: Vec<String>,
        /// What they may be, the kind taken until it is decided first.
        choices: Vec<crate::dataset::FamilyChoice>,
    },
    /// Two codebooks fit equally well.
    Framework {
        /// Their ids.
        ids: Vec<String>,
    },
    /// Labels that more than one item bears.
    AmbiguousLabels {
        /// How many.
        labels: u32,
    },
    /// Labels that no item bears.
    UnknownLabels {
        /// How many.
        labels: u32,
    },
    /// Valence words that are not known.
    UnknownValenceWords {
        /// How many.
        words: u32,
    },
    /// A column says one number for all rows, or for all of a group: the size of a group, or a count.
    GroupSize {
        /// File.
        file: String,
        /// Header.
        column: String,
    },
    /// Percentages or fractions stand where counts ought to; nothing is counted.
    Percentages {
        /// File.
        file: String,
        /// Headers.
        columns: Vec<String>,
    },
    /// Signs at the names of codes may be valences or part of the names; they are part of them until then.
    CodeSigns {
        /// Names that occur with two signs, without them.
        pairs: Vec<String>,
        /// Some of the names that bear a sign.
        examples: Vec<String>,
        /// How many names bear one.
        signed: u32,
        /// How many names there are.
        names: u32,
    },
    /// Names of participants that may be several people's.
    RepeatedParticipants {
        /// Within what a name may be one person's alone.
        within: PeopleWithin,
        /// Participants where the same name is the same person.
        as_written: u32,
        /// Participants where it is another one elsewhere.
        apart: u32,
    },
    /// The names of the files may name the coders.
    CodersFromNames {
        /// The coders that they would name, in the order of the files.
        coders: Vec<String>,
    },
    /// Cells of a column of domains, constructs or themes may hold several.
    DividedCells {
        /// File.
        file: String,
        /// The column's header.
        column: String,
        /// How many cells.
        cells: u64,
    },
    /// Rows hold several codes and another number of valences.
    UnequalLists {
        /// How many rows.
        rows: u64,
    },
    /// Places that say different valences of one coding.
    ValencePlace {
        /// Places that say any valence.
        places: Vec<ValenceSource>,
        /// Codings of which they say different ones.
        codings: u64,
    },
}

/// What the data can give; a reason where it cannot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Availability {
    /// Levels of rows.
    pub rows: Vec<(Rows, Option<Unavailable>)>,
    /// Units.
    pub units: Vec<(Unit, Option<Unavailable>)>,
    /// Bases, for the unit of the present settings.
    pub bases: Vec<(Basis, Option<Unavailable>)>,
    /// Orders of the rows.
    pub orders: Vec<(Order, Option<Unavailable>)>,
    /// Numbers beyond counts, for the columns of the present settings.
    pub numbers: Vec<(Statistic, Option<Unavailable>)>,
    /// What the present settings choose of a table and the data do not have.
    pub unfit: Vec<TablePart>,
}

impl Availability {
    /// Whether nothing is known to stand against numbers beyond counts.
    pub fn gives(&self, kind: Statistic) -> bool {
        self.numbers.contains(&(kind, None))
    }
}
