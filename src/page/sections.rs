//! Where findings and questions are seen and answered, by the ids of the page's sections.
//!
//! Takes findings and questions of a study; gives ids. Names no sentence and makes no edit.

use steelyard_core::dataset::LeftOutReason;
use steelyard_core::diag::{LabelOf, WarningKind};
use steelyard_core::engine::{FindingKind, Question};

/// The section of the check in which a finding can be seen and changed.
pub fn section_of_finding(kind: &FindingKind) -> &'static str {
    match kind {
        FindingKind::SheetsNotRead { .. }
        | FindingKind::LabelsFilledDown { .. }
        | FindingKind::MergedCellsFilled
        | FindingKind::NoValence { .. }
        | FindingKind::ColumnAside { .. }
        | FindingKind::LeftOut {
            reason: LeftOutReason::NoteBelow | LeftOutReason::BelowTable | LeftOutReason::HeadingRow,
        } => "check-files",
        FindingKind::FrameworkGuessed { .. } => "check-codes",
        FindingKind::LeftOut { .. }
        | FindingKind::CountedOnce { .. }
        | FindingKind::CountedEach { .. } => "check-account",
        FindingKind::Noticed { warning } => match warning {
            WarningKind::ShortRows { .. }
            | WarningKind::LongRows { .. }
            | WarningKind::RowsAboveHeader
            | WarningKind::SameSheets { .. }
            | WarningKind::HiddenSheetsLeftOut { .. }
            | WarningKind::NoHeader { .. }
            | WarningKind::TableBesideLeftOut { .. }
            | WarningKind::TwoIsNo { .. }
            | WarningKind::ChoicesAreCodes { .. }
            | WarningKind::KeyOfSigns { .. }
            | WarningKind::CountsOfSides { .. }
            | WarningKind::NumbersBehindFindings { .. }
            | WarningKind::OneAndTwo { .. }
            | WarningKind::MarksInBrackets
            | WarningKind::StruckThrough
            | WarningKind::CodedInRounds { .. }
            | WarningKind::CellsDivided { .. }
            | WarningKind::CountsLeftOut { .. }
            | WarningKind::SumColumnsLeftOut { .. }
            | WarningKind::GroupFromFileName(_)
            | WarningKind::OthersBesideCounts(_)
            | WarningKind::RowsBelowTable(_)
            | WarningKind::TableBelowLeftOut(_)
            | WarningKind::LastOfVersions { .. }
            | WarningKind::FindingsAreCodings { .. }
            | WarningKind::PassagesAreCodings { .. }
            | WarningKind::CodesBeforeColons { .. }
            | WarningKind::SectionsAreValences { .. }
            | WarningKind::SectionEnds { .. }
            | WarningKind::GroupsInNames { .. }
            | WarningKind::TitlesAreGroups { .. }
            | WarningKind::ValenceFromFileName { .. }
            | WarningKind::TablesSideBySide
            | WarningKind::AuthorsWithYears { .. }
            | WarningKind::SeveralPeople { .. }
            | WarningKind::PeopleWithoutCodings { .. }
            | WarningKind::CodingsWithoutPerson { .. }
            | WarningKind::PeopleSaidTwice { .. }
            | WarningKind::PeopleContradicted { .. }
            | WarningKind::ColumnsAreSlots { .. }
            | WarningKind::InvalidBytes
            | WarningKind::PeopleWithoutColumns
            | WarningKind::ColumnsArePeople { .. }
            | WarningKind::LabelsAreCodes { .. }
            | WarningKind::ColumnsAreCoders { .. }
            | WarningKind::ColumnsAreCodes { .. }
            | WarningKind::FamilyNotTaken { .. }
            | WarningKind::WordsCutShort { .. }
            | WarningKind::ColumnsNotCounted { .. }
            | WarningKind::BadRating
            | WarningKind::CellsNotCounted
            | WarningKind::BoundsInCells
            | WarningKind::MarksOfFootnotes { .. }
            | WarningKind::DashesAsZero
            | WarningKind::PartsCounted
            | WarningKind::RowsMayBeSums
            | WarningKind::RowsAddUpOthers
            | WarningKind::TotalDiffers { .. }
            | WarningKind::OneOfAttributes { .. }
            | WarningKind::RowsMayNotCount { .. }
            | WarningKind::SeveralValues { .. }
            | WarningKind::CodesNotToldApart
            | WarningKind::TakenAsOneCode
            | WarningKind::BlankLabels { .. } => "check-files",
            WarningKind::LookAlikes { of: LabelOf::Code, .. } => "check-codes",
            WarningKind::RangeBecameDate { .. } | WarningKind::LookAlikes { .. } => "check-values",
            _ => "check-account",
        },
    }
}

/// The section of the check in which a question is answered.
pub fn section_of_question(question: &Question) -> &'static str {
    match question {
        Question::Delimiter { .. }
        | Question::Encoding { .. }
        | Question::Column { .. }
        | Question::ColumnFamily { .. }
        | Question::GroupSize { .. }
        | Question::Percentages { .. }
        | Question::DividedCells { .. } => "check-files",
        Question::Framework { .. }
        | Question::AmbiguousLabels { .. }
        | Question::UnknownLabels { .. } => "check-codes",
        Question::UnknownValenceWords { .. } | Question::CodeSigns { .. } => "check-valences",
        Question::ValencePlace { .. } => "check-places",
        Question::RepeatedParticipants { .. }
        | Question::CodersFromNames { .. }
        | Question::UnequalLists { .. } => "check-account",
    }
}
