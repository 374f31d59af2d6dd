//! Names of files and sheets of which one is a later version of the other: `Coding v1` and `Coding v2`.
//!
//! Takes two names; says which came first. Never takes numbers alone for versions: `P1` and `P2` are people.

use std::cmp::Ordering;

use super::file_stem::file_stem;
use super::version_words::{is_early, is_late, is_new, is_old, numbers_rounds, numbers_versions};
use super::word_list::listed;
use crate::fold::fold_word;

/// Words by which files alone say that they are no longer the last, and that they are.
const SUPERSEDED: &str = "previous,earlier,superseded,outdated,obsolete,concept,deprecated,unused,discarded,backup,bak,archived,\
    veraltet,sicherung,foraldrad,obsoleto,obsoleta,obsolet,verouderd,sauvegarde,备份,作废,废弃,旧版,백업";
/// Phrases in names of what is not to be used, whatever else the name says.
const NOT_TO_USE: &str = "do not use,dont use,don t use,not to be used,not in use,no longer used,dnu,nicht verwenden,nicht benutzen,\
    nicht mehr verwenden,anvand ej,anvand inte,anvands ej,anvands inte,skal ikke bruges,brug ikke,bruk ikke,ikke bruk,\
    ala kayta,ei kaytossa,ne pas utiliser,no usar,no utilizar,non usare,non utilizzare,nao usar,nao utilizar,\
    niet gebruiken,nie uzywac,不要使用,请勿使用,勿用,使用しない,使用禁止,사용 안 함,사용하지 마세요";
const LATEST: &str = "latest,cleaned";
/// Words for either that may as well name people and places.
const OLDER: &str = "older,alt,alte";
const NEWER: &str = "newer";

/// What a name's own words say of where it stands among versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    Nothing,
    Number { number: u32, sure: bool },
    Early { sure: bool },
    Late { sure: bool },
}

/// True for a name that says that what it names is not to be used: `OLD do not use`.
pub fn is_not_to_use(name: &str) -> bool {
    let words = words(name);
    let mut lengths = NOT_TO_USE.split(',').map(|phrase| phrase.trim().split(' ').count());
    let longest = lengths.by_ref().max().unwrap_or(0);
    (1..=longest)
        .any(|length| words.windows(length).any(|words| listed(NOT_TO_USE, &words.join(" "))))
}

/// True for a name that is nothing but a word for what there is a later version of.
fn is_superseded(words: &[String]) -> bool {
    matches!(words, [word] if listed(SUPERSEDED, word))
}

/// How two names stand to each other as versions, and whether that is sure; `None` where they are none.
pub fn versions(one: &str, other: &str) -> Option<(Ordering, bool)> {
    use Says::{Early, Late, Nothing, Number};
    match (is_not_to_use(one), is_not_to_use(other)) {
        (true, false) => return Some((Ordering::Less, true)),
        (false, true) => return Some((Ordering::Greater, true)),
        _ => {}
    }
    let (one, other) = (words(file_stem(one)), words(file_stem(other)));
    match (is_superseded(&one), is_superseded(&other)) {
        (true, false) => return Some((Ordering::Less, true)),
        (false, true) => return Some((Ordering::Greater, true)),
        _ => {}
    }
    let same = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let (mut a, mut b) = (one.get(same..)?, other.get(same..)?);
    while let (Some((last_a, rest_a)), Some((last_b, rest_b))) = (a.split_last(), b.split_last())
        && last_a == last_b
    {
        (a, b) = (rest_a, rest_b);
    }
    let before = same.checked_sub(1).and_then(|at| one.get(at)).map(String::as_str);
    let (a, b) = (says(a, before)?, says(b, before)?);
    match (a, b) {
        (Number { number: a, sure }, Number { number: b, .. }) => Some((a.cmp(&b), sure)),
        (Nothing, Number { number: 2.., sure }) => Some((Ordering::Less, sure)),
        (Number { number: 2.., sure }, Nothing) => Some((Ordering::Greater, sure)),
        (Nothing | Number { .. }, Late { sure }) => Some((Ordering::Less, sure)),
        (Late { sure }, Nothing | Number { .. }) => Some((Ordering::Greater, sure)),
        (Early { sure }, Nothing | Number { .. }) => Some((Ordering::Less, sure)),
        (Nothing | Number { .. }, Early { sure }) => Some((Ordering::Greater, sure)),
        (Early { sure: a }, Late { sure: b }) => Some((Ordering::Less, a || b)),
        (Late { sure: a }, Early { sure: b }) => Some((Ordering::Greater, a || b)),
        _ => None,
    }
}

/// What the words say that are not the other name's too; `None` where they say something else.
fn says(own: &[String], before: Option<&str>) -> Option<Says> {
    match own {
        [] => Some(Says::Nothing),
        [word] if word.bytes().all(|byte| byte.is_ascii_digit()) => numbered(before?, word),
        [kind, number] if number.bytes().all(|byte| byte.is_ascii_digit()) => {
            numbered(kind, number)
        }
        [word] | [_, word] if own.len() == 1 || numbers_versions(own.first()?) => {
            let word = word.as_str();
            match () {
                () if is_early(word) || listed(SUPERSEDED, word) => {
                    Some(Says::Early { sure: true })
                }
                () if is_late(word) || listed(LATEST, word) => Some(Says::Late { sure: true }),
                () if is_old(word) || listed(OLDER, word) => Some(Says::Early { sure: false }),
                () if is_new(word) || listed(NEWER, word) => Some(Says::Late { sure: false }),
                () => None,
            }
        }
        _ => None,
    }
}

/// A number behind the word for a version or a round.
fn numbered(kind: &str, number: &str) -> Option<Says> {
    let number = number.parse().ok()?;
    let sure = numbers_versions(kind);
    (sure || numbers_rounds(kind)).then_some(Says::Number { number, sure })
}

/// The words of a name, letters and digits apart, folded.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut last: Option<bool> = None;
    for letter in name.chars() {
        let kind = letter.is_alphanumeric().then(|| letter.is_ascii_digit());
        match (kind, words.last_mut()) {
            (None, _) => {}
            (Some(_), Some(word)) if last == kind => word.push(letter),
            (Some(_), _) => words.push(letter.to_string()),
        }
        last = kind;
    }
    words.iter().map(|word| fold_word(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_versions_say_which_came_later() {
        for (one, other, sure) in [
            ("Coding v1", "Coding v2", true),
            ("codings.csv", "codings_v2.csv", true),
            ("Kodning utkast", "Kodning slutlig", true),
            ("coding_draft.xlsx", "coding_final.xlsx", true),
            ("Coding", "Coding (revised)", true),
            ("Entwurf 1", "Entwurf 2", true),
            ("coding v1 LT.csv", "coding v3 LT.csv", true),
            ("Original coding", "Coding", true),
            ("Version 2", "Version 10", true),
            ("OLD do not use", "Final", true),
            ("Coding (don't use)", "Coding", true),
            ("codings_NICHT_VERWENDEN.csv", "codings.csv", true),
            ("Ne pas utiliser", "Codes", true),
            ("Coding (backup)", "Coding", true),
            ("Superseded", "Coding", true),
            ("Coding round 1", "Coding round 2", false),
            ("Runde 1", "Runde 2", false),
            ("Coding old", "Coding new", false),
        ] {
            assert_eq!(versions(one, other), Some((Ordering::Less, sure)), "{one} {other}");
            assert_eq!(versions(other, one), Some((Ordering::Greater, sure)), "{other} {one}");
        }
        for (one, other) in [
            ("P1", "P2"),
            ("Interview 1", "Interview 2"),
            ("Site A", "Site B"),
            ("Nurses", "Doctors"),
            ("Coding 1", "Coding 2"),
            ("Phase 1", "Phase 2"),
            ("2019", "2020"),
            ("coding LT", "coding MK"),
            ("Nurses final", "Doctors final"),
            ("Final year students", "Junior doctors"),
            ("Coding", "Codebook"),
            ("Drug use", "Coding"),
            ("Do not resuscitate", "Use of drugs"),
            ("Archive staff", "Nurses"),
            ("", ""),
        ] {
            assert_eq!(
                versions(one, other).map(|(order, _)| order == Ordering::Less),
                None,
                "{one} {other}"
            );
        }
    }
}
