//! Errors and warnings: what happened, where, and what to do.
//!
//! Takes kinds from each layer's own enum; gives values that serialise across the worker's border.
//! The sentences, and with them `Display` for [`Error`], live in `words::errors`; nothing here holds text,
//! and no error anywhere is a bare string. A message never carries the text of a cell beyond a short, quoted sample.

mod kind;
mod model_fault;
mod names;
mod noticed;
mod place;
mod unavailable;

pub use kind::{ContentKind, ErrorKind, Limit, LiveFigureFault, WorkbookList};
pub use model_fault::{ModelFault, ModelPart};
pub use names::{LabelOf, NameOf};
pub use noticed::WarningKind;
pub use place::{ColumnPlace, Place};
pub use unavailable::Unavailable;

use serde::{Deserialize, Serialize};

/// Result of anything that can fail on somebody's data.
pub type Result<T> = std::result::Result<T, Error>;

/// Why something could not be done: a kind, and the place where it was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Error {
    /// What happened.
    pub kind: ErrorKind,
    /// Where in the input, where that is known.
    pub at: Option<Place>,
}

impl Error {
    /// An error whose place is not known.
    pub fn new(kind: ErrorKind) -> Self {
        Self { kind, at: None }
    }

    /// The same error at a place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.at = Some(place);
        self
    }

    /// The same error with the file named, keeping whatever else of the place is known.
    #[must_use]
    pub fn in_file(mut self, file: &str) -> Self {
        self.at.get_or_insert_with(Place::default).file = Some(file.to_owned());
        self
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self::new(kind)
    }
}

/// Something the reader of the numbers must know, although the work went on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Warning {
    /// What was noticed.
    pub kind: WarningKind,
    /// The first place where it was noticed.
    pub at: Option<Place>,
    /// How many times it was noticed (rows, cells or labels, as the kind says); at least 1.
    pub count: u64,
}

impl Warning {
    /// A warning noticed once, at no particular place.
    pub fn new(kind: WarningKind) -> Self {
        Self { kind, at: None, count: 1 }
    }

    /// The same warning at its first place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.at = Some(place);
        self
    }

    /// The same warning, noticed `count` times.
    #[must_use]
    pub fn times(mut self, count: u64) -> Self {
        self.count = count;
        self
    }
}

/// A value and what was noticed while it was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Warned<T> {
    /// The value.
    pub value: T,
    /// What was noticed, in the order of the input.
    pub warnings: Vec<Warning>,
}
