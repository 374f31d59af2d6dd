//! Code labels in, constructs out: exact, by alias, ambiguous (asked), unknown (listed). Never a guess.

mod codebook;
mod matching;

pub use codebook::{Citation, Codebook, Item, Status, codebook, codebook_ids};
pub use matching::{Label, Match, Recognition, match_label, recognise, suggest};
