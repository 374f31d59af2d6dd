//! Flags written as 1 for yes and 2 for no, as programs for surveys do.
//!
//! Takes a table of people's codings with a column for barriers and one for facilitators; gives the columns where 2
//! is no. Never takes counts for flags: in every row one column must say 1 and the other 2.

use super::headers::names_people;
use super::valence_words::meaning_of_key;
use crate::fold::{fold_word, trim};
use crate::format::Table;
use crate::valence::Valence;

/// Rows at least by which flags are known.
const FEWEST_ROWS: usize = 3;

/// The column of barriers and that of facilitators in which 1 is yes and 2 is no; `None` where they are none.
pub fn flags_of_two(table: &Table) -> Option<[usize; 2]> {
    let headers = table.headers();
    let direction = |valence: Valence| {
        let says = |header: &String| {
            let meaning = meaning_of_key(&fold_word(header));
            meaning.is_some_and(|meaning| meaning.strong && meaning.valence == valence)
        };
        let mut found = headers.iter().enumerate().filter(|(_, header)| says(header));
        let (at, _) = found.next()?;
        found.next().is_none().then_some(at)
    };
    let (barriers, facilitators) = (direction(Valence::Barrier)?, direction(Valence::Facilitator)?);
    let pairs = || {
        (0..table.rows())
            .map(|row| (trim(table.text(row, barriers)), trim(table.text(row, facilitators))))
    };
    let are_flags = table.rows() >= FEWEST_ROWS
        && headers.iter().any(|header| names_people(header))
        && pairs().all(|pair| matches!(pair, ("1", "2") | ("2", "1")))
        && pairs().any(|pair| pair == ("1", "2"))
        && pairs().any(|pair| pair == ("2", "1"));
    are_flags.then_some([barriers, facilitators])
}
