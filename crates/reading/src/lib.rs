//! The lower half of Steelyard's pure part: from the bytes of the files in which a researcher's coded
//! interviews lie to codings with people, groups, documents and valences.
//!
//! A crate of its own so that a change of what is read builds no figures anew, and the reverse, and so that
//! each can be built as it has to be. `steelyard-core` names its modules as its own.

pub mod checksum;
pub mod dataset;
pub mod diag;
pub mod fold;
pub mod format;
pub mod ids;
pub mod order;
pub mod packing;
pub mod pulse;
pub mod schema;
mod text_index;
pub mod valence;
