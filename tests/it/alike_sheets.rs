//! Workbooks with one sheet a participant or a group, which are read as one table.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use steelyard_core::dataset::{Role, guess_roles};
use steelyard_core::diag::{ErrorKind, WarningKind};
use steelyard_core::format::{DecimalMark, ReadOptions, Source};
use steelyard_core::words::errors;

use crate::support::engine::loaded;
use crate::support::zip::{Workbook, row};
use crate::support::{cells, kinds, read, read_with};

/// Name and rows.
type NamedSheet<'a> = (&'a str, &'a [&'a [&'a str]]);

fn rows(cells: &[&[&str]]) -> String {
    cells.iter().map(|cells| row(cells)).collect()
}

/// A workbook of sheets, each with its name and rows.
fn book(sheets: &[NamedSheet<'_>]) -> Vec<u8> {
    let sheets: Vec<(&str, String)> =
        sheets.iter().map(|(name, cells)| (*name, rows(cells))).collect();
    let sheets: Vec<(&str, &str, &str)> =
        sheets.iter().map(|(name, rows)| (*name, "", rows.as_str())).collect();
    Workbook::of_sheets(&sheets).bytes()
}

fn asking(sheet: &str) -> ReadOptions {
    ReadOptions { sheet: Some(sheet.to_owned()), ..ReadOptions::default() }
}

fn role_of_sheets(source: &Source) -> Role {
    guess_roles(&source.table, DecimalMark::Point)[0].role.clone()
}

#[test]
fn sheets_of_one_layout_are_one_table() {
    let bytes = book(&[
        ("Read me", &[&["These are our interviews"]]),
        ("P01", &[&["Code", "Type", "n"], &["Cost", "Barrier", "1"], &["Time", "Barrier", "2"]]),
        (
            "P02",
            &[
                &["Interview of May"],
                &["type ", "N", "CODE"],
                &[],
                &["Facilitator", "1", "Staff", "by hand"],
            ],
        ),
        ("P03", &[&["Code", "Type", "n"]]),
        ("Codes", &[&["Code", "Definition"], &["Cost", "What it costs"], &["Time", "Hours"]]),
    ]);
    let source = read("b.xlsx", &bytes).unwrap();
    let (table, reading) = (&source.value.table, &source.value.reading);
    assert_eq!(table.headers(), ["Sheet", "Code", "Type", "n", "Column 5"]);
    assert_eq!(
        cells(table),
        [
            ["P01", "Cost", "Barrier", "1", ""],
            ["P01", "Time", "Barrier", "2", ""],
            ["P02", "Staff", "Facilitator", "1", "by hand"],
        ]
    );
    assert_eq!((reading.workbook().unwrap().sheet.as_deref(), reading.rows), (None, 3));
    assert_eq!(reading.workbook().unwrap().sheets_joined, ["P01", "P02", "P03"]);
    assert_eq!(reading.workbook().unwrap().sheets_left_out, ["Read me", "Codes"]);
    assert_eq!(kinds(&source), ["rows_above_header", "sheets_left_out"]);
    assert_eq!(source.warnings[0].at.as_ref().unwrap().sheet.as_deref(), Some("P02"));
    let sentence = errors::warning(&source.warnings[1]);
    assert!(
        sentence.contains("2 sheets with cells were not read, since their headers")
            && sentence.contains("“Read me”, “Codes”"),
        "{sentence}"
    );
    assert_eq!(role_of_sheets(&source.value), Role::Participant);

    // Rows and columns are those of their own sheet.
    assert_eq!((table.row_number(0), table.row_number(2)), (2, 4));
    assert_eq!(
        (table.find_row(Some("P01"), 3), table.find_row(Some("P02"), 4)),
        (Some(1), Some(2))
    );
    assert_eq!((table.find_row(Some("P02"), 2), table.find_row(Some("P03"), 2)), (None, None));
    let place = table.place(2, 1);
    let column = place.column.unwrap();
    assert_eq!((place.sheet.as_deref(), place.row), (Some("P02"), Some(4)));
    assert_eq!((column.index, column.name.as_str()), (2, "Code"));
    assert_eq!(table.place(0, 0).column, None);
    assert_eq!(table.place(2, 4).column.map(|column| column.index), Some(4));

    // One sheet can still be asked for, and all be had again by not asking.
    let one = read_with("b.xlsx", &bytes, &asking("P02")).unwrap().value;
    assert_eq!(one.table.headers(), ["type", "N", "CODE", "Column 4"]);
    assert_eq!(
        (
            one.reading.workbook().unwrap().sheet.as_deref(),
            one.reading.workbook().unwrap().sheets_joined.len()
        ),
        (Some("P02"), 0)
    );
}

#[test]
fn only_sheets_that_are_alike_and_large_enough_are_joined() {
    let codings: Vec<Vec<String>> =
        (0..20).map(|n| vec![format!("P{n}"), "Cost".to_owned()]).collect();
    let codings: Vec<Vec<&str>> =
        codings.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let mut large: Vec<&[&str]> = vec![&["Participant", "Code"]];
    large.extend(codings.iter().map(Vec::as_slice));
    let small: &[&[&str]] = &[&["Word", "Meaning"], &["a", "b"]];
    let cases: [(&[NamedSheet<'_>], &str); 3] = [
        // Two small lists beside the codings.
        (&[("One", small), ("Two", small), ("Codings", &large)], "Codings"),
        // One column is too little to know a layout by.
        (&[("A", &[&["Code"], &["Cost"]]), ("B", &[&["Code"], &["Time"], &["Staff"]])], "B"),
        // A column more.
        (&[("A", &[&["p", "c"], &["1", "x"]]), ("B", &[&["p", "c", "n"], &["2", "y", "3"]])], "B"),
    ];
    for (sheets, expected) in cases {
        let source = read("b.xlsx", &book(sheets)).unwrap();
        assert_eq!(source.value.reading.workbook().unwrap().sheet.as_deref(), Some(expected));
        let others = sheets.iter().map(|(name, _)| *name).filter(|name| *name != expected);
        let others: Vec<&str> = others.collect();
        assert_eq!(source.value.reading.workbook().unwrap().sheets_left_out, others);
        assert_eq!(kinds(&source), ["sheets_left_out"]);
    }
    // Hidden sheets are none of them.
    let data = rows(&[&["p", "c"], &["P1", "x"]]);
    let hidden = [("A", "", data.as_str()), ("B", "", &data), ("C", "state=\"hidden\"", &data)];
    let source = read("b.xlsx", &Workbook::of_sheets(&hidden).bytes()).unwrap().value;
    assert_eq!(source.reading.workbook().unwrap().sheets_joined, ["A", "B"]);
    // Headers and no rows.
    let empty: &[&[&str]] = &[&["p", "c"]];
    let error = read("b.xlsx", &book(&[("A", empty), ("B", empty)])).unwrap_err();
    assert_eq!(error.kind, ErrorKind::NoRows);
    // All sheets together would pass a limit that none passes alone: the best is read.
    let far = |row: usize| {
        format!("<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c><c r=\"BXX{row}\"><v>1</v></c></row>")
    };
    let wide = rows(&[&["p", "c"]]) + &(2..1_302).map(far).collect::<String>();
    let large = wide.clone() + &far(1_302);
    for sheets in [
        vec![("A", "", wide.as_str()), ("B", "", &large), ("C", "", &data)],
        vec![("C", "", &data), ("B", "", &large)],
    ] {
        let source = read("b.xlsx", &Workbook::of_sheets(&sheets).bytes()).unwrap().value;
        assert_eq!(
            (source.reading.workbook().unwrap().sheet.as_deref(), source.table.rows()),
            (Some("B"), 1_301)
        );
    }
}

#[test]
fn a_column_called_sheet_keeps_its_name() {
    let sheet: &[&[&str]] = &[&["Sheet", "Code"], &["s", "Cost"]];
    let source = read("b.xlsx", &book(&[("North", sheet), ("South", sheet)])).unwrap().value;
    assert_eq!(source.table.headers(), ["Sheet (2)", "Sheet", "Code"]);
    assert_eq!(cells(&source.table), [["North", "s", "Cost"], ["South", "s", "Cost"]]);
    assert_eq!(role_of_sheets(&source), Role::Group);
}

#[test]
fn names_of_sheets_are_people_or_groups() {
    let plain: &[&[&str]] = &[&["Theme", "Type"], &["Cost", "Barrier"], &["Time", "Facilitator"]];
    let with_people: &[&[&str]] = &[
        &["Participant", "Theme", "Type"],
        &["A1", "Cost", "Barrier"],
        &["B2", "Time", "Facilitator"],
    ];
    let with_groups: &[&[&str]] =
        &[&["Group", "Theme", "Type"], &["x", "Cost", "Barrier"], &["y", "Time", "Facilitator"]];
    let cases = [
        (["P01", "P02"], plain, Role::Participant),
        (["Interview 3", "Interview 4"], plain, Role::Participant),
        (["Nurses", "Doctors"], plain, Role::Group),
        (["Site 1", "Site 2"], plain, Role::Group),
        (["P01", "Doctors"], plain, Role::Group),
        (["P01", "P02"], with_people, Role::Group),
        (["P01", "P02"], with_groups, Role::Participant),
        (["Nurses", "Doctors"], with_groups, Role::Attribute),
    ];
    for (names, sheet, expected) in cases {
        let source = read("b.xlsx", &book(&[(names[0], sheet), (names[1], sheet)])).unwrap().value;
        assert_eq!(role_of_sheets(&source), expected, "{names:?} {sheet:?}");
    }
}

#[test]
fn rows_left_out_are_found_in_their_own_sheet() {
    let sheet: &[&[&str]] = &[&["Theme", "Type"], &["Cost", "Barrier"], &["", "Barrier"]];
    let other: &[&[&str]] = &[&["Type", "Theme"], &["Barrier", ""], &["Facilitator", "Time"]];
    let bytes = book(&[("P01", sheet), ("P02", other)]);
    let (_, view) = loaded(&[("b.xlsx", &bytes)]);
    let left_out = &view.account.left_out;
    let places: Vec<(Option<&str>, Option<u64>)> =
        left_out.iter().map(|one| (one.at.sheet.as_deref(), one.at.row)).collect();
    assert_eq!(places, [(Some("P01"), Some(3)), (Some("P02"), Some(2))]);
}

#[test]
fn sheets_with_a_column_more_are_read_too() {
    let april: &[&[&str]] = &[
        &["Memo", "interview", "Code", "Quote"],
        &["m", "C", "Cost", "v"],
        &["", "D", "Time", "w"],
    ];
    let march: &[&[&str]] = &[&["Interview", "Code", "Quote"], &["A", "Cost", "x"]];
    for (sheets, headers, first) in [
        (
            [("March", march), ("April", april)],
            ["Sheet", "Interview", "Code", "Quote", "Memo"],
            ["March", "A", "Cost", "x", ""],
        ),
        (
            [("April", april), ("March", march)],
            ["Sheet", "Memo", "interview", "Code", "Quote"],
            ["April", "m", "C", "Cost", "v"],
        ),
    ] {
        let source = read("b.xlsx", &book(&sheets)).unwrap();
        assert_eq!(
            (source.value.table.headers(), kinds(&source)),
            (&headers.map(str::to_owned)[..], vec![])
        );
        assert_eq!(
            (source.value.table.rows(), &cells(&source.value.table)[0][..]),
            (3, &first[..])
        );
    }
}

#[test]
fn every_sheet_that_is_not_read_is_named() {
    let codings: &[&[&str]] = &[
        &["p", "code", "type"],
        &["1", "Cost", "barrier"],
        &["2", "Time", "barrier"],
        &["3", "Time", "barrier"],
        &["4", "Time", "barrier"],
    ];
    for (other, left_out) in [
        (&[&["A note"][..]][..], true),
        (&[&["p", "role"], &["1", "Nurse"]], true),
        // Half of what they share, or more, is another layout.
        (&[&["p", "code", "type", "site", "memo"], &["1", "Cost", "barrier", "A", "m"]], true),
        (&[&["p", "code", "n"], &["1", "Cost", "2"]], true),
        (&[&["code", "type"], &["Cost", "barrier"]], true),
        (&[&["p", "code", "type", "site"], &["1", "Cost", "barrier", "A"]], false),
        (&[&["type", "code", "p"], &["barrier", "Cost", "1"]], false),
        (&[], false),
    ] {
        let source = read("b.xlsx", &book(&[("Codings", codings), ("Other", other)])).unwrap();
        let named = source.warnings.iter().any(|warning| {
            warning.kind == WarningKind::SheetsLeftOut { sheets: vec!["Other".to_owned()] }
        });
        assert_eq!(named, left_out, "{other:?} {:?}", source.value.table.headers());
    }
}

#[test]
fn sheets_that_say_the_same_are_named() {
    let one: &[&[&str]] = &[&["p", "code"], &["1", "Cost"], &["2", "Time"]];
    let other: &[&[&str]] = &[&["p", "code"], &["1", "Cost"], &["2", "Staff"]];
    let short: &[&[&str]] = &[&["p", "code"], &["1", "Cost"]];
    for (sheets, named) in [
        ([("A", one), ("B", other), ("C", one)], vec!["same_sheets"]),
        ([("A", one), ("B", other), ("C", short)], vec![]),
        // Two people may well say one thing.
        ([("A", short), ("B", other), ("C", short)], vec![]),
    ] {
        let source = read("b.xlsx", &book(&sheets)).unwrap();
        assert_eq!(kinds(&source), named, "{sheets:?}");
        if let Some(warning) = source.warnings.first() {
            let sentence = errors::warning(warning);
            assert!(sentence.contains("“A” and “C” hold the same 2 rows"), "{sentence}");
        }
    }
}
