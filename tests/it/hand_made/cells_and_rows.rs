//! Cells, rows and columns that a rule once took for something else than they are.

use std::collections::BTreeMap;
use steelyard_core::dataset::Role;
use steelyard_core::engine::{FileSettings, Settings};

use super::{check, read, told};
use crate::support::engine::table;
use steelyard_core::words::table::{column_label, row_label};

/// The labels of the columns, or the rows, of a table of a file.
fn labels(text: &str, of_columns: bool, options: serde_json::Value) -> Vec<String> {
    let (mut engine, _) = read(&[("table.csv", text)], Settings::default());
    let table = table(&mut engine, options);
    match of_columns {
        true => table.columns.iter().map(|head| column_label(&head.label).to_string()).collect(),
        false => table.rows.iter().map(|head| row_label(&head.label).to_string()).collect(),
    }
}

#[test]
fn totals_are_found_beside_counts_that_might_be_codes_for_missing() {
    check(&[
        (
            "ID|Group|Pay|Rota|Heat\nR1|u|7|0|1\nR2|v|9|1|0\nR3|u|8|1|3\nR4|v|3|0|0\nAlla||27|2|4\n",
            "0 0 0 0 33; totals_row 1",
        ),
        // What has no label and is as much as the others in the mean.
        (
            "ID|Group|Pay|Rota|Heat\nR1|u|2|1|0\nR2|v|1|1|2\nR3|u|3|1|1\nR4|v|2|1|1\n||2|1|1\n",
            "0 0 0 0 20; blank_labels 1; blank_labels 1; column_family?",
        ),
        // As much as one row above, under the name of a theme.
        (
            "Theme|Barrier|Facilitator\nStaff|3|1\nTotal cost|3|1\nTime|2|2\nHeat|4|0\n",
            "12 4 0 0 0",
        ),
    ]);
}

#[test]
fn lists_of_valences_belong_to_lists_of_domains_place_by_place() {
    let text = "Participant|Domain|Valence\nP1|Cost; Team|barrier; facilitator\nP2|Cost|barrier\nP3|Team|facilitator\nP4|Team; Cost|facilitator; barrier\n";
    let divided = BTreeMap::from([("Domain".to_owned(), true)]);
    let file = FileSettings { divided, ..FileSettings::default() };
    let files = BTreeMap::from([("table.csv".to_owned(), file)]);
    let (_, view) = read(&[("table.csv", text)], Settings { files, ..Settings::default() });
    assert!(told(&view).starts_with("3 3 0 0 0"), "{}", told(&view));
    // Undivided they are of one, which is asked about.
    check(&[(text, "1 1 2 0 0; divided_cells?")]);
}

#[test]
fn long_lists_are_divided_to_their_end() {
    let items: Vec<String> = (1..=15).map(|at| format!("({at}) item {at}x")).collect();
    let text = format!(
        "Study|Barriers|Facilitators\nA 2019|{}|(1) Team help (2) money\n",
        items.join(" ")
    );
    let (_, view) = read(&[("table.csv", &text)], Settings::default());
    assert!(told(&view).starts_with("15 2 0 0 0"), "{}", told(&view));
}

#[test]
fn a_long_note_leaves_a_table_of_counts_one() {
    let note = "A long definition of the theme. ".repeat(80);
    let text = format!(
        "Theme|Nurses barriers|Nurses facilitators|Doctors barriers|Doctors facilitators|Definition\nCost|3|1|2|0|{note}\nTime|2|2|1|1|short\n"
    );
    let short = text.replace(&note, "short");
    let counted = |text: &str| told(&read(&[("table.csv", text)], Settings::default()).1);
    assert_eq!(counted(&text), counted(&short));
    assert_eq!(labels(&text, true, serde_json::json!({"columns": "group"})).len(), 2);
}

#[test]
fn marks_for_what_stands_above_reach_over_blanks_and_not_over_sheets() {
    check(&[
        (
            "Participant|Code|Valence\nP1|Cost|barrier\n||\nP2|''|''\nP3|same as above|as above\n",
            "3 0 0 0 0; labels_filled_down 2",
        ),
        (
            "Deltagare|Kod|Valens\nP1|Lön|hinder\nP2|som ovan|som ovan\nP3|Chef|främjande\nP4|↑|↑\n",
            "2 2 0 0 0; labels_filled_down 2",
        ),
    ]);
}

#[test]
fn headers_bear_no_entities_and_attributes_of_names_alike_are_kept() {
    let text =
        "Participant|Role &amp; ward|Code|Valence\nP1|Nurse|Cost|barrier\nP2|GP|Time|facilitator\n";
    let (_, view) = read(&[("table.csv", text)], Settings::default());
    let names: Vec<&str> =
        view.files.iter().flat_map(|file| file.columns.iter().map(|one| &*one.name)).collect();
    assert!(names.contains(&"Role & ward"), "{names:?}");
    let text = "Participant|Unit type|Unit-type|Code|Valence\nP1|a|x|Cost|barrier\nP2|b|y|Time|facilitator\nP3|a|y|Time|barrier\n";
    let roles = ["Unit type", "Unit-type"].map(|name| (name.to_owned(), Role::Attribute));
    let file = FileSettings { roles: BTreeMap::from(roles), ..FileSettings::default() };
    let settings =
        Settings { files: BTreeMap::from([("table.csv".to_owned(), file)]), ..Settings::default() };
    let (mut engine, _) = read(&[("table.csv", text)], settings);
    for (name, expected) in [("Unit type", ["a", "b"]), ("Unit-type", ["x", "y"])] {
        let found = table(&mut engine, serde_json::json!({"columns": {"attribute": name}}));
        let found: Vec<String> =
            found.columns.iter().map(|head| column_label(&head.label).to_string()).collect();
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn numbers_in_other_digits_count() {
    check(&[
        ("テーマ|阻害要因|促進要因\n時間|５|２\n費用|１２|３\n支援|１|４\n", "18 9 0 0 0"),
        ("الموضوع|عوائق|ميسرات\nالوقت|٥|٢\nالكلفة|١٢|٣\nالدعم|١|٤\n", "18 9 0 0 0"),
    ]);
}

#[test]
fn columns_that_take_rows_out_are_asked_about() {
    let rows = |header: &str, cells: [&str; 3]| {
        let [one, two, three] = cells;
        format!(
            "Participant|Code|Valence|{header}\nP1|Cost|barrier|{one}\nP2|Time|barrier|{two}\nP3|Team|facilitator|{three}\n"
        )
    };
    for (header, cells) in [
        ("Exclude", ["x", "", ""]),
        ("Delete", ["", "x", ""]),
        ("Duplicate", ["no", "yes", "no"]),
        ("Screening", ["Included", "Excluded", "Included"]),
        ("Decision", ["Keep", "Reject", "Keep"]),
        ("Dubblett", ["nej", "ja", "nej"]),
        // With the reason beside it.
        ("Include?", ["yes", "no - duplicate", "yes"]),
        ("Eingeschlossen", ["ja", "nein (doppelt)", "ja"]),
        ("Keep", ["Yes", "No, off topic", "Yes"]),
    ] {
        let (_, view) = read(&[("table.csv", &rows(header, cells))], Settings::default());
        assert!(told(&view).contains("rows_may_not_count"), "{header}: {}", told(&view));
    }
    for (header, cells) in [
        ("Ward", ["x", "y", "x"]),
        ("Use", ["daily", "never", "noon"]),
        ("Decision", ["shared", "own", "shared"]),
    ] {
        let (_, view) = read(&[("table.csv", &rows(header, cells))], Settings::default());
        assert!(!told(&view).contains("rows_may_not_count"), "{header}: {}", told(&view));
    }
}

#[test]
fn parents_that_hold_their_children_do_not_count_beside_them() {
    check(&[
        (
            "|A : Nurse|B : GP\n1 : Barriers|5|3\n2 : Cost|3|1\n3 : Time|2|2\n4 : Facilitators|2|2\n5 : Team|2|2\n",
            "8 4 0 0 0; totals_row 2",
        ),
        // Codings that both children hold count once in the parent.
        (
            "|A : Sjuksköterska|B : Läkare\n1 : Hinder|4|2\n2 : Kostnad|3|1\n3 : Tid|2|2\n4 : Främjande|2|1\n5 : Chef|2|1\n",
            "8 3 0 0 0; totals_row 2",
        ),
    ]);
}

#[test]
fn findings_stand_under_the_theme_of_their_own_column() {
    let text = "Study|Barrier|Barrier theme|Facilitator|Facilitator theme\nA 2019|No money for staff|Cost|Boss helps a lot|Leadership\nB 2020|No time to train|Time|Colleagues taught us|Team\nC 2021|Fees are too high|Cost||\n";
    check(&[(text, "3 2 0 0 0; passages_are_codings 5")]);
    let mut themes = labels(text, false, serde_json::json!({}));
    themes.sort();
    assert_eq!(themes, ["Cost", "Leadership", "Team", "Time"]);
}

#[test]
fn titles_that_go_on_make_no_groups() {
    check(&[(
        "Table 2. Barriers and facilitators||\nTheme|Barriers|Facilitators\nTime|3|2\nCost|4|1\nTable 2 (continued)||\nTheme|Barriers|Facilitators\nTeam|1|5\nHelp|0|2\n",
        "8 10 0 0 0; rows_above_header 1; nothing_counted 1; repeated_header 1",
    )]);
}
