//! Words that people write where they do not know who, where or which group: `N/A`, `Unknown`, a dash.
//!
//! Takes the cells of a column; gives those that say nothing. Never looks at valences or numbers.

use std::collections::HashSet;

use super::Input;
use crate::dataset::words_for_nothing::{finds_nothing, names_no_code, names_nobody};
use crate::fold::fold_word;

/// Short for "not available", and initials of people.
const INITIALS: &str = "na";
/// Letters of initials at most.
const LONGEST_INITIALS: usize = 3;
/// Words that may be codes.
const MAY_BE_CODES: [&str; 3] = ["none", "null", "nan"];
/// Bytes of the longest such word.
const LONGEST_WORD: usize = 40;

/// The texts of a column that say nothing.
#[derive(Debug, Default)]
pub(super) struct NotStated {
    texts: HashSet<String>,
    /// Of labels: words that may be codes are none.
    none_are_codes: bool,
    of_labels: bool,
}

impl NotStated {
    /// Looks through a column of a file.
    pub fn of_column(input: &Input<'_>, column: usize) -> Self {
        let values = input.table.texts_of(column);
        let (sure, others): (Vec<&str>, Vec<&str>) =
            values.iter().partition(|text| names_nobody(text));
        let (initials, others): (Vec<&str>, Vec<&str>) = others
            .into_iter()
            .partition(|text| text.len() < LONGEST_WORD && fold_word(text) == INITIALS);
        // Among people who are called by their initials `NA` is one of them.
        let short = others.iter().filter(|text| text.chars().count() <= LONGEST_INITIALS);
        let of_initials = short.filter(|text| text.chars().all(char::is_alphabetic)).count();
        let are_people = 2 * of_initials > others.len();
        let unsure = initials.into_iter().filter(|_| !are_people);
        let texts = sure.into_iter().chain(unsure).map(str::to_owned).collect();
        Self { texts, ..Self::default() }
    }

    /// Looks through a column of codes, themes and the like, in which only words are meant that no code is called;
    /// those too that may be one (`None`) where the user says that they are none (`nothing`).
    pub fn of_labels(input: &Input<'_>, column: usize, nothing: bool) -> Self {
        let values = input.table.texts_of(column);
        if nothing {
            let none = values.iter().filter(|text| names_no_code(text) || finds_nothing(text));
            let texts = none.map(str::to_owned).collect();
            return Self { texts, none_are_codes: true, of_labels: true };
        }
        let mut texts: HashSet<String> =
            values.iter().filter(|text| names_no_code(text)).map(str::to_owned).collect();
        // `None` alone may be a code, and is none beside others that are none.
        if !texts.is_empty() {
            let may_be = |text: &&str| MAY_BE_CODES.contains(&text.to_lowercase().as_str());
            texts.extend(values.iter().filter(may_be).map(str::to_owned));
        }
        Self { texts, none_are_codes: false, of_labels: true }
    }

    /// Whether a part of a cell of several labels says nothing.
    pub fn has_part(&self, part: &str) -> bool {
        self.of_labels
            && (self.has(part) || names_no_code(part) || self.none_are_codes && finds_nothing(part))
    }

    /// Whether a cell says nothing.
    pub fn has(&self, cell: &str) -> bool {
        !self.texts.is_empty() && self.texts.contains(cell)
    }
}
