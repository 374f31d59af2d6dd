//! Several people in one cell: `P1, P2`, `P3/P4`, `P5 and P6`.
//!
//! Takes the names in a column; says which of them are several. Never takes a name apart whose parts nobody bears.

use std::borrow::Cow;
use std::collections::HashSet;

use super::column::is_pseudonym;
use super::groups::are_roles;
use crate::fold::{fold_word, is_dash, look_alike_key, trim};

/// What stands between two people, beside words for `and`.
const BETWEEN: [char; 6] = [',', ';', '/', '&', '+', '\n'];
const AND: [&str; 10] = ["and", "och", "og", "und", "ja", "et", "y", "e", "en", "i"];

/// The people in a cell; the whole cell where it names one. `P1-P3` are three.
pub fn people_of(cell: &str) -> Vec<Cow<'_, str>> {
    let mut found: Vec<Cow<'_, str>> = Vec::new();
    for name in parts_of(cell) {
        match range_of(name) {
            Some(names) => found.extend(names.into_iter().map(Cow::Owned)),
            None => found.push(Cow::Borrowed(name)),
        }
    }
    found
}

/// The people of a range of pseudonyms, the first to the last.
fn range_of(text: &str) -> Option<Vec<String>> {
    let (first, last) = text.split_once(is_dash)?;
    let (first, last) = (trim(first), trim(last));
    let apart = |text: &str| {
        let stem = text.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let digits = text.get(stem.len()..)?.to_owned();
        Some((stem.to_owned(), digits.len(), digits.parse::<usize>().ok()?))
    };
    let ((stem, width, from), (other, _, to)) = (apart(first)?, apart(last)?);
    let is_range = is_pseudonym(first)
        && (other == stem || other.is_empty())
        && !stem.ends_with(is_dash)
        && from < to
        && to - from < MOST_OF_RANGE;
    is_range.then(|| (from..=to).map(|number| format!("{stem}{number:0width$}")).collect())
}

/// The texts between which something stands that sets people apart.
fn parts_of(cell: &str) -> Vec<&str> {
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

/// People of a range at most.
const MOST_OF_RANGE: usize = 50;

/// The names that are several people's: each of their parts is a name elsewhere, or looks like `P01`.
pub fn several_people<'n>(names: &[&'n str]) -> Vec<&'n str> {
    let known: HashSet<String> = names.iter().map(|name| look_alike_key(name)).collect();
    let is_person = |part: &str| is_pseudonym(part) || known.contains(&look_alike_key(part));
    let is_number = |part: &str| {
        (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let of_numbers = |name: &str| people_of(name).iter().all(|part| is_number(part));
    // `1, 4` may be a number as long as no other cell is longer or set apart by more than a comma.
    let is_list =
        |name: &&str| people_of(name).len() > 2 || name.contains(", ") || name.contains(';');
    let are_numbers =
        names.iter().all(|name| name.is_empty() || of_numbers(name)) && names.iter().any(is_list);
    let are_several = |name: &&&str| {
        let people = people_of(name);
        let by_comma = || are_numbers && !name.contains(['/', '&', '+']);
        // People by what they do, as lists name them.
        let are_groups = || {
            !name.contains(['/', '&', '+'])
                && name.split([',', ';', '\n']).count() == people.len()
                && people.iter().all(|part| are_roles(&[part.as_ref()]))
        };
        people.len() > 1
            && (by_comma() || people.iter().all(|part| is_person(part)) || are_groups())
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
            (&["Nurses, Doctors", "Managers"], &["Nurses, Doctors"]),
            (&["Pflege; Ärzte", "Leitung"], &["Pflege; Ärzte"]),
            (&["Nurse, senior", "Nurse, junior"], &[]),
            (&["Nurse/midwife"], &[]),
            (&["1/2", "1"], &[]),
            (&["P1"], &[]),
            (&["1, 2, 3", "1,4", "2"], &["1, 2, 3", "1,4"]),
            (&["1; 2", "3"], &["1; 2"]),
            (&["1, 4, 7", "4,117"], &["1, 4, 7", "4,117"]),
            (&["1,4", "2,5"], &[]),
            (&["P1-P3", "P4"], &["P1-P3"]),
            (&["P01–P03"], &["P01–P03"]),
            (&["A-12", "A-13"], &[]),
            (&["2019-2021"], &[]),
        ] {
            assert_eq!(several_people(names), several, "{names:?}");
        }
        assert_eq!(people_of("P1, P2 and P3"), ["P1", "P2", "P3"]);
        assert_eq!(people_of("Anders"), ["Anders"]);
        assert_eq!(people_of("P09-P11, P20"), ["P09", "P10", "P11", "P20"]);
        assert_eq!(people_of("P3-P1"), ["P3-P1"]);
    }
}
