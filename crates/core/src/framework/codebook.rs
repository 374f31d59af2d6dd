//! A framework as data: its items in order, their names, its citation.
//!
//! Takes nothing; the built-in ones come from `library`. Never decides what a label means.

use serde::{Deserialize, Serialize};

use super::name_index::NameIndex;

/// A versioned framework: domains, their constructs and sub-constructs as one list in framework
/// order, each item after its parent.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Codebook {
    /// Identifier, such as `tdf-2012`.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Short name, such as `TDF`.
    pub abbrev: String,
    /// Version, usually the year.
    pub version: String,
    /// Where it was published.
    pub citation: Citation,
    /// Domains, constructs and sub-constructs, each parent before its children.
    pub items: Vec<Item>,
    /// Names that several items go by although none, or only some, of them print it.
    #[serde(default)]
    pub shared_names: Vec<SharedName>,
    /// Every name and the items that bear it, made when the first label is matched.
    #[serde(skip)]
    pub names: NameIndex,
}

/// A name that does not tell which of several items is meant: asked, never guessed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedName {
    /// The name, in lower case.
    pub name: String,
    /// Positions of the items in [`Codebook::items`], in framework order.
    pub items: Vec<u32>,
}

/// The publication of a framework.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// Authors as printed in a reference list.
    pub authors: String,
    /// Year.
    pub year: u16,
    /// Title.
    pub title: String,
    /// Journal.
    pub journal: String,
    /// Volume and pages.
    pub reference: String,
    /// DOI without a resolver's address.
    pub doi: String,
}

/// A domain (depth 0), construct (1) or sub-construct (2 and deeper).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Identifier within the codebook, stable across versions of the program.
    pub id: String,
    /// Printed code, such as `I.A`.
    pub code: String,
    /// Full label.
    pub label: String,
    /// Label for narrow places.
    pub short: String,
    /// One line in our own words.
    pub definition: String,
    /// Other labels under which it is found.
    pub aliases: Vec<String>,
    /// Position of the parent in [`Codebook::items`]; `None` for a domain.
    pub parent: Option<u32>,
    /// 0 for a domain.
    pub depth: u8,
    /// Whether label and code were checked against a publication.
    pub status: Status,
}

/// How sure the project is of an item's wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Checked against a published source.
    Verified,
    /// From memory; shown as such.
    Recalled,
}

impl Codebook {
    /// Short name and version, as in `CFIR 2022`.
    pub fn title(&self) -> String {
        format!("{} {}", self.abbrev, self.version).trim().to_owned()
    }

    /// Position of the domain above (or at) an item.
    pub fn domain_of(&self, item: u32) -> u32 {
        let mut at = item;
        while let Some(parent) = self.items.get(at as usize).and_then(|item| item.parent) {
            at = parent;
        }
        at
    }

    /// Whether `upper` stands anywhere above `item`; an item is not above itself.
    pub fn is_above(&self, upper: u32, item: u32) -> bool {
        let mut at = item;
        while let Some(parent) = self.items.get(at as usize).and_then(|item| item.parent) {
            if parent == upper {
                return true;
            }
            at = parent;
        }
        false
    }

    /// Position of the item of that identifier.
    pub fn position(&self, id: &str) -> Option<u32> {
        self.items.iter().position(|item| item.id == id).and_then(|at| u32::try_from(at).ok())
    }
}
