//! Valence in the name of a code: a sign, a word at its end or beginning, a parent code.
//!
//! Takes a code's name; gives the name without it and the valence. Takes only what stands apart (a
//! sign, a separator, brackets, a step of the path), so that `Implementation Facilitators` and
//! `Non-adopters` stay what they are. Never leaves a name empty.

use std::borrow::Cow;

use super::denied_words::is_denied;
use super::signed_names::bears_its_sign;
use super::valence_words::{is_doubtful, meaning_of_key, valence_key};
use crate::fold::{fold_word, is_dash};
use crate::schema::PATH;
use crate::valence::Valence;

/// Separators between the steps of a code's path.
const PATH_SEPARATORS: [char; 2] = ['>', '\\'];

/// Splits a code's name into the code and its valence; [`Valence::Missing`] where the name holds none.
///
/// ```
/// use steelyard_reading::dataset::split_valence;
/// use steelyard_reading::valence::Valence;
/// assert_eq!(split_valence("Cost - barrier"), ("Cost".into(), Valence::Barrier));
/// assert_eq!(split_valence("Barriers > Cost"), ("Cost".into(), Valence::Barrier));
/// assert_eq!(split_valence("Opinion leaders"), ("Opinion leaders".into(), Valence::Missing));
/// ```
pub fn split_valence(code: &str) -> (Cow<'_, str>, Valence) {
    split_with(code, true)
}

/// [`split_valence`] that takes signs only where they are known to be meant so ([`super::name_signs`]).
pub(super) fn split_with(code: &str, signs: bool) -> (Cow<'_, str>, Valence) {
    let code = code.trim();
    if code.contains(PATH_SEPARATORS) {
        if let Some((bare, valence)) = from_path(code, signs) {
            return (Cow::Owned(bare), valence);
        }
        return (Cow::Borrowed(code), Valence::Missing);
    }
    match from_name(code, signs) {
        Some((bare, valence)) => (Cow::Borrowed(bare), valence),
        None => (Cow::Borrowed(code), Valence::Missing),
    }
}

/// The valence that a code says and nothing else: `Barriers`, `Valence > Facilitator`. Mixed and
/// neutral words count too; a code under people (`Roles > Facilitators`) is a code.
pub(super) fn valence_alone(code: &str) -> Option<Valence> {
    let steps = steps_of_path(code);
    let (last, above) = steps.split_last()?;
    let heads = |step: &str| word_in_name(step).is_some() || names_valence(step);
    if !above.iter().all(|step| heads(step)) {
        return None;
    }
    // `Valence: Barrier` and `valence.barrier` are paths too, by the marks of other programs.
    let marked = from_ends(last).filter(|(bare, _)| heads(bare)).map(|(_, valence)| valence);
    marked.or_else(|| word_in_name(last))
}

/// True for a heading under which codes are valences.
fn names_valence(step: &str) -> bool {
    let key = fold_word(step);
    [
        "valence",
        "valens",
        "valenz",
        "valenssi",
        "direction",
        "influence",
        "impact",
        "effect",
        "type",
        "polarity",
        "determinant",
        "determinants",
    ]
    .contains(&key.as_str())
}

/// The steps of a code's path, the top one first.
pub(super) fn steps_of_path(code: &str) -> Vec<&str> {
    code.split(PATH_SEPARATORS).map(str::trim).filter(|step| !step.is_empty()).collect()
}

/// The valence that a word on its own says of a code: barrier, facilitator and the like everywhere,
/// mixed and neutral only where they stand for themselves.
fn word_in_name(word: &str) -> Option<Valence> {
    let key = valence_key(word);
    if !key.contains(|letter: char| letter.is_alphabetic()) {
        return None;
    }
    let meaning = meaning_of_key(&key)?;
    let allowed = meaning.strong && !is_doubtful(&key)
        || matches!(
            key.as_str(),
            "challenge"
                | "challenges"
                | "driver"
                | "drivers"
                | "mixed"
                | "neutral"
                | "ambivalent"
                | "utmaning"
                | "utmaningar"
                | "udfordring"
                | "udfordringer"
                | "utfordring"
                | "utfordringer"
                | "haaste"
                | "haasteet"
                | "herausforderung"
                | "herausforderungen"
                | "blandad"
                | "blandet"
                | "gemischt"
                | "neutralt"
                | "noytral"
                | "neutraali"
        );
    allowed.then_some(meaning.valence)
}

/// A path's valence: a step that is nothing but a word for it, or the last step's own ending.
fn from_path(code: &str, signs: bool) -> Option<(String, Valence)> {
    let steps = steps_of_path(code);
    let last = steps.len().checked_sub(1)?;
    let mut valence = None;
    let mut kept: Vec<&str> = Vec::with_capacity(steps.len());
    for (position, step) in steps.iter().enumerate() {
        let word = word_in_name(step).filter(|_| {
            let parent = position.checked_sub(1).and_then(|above| steps.get(above));
            !(position == last && parent.is_some_and(|parent| names_people(parent)))
        });
        match word {
            // `Barriers and facilitators` above both is a heading, not a mixture.
            Some(Valence::Mixed) if position < last && fold_word(step).contains(' ') => {}
            Some(found) => valence = Some(found),
            None => kept.push(step),
        }
    }
    if let Some(valence) = valence.filter(|_| !kept.is_empty()) {
        return Some((kept.join(PATH), valence));
    }
    let (bare, found) = steps.last().and_then(|step| from_name(step, signs))?;
    let mut kept: Vec<&str> = steps.get(..last)?.to_vec();
    kept.push(bare);
    Some((kept.join(PATH), found))
}

/// True for a parent under which `Facilitators` are people with that task.
fn names_people(parent: &str) -> bool {
    let key = fold_word(parent);
    ["individual", "role", "people", "person", "stakeholder", "actor", "team", "staff"]
        .iter()
        .any(|word| key.split(' ').any(|part| part.trim_end_matches('s') == *word))
}

/// The valence of a name without a path.
fn from_name(name: &str, signs: bool) -> Option<(&str, Valence)> {
    let by_sign = if signs { from_sign(name) } else { None };
    by_sign.or_else(|| from_brackets(name, signs)).or_else(|| from_ends(name))
}

/// A sign at the end (`BR+`, `ECR -`, `SI +/-`) or, after a blank, at the beginning (`+ Cost`).
fn from_sign(name: &str) -> Option<(&str, Valence)> {
    let is_sign = |letter: char| letter == '+' || letter == '±' || letter == '/' || is_dash(letter);
    let bare = name.trim_end_matches(is_sign);
    if let Some(found) = sign_valence(name.get(bare.len()..)?) {
        let bare = bare.trim_end();
        return (is_name(bare) && !bears_its_sign(bare)).then_some((bare, found));
    }
    let bare = name.trim_start_matches(is_sign);
    let sign = name.get(..name.len() - bare.len())?;
    let found = sign_valence(sign)?;
    // A leading dash may be a bullet; only a plus or a pair is a sign there.
    let sure = found != Valence::Barrier || sign.chars().count() == 1 && bare.starts_with(' ');
    (sure && is_name(bare.trim_start())).then_some((bare.trim_start(), found))
}

fn sign_valence(sign: &str) -> Option<Valence> {
    if sign.is_empty() {
        return None;
    }
    let key = fold_word(sign);
    matches!(key.as_str(), "+" | "++" | "-" | "--" | "+/-" | "-/+" | "+-" | "-+" | "±")
        .then(|| meaning_of_key(&key).map(|meaning| meaning.valence))
        .flatten()
}

fn is_name(text: &str) -> bool {
    text.contains(|letter: char| letter.is_alphanumeric())
}

/// `Cost (barrier)`, `Cost [+]`, `(barrier) Cost`.
fn from_brackets(name: &str, signs: bool) -> Option<(&str, Valence)> {
    let inside =
        |text: &str| word_in_name(text).or_else(|| sign_valence(text.trim()).filter(|_| signs));
    let is_own =
        |bare: &str, word: &str| word_in_name(word).is_none() && bears_its_sign(bare.trim());
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some((bare, word)) = name.strip_suffix(close).and_then(|rest| rest.rsplit_once(open))
            && let Some(found) = inside(word)
            && is_name(bare)
            && !is_own(bare, word)
        {
            return Some((bare.trim(), found));
        }
        if let Some((word, bare)) = name.strip_prefix(open).and_then(|rest| rest.split_once(close))
            && let Some(found) = inside(word)
            && is_name(bare)
        {
            return Some((bare.trim(), found));
        }
    }
    None
}

/// A word at the end or beginning with a separator: `Cost - barrier`, `Cost_barrier`, `Barrier: Cost`.
fn from_ends(name: &str) -> Option<(&str, Valence)> {
    let separates = |letter: char| matches!(letter, ':' | '_' | '|' | '/' | '.' | ',' | ';');
    let mut marks: Vec<(usize, usize)> = Vec::new();
    for (at, letter) in name.char_indices() {
        let after = at + letter.len_utf8();
        // A hyphen within a word is part of it (`self-efficacy`); with a blank beside it, it separates.
        let apart = || {
            name.get(..at).is_some_and(|before| before.ends_with(char::is_whitespace))
                || name.get(after..).is_some_and(|rest| rest.starts_with(char::is_whitespace))
        };
        if separates(letter) || is_dash(letter) && apart() {
            marks.push((at, after));
        }
    }
    let end = marks
        .last()
        .and_then(|&(at, after)| Some((name.get(..at)?, word_in_name(name.get(after..)?)?)));
    let start = || {
        let &(at, after) = marks.first()?;
        Some((name.get(after..)?, word_in_name(name.get(..at)?)?))
    };
    // `Role: Facilitator` is somebody's task.
    if end.is_some_and(|(bare, _)| names_people(bare.trim())) {
        return None;
    }
    let (bare, found) = end.or_else(start)?;
    is_name(bare).then_some((bare.trim(), found))
}

/// True for a code in whose name something denies, ends or asks about a word for a barrier or a facilitator
/// (`No barriers: cost`), or which names a person's task (`Role: Facilitator`): its word says no valence.
pub(super) fn denies_valence(code: &str) -> bool {
    let steps = steps_of_path(code);
    let separates = |letter: char| ":_|/.,;()[]–—".contains(letter);
    let denied = |step: &&str| {
        is_denied(&valence_key(step))
            || step.split(separates).any(|part| is_denied(&valence_key(part)))
    };
    let of_people = || {
        steps.last().is_some_and(|step| {
            let step = step.replace(" - ", ":");
            let mut parts = step.split(separates).map(str::trim).filter(|part| !part.is_empty());
            parts.next().is_some_and(names_people) && parts.any(|part| word_in_name(part).is_some())
        })
    };
    steps.iter().any(denied) || of_people()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(code: &str, bare: &str, valence: Valence) {
        assert_eq!(split_valence(code), (bare.into(), valence), "{code:?}");
    }

    #[test]
    fn names_that_hold_a_valence() {
        use Valence::{Barrier, Facilitator, Mixed, Neutral};
        for (code, bare, valence) in [
            ("BR+", "BR", Facilitator),
            ("BaCap -", "BaCap", Barrier),
            ("ECR\u{2212}", "ECR", Barrier),
            ("SI+/-", "SI", Mixed),
            ("SI ±", "SI", Mixed),
            ("Goals--", "Goals", Barrier),
            ("+ Cost", "Cost", Facilitator),
            ("+Cost", "Cost", Facilitator),
            ("- Cost", "Cost", Barrier),
            ("Cost (-)", "Cost", Barrier),
            ("Cost - barrier", "Cost", Barrier),
            ("Cost \u{2013} Barriers", "Cost", Barrier),
            ("Barrier: Cost", "Cost", Barrier),
            ("Cost: barrier", "Cost", Barrier),
            ("Leadership (facilitator)", "Leadership", Facilitator),
            ("Leadership [Enabler]", "Leadership", Facilitator),
            ("(barrier) Cost", "Cost", Barrier),
            ("cost_barrier", "cost", Barrier),
            ("Facilitator_Time", "Time", Facilitator),
            ("Barriers > Cost", "Cost", Barrier),
            ("Facilitators\\Culture\\Trust", "Culture > Trust", Facilitator),
            ("Inner setting > Cost > Barriers", "Inner setting > Cost", Barrier),
            ("Barriers and facilitators > Barriers > Cost", "Cost", Barrier),
            ("Inner setting > Cost (barrier)", "Inner setting > Cost", Barrier),
            ("Inner setting > Cost+", "Inner setting > Cost", Facilitator),
            ("Hinder: Kostnad", "Kostnad", Barrier),
            ("Kostnad - barriär", "Kostnad", Barrier),
            ("Este: kustannus", "kustannus", Barrier),
            ("Kosten (Förderfaktor)", "Kosten", Facilitator),
            ("Planning - challenge", "Planning", Barrier),
            ("Time (mixed)", "Time", Mixed),
            ("Time - neutral", "Time", Neutral),
            ("Barriers/Cost", "Cost", Barrier),
            ("Fördernd: Team", "Team", Facilitator),
        ] {
            check(code, bare, valence);
        }
    }

    #[test]
    fn names_that_deny_their_word_say_no_valence() {
        for code in [
            "Cost - not a barrier",
            "No barriers: cost",
            "Cost (no barrier)",
            "Barrier-free access",
            "Overcoming barriers > Training",
            "Not barriers > Time",
            "Non-barriers > X",
            "Former barriers > Y",
            "Lack of facilitators",
            "Barrier? > Time",
            "Role: Facilitator",
            "Staff role - facilitators",
        ] {
            assert_eq!(split_valence(code).1, Valence::Missing, "{code:?}");
            assert!(denies_valence(code), "{code:?}");
        }
        for code in [
            "Cost - barrier",
            "Barriers > Cost",
            "Barriers > No time",
            "Facilitators > Free text",
            "Implementation Facilitators",
            "Workshop facilitator",
            "barrier cream",
            "Non-adopters",
            "Roles",
            "Cost",
            "",
        ] {
            assert!(!denies_valence(code), "{code:?}");
        }
    }

    #[test]
    fn codes_of_a_valence_alone() {
        use Valence::{Barrier, Facilitator, Mixed};
        for (code, valence) in [
            ("Barrier", Some(Barrier)),
            ("Enablers", Some(Facilitator)),
            ("Valence > Barrier", Some(Barrier)),
            ("Valence: Barrier", Some(Barrier)),
            ("valence.facilitator", Some(Facilitator)),
            ("Barriers and facilitators: Barrier", Some(Barrier)),
            ("Barriers and facilitators > Facilitator", Some(Facilitator)),
            ("Direction - barrier", Some(Barrier)),
            ("Coding > Valence: Mixed", None),
            ("Valenz > Richtung: gemischt", None),
            ("Valence: Mixed", Some(Mixed)),
            ("Cost: barrier", None),
            ("Roles > Facilitators", None),
            ("Cost", None),
            ("", None),
        ] {
            assert_eq!(valence_alone(code), valence, "{code:?}");
        }
    }

    #[test]
    fn names_that_only_look_so() {
        for code in [
            "Implementation Facilitators",
            "Individuals > Implementation Facilitators",
            "Individuals > Facilitators",
            "Roles subdomain > Facilitators",
            "Opinion leaders",
            "facilitators",
            "Barriers",
            "(barrier)",
            "+",
            "- ",
            "",
            " > ",
            "Barriers > ",
            "Barriers > Barriers",
            "Non-adopters",
            "Self-efficacy",
            "Facilitating conditions",
            "Barriers and facilitators > Cost",
            "Emotion: positive",
            "Structural characteristics",
            "-adopters",
            "Barrier to care",
        ] {
            let (bare, valence) = split_valence(code);
            assert_eq!(valence, Valence::Missing, "{code:?}");
            assert_eq!(bare, code.trim(), "{code:?}");
        }
    }
}
