//! Tables as workbooks, as Markdown and with one number a row: read back they are the counted table, whatever its
//! labels are.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use serde_json::{Value, json};
use steelyard_core::analysis::{CrossTab, Statistic};
use steelyard_core::engine::{Engine, Export, ExportOptions, Request, Response, Settings};
use steelyard_core::examples;
use steelyard_core::format::ReadOptions;
use steelyard_core::words::places::HIDDEN;
use steelyard_core::words::table::row_label;

use super::support::engine::{ask, load, study, table};
use super::support::random::Random;
use super::support::{cells, read, read_with};

const XLSX: ExportOptions = ExportOptions::Xlsx { numbers: None };

fn export(engine: &mut Engine, export: ExportOptions, table: Value) -> Export {
    let table = serde_json::from_value(table).unwrap();
    match ask(engine, Request::Export { export, table, figure: Default::default() }) {
        Response::Export(file) => file,
        other => panic!("no file but {other:?}"),
    }
}

/// The rows of a sheet of a workbook below its header of so many rows, by our own reader, and that header.
fn sheet(bytes: &[u8], name: &str, header_rows: u64) -> (Vec<String>, Vec<Vec<String>>) {
    let options = ReadOptions {
        sheet: Some(name.to_owned()),
        header_row: Some(1),
        header_rows: Some(header_rows),
        ..ReadOptions::default()
    };
    let source = read_with("made.xlsx", bytes, &options).unwrap().value;
    let rows = cells(&source.table).into_iter();
    let rows = rows.map(|row| row.into_iter().map(str::to_owned).collect()).collect();
    (source.table.headers().to_vec(), rows)
}

fn example(id: &str) -> Engine {
    let mut engine = Engine::new();
    study(&mut engine, Request::Example { id: id.to_owned() });
    engine
}

/// The numbers of a table in the order of a sheet: counts and, where there are any, percentages and N.
fn numbers(table: &CrossTab, with_n: bool) -> Vec<Vec<String>> {
    let with_shares = table.spec.basis != steelyard_core::analysis::Basis::Count;
    let of_row = |cells: &Vec<steelyard_core::analysis::Cell>| {
        let mut all = Vec::new();
        for cell in cells {
            for valence in table.shown_valences() {
                let cell = cell.get(valence);
                all.push(cell.count.shown().map_or(HIDDEN.to_owned(), |count| count.to_string()));
                if with_shares {
                    // A workbook holds 23.0 as 23.
                    all.push(cell.percent.map_or(String::new(), |share| share.to_string()));
                }
                if with_n {
                    all.push(cell.denominator.map_or(String::new(), |of| of.to_string()));
                }
            }
        }
        all
    };
    table.cells.iter().map(of_row).collect()
}

#[test]
fn a_workbook_holds_the_numbers_of_every_example_by_every_basis() {
    let mut seen = 0;
    for example_study in examples::all() {
        let mut engine = example(example_study.id);
        for (unit, basis) in [
            ("codings", "count"),
            ("codings", "share_of_valence"),
            ("codings", "share_of_group"),
            ("codings", "share_of_domain"),
            ("participants", "share_of_units"),
        ] {
            let options = json!({"unit": unit, "basis": basis, "rows": "domain"});
            let asked = serde_json::from_value(options.clone()).unwrap();
            let Response::Table(view) = ask(&mut engine, Request::Table { table: asked }) else {
                continue;
            };
            let counted = view.table;
            let file = export(&mut engine, XLSX, options);
            assert!(file.file_name.ends_with(".xlsx"), "{}", file.file_name);
            let (heads, rows) = sheet(&file.bytes, "Table", 2);
            let before = heads.len() - numbers(&counted, basis == "share_of_domain")[0].len();
            let (last, rows) = rows.split_last().unwrap();
            let found: Vec<&[String]> = rows.iter().map(|row| &row[before..]).collect();
            assert_eq!(found, numbers(&counted, basis == "share_of_domain"), "{heads:?}");
            assert!(last[0].starts_with("Total (each "), "{}", last[0]);
            let labels: Vec<&str> = rows
                .iter()
                .map(|row| {
                    row[before - 1 - usize::from(counted.rows.iter().any(|row| row.code.is_some()))]
                        .as_str()
                })
                .collect();
            let expected: Vec<_> = counted.rows.iter().map(|row| row_label(&row.label)).collect();
            assert_eq!(labels, expected);
            // Denominators stand in the heads.
            let has_n = heads.iter().any(|head| head.contains("N = "));
            let own = ["count", "share_of_domain"].contains(&basis);
            assert_eq!(has_n, !own, "{heads:?}");
            // What was counted stands on the sheet beside.
            let (_, told) = sheet(&file.bytes, "Settings and notes", 1);
            let told: Vec<(&str, &str)> = told.iter().map(|row| (&*row[0], &*row[1])).collect();
            for what in [
                "Title",
                "Rows",
                "Columns",
                "Counted",
                "Percentages",
                "Filters",
                "Small numbers",
                "Methods",
                "Program",
            ] {
                assert!(
                    told.iter().any(|(known, told)| *known == what && !told.is_empty()),
                    "{what}: {told:?}"
                );
            }
            assert!(told.contains(&("Caption", view.caption.as_str())), "{told:?}");
            seen += 1;
        }
    }
    assert!(seen > 15, "{seen}");
}

#[test]
fn one_number_a_row_has_unit_basis_and_denominator_beside_it() {
    let mut engine = example("tdf_scoping_review");
    let options = json!({"basis": "share_of_valence"});
    let counted = table(&mut engine, options.clone());
    let file = export(&mut engine, ExportOptions::Tidy { raw: false }, options);
    let source = read("tidy.csv", &file.bytes).unwrap().value;
    let rows = cells(&source.table);
    let numbers = counted.rows.len() * counted.columns.len() * counted.shown_valences().len();
    assert_eq!(rows.len(), numbers);
    let mut at = rows.iter();
    for (head, cells) in counted.rows.iter().zip(&counted.cells) {
        for cell in cells {
            for valence in counted.shown_valences() {
                let (row, cell) = (at.next().unwrap(), cell.get(valence));
                assert_eq!(row[1], row_label(&head.label));
                assert_eq!(row[8], cell.count.shown().unwrap().to_string());
                assert_eq!(row[9], cell.percent.map_or(String::new(), |it| format!("{it:.1}")));
                assert_eq!(row[10], cell.denominator.map_or(String::new(), |it| it.to_string()));
                assert_eq!((row[7], row[11]), ("Codings", "All of the same valence"));
            }
        }
    }
}

#[test]
fn hidden_numbers_are_marks_in_every_form() {
    let mut engine = example("cfir_interviews");
    let settings = json!({"disclosure": {"fewest_contributors": 3}});
    let settings: Settings = serde_json::from_value(settings).unwrap();
    study(&mut engine, Request::Configure { settings: Box::new(settings) });
    let counted = table(&mut engine, json!({}));
    let hidden = numbers(&counted, false).iter().flatten().filter(|text| *text == HIDDEN).count();
    assert!(hidden > 0);
    let workbook = export(&mut engine, XLSX, json!({}));
    let (_, rows) = sheet(&workbook.bytes, "Table", 2);
    let marks = rows.iter().take(counted.rows.len()).flatten().filter(|text| *text == HIDDEN);
    assert_eq!(marks.count(), hidden);
    let (_, told) = sheet(&workbook.bytes, "Settings and notes", 1);
    assert!(told.iter().any(|row| row[0] == "Small numbers" && row[1].contains("fewer than 3")));
    let tidy = export(&mut engine, ExportOptions::Tidy { raw: false }, json!({}));
    let text = String::from_utf8(tidy.bytes).unwrap();
    assert_eq!(text.matches(&format!(",{HIDDEN},")).count(), hidden);
    assert!(text.contains("fewer than 3 contributors are hidden"), "{text}");
    let markdown = export(&mut engine, ExportOptions::Markdown { numbers: None }, json!({}));
    let text = String::from_utf8(markdown.bytes).unwrap();
    let in_rows = text.lines().filter(|line| line.starts_with('|')).take(2 + counted.rows.len());
    let marks: usize =
        in_rows.map(|line| line.matches(" \\* |").count() + line.matches(" * |").count()).sum();
    assert_eq!(marks, hidden);
    // Numbers beyond counts are refused here as everywhere.
    let refused = Request::Export {
        export: ExportOptions::Xlsx { numbers: Some(Statistic::Spread) },
        table: Default::default(),
        figure: Default::default(),
    };
    assert!(matches!(ask(&mut engine, refused), Response::Failed { .. }));
}

/// A label of letters that mean something to one of the formats, or are hard to hold.
fn label(random: &mut Random) -> String {
    const PIECES: [&str; 24] = [
        "=1+1",
        "<b>",
        "&amp;",
        "\"",
        "'",
        "_x0041_",
        "_x000D_",
        "|",
        "\\",
        "`",
        "[a](b)",
        "\u{202E}abc",
        "\u{5E9}\u{5DC}\u{5D5}\u{5DD}",
        "\u{1F600}\u{200D}\u{1F9E0}",
        "\u{1}",
        "\u{FFFE}",
        "\u{85}",
        "]]>",
        "<!--",
        "@SUM(A1)",
        "-2",
        "endless",
        "\u{FEFF}",
        "*x*",
    ];
    let pieces = 1 + random.below(4);
    (0..pieces).map(|_| *random.of(&PIECES)).collect()
}

#[test]
fn hostile_labels_are_texts_that_come_back_and_the_bytes_are_the_same_twice() {
    let mut random = Random::new(20_261_129);
    let mut seen = 0;
    for _ in 0..60 {
        let mut csv = String::from("who,group,code,valence\n");
        for at in 0..12 {
            let quoted = |text: String| format!("\"{}\"", text.replace('"', "\"\""));
            let group = quoted(label(&mut random));
            let code = quoted(label(&mut random));
            let valence = ["barrier", "facilitator"][at % 2];
            csv.push_str(&format!("P{},{group},{code},{valence}\n", at % 5));
        }
        let settings = json!({"framework": "none", "table": {"rows": "code", "columns": {"attribute": "group"}}, "files": {
            "a.csv": {"as_it_is": true, "divided": {"code": false, "group": false}, "roles": {"who": "participant", "code": "code", "group": "attribute", "valence": "valence"}},
        }});
        let settings: Settings = serde_json::from_value(settings).unwrap();
        let mut engine = Engine::new();
        let loading = load(&[("a.csv", csv.as_bytes())], settings);
        study(&mut engine, loading);
        let counted = table(&mut engine, json!({}));
        let file = export(&mut engine, XLSX, json!({}));
        assert_eq!(file.bytes, export(&mut engine, XLSX, json!({})).bytes);
        let (_, rows) = sheet(&file.bytes, "Table", 2);
        assert_eq!(rows.len(), counted.rows.len() + 1);
        for (row, head) in rows.iter().zip(&counted.rows) {
            // What no document of XML can hold, and the ends of lines, stand as other signs.
            let plain = |text: &str| -> String {
                let kept = |letter: char| {
                    if letter.is_control() || letter == '\u{FFFE}' { '\u{FFFD}' } else { letter }
                };
                text.chars().map(kept).collect::<String>().trim().to_owned()
            };
            let label = plain(&row_label(&head.label));
            assert!(row.iter().any(|cell| plain(cell) == label), "{label:?} in {row:?}");
            seen += 1;
        }
        let markdown = export(&mut engine, ExportOptions::Markdown { numbers: None }, json!({}));
        let text = String::from_utf8(markdown.bytes).unwrap();
        let width = 1 + counted.columns.len() * counted.shown_valences().len();
        let mut lines = 0;
        for line in text.lines().filter(|line| line.starts_with('|')) {
            let bars = line.replace("\\\\", "").replace("\\|", "").matches('|').count();
            assert_eq!(bars, width + 1, "{line}");
            assert!(!line.replace("\\<", "").replace("<br>", "").contains('<'), "{line}");
            lines += 1;
        }
        assert_eq!(lines, counted.rows.len() + 3);
    }
    assert!(seen > 300, "{seen}");
}

#[test]
fn two_hundred_rows_and_thirty_six_columns_are_a_workbook() {
    let mut csv = String::from("who,group,code,valence\n");
    for row in 0..200 {
        for column in 0..36 {
            let valence = ["barrier", "facilitator"][(row + column) % 2];
            csv.push_str(&format!("P{column},Group {column},Code {row},{valence}\n"));
        }
    }
    let settings =
        json!({"framework": "none", "table": {"rows": "code", "columns": {"attribute": "group"}}});
    let settings: Settings = serde_json::from_value(settings).unwrap();
    let mut engine = Engine::new();
    study(&mut engine, load(&[("a.csv", csv.as_bytes())], settings));
    let file = export(&mut engine, XLSX, json!({}));
    let (heads, rows) = sheet(&file.bytes, "Table", 2);
    assert_eq!((heads.len(), rows.len()), (1 + 36 * 2, 201));
    assert!(file.bytes.len() < 200_000, "{}", file.bytes.len());
}
