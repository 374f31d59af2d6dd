//! Tables whose first row was taken for their header and is a row like the others.
//!
//! Takes a table; says whether its headers are cells such as stand below them. Never takes a header for a row of which
//! two names are those of columns.

use std::collections::HashSet;

use super::column::{is_letter_of_row, is_pseudonym};
use super::headers;
use super::number::parse_count;
use super::valence_words::{is_direction, valence_of_word};
use crate::fold::{fold_word, trim};
use crate::format::{DecimalMark, Table};
use crate::valence::Valence;

/// Rows at least by which the first is known for one of them.
const FEWEST_ROWS: usize = 2;
/// Columns at least in which it is.
const FEWEST_COLUMNS: usize = 2;

/// True where half of the headers, two at least, are cells like those below: one of the values that come again there,
/// the next of a row of pseudonyms, or numbers in no order above numbers; or where one is a side above both sides.
pub fn has_no_header(table: &Table) -> bool {
    if table.rows() < FEWEST_ROWS || table.sheet_column().is_some() {
        return false;
    }
    let headers: Vec<&str> = table.header_cells().into_iter().map(trim).collect();
    let is_known = |header: &&&str| {
        let named = headers::candidates(&fold_word(header));
        named.iter().any(|(_, weight)| *weight >= headers::EXACT - 12)
    };
    if headers.iter().filter(is_known).count() >= FEWEST_COLUMNS {
        return false;
    }
    let cell = |row: usize, column: usize| trim(table.text(row, column));
    // Where the header comes again below its cells prove nothing.
    let is_again =
        |row: usize| (0..headers.len()).all(|at| headers.get(at) == Some(&cell(row, at)));
    let rows: Vec<usize> = (0..table.rows()).filter(|&row| !is_again(row)).collect();
    let texts = |column: usize| {
        rows.iter().map(move |&row| cell(row, column)).filter(|text| !text.is_empty())
    };
    let is_value = |column: usize, header: &str| {
        let distinct: HashSet<&str> = texts(column).collect();
        // `n` above numbers comes again with them.
        let words = distinct.iter().filter(|text| text.contains(char::is_alphabetic)).count();
        distinct.contains(header) && distinct.len() > 1 && 2 * words > distinct.len()
    };
    let stem =
        |text: &str| text.trim_end_matches(|letter: char| letter.is_ascii_digit()).to_owned();
    let is_next = |column: usize, header: &str| {
        let mut below = texts(column).peekable();
        is_pseudonym(header)
            && below.peek().is_some()
            && below.all(|text| is_pseudonym(text) && stem(text) == stem(header))
    };
    let number = |text: &str| parse_count(text, DecimalMark::Point);
    let numbers: Vec<(usize, u32)> = headers
        .iter()
        .enumerate()
        .filter_map(|(at, header)| Some((at, number(header)?)))
        .filter(|(at, _)| {
            texts(*at).next().is_some() && texts(*at).all(|text| number(text).is_some())
        })
        .collect();
    // Years and people are numbered upwards in headers; of one number nobody knows.
    let in_order = numbers.is_sorted_by(|(_, one), (_, next)| one < next);
    // A side above both sides is one of them.
    let keys: Vec<String> = table.headers().iter().map(|header| fold_word(header)).collect();
    let is_side = |column: usize, header: &str| {
        let says = |text: &str| valence_of_word(text).filter(|valence| is_direction(*valence));
        let both = Valence::SIDES;
        says(header).is_some()
            && !is_letter_of_row(&fold_word(header), &keys)
            && is_value(column, header)
            && both.iter().all(|side| texts(column).any(|text| says(text) == Some(*side)))
            && texts(column).all(|text| valence_of_word(text).is_some())
    };
    if headers.iter().enumerate().any(|(at, header)| is_side(at, header)) {
        return true;
    }
    let of_numbers = if in_order { 0 } else { numbers.len() };
    let of_texts = headers.iter().enumerate().filter(|(at, header)| {
        !header.is_empty()
            && number(header).is_none()
            && (is_value(*at, header) || is_next(*at, header))
    });
    let like = of_texts.count() + of_numbers;
    like >= FEWEST_COLUMNS && 2 * like >= headers.len()
}
