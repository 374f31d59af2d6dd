//! Tables of one kind that stand side by side in a sheet: a blank column between them, or the same headers again.
//!
//! Takes a table; gives it with the right ones below the left one. Never moves a table whose first column is another
//! than the left one's: a blank column between groups of counts parts no tables.

use super::Role;
use super::headers::{self, EXACT, is_nameless};
use super::reshape::says_coder;
use super::summary_blocks::summary_beside;
use super::weigh::is_label;
use crate::fold::{fold_word, trim};
use crate::format::{Cell, Table, TableBuilder};
use crate::schema::{LEVELS, counts as words};
use crate::valence::Valence;

/// Columns of a table that stands beside another at least.
const FEWEST: usize = 2;

/// The tables one below the other, and how many columns moved; `None` where there is one alone. Where a row above
/// the headers names each table, a column says which.
pub fn side_by_side(table: &Table) -> Option<(Table, usize)> {
    if table.sheet_column().is_some() || table.ranges().is_some() {
        return None;
    }
    let parted = blocks(table);
    let is_parted = parted.len() > 1;
    let blocks = if is_parted { parted } else { repeated(table)? };
    let (first, others) = blocks.split_first()?;
    if others.is_empty() || blocks.iter().any(|block| block.len() < FEWEST) {
        return None;
    }
    let named = Named::of(table, &blocks);
    if named.are_coders() {
        return None;
    }
    let name = |column: usize| named.own(header(table, column));
    let own =
        |block: &[usize]| block.iter().map(|&column| fold_word(name(column))).collect::<Vec<_>>();
    let names = own(first);
    let first_is = |wanted: fn(&Role) -> bool, least: u32| {
        names.first().is_some_and(|key| {
            let named = headers::candidates(key);
            named.iter().any(|(role, weight)| *weight >= least && wanted(role))
        })
    };
    let owns = |role: &Role| matches!(role, Role::Participant | Role::Source);
    let owner = first_is(owns, EXACT - 12);
    let labels = owner || first_is(is_label, EXACT);
    // Without a blank column between them such tables are known by what they begin with.
    let counts = || blocks.iter().all(|block| holds_counts(table, block));
    if !is_parted && !(labels && (!named.tables.is_empty() || counts()))
        || !named.tables.is_empty() && !labels
    {
        return None;
    }
    let are_one_kind = others.iter().all(|block| {
        let others = own(block);
        // Barriers beside facilitators of the same people.
        let valence = |key: &String| super::valence_of_word(key);
        let says_another = || {
            let said = |keys: &[String]| keys.iter().filter_map(valence).collect::<Vec<Valence>>();
            !said(&names).is_empty() && !said(&others).is_empty()
        };
        others == names || owner && others.first() == names.first() && says_another()
    });
    if !are_one_kind {
        return None;
    }
    let mut headers: Vec<String> = Vec::new();
    let mut place_of: Vec<Vec<usize>> = Vec::new();
    for block in &blocks {
        let places = block.iter().map(|&column| {
            let key = fold_word(name(column));
            let known = headers.iter().position(|header| fold_word(header) == key);
            known.unwrap_or_else(|| {
                headers.push(name(column).to_owned());
                headers.len() - 1
            })
        });
        place_of.push(places.collect());
    }
    let moved = table.width().saturating_sub(headers.len());
    headers.extend(named.header().map(str::to_owned));
    let width = headers.len();
    let mut builder = TableBuilder::new(table.sheet(0).map(str::to_owned), headers);
    for (at, (block, places)) in blocks.iter().zip(&place_of).enumerate() {
        for row in 0..table.rows() {
            let mut cells = vec![Cell::default(); width];
            let mut any = false;
            for (&column, &place) in block.iter().zip(places) {
                let text = table.text(row, column);
                any |= !trim(text).is_empty();
                *cells.get_mut(place)? = builder.intern(text).ok()?;
            }
            if let Some((says, cell)) = named.tables.get(at).zip(cells.last_mut()) {
                *cell = builder.intern(says).ok()?;
            }
            if any {
                let number = u32::try_from(table.row_number(row)).ok()?;
                builder.push_row(number, &cells).ok()?;
            }
        }
    }
    Some((builder.finish(), moved))
}

fn header(table: &Table, column: usize) -> &str {
    table.headers().get(column).map_or("", String::as_str)
}

/// What a row above the headers says of each of several tables.
struct Named<'t> {
    /// What stands there, of each table another; none where it does not name them all.
    tables: Vec<&'t str>,
}

impl<'t> Named<'t> {
    fn of(table: &'t Table, blocks: &[Vec<usize>]) -> Self {
        let upper =
            |column: usize| header(table, column).split_once(LEVELS).map(|(upper, _)| upper);
        let of_block = |block: &Vec<usize>| {
            let (&first, rest) = block.split_first()?;
            let own = upper(first)?;
            rest.iter().all(|&column| upper(column) == Some(own)).then_some(own)
        };
        let tables: Option<Vec<&str>> = blocks.iter().map(of_block).collect();
        let mut known = std::collections::HashSet::new();
        let tables = tables.filter(|names| names.iter().all(|name| known.insert(fold_word(name))));
        Self { tables: tables.unwrap_or_default() }
    }

    /// A header within its table, without the number by which the table's reader tells it from one of the same name.
    fn own<'h>(&self, header: &'h str) -> &'h str {
        let within = header.split_once(LEVELS).filter(|_| !self.tables.is_empty());
        own_name(within.map_or(header, |(_, own)| own))
    }

    /// What several coders said of one row is read as theirs.
    fn are_coders(&self) -> bool {
        !self.tables.is_empty() && self.tables.iter().all(|name| says_coder(name))
    }

    /// The header for what names the tables.
    fn header(&self) -> Option<&'static str> {
        let says_valence = |name: &&str| super::reshape::valence_of_section(name).is_some();
        match self.tables.is_empty() {
            true => None,
            false if self.tables.iter().all(says_valence) => Some(words::VALENCE),
            false => Some(words::GROUP),
        }
    }
}

/// The columns in runs of the same names, two runs at least; `None` where they are no such runs.
fn repeated(table: &Table) -> Option<Vec<Vec<usize>>> {
    let last = |column: usize| {
        let header = header(table, column);
        fold_word(own_name(header.split_once(LEVELS).map_or(header, |(_, own)| own)))
    };
    let names: Vec<String> = (0..table.width()).map(last).collect();
    let (first, rest) = names.split_first()?;
    let length = rest.iter().position(|name| name == first)? + 1;
    let (run, _) = names.split_at_checked(length)?;
    let runs = names.chunks(length).all(|names| names == run);
    let columns: Vec<usize> = (0..table.width()).collect();
    runs.then(|| columns.chunks(length).map(<[usize]>::to_vec).collect())
}

/// True where all columns of a table but the first hold whole numbers or nothing, and one any.
fn holds_counts(table: &Table, block: &[usize]) -> bool {
    let mut cells = block
        .iter()
        .skip(1)
        .flat_map(|&column| (0..table.rows()).map(move |row| trim(table.text(row, column))))
        .filter(|text| !text.is_empty())
        .peekable();
    cells.peek().is_some() && cells.all(|text| text.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The first table without others that stand beside it, and their headers: smaller ones, with nothing beside its last
/// rows, counts by code beside codings of people, and what sums up the codings; `None` where there are none.
pub fn without_tables_beside(table: &Table) -> Option<(Table, Vec<String>)> {
    if table.sheet_column().is_some() || table.ranges().is_some() {
        return None;
    }
    parted_by_blanks(table).or_else(|| {
        let columns = summary_beside(table);
        let names = columns.iter().filter_map(|&column| table.headers().get(column).cloned());
        (!columns.is_empty()).then(|| (table.without_columns(&columns), names.collect()))
    })
}

/// The first of several tables with blank columns between them.
fn parted_by_blanks(table: &Table) -> Option<(Table, Vec<String>)> {
    let blocks = blocks(table);
    let (first, others) = blocks.split_first()?;
    let is_filled = |block: &[usize], row: usize| {
        block.iter().any(|&column| !trim(table.text(row, column)).is_empty())
    };
    let end = |block: &[usize]| (0..table.rows()).rfind(|&row| is_filled(block, row));
    let is_named = |block: &[usize]| {
        let header = |column: &usize| table.headers().get(*column).map_or("", String::as_str);
        block.iter().all(|column| !is_nameless(&fold_word(header(column))))
    };
    // Counts of another group have no labels of their own.
    let is_labelled = |block: &[usize]| {
        let labels = block
            .first()
            .into_iter()
            .flat_map(|&column| (0..table.rows()).map(move |row| trim(table.text(row, column))));
        let mut labels = labels.filter(|text| !text.is_empty()).peekable();
        labels.peek().is_some() && labels.all(|text| text.contains(char::is_alphabetic))
    };
    let last = end(first)?;
    let is_smaller = |block: &Vec<usize>| {
        block.len() >= FEWEST
            && is_named(block)
            && is_labelled(block)
            && end(block).is_some_and(|end| end < last)
    };
    let is = |column: usize, wanted: fn(&Role) -> bool| {
        let key = fold_word(own_name(header(table, column)));
        let named = headers::candidates(&key);
        named.iter().any(|(role, weight)| *weight >= EXACT - 12 && wanted(role))
    };
    let owns = |role: &Role| matches!(role, Role::Participant | Role::Source);
    let says_whose = |block: &[usize]| block.iter().any(|&column| is(column, owns));
    // Counts by code beside codings of people, however many codes there are.
    let is_summary = |block: &Vec<usize>| {
        says_whose(first)
            && !says_whose(block)
            && block.first().is_some_and(|&column| is(column, is_label))
            && holds_counts(table, block)
    };
    let is_beside = |block: &Vec<usize>| is_smaller(block) || is_summary(block);
    if others.is_empty() || first.len() < FEWEST || !others.iter().all(is_beside) {
        return None;
    }
    let headers: Vec<String> =
        first.iter().filter_map(|&column| table.headers().get(column)).cloned().collect();
    let mut builder = TableBuilder::new(table.sheet(0).map(str::to_owned), headers);
    for row in 0..table.rows() {
        let cells = first.iter().map(|&column| builder.intern(table.text(row, column)).ok());
        let cells: Vec<Cell> = cells.collect::<Option<_>>()?;
        let number = u32::try_from(table.row_number(row)).ok()?;
        builder.push_row(number, &cells).ok()?;
    }
    let beside = others.iter().flatten();
    let beside = beside.filter_map(|&column| table.headers().get(column).cloned());
    Some((builder.finish(), beside.collect()))
}

/// Runs of columns between those that are blank throughout and have no name.
fn blocks(table: &Table) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = vec![Vec::new()];
    for column in 0..table.width() {
        let named =
            table.headers().get(column).is_some_and(|header| !is_nameless(&fold_word(header)));
        let filled = || (0..table.rows()).any(|row| !trim(table.text(row, column)).is_empty());
        match found.last_mut() {
            Some(block) if named || filled() => block.push(column),
            Some(block) if block.is_empty() => {}
            _ => found.push(Vec::new()),
        }
    }
    found.retain(|block| !block.is_empty());
    found
}

/// A header without the number by which the table's reader tells it from one of the same name.
fn own_name(header: &str) -> &str {
    let numbered = header.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
    match numbered {
        Some((name, number)) if number.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => header,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn rows(header: &str, rows: &[&str]) -> Option<Vec<String>> {
        let headers = header.split('|').map(str::to_owned).collect();
        let mut builder = TableBuilder::new(None, headers);
        for (number, row) in (2..).zip(rows) {
            let cells: Vec<_> = row.split('|').map(|cell| builder.intern(cell).unwrap()).collect();
            builder.push_row(number, &cells).unwrap();
        }
        let (table, _) = side_by_side(&builder.finish())?;
        let text = |row: usize| -> String {
            (0..table.width()).map(|column| table.text(row, column)).collect::<Vec<_>>().join("|")
        };
        Some(
            std::iter::once(table.headers().join("|")).chain((0..table.rows()).map(text)).collect(),
        )
    }

    #[test]
    fn tables_of_one_kind_are_put_one_below_the_other() {
        for (header, cells, expected) in [
            (
                "Person|Code|Column 3|Person (2)|Code (2)",
                &["P1|Cost||P2|Time", "P3|Pay||| "][..],
                &["Person|Code", "P1|Cost", "P3|Pay", "P2|Time"][..],
            ),
            (
                "Code|Barriers|Column 3|Code (2)|Barriers (2)|Column 6|Code (3)|Barriers (3)",
                &["a|1||b|2||c|3"],
                &["Code|Barriers", "a|1", "b|2", "c|3"],
            ),
            ("Code|n|Code (2)|n (2)", &["a|1|b|2", "c|3||"], &["Code|n", "a|1", "c|3", "b|2"]),
            (
                "Nurses / Code|Nurses / n|Column 3|Doctors / Code|Doctors / n",
                &["a|1||b|2"],
                &["Code|n|Group", "a|1|Nurses", "b|2|Doctors"],
            ),
            (
                "Barriers / Theme|Barriers / n|Facilitators / Theme|Facilitators / n",
                &["a|1|b|2"],
                &["Theme|n|Valence", "a|1|Barriers", "b|2|Facilitators"],
            ),
            (
                "Participant|Barrier|Column 3|Participant (2)|Facilitator",
                &["P1|Cost||P1|Help", "P2|Time|||"],
                &["Participant|Barrier|Facilitator", "P1|Cost|", "P2|Time|", "P1||Help"],
            ),
        ] {
            let expected: Vec<String> = expected.iter().map(|one| (*one).to_owned()).collect();
            assert_eq!(rows(header, cells), Some(expected), "{header}");
        }
    }

    #[test]
    fn other_tables_stay_as_they_are() {
        for (header, cells) in [
            ("Code|A|Column 3|B|C", &["a|1||2|3"][..]),
            ("Code|Barriers|Column 3|Code (2)|Definition", &["a|1||a|what a is"]),
            ("Person|Code|Column 3|Person (2)", &["P1|Cost||P2"]),
            ("Person|Code|Column 3|Person (2)|Code (2)", &["P1|Cost|x|P2|Time"]),
            ("Person|Code|Person (2)|Code (2)", &["P1|Cost|P2|Time"]),
            ("Code|Site 1|Site 2|Column 4|Site 3|Site 4", &["a|1|2||3|4"]),
            ("Participant|Code|Column 3|Participant (2)|Age", &["P1|Cost||P1|40"]),
            ("Column 1|Code|Barriers", &["|a|1"]),
            ("A / Barriers|A / Enablers|B / Barriers|B / Enablers", &["1|2|3|4"]),
            ("Code|A / n|A / m|B / n|B / m", &["a|1|2|3|4"]),
            ("Coder 1 / Code|Coder 1 / Note|Coder 2 / Code|Coder 2 / Note", &["a|x|b|y"]),
            ("A / Code|A / n|A / Code (2)|A / m", &["a|1|b|2"]),
        ] {
            assert_eq!(rows(header, cells), None, "{header}");
        }
    }
}
