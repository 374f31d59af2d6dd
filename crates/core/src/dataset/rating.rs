//! Ratings from -2 to +2, with what is mixed and what is missing: in cells, and as a person enters them.
//!
//! Takes a text; says what rating it is, or that it is none. Never rounds, and never makes a rating of
//! counts.

use super::number::parse_count;
use super::valence_words::valence_of_word;
use crate::fold::{fold_word, is_dash};
use crate::format::DecimalMark;
use crate::valence::Valence;

/// A rating as somebody gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rating {
    /// -2 to +2.
    Value(i8),
    /// `X`, or `0 (mixed)`: voices contradict each other and cancel. It is not the 0 of what has no
    /// influence, and stands where 0 stands in the order.
    Mixed,
    /// `M`: not spoken of, which is not 0.
    Missing,
}

impl Rating {
    /// Reads what a person enters, as it is read in a cell ([`parse_rating`]) with a decimal point; `None`
    /// for anything else and for nothing.
    pub fn read(text: &str) -> Option<Self> {
        match parse_rating(text, DecimalMark::Point) {
            RatingCell::Rating(rating) => Some(rating),
            RatingCell::Blank | RatingCell::Bad => None,
        }
    }

    /// Where it stands among ratings, -2 to +2: the value, 0 for mixed; `None` for missing, which stands
    /// nowhere.
    pub fn number(self) -> Option<i8> {
        match self {
            Self::Value(value) => Some(value),
            Self::Mixed => Some(0),
            Self::Missing => None,
        }
    }

    /// The valence that it gives: its sign, neutral for 0, mixed; `None` for missing, which gives none.
    pub fn valence(self) -> Option<Valence> {
        match self {
            Self::Value(value) if value < 0 => Some(Valence::Barrier),
            Self::Value(0) => Some(Valence::Neutral),
            Self::Value(_) => Some(Valence::Facilitator),
            Self::Mixed => Some(Valence::Mixed),
            Self::Missing => None,
        }
    }
}

/// What a cell of a rating column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RatingCell {
    /// Nothing, or a word for a cell that was not filled in.
    Blank,
    /// A rating.
    Rating(Rating),
    /// Not a rating.
    Bad,
}

/// Reads a rating: `-2` … `+2` with any minus sign, also as `2.0`, `X`, `0 (mixed)`, `M`, a word for what
/// is mixed or was not filled in.
pub(super) fn parse_rating(text: &str, decimal: DecimalMark) -> RatingCell {
    let text: String =
        text.trim().chars().map(|letter| if is_dash(letter) { '-' } else { letter }).collect();
    if text.is_empty() {
        return RatingCell::Blank;
    }
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1_i8, rest),
        None => (1, text.as_str()),
    };
    if let Some(size) = parse_count(digits, decimal) {
        let size = i8::try_from(size).ok().filter(|size| *size <= 2);
        return size.map_or(RatingCell::Bad, |size| RatingCell::Rating(Rating::Value(sign * size)));
    }
    let key = fold_word(&text);
    if let Some(rest) = key.strip_prefix("0 ") {
        return match valence_of_word(rest) {
            // Printed so; elsewhere the word may be part of a code's name.
            _ if rest == "mix" => RatingCell::Rating(Rating::Mixed),
            Some(Valence::Mixed) => RatingCell::Rating(Rating::Mixed),
            Some(Valence::Neutral) => RatingCell::Rating(Rating::Value(0)),
            _ => RatingCell::Bad,
        };
    }
    match valence_of_word(&key) {
        Some(Valence::Mixed) => RatingCell::Rating(Rating::Mixed),
        _ if ["m", "missing"].contains(&key.as_str()) => RatingCell::Rating(Rating::Missing),
        Some(Valence::Missing) => RatingCell::Blank,
        _ => RatingCell::Bad,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratings_run_from_minus_two_to_two() {
        use Rating::{Missing, Mixed, Value};
        let cell = RatingCell::Rating;
        for (text, read, valence) in [
            ("-2", cell(Value(-2)), Some(Valence::Barrier)),
            ("\u{2212}1", cell(Value(-1)), Some(Valence::Barrier)),
            ("0", cell(Value(0)), Some(Valence::Neutral)),
            ("-0", cell(Value(0)), Some(Valence::Neutral)),
            ("0 (neutral)", cell(Value(0)), Some(Valence::Neutral)),
            ("1", cell(Value(1)), Some(Valence::Facilitator)),
            ("+2", cell(Value(2)), Some(Valence::Facilitator)),
            ("2.0", cell(Value(2)), Some(Valence::Facilitator)),
            ("0 (mixed)", cell(Mixed), Some(Valence::Mixed)),
            ("0(mixed)", cell(Mixed), Some(Valence::Mixed)),
            ("0 (mix)", cell(Mixed), Some(Valence::Mixed)),
            ("X", cell(Mixed), Some(Valence::Mixed)),
            ("Missing", cell(Missing), None),
            ("M", cell(Missing), None),
            ("n/a", RatingCell::Blank, None),
            ("", RatingCell::Blank, None),
            ("3", RatingCell::Bad, None),
            ("-3", RatingCell::Bad, None),
            ("300", RatingCell::Bad, None),
            ("0.5", RatingCell::Bad, None),
            ("+-1", RatingCell::Bad, None),
            ("barrier", RatingCell::Bad, None),
        ] {
            assert_eq!(parse_rating(text, DecimalMark::Point), read, "{text:?}");
            // What a person enters is what a cell says.
            let entered = Rating::read(text);
            assert_eq!(entered, if let RatingCell::Rating(one) = read { Some(one) } else { None });
            assert_eq!(entered.and_then(Rating::valence), valence, "{text:?}");
        }
    }
}
