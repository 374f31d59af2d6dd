//! A key that stands somewhere in a sheet: `1 = barrier`, `2 = facilitator`.
//!
//! Takes a table; gives it with the valences in place of the key's signs in the columns that hold these and nothing
//! else, and without the key. Never takes a key that says one side alone, or gives a sign two meanings.

use std::collections::BTreeMap;

use super::headers::{EXACT, candidates, is_of_person};
use super::reshape::owner;
use super::roles::Role;
use super::valence_words::{is_direction, meaning_of_key, valence_key};
use crate::fold::{fold_word, is_dash, trim};
use crate::format::Table;
use crate::schema::counts as words;
use crate::valence::Valence;

/// Bytes of a text at most that is looked at, letters of a sign, and of a word that stands for a side.
const LONGEST_TEXT: usize = 160;
const LONGEST_SIGN: usize = 3;
const LONGEST_WORD: usize = 12;

/// A table whose signs were read by its key.
#[derive(Debug)]
pub struct ReadByKey {
    /// The table with words for valences, without the rows of the key.
    pub table: Table,
    /// Rows of the key, as they stood in the table.
    pub rows: Vec<usize>,
    /// The signs, each with what it means.
    pub key: Vec<(String, Valence)>,
    /// Headers of the columns that were read by it.
    pub columns: Vec<String>,
    /// Cells that were.
    pub cells: u64,
}

/// Where the parts of a key stand.
#[derive(Debug, Default)]
struct Key {
    meanings: BTreeMap<String, (String, Valence)>,
    rows: Vec<usize>,
    columns: Vec<usize>,
}

/// The table read by the key in it; `None` where there is none, or nothing that it says something of.
pub fn read_by_key(table: &Table) -> Option<ReadByKey> {
    let key = Key::of(table)?;
    let meaning = |text: &str| key.meanings.get(&valence_key(text)).map(|(_, valence)| *valence);
    let is_own = |row: &usize| key.rows.binary_search(row).is_ok();
    let nothing_is_named = !key.meanings.contains_key("0");
    let is_nothing = |text: &str| {
        text.is_empty() || text.chars().all(is_dash) || nothing_is_named && text == "0"
    };
    let open = (0..table.width()).filter(|at| !key.columns.contains(at) && may_hold(table, *at));
    let read: Vec<usize> = open
        .filter(|&column| {
            let texts = || {
                let rows = (0..table.rows()).filter(|row| !is_own(row));
                rows.map(|row| trim(table.text(row, column)))
            };
            texts().any(|text| meaning(text).is_some())
                && texts().all(|text| is_nothing(text) || meaning(text).is_some())
        })
        .collect();
    let header = |column: usize| table.headers().get(column).map_or("", String::as_str);
    let says = |wanted| {
        let is_said = |text: &str| meaning(text) == Some(wanted);
        read.iter().any(|&column| table.texts_of(column).iter().any(is_said))
    };
    let named = read.iter().any(|&column| names_valence(header(column)));
    let both = says(Valence::Barrier) && says(Valence::Facilitator);
    if read.is_empty() || !(named || both) {
        return None;
    }
    let (mut taken, mut cells) = (table.clone(), 0);
    for &column in &read {
        let of = |row: usize| meaning(trim(table.text(row, column)));
        cells += (0..table.rows()).filter(|row| !is_own(row) && of(*row).is_some()).count() as u64;
        let text = |row: usize| of(row).map_or("", words::valence).to_owned();
        taken = taken.with_texts(column, header(column), text)?;
    }
    for &column in &key.columns {
        taken = taken.with_texts(column, header(column), |_| String::new())?;
    }
    Some(ReadByKey {
        table: if key.rows.is_empty() { taken } else { taken.without_rows(&key.rows) },
        rows: key.rows,
        key: key.meanings.into_values().collect(),
        columns: read.into_iter().map(|column| header(column).to_owned()).collect(),
        cells,
    })
}

impl Key {
    /// The key of a table, with rows and columns that hold it and nothing else; `None` where it lacks a side or says a
    /// sign twice.
    fn of(table: &Table) -> Option<Self> {
        let mut found = Self::default();
        let mut parts: Vec<(String, Valence)> = signs(table.title());
        let side = |column: &usize| {
            let texts = table.texts_of(*column);
            !texts.is_empty() && texts.iter().all(|text| !signs(text).is_empty())
        };
        found.columns = (0..table.width()).filter(side).collect();
        for &column in &found.columns {
            parts.extend(table.texts_of(column).iter().flat_map(signs));
            parts.extend(signs(table.headers().get(column).map_or("", String::as_str)));
        }
        // A key stands above or below what it explains.
        let (mut first, mut last) = (table.rows(), 0);
        let mut of_rows: Vec<(usize, Vec<(String, Valence)>)> = Vec::new();
        for row in 0..table.rows() {
            let others = (0..table.width()).filter(|at| !found.columns.contains(at));
            let cells = others.map(|column| trim(table.text(row, column)));
            let mut cells = cells.filter(|text| !text.is_empty());
            let (one, other, more) = (cells.next(), cells.next(), cells.next());
            let own = match (one, other, more) {
                (Some(text), None, None) => signs(text),
                (Some(sign), Some(word), None) if sign.chars().count() <= LONGEST_SIGN => {
                    pair(sign, word).into_iter().collect()
                }
                _ => Vec::new(),
            };
            if !own.is_empty() {
                of_rows.push((row, own));
            } else if other.is_some() {
                (first, last) = (first.min(row), row);
            }
        }
        for (row, own) in of_rows {
            if row < first || row > last {
                found.rows.push(row);
                parts.extend(own);
            }
        }
        for (sign, valence) in parts {
            let before = found.meanings.insert(valence_key(&sign), (sign, valence));
            if before.is_some_and(|(_, known)| known != valence) {
                return None;
            }
        }
        let has = |wanted| found.meanings.values().any(|(_, valence)| *valence == wanted);
        // What the words say anyway needs no key.
        let says_more = found.meanings.iter().any(|(key, (_, valence))| {
            meaning_of_key(key).is_none_or(|one| one.valence != *valence)
        });
        (has(Valence::Barrier) && has(Valence::Facilitator) && says_more).then_some(found)
    }
}

/// The signs that a text explains, with what they mean.
fn signs(text: &str) -> Vec<(String, Valence)> {
    if text.len() > LONGEST_TEXT
        || !text.contains(|letter| matches!(letter, '=' | ':') || is_dash(letter))
    {
        return Vec::new();
    }
    let parts = text.split([',', ';', '|', '\n']);
    let of_part = |part: &str| match part.split_once('=') {
        // `Key: 1 = barrier`.
        Some((sign, word)) => pair(sign.rsplit([':', ' ']).find(|one| !one.is_empty())?, word),
        None => {
            let mark =
                part.char_indices().find(|(_, letter)| *letter == ':' || is_dash(*letter))?;
            pair(part.get(..mark.0)?, part.get(mark.0 + mark.1.len_utf8()..)?)
        }
    };
    parts.filter_map(of_part).collect()
}

/// A sign and the word that says what it means, which may be explained in brackets.
fn pair(sign: &str, word: &str) -> Option<(String, Valence)> {
    let (sign, word) = (trim(sign), trim(word.split('(').next().unwrap_or(word)));
    let letters = sign.chars().count();
    let is_word = sign.chars().all(char::is_alphabetic);
    let is_sign =
        sign.chars().all(|letter| !letter.is_whitespace() && !letter.is_ascii_punctuation())
            || matches!(sign, "+" | "-" | "+/-" | "++" | "--");
    let fits =
        is_sign && (1..=LONGEST_SIGN).contains(&letters) || is_word && letters <= LONGEST_WORD;
    let meaning = meaning_of_key(&valence_key(word)).filter(|_| fits && letters > 0)?;
    let is_side = is_direction(meaning.valence) || meaning.valence == Valence::Neutral;
    let word_for_side = word.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
    (is_side && word_for_side).then(|| (sign.to_owned(), meaning.valence))
}

/// True for a column that may hold signs of a key: of valences or ratings by its name, of one of several people, or
/// under a name that means nothing else.
fn may_hold(table: &Table, column: usize) -> bool {
    let header = table.headers().get(column).map_or("", String::as_str);
    let key = fold_word(header);
    let named = candidates(&key);
    let others = |(role, weight): &(Role, u32)| {
        *weight + 12 >= EXACT && !matches!(role, Role::Valence | Role::Rating)
    };
    owner(header).is_some() || !named.iter().any(others) && !is_of_person(&key)
}

fn names_valence(header: &str) -> bool {
    candidates(&fold_word(header))
        .iter()
        .any(|(role, weight)| *role == Role::Valence && *weight + 12 >= EXACT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::valence::Valence::{Barrier, Facilitator, Neutral};

    #[test]
    fn keys_say_what_signs_mean() {
        for (text, expected) in [
            ("1 = barrier", &[("1", Barrier)][..]),
            ("1=Barriere", &[("1", Barrier)]),
            ("2: facilitator", &[("2", Facilitator)]),
            ("H \u{2013} hinder", &[("H", Barrier)]),
            ("L = levier", &[("L", Facilitator)]),
            ("red = barrier", &[("red", Barrier)]),
            (
                "Key: 1 = barrier; 2 = facilitator; 3 = neutral",
                &[("1", Barrier), ("2", Facilitator), ("3", Neutral)],
            ),
            (
                "1 = barrier (hindering), 2 = facilitator (helping)",
                &[("1", Barrier), ("2", Facilitator)],
            ),
            // Headings, codes, other keys, and a letter that is explained by a letter.
            ("Part 1: Barriers", &[]),
            ("Barrier: time", &[]),
            ("Barriers", &[]),
            ("1 = female", &[]),
            ("x = B", &[]),
            ("Access to care - barrier", &[]),
            ("", &[]),
        ] {
            let expected: Vec<(String, Valence)> =
                expected.iter().map(|(sign, valence)| ((*sign).to_owned(), *valence)).collect();
            assert_eq!(signs(text), expected, "{text}");
        }
    }
}
