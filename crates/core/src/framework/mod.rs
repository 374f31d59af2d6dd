//! Code labels in, constructs out: exact, by alias, ambiguous (asked), unknown (listed). Never a guess.
//!
//! Takes what a study's columns say of a coding's place; gives positions in a codebook. Never reads
//! valence, never counts codings and never applies a suggestion.

mod code_names;
mod codebook;
mod crosswalk;
mod fold_name;
mod library;
mod matching;
mod name_index;
mod names;
mod own;
mod path;
mod recognition;
mod suggest;

pub use code_names::code_names;
pub use codebook::{Citation, Codebook, Item, SharedName, Status};
pub use crosswalk::{Crosswalk, Successor, crosswalk, predecessors};
pub use fold_name::fold_name;
pub use library::{codebook, codebook_ids};
pub use matching::{Label, Match, match_label};
pub use name_index::NameIndex;
pub use own::{OwnCode, own_codebook, own_file};
pub use path::key_part;
pub use recognition::{Recognition, fit, recognise};
pub use suggest::{
    Hit, ItemSearch, Matched, Reason, Strength, Suggester, Suggestion, search, suggest,
};
