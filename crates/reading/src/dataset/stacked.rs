//! Tables that stand below each other in one sheet, each under a title of its own: `Nurses`, their table, `Doctors`,
//! theirs.
//!
//! Takes a table without the headers that came again, and where those were; gives the rows that are titles. Never
//! takes a heading above codes for one, unless the same codes stand below each, or somebody of whom nothing is said.

use std::collections::{HashMap, HashSet};

use super::going_on::is_going_on;
use super::groups::are_roles;
use super::headers::{self, EXACT, names_people};
use super::reshape::valence_of_section;
use super::roles::Role;
use crate::fold::{fold_word, trim};
use crate::format::Table;

/// Which rows are titles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Titles {
    /// Whether the title above the header is one of them.
    pub above: bool,
    /// The rows in order, each with its title.
    pub rows: Vec<(usize, String)>,
}

/// The titles of tables below each other; `None` where there are none, where they say nothing but valences, or where
/// a column says a group. `headers_again` are the numbers of the rows that were headers.
pub fn titles(table: &Table, headers_again: &[u64]) -> Option<Titles> {
    let says_group =
        |header: &String| headers::candidates(&fold_word(header)).contains(&(Role::Group, EXACT));
    if table.sheet_column().is_some()
        || table.ranges().is_some()
        || table.headers().iter().any(says_group)
    {
        return None;
    }
    let found = below_headers(table, headers_again)
        .or_else(|| above_people(table))
        .or_else(|| above_labels(table))?;
    let of_valences = found.rows.iter().all(|(_, title)| valence_of_section(title).is_some());
    let mut titles = found.rows.iter().map(|(_, title)| title);
    (!of_valences && !titles.any(|title| goes_on(title))).then_some(found)
}

/// True for the title of a table that goes on from the page before: `Table 2 (continued)`.
fn goes_on(title: &str) -> bool {
    fold_word(title).split(' ').skip(1).any(is_going_on)
}

/// Titles right above headers that came again, under each of which rows stand. The first table has one too.
fn below_headers(table: &Table, headers_again: &[u64]) -> Option<Titles> {
    if headers_again.is_empty() || table.title().is_empty() {
        return None;
    }
    let rows: Option<Vec<(usize, String)>> = headers_again
        .iter()
        .map(|number| {
            let above = (0..table.rows()).take_while(|&row| table.row_number(row) < *number);
            let row = above.filter(|&row| !is_blank(table, row)).last()?;
            Some((row, alone(table, row)?.to_owned()))
        })
        .collect();
    let rows = rows?;
    let distinct = rows.windows(2).all(|pair| match pair {
        [one, other] => one.0 < other.0,
        _ => true,
    });
    let (first, _) = rows.first()?;
    (distinct && (0..*first).any(|row| !is_blank(table, row)))
        .then_some(Titles { above: true, rows })
}

/// Names of roles in rows of their own above people.
fn above_people(table: &Table) -> Option<Titles> {
    let column = table.headers().iter().position(|header| {
        let named = headers::candidates(&fold_word(header));
        names_people(header) || named.contains(&(Role::Participant, EXACT))
    })?;
    let is_title = |row: usize| {
        let title = alone(table, row).filter(|title| are_roles(&[*title]))?;
        (trim(table.text(row, column)) == title).then(|| (row, title.to_owned()))
    };
    let rows: Vec<(usize, String)> = (0..table.rows()).filter_map(is_title).collect();
    let (first, _) = rows.first()?;
    let above = table.title();
    let of_all = above.is_empty() && (0..*first).all(|row| is_blank(table, row));
    let titled = !above.is_empty() && are_roles(&[above]);
    let ends = rows.iter().skip(1).map(|(row, _)| *row).chain([table.rows()]);
    let filled = rows
        .iter()
        .zip(ends)
        .all(|((row, _), end)| (row + 1..end).any(|row| !is_blank(table, row)));
    ((of_all && rows.len() > 1 || titled) && filled).then_some(Titles { above: titled, rows })
}

/// Rows of a text alone, the first row among them, below each of which the same labels stand once more: what they say
/// is whose they are. Codes of one name below several domains are few.
fn above_labels(table: &Table) -> Option<Titles> {
    let filled: Vec<usize> = (0..table.rows()).filter(|&row| !is_blank(table, row)).collect();
    let title = |row: usize| alone(table, row).filter(|text| trim(table.text(row, 0)) == *text);
    let rows: Vec<(usize, String)> =
        filled.iter().filter_map(|&row| Some((row, title(row)?.to_owned()))).collect();
    let label = |row: usize| fold_word(table.text(row, 0));
    if rows.len() < 2 || filled.first() != rows.first().map(|(row, _)| row) {
        return None;
    }
    let mut headed: HashMap<String, usize> = HashMap::new();
    let ends = rows.iter().skip(1).map(|(row, _)| *row).chain([table.rows()]);
    for ((row, _), end) in rows.iter().zip(ends) {
        let below = || (row + 1..end).filter(|&row| !is_blank(table, row));
        let own: HashSet<String> = below().map(label).filter(|label| !label.is_empty()).collect();
        // What stands below a code may be its valences.
        let says_valence = own.iter().any(|label| valence_of_section(label).is_some());
        if own.is_empty() || own.len() != below().count() || says_valence {
            return None;
        }
        own.into_iter().for_each(|label| *headed.entry(label).or_default() += 1);
    }
    let again = headed.values().filter(|times| **times > 1).count();
    (again >= 2 && 2 * again >= headed.len()).then_some(Titles { above: false, rows })
}

/// The only text of a row; merged cells hold it several times.
fn alone(table: &Table, row: usize) -> Option<&str> {
    let mut texts = (0..table.width()).map(|column| trim(table.text(row, column)));
    let first = texts.find(|text| !text.is_empty())?;
    texts.all(|text| text.is_empty() || text == first).then_some(first)
}

fn is_blank(table: &Table, row: usize) -> bool {
    (0..table.width()).all(|column| trim(table.text(row, column)).is_empty())
}
