//! Codes in rows and a column a person or publication, under any name, with marks or valences in the cells.

use std::collections::BTreeMap;

use steelyard_core::dataset::FamilyKind;
use steelyard_core::engine::{FileSettings, Settings};
use steelyard_core::valence::Valence;

use super::{check, read, told};

/// Four barriers and three facilitators of three people, under a mark.
fn marked(heads: &str, mark: &str, nothing: &str) -> String {
    format!(
        "{heads}\nTime|Barrier|{mark}|{nothing}|{mark}\nCost|Barrier|{nothing}|{mark}|{mark}\nTeam|Facilitator|{mark}|{nothing}|{nothing}\nRules|Facilitator|{mark}|{mark}|{nothing}\n"
    )
}

#[test]
fn marks_under_names_of_publications_and_numbered_people_are_theirs() {
    for (heads, people) in [
        ("Theme|Valence|Adams 2018|Brown et al. 2019|Chen (2020)", false),
        ("Tema|Valens|Berg, 2018|Lund, 2019a|Lund, 2019b", false),
        ("Thema|Richtung|Pat. 1|Pat. 2|Pat. 3", true),
        ("Thème|Valence|Infirmière 1|Infirmière 2|Médecin 1", true),
        ("Theme|Valence|Nurse 1|Nurse 2|GP 1", true),
    ] {
        for (mark, nothing) in [("x", ""), ("✓", ""), ("X", "-"), ("yes", "no"), ("•", "n/a")] {
            let text = marked(heads, mark, nothing);
            let (_, view) = read(&[("table.csv", &text)], Settings::default());
            let said = told(&view);
            assert!(said.starts_with("4 3 0 0 0; "), "{said}: {text}");
            assert!(said.contains("columns_are_people 3"), "{said}: {text}");
            assert!(!said.contains('?'), "{said}: {text}");
            let owners = if people { view.summary.participants } else { Some(3) };
            assert_eq!(owners, Some(3), "{text}");
        }
    }
}

#[test]
fn marks_under_other_names_are_asked() {
    for heads in [
        "Theme|Valence|Anna|Ben|Clara",
        "Theme|Valence|1|2|3",
        "Tema|Valencia|Centro norte|Centro sur|Centro este",
        "Code|Valence|R1|R2|R3",
        "Theme|Valence|KJ|MO|TL",
    ] {
        for (mark, nothing) in [("x", ""), ("✓", "-"), ("yes", "no")] {
            let text = marked(heads, mark, nothing);
            let (_, view) = read(&[("table.csv", &text)], Settings::default());
            let said = told(&view);
            assert!(said.starts_with("4 3 0 0 0"), "{said}: {text}");
            assert!(said.ends_with("column_family?"), "{said}: {text}");
        }
    }
    // Said to be nothing that counts, each row is a coding.
    let families = BTreeMap::from([("Anna".to_owned(), FamilyKind::Aside)]);
    let file = FileSettings { families, ..FileSettings::default() };
    let files = BTreeMap::from([("table.csv".to_owned(), file)]);
    let text = marked("Theme|Valence|Anna|Ben|Clara", "x", "");
    let (_, view) = read(&[("table.csv", &text)], Settings { files, ..Settings::default() });
    assert_eq!(Valence::ALL.map(|one| view.summary.valences[one]), [2, 2, 0, 0, 0]);
}

#[test]
fn valences_under_any_names_are_those_of_the_code_of_the_row() {
    let grid = |heads: &str, [barrier, facilitator, nothing]: [&str; 3]| {
        format!(
            "{heads}\nTime|{barrier}|{facilitator}|{nothing}|{barrier}\nCost|{nothing}|{barrier}|{barrier}|{nothing}\nTeam|{facilitator}|{facilitator}|{barrier}|{facilitator}\n"
        )
    };
    for words in [
        ["B", "F", ""],
        ["b", "f", "-"],
        ["barrier", "facilitator", ""],
        ["Barriere", "Förderfaktor", "k. A."],
        ["-", "+", ""],
    ] {
        for (heads, asked) in [
            ("Theme|Anna|Ben|Clara|David", true),
            ("Thema|Frau Meier|Herr Schulz|Frau Klein|Herr Groß", true),
            ("Theme|1|2|3|4", true),
            ("Code|Adams 2018|Brown 2019|Chen 2020|Diaz 2021", false),
            ("Code|Nurse 1|Nurse 2|GP 1|GP 2", false),
        ] {
            let text = grid(heads, words);
            let (_, view) = read(&[("table.csv", &text)], Settings::default());
            let said = told(&view);
            assert!(said.starts_with("5 4 0 0 0"), "{said}: {text}");
            assert_eq!(said.contains("column_family?"), asked, "{said}: {text}");
        }
    }
}

#[test]
fn both_valences_in_a_cell_and_numbers_of_studies_leave_a_grid_a_grid() {
    check(&[(
        "Theme|Adams 2018|Berg 2020|Smith 2021|Okoro 2019|No. of studies\nTime|B|B|–|B|3\nCost|B|–|B/F|B|3\nLeaders|F|F|–|–|2\n",
        "5 2 1 0 0; counts_left_out 1; columns_are_people 4; nothing_found 4",
    )]);
}

#[test]
fn columns_beside_codes_that_say_something_else_are_nobody() {
    check(&[
        // Which passages are telling, and what was done with codes that come again.
        (
            "Theme|Valence|Quote|Key|Policy\nTime|Barrier|No time|x|\nCost|Barrier|Too dear||x\nTeam|Facilitator|We help|x|\nTime|Barrier|Rushed||\n",
            "3 1 0 0 0",
        ),
        (
            "Theme|Valence|Urgent|Local\nTime|Barrier|x|\nCost|Barrier||x\nTeam|Facilitator|x|\nTime|Barrier||\n",
            "3 1 0 0 0",
        ),
        // Rows of people: codes stand in the columns.
        ("Participant|Time|Cost|Team\nP1|x||x\nP2||x|x\nP3|x|x|\n", "0 0 0 0 6"),
        // Two coders.
        ("Theme|Coder 1|Coder 2\nTime|B|B\nCost|B|F\nTeam|F|F\n", "0 0 0 0 3; column?; column?"),
    ]);
    // Which constructs a code belongs to.
    let text = "Theme|Valence|Knowledge|Skills|Environmental context and resources\nTime|Barrier|||x\nCost|Barrier||x|x\nTeam|Facilitator|x|x|\n";
    let (_, view) = read(&[("table.csv", text)], Settings::default());
    assert!(told(&view).starts_with("2 1 0 0 0"), "{}", told(&view));
}
