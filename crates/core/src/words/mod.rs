//! The one catalogue of everything that a person reads, in English: errors, labels, captions.
//!
//! Takes kinds and numbers; gives sentences. Nothing else in the crate holds a user-visible string.

pub mod agreed;
pub mod audit;
pub mod caption;
pub mod cell;
pub mod checklists;
pub mod codebook;
pub mod drawn;
pub mod embed;
pub mod errors;
pub mod examples;
pub mod figure;
pub mod forms;
pub mod interactive;
pub mod logic_model;
pub mod methods;
pub mod notes;
pub mod numbers;
pub mod paper;
pub mod places;
pub mod points;
pub mod presence;
pub mod preset;
pub mod ranked;
pub mod rated;
pub mod saturated;
pub mod table;
pub mod taken_as;
pub mod together;
pub mod workbook;
