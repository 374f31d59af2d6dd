//! NVivo's matrix coding and crosstab queries: rows `1 : Cost`, columns `A : Role = Nurse`, how many
//! references lie in each, nothing but a line end where none do.

use super::cells::count_of;
use super::melt::{Line, MeltPlan, RowReason, Value};
use super::{ColumnReason, Seen, Shape, names_total, owners};
use crate::dataset::headers;
use crate::dataset::split::valence_alone;
use crate::dataset::valence_of_word;
use crate::fold::fold_word;
use crate::schema::counts as words;
use crate::valence::Valence;

/// One side of the matrix.
struct Side<'a> {
    /// Labels without their numbers; `None` for a line of sums.
    labels: Vec<Option<&'a str>>,
}

/// Finds the shape.
pub(super) fn find(seen: &Seen<'_>) -> Option<MeltPlan> {
    let across = Side {
        labels: seen.columns().skip(1).map(|at| label(seen.header(at))).collect::<Option<_>>()?,
    };
    let down =
        Side { labels: seen.rows().map(|at| label(seen.cell(at, 0))).collect::<Option<_>>()? };
    if across.named().is_empty() || down.named().is_empty() {
        return None;
    }
    // A framework matrix has texts in its cells.
    if !seen.holds_counts() {
        return None;
    }
    let (down_codes, across_codes) = (down.rank(seen), across.rank(seen));
    let codes_down = down_codes >= across_codes;
    let under = if codes_down { under_valences(seen, &down) } else { None };
    let (row_heads, rows) = match under {
        Some(rows) => (vec![words::VALENCE.to_owned(), words::CODE.to_owned()], rows),
        None => {
            let (head, rows) = down.says(codes_down);
            (vec![head], rows)
        }
    };
    let (column_head, columns) = across.says(!codes_down);
    let rows = rows.into_iter().map(|line| match line {
        Line::Cells(says) => Line::Cells(says),
        // A row of another attribute repeats the codings as a sum does.
        Line::Label | Line::Out(_) => Line::Out(RowReason::Total),
    });
    Some(MeltPlan {
        shape: Shape::NvivoMatrix,
        row_heads,
        column_heads: vec![column_head],
        value: Value::Count,
        rows: rows.collect(),
        columns: std::iter::once(Line::Label).chain(columns).collect(),
        noticed: Vec::new(),
    })
}

/// The rows of codes below `Barriers` and `Facilitators`, whose own rows hold in each column as much as any of those
/// below, as parents do that are counted with their children; `None` where the rows are none of the kind.
fn under_valences(seen: &Seen<'_>, down: &Side<'_>) -> Option<Vec<Line<ColumnReason>>> {
    let number =
        |row: usize, column: usize| count_of(seen.cell(row, column), seen.decimal).unwrap_or(0);
    let mut lines = Vec::with_capacity(down.labels.len());
    let mut above: Option<(usize, Valence)> = None;
    let (mut said, mut members): (Vec<Valence>, usize) = (Vec::new(), 0);
    for (row, label) in down.labels.iter().enumerate() {
        let Some(label) = label else {
            lines.push(Line::Out(ColumnReason::Total));
            continue;
        };
        if let Some(valence) = valence_alone(label) {
            if above.is_some() && members == 0 || said.contains(&valence) {
                return None;
            }
            (above, members) = (Some((row, valence)), 0);
            said.push(valence);
            lines.push(Line::Out(ColumnReason::Total));
            continue;
        }
        let (parent, valence) = above?;
        if seen.columns().skip(1).any(|column| number(row, column) > number(parent, column)) {
            return None;
        }
        members += 1;
        lines.push(Line::Cells(vec![words::valence(valence).to_owned(), (*label).to_owned()]));
    }
    let both = said.contains(&Valence::Barrier) && said.contains(&Valence::Facilitator);
    (both && members > 0).then_some(lines)
}

/// What stands behind the number or letters of a line; `Some(None)` for a line of sums, which has none.
fn label(text: &str) -> Option<Option<&str>> {
    if names_total(text) {
        return Some(None);
    }
    let (number, label) = text.split_once(" : ")?;
    let number = number.trim();
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_letters =
        |text: &str| text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    (!number.is_empty() && (is_number(number) || is_letters(number))).then(|| Some(label.trim()))
}

/// True for a label that is a number: somebody's name, and no code.
fn is_number(label: &str) -> bool {
    !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_digit())
}

/// Name and value of an attribute: `Role = Nurse`, `Person:Role = Nurse`, `Role:Nurse`.
pub(super) fn attribute(label: &str) -> Option<(&str, &str)> {
    let (name, value) =
        label.split_once(" = ").or_else(|| label.split_once('=')).or_else(|| {
            let (name, value) = label.rsplit_once(':')?;
            (!name.trim().is_empty() && !value.trim().is_empty()).then_some((name, value))
        })?;
    Some((name.rsplit(':').next().unwrap_or(name).trim(), value.trim()))
}

impl<'a> Side<'a> {
    fn named(&self) -> Vec<&'a str> {
        self.labels.iter().copied().flatten().collect()
    }

    /// How likely this side holds the codes.
    fn rank(&self, seen: &Seen<'_>) -> i32 {
        let labels = self.named();
        if self.are_valences() {
            -1
        } else if labels.iter().all(|label| attribute(label).is_some()) {
            -2
        } else if labels.iter().all(|label| is_number(label)) {
            -1
        } else if seen.are_known(&labels) {
            2
        } else if owners::said(&labels).is_some() {
            -1
        } else {
            0
        }
    }

    fn are_valences(&self) -> bool {
        let labels = self.named();
        let directed = labels.iter().any(|label| {
            matches!(valence_alone(label), Some(Valence::Barrier | Valence::Facilitator))
        });
        directed
            && labels
                .iter()
                .all(|label| valence_of_word(label).is_some() || valence_alone(label).is_some())
    }

    /// The header for the labels of this side, and each line with its label.
    fn says(&self, codes: bool) -> (String, Vec<Line<ColumnReason>>) {
        let labels = self.named();
        let line = |label: Option<&str>| match label {
            Some(label) => Line::Cells(vec![label.to_owned()]),
            None => Line::Out(ColumnReason::Total),
        };
        let plain =
            |head: &str| (head.to_owned(), self.labels.iter().map(|label| line(*label)).collect());
        if codes {
            return plain(words::CODE);
        }
        if self.are_valences() {
            let lines = self.labels.iter().map(|label| {
                let valence =
                    label.and_then(|label| valence_alone(label).or(valence_of_word(label)));
                line(valence.map(words::valence))
            });
            return (words::VALENCE.to_owned(), lines.collect());
        }
        // Several attributes divide the same codings: the first is taken.
        let attributes: Option<Vec<_>> = labels.iter().map(|label| attribute(label)).collect();
        let Some((name, _)) = attributes.as_ref().and_then(|all| all.first()).copied() else {
            return plain(owners::said(&labels).unwrap_or_else(|| owners::head(&labels)));
        };
        let lines = self.labels.iter().map(|label| match label.and_then(attribute) {
            Some((other, _)) if other != name => Line::Out(ColumnReason::OtherAttribute),
            Some((_, value)) => line(Some(value)),
            None => line(None),
        });
        // An attribute whose name says nothing is what the user compares by.
        let known = !headers::candidates(&fold_word(name)).is_empty();
        let head = if known { name } else { words::GROUP };
        (head.to_owned(), lines.collect())
    }
}
