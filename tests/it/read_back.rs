//! What other programs read of our workbooks and documents: openpyxl and python-docx give the counted numbers back,
//! numbers as numbers, and the words as they stand on the page.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use serde_json::{Value, json};
use steelyard_core::analysis::{Basis, CrossTab, TableOptions};
use steelyard_core::engine::{Engine, ExportOptions, FigureView, Request, Response};
use steelyard_core::examples;
use steelyard_core::words::cell::{Notation, NumberForm, value};

use super::support::engine::{ask, study};
use super::support::tool::told;

/// Debian's own Python, which its packages of both libraries are for.
const PYTHON: &str = "/usr/bin/python3";

/// Each sheet's rows of values.
const OPENPYXL: &str = "
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
print(json.dumps({sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}))
";

/// The paragraphs, the tables' rows of texts (a merged cell once), and how wide and high each picture is.
const PYTHON_DOCX: &str = "
import json, sys, docx
document = docx.Document(sys.argv[1])
def texts(row):
    cells = []
    for cell in row.cells:
        if not cells or cells[-1]._tc is not cell._tc:
            cells.append(cell)
    return [cell.text for cell in cells]
print(json.dumps({
    'paragraphs': [paragraph.text for paragraph in document.paragraphs],
    'tables': [[texts(row) for row in table.rows] for table in document.tables],
    'pictures': [[shape.width, shape.height] for shape in document.inline_shapes],
}))
";

/// Tables of two kinds for each example: counts, and shares of people where they can be had.
const OPTIONS: [&str; 2] = ["{}", r#"{"unit": "participants", "basis": "share_of_units"}"#];

fn read_by(script: &str, bytes: &[u8], extension: &str) -> Option<Value> {
    let said = told(PYTHON, &["-c", script, "FILE"], bytes, extension)?;
    Some(serde_json::from_str(&said).unwrap())
}

/// A file of an example's table, beside what is counted in it and said of it.
fn made(id: &str, export: &ExportOptions, options: &str) -> Option<(Vec<u8>, FigureView)> {
    let mut engine = Engine::new();
    study(&mut engine, Request::Example { id: id.to_owned() });
    let table: TableOptions = serde_json::from_str(options).unwrap();
    let request = Request::Figure { table: table.clone(), figure: Default::default() };
    let Response::Figure(view) = engine.handle(request, &mut |_| {}) else { return None };
    let request = Request::Export { export: export.clone(), table, figure: Default::default() };
    let Response::Export(file) = ask(&mut engine, request) else { panic!("no file") };
    Some((file.bytes, *view))
}

/// The counts of each row.
fn counts(table: &CrossTab) -> Vec<Vec<f64>> {
    let valences = table.shown_valences();
    let of_row = |cells: &Vec<steelyard_core::analysis::Cell>| {
        let cells = cells.iter().flat_map(|cell| valences.iter().map(|at| cell.get(*at)));
        cells.map(|cell| f64::from(cell.count.shown().unwrap())).collect()
    };
    table.cells.iter().map(of_row).collect()
}

#[test]
fn openpyxl_reads_the_counted_numbers_as_numbers() {
    let mut seen = 0;
    for (example, options) in
        examples::all().iter().flat_map(|one| OPTIONS.map(|options| (one, options)))
    {
        let export = ExportOptions::Xlsx { numbers: None };
        let Some((bytes, view)) = made(example.id, &export, options) else { continue };
        let Some(book) = read_by(OPENPYXL, &bytes, "xlsx") else { return };
        let rows = book["Table"].as_array().unwrap();
        let expected = counts(&view.table);
        // Two rows of heads, the counted rows, and the row of all.
        assert_eq!(rows.len(), expected.len() + 3, "{}, {options}", example.id);
        // A count, and its percentage where there are any.
        let step = if view.table.spec.basis == Basis::Count { 1 } else { 2 };
        for (row, expected) in rows[2..].iter().zip(&expected) {
            let numbers = row.as_array().unwrap().iter().filter_map(Value::as_f64);
            let found: Vec<f64> = numbers.step_by(step).collect();
            assert_eq!(&found, expected, "{}, {options}", example.id);
        }
        let told = book["Settings and notes"].to_string();
        for said in [&view.caption, &view.methods] {
            assert!(told.contains(json!(said).as_str().unwrap()), "{said} in {told}");
        }
        seen += 1;
    }
    // Five examples by counts, and the two that know their participants by shares of them.
    assert_eq!(seen, 7);
}

#[test]
fn python_docx_reads_the_counted_table_and_the_words() {
    let mut seen = 0;
    for (example, options) in
        examples::all().iter().flat_map(|one| OPTIONS.map(|options| (one, options)))
    {
        let export = ExportOptions::Docx { dpi: 96.0 };
        let Some((bytes, view)) = made(example.id, &export, options) else { continue };
        let Some(document) = read_by(PYTHON_DOCX, &bytes, "docx") else { return };
        let paragraphs: Vec<&str> =
            document["paragraphs"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        for said in [&view.caption, &view.alt, &view.methods] {
            let is_there = paragraphs.iter().any(|paragraph| paragraph.contains(said.as_str()));
            assert!(is_there, "{said} in {paragraphs:?}");
        }
        let pictures = document["pictures"].as_array().unwrap();
        assert_eq!(pictures.len() as u32, view.page.parts);
        // Each part of the table has its heads and the row of all; headings between take a whole row.
        let counted = &view.table;
        let valences = counted.shown_valences();
        let expected: Vec<Vec<String>> = counted
            .cells
            .iter()
            .map(|cells| {
                let cells = cells.iter().flat_map(|cell| valences.iter().map(|at| cell.get(*at)));
                cells
                    .map(|cell| value(cell, &counted.spec, NumberForm::Export, Notation::ENGLISH))
                    .collect()
            })
            .collect();
        let mut found: Vec<Vec<String>> = vec![Vec::new(); expected.len()];
        for table in document["tables"].as_array().unwrap() {
            let rows: Vec<Vec<String>> = serde_json::from_value(table.clone()).unwrap();
            let rows: Vec<&Vec<String>> = rows.iter().filter(|row| row.len() > 1).collect();
            let heads = rows.len() - expected.len() - 1;
            for (all, row) in found.iter_mut().zip(&rows[heads..]) {
                all.extend_from_slice(&row[1..]);
            }
        }
        assert_eq!(found, expected, "{}, {options}", example.id);
        seen += 1;
    }
    // Five examples by counts, and the two that know their participants by shares of them.
    assert_eq!(seen, 7);
}
