//! The broken and malicious inputs of the shared data, each with what must happen.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::time::Instant;

use steelyard_core::diag::{ContentKind, ErrorKind, Limit, WorkbookList};
use steelyard_core::format::{DecimalMark, Delimiter, Encoding, FileKind, ReadOptions, number};
use steelyard_core::words::errors::message;

use crate::support::{cells, kinds, read, read_with, shared};

/// What must come of a file.
enum Outcome {
    /// It is read: header, rows and warnings (by kind).
    Reads(&'static [&'static str], &'static [&'static [&'static str]], &'static [&'static str]),
    /// It is read and has so many rows, with these warnings.
    ReadsRows(usize, &'static [&'static str]),
    /// It is refused for this reason.
    Fails(ErrorKind),
}
use Outcome::{Fails, Reads, ReadsRows};

const HEADER: &[&str] = &["participant", "code", "type"];
const SWEDISH: &[&[&str]] = &[
    &["P1", "Kostnad för hög – “dyrt” €", "Hinder"],
    &["P2", "Stöd från ledning", "Möjliggörare"],
];

fn too_large(what: Limit, limit: u64) -> Outcome {
    Fails(ErrorKind::TooLarge { what, limit })
}

fn refused(found: ContentKind) -> Outcome {
    Fails(ErrorKind::NotATable { found })
}

fn text_cases() -> Vec<(&'static str, Outcome)> {
    vec![
        ("utf8_nobom.csv", Reads(HEADER, SWEDISH, &[])),
        ("utf8_bom.csv", Reads(HEADER, SWEDISH, &[])),
        ("utf16le_bom.csv", Reads(HEADER, SWEDISH, &[])),
        ("utf16be_bom.csv", Reads(HEADER, SWEDISH, &[])),
        ("utf16le_nobom.csv", Reads(HEADER, SWEDISH, &[])),
        ("windows1252.csv", Reads(HEADER, SWEDISH, &[])),
        ("iso8859_1.csv", Reads(HEADER, &[&["P1", "Kostnad för hög", "Hinder"]], &[])),
        ("macroman.csv", ReadsRows(1, &[])),
        (
            "mixed_utf8_cp1252.csv",
            Reads(
                &["participant", "code"],
                &[&["P1", "för"], &["P2", "f\u{fffd}r"]],
                &["invalid_bytes"],
            ),
        ),
        (
            "nul_bytes.csv",
            Reads(
                &["participant", "code"],
                &[&["P1", "Cost"], &["P2", ""]],
                &["control_characters"],
            ),
        ),
        ("lone_surrogate_cesu8.csv", ReadsRows(1, &["invalid_bytes"])),
        ("truncated_utf8.csv", Reads(&["p", "c"], &[&["P1", "f\u{fffd}"]], &["invalid_bytes"])),
        ("utf32le_bom.csv", Fails(ErrorKind::Utf32)),
        (
            "utf7_payload.csv",
            Reads(&["p", "c"], &[&["P1", "+ADw-script+AD4-alert(1)+ADw-/script+AD4-"]], &[]),
        ),
        ("cr_only.csv", Reads(HEADER, SWEDISH, &[])),
        ("mixed_eol.csv", Reads(&["p", "c"], &[&["P1", "a"], &["P2", "b"], &["P3", "c"]], &[])),
        ("sep_semicolon.csv", Reads(HEADER, &[&["P1", "Cost", "Barrier"]], &[])),
        ("sep_pipe_bom.csv", Reads(&["p", "c"], &[&["P1", "x"]], &[])),
        ("semicolon_decimal_comma_sv.csv", ReadsRows(3, &[])),
        ("tab_delimited.txt", Reads(&["participant", "code"], &[&["P1", "Cost"]], &[])),
        ("unclosed_quote.csv", Fails(ErrorKind::UnclosedQuote)),
        (
            "quote_mid_field.csv",
            Reads(&["p", "c"], &[&["P1", "ab\"cd\"ef"], &["P2", "xy"]], &["stray_quote"]),
        ),
        ("quotes_newlines.csv", Reads(&["p", "c"], &[&["P1", "line1\r\nline2, \"q\""]], &[])),
        (
            "ragged_short_long.csv",
            Reads(
                &["a", "b", "c", "Column 4"],
                &[&["1", "2", "", ""], &["1", "2", "3", "4"]],
                &["short_rows", "long_rows"],
            ),
        ),
        (
            "duplicate_headers.csv",
            Reads(&["code", "code (2)", "code (3)"], &[&["1", "2", "3"]], &[]),
        ),
        ("empty_headers.csv", Reads(&["Column 1", "Column 2", "code"], &[&["1", "2", "3"]], &[])),
        ("header_only.csv", Fails(ErrorKind::NoRows)),
        ("empty.csv", Fails(ErrorKind::EmptyFile)),
        ("only_bom.csv", Fails(ErrorKind::EmptyFile)),
        ("blank_lines.csv", Reads(&["p", "c"], &[&["P1", "x"]], &[])),
        // What is blank is the dataset's to say; here the text stays as it is.
        (
            "whitespace_only_labels.csv",
            Reads(&["p", "c"], &[&["P1", " "], &["P2", "\u{a0}"], &["P3", "\u{200b}"]], &[]),
        ),
        ("delimiter_tie.csv", ReadsRows(1, &[])),
        ("many_columns_20000.csv", too_large(Limit::Columns, 2_000)),
        ("one_field_2MiB.csv", too_large(Limit::FieldBytes, 1 << 20)),
        ("quote_flood.csv", ReadsRows(1, &["short_rows"])),
        ("comma_flood.csv", Reads(&["p", "c"], &[&["", ""]], &["long_rows"])),
        ("codes_10000.csv", ReadsRows(10_000, &[])),
        ("not_csv_jpeg.csv", refused(ContentKind::Jpeg)),
        ("csv_named.xlsx", Reads(HEADER, SWEDISH, &["name_belied"])),
        ("html_named.xls", refused(ContentKind::Html)),
        (
            "nfc_nfd_dup.csv",
            Reads(&["p", "c"], &[&["P1", "Ökad tillit"], &["P2", "O\u{308}kad tillit"]], &[]),
        ),
        (
            "zero_width_dup.csv",
            Reads(
                &["p", "c"],
                &[
                    &["P1", "Cost"],
                    &["P2", "Co\u{200b}st"],
                    &["P3", "Cost\u{ad}"],
                    &["P4", "Cost "],
                    &["P5", "\u{2060}Cost"],
                ],
                &[],
            ),
        ),
        ("case_dup.csv", ReadsRows(3, &[])),
        (
            "turkish_i.csv",
            Reads(&["p", "c"], &[&["P1", "İlaç"], &["P2", "ilaç"], &["P3", "ılaç"]], &[]),
        ),
        ("bidi_override.csv", ReadsRows(2, &[])),
        ("rtl_labels.csv", Reads(&["p", "c"], &[&["P1", "الحواجز"], &["P2", "מחסום"]], &[])),
        ("emoji_zwj.csv", ReadsRows(3, &[])),
        ("zalgo.csv", ReadsRows(1, &[])),
        ("long_label_10k.csv", ReadsRows(1, &[])),
        ("long_word_nobreak.csv", ReadsRows(1, &[])),
        ("control_chars.csv", Reads(&["p", "c"], &[&["P1", "a[31mred"]], &["control_characters"])),
        ("noncharacters.csv", ReadsRows(1, &[])),
        ("formula_like_labels.csv", ReadsRows(13, &[])),
        ("xss_cells.csv", ReadsRows(XSS_ROWS, &[])),
        ("xss_headers.csv", ReadsRows(1, &[])),
    ]
}

fn archive_cases() -> Vec<(&'static str, Outcome)> {
    const WORKBOOK: &[&[&str]] = &[&["P1", "Cost", "Barrier"]];
    let damaged = || Fails(ErrorKind::DamagedArchive);
    let malformed = || Fails(ErrorKind::MalformedXml);
    vec![
        ("xlsx_named.csv", Reads(HEADER, WORKBOOK, &["name_belied"])),
        ("xss_cells.xlsx", ReadsRows(XSS_ROWS_OF_WORKBOOK, &[])),
        // None of these is a workbook, so nothing of them is unpacked.
        ("zip_deflate_bomb_64MiB.zip", refused(ContentKind::Archive)),
        ("zip_nested_4pow5.zip", refused(ContentKind::Archive)),
        ("zip_slip_dotdot.qdpx", ReadsRows(0, &["unsafe_names"])),
        ("zip_slip_abs_win.qdpx", ReadsRows(0, &["unsafe_names"])),
        ("zip_slip_backslash.qdpx", ReadsRows(0, &["unsafe_names"])),
        ("zip_empty.zip", refused(ContentKind::Archive)),
        ("zip_fifield_quoted_overlap_64x4MiB.zip", Fails(ErrorKind::AmbiguousArchive)),
        ("zip_duplicate_entry.qdpx", Fails(ErrorKind::AmbiguousArchive)),
        ("zip_truncated_half.xlsx", damaged()),
        ("zip_prefix_garbage.xlsx", refused(ContentKind::Binary)),
        ("zip_trailing_garbage.xlsx", Reads(HEADER, WORKBOOK, &[])),
        ("zip_cd_size_lie_small.xlsx", damaged()),
        ("zip_cd_size_lie_4GiB.xlsx", damaged()),
        ("zip_eocd_count_lie.xlsx", damaged()),
        ("zip_encrypted_flag.xlsx", Fails(ErrorKind::Encrypted)),
        ("zip_method_99.xlsx", Fails(ErrorKind::UnsupportedCompression)),
        ("zip_bad_deflate.xlsx", damaged()),
        ("zip_65000_entries.zip", too_large(Limit::ArchiveEntries, 1_000)),
        // Nothing but the first bytes of a compound file.
        ("ole_cfb_encrypted_stub.xlsx", damaged()),
        ("xml_billion_laughs.qde", Fails(ErrorKind::DocumentType)),
        ("xml_billion_laughs.xlsx", Fails(ErrorKind::DocumentType)),
        ("xml_quadratic_blowup.qde", Fails(ErrorKind::DocumentType)),
        ("xml_xxe_file.qde", Fails(ErrorKind::DocumentType)),
        ("xml_xxe_http_param.qde", Fails(ErrorKind::DocumentType)),
        ("xml_xinclude_stylesheet_pi.qde", ReadsRows(0, &[])),
        // Its root is no project, so it is not read any deeper.
        ("xml_depth_100k.qde", refused(ContentKind::Xml)),
        ("xml_attrs_100k.qde", too_large(Limit::XmlAttributes, 256)),
        ("xml_xmlns_100k.qde", too_large(Limit::XmlAttributes, 256)),
        ("xml_charref_flood.qde", malformed()),
        ("xml_unclosed.qde", malformed()),
        ("xml_utf16_decl_mismatch.qde", ReadsRows(0, &[])),
        ("xlsx_corner_cells_XFD1048576.xlsx", too_large(Limit::Columns, 2_000)),
        ("xlsx_dimension_lie.xlsx", Reads(HEADER, WORKBOOK, &[])),
        ("xlsx_out_of_grid.xlsx", Fails(ErrorKind::CellOutsideGrid)),
        // One cell is a header without rows; the size that the strings declare does no harm.
        ("xlsx_sst_uniqueCount_lie.xlsx", Fails(ErrorKind::NoRows)),
        (
            "xlsx_sst_index_oob.xlsx",
            Fails(ErrorKind::BeyondList {
                list: WorkbookList::Strings,
                index: 999_999,
                entries: 1,
            }),
        ),
        ("xlsx_sst_bomb.xlsx", too_large(Limit::InflationRatio, 200)),
        ("xlsx_million_merges.xlsx", Reads(HEADER, WORKBOOK, &[])),
        ("xlsx_bad_refs.xlsx", Fails(ErrorKind::CellOutsideGrid)),
        ("xlsx_dates_errors_bools.xlsx", Fails(ErrorKind::NoRows)),
        ("xlsx_formula_no_cache.xlsx", Fails(ErrorKind::NoUsableSheet)),
        ("xlsx_external_links.xlsx", Reads(HEADER, WORKBOOK, &[])),
        ("xlsx_hidden_rows_sheets.xlsx", Reads(&["p"], &[&["hidden"]], &["hidden_content"])),
        ("ods_repeat_empty_bomb.ods", Fails(ErrorKind::NoUsableSheet)),
        ("ods_repeat_value_bomb.ods", too_large(Limit::RepeatedCells, 5_000_000)),
        ("ods_repeat_overflow.ods", Fails(ErrorKind::CellOutsideGrid)),
        (
            "qdpx_dangling_coderef.qdpx",
            Reads(
                &["Source", "Source ID", "Start", "End", "Code", "Excerpt"],
                // Nobody coded the source, so a row says that it is there.
                &[
                    &["a.txt", "22222222-2222-2222-2222-222222222222", "", "", "", ""],
                    &["a.txt", "22222222-2222-2222-2222-222222222222", "0", "5", "", "hello"],
                ],
                &["unknown_codes"],
            ),
        ),
        (
            "qdpx_positions_oob.qdpx",
            Reads(
                &["Source", "Source ID", "Start", "End", "Code"],
                &[&["passwd", "22222222-2222-2222-2222-222222222222", "-1", "4294967296", "B"]],
                &["positions_outside", "texts_outside"],
            ),
        ),
        ("qdpx_code_nest_5000.qdpx", too_large(Limit::XmlDepth, 256)),
        ("qdpx_external_source.qdpx", ReadsRows(1, &["texts_outside"])),
        ("qdpx_no_project.qdpx", Fails(ErrorKind::NoProject)),
        ("sqlite_ok.qda.sqlite", refused(ContentKind::Sqlite)),
        ("sqlite_truncated.sqlite", Fails(ErrorKind::DamagedDatabase)),
        ("sqlite_corrupt_pages.sqlite", Fails(ErrorKind::DamagedDatabase)),
        ("sqlite_pagecount_lie.sqlite", Fails(ErrorKind::DamagedDatabase)),
        ("sqlite_view_bomb.sqlite", refused(ContentKind::Sqlite)),
        ("sqlite_trigger_fn.sqlite", refused(ContentKind::Sqlite)),
    ]
}

/// Payloads in the workbook of cells, one a row: those without a line separator.
const XSS_ROWS_OF_WORKBOOK: usize = 40;

/// Payloads in the file of cells, one a row.
const XSS_ROWS: usize = 41;

#[test]
fn each_file_has_its_outcome() {
    let Some(folder) = shared("data/hostile") else { return };
    let mut wrong = Vec::new();
    for (name, outcome) in text_cases().into_iter().chain(archive_cases()) {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let start = Instant::now();
        let read = read(name, &bytes);
        assert!(start.elapsed().as_secs() < 2, "{name} took {:?}", start.elapsed());
        let fits = match (&outcome, &read) {
            (Reads(header, rows, warnings), Ok(source)) => {
                source.value.table.headers() == *header
                    && cells(&source.value.table) == *rows
                    && kinds(source) == *warnings
            }
            (ReadsRows(rows, warnings), Ok(source)) => {
                source.value.table.rows() == *rows && kinds(source) == *warnings
            }
            (Fails(kind), Err(error)) => error.kind == *kind && message(error).contains(name),
            _ => false,
        };
        if !fits {
            let seen = read.map(|source| {
                let table = &source.value.table;
                (table.headers().to_vec(), table.rows(), kinds(&source))
            });
            wrong.push(format!("{name}: {:.400}", format!("{seen:?}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What the table above cannot say of a file.
#[test]
fn readings_places_and_choices() {
    let Some(folder) = shared("data/hostile") else { return };
    let bytes = |name: &str| std::fs::read(folder.join(name)).unwrap();
    let reading =
        |name: &str| read(name, &bytes(name)).unwrap().value.reading.text().unwrap().clone();

    assert_eq!(reading("utf16le_nobom.csv").encoding, Encoding::Utf16Le);
    let windows = reading("windows1252.csv");
    assert_eq!((windows.encoding, windows.encoding_is_guess), (Encoding::Windows1252, true));
    assert!(!reading("utf8_nobom.csv").encoding_is_guess);

    let mac = ReadOptions { encoding: Some(Encoding::MacRoman), ..ReadOptions::default() };
    let mac = read_with("macroman.csv", &bytes("macroman.csv"), &mac).unwrap().value;
    assert_eq!(mac.table.text(0, 1), "Kostnad för hög");

    let mixed = read("mixed.csv", &bytes("mixed_utf8_cp1252.csv")).unwrap();
    assert_eq!(mixed.warnings[0].at.as_ref().unwrap().row, Some(3));

    let sep = reading("sep_semicolon.csv");
    assert_eq!((sep.delimiter, sep.header.row), (Delimiter::Semicolon, 1));

    let swedish = read("sv.csv", &bytes("semicolon_decimal_comma_sv.csv")).unwrap().value;
    assert_eq!(swedish.reading.decimal_mark, DecimalMark::Comma);
    let numbers: Vec<_> =
        (0..3).map(|row| number(swedish.table.text(row, 3), DecimalMark::Comma)).collect();
    assert_eq!(numbers, [Some(1.5), Some(2000.25), Some(-3.5)]);

    let unclosed = bytes("unclosed_quote.csv");
    let place = read("u.csv", &unclosed).unwrap_err().at.unwrap();
    assert_eq!((place.line, place.row), (Some(2), Some(2)));
    let lenient = ReadOptions { lenient_quotes: true, ..ReadOptions::default() };
    let lenient = read_with("u.csv", &unclosed, &lenient).unwrap();
    assert_eq!(cells(&lenient.value.table), [["P1", "\"never closed"], ["P2", "x"], ["P3", "y"]]);
    assert_eq!(kinds(&lenient), ["lenient_quote"]);

    let blank = read("b.csv", &bytes("blank_lines.csv")).unwrap().value;
    assert_eq!((blank.reading.header().unwrap().row, blank.table.row_number(0)), (3, 5));

    let tie = reading("delimiter_tie.csv");
    assert_eq!(tie.delimiter_candidates, [Delimiter::Comma, Delimiter::Semicolon]);

    let ragged = read("r.csv", &bytes("ragged_short_long.csv")).unwrap();
    let sentences: Vec<String> =
        ragged.warnings.iter().map(steelyard_core::words::errors::warning).collect();
    assert!(sentences[0].contains("row 2") && sentences[1].contains("row 3"), "{sentences:?}");

    let flood = read("q.csv", &bytes("quote_flood.csv")).unwrap().value;
    assert_eq!(flood.table.text(0, 0), "\"".repeat(99_999));
    assert_eq!(flood.reading.kind(), FileKind::DelimitedText);
}
