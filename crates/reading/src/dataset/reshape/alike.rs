//! Which columns are alike in content and name, from one on that the user points at.

use std::collections::HashSet;

use super::{Seen, cells, names};
use crate::dataset::headers;
use crate::fold::fold_word;

/// The columns from one on that are alike: words under names built as its own; counts under such names where it is
/// numbered, else of its kind as far as they stand side by side.
pub(super) fn alike(seen: &Seen<'_>, one: usize) -> Vec<usize> {
    let is_count = |column: usize| {
        seen.filled(column).all(|text| cells::count_of(text, seen.decimal).is_some())
    };
    let numbered = |column: usize| names::numbered(seen.header(column)).map(|name| name.build);
    let letters = |column: usize| seen.header(column).chars().filter(|c| c.is_alphabetic()).count();
    let (count, build) = (is_count(one), numbered(one));
    let has_build = |column: usize| match &build {
        Some(build) => numbered(column).as_ref() == Some(build),
        None => numbered(column).is_none() && letters(column) == letters(one),
    };
    let rest = seen.columns().skip(one);
    if count && build.is_none() {
        let own = Numbers::of(seen, one);
        // Each says something else of a person.
        if own.of_person {
            return vec![one];
        }
        let is_of_kind = |column: &usize| {
            *column == one || is_count(*column) && Numbers::of(seen, *column) == own
        };
        return rest.take_while(is_of_kind).collect();
    }
    rest.filter(|&column| is_count(column) == count && has_build(column)).collect()
}

/// What kind of numbers a column holds.
#[derive(PartialEq, Eq)]
struct Numbers {
    /// None above 1.
    flags: bool,
    /// Nothing is blank or 0.
    answers: bool,
    /// No two are the same.
    differ: bool,
    /// Its header says something of people.
    of_person: bool,
}

impl Numbers {
    fn of(seen: &Seen<'_>, column: usize) -> Self {
        let key = fold_word(seen.header(column));
        let counts =
            || seen.rows().map(|row| cells::count_of(seen.cell(row, column), seen.decimal));
        let mut known = HashSet::new();
        Self {
            flags: counts().all(|count| count.is_none_or(|count| count <= 1)),
            answers: counts().all(|count| count.is_some_and(|count| count > 0)),
            differ: seen.table.rows() > 2 && counts().all(|count| known.insert(count)),
            of_person: headers::is_of_person(&key) || headers::is_spoiled(&key),
        }
    }
}
