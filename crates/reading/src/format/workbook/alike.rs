//! Sheets of one layout read as one table: one sheet a participant, or a group.
//!
//! Takes sheets with their headers taken off; gives those whose headers are the same, in any order of
//! the columns, or but for a few columns more, and their rows one below the other with the sheet's name
//! before each.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::headed::Headed;
use super::{Rank, in_sheet};
use crate::diag::{Place, Result, Warning, WarningKind};
use crate::format::header;
use crate::format::table::{Arena, Cell, Rows, SheetRun};
use crate::schema;

/// Fewest columns by which sheets are known to be alike.
const FEWEST_COLUMNS: usize = 2;
/// Fewest rows of sheets that are called copies of each other: two people may well say one thing.
const FEWEST_ROWS: usize = 2;

/// Places of the sheets that have the same headers, or those of another and a few more, where two or more
/// have, and their rank together; of several such groups the best. A group that would pass a limit as one
/// table is none.
pub(super) fn find(sheets: &[(Result<Headed>, Rank)]) -> Option<(Vec<usize>, Rank)> {
    // The headers of a group are those of its widest sheet.
    let mut groups: Vec<(Vec<String>, Vec<usize>, Rank)> = Vec::new();
    for (place, (head, rank)) in sheets.iter().enumerate() {
        let Ok(head) = head else { continue };
        let mut key: Vec<String> = head.headers.iter().map(|header| folded(header)).collect();
        key.sort_unstable();
        if key.iter().filter(|header| !header.is_empty()).count() < FEWEST_COLUMNS {
            continue;
        }
        let same = groups.iter().position(|(known, _, _)| *known == key);
        let near = || groups.iter().position(|(known, _, _)| are_near(known, &key));
        match same.or_else(near).and_then(|at| groups.get_mut(at)) {
            Some((known, members, all)) => {
                members.push(place);
                *all = (all.0 || rank.0, all.1 + rank.1);
                if key.len() > known.len() {
                    *known = key;
                }
            }
            None => groups.push((key, vec![place], *rank)),
        }
    }
    let heads = |members: &[usize]| -> Vec<&Headed> {
        let members = members.iter().filter_map(|member| sheets.get(*member));
        members.filter_map(|(head, _)| head.as_ref().ok()).collect()
    };
    // Together they must be within the limits, and have one column more.
    let fit = |members: &[usize]| {
        let heads = heads(members);
        let rows = heads.iter().map(|head| head.rows.len()).sum();
        let widest = heads.iter().map(|head| head.rows.widest().max(head.headers.len())).max();
        Rows::default().check(rows, widest.unwrap_or(0) + 1).is_ok()
    };
    let several = groups.into_iter().filter(|(_, members, _)| members.len() > 1 && fit(members));
    let best = several.reduce(|best, next| if next.2 > best.2 { next } else { best });
    best.map(|(_, members, rank)| (members, rank))
}

/// Whether one list of headers is the other and a few more: less than half as many as they share. Both are
/// sorted.
fn are_near(one: &[String], other: &[String]) -> bool {
    let (few, many) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let mut left = many.iter();
    let shared = few.iter().all(|header| left.by_ref().any(|one| one == header));
    shared && 2 * (many.len() - few.len()) < few.len()
}

/// Warnings of sheets that hold the same rows as one before them.
pub(super) fn copies(sheets: &[Headed], arena: &Arena) -> Vec<Warning> {
    let texts = |head: &Headed| -> Vec<Vec<String>> {
        let rows = (0..head.rows.len()).filter_map(|at| head.rows.get(at));
        let row =
            |cells: &[Cell]| cells.iter().map(|cell| arena.text_of(*cell).to_owned()).collect();
        rows.map(|(_, cells)| row(cells)).collect()
    };
    let mut seen: HashMap<u64, usize> = HashMap::new();
    let mut found = Vec::new();
    for (at, head) in sheets.iter().enumerate() {
        if sheets.len() < 2 || head.rows.len() < FEWEST_ROWS {
            continue;
        }
        let mut hasher = DefaultHasher::new();
        for (_, cells) in (0..head.rows.len()).filter_map(|row| head.rows.get(row)) {
            cells.len().hash(&mut hasher);
            cells.iter().for_each(|cell| arena.text_of(*cell).hash(&mut hasher));
        }
        let first = *seen.entry(hasher.finish()).or_insert(at);
        let Some(other) = sheets.get(first).filter(|_| first != at) else { continue };
        if other.fields == head.fields && texts(other) == texts(head) {
            let kind =
                WarningKind::SameSheets { one: other.name.clone(), other: head.name.clone() };
            let place = Place { sheet: Some(head.name.clone()), ..Place::default() };
            found.push(Warning::new(kind).at(place).times(head.rows.len() as u64));
        }
    }
    found
}

/// A header as it is compared: in small letters, with single spaces.
fn folded(header: &str) -> String {
    let words: Vec<&str> = header::trimmed(header).split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// The sheets as one table.
pub(super) struct Joined {
    /// Names of the columns, those of the first sheet in its order, then what others have more.
    pub headers: Vec<String>,
    /// The rows of all sheets.
    pub rows: Rows,
    /// Which rows are of which sheet.
    pub runs: Vec<SheetRun>,
}

/// Puts the sheets one below the other. Several get a column more, the first, with the sheet's name;
/// one sheet stays as it is.
///
/// # Errors
/// The table would be too large.
pub(super) fn join(mut sheets: Vec<Headed>, arena: &mut Arena) -> Result<Joined> {
    if sheets.len() == 1
        && let Some(only) = sheets.pop()
    {
        let end = only.rows.len();
        let runs = vec![SheetRun { name: only.name, end, columns: Vec::new() }];
        return Ok(Joined { headers: only.headers, rows: only.rows, runs });
    }
    let mut names = sheets.first().map(|first| first.headers.clone()).unwrap_or_default();
    let mut keys: Vec<String> = names.iter().map(|name| folded(name)).collect();
    let mut times: HashMap<String, usize> = HashMap::new();
    keys.iter().for_each(|key| *times.entry(key.clone()).or_default() += 1);
    for sheet in sheets.iter().skip(1) {
        let mut own: HashMap<String, usize> = HashMap::new();
        for header in &sheet.headers {
            let key = folded(header);
            let nth = own.entry(key.clone()).or_default();
            *nth += 1;
            let known = times.entry(key.clone()).or_default();
            if *nth > *known {
                *known += 1;
                names.push(header.clone());
                keys.push(key);
            }
        }
    }
    let mut own = schema::SHEET.to_owned();
    let mut nth = 1;
    while keys.contains(&folded(&own)) {
        nth += 1;
        own = schema::repeated(schema::SHEET, nth);
    }
    let headers: Vec<String> = std::iter::once(own).chain(names).collect();
    let mut rows = Rows::of_width(headers.len());
    let mut runs = Vec::new();
    let mut cells: Vec<Cell> = Vec::new();
    for sheet in sheets {
        let name = arena.intern(&sheet.name).map_err(in_sheet(&sheet.name))?;
        let own: Vec<String> = sheet.headers.iter().map(|header| folded(header)).collect();
        let to = positions(&own, &keys);
        // What stands beyond the headers of the sheet keeps its place beyond those of the table.
        let place = |column: usize| match to.get(column) {
            Some(to) => to + 1,
            None => column - to.len() + headers.len(),
        };
        for index in 0..sheet.rows.len() {
            let Some((number, from)) = sheet.rows.get(index) else { break };
            cells.clear();
            cells.push(name);
            for (column, cell) in from.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                let at = place(column);
                cells.resize(cells.len().max(at + 1), Cell::default());
                if let Some(slot) = cells.get_mut(at) {
                    *slot = *cell;
                }
            }
            rows.push(number, &cells).map_err(in_sheet(&sheet.name))?;
        }
        let mut columns: Vec<Option<u32>> = vec![None; headers.len()];
        for column in 0..sheet.headers.len() {
            if let Some(slot) = columns.get_mut(place(column)) {
                *slot = u32::try_from(column).ok();
            }
        }
        runs.push(SheetRun { name: sheet.name, end: rows.len(), columns });
    }
    Ok(Joined { headers, rows, runs })
}

/// For each header of a sheet, folded, the column of the same name in the table, which has them all; of
/// several that are called the same the first is the first.
fn positions(headers: &[String], keys: &[String]) -> Vec<usize> {
    let mut columns: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, key) in keys.iter().enumerate().rev() {
        columns.entry(key).or_default().push(at);
    }
    let mut column = |header: &String| columns.get_mut(header.as_str())?.pop();
    headers.iter().map(|header| column(header).unwrap_or(keys.len())).collect()
}
