//! Sheets that sum up the codings of another sheet of their workbook: a pivot table beside its data.
//!
//! Takes the sheet that would be read and the others; gives the one that holds the codings which it sums up. Never takes
//! a list of examples beside counts for these: the numbers must be those of its rows, or most of its codes the same
//! under headers that programs for tables write.

use std::collections::BTreeMap;

use super::own::known_codes;
use crate::dataset::{CellsSaid, ColumnGuess, Role, guess_roles, parse_count, reshape};
use crate::fold::{fold_word, trim};
use crate::format::{DecimalMark, Table};

/// Codes of a pivot table at least.
const FEWEST_CODES: usize = 2;
/// What spreadsheets call the labels of a pivot table's rows, folded.
const ROW_LABELS: [&str; 16] = [
    "row labels",
    "zeilenbeschriftungen",
    "radetiketter",
    "rakkenavne",
    "radetiketter 1",
    "riviotsikot",
    "etiquettes de lignes",
    "etiquetas de fila",
    "etichette di riga",
    "rijlabels",
    "rotulos de linha",
    "etykiety wierszy",
    "行标签",
    "列標籤",
    "行ラベル",
    "행 레이블",
];

/// How often each code stands in a table, by its folded label.
type Numbers = BTreeMap<String, u64>;

/// The sheet that holds, a row each, the codings that a table of counts sums up; `None` where the table is none or no
/// sheet does.
pub(super) fn source_of<'t>(
    pivot: &Table,
    others: impl Iterator<Item = &'t Table>,
    decimal: DecimalMark,
) -> Option<&'t Table> {
    let counts = reshape(pivot, decimal, &known_codes, CellsSaid::default())?.table;
    let summed = numbers(&counts, decimal)?;
    let named = pivot.headers().first();
    let named = named.is_some_and(|header| ROW_LABELS.contains(&fold_word(header).as_str()));
    let holds = |table: &&Table| {
        let listed = reshape(table, decimal, &known_codes, CellsSaid::default()).is_none();
        let own = numbers(table, decimal).filter(|_| listed);
        own.is_some_and(|own| own == summed || named && is_most(&own, &summed))
    };
    others.filter(holds).max_by_key(|table| table.rows())
}

/// True where half of the codes of a pivot table are those of a sheet, which has half of as many codings: it was
/// made of the sheet before that was changed.
fn is_most(own: &Numbers, summed: &Numbers) -> bool {
    let both = summed.keys().filter(|code| own.contains_key(*code)).count();
    let sum = |numbers: &Numbers| numbers.values().sum::<u64>();
    2 * both >= summed.len() && 2 * sum(own) >= sum(summed)
}

/// How often each label of the lowest level stands in a table, a row standing for as many as its count says; `None` for
/// a table without codes, with few of them, or with several columns of them.
fn numbers(table: &Table, decimal: DecimalMark) -> Option<Numbers> {
    let columns = guess_roles(table, decimal);
    let position = |wanted: fn(&ColumnGuess) -> bool| {
        let mut found = (0..).zip(&columns).filter(|(_, one)| wanted(one)).map(|(at, _)| at);
        found.next().filter(|_: &usize| found.next().is_none())
    };
    let code = position(|one| one.role == Role::Code)
        .or_else(|| position(|one| one.role == Role::Theme))
        .or_else(|| position(|one| matches!(one.role, Role::Construct | Role::Domain)))?;
    let count = position(|one| one.role == Role::Count);
    let mut found = Numbers::new();
    for row in 0..table.rows() {
        let label = fold_word(table.text(row, code));
        let number = match count {
            Some(count) => parse_count(trim(table.text(row, count)), decimal).unwrap_or(0),
            None => 1,
        };
        if !label.is_empty() && number > 0 {
            *found.entry(label).or_default() += u64::from(number);
        }
    }
    (found.len() >= FEWEST_CODES).then_some(found)
}
