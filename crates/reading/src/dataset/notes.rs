//! Notes below a table: text alone in the first cell, under the last row.
//!
//! Takes a table; gives the rows that are notes. Never takes a row for one that any other cell is filled of,
//! or that stands among others.

use crate::fold::trim;
use crate::format::Table;

/// Words with which notes begin, in lower case.
const WORDS: [&str; 27] = [
    "note",
    "notes",
    "abbreviations",
    "abbreviation",
    "legend",
    "key",
    "source",
    "sources",
    "footnote",
    "anmerkung",
    "anmerkungen",
    "anm",
    "quelle",
    "not",
    "nota",
    "notas",
    "fuente",
    "fuentes",
    "fonte",
    "fonti",
    "remarque",
    "remarques",
    "bron",
    "opmerking",
    "uwaga",
    "kilde",
    "källa",
];

/// The first of the rows below the table that are notes; `None` where there are none. They begin behind a
/// blank row, or with a word or mark for notes; whatever stands below the first is one.
pub fn notes_below(table: &Table) -> Option<usize> {
    if table.sheet_column().is_some() || table.width() < 2 || table.ranges().is_some() {
        return None;
    }
    let filled = |row: usize, column: usize| !trim(table.text(row, column)).is_empty();
    // A label with a colon below a gap says something of the table: `Key:`, `B = Barrier`.
    let begins = behind_gap(table)
        .and_then(|from| (from..table.rows()).find(|&row| is_labelled(trim(table.text(row, 0)))));
    let begins = begins.unwrap_or(table.rows());
    let others = |row: usize| row < begins && (1..table.width()).any(|column| filled(row, column));
    let last = (0..table.rows()).rev().find(|&row| others(row))?;
    (last + 1..table.rows()).find(|&row| {
        let gap = !filled(row - 1, 0) && !others(row - 1)
            || table.row_number(row) > table.row_number(row - 1) + 1;
        filled(row, 0) && (gap || begins_as_note(trim(table.text(row, 0))))
    })
}

/// The row behind the last gap of a table that has rows with labels without a colon before it.
fn behind_gap(table: &Table) -> Option<usize> {
    let blank =
        |row: usize| (0..table.width()).all(|column| trim(table.text(row, column)).is_empty());
    let gap =
        |row: &usize| blank(row - 1) || table.row_number(*row) > table.row_number(row - 1) + 1;
    let from = (1..table.rows()).rev().filter(|row| !blank(*row)).find(gap)?;
    let labelled = (0..from).any(|row| is_labelled(trim(table.text(row, 0))));
    (!labelled).then_some(from)
}

/// `Key:`, `Abbreviations:`, `Coded by:`.
fn is_labelled(text: &str) -> bool {
    text.ends_with([':', '\u{ff1a}']) && text.chars().count() <= 40
}

/// `Note: …`, `* p < 0.05`, `a = once`, `† …`.
fn begins_as_note(text: &str) -> bool {
    let lower = text.to_lowercase();
    let word = WORDS
        .iter()
        .any(|word| lower.strip_prefix(word).is_some_and(|rest| rest.starts_with([':', '.'])));
    let mark = text.starts_with(['*', '\u{2020}', '\u{2021}', '§', '¶']);
    let legend = text.split_once('=').is_some_and(|(sign, meaning)| {
        (1..=3).contains(&sign.trim().chars().count()) && meaning.trim().chars().count() > 1
    });
    word || mark || legend
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::format::TableBuilder;

    #[test]
    fn notes_are_told_from_rows() {
        for (rows, first) in [
            (&["a|1", "b|2", "Note: more than one code possible|"][..], Some(2)),
            (&["a|1", "b|2", "|", "More than one code possible|"], Some(3)),
            (&["a|1", "b|2", "* p < 0.05|", "as reported|"], Some(2)),
            (&["a|1", "b|2", "a = once|"], Some(2)),
            (&["a|1", "b|2", "Abbreviations: NP, nurse|"], Some(2)),
            // A code in the last row that nobody mentioned.
            (&["a|1", "b|2", "Cost|"], None),
            (&["a|1", "b|2", "Note taking|"], None),
            (&["a|1", "Note: x|", "b|2"], None),
            (&["a|1", "|", "b|2"], None),
            (&["a|1", "b|2", "|", "c|3"], None),
            (&["a|1", "b|2", "|"], None),
            (&["a|", "b|"], None),
            (&[], None),
        ] {
            let mut builder = TableBuilder::new(None, vec!["code".to_owned(), "n".to_owned()]);
            for (number, row) in (2..).zip(rows) {
                let cells: Vec<_> =
                    row.split('|').map(|cell| builder.intern(cell).unwrap()).collect();
                builder.push_row(number, &cells).unwrap();
            }
            assert_eq!(notes_below(&builder.finish()), first, "{rows:?}");
        }
    }
}
