//! What was done to the data on the program's own account and changes a number, or may.

use serde::{Deserialize, Serialize};

use crate::dataset::{DuplicateKind, LeftOutReason, Role};
use crate::diag::{Place, WarningKind};

/// Something done on the program's own account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// What was done.
    pub kind: FindingKind,
    /// How often: rows, cells, codings, columns or sheets, as the kind says.
    pub count: u64,
    /// Where, or where first.
    pub at: Option<Place>,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// Sheets of a workbook were not read.
    SheetsNotRead {
        /// Their names.
        sheets: Vec<String>,
    },
    /// A column stands aside although its name says what is counted or who.
    ColumnAside {
        /// Its header.
        column: String,
        /// What the header says.
        looks_like: Role,
    },
    /// No coding has a valence, although a name speaks of barriers or facilitators.
    NoValence {
        /// The word.
        word: String,
        /// The column's header or one of its values that holds it; `None` for the name of a file or sheet.
        column: Option<String>,
    },
    /// A framework was taken by what the labels are called, without anything that tells that it was used.
    FrameworkGuessed {
        /// Its id.
        id: String,
        /// Distinct labels that it knows.
        known: u32,
        /// Distinct labels in all.
        labels: u32,
    },
    /// Rows or cells were left out.
    LeftOut {
        /// Why.
        reason: LeftOutReason,
    },
    /// Something was noticed that changes a number.
    Noticed {
        /// What.
        warning: WarningKind,
    },
    /// Codings or sources that stand in the data twice count once.
    CountedOnce {
        /// In what way they are there twice.
        duplicate: DuplicateKind,
    },
    /// Codings that may stand in the data twice count each.
    CountedEach {
        /// In what way they may be there twice.
        duplicate: DuplicateKind,
    },
    /// Labels typed once stand in the rows below them too.
    LabelsFilledDown {
        /// Headers of their columns.
        columns: Vec<String>,
    },
    /// Merged cells' texts stand in each of the cells.
    MergedCellsFilled,
}

impl FindingKind {
    /// How much harm it may do: 0 is the most. What loses data stands before what changes how it counts,
    /// and that before what is only likely to be right.
    pub fn rank(&self) -> u8 {
        match self {
            Self::SheetsNotRead { .. } => 0,
            Self::NoValence { .. } | Self::ColumnAside { .. } => 1,
            Self::FrameworkGuessed { .. } => 3,
            Self::LeftOut { reason } => match reason {
                LeftOutReason::NoCode
                | LeftOutReason::BadCount
                | LeftOutReason::BoundForCount
                | LeftOutReason::TornLine
                | LeftOutReason::CodesNotToldApart => 2,
                LeftOutReason::TotalsRow
                | LeftOutReason::NothingFound
                | LeftOutReason::RepeatedHeader
                | LeftOutReason::NotRated
                | LeftOutReason::NothingCounted
                | LeftOutReason::NoteBelow
                | LeftOutReason::BelowTable
                | LeftOutReason::HeadingRow
                | LeftOutReason::NotACoding
                | LeftOutReason::SelectionWithoutCode
                | LeftOutReason::SourceWithoutCoding => 6,
            },
            Self::Noticed { warning } => changes_numbers(warning).unwrap_or(u8::MAX),
            Self::CountedOnce { .. } | Self::CountedEach { .. } => 4,
            Self::LabelsFilledDown { .. } => 5,
            Self::MergedCellsFilled => 7,
        }
    }
}

/// The rank of what changes a number, or may; `None` for what does not, and for what is told as rows left
/// out or asked as a question.
pub(super) fn changes_numbers(warning: &WarningKind) -> Option<u8> {
    match warning {
        WarningKind::UnknownCodes
        | WarningKind::UnknownSources
        | WarningKind::RepeatedIdentifiers { .. }
        | WarningKind::SecondListOfCodings
        | WarningKind::ChangesInLog
        | WarningKind::CodesNotToldApart
        | WarningKind::BadRating
        | WarningKind::CellsNotCounted
        | WarningKind::SeveralPeople { .. }
        | WarningKind::MissingCode { .. }
        | WarningKind::BoundsInCells
        | WarningKind::ColumnWithoutName { .. }
        | WarningKind::NoHeader { .. }
        | WarningKind::HiddenSheetsLeftOut { .. }
        | WarningKind::FormulaWithoutValue
        | WarningKind::ErrorCells
        | WarningKind::OneAndTwo { .. }
        | WarningKind::StruckThrough
        | WarningKind::NumbersMerged => Some(2),
        WarningKind::FamilyNotTaken { .. }
        | WarningKind::ConsensusAmongCoders { .. }
        | WarningKind::SameSheets { .. }
        | WarningKind::SameFiles { .. }
        | WarningKind::RowsAgain { .. }
        | WarningKind::SectionEnds { .. }
        | WarningKind::RowsBelowTable(_)
        | WarningKind::EarlierVersion { .. }
        | WarningKind::SummaryOfCodings { .. }
        | WarningKind::CodedInRounds { .. }
        | WarningKind::InventedBeside { .. } => Some(1),
        WarningKind::CellsDivided { .. }
        | WarningKind::TablesSideBySide
        | WarningKind::TableBesideLeftOut { .. }
        | WarningKind::TwoIsNo { .. }
        | WarningKind::ChoicesAreCodes { .. }
        | WarningKind::KeyOfSigns { .. }
        | WarningKind::CountsOfSides { .. }
        | WarningKind::NumbersBehindFindings { .. }
        | WarningKind::MarksInBrackets
        | WarningKind::AuthorsWithYears { .. }
        | WarningKind::ListsPaired
        | WarningKind::SettingsOfAnotherFile { .. }
        | WarningKind::PeopleWithoutColumns
        | WarningKind::PeopleWithoutCodings { .. }
        | WarningKind::CodingsWithoutPerson { .. }
        | WarningKind::PeopleSaidTwice { .. }
        | WarningKind::PeopleContradicted { .. }
        | WarningKind::SetAsideNotFound
        | WarningKind::NotStated { .. }
        | WarningKind::NothingAmongCodes { .. }
        | WarningKind::CodersFromNames { .. }
        | WarningKind::RangeBecameDate { .. }
        | WarningKind::ShortRows { .. }
        | WarningKind::LongRows { .. }
        | WarningKind::ValenceContradicted
        | WarningKind::TakenAsOneCode
        | WarningKind::ColumnsNotCounted { .. }
        | WarningKind::PartsCounted
        | WarningKind::CountsLeftOut { .. }
        | WarningKind::SumColumnsLeftOut { .. }
        | WarningKind::GroupFromFileName(_)
        | WarningKind::OthersBesideCounts(_)
        | WarningKind::TableBelowLeftOut(_)
        | WarningKind::RowsMayBeSums
        | WarningKind::RowsAddUpOthers
        | WarningKind::TotalDiffers { .. }
        | WarningKind::OneOfAttributes { .. }
        | WarningKind::LastOfVersions { .. }
        | WarningKind::RowsMayNotCount { .. }
        | WarningKind::DeniedInNames { .. }
        | WarningKind::MarksGuessed { .. }
        | WarningKind::TornLines { .. }
        | WarningKind::LenientQuote => Some(3),
        WarningKind::PeopleJoined { .. }
        | WarningKind::ColumnsArePeople { .. }
        | WarningKind::LabelsAreCodes { .. }
        | WarningKind::ColumnsAreCoders { .. }
        | WarningKind::ColumnsAreSlots { .. }
        | WarningKind::ColumnsAreCodes { .. }
        | WarningKind::FindingsAreCodings { .. }
        | WarningKind::PassagesAreCodings { .. }
        | WarningKind::CodesBeforeColons { .. }
        | WarningKind::SectionsAreValences { .. }
        | WarningKind::GroupsInNames { .. }
        | WarningKind::TitlesAreGroups { .. }
        | WarningKind::ValenceFromFileName { .. }
        | WarningKind::WordsCutShort { .. } => Some(4),
        WarningKind::SeveralValues { .. }
        | WarningKind::LookAlikes { .. }
        | WarningKind::BlankLabels { .. }
        | WarningKind::ProjectsTogether { .. }
        | WarningKind::DashesAsZero
        | WarningKind::SelectionsRepeated => Some(5),
        WarningKind::InvalidBytes
        | WarningKind::StrayQuote
        | WarningKind::HiddenContent
        | WarningKind::MarksOfFootnotes { .. }
        | WarningKind::RowsAboveHeader => Some(6),
        WarningKind::RowsWithoutCode
        | WarningKind::BadCount
        | WarningKind::BoundForCount
        | WarningKind::SheetsLeftOut { .. }
        | WarningKind::UnknownValence { .. }
        | WarningKind::ControlCharacters
        | WarningKind::NameBelied
        | WarningKind::PositionsOutside
        | WarningKind::TextsOutside
        | WarningKind::TextsMissing
        | WarningKind::UnsafeNames => None,
    }
}
