//! What the rows of a table of counts are: codes, headings above them, and sums.
//!
//! Takes a table, its columns of labels and its columns of counts; gives each row with what stands above it, and
//! what may be a sum. Never takes a row for a sum that is none, but for one called so.

use std::collections::HashSet;

use super::cells::{Fraction, count_of};
use super::count_row::{Row, names_sum};
use super::melt::{Line, RowReason};
use super::totals::{self, Kind};
use super::{Seen, names_total, outline};
use crate::dataset::items::BULLETS;
use crate::dataset::{Role, headers};
use crate::diag::{Place, Warning, WarningKind};
use crate::fold::{fold_word, is_dash, trim};
use crate::format::DecimalMark;
use crate::schema::counts as words;

/// What the rows of a table of counts are.
pub(super) struct RowsRead {
    /// Headers of what they say.
    pub heads: Vec<String>,
    pub lines: Vec<Line<RowReason>>,
    /// Rows that may be sums of others and count.
    pub noticed: Vec<Warning>,
    /// True where rows stand above others: headings, sums of those below, or what may be such.
    pub structured: bool,
}

/// What the rows are: their headers, and each row with what stands in its carried columns. A heading
/// becomes a column of its own; a blank cell of an upper level says what the one above it says.
pub(super) fn rows(
    seen: &Seen<'_>,
    carried: &[usize],
    labels: &[(usize, String)],
    counts: &[usize],
) -> RowsRead {
    let lowest = labels.last().map_or(usize::MAX, |(column, _)| *column);
    let is_upper =
        |column: usize| column != lowest && labels.iter().any(|(label, _)| *label == column);
    let labels_of = |row: usize| labels.iter().map(move |(column, _)| seen.cell(row, *column));
    let depths = depths(seen, lowest, carried, counts);
    let bulleted = has_bullets(seen, lowest);
    let mut looked: Vec<Row<'_>> = seen
        .rows()
        .zip(depths)
        .map(|(row, depth)| {
            let counts = counts.iter().map(|&column| match seen.cell(row, column) {
                "" => None,
                text => Some(counted(text, seen.decimal)),
            });
            let label = labels_of(row).find(|text| names_sum(text));
            let label = label.or_else(|| labels_of(row).rfind(|text| !text.is_empty()));
            let counts = counts.collect();
            Row { label: label.unwrap_or(""), counts, depth, is_sum: false }
        })
        .collect();
    let mut doubtful = upper_sums(seen, labels, &mut looked);
    mark_row_of_all(seen, carried, counts, &mut looked);
    let mut kinds = totals::kinds(&looked);
    take_shares_out(&looked, &mut kinds);
    let above = |kind: &Kind| matches!(kind, Kind::Heading | Kind::Sums);
    let part_sum = |(kind, row): (&Kind, &Row<'_>)| {
        *kind == Kind::Total && !row.label.is_empty() && !names_total(row.label)
    };
    let structured = kinds.iter().any(above)
        || looked.iter().any(|row| row.is_sum)
        || kinds.iter().zip(&looked).any(part_sum);
    doubtful.extend(totals::may_be_sums(&looked, &kinds));
    let may_be_structured = !doubtful.is_empty();
    let all = totals::adds_up_others(&looked, &kinds);
    let mut noticed = Vec::new();
    if seen.sums_left_out {
        for row in doubtful.into_iter().chain(all) {
            if let Some(kind) = kinds.get_mut(row) {
                *kind = Kind::Total;
            }
        }
    } else {
        let mut note = |kind, first: usize, count: usize| {
            let at = Place { column: None, ..seen.table.place(first, 0) };
            noticed.push(Warning::new(kind).at(at).times(count as u64));
        };
        if let Some(&first) = doubtful.first() {
            note(WarningKind::RowsMayBeSums, first, doubtful.len());
        }
        if let Some(row) = all {
            note(WarningKind::RowsAddUpOthers, row, 1);
        }
    }
    // A heading in a column of an upper level says what that column says below it.
    let is_own = |row: &usize| !seen.cell(*row, lowest).is_empty();
    let headings = kinds.iter().enumerate();
    let mut headings = headings.filter(|(_, kind)| matches!(kind, Kind::Heading | Kind::Sums));
    let headed = headings.any(|(row, _)| is_own(&row));

    let mut heads: Vec<String> = Vec::new();
    if headed {
        heads.push(words::DOMAIN.to_owned());
    }
    for &column in carried {
        let named = labels.iter().find(|(label, _)| *label == column);
        let name = named.map_or(seen.header(column), |(_, name)| name.as_str());
        // Under a heading of its own the column holds what is below a domain.
        let roles = headers::candidates(&fold_word(name));
        let again = headed && roles.iter().any(|(role, _)| *role == Role::Domain);
        heads.push(if again { words::CODE.to_owned() } else { name.to_owned() });
    }
    let mut above: Vec<&str> = vec![""; carried.len()];
    let mut lines = Vec::with_capacity(kinds.len());
    for (row, kind) in kinds.into_iter().enumerate() {
        let is_labelled = !seen.cell(row, lowest).is_empty();
        let mut begins = false;
        for (&column, above) in
            carried.iter().zip(&mut above).filter(|(column, _)| is_upper(**column))
        {
            let text = seen.cell(row, column);
            if names_total(text) || kind == Kind::Blank {
                continue;
            }
            // Below another label of a level nothing of the old one holds.
            if !text.is_empty() || begins || !is_labelled {
                begins |= *above != text;
                *above = text;
            }
        }
        let heading = match kind {
            Kind::Counts(heading) => heading,
            Kind::Nothing => {
                lines.push(Line::Out(RowReason::NothingCounted));
                continue;
            }
            Kind::Sums | Kind::Total => {
                lines.push(Line::Out(RowReason::Total));
                continue;
            }
            Kind::Heading | Kind::Blank => {
                lines.push(Line::Label);
                continue;
            }
        };
        let mut says: Vec<String> = Vec::with_capacity(heads.len());
        if headed {
            let heading = heading.filter(is_own).and_then(|at| looked.get(at));
            let label = heading.map_or("", |row| row.label);
            says.push(label.to_owned());
        }
        says.extend(carried.iter().zip(&above).map(|(&column, above)| {
            let text = if is_upper(column) { above } else { seen.cell(row, column) };
            let bare = bare_of_bullet(text).filter(|_| bulleted && column == lowest);
            bare.unwrap_or(text).to_owned()
        }));
        lines.push(Line::Cells(says));
    }
    RowsRead { heads, lines, structured: structured || may_be_structured, noticed }
}

/// Marks a first or last row that bears the name of a column which adds up the columns of counts: a pivot table
/// calls both sums the same, in whatever language.
fn mark_row_of_all(seen: &Seen<'_>, carried: &[usize], counts: &[usize], rows: &mut [Row<'_>]) {
    let is_beside = |column: &usize| !carried.contains(column) && !counts.contains(column);
    let adds_up = |column: &usize| {
        let mut any = false;
        let all = seen.rows().zip(rows.iter()).all(|(row, counts)| {
            let sum: u64 = counts.counts.iter().flatten().map(|count| u64::from(*count)).sum();
            any |= sum > 0;
            u64::from(counted(seen.cell(row, *column), seen.decimal)) == sum
        });
        all && any
    };
    let sums = seen.columns().filter(is_beside).find(adds_up);
    let Some(name) = sums.map(|column| fold_word(seen.header(column))) else { return };
    let counts_any = |row: &Row<'_>| row.counts.iter().any(Option::is_some);
    let edges =
        [rows.iter().position(counts_any), rows.iter().rposition(counts_any)].into_iter().flatten();
    for at in edges.collect::<Vec<_>>() {
        if let Some(row) = rows.get_mut(at).filter(|row| fold_word(row.label) == name) {
            row.is_sum = true;
        }
    }
}

/// Takes rows for worked out that hold the percentages of another: `% Cost` below `Cost`.
fn take_shares_out(rows: &[Row<'_>], kinds: &mut [Kind]) {
    let is_share = |label: &str| label.contains(['%', '％']);
    let known: HashSet<String> =
        rows.iter().filter(|row| !is_share(row.label)).map(|row| fold_word(row.label)).collect();
    for (row, kind) in rows.iter().zip(kinds).filter(|(row, _)| is_share(row.label)) {
        let bare = row.label.replace(['%', '％', '(', ')', '[', ']'], " ");
        let key = fold_word(bare.trim_matches(|letter: char| !letter.is_alphanumeric()));
        if matches!(kind, Kind::Counts(_)) && known.contains(&key) {
            *kind = Kind::Total;
        }
    }
}

/// A cell of counts; 0 for one that is none.
pub(super) fn counted(text: &str, decimal: DecimalMark) -> u32 {
    let part = || Fraction::read(text).map(|fraction| fraction.part);
    count_of(text, decimal).or_else(part).unwrap_or(0)
}

/// How deep each row stands: by the numbers of an outline before its label or in a column of their own, else as
/// its label is set in.
fn depths(seen: &Seen<'_>, lowest: usize, carried: &[usize], counts: &[usize]) -> Vec<usize> {
    let of_column = |column: usize| {
        let texts: Vec<&str> = seen.rows().map(|row| seen.cell(row, column)).collect();
        outline::depths(&texts)
    };
    let numbers =
        |column: &usize| *column != lowest && !carried.contains(column) && !counts.contains(column);
    let beside = || seen.columns().filter(numbers).find_map(of_column);
    let outlined =
        seen.columns().find(|column| *column == lowest).and_then(of_column).or_else(beside);
    if let Some(outlined) = outlined {
        return outlined;
    }
    if has_bullets(seen, lowest) {
        let is_below = |row: usize| bare_of_bullet(seen.cell(row, lowest)).is_some();
        return seen.rows().map(|row| usize::from(is_below(row))).collect();
    }
    seen.rows().map(|row| depth(seen.table.text(row, lowest))).collect()
}

/// True where labels begin with a dash or bullet and a blank, two of them below one that does not: so lists within a
/// list are written. A plus among them would make signs of the dashes.
fn has_bullets(seen: &Seen<'_>, column: usize) -> bool {
    let labels: Vec<&str> = seen.rows().map(|row| seen.cell(row, column)).collect();
    let is_below = |label: &str| bare_of_bullet(label).is_some();
    let mut filled = labels.iter().filter(|label| !label.is_empty());
    let begins = filled.next().is_some_and(|label| !is_below(label));
    let below = labels.iter().filter(|label| is_below(label)).count();
    begins && below > 1 && !labels.iter().any(|label| label.contains('+'))
}

/// A label without the dash or bullet before it; `None` without one.
fn bare_of_bullet(label: &str) -> Option<&str> {
    let mut letters = label.chars();
    let is_bullet = letters.next().is_some_and(|first| is_dash(first) || BULLETS.contains(&first));
    let rest = letters.as_str();
    (is_bullet && rest.starts_with(char::is_whitespace) && rest.contains(char::is_alphabetic))
        .then(|| trim(rest))
}

/// Marks the rows that stand for a whole upper label, the lower ones being blank, and hold the sums of its rows.
/// Gives those that may be such sums and are not equal to them.
fn upper_sums(seen: &Seen<'_>, labels: &[(usize, String)], rows: &mut [Row<'_>]) -> Vec<usize> {
    let mut doubtful = Vec::new();
    let Some(((lowest, _), _)) = labels.split_last().filter(|(_, upper)| !upper.is_empty()) else {
        return doubtful;
    };
    let level =
        |row: usize| labels.iter().rposition(|(column, _)| !seen.cell(row, *column).is_empty());
    for at in seen.rows() {
        let Some(own) = level(at).filter(|level| level + 1 < labels.len()) else { continue };
        let Some((column, _)) = labels.get(own) else { continue };
        let Some(row) = rows.get(at).filter(|row| row.counts.iter().any(Option::is_some)) else {
            continue;
        };
        if names_total(row.label) {
            continue;
        }
        let name = seen.cell(at, *column);
        let ends = |other: &usize| {
            let text = seen.cell(*other, *column);
            !text.is_empty() && text != name || level(*other).is_some_and(|level| level <= own)
        };
        let is_member = |row: &usize| !seen.cell(*row, *lowest).is_empty();
        let mut members: Vec<usize> =
            (at + 1..seen.table.rows()).take_while(|row| !ends(row)).filter(is_member).collect();
        if members.is_empty() {
            members = (0..at).rev().take_while(|row| !ends(row)).filter(is_member).collect();
        }
        let below: Vec<&Row<'_>> = members.iter().filter_map(|&row| rows.get(row)).collect();
        match totals::compare(row, &below) {
            totals::Compared::Equal => {
                if let Some(row) = rows.get_mut(at) {
                    row.is_sum = true;
                }
            }
            totals::Compared::Holds => doubtful.push(at),
            totals::Compared::Other => {}
        }
    }
    doubtful
}

/// How far a label is set in: blanks before it.
fn depth(text: &str) -> usize {
    text.chars().take_while(|letter| letter.is_whitespace()).count()
}
