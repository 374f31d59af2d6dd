//! A column a participant (document, site): labels in the rows, and under each what was counted, said or
//! coded of that one.

use super::cells::{count_or_mark, is_odd_count, is_percentage, says_nothing};
use super::families::{Family, FamilyChoice, FamilyKind};
use super::grid_words::{GridWords, is_silent};
use super::labels::{label_columns, numbers_rows, row_numbers, says_valence};
use super::melt::{Line, MeltPlan, Value, calls_total, sides_of};
use super::rows::{RowsRead, rows as rows_of};
use super::{
    ColumnReason, Seen, Shape, groups_in_names, names, names_total_of_groups, owners,
    sides_in_names,
};
use crate::dataset::Role;
use crate::dataset::groups::are_roles;
use crate::dataset::headers;
use crate::dataset::number::{depends_on_mark, parse_mark};
use crate::dataset::row_numbers::RowNumbers;
use crate::dataset::valence_column::ValenceColumn;
use crate::dataset::{valence_key, valence_of_word};
use crate::diag::{Warning, WarningKind};
use crate::fold::fold_word;
use crate::schema::counts as words;
use crate::valence::Valence;

/// Mean length, in characters, from which a cell is a text to read and no code.
const TEXT_LENGTH: usize = 60;
/// Largest answer of a scale.
const LARGEST_ANSWER: u32 = 10;

/// Mean length, in characters, up to which cells are words and no remarks.
const SHORT_WORD: usize = 12;
/// Characters of a sign at most: `+/-`, `---`.
const LONGEST_SIGN: usize = 3;
/// What the labels of rows are.
const LABELS: [Role; 4] = [Role::Code, Role::Theme, Role::Construct, Role::Domain];
/// Fewest cells of 1 and 2 that are told of, and the part of them that each of both is at least: a fourth.
const FEWEST_NUMBERS: usize = 4;
const OFTEN: usize = 4;

/// What stands under the people.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cells {
    /// How often the label of the row was applied.
    Counts,
    /// Words.
    Words,
}

/// The columns whose names number somebody, where their cells are of one kind and labels stand beside them.
pub(super) fn find(seen: &Seen<'_>) -> Option<Family> {
    let owners: Vec<Option<&str>> =
        seen.columns().map(|column| names::owner(seen.header(column))).collect();
    let head = owners.iter().flatten().next().copied()?;
    let columns: Vec<usize> =
        seen.columns().filter(|&column| owners.get(column) == Some(&Some(head))).collect();
    if columns.len() < 2 || !tells_of_rows(seen, &columns) {
        return None;
    }
    let cells = cells(seen, &columns)?;
    plan(seen, &columns)?;
    let codings = match cells {
        Cells::Counts => {
            let counts = columns.iter().flat_map(|&column| seen.filled(column));
            counts.filter_map(|text| count_or_mark(text, seen.decimal)).map(u64::from).sum()
        }
        Cells::Words => columns.iter().map(|&column| seen.filled(column).count() as u64).sum(),
    };
    let owners = u32::try_from(columns.len()).unwrap_or(u32::MAX);
    let choice = |kind, codings, owners| FamilyChoice { kind, codings, owners };
    let choices =
        vec![choice(FamilyKind::Participants, codings, owners), choice(FamilyKind::Aside, 0, 0)];
    let sure = cells == Cells::Words || !are_answers(seen, &columns);
    Some(Family { columns, choices, sure })
}

/// True where the rows are neither people nor passages: another column would say so.
fn tells_of_rows(seen: &Seen<'_>, columns: &[usize]) -> bool {
    !seen.columns().filter(|column| !columns.contains(column)).any(|column| {
        let named = headers::candidates(&fold_word(seen.header(column)));
        named.iter().any(|(role, weight)| {
            let sure = *weight >= headers::EXACT - 12;
            sure && matches!(role, Role::Participant | Role::Segment | Role::Coder | Role::Excerpt)
        })
    })
}

/// What the cells are; `None` where they are of several kinds, or blank.
fn cells(seen: &Seen<'_>, columns: &[usize]) -> Option<Cells> {
    let (mut filled, mut counts, mut letters) = (0_usize, 0_usize, 0_usize);
    let (mut odd, mut silent, mut dashes, mut plus) = (0_usize, 0_usize, 0_usize, false);
    for text in columns.iter().flat_map(|&column| seen.filled(column)) {
        filled += 1;
        plus |= matches!(text.as_bytes(), [b'+']);
        let counted =
            count_or_mark(text, seen.decimal).is_some() || depends_on_mark(text, seen.decimal);
        counts += usize::from(counted);
        odd += usize::from(!counted && (is_odd_count(text, seen.decimal) || is_percentage(text)));
        let is_word = text.contains(char::is_alphabetic);
        letters += usize::from(is_word);
        let is_silent = !is_word && says_nothing(text);
        silent += usize::from(is_silent);
        dashes += usize::from(is_silent && counted);
    }
    match filled {
        0 => None,
        // A minus alone is nothing, and beside a plus a valence.
        _ if plus && are_signs(seen, columns) => Some(Cells::Words),
        _ if 4 * counts >= 3 * filled
            || 2 * counts >= filled && 4 * (counts + odd) >= 3 * filled =>
        {
            Some(Cells::Counts)
        }
        _ if letters > 0
            && 10 * letters >= 9 * (filled - silent)
            && 4 * (counts - dashes) <= filled =>
        {
            Some(Cells::Words)
        }
        _ if are_signs(seen, columns) => Some(Cells::Words),
        _ => None,
    }
}

/// True where the cells are signs for barriers and facilitators, both among them.
pub(super) fn are_signs(seen: &Seen<'_>, columns: &[usize]) -> bool {
    let keys = || columns.iter().flat_map(|&column| seen.filled(column)).map(valence_key);
    let all: Vec<String> = keys().collect();
    let beside = ValenceColumn::of(all.iter().map(String::as_str));
    let says = |valence| {
        all.iter().any(|key| beside.meaning(key).is_some_and(|meaning| meaning.valence == valence))
    };
    let short = |key: &String| key.chars().count() <= LONGEST_SIGN && beside.meaning(key).is_some();
    let short = all.iter().all(short);
    short && says(Valence::Barrier) && says(Valence::Facilitator)
}

/// Numbers from 1 up that are all there but for a few that nobody answered: what people answered, or how often
/// they said something.
fn are_answers(seen: &Seen<'_>, columns: &[usize]) -> bool {
    let (mut largest, mut cells, mut filled) = (0, 0_usize, 0_usize);
    for row in seen.rows() {
        for &column in columns {
            cells += 1;
            let text = seen.cell(row, column);
            if text.is_empty() {
                continue;
            }
            filled += 1;
            let number = parse_mark(text, seen.decimal).unwrap_or(0);
            if !(1..=LARGEST_ANSWER).contains(&number) {
                return false;
            }
            largest = largest.max(number);
        }
    }
    largest > 1 && 5 * filled >= 4 * cells
}

/// The long form with a row for each cell of `columns`.
pub(super) fn plan(seen: &Seen<'_>, columns: &[usize]) -> Option<MeltPlan> {
    let cells = cells(seen, columns)?;
    let with_sums: Option<Vec<usize>> = seen.sum_columns_counted.then(|| {
        let is_sum = |column: &usize| {
            !columns.contains(column)
                && !calls_total(seen.header(*column))
                && number_of_rows(seen, columns, *column) == Some(ColumnReason::Total)
        };
        seen.columns().filter(|column| columns.contains(column) || is_sum(column)).collect()
    });
    let columns: &[usize] = with_sums.as_deref().unwrap_or(columns);
    let owners: Vec<&str> = columns.iter().map(|&column| seen.header(column)).collect();
    let sides = if cells == Cells::Counts { sides_in_names::of(&owners) } else { None };
    let groups = groups_in_names::above(&owners).or_else(|| groups_in_names::in_brackets(&owners));
    let groups = groups.filter(|_| sides.is_none());
    let bare: Vec<&str> = sides.iter().flatten().map(|(name, _)| name.as_str()).collect();
    let owners = if bare.is_empty() { owners } else { bare };
    let named = owners.first().and_then(|first| names::owner(first));
    let head = named.unwrap_or_else(|| head_of(seen, columns, &owners));
    let mut lines: Vec<Line<ColumnReason>> = Vec::with_capacity(seen.table.width());
    let mut carried = Vec::new();
    for column in seen.columns() {
        let line = if let Some(at) = columns.iter().position(|one| *one == column) {
            let parts = groups.as_ref().and_then(|found| found.parts.get(at));
            let side = sides.as_ref().and_then(|sides| sides.get(at));
            Line::Cells(match (parts, side) {
                (Some((own, group)), _) => vec![own.clone(), group.clone()],
                (None, Some((own, valence))) => {
                    vec![own.clone(), words::valence(*valence).to_owned()]
                }
                (None, None) => vec![seen.header(column).to_owned()],
            })
        } else if let Some(reason) = number_of_rows(seen, columns, column) {
            Line::Out(reason)
        } else {
            carried.push(column);
            Line::Label
        };
        lines.push(line);
    }
    let mut labels = label_columns(seen, &carried);
    if labels.is_empty() {
        let short = |column: &usize| {
            let characters: usize = seen.filled(*column).map(|text| text.chars().count()).sum();
            let filled = seen.filled(*column).count();
            filled > 0 && characters <= TEXT_LENGTH * filled && !says_valence(seen, *column)
        };
        labels.push((carried.iter().copied().find(short)?, words::CODE.to_owned()));
    }
    let (value, RowsRead { heads: row_heads, lines: rows, noticed, .. }) = match cells {
        Cells::Counts => {
            let mut read = rows_of(seen, &carried, &labels, columns);
            read.noticed.extend(one_and_two(seen, columns));
            (Value::Mark, read)
        }
        Cells::Words => {
            let heads = carried.iter().map(|column| {
                let named = labels.iter().find(|(label, _)| label == column);
                named.map_or_else(|| seen.header(*column).to_owned(), |(_, name)| name.clone())
            });
            let rows = seen.rows().map(|row| {
                Line::Cells(carried.iter().map(|&at| seen.cell(row, at).to_owned()).collect())
            });
            let (heads, lines) = (heads.collect(), rows.collect());
            let head = head_of_words(seen, columns, &labels);
            let says_sides = labels_name(&labels, &LABELS) && begin_with_sides(seen, columns);
            // Beside a plus a dash is a minus; beside letters it says nothing.
            let mut cells = columns.iter().flat_map(|&column| seen.filled(column));
            let plus = cells.any(|text| valence_key(text).contains(['+', '±', '∓']));
            let value = match plus && are_signs(seen, columns) {
                true => Value::Sign,
                false if says_sides => Value::Sides,
                false => Value::Text(head),
            };
            (value, RowsRead { heads, lines, noticed: Vec::new(), structured: false })
        }
    };
    let mut noticed = noticed;
    let of_groups = groups.map(|found| {
        noticed.push(found.warning());
        found.head.to_owned()
    });
    let of_sides = sides.as_ref().map(|_| words::VALENCE.to_owned());
    let column_heads = std::iter::once(head.to_owned()).chain(of_groups).chain(of_sides);
    Some(MeltPlan {
        shape: Shape::People,
        row_heads,
        column_heads: column_heads.collect(),
        value,
        rows,
        columns: lines,
        noticed,
    })
}

/// What the columns are of by their names; under marks and valences people, unless they are called by what people do.
fn head_of(seen: &Seen<'_>, columns: &[usize], names: &[&str]) -> &'static str {
    let published = names.iter().all(|name| owners::is_publication(name));
    // Whoever is several is a group, `(n = 10)` being no number of theirs.
    if owners::say_how_many(names) {
        return words::GROUP;
    }
    if !published && names.iter().any(|name| names::numbered(name).is_some()) {
        return words::PARTICIPANT;
    }
    let digit = |letter: char| letter.is_ascii_digit();
    let mut cells = columns.iter().flat_map(|&column| seen.filled(column));
    match owners::head(names) {
        words::GROUP if !are_roles(names) && !cells.any(|text| text.contains(digit)) => {
            words::PARTICIPANT
        }
        head => head,
    }
}

/// Why a column beside the people says nothing of the rows: sums, shares, other numbers.
fn number_of_rows(seen: &Seen<'_>, columns: &[usize], column: usize) -> Option<ColumnReason> {
    let count = |row, column| parse_mark(seen.cell(row, column), seen.decimal);
    seen.filled(column).next()?;
    if seen.filled(column).all(is_percentage) {
        return Some(ColumnReason::Percent);
    }
    if !seen.filled(column).all(|text| crate::format::number(text, seen.decimal).is_some()) {
        return None;
    }
    let own = seen.rows().filter_map(|row| Some((row, u64::from(count(row, column)?))));
    let (mut stated, mut equal) = (0_usize, 0_usize);
    for (row, own) in own {
        let all = columns.iter().map(|&column| u64::from(count(row, column).unwrap_or(0)));
        stated += 1;
        equal += usize::from(all.sum::<u64>() == own);
    }
    let sums = equal == seen.table.rows();
    // Slips are told of where they stand; what is no sum is said to be left out.
    let total =
        sums || names_total_of_groups(seen.header(column)) && equal > 0 && 2 * equal >= stated;
    let numbers_rows = numbers_rows(seen, column) || row_numbers(seen, column) != RowNumbers::No;
    Some(match (total, numbers_rows) {
        (true, _) => ColumnReason::Total,
        (false, true) => ColumnReason::OfRows,
        (false, false) => ColumnReason::OtherCount,
    })
}

/// What words under people are: valences, passages to read, remarks on the code of the row, else codes.
fn head_of_words(seen: &Seen<'_>, columns: &[usize], labels: &[(usize, String)]) -> &'static str {
    let (mut filled, mut valences, mut characters) = (0_usize, 0_usize, 0_usize);
    let (mut said, mut meant) = (0_usize, 0_usize);
    let cells = || columns.iter().flat_map(|&column| seen.filled(column));
    let grid = GridWords::of(cells());
    for text in cells() {
        filled += 1;
        valences += usize::from(valence_of_word(text).is_some());
        characters += text.chars().count();
        let is_said = !grid.is_beside(text);
        said += usize::from(is_said);
        meant += usize::from(is_said && grid.may_mean(text));
    }
    if grid.says_both() && said > 0 && 5 * meant >= 4 * said {
        return words::VALENCE;
    }
    let names_code = labels_name(labels, &[Role::Code]);
    // Half of the cells say a valence, and the others are words that are asked.
    let among_words =
        names_code && grid.says_both() && 2 * meant > said && characters <= SHORT_WORD * filled;
    let may_be_sides = grid.may_be_sides() && labels_name(labels, &LABELS);
    if 5 * valences >= 4 * filled || among_words || may_be_sides {
        words::VALENCE
    } else if names_code || characters >= TEXT_LENGTH * filled {
        words::EXCERPT
    } else {
        words::CODE
    }
}

/// True where a column names one of these of each row.
fn labels_name(labels: &[(usize, String)], roles: &[Role]) -> bool {
    labels.iter().any(|(_, name)| {
        let named = headers::candidates(&fold_word(name));
        named.iter().any(|(role, weight)| roles.contains(role) && *weight >= headers::EXACT)
    })
}

/// True where most cells begin with a word for a valence, and what was said stands behind it: `Barrier - no time`.
fn begin_with_sides(seen: &Seen<'_>, columns: &[usize]) -> bool {
    let (mut filled, mut begun) = (0_usize, 0_usize);
    for text in columns.iter().flat_map(|&column| seen.filled(column)) {
        if !is_silent(text) {
            filled += 1;
            begun += usize::from(sides_of(text).is_some());
        }
    }
    begun > 0 && 5 * begun >= 4 * filled
}

/// Says of cells that hold 1 and 2 and nothing else, both often, that they may be sides and no counts.
fn one_and_two(seen: &Seen<'_>, columns: &[usize]) -> Option<Warning> {
    let cells = || columns.iter().flat_map(|&column| seen.filled(column));
    let times = |wanted: &str| cells().filter(|text| *text == wanted).count();
    let (filled, ones, twos) = (cells().count(), times("1"), times("2"));
    let may_be = filled >= FEWEST_NUMBERS && ones + twos == filled;
    if !may_be || OFTEN * ones < filled || OFTEN * twos < filled {
        return None;
    }
    let headers = columns.iter().map(|&column| seen.header(column).to_owned()).collect();
    Some(Warning::new(WarningKind::OneAndTwo { columns: headers }).times(filled as u64))
}
