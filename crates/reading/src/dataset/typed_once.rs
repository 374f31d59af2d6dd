//! Labels that were typed once for the rows below them, and headings above such rows.
//!
//! Takes a table; gives the columns in which a blank means the label above, as people write down whom a
//! group of rows is about, and the rows that hold a heading and nothing else. Conservative: columns at the
//! left that are filled and blank together, no label twice under one heading, and codes in the rows between.

use std::collections::HashSet;

use super::headers::{EXACT, candidates};
use super::merged_numbers::is_count;
use super::roles::Role;
use crate::fold::{fold_word, trim};
use crate::format::Table;
use crate::schema::counts as words;

/// Header of the column of headings where the labels below are domains.
const HEADING: &str = "Heading";

/// What was typed once in a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedOnce {
    /// Columns to fill down, the leftmost first; none in a table in which every row says all.
    pub columns: Vec<usize>,
    /// Rows that are headings of those below, in order.
    pub headings: Vec<usize>,
    /// The column in which the headings stand.
    pub heading_column: usize,
}

/// A table's rows that are not blank, and which of their cells are filled.
struct Rows<'t> {
    table: &'t Table,
    rows: Vec<usize>,
}

impl Rows<'_> {
    fn filled(&self, row: usize, column: usize) -> bool {
        !trim(self.table.text(row, column)).is_empty()
    }

    /// The next row that is not blank.
    fn next(&self, row: usize) -> Option<usize> {
        self.rows.get(self.rows.partition_point(|one| *one <= row)).copied()
    }
}

/// Finds what was typed once.
pub fn typed_once(table: &Table) -> TypedOnce {
    let seen = Rows { table, rows: Vec::new() };
    let is_blank = |row: &usize| (0..table.width()).all(|column| !seen.filled(*row, column));
    let rows: Vec<usize> = (0..table.rows()).filter(|row| !is_blank(row)).collect();
    let seen = Rows { table, rows };
    // Numbers of the rows, or names of all of them, may stand before the labels.
    let first = (0..table.width()).find(|&column| !names_every_row(&seen, column));
    first.and_then(|first| below_labels(&seen, first)).unwrap_or_default()
}

/// True for a column in which every row has something of its own.
fn names_every_row(seen: &Rows<'_>, column: usize) -> bool {
    seen.rows.len() > 1 && seen.table.texts_of(column).len() == seen.rows.len()
}

fn below_labels(seen: &Rows<'_>, first: usize) -> Option<TypedOnce> {
    let (table, width) = (seen.table, seen.table.width());
    // Where every row says it nothing was typed once.
    if table.texts_of(first).filled() == seen.rows.len() {
        return None;
    }
    let together = (first..width)
        .take_while(|&column| {
            seen.rows.iter().all(|&row| seen.filled(row, column) == seen.filled(row, first))
        })
        .count();
    let labels = first..first + together;
    let roles: Vec<Role> = labels
        .clone()
        .filter_map(|column| table.headers().get(column))
        .flat_map(|header| candidates(&fold_word(header)))
        .filter(|(_, weight)| *weight + 10 >= EXACT)
        .map(|(role, _)| role)
        .collect();
    let is_label = |role: &Role| {
        matches!(
            role,
            Role::Participant
                | Role::Source
                | Role::Group
                | Role::Site
                | Role::Domain
                | Role::Construct
                | Role::Theme
                | Role::Valence
        )
    };
    if !roles.iter().any(is_label) {
        return None;
    }
    let alone = |row: usize| {
        let others = (0..width).filter(|column| !labels.contains(column));
        seen.filled(row, first)
            && others.clone().next().is_some()
            && others.clone().all(|column| !seen.filled(row, column))
    };
    let headings: Vec<usize> = seen.rows.iter().copied().filter(|&row| alone(row)).collect();
    let of_constructs = first == 0 && together == 1 && headings_hold(seen, &headings);
    if !headings.is_empty() && !of_constructs {
        return None;
    }
    let body: Vec<usize> =
        seen.rows.iter().copied().filter(|row| headings.binary_search(row).is_err()).collect();
    let starts: Vec<usize> = body.iter().copied().filter(|&row| seen.filled(row, first)).collect();
    let mut said = HashSet::new();
    let said_once = starts.iter().all(|&row| {
        let heading = headings.partition_point(|heading| *heading < row);
        said.insert((heading, trim(table.text(row, first))))
    });
    // Every row between has something of its own, and nobody's rows begin below a heading without a label.
    let own = body
        .iter()
        .all(|&row| (0..width).any(|column| !labels.contains(&column) && seen.filled(row, column)));
    let begun =
        headings.iter().all(|&row| seen.next(row).is_some_and(|row| seen.filled(row, first)));
    let enough = starts.len() >= 2 && 2 * starts.len() <= body.len();
    let is_right = starts.first() == body.first() && enough && said_once && own && begun;
    is_right.then(|| {
        // A count that stands once counts once.
        let counts = |column: &usize| {
            let mut texts = seen.rows.iter().map(|&row| trim(table.text(row, *column)));
            let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            is_count(table.headers(), *column, true) && texts.all(is_number)
        };
        let mut columns: Vec<usize> = labels.filter(|column| !counts(column)).collect();
        columns.extend(below_these(seen, &body, starts, first + together, is_label));
        TypedOnce { columns, headings, heading_column: first }
    })
}

/// Columns of labels to the right of those typed once that were typed once below each of theirs; `starts` are the
/// rows in which those begin.
fn below_these(
    seen: &Rows<'_>,
    body: &[usize],
    mut starts: Vec<usize>,
    first: usize,
    is_label: impl Fn(&Role) -> bool,
) -> Vec<usize> {
    let mut columns = Vec::new();
    for column in first..seen.table.width() {
        let header = seen.table.headers().get(column).map_or("", String::as_str);
        let named = candidates(&fold_word(header));
        let own: Vec<usize> =
            body.iter().copied().filter(|&row| seen.filled(row, column)).collect();
        let begun = starts.iter().all(|&row| seen.filled(row, column));
        let mut said = HashSet::new();
        let once = own.iter().all(|&row| {
            let under = starts.partition_point(|start| *start <= row);
            said.insert((under, trim(seen.table.text(row, column))))
        });
        let labels = named.iter().any(|(role, weight)| *weight + 10 >= EXACT && is_label(role));
        // The last label of a row is its own.
        let is_last = (column + 1..seen.table.width())
            .all(|other| body.iter().all(|&row| !seen.filled(row, other)));
        if !labels || !begun || !once || is_last || 2 * own.len() > body.len() {
            break;
        }
        columns.push(column);
        starts = own;
    }
    columns
}

/// True where rows with nothing but a label are headings: two at least, the first row being one, and none
/// above another or at the end.
fn headings_hold(seen: &Rows<'_>, headings: &[usize]) -> bool {
    headings.len() >= 2
        && headings.first() == seen.rows.first()
        && headings
            .iter()
            .all(|&row| seen.next(row).is_some_and(|next| headings.binary_search(&next).is_err()))
}

impl TypedOnce {
    /// True where nothing was typed once.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// True where the first column says who, where or of which valence the rows are, and no row is a heading.
    pub fn says_owners(&self, table: &Table) -> bool {
        let header = self.columns.first().and_then(|&column| table.headers().get(column));
        let named = header.map(|header| candidates(&fold_word(header))).unwrap_or_default();
        let is_owner = |role: &Role| {
            matches!(
                role,
                Role::Participant | Role::Source | Role::Group | Role::Site | Role::Valence
            )
        };
        self.headings.is_empty() && self.stands_above_owners(table)
            || self.headings.is_empty()
                && named.iter().any(|(role, weight)| is_owner(role) && *weight + 10 >= EXACT)
    }

    /// True where the column behind those typed once says in every row who, where or of which valence it is, each of
    /// which comes again.
    fn stands_above_owners(&self, table: &Table) -> bool {
        let Some(next) = self.columns.last().map(|column| column + 1) else { return false };
        let header = table.headers().get(next).map_or("", String::as_str);
        let owner = candidates(&fold_word(header)).into_iter().any(|(role, weight)| {
            matches!(role, Role::Group | Role::Site | Role::Valence) && weight >= EXACT
        });
        let texts = table.texts_of(next);
        owner && texts.filled() == table.rows() && 2 * texts.len() <= table.rows()
    }

    /// The table with every label in each of its rows, and with the headings in a column of their own.
    #[must_use]
    pub fn written_out(&self, table: &Table) -> Table {
        if self.headings.is_empty() {
            return table.filled_down(&self.columns);
        }
        let header = table.headers().get(self.heading_column).map_or("", String::as_str);
        let is_domain =
            candidates(&fold_word(header)).iter().any(|(role, _)| *role == Role::Domain);
        let name = if is_domain { HEADING } else { words::DOMAIN };
        let columns: Vec<usize> = self.columns.iter().map(|column| column + 1).collect();
        let label = |row: &usize| (*row, trim(table.text(*row, self.heading_column)));
        let headings: Vec<(usize, &str)> = self.headings.iter().map(label).collect();
        table.under_headings(name, "", &headings).filled_down(&columns)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::format::TableBuilder;

    fn made(header: &str, rows: &[&str]) -> Table {
        let headers = header.split('|').map(str::to_owned).collect();
        let mut builder = TableBuilder::new(None, headers);
        for (number, row) in (2..).zip(rows) {
            let cells: Vec<_> = row.split('|').map(|cell| builder.intern(cell).unwrap()).collect();
            builder.push_row(number, &cells).unwrap();
        }
        builder.finish()
    }

    #[test]
    fn groups_of_rows_are_told_from_gaps() {
        let cases: [(&str, &[&str], &[usize]); 14] = [
            (
                "participant|role|code|type",
                &["P1|Nurse|a|+", "||b|-", "||c|-", "P2|GP|a|+", "||b|-"],
                &[0, 1],
            ),
            ("theme|code", &["Money|a", "|b", "Time|c", "|d"], &[0]),
            // Behind an identifier that is typed once too, and behind one of every row.
            ("theme id|theme|code", &["T1|Money|a", "||b", "T2|Time|c", "||d"], &[0, 1]),
            ("no|theme|code", &["1|Money|a", "2||b", "3|Time|c", "4||d"], &[1]),
            // The group has gaps of its own.
            ("participant|role|code", &["P1|Nurse|a", "||b", "P2||a", "||b"], &[0]),
            // Most rows say who; a blank is a gap.
            ("participant|code", &["P1|a", "P1|b", "|c", "P2|d"], &[]),
            ("participant|code", &["P1|a", "P2|b", "|c", "P3|d"], &[]),
            ("no|theme|code", &["1|Money|a", "2|Time|b", "3||c", "4|Pay|d"], &[]),
            // A label that comes again is not typed once.
            ("participant|code", &["P1|a", "|b", "P1|c", "|d"], &[]),
            // A row of blanks is none.
            ("participant|code", &["P1|a", "|b", "|", "P2|c", "|d"], &[0]),
            // Nothing of its own stands in a row.
            ("participant|code", &["P1|a", "|b", "P2|", "|d"], &[]),
            ("comment|code", &["first|a", "|b", "second|c", "|d"], &[]),
            ("code|type", &["a|+", "|-", "b|+", "|-"], &[]),
            ("id|code", &["1|a", "2|b"], &[]),
        ];
        for (header, rows, expected) in cases {
            let found = typed_once(&made(header, rows));
            assert_eq!((found.columns.as_slice(), found.headings.len()), (expected, 0), "{rows:?}");
        }
    }

    #[test]
    fn headings_stand_above_labels_that_were_typed_once() {
        let rows = [
            "Inner||",
            "Culture|-|1",
            "|+|2",
            "Leaders|-|3",
            "|+|4",
            "Process||",
            "Planning|-|5",
            "|+|6",
        ];
        let table = made("construct|valence|n", &rows);
        let found = typed_once(&table);
        assert_eq!((found.columns.as_slice(), found.headings.as_slice()), (&[0][..], &[0, 5][..]));
        let out = found.written_out(&table);
        assert_eq!(out.headers(), ["Domain", "construct", "valence", "n"]);
        let text = |row| (0..4).map(|at| out.text(row, at)).collect::<Vec<_>>().join("|");
        let lines: Vec<String> = (0..out.rows()).map(text).collect();
        assert_eq!(
            lines,
            [
                "Inner|Culture|-|1",
                "Inner|Culture|+|2",
                "Inner|Leaders|-|3",
                "Inner|Leaders|+|4",
                "Process|Planning|-|5",
                "Process|Planning|+|6",
            ]
        );
        assert_eq!(out.row_number(4), 8);
        for rows in [
            // The first row is no heading; a heading above another; one at the end; rows without a label.
            &["Culture|-|1", "|+|2", "Process||", "Planning|-|5", "|+|6"][..],
            &["Inner||", "Process||", "Planning|-|5", "|+|6", "Cost|-|1", "|+|1"],
            &["Inner||", "Planning|-|5", "|+|6", "Cost|-|1", "|+|1", "Process||"],
            &["Inner||", "|-|5", "Cost|+|6", "|-|1", "Process||", "Time|-|1", "|+|1"],
            // Every label stands in its row.
            &["Inner||", "Culture|-|1", "Culture|+|2", "Process||", "Planning|-|5", "Pay|+|6"],
        ] {
            let found = typed_once(&made("construct|valence|n", rows));
            assert_eq!(found, TypedOnce::default(), "{rows:?}");
        }
    }
}
