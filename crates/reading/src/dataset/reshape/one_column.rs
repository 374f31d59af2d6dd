//! One column of counts beside labels: a table of counts where rows stand above others.

use super::crosstab::{columns, positions};
use super::kept_columns::Column;
use super::labels::{label_columns, rows_are_people_or_passages, tells_of_codings};
use super::melt::{Line, MeltPlan, Value};
use super::rows::{RowsRead, rows};
use super::{ColumnReason, Seen, Shape};
use crate::dataset::{Role, headers};
use crate::fold::fold_word;

/// Finds one column of counts beside labels among which headings or sums stand: by the numbers of an outline, set in,
/// or as an upper label alone. Without any the table is left as it is.
pub(super) fn find(seen: &Seen<'_>) -> Option<MeltPlan> {
    let columns = columns(seen)?;
    let counts =
        positions(&columns, |column| matches!(column, Column::Out(ColumnReason::OtherCount)));
    let &[count] = counts.as_slice() else { return None };
    let named = headers::candidates(&fold_word(seen.header(count)));
    let is_count =
        |(role, weight): &(Role, u32)| *role == Role::Count && *weight >= headers::EXACT - 12;
    if columns.iter().any(|column| matches!(column, Column::Counts(_)))
        || !named.iter().any(is_count)
    {
        return None;
    }
    let carried: Vec<usize> = positions(&columns, |column| matches!(column, Column::Carried));
    let labels = label_columns(seen, &carried);
    let is_label = |at: usize| labels.iter().any(|(label, _)| *label == at);
    // Rows of the same labels once for each group have no order of their own; valences may stand above them.
    let is_apart = |at: &usize| {
        let named = headers::candidates(&fold_word(seen.header(*at)));
        let says = |role: &Role| matches!(role, Role::Group | Role::Site | Role::Rating);
        named.iter().any(|(role, _)| says(role))
            || tells_of_codings(seen, *at) && alternates(seen, &labels)
    };
    let others: Vec<usize> = carried.iter().copied().filter(|&at| !is_label(at)).collect();
    if labels.is_empty()
        || rows_are_people_or_passages(seen, &carried, true)
        || others.iter().any(is_apart)
    {
        return None;
    }
    let carried: Vec<usize> =
        carried.iter().copied().filter(|&at| is_label(at) || tells_of_codings(seen, at)).collect();
    let RowsRead { heads: row_heads, lines: rows, noticed, structured } =
        rows(seen, &carried, &labels, &counts);
    // Sums of each valence stand among its rows.
    let sums = carried.len() > labels.len() && rows.iter().any(|line| matches!(line, Line::Out(_)));
    if !structured && !sums {
        return None;
    }
    let columns = columns.into_iter().enumerate().map(|(at, column)| match column {
        _ if at == count => Line::Cells(Vec::new()),
        _ if carried.contains(&at) => Line::Label,
        Column::Out(reason) => Line::Out(reason),
        Column::Carried | Column::Counts(_) => Line::Out(ColumnReason::OfRows),
    });
    let columns = columns.collect();
    let (shape, value, column_heads) = (Shape::Counts, Value::Count, Vec::new());
    Some(MeltPlan { shape, row_heads, column_heads, value, rows, columns, noticed })
}

/// True where a label stands in two rows that follow each other, as codes do by valence.
fn alternates(seen: &Seen<'_>, labels: &[(usize, String)]) -> bool {
    let Some((lowest, _)) = labels.last() else { return false };
    let mut texts = seen.filled(*lowest).peekable();
    std::iter::from_fn(|| Some((texts.next()?, *texts.peek()?))).any(|(one, next)| one == next)
}
