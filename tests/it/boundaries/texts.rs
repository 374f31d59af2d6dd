//! Which strings of the sources are read by people.

use std::collections::BTreeSet;

use super::source::{Kind, Source};

/// Attributes that a person reads or hears.
const READ_ALOUD: [&str; 8] = [
    "alt",
    "aria-description",
    "aria-label",
    "aria-roledescription",
    "aria-valuetext",
    "label",
    "placeholder",
    "title",
];

/// Whether a string begins as a sentence does, or ends as one.
pub fn is_sentence(text: &str) -> bool {
    let mut words = text.split(' ');
    let first = words.next().unwrap_or_default().trim_end_matches(',');
    let begins = first.len() > 1
        && first.starts_with(|c: char| c.is_ascii_uppercase())
        && first[1..].chars().all(|c| c.is_ascii_lowercase())
        && words.next().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_lowercase()));
    begins || text.contains(' ') && text.ends_with('.')
}

/// Whether a string stands where the browser shows or speaks it: as an element's text, or as the
/// value of an attribute that people read.
pub fn is_shown(source: &Source, at: usize, text: &str) -> bool {
    if !filled(text).contains(char::is_alphabetic) {
        return false;
    }
    let ends_a_tag = |at: Option<usize>| match source.kind(at) {
        Some(Kind::Sign(sign)) => sign == ">",
        Some(Kind::Close(close)) => *close == '}',
        _ => false,
    };
    let in_braces = source.kind(at.checked_sub(1)) == Some(&Kind::Open('{'))
        && source.kind(Some(at + 1)) == Some(&Kind::Close('}'));
    let child = if in_braces {
        ends_a_tag(at.checked_sub(2))
    } else {
        let next = source.kind(Some(at + 1));
        source.tokens[at].in_html
            && ends_a_tag(at.checked_sub(1))
            && matches!(next, Some(Kind::Sign(sign)) if sign == "<")
    };
    child || READ_ALOUD.contains(&source.attribute_before(at).as_str())
}

/// Whether a string of the browser's side is more than a name in some code: it has a blank and is no
/// list of the page's classes and identifiers and no selector, or begins with a capital and is no
/// name of a key, an element, or an ABI.
pub fn is_for_people(text: &str, known: &BTreeSet<String>) -> bool {
    let text = filled(text);
    if text.contains(char::is_alphabetic) && text.trim().contains(' ') && !text.starts_with('#') {
        return !text.split_whitespace().all(|word| known.contains(word));
    }
    let capital = text.starts_with(|c: char| c.is_uppercase());
    let code =
        matches!(text.as_str(), "Enter" | "Escape" | "Tab") || !text.contains(char::is_lowercase);
    capital && !code
}

/// A format string without the places to fill in.
fn filled(text: &str) -> String {
    let mut parts = text.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('}').map_or(part, |(_, rest)| rest))
}
