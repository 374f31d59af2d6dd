//! ATLAS.ti's code-document table: codes and documents with the numbers of their quotations (`Gr=`) on
//! a second line of their names, sums at the edges.

use super::melt::{Line, MeltPlan, RowReason, Value};
use super::{ColumnReason, Seen, Shape, names_total, owners};
use crate::dataset::tools::DISCS;
use crate::schema::counts as words;

/// The name of a code or document with what is said of it.
struct Name<'a> {
    name: &'a str,
    /// True for the name of a code.
    is_code: bool,
    /// True for a group, which says how many belong to it.
    is_group: bool,
}

/// Finds the shape.
pub(super) fn find(seen: &Seen<'_>) -> Option<MeltPlan> {
    let across: Vec<Option<Name<'_>>> =
        seen.columns().skip(1).map(|column| name(seen.header(column))).collect::<Option<_>>()?;
    let down: Vec<Option<Name<'_>>> =
        seen.rows().map(|row| name(seen.cell(row, 0))).collect::<Option<_>>()?;
    let are_codes = |side: &[Option<Name<'_>>]| side.iter().flatten().any(|name| name.is_code);
    let named = |side: &[Option<Name<'_>>]| side.iter().flatten().count() > 0;
    // Codes on both sides are a table of co-occurrence.
    let (codes_down, codes_across) = (are_codes(&down), are_codes(&across));
    if !seen.holds_counts() || !named(&down) || !named(&across) || codes_down && codes_across {
        return None;
    }
    let (row_head, column_head) = if codes_across {
        (document_head(&down), words::CODE)
    } else {
        (words::CODE, document_head(&across))
    };
    let columns = across.into_iter().map(|name| match name {
        Some(name) => Line::Cells(vec![name.name.to_owned()]),
        None => Line::Out(ColumnReason::Total),
    });
    let rows = down.into_iter().map(|name| match name {
        Some(name) => Line::Cells(vec![name.name.to_owned()]),
        None => Line::Out(RowReason::Total),
    });
    Some(MeltPlan {
        shape: Shape::AtlasMatrix,
        row_heads: vec![row_head.to_owned()],
        column_heads: vec![column_head.to_owned()],
        value: Value::Count,
        rows: rows.collect(),
        columns: std::iter::once(Line::Label).chain(columns).collect(),
        noticed: Vec::new(),
    })
}

/// The parts of a name; `Some(None)` for a line of sums, `None` for anything else.
fn name(text: &str) -> Option<Option<Name<'_>>> {
    let (name, said) =
        text.split_once("Gr=").map_or((text, None), |(name, said)| (name, Some(said)));
    let name = name.trim();
    if names_total(name) {
        return Some(None);
    }
    let said = said?;
    let bare = name.trim_start_matches(DISCS).trim_start();
    let is_code = bare.len() < name.len();
    Some(Some(Name { name: without_number(bare), is_code, is_group: said.contains("GS=") }))
}

/// `Interview` of `1: Interview` and `D 1: Interview`.
fn without_number(name: &str) -> &str {
    let numbered = name.split_once(':').filter(|(number, rest)| {
        let number = number.trim_start_matches('D').trim();
        let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        digits && !rest.trim().is_empty()
    });
    numbered.map_or(name, |(_, name)| name.trim())
}

fn document_head(side: &[Option<Name<'_>>]) -> &'static str {
    let names: Vec<&str> = side.iter().flatten().map(|name| name.name).collect();
    let groups = side.iter().flatten().all(|name| name.is_group);
    owners::said(&names).unwrap_or(if groups { words::GROUP } else { words::SOURCE })
}
