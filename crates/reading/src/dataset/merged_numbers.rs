//! Numbers in merged cells of a workbook: a count that stands once for several rows counts once.
//!
//! Takes a table and the cells of numbers that are merged in its sheets; gives it with each count in the first of its
//! rows alone, and says how many there are. Never takes what describes people, places or sources for a count.

use std::collections::BTreeMap;

use super::headers::{EXACT, candidates, is_nameless, is_of_person, is_rank};
use super::roles::Role;
use super::weigh::surely_counts;
use super::wide_headers::names_valence_in_header;
use crate::diag::{Warning, WarningKind};
use crate::fold::fold_word;
use crate::format::{MergedNumber, MergedPart, Table};

/// The table with 0 in place of counts that merging gave to further rows, and what is to be said; `None` where no count
/// is merged.
pub fn merged_counts(
    table: &Table,
    merged: &[(String, Vec<MergedNumber>)],
) -> Option<(Table, Warning)> {
    let mut repeated: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut first = None;
    let mut counts = 0;
    let columns = 0..table.width();
    let is_count: Vec<[bool; 2]> =
        columns.map(|at| [false, true].map(|down| is_count(table.headers(), at, down))).collect();
    for (sheet, numbers) in merged {
        let Some(start) =
            numbers.iter().find_map(|one| table.find_row(Some(sheet), one.row.into()))
        else {
            continue;
        };
        let own = |column: usize| Some(table.place(start, column).column?.index);
        let columns: BTreeMap<u32, usize> =
            (0..table.width()).filter_map(|column| Some((own(column)?, column))).collect();
        for number in numbers {
            let row = table.find_row(Some(sheet), number.row.into());
            let Some((row, column)) = row.zip(columns.get(&number.column).copied()) else {
                continue;
            };
            let [alone, down] = is_count.get(column).copied().unwrap_or_default();
            match number.part {
                MergedPart::Again if down => repeated.entry(column).or_default().push(row),
                MergedPart::First if down => {}
                MergedPart::Alone if alone => {}
                _ => continue,
            }
            if number.part != MergedPart::Again {
                counts += 1;
                first.get_or_insert((row, column));
            }
        }
    }
    let (row, column) = first?;
    let warning = Warning::new(WarningKind::NumbersMerged).at(table.place(row, column));
    let mut taken = table.clone();
    for (column, rows) in repeated {
        let header = table.headers().get(column)?.clone();
        let is_again = |row: usize| rows.binary_search(&row).is_ok();
        let text =
            |row| if is_again(row) { "0".to_owned() } else { table.text(row, column).to_owned() };
        taken = taken.with_texts(column, &header, text)?;
    }
    Some((taken, warning.times(counts)))
}

/// True where the numbers below a header count something: by its name, or as they stand behind a label of codes.
/// `goes_down` is true where merging gave them to all rows.
pub(super) fn is_count(headers: &[String], column: usize, goes_down: bool) -> bool {
    let Some(header) = headers.get(column) else { return false };
    if names_valence_in_header(header) {
        return true;
    }
    let owns = |header: &String| {
        let found = candidates(&fold_word(header));
        let people = |role: &Role| {
            matches!(role, Role::Participant | Role::Source | Role::Site | Role::Group)
        };
        found.iter().any(|(role, _)| people(role))
    };
    let before = headers.get(..column).unwrap_or(&[]);
    let is_named = surely_counts(&fold_word(header));
    if !before.iter().any(owns) {
        return is_named || !before.is_empty() && !is_other(header);
    }
    // Beside people a number describes them, and may be how many they are.
    is_named && !goes_down
}

/// True for a header that says something else of what stands below it than a count.
fn is_other(header: &str) -> bool {
    let key = fold_word(header);
    let named = candidates(&key);
    let counts = named.iter().any(|(role, _)| *role == Role::Count);
    !counts
        && (is_of_person(&key)
            || is_rank(&key)
            || is_nameless(&key)
            || named.iter().any(|(_, weight)| *weight >= EXACT))
}
