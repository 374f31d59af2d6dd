//! Checklists of reporting guidelines, filled as far as a study goes: COREQ (Tong, Sainsbury and Craig 2007) and SRQR
//! (O’Brien and others 2014).
//!
//! Takes the facts of a study; gives each item with its mark and its sentence. Items bear short names of our own, since
//! the lists have licences of theirs. What the study does not say is never guessed: it stays with the author. Whether
//! saturation was reached is never said.

mod coreq;
mod facts;
mod srqr;
mod told;

pub use facts::{
    AgreementFact, AttributeFact, Facts, LabelsFact, RowsFact, SaturationFact, Values,
};

use serde::{Deserialize, Serialize};

/// A reporting guideline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Guideline {
    /// Consolidated criteria for reporting qualitative research: 32 items.
    Coreq,
    /// Standards for reporting qualitative research: 21 items.
    Srqr,
}

impl Guideline {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Coreq, Self::Srqr];

    /// Its short name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Coreq => "COREQ",
            Self::Srqr => "SRQR",
        }
    }

    /// Its publication.
    pub fn citation(self) -> &'static str {
        match self {
            Self::Coreq => {
                "COREQ: Tong A, Sainsbury P, Craig J. Int J Qual Health Care 2007;19:349-357. doi:10.1093/intqhc/mzm042."
            }
            Self::Srqr => {
                "SRQR: O’Brien BC, Harris IB, Beckman TJ, Reed DA, Cook DA. Acad Med 2014;89:1245-1251. doi:10.1097/ACM.0000000000000388."
            }
        }
    }

    fn items(self) -> &'static [Item] {
        match self {
            Self::Coreq => &coreq::ITEMS,
            Self::Srqr => &srqr::ITEMS,
        }
    }
}

/// Who has the last word on an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// The study says it.
    Filled,
    /// The study says a part of it, or something that speaks for it: the author confirms.
    ToConfirm,
    /// Only the author knows it.
    Author,
}

impl Mark {
    /// As the list says it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Filled => "Filled from the study",
            Self::ToConfirm => "To confirm",
            Self::Author => "For the author",
        }
    }
}

/// What a study can say of an item: its mark and its sentence; `None` where it says nothing of it.
type Told = Option<(Mark, String)>;

/// An item of a guideline.
struct Item {
    /// Its number, as it is published.
    number: &'static str,
    /// Its short name in our own words.
    name: &'static str,
    /// What a study says of it.
    told: fn(&Facts) -> Told,
    /// What is to be written where the study does not say it.
    asked: &'static str,
}

/// An item of which a study says nothing.
const fn of_author(number: &'static str, name: &'static str, asked: &'static str) -> Item {
    Item { number, name, told: nothing, asked }
}

/// An item of which a study may say something.
const fn of_study(
    number: &'static str,
    name: &'static str,
    told: fn(&Facts) -> Told,
    asked: &'static str,
) -> Item {
    Item { number, name, told, asked }
}

fn nothing(_: &Facts) -> Told {
    None
}

/// An item of a checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecklistItem {
    /// Its number, as it is published.
    pub number: String,
    /// Its short name.
    pub name: String,
    /// Who has the last word.
    pub mark: Mark,
    /// What the study says; for the author’s, what is to be written.
    pub text: String,
}

/// A checklist, filled as far as a study goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checklist {
    /// Of which guideline.
    pub guideline: Guideline,
    /// Title.
    pub title: String,
    /// What is said of it, a sentence each.
    pub about: Vec<String>,
    /// The items, in the published order.
    pub items: Vec<ChecklistItem>,
}

/// A checklist of a study.
pub fn checklist(guideline: Guideline, facts: &Facts) -> Checklist {
    let items = guideline.items().iter().map(|item| {
        let (mark, text) =
            (item.told)(facts).unwrap_or_else(|| (Mark::Author, item.asked.to_owned()));
        ChecklistItem { number: item.number.to_owned(), name: item.name.to_owned(), mark, text }
    });
    let mut about = vec![
        guideline.citation().to_owned(),
        format!(
            "Items bear short names in the words of this program; read what each asks in the publication. Filled as far as the coded study goes with Steelyard {}: what only the author knows is left open, and nothing is guessed.",
            env!("CARGO_PKG_VERSION")
        ),
    ];
    if facts.is_protected {
        about.push(PROTECTED.to_owned());
    }
    Checklist { guideline, title: title(guideline), about, items: items.collect() }
}

/// The title of a checklist.
pub fn title(guideline: Guideline) -> String {
    format!("{} checklist", guideline.name())
}

/// What is left out while small numbers are protected.
const PROTECTED: &str = "Small numbers are protected: what would tell them is left to the author.";

/// Heads of a checklist’s columns.
pub const HEADS: [&str; 5] = ["No", "Item", "Status", "Text", "Where in the paper"];
