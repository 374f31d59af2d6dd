//! Sheets of one layout read as one table: one sheet a participant, or a group.
//!
//! Takes sheets with their headers taken off; gives those whose headers are the same, in any order of
//! the columns, and their rows one below the other with the sheet's name before each.

use super::headed::Headed;
use super::{Rank, in_sheet};
use crate::diag::Result;
use crate::format::header;
use crate::format::table::{Arena, Cell, Rows, SheetRun};
use crate::schema;

/// Fewest columns by which sheets are known to be alike.
const FEWEST_COLUMNS: usize = 2;

/// Places of the sheets that have the same headers, where two or more have, and their rank together;
/// of several such groups the best. A group that would pass a limit as one table is none.
pub(super) fn find(sheets: &[(Result<Headed>, Rank)]) -> Option<(Vec<usize>, Rank)> {
    let mut groups: Vec<(Vec<String>, Vec<usize>, Rank)> = Vec::new();
    for (place, (head, rank)) in sheets.iter().enumerate() {
        let Ok(head) = head else { continue };
        let mut key: Vec<String> = head.headers.iter().map(|header| folded(header)).collect();
        key.sort_unstable();
        if key.iter().filter(|header| !header.is_empty()).count() < FEWEST_COLUMNS {
            continue;
        }
        match groups.iter_mut().find(|(known, _, _)| *known == key) {
            Some((_, members, all)) => {
                members.push(place);
                *all = (all.0 || rank.0, all.1 + rank.1);
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

/// A header as it is compared: in small letters, with single spaces.
fn folded(header: &str) -> String {
    let words: Vec<&str> = header::trimmed(header).split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// The sheets as one table.
pub(super) struct Joined {
    /// Names of the columns, those of the first sheet in its order.
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
    let names = sheets.first().map(|first| first.headers.clone()).unwrap_or_default();
    let keys: Vec<String> = names.iter().map(|name| folded(name)).collect();
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

/// For each header of a sheet, folded, the column of the same name in the table; of several that are
/// called the same the first is the first. Both have the same names.
fn positions(headers: &[String], keys: &[String]) -> Vec<usize> {
    let in_order = |names: &[String]| {
        let mut order: Vec<(String, usize)> = names.iter().cloned().zip(0..).collect();
        order.sort_unstable();
        order
    };
    let mut positions = vec![0; headers.len()];
    for ((_, from), (_, to)) in in_order(headers).into_iter().zip(in_order(keys)) {
        if let Some(slot) = positions.get_mut(from) {
            *slot = to;
        }
    }
    positions
}
