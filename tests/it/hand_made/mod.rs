//! Tables as people make them by hand: the numbers are right, and what was done to get them is said or asked.

#![allow(clippy::unwrap_used, clippy::panic)]

mod answers;
mod asked_in_headers;
mod attributes;
mod cells;
mod cells_and_rows;
mod code_lists;
mod coders_and_codes;
mod coders_or_groups;
mod colours;
mod disturbed;
mod documents;
mod doubted;
mod doubtful_words;
mod files_together;
mod grids;
mod groups_above;
mod groups_in_names;
mod items_by_people;
mod labels_of_counts;
mod left_out;
mod merged_numbers;
mod no_header;
mod not_codings;
mod numbers_beside;
mod numbers_of_codes;
mod options;
mod people;
mod pivots;
mod questionnaires;
mod ratings;
mod recoded;
mod row_numbers;
mod rows_below;
mod said;
mod sections;
mod shares_and_coders;
mod sheets;
mod sheets_beside;
mod short_sheets;
mod sides;
mod summaries;
mod summary_blocks;
mod sums_and_samples;
mod sums_below;
mod tables_beside;
mod totals;
mod two_coders;
mod versions_and_flags;
mod worked_out;

use serde_json::Value;
use steelyard_core::engine::{Engine, Settings, StudyView};
use steelyard_core::valence::Valence;

use crate::support::engine::{load, study};
use crate::support::zip::{Workbook, row};

/// A study of files whose text divides its cells by bars, read without a framework.
fn read(files: &[(&str, &str)], settings: Settings) -> (Engine, StudyView) {
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    read_bytes(&files, settings)
}

/// A study of files, read without a framework.
fn read_bytes(files: &[(&str, &[u8])], settings: Settings) -> (Engine, StudyView) {
    let mut engine = Engine::new();
    let settings = Settings { framework: Some("none".into()), ..settings };
    let view = study(&mut engine, load(files, settings));
    (engine, view)
}

/// Codings by valence, barriers first, and what was found and asked: `8 4 0 0 0; totals_row 1; column?`.
fn told(view: &StudyView) -> String {
    let counts = Valence::ALL.map(|valence| view.summary.valences[valence].to_string());
    let findings = view.findings.iter().map(|finding| {
        let kind = serde_json::to_value(&finding.kind).unwrap();
        format!("{} {}", innermost(&kind), finding.count)
    });
    let questions = view.questions.iter().map(|question| {
        let question = serde_json::to_value(question).unwrap();
        format!("{}?", outermost(&question))
    });
    let said = std::iter::once(counts.join(" ")).chain(findings).chain(questions);
    said.collect::<Vec<_>>().join("; ")
}

/// The name of a variant.
fn outermost(value: &Value) -> String {
    match value {
        Value::String(name) => name.clone(),
        Value::Object(fields) => fields.keys().next().cloned().unwrap_or_default(),
        other => panic!("{other}"),
    }
}

/// The name of a warning or of a reason, within that of the finding.
fn innermost(value: &Value) -> String {
    let inner = |outer: &str, field: &str| value.get(outer).and_then(|inner| inner.get(field));
    match inner("noticed", "warning").or_else(|| inner("left_out", "reason")) {
        Some(inner) => outermost(inner),
        None => outermost(value),
    }
}

/// A workbook of sheets, each with its name and text.
pub(crate) fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    let rows: Vec<(&str, String)> = sheets
        .iter()
        .map(|(name, text)| {
            let rows = text.lines().map(|line| row(&line.split('|').collect::<Vec<_>>()));
            (*name, rows.collect())
        })
        .collect();
    let sheets: Vec<(&str, &str, &str)> =
        rows.iter().map(|(name, rows)| (*name, "", &**rows)).collect();
    Workbook::of_sheets(&sheets).bytes()
}

/// Checks what is told of each table, which is a file of its own.
#[track_caller]
fn check(tables: &[(&str, &str)]) {
    for (text, expected) in tables {
        let (_, view) = read(&[("table.csv", text)], Settings::default());
        assert_eq!(told(&view), *expected, "{text}");
    }
}
