//! Questions and answers about a valence in the header of a column: `Barrier (Y/N)`, `Is this a barrier?`.
//!
//! Takes a header; gives the word for the valence in it where nothing else stands beside what is asked and answered.
//! Never takes a code that is named so: whatever is no word for a valence stays.

use super::valence_words::meaning_of_key;
use super::word_list::listed;
use crate::fold::fold_word;

/// Words and signs for answers, folded.
const ANSWERS: &str = "y,n,yes,no,1,0,2,true,false,t,f,x,blank,present,absent,mentioned,not,j,ja,nein,nej,nei,s,si,o,oui,non,v,\
    sim,nao,kylla,ei,tak,nie,是,否,はい,いいえ,예,아니오";
/// What stands before a valence that is asked for, in small letters; of two of which one begins the other, the longer
/// first.
const ASKED: [&str; 40] = [
    "is this an ",
    "is this a ",
    "is this ",
    "is it an ",
    "is it a ",
    "is it ",
    "was this a ",
    "was it a ",
    "is an ",
    "is a ",
    "is ",
    "coded as an ",
    "coded as a ",
    "coded as ",
    "mentioned as an ",
    "mentioned as a ",
    "mentioned as ",
    "named as a ",
    "reported as a ",
    "seen as a ",
    "ist das eine ",
    "ist das ein ",
    "ist es eine ",
    "ist es ein ",
    "genannt als ",
    "är det ett ",
    "är det en ",
    "är ett ",
    "nämnt som ",
    "er det en ",
    "er det et ",
    "est-ce une ",
    "est-ce un ",
    "¿es una ",
    "¿es un ",
    "es una ",
    "es un ",
    "è una ",
    "è un ",
    "is het een ",
];

/// The word for a valence in a header, without what is asked and answered; the header where there is more to it, or
/// nothing is.
pub(super) fn without_answers(header: &str) -> &str {
    let asked = |letter: char| letter == '?' || letter == '？' || letter.is_whitespace();
    let whole = header.trim();
    let mut rest = whole.trim_end_matches(asked);
    if let Some(before) = before_answers(rest) {
        rest = before.trim_end_matches(asked);
    }
    let begins = |lead: &&&str| {
        let mut letters = rest.chars().flat_map(char::to_lowercase);
        lead.chars().all(|letter| letters.next() == Some(letter))
    };
    if let Some(lead) = ASKED.iter().find(begins) {
        let at = rest.char_indices().nth(lead.chars().count()).map_or(rest.len(), |(at, _)| at);
        rest = rest.get(at..).unwrap_or("");
    }
    let is_valence = || meaning_of_key(&fold_word(rest)).is_some_and(|meaning| meaning.strong);
    if rest.len() < whole.len() && is_valence() { rest } else { header }
}

/// What stands before answers at the end: in brackets, behind a blank (`Barrier Y/N`) or as a mark (`barrier_yn`).
fn before_answers(text: &str) -> Option<&str> {
    let are_answers = |inner: &str| {
        let words = inner.split(|letter: char| !letter.is_alphanumeric());
        let words: Vec<String> = words.filter(|word| !word.is_empty()).map(fold_word).collect();
        words.len() > 1 && words.iter().all(|word| listed(ANSWERS, word))
    };
    let several = |inner: &str| {
        inner.chars().any(|letter| !letter.is_alphanumeric() && !letter.is_whitespace())
            && are_answers(inner)
    };
    let bracketed = [('(', ')'), ('[', ']')].iter().find_map(|(open, close)| {
        let (before, inner) = text.strip_suffix(*close)?.rsplit_once(*open)?;
        several(inner).then_some(before)
    });
    let behind =
        || text.rsplit_once(' ').filter(|(_, tail)| several(tail)).map(|(before, _)| before);
    let marked = || {
        let (before, tail) = text.rsplit_once('_')?;
        tail.eq_ignore_ascii_case("yn").then_some(before)
    };
    bracketed.or_else(behind).or_else(marked)
}

#[cfg(test)]
mod tests {
    use super::without_answers;

    #[test]
    fn what_is_asked_of_a_valence_is_no_code() {
        for (header, expected) in [
            ("Barrier (Y/N)", "Barrier"),
            ("Barrier (1/0)", "Barrier"),
            ("Barrier [0/1]", "Barrier"),
            ("Barrier (yes/no)?", "Barrier"),
            ("Barrier (0=no, 1=yes)", "Barrier"),
            ("Barrier Y/N", "Barrier"),
            ("barrier_yn", "barrier"),
            ("Barrier?", "Barrier"),
            ("Is this a barrier?", "barrier"),
            ("Mentioned as facilitator", "facilitator"),
            ("Barriere (ja/nein)", "Barriere"),
            ("Ist das eine Barriere?", "Barriere"),
            ("Är det ett hinder?", "hinder"),
            ("¿Es una barrera?", "barrera"),
            ("Barrier", "Barrier"),
            ("Barrier (1)", "Barrier (1)"),
            ("Barrier (n)", "Barrier (n)"),
            ("Barrier: time (Y/N)", "Barrier: time (Y/N)"),
            ("Is this a good barrier?", "Is this a good barrier?"),
            ("Time (Y/N)", "Time (Y/N)"),
            ("", ""),
        ] {
            assert_eq!(without_answers(header), expected, "{header}");
        }
    }
}
