//! The sentences of errors: whole, with the place, and with what to do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use steelyard_core::diag::{
    ColumnPlace, ContentKind, Error, ErrorKind, Limit, Place, Warning, WarningKind, WorkbookList,
};
use steelyard_core::words::errors::{message, warning};

#[test]
fn errors_name_the_place_and_the_remedy() {
    let column = ColumnPlace { index: 27, name: "Code".to_owned() };
    let place = Place {
        file: Some("a.csv".to_owned()),
        row: Some(1_234),
        line: Some(1_300),
        column: Some(column),
        ..Place::default()
    };
    let in_part = Place {
        file: Some("b.xlsx".to_owned()),
        entry: Some("xl/styles.xml".to_owned()),
        ..Place::default()
    };
    let in_cell = Place {
        file: Some("c.xlsx".to_owned()),
        sheet: Some("Codings".to_owned()),
        row: Some(3),
        column: Some(ColumnPlace { index: 1, name: String::new() }),
        ..Place::default()
    };
    let width = |given| {
        let setting = "figure.width_mm".to_owned();
        ErrorKind::MeasureOutOfRange { setting, given, from: 40.0, to: 400.0 }.into()
    };
    let cases = [
        (
            Error::new(ErrorKind::UnclosedQuote).at(place),
            "“a.csv”, row 1,234 (line 1,300), column AB “Code”: a quotation mark is opened here and never closed, so it cannot be told where the field ends. Close it in the file, or read the file again with quotation marks taken as plain characters.",
        ),
        (
            Error::new(ErrorKind::DocumentType).at(in_part),
            "“b.xlsx”, part “xl/styles.xml”: a part of the file declares a document type (DTD), which is never read because it can hide harmful content. Open it in the program that made it and save or export it again, as .xlsx or as CSV if it is a table.",
        ),
        (
            ErrorKind::NotATable { found: ContentKind::Jpeg }.into(),
            "This is a JPEG picture, not a table. Choose the export of your program, a .qdpx project or a table (CSV, .xlsx, .ods); its name may end in something else than it is.",
        ),
        (
            ErrorKind::NotATable { found: ContentKind::BinaryWorkbook }.into(),
            "This is a workbook in binary form (.xlsb), which is not read. Open it in the spreadsheet program that made it and save it as .xlsx.",
        ),
        (
            Error::new(ErrorKind::BeyondList {
                list: WorkbookList::Strings,
                index: 1_999,
                entries: 40,
            })
            .at(in_cell),
            "“c.xlsx”, sheet “Codings”, row 3, column B: the cell refers to text 2,000 of the workbook, which has 40 texts, so what stands in it is not known. Open the workbook in a spreadsheet program, look at this cell and save it again, or export the sheet as CSV.",
        ),
        (
            ErrorKind::StudyOfLaterVersion { version: 2, last: 1 }.into(),
            "The study file is of version 2, and this Steelyard reads no later one than 1. Open it in the Steelyard that saved it, or in a newer one than this.",
        ),
        (
            ErrorKind::TooLarge { what: Limit::FileBytes, limit: 512 << 20 }.into(),
            "The file is larger than 512 MB. Split the file, or leave out what is not needed, and add the parts.",
        ),
        (
            ErrorKind::UnknownValue {
                setting: "unit".to_owned(),
                given: "pages".to_owned(),
                allowed: vec!["codings".to_owned(), "sources".to_owned()],
            }
            .into(),
            "The setting “unit” cannot be “pages”. It may be “codings”, “sources”.",
        ),
        (
            ErrorKind::OutOfRange {
                setting: "numbers.saturation_base".to_owned(),
                given: 0,
                from: 1,
                to: 1_000,
            }
            .into(),
            "The setting “numbers.saturation_base” cannot be 0. It may be a whole number from 1 to 1000.",
        ),
        (
            width(39.5),
            "The setting “figure.width_mm” cannot be 39.5. It may be a number from 40 to 400.",
        ),
        (
            width(-1e300),
            "The setting “figure.width_mm” cannot be -1e300. It may be a number from 40 to 400.",
        ),
    ];
    for (error, expected) in cases {
        assert_eq!(message(&error), expected);
    }
}

#[test]
fn warnings_count_and_name_the_first_place() {
    let row = |row| Place { row: Some(row), ..Place::default() };
    let cases = [
        (
            Warning::new(WarningKind::ShortRows { rows: vec![2] }).at(row(2)),
            "Row 2: 1 row has fewer fields than the header (row 2); the missing ones are left empty.",
        ),
        (
            Warning::new(WarningKind::LongRows { rows: (3..13).collect() }).at(row(3)).times(1_200),
            "Row 3 (the first): 1,200 rows have more fields than the header (rows 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 1,190 more); what is too much stands in columns of its own. Check the delimiter and the quotation marks.",
        ),
        (
            Warning::new(WarningKind::ErrorCells).times(2),
            "2 cells hold an error such as #DIV/0! or a number that is none, and were left empty.",
        ),
    ];
    for (noticed, expected) in cases {
        assert_eq!(warning(&noticed), expected);
    }
}

#[test]
fn a_name_in_a_message_is_short_and_on_one_line() {
    let error = ErrorKind::UnknownSheet {
        name: "x\ny".repeat(100),
        sheets: (0..40).map(|index| format!("S{index}")).collect(),
    };
    let text = message(&error.into());
    assert!(!text.contains('\n') && text.contains('…') && text.contains("and 28 more"), "{text}");
    assert!(text.chars().count() < 300);
}
