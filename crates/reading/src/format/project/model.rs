//! A project as its file tells it: flat lists, still with the identifiers by which they name each other.

use std::collections::{HashMap, HashSet};

use super::codes::Codes;
use super::spans::{Point, Span};

/// A project as its file tells it.
#[derive(Default)]
pub(in crate::format) struct Project {
    /// The program that wrote it.
    pub origin: String,
    /// Names of the users by identifier.
    pub users: HashMap<String, String>,
    /// The code tree.
    pub codes: Codes,
    /// Names of the variables.
    pub variables: Vec<String>,
    /// Cases.
    pub cases: Vec<Case>,
    /// Sources.
    pub sources: Vec<SourceItem>,
    /// Texts of the sources.
    pub texts: Vec<TextItem>,
    /// Passages, each source's behind the source itself, which is the first of them.
    pub passages: Vec<Passage>,
    /// Sets of codes and sources.
    pub sets: Vec<Set>,
    /// Selections that stood in the file a second time, under one identifier.
    pub repeated: u64,
    /// Names of sources that bear one identifier, the first of them and another.
    pub sources_of_one_id: Vec<[String; 2]>,
}

/// A value of a variable: the variable's position and the value as it is written.
pub(in crate::format) type Value = (usize, String);

/// A case, which groups sources and passages.
#[derive(Default)]
pub(in crate::format) struct Case {
    /// Identifier.
    pub id: String,
    /// Name; without one it only carries variables.
    pub name: String,
    /// Values of variables.
    pub values: Vec<Value>,
    /// Identifiers of its sources.
    pub sources: Vec<String>,
    /// Identifiers of its selections.
    pub selections: Vec<String>,
    /// Ranges of sources that belong to it and are no selections: the position of the source, in whose
    /// own text the range begins and ends.
    pub ranges: Vec<(usize, i64, i64)>,
}

/// A source.
pub(in crate::format) struct SourceItem {
    /// Identifier.
    pub id: String,
    /// Name, never empty.
    pub name: String,
    /// Values of variables.
    pub values: Vec<Value>,
}

/// A text of a source: its own, of a PDF, of a transcript, or of a selection in a PDF.
#[derive(Default)]
pub(in crate::format) struct TextItem {
    /// Position of the source.
    pub source: usize,
    /// Path of the plain text.
    pub path: Option<String>,
    /// The text itself, where it stands in the project file.
    pub content: Option<String>,
    /// Points of a transcript by identifier.
    pub points: HashMap<String, Point>,
}

/// A part of a source that may be coded, or the source as a whole.
pub(in crate::format) struct Passage {
    /// Position of the source.
    pub source: usize,
    /// Identifier.
    pub id: String,
    /// Name, which some programs make of the selected text.
    pub name: String,
    /// Identifier of the user who made it.
    pub user: String,
    /// Which part it is.
    pub span: Span,
    /// A text that says what is selected, where the part itself is none of characters.
    pub said: Option<usize>,
    /// What it is coded with.
    pub codings: Vec<Coding>,
}

impl Passage {
    /// Drops codings of a repeated selection that it had when it was first met.
    pub fn drop_repeated(&mut self) {
        if !self.codings.iter().any(|coding| coding.is_again) {
            return;
        }
        let mut known: HashSet<(String, String)> = HashSet::new();
        self.codings.retain(|coding| {
            let is_new = known.insert((coding.target.clone(), coding.user.clone()));
            is_new || !coding.is_again
        });
    }
}

/// A code, or a case, applied to a passage.
pub(in crate::format) struct Coding {
    /// Identifier of the code or case.
    pub target: String,
    /// Identifier of the user.
    pub user: String,
    /// True where it stands in a selection that the file repeats.
    pub is_again: bool,
}

/// A set of codes or of sources.
#[derive(Default)]
pub(in crate::format) struct Set {
    /// Name.
    pub name: String,
    /// Identifiers of its codes.
    pub codes: Vec<String>,
    /// Identifiers of its sources.
    pub sources: Vec<String>,
}
