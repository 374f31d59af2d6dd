//! Rows of totals in tables that hold counts: they would count everything twice.
//!
//! Takes a file and what its columns are for; gives the rows that sum up others. Never takes a row
//! whose numbers are no sums, unless it is the last and called by a word for a sum.

use std::collections::{BTreeMap, HashMap};

use super::Input;
use super::layout::Layout;
use super::sums_of_labels;
use crate::dataset::count_cell::CountCell;
use crate::dataset::total_words::{
    may_name_all, names_all, names_summary, names_total, names_worked_out, says_worked_out,
};
use crate::fold::{fold_word, trim};
use crate::format::{DecimalMark, RowsOfTexts, number};

/// What tools call rows that count texts and not codes, folded.
const OF_TEXTS: [&str; 14] = [
    "documents with code s",
    "documents without code s",
    "analyzed documents",
    "analysed documents",
    "documents with codes",
    "documents without codes",
    "segments with code s",
    "total valid",
    "dokumente mit code s",
    "dokumente ohne code s",
    "dokumente mit codes",
    "dokumente ohne codes",
    "analysierte dokumente",
    "gesamt gultig",
];
/// Longest of these, in bytes.
const LONGEST_OF_TOOLS: usize = 32;

/// True for a label by which a tool says that a row counts texts.
fn counts_texts(label: &str) -> bool {
    label.len() <= LONGEST_OF_TOOLS && OF_TEXTS.contains(&fold_word(label).as_str())
}

/// Of so many rows of all together one may hold a slip.
const MOST_SLIPS: usize = 4;
/// Rows compared at most, those of sums with the others.
const MOST_COMPARED: usize = 20_000_000;

/// The rows of totals, in order: those that sum up rows of their sheet, and those of all groups (sites, people,
/// sheets) or labels together beside rows of each.
pub(super) fn rows(input: &Input<'_>, layout: &Layout) -> Vec<usize> {
    let mut found = of_sheets(input, layout);
    let mut beside = of_groups(input, layout);
    beside.extend(of_parts(input, layout));
    beside.extend(sums_of_labels::rows(input, layout));
    if !beside.is_empty() {
        found.extend(beside);
        found.sort_unstable();
        found.dedup();
    }
    found
}

/// Rows of all groups together: a word for that where other rows say who, and no number less than that of any of
/// these for the same labels.
fn of_groups(input: &Input<'_>, layout: &Layout) -> Vec<usize> {
    let table = input.table;
    let counts: Vec<usize> =
        layout.count.into_iter().chain(layout.wide.iter().map(|cell| cell.column)).collect();
    let names = [layout.participant, layout.source, layout.site, layout.group];
    let mut names: Vec<usize> = names
        .into_iter()
        .chain(layout.attributes.iter().copied())
        .flatten()
        .filter(|column| !counts.contains(column))
        .collect();
    names.sort_unstable();
    names.dedup();
    let rates = counts.is_empty() && layout.rating.is_some();
    if counts.is_empty() && !rates {
        return Vec::new();
    }
    let cell = |row: usize, column: usize| trim(table.text(row, column));
    let says_all = |text: &str| {
        let mean = || rates && text.chars().count() > 2 && names_worked_out(text);
        names_total(text) || names_all(text) || may_name_all(text) || names_summary(text) || mean()
    };
    let number = |row: usize, column: usize| {
        CountCell::read(cell(row, column), input.decimal).count().map_or(0, u64::from)
    };
    let labels: Vec<usize> = layout.label_columns().chain(layout.valence).collect();
    let mut found = Vec::new();
    for &column in &names {
        let texts = table.texts_of(column);
        let sums = texts.rows_where(says_all);
        if !sums.any() {
            continue;
        }
        let (all, others): (Vec<usize>, Vec<usize>) = (0..table.rows())
            .filter(|&row| texts.position(row).is_some())
            .partition(|&row| sums.has(row));
        let compared = all.len().saturating_mul(others.len());
        if all.is_empty() || others.is_empty() || compared > MOST_COMPARED {
            continue;
        }
        // Whether the parts of a row hold no more than it; `None` for one without any.
        let holds = |row: &usize| {
            // What the row says of other things is said of its parts; where it says none, they may say any.
            let beside = names.iter().filter(|other| **other != column);
            let beside = beside.filter(|other| {
                let text = cell(*row, **other);
                !text.is_empty() && !says_all(text)
            });
            let keys: Vec<usize> = labels.iter().copied().chain(beside.copied()).collect();
            let parts: Vec<usize> = others
                .iter()
                .copied()
                .filter(|&other| keys.iter().all(|&key| cell(other, key) == cell(*row, key)))
                .collect();
            let holds = counts
                .iter()
                .all(|&count| parts.iter().all(|&part| number(part, count) <= number(*row, count)));
            (!parts.is_empty()).then_some(holds)
        };
        let held: Vec<(usize, Option<bool>)> = all.iter().map(|row| (*row, holds(row))).collect();
        let sums: Vec<usize> =
            held.iter().filter(|(_, holds)| *holds == Some(true)).map(|(row, _)| *row).collect();
        // `Both` may be a third group, whose numbers are less than those of others now and then.
        let fewer = held.iter().filter(|(row, holds)| {
            *holds == Some(false)
                && !names_total(cell(*row, column))
                && (names_all(cell(*row, column)) || may_name_all(cell(*row, column)))
        });
        let is_group = MOST_SLIPS * fewer.count() >= all.len();
        // A row of a label that no group has is said by nobody else.
        if 2 * sums.len() >= all.len() && !is_group {
            found.extend(sums);
        }
    }
    found
}

/// Rows that bear a word for a sum in place of a code, say of whom or of which valence they are, and hold just what
/// the rows that say the same add up to: `Nurses, Total, 5` below what nurses said.
fn of_parts(input: &Input<'_>, layout: &Layout) -> Vec<usize> {
    let table = input.table;
    let counts: Vec<usize> =
        layout.count.into_iter().chain(layout.wide.iter().map(|cell| cell.column)).collect();
    if counts.is_empty() {
        return Vec::new();
    }
    let labels: Vec<usize> = layout.label_columns().collect();
    let passages = [layout.excerpt, layout.segment];
    let names = [layout.participant, layout.source, layout.site, layout.group, layout.valence];
    let names = names.into_iter().chain(layout.attributes.iter().copied()).flatten();
    let says: Vec<usize> =
        labels.iter().copied().chain(names).filter(|column| !counts.contains(column)).collect();
    let cell = |row: usize, column: usize| trim(table.text(row, column));
    let mut known: HashMap<&str, bool> = HashMap::new();
    let mut sums_up =
        |text| *known.entry(text).or_insert_with(|| names_total(text) || names_all(text));
    let (mut sums, mut parts) = (Vec::new(), Vec::new());
    for row in 0..table.rows() {
        // A passage is coded and sums up nothing.
        let has_passage = || passages.iter().flatten().any(|&at| !cell(row, at).is_empty());
        match labels.iter().any(|&column| sums_up(cell(row, column))) && !has_passage() {
            true => sums.push(row),
            false => parts.push(row),
        }
    }
    // The columns that a sum fills beside its word are those by which its parts are known.
    let mut of_columns: BTreeMap<Vec<usize>, Vec<usize>> = BTreeMap::new();
    for row in sums {
        let keys = says.iter().copied().filter(|&column| {
            let text = cell(row, column);
            !text.is_empty() && (!labels.contains(&column) || !sums_up(text))
        });
        of_columns.entry(keys.collect()).or_default().push(row);
    }
    let number = |row: usize, column: usize| {
        CountCell::read(cell(row, column), input.decimal).count().map_or(0, u64::from)
    };
    let numbers = |row: usize| counts.iter().map(move |&column| number(row, column));
    let mut found = Vec::new();
    for (keys, rows) in of_columns.into_iter().filter(|(keys, _)| !keys.is_empty()) {
        let key = |row: usize| -> (usize, Vec<&str>) {
            (table.sheet_index(row), keys.iter().map(|&at| cell(row, at)).collect())
        };
        // By what rows say: how many do, and what they add up to.
        let mut added = HashMap::new();
        for &row in &parts {
            let (rows, sums) = added.entry(key(row)).or_insert_with(|| (0, vec![0; counts.len()]));
            *rows += 1;
            sums.iter_mut().zip(numbers(row)).for_each(|(sum, number)| *sum += number);
        }
        found.extend(rows.into_iter().filter(|&row| {
            added.get(&key(row)).is_some_and(|(rows, sums)| {
                *rows > 1
                    && sums.iter().any(|sum| *sum > 0)
                    && numbers(row).eq(sums.iter().copied())
            })
        }));
    }
    found
}

/// The rows that sum up rows of their sheet, in order.
///
/// A row is one where a tool says that it counts texts and not codes. And it is one where a word for a sum is the only text in it and each of its numbers is the sum of
/// the rows of its sheet above, or of those since the last totals; or where it is the last row of its
/// sheet and no other row is called the same. Rows just below under a name for a number, a share or a mean
/// are worked out of it. Without any text it is one as the last row that adds up three or more in two
/// columns.
fn of_sheets(input: &Input<'_>, layout: &Layout) -> Vec<usize> {
    let counts: Vec<usize> =
        layout.count.into_iter().chain(layout.wide.iter().map(|cell| cell.column)).collect();
    if counts.is_empty() {
        return of_codings(input, layout);
    }
    let table = input.table;
    let count = |text: &str| CountCell::read(text, input.decimal).count();
    let mut known = HashMap::new();
    let mut called: Vec<Option<String>> = Vec::with_capacity(table.rows());
    for row in 0..table.rows() {
        called.push(name(input, layout, &counts, row, &mut known));
    }
    let last = (0..table.rows()).rev().find(|&row| !is_blank(input, row));
    let nameless = last.filter(|&row| texts(input, layout, &counts, row).next().is_none());
    if called.iter().all(Option::is_none) && nameless.is_none() {
        return Vec::new();
    }
    let mut found: Vec<usize> = Vec::new();
    let none = vec![0_u64; counts.len()];
    let (mut all, mut since) = (none.clone(), none.clone());
    let mut rows_above = 0;
    let mut sheet = table.sheet_index(0);
    for (row, name) in called.iter().enumerate() {
        if table.sheet_index(row) != sheet {
            sheet = table.sheet_index(row);
            (all, since, rows_above) = (none.clone(), none.clone(), 0);
        }
        let numbers = || counts.iter().map(|&column| table.text(row, column)).map(trim);
        let sums = |sums: &[u64]| {
            let read = numbers().zip(sums).filter(|(text, _)| !text.is_empty());
            let mut read =
                read.map(|(text, sum)| count(text).is_some_and(|count| u64::from(count) == *sum));
            read.all(|is_sum| is_sum)
        };
        let columns = || numbers().zip(&all).filter(|(text, sum)| !text.is_empty() && **sum > 0);
        let adds_up =
            nameless == Some(row) && rows_above >= 3 && columns().count() >= 2 && sums(&all);
        let is_below = row.checked_sub(1).is_some_and(|above| found.last() == Some(&above));
        let text = texts(input, layout, &counts, row).next().unwrap_or("");
        if adds_up || is_below && says_worked_out(text) {
            found.push(row);
            continue;
        }
        if let Some(name) = name {
            let any = numbers().any(|text| !text.is_empty());
            let is_last = || {
                (row + 1..table.rows()).take_while(|row| table.sheet_index(*row) == sheet).all(
                    |below| {
                        let text = texts(input, layout, &counts, below).next().unwrap_or("");
                        is_blank(input, below) || says_worked_out(text)
                    },
                )
            };
            let again = || {
                let same =
                    called.iter().enumerate().filter(|(_, other)| other.as_deref() == Some(name));
                same.filter(|(other, _)| table.sheet_index(*other) == sheet).count() > 1
            };
            if counts_texts(name) {
                found.push(row);
                continue;
            }
            if any && rows_above > 0 && (sums(&all) || sums(&since) || is_last() && !again()) {
                found.push(row);
                since.clone_from(&none);
                continue;
            }
        }
        for ((text, all), since) in numbers().zip(&mut all).zip(&mut since) {
            let count = count(text).map_or(0, u64::from);
            *all += count;
            *since += count;
        }
        rows_above += 1;
    }
    found
}

/// The rows of totals in a list of codings, which counts nothing: a word for a sum in a row without a code (or
/// in place of one), and beside it nothing but numbers or shares; one at least, but in the last row without a
/// code.
fn of_codings(input: &Input<'_>, layout: &Layout) -> Vec<usize> {
    let table = input.table;
    let last = (0..table.rows()).rev().find(|&row| !is_blank(input, row));
    // Nearly every row has a code, so that it is asked first.
    let codes: Vec<RowsOfTexts> = layout
        .label_columns()
        .map(|column| table.texts_of(column).rows_where(|text| !names_total(text)))
        .collect();
    let is_total = |row: &usize| {
        let labels = || layout.label_columns().map(|column| trim(table.text(*row, column)));
        if codes.iter().any(|codes| codes.has(*row)) {
            return false;
        }
        let (mut named, mut numbers, mut others) = (0_usize, 0_usize, 0_usize);
        let sheet = table.sheet_column();
        for column in (0..table.width()).filter(|column| sheet != Some(*column)) {
            match trim(table.text(*row, column)) {
                "" => {}
                text if names_total(text) => named += 1,
                text if is_number(text, input.decimal) => numbers += 1,
                _ => others += 1,
            }
        }
        let is_last = last == Some(*row) && labels().all(str::is_empty);
        named == 1 && others == 0 && (numbers > 0 || is_last)
    };
    (0..table.rows()).filter(is_total).collect()
}

/// True for a number or a percentage.
fn is_number(text: &str, decimal: DecimalMark) -> bool {
    number(text.trim_end_matches('%').trim_end(), decimal).is_some()
}

fn is_blank(input: &Input<'_>, row: usize) -> bool {
    (0..input.table.width()).all(|column| trim(input.table.text(row, column)).is_empty())
}

/// The texts of a row that say what it is of.
fn texts<'a>(
    input: &Input<'a>,
    layout: &Layout,
    counts: &[usize],
    row: usize,
) -> impl Iterator<Item = &'a str> {
    let table = input.table;
    let names = [layout.participant, layout.source, layout.site];
    let names = names.into_iter().chain(layout.attributes.iter().copied()).flatten();
    layout
        .label_columns()
        .chain(names)
        .chain([layout.excerpt, layout.segment, layout.coder, layout.valence].into_iter().flatten())
        .filter(|column| !counts.contains(column) && table.sheet_column() != Some(*column))
        .map(move |column| trim(table.text(row, column)))
        .filter(|text| !text.is_empty())
}

/// The word by which a row calls itself totals, folded; `None` where it bears another text. What texts are `known` is
/// not found out again.
fn name<'a>(
    input: &Input<'a>,
    layout: &Layout,
    counts: &[usize],
    row: usize,
    known: &mut HashMap<&'a str, Option<String>>,
) -> Option<String> {
    let mut texts = texts(input, layout, counts, row);
    let text = texts.next()?;
    let word = known
        .entry(text)
        .or_insert_with(|| (names_total(text) || counts_texts(text)).then(|| fold_word(text)));
    word.clone().filter(|_| texts.next().is_none())
}
