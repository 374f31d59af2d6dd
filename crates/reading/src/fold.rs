//! Texts made comparable: trimmed, composed, folded.
//!
//! Takes a text; gives the label it stands for ([`clean`]), the key by which words are looked up
//! ([`fold_word`]) and the key by which two labels look alike ([`look_alike_key`]). The names of a
//! framework have a key of their own, made of the same letters. One name in two forms of Unicode is one
//! name, whatever its script: labels are in normalisation form C (UAX 15).

use std::borrow::Cow;

use unicode_normalization::char::{canonical_combining_class, compose, decompose_canonical};

/// Characters that take no space: zero-width spaces and joiners, direction marks, soft hyphen, and what
/// chooses the look of the sign before it, as behind a tick.
pub fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
    )
}

/// An accent that stands behind its letter.
pub fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// The plain letter under its accents, `e` of `ế`; `None` where there is no plain letter under it, as in
/// other scripts, whose marks make other letters (`й` is no `и`).
fn base_of(letter: char) -> Option<char> {
    // The letter comes first, its marks follow.
    let mut base = None;
    decompose_canonical(letter, |part| base = base.or(Some(part)));
    base.filter(char::is_ascii_alphabetic)
}

/// Without the blanks around it, visible or not.
pub fn trim(text: &str) -> &str {
    // Most cells begin and end with a plain letter or sign.
    let ends = [text.as_bytes().first(), text.as_bytes().last()];
    if ends.iter().all(|end| end.is_some_and(u8::is_ascii_graphic)) {
        return text;
    }
    text.trim_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, '\u{feff}' | '\u{200b}' | '\u{2060}')
    })
}

/// Without the apostrophe that says to a spreadsheet that what follows is text and no formula, as
/// spreadsheets and this program's own CSV files write it.
fn without_text_mark(text: &str) -> &str {
    match text.strip_prefix('\'').map(trim) {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '|', '＝', '＋', '－', '＠']) => {
            rest
        }
        _ => text,
    }
}

/// The text of a cell as a label: without the blanks around it and a spreadsheet's text mark, letters
/// and their accents as one character. Two cells that differ only in that are the same label.
pub fn clean(text: &str) -> Cow<'_, str> {
    let text = without_text_mark(trim(text));
    // Nothing before the first accent that stands alone is ever composed.
    match text.is_ascii() || text.chars().all(|letter| letter < '\u{300}') {
        true => Cow::Borrowed(text),
        false => Cow::Owned(composed(text)),
    }
}

/// The text in normalisation form C: letters taken apart, their marks put in order, and put together again
/// where nothing stands between (UAX 15, section 1.3). It is written out here because the crate's own
/// iterator brings the tables of the compatibility forms too, which are half of its size.
fn composed(text: &str) -> String {
    let mut parts: Vec<(u8, char)> = Vec::with_capacity(text.len());
    for letter in text.chars() {
        decompose_canonical(letter, |part| parts.push((canonical_combining_class(part), part)));
    }
    for marks in parts.split_mut(|(class, _)| *class == 0) {
        marks.sort_by_key(|(class, _)| *class);
    }
    let mut out: Vec<(u8, char)> = Vec::with_capacity(parts.len());
    let mut starter: Option<usize> = None;
    for (class, part) in parts {
        if let Some(at) = starter {
            // What stands between, if anything, must be marks of a lower class.
            let between = out.get(at + 1..).and_then(|marks| marks.last());
            let is_free = between.is_none_or(|(last, _)| *last != 0 && *last < class);
            if let Some((_, letter)) = out.get_mut(at).filter(|_| is_free)
                && let Some(together) = compose(*letter, part)
            {
                *letter = together;
                continue;
            }
        }
        if class == 0 {
            starter = Some(out.len());
        }
        out.push((class, part));
    }
    out.into_iter().map(|(_, letter)| letter).collect()
}

/// Adds a letter in lower case without accents, as plain letters where a language writes it so (`ä` as
/// `a`); nothing for an accent alone.
pub fn push_plain(out: &mut String, letter: char) {
    for lower in letter.to_lowercase() {
        match lower {
            _ if is_mark(lower) || is_invisible(lower) => {}
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'ø' => out.push('o'),
            'ı' => out.push('i'),
            _ if lower.is_ascii() => out.push(lower),
            _ => out.push(base_of(lower).unwrap_or(lower)),
        }
    }
}

/// The key of a word: lower case, without accents, everything but letters and digits as one space.
///
/// `N°` is `no`, as `Nº` is. A text without letters is a sign or a number and keeps its signs, the minus and the dashes as
/// `-`, without blanks: `+/−` gives `+/-`.
pub fn fold_word(text: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len());
    if text.is_ascii() && text.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        // As below, for the letters that nearly all texts are made of.
        for byte in text.bytes() {
            if byte.is_ascii_alphanumeric() {
                out.push(byte.to_ascii_lowercase().into());
            } else if byte != b'\'' && !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        }
        out.truncate(out.trim_end().len());
        return out;
    }
    if text.chars().any(char::is_alphabetic) {
        for letter in text.chars() {
            if letter.is_alphanumeric() || is_mark(letter) {
                push_plain(&mut out, letter);
            } else if letter == '°' && (out == "n" || out.ends_with(" n")) {
                // The sign of a degree stands for the raised letter of `n°`.
                out.push('o');
            } else if !is_invisible(letter)
                && letter != '\''
                && letter != '’'
                && !out.ends_with(' ')
            {
                out.push(' ');
            }
        }
        let trimmed = out.trim().len();
        if trimmed != out.len() {
            out = out.trim().to_owned();
        }
        return out;
    }
    for letter in text.chars().filter(|letter| !letter.is_whitespace() && !is_invisible(*letter)) {
        out.push(if is_dash(letter) { '-' } else { letter });
    }
    out
}

/// Hyphens, dashes and the minus sign.
pub fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}')
}

/// The key under which labels look alike: case, accents' form, blanks and invisible characters
/// folded away. Accents themselves stay: `resume` and `resumé` are two words.
pub fn look_alike_key(label: &str) -> String {
    let mut out = String::with_capacity(label.len());
    let mut blank = false;
    for letter in clean(label).chars() {
        if letter.is_whitespace() {
            blank = true;
        } else if !is_invisible(letter) {
            if std::mem::take(&mut blank) && !out.is_empty() {
                out.push(' ');
            }
            out.extend(letter.to_lowercase());
        }
    }
    // Lower case may be decomposed (the Turkish dotted capital I); composed again to be one key.
    clean(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_in_normalisation_form_c() {
        use unicode_normalization::UnicodeNormalization;
        // Every character beside letters and marks that it may meet, among them those of other classes.
        let neighbours = [
            "",
            "e",
            "\u{301}",
            "\u{323}",
            "\u{308}\u{323}",
            "\u{1161}",
            "\u{11a8}",
            "\u{93c}",
            "\u{345}",
        ];
        for letter in ('\u{0}'..='\u{2fffd}').step_by(7).chain('\u{300}'..='\u{3ff}') {
            for before in ["", "A", "\u{3b1}\u{323}"] {
                for behind in neighbours {
                    let text = format!("{before}{letter}{behind}");
                    assert_eq!(composed(&text), text.nfc().collect::<String>(), "{text:?}");
                }
            }
        }
    }

    #[test]
    fn cells_become_labels() {
        for (cell, label) in [
            ("'=1+1", "=1+1"),
            ("'tis so", "'tis so"),
            ("  Cost ", "Cost"),
            ("\u{a0}Cost\u{feff}", "Cost"),
            (" \t\u{a0}", ""),
            ("barria\u{308}r", "barriär"),
            ("A\u{30a}ngstro\u{308}m", "Ångström"),
            ("q\u{308}", "q\u{308}"),
            ("\u{308}x", "\u{308}x"),
            // Greek, Cyrillic, Hangul, Vietnamese, Devanagari, Arabic, and a sign that is a letter.
            ("\u{3b1}\u{301}", "\u{3ac}"),
            ("\u{438}\u{306}", "\u{439}"),
            ("\u{1112}\u{1161}\u{11ab}", "\u{d55c}"),
            ("e\u{302}\u{301}", "\u{1ebf}"),
            ("e\u{323}\u{302}", "\u{1ec7}"),
            ("\u{958}", "\u{915}\u{93c}"),
            ("\u{627}\u{653}", "\u{622}"),
            ("\u{212b}ngstrom", "Ångstrom"),
        ] {
            assert_eq!(clean(cell), label, "{cell:?}");
        }
    }

    #[test]
    fn words_fold() {
        for (word, key) in [
            ("Barriär", "barriar"),
            ("BARRIA\u{308}R", "barriar"),
            (" Barrier / Facilitator ", "barrier facilitator"),
            ("Förderfaktor", "forderfaktor"),
            ("n_quotes", "n quotes"),
            ("P-ID:", "p id"),
            ("Straße", "strasse"),
            ("+ / \u{2212}", "+/-"),
            ("\u{2013}", "-"),
            ("±", "±"),
            ("\u{2212}1", "-1"),
            ("İ", "i"),
            ("", ""),
        ] {
            assert_eq!(fold_word(word), key, "{word:?}");
        }
    }

    #[test]
    fn look_alikes_share_a_key() {
        for (one, other, alike) in [
            ("Cost", "cost", true),
            ("Cost", "Co\u{200b}st", true),
            ("Cost  of care", "cost of\u{a0}care", true),
            ("e\u{301}t", "ét", true),
            ("resume", "resumé", false),
            ("Cost", "Costs", false),
        ] {
            assert_eq!(look_alike_key(one) == look_alike_key(other), alike, "{one:?} {other:?}");
        }
    }
}
