//! Rows of a pivot table that add up those above them under a label that was typed once: `Time`, what stands below it,
//! `Time Total`.
//!
//! Takes a table; gives the columns of such labels and the rows that add up. Never takes a row that is called so and
//! comes to something else, or labels of which one has no such row.

use std::collections::HashMap;

use super::number::parse_count;
use super::total_words::names_total;
use super::word_list::listed;
use crate::fold::{fold_word, trim};
use crate::format::{DecimalMark, Table};

/// Words for the sum of a part beside its label, besides those for totals; folded.
const OF_PARTS: &str = "subtotal,sub total,subtotals,result,ergebnis,teilergebnis,zwischensumme,resultat,delsumma,delsum,\
    mellansumma,valisumma,subtotaal,sous total,subtotale,subtotais,suma czesciowa";

/// Labels at least that have a row of their own that adds up.
const FEWEST: usize = 2;

/// What adds up the rows of a pivot table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PivotSubtotals {
    /// Columns of labels that were typed once, the leftmost first.
    pub columns: Vec<usize>,
    /// Rows that add up those of a label, in order.
    pub rows: Vec<usize>,
}

/// The subtotals of a table; `None` where it has none.
pub fn pivot_subtotals(table: &Table, decimal: DecimalMark) -> Option<PivotSubtotals> {
    if table.ranges().is_some() || table.sheet_column().is_some() {
        return None;
    }
    let mut found = PivotSubtotals { columns: Vec::new(), rows: Vec::new() };
    let is_blank = |row: &usize| (0..table.width()).all(|at| trim(table.text(*row, at)).is_empty());
    let mut rows: Vec<usize> = (0..table.rows()).filter(|row| !is_blank(row)).collect();
    let lowest = lowest_named(table, &rows);
    for column in 0..table.width() {
        let Some(own) = of_column(table, decimal, column, &rows, &lowest) else { break };
        // Those of all rows say nothing of the labels below this one.
        let of_all = |row: usize| names_total(trim(table.text(row, column)));
        rows.retain(|row| own.binary_search(row).is_err() && !of_all(*row));
        found.columns.push(column);
        found.rows.extend(own);
    }
    found.rows.sort_unstable();
    (!found.columns.is_empty()).then_some(found)
}

/// For each row that is called so as if it added up those of a label, the column of that label.
fn lowest_named(table: &Table, rows: &[usize]) -> HashMap<usize, usize> {
    let mut found = HashMap::new();
    let mut above: Vec<&str> = vec![""; table.width()];
    for &row in rows {
        for (column, above) in above.iter_mut().enumerate() {
            let label = trim(table.text(row, column));
            if label.is_empty() {
                continue;
            }
            if adds_up(label, above) {
                found.insert(row, column);
            } else {
                *above = label;
            }
        }
    }
    found
}

/// The rows that add up those of each label of a column, among some rows in order.
fn of_column(
    table: &Table,
    decimal: DecimalMark,
    column: usize,
    rows: &[usize],
    lowest: &HashMap<usize, usize>,
) -> Option<Vec<usize>> {
    let cell = |row: usize, at: usize| trim(table.text(row, at));
    let numbers: Vec<usize> = (column + 1..table.width()).collect();
    let number = |row: usize, at: usize| match cell(row, at) {
        "" => Some(0),
        text => parse_count(text, decimal).map(u64::from),
    };
    let (mut found, mut of_all) = (Vec::new(), Vec::new());
    // The label above, and its rows so far.
    let mut block: Option<(&str, Vec<usize>)> = None;
    let (mut single, mut adding) = (true, numbers.clone());
    for &row in rows {
        let label = cell(row, column);
        match &mut block {
            // What adds up the rows of a label below this one is in those already.
            Some(_) if label.is_empty() && lowest.get(&row).is_some_and(|at| *at > column) => {}
            Some((_, below)) if label.is_empty() => below.push(row),
            Some((above, below)) if adds_up(label, above) => {
                adding.retain(|&at| {
                    let sum: Option<u64> = below.iter().map(|&row| number(row, at)).sum();
                    sum.is_some_and(|sum| sum > 0 && number(row, at) == Some(sum))
                });
                single &= below.len() < 2;
                found.push(row);
                block = None;
            }
            // A label without a row that adds up; rows of all may stand at the end.
            Some(_) => return None,
            None if label.is_empty() => return None,
            None if names_total(label) => of_all.push(row),
            None => block = Some((label, vec![row])),
        }
    }
    if block.is_some() || found.len() < FEWEST || single || adding.is_empty() {
        return None;
    }
    let sums = |row: &usize| {
        adding.iter().all(|&at| {
            let sum: Option<u64> = found.iter().map(|&row| number(row, at)).sum();
            sum.is_some() && number(*row, at) == sum
        })
    };
    of_all.retain(sums);
    found.extend(of_all);
    found.sort_unstable();
    Some(found)
}

/// True for a label of the row that adds up those of another: `Time Total`, `Summe Zeit`.
fn adds_up(label: &str, above: &str) -> bool {
    let (label, above) = (fold_word(label), fold_word(above));
    let word = label
        .strip_suffix(&above)
        .and_then(|rest| rest.strip_suffix(' '))
        .or_else(|| label.strip_prefix(&above).and_then(|rest| rest.strip_prefix(' ')));
    let word =
        word.map(|word| word.strip_suffix(" of").or(word.strip_suffix(" for")).unwrap_or(word));
    !above.is_empty() && word.is_some_and(|word| names_total(word) || listed(OF_PARTS, word))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::format::TableBuilder;

    fn found(header: &str, rows: &[&str]) -> Option<(Vec<usize>, Vec<usize>)> {
        let headers = header.split('|').map(str::to_owned).collect();
        let mut builder = TableBuilder::new(None, headers);
        for (number, row) in (2..).zip(rows) {
            let cells: Vec<_> = row.split('|').map(|cell| builder.intern(cell).unwrap()).collect();
            builder.push_row(number, &cells).unwrap();
        }
        let found = pivot_subtotals(&builder.finish(), DecimalMark::Point)?;
        Some((found.columns, found.rows))
    }

    #[test]
    fn labels_have_a_row_that_adds_up_or_none_is_taken() {
        for (rows, expected) in [
            (
                &["A|b|5", "|f|2", "A Total||7", "B|b|3", "|f|1", "B Total||4", "Grand Total||11"]
                    [..],
                Some((vec![0], vec![2, 5, 6])),
            ),
            (&["A|b|5", "|f|2", "Summe A||7", "B|b|3", "Summe B||3"], Some((vec![0], vec![2, 4]))),
            (
                &["A|b|5", "|f|2", "A Ergebnis||7", "B|b|3", "B Ergebnis||3"],
                Some((vec![0], vec![2, 4])),
            ),
            // Another number, another label, a label without a sum, and one row each.
            (&["A|b|5", "|f|2", "A Total||8", "B|b|3", "|f|1", "B Total||4"], None),
            (&["A|b|5", "|f|2", "C Total||7", "B|b|3", "|f|1", "B Total||4"], None),
            (&["A|b|5", "|f|2", "B|b|3", "|f|1", "B Total||4"], None),
            (&["A|b|5", "A Total||5", "B|b|3", "B Total||3"], None),
            (&["A|b|5", "|f|2", "B|b|3"], None),
        ] {
            assert_eq!(found("x|y|n", rows), expected, "{rows:?}");
        }
        let nested = [
            "A|u|b|5",
            "||f|1",
            "|u Total||6",
            "|v|b|2",
            "|v Total||2",
            "A Total|||8",
            "B|u|b|3",
            "||f|1",
            "|u Total||4",
            "B Total|||4",
            "Total|||12",
        ];
        assert_eq!(found("x|y|z|n", &nested), Some((vec![0, 1], vec![2, 4, 5, 8, 9, 10])));
    }
}
