//! Headers of several rows and merged cells, in workbooks of both formats and in delimited text.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use steelyard_core::diag::ErrorKind;
use steelyard_core::format::ReadOptions;

use crate::support::zip::{Entry, Workbook, row, zip};
use crate::support::{cells, kinds, read, read_with};

fn rows(cells: &[&[&str]]) -> String {
    cells.iter().map(|cells| row(cells)).collect()
}

fn with_header_rows(rows: u64) -> ReadOptions {
    ReadOptions { header_rows: Some(rows), ..ReadOptions::default() }
}

/// An OpenDocument workbook of one sheet with these rows.
fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<d xmlns:t=\"t\" xmlns:x=\"x\" xmlns:o=\"o\"><o:spreadsheet><t:table t:name=\"S\">{rows}</t:table></o:spreadsheet></d>"
    );
    zip(&[
        Entry::stored("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        Entry::stored("content.xml", content),
    ])
}

#[test]
fn a_header_of_two_rows_becomes_one_in_every_kind_of_file() {
    let expected = [
        "Construct",
        "Nurses / Barrier (n)",
        "Nurses / Facilitator (n)",
        "Doctors / Barrier (n)",
        "Doctors / Facilitator (n)",
    ];
    let csv = "Table 2;;;;\n\nConstruct;Nurses;;Doctors;\n;Barrier (n);Facilitator (n);Barrier (n);Facilitator (n)\nCost;3;4;5;6\nTime;1;0;;2\n";
    let xlsx = Workbook::of_rows(&rows(&[
        &["Table 2"],
        &[],
        &["Construct", "Nurses", "", "Doctors", ""],
        &["", "Barrier (n)", "Facilitator (n)", "Barrier (n)", "Facilitator (n)"],
        &["Cost", "3", "4", "5", "6"],
        &["Time", "1", "0", "", "2"],
    ]))
    .merged(&["A1:E1", "B3:C3", "D3:E3", "A3:A4"]);
    let cell = |attributes: &str, text: &str| {
        format!("<t:table-cell {attributes}><x:p>{text}</x:p></t:table-cell>")
    };
    let table_row = |cells: &str| format!("<t:table-row>{cells}</t:table-row>");
    let (wide, covered) = ("t:number-columns-spanned=\"2\"", "<t:covered-table-cell/>");
    let pairs = (cell("", "Barrier (n)") + &cell("", "Facilitator (n)")).repeat(2);
    let numbers = |name: &str, numbers: [&str; 4]| {
        table_row(&(cell("", name) + &numbers.map(|number| cell("", number)).concat()))
    };
    let ods = ods(&(table_row(
        &(cell("t:number-columns-spanned=\"5\"", "Table 2") + &covered.repeat(4)),
    ) + &table_row("<t:table-cell/>")
        + &table_row(
            &(cell("t:number-rows-spanned=\"2\"", "Construct")
                + &cell(wide, "Nurses")
                + covered
                + &cell(wide, "Doctors")
                + covered),
        )
        + &table_row(&(covered.to_owned() + &pairs))
        + &numbers("Cost", ["3", "4", "5", "6"])
        + &numbers("Time", ["1", "0", "", "2"])));
    for (name, bytes) in
        [("a.csv", csv.as_bytes().to_vec()), ("a.xlsx", xlsx.bytes()), ("a.ods", ods)]
    {
        let source = read(name, &bytes).unwrap();
        let (reading, table) = (&source.value.reading, &source.value.table);
        assert_eq!(table.headers(), expected, "{name}");
        assert_eq!(cells(table), [["Cost", "3", "4", "5", "6"], ["Time", "1", "0", "", "2"]]);
        let at = (
            reading.header().unwrap().row,
            reading.header().unwrap().rows,
            reading.rows,
            table.row_number(0),
        );
        assert_eq!(at, (3, 2, 2, 5), "{name}");
        assert_eq!(kinds(&source), ["rows_above_header"], "{name}");
        assert!(reading.workbook().is_none_or(|workbook| workbook.filled_down == 0));
    }
}

#[test]
fn the_rows_of_the_header_can_be_said() {
    let csv = "participant,code\nwho,what\nP1,Cost\nP2,Time\n";
    assert_eq!(
        read("a.csv", csv.as_bytes()).unwrap().value.table.headers(),
        ["participant", "code"]
    );
    let book = Workbook::of_rows(&rows(&[
        &["participant", "code"],
        &["who", "what"],
        &["P1", "Cost"],
        &["P2", "Time"],
    ]))
    .bytes();
    for (name, bytes) in [("a.csv", csv.as_bytes()), ("a.xlsx", &book[..])] {
        let two = read_with(name, bytes, &with_header_rows(2)).unwrap().value;
        assert_eq!(two.table.headers(), ["participant / who", "code / what"], "{name}");
        assert_eq!((two.reading.header().unwrap().rows, two.table.rows()), (2, 2));
        let from_second = ReadOptions { header_row: Some(2), ..with_header_rows(2) };
        let second = read_with(name, bytes, &from_second).unwrap().value;
        assert_eq!(second.table.headers(), ["who / P1", "what / Cost"]);
        // More rows than there are, and a number that means nothing.
        let all = read_with(name, bytes, &with_header_rows(9)).unwrap_err();
        assert_eq!(all.kind, ErrorKind::NoRows, "{name}");
        let none = read_with(name, bytes, &with_header_rows(0)).unwrap().value;
        assert_eq!((none.reading.header().unwrap().rows, none.table.rows()), (1, 3));
    }
    // And the guess can be taken back.
    let deep = "Construct,Nurses,,Doctors,\n,n,%,n,%\nCost,3,4,5,6\n";
    assert_eq!(read("a.csv", deep.as_bytes()).unwrap().value.reading.header().unwrap().rows, 2);
    let one = read_with("a.csv", deep.as_bytes(), &with_header_rows(1)).unwrap().value;
    assert_eq!(one.table.headers(), ["Construct", "Nurses", "Column 3", "Doctors", "Column 5"]);
    assert_eq!(one.table.rows(), 2);
}

#[test]
fn long_joined_names_are_refused() {
    let part = "x".repeat(20_000);
    let csv = format!("{part},a\n{part}y,b\nP1,Cost\n");
    let error = read_with("a.csv", csv.as_bytes(), &with_header_rows(2)).map(|_| ()).unwrap_err();
    assert!(matches!(error.kind, ErrorKind::TooLarge { .. }), "{error:?}");
}

#[test]
fn merged_cells_name_all_their_rows() {
    let book = rows(&[
        &["Nr", "Theme", "Code", "n"],
        &["1", "Cost", "Pay", "7"],
        &["", "", "Tools", ""],
        &["", "Time", "Hours", "2"],
        &["2", "", "Shifts", "1"],
        &["", "Trust", "Lead", "3"],
        &["", "", "Team", "4"],
    ]);
    let merges = ["A2:A4", "B2:B3", "D2:D3", "A5:A6", "B6:C6", "bad", "A1:ZZZZ9"];
    let source = read("a.xlsx", &Workbook::of_rows(&book).merged(&merges).bytes()).unwrap().value;
    assert_eq!(
        cells(&source.table),
        [
            ["1", "Cost", "Pay", "7"],
            // A count of both rows stands once; a number that says who does not.
            ["1", "Cost", "Tools", ""],
            ["1", "Time", "Hours", "2"],
            ["2", "", "Shifts", "1"],
            ["2", "Trust", "Lead", "3"],
            ["", "", "Team", "4"],
        ]
    );
    assert_eq!(source.reading.workbook().unwrap().filled_down, 4);
    let plain = read("a.xlsx", &Workbook::of_rows(&book).bytes()).unwrap().value;
    assert_eq!((plain.reading.workbook().unwrap().filled_down, plain.table.text(1, 1)), (0, ""));
}

#[test]
fn merges_that_cover_the_grid_end() {
    let filled: Vec<String> =
        (0..100).map(|number| row(&vec![format!("t{number}").as_str(); 100])).collect();
    let mut merges: Vec<String> = Vec::new();
    for last in 0..20_000 {
        merges.push(format!("A1:XFD{}", last + 2));
        merges.push(format!("B{}:B1048576", last % 100 + 1));
    }
    let merges: Vec<&str> = merges.iter().map(String::as_str).collect();
    let bytes = Workbook::of_rows(&filled.concat()).merged(&merges).bytes();
    // Work for each cell of each range, or each range for each cell, would never end.
    assert_eq!(read("a.xlsx", &bytes).unwrap().value.table.width(), 100);
}
