//! Numbers as people write them, and the decimal mark that a file's numbers bear.
//!
//! Takes the text of a cell; gives a finite number or nothing. Never guesses between a decimal
//! comma and a grouping comma: the mark is given.

use super::DecimalMark;

/// The number that a cell's text is, or `None` where it is not one.
///
/// Understands a minus as `-` or U+2212, a plus, groups of three set apart by a space of any width,
/// an apostrophe or the mark that is not the decimal one, and an exponent.
pub fn number(text: &str, mark: DecimalMark) -> Option<f64> {
    // Most of what is asked is a word.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let plain = plain(text.trim(), mark)?;
    plain.parse::<f64>().ok().filter(|value| value.is_finite())
}

/// What a word for yes or no says, as flags are written in words; `None` for any other text.
pub fn flag_word(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "false" | "falsch" | "falskt" | "falsk" | "no" | "nej" | "nei" | "nein" | "nee" | "ei"
        | "non" | "nao" | "não" | "nie" | "否" | "いいえ" | "아니오" | "لا" | "n" | "unchecked"
        | "not checked" | "not selected" | "unselected" | "faux" | "falso" | "fałsz" | "falsz"
        | "onwaar" | "usant" | "usand" | "epätosi" | "epatosi" | "nepravda" | "hamis" | "nem"
        | "ne" | "yanlış" | "yanliş" | "yanlis" | "hayır" | "hayir" | "ложь" | "нет" | "ні"
        | "όχι" | "οχι" | "לא" | "假" | "偽" | "거짓" | "خطأ" => Some(false),
        "true" | "wahr" | "sant" | "sann" | "sand" | "tosi" | "yes" | "ja" | "kylla" | "kyllä"
        | "oui" | "si" | "sí" | "sim" | "tak" | "是" | "はい" | "예" | "نعم" | "y" | "checked"
        | "selected" | "vrai" | "vero" | "verdadero" | "verdadeiro" | "prawda" | "waar"
        | "pravda" | "igaz" | "igen" | "ano" | "doğru" | "dogru" | "evet" | "истина" | "да"
        | "так" | "ναι" | "כן" | "真" | "참" | "صحيح" => Some(true),
        _ => None,
    }
}

/// The same number in the spelling of `f64::from_str`.
fn plain(text: &str, mark: DecimalMark) -> Option<String> {
    let (decimal, grouping) = match mark {
        DecimalMark::Point => ('.', ','),
        DecimalMark::Comma => (',', '.'),
    };
    let mut plain = String::with_capacity(text.len());
    let unsigned = match text.chars().next()? {
        '-' | '\u{2212}' => {
            plain.push('-');
            text.trim_start_matches(['-', '\u{2212}'])
        }
        '+' => text.trim_start_matches('+'),
        _ => text,
    };
    // One sign, not a row of them.
    if text.chars().count() - unsigned.chars().count() > 1 {
        return None;
    }
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once(decimal) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    push_whole(&mut plain, whole, grouping)?;
    if let Some(fraction) = fraction {
        let whole_is_empty = whole.is_empty();
        if !fraction.bytes().all(|byte| byte.is_ascii_digit())
            || (whole_is_empty && fraction.is_empty())
        {
            return None;
        }
        plain.push('.');
        plain.push_str(fraction);
    } else if whole.is_empty() {
        return None;
    }
    if let Some(exponent) = exponent {
        let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        plain.push('e');
        plain.push_str(exponent);
    }
    Some(plain)
}

/// Adds the whole part without its grouping; `None` where the groups are not of three.
fn push_whole(plain: &mut String, whole: &str, grouping: char) -> Option<()> {
    let mut groups =
        whole.split(|c| c == grouping || is_space(c) || matches!(c, '\'' | '\u{2019}'));
    let first = groups.next()?;
    let mut grouped = false;
    let mut rest = String::new();
    for group in groups {
        grouped = true;
        if group.len() != 3 {
            return None;
        }
        rest.push_str(group);
    }
    if grouped && !(1..=3).contains(&first.len()) {
        return None;
    }
    if !first.bytes().chain(rest.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    plain.push_str(first);
    plain.push_str(&rest);
    Some(())
}

/// Spaces that set groups of digits apart: plain, no-break, thin, narrow no-break, figure.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{2007}')
}

/// What the numbers of a file tell of its decimal mark.
#[derive(Debug, Default)]
pub(super) struct MarkEvidence {
    points: u64,
    commas: u64,
    ambiguous_commas: u64,
    ambiguous_points: u64,
}

impl MarkEvidence {
    /// Takes one cell into account.
    pub(super) fn see(&mut self, text: &str) {
        // A percentage shows the mark as well as any number.
        let text = text.trim().trim_end_matches('%').trim_end();
        if text.len() > 32 || !text.ends_with(|c: char| c.is_ascii_digit()) {
            return;
        }
        if let Some((_, fraction)) = text.rsplit_once(',') {
            if number(text, DecimalMark::Comma).is_some() {
                // `1,234` may be a whole number with a group; `1,5` cannot.
                if fraction.len() == 3 && number(text, DecimalMark::Point).is_some() {
                    self.ambiguous_commas += 1;
                } else {
                    self.commas += 1;
                }
            }
        } else if let Some((_, fraction)) = text.rsplit_once('.')
            && number(text, DecimalMark::Point).is_some()
        {
            // `1.234` may be a whole number with a group; `0.234` cannot.
            let grouped = fraction.len() == 3 && number(text, DecimalMark::Comma).is_some();
            if grouped && !text.trim_start_matches(['+', '-', '\u{2212}']).starts_with('0') {
                self.ambiguous_points += 1;
            } else {
                self.points += 1;
            }
        }
    }

    /// The mark, given whether the fields are set apart by semicolons, as spreadsheets do where the
    /// comma is the decimal mark.
    pub(super) fn mark(&self, semicolons: bool) -> DecimalMark {
        let comma = if self.commas == 0 && self.points == 0 {
            semicolons && (self.ambiguous_commas > 0 || self.ambiguous_points > 0)
        } else {
            self.commas > self.points
        };
        if comma { DecimalMark::Comma } else { DecimalMark::Point }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_yes_and_no_are_known_as_spreadsheets_write_them() {
        for (yes, no) in [
            ("TRUE", "FALSE"),
            ("WAHR", "FALSCH"),
            ("VRAI", "FAUX"),
            ("VERO", "FALSO"),
            ("VERDADERO", "FALSO"),
            ("VERDADEIRO", "FALSO"),
            ("PRAWDA", "FAŁSZ"),
            ("WAAR", "ONWAAR"),
            ("SANT", "FALSKT"),
            ("SAND", "FALSK"),
            ("TOSI", "EPÄTOSI"),
            ("PRAVDA", "NEPRAVDA"),
            ("IGAZ", "HAMIS"),
            ("DOĞRU", "YANLIŞ"),
            ("ИСТИНА", "ЛОЖЬ"),
            ("Selected", "Not selected"),
        ] {
            assert_eq!((flag_word(yes), flag_word(no)), (Some(true), Some(false)), "{yes}");
        }
        for word in ["Vera", "Truth", "Faucet", "None", "Veronica", "Sandra", "Time", ""] {
            assert_eq!(flag_word(word), None, "{word}");
        }
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let cases = [
            ("1,5", DecimalMark::Comma, Some(1.5)),
            ("2\u{a0}000,25", DecimalMark::Comma, Some(2000.25)),
            ("2\u{2009}000,25", DecimalMark::Comma, Some(2000.25)),
            ("\u{2212}3,5", DecimalMark::Comma, Some(-3.5)),
            ("1.234.567,5", DecimalMark::Comma, Some(1_234_567.5)),
            ("1,234.5", DecimalMark::Point, Some(1234.5)),
            ("1'234.5", DecimalMark::Point, Some(1234.5)),
            (" +7 ", DecimalMark::Point, Some(7.0)),
            (".5", DecimalMark::Point, Some(0.5)),
            ("1.", DecimalMark::Point, Some(1.0)),
            ("1e3", DecimalMark::Point, Some(1000.0)),
            ("1,5", DecimalMark::Point, None),
            ("12,34,567", DecimalMark::Point, None),
            ("--1", DecimalMark::Point, None),
            ("-+1", DecimalMark::Point, None),
            ("1e400", DecimalMark::Point, None),
            ("NaN", DecimalMark::Point, None),
            ("inf", DecimalMark::Point, None),
            (".", DecimalMark::Point, None),
            ("", DecimalMark::Point, None),
            ("-", DecimalMark::Point, None),
            ("e5", DecimalMark::Point, None),
            ("1 2", DecimalMark::Point, None),
            ("P1", DecimalMark::Point, None),
        ];
        for (text, mark, expected) in cases {
            assert_eq!(number(text, mark), expected, "{text:?} {mark:?}");
        }
    }

    #[test]
    fn the_decimal_mark_follows_the_evidence() {
        let cases: [(&[&str], bool, DecimalMark); 6] = [
            (&["1,5", "2"], true, DecimalMark::Comma),
            (&["1,5"], false, DecimalMark::Comma),
            (&["1,234"], false, DecimalMark::Point),
            (&["1,234"], true, DecimalMark::Comma),
            (&["1.5", "1,234"], true, DecimalMark::Point),
            (&["text", "12.05.2024"], true, DecimalMark::Point),
        ];
        for (cells, semicolons, expected) in cases {
            let mut evidence = MarkEvidence::default();
            cells.iter().for_each(|cell| evidence.see(cell));
            assert_eq!(evidence.mark(semicolons), expected, "{cells:?}");
        }
    }
}
