//! The codebooks of the built-in frameworks.

use serde::{Deserialize, Serialize};

/// A versioned framework: domains, their constructs and sub-constructs as one list in framework
/// order, each item after its parent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
}

/// The publication of a framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Position of the domain above (or at) an item.
    pub fn domain_of(&self, item: u32) -> u32 {
        let mut at = item;
        while let Some(parent) = self.items.get(at as usize).and_then(|item| item.parent) {
            at = parent;
        }
        at
    }
}

/// Identifiers of the built-in codebooks, in the order in which they are offered.
pub fn codebook_ids() -> &'static [&'static str] {
    &[]
}

/// A built-in codebook; `None` where there is none of that name.
pub fn codebook(id: &str) -> Option<std::rc::Rc<Codebook>> {
    let _ = id;
    None
}
