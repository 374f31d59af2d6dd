//! Signs before what was said of a code: `- no time at all`, `(+) we talk`.
//!
//! Takes a cell; gives the sign and the rest, or the parts of a list of which each begins so. Never takes a number with
//! its sign, or a name that a hyphen begins.

use crate::dataset::pieces_of_cells::DIVIDERS;
use crate::fold::{is_dash, trim};

/// The sign that a text begins with and what stands behind it, which may be nothing; `None` without a sign.
pub(super) fn sign_and_rest(text: &str) -> Option<(&str, &str)> {
    let text = trim(text);
    let is_sign = |letter: char| letter == '+' || is_dash(letter);
    let in_brackets = text.strip_prefix('(').and_then(|text| text.split_once(')'));
    let (sign, rest, apart) = match in_brackets {
        Some((sign, rest)) => (trim(sign), rest, true),
        None => {
            let end = text.find(|letter| !is_sign(letter)).unwrap_or(text.len());
            let (sign, rest) = text.split_at_checked(end)?;
            (sign, rest, rest.is_empty() || rest.starts_with([' ', ':']))
        }
    };
    let bare = trim(rest.trim_start_matches(':'));
    let only = |is: fn(char) -> bool| !sign.is_empty() && sign.chars().all(is);
    let one_side = only(|letter| letter == '+') || only(is_dash);
    let says = bare.is_empty() || bare.contains(char::is_alphabetic);
    (one_side && sign.chars().count() <= 3 && apart && says).then_some((sign, bare))
}

/// The parts of a cell of which each begins with a sign; `None` where one does not.
pub(super) fn each_sign(cell: &str) -> Option<Vec<(&str, &str)>> {
    let parts = cell.split(DIVIDERS).map(trim).filter(|part| !part.is_empty());
    let parts: Option<Vec<(&str, &str)>> = parts.map(sign_and_rest).collect();
    parts.filter(|parts| !parts.is_empty()).or_else(|| sign_and_rest(cell).map(|one| vec![one]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_stand_before_what_was_said() {
        for (text, expected) in [
            ("- no time at all", Some(("-", "no time at all"))),
            ("+ good team", Some(("+", "good team"))),
            ("(-) never", Some(("-", "never"))),
            ("(+) wir reden", Some(("+", "wir reden"))),
            ("\u{2013} ingen tid", Some(("\u{2013}", "ingen tid"))),
            ("++ very good", Some(("++", "very good"))),
            ("+: trust", Some(("+", "trust"))),
            ("-", Some(("-", ""))),
            ("+46 70 123", None),
            ("-12", None),
            ("-based care", None),
            ("+/- it depends", None),
            ("no time", None),
            ("(often) no time", None),
            ("", None),
        ] {
            assert_eq!(sign_and_rest(text), expected, "{text}");
        }
        let both = vec![("-", "no time"), ("+", "good team")];
        assert_eq!(each_sign("- no time; + good team"), Some(both));
        assert_eq!(each_sign("- no time; none"), Some(vec![("-", "no time; none")]));
    }
}
