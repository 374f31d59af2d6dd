//! Workbooks: what their cells become, which sheet is taken, and what is refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use steelyard_core::diag::{ContentKind, ErrorKind, Limit, WarningKind, WorkbookList};
use steelyard_core::format::{FileKind, ReadOptions};
use steelyard_core::words::errors::message;

use crate::support::random::Random;
use crate::support::zip::{Entry, Workbook, row, zip};
use crate::support::{cells, kinds, read, read_with, shared};

#[test]
fn cells_become_text() {
    let mut workbook = Workbook::of_rows(
        r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>co</t></r><r><t>de</t></r></is></c>
           <c r="C1" t="str"><f>"a"&amp;"b"</f><v>a &lt;b</v></c><c r="D1" t="inlineStr"><is><t>when</t></is></c><c r="E1" t="inlineStr"><is><t>e</t></is></c></row>
           <row r="4"><c r="A4"><v>1.0000000000000001E-2</v></c><c r="B4" t="b"><v>1</v></c><c r="C4" t="b"><v>0</v></c><c r="D4" s="1"><v>45413.5</v></c><c r="E4" t="e"><v>#N/A</v></c></row>
           <row r="5"><c r="A5" t="s"><v>x</v></c><c r="B5"><f>1+1</f></c><c r="C5"><v>NaN</v></c><c r="D5" t="d"><v>2024-05-01</v></c><c r="F5" s="1"/></row>
           <row r="6"><c r="C6"><f>1+1</f><v>2</v></c></row><row r="9"><c r="A9" s="1"/></row>"#,
    );
    workbook.strings = "<sst count=\"4000000000\" uniqueCount=\"4000000000\"><si><t xml:space=\"preserve\"> id </t></si></sst>".to_owned();
    workbook.styles =
        "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>"
            .to_owned();
    let source = read("book.xlsx", &workbook.bytes()).unwrap();
    let table = &source.value.table;
    assert_eq!(table.headers(), ["id", "code", "a <b", "when", "e"]);
    assert_eq!(
        cells(table),
        [
            ["0.01", "TRUE", "FALSE", "2024-05-01T12:00:00", ""],
            ["", "", "", "2024-05-01", ""],
            ["", "", "2", "", ""],
        ]
    );
    assert_eq!((table.sheet(0), table.row_number(0), table.row_number(2)), (Some("Data"), 4, 6));
    assert_eq!(kinds(&source), ["formula_without_value", "error_cells"]);
    assert_eq!(source.warnings[1].count, 3);
    let place = source.warnings[0].at.clone().unwrap();
    assert_eq!((place.row, place.column.unwrap().name.as_str()), (Some(5), "code"));
    let reading = &source.value.reading;
    assert_eq!(
        (reading.kind(), reading.header().unwrap().row, reading.rows),
        (FileKind::Xlsx, 1, 3)
    );
}

#[test]
fn parts_as_other_programs_write_them() {
    // A byte order mark, prefixes, no references, and a size that is not true.
    let mut workbook = Workbook::of_rows("");
    workbook.sheets[0].2 = "\u{feff}<?xml version=\"1.0\"?><x:worksheet xmlns:x=\"m\"><x:dimension ref=\"A1:XFD1048576\"/>\
        <x:sheetData><x:row><x:c t=\"s\"><x:v>0</x:v></x:c><x:c t=\"s\"><x:v>1</x:v></x:c></x:row>\
        <x:row><x:c><x:v>3</x:v></x:c><x:c t=\"s\"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>".to_owned();
    workbook.strings = "\u{feff}<x:sst xmlns:x=\"m\"><x:si><x:t>n</x:t></x:si><x:si><x:t>code</x:t></x:si></x:sst>".to_owned();
    workbook.properties = "<workbookPr date1904=\"1\"/>".to_owned();
    let source = read("book.xlsx", &workbook.bytes()).unwrap().value;
    assert_eq!(source.table.headers(), ["n", "code"]);
    assert_eq!(cells(&source.table), [["3", "code"]]);

    let utf16 = |text: &str| -> Vec<u8> {
        std::iter::once('\u{feff}')
            .chain(text.chars())
            .collect::<String>()
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect()
    };
    let workbook = Workbook::of_rows(&(row(&["p", "code"]) + &row(&["P1", "för"])));
    let mut entries = workbook.entries();
    let last = entries.last_mut().unwrap();
    last.content = utf16(std::str::from_utf8(&last.content).unwrap());
    assert_eq!(cells(&read("b.xlsx", &zip(&entries)).unwrap().value.table), [["P1", "för"]]);
}

#[test]
fn the_sheet_is_chosen_and_can_be_asked_for() {
    let notes = row(&["Notes on the study"])
        + &row(&["more"])
        + &row(&["and more"])
        + &row(&["x"])
        + &row(&["y"]);
    let data = row(&["p", "code"]) + &row(&["P1", "Cost"]);
    let hidden = row(&["p", "code"]) + &row(&["P1", "a"]) + &row(&["P2", "b"]);
    let workbook = Workbook::of_sheets(&[
        ("Read me", "", &notes),
        ("Codings", "", &data),
        ("Old", "state=\"hidden\"", &hidden),
        ("Empty", "", ""),
    ]);
    let source = read("book.xlsx", &workbook.bytes()).unwrap();
    assert_eq!(source.value.reading.workbook().unwrap().sheet.as_deref(), Some("Codings"));
    assert_eq!(
        source.value.reading.workbook().unwrap().sheets.iter().filter(|sheet| sheet.hidden).count(),
        1
    );
    let left_out = WarningKind::SheetsLeftOut { sheets: vec!["Read me".to_owned()] };
    let hidden = WarningKind::HiddenSheetsLeftOut { sheets: vec!["Old".to_owned()] };
    let said: Vec<&WarningKind> = source.warnings.iter().map(|one| &one.kind).collect();
    assert_eq!(said, [&left_out, &hidden]);

    let ask = |sheet: &str| {
        let options = ReadOptions { sheet: Some(sheet.to_owned()), ..ReadOptions::default() };
        read_with("book.xlsx", &workbook.bytes(), &options)
    };
    let old = ask("Old").unwrap();
    assert_eq!((old.value.table.rows(), kinds(&old)), (2, vec!["hidden_content".to_owned()]));
    assert_eq!(ask("Empty").unwrap_err().kind, ErrorKind::NoUsableSheet);
    let error = ask("Codes").unwrap_err();
    assert_eq!(
        message(&error),
        "“book.xlsx”: the workbook has no sheet “Codes”. Choose one of “Read me”, “Codings”, “Old”, “Empty”."
    );
}

#[test]
fn titles_and_hidden_rows_are_said() {
    let rows = row(&["Report of codings"])
        + "<row r=\"3\"><c/></row>"
        + "<row r=\"5\"><c t=\"inlineStr\"><is><t>p</t></is></c><c t=\"inlineStr\"><is><t>code</t></is></c></row>"
        + "<row hidden=\"1\"><c t=\"inlineStr\"><is><t>P1</t></is></c><c t=\"inlineStr\"><is><t>Cost</t></is></c></row>";
    let source = read("b.xlsx", &Workbook::of_rows(&rows).bytes()).unwrap();
    assert_eq!(kinds(&source), ["rows_above_header", "hidden_content"]);
    assert_eq!(
        (source.value.reading.header().unwrap().row, source.value.table.row_number(0)),
        (5, 6)
    );
}

#[test]
fn damage_is_refused_with_its_place() {
    let good = || Workbook::of_rows(&(row(&["p", "code"]) + &row(&["P1", "Cost"])));
    let with_sheet = |sheet: &str| {
        let mut workbook = good();
        workbook.sheets[0].2 = sheet.to_owned();
        workbook.bytes()
    };
    let with_entries = |change: &dyn Fn(&mut Vec<Entry>)| {
        let mut entries = good().entries();
        change(&mut entries);
        zip(&entries)
    };
    let cut = good().bytes();
    let flipped = {
        let mut bytes = good().bytes();
        let at = bytes.windows(4).position(|window| window == b"Cost").unwrap();
        bytes[at] = b'L';
        bytes
    };
    let content_types = |kind: &str| {
        zip(&[Entry::stored(
            "[Content_Types].xml",
            format!("<T><O PartName=\"/a\" ContentType=\"{kind}\"/></T>"),
        )])
    };
    let wide =
        "<worksheet><sheetData><row><c r=\"BXY1\"><v>1</v></c></row></sheetData></worksheet>";
    let cases: Vec<(&str, Vec<u8>, ErrorKind)> = vec![
        ("cut", cut[..cut.len() / 2].to_vec(), ErrorKind::DamagedArchive),
        ("checksum", flipped, ErrorKind::DamagedArchive),
        ("encrypted", with_entries(&|entries| entries[2].flags = 1), ErrorKind::Encrypted),
        (
            "method",
            with_entries(&|entries| entries[2].method = 99),
            ErrorKind::UnsupportedCompression,
        ),
        ("deflate", with_entries(&|entries| entries[2].method = 8), ErrorKind::DamagedArchive),
        (
            "twice",
            with_entries(&|entries| entries.push(Entry::stored("XL/workbook.xml", "x"))),
            ErrorKind::AmbiguousArchive,
        ),
        (
            "no sheet part",
            with_entries(&|entries| {
                entries.pop();
            }),
            ErrorKind::DamagedArchive,
        ),
        ("dtd", with_sheet("<!DOCTYPE a []><worksheet/>"), ErrorKind::DocumentType),
        ("unclosed", with_sheet("<worksheet><sheetData>"), ErrorKind::MalformedXml),
        ("no cells", with_sheet("<worksheet><sheetData/></worksheet>"), ErrorKind::NoUsableSheet),
        (
            "header alone",
            with_sheet("<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"),
            ErrorKind::NoRows,
        ),
        (
            "outside",
            with_sheet(
                "<worksheet><sheetData><row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row></sheetData></worksheet>",
            ),
            ErrorKind::CellOutsideGrid,
        ),
        (
            "row 0",
            with_sheet("<worksheet><sheetData><row r=\"0\"/></sheetData></worksheet>"),
            ErrorKind::CellOutsideGrid,
        ),
        (
            "twice in a cell",
            with_sheet(
                "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row></sheetData></worksheet>",
            ),
            ErrorKind::MalformedXml,
        ),
        ("columns", with_sheet(wide), ErrorKind::TooLarge { what: Limit::Columns, limit: 2_000 }),
        (
            "word",
            content_types(
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            ),
            ErrorKind::NotATable { found: ContentKind::WordDocument },
        ),
        (
            "xlsb",
            content_types("application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
            ErrorKind::NotATable { found: ContentKind::BinaryWorkbook },
        ),
        ("package", content_types("text/plain"), ErrorKind::NotAWorkbook),
        (
            "archive",
            zip(&[Entry::stored("a.csv", "p,c")]),
            ErrorKind::NotATable { found: ContentKind::Archive },
        ),
    ];
    for (name, bytes, expected) in cases {
        let error = read("book.xlsx", &bytes).unwrap_err();
        assert_eq!(error.kind, expected, "{name}: {error:?}");
    }
    let error = read(
        "book.xlsx",
        &with_sheet(
            "<worksheet><sheetData><row r=\"7\"><c r=\"XFE7\"/></row></sheetData></worksheet>",
        ),
    )
    .unwrap_err();
    assert!(
        message(&error).starts_with("“book.xlsx”, sheet “Data”, row 7: a cell lies outside"),
        "{error:?}"
    );
}

#[test]
fn what_a_workbook_has_not_is_refused_with_the_cell() {
    let cases = [
        (r#"<c r="B3" t="s"><v>2</v></c>"#, WorkbookList::Strings, 2, 2),
        (r#"<c r="B3" s="3"><v>45413</v></c>"#, WorkbookList::Styles, 3, 1),
    ];
    for (cell, list, index, entries) in cases {
        let rows = format!(
            r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="3">{cell}</row>"#
        );
        let mut workbook = Workbook::of_sheets(&[("Codings", "", &rows)]);
        workbook.strings = "<sst><si><t>p</t></si><si><t>code</t></si></sst>".to_owned();
        workbook.styles = "<styleSheet><cellXfs><xf/></cellXfs></styleSheet>".to_owned();
        let error = read("book.xlsx", &workbook.bytes()).unwrap_err();
        assert_eq!(error.kind, ErrorKind::BeyondList { list, index, entries });
        let place = error.at.unwrap();
        assert_eq!(place.file.as_deref(), Some("book.xlsx"));
        assert_eq!(place.sheet.as_deref(), Some("Codings"));
        assert_eq!((place.row, place.column.unwrap().index), (Some(3), 1));
    }
    // A text in a style that there is not is the same text; without styles a number is a number.
    let rows = r#"<row><c t="str" s="9"><v>p</v></c><c t="str"><v>n</v></c></row><row><c s="7"/><c s="7"><v>45413</v></c></row>"#;
    let source = read("book.xlsx", &Workbook::of_rows(rows).bytes()).unwrap().value;
    assert_eq!(cells(&source.table), [["", "45413"]]);
}

#[test]
fn archives_of_other_programs_are_named() {
    let entries = |names: &[&str]| {
        let entries: Vec<Entry> = names.iter().map(|name| Entry::stored(name, "x")).collect();
        zip(&entries)
    };
    // A binary workbook whose list of parts names those of another.
    let binary = || {
        let mut parts = Workbook::of_rows("").entries();
        for part in &mut parts {
            part.name = part.name.replace("workbook.xml", "workbook.bin");
        }
        parts
    };
    let sheets = || {
        let mut parts = Workbook::of_rows("").entries();
        for part in &mut parts {
            part.name = part.name.replace("sheet0.xml", "sheet0.bin");
        }
        parts
    };
    let cases = [
        ("book.xlsb", zip(&binary()), ContentKind::BinaryWorkbook),
        ("sheets.xlsb", zip(&sheets()), ContentKind::BinaryWorkbook),
        (
            "Codes.numbers",
            entries(&["Index/Document.iwa", "Metadata/Properties.plist"]),
            ContentKind::AppleDocument,
        ),
        ("tables.zip", entries(&["a.csv", "b.csv"]), ContentKind::Archive),
    ];
    for (name, bytes, found) in cases {
        let error = read(name, &bytes).unwrap_err();
        assert_eq!(error.kind, ErrorKind::NotATable { found }, "{name}");
        assert_eq!(error.at.unwrap().file.as_deref(), Some(name));
    }
}

#[test]
fn a_shared_string_is_stored_once() {
    let mut workbook = Workbook::of_rows(
        &"<row><c t=\"s\"><v>1</v></c><c t=\"s\"><v>0</v></c></row>".repeat(20_000),
    );
    workbook.strings =
        format!("<sst><si><t>{}</t></si><si><t>p</t></si></sst>", "A".repeat(30_000));
    let source = read("b.xlsx", &workbook.bytes()).unwrap().value;
    assert_eq!(source.table.rows(), 19_999);
    assert!(std::ptr::eq(source.table.text(0, 1), source.table.text(19_998, 1)));
}

#[test]
fn no_parts_make_it_panic() {
    const PIECES: [&str; 22] = [
        "<row>",
        "</row>",
        "<row r=\"2\">",
        "<row r=\"-1\">",
        "<c>",
        "</c>",
        "<c r=\"B2\">",
        "<c t=\"s\">",
        "<c t=\"b\">",
        "<c s=\"1\">",
        "<c t=\"inlineStr\">",
        "<v>",
        "</v>",
        "<is>",
        "</is>",
        "<t>",
        "</t>",
        "<f>x</f>",
        "1",
        "45413.5",
        "&lt;",
        "<sheetData>",
    ];
    let mut random = Random::new(3);
    let mut read_some = 0;
    for _ in 0..3_000 {
        // Half of them are whole cells, so that some are read.
        let rows: String = (0..random.below(12))
            .map(|_| match random.below(4) {
                0 => (*random.of(&PIECES)).to_owned(),
                _ => row(&[*random.of(&["p", "", "x"]), *random.of(&["code", "1,5"])]),
            })
            .collect();
        let mut workbook = Workbook::of_rows(&rows);
        workbook.styles = "<a><cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs></a>".to_owned();
        let mut bytes = workbook.bytes();
        if random.below(4) == 0 {
            let at = random.below(bytes.len());
            bytes[at] = u8::try_from(random.below(256)).unwrap();
        }
        match read("b.xlsx", &bytes) {
            Ok(source) => read_some += source.value.table.rows(),
            Err(error) => assert!(message(&error).contains("b.xlsx")),
        }
    }
    assert!(read_some > 1_000, "{read_some}");
}

#[test]
fn real_workbooks_are_read() {
    let Some(folder) = shared("data/samples") else { return };
    let bytes = std::fs::read(folder.join("dedoose_codes_export.xlsx")).unwrap();
    let codes = read("codes.xlsx", &bytes).unwrap().value;
    assert_eq!(
        codes.table.headers(),
        [
            "Id",
            "Parent Id",
            "Depth",
            "Title",
            "Description",
            "Weighted",
            "Weight Minimum",
            "Weight Maximum",
            "Weight Default"
        ]
    );
    let bytes = std::fs::read(folder.join("dedoose_chart_excerpts.xlsx")).unwrap();
    let excerpts = read("excerpts.xlsx", &bytes).unwrap().value;
    assert!(excerpts.table.headers().iter().any(|header| header == "Codes Applied Combined"));
    assert!(excerpts.table.rows() > 90, "{}", excerpts.table.rows());
}
