//! Rows of totals within and below lists whose other cells are texts: `P1 subtotal` below the rows of `P1`, `Total` with
//! `2 studies` beside it.
//!
//! Takes a table; gives the rows that are named for a total and hold nothing but numbers where the others hold texts.
//! Never takes a row of a column of numbers: whether that is a sum its numbers say.

use std::collections::HashSet;

use super::total_words::names_total;
use super::word_list::listed;
use crate::fold::{fold_word, trim};
use crate::format::{DecimalMark, Table, number};

/// Words for the total of a part, before or behind its name; folded.
const PARTS: &str = "subtotal,sub total,subtotals,zwischensumme,teilsumme,ergebnis,teilergebnis,delsumma,delsum,\
    deltotal,mellansumma,mellomsum,valisumma,sous total,subtotaal,subtotale,subtotales,subsuma,suma parcial,\
    suma czesciowa,mezisoucet,reszosszeg,ara toplam,итог,итого,промежуточный итог,小计,小計,소계,المجموع الفرعي,\
    count,number,anzahl,antal,antall,lukumaara,nombre,numero,aantal,conteggio,recuento,liczba";
/// Words behind the number of a cell at most: `2 studies`.
const MOST_WORDS: usize = 2;

/// The rows, in order.
pub(super) fn subtotal_rows(table: &Table, decimal: DecimalMark) -> Vec<usize> {
    let sheet = table.sheet_column();
    let columns: Vec<usize> = (0..table.width()).filter(|column| sheet != Some(*column)).collect();
    let mut names: Option<Vec<HashSet<String>>> = None;
    let mut named = |at: usize, label: &str| {
        let names = names.get_or_insert_with(|| {
            let keys = |column: &usize| table.texts_of(*column).iter().map(fold_word).collect();
            columns.iter().map(keys).collect()
        });
        let is_name = |name: &str| names.get(at).is_some_and(|names| names.contains(name));
        names_total(label) || names_part(&fold_word(label), is_name)
    };
    let cells = |row: usize| {
        let cells = columns.iter().map(move |&column| trim(table.text(row, column)));
        cells.enumerate().filter(|(_, text)| !text.is_empty())
    };
    let is_number = |text: &str| begins_with_number(text, decimal);
    // A name, and numbers behind it.
    let may_be = |row: &usize| {
        let mut cells = cells(*row);
        cells.next().is_some_and(|(_, first)| !is_number(first))
            && cells.next().is_some_and(|(_, next)| is_number(next))
            && cells.all(|(_, text)| is_number(text))
    };
    let candidates: Vec<usize> = (0..table.rows())
        .filter(may_be)
        .filter(|row| cells(*row).next().is_some_and(|(at, label)| named(at, label)))
        .collect();
    if candidates.is_empty() {
        return candidates;
    }
    // Numbers and texts of the other rows, by column: a number among numbers may well be another of them.
    let mut held = vec![(0_usize, 0_usize); columns.len()];
    for row in (0..table.rows()).filter(|row| candidates.binary_search(row).is_err()) {
        for (at, text) in cells(row) {
            if let Some((numbers, texts)) = held.get_mut(at) {
                *(if is_number(text) { numbers } else { texts }) += 1;
            }
        }
    }
    let among_texts =
        |at: usize| held.get(at).is_some_and(|(numbers, texts)| *texts > 2 * *numbers);
    let behind = |row: &usize| cells(*row).skip(1).all(|(at, _)| among_texts(at));
    candidates.into_iter().filter(behind).collect()
}

/// True for a number alone, or before a few words.
fn begins_with_number(text: &str, decimal: DecimalMark) -> bool {
    let mut words = text.split_whitespace();
    let first = words.next().is_some_and(|word| number(word, decimal).is_some());
    first && words.count() <= MOST_WORDS
}

/// True for the name of a part with a word for its total before or behind it.
fn names_part(key: &str, is_name: impl Fn(&str) -> bool) -> bool {
    let says = |word: &str| listed(PARTS, word) || names_total(word);
    if listed(PARTS, key) {
        return !is_name_of_count(key);
    }
    key.char_indices().filter(|(_, letter)| *letter == ' ').any(|(at, _)| {
        let (before, behind) = (key.get(..at), key.get(at + 1..));
        let pair = before.zip(behind);
        pair.is_some_and(|(one, two)| says(two) && is_name(one) || says(one) && is_name(two))
    })
}

/// True for a word that alone may be the name of anything that is counted.
fn is_name_of_count(key: &str) -> bool {
    !key.contains("sub") && !key.contains("total") && !key.contains("sum")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::TableBuilder;

    /// Rows of cells divided by `|`, the header first; the rows that are totals.
    fn found(rows: &str) -> Vec<usize> {
        let mut rows = rows.split(" / ").map(|row| row.split('|').collect::<Vec<_>>());
        let headers = rows.next().unwrap_or_default().into_iter().map(str::to_owned).collect();
        let mut builder = TableBuilder::new(None, headers);
        for (row, number) in rows.zip(2..) {
            let cells: Vec<_> = row.iter().filter_map(|text| builder.intern(text).ok()).collect();
            assert!(builder.push_row(number, &cells).is_ok());
        }
        subtotal_rows(&builder.finish(), DecimalMark::Point)
    }

    #[test]
    fn totals_of_parts_stand_among_texts() {
        for (rows, expected) in [
            ("P|Code|Type / P1|Time|B / P1 subtotal|1| / P2|Cost|B / P2 subtotal|1|", &[1, 3][..]),
            ("P|Code / P1|Time / P1|Cost / P1 Count|2 / P2|Cost / P2 Count|1", &[2, 4]),
            ("Fall|Code / A|Zeit / Zwischensumme A|1 / B|Geld / Zwischensumme B|1", &[1, 3]),
            ("Study|Where|B / Adams|Ward|Time / Bell|Home|Cost / Total|2 studies|3", &[2]),
            ("P|Code / P1|Time / Subtotal|1 / P2|Cost", &[1]),
            // Numbers among numbers, a name of nobody, a text beside it, and no number at all.
            ("Code|N / Time|3 / Time total|3 / Cost|2", &[]),
            ("P|Code / P1|Time / Body count|1 / P2|Cost", &[]),
            ("P|Code|Type / P1|Time|B / P1 subtotal|1|B", &[]),
            ("P|Code / P1|Time / P1 subtotal| / P2|Cost", &[]),
            ("P|Code / P1|Time / Count|1 / P2|Cost", &[]),
        ] {
            assert_eq!(found(rows), expected, "{rows}");
        }
    }
}
