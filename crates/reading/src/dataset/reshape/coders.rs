//! A column a coder: in each row the codes that several coders gave one item.

use std::collections::HashSet;

use super::families::{Family, FamilyChoice, FamilyKind};
use super::labels::row_numbers;
use super::melt::{Line, MeltPlan, Value};
use super::{Seen, Shape, names};
use crate::dataset::Role;
use crate::dataset::consensus::names_consensus;
use crate::dataset::headers;
use crate::dataset::number::{parse_count, parse_mark};
use crate::dataset::row_numbers::RowNumbers;
use crate::dataset::valence_of_word;
use crate::fold::fold_word;
use crate::schema::counts as words;

/// Most columns that are compared with one another.
const MOST_COLUMNS: usize = 12;
/// Mean length, in characters, beyond which a cell is no code.
const CODE_LENGTH: usize = 60;
/// From so many columns of counts on, codes are columns.
const WIDE: usize = 3;

/// Columns that hold the codes of several coders: surely by their names, else perhaps, where they say the
/// same of many rows, as several codes of one row never do.
pub(super) fn find(seen: &Seen<'_>) -> Option<Family> {
    let holds_code = |column: usize| {
        let named = headers::candidates(&fold_word(seen.header(column)));
        named.iter().any(|(role, weight)| *role == Role::Code && *weight >= headers::EXACT)
    };
    let counts = |column: usize| {
        let mut filled = seen.filled(column).peekable();
        filled.peek().is_some() && filled.all(|text| parse_mark(text, seen.decimal).is_some())
    };
    if seen.columns().filter(|&column| counts(column)).count() >= WIDE {
        return None;
    }
    let named: Vec<usize> = seen
        .columns()
        .filter(|&column| names::says_coder(seen.header(column)) && may_code(seen, column))
        .collect();
    // Beside a column of codes such columns hold the names of coders.
    let coded = seen.columns().any(|column| !named.contains(&column) && holds_code(column));
    if named.len() >= 2 {
        let alike = named.windows(2).all(|pair| match pair {
            [one, other] => shares_words(seen, *one, *other),
            _ => false,
        });
        // What they agreed on stands beside them.
        let agreed = seen
            .columns()
            .filter(|&column| names_consensus(seen.header(column)) && may_code(seen, column));
        let mut columns = named;
        columns.extend(agreed.take(1));
        return (!coded && alike).then(|| family(seen, columns, true));
    }
    let open: Vec<usize> = seen
        .columns()
        .filter(|&column| {
            let named = headers::candidates(&fold_word(seen.header(column)));
            let code = named.iter().all(|(role, weight)| {
                *role == Role::Code && *weight < headers::EXACT || *role == Role::Coder
            });
            code && may_code(seen, column)
        })
        .take(MOST_COLUMNS)
        .collect();
    let others = |columns: &[usize]| {
        seen.columns().any(|column| !columns.contains(&column) && holds_code(column))
    };
    open.iter().enumerate().find_map(|(at, &first)| {
        let alike = open.get(at + 1..)?.iter().copied();
        let alike = alike.filter(|&other| agree(seen, first, other));
        let columns: Vec<usize> = std::iter::once(first).chain(alike).collect();
        (columns.len() >= 2 && !others(&columns)).then(|| family(seen, columns, false))
    })
}

fn family(seen: &Seen<'_>, columns: Vec<usize>, sure: bool) -> Family {
    let codings = columns.iter().map(|&column| seen.filled(column).count() as u64).sum();
    let owners = u32::try_from(columns.len()).unwrap_or(u32::MAX);
    let choice = |kind, owners| FamilyChoice { kind, codings, owners };
    let mut choices = vec![choice(FamilyKind::Codes, 0), choice(FamilyKind::Coders, owners)];
    if sure {
        choices.reverse();
    }
    Family { columns, choices, sure }
}

/// True for a column of short words that are no valences.
fn may_code(seen: &Seen<'_>, column: usize) -> bool {
    let (mut filled, mut characters, mut letters, mut valences) = (0_usize, 0, 0_usize, 0_usize);
    for text in seen.filled(column) {
        filled += 1;
        characters += text.chars().count();
        letters += usize::from(
            text.contains(char::is_alphabetic) && parse_count(text, seen.decimal).is_none(),
        );
        valences += usize::from(valence_of_word(text).is_some());
    }
    filled >= 2
        && characters <= CODE_LENGTH * filled
        && 10 * letters >= 9 * filled
        && 2 * valences < filled
}

fn words_of<'a>(seen: &Seen<'a>, column: usize) -> HashSet<&'a str> {
    seen.rows().map(|row| seen.cell(row, column)).filter(|text| !text.is_empty()).collect()
}

/// True where half of the words of the one with fewer stand in the other too.
fn shares_words(seen: &Seen<'_>, one: usize, other: usize) -> bool {
    let (one, other) = (words_of(seen, one), words_of(seen, other));
    let shared = one.intersection(&other).count();
    shared > 0 && 2 * shared >= one.len().min(other.len())
}

/// True where two columns that are filled in most rows say the same of a fifth of them, two at least, and
/// not of all.
fn agree(seen: &Seen<'_>, one: usize, other: usize) -> bool {
    let (mut either, mut both, mut same) = (0_usize, 0_usize, 0_usize);
    for row in seen.rows() {
        let (one, other) = (seen.cell(row, one), seen.cell(row, other));
        either += usize::from(!one.is_empty() || !other.is_empty());
        if !one.is_empty() && !other.is_empty() {
            both += 1;
            same += usize::from(one == other);
        }
    }
    same >= 2
        && same < both
        && 5 * same >= both
        && 5 * both >= 4 * either
        && words_of(seen, one).len() >= 2
        && shares_words(seen, one, other)
}

/// The long form with a row for each cell of `columns`; a row of the table is a passage.
pub(super) fn plan(seen: &Seen<'_>, columns: &[usize]) -> MeltPlan {
    let is_id = |column: usize| {
        let named = headers::candidates(&fold_word(seen.header(column)));
        named.iter().any(|(role, weight)| *role == Role::Segment && *weight >= headers::EXACT)
    };
    let others = || seen.columns().filter(|column| !columns.contains(column));
    let named = others().any(is_id);
    let number =
        others().find(|&column| row_numbers(seen, column) != RowNumbers::No).filter(|_| !named);
    let carried: Vec<usize> = others().filter(|column| Some(*column) != number).collect();
    let mut row_heads: Vec<String> =
        carried.iter().map(|&column| seen.header(column).to_owned()).collect();
    if !named {
        row_heads.push(words::SEGMENT.to_owned());
    }
    let rows = seen.rows().map(|row| {
        let mut says: Vec<String> =
            carried.iter().map(|&column| seen.cell(row, column).to_owned()).collect();
        if !named {
            let own = number.map(|column| seen.cell(row, column).to_owned());
            says.push(own.unwrap_or_else(|| seen.table.row_number(row).to_string()));
        }
        Line::Cells(says)
    });
    let lines = seen.columns().map(|column| match columns.contains(&column) {
        true => Line::Cells(vec![seen.header(column).to_owned()]),
        false => Line::Label,
    });
    MeltPlan {
        shape: Shape::Coders,
        row_heads,
        column_heads: vec![words::CODER.to_owned()],
        value: Value::Text(words::CODE),
        rows: rows.collect(),
        columns: lines.collect(),
        noticed: Vec::new(),
    }
}
