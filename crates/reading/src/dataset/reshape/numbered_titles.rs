//! Titles that begin with the number of their table.
//!
//! Takes a title; gives it without that number. Never takes a word without a number behind it off.

use crate::dataset::word_list::listed;
use crate::fold::{fold_word, is_dash};

/// A title without the number of its table: `Table 1. Barriers`, `Tabell 2: Hinder`.
pub(super) fn without_number_of_table(title: &str) -> &str {
    const TABLES: &str = "table,tab,tabell,tabelle,tabel,tableau,tabla,tabela,tabella,taulukko,表";
    let digits = |word: &str| {
        let number = word.trim_end_matches(['.', ':', ')']);
        !number.is_empty()
            && number.len() <= 3
            && number.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && number.bytes().any(|byte| byte.is_ascii_digit())
    };
    let mut words = title.splitn(3, char::is_whitespace);
    let is_numbered = words.next().is_some_and(|word| listed(TABLES, &fold_word(word)))
        && words.next().is_some_and(digits);
    let rest = words.next().filter(|_| is_numbered);
    rest.map_or(title, |rest| {
        rest.trim_start_matches(|letter: char| {
            letter.is_whitespace() || matches!(letter, '.' | ':' | '|') || is_dash(letter)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::without_number_of_table;

    #[test]
    fn only_a_word_for_tables_with_a_number_is_taken_off() {
        for (title, bare) in [
            ("Table 1. Barriers", "Barriers"),
            ("Table S2: Facilitators", "Facilitators"),
            ("Tabell 3 – Hinder", "Hinder"),
            ("Tabelle 1 Barrieren", "Barrieren"),
            ("Table of barriers", "Table of barriers"),
            ("Table 1", "Table 1"),
            ("Stable 1 barriers", "Stable 1 barriers"),
            ("Barriers", "Barriers"),
        ] {
            assert_eq!(without_number_of_table(title), bare);
        }
    }
}
