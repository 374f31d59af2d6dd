//! Why something could not be done, in words and, where it is an error of the engine's, in its kind.

use steelyard_core::diag::{Error, ErrorKind};
use steelyard_core::words::errors::message;

/// Result of what can fail for a reason that can be told.
pub type ProblemsOr<T> = Result<T, Vec<Problem>>;

/// Something that could not be done.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// What happened, where, and what to do.
    pub message: String,
    /// The error behind it, where it is one of the engine's.
    pub error: Option<Error>,
}

impl Problem {
    /// A problem that is not the engine's.
    pub fn said(message: String) -> Self {
        Self { message, error: None }
    }

    /// A problem of a kind, in other words than the kind's own.
    pub fn of_kind(message: &str, kind: ErrorKind) -> Self {
        Self { message: message.to_owned(), error: Some(kind.into()) }
    }

    /// That the engine failed, in words that say how.
    pub fn fault_said(message: String) -> Self {
        Self { message, error: Some(ErrorKind::EngineFailed.into()) }
    }

    /// Whether it is nothing but what the user asked for.
    pub fn is_at_wish(&self) -> bool {
        self.error.as_ref().is_some_and(|error| error.kind == ErrorKind::Cancelled)
    }

    /// A fault of the program.
    pub fn fault() -> Vec<Self> {
        vec![Self::of_error(ErrorKind::EngineFailed.into())]
    }

    /// That nothing is loaded yet.
    pub fn nothing_loaded() -> Vec<Self> {
        vec![Self::of_error(ErrorKind::NothingLoaded.into())]
    }

    /// What an error says.
    pub fn of_error(error: Error) -> Self {
        Self { message: message(&error), error: Some(error) }
    }
}
