//! Whether a table leaves it open which valence its rows have, although names of its columns speak of some.
//!
//! Takes a table; looks at the columns whose headers say valences, and at their cells. Never looks at the names of
//! codes.

use std::collections::BTreeSet;

use super::heads;
use super::sections::columns_of_valences;
use crate::dataset::valence_of_word;
use crate::fold::trim;
use crate::format::Table;
use crate::valence::Valence;

/// True where no cell below a header for valences says one, and headers speak of one direction at most
/// (`Barrier quote`).
pub fn leaves_valence_open(table: &Table) -> bool {
    let columns = columns_of_valences(table);
    let says = |column: usize| table.headers().get(column).map(|header| heads::read(header));
    let directions: BTreeSet<Valence> = columns
        .iter()
        .filter_map(|&column| says(column))
        .map(|head| head.valence)
        .filter(|valence| *valence != Valence::Missing)
        .collect();
    let said = |column: usize| {
        table.texts_of(column).iter().map(trim).any(|text| {
            valence_of_word(text).is_some() || text.contains(|letter: char| letter.is_ascii_digit())
        })
    };
    let bare = columns
        .iter()
        .copied()
        .filter(|&column| says(column).is_some_and(|head| head.valence == Valence::Missing));
    directions.len() < 2 && !bare.into_iter().any(said)
}
