//! A [`crate::format::Source`] and the chosen roles in, a [`CodedDataset`] out.
//!
//! Takes tables of text; gives dictionary-encoded columns (u32 ids into label tables). Guesses the
//! role of each column and says why; a tie is asked. What was read is either a coding or is in the
//! [`Account`] with its reason. Never keeps one String per cell, never drops a row in silence.

mod account;
mod coded;
mod labels;
mod roles;
mod valence;

pub use account::{Account, LeftOut, LeftOutReason};
pub use coded::{Attribute, CodeKey, CodedDataset, Coding, Record};
pub use labels::{Id, Labels, NONE};
pub use roles::{ColumnGuess, Reason, Role, Roles};
pub use valence::Valence;
