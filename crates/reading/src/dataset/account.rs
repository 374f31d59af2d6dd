//! The balance of a load: what was read is what is in the dataset and what was left out.

use serde::{Deserialize, Serialize};

use crate::valence::ByValence;

use super::{FoundDuplicates, Joined, ValenceSource, ValenceYield};
use crate::diag::Place;
use crate::order::sort_by_key;

/// Counts of everything read. `rows_read == rows_used + rows_without_coding + left_out.len()` always.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Account {
    /// Rows under the headers of all files, blank rows not counted. Of a table of counts in long form
    /// each cell is a row, and so is each row or cell that was left out of it.
    pub rows_read: u64,
    /// Rows that gave at least one coding.
    pub rows_used: u64,
    /// Rows that gave no coding because every count in them is 0; their participants still count.
    pub rows_without_coding: u64,
    /// Rows left out, in order.
    pub left_out: Vec<LeftOut>,
    /// Codings as read, each as often as its row says. Always `codings`, those of a valence alone that
    /// were joined ([`Joined::given`]), the doubles that count once and those set aside, together.
    pub codings_read: u64,
    /// Ratings that stand beside the codings and are none of them.
    pub ratings_aside: u64,
    /// Codings that the user set aside.
    pub set_aside: u64,
    /// How many of those that the user set aside are not in the data, or say something else now.
    pub set_aside_lost: u64,
    /// Codings that count.
    pub codings: u64,
    /// Codings without a valence.
    pub codings_without_valence: u64,
    /// Sources that give at least one coding.
    pub sources_with_coding: u32,
    /// Sources of projects in which nothing was coded and that count all the same, as the user says.
    pub uncoded_sources_counted: u32,
    /// Doubles by kind, in the order of [`super::DuplicateKind::ALL`]; those that do not occur are not here.
    pub doubles: Vec<FoundDuplicates>,
    /// Places that say a valence of at least one coding, and the chosen one, with what each would yield.
    pub valence_sources: Vec<ValenceYield>,
    /// What the first place that says anything would yield; `None` where there is nothing to choose.
    #[cfg_attr(feature = "types", ts(as = "Option<[u64; 5]>"))]
    pub valences_as_found: Option<ByValence<u64>>,
    /// Codings of which two places say different things.
    pub valences_contradicted: u64,
    /// Those of them that the order of the places alone decides. Between a column and the code's name
    /// the column holds, with a warning.
    pub valences_open: u64,
    /// The place that the user chose; without one the first that says anything holds.
    pub valence_from: Option<ValenceSource>,
    /// How second codes were joined.
    pub joined: Joined,
    /// Share of the shorter range from which ranges were joined, in percent.
    pub overlap_percent: u8,
}

impl Account {
    /// True where there are places of valences to choose among: several that say any, one that the user
    /// took, or sets of codes whose names nobody knows yet.
    pub fn has_candidates(&self) -> bool {
        self.valence_sources.len() > 1
            || self.valence_from.is_some()
            || self.valence_sources.iter().any(|one| !one.says_any())
    }

    /// True where it matters which place is asked for valences: several say one, one was chosen, or
    /// second codes were joined.
    pub fn has_choice_of_place(&self) -> bool {
        self.has_candidates() || self.has_second_codes()
    }

    /// True where codes of a valence alone stand beside others, or would.
    pub fn has_second_codes(&self) -> bool {
        self.joined != Joined::default()
            || self.valence_sources.iter().any(|one| one.source == ValenceSource::Passage)
    }

    /// Adds what was left out of files before their rows were read; `files` are all files of the study
    /// in their order, by name.
    pub fn leave_out(&mut self, files: &[(&str, Vec<LeftOut>)]) {
        if files.iter().all(|(_, left_out)| left_out.is_empty()) {
            return;
        }
        for (file, left_out) in files {
            self.rows_read += left_out.len() as u64;
            self.left_out.extend(left_out.iter().map(|LeftOut { at, reason }| LeftOut {
                at: Place { file: Some((*file).to_owned()), ..at.clone() },
                reason: *reason,
            }));
        }
        sort_by_key(&mut self.left_out, |one| {
            let file = files.iter().position(|(file, _)| Some(*file) == one.at.file.as_deref());
            (file, one.at.row)
        });
    }
}

/// A row, or a cell of a table of counts or ratings, that is not in the dataset.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct LeftOut {
    /// Where it stands.
    pub at: Place,
    /// Why.
    pub reason: LeftOutReason,
}

/// Why a row was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum LeftOutReason {
    /// No code, domain, construct or theme in it.
    NoCode,
    /// Its count is not a whole number of 0 to 1,000,000.
    BadCount,
    /// Its count is given as a bound or a range, as where small numbers are kept back (`<5`).
    BoundForCount,
    /// It sums up other rows of a table of counts.
    TotalsRow,
    /// Its cell holds several codes that cannot be told apart.
    CodesNotToldApart,
    /// A selection of a project that no code was applied to: a memo, or a quotation left uncoded.
    SelectionWithoutCode,
    /// A source of a project in which nothing was coded.
    SourceWithoutCoding,
    /// A cell of a table of ratings that rates nothing.
    NotRated,
    /// A row of a table of counts without any, where what was not found is written as 0.
    NothingCounted,
    /// A note below a table.
    NoteBelow,
    /// A row of another table below, or one that the user says is none of the table.
    BelowTable,
    /// A heading that stands alone in its row, above the rows that it is about.
    HeadingRow,
    /// The user says of its valence word that it is of no coding.
    NotACoding,
    /// It says what the header says.
    RepeatedHeader,
    /// It is part of a row that an export tore at a line break, and nothing tells of which.
    TornLine,
    /// A cell of findings that says that there was none (`none reported`, `n/a`).
    NothingFound,
}

impl LeftOutReason {
    /// All reasons, in the order in which they are named.
    pub const ALL: [Self; 16] = [
        Self::NoCode,
        Self::BadCount,
        Self::BoundForCount,
        Self::TotalsRow,
        Self::CodesNotToldApart,
        Self::NotRated,
        Self::NothingCounted,
        Self::NoteBelow,
        Self::BelowTable,
        Self::HeadingRow,
        Self::NotACoding,
        Self::RepeatedHeader,
        Self::TornLine,
        Self::NothingFound,
        Self::SelectionWithoutCode,
        Self::SourceWithoutCoding,
    ];
}
