//! What the values of a column look like.
//!
//! Takes a column of a table; gives counts of its kinds of values and the row-wise ids by which two
//! columns are compared. Knows nothing of headers.

use std::collections::HashMap;

use super::count_cell::CountCell;
use super::denied_words::is_denied;
use super::missing_codes::{are_flags, is_missing_code};
use super::number::{MOST_CODINGS_OF_A_CELL, parse_count, parse_mark};
use super::rating::{RatingCell, Scale, without_marks};
use super::row_numbers::{self, RowNumbers};
use super::shares::is_share;
use super::valence_column::ValenceColumn;
use super::valence_words::valence_key;
use crate::fold::{fold_word, trim};
use crate::format::{DecimalMark, Table, number};
use crate::ids::slot_mut;
use crate::pulse;
use crate::valence::Valence;

/// Cells longer than this (in bytes) are text: nobody writes a number or a valence so long.
const LONGEST_WORD: usize = 60;

/// What it takes to look at a value in every way, as signs of life count it: a cell that is only read takes 1.
const WORK_OF_A_VALUE: usize = 16;

/// Id of a blank cell in [`Profile::ids`].
const BLANK: u32 = u32::MAX;

/// Counts of a column's values; those that are not counted in rows say so.
#[derive(Debug, Default)]
pub(super) struct Profile<'t> {
    /// Distinct values in first-seen order, trimmed, without the blank one.
    pub values: Vec<&'t str>,
    /// Rows of each of them.
    pub rows_of: Vec<usize>,
    /// For each row the position of its value in `values`.
    ids: Vec<u32>,
    /// Rows with a value.
    pub filled: usize,
    /// Rows without one.
    pub blank: usize,
    /// Rows with a whole number from 0 to what a cell may count.
    pub whole: usize,
    /// Rows with a number of any kind, also below 0, with a fraction, or too large for a count.
    pub numbers: usize,
    /// Rows with a percentage or a fraction (`30 %`, `3/8`), and nothing else.
    pub shares: usize,
    /// Rows with a count or a mark.
    pub marks: usize,
    /// Rows with what stands among counts without being one: a number with the mark of a footnote, a bound
    /// such as `<5`, a word for what is not known. None of them is in `marks`.
    pub odd: usize,
    /// Rows with a rating, `X` or a word for missing.
    pub ratings: usize,
    /// True where a rating is below 0.
    pub negative_rating: bool,
    /// True where a rating of more than 0 has no plus sign.
    pub unsigned_rating: bool,
    /// The largest rating, whatever its sign.
    pub largest_rating: i8,
    /// Rows with a number that has a sign.
    pub signed: usize,
    /// Rows with a valence that is known beside the column's other values.
    pub valence: usize,
    /// Rows with a word for a valence that something in the cell denies (`no barrier`).
    pub denied: usize,
    /// Rows with such a word, with a valence, or with what may be meant as one (`x`, `0`, a dash).
    pub may_be_valence: usize,
    /// Distinct values that mean barrier or facilitator anywhere.
    pub strong_valences: usize,
    /// True where both a barrier's and a facilitator's sign or word occur.
    pub both_directions: bool,
    /// True where a barrier's sign or word occurs.
    pub barriers: bool,
    /// Characters of all values in all rows.
    characters: usize,
    /// Rows with three blanks or more within the value.
    pub phrases: usize,
    /// True where the values go up by one each from 0 or 1 on.
    pub rises: bool,
    /// Whether they are by that the numbers of the rows.
    pub row_numbers: RowNumbers,
    /// Largest whole number.
    pub largest: u32,
    /// Rows with a number or mark of 0.
    pub zeros: usize,
    /// For each distinct value how often it says that something was counted; 0 for what is no count.
    counts: Vec<u32>,
}

impl<'t> Profile<'t> {
    /// Reads a column.
    pub fn new(table: &'t Table, column: usize, decimal: DecimalMark) -> Self {
        let mut profile = Self::default();
        let mut known: HashMap<&str, u32> = HashMap::new();
        for row in 0..table.rows() {
            let text = trim(table.text(row, column));
            if text.is_empty() {
                profile.blank += 1;
                profile.ids.push(BLANK);
                continue;
            }
            let next = u32::try_from(profile.values.len()).unwrap_or(BLANK);
            let id = *known.entry(text).or_insert(next);
            if id == next {
                profile.values.push(text);
                profile.rows_of.push(0);
            }
            if let Some(rows) = slot_mut(&mut profile.rows_of, id as usize) {
                *rows += 1;
            }
            profile.ids.push(id);
            profile.filled += 1;
        }
        let (mut barrier, mut facilitator) = (false, false);
        let short = profile.values.iter().copied().filter(|text| text.len() <= LONGEST_WORD);
        let scale = Scale::of(short, decimal);
        let key = |text: &&str| {
            pulse::beat(WORK_OF_A_VALUE);
            (text.len() <= LONGEST_WORD).then(|| valence_key(text))
        };
        let keys: Vec<Option<String>> = profile.values.iter().map(key).collect();
        let values = profile.values.iter().copied().zip(profile.rows_of.iter().copied());
        let flags = are_flags(values, decimal);
        let beside = ValenceColumn::of(keys.iter().flatten().map(String::as_str));
        for ((text, rows), key) in profile.values.iter().zip(&profile.rows_of).zip(&keys) {
            pulse::beat(WORK_OF_A_VALUE);
            profile.characters += text.chars().count() * rows;
            if text.split_whitespace().nth(3).is_some() {
                profile.phrases += rows;
            }
            profile.counts.push(0);
            let Some(key) = key else { continue };
            if flags && is_missing_code(text) {
                profile.odd += rows;
                continue;
            }
            profile.numbers += rows * usize::from(number(text, decimal).is_some());
            profile.shares += rows * usize::from(is_share(text));
            if let Some(count) = parse_count(text, decimal) {
                profile.whole += if count <= MOST_CODINGS_OF_A_CELL { *rows } else { 0 };
                profile.largest = profile.largest.max(count);
            }
            if let Some(count) = parse_mark(text, decimal) {
                profile.marks += rows;
                profile.zeros += if count == 0 { *rows } else { 0 };
                if let Some(slot) = profile.counts.last_mut() {
                    *slot = count;
                }
            } else {
                let cell = CountCell::read(text, decimal);
                profile.odd += rows * usize::from(cell.is_odd());
                if let (Some(slot), Some(count)) = (profile.counts.last_mut(), cell.count()) {
                    *slot = count;
                    profile.largest = profile.largest.max(count);
                }
            }
            match scale.read(text, decimal) {
                RatingCell::Rating(rating) => {
                    let rating = rating.number().unwrap_or(0);
                    profile.ratings += rows;
                    profile.largest_rating = profile.largest_rating.max(rating.abs());
                    profile.negative_rating |= rating < 0;
                    profile.unsigned_rating |= rating > 0 && !without_marks(text).starts_with('+');
                }
                RatingCell::Blank => profile.ratings += rows,
                RatingCell::Bad => {}
            }
            let bare = without_marks(text);
            if bare.strip_prefix(['+', '-']).is_some_and(|rest| number(rest, decimal).is_some()) {
                profile.signed += rows;
            }
            profile.denied += rows * usize::from(is_denied(key));
            profile.may_be_valence += rows * usize::from(beside.may_mean(key));
            if let Some(meaning) = beside.meaning(key) {
                profile.valence += rows;
                let directed = matches!(meaning.valence, Valence::Barrier | Valence::Facilitator);
                profile.strong_valences += usize::from(meaning.strong && directed);
                barrier |= meaning.valence == Valence::Barrier;
                facilitator |= meaning.valence == Valence::Facilitator;
            }
        }
        // Numbers between 0 and 1, most of them fractions, are shares too.
        if profile.shares == 0 && profile.filled > 0 && profile.numbers == profile.filled {
            let rows = profile.values.iter().zip(&profile.rows_of);
            let mut fractions = 0;
            let within = rows.clone().all(|(text, rows)| {
                let value = number(text, decimal).unwrap_or(-1.0);
                fractions += if value > 0.0 && value < 1.0 { *rows } else { 0 };
                (0.0..=1.0).contains(&value)
            });
            if within && 2 * fractions >= profile.filled {
                profile.shares = profile.filled;
            }
        }
        profile.both_directions = barrier && facilitator;
        profile.barriers = barrier;
        let cells = || (0..table.rows()).map(|row| trim(table.text(row, column)));
        profile.rises = row_numbers::rise(cells(), decimal);
        if profile.rises {
            let header = table.headers().get(column).map_or("", String::as_str);
            let first = usize::from(table.sheet_column() == Some(0));
            let at = column.saturating_sub(first);
            profile.row_numbers = RowNumbers::of(at, &fold_word(header), cells(), decimal);
        }
        profile
    }

    /// How often a row says that something was counted; 0 for a blank cell and for what is no count.
    pub fn count_at(&self, row: usize) -> u32 {
        let id = self.ids.get(row).copied().unwrap_or(BLANK);
        self.counts.get(id as usize).copied().unwrap_or(0)
    }

    /// Rows.
    pub fn rows(&self) -> usize {
        self.ids.len()
    }

    /// Distinct values.
    pub fn distinct(&self) -> usize {
        self.values.len()
    }

    /// True where at least `share` (0 to 1) of the filled rows are among `rows`.
    pub fn mostly(&self, rows: usize, share: f64) -> bool {
        self.filled > 0 && rows as f64 >= self.filled as f64 * share
    }

    /// True for a column of counts or marks, of which a few cells are [`Self::odd`].
    pub fn counts_all(&self) -> bool {
        self.marks + self.odd == self.filled && self.is_count_or_blank()
    }

    /// True for a column in which counts or marks are the rule, under a header that says so: other cells are
    /// slips.
    pub fn counts_mostly(&self) -> bool {
        3 * (self.marks + self.odd) >= 2 * self.filled && self.is_count_or_blank()
    }

    /// True where what is not odd is the larger part.
    fn is_count_or_blank(&self) -> bool {
        self.marks == self.filled || self.marks > 0 && 2 * self.marks >= self.filled
    }

    /// Mean length of the values in characters, by rows.
    pub fn mean_length(&self) -> f64 {
        if self.filled == 0 { 0.0 } else { self.characters as f64 / self.filled as f64 }
    }

    /// True where no value stands in two rows.
    pub fn all_differ(&self) -> bool {
        self.distinct() == self.filled
    }

    /// True where each value of `owner` goes with one value here (blank cells apart).
    pub fn constant_within(&self, owner: &Self) -> bool {
        let mut value_of = vec![BLANK; owner.values.len()];
        for (&id, &owner_id) in self.ids.iter().zip(&owner.ids) {
            if id == BLANK {
                continue;
            }
            if let Some(value) = value_of.get_mut(owner_id as usize) {
                if *value != BLANK && *value != id {
                    return false;
                }
                *value = id;
            }
        }
        true
    }

    /// True where these columns say the same together in no two rows.
    pub fn differ_together(columns: &[&Self]) -> bool {
        let rows = columns.first().map_or(0, |first| first.ids.len());
        let mut known = std::collections::HashSet::new();
        let id = |column: &&Self, row: usize| column.ids.get(row).copied().unwrap_or(BLANK);
        (0..rows)
            .all(|row| known.insert(columns.iter().map(|one| id(one, row)).collect::<Vec<u32>>()))
    }

    /// True where the two columns say the same in other words: one-to-one, row by row.
    pub fn is_copy_of(&self, other: &Self) -> bool {
        self.distinct() == other.distinct()
            && self.distinct() > 1
            && self.ids.iter().zip(&other.ids).all(|(one, two)| (*one == BLANK) == (*two == BLANK))
            && self.constant_within(other)
            && other.constant_within(self)
    }
}
