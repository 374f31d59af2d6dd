//! Slots: several codes of a row, each with what is said of it in columns of the same number (`Factor 1`,
//! `Impact 1`, `Factor 2`, `Impact 2`).

use std::collections::BTreeMap;

use super::cells::may_rate;
use super::names::{self, Numbered};
use super::{Reshaped, Seen, Shape, ShapeReading, coder_codes};
use crate::dataset::number::parse_count;
use crate::dataset::{Role, headers, valence_of_word};
use crate::fold::fold_word;
use crate::format::{Cell, TableBuilder, limits};
use crate::schema::counts as words;

/// Columns of one name but for their numbers, or for whose they are.
struct Series {
    stem: String,
    /// Column by number.
    columns: BTreeMap<u32, usize>,
    /// True where its cells are codes or the like.
    names: bool,
    /// True where its cells say a valence or a rating.
    values: bool,
}

/// Finds slots and puts one below the other; the columns that are in them, and the long table.
pub(super) fn find(seen: &Seen<'_>) -> Option<(Vec<usize>, Reshaped)> {
    let mut all: Vec<(String, Series)> = Vec::new();
    for column in seen.columns() {
        let header = seen.header(column);
        let Some(Numbered { build, number, stem }) = names::numbered(header) else { continue };
        let Ok(number) = number.parse::<u32>() else { continue };
        if names::owner(header).is_some() || names::says_coder(header) {
            continue;
        }
        let at = all.iter().position(|(known, _)| *known == build);
        let at = at.unwrap_or_else(|| {
            let columns = BTreeMap::new();
            all.push((build, Series { stem, columns, names: false, values: false }));
            all.len() - 1
        });
        let (_, series) = all.get_mut(at)?;
        if series.columns.insert(number, column).is_some() {
            return None;
        }
    }
    let mut series: Vec<Series> = all.into_iter().map(|(_, series)| series).collect();
    series.retain(|series| series.columns.len() >= 2);
    for one in &mut series {
        look(seen, one);
    }
    // Each value belongs to a name of its number.
    let named = series.iter().find(|one| one.names)?.columns.clone();
    series.retain(|one| one.columns.keys().all(|number| named.contains_key(number)));
    if !series.iter().any(|one| one.values) || !series.iter().any(|one| one.names) {
        return None;
    }
    let mut columns: Vec<usize> =
        series.iter().flat_map(|one| one.columns.values().copied()).collect();
    columns.sort_unstable();
    let reshaped = put_below(seen, &series, &named, &columns, &[])?;
    Some((columns, reshaped))
}

/// The code that each of several coders gave a row, and what they said of it (`Coder 1 Code`, `Coder 1 Valence`,
/// `Coder 2 Code`, `Coder 2 Valence`): one below the other, with whose each is.
pub(super) fn of_coders(seen: &Seen<'_>) -> Option<(Vec<usize>, Reshaped)> {
    let mut coders: Vec<&str> = Vec::new();
    let mut series: Vec<(String, Series)> = Vec::new();
    for column in seen.columns() {
        let Some((coder, rest)) = coder_codes::coder_and_rest(seen.header(column)) else {
            continue;
        };
        let at = coders.iter().position(|known| fold_word(known) == fold_word(coder));
        let at = at.unwrap_or_else(|| {
            coders.push(coder);
            coders.len() - 1
        });
        let number = u32::try_from(at).ok()?;
        let key = fold_word(rest);
        match series.iter_mut().find(|(known, _)| *known == key) {
            Some((_, one)) => {
                if one.columns.insert(number, column).is_some() {
                    return None;
                }
            }
            None => {
                let (stem, columns) = (rest.to_owned(), BTreeMap::from([(number, column)]));
                series.push((key, Series { stem, columns, names: false, values: false }));
            }
        }
    }
    let mut series: Vec<Series> = series.into_iter().map(|(_, one)| one).collect();
    for one in &mut series {
        look(seen, one);
    }
    let named = series.iter().find(|one| one.names)?.columns.clone();
    let whole = series.iter().all(|one| one.columns.keys().eq(named.keys()));
    if coders.len() < 2 || !whole || !series.iter().any(|one| one.values) {
        return None;
    }
    let mut columns: Vec<usize> =
        series.iter().flat_map(|one| one.columns.values().copied()).collect();
    columns.sort_unstable();
    let reshaped = put_below(seen, &series, &named, &columns, &coders)?;
    Some((columns, reshaped))
}

/// What the cells of a series are.
fn look(seen: &Seen<'_>, series: &mut Series) {
    let (mut filled, mut words, mut values, mut characters) = (0_usize, 0_usize, 0_usize, 0_usize);
    for text in series.columns.values().flat_map(|&column| seen.filled(column)) {
        filled += 1;
        characters += text.chars().count();
        let number = parse_count(text, seen.decimal).is_some();
        let value = may_rate(text, seen.decimal) || valence_of_word(text).is_some();
        values += usize::from(value);
        words += usize::from(!number && !value && text.contains(char::is_alphabetic));
    }
    series.names = filled > 0 && 5 * words >= 4 * filled && characters <= 60 * filled;
    series.values = filled > 0 && 5 * values >= 4 * filled;
}

/// The long table: a row for each slot in which anything stands, with the coder of that number where any are given; of
/// those each row of the table is a passage.
fn put_below(
    seen: &Seen<'_>,
    series: &[Series],
    numbers: &BTreeMap<u32, usize>,
    columns: &[usize],
    coders: &[&str],
) -> Option<Reshaped> {
    if seen.table.rows().saturating_mul(numbers.len()) > limits::ROWS {
        return None;
    }
    let carried: Vec<usize> = seen.columns().filter(|column| !columns.contains(column)).collect();
    let heads = carried.iter().map(|&column| seen.header(column).to_owned());
    let is_id = |column: &usize| {
        let named = headers::candidates(&fold_word(seen.header(*column)));
        named.iter().any(|(role, weight)| *role == Role::Segment && *weight >= headers::EXACT)
    };
    let numbered = !coders.is_empty() && !carried.iter().any(is_id);
    let own = [(numbered, words::SEGMENT), (!coders.is_empty(), words::CODER)];
    let own = own.into_iter().filter(|(is, _)| *is).map(|(_, head)| head.to_owned());
    let heads = heads.chain(own).chain(series.iter().map(|one| one.stem.clone())).collect();
    let mut builder = TableBuilder::of_cells(seen.table, heads);
    for row in seen.rows() {
        builder.of_sheet(seen.table.sheet(row));
        let row_number = u32::try_from(seen.table.row_number(row)).ok()?;
        let own: Vec<&str> = carried.iter().map(|&column| seen.cell(row, column)).collect();
        let own: Vec<Cell> =
            own.into_iter().map(|text| builder.intern(text).ok()).collect::<Option<_>>()?;
        let mut any = false;
        for (number, first) in numbers {
            let texts: Vec<&str> = series
                .iter()
                .map(|one| one.columns.get(number).map_or("", |&column| seen.cell(row, column)))
                .collect();
            if texts.iter().all(|text| text.is_empty()) {
                continue;
            }
            any = true;
            let mut cells = own.clone();
            if numbered {
                cells.push(builder.intern(&row_number.to_string()).ok()?);
            }
            if let Some(coder) = usize::try_from(*number).ok().and_then(|at| coders.get(at)) {
                cells.push(builder.intern(coder).ok()?);
            }
            for text in texts {
                cells.push(builder.intern(text).ok()?);
            }
            builder.push_cell(row_number, u32::try_from(*first).ok()?, &cells).ok()?;
        }
        // Whoever has no slot filled is still somebody, or a row without a code.
        if !any && own.iter().any(|cell| *cell != Cell::default()) {
            let mut cells = own;
            let of_coders = usize::from(numbered) + usize::from(!coders.is_empty());
            cells.resize(carried.len() + of_coders + series.len(), Cell::default());
            let first = numbers.values().next().copied().unwrap_or(0);
            builder.push_cell(row_number, u32::try_from(first).ok()?, &cells).ok()?;
        }
    }
    let shape = if coders.is_empty() { Shape::Slots } else { Shape::Coders };
    let reading = ShapeReading { shape, columns_left_out: Vec::new() };
    let (left_out, noticed) = (Vec::new(), Vec::new());
    Some(Reshaped { table: builder.finish(), reading, left_out, noticed })
}
