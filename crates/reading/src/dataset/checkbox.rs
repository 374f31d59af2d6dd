//! Options of a question that takes several answers, one column each, as programs for surveys write them:
//! REDCap's `barriers___1` and `Barriers (choice=Time)`.
//!
//! Takes a header; gives the option as a code and the valence that the question says. Never takes a question that
//! says none, or both.

use super::denied_words::is_denied;
use super::split::split_valence;
use super::valence_words::{is_direction, meaning_of_key, valence_key};
use crate::fold::is_dash;
use crate::valence::Valence;

/// The code and the valence in the header of an option. An option that is only a number keeps its question's name,
/// without which it would be that of every other question.
pub(super) fn option_in_header(header: &str) -> Option<(String, Valence)> {
    let header = header.trim();
    let (question, option) = parts(header)?;
    let Some(valence) = direction(question) else {
        // `Time (choice=Barrier)`: the question is the code.
        let meaning = meaning_of_key(&valence_key(option)).filter(|meaning| meaning.strong)?;
        return is_direction(meaning.valence).then(|| (question.to_owned(), meaning.valence));
    };
    let is_name = option.contains(char::is_alphabetic);
    Some((if is_name { option } else { header }.to_owned(), valence))
}

/// `Barriers_1`: an option of a question by its number alone, which says the valence.
pub(super) fn is_numbered_option(header: &str, bare: &str) -> bool {
    let question = header.trim().strip_suffix(bare).and_then(|rest| rest.strip_suffix('_'));
    bare.bytes().all(|byte| byte.is_ascii_digit())
        && question.is_some_and(|question| direction(question).is_some())
}

/// What programs write between a question and its option; folded.
pub(super) const SELECTED: &str = "selected choice";

/// The question and its option.
fn parts(header: &str) -> Option<(&str, &str)> {
    let in_brackets = || header.strip_suffix(')')?.rsplit_once("(choice=");
    let parted = header.rsplit_once("___").or_else(in_brackets);
    let (question, option) = parted.or_else(|| behind_question(header))?;
    let (question, option) = (question.trim(), option.trim_start_matches('_').trim());
    (!question.is_empty() && !option.is_empty()).then_some((question, option))
}

/// A question to its mark and the option that a sign sets apart behind it: `Which are barriers? - Time`, `? - Selected
/// Choice - Time`.
fn behind_question(header: &str) -> Option<(&str, &str)> {
    let mark = header.char_indices().find(|(_, letter)| matches!(letter, '?' | '？'))?;
    let (question, rest) = header.split_at_checked(mark.0 + mark.1.len_utf8())?;
    let option = behind_sign(rest)?;
    let chosen = option.split_at_checked(SELECTED.len());
    let chosen = chosen.filter(|(head, _)| head.eq_ignore_ascii_case(SELECTED));
    Some((question, chosen.and_then(|(_, rest)| behind_sign(rest)).unwrap_or(option)))
}

/// What stands behind a sign that sets it apart; `None` where no sign or nothing does.
fn behind_sign(text: &str) -> Option<&str> {
    let sign = |letter: char| matches!(letter, '/' | ':' | '|' | '>' | '_') || is_dash(letter);
    let behind = text.trim_start().strip_prefix(sign)?.trim_start();
    (!behind.is_empty()).then_some(behind)
}

/// The one direction that a question's words say and nothing in it denies: `Which barriers did you meet?`
fn direction(question: &str) -> Option<Valence> {
    // A question ends in its mark, which doubts nothing.
    let key = valence_key(question.trim_end_matches(['?', '？', ':', ' ']));
    if is_denied(&key) {
        return None;
    }
    let named = split_valence(question).1;
    if is_direction(named) {
        return Some(named);
    }
    let mut words = key.split(' ').filter_map(meaning_of_key).filter(|meaning| meaning.strong);
    let first = words.next()?.valence;
    let is_one = is_direction(first) && words.all(|word| word.valence == first);
    is_one.then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_codes_under_what_their_question_says() {
        use Valence::{Barrier, Facilitator};
        for (header, expected) in [
            ("barriers___1", Some(("barriers___1", Barrier))),
            ("facilitators___12", Some(("facilitators___12", Facilitator))),
            ("barriers___time", Some(("time", Barrier))),
            ("q7_barriers___2", Some(("q7_barriers___2", Barrier))),
            ("hinder____1", Some(("hinder____1", Barrier))),
            ("Barriers (choice=Time)", Some(("Time", Barrier))),
            ("Time (choice=Barrier)", Some(("Time", Barrier))),
            ("Tid (choice=Främjande)", Some(("Tid", Facilitator))),
            ("Hinder (choice=Ont om tid)", Some(("Ont om tid", Barrier))),
            ("Which facilitators helped you? (choice=Team)", Some(("Team", Facilitator))),
            ("Förderfaktoren (choice=Team (eigenes))", Some(("Team (eigenes)", Facilitator))),
            ("Which of these are barriers? - Time", Some(("Time", Barrier))),
            ("Which are facilitators? / Team", Some(("Team", Facilitator))),
            ("What barriers did you meet?: Selected Choice - Time", Some(("Time", Barrier))),
            ("Was sind Barrieren? – Zeit", Some(("Zeit", Barrier))),
            ("Which are barriers?", None),
            ("Which are barriers? -", None),
            ("What is your role? - Nurse", None),
            ("Which are barriers and facilitators? - Time", None),
            ("themes___1", None),
            ("role___2", None),
            ("no_barriers___1", None),
            ("Barriers and facilitators (choice=Time)", None),
            ("Are there no barriers? (choice=Yes)", None),
            ("Barriers", None),
            ("Barriers (n)", None),
            ("___1", None),
            ("barriers___", None),
        ] {
            let expected = expected.map(|(code, valence)| (code.to_owned(), valence));
            assert_eq!(option_in_header(header), expected, "{header:?}");
        }
    }

    #[test]
    fn numbers_behind_a_valence_are_options() {
        for (header, bare, is) in [
            ("Barriers_1", "1", true),
            ("facilitators_12", "12", true),
            ("1_Barrier", "1", false),
            ("Barrier: 1", "1", false),
            ("Barriers_1.1", "1.1", false),
            ("Barriers_time", "time", false),
        ] {
            assert_eq!(is_numbered_option(header, bare), is, "{header:?}");
        }
    }
}
