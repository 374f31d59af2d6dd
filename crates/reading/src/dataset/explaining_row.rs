//! A first row that says in other words what the header says: `Participant` above `ID of the interviewee`.
//!
//! Takes a table; says whether its first row is one. Never takes a row for one because a code is called as columns are.

use super::headers::{EXACT, PART, candidates};
use super::roles::Role;
use super::weigh::is_label;
use super::{valence_key, valence_of_word};
use crate::fold::{fold_word, trim};
use crate::format::Table;
use crate::valence::Valence;

/// Rows of a table at least, the first among them.
const FEWEST_ROWS: usize = 3;
/// Columns of which the first row says what they hold, at least.
const FEWEST_COLUMNS: usize = 2;

/// True where the first row explains the header: half of its cells, two at least, name what their columns hold and stand
/// nowhere else in them.
pub fn first_row_explains(table: &Table) -> bool {
    if table.ranges().is_some() || table.rows() < FEWEST_ROWS {
        return false;
    }
    let cell = |row: usize, column: usize| trim(table.text(row, column));
    let columns = (0..table.width()).filter(|column| table.sheet_column() != Some(*column));
    let filled: Vec<usize> = columns.filter(|&column| !cell(0, column).is_empty()).collect();
    let header = |column: usize| table.headers().get(column).map_or("", String::as_str);
    let explains = filled.iter().filter(|&&column| {
        let text = cell(0, column);
        fold_word(text) != fold_word(header(column)) && says_role(header(column), text)
    });
    let explains: Vec<usize> = explains.copied().collect();
    if explains.len() < FEWEST_COLUMNS || 2 * explains.len() < filled.len() {
        return false;
    }
    let is_alone = |column: &usize| {
        let own = cell(0, *column);
        (1..table.rows()).all(|row| cell(row, *column) != own)
    };
    explains.iter().all(is_alone)
}

/// True where a text names what a header names.
fn says_role(header: &str, text: &str) -> bool {
    let is_side =
        |word: &str| valence_of_word(word).is_some_and(|valence| Valence::SIDES.contains(&valence));
    if is_side(text) {
        return false;
    }
    let kind = |role: Role| if is_label(&role) { Role::Code } else { role };
    let of = |text: &str, least: u32| -> Vec<Role> {
        let named = candidates(&fold_word(text)).into_iter();
        named.filter(|(_, weight)| *weight >= least).map(|(role, _)| kind(role)).collect()
    };
    let own = of(header, EXACT - 12);
    let names_sides = || valence_key(text).split(' ').filter(|word| is_side(word)).count() > 1;
    own.contains(&Role::Valence) && names_sides()
        || of(text, PART).iter().any(|role| own.contains(role))
}

#[cfg(test)]
mod tests {
    use super::first_row_explains;
    use crate::format::TableBuilder;

    #[test]
    fn rows_that_explain_the_header_are_told_from_codings() {
        for (rows, expected) in [
            (
                &[
                    "Participant|Theme|Valence|Quote",
                    "ID of the interviewee|Code applied|Barrier or facilitator|Verbatim text",
                    "P1|Time|B|No time",
                    "P2|Team|F|Good",
                ][..],
                true,
            ),
            (
                &[
                    "Participant|Theme|Valence",
                    "Participant ID|Theme name|",
                    "P1|Time|B",
                    "P2|Team|F",
                ],
                true,
            ),
            (
                &["Participant|Theme|Valence", "P1|Code of conduct|B", "P2|Time|B", "P3|Team|F"],
                false,
            ),
            (&["Participant|Theme|Valence", "P1|Time|Barrier", "P2|Time|B", "P3|Team|F"], false),
            (
                &[
                    "Theme|Barriers|Facilitators",
                    "Participant engagement|3|1",
                    "Time|2|4",
                    "Cost|1|1",
                ],
                false,
            ),
            (
                &[
                    "Code|Participant",
                    "Theme fatigue|Respondent 1",
                    "Time|Respondent 2",
                    "Cost|Respondent 1",
                ],
                false,
            ),
            (&["Participant|Theme", "Participant ID|Theme name", "P1|Time"], false),
        ] {
            let mut rows = rows.iter().map(|row| row.split('|').collect::<Vec<_>>());
            let headers = rows.next().unwrap_or_default().into_iter().map(str::to_owned).collect();
            let mut builder = TableBuilder::new(None, headers);
            for (row, number) in rows.zip(2..) {
                let cells: Vec<_> =
                    row.iter().filter_map(|text| builder.intern(text).ok()).collect();
                assert!(builder.push_row(number, &cells).is_ok());
            }
            let table = builder.finish();
            assert_eq!(first_row_explains(&table), expected, "{:?}", table.headers());
        }
    }
}
