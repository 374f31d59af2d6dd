//! A [`crate::format::Source`] and the chosen roles in, a [`CodedDataset`] out.
//!
//! Takes tables of text; gives dictionary-encoded columns (u32 ids into label tables). Guesses the
//! role of each column and says why; a tie is asked. What was read is either a coding or is in the
//! [`Account`] with its reason. Never keeps one String per cell, never drops a row in silence.

mod account;
mod aside;
mod asked;
mod codebook;
mod coded;
mod coding;
mod column;
mod denied_words;
mod duplicates;
mod group_pieces;
mod guess;
mod header_names;
mod headers;
mod labels;
mod look_alikes;
mod mended;
mod name_signs;
mod number;
mod profile;
mod rating;
mod reshape;
mod roles;
mod separation;
mod shares;
mod signed_names;
mod split;
mod split_cells;
mod tools;
mod typed_once;
mod valence_column;
mod valence_source;
mod valence_words;
mod weigh;
mod wide;

pub use account::{Account, LeftOut, LeftOutReason};
pub use aside::looks_like;
pub use codebook::{codes_without_valence, listed_codes};
pub use coded::{
    Attribute, CodeKey, CodeSigns, CodedDataset, Coding, FoundWord, Record, TextRange,
};
pub use coding::{Choices, Input, build};
pub use duplicates::{Counting, DuplicateKind, FoundDuplicates, Standing};
pub use guess::guess_roles;
pub use labels::Labels;
pub use mended::{Mended, mend_rows};
pub use number::{MOST_CODINGS_OF_A_CELL, depends_on_mark, parse_count};
pub use rating::Rating;
pub use reshape::{ColumnReason, Known, Reshaped, Shape, ShapeReading, reshape};
pub use roles::{ColumnGuess, Reason, Role, Roles};
pub use split::split_valence;
pub use tools::align_rows;
pub use typed_once::typed_once;
pub use valence_source::{Joined, OVERLAP_PERCENT, ValenceSource, ValenceYield};
pub use valence_words::{valence_key, valence_nearby, valence_of_word};
