//! One spelling for all the spellings of a label.
//!
//! Takes any text; gives lower-case words with single spaces. Never used for display, never fails.

/// Folds case, punctuation, white space, `&` and `and`, invisible characters, accents, and British
/// and American endings. Folding twice is folding once.
///
/// ```
/// use steelyard_core::framework::fold;
/// assert_eq!(fold(" Reflecting & Evaluating "), fold("reflecting AND evaluating"));
/// assert_eq!(fold("Internalisation"), fold("internalization"));
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut word = String::new();
    for character in text.chars() {
        if is_invisible(character) {
            continue;
        }
        if character == '&' {
            end_word(&mut word, &mut folded);
            word.push_str("and");
            end_word(&mut word, &mut folded);
        } else if character.is_alphanumeric() {
            // A lower-case form may be several characters (the Turkish dotted I): each is folded.
            for lower in character.to_lowercase().filter(|lower| !is_invisible(*lower)) {
                push_plain(lower, &mut word);
            }
        } else {
            end_word(&mut word, &mut folded);
        }
    }
    end_word(&mut word, &mut folded);
    folded
}

/// Characters that leave no mark of their own: joiners, direction marks, combining accents.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{300}'..='\u{36f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
    )
}

/// A precomposed letter as its base letter, so that both ways of writing an accent are one.
fn push_plain(character: char, word: &mut String) {
    let plain = match character {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ñ' | 'ń' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ś' | 'š' => 's',
        'ù'..='ü' | 'ū' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ß' => {
            word.push_str("ss");
            return;
        }
        'æ' => {
            word.push_str("ae");
            return;
        }
        other => other,
    };
    word.push(plain);
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
fn american(word: &str) -> String {
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
