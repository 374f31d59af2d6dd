//! Several people in one cell: `P1, P2`, `P3/P4`, `P5 and P6`.
//!
//! Takes the names in a column; says which of them are several. Never takes a name apart whose parts nobody bears.

use std::collections::HashSet;

use super::column::is_pseudonym;
use crate::fold::{fold_word, look_alike_key, trim};

/// What stands between two people, beside words for `and`.
const BETWEEN: [char; 6] = [',', ';', '/', '&', '+', '\n'];
const AND: [&str; 10] = ["and", "och", "og", "und", "ja", "et", "y", "e", "en", "i"];

/// The people in a cell; the whole cell where it names one.
pub fn people_of(cell: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for part in cell.split(BETWEEN) {
        let (mut start, mut at) = (0, 0);
        for word in part.split_inclusive(char::is_whitespace) {
            let end = at + word.len();
            if AND.contains(&fold_word(word).as_str()) && at > start {
                found.push(trim(part.get(start..at).unwrap_or("")));
                start = end;
            }
            at = end;
        }
        found.push(trim(part.get(start..).unwrap_or("")));
    }
    found.retain(|name| !name.is_empty());
    if found.len() > 1 { found } else { vec![cell] }
}

/// The names that are several people's: each of their parts is a name elsewhere, or looks like `P01`.
pub fn several_people<'n>(names: &[&'n str]) -> Vec<&'n str> {
    let known: HashSet<String> = names.iter().map(|name| look_alike_key(name)).collect();
    let is_person = |part: &&str| is_pseudonym(part) || known.contains(&look_alike_key(part));
    let are_several = |name: &&&str| {
        let people = people_of(name);
        people.len() > 1 && people.iter().all(is_person)
    };
    names.iter().filter(are_several).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::{people_of, several_people};

    #[test]
    fn cells_of_several_people_are_told_from_names() {
        for (names, several) in [
            (&["P1", "P1, P2", "P2"][..], &["P1, P2"][..]),
            (&["P1;P2", "P3"], &["P1;P2"]),
            (&["P1/P2"], &["P1/P2"]),
            (&["P1 & P2", "P3 + P4"], &["P1 & P2", "P3 + P4"]),
            (&["P1 and P2", "P3 och P4", "P5 und P6"], &["P1 and P2", "P3 och P4", "P5 und P6"]),
            (&["Anna", "Björn", "Anna, Björn"], &["Anna, Björn"]),
            (&["1", "2", "1, 2", "1,2"], &["1, 2", "1,2"]),
            (&["Smith, John", "Jones, Ann"], &[]),
            (&["Smith and Jones 2019", "Lee 2020"], &[]),
            (&["Nurse and midwife"], &[]),
            (&["1/2", "1"], &[]),
            (&["P1"], &[]),
        ] {
            assert_eq!(several_people(names), several, "{names:?}");
        }
        assert_eq!(people_of("P1, P2 and P3"), ["P1", "P2", "P3"]);
        assert_eq!(people_of("Anders"), ["Anders"]);
    }
}
