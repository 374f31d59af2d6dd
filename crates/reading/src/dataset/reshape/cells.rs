//! Counts, percentages and ratings as tables of counts write them.

use crate::dataset::count_cell::CountCell;
use crate::dataset::missing_codes::is_missing_code;
use crate::dataset::number::{depends_on_mark, parse_count, parse_mark};
use crate::dataset::rating::{Rating, RatingCell, parse_rating, without_marks};
use crate::fold::{is_dash, trim};
use crate::format::{ColumnTexts, DecimalMark, Table, number};
use crate::valence::Valence;

/// The count in a cell: a whole number, alone, before marks of footnotes or before a percentage
/// (`12 (23.5 %)`); 0 where the cell is blank or a dash.
pub(super) fn count_of(text: &str, decimal: DecimalMark) -> Option<u32> {
    let text = trim(text);
    if text.chars().all(is_dash) {
        return Some(0);
    }
    let count = CountCell::read(text, decimal).count();
    count.or_else(|| parse_count(beside_share(text)?, decimal))
}

/// True for a cell that stands among counts without being one: a bound, or a word for what is not known.
pub(super) fn is_odd_count(text: &str, decimal: DecimalMark) -> bool {
    CountCell::read(text, decimal).is_odd()
}

/// The count in a cell, or 1 for a mark, or the part of a fraction (`3/8`).
pub(super) fn count_or_mark(text: &str, decimal: DecimalMark) -> Option<u32> {
    let part = || Fraction::read(text).map(|fraction| fraction.part);
    parse_mark(text, decimal).or_else(|| count_of(text, decimal)).or_else(part)
}

/// What kinds of cells a column of numbers holds, blank ones apart.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    pub filled: usize,
    /// Counts, also such as are none only by the decimal mark that was guessed (`1.200`).
    pub counts: usize,
    /// Percentages and nothing else.
    pub shares: usize,
    /// Parts of a whole (`3/8`).
    pub fractions: usize,
    /// What stands among counts without being one: bounds, fractions, numbers that are not whole.
    pub odd: usize,
    /// Words and dashes for nothing.
    pub silent: usize,
}

impl Tally {
    /// Looks at the cells of a column; several shapes ask it of the same.
    pub fn of(texts: &ColumnTexts<'_>, decimal: DecimalMark) -> Self {
        let look = || {
            let mut tally = Self::default();
            for (text, rows) in texts.iter().zip(texts.rows_of()) {
                let one = Self::of_cell(text, decimal);
                tally.filled += rows * one.filled;
                tally.fractions += rows * one.fractions;
                tally.silent += rows * one.silent;
                tally.counts += rows * one.counts;
                tally.odd += rows * one.odd;
                tally.shares += rows * one.shares;
            }
            tally
        };
        *texts.recall(decimal, look)
    }

    fn of_cell(text: &str, decimal: DecimalMark) -> Self {
        let is_fraction = Fraction::read(text).is_some();
        let counted = count_of(text, decimal).is_some() || depends_on_mark(text, decimal);
        let is_odd = || is_odd_count(text, decimal) || is_fraction || is_number(text);
        Self {
            filled: 1,
            fractions: usize::from(is_fraction),
            silent: usize::from(says_nothing(text)),
            counts: usize::from(counted),
            odd: usize::from(!counted && is_odd()),
            shares: usize::from(is_percentage(text)),
        }
    }

    /// True where half of what is there are percentages.
    pub fn is_shared(&self) -> bool {
        self.shares > 0 && 2 * self.shares >= self.filled
    }

    /// True where counts are at least half of what is there.
    pub fn is_half(&self) -> bool {
        self.counts > 0 && 2 * self.counts >= self.filled
    }

    /// True for a column of counts: a few cells that are none cost the others nothing, and more of them where
    /// they are of a kind that stands among counts.
    pub fn is_counted(&self) -> bool {
        4 * self.counts >= 3 * self.filled
            || self.is_half() && 4 * (self.counts + self.odd) >= 3 * self.filled
    }
}

/// Words between a part and its whole.
const OF: [&str; 9] = ["of", "out of", "von", "av", "af", "de", "di", "van", "sur"];

/// The columns whose cells are counts beside their shares, and counts alone: with a percent sign in a cell or in
/// the header, a whole, or a valence in the header.
pub fn columns_beside_shares(table: &Table, decimal: DecimalMark) -> Vec<usize> {
    let is_one = |column: &usize| {
        let texts = table.texts_of(*column);
        let header = table.headers().get(*column).map_or("", String::as_str);
        let is_plain = |text: &str| {
            CountCell::read(text, decimal).count().is_some() || is_odd_count(text, decimal)
        };
        let is_beside = |text: &str| {
            beside_share(text).is_some_and(|count| parse_count(count, decimal).is_some())
        };
        let says_share = || {
            header.contains('%')
                || super::heads::read(header).valence != Valence::Missing
                || texts.iter().any(|text| text.contains('%'))
                || super::heads::read(header).group.is_empty()
                    && !texts.iter().any(|text| text.contains(['(', '[']))
        };
        if !texts.iter().any(is_beside) {
            return false;
        }
        let (mut beside, mut others) = (0_usize, 0_usize);
        for (text, rows) in texts.iter().zip(texts.rows_of()) {
            // A percentage alone is none.
            if is_beside(text) && !is_plain(text) {
                beside += rows;
            } else if !is_plain(text) {
                others += rows;
            }
        }
        // Labels of headings and headers that come again may stand among them.
        beside > 0 && 4 * others <= beside && says_share()
    };
    (0..table.width())
        .filter(|column| table.sheet_column() != Some(*column))
        .filter(is_one)
        .collect()
}

/// True for a header which says that shares stand first and the counts in brackets: `% (n)` above `38 (5)`.
pub fn puts_share_first(header: &str) -> bool {
    header.find('%').zip(header.find("(n")).is_some_and(|(share, n)| share < n)
}

/// The count of a cell beside its share, which stands first or not.
pub fn count_beside_share(text: &str, share_first: bool) -> Option<&str> {
    let inner = || Some(trim(text).strip_suffix(')')?.split_once('(')?.1.trim());
    match share_first {
        true => inner().filter(|count| is_digits(count)),
        false => beside_share(trim(text)),
    }
}

/// The count beside what it is a share of, or beside the share: `5 (41.7 %)`, `41.7 % (5)`, `5 of 12`,
/// `5/12 (42 %)`. Of two numbers without a sign that which stands first is the count.
fn beside_share(text: &str) -> Option<&str> {
    let bracketed = [('(', ')'), ('[', ']')].iter().find_map(|(open, close)| {
        let (count, share) = text.strip_suffix(*close)?.split_once(*open)?;
        let (count, share) = (count.trim(), share.trim());
        if is_percentage(count) && !is_percentage(share) {
            return Some(share);
        }
        let whole = || OF.iter().find_map(|word| share.strip_prefix(word)?.strip_prefix(' '));
        let of_others = is_digits(count) && is_other_number(share);
        if is_number(share.trim_end_matches('%').trim_end())
            || whole().is_some_and(is_digits)
            || of_others
        {
            return Some(Fraction::parts(count).map_or(count, |(part, _)| part));
        }
        None
    });
    let before = || {
        let (count, share) = text.strip_suffix('%')?.trim_end().rsplit_once(char::is_whitespace)?;
        is_number(share).then(|| count.trim_end_matches([',', ';']))
    };
    let worded = || {
        let (part, whole) = Fraction::parts(text)?;
        (!text.contains('/') && is_digits(part) && is_digits(whole)).then_some(part)
    };
    bracketed.or_else(before).or_else(worded).or_else(|| with_sign_of_number(text))
}

/// `n=12`, `12x`, `×12`: a number with the sign that it is one.
fn with_sign_of_number(text: &str) -> Option<&str> {
    let bare = text.strip_prefix(['n', 'N']).and_then(|rest| {
        let rest = rest.trim_start();
        rest.strip_prefix(['=', ':']).map(str::trim_start)
    });
    let behind = Some(text.trim_end_matches(['x', 'X', '×']).trim_end());
    let behind = behind.filter(|bare| bare.len() < text.len());
    let before = text.strip_prefix(['×', 'x', 'X']).map(str::trim_start);
    [bare, behind, before].into_iter().flatten().find(|bare| is_digits(bare))
}

/// True for a number of others in brackets behind a count: `3 studies`, `n = 4`, `2 participants`.
fn is_other_number(text: &str) -> bool {
    let named = text.split_once(char::is_whitespace).is_some_and(|(first, rest)| {
        is_digits(first)
            && !rest.is_empty()
            && rest.trim().chars().all(|it| it.is_alphabetic() || it == '(' || it == ')')
    });
    named || with_sign_of_number(text).is_some()
}

/// True for a cell that holds a count and the number of others in brackets: `12 (3 studies)`.
pub fn counts_others_too(text: &str) -> bool {
    let parts = trim(text).strip_suffix([')', ']']).and_then(|text| text.split_once(['(', '[']));
    parts.is_some_and(|(count, other)| is_digits(count.trim()) && is_other_number(other.trim()))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.len() <= 6 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A part of a whole, in whole numbers: `3/8`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fraction {
    pub part: u32,
    pub whole: u32,
}

impl Fraction {
    /// Reads a cell that is a fraction and nothing else, none greater than its whole.
    pub fn read(text: &str) -> Option<Self> {
        let (part, whole) = trim(text).split_once('/')?;
        let number = |text: &str| Some(text.trim()).filter(|text| is_digits(text))?.parse().ok();
        let (part, whole) = (number(part)?, number(whole)?);
        (part <= whole && whole > 0).then_some(Self { part, whole })
    }

    /// The texts of a part and its whole.
    fn parts(text: &str) -> Option<(&str, &str)> {
        let slash = || text.split_once('/');
        let word = || {
            let (part, rest) = text.split_once(' ')?;
            OF.iter()
                .find_map(|word| Some((part, rest.trim().strip_prefix(word)?.strip_prefix(' ')?)))
        };
        let (part, whole) = slash().or_else(word)?;
        Some((part.trim(), whole.trim()))
    }
}

/// True for a cell that nobody filled in: dashes, `n/a`. A question mark is a doubt.
pub(super) fn says_nothing(text: &str) -> bool {
    !text.contains('?') && CountCell::read(text, DecimalMark::Point) == CountCell::NotSaid
}

/// True for a percentage and nothing else.
pub(super) fn is_percentage(text: &str) -> bool {
    trim(text).strip_suffix('%').is_some_and(is_number)
}

/// True for a number with either decimal mark: a percentage may have been written with another.
fn is_number(text: &str) -> bool {
    [DecimalMark::Point, DecimalMark::Comma].iter().any(|mark| number(text, *mark).is_some())
}

/// True for a cell that rates, also where it does so wrongly (`5`): that is noticed where ratings are
/// read. A word, or a word for missing, rates nothing.
pub(super) fn is_rated(text: &str, decimal: DecimalMark) -> bool {
    match parse_rating(text, decimal) {
        RatingCell::Rating(rating) => rating != Rating::Missing,
        RatingCell::Blank => false,
        RatingCell::Bad => is_number(text),
    }
}

/// True for a cell that a column of ratings may hold: a rating, or nothing, or a word for nothing.
pub(super) fn may_rate(text: &str, decimal: DecimalMark) -> bool {
    parse_rating(text, decimal) != RatingCell::Bad
}

/// True for a rating with a sign: below 0, or with a plus. Counts have none.
pub(super) fn is_signed(text: &str, decimal: DecimalMark) -> bool {
    // -9 is a number for missing as well.
    matches!(parse_rating(text, decimal), RatingCell::Rating(Rating::Value(..0)))
        && !is_missing_code(text)
        || without_marks(text).starts_with('+') && may_rate(text, decimal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_stand_alone_or_before_their_percentage() {
        for (text, count) in [
            ("12", Some(12)),
            ("1,200", Some(1200)),
            ("", Some(0)),
            ("\n", Some(0)),
            ("\u{2013}", Some(0)),
            ("12 (23.5 %)", Some(12)),
            ("12 (23,5)", Some(12)),
            ("12(23%)", Some(12)),
            ("12 [23%]", Some(12)),
            ("12 23.5 %", Some(12)),
            ("12\n23.5%", Some(12)),
            ("12 (of 40)", Some(12)),
            ("12 of 40", Some(12)),
            ("12 (3 studies)", Some(12)),
            ("12 [3 Studien]", Some(12)),
            ("12 (n = 4)", Some(12)),
            ("n=12", Some(12)),
            ("n = 12", Some(12)),
            ("12x", Some(12)),
            ("12 ×", Some(12)),
            ("x", None),
            ("3 (see note 2)", None),
            ("12 (P3)", None),
            ("12 von 40", Some(12)),
            ("12 out of 40", Some(12)),
            ("12/40 (30 %)", Some(12)),
            ("12 (30,0\u{a0}%)", Some(12)),
            ("30.0% (12)", Some(12)),
            ("30,0 % [12]", Some(12)),
            ("12, 30 %", Some(12)),
            ("30% (12%)", None),
            ("12 of them", None),
            ("one of 40", None),
            ("12/40", None),
            ("3 de mayo", None),
            ("23.5", None),
            ("23 %", None),
            ("(12)", None),
            ("n/a", None),
            ("lack of time (3)", None),
        ] {
            assert_eq!(count_of(text, DecimalMark::Point), count, "{text:?}");
        }
    }

    #[test]
    fn parts_are_read_with_their_wholes() {
        for (text, parts) in [
            ("5/12", Some((5, 12))),
            ("0 / 12", Some((0, 12))),
            ("12/12", Some((12, 12))),
            ("12/5", None),
            ("5/0", None),
            ("5/12/2024", None),
            ("5 of 12", None),
            ("a/b", None),
            ("-1/2", None),
            ("5/", None),
            ("", None),
        ] {
            let read = Fraction::read(text).map(|one| (one.part, one.whole));
            assert_eq!(read, parts, "{text:?}");
        }
    }

    #[test]
    fn ratings_are_told_from_words_and_counts() {
        let mark = DecimalMark::Point;
        for (text, rated, signed) in [
            ("-1", true, true),
            ("\u{2212}2", true, true),
            ("+1", true, true),
            ("1", true, false),
            ("0 (mixed)", true, false),
            ("X", true, false),
            ("5", true, false),
            ("+7", true, true),
            ("\u{2212} 2*", true, true),
            ("+ 1a", true, true),
            ("\u{2013}", false, false),
            ("11", true, false),
            ("Missing", false, false),
            ("", false, false),
            ("External", false, false),
        ] {
            assert_eq!((is_rated(text, mark), is_signed(text, mark)), (rated, signed), "{text:?}");
        }
    }
}
