//! How the names of columns are built: numbers in them, and words for people and coders.

use super::owners;
use crate::dataset::headers::CODERS;
use crate::fold::{fold_word, is_dash};
use crate::schema::counts as words;

/// A name with one number in it: `Impact 1`, `Code2`, `Factor 3 rating`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Numbered {
    /// The folded name, the number being `#`.
    pub build: String,
    /// The number as it is written, without zeros before it.
    pub number: String,
    /// The name without the number.
    pub stem: String,
}

/// Takes the number out of a name that holds exactly one.
pub(super) fn numbered(header: &str) -> Option<Numbered> {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let start = header.find(is_digit)?;
    let (before, rest) = header.split_at_checked(start)?;
    let end = rest.find(|letter| !is_digit(letter)).unwrap_or(rest.len());
    let (number, after) = rest.split_at_checked(end)?;
    if after.contains(is_digit) || number.len() > 4 {
        return None;
    }
    let mark = |letter: char| letter.is_whitespace() || "_-.#:()[]".contains(letter);
    let (head, tail) = (before.trim_end_matches(mark), after.trim_matches(mark));
    let gap = if head.is_empty() || tail.is_empty() { "" } else { " " };
    let stem = format!("{head}{gap}{tail}").trim().to_owned();
    if !stem.contains(char::is_alphabetic) {
        return None;
    }
    let build = format!("{}#{}", fold_word(head), fold_word(tail));
    let bare = number.trim_start_matches('0');
    let number = if bare.is_empty() { "0" } else { bare };
    Some(Numbered { build, number: number.to_owned(), stem })
}

/// The header for whoever a column's name numbers: `Participant 3`, `P03`, `01 - A - Respondent 2`; `None`
/// where it names nobody, says more behind the number (`Interview 1 date`) or before the word (`Code group 2`).
pub(in crate::dataset) fn owner(header: &str) -> Option<&'static str> {
    let name = header.split('(').next().unwrap_or(header);
    let divides = |letter: char| is_dash(letter) || matches!(letter, ':' | '/' | '|' | ',' | ';');
    let joined = |part: &&str| !part.trim().bytes().all(|byte| byte.is_ascii_digit());
    let part = name.rsplit(divides).find(joined);
    // `HCP-12` is one name.
    let ends_so = |part: &&str| {
        let part = part.trim();
        let letter =
            |last: &str| last.len() == 1 && last.bytes().all(|byte| byte.is_ascii_alphabetic());
        part.ends_with(|letter: char| letter.is_ascii_digit())
            || part.rsplit_once(' ').is_some_and(|(_, last)| letter(last))
    };
    let part = part.filter(ends_so);
    let key = fold_word(part.unwrap_or(name));
    let words: Vec<&str> = key.split(' ').collect();
    let (last, before) = words.split_last()?;
    let digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let letters = last.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let word = if letters.is_empty() || last.chars().count() == 1 && !digits(last) {
        before.last().copied()?
    } else if letters.len() < last.len() {
        letters
    } else {
        return None;
    };
    match before {
        // A focus group is a document of its own.
        ["focus", _] => owners::said(&["focus"]),
        [] | [_] if words.first().is_some_and(|first| first.starts_with(word)) => {
            let numbered = || owners::is_numbered(word).then_some(words::PARTICIPANT);
            owners::said(&[word]).or_else(numbered)
        }
        _ => None,
    }
}

/// True for a name that numbers somebody who codes: `Coder 1`, `Rater B`, `Code of coder 2`.
pub(in crate::dataset) fn says_coder(header: &str) -> bool {
    let key = fold_word(header);
    let words: Vec<&str> = key.split(' ').collect();
    words.iter().enumerate().any(|(at, word)| {
        let stem = word.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let next = words.get(at + 1);
        CODERS.contains(&stem)
            && (stem.len() < word.len()
                || next.is_some_and(|next| {
                    next.chars().count() <= 2 || next.bytes().all(|byte| byte.is_ascii_digit())
                }))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_taken_out_of_names() {
        for (header, build, number, stem) in [
            ("Impact 1", "impact#", "1", "Impact"),
            ("Code02", "code#", "2", "Code"),
            ("Factor 3 rating", "factor#rating", "3", "Factor rating"),
            ("Quality Factor (2)", "quality factor#", "2", "Quality Factor"),
            ("theme_1", "theme#", "1", "theme"),
        ] {
            let found = numbered(header);
            let found = found.as_ref().map(|one| (&*one.build, &*one.number, &*one.stem));
            assert_eq!(found, Some((build, number, stem)), "{header}");
        }
        for header in ["Impact", "2023", "A 1 of 2", "Highest degree (1-5)", ""] {
            assert_eq!(numbered(header), None, "{header}");
        }
    }

    #[test]
    fn names_that_number_people_and_coders() {
        for (header, head) in [
            ("Participant 1", Some(words::PARTICIPANT)),
            ("P03", Some(words::PARTICIPANT)),
            ("Respondent A", Some(words::PARTICIPANT)),
            ("01 - Interviewer A - Respondent 1", Some(words::PARTICIPANT)),
            ("Participant 2 (nurse)", Some(words::PARTICIPANT)),
            ("Interview 12", Some(words::SOURCE)),
            ("Focus group 2", Some(words::SOURCE)),
            ("Site 2", Some(words::SITE)),
            ("High implementation / Site A", Some(words::SITE)),
            ("HCP-12", Some(words::PARTICIPANT)),
            ("Pat. 1", Some(words::PARTICIPANT)),
            ("Nurse 12", Some(words::PARTICIPANT)),
            ("GP 2", Some(words::PARTICIPANT)),
            ("Nurse", None),
            ("Code Group 2", None),
            ("Comments of participant 2", None),
            ("Interview 1 date", None),
            ("Participant", None),
            ("Participants", None),
            ("Priority 1", None),
            ("Plan 2", None),
            ("Theme 1", None),
            ("1", None),
        ] {
            assert_eq!(owner(header), head, "{header}");
        }
        for (header, says) in [
            ("Coder 1", true),
            ("coder_2_code", true),
            ("Rater B", true),
            ("Code by Reviewer 2", true),
            ("Coder", false),
            ("Coder group", false),
            ("Code 1", false),
            ("C1", false),
        ] {
            assert_eq!(says_coder(header), says, "{header}");
        }
    }
}
