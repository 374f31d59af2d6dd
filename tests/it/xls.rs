//! Workbooks in the binary form of Excel 97 to 2003. What is expected was worked out by hand from
//! tests/xls/make.py, which says how the files were made.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::time::Instant;

use steelyard_core::diag::{ContentKind, ErrorKind, WorkbookList};
use steelyard_core::format::{FileKind, ReadOptions};

use crate::support::random::Random;
use crate::support::{cells, kinds, read, read_with};

/// All workbooks of this project.
const FILES: [&str; 5] = ["cells.xls", "dates_1904.xls", "merged.xls", "office.xls", "many.xls"];

/// The bytes of a workbook of this project.
fn workbook(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/xls/");
    std::fs::read(format!("{folder}{name}")).unwrap()
}

#[test]
fn cells_become_text() {
    let source = read("cells.xls", &workbook("cells.xls")).unwrap();
    let table = &source.value.table;
    assert_eq!(table.headers(), ["id", "Code", "när", "n", "share", "yes", "formula", "error"]);
    assert_eq!(
        cells(table),
        [
            [
                "3.14159265358979",
                "Kostnad – för hög ☕😀",
                "2024-05-01T12:00:00",
                "-7",
                "0.25",
                "TRUE",
                "",
                ""
            ],
            ["12.25", "plain", "1999-12-31", "123456789012", "1e300", "FALSE", "", "two parts"],
            ["last", "", "", "", "", "", "", ""],
        ]
    );
    assert_eq!(
        (table.sheet(0), table.row_number(0), table.row_number(2)),
        (Some("Data ☕"), 2, 10)
    );
    // A hidden row, the formula that nobody worked out, the error, the other sheet, and that it is hidden.
    assert_eq!(
        kinds(&source),
        [
            "hidden_content",
            "formula_without_value",
            "error_cells",
            "sheets_left_out",
            "hidden_sheets_left_out"
        ]
    );
    let places: Vec<_> = source
        .warnings
        .iter()
        .take(3)
        .map(|warning| {
            let at = warning.at.as_ref().unwrap();
            (at.row.unwrap(), at.column.as_ref().map(|column| column.name.as_str()), warning.count)
        })
        .collect();
    assert_eq!(places, [(3, None, 1), (2, Some("formula"), 1), (2, Some("error"), 1)]);
    let reading = &source.value.reading;
    let sheets = reading.workbook().unwrap().sheets.iter();
    let sheets: Vec<_> = sheets.map(|sheet| (sheet.name.as_str(), sheet.hidden)).collect();
    assert_eq!(reading.kind(), FileKind::Xls);
    assert_eq!(sheets, [("Data ☕", false), ("Hidden", true), ("Notes", false)]);

    let dates = read("d.xls", &workbook("dates_1904.xls")).unwrap().value;
    assert_eq!(cells(&dates.table), [["a", "2024-05-01"]]);
}

#[test]
fn sheets_are_chosen_headers_joined_and_merged_cells_filled_as_in_other_workbooks() {
    let asked = |name: &str| ReadOptions { sheet: Some(name.into()), ..ReadOptions::default() };
    let bytes = workbook("cells.xls");
    let error = read_with("c.xls", &bytes, &asked("Notes")).unwrap_err();
    assert_eq!(error.kind, ErrorKind::NoRows);
    let error = read_with("c.xls", &bytes, &asked("Nope")).unwrap_err();
    assert!(matches!(error.kind, ErrorKind::UnknownSheet { .. }));

    let merged = read("m.xls", &workbook("merged.xls")).unwrap().value;
    assert_eq!(
        merged.table.headers(),
        ["Construct", "Nurses / Barrier (n)", "Nurses / Facilitator (n)"]
    );
    assert_eq!(cells(&merged.table), [["Cost", "3", "4"], ["Cost", "5", "6"]]);

    // As LibreOffice writes it: values of formulas, one of them a text over several records.
    let office = read("o.xls", &workbook("office.xls")).unwrap();
    let long = "x".repeat(9_000);
    assert_eq!(
        office.value.table.headers(),
        ["Sheet", "Code", "n", "sum", "label", "when", "check"]
    );
    assert_eq!(
        cells(&office.value.table),
        [
            ["P1", "Cost", "3", "6", "Cost ☕", "2024-05-01", "TRUE"],
            ["P1", "Time", "0.5", "", &long, "1999-12-31", "FALSE"],
            ["P2", "Space", "1", "2", "l", "2000-02-29", ""],
        ]
    );
    assert_eq!(kinds(&office), ["error_cells"]);
}

#[test]
fn shared_texts_over_many_records_are_whole() {
    let source = read("many.xls", &workbook("many.xls")).unwrap();
    assert!(source.warnings.is_empty());
    let expected = (1..=120).map(|number| {
        let words = if number % 2 == 1 { "narrow words " } else { "breite Wörter ☕😀 " };
        let excerpt = format!("{number}: {}", words.repeat(20 + number % 31));
        vec![format!("P{}", number % 7), format!("Code {}", number % 5), excerpt]
    });
    assert_eq!(cells(&source.value.table), expected.collect::<Vec<_>>());
}

/// A record.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
}

/// Begins a part of the stream, of this version: the workbook's own (5) or a sheet's (0x10).
fn begin(version: u16, part: u16) -> Vec<u8> {
    record(0x0809, &[version, part, 0, 0].map(u16::to_le_bytes).concat())
}

/// A text in a cell.
fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    let head = [row, column, 0, text.len() as u16].map(u16::to_le_bytes).concat();
    record(0x0204, &[&head[..], &[0], text.as_bytes()].concat())
}

/// The stream of a workbook with these records for all sheets and these sheets, each begun and ended.
fn stream(globals: &[u8], sheets: &[Vec<u8>]) -> Vec<u8> {
    let listed = |position: usize, at: usize| {
        let name = [b'A' + at as u8];
        record(0x0085, &[&(position as u32).to_le_bytes()[..], &[0, 0, 1, 0], &name].concat())
    };
    let head = begin(0x0600, 5).len() + globals.len() + sheets.len() * listed(0, 0).len() + 4;
    let mut bytes = [&begin(0x0600, 5)[..], globals].concat();
    let mut position = head;
    let parts: Vec<Vec<u8>> = sheets
        .iter()
        .map(|sheet| [&begin(0x0600, 0x10)[..], sheet, &record(0x0a, &[])].concat())
        .collect();
    for (at, part) in parts.iter().enumerate() {
        bytes.extend(listed(position, at));
        position += part.len();
    }
    bytes.extend(record(0x0a, &[]));
    assert_eq!(bytes.len(), head);
    bytes.extend(parts.concat());
    bytes
}

/// A compound file with one stream of less than 4096 bytes, which lies in sectors of 64 bytes.
fn compound(name: &str, content: &[u8]) -> Vec<u8> {
    assert!(content.len() < 4096);
    let (end, none) = (0xffff_fffe_u32, 0xffff_ffff_u32);
    let word = |bytes: &mut Vec<u8>, at: usize, value: u32| {
        bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
    };
    let mut header = vec![0; 512];
    header[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    header[24..34].copy_from_slice(&[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    for (at, value) in [(44, 1), (48, 1), (56, 4096), (60, 2), (64, 1), (68, end), (76, 0)] {
        word(&mut header, at, value);
    }
    header[80..].fill(0xff);
    let mini_sectors = content.len().div_ceil(64) as u32;
    let sectors = content.len().div_ceil(512) as u32;
    let chain = |first: u32, count: u32| (1..count).map(move |at| first + at).chain([end]);
    let table = |numbers: Vec<u32>| {
        let mut bytes: Vec<u8> = numbers.into_iter().flat_map(u32::to_le_bytes).collect();
        bytes.resize(512, 0xff);
        bytes
    };
    let next = table([0xffff_fffd, end, end].into_iter().chain(chain(3, sectors)).collect());
    let next_mini = table(chain(0, mini_sectors).collect());
    let entry = |name: &str, kind: u8, child: u32, start: u32| {
        let mut bytes = vec![0; 128];
        for (at, unit) in name.encode_utf16().enumerate() {
            bytes[2 * at..2 * at + 2].copy_from_slice(&unit.to_le_bytes());
        }
        bytes[64] = 2 * (name.len() as u8 + 1);
        bytes[66] = kind;
        for (at, value) in [(68, none), (72, none), (76, child), (116, start)] {
            word(&mut bytes, at, value);
        }
        word(&mut bytes, 120, content.len() as u32);
        bytes
    };
    let mut directory = [entry("Root Entry", 5, 1, 3), entry(name, 2, none, 0)].concat();
    directory.resize(512, 0);
    let mut content = content.to_vec();
    content.resize(sectors as usize * 512, 0);
    [header, next, directory, next_mini, content].concat()
}

fn two_rows() -> Vec<u8> {
    [label(0, 0, "p"), label(0, 1, "code"), label(1, 0, "P1"), label(1, 1, "Cost")].concat()
}

#[test]
fn small_streams_and_cells_out_of_order_are_read() {
    let sheet = [label(1, 1, "Cost"), label(0, 1, "code"), label(1, 0, "P1"), label(0, 0, "p")];
    let bytes = compound("Workbook", &stream(&[], &[sheet.concat()]));
    let source = read("s.xls", &bytes).unwrap().value;
    assert_eq!(source.table.headers(), ["p", "code"]);
    assert_eq!(cells(&source.table), [["P1", "Cost"]]);

    // A chart in a sheet has cells of its own.
    let chart = [begin(0x0600, 0x20), label(1, 0, "no"), record(0x0a, &[])].concat();
    let sheet = [chart, two_rows()].concat();
    let bytes = compound("Workbook", &stream(&[], &[sheet]));
    assert_eq!(cells(&read("s.xls", &bytes).unwrap().value.table), [["P1", "Cost"]]);

    // An empty text of a formula is one where others have values.
    let formula = |row: u16, result: [u8; 8]| {
        let head = [row, 1, 0].map(u16::to_le_bytes).concat();
        record(0x0006, &[&head[..], &result, &[0; 6], &[0; 2]].concat())
    };
    let empty = [3, 0, 0, 0, 0, 0, 0xff, 0xff];
    let numbers = |results: [[u8; 8]; 2]| {
        let cells = [label(0, 0, "p"), label(0, 1, "n"), label(1, 0, "a"), label(2, 0, "b")];
        let formulas = [formula(1, results[0]), formula(2, results[1])];
        let sheet = [cells.concat(), formulas.concat()].concat();
        read("f.xls", &compound("Workbook", &stream(&[], &[sheet]))).unwrap()
    };
    let source = numbers([2.5_f64.to_le_bytes(), empty]);
    assert_eq!(cells(&source.value.table), [["a", "2.5"], ["b", ""]]);
    assert!(source.warnings.is_empty());
    let source = numbers([empty, empty]);
    assert_eq!(cells(&source.value.table), [["a"], ["b"]].map(|row| [row[0], ""]));
    assert_eq!(
        (kinds(&source), source.warnings[0].count),
        (vec!["formula_without_value".into()], 2)
    );
}

#[test]
fn what_is_no_workbook_is_refused_by_what_it_is() {
    let content = stream(&[], &[two_rows()]);
    let kind = |name: &str| read("x.xls", &compound(name, &content)).unwrap_err().kind;
    for (name, found) in [
        ("WordDocument", ContentKind::WordDocument),
        ("PowerPoint Document", ContentKind::Presentation),
        ("Book", ContentKind::OldWorkbook),
        ("__properties_version1.0", ContentKind::OldOffice),
    ] {
        assert_eq!(kind(name), ErrorKind::NotATable { found }, "{name}");
    }
    assert_eq!(kind("EncryptedPackage"), ErrorKind::Encrypted);

    let mut old = begin(0x0500, 5);
    old.extend(record(0x0a, &[]));
    let error = read("x.xls", &compound("Workbook", &old)).unwrap_err();
    assert_eq!(error.kind, ErrorKind::NotATable { found: ContentKind::OldWorkbook });

    // Whatever the method: what says so comes before anything that is encrypted.
    let encrypted = stream(&record(0x002f, &[1, 0, 1, 0]), &[two_rows()]);
    let error = read("x.xls", &compound("Workbook", &encrypted)).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Encrypted);
}

#[test]
fn workbooks_that_lie_are_refused() {
    let refused = |globals: &[u8], sheet: Vec<u8>| {
        let start = Instant::now();
        let bytes = compound("Workbook", &stream(globals, &[sheet]));
        let error = read("x.xls", &bytes).unwrap_err();
        assert!(start.elapsed().as_millis() < 500);
        error
    };
    let damaged = ErrorKind::DamagedWorkbook;
    let twice = refused(&[], [two_rows(), label(1, 1, "again")].concat());
    assert_eq!((twice.kind, twice.at.unwrap().row), (damaged.clone(), Some(2)));
    assert_eq!(refused(&[], record(0x0204, &[0, 0])).kind, damaged);
    assert_eq!(refused(&[], label(0, 0, "cut")[..9].to_vec()).kind, damaged);

    // A list of texts that says that it is 2^32 long, and a cell that asks for one that is not there.
    let strings = record(0x00fc, &[&[0xff; 8][..], b"\x01\0\0p"].concat());
    let shared =
        |index: u32| record(0x00fd, &[&[0, 0, 0, 0, 0, 0][..], &index.to_le_bytes()].concat());
    let sheet = [shared(0), label(1, 0, "P1")].concat();
    let bytes = compound("Workbook", &stream(&strings, &[sheet]));
    assert_eq!(read("x.xls", &bytes).unwrap().value.table.headers(), ["p"]);
    let beyond = refused(&strings, shared(0xffff_ffff));
    assert_eq!(
        beyond.kind,
        ErrorKind::BeyondList { list: WorkbookList::Strings, index: 0xffff_ffff, entries: 1 }
    );
    let at = beyond.at.unwrap();
    assert_eq!((at.sheet.as_deref(), at.row), (Some("A"), Some(1)));
    assert_eq!(refused(&[&strings[..], &strings].concat(), two_rows()).kind, damaged);
    let long = record(0x00fc, &[&[0; 8][..], b"\xff\xff\0p"].concat());
    assert_eq!(refused(&long, two_rows()).kind, damaged);

    // Sheets that are all the same part of the stream would be read again and again.
    let mut content = stream(&[], &vec![two_rows(); 20]);
    let first = content.windows(4).position(|four| four == [0x85, 0, 9, 0]).unwrap();
    let position = content[first + 4..first + 8].to_vec();
    for sheet in 0..20 {
        content[first + 13 * sheet + 4..first + 13 * sheet + 8].copy_from_slice(&position);
    }
    content.truncate(
        u32::from_le_bytes(position.try_into().unwrap()) as usize + two_rows().len() + 24,
    );
    let error = read("x.xls", &compound("Workbook", &content)).unwrap_err();
    assert_eq!(error.kind, damaged);
}

#[test]
fn containers_that_lie_are_refused() {
    let good = compound("Workbook", &stream(&[], &[two_rows()]));
    assert!(read("x.xls", &good).is_ok());
    let refused = |what: &str, changes: &[(usize, u32)]| {
        let mut bytes = good.clone();
        for (at, value) in changes {
            bytes[*at..*at + 4].copy_from_slice(&value.to_le_bytes());
        }
        assert_eq!(read("x.xls", &bytes).unwrap_err().kind, ErrorKind::DamagedArchive, "{what}");
    };
    let (fat, directory, mini) = (512, 1024, 1536);
    refused("a directory in a circle", &[(fat + 4, 1)]);
    refused("a stream in a circle", &[(mini, 0)]);
    refused("small sectors in a circle", &[(fat + 12, 3)]);
    refused("a sector behind the end", &[(fat + 4, 9_999)]);
    refused("a table in itself", &[(80, 0)]);
    refused("lists of tables in a circle", &[(68, 3)]);
    refused("a stream of 4 GB", &[(directory + 128 + 120, 0xffff_ffff)]);
    refused("a stream longer than its chain", &[(directory + 128 + 120, 2_000)]);
    refused("an entry that is beside itself", &[(directory + 128 + 68, 1)]);
    refused("an entry that is not there", &[(directory + 76, 99)]);
    refused("sectors of no size", &[(30, 0)]);
}

/// Reads a file that may be anything, which must not take long.
fn try_reading(name: &str, bytes: &[u8], what: &str) {
    let start = Instant::now();
    let read = read(name, bytes);
    assert!(start.elapsed().as_secs() < 1, "{name} {what} took {:?}", start.elapsed());
    if let Ok(source) = &read {
        assert!(source.value.table.rows() < 20_000, "{name} {what}");
    }
}

#[test]
fn no_cut_and_no_change_of_bytes_makes_it_panic() {
    let mut random = Random::new(12);
    for name in FILES {
        let whole = workbook(name);
        for end in (8..whole.len()).step_by(64) {
            try_reading(name, &whole[..end], "cut");
        }
        for turn in 0..800 {
            let mut bytes = whole.clone();
            for _ in 0..=random.below(8) {
                // Half of the changes are near the beginning of the container or of the stream.
                let at = match random.below(2) {
                    0 => random.below(bytes.len()),
                    _ => random.below(bytes.len().min(2_048)),
                };
                bytes[at] = match random.below(3) {
                    0 => 0xff,
                    1 => random.below(256) as u8,
                    _ => bytes[at] ^ 1 << random.below(8),
                };
            }
            try_reading(name, &bytes, &format!("turn {turn}"));
        }
    }
}
