//! Delimited text: what is written as CSV is read back, whatever the spelling.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use steelyard_core::diag::{ErrorKind, Limit};
use steelyard_core::format::{self, Delimiter, Encoding, ReadOptions, limits};
use steelyard_core::words::errors::message;

use crate::support::random::Random;
use crate::support::{cells, kinds, read, read_with, shared};

#[test]
fn the_spectrum_of_csv_is_read() {
    let Some(folder) = shared("data/csv-spectrum") else { return };
    let mut names: Vec<_> = std::fs::read_dir(folder.join("csvs"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    names.sort();
    assert_eq!(names.len(), 12);
    for path in names {
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let json = std::fs::read(folder.join(format!("json/{stem}.json"))).unwrap();
        let json = String::from_utf8_lossy(&json).into_owned();
        // Copies of the collection may have lost the CR of their files, though not of their answers.
        let bytes = std::fs::read(&path).unwrap();
        let json = if bytes.contains(&b'\r') { json } else { json.replace("\\r", "") };
        // A file of one row has an object as its answer, the others an array.
        let json = if json.trim_start().starts_with('[') { json } else { format!("[{json}]") };
        let mut expected: Vec<BTreeMap<String, String>> = serde_json::from_str(&json).unwrap();
        // One of the files is not in UTF-8, nor is its answer: both are read with replacement.
        let utf8 = ReadOptions { encoding: Some(Encoding::Utf8), ..ReadOptions::default() };
        let source = read_with(stem, &bytes, &utf8).unwrap().value;
        let table = &source.table;
        let mut rows: Vec<BTreeMap<String, String>> = (0..table.rows())
            .map(|row| {
                let fields = table.headers().iter().enumerate();
                fields
                    .map(|(column, name)| (name.clone(), table.text(row, column).to_owned()))
                    .collect()
            })
            .collect();
        if stem == "location_coordinates" {
            // The collection's own answer holds another telephone number than its file.
            rows.iter_mut().chain(&mut expected).for_each(|row| {
                row.remove("Contact Phone Number").unwrap();
            });
        }
        assert_eq!(rows, expected, "{stem}");
    }
}

/// Texts that cells are made of: plain, with every character that means something, and long.
const PIECES: [&str; 16] = [
    "a",
    "Kostnad för hög",
    ",",
    ";",
    "\t",
    "|",
    "\"",
    "\n",
    "\r\n",
    "\r",
    " ",
    "=1+1",
    "“”",
    "sep=;",
    "0,5",
    "a longer text that fills several words of eight bytes",
];

#[test]
fn any_table_written_is_read_back() {
    let mut random = Random::new(7);
    for round in 0..3_000 {
        let delimiter = *random.of(&[
            (Delimiter::Comma, ','),
            (Delimiter::Semicolon, ';'),
            (Delimiter::Tab, '\t'),
            (Delimiter::Pipe, '|'),
        ]);
        let line_end = *random.of(&["\n", "\r\n", "\r"]);
        let quote_all = random.below(2) == 0;
        let width = 1 + random.below(4);
        let height = 1 + random.below(5);
        let mut text = if random.below(2) == 0 { "\u{feff}".to_owned() } else { String::new() };
        let headers: Vec<String> = (0..width).map(|column| format!("h{column}")).collect();
        let rows: Vec<Vec<String>> = (0..height)
            .map(|_| {
                (0..width)
                    .map(|_| (0..random.below(4)).map(|_| *random.of(&PIECES)).collect())
                    .collect()
            })
            .collect();
        for (index, row) in std::iter::once(&headers).chain(&rows).enumerate() {
            let fields: Vec<String> = row
                .iter()
                .map(|cell| {
                    let special = cell.contains([delimiter.1, '"', '\n', '\r']);
                    let blank = width == 1 && cell.trim().is_empty();
                    if quote_all || special || blank || random.below(8) == 0 {
                        format!("\"{}\"", cell.replace('"', "\"\""))
                    } else {
                        cell.clone()
                    }
                })
                .collect();
            text.push_str(&fields.join(&delimiter.1.to_string()));
            if index < height || random.below(2) == 0 {
                text.push_str(line_end);
            }
        }
        let options = ReadOptions {
            delimiter: Some(delimiter.0),
            header_row: Some(1),
            ..ReadOptions::default()
        };
        let source = read_with("a.csv", text.as_bytes(), &options)
            .unwrap_or_else(|error| panic!("round {round}: {error:?} {text:?}"));
        assert_eq!(source.value.table.headers(), headers, "round {round}: {text:?}");
        assert_eq!(cells(&source.value.table), rows, "round {round}: {text:?}");
        assert!(source.warnings.is_empty(), "round {round}: {:?} {text:?}", source.warnings);

        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let wide = ReadOptions { encoding: Some(Encoding::Utf16Le), ..options };
        let source = read_with("a.csv", &utf16, &wide).unwrap().value;
        assert_eq!(cells(&source.table), rows, "round {round} in UTF-16: {text:?}");
    }
}

#[test]
fn no_bytes_make_it_panic() {
    const PARTS: [&[u8]; 18] = [
        b"a",
        b",",
        b";",
        b"\t",
        b"\"",
        b"\"\"",
        b"\n",
        b"\r",
        b"\0",
        b"\xff",
        b"\xfe",
        b"\xef\xbb\xbf",
        b"\xc3",
        b"\xed\xa0\x80",
        b"sep=;",
        b"PK\x03\x04",
        b"<?xml",
        b"1,5",
    ];
    let mut random = Random::new(11);
    for _ in 0..20_000 {
        let mut bytes: Vec<u8> =
            (0..random.below(24)).flat_map(|_| random.of(&PARTS).iter().copied()).collect();
        if random.below(4) == 0 {
            bytes.extend((0..random.below(64)).map(|_| u8::try_from(random.below(256)).unwrap()));
        }
        let options = ReadOptions {
            encoding: *random.of(&[
                None,
                None,
                Some(Encoding::Utf8),
                Some(Encoding::Utf16Be),
                Some(Encoding::MacRoman),
            ]),
            lenient_quotes: random.below(2) == 0,
            ..ReadOptions::default()
        };
        match read_with("x", &bytes, &options) {
            Ok(source) => {
                for warning in &source.warnings {
                    assert!(!steelyard_core::words::errors::warning(warning).is_empty());
                }
                let table = source.value.table;
                assert!(
                    table.rows() > 0 && table.headers().iter().all(|header| !header.is_empty())
                );
                // Lenient reading never fails on quotes, whatever they are.
            }
            Err(error) => {
                assert!(!(options.lenient_quotes && error.kind == ErrorKind::UnclosedQuote))
            }
        }
    }
}

#[test]
fn limits_are_named_with_the_place() {
    let wide = format!("p,c\nP1,{}x\n", ",".repeat(limits::COLUMNS));
    let error = read("wide.csv", wide.as_bytes()).unwrap_err();
    assert_eq!(error.kind, ErrorKind::TooLarge { what: Limit::Columns, limit: 2_000 });
    assert_eq!(
        message(&error),
        "“wide.csv”, row 2: the table has more than 2,000 columns. Check that the delimiter is the right one, or leave out columns that are not needed."
    );

    // 2,000 columns leave room for 31,457 rows.
    let mut cells = "c".to_owned();
    (1..limits::COLUMNS).for_each(|column| cells.push_str(&format!(",c{column}")));
    cells.push_str(&"\nx".repeat(31_458));
    let error = read("cells.csv", cells.as_bytes()).unwrap_err();
    assert_eq!(error.kind, ErrorKind::TooLarge { what: Limit::Cells, limit: 62_914_560 });
    assert_eq!(error.at.unwrap().row, Some(31_459));

    let rows = "x\n".repeat(limits::ROWS + 2);
    let error = read("rows.csv", rows.as_bytes()).unwrap_err();
    assert_eq!(error.kind, ErrorKind::TooLarge { what: Limit::Rows, limit: 1_048_576 });

    let field = format!("p,code\nP1,{}\n", "x".repeat(limits::FIELD_BYTES + 1));
    let error = read("field.csv", field.as_bytes()).unwrap_err();
    assert_eq!(
        message(&error),
        "“field.csv”, row 2, column B “code”: a single cell holds more than 1 MB of text. Check that the delimiter and the quotation marks are right, or shorten the text."
    );
}

#[test]
fn titles_above_the_header_are_left_out_and_said() {
    let text = "My study of costs\n\nparticipant,code\nP1,Cost\nP2,Time\n";
    let source = read("t.csv", text.as_bytes()).unwrap();
    assert_eq!(source.value.reading.header().unwrap().row, 3);
    assert_eq!(source.value.table.headers(), ["participant", "code"]);
    assert_eq!(kinds(&source), ["rows_above_header"]);

    let first = ReadOptions { header_row: Some(1), ..ReadOptions::default() };
    let source = read_with("t.csv", text.as_bytes(), &first).unwrap();
    assert_eq!(source.value.table.rows(), 3);

    let beyond = ReadOptions { header_row: Some(9), ..ReadOptions::default() };
    let error = read_with("t.csv", text.as_bytes(), &beyond).unwrap_err();
    assert_eq!(error.kind, ErrorKind::NoSuchHeaderRow { row: 9, rows: 5 });
}

#[test]
fn real_exports_are_read() {
    let Some(folder) = shared("data") else { return };
    // File, delimiter, columns, rows, kinds of warnings.
    let cases: [(&str, Delimiter, usize, usize, &[&str]); 7] = [
        ("tdf_hf_pa/coded_long.csv", Delimiter::Comma, 7, 308, &[]),
        ("tdf_hf_pa/data_per_domain_per_participant.csv", Delimiter::Comma, 7, 1344, &[]),
        ("samples/atlasti_20250914_code_list_frequencies.csv", Delimiter::Semicolon, 9, 465, &[]),
        ("samples/atlasti_20250914_codebook_full.csv", Delimiter::Semicolon, 6, 465, &[]),
        ("samples/atlasti_20250914_quotation_export.csv", Delimiter::Semicolon, 13, 394, &[]),
        ("samples/atlasti_20250914_theme_frequencies.csv", Delimiter::Semicolon, 8, 18, &[]),
        ("samples/dedoose_HighLevel_Codes_count.csv", Delimiter::Comma, 9, 36, &[]),
    ];
    for (name, delimiter, columns, rows, warnings) in cases {
        let source = read(name, &std::fs::read(folder.join(name)).unwrap()).unwrap();
        let table = &source.value.table;
        assert_eq!(
            (
                source.value.reading.text().unwrap().delimiter_candidates.as_slice(),
                table.width(),
                table.rows()
            ),
            ([delimiter].as_slice(), columns, rows),
            "{name}"
        );
        assert_eq!(kinds(&source), warnings, "{name}");
        assert_eq!(source.value.reading.header().unwrap().row, 1, "{name}");
    }
}

#[test]
fn progress_is_told_every_few_megabytes() {
    let text = format!("p,c\n{}", format!("P1,{}\n", "ett hinder till ".repeat(60)).repeat(10_000));
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [text.as_bytes(), &wide] {
        let mut shares = Vec::new();
        let source =
            format::read("p.csv", bytes, &ReadOptions::default(), &mut |share| shares.push(share));
        assert_eq!(source.unwrap().value.table.rows(), 10_000);
        assert!(
            shares.len() >= 4 && shares.is_sorted() && shares.last() == Some(&1.0),
            "{shares:?}"
        );
    }
}
