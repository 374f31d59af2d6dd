//! Attributes of people side by side in one table of counts (`Role: Nurse`, `Role: Doctor`, `Setting: Clinic`,
//! `Setting: Home`): each of them divides the same codings.
//!
//! Takes a table; gives the columns of each attribute. Never takes domains over codes, groups over valences, or times
//! that say the same of the same groups for such.

use std::collections::HashSet;

use super::cells::count_or_mark;
use super::{names, nvivo, owners};
use crate::dataset::headers::{self, EXACT};
use crate::dataset::{Role, valence_of_word};
use crate::fold::{fold_word, trim};
use crate::format::{DecimalMark, Table};
use crate::schema::LEVELS;

/// Columns of an attribute at least, and attributes.
const FEWEST: usize = 2;

/// An attribute and its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributeSideBySide {
    /// Its name, as it is written before each of its values.
    pub name: String,
    /// Its columns, in order.
    pub columns: Vec<usize>,
    /// What their cells count.
    pub codings: u64,
}

/// The attributes that stand side by side, in order, two at least; none for any other table.
pub fn attributes_side_by_side(table: &Table, decimal: DecimalMark) -> Vec<AttributeSideBySide> {
    let mut found: Vec<(AttributeSideBySide, Vec<String>)> = Vec::new();
    for (column, header) in table.headers().iter().enumerate() {
        let Some((name, value)) = name_and_value(header) else { continue };
        match found.iter_mut().find(|(one, _)| one.name == name) {
            Some((one, values)) => {
                // Side by side: what else is between them is no value of theirs.
                if one.columns.last() != Some(&(column.wrapping_sub(1))) {
                    return Vec::new();
                }
                one.columns.push(column);
                values.push(fold_word(value));
            }
            None => {
                let (name, columns) = (name.to_owned(), vec![column]);
                let one = AttributeSideBySide { name, columns, codings: 0 };
                found.push((one, vec![fold_word(value)]));
            }
        }
    }
    let mut known = HashSet::new();
    let apart = found.iter().flat_map(|(_, values)| values).all(|value| known.insert(value));
    let wide = found.iter().all(|(one, _)| one.columns.len() >= FEWEST);
    let is_valence = |value: &String| valence_of_word(value).is_some();
    let of_valences = found.iter().any(|(_, values)| values.iter().all(is_valence));
    if found.len() < FEWEST || !apart || !wide || of_valences {
        return Vec::new();
    }
    let values: Vec<&str> =
        found.iter().flat_map(|(_, values)| values).map(String::as_str).collect();
    // People and places below their groups.
    if values.iter().any(|value| names::owner(value).is_some()) {
        return Vec::new();
    }
    let columns: Vec<usize> = found.iter().flat_map(|(one, _)| one.columns.clone()).collect();
    // So tools write attributes, whatever they are called.
    let equals = |column: &usize| table.headers().get(*column).is_some_and(|one| one.contains('='));
    let is_known =
        columns.iter().all(equals) || found.iter().any(|(one, _)| says_of_people(&one.name));
    let said = owners::said(&values).is_some();
    if !(is_known || said) || !rows_are_codes(table, &columns) {
        return Vec::new();
    }
    let mut attributes: Vec<AttributeSideBySide> = found.into_iter().map(|(one, _)| one).collect();
    for attribute in &mut attributes {
        for &column in &attribute.columns {
            for row in 0..table.rows() {
                let text = trim(table.text(row, column));
                match count_or_mark(text, decimal) {
                    Some(count) => attribute.codings += u64::from(count),
                    None if text.is_empty() => {}
                    None => return Vec::new(),
                }
            }
        }
    }
    attributes
}

/// Name and value of an attribute that a header says; `None` where the name is a word for a valence or numbers somebody.
fn name_and_value(header: &str) -> Option<(&str, &str)> {
    let (name, value) = match header.split_once(LEVELS) {
        Some(parts) => parts,
        None => nvivo::attribute(header)?,
    };
    let (name, value) = (name.trim(), value.trim());
    let is_one = !name.is_empty()
        && name.contains(char::is_alphabetic)
        && value.contains(char::is_alphanumeric)
        && valence_of_word(name).is_none()
        && names::owner(name).is_none();
    is_one.then_some((name, value))
}

/// True for a name of what people, documents or places are known by.
fn says_of_people(name: &str) -> bool {
    let key = fold_word(name);
    let named = headers::candidates(&key);
    let owner = |role: &Role| matches!(role, Role::Group | Role::Site | Role::Attribute);
    headers::is_of_person(&key)
        || named.iter().any(|(role, weight)| owner(role) && *weight >= EXACT - 12)
}

/// True where a column beside those of counts holds labels and none says who or what passage a row is.
fn rows_are_codes(table: &Table, counts: &[usize]) -> bool {
    let others = || (0..table.width()).filter(|column| !counts.contains(column));
    let filled = |column: usize| {
        (0..table.rows())
            .map(move |row| trim(table.text(row, column)))
            .filter(|text| !text.is_empty())
    };
    let is_text = |column: usize| {
        let (mut all, mut texts) = (0_usize, 0_usize);
        for text in filled(column) {
            all += 1;
            texts += usize::from(text.contains(char::is_alphabetic));
        }
        all > 0 && 2 * texts > all
    };
    let says_who = |column: usize| {
        let header = table.headers().get(column).map_or("", String::as_str);
        let labels: Vec<&str> = filled(column).collect();
        let who = |role: &Role| role.says_of_what() || *role == Role::Coder;
        headers::candidates(&fold_word(header))
            .iter()
            .any(|(role, weight)| who(role) && *weight >= EXACT - 12)
            || owners::said(&labels).is_some()
    };
    others().any(is_text) && !others().any(says_who)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::TableBuilder;

    fn found(headers: &str, rows: &[&str]) -> String {
        let headers = headers.split('|').map(str::to_owned).collect();
        let mut builder = TableBuilder::new(None, headers);
        for (row, number) in rows.iter().zip(2..) {
            let cells: Vec<_> =
                row.split('|').filter_map(|text| builder.intern(text).ok()).collect();
            assert!(builder.push_row(number, &cells).is_ok());
        }
        let found = attributes_side_by_side(&builder.finish(), DecimalMark::Point);
        let told = |one: &AttributeSideBySide| {
            format!("{} {} {}", one.name, one.columns.len(), one.codings)
        };
        found.iter().map(told).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn attributes_side_by_side_are_told_from_domains_groups_and_times() {
        let rows = ["Pay|4|2|3|3", "Rota|1|3|2|1"];
        for headers in [
            "Code|Role: Nurse|Role: Doctor|Setting: Clinic|Setting: Home",
            "|Role / Nurse|Role / Doctor|Setting / Clinic|Setting / Home",
            "Code|Role=A|Role=B|Setting=C|Setting=D",
            "|A : Role = Nurse|B : Role = Doctor|C : Setting = Clinic|D : Setting = Home",
            "Thema|Role = Pflege|Role = Arzt|Setting = Klinik|Setting = Praxis",
        ] {
            assert_eq!(found(headers, &rows), "Role 2 10, Setting 2 9", "{headers}");
        }
        assert_eq!(
            found("Kod|Yrke: Läkare|Yrke: Kock|Kön: Man|Kön: Kvinna", &rows),
            "Yrke 2 10, Kön 2 9"
        );
        for headers in [
            // Domains over codes, and groups over valences.
            "Unit|Inner setting: Culture|Inner setting: Climate|Outer setting: Policy|Outer setting: Peers",
            "Code|Nurses: Barrier|Nurses: Facilitator|Doctors: Barrier|Doctors: Facilitator",
            // The same groups twice, in two years or as two numbers.
            "Code|Before: Nurses|Before: Doctors|After: Nurses|After: Doctors",
            "Code|Role: Nurse|Role: Doctor|Group: Nurse|Group: Doctor",
            "Code|Site 1: Nurses|Site 1: Doctors|Site 2: Cooks|Site 2: Maids",
            // People and places below their groups.
            "Code|Nurses: P1|Nurses: P2|GPs: P3|GPs: P4",
            "Code|High: Ward 1|High: Ward 2|Low: Ward 3|Low: Ward 4",
            "Code|High / Site A|High / Site B|Low / Site C|Low / Site D",
            // One attribute, or one value of another.
            "Code|Role: Nurse|Role: Doctor|Role: Cook|Role: Maid",
            "Code|Role: Nurse|Role: Doctor|Role: Cook|Setting: Home",
            // A row a person.
            "Participant|Role: Nurse|Role: Doctor|Setting: Clinic|Setting: Home",
            "Code|Nurse|Doctor|Clinic|Home",
        ] {
            assert_eq!(found(headers, &rows), "", "{headers}");
        }
        let words = ["Pay|4|2|some|3", "Rota|1|3|2|1"];
        assert_eq!(
            found("Code|Role: Nurse|Role: Doctor|Setting: Clinic|Setting: Home", &words),
            ""
        );
    }
}
