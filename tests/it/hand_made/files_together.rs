//! Several files and sheets of one study: none hides another, and each is checked by itself.

use std::collections::BTreeMap;

use serde_json::json;
use steelyard_core::dataset::Role;
use steelyard_core::engine::{FileSettings, Settings};
use steelyard_core::valence::Valence;

use super::{read, read_bytes, told};
use crate::support::engine::table;
use crate::support::zip::{Workbook, row};

const CODES: &str = "Participant|Role|Code|Valence\nP1|Cook|Pay|barrier\nP2|Cook|Rota|barrier\nP3|Maid|Heat|facilitator\n";

#[test]
fn labels_of_one_file_hide_no_codings_of_another() {
    for (other, rows, total) in [
        // A theme here is what a code is there, whichever stands first.
        ("ID|Role|Theme|Type\nP4|Cook|Pay|F\nP5|Maid|Rota|B\n", "theme", 5),
        ("ID|Role|Tema|Type\nP4|Cook|Pay|F\nP5|Maid|Noise|B\n", "theme", 5),
        // A file with both says what stands above; the other's codes are its rows.
        ("ID|Role|Theme|Code|Type\nP4|Cook|Work|Pay|F\nP5|Maid|Work|Rota|B\n", "code", 5),
        ("ID|Role|Domain|Code|Type\nP4|Cook|Work|Pay|F\nP5|Maid|Work|Rota|B\n", "code", 5),
        // One level in both.
        ("ID|Role|Code|Type\nP4|Cook|Pay|F\nP5|Maid|Rota|B\n", "code", 5),
    ] {
        for files in [[("a.csv", CODES), ("b.csv", other)], [("b.csv", other), ("a.csv", CODES)]] {
            let (mut engine, view) = read(&files, Settings::default());
            assert_eq!(view.summary.codings, total, "{other}");
            let counted = table(&mut engine, json!({}));
            let sum = counted.rows.iter().filter_map(|head| head.total.shown()).sum::<u32>();
            assert_eq!(u64::from(sum), total, "{other}");
            let level = serde_json::to_value(counted.spec.rows).unwrap();
            assert_eq!(level, rows, "{other}");
        }
    }
    // In one file a blank theme is what its file has of it.
    let one = "Participant|Theme|Code|Valence\nP1|Work|Pay|barrier\nP2||Rota|barrier\n";
    let (mut engine, _) = read(&[("a.csv", one)], Settings::default());
    assert_eq!(serde_json::to_value(table(&mut engine, json!({})).spec.rows).unwrap(), "theme");
}

#[test]
fn a_file_without_valences_is_said_beside_one_with_them() {
    let prefixed = "Participant|Code\nP4|B: Pay\nP5|F: Rota\nP6|B: Heat\n";
    let (_, alone) = read(&[("b.csv", prefixed)], Settings::default());
    let (_, beside) = read(&[("a.csv", CODES), ("b.csv", prefixed)], Settings::default());
    let said = |told: &str| told.matches("no_valence 3").count();
    assert_eq!(said(&told(&alone)), said(&told(&beside)), "{}", told(&beside));
    // What one file does not use of its own.
    let roles = BTreeMap::from([("Valence".to_owned(), Role::Ignored)]);
    let files =
        BTreeMap::from([("b.csv".to_owned(), FileSettings { roles, ..FileSettings::default() })]);
    let settings = Settings { files, ..Settings::default() };
    let other = CODES.replace("P1", "P7").replace("P2", "P8").replace("P3", "P9");
    let (_, view) = read(&[("a.csv", CODES), ("b.csv", &other)], settings);
    assert_eq!(told(&view), "2 1 0 0 3; no_valence 3");
    let at = view.findings.first().and_then(|one| one.at.clone()).unwrap();
    assert_eq!(at.file.as_deref(), Some("b.csv"));
    // Nothing in the other speaks of any.
    let neutral = "Participant|Code\nP4|Pay\nP5|Rota\n";
    let (_, view) = read(&[("a.csv", CODES), ("b.csv", neutral)], Settings::default());
    assert_eq!(told(&view), "2 1 0 0 2");
}

#[test]
fn hidden_sheets_beside_others_are_said() {
    let rows = |text: &str| -> String {
        text.lines().map(|line| row(&line.split('|').collect::<Vec<_>>())).collect()
    };
    let (first, other) =
        (rows(CODES), rows("Participant|Role|Code|Valence\nP4|Cook|Pay|barrier\n"));
    let read = |sheets: &[(&str, &str, &str)], settings| {
        let bytes = Workbook::of_sheets(sheets).bytes();
        told(&read_bytes(&[("book.xlsx", &bytes)], settings).1)
    };
    for state in ["state=\"hidden\"", "state=\"veryHidden\""] {
        let sheets = [("Wave 1", "", &*first), ("Wave 2", state, &*other)];
        assert_eq!(read(&sheets, Settings::default()), "2 1 0 0 0; hidden_sheets_left_out 1");
    }
    // Where the user chose a sheet, and where all are hidden, nothing is left out that is not known.
    let sheets = [("Wave 1", "", &*first), ("Wave 2", "state=\"hidden\"", &*other)];
    let files: BTreeMap<String, FileSettings> =
        serde_json::from_value(json!({"book.xlsx": {"read": {"sheet": "Wave 1"}}})).unwrap();
    assert_eq!(read(&sheets, Settings { files, ..Settings::default() }), "2 1 0 0 0");
    let sheets = [("Wave 1", "", &*first), ("Wave 2", "", &*other)];
    assert_eq!(read(&sheets, Settings::default()), "3 1 0 0 0");
}

#[test]
fn formulas_without_a_value_are_said_however_they_are_written() {
    let head = row(&["Code", "Barriers", "Facilitators"]);
    let text = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let number = |number: u32| format!("<c><v>{number}</v></c>");
    for formula in
        ["<c><f>1+2</f></c>", "<c><f>1+2</f><v/></c>", "<c t=\"n\"><f>1+2</f><v></v></c>"]
    {
        let rows = format!(
            "{head}<row>{}{formula}{}</row><row>{}{}{}</row>",
            text("Pay"),
            number(2),
            text("Rota"),
            number(3),
            number(4)
        );
        let bytes = Workbook::of_rows(&rows).bytes();
        let (_, view) = read_bytes(&[("book.xlsx", &bytes)], Settings::default());
        assert_eq!(told(&view), "3 6 0 0 0; formula_without_value 1", "{formula}");
    }
    let rows = format!(
        "{head}<row>{}<c><f>1+2</f><v>3</v></c>{}</row><row>{}<c><v/></c>{}</row>",
        text("Pay"),
        number(2),
        text("Rota"),
        number(4)
    );
    let bytes = Workbook::of_rows(&rows).bytes();
    let (_, view) = read_bytes(&[("book.xlsx", &bytes)], Settings::default());
    assert_eq!(told(&view), "3 6 0 0 0");
}

#[test]
fn a_legend_says_what_the_signs_of_its_own_file_mean() {
    let one =
        "Participant|Code|Valence (1=barrier, 2=facilitator)\nP1|Pay|1\nP1|Rota|2\nP2|Pay|1\n";
    let turned = "ID|Theme|Valence (1=facilitator, 2=barrier)\nP5|Heat|1\nP6|Cold|1\nP7|Pay|2\n";
    let without = "ID|Theme|Valence\nP5|Heat|1\nP6|Cold|2\nP7|Pay|2\n";
    let letters = "ID|Tema|Valens (B=barriär, F=främjande)\nP5|Heat|B\nP6|Cold|F\nP7|Pay|F\n";
    for (other, expected) in [
        (turned, "3 3 0 0 0"),
        (without, "2 1 0 0 3; column_aside 1; column?"),
        (letters, "3 3 0 0 0"),
        // In words there is nothing to be said.
        ("ID|Theme|Valence\nP5|Heat|barrier\nP6|Cold|facilitator\n", "3 2 0 0 0"),
    ] {
        for files in [[("a.csv", one), ("b.csv", other)], [("b.csv", other), ("a.csv", one)]] {
            assert_eq!(told(&read(&files, Settings::default()).1), expected, "{other}");
        }
    }
    // What is answered is of the file that says nothing.
    let words = BTreeMap::from([
        ("1".to_owned(), Valence::Facilitator),
        ("2".to_owned(), Valence::Barrier),
    ]);
    let roles = BTreeMap::from([("Valence".to_owned(), Role::Valence)]);
    let of_b =
        BTreeMap::from([("b.csv".to_owned(), FileSettings { roles, ..FileSettings::default() })]);
    let answered = Settings { valence_words: words, files: of_b, ..Settings::default() };
    let files = [("a.csv", one), ("b.csv", without)];
    assert_eq!(told(&read(&files, answered.clone()).1), "4 2 0 0 0");
    // Of a file alone it goes before its legend.
    let alone = Settings { files: BTreeMap::new(), ..answered };
    assert_eq!(told(&read(&[("a.csv", one)], alone).1), "1 2 0 0 0");
}
