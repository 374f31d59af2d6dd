//! What the values of a column look like.
//!
//! Takes a column of a table; gives counts of its kinds of values and the row-wise ids by which two
//! columns are compared. Knows nothing of headers.

use std::ops::Deref;
use std::rc::Rc;

use super::count_cell::CountCell;
use super::denied_words::is_denied;
use super::missing_codes::{are_flags, is_missing_code};
use super::number::{MOST_CODINGS_OF_A_CELL, parse_count, parse_mark};
use super::rating::{RatingCell, Scale, rating_of_bare, without_marks};
use super::row_numbers::{self, RowNumbers};
use super::shares::is_share;
use super::valence_column::ValenceColumn;
use super::valence_words::{meaning_of_key, valence_key};
use crate::fold::fold_word;
use crate::format::{ColumnTexts, DecimalMark, Table, number};
use crate::pulse;
use crate::valence::Valence;

/// Cells longer than this (in bytes) are text: nobody writes a number or a valence so long.
const LONGEST_WORD: usize = 60;

/// What it takes to look at a value in every way, as signs of life count it: a cell that is only read takes 1.
const WORK_OF_A_VALUE: usize = 16;

/// What a column's values look like.
#[derive(Debug)]
pub(super) struct Profile<'t> {
    /// Distinct values in first-seen order, trimmed, without the blank one.
    pub values: Vec<&'t str>,
    /// The column; positions of texts in it are those in `values`.
    texts: ColumnTexts<'t>,
    counts: Rc<Counts>,
}

impl Deref for Profile<'_> {
    type Target = Counts;

    fn deref(&self) -> &Counts {
        &self.counts
    }
}

/// Counts of a column's values; those that are not counted in rows say so.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// Rows of each distinct value.
    pub rows_of: Vec<usize>,
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
    /// True where they number what stands in the table, such as interviews, and no rows.
    pub number_things: bool,
    /// Whether they are by that the numbers of the rows.
    pub row_numbers: RowNumbers,
    /// Largest whole number.
    pub largest: u32,
    /// Rows with a number or mark of 0.
    pub zeros: usize,
    /// For each distinct value how often it says that something was counted; 0 for what is no count.
    counted: Vec<u32>,
}

/// A value as it is looked at.
struct Word {
    key: String,
    /// Without the marks of footnotes.
    bare: String,
    rating: RatingCell,
}

impl Word {
    fn of(text: &str, decimal: DecimalMark) -> Self {
        let bare = without_marks(text);
        Self { key: valence_key(text), rating: rating_of_bare(&bare, decimal), bare }
    }
}

impl Counts {
    fn of(
        table: &Table,
        column: usize,
        texts: &ColumnTexts<'_>,
        values: &[&str],
        decimal: DecimalMark,
    ) -> Self {
        let mut profile = Self {
            rows_of: texts.rows_of().to_vec(),
            filled: texts.filled(),
            blank: table.rows() - texts.filled(),
            ..Self::default()
        };
        let (mut barrier, mut facilitator) = (false, false);
        let word = |text: &&str| {
            pulse::beat(WORK_OF_A_VALUE);
            (text.len() <= LONGEST_WORD).then(|| Word::of(text, decimal))
        };
        let words: Vec<Option<Word>> = values.iter().map(word).collect();
        let scale = Scale::of_cells(words.iter().flatten().map(|word| word.rating));
        let with_rows = values.iter().copied().zip(profile.rows_of.iter().copied());
        let flags = are_flags(with_rows.filter(|(text, _)| text.len() <= LONGEST_WORD), decimal);
        let beside = ValenceColumn::of(words.iter().flatten().map(|word| word.key.as_str()));
        for ((text, rows), word) in values.iter().zip(&profile.rows_of).zip(&words) {
            pulse::beat(WORK_OF_A_VALUE);
            profile.characters += text.chars().count() * rows;
            if text.split_whitespace().nth(3).is_some() {
                profile.phrases += rows;
            }
            profile.counted.push(0);
            let Some(Word { key, bare, rating }) = word else { continue };
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
                if let Some(slot) = profile.counted.last_mut() {
                    *slot = count;
                }
            } else {
                let cell = CountCell::read_by_key(text, decimal, || meaning_of_key(key));
                profile.odd += rows * usize::from(cell.is_odd());
                if let (Some(slot), Some(count)) = (profile.counted.last_mut(), cell.count()) {
                    *slot = count;
                    profile.largest = profile.largest.max(count);
                }
            }
            match scale.held(*rating) {
                RatingCell::Rating(rating) => {
                    let rating = rating.number().unwrap_or(0);
                    profile.ratings += rows;
                    profile.largest_rating = profile.largest_rating.max(rating.abs());
                    profile.negative_rating |= rating < 0;
                    profile.unsigned_rating |= rating > 0 && !bare.starts_with('+');
                }
                RatingCell::Blank => profile.ratings += rows,
                RatingCell::Bad => {}
            }
            if bare.strip_prefix(['+', '-']).is_some_and(|rest| number(rest, decimal).is_some()) {
                profile.signed += rows;
            }
            let denied = is_denied(key);
            let (meaning, may_be_valence) = beside.meaning_or_doubt(key, denied);
            profile.denied += rows * usize::from(denied);
            profile.may_be_valence += rows * usize::from(may_be_valence);
            if let Some(meaning) = meaning {
                profile.valence += rows;
                let directed = matches!(meaning.valence, Valence::Barrier | Valence::Facilitator);
                profile.strong_valences += usize::from(meaning.strong && directed);
                barrier |= meaning.valence == Valence::Barrier;
                facilitator |= meaning.valence == Valence::Facilitator;
            }
        }
        // Numbers between 0 and 1, most of them fractions, are shares too.
        if profile.shares == 0 && profile.filled > 0 && profile.numbers == profile.filled {
            let rows = values.iter().zip(&profile.rows_of);
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
        let cells = || (0..table.rows()).map(|row| texts.at(row));
        profile.rises = row_numbers::rise(cells(), decimal);
        let header = || fold_word(table.headers().get(column).map_or("", String::as_str));
        let first = usize::from(table.sheet_column() == Some(0));
        profile.number_things = row_numbers::number_things(cells(), decimal)
            || column == first && row_numbers::number_blocks(&header(), cells(), decimal);
        if profile.rises {
            let header = table.headers().get(column).map_or("", String::as_str);
            let first = usize::from(table.sheet_column() == Some(0));
            let at = column.saturating_sub(first);
            profile.row_numbers = RowNumbers::of(at, &fold_word(header), cells(), decimal);
        }
        profile
    }
}

impl<'t> Profile<'t> {
    /// Reads a column, or recalls what was read of it before.
    pub fn new(table: &'t Table, column: usize, decimal: DecimalMark) -> Self {
        let texts = table.texts_of(column);
        let values: Vec<&str> = texts.iter().collect();
        let counts = texts.recall(decimal, || Counts::of(table, column, &texts, &values, decimal));
        Self { values, texts, counts }
    }

    /// How often a row says that something was counted; 0 for a blank cell and for what is no count.
    pub fn count_at(&self, row: usize) -> u32 {
        self.texts.position(row).and_then(|at| self.counted.get(at)).copied().unwrap_or(0)
    }

    /// Rows.
    pub fn rows(&self) -> usize {
        self.filled + self.blank
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

    /// For each row which of the texts stands there; `None` for a blank.
    pub fn positions(&self) -> impl Iterator<Item = Option<usize>> + '_ {
        self.texts.positions()
    }

    /// True where each value of `owner` goes with one value here (blank cells apart).
    pub fn constant_within(&self, owner: &Self) -> bool {
        let mut value_of = vec![None; owner.values.len()];
        for (own, of) in self.texts.positions().zip(owner.texts.positions()) {
            if own.is_none() {
                continue;
            }
            if let Some(value) = of.and_then(|of| value_of.get_mut(of)) {
                if value.is_some() && *value != own {
                    return false;
                }
                *value = own;
            }
        }
        true
    }

    /// True where these columns say the same together in no two rows.
    pub fn differ_together(columns: &[&Self]) -> bool {
        let rows = columns.first().map_or(0, |first| first.rows());
        let mut known = std::collections::HashSet::new();
        (0..rows).all(|row| {
            known.insert(columns.iter().map(|one| one.texts.position(row)).collect::<Vec<_>>())
        })
    }

    /// True where each row's text is short for the other's, or the other way round: its beginning, its first letters, a
    /// part of it, or a number.
    pub fn abbreviates(&self, other: &Self) -> bool {
        let text =
            |values: &[&'t str], at: Option<usize>| at.and_then(|at| values.get(at).copied());
        let mut pairs = self.texts.positions().zip(other.texts.positions());
        pairs.all(|(one, two)| match (text(&self.values, one), text(&other.values, two)) {
            (Some(one), Some(two)) => is_short_for(one, two) || is_short_for(two, one),
            (one, two) => one.is_none() && two.is_none(),
        })
    }

    /// True where the two columns say the same in other words: one-to-one, row by row.
    pub fn is_copy_of(&self, other: &Self) -> bool {
        self.distinct() == other.distinct()
            && self.distinct() > 1
            && self
                .texts
                .positions()
                .zip(other.texts.positions())
                .all(|(one, two)| one.is_none() == two.is_none())
            && self.constant_within(other)
            && other.constant_within(self)
    }
}

/// True for a number, or for the beginning, the first letters or a part of the other text.
fn is_short_for(short: &str, long: &str) -> bool {
    let (short, long) = (fold_word(short), fold_word(long));
    let letters = |text: &str| text.chars().filter(|one| one.is_alphanumeric()).collect::<String>();
    let initials: String = long.split(' ').filter_map(|word| word.chars().next()).collect();
    let (bare, whole) = (letters(&short), letters(&long));
    let is_number = !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit());
    // `TM` of `Time`: its letters in their order, from the first on.
    let mut rest = whole.chars();
    let in_order = bare.chars().next() == whole.chars().next()
        && bare.chars().all(|letter| rest.any(|other| other == letter));
    is_number || !bare.is_empty() && (whole.contains(&bare) || bare == initials || in_order)
}
