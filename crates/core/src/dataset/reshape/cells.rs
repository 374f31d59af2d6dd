//! Counts, percentages and ratings as tables of counts write them.

use crate::dataset::count_cell::CountCell;
use crate::dataset::number::parse_count;
use crate::dataset::rating::{Rating, RatingCell, parse_rating, without_marks};
use crate::fold::{is_dash, trim};
use crate::format::{DecimalMark, number};

/// The count in a cell: a whole number, alone, before marks of footnotes or before a percentage
/// (`12 (23.5 %)`); 0 where the cell is blank or a dash.
pub(super) fn count_of(text: &str, decimal: DecimalMark) -> Option<u32> {
    let text = trim(text);
    if text.chars().all(is_dash) {
        return Some(0);
    }
    let count = CountCell::read(text, decimal).count();
    count.or_else(|| parse_count(before_percentage(text)?, decimal))
}

/// True for a cell that stands among counts without being one: a bound, or a word for what is not known.
pub(super) fn is_odd_count(text: &str, decimal: DecimalMark) -> bool {
    CountCell::read(text, decimal).is_odd()
}

/// What stands before a percentage, in brackets or behind a blank.
fn before_percentage(text: &str) -> Option<&str> {
    let bracketed = [('(', ')'), ('[', ']')].iter().find_map(|(open, close)| {
        let (count, share) = text.strip_suffix(*close)?.split_once(*open)?;
        is_number(share.trim().trim_end_matches('%')).then_some(count)
    });
    bracketed.or_else(|| {
        let (count, share) = text.strip_suffix('%')?.trim_end().rsplit_once(char::is_whitespace)?;
        is_number(share).then_some(count)
    })
}

/// True for a cell that nobody filled in: dashes, `n/a`. A question mark is a doubt.
pub(super) fn says_nothing(text: &str) -> bool {
    !text.contains('?') && CountCell::read(text, DecimalMark::Point) == CountCell::NotSaid
}

/// True for a fraction of whole numbers: `3/8`, `3 of 8`.
pub(super) fn is_fraction(text: &str) -> bool {
    let text = trim(text);
    let parts = text.split_once('/').or_else(|| text.split_once(" of "));
    let is_whole = |part: &str| {
        let part = part.trim();
        !part.is_empty() && part.len() <= 6 && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    parts.is_some_and(|(part, whole)| is_whole(part) && is_whole(whole))
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
    matches!(parse_rating(text, decimal), RatingCell::Rating(Rating::Value(..0)))
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
            ("12 (of 40)", None),
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
