//! MAXQDA's code matrix: a column of codes under the name of the code system, one column a document or
//! group of documents, sums at the edges.

use super::melt::{Line, MeltPlan, RowReason, Value};
use super::{ColumnReason, Seen, Shape, names_total, owners};
use crate::fold::fold_word;
use crate::format::limits;
use crate::schema::PATH;
use crate::schema::counts as words;

/// What MAXQDA calls the code system in its languages, folded.
const CODE_SYSTEM: [&str; 11] = [
    "code system",
    "codesystem",
    "kodsystem",
    "kodesystem",
    "codesysteem",
    "sistema de codigos",
    "systeme de codes",
    "sistema di codici",
    "system kodow",
    "kod sistemi",
    "list of codes",
];

/// Finds the shape.
pub(super) fn find(seen: &Seen<'_>) -> Option<MeltPlan> {
    if !CODE_SYSTEM.contains(&fold_word(seen.header(0)).as_str()) || seen.table.width() < 2 {
        return None;
    }
    if !seen.holds_counts() {
        return None;
    }
    let is_sum = |column: usize| names_total(seen.header(column));
    let documents: Vec<&str> =
        seen.columns().skip(1).filter(|&at| !is_sum(at)).map(|at| seen.header(at)).collect();
    // `Nurses\Interview 1`: a document in its group.
    let in_group = |name: &'static str| move |label: &&str| label.contains(name);
    let divider = ["\\", PATH].into_iter().find(|name| documents.iter().all(in_group(name)));
    let divider = divider.filter(|_| !documents.is_empty());
    let column_heads: Vec<String> = match divider {
        Some(_) => vec![words::GROUP.to_owned(), words::SOURCE.to_owned()],
        None => vec![owners::head(&documents).to_owned()],
    };
    let columns = seen.columns().map(|column| {
        let header = seen.header(column);
        match column {
            0 => Line::Label,
            _ if is_sum(column) => Line::Out(ColumnReason::Total),
            _ => Line::Cells(match divider.and_then(|divider| header.split_once(divider)) {
                Some((group, document)) => {
                    vec![group.trim().to_owned(), document.trim().to_owned()]
                }
                None => vec![header.to_owned()],
            }),
        }
    });
    Some(MeltPlan {
        shape: Shape::MaxqdaMatrix,
        row_heads: vec![words::CODE.to_owned()],
        column_heads,
        value: Value::Count,
        rows: rows(seen),
        columns: columns.collect(),
        noticed: Vec::new(),
    })
}

/// The codes with those that they are indented under.
fn rows(seen: &Seen<'_>) -> Vec<Line<RowReason>> {
    let mut path: Vec<(usize, &str)> = Vec::new();
    let lines = seen.rows().map(|row| {
        let label = seen.cell(row, 0);
        if label.is_empty() {
            return Line::Label;
        }
        // `N = Documents` counts documents.
        if names_total(label) || fold_word(label).starts_with("n ") && label.contains('=') {
            return Line::Out(RowReason::Total);
        }
        let written = seen.table.text(row, 0);
        let depth = written.chars().take_while(|letter| letter.is_whitespace()).count();
        while path.last().is_some_and(|(above, _)| *above >= depth) {
            path.pop();
        }
        if path.len() < limits::CODE_LEVELS {
            path.push((depth, label));
        }
        let steps: Vec<&str> = path.iter().map(|(_, step)| *step).collect();
        Line::Cells(vec![steps.join(PATH)])
    });
    lines.collect()
}
