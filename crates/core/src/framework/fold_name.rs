//! One key for all the spellings of the name of an item.
//!
//! Takes any text; gives lower-case words with single spaces. Never used for display, never fails.

use crate::fold::{is_invisible, is_mark, push_plain};

/// The key of a name: folds case, punctuation, white space, `&` and `and`, invisible characters, accents, and British
/// and American endings. Folding twice is folding once. Unlike the key of a word
/// ([`crate::fold::fold_word`]) it speaks English, and a sign without letters is no name.
///
/// ```
/// use steelyard_core::framework::fold_name;
/// assert_eq!(fold_name(" Reflecting & Evaluating "), fold_name("reflecting AND evaluating"));
/// assert_eq!(fold_name("Internalisation"), fold_name("internalization"));
/// ```
pub fn fold_name(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut word = String::new();
    for character in text.chars() {
        if is_invisible(character) || is_mark(character) {
            continue;
        }
        if character == '&' {
            end_word(&mut word, &mut folded);
            word.push_str("and");
            end_word(&mut word, &mut folded);
        } else if character.is_alphanumeric() {
            push_plain(&mut word, character);
        } else {
            end_word(&mut word, &mut folded);
        }
    }
    end_word(&mut word, &mut folded);
    folded
}

fn end_word(word: &mut String, folded: &mut String) {
    if word.is_empty() {
        return;
    }
    if !folded.is_empty() {
        folded.push(' ');
    }
    folded.push_str(&american(word));
    word.clear();
}

/// Endings and stems whose British spelling differs, rewritten only where no other word is hit.
pub(super) fn american(word: &str) -> String {
    const INSIDE: [(&str, &str); 7] = [
        ("isation", "ization"),
        ("ehaviour", "ehavior"),
        ("favour", "favor"),
        ("centred", "centered"),
        ("enrolment", "enrollment"),
        ("modelling", "modeling"),
        ("programme", "program"),
    ];
    const ENDINGS: [(&str, &str); 4] =
        [("ise", "ize"), ("ised", "ized"), ("ising", "izing"), ("ises", "izes")];
    let mut spelt = word.to_owned();
    for (british, american) in INSIDE {
        if spelt.contains(british) {
            spelt = spelt.replace(british, american);
        }
    }
    // Short words (rise, noise, advise) keep their s in both countries.
    if spelt.chars().count() >= 8 {
        for (british, american) in ENDINGS {
            if let Some(stem) = spelt.strip_suffix(british) {
                spelt = format!("{stem}{american}");
                break;
            }
        }
    }
    spelt
}
