//! OpenDocument sheets: what their cells become, which sheet is taken, and what is refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::time::Instant;

use steelyard_core::diag::{ContentKind, ErrorKind, Limit};
use steelyard_core::format::{FileKind, ReadOptions};
use steelyard_core::words::errors::message;

use crate::support::random::Random;
use crate::support::zip::{Entry, zip};
use crate::support::{cells, kinds, read, read_with};

const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// A document with these styles and tables.
fn document(styles: &str, tables: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:style=\"s\" xmlns:calcext=\"c\">\
         <office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
}

fn packed_as(kind: &str, manifest: &str, content: &str) -> Vec<u8> {
    zip(&[
        Entry::stored("mimetype", kind),
        Entry::stored("META-INF/manifest.xml", manifest),
        Entry::stored("content.xml", content),
    ])
}

fn packed(content: &str) -> Vec<u8> {
    packed_as(KIND, "<manifest:manifest xmlns:manifest=\"m\"/>", content)
}

fn table(name: &str, rows: &str) -> String {
    format!("<table:table table:name=\"{name}\">{rows}</table:table>")
}

fn of_rows(rows: &str) -> Vec<u8> {
    packed(&document("", &table("Data", rows)))
}

fn row(cells: &[&str]) -> String {
    let cells: String = cells
        .iter()
        .map(|cell| {
            format!("<table:table-cell office:value-type=\"string\"><text:p>{cell}</text:p></table:table-cell>")
        })
        .collect();
    format!("<table:table-row>{cells}</table:table-row>")
}

#[test]
fn cells_become_text() {
    let rows = row(&["id", "a", "b", "c", "d"])
        + r#"<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        <table:table-row>
          <table:table-cell office:value-type="float" office:value="3.0000000000000004"><text:p>3,0</text:p></table:table-cell>
          <table:table-cell office:value-type="percentage" office:value="0.25"><text:p>25 %</text:p></table:table-cell>
          <table:table-cell office:value-type="currency" office:value="12" office:currency="EUR"><text:p>12 €</text:p></table:table-cell>
          <table:table-cell office:value-type="date" office:date-value="2024-05-01"><text:p>1.5.2024</text:p></table:table-cell>
          <table:table-cell office:value-type="time" office:time-value="PT13H45M00S"><text:p>13:45</text:p></table:table-cell>
        </table:table-row>
        <table:table-row table:number-rows-repeated="2">
          <table:table-cell table:number-columns-repeated="2" office:value-type="boolean" office:boolean-value="true"><text:p>WAHR</text:p></table:table-cell>
          <table:table-cell/>
          <table:table-cell office:value-type="string"><office:annotation><dc:date xmlns:dc="d">x</dc:date><text:p>not this</text:p></office:annotation><text:p>two<text:s text:c="3"/>
             <text:span>words</text:span><text:tab/>t</text:p><text:p/><text:p>l<text:line-break/>m<text:a>n</text:a></text:p></table:table-cell>
        </table:table-row>
        <table:table-row>
          <table:covered-table-cell table:number-columns-repeated="2"/>
          <table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>
          <table:table-cell table:formula="of:=[.A1]"/>
          <table:table-cell office:value-type="string" office:string-value="by attribute"/>
          <table:table-cell table:number-columns-repeated="16379"/>
        </table:table-row>
        <table:table-row table:number-rows-repeated="1048569"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
    let source = read("book.ods", &of_rows(&rows)).unwrap();
    let read = &source.value.table;
    assert_eq!(read.headers(), ["id", "a", "b", "c", "d"]);
    let text = "two    words\tt\n\nl\nmn";
    assert_eq!(
        cells(read),
        [
            ["3", "0.25", "12", "2024-05-01", "13:45:00"],
            ["TRUE", "TRUE", "", text, ""],
            ["TRUE", "TRUE", "", text, ""],
            ["", "", "", "", "by attribute"],
        ]
    );
    assert_eq!((read.sheet(0), read.row_number(0), read.row_number(3)), (Some("Data"), 4, 7));
    assert_eq!(kinds(&source), ["formula_without_value", "error_cells"]);
    let place = source.warnings[0].at.clone().unwrap();
    assert_eq!((place.row, place.column.unwrap().name.as_str()), (Some(7), "c"));
    let reading = &source.value.reading;
    assert_eq!(
        (reading.kind(), reading.header().unwrap().row, reading.rows),
        (FileKind::Ods, 1, 4)
    );
}

#[test]
fn sheets_are_chosen_and_what_is_hidden_is_said() {
    let style = "<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>";
    let hidden = row(&["p", "code"]) + &row(&["P1", "a"]) + &row(&["P2", "b"]);
    let data = "<table:table-column/><table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"2\"/><table:table-header-rows>".to_owned()
        + &row(&["p", "code"])
        + "</table:table-header-rows><table:table-row-group>"
        + &row(&["P1", "Cost"])
        + &row(&["P2", "Time"]).replace("<table:table-row>", "<table:table-row table:visibility=\"filter\">")
        + "</table:table-row-group>";
    let cached =
        table("'file:///x.ods'#$S", &("<table:table-source/>".to_owned() + &hidden.repeat(9)));
    let tables = table("Data", &data)
        + &table("Old", &hidden)
            .replace("table:name=\"Old\"", "table:name=\"Old\" table:style-name=\"ta2\"")
        + &cached
        + "<table:dde-links><table:dde-link>"
        + &table("Link", &hidden.repeat(9))
        + "</table:dde-link></table:dde-links>";
    let bytes = packed(&document(style, &tables));
    let source = read("b.ods", &bytes).unwrap();
    assert_eq!(source.value.reading.workbook().unwrap().sheet.as_deref(), Some("Data"));
    assert_eq!(cells(&source.value.table), [["P1", "Cost"], ["P2", "Time"]]);
    assert_eq!(kinds(&source), ["hidden_content", "hidden_sheets_left_out"]);
    assert_eq!(source.warnings[0].count, 3);
    let sheets: Vec<(&str, bool)> = source
        .value
        .reading
        .workbook()
        .unwrap()
        .sheets
        .iter()
        .map(|sheet| (sheet.name.as_str(), sheet.hidden))
        .collect();
    assert_eq!(sheets[..2], [("Data", false), ("Old", true)]);
    assert!(!sheets.iter().any(|(name, _)| *name == "Link"), "{sheets:?}");

    let old = ReadOptions { sheet: Some("Old".to_owned()), ..ReadOptions::default() };
    let old = read_with("b.ods", &bytes, &old).unwrap();
    assert_eq!((old.value.table.rows(), kinds(&old)), (2, vec!["hidden_content".to_owned()]));
}

#[test]
fn a_flat_document_is_read() {
    let flat = document("", &table("Data", &(row(&["p", "code"]) + &row(&["P1", "Kostnad för"]))))
        .replace("document-content", "document");
    let source = read("b.fods", flat.as_bytes()).unwrap();
    assert_eq!(cells(&source.value.table), [["P1", "Kostnad för"]]);
    assert!(source.warnings.is_empty());
}

#[test]
fn damage_is_refused_with_its_place() {
    let good = row(&["p", "code"]) + &row(&["P1", "Cost"]);
    let cell = |attributes: &str| {
        of_rows(&format!(
            "{good}<table:table-row {attributes} office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row>"
        ))
    };
    let too_large = |what: Limit, limit: u64| ErrorKind::TooLarge { what, limit };
    let encrypted = "<m:manifest xmlns:m=\"m\"><m:file-entry m:full-path=\"content.xml\"><m:encryption-data/></m:file-entry></m:manifest>";
    let whole = document("", &table("Data", &good));
    let cases: Vec<(&str, Vec<u8>, ErrorKind)> = vec![
        ("encrypted", packed_as(KIND, encrypted, "\u{1}\u{2}"), ErrorKind::Encrypted),
        (
            "encrypted as a whole",
            zip(&[
                Entry::stored("mimetype", KIND),
                Entry::stored("META-INF/manifest.xml", encrypted),
                Entry::stored("encrypted-package", "x"),
            ]),
            ErrorKind::Encrypted,
        ),
        (
            "text",
            packed_as("application/vnd.oasis.opendocument.text", "<m/>", &whole),
            ErrorKind::NotATable { found: ContentKind::WordDocument },
        ),
        (
            "slides",
            packed_as("application/vnd.oasis.opendocument.presentation", "<m/>", &whole),
            ErrorKind::NotATable { found: ContentKind::Presentation },
        ),
        (
            "drawing",
            packed_as("application/vnd.oasis.opendocument.graphics", "<m/>", &whole),
            ErrorKind::NotATable { found: ContentKind::OpenDocument },
        ),
        (
            "no sheets",
            b"<?xml version=\"1.0\"?><document><p>x</p></document>".to_vec(),
            ErrorKind::NotATable { found: ContentKind::Xml },
        ),
        ("cut", packed(&whole[..whole.len() / 2]), ErrorKind::MalformedXml),
        (
            "dtd",
            packed(&whole.replace("<office:document", "<!DOCTYPE a []><office:document")),
            ErrorKind::DocumentType,
        ),
        ("header alone", of_rows(&row(&["p", "code"])), ErrorKind::NoRows),
        ("blank", of_rows(""), ErrorKind::NoUsableSheet),
        (
            "no repeat",
            cell("><table:table-cell table:number-columns-repeated=\"0\""),
            ErrorKind::CellOutsideGrid,
        ),
        (
            "beyond the grid",
            cell("><table:table-cell table:number-columns-repeated=\"16384\"/><table:table-cell"),
            ErrorKind::CellOutsideGrid,
        ),
        (
            "rows beyond",
            cell("table:number-rows-repeated=\"1048575\"><table:table-cell"),
            ErrorKind::CellOutsideGrid,
        ),
        (
            "columns",
            cell("><table:table-cell table:number-columns-repeated=\"2001\""),
            too_large(Limit::Columns, 2_000),
        ),
        (
            "cells",
            cell(
                "table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"6\"",
            ),
            too_large(Limit::RepeatedCells, 5_000_000),
        ),
        (
            "blanks before a cell of rows",
            cell(
                "table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"59\"/><table:table-cell",
            ),
            too_large(Limit::RepeatedCells, 5_000_000),
        ),
        (
            "blanks",
            of_rows(&row(&["p", "a<text:s text:c=\"4000000000\"/>"])),
            too_large(Limit::FieldBytes, 1 << 20),
        ),
    ];
    for (name, bytes, expected) in cases {
        let start = Instant::now();
        let error = read("book.ods", &bytes).unwrap_err();
        assert_eq!(error.kind, expected, "{name}: {error:?}");
        assert!(start.elapsed().as_millis() < 1_000, "{name}");
    }
    let error = read(
        "book.ods",
        &cell("><table:table-cell/><table:table-cell table:number-columns-repeated=\"x\""),
    )
    .unwrap_err();
    assert!(
        message(&error).starts_with("“book.ods”, sheet “Data”, row 3: a cell lies outside"),
        "{error:?}"
    );
}

#[test]
fn no_content_makes_it_panic() {
    const PIECES: [&str; 20] = [
        "<table:table-row>",
        "</table:table-row>",
        "<table:table-row table:number-rows-repeated=\"3\">",
        "<table:table-cell>",
        "</table:table-cell>",
        "<table:table-cell table:number-columns-repeated=\"40\"/>",
        "<table:table-cell office:value-type=\"float\" office:value=\"x\"/>",
        "<table:table-cell office:value-type=\"time\" office:time-value=\"PTH\"/>",
        "<table:covered-table-cell>",
        "</table:covered-table-cell>",
        "<text:p>",
        "</text:p>",
        "<text:s text:c=\"7\"/>",
        "<office:annotation>",
        "</office:annotation>",
        "<table:table>",
        "</table:table>",
        "<table:table-source/>",
        "<table:table-column table:visibility=\"collapse\"/>",
        "a &lt; b",
    ];
    let mut random = Random::new(5);
    let mut read_some = 0;
    for _ in 0..3_000 {
        let rows: String = (0..random.below(12))
            .map(|_| match random.below(4) {
                0 => (*random.of(&PIECES)).to_owned(),
                _ => row(&[*random.of(&["p", "", "x"]), *random.of(&["code", "1,5"])]),
            })
            .collect();
        match read("b.ods", &of_rows(&rows)) {
            Ok(source) => read_some += source.value.table.rows(),
            Err(error) => assert!(message(&error).contains("b.ods")),
        }
    }
    assert!(read_some > 1_000, "{read_some}");
}
