//! Cells of a column of counts that are not plainly numbers: what real tables hold beside them.
//!
//! Takes the text of a cell; says what it tells of a count. Never makes a number of a bound (`<5`), of a word,
//! or of a number in doubt (`2?`).

use super::number::{is_range_of_numbers, parse_count};
use super::rating::{RatingCell, parse_rating};
use super::valence_words::{Meaning, meaning_of_key, valence_key};
use crate::fold::{is_dash, trim};
use crate::format::DecimalMark;
use crate::valence::Valence;

/// What a cell of a column of counts tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CountCell {
    /// A number, and nothing else.
    Count(u32),
    /// A number before marks of footnotes: `7*`, `12 †`.
    Marked(u32),
    /// A bound or a range, as where small numbers are kept back: `<5`, `1-4`.
    Bound,
    /// That nobody said or knows the number: `n/a`, `?`, dashes.
    NotSaid,
    /// No count.
    Other,
}

impl CountCell {
    /// Reads a cell that is not blank.
    pub fn read(text: &str, decimal: DecimalMark) -> Self {
        Self::read_by_key(text, decimal, || meaning_of_key(&valence_key(text)))
    }

    /// Reads a cell that is not blank, of which `meaning` says what it means as a valence.
    pub fn read_by_key(
        text: &str,
        decimal: DecimalMark,
        meaning: impl FnOnce() -> Option<Meaning>,
    ) -> Self {
        let text = trim(text);
        if let Some(count) = parse_count(text, decimal) {
            return Self::Count(count);
        }
        let bare = text.trim_end_matches(is_mark).trim_end();
        if bare.len() < text.len()
            && let Some(count) = parse_count(bare, decimal)
        {
            return Self::Marked(count);
        }
        if is_range_of_numbers(bare) {
            return Self::Bound;
        }
        let says_nothing = !text.is_empty()
            && text
                .chars()
                .all(|letter| is_dash(letter) || matches!(letter, '.' | '…' | '?' | '/'));
        if says_nothing || meaning().is_some_and(|one| one.valence == Valence::Missing) {
            return Self::NotSaid;
        }
        Self::Other
    }

    /// The count, with marks of footnotes or without.
    pub fn count(self) -> Option<u32> {
        match self {
            Self::Count(count) | Self::Marked(count) => Some(count),
            Self::Bound | Self::NotSaid | Self::Other => None,
        }
    }

    /// True for what stands among counts without being one: numbers with marks, bounds, words for nothing.
    pub fn is_odd(self) -> bool {
        matches!(self, Self::Marked(_) | Self::Bound | Self::NotSaid)
    }
}

/// Marks of footnotes that nobody takes for a part of a number.
fn is_mark(letter: char) -> bool {
    matches!(letter, '*' | '†' | '‡' | '§' | '¶' | '∗' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
        || matches!(letter, '\u{1d43}'..='\u{1d6a}' | 'ª')
}

/// True for a count or, in a column of ratings, a rating that bears the mark of a footnote.
pub fn has_mark_of_footnote(text: &str, decimal: DecimalMark, rates: bool) -> bool {
    if rates {
        let is_rated = |text: &str| matches!(parse_rating(text, decimal), RatingCell::Rating(_));
        let bare = trim(text).trim_end_matches(is_mark);
        return bare.len() < trim(text).len() && is_rated(bare);
    }
    matches!(CountCell::read(text, decimal), CountCell::Marked(_))
}

/// True for a cell of dashes alone.
pub fn is_dashes(text: &str) -> bool {
    let text = trim(text);
    !text.is_empty() && text.chars().all(is_dash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_beside_counts_are_told_apart() {
        use CountCell::{Bound, Count, Marked, NotSaid, Other};
        for (text, cell) in [
            ("7", Count(7)),
            ("1,200", Count(1200)),
            ("7*", Marked(7)),
            ("12 **", Marked(12)),
            ("12 †", Marked(12)),
            ("7²", Marked(7)),
            ("1,200*", Marked(1200)),
            ("<5", Bound),
            ("< 5", Bound),
            ("≤5", Bound),
            ("<5*", Bound),
            (">10", Bound),
            ("1-4", Bound),
            ("10+", Bound),
            ("n/a", NotSaid),
            ("N/A", NotSaid),
            ("?", NotSaid),
            ("-", NotSaid),
            ("–", NotSaid),
            (".", NotSaid),
            // A letter may be part of a name, a question mark a doubt, and a word is a word.
            ("7a", Other),
            ("2?", Other),
            ("seven", Other),
            ("12.5", Other),
            ("-3", Other),
            ("*", Other),
            ("x", Other),
            ("barrier", Other),
            ("", Other),
        ] {
            assert_eq!(CountCell::read(text, DecimalMark::Point), cell, "{text:?}");
        }
    }
}
