//! What a column of a sheet comes to, and what a number in a row below may say of it.
//!
//! Takes the cells of a column; says of a number whether it is their sum, how many they are, their mean, their largest,
//! a share. Never says which of these is meant: one number may be several.

use std::collections::BTreeMap;

use super::missing_codes::is_missing_code;
use super::number::parse_mark;
use super::reshape::count_beside_share;
use crate::fold::fold_word;
use crate::format::{DecimalMark, number};

/// Words of a column of words at most, and bytes of one.
pub(super) const MOST_WORDS: usize = 8;
const LONGEST_WORD: usize = 40;

/// Of what a row may say of a column ([`Held::said`]): its sum, and how many of its cells say something.
pub(super) const SUMS_AND_NUMBERS: u32 = 0b11;
/// Its mean, of all rows or of those that say something.
pub(super) const MEANS: u32 = 0b1_1000;
/// What is looked for under names for it alone, behind what is said of words: the largest, the smallest and how far
/// they are apart, means that were rounded to whole numbers, and its part of what all columns come to.
const LARGEST: usize = 5 + 2 * MOST_WORDS;
const SMALLEST: usize = LARGEST + 1;
const SPREAD: usize = LARGEST + 2;
const WHOLE_MEAN: usize = LARGEST + 3;
const WHOLE_MEAN_OF_FILLED: usize = LARGEST + 4;
const PART_OF_ALL: usize = LARGEST + 5;
/// Its largest or smallest number, or how far they are apart.
pub(super) const EXTREMES: u32 = 0b111 << LARGEST;
/// Its mean as a whole number.
pub(super) const ROUNDED_MEANS: u32 = 0b11 << WHOLE_MEAN;
/// All that says nothing without a name for it.
pub(super) const UNDER_NAMES: u32 = 0b11_1111 << LARGEST;

/// What a column holds.
#[derive(Debug, Clone, Default)]
pub(super) struct Held {
    rows: u64,
    filled: u64,
    /// Cells that are counts or marks; of these those that are not 0; their sum; the largest and the smallest.
    counts: u64,
    some: u64,
    sum: u64,
    largest: u32,
    smallest: Option<u32>,
    /// Those that are not 0 and their sum where numbers such as 9 and 99 count as what they are.
    plain: (u64, u64),
    /// Words, each with its number; none where they are many, long or numbers.
    words: BTreeMap<String, u64>,
    many: bool,
}

impl Held {
    /// Takes a cell in.
    pub fn add(&mut self, text: &str, decimal: DecimalMark) {
        self.rows += 1;
        if text.is_empty() {
            return;
        }
        self.filled += 1;
        if let Some(plain) = parse_mark(text, decimal) {
            let count = if is_missing_code(text) { 0 } else { plain };
            self.plain.0 += u64::from(plain > 0);
            self.plain.1 += u64::from(plain);
            self.counts += 1;
            self.some += u64::from(count > 0);
            self.sum += u64::from(count);
            self.largest = self.largest.max(count);
            self.smallest = Some(self.smallest.map_or(count, |one| one.min(count)));
        }
        if self.many {
            return;
        }
        let is_number = number(text, decimal).is_some();
        let key = if text.len() <= LONGEST_WORD { fold_word(text) } else { String::new() };
        self.many = is_number || text.len() > LONGEST_WORD || key.is_empty() && text.len() > 2;
        *self.words.entry(key).or_default() += 1;
        self.many |= self.words.len() > MOST_WORDS;
    }

    /// True where nothing but counts and marks stands in it.
    pub fn is_counts(&self) -> bool {
        self.filled > 0 && self.counts == self.filled
    }

    /// True for a column of a few words.
    pub fn is_words(&self) -> bool {
        self.filled > 1 && !self.many && !self.is_counts()
    }

    /// Rows that add to what the column comes to.
    pub fn parts(&self) -> u64 {
        if self.is_counts() { self.some.max(self.plain.0) } else { self.filled }
    }

    /// Rows that were looked at.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// What its counts and marks come to.
    pub fn sum(&self) -> u64 {
        self.sum
    }

    /// The largest of its counts and marks; 0 for none.
    pub fn largest(&self) -> u32 {
        self.largest
    }

    /// Its words, folded.
    pub fn words(&self) -> impl Iterator<Item = &String> {
        self.words.keys()
    }

    /// True where nearly every row has a text, so that one without stands apart.
    pub fn is_mostly_text(&self) -> bool {
        10 * self.filled >= 9 * self.rows && self.counts < self.filled
    }

    /// True where its numbers are not all the same.
    pub fn varies(&self) -> bool {
        self.is_counts() && self.smallests().any(|smallest| smallest < self.largest)
    }

    /// The smallest of its counts, and 0 where a row has none.
    fn smallests(&self) -> impl Iterator<Item = u32> {
        let blank = (self.filled < self.rows).then_some(0);
        self.smallest.into_iter().chain(blank)
    }

    /// Which of the things that a row below may say of the column a number is; a bit for each. All columns together
    /// come to `all`.
    pub fn said(&self, value: Value, words: &[String], all: u64) -> u32 {
        let own: u64 = if self.is_counts() { self.some } else { self.filled };
        let plain = if self.is_counts() { self.plain.0 } else { self.filled };
        let sums = [self.sum, self.plain.1];
        let rows = self.rows.max(1) as f64;
        let share = |part: u64| [100.0 * part as f64 / rows, part as f64 / rows];
        let mut bits = 0;
        let mut mark = |bit: usize, holds: bool| bits |= u32::from(holds) << bit;
        let any_sum =
            |of: f64| self.is_counts() && sums.iter().any(|sum| value.is(*sum as f64 / of));
        let any_share = |part| share(part).iter().any(|share| value.is(*share));
        mark(0, any_sum(1.0));
        mark(1, value.is(own as f64) || value.is(plain as f64));
        mark(2, any_share(own) || any_share(plain));
        mark(3, any_sum(rows));
        mark(4, any_sum(self.filled.max(1) as f64));
        for (at, word) in words.iter().enumerate().filter(|_| self.is_words()) {
            let own = self.words.get(word).copied().unwrap_or(0);
            mark(5 + 2 * at, value.is(own as f64));
            mark(6 + 2 * at, share(own).iter().any(|share| value.is(*share)));
        }
        if self.is_counts() {
            let largest = f64::from(self.largest);
            let whole = |of: u64| {
                let mean = self.sum as f64 / of.max(1) as f64;
                self.largest > 1 && value.is_count && (value.number - mean).abs() <= 0.5
            };
            let part = self.sum as f64 / all.max(1) as f64;
            mark(LARGEST, value.is(largest));
            mark(SMALLEST, self.smallests().any(|smallest| value.is(f64::from(smallest))));
            mark(SPREAD, self.smallests().any(|one| value.is(largest - f64::from(one))));
            mark(WHOLE_MEAN, whole(self.rows));
            mark(WHOLE_MEAN_OF_FILLED, whole(self.filled));
            mark(PART_OF_ALL, value.is(100.0 * part) || value.is(part));
        }
        bits
    }
}

/// A number as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value {
    number: f64,
    /// How far a number may be from it that it was rounded from.
    within: f64,
    is_count: bool,
    is_share: bool,
}

impl Value {
    /// The number.
    pub fn number(self) -> f64 {
        self.number
    }

    /// True for a whole number that is no percentage.
    pub fn is_count(self) -> bool {
        self.is_count
    }

    /// True for a percentage.
    pub fn is_share(self) -> bool {
        self.is_share
    }

    /// A number or percentage as it is written, also beside a share; `None` for anything else.
    pub fn read(text: &str, decimal: DecimalMark) -> Option<Self> {
        let text = count_beside_share(text, false).unwrap_or(text);
        let bare = text.trim_end_matches('%').trim_end();
        let value = number(bare, decimal)?;
        let digits = bare.rsplit(['.', ',']).next().filter(|rest| rest.len() < bare.len());
        let digits = if value.fract() == 0.0 { 0 } else { digits.map_or(0, str::len).min(9) };
        let within = 0.5 / 10_f64.powi(i32::try_from(digits).unwrap_or(0));
        let is_count = value.fract() == 0.0 && bare.len() == text.len();
        let is_share = bare.len() < text.len();
        Some(Self {
            number: value,
            within: if is_count { 0.0 } else { within },
            is_count,
            is_share,
        })
    }

    fn is(self, other: f64) -> bool {
        (self.number - other).abs() <= self.within + 1e-9
    }
}
