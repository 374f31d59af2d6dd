//! Cross-tables that people make: codes in rows, counts of barriers and facilitators in columns,
//! perhaps for each group, with percentages and sums beside them.

use std::collections::{BTreeSet, HashSet};

use super::cells::{Fraction, Tally, count_of, says_nothing};
use super::heads::{self, Head};
use super::kept_columns::{Column, keep_directions, keep_one_coder, keep_one_measure};
use super::labels::{
    doubtful_labels, label_columns, labels_beside_counts, row_numbers, rows_are_people_or_passages,
    tells_of_codings, tells_rows_apart,
};
use super::melt::{Line, MeltPlan, RowReason, Value};
use super::rows::{RowsRead, counted, rows};
use super::sums_of_columns::sums;
use super::{
    ColumnReason, Seen, Shape, names, names_total, names_total_of_groups, other_measures,
    sides_in_names,
};
use crate::dataset::column::is_identifier;
use crate::dataset::groups::are_roles;
use crate::dataset::row_numbers::RowNumbers;
use crate::dataset::wide_headers::letter_series;
use crate::dataset::{Role, headers, missing_codes};
use crate::fold::fold_word;
use crate::schema::{LEVELS, counts as words};
use crate::valence::Valence;

/// Rows times columns times columns at most, since sums of columns are sought among all of them.
const MOST_SUMS: usize = 200_000_000;

/// Finds the shape.
pub(super) fn find(seen: &Seen<'_>) -> Option<MeltPlan> {
    let width = seen.table.width();
    if seen.table.rows().saturating_mul(width).saturating_mul(width) > MOST_SUMS {
        return None;
    }
    let mut columns = columns(seen)?;
    leave_out_fractions_beside_counts(seen, &mut columns);
    if are_flags_of_people(seen, &columns) || is_one_question(seen, &columns) {
        return None;
    }
    keep_directions(&mut columns)?;
    keep_one_measure(&mut columns)?;
    keep_one_coder(&mut columns, seen.coders);
    leave_out_totals(seen, &mut columns);
    leave_out_sums(seen, &mut columns);
    leave_out_other_attributes(seen, &mut columns);
    let carried: Vec<usize> = positions(&columns, |column| matches!(column, Column::Carried));
    let counts: Vec<usize> = positions(&columns, |column| matches!(column, Column::Counts(_)));
    let counted = counts.iter().any(|&column| {
        seen.filled(column).any(|text| count_of(text, seen.decimal).is_some_and(|count| count > 1))
    });
    let labels = match counted && may_be_pivot(seen, &columns) {
        true => labels_beside_counts(seen, &carried),
        false => label_columns(seen, &carried),
    };
    if labels.is_empty() || rows_are_people_or_passages(seen, &carried, counted) {
        return None;
    }
    for (at, column) in columns.iter_mut().enumerate() {
        let is_label = labels.iter().any(|(label, _)| *label == at);
        let tells = || tells_of_codings(seen, at) || tells_rows_apart(seen, &labels, at);
        if matches!(column, Column::Carried) && !is_label && !tells() {
            *column = Column::Out(ColumnReason::OfRows);
        }
    }
    let carried = positions(&columns, |column| matches!(column, Column::Carried));
    let groups = columns
        .iter()
        .any(|column| matches!(column, Column::Counts(head) if !head.group.is_empty()));
    let mut column_heads = vec![words::VALENCE.to_owned()];
    if groups {
        column_heads.push(head_of_groups(&columns).to_owned());
    }
    let RowsRead { heads: mut row_heads, lines: rows, mut noticed, .. } =
        rows(seen, &carried, &labels, &counts);
    if !groups {
        name_headings(&mut row_heads, &rows);
    }
    noticed.extend(doubtful_labels(seen, &labels));
    let columns = columns.into_iter().map(|column| match column {
        Column::Counts(head) => {
            let mut says = vec![words::valence(head.valence).to_owned()];
            if groups {
                says.push(head.group);
            }
            Line::Cells(says)
        }
        Column::Carried => Line::Label,
        Column::Out(reason) => Line::Out(reason),
    });
    let columns = columns.collect();
    let (shape, value) = (Shape::Counts, Value::Count);
    Some(MeltPlan { shape, row_heads, column_heads, value, rows, columns, noticed })
}

/// Calls headings above the codes groups where they read like roles: a pivot table of groups, each above its codes.
fn name_headings(heads: &mut [String], rows: &[Line<RowReason>]) {
    let headings = rows.iter().filter_map(|line| match line {
        Line::Cells(says) => says.first().map(String::as_str),
        Line::Label | Line::Out(_) => None,
    });
    let headings: BTreeSet<&str> = headings.collect();
    let headings: Vec<&str> = headings.into_iter().collect();
    // Each code stands below one of several.
    if headings.len() < 2 || headings.contains(&"") {
        return;
    }
    if let Some(head) = heads.first_mut().filter(|head| **head == words::DOMAIN)
        && are_roles(&headings)
    {
        words::GROUP.clone_into(head);
    }
}

/// What the names beside the valences are of: of whomever they number (`P1 B`, `P1 F`), else of groups.
fn head_of_groups(columns: &[Column]) -> &'static str {
    let mut groups = columns.iter().filter_map(|column| match column {
        Column::Counts(head) => Some(names::owner(&head.group)),
        Column::Carried | Column::Out(_) => None,
    });
    let first = groups.next().flatten();
    first.filter(|first| groups.all(|other| other == Some(*first))).unwrap_or(words::GROUP)
}

/// True for counts of each valence alone, of groups that read like roles, or of groups that stand above the valences
/// beside the sum of all: codes with a valence each (`Cost_B`) stand beside people as well.
fn may_be_pivot(seen: &Seen<'_>, columns: &[Column]) -> bool {
    let groups: Vec<&str> = columns
        .iter()
        .filter_map(|column| match column {
            Column::Counts(head) => Some(head.group.as_str()),
            Column::Carried | Column::Out(_) => None,
        })
        .collect();
    if are_roles(&groups) {
        return true;
    }
    let sum = columns.iter().any(|column| matches!(column, Column::Out(ColumnReason::Total)));
    let (mut counts, mut apart) = (0, true);
    for (at, column) in columns.iter().enumerate() {
        if let Column::Counts(head) = column {
            counts += 1;
            apart &= head.group.is_empty() || sum && seen.header(at).contains(LEVELS);
        }
    }
    apart && (counts > 1 || sum)
}

/// The places of columns of a kind.
pub(super) fn positions(columns: &[Column], wanted: impl Fn(&Column) -> bool) -> Vec<usize> {
    columns.iter().enumerate().filter(|(_, column)| wanted(column)).map(|(at, _)| at).collect()
}

/// What the columns are ([`look`]); `None` where the table holds texts under a valence, and so no counts.
pub(super) fn columns(seen: &Seen<'_>) -> Option<Vec<Column>> {
    let bare: Vec<String> = seen.columns().map(|column| heads::bare(seen.header(column))).collect();
    let series = letter_series(bare.iter().map(String::as_str));
    let before = sides_in_names::letters_before(&bare);
    let letter = |column: usize| before.get(column).and_then(Option::as_ref);
    seen.columns().map(|column| look(seen, &series, letter(column), column)).collect()
}

/// What a column is by its header and its cells; `None` where the table holds texts under a valence,
/// and so no counts. `series` are the names behind which letters count on, `letter` says what one before its name does.
fn look(
    seen: &Seen<'_>,
    series: &HashSet<String>,
    letter: Option<&(String, Valence)>,
    column: usize,
) -> Option<Column> {
    let mut head = heads::read(seen.header(column));
    if let Some((group, valence)) = letter {
        head = Head { group: group.clone(), valence: *valence, ..head };
    }
    if !head.sure && series.contains(&fold_word(&head.group)) {
        let group = heads::bare(seen.header(column));
        head = Head { group, percent: head.percent, ..Head::default() };
    }
    if head.valence != Valence::Missing && numbers_valences(seen, column) {
        return Some(Column::Out(ColumnReason::OfRows));
    }
    let tally = Tally::of(&seen.texts(column), seen.decimal);
    let Tally { filled, counts, fractions, odd, silent, .. } = tally;
    if fractions > 0 && 4 * fractions >= 3 * (filled - silent) {
        // Under a valence the part is a count.
        let is_count = head.sure && fractions + silent == filled;
        return Some(match is_count {
            true => Column::Counts(head),
            false => Column::Out(ColumnReason::OtherCount),
        });
    }
    if tally.is_shared() || head.percent && filled > 0 && 2 * counts >= filled {
        return Some(Column::Out(ColumnReason::Percent));
    }
    if head.percent {
        // Fractions of 1 or percentages without their sign.
        let numbers = seen.filled(column).all(|text| is_number(seen, text));
        return numbers.then_some(Column::Out(ColumnReason::Percent));
    }
    let is_most = tally.is_half();
    // More cells may be none where the header means nothing else.
    let is_count = tally.is_counted() || head.sure && 2 * counts > filled;
    if head.valence != Valence::Missing
        && let Some(reason) = other_measures::reason(&head.group)
        && seen.filled(column).all(|text| is_number(seen, text))
    {
        return Some(Column::Out(reason));
    }
    if head.valence != Valence::Missing {
        let missing = filled > 0 && !is_count && head.sure;
        return match (is_count, missing) {
            (true, _) => Some(Column::Counts(head)),
            (false, true) => None,
            (false, false) => Some(Column::Carried),
        };
    }
    Some(if filled > 0 && (counts == filled || is_most && counts + odd == filled) {
        let last = head.group.rsplit(['/', ':', '|']).next().unwrap_or("").trim();
        let total = names_total_of_groups(&head.group) || names_total_of_groups(last);
        let of_rows = || row_numbers(seen, column) == RowNumbers::Sure;
        Column::Out(match total {
            true => ColumnReason::Total,
            false if of_rows() => ColumnReason::OfRows,
            false => ColumnReason::OtherCount,
        })
    } else {
        Column::Carried
    })
}

/// True for a number, or for what says that there is none.
fn is_number(seen: &Seen<'_>, text: &str) -> bool {
    crate::format::number(text, seen.decimal).is_some() || says_nothing(text)
}

/// True for numbers that tell the rows apart under a name that ends in a word for such: `Barrier no.`.
fn numbers_valences(seen: &Seen<'_>, column: usize) -> bool {
    let key = fold_word(seen.header(column));
    let named = key.rsplit_once(' ').is_some_and(|(_, last)| matches!(last, "no" | "nr" | "num"));
    let mut known = HashSet::new();
    named && seen.rows().all(|row| known.insert(seen.cell(row, column)))
}

/// Leaves out fractions where other columns count.
fn leave_out_fractions_beside_counts(seen: &Seen<'_>, columns: &mut [Column]) {
    let is_fraction = |at: usize| {
        let mut said = seen.filled(at).filter(|text| !says_nothing(text)).peekable();
        said.peek().is_some() && said.all(|text| Fraction::read(text).is_some())
    };
    let counts = positions(columns, |column| matches!(column, Column::Counts(_)));
    let (fractions, others): (Vec<usize>, Vec<usize>) =
        counts.into_iter().partition(|&at| is_fraction(at));
    for at in fractions.into_iter().filter(|_| !others.is_empty()) {
        if let Some(column) = columns.get_mut(at) {
            *column = Column::Out(ColumnReason::OtherCount);
        }
    }
}

/// True where the columns of counts hold flags with numbers for missing among them, or numbers beside them say whose
/// row each is: then the rows are what was said of somebody, and no table of counts.
fn are_flags_of_people(seen: &Seen<'_>, columns: &[Column]) -> bool {
    let counts = positions(columns, |column| matches!(column, Column::Counts(_)));
    let cells = |column: usize| seen.rows().map(move |row| seen.cell(row, column));
    if !missing_codes::columns(&counts, cells, seen.decimal).is_empty() {
        return true;
    }
    let flags = counts.iter().flat_map(|&column| seen.filled(column));
    let flags = flags.filter_map(|text| count_of(text, seen.decimal)).all(|count| count <= 1);
    let numbers = |column: &Column| matches!(column, Column::Out(ColumnReason::OtherCount));
    positions(columns, numbers).into_iter().any(|column| {
        let key = fold_word(seen.header(column));
        let owner = headers::candidates(&key).iter().any(|(role, weight)| {
            matches!(role, Role::Participant | Role::Source) && *weight >= headers::EXACT - 12
        });
        let again = || {
            let mut known = std::collections::HashSet::new();
            !seen.filled(column).all(|text| known.insert(text))
        };
        owner && (is_identifier(&key) || flags && !key.ends_with('s')) && again()
    })
}

/// True where the only counts are 0 and 1 in every row under one valence in the singular: what 0 is stands nowhere.
fn is_one_question(seen: &Seen<'_>, columns: &[Column]) -> bool {
    let counts = positions(columns, |column| matches!(column, Column::Counts(_)));
    let [only] = counts.as_slice() else { return false };
    let flags = || seen.rows().map(|row| seen.cell(row, *only));
    !fold_word(seen.header(*only)).ends_with('s')
        && flags().all(|text| matches!(text, "0" | "1"))
        && flags().any(|text| text == "0")
        && flags().any(|text| text == "1")
}

/// Leaves out counts of all groups together, and says of other counts whether they are sums.
fn leave_out_totals(seen: &Seen<'_>, columns: &mut [Column]) {
    let is_all = |group: &str| group.is_empty() || names_total_of_groups(group);
    let grouped =
        columns.iter().any(|column| matches!(column, Column::Counts(head) if !is_all(&head.group)));
    let count = |row, column| count_of(seen.cell(row, column), seen.decimal).unwrap_or(0);
    let is_sum = |row: usize, at: usize, parts: &[usize]| {
        let sum: u64 = parts.iter().map(|&column| u64::from(count(row, column))).sum();
        sum == u64::from(count(row, at))
    };
    let adds_up = |at: usize, parts: &[usize]| {
        seen.rows().any(|row| count(row, at) > 0) && seen.rows().all(|row| is_sum(row, at, parts))
    };
    let half_adds_up = |at: usize, parts: &[usize]| {
        let equal = seen.rows().filter(|&row| is_sum(row, at, parts)).count();
        2 * equal >= seen.table.rows()
    };
    let heads = |columns: &[Column], wanted: &dyn Fn(&Head) -> bool| {
        positions(columns, |column| matches!(column, Column::Counts(head) if wanted(head)))
    };
    for at in heads(columns, &|head| is_all(&head.group)) {
        let Some(Column::Counts(own)) = columns.get(at) else { continue };
        let parts = heads(columns, &|head| !is_all(&head.group) && head.valence == own.valence);
        // What is called so and is no sum may be a group, or people: it is said. So is what may be called otherwise.
        let reason = match adds_up(at, &parts) && (own.group.is_empty() || names_total(&own.group))
        {
            true => ColumnReason::Total,
            false => ColumnReason::OtherCount,
        };
        match columns.get_mut(at) {
            Some(column) if grouped => *column = Column::Out(reason),
            Some(Column::Counts(head)) => head.group.clear(),
            _ => {}
        }
    }
    let is_both = |head: &Head| head.valence == Valence::Mixed;
    // `Both` may be mixed passages, or barriers and facilitators together.
    for at in positions(columns, |column| match column {
        Column::Counts(head) => is_both(head),
        Column::Out(reason) => matches!(reason, ColumnReason::OtherCount | ColumnReason::Total),
        Column::Carried => false,
    }) {
        let counts = positions(columns, |column| match (column, columns.get(at)) {
            (Column::Counts(one), Some(Column::Counts(both))) => {
                !is_both(one) && one.group == both.group
            }
            (Column::Counts(_), _) => true,
            _ => false,
        });
        let sums = adds_up(at, &counts);
        let called = matches!(columns.get(at), Some(Column::Out(ColumnReason::Total)));
        match columns.get_mut(at) {
            Some(column) if sums => *column = Column::Out(ColumnReason::Total),
            // A few slips are told of where they stand.
            Some(column)
                if called && names_total(seen.header(at)) && !half_adds_up(at, &counts) =>
            {
                *column = Column::Out(ColumnReason::OtherCount);
            }
            _ => {}
        }
    }
}

/// What the groups count in each row of each valence: the groups, in order, with their numbers.
fn numbers_of_groups(seen: &Seen<'_>, columns: &[Column]) -> Vec<(String, Vec<u64>)> {
    let mut groups: Vec<&str> = Vec::new();
    let mut valences: Vec<Valence> = Vec::new();
    let heads = columns.iter().enumerate().filter_map(|(at, column)| match column {
        Column::Counts(head) => Some((at, head)),
        _ => None,
    });
    let heads: Vec<(usize, &Head)> = heads.collect();
    for (_, head) in &heads {
        if !groups.contains(&head.group.as_str()) {
            groups.push(&head.group);
        }
        if !valences.contains(&head.valence) {
            valences.push(head.valence);
        }
    }
    let of_group = |group: &str| -> Vec<u64> {
        let mut numbers = vec![0_u64; seen.table.rows() * valences.len()];
        for (at, head) in heads.iter().filter(|(_, head)| head.group == group) {
            let nth = valences.iter().position(|valence| *valence == head.valence).unwrap_or(0);
            let own = numbers.iter_mut().skip(nth).step_by(valences.len().max(1));
            for (row, sum) in seen.rows().zip(own) {
                *sum += u64::from(counted(seen.cell(row, *at), seen.decimal));
            }
        }
        numbers
    };
    groups.iter().map(|group| ((*group).to_owned(), of_group(group))).collect()
}

/// Leaves out the columns of some groups.
fn leave_groups_out(columns: &mut [Column], groups: &[String], reason: ColumnReason) {
    for column in columns.iter_mut() {
        if matches!(column, Column::Counts(head) if groups.contains(&head.group)) {
            *column = Column::Out(reason);
        }
    }
}

/// Leaves out groups that hold the sums of others under whatever name. It is said, for that may be chance.
fn leave_out_sums(seen: &Seen<'_>, columns: &mut [Column]) {
    let groups = numbers_of_groups(seen, columns);
    if groups.len() < 3 || seen.sum_columns_counted {
        return;
    }
    let (names, numbers): (Vec<String>, Vec<Vec<u64>>) = groups.into_iter().unzip();
    let sums = sums(&numbers);
    let sums: Vec<String> =
        names.into_iter().zip(sums).filter(|(_, sum)| *sum).map(|(name, _)| name).collect();
    leave_groups_out(columns, &sums, ColumnReason::Total);
}

/// Leaves out groups that divide once more what the groups before them hold, as women and men do beside nurses and
/// doctors: wherever anything is counted both come to the same.
fn leave_out_other_attributes(seen: &Seen<'_>, columns: &mut [Column]) {
    let groups = numbers_of_groups(seen, columns);
    if groups.len() < 4 {
        return;
    }
    let (groups, numbers): (Vec<String>, Vec<Vec<u64>>) = groups.into_iter().unzip();
    let add = |sums: &mut [u64], own: &[u64]| {
        sums.iter_mut().zip(own).for_each(|(sum, own)| *sum += own);
    };
    let mut first = numbers.first().cloned().unwrap_or_default();
    for kept in 2..=groups.len() - 2 {
        add(&mut first, numbers.get(kept - 1).map_or(&[], Vec::as_slice));
        if first.iter().filter(|sum| **sum > 0).count() < 3 {
            continue;
        }
        let mut sums = vec![0_u64; first.len()];
        let mut members = 0;
        for own in numbers.iter().skip(kept) {
            add(&mut sums, own);
            members += 1;
            if members >= 2 && sums == first {
                (sums, members) = (vec![0; first.len()], 0);
            }
        }
        if members == 0 {
            let again = groups.get(kept..).unwrap_or_default();
            leave_groups_out(columns, again, ColumnReason::OtherAttribute);
            return;
        }
    }
}
