//! Ratings from -2 to +2 or on wider scales, with what is mixed and what is missing: in cells, and as a person enters them.
//!
//! Takes a text; says what rating it is, or that it is none. Never rounds, and never makes a rating of
//! counts.

use super::number::parse_count;
use super::valence_words::valence_of_word;
use super::word_list::listed;
use crate::fold::{clean, fold_word, is_dash};
use crate::format::DecimalMark;
use crate::valence::Valence;

/// A rating as somebody gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rating {
    /// Below 0 for what hinders, above for what helps: from -2 to +2, or as far as the scale goes.
    Value(i8),
    /// `X`, or `0 (mixed)`: voices contradict each other and cancel. It is not the 0 of what has no
    /// influence, and stands where 0 stands in the order.
    Mixed,
    /// `M`: not spoken of, which is not 0.
    Missing,
}

impl Rating {
    /// Reads what a person enters, as it is read in a cell ([`parse_rating`]) with a decimal point, beyond 2
    /// with its sign; `None` for anything else and for nothing.
    pub fn read(text: &str) -> Option<Self> {
        match parse_rating(text, DecimalMark::Point) {
            // Beyond the usual scale a sign says that it is one of a wider scale and no count.
            RatingCell::Rating(Self::Value(value))
                if value > USUAL_LARGEST && !without_marks(text).starts_with('+') =>
            {
                None
            }
            RatingCell::Rating(rating) => Some(rating),
            RatingCell::Blank | RatingCell::Bad => None,
        }
    }

    /// Where it stands among ratings: the value, 0 for mixed; `None` for missing, which stands
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

/// Largest rating of any scale.
pub const LARGEST_RATING: i8 = 10;
/// Largest rating of the scale that is taken for granted.
const USUAL_LARGEST: i8 = 2;

/// The scale of a column of ratings, as far below 0 as above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scale {
    /// The largest rating.
    pub largest: i8,
}

impl Default for Scale {
    fn default() -> Self {
        Self { largest: USUAL_LARGEST }
    }
}

impl Scale {
    /// The scale of some cells: from -2 to +2, or wider where ratings below 0 occur and larger ones follow
    /// without a gap or occur on both sides. A 5 among ones and twos is a slip of the hand; numbers of 0 and
    /// more may well be counts.
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>, decimal: DecimalMark) -> Self {
        Self::of_cells(texts.map(|text| parse_rating(text, decimal)))
    }

    /// The scale of cells that were read.
    pub fn of_cells(cells: impl Iterator<Item = RatingCell>) -> Self {
        let (mut above, mut below) = ([false; LARGEST_RATING as usize + 1], false);
        let mut under = above;
        for cell in cells {
            if let RatingCell::Rating(Rating::Value(value)) = cell {
                below |= value < 0;
                let side = if value < 0 { &mut under } else { &mut above };
                if let Some(slot) = side.get_mut(usize::from(value.unsigned_abs())) {
                    *slot = true;
                }
            }
        }
        let mut largest = USUAL_LARGEST;
        let sides = (0_i8..).zip(above.iter().zip(&under)).skip(USUAL_LARGEST as usize + 1);
        for (size, (above, under)) in sides.filter(|_| below) {
            let follows = size == largest + 1 && (*above || *under);
            if follows || *above && *under {
                largest = size;
            }
        }
        Self { largest }
    }

    /// What a cell says on this scale.
    pub fn read(self, text: &str, decimal: DecimalMark) -> RatingCell {
        self.held(parse_rating(text, decimal))
    }

    /// What a cell that was read says on this scale.
    pub fn held(self, cell: RatingCell) -> RatingCell {
        match cell {
            RatingCell::Rating(Rating::Value(value)) if value.abs() > self.largest => {
                RatingCell::Bad
            }
            cell => cell,
        }
    }
}

/// A cell without the marks of footnotes behind its number and the blank behind its sign, with one minus
/// sign for all: `\u{2212} 2*` is `-2`, `+1a` is `+1`. A number of a footnote that is written like any other
/// cannot be told from a digit.
pub(super) fn without_marks(text: &str) -> String {
    let plain: String = clean(text)
        .chars()
        .map(|letter| match letter {
            _ if is_dash(letter) => '-',
            '\u{ff0b}' => '+',
            _ => letter,
        })
        .collect();
    let mut bare = plain.trim();
    loop {
        let before = bare;
        bare = bare.trim_end_matches(is_footnote_mark).trim_end();
        for (open, close) in [('(', ')'), ('[', ']')] {
            let inner = bare.strip_suffix(close).and_then(|rest| rest.rsplit_once(open));
            if let Some((rest, inner)) = inner
                && inner.split(',').all(|one| one.trim().chars().count() == 1)
                && !rest.trim().is_empty()
            {
                bare = rest.trim_end();
            }
        }
        if bare == before {
            break;
        }
    }
    // Letters behind a number alone: a word is a word.
    let number = bare.trim_end_matches(|letter: char| {
        letter.is_ascii_lowercase() || letter == ',' || letter.is_whitespace()
    });
    let letters = bare.get(number.len()..).unwrap_or("");
    let are_marks = letters.split(',').all(|one| one.trim().chars().count() <= 1);
    if are_marks && number.ends_with(|letter: char| letter.is_ascii_digit()) {
        bare = number;
    }
    let Some(sign) = bare.chars().next().filter(|sign| matches!(sign, '+' | '-')) else {
        return bare.to_owned();
    };
    let rest = bare.get(1..).unwrap_or("").trim_start();
    if rest.starts_with(|letter: char| letter.is_ascii_digit()) {
        format!("{sign}{rest}")
    } else {
        bare.to_owned()
    }
}

/// Marks of footnotes: stars, daggers, raised numbers and letters.
fn is_footnote_mark(letter: char) -> bool {
    matches!(letter, '*' | '†' | '‡' | '§' | '¶' | '#' | '^' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
        || matches!(letter, '\u{1d43}'..='\u{1d6a}' | 'ª' | 'º' | '∗' | '\u{2020}' | '\u{2021}')
}

/// Words for how strong an influence is, folded.
const STRENGTHS: &str = "weak,weakly,strong,strongly,moderate,moderately,medium,slight,schwach,stark,massig,mittel,svag,\
    svagt,starkt,mattlig,svak,sterk,moderat,debil,fuerte,moderado,faible,fort,modere,debole,forte,moderato,zwak,matig,\
    heikko,vahva,slaby,silny";

/// A rating before what is remarked of it: `+1 (weak)`, `-2 (leaders busy)`, `1 weak`. Without a sign only a word for
/// how strong it is is a remark, for a number may be a count; without brackets as well.
fn before_remark(text: &str) -> Option<&str> {
    let signed = text.starts_with(['+', '-']);
    let digits = |rating: &str| {
        let bare = rating.trim_start_matches(['+', '-']);
        !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit())
    };
    let strength = |remark: &str| listed(STRENGTHS, &fold_word(remark));
    let bracketed = [('(', ')'), ('[', ']')].iter().find_map(|(open, close)| {
        let (rating, remark) = text.strip_suffix(*close)?.split_once(*open)?;
        let stands = signed && remark.contains(char::is_alphabetic) || strength(remark);
        stands.then_some(rating)
    });
    let worded = || text.split_once([' ', ',', ';']).filter(|(_, word)| strength(word));
    let rating = bracketed.or_else(|| worded().map(|(rating, _)| rating))?.trim_end();
    digits(rating).then_some(rating)
}

/// True for both signs in a cell: `\u{b1}1`, `+1/-1`, `-2 / +1`.
fn has_both_signs(text: &str) -> bool {
    let size = |text: &str| {
        !text.is_empty() && text.len() < 3 && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if let Some(rest) = text.strip_prefix(['\u{b1}', '\u{2213}']) {
        return size(rest.trim_start());
    }
    let pair = [" / ", "/", ", ", "; ", " & ", " and "];
    let signed =
        |text: &str, sign: char| text.trim().strip_prefix(sign).is_some_and(|one| size(one.trim()));
    pair.iter().filter_map(|between| text.split_once(between)).any(|(one, other)| {
        signed(one, '+') && signed(other, '-') || signed(one, '-') && signed(other, '+')
    })
}

/// True for a cell that somebody meant as a rating and that is none: a number with its sign and more (`+1 to +2`).
pub(super) fn is_near_rating(text: &str) -> bool {
    let text = without_marks(text);
    let rest = text.strip_prefix(['+', '-']).unwrap_or("");
    rest.starts_with(|letter: char| letter.is_ascii_digit())
}

/// Reads a rating of any scale up to 10: `-2` … `+2` with any minus sign, also as `2.0` and with marks of
/// footnotes and remarks, `X`, `0 (mixed)`, `+1/-1`, `M`, a word for what is mixed or was not filled in. A dash alone rates
/// nothing, and neither does `E`, by which papers mark what they excluded.
pub(super) fn parse_rating(text: &str, decimal: DecimalMark) -> RatingCell {
    rating_of_bare(&without_marks(text), decimal)
}

/// The rating in a cell without the marks of footnotes ([`without_marks`]).
pub(super) fn rating_of_bare(text: &str, decimal: DecimalMark) -> RatingCell {
    if text.chars().all(is_dash) {
        return RatingCell::Blank;
    }
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1_i8, rest),
        None => (1, text),
    };
    if (!digits.starts_with(['+', '-']) || sign > 0)
        && let Some(size) = parse_count(digits, decimal)
    {
        let size = i8::try_from(size).ok().filter(|size| *size <= LARGEST_RATING);
        return size.map_or(RatingCell::Bad, |size| RatingCell::Rating(Rating::Value(sign * size)));
    }
    let is_number = |letter: char| letter.is_ascii_digit() || "+-\u{b1}\u{2213}".contains(letter);
    if text.starts_with(is_number) {
        if has_both_signs(text) {
            return RatingCell::Rating(Rating::Mixed);
        }
        if let Some(rating) = before_remark(text).filter(|rating| *rating != "0") {
            return rating_of_bare(rating, decimal);
        }
    }
    let key = fold_word(text);
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
        _ if key == "e" => RatingCell::Blank,
        Some(Valence::Missing) => RatingCell::Blank,
        _ => RatingCell::Bad,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_say_ratings() {
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
            ("3", cell(Value(3)), Some(Valence::Facilitator)),
            ("-3", cell(Value(-3)), Some(Valence::Barrier)),
            ("-1a", cell(Value(-1)), Some(Valence::Barrier)),
            ("+ 1 a,b", cell(Value(1)), Some(Valence::Facilitator)),
            ("\u{2212} 2*", cell(Value(-2)), Some(Valence::Barrier)),
            ("\u{2013}1**", cell(Value(-1)), Some(Valence::Barrier)),
            ("+2†", cell(Value(2)), Some(Valence::Facilitator)),
            ("0¹", cell(Value(0)), Some(Valence::Neutral)),
            ("-1 (a)", cell(Value(-1)), Some(Valence::Barrier)),
            ("+1[2]", cell(Value(1)), Some(Valence::Facilitator)),
            ("X*", cell(Mixed), Some(Valence::Mixed)),
            ("Missing*", cell(Missing), None),
            ("\u{2013}", RatingCell::Blank, None),
            ("-", RatingCell::Blank, None),
            ("*", RatingCell::Blank, None),
            ("E", RatingCell::Blank, None),
            ("+", RatingCell::Bad, None),
            ("+1 (weak)", cell(Value(1)), Some(Valence::Facilitator)),
            ("\u{2212}2 (leaders busy)", cell(Value(-2)), Some(Valence::Barrier)),
            ("1 (weak)", cell(Value(1)), Some(Valence::Facilitator)),
            ("+2 strong", cell(Value(2)), Some(Valence::Facilitator)),
            ("+1/-1", cell(Mixed), Some(Valence::Mixed)),
            ("\u{2212}2 / +1", cell(Mixed), Some(Valence::Mixed)),
            ("\u{b1}1", cell(Mixed), Some(Valence::Mixed)),
            ("1 (nurses)", RatingCell::Bad, None),
            ("+1 to +2", RatingCell::Bad, None),
            ("1/1", RatingCell::Bad, None),
            ("+1/+2", RatingCell::Bad, None),
            ("1 of 2", RatingCell::Bad, None),
            ("+1 nurse", RatingCell::Bad, None),
            ("300", RatingCell::Bad, None),
            ("0.5", RatingCell::Bad, None),
            ("-+1", RatingCell::Bad, None),
            ("+-1", RatingCell::Bad, None),
            ("barrier", RatingCell::Bad, None),
        ] {
            assert_eq!(parse_rating(text, DecimalMark::Point), read, "{text:?}");
            // What a person enters is what a cell says, but for large numbers without a sign.
            let entered = Rating::read(text);
            if text == "3" {
                assert_eq!(entered, None);
                continue;
            }
            assert_eq!(entered, if let RatingCell::Rating(one) = read { Some(one) } else { None });
            assert_eq!(entered.and_then(Rating::valence), valence, "{text:?}");
        }
    }

    #[test]
    fn scales_are_as_wide_as_ratings_follow_each_other() {
        for (texts, largest) in [
            (&["-2", "+2", "0"][..], 2),
            (&["-1", "+1"], 2),
            (&["-3", "+1", "0"], 3),
            (&["-3", "-2", "+0", "+3"], 3),
            (&["-5", "+5", "1"], 5),
            (&["-1", "3", "4", "5"], 5),
            // A slip of the hand.
            (&["-2", "+2", "5"], 2),
            (&["-2", "22", "1"], 2),
            // Counts, or a scale without an opposite.
            (&["1", "2", "3", "4", "5"], 2),
            (&["nurse"], 2),
            (&[], 2),
        ] {
            let scale = Scale::of(texts.iter().copied(), DecimalMark::Point);
            assert_eq!(scale.largest, largest, "{texts:?}");
        }
    }
}
