//! The stem of a word, by rules for each language.
//!
//! Takes a folded word (lower case, without accents); gives what its forms have in common. Never looks
//! a word up: a stem need not be a word, it only has to be the same for what is meant alike.

/// A language in which the vocabulary of suggestions is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    English,
    German,
    /// Swedish, Norwegian and Danish: their words for work are spelt nearly alike.
    Scandinavian,
    Finnish,
}

impl Language {
    /// All, in the order of the vocabulary's columns.
    pub(super) const ALL: [Self; 4] =
        [Self::English, Self::German, Self::Scandinavian, Self::Finnish];

    /// Whether words are written together (`Personalmangel`) and have many endings.
    pub(super) fn compounds(self) -> bool {
        self != Self::English
    }

    /// What a word of this language and its other forms share.
    pub(super) fn stem(self, word: &str) -> String {
        match self {
            Self::English => english(word),
            Self::German => without_ending(word, &GERMAN, 4).to_owned(),
            Self::Scandinavian => without_ending(word, &SCANDINAVIAN, 3).to_owned(),
            Self::Finnish => without_ending(word, &FINNISH, 4).to_owned(),
        }
    }
}

/// Endings, longest first, of which one is taken away.
const GERMAN: [&str; 8] = ["ern", "em", "en", "er", "es", "e", "n", "s"];
const SCANDINAVIAN: [&str; 24] = [
    "arnas", "ernas", "ornas", "ernes", "arna", "erna", "orna", "enes", "ene", "erne", "ens",
    "ets", "ena", "ade", "ar", "er", "or", "en", "an", "et", "as", "a", "e", "s",
];
const FINNISH: [&str; 14] =
    ["iden", "ssa", "sta", "lla", "lta", "lle", "ksi", "ien", "jen", "tta", "ta", "n", "t", "a"];

/// A word without the first of the endings that leaves at least `least` letters.
fn without_ending<'a>(word: &'a str, endings: &[&str], least: usize) -> &'a str {
    let stems = endings.iter().filter_map(|ending| word.strip_suffix(ending));
    stems.into_iter().find(|rest| rest.chars().count() >= least).unwrap_or(word)
}

/// Those who manage, and not what they do (`managing pain`).
const MANAGEMENT: &str = "management";

/// Plurals, then endings that make nouns and adverbs, then forms of verbs, then a last `e`.
fn english(word: &str) -> String {
    let letters = |text: &str| text.chars().count();
    if letters(word) < 4 {
        return word.to_owned();
    }
    let word = singular(word);
    if word == MANAGEMENT {
        return word.to_owned();
    }
    let derived = ["ness", "ment", "ity", "itie", "ly"];
    let word = derived
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .find(|rest| letters(rest) >= 4)
        .unwrap_or(word);
    let word = verb(word);
    let word = word
        .strip_suffix("ion")
        .filter(|rest| letters(rest) >= 5 && rest.ends_with(['t', 's']))
        .unwrap_or(word);
    let inflected = word.strip_suffix("ie").or_else(|| word.strip_suffix('i'));
    let word = inflected.map_or_else(|| word.to_owned(), |rest| format!("{rest}y"));
    let bare = match word.strip_suffix('y') {
        Some(rest) => Some(rest).filter(|rest| letters(rest) >= 5),
        None => word.strip_suffix('e').filter(|rest| letters(rest) >= 4),
    };
    bare.map(str::to_owned).unwrap_or(word)
}

/// `policies` keeps its `ie`, of which the last step makes the `y` of `policy`.
fn singular(word: &str) -> &str {
    let hissing = ["sses", "xes", "ches", "shes"];
    if hissing.iter().any(|ending| word.ends_with(ending)) {
        return word.strip_suffix("es").unwrap_or(word);
    }
    if ["ss", "us", "is"].iter().any(|ending| word.ends_with(ending)) {
        return word;
    }
    word.strip_suffix('s').unwrap_or(word)
}

/// Without `-ing` or `-ed`, and without the letter that these double.
fn verb(word: &str) -> &str {
    let stem = ["ing", "ed"].iter().find_map(|ending| word.strip_suffix(ending));
    let has_vowel = |text: &str| text.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let Some(stem) = stem.filter(|stem| stem.len() >= 3 && has_vowel(stem)) else { return word };
    let mut last = stem.chars().rev();
    let doubled = last.next().filter(|letter| Some(*letter) == last.next());
    match doubled {
        Some(letter) if !matches!(letter, 'l' | 's' | 'f') => {
            stem.strip_suffix(letter).unwrap_or(stem)
        }
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    fn alike(language: Language, words: &[&str]) {
        let stems: Vec<String> = words.iter().map(|word| language.stem(word)).collect();
        let first = stems.first();
        assert!(stems.iter().all(|stem| Some(stem) == first), "{words:?} {stems:?}");
    }

    fn apart(language: Language, one: &str, other: &str) {
        assert_ne!(language.stem(one), language.stem(other), "{one} {other}");
    }

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for words in [
            ["policy", "policies"].as_slice(),
            &["motivation", "motivated", "motivate", "motivating"],
            &["commitment", "committed", "commit", "commits"],
            &["training", "trained", "train"],
            &["planning", "planned", "plans", "plan"],
            &["awareness", "aware"],
            &["priority", "priorities"],
            &["resource", "resources"],
            &["staffing", "staff"],
            &["process", "processes"],
            &["modify", "modified", "modifies"],
            &["note", "notes"],
            &["study", "studies"],
        ] {
            alike(Language::English, words);
        }
        alike(Language::German, &["kosten", "kost"]);
        alike(Language::German, &["raum", "raume", "raumen"]);
        alike(Language::German, &["schulung", "schulungen"]);
        alike(Language::Scandinavian, &["rutin", "rutiner", "rutinen", "rutinerna"]);
        alike(Language::Scandinavian, &["samarbete", "samarbetet"]);
        alike(Language::Scandinavian, &["ledelse", "ledelsen"]);
        alike(Language::Finnish, &["aikataulu", "aikataulun", "aikataulut", "aikataulussa"]);
    }

    #[test]
    fn other_words_keep_other_stems() {
        for (one, other) in [
            ("training", "teaming"),
            ("confidence", "evidence"),
            ("manager", "management"),
            ("staff", "stuff"),
            ("need", "new"),
            ("nurse", "nursery"),
            ("bus", "busy"),
            ("missing", "mission"),
            ("note", "not"),
            ("ready", "read"),
            ("managing", "management"),
            ("thing", "the"),
        ] {
            apart(Language::English, one, other);
        }
        apart(Language::German, "zeit", "zeitung");
        apart(Language::Scandinavian, "tid", "tidning");
    }
}
