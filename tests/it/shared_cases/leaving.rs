//! What leaves the program: tables for spreadsheets under any delimiter, names that programs trip over.

use steelyard_core::analysis::TableOptions;
use steelyard_core::engine::{ExportOptions, Request, Response};
use steelyard_core::figure::FigureOptions;

use super::studied::Studied;
use super::{Case, Check, Input};

/// Delimiters that a spreadsheet may take for those of the file.
const DELIMITERS: [char; 3] = [',', ';', '\t'];

pub(super) const CASES: &[Case] = &[
    Case {
        name: "csv_semicolon_formula",
        files: &[Input::Stored("wrong-numbers/csv_semicolon_formula.csv")],
        ways: &[&[Check::SafeExport]],
    },
    Case {
        name: "proto",
        files: &[Input::Stored("wrong-numbers/proto.csv")],
        ways: &[&[
            Check::Headers(&["__proto__", "constructor", "code", "toString"]),
            Check::All("barrier 2"),
            Check::Rows(&[("__proto__", "barrier 1"), ("hasOwnProperty", "barrier 1")]),
        ]],
    },
];

/// Fields of the exported tables that a spreadsheet would run, or that fall apart under one of the delimiters.
pub(super) fn unsafe_fields(studied: &mut Studied<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for rows in ["code", "theme", "construct", "domain"] {
        for export in [ExportOptions::CSV, ExportOptions::LEFT_OUT] {
            let table: TableOptions =
                serde_json::from_value(serde_json::json!({"rows": rows})).unwrap();
            let figure = FigureOptions::default();
            if let Response::Export(made) = studied.ask(Request::Export { export, table, figure }) {
                let text = String::from_utf8(made.bytes).unwrap();
                check(text.trim_start_matches('\u{feff}'), &mut found);
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

fn check(text: &str, found: &mut Vec<String>) {
    for delimiter in DELIMITERS {
        for field in fields(text, delimiter) {
            if field.starts_with(['=', '+', '-', '@', '\t', '\r']) {
                found.push(format!("under {delimiter:?} a cell is {field:?}"));
            }
        }
    }
    // What stands outside of quotes holds no delimiter but the file's own.
    let bare: String = text.split('"').step_by(2).collect();
    if bare.contains([';', '\t', '|']) {
        found.push(format!("a delimiter stands outside of quotes in {bare:?}"));
    }
}

/// The fields of a text of delimited values as spreadsheets part them: a quote that does not begin a field is a
/// letter of it.
fn fields(text: &str, delimiter: char) -> Vec<String> {
    let (mut found, mut field, mut quoted, mut begins) = (Vec::new(), String::new(), false, true);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let was_at_begin = std::mem::take(&mut begins);
        match letter {
            '"' if quoted && letters.next_if_eq(&'"').is_some() => field.push('"'),
            '"' if quoted || was_at_begin => quoted = !quoted,
            letter if !quoted && (letter == '\n' || letter == delimiter) => {
                found.push(std::mem::take(&mut field));
                begins = true;
            }
            letter => field.push(letter),
        }
    }
    found.push(field);
    found
}
