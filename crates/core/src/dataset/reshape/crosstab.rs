//! Cross-tables that people make: codes in rows, counts of barriers and facilitators in columns,
//! perhaps for each group, with percentages and sums beside them.

use super::cells::{Fraction, count_of, is_odd_count, is_percentage};
use super::heads::{self, Head};
use super::labels::{label_columns, rows_are_people_or_passages, tells_of_codings};
use super::melt::{Line, MeltPlan, RowReason, Value};
use super::totals::{self, Kind};
use super::{ColumnReason, Seen, Shape, names_total, outline};
use crate::dataset::{Role, headers};
use crate::diag::{Place, Warning, WarningKind};
use crate::fold::fold_word;
use crate::format::DecimalMark;
use crate::schema::counts as words;
use crate::valence::Valence;

/// Words that, in place of a group, say that a column counts codings.
const CODINGS: [&str; 9] = [
    "utterances",
    "codings",
    "quotes",
    "quotations",
    "references",
    "mentions",
    "statements",
    "segments",
    "excerpts",
];
/// Words that say that it counts something else.
const OTHERS: [&str; 12] = [
    "participants",
    "respondents",
    "interviews",
    "studies",
    "articles",
    "papers",
    "documents",
    "sources",
    "sites",
    "meetings",
    "themes",
    "subthemes",
];

/// What a column is while the table is looked at.
enum Column {
    /// Counts of a valence.
    Counts(Head),
    /// Says what the rows are, or something of them.
    Carried,
    Out(ColumnReason),
}

/// Rows times columns times columns at most, since sums of columns are sought among all of them.
const MOST_SUMS: usize = 200_000_000;

/// Finds the shape.
pub(super) fn find(seen: &Seen<'_>) -> Option<MeltPlan> {
    let width = seen.table.width();
    if seen.table.rows().saturating_mul(width).saturating_mul(width) > MOST_SUMS {
        return None;
    }
    let mut columns: Vec<Column> = Vec::with_capacity(seen.table.width());
    for column in seen.columns() {
        columns.push(look(seen, column)?);
    }
    leave_out_fractions_beside_counts(seen, &mut columns);
    keep_directions(&mut columns)?;
    keep_one_measure(&mut columns)?;
    leave_out_totals(seen, &mut columns);
    let carried: Vec<usize> = positions(&columns, |column| matches!(column, Column::Carried));
    let counts: Vec<usize> = positions(&columns, |column| matches!(column, Column::Counts(_)));
    let counted = counts.iter().any(|&column| {
        seen.filled(column).any(|text| count_of(text, seen.decimal).is_some_and(|count| count > 1))
    });
    let labels = label_columns(seen, &carried);
    if labels.is_empty() || rows_are_people_or_passages(seen, &carried, counted) {
        return None;
    }
    for (at, column) in columns.iter_mut().enumerate() {
        let is_label = labels.iter().any(|(label, _)| *label == at);
        if matches!(column, Column::Carried) && !is_label && !tells_of_codings(seen, at) {
            *column = Column::Out(ColumnReason::OfRows);
        }
    }
    let carried = positions(&columns, |column| matches!(column, Column::Carried));
    let groups = columns
        .iter()
        .any(|column| matches!(column, Column::Counts(head) if !head.group.is_empty()));
    let mut column_heads = vec![words::VALENCE.to_owned()];
    if groups {
        column_heads.push(words::GROUP.to_owned());
    }
    let RowsRead { heads: row_heads, lines: rows, noticed } =
        rows(seen, &carried, &labels, &counts);
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

fn positions(columns: &[Column], wanted: impl Fn(&Column) -> bool) -> Vec<usize> {
    columns.iter().enumerate().filter(|(_, column)| wanted(column)).map(|(at, _)| at).collect()
}

/// What a column is by its header and its cells; `None` where the table holds texts under a valence,
/// and so no counts.
fn look(seen: &Seen<'_>, column: usize) -> Option<Column> {
    let head = heads::read(seen.header(column));
    let (mut filled, mut counts, mut shares) = (0_usize, 0_usize, 0_usize);
    let (mut fractions, mut odd) = (0_usize, 0_usize);
    for text in seen.filled(column) {
        filled += 1;
        fractions += usize::from(Fraction::read(text).is_some());
        let counted = count_of(text, seen.decimal).is_some();
        counts += usize::from(counted);
        let is_odd = || is_odd_count(text, seen.decimal) || Fraction::read(text).is_some();
        odd += usize::from(!counted && is_odd());
        shares += usize::from(is_percentage(text));
    }
    if 4 * fractions >= 3 * filled && filled > 0 {
        // Under a valence the part is a count.
        let is_count = head.sure && fractions == filled;
        return Some(match is_count {
            true => Column::Counts(head),
            false => Column::Out(ColumnReason::OtherCount),
        });
    }
    let is_share = shares > 0 && 2 * shares >= filled;
    if is_share || head.percent && filled > 0 && 2 * counts >= filled {
        return Some(Column::Out(ColumnReason::Percent));
    }
    if head.percent {
        // Fractions of 1 or percentages without their sign.
        let number = |text: &str| crate::format::number(text, seen.decimal).is_some();
        let numbers = seen.filled(column).all(number);
        return numbers.then_some(Column::Out(ColumnReason::Percent));
    }
    // A few cells that are no counts cost the others nothing; more of them where they are of a kind that
    // stands among counts, or where the header means nothing else.
    let is_most = counts > 0 && 2 * counts >= filled;
    let is_count = 4 * counts >= 3 * filled
        || is_most && 4 * (counts + odd) >= 3 * filled
        || head.sure && 2 * counts > filled;
    if head.valence != Valence::Missing {
        let missing = filled > 0 && !is_count && head.sure;
        return match (is_count, missing) {
            (true, _) => Some(Column::Counts(head)),
            (false, true) => None,
            (false, false) => Some(Column::Carried),
        };
    }
    Some(if filled > 0 && (counts == filled || is_most && counts + odd == filled) {
        let total = names_total(&head.group);
        Column::Out(if total { ColumnReason::Total } else { ColumnReason::OtherCount })
    } else {
        Column::Carried
    })
}

/// Leaves out fractions where other columns count.
fn leave_out_fractions_beside_counts(seen: &Seen<'_>, columns: &mut [Column]) {
    let is_fraction = |at: usize| seen.filled(at).all(|text| Fraction::read(text).is_some());
    let counts = positions(columns, |column| matches!(column, Column::Counts(_)));
    let (fractions, others): (Vec<usize>, Vec<usize>) =
        counts.into_iter().partition(|&at| seen.filled(at).next().is_some() && is_fraction(at));
    for at in fractions.into_iter().filter(|_| !others.is_empty()) {
        if let Some(column) = columns.get_mut(at) {
            *column = Column::Out(ColumnReason::OtherCount);
        }
    }
}

/// Keeps the columns of counts only where both directions are there, or where a header is nothing but
/// one of them; and no two columns say the same.
fn keep_directions(columns: &mut [Column]) -> Option<()> {
    let heads = || {
        columns.iter().filter_map(|column| match column {
            Column::Counts(head) => Some(head),
            _ => None,
        })
    };
    let with = |valence| heads().filter(move |head| head.valence == valence);
    let both = with(Valence::Facilitator)
        .any(|head| with(Valence::Barrier).any(|other| other.group == head.group));
    let alone = heads().all(|head| head.group.is_empty() && head.sure);
    let once = heads().enumerate().all(|(at, head)| {
        heads()
            .skip(at + 1)
            .all(|other| (&head.group, head.valence) != (&other.group, other.valence))
    });
    (heads().next().is_some() && once && (both || alone)).then_some(())
}

/// Where the columns differ by what they count (`Utterances: barriers`, `Participants: barriers`) and
/// not by group, one measure is kept: codings, else the first.
fn keep_one_measure(columns: &mut [Column]) -> Option<()> {
    let mut measures: Vec<String> = Vec::new();
    for column in columns.iter() {
        if let Column::Counts(head) = column
            && !measures.contains(&fold_word(&head.group))
        {
            measures.push(fold_word(&head.group));
        }
    }
    let is_measure = |key: &&String| {
        key.is_empty() || CODINGS.contains(&key.as_str()) || OTHERS.contains(&key.as_str())
    };
    // Participants beside staff are a group.
    let all = measures.iter().filter(is_measure).count() == measures.len();
    if !all || measures.len() < 2 && measures.iter().any(|key| key.is_empty()) {
        return Some(());
    }
    let of_codings =
        measures.iter().position(|key| key.is_empty() || CODINGS.contains(&key.as_str()));
    let kept = measures.get(of_codings.unwrap_or(0))?.clone();
    for column in columns {
        if let Column::Counts(head) = column {
            if fold_word(&head.group) == kept {
                head.group.clear();
            } else {
                *column = Column::Out(ColumnReason::OtherCount);
            }
        }
    }
    Some(())
}

/// Leaves out counts of all groups together, and says of other counts whether they are sums.
fn leave_out_totals(seen: &Seen<'_>, columns: &mut [Column]) {
    let is_all = |group: &str| group.is_empty() || names_total(group);
    let grouped =
        columns.iter().any(|column| matches!(column, Column::Counts(head) if !is_all(&head.group)));
    for column in columns.iter_mut() {
        if let Column::Counts(head) = column
            && is_all(&head.group)
        {
            if grouped {
                *column = Column::Out(ColumnReason::Total);
            } else {
                head.group.clear();
            }
        }
    }
    let is_both = |head: &Head| head.valence == Valence::Mixed;
    let count = |row, column| count_of(seen.cell(row, column), seen.decimal).unwrap_or(0);
    // `Both` may be mixed passages, or barriers and facilitators together.
    for at in positions(columns, |column| match column {
        Column::Counts(head) => is_both(head),
        Column::Out(reason) => *reason == ColumnReason::OtherCount,
        Column::Carried => false,
    }) {
        let counts = positions(columns, |column| match (column, columns.get(at)) {
            (Column::Counts(one), Some(Column::Counts(both))) => {
                !is_both(one) && one.group == both.group
            }
            (Column::Counts(_), _) => true,
            _ => false,
        });
        let sums = seen.rows().any(|row| count(row, at) > 0)
            && seen.rows().all(|row| {
                let sum: u64 = counts.iter().map(|&column| u64::from(count(row, column))).sum();
                sum == u64::from(count(row, at))
            });
        if let Some(column) = columns.get_mut(at).filter(|_| sums) {
            *column = Column::Out(ColumnReason::Total);
        }
    }
}

/// What the rows of a table of counts are.
pub(super) struct RowsRead {
    /// Headers of what they say.
    pub heads: Vec<String>,
    pub lines: Vec<Line<RowReason>>,
    /// Rows that may be sums of others and count.
    pub noticed: Vec<Warning>,
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
    let mut looked: Vec<totals::Row<'_>> = seen
        .rows()
        .zip(depths)
        .map(|(row, depth)| {
            let counts = counts.iter().map(|&column| match seen.cell(row, column) {
                "" => None,
                text => Some(counted(text, seen.decimal)),
            });
            let label = labels_of(row).find(|text| names_total(text));
            let label = label.or_else(|| labels_of(row).rfind(|text| !text.is_empty()));
            let counts = counts.collect();
            totals::Row { label: label.unwrap_or(""), counts, depth, is_sum: false }
        })
        .collect();
    let mut doubtful = upper_sums(seen, labels, &mut looked);
    let kinds = totals::kinds(&looked);
    doubtful.extend(totals::may_be_sums(&looked, &kinds));
    let noticed = doubtful.first().map(|&first| {
        let at = Place { column: None, ..seen.table.place(first, 0) };
        Warning::new(WarningKind::RowsMayBeSums).at(at).times(doubtful.len() as u64)
    });
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
            text.to_owned()
        }));
        lines.push(Line::Cells(says));
    }
    RowsRead { heads, lines, noticed: noticed.into_iter().collect() }
}

/// A cell of counts; 0 for one that is none.
fn counted(text: &str, decimal: DecimalMark) -> u32 {
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
    outlined.unwrap_or_else(|| seen.rows().map(|row| depth(seen.table.text(row, lowest))).collect())
}

/// Marks the rows that stand for a whole upper label, the lower ones being blank, and hold the sums of its rows.
/// Gives those that may be such sums and are not equal to them.
fn upper_sums(
    seen: &Seen<'_>,
    labels: &[(usize, String)],
    rows: &mut [totals::Row<'_>],
) -> Vec<usize> {
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
        let below: Vec<&totals::Row<'_>> =
            members.iter().filter_map(|&row| rows.get(row)).collect();
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
