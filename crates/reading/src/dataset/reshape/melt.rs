//! From what a shape found in a table to the long table.

use std::collections::HashMap;

use super::cells::{Fraction, count_of, count_or_mark, is_rated, may_rate, says_nothing};
use super::signs_before::each_sign;
use super::{
    ColumnReason, Reshaped, Seen, Shape, ShapeReading, heads, names_total, names_total_of_groups,
};
use crate::dataset::count_cell::{CountCell, is_dashes};
use crate::dataset::number::parse_count;
use crate::dataset::sides_before::{each_with_side, side_and_rest};
use crate::dataset::words_for_nothing::{finds_nothing, names_nobody};
use crate::dataset::{LeftOut, LeftOutReason};
use crate::diag::{Place, Warning, WarningKind};
use crate::fold::fold_word;
use crate::format::{Cell, DecimalMark, TableBuilder, limits};
use crate::schema::{LEVELS, counts as words};

/// What a row or column of a table of counts is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line<R> {
    /// Its cells count; these labels say what, in the order of the heads.
    Cells(Vec<String>),
    /// It says what others are, or nothing.
    Label,
    /// Its cells are not taken, for this reason.
    Out(R),
}

/// What the cells hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    Count,
    Rating,
    /// A count, or a mark for 1.
    Mark,
    /// A sign for a valence; only a blank cell says nothing.
    Sign,
    /// A word for a valence and what was said behind it, or several of both.
    Sides,
    /// A text that goes under this header; a blank cell says nothing.
    Text(&'static str),
    /// What the cells say of a code, under this header. A blank cell says nothing, and neither do words for
    /// that, nor a 0 where zeros are none; whoever said nothing at all stays, with a count of 0.
    Stated {
        head: &'static str,
        zeros: bool,
    },
}

/// Why the cells of a row are not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowReason {
    /// They are sums of others', or are worked out of them.
    Total,
    /// They are blank, where what was not found is written as 0.
    NothingCounted,
}

/// How a table is to be taken apart.
#[derive(Debug)]
pub(super) struct MeltPlan {
    pub shape: Shape,
    /// Headers of what the rows say.
    pub row_heads: Vec<String>,
    /// Headers of what the columns say.
    pub column_heads: Vec<String>,
    pub value: Value,
    /// One for each row of the table.
    pub rows: Vec<Line<RowReason>>,
    /// One for each column.
    pub columns: Vec<Line<ColumnReason>>,
    /// What was noticed in making it.
    pub noticed: Vec<Warning>,
}

/// The long table; `None` where it passes the limits of tables.
pub(super) fn melt(seen: &Seen<'_>, plan: MeltPlan) -> Option<Reshaped> {
    let MeltPlan { shape, row_heads, column_heads, value, rows, columns, noticed: before } = plan;
    let head = match value {
        Value::Count | Value::Mark => words::COUNT,
        Value::Rating => words::RATING,
        Value::Sign | Value::Sides => words::VALENCE,
        Value::Text(head) | Value::Stated { head, .. } => head,
    };
    let states = |cell: &str| match value {
        Value::Stated { zeros, head } => {
            let nothing = says_nothing(cell) || head == words::VALENCE && finds_nothing(cell);
            !(cell.is_empty() || nothing)
                && (zeros || parse_count(without_sign(cell), seen.decimal) != Some(0))
        }
        _ => true,
    };
    let kept = columns.iter().filter(|column| matches!(column, Line::Cells(_))).count();
    if rows.len().saturating_mul(kept) > limits::ROWS {
        return None;
    }
    let is_kept =
        |(at, line): (usize, &Line<ColumnReason>)| matches!(line, Line::Cells(_)).then_some(at);
    let kept_columns: Vec<usize> = columns.iter().enumerate().filter_map(is_kept).collect();
    let says_any = |row: usize| kept_columns.iter().any(|&at| states(seen.cell(row, at)));
    let silent = matches!(value, Value::Stated { .. }) && !seen.rows().all(says_any);
    let count = silent.then(|| words::COUNT.to_owned());
    let count = count.or_else(|| (value == Value::Sides).then(|| words::EXCERPT.to_owned()));
    let headers = row_heads.into_iter().chain(column_heads).chain([head.to_owned()]).chain(count);
    let mut builder = TableBuilder::of_cells(seen.table, headers.collect());
    let (once, never) = (builder.intern("1").ok()?, builder.intern("0").ok()?);
    let blank = Cell::default();
    let mut of_columns: Vec<(usize, Vec<Cell>)> = Vec::with_capacity(kept);
    let mut columns_left_out = Vec::new();
    for (column, line) in columns.into_iter().enumerate() {
        match line {
            Line::Cells(labels) => of_columns.push((column, intern(&mut builder, &labels)?)),
            Line::Out(reason) => columns_left_out.push((seen.header(column).to_owned(), reason)),
            Line::Label => {}
        }
    }
    let mut left_out = Vec::new();
    let mut noticed: Vec<(WarningKind, (Place, u64))> = Vec::new();
    let mut values: HashMap<String, Cell> = HashMap::new();
    for (row, line) in rows.into_iter().enumerate() {
        let labels = match line {
            Line::Cells(labels) => intern(&mut builder, &labels)?,
            Line::Label => continue,
            Line::Out(reason) => {
                let at = Place { column: None, ..seen.table.place(row, 0) };
                let reason = match reason {
                    RowReason::Total => LeftOutReason::TotalsRow,
                    RowReason::NothingCounted => LeftOutReason::NothingCounted,
                };
                left_out.push(LeftOut { at, reason });
                continue;
            }
        };
        let number = u32::try_from(seen.table.row_number(row)).ok()?;
        builder.of_sheet(seen.table.sheet(row));
        if silent
            && !says_any(row)
            && labels.iter().any(|label| *label != blank)
            && let Some((column, says)) = of_columns.first()
        {
            let cells =
                labels.iter().chain(says).copied().chain([blank, never]).collect::<Vec<_>>();
            builder.push_cell(number, u32::try_from(*column).ok()?, &cells).ok()?;
        }
        for (column, says) in &of_columns {
            let cell = seen.cell(row, *column);
            if !states(cell) {
                if !cell.is_empty() {
                    let at = seen.table.place(row, *column);
                    left_out.push(LeftOut { at, reason: LeftOutReason::NotRated });
                }
                continue;
            }
            if let Some(kind) = remark(value, cell, seen.decimal) {
                let at = noticed.iter().position(|(known, _)| *known == kind);
                match at.and_then(|at| noticed.get_mut(at)) {
                    Some((_, (_, count))) => *count += 1,
                    None => noticed.push((kind, (seen.table.place(row, *column), 1))),
                }
            }
            if value == Value::Sides && !cell.is_empty() && !is_nothing(words::VALENCE, cell) {
                // Below a word for a side a dash is the mark of a list.
                let signs = || each_sign(cell).filter(|_| shape == Shape::CodeColumns);
                let said = sides_of(cell).or_else(signs).unwrap_or_else(|| vec![("", cell)]);
                for (side, said) in said {
                    let own = [builder.intern(side).ok()?, builder.intern(said).ok()?];
                    let cells: Vec<Cell> = labels.iter().chain(says).copied().chain(own).collect();
                    builder.push_cell(number, u32::try_from(*column).ok()?, &cells).ok()?;
                }
                continue;
            }
            let text = match value {
                // A cell that rates in no way that is known is noticed where ratings are read.
                Value::Rating if !cell.is_empty() && !may_rate(cell, seen.decimal) => {
                    cell.to_owned()
                }
                Value::Rating if !is_rated(cell, seen.decimal) => {
                    let at = seen.table.place(row, *column);
                    left_out.push(LeftOut { at, reason: LeftOutReason::NotRated });
                    continue;
                }
                Value::Text(_) | Value::Sign | Value::Sides if cell.is_empty() => continue,
                Value::Text(_) | Value::Sides if is_nothing(head, cell) => {
                    let at = seen.table.place(row, *column);
                    left_out.push(LeftOut { at, reason: LeftOutReason::NothingFound });
                    continue;
                }
                Value::Rating
                | Value::Sign
                | Value::Sides
                | Value::Text(_)
                | Value::Stated { .. } => cell.to_owned(),
                // What is a count as it stands is kept so, to be told of where it may be read otherwise.
                Value::Count | Value::Mark
                    if CountCell::read(cell, seen.decimal).count().is_some() =>
                {
                    cell.to_owned()
                }
                Value::Mark => {
                    let count = count_or_mark(cell, seen.decimal);
                    count.map_or_else(|| cell.to_owned(), |count| count.to_string())
                }
                Value::Count => {
                    let part = || Fraction::read(cell).map(|fraction| fraction.part);
                    let count = count_of(cell, seen.decimal).or_else(part);
                    count.map_or_else(|| cell.to_owned(), |count| count.to_string())
                }
            };
            let text = match values.get(&text) {
                Some(known) => *known,
                None => {
                    let stored = builder.intern(&text).ok()?;
                    values.insert(text, stored);
                    stored
                }
            };
            let counted = silent.then_some(once);
            let cells: Vec<Cell> =
                labels.iter().chain(says).copied().chain([text]).chain(counted).collect();
            builder.push_cell(number, u32::try_from(*column).ok()?, &cells).ok()?;
        }
    }
    let is_aside = |(_, reason): &&(String, ColumnReason)| {
        matches!(reason, ColumnReason::OtherCount | ColumnReason::OtherAttribute)
    };
    let aside = columns_left_out.iter().filter(is_aside);
    let aside: Vec<String> = aside.map(|(header, _)| header.clone()).collect();
    let aside = Some(aside).filter(|columns| !columns.is_empty()).map(|columns| {
        let count = columns.len() as u64;
        Warning::new(WarningKind::CountsLeftOut { columns }).times(count)
    });
    let counts = matches!(value, Value::Count | Value::Mark);
    let sums = counts.then(|| sums_by_chance(&columns_left_out)).flatten();
    let reading = ShapeReading { shape, columns_left_out };
    let noticed =
        noticed.into_iter().map(|(kind, (at, count))| Warning::new(kind).at(at).times(count));
    let noticed = before.into_iter().chain(aside).chain(sums).chain(noticed).collect();
    Some(Reshaped { table: builder.finish(), reading, left_out, noticed })
}

/// Says which columns were taken for sums by their numbers alone, for that may be chance.
fn sums_by_chance(left_out: &[(String, ColumnReason)]) -> Option<Warning> {
    let by_chance = |(header, reason): &&(String, ColumnReason)| {
        *reason == ColumnReason::Total && !calls_total(header)
    };
    let columns: Vec<String> =
        left_out.iter().filter(by_chance).map(|(header, _)| header.clone()).collect();
    let count = columns.len() as u64;
    (count > 0).then(|| Warning::new(WarningKind::SumColumnsLeftOut { columns }).times(count))
}

/// True for a header with a word for totals alone in any part of it: `Total`, `All staff / B`, `Total codings`.
pub(super) fn calls_total(header: &str) -> bool {
    let head = heads::read(header);
    let mut parts =
        header.split(LEVELS).chain(header.split(['/', ':', '|', '(', ')'])).map(str::trim);
    names_total_of_groups(&head.group)
        || parts.any(names_total_of_groups)
        || header.split(|letter: char| !letter.is_alphanumeric()).any(names_total)
}

/// The valences in a cell, each with what was said behind it; `None` where it says none.
pub(super) fn sides_of(cell: &str) -> Option<Vec<(&str, &str)>> {
    match each_with_side(cell) {
        Some(parts) => parts.into_iter().map(side_and_rest).collect(),
        None => side_and_rest(cell).map(|side| vec![side]),
    }
}

fn intern(builder: &mut TableBuilder, labels: &[String]) -> Option<Vec<Cell>> {
    labels.iter().map(|label| builder.intern(label).ok()).collect()
}

/// What is done with a cell of counts that the user ought to hear of.
fn remark(value: Value, cell: &str, decimal: DecimalMark) -> Option<WarningKind> {
    if matches!(value, Value::Count | Value::Mark) && is_dashes(cell) {
        return Some(WarningKind::DashesAsZero);
    }
    let counts = matches!(value, Value::Count | Value::Mark) && count_of(cell, decimal).is_none();
    (counts && Fraction::read(cell).is_some()).then_some(WarningKind::PartsCounted)
}

/// Whether a cell says that there is nothing in it. `none` in a passage may be what somebody said: no time at
/// all.
fn is_nothing(head: &str, cell: &str) -> bool {
    if head == words::EXCERPT {
        return names_nobody(cell) && fold_word(cell) != "none";
    }
    finds_nothing(cell)
}

/// A number without its sign, which a 0 may bear.
fn without_sign(text: &str) -> &str {
    text.trim_start_matches(['+', '-', '\u{2212}']).trim_start()
}
