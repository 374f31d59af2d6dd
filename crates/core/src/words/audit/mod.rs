//! The audit trail: what was decided on the way from the files to the figure, by whom, and what it concerns.
//!
//! The types of a decision, its topic, and the words of the files that hold the list; the sentences of the
//! decisions stand in one file for each part of the way.

pub mod codes;
pub mod counting;
pub mod figure;
pub mod open;
pub mod reading;

use serde::{Deserialize, Serialize};

use super::places;
use super::table::unit_noun;
use crate::analysis::Unit;
use crate::diag::Place;

/// Who decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecidedBy {
    /// The user, in the settings.
    User,
    /// The program, where nobody said otherwise.
    Program,
    /// Nobody yet: the user is asked.
    Open,
}

impl DecidedBy {
    /// As the list says it.
    pub fn label(self) -> &'static str {
        match self {
            Self::User => "By the user",
            Self::Program => "By the program",
            Self::Open => "Still open",
        }
    }
}

/// What a decision is about, in the order of the way from the files to the figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // Each one's topic says what it is.
pub enum DecisionKind {
    FilesRead,
    ReadAs,
    TableTurned,
    TableAsItIs,
    ColumnFamily,
    ColumnRole,
    LabelsFilledDown,
    CellsDivided,
    CodesBeforeColons,
    PeopleListAside,
    SumsLeftOut,
    RowsBelowLeftOut,
    SumColumnsCounted,
    TotalsCounted,
    OneOfAttributes,
    RowsLeftOut,
    NamesForNobody,
    NamesTakenForOne,
    ValuesRenamed,
    ParticipantsWithin,
    CodersFromNames,
    Noticed,
    ValenceOfFile,
    ValenceWords,
    CodeSigns,
    CodeLetters,
    ValencePlaces,
    ValencesContradicted,
    UnequalLists,
    SecondCodes,
    NothingAmongCodes,
    Framework,
    LabelsMatched,
    LabelsByHand,
    NotInFramework,
    WithoutEffect,
    CountedTwice,
    SetAside,
    SourcesWithoutCoding,
    Filter,
    WhatIsCounted,
    Order,
    Protection,
    Importance,
    RatingsByHand,
    Distinguishing,
    EvidenceByHand,
    RuleOfNumbers,
    LogicModel,
    Chart,
    ShownInFigure,
    TitleOfFigure,
    LookOfFigure,
    LiveFigure,
    Quotations,
    Question,
}

impl DecisionKind {
    /// All kinds, in order.
    pub const ALL: [Self; 56] = [
        Self::FilesRead,
        Self::ReadAs,
        Self::TableTurned,
        Self::TableAsItIs,
        Self::ColumnFamily,
        Self::ColumnRole,
        Self::LabelsFilledDown,
        Self::CellsDivided,
        Self::CodesBeforeColons,
        Self::PeopleListAside,
        Self::SumsLeftOut,
        Self::RowsBelowLeftOut,
        Self::SumColumnsCounted,
        Self::TotalsCounted,
        Self::OneOfAttributes,
        Self::RowsLeftOut,
        Self::NamesForNobody,
        Self::NamesTakenForOne,
        Self::ValuesRenamed,
        Self::ParticipantsWithin,
        Self::CodersFromNames,
        Self::Noticed,
        Self::ValenceOfFile,
        Self::ValenceWords,
        Self::CodeSigns,
        Self::CodeLetters,
        Self::ValencePlaces,
        Self::ValencesContradicted,
        Self::UnequalLists,
        Self::SecondCodes,
        Self::NothingAmongCodes,
        Self::Framework,
        Self::LabelsMatched,
        Self::LabelsByHand,
        Self::NotInFramework,
        Self::WithoutEffect,
        Self::CountedTwice,
        Self::SetAside,
        Self::SourcesWithoutCoding,
        Self::Filter,
        Self::WhatIsCounted,
        Self::Order,
        Self::Protection,
        Self::Importance,
        Self::RatingsByHand,
        Self::Distinguishing,
        Self::EvidenceByHand,
        Self::RuleOfNumbers,
        Self::LogicModel,
        Self::Chart,
        Self::ShownInFigure,
        Self::TitleOfFigure,
        Self::LookOfFigure,
        Self::LiveFigure,
        Self::Quotations,
        Self::Question,
    ];

    /// What it is about, as a sentence that holds nothing of the data: all that is told while small numbers are
    /// protected.
    pub fn topic(self) -> &'static str {
        match self {
            Self::FilesRead => "Files were read.",
            Self::ReadAs => "How files are read was chosen.",
            Self::TableTurned => "Tables of counts were turned into one row a cell.",
            Self::TableAsItIs => "Tables were taken as they are.",
            Self::ColumnFamily => "Columns that are alike were taken for one thing together.",
            Self::ColumnRole => "Columns were taken for what they are.",
            Self::LabelsFilledDown => "Labels typed once stand in the rows below them too.",
            Self::CellsDivided => "Cells that hold lists were divided or left whole.",
            Self::CodesBeforeColons => "What stands before colons was taken for codes or not.",
            Self::PeopleListAside => "Lists of people were left aside.",
            Self::SumsLeftOut => "Rows that may sum up others were left out.",
            Self::RowsBelowLeftOut => "Rows below the table were left out.",
            Self::SumColumnsCounted => "Columns that come to the sum of others were counted.",
            Self::TotalsCounted => "Rows called totals were counted as rows of their own.",
            Self::OneOfAttributes => "Which of several attributes counts was chosen.",
            Self::RowsLeftOut => "Rows or cells were left out.",
            Self::NamesForNobody => "Words for what is not known were taken for names.",
            Self::NamesTakenForOne => "Names were taken for those of others.",
            Self::ValuesRenamed => "Values were renamed or merged.",
            Self::ParticipantsWithin => "Within what a name is one person’s was chosen.",
            Self::CodersFromNames => "Whether files’ names name coders was chosen.",
            Self::Noticed => "Something was noticed that changes a number, or may.",
            Self::ValenceOfFile => "Files were taken to be of one valence as a whole.",
            Self::ValenceWords => "Words were taken for valences.",
            Self::CodeSigns => "Signs at codes’ names were taken for valences or not.",
            Self::CodeLetters => "Letters at codes’ names were taken for valences or not.",
            Self::ValencePlaces => "Where valences stand was taken or chosen.",
            Self::ValencesContradicted => {
                "Where places contradict each other the first was let hold."
            }
            Self::UnequalLists => "Rows with other numbers of codes and of valences were decided.",
            Self::SecondCodes => "Second codes gave their valence to codes on the same passage.",
            Self::NothingAmongCodes => "Words for nothing among codes were taken for codes or not.",
            Self::Framework => "A framework was taken or chosen.",
            Self::LabelsMatched => "Labels lead to items of the framework by their names.",
            Self::LabelsByHand => "Labels were given items of the framework by hand.",
            Self::NotInFramework => "Labels were said not to be in the framework.",
            Self::WithoutEffect => "Decisions are kept that have no effect now.",
            Self::CountedTwice => "What stands in the data twice counts once or each time.",
            Self::SetAside => "Codings that were held for wrong were set aside.",
            Self::SourcesWithoutCoding => "Whether sources without codings count was chosen.",
            Self::Filter => "Only some of the codings are counted.",
            Self::WhatIsCounted => "What is counted, and of what, was taken or chosen.",
            Self::Order => "The order of the rows was chosen.",
            Self::Protection => "Small numbers are protected.",
            Self::Importance => "The importance of rows was judged by hand.",
            Self::RatingsByHand => "Ratings were entered by hand.",
            Self::Distinguishing => "How constructs tell sites apart was judged by hand.",
            Self::EvidenceByHand => "Evidence that steps were done was judged by hand.",
            Self::RuleOfNumbers => "Rules of numbers beyond counts were chosen.",
            Self::LogicModel => "A logic model was typed.",
            Self::Chart => "A chart was chosen.",
            Self::ShownInFigure => "What the figure shows was chosen.",
            Self::TitleOfFigure => "The figure was given a title.",
            Self::LookOfFigure => "How the figure looks was chosen.",
            Self::LiveFigure => "What the interactive figure says and offers was chosen.",
            Self::Quotations => "Passages were collected to be quoted.",
            Self::Question => "Something is still to be decided.",
        }
    }

    /// Whether its sentence holds nothing of the data, so that it can be told while small numbers are protected.
    pub fn tells_no_data(self) -> bool {
        matches!(
            self,
            Self::WhatIsCounted
                | Self::Order
                | Self::Protection
                | Self::RuleOfNumbers
                | Self::Chart
                | Self::ShownInFigure
                | Self::LookOfFigure
        )
    }
}

/// What a decision's number is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Concerned {
    /// A unit of counting.
    Of(Unit),
    /// Rows of the input, or cells that were read as rows.
    Rows,
    /// Cells.
    Cells,
    /// Columns.
    Columns,
    /// Values, words or names.
    Values,
    /// Labels: codes or what lies above them.
    Labels,
    /// Rows of the table.
    TableRows,
    /// Sheets of a workbook.
    Sheets,
    /// What a notice counts: rows, cells, codings or columns, as its sentence says.
    AsSaid,
}

/// How much a decision concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extent {
    /// How many.
    pub number: u64,
    /// Of what.
    pub of: Concerned,
}

impl Extent {
    /// In words: `12 codings`.
    pub fn words(self) -> String {
        let noun = |one, several| places::counted(self.number, one, several);
        match self.of {
            Concerned::Of(unit) => {
                format!("{} {}", places::number(self.number), unit_noun(unit, self.number))
            }
            Concerned::Rows => noun("row", "rows"),
            Concerned::Cells => noun("cell", "cells"),
            Concerned::Columns => noun("column", "columns"),
            Concerned::Values => noun("value", "values"),
            Concerned::Labels => noun("label", "labels"),
            Concerned::TableRows => noun("row of the table", "rows of the table"),
            Concerned::Sheets => noun("sheet", "sheets"),
            Concerned::AsSaid => places::number(self.number),
        }
    }
}

/// A decision: what was decided, by whom, where, and how much it concerns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// What it is about.
    pub kind: DecisionKind,
    /// Who decided.
    pub by: DecidedBy,
    /// Where, or where first: file, sheet and column as far as they are known; `None` for what is of the whole
    /// study, and while small numbers are protected.
    pub at: Option<Place>,
    /// How much it concerns, where that can be told; `None` while small numbers are protected.
    pub extent: Option<Extent>,
    /// The sentence.
    pub sentence: String,
}

impl Decision {
    /// A decision of the whole study.
    pub fn new(kind: DecisionKind, by: DecidedBy, sentence: String) -> Self {
        Self { kind, by, at: None, extent: None, sentence }
    }

    /// The same, which stands there.
    pub fn at(self, at: Option<Place>) -> Self {
        Self { at, ..self }
    }

    /// The same, of so many.
    pub fn of(self, number: u64, of: Concerned) -> Self {
        Self { extent: Some(Extent { number, of }), ..self }
    }

    /// The same with nothing of the data in it.
    pub fn without_data(self) -> Self {
        match self.kind.tells_no_data() {
            true => self,
            false => Self::new(self.kind, self.by, self.kind.topic().to_owned()),
        }
    }

    /// Its line of a list, under [`HEADS`].
    pub fn cells(&self) -> [String; 4] {
        [
            self.by.label().to_owned(),
            self.at.as_ref().and_then(places::full).unwrap_or_default(),
            self.extent.map(Extent::words).unwrap_or_default(),
            self.sentence.clone(),
        ]
    }
}

/// Title of the list.
pub const TITLE: &str = "Audit trail";
/// What its file is named after the study.
pub const FILE: &str = "audit trail";
/// Heads of its columns, after that of the numbers of its lines.
pub const HEADS: [&str; 4] = ["Decided", "Where", "Concerns", "Decision"];
/// Head of the column of the numbers of its lines.
pub const NUMBER: &str = "No";

/// What is said above the list: what it is, and what to look for before it is published.
pub fn about(is_protected: bool) -> Vec<String> {
    let mut lines = vec![format!(
        "What was decided on the way from the files to the figure, in the order in which it takes effect: by the user, by the program where nobody said otherwise, and what is still open. Made with Steelyard {}.",
        env!("CARGO_PKG_VERSION")
    )];
    lines.push(match is_protected {
        true => PROTECTED.to_owned(),
        false => NAMES.to_owned(),
    });
    lines
}

/// What is left out while small numbers are protected.
const PROTECTED: &str =
    "Small numbers are protected: places, names and counts of the data are left out of this list.";
/// What to look for before the list is published.
const NAMES: &str = "Names of files, sheets, columns and values stand here as they are in the data. Look for names of people among them before this list is published.";
